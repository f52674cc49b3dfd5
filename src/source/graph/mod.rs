//! Sign-in logs from Microsoft Graph: which requests to make, when, and what an answer means. Pure.
//!
//! [`Fetch`] is a state machine without any input or output of its own: it takes events with the time at which they
//! happened (an answer, a failure, a timer, *Stop*) and gives commands (ask this address, wait until then). Whoever
//! drives it carries them out; the token is no business of this room.

mod fetch;
mod ledger;
mod link;
mod pacer;
mod page;
mod plan;
mod query;
mod refusal;
mod retry;
mod texts;

pub use fetch::{
    Answer, Bearer, Command, Event, Failure, Fetch, FetchView, Names, Phase, Proof, ReadAsk,
    Settings, Wait, WaitFor,
};
pub use ledger::{Line, Why};
pub use link::{Host, without_cursor};
pub use page::{PageMeta, read as read_page};
pub use plan::{MIN_WINDOW, Plan, Span};
pub use query::{LEGACY_CLIENT_APPS, Query, RETENTION, Version, What};
pub use refusal::{ErrorBody, Problem, classify};
pub use retry::{Decision, Trouble, decide, retry_after};
pub use texts::{QueryTexts, query_texts};
