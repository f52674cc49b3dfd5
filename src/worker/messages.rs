//! Messages between page and worker, as bytes in the postcard format (files go beside them as `File` objects). Pure.
//!
//! Page and worker come from one build, so the format needs no names and no versions; a decoder that reads fields in
//! their order is a fraction of the size of one that looks for their names.
//!
//! The page asks ([`ToWorker`]), the worker tells ([`FromWorker`]). Findings cross in batches of at most
//! [`BATCH`] rows, only those that changed, so that neither side is ever busy for long.

use crate::model::Instant;
use crate::ui::i18n::Lang;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

mod graph;
mod sign_in;

pub use crate::export::sheet::{Line as SheetLine, Part, Sheet, Table, Words};
pub use crate::findings::Comparison;
pub use crate::findings::view::*;
pub use crate::ingest::names::ClientAnswer;
pub use crate::model::{How, MailApp, Mark};
pub use crate::remedy::mail::Language;
pub use crate::remedy::view::*;
pub use crate::source::SourceNote;
pub use crate::source::import::DateOrder;
pub use crate::verify::{Behind, Gap};
pub use graph::*;
pub use sign_in::*;

/// Rows of findings in one message at the most.
pub const BATCH: usize = 200;

/// A message as bytes; `None` only where memory ends.
#[must_use]
pub fn encode<M: Serialize>(message: &M) -> Option<Vec<u8>> {
    postcard::to_allocvec(message).ok()
}

/// The message that the bytes are, if they are one.
#[must_use]
#[inline(never)]
pub fn decode<M: DeserializeOwned>(bytes: &[u8]) -> Option<M> {
    postcard::from_bytes(bytes).ok()
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Read these files; the `File` objects come in the same order in the message's `files` array.
    Read {
        /// Their names; of a folder's files with the path. Sizes and dates are asked for in the worker: a browser may look
        /// each file up on the disk for that.
        names: Vec<String>,
        /// They begin a drop; else they go on with one, unless it was forgotten meanwhile.
        first: bool,
        /// More of the same drop come with the next message; reading begins with the last.
        more: bool,
        /// The page's clock.
        now: Instant,
    },
    /// The words of a language: before anything that names it.
    Texts(Lang, String),
    /// Read files again with what the admin told.
    Again(Again),
    /// Open the demo tenant as seen at `now`.
    Demo {
        /// The page's clock.
        now: Instant,
    },
    /// Stop reading; keep what was read.
    Stop,
    /// Everything about one finding.
    Device {
        /// Which.
        key: FindingKey,
        /// The page's clock.
        now: Instant,
    },
    /// The proof card of one finding.
    Proof {
        /// Which.
        key: FindingKey,
        /// Language of its words.
        lang: Lang,
        /// The page's clock.
        now: Instant,
    },
    /// These devices were changed, or were not (`None`: the mark is taken back).
    Mark {
        /// Which.
        keys: Vec<FindingKey>,
        /// When and how.
        mark: Option<Mark>,
        /// The page's clock.
        now: Instant,
    },
    /// A marked device is marked anew from the end of a gap that can no longer be closed.
    MarkAnew {
        /// Which.
        key: FindingKey,
        /// The end of the gap.
        at: Instant,
        /// The page's clock.
        now: Instant,
    },
    /// Time has passed: say which verdicts are others now.
    Tick {
        /// The page's clock.
        now: Instant,
    },
    /// The admin says what files are.
    Describe {
        /// Which files, and what was said of each; replaces what was said before.
        files: Vec<(SourceId, Stated)>,
        /// The page's clock.
        now: Instant,
    },
    /// Compute the SHA-256 of every file that has none.
    Hash,
    /// About Microsoft Graph.
    Graph(ToGraph),
    /// What to do, and texts for it.
    Remedy {
        /// Question.
        ask: Ask,
        /// Language of the page.
        lang: Lang,
        /// The page's clock.
        now: Instant,
    },
    /// Save a file.
    Save(SaveAs),
    /// Open an encrypted case file; `None`: leave it closed.
    Unlock {
        /// Its number, from [`FromWorker::Locked`].
        file: u32,
        /// What was typed.
        passphrase: Option<String>,
    },
    /// Words about signing in.
    SignIn {
        /// Question.
        ask: SignInAsk,
        /// Language of the page.
        lang: Lang,
    },
    /// Drop everything.
    Forget,
}

/// What no file tells, and the admin did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Again {
    /// The order of the dates in a file.
    DateOrder(SourceId, DateOrder),
    /// What client apps are.
    Clients(Vec<ClientAnswer>),
}

/// What is saved, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaveAs {
    /// What.
    pub what: Saved,
    /// Encrypt it (case files only).
    pub passphrase: Option<String>,
    /// With pseudonyms instead of names, addresses and ids.
    pub pseudonyms: bool,
    /// Language of a report.
    pub lang: Lang,
    /// The page's clock.
    pub now: Instant,
    /// What the page's zone adds to UTC now, in milliseconds: a file is named by the time that the page shows.
    pub offset: i64,
}

impl SaveAs {
    /// Whether it is made of a copy of the case with pseudonyms. The requests only leave names out, the table holds both.
    #[must_use]
    pub fn is_of_copy(&self) -> bool {
        self.pseudonyms && !matches!(self.what, Saved::Key | Saved::Ledger)
    }
}

