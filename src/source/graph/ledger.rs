//! The network ledger: every request with its time, address, answer and reason; no token, no cursor.

use super::refusal::Problem;
use crate::model::Instant;
use serde::{Deserialize, Serialize};

/// Why a request was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// Whether the log may be read at all, and its newest interactive records.
    CheckInteractive,
    /// The newest non-interactive record.
    CheckNonInteractive,
    /// Legacy sign-ins of a window.
    Legacy,
    /// Client apps with none of the known names.
    OtherNames,
    /// Whether devices that were changed sign in by the app expected of them.
    Proof,
    /// Something of the tenant's settings, asked for on the page.
    Setting,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Number, from 1.
    pub number: u32,
    /// When it was sent.
    pub at: Instant,
    /// Address without cursor.
    pub url: String,
    /// A page after the first.
    pub next_page: bool,
    /// Why.
    pub why: Why,
    /// HTTP status; `None`: no answer (yet).
    pub status: Option<u16>,
    /// Bytes of the answer's body, unpacked.
    pub bytes: u64,
    /// Milliseconds until the answer was read, or until it was given up; `None`: under way.
    pub took: Option<u32>,
    /// `request-id`, where the browser may read it.
    pub request_id: Option<String>,
    /// Records in it.
    pub records: Option<u32>,
    /// Stopped by the admin while it was under way.
    pub stopped: bool,
    /// What was wrong with it.
    pub problem: Option<Problem>,
}
