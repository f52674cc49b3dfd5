//! Makes a failing input small: leaves out pieces, halves of them, and so on, while it goes on failing in the same place.

use crate::run::{Failure, run};
use crate::targets::Target;
use std::time::{Duration, Instant};

const TIME: Duration = Duration::from_secs(20);

pub(crate) fn shrink(part: &Target, input: &[u8], failure: &Failure) -> Vec<u8> {
    let began = Instant::now();
    let fails = |input: &[u8]| run(part, input).failure(part, input).as_ref() == Some(failure);
    let mut small = input.to_vec();
    let mut piece = small.len().div_ceil(2);
    while piece > 0 && began.elapsed() < TIME {
        let mut at = 0;
        while at < small.len() && began.elapsed() < TIME {
            let end = (at + piece).min(small.len());
            let mut without = small.clone();
            without.drain(at..end);
            if fails(&without) {
                small = without;
            } else {
                at = end;
            }
        }
        piece /= 2;
    }
    small
}
