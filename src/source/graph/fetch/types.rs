//! What goes into the machine and what comes out.

use super::super::ledger::Why;
use super::super::link::Host;
use super::super::page::PageMeta;
use super::super::plan::Span;
use super::super::query::Version;
use super::super::refusal::{ErrorBody, Problem};
use crate::model::{Covered, Guid, Instant};
use serde::{Deserialize, Serialize};

/// What is read, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Graph host of the cloud.
    pub host: Host,
    /// Window of the legacy question; `None`: only what is asked for on the side.
    pub span: Option<Span>,
    /// Object id of the person who is signed in, where the token tells it.
    pub me: Option<Guid>,
}

/// Accepted modern sign-ins of one person are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Proof {
    /// Object id.
    pub person: Guid,
    /// App id; `None`: of whatever app.
    pub app: Option<Guid>,
    /// From here up to now.
    pub from: Instant,
}

/// Something else of Graph is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAsk {
    /// Comes back with the answer.
    pub id: u32,
    /// Path and query on the Graph host, from its first `/`, encoded already.
    pub path: String,
    /// Scopes that it needs.
    pub scopes: Vec<String>,
}

/// How the token is got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bearer {
    /// As it is.
    Cached,
    /// Anew.
    Refresh,
    /// Anew, with the claims of this `WWW-Authenticate` header.
    Challenge(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Begin.
    Begin,
    /// An answer came.
    Answer(Box<Answer>),
    /// No answer came.
    Failed {
        /// Number of the request.
        number: u32,
        /// Why not.
        failure: Failure,
        /// Milliseconds.
        took: u32,
    },
    /// The time waited for may have come.
    Tick,
    /// The browser has a connection again.
    Online,
    /// Stop, and keep what was read.
    Stop,
    /// Take up again.
    Resume,
    /// What came must not be read on: the reading ends.
    Refuse(Problem),
    /// Ask for positive proof.
    Prove(Vec<Proof>),
    /// Ask for the rest of it.
    MoreProof,
    /// Ask for something else.
    Read(ReadAsk),
}

/// An answer, without the records themselves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Number of the request.
    pub number: u32,
    /// HTTP status.
    pub status: u16,
    /// `Retry-After`, where the browser may read it.
    pub retry_after: Option<String>,
    /// `WWW-Authenticate` that asks for claims.
    pub challenge: Option<String>,
    /// `request-id`, where the browser may read it.
    pub request_id: Option<String>,
    /// Bytes of the body.
    pub bytes: u64,
    /// Milliseconds.
    pub took: u32,
    /// Envelope of a 200.
    pub page: Option<PageMeta>,
    /// Body of anything else.
    pub error: ErrorBody,
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The browser says no more than that it failed.
    Network,
    /// The browser says that there is no connection.
    Offline,
    /// Not in time.
    TimedOut,
    /// There is no token any more.
    SignedOut,
    /// The address was refused before it was asked.
    NotAsked,
    /// The sign-in service gives no token for the moment.
    NoToken,
}

/// What to do, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask an address.
    Ask {
        /// Number of the request.
        number: u32,
        /// Address, checked.
        url: String,
        /// How the token is got.
        bearer: Bearer,
        /// Scopes beyond those of reading the log.
        scopes: Vec<String>,
        /// Milliseconds that it may take.
        timeout: u32,
    },
    /// Give up a request that is under way.
    Abort {
        /// Its number.
        number: u32,
    },
    /// Come back with a tick then.
    Wait {
        /// When.
        until: Instant,
    },
    /// The records of the answer just given are good: take them in.
    Accept {
        /// What they answer.
        why: Why,
    },
    /// A stretch of the log was answered to its end.
    Covered(Covered),
    /// A [`ReadAsk`] is answered, by the body just given, or not.
    Got {
        /// Its id.
        id: u32,
        /// Why not.
        problem: Option<Problem>,
    },
    /// Nothing is under way any more.
    Finished,
}

/// Where the reading stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// Looking whether the log may be read.
    Checking,
    /// Reading.
    Reading,
    /// Stopped by the admin; can be taken up again.
    Stopped,
    /// Ended early; can be tried again.
    Failed(Problem),
    /// Everything asked for was answered.
    Done,
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WaitFor {
    /// The quota: our own pace.
    Quota,
    /// The service asked for less (429).
    Throttled,
    /// The service could not answer.
    Service,
    /// The connection failed; it is tried again.
    Network,
    /// The browser has no connection.
    Connection,
}

/// A wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Until when; `None`: until there is a connection.
    pub until: Option<Instant>,
    /// For what.
    pub why: WaitFor,
}

/// Which client app names were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Names {
    /// Not asked yet.
    NotAsked,
    /// All there are.
    All,
    /// There are more than was read.
    More,
    /// Only the known ones: Graph refused the other question.
    KnownOnly,
}

/// The reading as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchView {
    /// Where it stands.
    pub phase: Phase,
    /// Window of the legacy question.
    pub span: Option<Span>,
    /// Milliseconds of the window that are answered, of how many.
    pub progress: (i64, i64),
    /// Requests so far.
    pub requests: u32,
    /// Records so far, repeats included.
    pub records: u64,
    /// What it waits for.
    pub wait: Option<Wait>,
    /// Version that answers.
    pub version: Version,
    /// Client app names asked for.
    pub names: Names,
    /// All records are of the person who is signed in: most likely a role is missing.
    pub only_own: bool,
    /// Positive proof is being asked for.
    pub proving: bool,
    /// More of it could be asked for.
    pub proof_open: bool,
    /// Why it could not be had.
    pub proof_problem: Option<Problem>,
}
