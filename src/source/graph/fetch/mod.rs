//! The state machine of a reading. In: what happened, and when. Out: what to do. It never asks twice at once, never
//! faster than the quota, and never another host; what it could not read it names.

mod outcome;
mod running;
#[cfg(test)]
mod tests;
mod types;

pub use types::{
    Answer, Bearer, Command, Event, Failure, FetchView, Names, Phase, Proof, ReadAsk, Settings,
    Wait, WaitFor,
};

use super::ledger::{Line, Why};
use super::link::{goes_on, without_cursor};
use super::pacer::Pacer;
use super::plan::Plan;
use super::query::{Query, Version, What};
use super::refusal::Problem;
use crate::model::{DAY, EventType, Instant, order};
use running::{Running, State, Task};
use std::collections::VecDeque;

/// Records of a page at the most (<https://learn.microsoft.com/graph/api/signin-list>).
const PAGE: u16 = 1000;
/// Records of the first check: more than one, so that it shows whether others' sign-ins may be read, too.
const CHECK: u16 = 25;
/// How far back the checks look.
const CHECK_BACK: i64 = 7 * DAY;
/// Milliseconds that an answer may take.
const TIMEOUT: u32 = 90_000;
/// People asked for in one question.
const PEOPLE: usize = 15;
/// Requests for one such question, until more is asked for.
const PROOF_PAGES: u32 = 2;
/// Pages read of client apps with other names.
const OTHER_PAGES: u32 = 3;
/// Times that a window is begun anew because its next page could not be had.
const RESTARTS: u32 = 5;
/// Lines kept of the ledger.
const LINES: usize = 20_000;

/// One reading of a tenant's sign-in logs.
#[derive(Debug)]
pub struct Fetch {
    settings: Settings,
    version: Version,
    /// The reading itself, in order.
    todo: VecDeque<Task>,
    /// What somebody waits for; goes first.
    urgent: VecDeque<Task>,
    /// Questions of which more could be asked.
    parked: Vec<Running>,
    current: Option<Running>,
    /// The reading stands still.
    halted: Option<Phase>,
    pacer: Pacer,
    lines: Vec<Line>,
    records: u64,
    own: u64,
    names: Names,
    proof_problem: Option<Problem>,
    /// Questions for proof that were refused.
    refused: Vec<Task>,
    restarts: u32,
}

