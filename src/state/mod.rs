//! What the page knows, and how it changes: [`AppState`], [`Action`], [`AppState::reduce`]. Everything shown is
//! derived from it ([`rows`], [`answer`], [`strip`]) and memoised where it is shown. Pure: no clock, no browser.

pub mod answer;
pub mod case;
pub mod checks;
pub mod closing;
pub mod config;
pub mod fetch;
pub mod file_question;
pub mod filter_address;
pub mod listing;
pub mod looks;
pub mod marking;
pub mod passphrase;
mod place;
pub mod rows;
pub mod sign_in;
pub mod strip;

pub use place::{FixTab, Place};

use crate::worker::messages::{
    Answer, DeviceView, Door, FindingKey, FromGraph, FromWorker, Group, Letter, Origin, Phase,
    Progress, Remedy, Saved, Sheet, SourceId, SourceKind, SourceView, Summary, Tenant,
};
use case::CaseState;
use config::{Config, ConfigError};
use fetch::Fetching;
use marking::Marking;
use rows::{Filter, Rows, Sort};
use sign_in::SignIn;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Reading is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Busy {
    /// The demo tenant, not files.
    pub demo: bool,
    /// Stop was pressed.
    pub stopping: bool,
    /// How far.
    pub progress: Option<Progress>,
}

/// What the live region says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    #[default]
    Nothing,
    /// Reading began, of so many files.
    Reading(u64),
    /// The demo tenant is opened.
    Demo,
    /// Reading from Microsoft Graph.
    Fetching,
    /// So many percent; only quarters, so that nobody is talked over.
    Percent(u64),
    /// Reading ended with so many devices.
    Done(u64),
    /// Reading was stopped with so many devices.
    Stopped(u64),
    /// Everything is forgotten.
    Forgotten,
    /// Saved as a file of that name.
    Exported(String),
    /// The details of so many files are saved; of a single one with its name.
    Described(String, u64),
    /// A text was copied.
    Copied,
    /// So many devices were marked as changed.
    Marked(u64),
    /// The marks of so many devices were taken back.
    Unmarked(u64),
}

/// A failure of the page itself, said as an alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The worker did not start.
    Worker,
    /// The worker could not do something, and goes on.
    Failed,
    /// The worker has ended, and with it all that it had read.
    Crashed,
    /// `config.json` is not valid.
    Config(ConfigError),
    /// The browser offers no encryption to this page.
    NoEncryption,
    /// The words of this language did not come.
    Language(&'static str),
    /// Nothing of a dropped folder is read: it holds too many files, or what is at this path could not be read.
    Folder(Option<String>),
}

/// What to do, as the worker said last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RemedyState {
    /// About one device.
    pub device: Option<(FindingKey, Rc<Remedy>)>,
    /// All findings by kind of fix.
    pub groups: Option<Rc<Vec<Group>>>,
    /// Texts that close the door.
    pub door: Option<Rc<Door>>,
    /// What was looked up in the tenant.
    pub tenant: Option<Rc<Tenant>>,
    /// What was found out by hand.
    pub known: crate::remedy::Known,
    /// Mail about one device; `None` inside: none should be written.
    pub letter: Option<(FindingKey, Option<Rc<Letter>>)>,
}

/// Everything the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AppState {
    /// Reading, if so.
    pub busy: Option<Busy>,
    /// A dropped folder is being looked through.
    pub listing: bool,
    /// Between *Forget everything* and the worker's answer: what still comes in is of the past.
    pub forgetting: bool,
    /// Sources in the order in which they came.
    pub sources: Rc<Vec<Rc<SourceView>>>,
    /// Findings.
    pub rows: Rc<Rows>,
    /// Numbers over everything.
    pub summary: Rc<Summary>,
    /// What is shown of the rows.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Newest answer about one device; `None` inside: no such finding.
    pub device: Option<(FindingKey, Option<Rc<DeviceView>>)>,
    /// Newest proof card; `None` inside: no such finding.
    pub proof: Option<(FindingKey, Option<Rc<Sheet>>)>,
    /// What to do, as the worker said last.
    pub remedy: Rc<RemedyState>,
    /// Case files.
    pub case: CaseState,
    /// Hashing, bytes done of all.
    pub hashing: Option<(u64, u64)>,
    /// Files whose problem was read and put away.
    pub dismissed: Rc<BTreeSet<SourceId>>,
    /// Failures of the page itself.
    pub troubles: Vec<Trouble>,
    /// What the live region says.
    pub said: Said,
    /// Preset values of the operator.
    pub config: Rc<Config>,
    /// Reading from Microsoft Graph.
    pub fetching: Fetching,
    /// Signing in.
    pub sign_in: Rc<SignIn>,
    /// Devices that are about to be marked.
    pub marking: Option<Rc<Marking>>,
    /// Devices marked last, so that it can be undone.
    pub marked: Rc<Vec<FindingKey>>,
    /// A mark or the details of a file came after the case was saved last.
    decided: bool,
    /// Sources when the case was saved last.
    saved: usize,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Files are handed to the worker, so many.
    Read(u64),
    /// A dropped folder is being looked through, or was.
    Listing(bool),
    /// The demo tenant is asked for.
    Demo,
    /// Stop was pressed.
    Stop,
    /// *Forget everything* was confirmed.
    Forget,
    /// The worker said something, oldest first.
    Worker(Vec<FromWorker>),
    /// Another filter.
    Filter(Filter),
    /// Another order.
    Sort(Sort),
    /// Problems of files were read and put away.
    DismissProblems,
    /// A failure of the page itself was read and put away.
    DismissTrouble(usize),
    /// The page itself failed.
    Trouble(Trouble),
    /// The configuration has arrived.
    Configured(Config),
    /// The details of so many files are saved; of a single one with its name.
    Described(String, u64),
    /// A text was copied.
    Copied,
    /// A file of that name is saved.
    Saved(String),
    /// Something happened to the sign-in.
    SignIn(sign_in::Event),
    /// Ask for a passphrase to save with, or ask no longer.
    Sealing(bool),
    /// Save with pseudonyms, or with names.
    Pseudonyms(bool),
    /// Devices are about to be marked, or are not.
    Marking(Option<Rc<Marking>>),
    /// The worker was told of marks, or (`false`) that they are taken back.
    Marked(Vec<FindingKey>, bool),
}

