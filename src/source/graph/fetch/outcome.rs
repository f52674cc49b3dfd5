//! What an answer, or none, means for the question under way.

use super::super::page::PageMeta;
use super::super::query::Version;
use super::super::refusal::{Meaning, Problem, classify};
use super::super::retry::{Decision, Trouble, decide, retry_after};
use super::running::{State, Task};
use super::{Answer, Bearer, Command, Failure, Fetch, Names, Phase, RESTARTS, Wait, WaitFor};
use super::{CHECK_BACK, running::Running};
use crate::model::{Basis, Covered, EventType, Instant, Question};

impl Fetch {
    pub(super) fn answered(
        &mut self,
        now: Instant,
        random: f64,
        answer: Answer,
        out: &mut Vec<Command>,
    ) {
        if !self.is_current(answer.number) {
            return;
        }
        if let Some(line) = self.line(answer.number) {
            line.status = Some(answer.status);
            line.bytes = answer.bytes;
            line.took = Some(answer.took);
            line.request_id = answer
                .request_id
                .clone()
                .or_else(|| answer.error.request_id.clone());
            line.records = answer.page.as_ref().map(|page| page.rows);
        }
        let Some(current) = &mut self.current else {
            return;
        };
        current.slowest = current.slowest.max(answer.took);
        let wish = answer
            .retry_after
            .as_deref()
            .and_then(|text| retry_after(text, now));
        match (answer.status, answer.page) {
            (200, _) if matches!(current.task, Task::Read(_)) => {
                if let Task::Read(ask) = &current.task {
                    out.push(Command::Got {
                        id: ask.id,
                        problem: None,
                    });
                }
                self.current = None;
            }
            (200, Some(page)) => self.page(now, page, out),
            (200, None) => self.troubled(now, random, Trouble::BadBody, wish, out),
            (401, _) => self.unauthorized(answer.challenge, out),
            (status, _) => match classify(status, &answer.error) {
                Meaning::Trouble(trouble) => self.troubled(now, random, trouble, wish, out),
                Meaning::BadQuestion => self.bad_question(now, status, &answer.error.code, out),
                Meaning::Refused(problem) => self.refuse(problem, out),
            },
        }
    }

    /// The token was not taken: a new one, once; with the claims that were asked for, once.
    fn unauthorized(&mut self, challenge: Option<String>, out: &mut Vec<Command>) {
        let Some(current) = &mut self.current else {
            return;
        };
        match challenge {
            Some(claims) if !current.challenged => {
                current.challenged = true;
                current.bearer = Bearer::Challenge(claims);
                current.state = State::Ready;
            }
            None if !current.refreshed => {
                current.refreshed = true;
                current.bearer = Bearer::Refresh;
                current.state = State::Ready;
            }
            _ => self.refuse(Problem::SignedOut, out),
        }
    }

    /// A page of records came.
    fn page(&mut self, now: Instant, page: PageMeta, out: &mut Vec<Command>) {
        let Some(mut current) = self.current.take() else {
            return;
        };
        out.push(Command::Accept {
            why: current.task.why(),
        });
        self.records += u64::from(page.rows);
        self.own += u64::from(page.own);
        current.pages += 1;
        current.rows += u64::from(page.rows);
        current.newest = current.newest.max(page.newest);
        // Of the newest records one page is wanted; an empty one with another behind it is no answer yet.
        let enough = matches!(current.task, Task::Check(_)) && current.rows > 0;
        let next = page.next.filter(|_| !enough);
        match next {
            Some(next) if current.may_go_on() => {
                current.follow(next, now);
                self.current = Some(current);
            }
            Some(next) => {
                // More than is read without being asked for.
                current.follow(next, now);
                match &current.task {
                    Task::OtherNames(_) => self.names = Names::More,
                    Task::Proof(_) => self.parked.push(current),
                    _ => {}
                }
            }
            None => self.finish(current, now, out),
        }
        if self.current.is_none() && !self.is_busy() {
            out.push(Command::Finished);
        }
    }

