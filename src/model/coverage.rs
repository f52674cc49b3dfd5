//! Coverage (rules 1): what part of the log was looked at, with which question, and what that rests on.

use super::{EventType, Guid, HOUR, Instant, Protocol};
use core::fmt;
use serde::{Deserialize, Serialize};

/// Records come into the log at most this much later than their time (rules 1, *complete to*; Microsoft's training module says
/// "up to two hours"). Windows that follow one another overlap by as much, so that no gap is left between them. In milliseconds.
pub const LATEST: i64 = 2 * HOUR;

/// What a source was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Question {
    /// No filter.
    Everything,
    /// The legacy client apps.
    LegacyClients,
    /// One legacy client app, such as Exchange ActiveSync.
    Client(Protocol),
    /// Sign-ins of one app, by its id.
    App(Guid),
    /// Sign-ins of one person, by object id.
    Person(Guid),
    /// Sign-ins of one person through one app.
    AppOfPerson {
        /// App id.
        app: Guid,
        /// Object id of the person.
        person: Guid,
    },
    /// Accepted modern sign-ins of one person to Exchange Online, of whatever app.
    MailOfPerson(Guid),
    /// Some other filter, or nobody knows.
    Unknown,
}

impl Question {
    /// Whether an answer speaks for the legacy sign-ins of all devices.
    #[must_use]
    pub const fn is_of_all(self) -> bool {
        matches!(self, Self::Everything | Self::LegacyClients)
    }
}

impl fmt::Display for Question {
    /// As the public formats write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => f.write_str("everything"),
            Self::LegacyClients => f.write_str("legacyClients"),
            Self::Client(protocol) => write!(f, "client:{}", protocol.name()),
            Self::App(app) => write!(f, "app:{app}"),
            Self::Person(person) => write!(f, "person:{person}"),
            Self::AppOfPerson { app, person } => write!(f, "app:{app} person:{person}"),
            Self::MailOfPerson(person) => write!(f, "mail person:{person}"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// What coverage rests on, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Only what the rows show.
    Observed,
    /// The admin said so of a file.
    Stated,
    /// Graph answered to the end.
    Asked,
}

/// A stretch of the log, half-open `[from, to)`, for which a question was answered to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Covered {
    /// Interactive or not.
    pub event_type: EventType,
    /// The question.
    pub question: Question,
    /// Start, included.
    pub from: Instant,
    /// End, not included.
    pub to: Instant,
    /// When it was asked: the moment of the request, or of the download.
    pub asked: Instant,
    /// What it rests on.
    pub basis: Basis,
}
