//! Reading from Microsoft Graph, as far as the worker does it: it decides what is asked and takes in what came. Pure:
//! time and chance come in, requests and waits go out.

use super::messages::{BATCH, FromGraph, FromWorker, ReadAsk, ToGraph};
use super::session::Session;
use crate::findings::view::{FindingKey, SourceId, SourceKind, Stated};
use crate::findings::{SourceReading, SourceStart};
use crate::model::{Guid, Instant, MINUTE};
use crate::source::graph::{
    Answer, Command, ErrorBody, Event, Fetch, Host, PageMeta, Phase, Problem, Proof, Settings, Why,
    query_texts, read_page,
};
use crate::source::{Format, ProblemCode};
use std::collections::HashMap;

/// What the session knows of Graph.
#[derive(Debug, Default)]
pub(super) struct Graph {
    fetch: Option<Fetch>,
    host: Option<Host>,
    me: Option<Guid>,
    /// Sources of this reading, by the question behind them.
    sources: HashMap<Asked, Open>,
    /// When a person's sign-ins by an app were last asked for.
    proved: HashMap<(Guid, Option<Guid>), Instant>,
}

/// Milliseconds in which such an answer is not asked for again.
const PROOF_HOLDS: i64 = 5 * MINUTE;

/// Questions whose answers make one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Asked {
    Newest,
    Legacy,
    OtherNames,
    Proof,
}

impl Asked {
    const fn of(why: Why) -> Option<Self> {
        match why {
            Why::CheckInteractive | Why::CheckNonInteractive => Some(Self::Newest),
            Why::Legacy => Some(Self::Legacy),
            Why::OtherNames => Some(Self::OtherNames),
            Why::Proof => Some(Self::Proof),
            Why::Setting => None,
        }
    }

    /// A name of the source: the same in every language, as file names are.
    const fn name(self) -> &'static str {
        match self {
            Self::Newest => "Microsoft Graph: signIns (newest)",
            Self::Legacy => "Microsoft Graph: signIns (legacy clientAppUsed)",
            Self::OtherNames => "Microsoft Graph: signIns (other clientAppUsed)",
            Self::Proof => "Microsoft Graph: signIns (appId, userId)",
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    id: SourceId,
    bytes: u64,
    busy: bool,
}

/// What is to be done after a step.
#[derive(Debug, Default)]
pub struct Steps {
    /// For the page, in this order.
    pub messages: Vec<FromWorker>,
    /// Come back with [`Session::graph_tick`] then.
    pub wait: Option<Instant>,
}

impl Steps {
    fn tell(&mut self, message: FromGraph) {
        self.messages.push(FromWorker::Graph(message));
    }
}

impl Session {
    /// The page said something; `body` are the bytes of an answer. `random` in `[0, 1)`.
    pub fn graph(&mut self, now: Instant, random: f64, message: ToGraph, body: &[u8]) -> Steps {
        let steps = self.graph_unfollowed(now, random, message, body);
        self.follow(now, random, steps)
    }

    /// The same, without what follows from answers to other questions than those about sign-ins.
    pub(super) fn graph_unfollowed(
        &mut self,
        now: Instant,
        random: f64,
        message: ToGraph,
        body: &[u8],
    ) -> Steps {
        self.case.set_clock(now);
        let event = match message {
            ToGraph::Begin {
                host,
                span,
                me,
                tenant,
            } => {
                // The host comes from the page's own table of clouds.
                let Some(host) = Host::new(&host) else {
                    return Steps::default();
                };
                let ours = tenant.is_none_or(|tenant| self.case.is_of_tenant(&tenant));
                let mut fetch = Fetch::new(Settings {
                    host: host.clone(),
                    span,
                    me,
                });
                if let Some(before) = self.graph.fetch.take() {
                    fetch.after(before);
                }
                self.graph = Graph {
                    fetch: Some(fetch),
                    host: Some(host),
                    me,
                    sources: HashMap::new(),
                    proved: HashMap::new(),
                };
                if ours {
                    Event::Begin
                } else {
                    Event::Refuse(Problem::OtherTenant)
                }
            }
            ToGraph::Answered {
                number,
                status,
                retry_after,
                authenticate,
                request_id,
                took,
            } => {
                let answer = Answer {
                    number,
                    status,
                    retry_after,
                    challenge: authenticate.filter(|h| h.contains("claims=")),
                    request_id,
                    bytes: body.len() as u64,
                    took,
                    ..Answer::default()
                };
                return self.graph_answer(now, random, answer, body);
            }
            ToGraph::Failed {
                number,
                failure,
                took,
            } => Event::Failed {
                number,
                failure,
                took,
            },
            ToGraph::Online => Event::Online,
            ToGraph::Stop => Event::Stop,
            ToGraph::Resume => Event::Resume,
            ToGraph::Prove(keys) => Event::Prove(self.unproved(&keys, now)),
            ToGraph::MoreProof => Event::MoreProof,
            ToGraph::Read(ask) => return self.graph_read(now, random, ask),
            ToGraph::Texts => return self.graph_texts(now),
        };
        self.graph_step(now, random, event)
    }

