//! `cutover/case` version 1 as JSON: what stands in the document in plain sight (docs/case-file.md).

use super::codes::Lists;
use crate::findings::Decision;
use crate::findings::snapshot::{MarkData, Snapshot, SourceCounts, SourceData, Times};
use crate::findings::view::{Origin, SourceKind, Stated};
use crate::findings::{ANSWERS, CLIENTS, Common, SourceReading, SourceStart};
use crate::ingest::names::{CLIENT, shortened};
use crate::model::{Covered, How, Instant, Mark, Protocol, visible_name};
use crate::source::graph::Line;
use crate::source::{Format, ProblemCode, SourceNote};
use serde::{Deserialize, Serialize};

/// Value of `format`.
pub(super) const FORMAT: &str = "cutover/case";
/// The version that this program writes, and the newest that it reads.
pub(super) const VERSION: u32 = 1;
/// Greatest count that a file may claim for one source: far above any log, and far below what sums could overflow.
const MOST: u64 = 1 << 40;

/// What tells whether the rest can be read.
#[derive(Deserialize)]
pub(super) struct Label {
    pub(super) format: String,
    pub(super) version: u64,
    #[serde(default)]
    pub(super) encryption: Option<super::envelope::Encryption>,
}

/// The whole document.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) written: Instant,
    pub(super) tool: Tool,
    #[serde(default)]
    pub(super) pseudonymised: bool,
    pub(super) tenant: Tenant,
    pub(super) sources: Vec<SourceDoc>,
    pub(super) lists: Lists,
    pub(super) texts: Table,
    pub(super) people: Table,
    pub(super) legacy: Table,
    pub(super) modern: Table,
    pub(super) companions: Table,
    pub(super) counted: Table,
    #[serde(default)]
    pub(super) marks: Vec<MarkDoc>,
    /// Requests that were made.
    #[serde(default, deserialize_with = "known")]
    pub(super) ledger: Vec<Line>,
}

/// Requests at the most: what the page keeps of its own.
const REQUESTS: usize = 20_000;

/// The requests that this version knows. One for a reason that a later version has is passed over: nothing follows from it.
fn known<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Line>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Request {
        Known(Line),
        Other(serde::de::IgnoredAny),
    }
    let all = <Vec<Request>>::deserialize(deserializer)?;
    let known = all.into_iter().filter_map(|request| match request {
        Request::Known(line) => Some(line),
        Request::Other(_) => None,
    });
    Ok(known.take(REQUESTS).collect())
}

/// What was decided last about a device.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MarkDoc {
    person: u32,
    device: String,
    decided: Instant,
    /// Both, or neither: then the mark was taken back.
    at: Option<Instant>,
    how: Option<String>,
    /// Time of the first mark, where this one was made anew after a gap.
    #[serde(default)]
    first_at: Option<Instant>,
}

impl MarkDoc {
    pub(super) fn of(data: MarkData) -> Self {
        let mark = data.decision.mark;
        Self {
            person: data.person,
            device: data.device,
            decided: data.decision.decided,
            at: mark.map(|m| m.at),
            how: mark.map(|m| m.how.to_string()),
            first_at: data.decision.first_at,
        }
    }

    /// Back again. A way of changing that this version does not know makes no mark: nothing can be judged by it.
    fn data(self) -> Option<MarkData> {
        let mark = match (self.at, self.how) {
            (None, None) => None,
            (Some(at), Some(how)) => Some(Mark {
                at,
                how: How::parse(&how)?,
            }),
            _ => return None,
        };
        Some(MarkData {
            person: self.person,
            device: self.device,
            decision: Decision {
                mark,
                first_at: self.first_at,
                decided: self.decided,
            },
        })
    }
}

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// Always `cutover`.
    pub name: String,
    /// Version.
    pub version: String,
    /// Commit.
    pub commit: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Tenant {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
}