    /// A question was answered to its end.
    fn finish(&mut self, mut current: Running, now: Instant, out: &mut Vec<Command>) {
        let asked = current.asked;
        match &mut current.task {
            Task::Check(event_type) => {
                let event_type = *event_type;
                // Nothing is newer than the newest record; without any the answer speaks for the whole stretch.
                let from = match current.rows {
                    0 => Some(asked.plus(-CHECK_BACK)),
                    _ => current.newest,
                };
                if let Some(from) = from {
                    self.covered(&[event_type], Question::Everything, from, asked, asked, out);
                }
            }
            Task::Legacy(plan) => {
                let span = plan.finished(asked, current.rows, current.pages, current.slowest);
                self.restarts = 0;
                let more = plan.next(now).is_some();
                if let Some((from, to)) = span {
                    self.covered(
                        self.version.event_types(),
                        Question::LegacyClients,
                        from,
                        to,
                        asked,
                        out,
                    );
                }
                if more {
                    self.todo.push_front(current.task);
                }
            }
            Task::OtherNames(_) => self.names = Names::All,
            Task::Proof(people) => {
                let from = people.iter().map(|p| p.from).min().unwrap_or(asked);
                let mut pairs: Vec<_> = people.iter().map(|p| (p.person, p.app)).collect();
                pairs.dedup();
                for (person, app) in pairs {
                    let question = match app {
                        Some(app) => Question::AppOfPerson { app, person },
                        None => Question::MailOfPerson(person),
                    };
                    self.covered(
                        self.version.event_types(),
                        question,
                        from,
                        asked,
                        asked,
                        out,
                    );
                }
            }
            Task::Read(_) | Task::Again(_) => {}
        }
    }

    fn covered(
        &self,
        types: &[EventType],
        question: Question,
        from: Instant,
        to: Instant,
        asked: Instant,
        out: &mut Vec<Command>,
    ) {
        if from < to {
            out.extend(types.iter().map(|event_type| {
                Command::Covered(Covered {
                    event_type: *event_type,
                    question,
                    from,
                    to,
                    asked,
                    basis: Basis::Asked,
                })
            }));
        }
    }

    /// No answer came.
    pub(super) fn failed(
        &mut self,
        now: Instant,
        random: f64,
        number: u32,
        failure: &Failure,
        took: u32,
        out: &mut Vec<Command>,
    ) {
        if !self.is_current(number) {
            return;
        }
        if let Some(line) = self.line(number) {
            line.took = Some(took);
        }
        match failure {
            Failure::Network => self.troubled(now, random, Trouble::Network, None, out),
            Failure::TimedOut => self.troubled(now, random, Trouble::TimedOut, None, out),
            Failure::Offline => {
                if let Some(current) = &mut self.current {
                    current.state = State::Waiting(Wait {
                        until: None,
                        why: WaitFor::Connection,
                    });
                }
            }
            Failure::SignedOut => self.refuse(Problem::SignedOut, out),
            Failure::NotAsked => self.refuse(Problem::ForeignLink, out),
            Failure::NoToken => self.troubled(now, random, Trouble::Throttled, None, out),
        }
    }

    /// Something that may pass.
    fn troubled(
        &mut self,
        now: Instant,
        random: f64,
        trouble: Trouble,
        wish: Option<i64>,
        out: &mut Vec<Command>,
    ) {
        let Some(current) = &mut self.current else {
            return;
        };
        if matches!(current.task, Task::OtherNames(_))
            && matches!(
                trouble,
                Trouble::TimedOut | Trouble::Unavailable | Trouble::Broken
            )
        {
            // It cannot be asked for in parts, and is not worth minutes of waiting.
            self.refuse(Problem::Unavailable, out);
            return;
        }
        current.failures += 1;
        let failures = current.failures;
        let decision = decide(trouble, failures, wish, now.since(current.since), random);
        // A shorter window is answered where a long one is not; a throttled one is not too long.
        let too_long = matches!(
            trouble,
            Trouble::TimedOut | Trouble::Broken | Trouble::BadBody
        ) || (trouble == Trouble::Network && failures >= 2);
        if too_long && !current.link && current.shrink(self.version, &self.settings.host, now) {
            let wait = match decide(trouble, 1, wish, 0, random) {
                Decision::Retry(wait) => wait,
                Decision::GiveUp => 0,
            };
            self.wait(now.plus(wait), trouble, out);
            return;
        }
        match decision {
            Decision::Retry(wait) => self.wait(now.plus(wait), trouble, out),
            Decision::GiveUp if current.link && self.restart(now) => {
                self.wait(now.plus(1000), trouble, out);
            }
            Decision::GiveUp => self.refuse(
                match trouble {
                    Trouble::Throttled => Problem::Throttled,
                    Trouble::Network => Problem::Network,
                    Trouble::BadBody => Problem::Unreadable,
                    Trouble::Unavailable | Trouble::TimedOut | Trouble::Broken => {
                        Problem::Unavailable
                    }
                },
                out,
            ),
        }
    }

