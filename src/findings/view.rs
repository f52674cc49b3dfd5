//! What the page and the exports see of findings: plain data, message ids instead of sentences.
//!
//! Length: one list of plain types, without logic.

use crate::device::{Family, Reading};
use crate::model::{
    Application, Class, Confidence, EventType, Flag, Guid, Instant, MailClient, Mark, ModernAuth,
    Outcome, Protocol, Question,
};
use crate::source::{Format, ProblemCode, SourceNote};
use serde::{Deserialize, Serialize};

pub use super::finding::fits;
use super::finding::fits_client;
pub use crate::model::Basis;
pub use crate::verify::{Reason, State, Verdict};

/// Number of a source within the case, in the order in which they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u16);

/// Opaque key of a finding: never a name or an address in it. 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingKey(pub String);

/// What a file is: by content and name (`proposed`), and what the admin said (`stated`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stated {
    /// Interactive or not; `None`: not known (or both, told by the records themselves).
    pub event_type: Option<EventType>,
    /// Filter used in the portal.
    pub question: Option<Question>,
    /// Start of the window.
    pub from: Option<Instant>,
    /// End of the window.
    pub to: Option<Instant>,
    /// When it was downloaded.
    pub downloaded: Option<Instant>,
}

/// What kind of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// A dropped file.
    File,
    /// Microsoft Graph.
    Graph,
    /// The demo tenant.
    Demo,
}

/// Where what is known of a source comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// Read on this page.
    #[default]
    Read,
    /// A loaded case file says so; not checked here.
    Case,
    /// A loaded case file said so, and a file with the same SHA-256 was read here.
    Checked,
}

/// Why what the admin said of a file cannot be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Contradiction {
    /// The window ends before it begins, or after the download.
    Window,
    /// Rows of the file lie outside the window.
    Rows,
    /// Rows of the file are of the other event type, or known under it from another file.
    EventType,
    /// Rows of the file would not have passed the filter.
    Filter,
}

/// What a source was asked and answered to the end, over all its pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question; `Unknown`: several.
    pub question: Question,
    /// Event types.
    pub event_types: Vec<EventType>,
    /// Start.
    pub from: Instant,
    /// End.
    pub to: Instant,
}

/// One source and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceView {
    /// Which.
    pub id: SourceId,
    /// Name; for an archive's entry `archive.zip › entry.json`.
    pub name: String,
    /// Kind.
    pub kind: SourceKind,
    /// Recognised shape.
    pub format: Option<Format>,
    /// Bytes (of the file; for an archive's entry, unpacked).
    pub bytes: u64,
    /// Where it is known from.
    pub origin: Origin,
    /// SHA-256 in hexadecimal, once computed here or by whoever saved the case.
    pub sha256: Option<String>,
    /// Records read, repeats included.
    pub records: u64,
    /// Of these, repeats of records known already.
    pub duplicates: u64,
    /// Things that stand where a record should and cannot be read.
    pub unreadable: u64,
    /// Records of another tenant, left out.
    pub other_tenant: u64,
    /// Records whose date cannot be true: before there was a log, or more than a day after they were read.
    pub misdated: u64,
    /// Authentication steps (companion files).
    pub auth_steps: u64,
    /// Event types that its records tell.
    pub event_types: Vec<EventType>,
    /// Has records whose event type only the admin can tell.
    pub event_type_open: bool,
    /// The person of all its records, where there is only one.
    pub person: Option<Guid>,
    /// Oldest record.
    pub oldest: Option<Instant>,
    /// Newest record.
    pub newest: Option<Instant>,
    /// Prefilled answers, from name, content and file date.
    pub proposed: Stated,
    /// Proposed length of its window before the download, in milliseconds.
    pub window: i64,
    /// The admin's answers, if given.
    pub stated: Option<Stated>,
    /// Why the admin's answers cannot be true; they then count for nothing.
    pub contradiction: Option<Contradiction>,
    /// What was asked of Graph and answered to the end.
    pub asked: Option<Asked>,
    /// Its files: the hours of a storage container are one source.
    pub files: u64,
    /// Of these, files that were not read to their end.
    pub failed: u64,
    /// What its coverage rests on.
    pub basis: Basis,
    /// Read to its end.
    pub complete: bool,
    /// Still being read.
    pub busy: bool,
    /// Why it gave nothing or not all, with the byte where known.
    pub problem: Option<ProblemCode>,
    /// Byte of the problem.
    pub problem_at: Option<u64>,
    /// What could not be read, or a date that can be read both ways, as it stands in the file.
    pub example: Option<String>,
    /// That date with the day first and with the month first, where the admin can tell which it is.
    pub readings: Option<(Instant, Instant)>,
    /// MailClient apps that no table knows, with their records; the first few.
    pub unknown_clients: Vec<(String, u64)>,
    /// MailClient apps that the admin told, with their records and what was said.
    pub answered_clients: Vec<(String, u64, Protocol)>,
    /// Said once per file.
    pub notes: Vec<SourceNote>,
}