    /// The time waited for may have come.
    pub fn graph_tick(&mut self, now: Instant, random: f64) -> Steps {
        let steps = self.graph_step(now, random, Event::Tick);
        self.follow(now, random, steps)
    }

    /// Whether a reading from Graph goes on.
    #[must_use]
    pub fn graph_is_busy(&self) -> bool {
        self.graph.fetch.as_ref().is_some_and(Fetch::is_busy)
    }

    /// Every request made so far: the network ledger.
    #[must_use]
    pub fn ledger(&self) -> &[crate::source::graph::Line] {
        self.graph.fetch.as_ref().map_or(&[], Fetch::lines)
    }

    /// Questions for positive proof that were not asked just now: a device may be opened again and again.
    fn unproved(&mut self, keys: &[FindingKey], now: Instant) -> Vec<Proof> {
        let mut wanted = self.case.proofs(keys, now);
        let asked = &mut self.graph.proved;
        asked.retain(|_, at| now.since(*at) < PROOF_HOLDS);
        wanted.retain(|p| asked.insert((p.person, p.app), now).is_none());
        wanted
    }

    fn graph_read(&mut self, now: Instant, random: f64, ask: ReadAsk) -> Steps {
        if self.graph.fetch.is_none() {
            let mut steps = Steps::default();
            steps.tell(FromGraph::Got {
                id: ask.id,
                body: Err(Problem::SignedOut),
            });
            return steps;
        }
        self.graph_step(now, random, Event::Read(ask))
    }

    fn graph_texts(&self, now: Instant) -> Steps {
        let mut steps = Steps::default();
        if let (Some(fetch), Some(host)) = (&self.graph.fetch, &self.graph.host)
            && let Some(span) = fetch.view(now).span
        {
            steps.tell(FromGraph::Texts(Box::new(query_texts(
                host,
                fetch.version(),
                span,
                now,
            ))));
        }
        steps
    }

    /// An answer: its records are taken in before the machine hears of it, so that it calls nothing answered that could
    /// not be read.
    fn graph_answer(
        &mut self,
        now: Instant,
        random: f64,
        mut answer: Answer,
        body: &[u8],
    ) -> Steps {
        let Some(why) = self
            .graph
            .fetch
            .as_ref()
            .and_then(|f| f.asking(answer.number))
        else {
            return Steps::default();
        };
        let mut refused = None;
        if answer.status != 200 {
            answer.error = ErrorBody::read(body);
        } else if let Some(asked) = Asked::of(why) {
            match self.take_in(asked, body) {
                Ok(page) => answer.page = page,
                Err(problem) => refused = Some(problem),
            }
        }
        let read = answer.status == 200 && Asked::of(why).is_none();
        let event = match refused {
            None => Event::Answer(Box::new(answer)),
            Some(problem) => Event::Refuse(problem),
        };
        let mut steps = self.graph_step(now, random, event);
        for message in &mut steps.messages {
            if let FromWorker::Graph(FromGraph::Got { body: got, .. }) = message
                && read
                && got.is_ok()
            {
                *got = Ok(body.to_vec());
            }
        }
        steps
    }

    /// Reads a page of records. `Ok(None)`: it cannot be read to its end.
    fn take_in(&mut self, asked: Asked, body: &[u8]) -> Result<Option<PageMeta>, Problem> {
        let Some(page) = read_page(body, self.graph.me) else {
            return Ok(None);
        };
        let source = self.graph_source(asked);
        if self.is_of_another_tenant(body, true) {
            return Err(Problem::OtherTenant);
        }
        let step = self.feed_page(source, body);
        if let Some(open) = self.graph.sources.get_mut(&asked) {
            open.bytes += body.len() as u64;
        }
        Ok(step.stop.is_none().then_some(page))
    }

