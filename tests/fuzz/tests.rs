//! The measures can fail, and what was found stays mended.

#![allow(clippy::unwrap_used)]

use crate::run::{FLOOR, Kind, is_slow, run};
use crate::targets::{Target, Used, all};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Memory is that of the whole program: one test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn kind_of(read: fn(&[u8]) -> Used) -> Option<Kind> {
    let part = Target::of(read);
    run(&part, b"x")
        .failure(&part, b"x")
        .map(|failure| failure.kind)
}

#[test]
fn a_panic_a_second_and_too_much_memory_are_failures() {
    let _alone = alone();
    assert_eq!(kind_of(|_| Used::default()), None);
    assert_eq!(
        kind_of(|input| {
            assert!(input.is_empty());
            Used::default()
        }),
        Some(Kind::Panic)
    );
    let hog = |_: &[u8]| {
        std::hint::black_box(vec![1_u8; FLOOR as usize + 100]);
        Used::default()
    };
    assert_eq!(kind_of(hog), Some(Kind::Memory));
    let unpacking = |_: &[u8]| {
        std::hint::black_box(vec![1_u8; FLOOR as usize + 100]);
        Used {
            unpacked: 100,
            told: 0,
        }
    };
    assert_eq!(kind_of(unpacking), None);
    assert!(is_slow(1.1, || 1.2));
    assert!(!is_slow(1.1, || 0.2) && !is_slow(0.9, || 1.2));
}

/// Some inputs of each part: the whole of `make fuzz`, very short.
#[test]
fn the_first_inputs_of_each_part_pass() {
    let _alone = alone();
    for part in all() {
        let seeds = (part.seeds)();
        assert!(seeds.len() > 3, "{}: no seeds", part.name);
        for number in 0..40 {
            let input = part.input(&seeds, 0, number);
            assert_eq!(run(&part, &input).panic(), None, "{} {number}", part.name);
        }
    }
}

/// What failed once, made small: `tests/data/fuzz/<part>/<what it was>`.
#[test]
fn what_was_found_stays_mended() {
    let _alone = alone();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz");
    let mut found = 0;
    for part in all() {
        let Ok(files) = std::fs::read_dir(folder.join(part.name)) else {
            continue;
        };
        for file in files {
            let path = file.unwrap().path();
            let input = std::fs::read(&path).unwrap();
            assert_eq!(
                run(&part, &input).failure(&part, &input),
                None,
                "{}",
                path.display()
            );
            found += 1;
        }
    }
    assert!(found > 0, "nothing in {}", folder.display());
}