impl SourceView {
    /// Not read to its end, or with rows that cannot be read: an alert, never a footnote.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        self.problem.is_some() || (!self.busy && (self.unreadable > 0 || self.misdated > 0))
    }
}

/// Numbers over everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Tenant id, if a record told it.
    pub tenant_id: Option<String>,
    /// Tenant name, if known.
    pub tenant_name: Option<String>,
    /// Counts of records.
    pub records: RecordCounts,
    /// Oldest record of any source.
    pub from: Option<Instant>,
    /// Newest record of any source.
    pub to: Option<Instant>,
    /// *Complete to* per event type.
    pub complete_to: CompleteTo,
    /// Findings.
    pub findings: u64,
    /// People with findings that use legacy (Basic proven, unknown, certificate).
    pub people: u64,
    /// People whose only legacy sign-ins are for a user that does not exist: counted as spray, not listed.
    pub spray_unknown_users: u64,
    /// Rejected legacy sign-ins behind them.
    pub spray_unknown_attempts: u64,
    /// Modern sign-ins with a password grant inside.
    pub modern_password_grants: u64,
    /// Any record was known only by its content.
    pub without_id: u64,
}

/// Each record counts exactly once: read = the sum of the others (contract 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordCounts {
    /// All.
    pub read: u64,
    /// Seen before.
    pub duplicates: u64,
    /// Legacy.
    pub legacy: u64,
    /// Modern.
    pub modern: u64,
    /// No or unknown client app.
    pub unknown: u64,
    /// Service principals, managed identities.
    pub not_user: u64,
    /// Could not be read.
    pub unreadable: u64,
}

/// *Complete to* per event type (rules 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompleteTo {
    /// Interactive.
    pub interactive_user: Option<Instant>,
    /// Non-interactive.
    pub non_interactive_user: Option<Instant>,
}

/// A person as the log names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// Object id.
    pub id: Option<String>,
    /// User principal name.
    pub principal_name: Option<String>,
    /// Display name.
    pub display_name: Option<String>,
}

/// Sign-ins by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeCounts {
    /// Accepted.
    pub accepted: u64,
    /// Stopped after a correct password.
    pub stopped_after_password: u64,
    /// Rejected.
    pub rejected: u64,
    /// Interrupted.
    pub interrupted: u64,
    /// Other.
    pub other: u64,
}