impl Fetch {
    /// A reading of everything asked for; nothing happens before [`Event::Begin`].
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let mut todo = VecDeque::new();
        if let Some(span) = settings.span {
            todo.extend([
                Task::Check(EventType::InteractiveUser),
                Task::Check(EventType::NonInteractiveUser),
                Task::Legacy(Plan::new(span)),
                Task::OtherNames(span),
            ]);
        }
        Self {
            settings,
            version: Version::Beta,
            todo,
            urgent: VecDeque::new(),
            parked: Vec::new(),
            current: None,
            halted: None,
            pacer: Pacer::default(),
            lines: Vec::new(),
            records: 0,
            own: 0,
            names: Names::NotAsked,
            proof_problem: None,
            refused: Vec::new(),
            restarts: 0,
        }
    }

    /// Something happened at `now`; `random` in `[0, 1)` spreads the waits.
    pub fn handle(&mut self, now: Instant, random: f64, event: Event) -> Vec<Command> {
        let mut out = Vec::new();
        match event {
            Event::Begin => {}
            Event::Tick => {
                if let Some(current) = &mut self.current
                    && let State::Waiting(wait) = current.state
                    && wait.until.is_some_and(|until| until <= now)
                {
                    current.state = State::Ready;
                }
            }
            Event::Online => {
                if let Some(current) = &mut self.current
                    && matches!(current.state, State::Waiting(Wait { until: None, .. }))
                {
                    current.state = State::Ready;
                }
            }
            Event::Stop => self.stop(now, &mut out),
            Event::Resume => self.resume(now),
            Event::Refuse(problem) => self.halt(problem, &mut out),
            Event::Prove(proofs) => self.prove(&proofs),
            Event::MoreProof => {
                for mut parked in self.parked.drain(..) {
                    parked.pages = 0;
                    self.urgent.push_back(Task::Again(Box::new(parked)));
                }
            }
            Event::Read(ask) => self.urgent.push_back(Task::Read(ask)),
            Event::Answer(answer) => {
                self.pacer.ended(now);
                self.answered(now, random, *answer, &mut out);
            }
            Event::Failed {
                number,
                failure,
                took,
            } => {
                self.pacer.ended(now);
                self.failed(now, random, number, &failure, took, &mut out);
            }
        }
        self.go_on(now, &mut out);
        out
    }

    /// Goes on with the ledger, the pace and the numbers of an earlier reading.
    pub fn after(&mut self, before: Self) {
        self.lines = before.lines;
        self.pacer = before.pacer;
    }

    /// Why a request is under way; `None`: it is not, its answer comes too late.
    #[must_use]
    pub fn asking(&self, number: u32) -> Option<Why> {
        self.current
            .as_ref()
            .filter(|c| c.state == State::Sent(number))
            .map(|c| c.task.why())
    }

    /// As the page shows it.
    #[must_use]
    pub fn view(&self, now: Instant) -> FetchView {
        let main = self.current.as_ref().filter(|c| !c.task.is_urgent());
        let phase = match (&self.halted, main.map(|c| &c.task).or(self.todo.front())) {
            (Some(halted), _) => halted.clone(),
            (None, None) => Phase::Done,
            (None, Some(Task::Check(_))) => Phase::Checking,
            (None, Some(_)) => Phase::Reading,
        };
        let plan = main
            .map(|c| &c.task)
            .into_iter()
            .chain(&self.todo)
            .find_map(|task| match task {
                Task::Legacy(plan) => Some(plan.progress(now)),
                _ => None,
            });
        let all = self.settings.span.map_or(0, |span| span.len(now));
        FetchView {
            phase,
            span: self.settings.span,
            progress: plan.unwrap_or((all, all)),
            requests: u32::try_from(self.lines.len()).unwrap_or(u32::MAX),
            records: self.records,
            wait: self.current.as_ref().and_then(|c| match c.state {
                State::Waiting(wait) => Some(wait),
                _ => None,
            }),
            version: self.version,
            names: self.names,
            only_own: self.own > 0 && self.own == self.records,
            proving: self
                .urgent
                .iter()
                .chain(self.current.as_ref().map(|c| &c.task))
                .any(Task::is_proof),
            proof_open: !self.parked.is_empty(),
            proof_problem: self.proof_problem.clone(),
        }
    }

    /// Whether anything is under way or waited for.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.current.is_some()
            || !self.urgent.is_empty()
            || (self.halted.is_none() && !self.todo.is_empty())
    }

    /// Every request so far.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Version of the API that answers.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    fn stop(&mut self, now: Instant, out: &mut Vec<Command>) {
        self.urgent.clear();
        if let Some(current) = self.current.take() {
            if let State::Sent(number) = current.state {
                self.pacer.ended(now);
                out.push(Command::Abort { number });
                if let Some(line) = self.line(number) {
                    line.took = Some(u32::try_from(now.since(line.at).max(0)).unwrap_or(u32::MAX));
                    line.stopped = true;
                }
            }
            self.put_back(current);
        }
        if !self.todo.is_empty() {
            self.halted = Some(Phase::Stopped);
        }
    }

    /// A task of the reading that did not end goes back to where it was.
    fn put_back(&mut self, current: Running) {
        if !current.task.is_urgent() {
            self.todo.push_front(current.task);
        }
    }

    fn resume(&mut self, now: Instant) {
        if let Some(current) = &mut self.current
            && matches!(current.state, State::Waiting(Wait { until: None, .. }))
        {
            current.state = State::Ready;
        }
        self.ask_refused();
        if self.halted.take().is_some() {
            self.restarts = 0;
            for task in &mut self.todo {
                if let Task::Legacy(plan) = task {
                    plan.resume(now);
                }
            }
        }
    }

    /// What was refused of the proof is asked again.
    fn ask_refused(&mut self) {
        self.proof_problem = None;
        self.urgent.extend(self.refused.drain(..));
    }

    /// Questions for positive proof: [`PEOPLE`] at a time, whatever their apps; those of no app stand apart.
    fn prove(&mut self, proofs: &[Proof]) {
        self.ask_refused();
        let (mut of_apps, mut of_mail): (Vec<Proof>, Vec<Proof>) =
            proofs.iter().partition(|p| p.app.is_some());
        for kind in [&mut of_apps, &mut of_mail] {
            order::distinct(kind);
            for people in kind
                .chunk_by(|a, b| a.person == b.person)
                .collect::<Vec<_>>()
                .chunks(PEOPLE)
            {
                self.urgent.push_back(Task::Proof(people.concat()));
            }
        }
    }

    /// Takes the next task if there is none, and sends what may be sent.
    fn go_on(&mut self, now: Instant, out: &mut Vec<Command>) {
        loop {
            let Some(current) = &mut self.current else {
                if !self.take_task(now, out) {
                    return;
                }
                continue;
            };
            if current.state != State::Ready {
                return;
            }
            let own = self.settings.host.owns(&current.url);
            if !own || !goes_on(&current.first, &current.url) {
                self.refuse(Problem::ForeignLink, out);
                continue;
            }
            let ready = self.pacer.ready_at(now);
            if ready > now {
                let wait = Wait {
                    until: Some(ready),
                    why: WaitFor::Quota,
                };
                current.state = State::Waiting(wait);
                out.push(Command::Wait { until: ready });
                return;
            }
            self.send(now, out);
            return;
        }
    }

    fn take_task(&mut self, now: Instant, out: &mut Vec<Command>) -> bool {
        let task = match self.urgent.pop_front() {
            Some(task) => task,
            None if self.halted.is_some() => return false,
            None => match self.todo.pop_front() {
                Some(task) => task,
                None => return false,
            },
        };
        match Running::begin(task, self.version, &self.settings.host, now) {
            Some(running) => self.current = Some(running),
            // Nothing (more) to ask: the next one.
            None if self.todo.is_empty() && self.urgent.is_empty() => out.push(Command::Finished),
            None => {}
        }
        true
    }

    fn send(&mut self, now: Instant, out: &mut Vec<Command>) {
        let number = u32::try_from(self.lines.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        let Some(current) = &mut self.current else {
            return;
        };
        self.pacer.sent(now);
        if current.pages == 0 && !current.link {
            current.asked = now;
        }
        current.state = State::Sent(number);
        let bearer = std::mem::replace(&mut current.bearer, Bearer::Cached);
        out.push(Command::Ask {
            number,
            url: current.url.clone(),
            bearer,
            scopes: current.task.scopes(),
            timeout: TIMEOUT,
        });
        if self.lines.len() < LINES {
            self.lines.push(Line {
                number,
                at: now,
                url: without_cursor(&current.url),
                next_page: current.link,
                why: current.task.why(),
                status: None,
                bytes: 0,
                took: None,
                request_id: None,
                records: None,
                stopped: false,
                problem: None,
            });
        }
    }

    fn line(&mut self, number: u32) -> Option<&mut Line> {
        self.lines
            .get_mut(usize::try_from(number).ok()?.checked_sub(1)?)
    }

    /// The request under way, if the number is its own: answers to what was stopped come too late.
    fn is_current(&self, number: u32) -> bool {
        self.current
            .as_ref()
            .is_some_and(|c| c.state == State::Sent(number))
    }
}

