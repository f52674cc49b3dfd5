//! Files. [`Reader`] takes a file's bytes in chunks, tells by content what it is, and hands records to a
//! [`super::Sink`]; it never holds more than one record and a chunk.

use super::ProblemCode;

pub mod archives;
pub mod csv;
pub mod detect;
pub mod json;
mod reader;
mod wide;

pub use reader::Reader;

/// What a parser did with the bytes it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Bytes that need not be given again.
    pub consumed: usize,
    /// The file cannot be read on.
    pub stop: Option<ProblemCode>,
}
