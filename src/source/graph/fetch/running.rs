//! The one question under way.

use super::super::link::Host;
use super::super::plan::{Plan, Span};
use super::super::query::Version;
use super::types::{Bearer, Proof, ReadAsk, Wait};
use super::{OTHER_PAGES, PROOF_PAGES};
use crate::model::{EventType, Instant};

/// Something to ask.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    /// The newest records of an event type.
    Check(EventType),
    /// The legacy clients, window by window.
    Legacy(Plan),
    /// Client apps with none of the known names.
    OtherNames(Span),
    /// Sign-ins of some people through one app (the same in all).
    Proof(Vec<Proof>),
    /// Something else of Graph.
    Read(ReadAsk),
    /// A question that goes on where it was left.
    Again(Box<Running>),
}

impl Task {
    /// Asked for on the page, beside the reading.
    pub(super) const fn is_urgent(&self) -> bool {
        matches!(self, Self::Proof(_) | Self::Read(_) | Self::Again(_))
    }

    pub(super) const fn is_proof(&self) -> bool {
        matches!(self, Self::Proof(_) | Self::Again(_))
    }

    /// Scopes beyond those of reading the log.
    pub(super) fn scopes(&self) -> Vec<String> {
        match self {
            Self::Read(ask) => ask.scopes.clone(),
            _ => Vec::new(),
        }
    }
}

/// Where the question stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    /// May be asked.
    Ready,
    /// Not yet.
    Waiting(Wait),
    /// Asked under this number.
    Sent(u32),
}

/// A question under way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Running {
    pub task: Task,
    /// What to ask next.
    pub url: String,
    /// The address of the first page.
    pub first: String,
    /// It is a next page.
    pub link: bool,
    /// When the first page was asked.
    pub asked: Instant,
    pub pages: u32,
    pub rows: u64,
    /// Newest record so far.
    pub newest: Option<Instant>,
    pub slowest: u32,
    /// Failures of this address in a row.
    pub failures: u32,
    /// When this address was first tried.
    pub since: Instant,
    pub refreshed: bool,
    pub challenged: bool,
    pub bearer: Bearer,
    pub state: State,
}

impl Running {
    /// `None`: there is nothing (more) to ask.
    pub(super) fn begin(
        mut task: Task,
        version: Version,
        host: &Host,
        now: Instant,
    ) -> Option<Self> {
        let url = match &mut task {
            Task::Again(running) => {
                let mut running = running.as_ref().clone();
                running.state = State::Ready;
                running.since = now;
                return Some(running);
            }
            Task::Read(ask) => format!("https://{}{}", host.name(), ask.path),
            other => other.query(version, now)?.url(host),
        };
        Some(Self {
            task,
            first: url.clone(),
            url,
            link: false,
            asked: now,
            pages: 0,
            rows: 0,
            newest: None,
            slowest: 0,
            failures: 0,
            since: now,
            refreshed: false,
            challenged: false,
            bearer: Bearer::Cached,
            state: State::Ready,
        })
    }

    /// Whether another page may be asked without being told to.
    pub(super) const fn may_go_on(&self) -> bool {
        match self.task {
            Task::Legacy(_) => true,
            Task::OtherNames(_) | Task::Check(_) => self.pages < OTHER_PAGES,
            Task::Proof(_) => self.pages < PROOF_PAGES,
            Task::Read(_) | Task::Again(_) => false,
        }
    }

    /// Goes on to the next page.
    pub(super) fn follow(&mut self, next: String, now: Instant) {
        self.url = next;
        self.link = true;
        self.failures = 0;
        self.since = now;
        self.refreshed = false;
        self.challenged = false;
        self.state = State::Ready;
    }

    /// Begins the same question anew.
    pub(super) fn anew(&mut self, version: Version, host: &Host, now: Instant) {
        if let Some(fresh) = Self::begin(self.task.clone(), version, host, now) {
            *self = fresh;
        }
    }

    /// Asks for a shorter window; whether there is one.
    pub(super) fn shrink(&mut self, version: Version, host: &Host, now: Instant) -> bool {
        if let Task::Legacy(plan) = &mut self.task
            && plan.shrink(now)
        {
            self.anew(version, host, now);
            return true;
        }
        false
    }
}