    /// The source of a question, opened when first needed.
    fn graph_source(&mut self, asked: Asked) -> SourceId {
        if let Some(open) = self.graph.sources.get_mut(&asked) {
            if !open.busy {
                open.busy = true;
                self.case.reopen(open.id);
            }
            return open.id;
        }
        let id = self.case.begin(SourceStart {
            name: asked.name().to_owned(),
            kind: SourceKind::Graph,
            bytes: 0,
            proposed: Stated::default(),
        });
        self.graph.sources.insert(
            asked,
            Open {
                id,
                bytes: 0,
                busy: true,
            },
        );
        id
    }

    fn graph_step(&mut self, now: Instant, random: f64, event: Event) -> Steps {
        let mut steps = Steps::default();
        let Some(fetch) = &mut self.graph.fetch else {
            return steps;
        };
        let number = match &event {
            Event::Answer(answer) => Some(answer.number),
            Event::Failed { number, .. } => Some(*number),
            _ => None,
        };
        let commands = fetch.handle(now, random, event);
        let mut touched: Vec<u32> = number.into_iter().collect();
        let (mut accepted, mut finished, mut why) = (false, false, None);
        for command in commands {
            match command {
                Command::Ask {
                    number,
                    url,
                    bearer,
                    scopes,
                    timeout,
                } => {
                    touched.push(number);
                    steps.tell(FromGraph::Ask {
                        number,
                        url,
                        bearer,
                        scopes,
                        timeout,
                    });
                }
                Command::Abort { number } => {
                    touched.push(number);
                    steps.tell(FromGraph::Abort(number));
                }
                Command::Wait { until } => steps.wait = Some(until),
                Command::Accept { why: of } => {
                    accepted = true;
                    why = Some(of);
                }
                Command::Covered(covered) => {
                    if let Some(open) = why
                        .and_then(Asked::of)
                        .and_then(|a| self.graph.sources.get(&a))
                    {
                        self.case.cover(open.id, covered);
                    }
                }
                Command::Got { id, problem } => {
                    // The body is filled in by who has it.
                    let body = problem.map_or(Ok(Vec::new()), Err);
                    steps.tell(FromGraph::Got { id, body });
                }
                Command::Finished => finished = true,
            }
        }
        finished |= !self.graph_is_busy();
        if finished {
            self.end_graph_sources(now);
        }
        if accepted || finished {
            steps
                .messages
                .extend(self.changes(if finished { usize::MAX } else { 10 }));
            if finished {
                steps.messages.extend(self.verdict_changes());
            }
            if accepted && !finished {
                let sources: Vec<SourceId> = self
                    .graph
                    .sources
                    .values()
                    .filter(|o| o.busy)
                    .map(|o| o.id)
                    .collect();
                steps.messages.push(self.some_sources(&sources));
            } else {
                steps.messages.extend(self.sources());
            }
            steps.messages.push(self.summary());
        }
        if let Some(fetch) = &self.graph.fetch {
            let all = fetch.lines();
            let lines: Vec<_> = touched
                .iter()
                .filter_map(|n| all.get(usize::try_from(*n).ok()?.checked_sub(1)?).cloned())
                .collect();
            for lines in lines.chunks(BATCH) {
                steps.tell(FromGraph::Lines(lines.to_vec()));
            }
            steps.tell(FromGraph::View(Box::new(fetch.view(now))));
        }
        steps
    }

    /// Nothing is under way any more: the sources are as complete as they are.
    fn end_graph_sources(&mut self, now: Instant) {
        let problem = match self.graph.fetch.as_ref().map(|f| f.view(now).phase) {
            Some(Phase::Stopped) => Some(ProblemCode::Stopped),
            Some(Phase::Failed(Problem::OtherTenant)) => Some(ProblemCode::SecondTenant),
            Some(Phase::Failed(_)) => Some(ProblemCode::NotAnswered),
            _ => None,
        };
        let only_own = self
            .graph
            .fetch
            .as_ref()
            .is_some_and(|f| f.view(now).only_own);
        for (asked, open) in &mut self.graph.sources {
            self.case.set_only_own(open.id, only_own);
            if !std::mem::take(&mut open.busy) {
                continue;
            }
            let cut_short = matches!(asked, Asked::Legacy | Asked::OtherNames);
            self.case.end(
                open.id,
                SourceReading {
                    format: Some(Format::Graph),
                    problem: problem.filter(|_| cut_short),
                    bytes: Some(open.bytes),
                    ..SourceReading::default()
                },
            );
        }
    }
}

#[cfg(test)]
mod tests;
