//! The fold: sign-ins → devices with class, evidence, times and counts, and what the sources cover.
//!
//! In: [`crate::ingest::SignIn`]s in any order, split over any sources. Out: [`view`]s. The same records give the same
//! findings whatever the order; a record counts once, the richer version wins. Memory grows with devices
//! and legacy sign-ins, and by some bytes for every other record. Sees no clock, no URL and no sentence to display.

mod asked;
mod build;
mod case;
mod compare;
mod covered;
mod device_view;
mod evidence;
pub mod exchange;
mod finding;
mod flags;
mod history;
mod intern;
pub mod life;
mod marks;
mod merge;
mod network;
mod overlaps;
mod people;
mod proof;
pub mod proposal;
mod readings;
mod reread;
mod rows;
mod seen;
pub mod snapshot;
mod source_view;
mod sources;
mod strip;
mod summary;
mod times;
mod verdicts;
mod versions;
pub mod view;

pub use case::{Accepted, Case, Changes};
pub use compare::{Baseline, Comparison};
pub use finding::Finding;
pub use marks::Decision;
pub use network::network;
pub use proposal::Common;
pub use reread::{ANSWERS, CLIENTS};
pub use sources::{Reading as SourceReading, SourceStart};
pub use summary::ModernPeople;
pub use verdicts::Judged;