impl AppState {
    /// There is, or will be at once, something to show besides Start.
    #[must_use]
    pub fn has_data(&self) -> bool {
        self.is_busy() || !self.sources.is_empty()
    }

    /// Anything is read, from files or from Graph.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.busy.is_some() || self.fetching.is_busy()
    }

    /// Leaving the page loses what no file has: a mark, the details of a file, or what was read since into a loaded case.
    /// What was only read can be read again; the demo tenant is made on the spot.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        let is_demo = |s: &Rc<SourceView>| s.kind == SourceKind::Demo;
        if self.sources.iter().any(is_demo) {
            return false;
        }
        let is_case = self.sources.iter().any(|s| s.origin != Origin::Read);
        let mut since = self.sources.iter().skip(self.saved);
        self.decided || (is_case && since.any(|s| s.origin == Origin::Read))
    }

    /// No mark and no detail of a file came after the case was saved last.
    #[must_use]
    pub const fn is_case_saved(&self) -> bool {
        !self.decided
    }

    /// The state after something happened.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Read(files) => {
                // The case file is among them, or is not wanted.
                Rc::make_mut(&mut next.sign_in).hear(sign_in::Event::CaseDone);
                next.busy = Some(Busy {
                    demo: false,
                    stopping: false,
                    progress: None,
                });
                next.said = Said::Reading(files);
            }
            Action::Listing(listing) => next.listing = listing,
            Action::Demo => {
                next.busy = Some(Busy {
                    demo: true,
                    stopping: false,
                    progress: None,
                });
                next.said = Said::Demo;
            }
            Action::Stop => {
                if let Some(busy) = &mut next.busy {
                    busy.stopping = true;
                }
            }
            Action::Forget => {
                next = Self {
                    forgetting: true,
                    config: Rc::clone(&self.config),
                    said: Said::Forgotten,
                    ..Self::default()
                };
            }
            Action::Worker(messages) => {
                for message in messages {
                    next.heard(message);
                }
            }
            Action::Filter(filter) => next.filter = filter,
            Action::Sort(sort) => next.sort = sort,
            Action::DismissProblems => {
                next.dismissed = Rc::new(
                    self.sources
                        .iter()
                        .filter(|s| s.is_broken())
                        .map(|s| s.id)
                        .collect(),
                );
            }
            Action::DismissTrouble(at) => {
                if at < next.troubles.len() {
                    next.troubles.remove(at);
                }
            }
            Action::Trouble(trouble) => {
                next.busy = None;
                if !next.troubles.contains(&trouble) {
                    next.troubles.push(trouble);
                }
            }
            Action::Configured(config) => next.config = Rc::new(config),
            Action::Described(name, files) => next.said = Said::Described(name, files),
            Action::Copied => next.said = Said::Copied,
            Action::Saved(name) => next.said = Said::Exported(name),
            Action::SignIn(event) => Rc::make_mut(&mut next.sign_in).hear(event),
            Action::Sealing(sealing) => next.case.sealing = sealing,
            Action::Pseudonyms(on) => next.case.pseudonyms = on,
            Action::Marking(marking) => next.marking = marking,
            Action::Marked(keys, done) => {
                next.marking = None;
                next.decided = true;
                next.marked = Rc::new(if done { keys } else { Vec::new() });
            }
        }
        next
    }

    /// What Graph gave, and where the reading stands; the beginning and the end are said aloud.
    fn heard_of_graph(&mut self, message: FromGraph) {
        let before = self.fetching.view.clone();
        self.fetching.heard(message);
        let Some(view) = &self.fetching.view else {
            return;
        };
        if before.as_ref().is_some_and(|b| b.phase == view.phase) {
            return;
        }
        let devices = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        self.said = match view.phase {
            Phase::Checking | Phase::Reading => Said::Fetching,
            Phase::Stopped => Said::Stopped(devices),
            Phase::Done => Said::Done(devices),
            // Said by the alert.
            Phase::Failed(_) => Said::Nothing,
        };
    }

    fn answered(&mut self, answer: Answer) {
        let remedy = Rc::make_mut(&mut self.remedy);
        match answer {
            Answer::Device(key, found) => remedy.device = found.map(|r| (key, Rc::new(*r))),
            Answer::Groups(groups) => remedy.groups = Some(Rc::new(groups)),
            Answer::Tenant(tenant) => remedy.tenant = Some(Rc::new(*tenant)),
            Answer::Door(door) => remedy.door = Some(Rc::new(*door)),
            Answer::Letter(key, letter) => remedy.letter = Some((key, letter.map(|l| Rc::new(*l)))),
            Answer::Known(known) => remedy.known = known,
            Answer::File(file) => self.said = Said::Exported(file.name),
        }
    }

    fn trouble(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    fn heard(&mut self, message: FromWorker) {
        if self.forgetting {
            self.forgetting = !matches!(message, FromWorker::Forgotten);
            return;
        }
        if self.case.heard(&message) {
            match message {
                FromWorker::Saved { name, what, key } => {
                    self.said = Said::Exported(name);
                    if what == Saved::Case && !key {
                        self.decided = false;
                        self.saved = self.sources.len();
                    }
                    if what == Saved::Case {
                        Rc::make_mut(&mut self.sign_in).hear(sign_in::Event::Saved(true));
                    }
                }
                FromWorker::NotSaved => {
                    self.trouble(Trouble::NoEncryption);
                    Rc::make_mut(&mut self.sign_in).hear(sign_in::Event::Saved(false));
                }
                _ => {}
            }
            return;
        }
        match message {
            FromWorker::Ready | FromWorker::Forgotten => {}
            FromWorker::Progress(progress) => {
                if let Some(busy) = &mut self.busy {
                    busy.progress = Some(progress);
                    let quarter = progress.quarters();
                    let said = match self.said {
                        Said::Percent(said) => said,
                        _ => 0,
                    };
                    if quarter > said && quarter < 100 {
                        self.said = Said::Percent(quarter);
                    }
                }
            }
            FromWorker::Sources(views) => {
                let sources = Rc::make_mut(&mut self.sources);
                // They come in the order of their numbers.
                for view in views {
                    match sources.binary_search_by_key(&view.id.0, |known| known.id.0) {
                        Ok(place) => {
                            if let Some(known) = sources.get_mut(place) {
                                self.decided |= known.stated != view.stated;
                                *known = Rc::new(view);
                            }
                        }
                        Err(place) => sources.insert(place, Rc::new(view)),
                    }
                }
            }
            FromWorker::Findings { upsert, removed } => {
                let rows = Rc::make_mut(&mut self.rows);
                for key in removed {
                    rows.remove(key.0.as_str());
                }
                for row in upsert {
                    rows.insert(row);
                }
            }
            FromWorker::Summary(summary) => self.summary = Rc::new(*summary),
            FromWorker::Done { stopped } => {
                self.busy = None;
                let devices = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
                self.said = if stopped {
                    Said::Stopped(devices)
                } else {
                    Said::Done(devices)
                };
            }
            FromWorker::Device { key, view } => {
                self.device = Some((key, view.map(|view| Rc::new(*view))));
            }
            FromWorker::Proof { key, sheet } => {
                self.proof = Some((key, sheet.map(|sheet| Rc::new(*sheet))));
            }
            FromWorker::Marked { devices, undone } => {
                self.said = if undone {
                    Said::Unmarked(devices)
                } else {
                    Said::Marked(devices)
                };
            }
            FromWorker::Remedy(answer) => self.answered(answer),
            FromWorker::SignIn(words) => Rc::make_mut(&mut self.sign_in).told(words),
            FromWorker::Hashing { done, total } => {
                self.hashing = (done < total).then_some((done, total));
            }
            FromWorker::Graph(message) => self.heard_of_graph(message),
            FromWorker::Failed(_) => {
                self.busy = None;
                self.trouble(Trouble::Failed);
            }
            FromWorker::Crashed => {
                // What it had read is gone, and nothing is under way any more.
                *self = Self {
                    config: Rc::clone(&self.config),
                    sign_in: Rc::clone(&self.sign_in),
                    troubles: std::mem::take(&mut self.troubles),
                    ..Self::default()
                };
                self.trouble(Trouble::Crashed);
            }
            // Heard by `case`.
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