/// One row of the findings table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingRow {
    /// Which.
    pub key: FindingKey,
    /// Whose.
    pub user: User,
    /// Device label; for relays and unknown devices empty: the page says it in words.
    pub label: String,
    /// Family.
    pub family: Family,
    /// OS and version as shown, e.g. `iOS 15.1`.
    pub os: Option<String>,
    /// OS version.
    pub os_version: Option<String>,
    /// How sure the device is.
    pub confidence: Confidence,
    /// A user agent was logged, readable or not. Where none was, label and system are from device details.
    pub has_agent: bool,
    /// Its application, if that is no mail client.
    pub application: Option<Application>,
    /// Can it do modern authentication.
    pub modern_auth: ModernAuth,
    /// Class.
    pub class: Class,
    /// Flags, sorted.
    pub flags: Vec<Flag>,
    /// Protocols, sorted.
    pub protocols: Vec<Protocol>,
    /// First legacy sign-in.
    pub first_seen: Instant,
    /// Last legacy sign-in.
    pub last_seen: Instant,
    /// Legacy sign-ins by outcome.
    pub counts: OutcomeCounts,
    /// Different addresses.
    pub addresses: u32,
    /// Different countries.
    pub countries: u32,
    /// An address for search (newest).
    pub address: Option<String>,
    /// When, in six-hour bins.
    pub strip: Strip,
    /// Can be marked as changed: certificate and spray findings offer no mark.
    pub markable: bool,
    /// The mark, if it is marked as changed.
    pub mark: Option<Mark>,
    /// The verdict as of the time that the page last told.
    pub verdict: RowVerdict,
}

/// The verdict, as far as the table shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowVerdict {
    /// State.
    pub state: State,
    /// Why; `None` where the state says it all.
    pub reason: Option<Reason>,
    /// When the verdict can be had at the earliest.
    pub earliest: Option<Instant>,
}

/// What *complete to* rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reach {
    /// Nothing newer was in the answer: the moment when it was asked, less two hours.
    Asked,
    /// The newest record seen, less a quarter of an hour.
    Newest,
}

/// What *complete to* rests on, and for which event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rests {
    /// Asked of Graph, or stated by the admin.
    pub basis: Basis,
    /// Which of the two.
    pub reach: Reach,
    /// The event type that is the earlier of the two.
    pub event_type: EventType,
}

/// When a device signed in: six-hour bins since 1970, as bitmaps in hexadecimal (first digit: bins 0–3, lowest bit
/// first).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    /// Number of the first bin.
    pub start: u32,
    /// Legacy sign-ins accepted, stopped, interrupted or other.
    pub legacy: String,
    /// Legacy sign-ins rejected.
    pub rejected: String,
    /// Modern sign-ins of the same person by a mail client that fits the device.
    pub modern: String,
}

/// Length of a bin of [`Strip`] in milliseconds.
pub const STRIP_BIN: i64 = 6 * crate::model::HOUR;

/// Everything about one finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceView {
    /// The row, as in the table.
    pub row: FindingRow,
    /// How the newest agent was read; `None` where the source has no agent.
    pub reading: Option<Reading>,
    /// Agents seen, newest first.
    pub agents: Vec<AgentView>,
    /// OS versions seen, by time.
    pub os_history: Vec<OsSeen>,
    /// What the class rests on: the two or three fields.
    pub evidence: Vec<Evidence>,
    /// Sign-ins with method evidence for the class, of all that were not rejected.
    pub proven: (u64, u64),
    /// What speaks against a password: at most three fields, and of how many sign-ins that were not rejected.
    pub against: (Vec<Evidence>, u64),
    /// Applications that its records name.
    pub applications: Vec<String>,
    /// What they signed in to.
    pub resources: Vec<String>,
    /// Newest sign-ins, legacy and modern mixed, newest first, at most [`SIGN_INS_SHOWN`].
    pub sign_ins: Vec<SignInView>,
    /// Of how many.
    pub sign_ins_total: u64,
    /// Ticks of the timeline's legacy lane.
    pub legacy: Vec<Tick>,
    /// Ticks of the modern lane: the same person's mail apps.
    pub modern: Vec<ModernTick>,
    /// Relays: sub-groups by source network.
    pub networks: Vec<NetworkView>,
    /// *Complete to* of both event types: of a marked device as its verdict has it, else if both are known and every file is
    /// described.
    pub complete_to: Option<Instant>,
    /// The person's other findings, at most [`SIGN_INS_SHOWN`].
    pub others: Vec<FindingKey>,
    /// Further ones: whoever invents agents can invent a hundred thousand.
    pub others_more: u64,
    /// The verdict as of the time that the page last told; *not changed* without a mark.
    pub verdict: Verdict,
    /// What its *complete to* rests on.
    pub rests: Option<Rests>,
    /// The finding under which the account seems to have moved on.
    pub elsewhere: Option<FindingKey>,
    /// Device key of a relay of the same account that goes on as before.
    pub scanner: Option<String>,
}