    /// A chain of pages broke: its window begins anew, shorter if it can be.
    fn restart(&mut self, now: Instant) -> bool {
        let Some(current) = &mut self.current else {
            return false;
        };
        self.restarts += 1;
        if self.restarts > RESTARTS || current.task.is_urgent() {
            return false;
        }
        if !current.shrink(self.version, &self.settings.host, now) {
            current.anew(self.version, &self.settings.host, now);
        }
        true
    }

    fn wait(&mut self, until: Instant, trouble: Trouble, out: &mut Vec<Command>) {
        let why = match trouble {
            Trouble::Throttled => WaitFor::Throttled,
            Trouble::Network => WaitFor::Network,
            _ => WaitFor::Service,
        };
        if let Some(current) = &mut self.current {
            current.state = State::Waiting(Wait {
                until: Some(until),
                why,
            });
            out.push(Command::Wait { until });
        }
    }

    /// The question was not understood.
    fn bad_question(&mut self, now: Instant, status: u16, code: &str, out: &mut Vec<Command>) {
        let Some(current) = &mut self.current else {
            return;
        };
        if current.link {
            // The cursor of a next page has expired.
            if self.restart(now) {
                self.wait(now.plus(1000), Trouble::Broken, out);
            } else {
                self.refuse(Problem::Unavailable, out);
            }
            return;
        }
        match (&current.task, self.version) {
            (Task::Check(_), Version::Beta) => {
                self.version = Version::V1;
                current.anew(self.version, &self.settings.host, now);
                // v1.0 has interactive sign-ins only.
                self.todo
                    .retain(|task| !matches!(task, Task::Check(EventType::NonInteractiveUser)));
                if matches!(current.task, Task::Check(EventType::NonInteractiveUser)) {
                    self.current = None;
                }
            }
            (Task::Check(_), Version::V1) => self.refuse(Problem::NotOffered, out),
            _ => self.refuse(
                Problem::Refused {
                    status,
                    code: code.to_owned(),
                },
                out,
            ),
        }
    }

    /// The whole reading ends here.
    pub(super) fn halt(&mut self, problem: Problem, out: &mut Vec<Command>) {
        self.urgent.clear();
        if let Some(current) = self.current.take() {
            if let State::Sent(number) = current.state
                && let Some(line) = self.line(number)
            {
                line.problem = Some(problem.clone());
            }
            self.put_back(current);
        }
        self.halted = Some(Phase::Failed(problem));
        out.push(Command::Finished);
    }

    /// What is under way ends here, and the reading with it; what was asked for on the side ends alone.
    pub(super) fn refuse(&mut self, problem: Problem, out: &mut Vec<Command>) {
        let Some(current) = self.current.take() else {
            return;
        };
        if let State::Sent(number) = current.state
            && let Some(line) = self.line(number)
        {
            line.problem = Some(problem.clone());
        }
        match &current.task {
            // Nobody's reading is worth less for it: the coverage says which names were asked for.
            Task::OtherNames(_)
                if !matches!(
                    problem,
                    Problem::SignedOut
                        | Problem::Network
                        | Problem::Throttled
                        | Problem::ForeignLink
                ) =>
            {
                self.names = Names::KnownOnly;
            }
            Task::Proof(_) => {
                self.proof_problem = Some(problem);
                self.refused.push(current.task);
            }
            Task::Read(ask) => out.push(Command::Got {
                id: ask.id,
                problem: Some(problem),
            }),
            _ => {
                self.put_back(current);
                self.halted = Some(Phase::Failed(problem));
                out.push(Command::Finished);
                return;
            }
        }
        if !self.is_busy() {
            out.push(Command::Finished);
        }
    }
}
