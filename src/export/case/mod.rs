//! `cutover/case` version 1: everything that is known of a tenant, in one file (docs/case-file.md).
//!
//! In: a [`crate::findings::Case`]. Out: text, in pieces ([`Writing`]); and back ([`open`]). What is encrypted, and how it
//! is told, is in [`Envelope`]; the ciphers are the browser's.

mod codes;
mod columns;
mod document;
mod envelope;
mod pack;
mod read;
mod write;

pub use document::Tool;
pub use envelope::{Envelope, NONCE, Parameters, SALT};
pub use pack::Packing;
pub(super) use pack::to_base64;
pub use read::{CaseError, LARGEST, Opened, Opening, Origin, is_case, open, open_decrypted};
pub use write::{About, WriteError, Writing, case_file};
