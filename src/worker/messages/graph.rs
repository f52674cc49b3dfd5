//! Messages about reading from Microsoft Graph. The worker decides what is asked and when; the page asks, because it
//! has the token, and hands the bytes of the answer on.

use crate::findings::view::FindingKey;
use crate::model::Guid;
use serde::{Deserialize, Serialize};

pub use crate::source::graph::{
    Bearer, Failure, FetchView, Line, Names, Phase, Problem, QueryTexts, ReadAsk, Span, Version,
    Wait, WaitFor, Why,
};

/// What the page says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToGraph {
    /// Somebody is signed in: read.
    Begin {
        /// Graph host of the cloud.
        host: String,
        /// Window of the legacy question; `None`: nothing is read before it is asked for.
        span: Option<Span>,
        /// Object id of the person, where the token tells it.
        me: Option<Guid>,
        /// Tenant of the token, where it tells it.
        tenant: Option<String>,
    },
    /// An answer came; its body comes beside the message.
    Answered {
        /// Number of the request.
        number: u32,
        /// HTTP status.
        status: u16,
        /// `Retry-After`, where the browser may read it.
        retry_after: Option<String>,
        /// `WWW-Authenticate`, where the browser may read it.
        authenticate: Option<String>,
        /// `request-id`, where the browser may read it.
        request_id: Option<String>,
        /// Milliseconds.
        took: u32,
    },
    /// No answer came.
    Failed {
        /// Number of the request.
        number: u32,
        /// Why not.
        failure: Failure,
        /// Milliseconds.
        took: u32,
    },
    /// The browser has a connection again.
    Online,
    /// Stop, and keep what was read.
    Stop,
    /// Take up again.
    Resume,
    /// Ask for accepted sign-ins of the apps that are expected of these devices.
    Prove(Vec<FindingKey>),
    /// Ask for the rest of that.
    MoreProof,
    /// Ask for something else of Graph.
    Read(ReadAsk),
    /// Give the question in other languages.
    Texts,
}

/// Lines of a ledger that are shown at the most.
pub const LINES_SHOWN: usize = 200;

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromGraph {
    /// Ask this.
    Ask {
        /// Number of the request.
        number: u32,
        /// Address; the page checks once more that it leads to Graph.
        url: String,
        /// How the token is got.
        bearer: Bearer,
        /// Scopes beyond those of reading the log.
        scopes: Vec<String>,
        /// Milliseconds that it may take.
        timeout: u32,
    },
    /// Give up this request.
    Abort(u32),
    /// How the reading stands.
    View(Box<FetchView>),
    /// Lines of the ledger that are new or changed.
    Lines(Vec<Line>),
    /// Requests that are told of in loaded case files.
    Earlier {
        /// All of them.
        count: u64,
        /// The last, at most [`LINES_SHOWN`], oldest first.
        lines: Vec<Line>,
    },
    /// The question in other languages.
    Texts(Box<QueryTexts>),
    /// Answer to [`ToGraph::Read`].
    Got {
        /// Its id.
        id: u32,
        /// The body, or why there is none.
        body: Result<Vec<u8>, Problem>,
    },
}