/// What can be saved as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Saved {
    /// The case, `cutover/case` version 1.
    Case,
    /// `cutover/findings` version 1.
    FindingsJson,
    /// The same as a table.
    FindingsCsv,
    /// The report of the case as an HTML file, in the language of the page.
    Report,
    /// `cutover/ledger` version 1.
    Ledger,
    /// The table of the pseudonyms that were given.
    Key,
}

/// What is known of a file before reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMeta {
    /// Name as the file system has it.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Last change, from the file system.
    pub modified: Option<Instant>,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FromWorker {
    /// Loaded and listening.
    Ready,
    /// How far reading has come.
    Progress(Progress),
    /// Sources that began, went on or ended.
    Sources(Vec<SourceView>),
    /// Findings that are new or changed, and the keys of those that are no more.
    Findings {
        /// New or changed.
        upsert: Vec<FindingRow>,
        /// No more.
        removed: Vec<FindingKey>,
    },
    /// Numbers over everything; comes after each round of findings.
    Summary(Box<Summary>),
    /// Reading ended (or was stopped).
    Done {
        /// By the admin, before the end.
        stopped: bool,
    },
    /// Answer to `Device`; `None`: no such finding.
    Device {
        /// Which.
        key: FindingKey,
        /// What is known.
        view: Option<Box<DeviceView>>,
    },
    /// Answer to `Proof`; `None`: no such finding.
    Proof {
        /// Which.
        key: FindingKey,
        /// The card.
        sheet: Option<Box<Sheet>>,
    },
    /// Answer to `Remedy`.
    Remedy(Answer),
    /// Saving goes on.
    Saving {
        /// Done.
        done: u64,
        /// Of all.
        total: u64,
    },
    /// Saved: the file comes beside the message, and is offered as a download under this name.
    Saved {
        /// File name.
        name: String,
        /// What it is.
        what: Saved,
        /// Pseudonyms were given: their table can be saved.
        key: bool,
    },
    /// Nothing was saved: the browser offers no encryption to this page.
    NotSaved,
    /// An encrypted case file waits for its passphrase.
    Locked {
        /// Its number.
        file: u32,
        /// Its name.
        name: String,
        /// Why a first try failed.
        refused: bool,
    },
    /// The encrypted case file of that number is open, or was left closed.
    Unlocked(u32),
    /// So many devices were marked, or their marks taken back.
    Marked {
        /// Devices.
        devices: u64,
        /// Their marks were taken back.
        undone: bool,
    },
    /// What changed since an older case; `None`: there is none, or nothing newer was read.
    Compared(Option<Box<Comparison>>),
    /// Words about signing in.
    SignIn(SignInWords),
    /// Hashing goes on or (`done == total`) has ended; the values come with the sources.
    Hashing {
        /// Bytes done.
        done: u64,
        /// Bytes in all.
        total: u64,
    },
    /// About Microsoft Graph.
    Graph(FromGraph),
    /// Everything is dropped.
    Forgotten,
    /// A message that the worker could not read, or something that it could not do. It goes on with all that it has.
    /// The text is for the console, without data.
    Failed(String),
    /// The worker has ended: what it had read is gone. Told by its handle on the page.
    Crashed,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes of the files read so far.
    pub bytes: u64,
    /// Bytes of the files in all.
    pub total: u64,
    /// Number of the current file, from 1.
    pub file: u64,
    /// Files in all; the entries of an archive are added when it is opened.
    pub files: u64,
    /// Records read so far in this drop.
    pub records: u64,
}

impl Progress {
    /// Per cent, in steps of a quarter.
    #[must_use]
    pub fn quarters(&self) -> u64 {
        (self.bytes.saturating_mul(4) / self.total.max(1)) * 25
    }
}

#[cfg(test)]
mod tests {
    use super::{FromWorker, ToWorker, decode, encode};
    use crate::model::Instant;
    use crate::worker::session::Session;
    use proptest::prelude::*;

    /// Some serde attributes work in JSON only; what the demo tenant makes the worker tell shows that none is used.
    #[test]
    fn what_the_worker_tells_arrives_as_it_was() {
        let mut session = Session::default();
        session.open_demo(Instant::parse("2026-11-22T10:00:00Z").unwrap());
        let mut messages = session.sources();
        messages.push(session.summary());
        messages.extend(session.changes(usize::MAX));
        let keys: Vec<_> = messages
            .iter()
            .filter_map(|m| match m {
                FromWorker::Findings { upsert, .. } => Some(upsert),
                _ => None,
            })
            .flatten()
            .map(|row| row.key.clone())
            .collect();
        assert!(keys.len() > 10);
        messages.extend(keys.into_iter().map(|key| session.device(key)));
        for message in messages {
            let bytes = encode(&message).unwrap();
            assert_eq!(decode::<FromWorker>(&bytes).as_ref(), Some(&message));
        }
    }

    proptest! {
        #[test]
        fn other_bytes_are_no_message_and_no_crash(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode::<ToWorker>(&bytes);
            let _ = decode::<FromWorker>(&bytes);
        }
    }
}
