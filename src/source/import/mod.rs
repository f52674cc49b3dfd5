//! Files. [`Reader`] takes a file's bytes in chunks, tells by content what it is, and hands records to a
//! [`super::Sink`]; it never holds more than one record and a chunk.

use super::ProblemCode;

pub mod archives;
pub mod csv;
mod dates;
pub mod detect;
mod emit;
pub mod json;
mod narrow;
mod place;
mod reader;
pub mod shapes;
mod wide;

pub use dates::{DateHints, DateOrder, readings};
pub use reader::Reader;

/// What a parser did with the bytes it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Bytes that need not be given again.
    pub consumed: usize,
    /// The file cannot be read on.
    pub stop: Option<ProblemCode>,
}
