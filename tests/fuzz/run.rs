//! Runs one input and measures it.

use crate::MEMORY;
use crate::targets::{Target, Used};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Seconds that one input may take.
const SLOW: f64 = 1.0;
/// Bytes of memory for each byte that is read.
const FACTOR: u64 = 16;
/// What a reader may hold whatever the input's size: buffers of unpacking (64 KiB twice, and the window of deflate), tables
/// of a case, the first capacity of each list; and one record of up to 1 MiB twice, while a list that holds it grows.
pub(crate) const FLOOR: u64 = 4 << 20;
/// The watch gives up on an input that takes longer, or on memory beyond this.
const GIVE_UP: Duration = Duration::from_secs(60);
const FULL: usize = 3 << 30;

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What is wrong with an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Panic,
    Slow,
    Memory,
    Hang,
}

impl Kind {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Slow => "slow",
            Self::Memory => "memory",
            Self::Hang => "hang",
        }
    }
}

/// A failing input: the same place is reported once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) kind: Kind,
    pub(crate) place: String,
}

/// How an input was read.
pub(crate) struct Done {
    panic: Option<String>,
    pub(crate) seconds: f64,
    memory: u64,
    /// Bytes that were read in the end: the input, and what it unpacked to.
    pub(crate) read: u64,
    /// Bytes that the sign-ins it stands for would have if each were written.
    told: u64,
}

/// Memory that reading may take. `read`: the input's bytes, those that it unpacked to among them.
pub(crate) const fn allowed(read: u64) -> u64 {
    read.saturating_mul(FACTOR).saturating_add(FLOOR)
}

impl Done {
    fn allowed(&self) -> u64 {
        allowed(self.read.max(self.told))
    }

    #[allow(clippy::cast_precision_loss)] // A share.
    pub(crate) fn share(&self) -> f64 {
        self.memory as f64 / self.allowed() as f64
    }

    /// Where it panicked.
    #[cfg(test)]
    pub(crate) fn panic(&self) -> Option<&str> {
        self.panic.as_deref()
    }

    /// What is wrong, if anything is.
    pub(crate) fn failure(&self, part: &Target, input: &[u8]) -> Option<Failure> {
        let (kind, place) = if let Some(place) = &self.panic {
            (Kind::Panic, place.clone())
        } else if self.memory > self.allowed() {
            (Kind::Memory, "takes too much memory".to_owned())
        } else if is_slow(self.seconds, || run(part, input).seconds) {
            (Kind::Slow, "takes too long".to_owned())
        } else {
            return None;
        };
        Some(Failure { kind, place })
    }
}

/// What was slow gets two more chances: others use the machine, too.
pub(crate) fn is_slow(first: f64, mut again: impl FnMut() -> f64) -> bool {
    first > SLOW && (0..2).all(|_| again() > SLOW)
}

/// Reads an input with one part.
pub(crate) fn run(part: &Target, input: &[u8]) -> Done {
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let began = Instant::now();
    let used = catch_unwind(AssertUnwindSafe(|| (part.read)(input)));
    let seconds = began.elapsed().as_secs_f64();
    let memory = MEMORY.peak_usage().saturating_sub(before) as u64;
    let used_up = used.as_ref().copied().unwrap_or(Used::default());
    Done {
        panic: used.is_err().then(|| {
            let place = PANIC.with(|place| place.borrow_mut().take());
            place.unwrap_or_else(|| "panics".to_owned())
        }),
        seconds,
        memory,
        read: input.len() as u64 + used_up.unpacked,
        told: used_up.told,
    }
}

/// One input alone is asked for: its panic is printed.
pub(crate) static LOUD: AtomicBool = AtomicBool::new(false);

/// A panic is kept, not printed.
pub(crate) fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let at = info
            .location()
            .map(|l| format!("{}:{}", l.file(), l.line()));
        PANIC.with(|place| *place.borrow_mut() = Some(at.unwrap_or_default()));
        if LOUD.load(Ordering::SeqCst) {
            println!("{info}");
        }
    }));
}

/// Tells the watch what is under way.
pub(crate) struct Watched(Arc<State>);

/// Looks whether it ends.
pub(crate) struct Watch(Arc<State>);

#[derive(Default)]
struct State {
    began: Mutex<Option<Instant>>,
    number: AtomicU64,
    over: AtomicBool,
}

impl Watched {
    pub(crate) fn new() -> (Self, Watch) {
        let state = Arc::new(State::default());
        (Self(Arc::clone(&state)), Watch(state))
    }

    pub(crate) fn begin(&self, number: u64) {
        self.0.number.store(number, Ordering::SeqCst);
        self.0.set(Some(Instant::now()));
    }

    pub(crate) fn end(&self) {
        self.0.set(None);
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.over.store(true, Ordering::SeqCst);
    }
}

impl State {
    fn set(&self, began: Option<Instant>) {
        if let Ok(mut place) = self.began.lock() {
            *place = began;
        }
    }
}

impl Watch {
    /// Waits until all is over, or gives the number of the input that does not end.
    pub(crate) fn guard(&self) -> Option<u64> {
        while !self.0.over.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_millis(20));
            let began = self.0.began.lock().ok().and_then(|place| *place);
            let late = began.is_some_and(|began| began.elapsed() > GIVE_UP);
            if late || (began.is_some() && MEMORY.current_usage() > FULL) {
                return Some(self.0.number.load(Ordering::SeqCst));
            }
        }
        None
    }
}