/// Sign-ins listed on the device page at the most.
pub const SIGN_INS_SHOWN: usize = 500;
/// Ticks of a lane at the most; beyond it they are thinned out, first and last kept.
pub const TICKS_SHOWN: usize = 20_000;

/// An agent and when it was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgentView {
    /// As the log has it.
    pub agent: String,
    /// Sign-ins.
    pub count: u64,
    /// First.
    pub first_seen: Instant,
    /// Last.
    pub last_seen: Instant,
}

/// An OS version and when it was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OsSeen {
    /// Version.
    pub version: Option<String>,
    /// Build.
    pub build: Option<String>,
    /// First.
    pub first_seen: Instant,
    /// Last.
    pub last_seen: Instant,
}

/// A field that the class rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Field name as Graph has it.
    pub field: String,
    /// Its value.
    pub value: String,
    /// Record.
    pub sign_in_id: Option<String>,
}

/// A legacy tick.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    /// When, milliseconds.
    pub t: i64,
    /// How it ended.
    pub o: Outcome,
}

impl DeviceView {
    /// Modern sign-ins that may be this device's, and are drawn.
    pub fn fitting(&self) -> impl Iterator<Item = &ModernTick> {
        self.modern.iter().filter(|m| self.fits(m.client))
    }

    /// Whether this device may be what signed in.
    #[must_use]
    pub fn fits(&self, client: MailClient) -> bool {
        fits_client(self.row.family, &self.row.protocols, client)
    }
}

/// A modern tick.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModernTick {
    /// When, milliseconds.
    pub t: i64,
    /// What signed in.
    pub client: MailClient,
    /// By a password grant (upgrade in place).
    pub ropc: bool,
}

/// One sign-in on the device page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignInView {
    /// When.
    pub at: Instant,
    /// Protocol; modern rows have a client instead.
    pub protocol: Protocol,
    /// What signed in, of a modern row.
    pub client: Option<MailClient>,
    /// Application of a legacy row, as the record names it.
    pub application: Option<String>,
    /// What a legacy row signed in to.
    pub resource: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Class of a legacy row.
    pub class: Option<Class>,
    /// Error code; `None`: the record has none.
    pub error_code: Option<i64>,
    /// Address.
    pub address: Option<String>,
    /// Place as the log has it.
    pub place: Option<String>,
    /// Interactive or not.
    pub event_type: Option<EventType>,
    /// `conditionalAccessStatus` as the record has it; `None`: the source does not tell.
    pub ca_status: Option<String>,
    /// Policies with their results; `None`: not readable, which is not "none".
    pub ca_policies: Option<Vec<CaPolicy>>,
    /// Record id.
    pub id: Option<String>,
}

/// A Conditional Access policy and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaPolicy {
    /// Name.
    pub name: String,
    /// Result as the record has it.
    pub result: String,
}

/// A source network of a relay finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NetworkView {
    /// /24 or /48.
    pub network: String,
    /// Place as the log has it.
    pub place: Option<String>,
    /// Sign-ins.
    pub counts: OutcomeCounts,
    /// First.
    pub first_seen: Instant,
    /// Last.
    pub last_seen: Instant,
}