impl Version {
    /// Event types that it gives.
    const fn event_types(self) -> &'static [EventType] {
        match self {
            Self::Beta => &[EventType::InteractiveUser, EventType::NonInteractiveUser],
            Self::V1 => &[EventType::InteractiveUser],
        }
    }
}

impl Task {
    /// Its question, where it is one about sign-ins.
    fn query(&mut self, version: Version, now: Instant) -> Option<Query> {
        let (span, what, top) = match self {
            Self::Check(event_type) => {
                let top = if *event_type == EventType::InteractiveUser {
                    CHECK
                } else {
                    1
                };
                let span = super::plan::Span {
                    from: now.plus(-CHECK_BACK),
                    to: None,
                };
                (span, What::Newest(*event_type), top)
            }
            Self::Legacy(plan) => (plan.next(now)?, What::Legacy, PAGE),
            Self::OtherNames(span) => (*span, What::OtherNames, PAGE),
            Self::Proof(people) => {
                let from = people.iter().map(|p| p.from).min()?;
                let mut ids: Vec<_> = people.iter().map(|p| p.person).collect();
                ids.dedup();
                let mut apps: Vec<_> = people.iter().filter_map(|p| p.app).collect();
                order::distinct(&mut apps);
                let what = What::AppsOfPeople { apps, people: ids };
                (super::plan::Span { from, to: None }, what, PAGE)
            }
            Self::Read(_) | Self::Again(_) => return None,
        };
        Some(Query {
            version,
            span,
            what,
            top,
        })
    }

    fn why(&self) -> Why {
        match self {
            Self::Check(EventType::InteractiveUser) => Why::CheckInteractive,
            Self::Check(EventType::NonInteractiveUser) => Why::CheckNonInteractive,
            Self::Legacy(_) => Why::Legacy,
            Self::OtherNames(_) => Why::OtherNames,
            Self::Proof(_) | Self::Again(_) => Why::Proof,
            Self::Read(_) => Why::Setting,
        }
    }
}
