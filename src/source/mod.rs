//! Where records come from. Every source ends in [`RawRecord`]s and defects handed to a [`Sink`]; nothing after that
//! knows the source. Pure: no clock, no randomness, no browser.

pub mod demo;
pub mod exchange;
pub mod graph;
pub mod import;
mod raw;

pub use raw::{AuthStep, Format, ProblemCode, RawRecord, Sink, SourceNote};