/// A table in pieces.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Table {
    pub(super) rows: u64,
    pub(super) chunks: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SourceDoc {
    name: String,
    kind: SourceKind,
    format: Option<Format>,
    bytes: u64,
    sha256: Option<String>,
    complete: bool,
    problem: Option<ProblemCode>,
    problem_at: Option<u64>,
    notes: Vec<SourceNote>,
    proposed: Stated,
    stated: Option<Stated>,
    /// Sum over the identities of its records, hexadecimal: a number of 64 bits is none for JSON.
    fingerprint: String,
    counts: SourceCounts,
    #[serde(default)]
    unknown_clients: Vec<(String, u64)>,
    #[serde(default)]
    answered_clients: Vec<(String, u64, Protocol)>,
    interactive: Times,
    non_interactive: Times,
    open: Times,
    #[serde(default)]
    asked: Vec<Covered>,
    #[serde(default)]
    only_own: bool,
    #[serde(default)]
    common: Common,
    #[serde(default)]
    order: Times,
}

impl SourceDoc {
    pub(super) fn of(s: SourceData) -> Self {
        Self {
            name: s.start.name,
            kind: s.start.kind,
            format: s.reading.format,
            bytes: s.reading.bytes.unwrap_or(s.start.bytes),
            sha256: s.sha256,
            complete: s.complete,
            problem: s.reading.problem,
            problem_at: s.reading.problem_at,
            notes: s.reading.notes,
            proposed: s.start.proposed,
            stated: s.stated,
            fingerprint: format!("{:016x}", s.fingerprint),
            counts: s.counts,
            unknown_clients: s.unknown_clients,
            answered_clients: s.answered_clients,
            interactive: s.interactive,
            non_interactive: s.non_interactive,
            open: s.open,
            asked: s.asked,
            only_own: s.only_own,
            common: s.common,
            order: s.order,
        }
    }

    /// Back again; `None` for numbers that no log can have.
    pub(super) fn data(self) -> Option<SourceData> {
        let c = self.counts;
        let counts = [
            c.records,
            c.duplicates,
            c.unreadable,
            c.legacy,
            c.other_tenant,
            c.misdated,
            c.untranslated,
            c.with_agent,
            c.not_user,
            c.auth_steps,
            c.modern,
        ];
        let is_hash = |hex: &String| hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit());
        if counts.into_iter().any(|n| n > MOST)
            || self.bytes > 1 << 53
            || !self.sha256.iter().all(is_hash)
        {
            return None;
        }
        Some(SourceData {
            start: SourceStart {
                name: visible_name(&self.name).into_owned(),
                kind: self.kind,
                bytes: self.bytes,
                proposed: self.proposed,
            },
            reading: SourceReading {
                format: self.format,
                problem: self.problem,
                problem_at: self.problem_at,
                notes: self.notes,
                example: None,
                bytes: None,
            },
            complete: self.complete,
            stated: self.stated,
            sha256: self.sha256,
            origin: match self.kind {
                // Invented on the spot: there is nothing to check.
                SourceKind::Demo => Origin::Read,
                SourceKind::File | SourceKind::Graph => Origin::Case,
            },
            fingerprint: u64::from_str_radix(&self.fingerprint, 16).ok()?,
            counts: self.counts,
            unknown_clients: self
                .unknown_clients
                .into_iter()
                .take(CLIENTS)
                .map(|(name, n)| (name.chars().take(CLIENT).collect(), n.min(MOST)))
                .collect(),
            answered_clients: self
                .answered_clients
                .into_iter()
                .take(ANSWERS)
                .map(|(name, n, protocol)| (shortened(&name).to_owned(), n.min(MOST), protocol))
                .collect(),
            interactive: self.interactive,
            non_interactive: self.non_interactive,
            open: self.open,
            asked: self.asked,
            only_own: self.only_own,
            common: self.common,
            order: self.order,
        })
    }
}

impl Document {
    /// All but the tables.
    pub(super) fn frame(&mut self) -> Option<Snapshot> {
        Some(Snapshot {
            tenant: self.tenant.id.take().map(|id| id.to_lowercase()),
            tenant_name: self.tenant.name.take(),
            marks: std::mem::take(&mut self.marks)
                .into_iter()
                .filter_map(MarkDoc::data)
                .collect(),
            sources: std::mem::take(&mut self.sources)
                .into_iter()
                .map(SourceDoc::data)
                .collect::<Option<_>>()?,
            ..Snapshot::default()
        })
    }
}
