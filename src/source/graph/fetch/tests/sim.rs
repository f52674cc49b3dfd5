//! A simulated Graph.

use super::super::*;
use crate::model::{Covered, Guid, HOUR, Question};
use crate::source::graph::{ErrorBody, Host, PageMeta, Span};
use std::collections::BTreeSet;

pub(super) const NOW: Instant = Instant(1_800_000_000_000);
pub(super) const ME: Guid = Guid(1);

/// A record of the simulated log.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) at: Instant,
    pub(super) event_type: EventType,
    pub(super) legacy: bool,
    pub(super) other_name: bool,
    pub(super) app: Option<Guid>,
    pub(super) user: Guid,
}

/// Faults of the service, one for each request, then none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fault {
    None,
    Status(u16, Option<&'static str>),
    Cut,
    Network,
    Offline,
    TimedOut,
    Challenge,
    EmptyPage,
}

pub(super) struct Sim {
    pub(super) log: Vec<Record>,
    pub(super) now: Instant,
    pub(super) sent: Vec<Instant>,
    pub(super) faults: Vec<Fault>,
    /// Windows longer than this are not answered in time.
    pub(super) longest: i64,
    pub(super) beta: bool,
    pub(super) other_names: bool,
    pub(super) refuses: Option<(u16, &'static str)>,
    /// Indices of records that were taken in.
    pub(super) seen: BTreeSet<usize>,
    pub(super) covered: Vec<Covered>,
    pub(super) asked: Vec<(Bearer, String)>,
    pub(super) got: Vec<(u32, Option<Problem>)>,
}

pub(super) fn decode(url: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = url.bytes();
    while let Some(b) = bytes.next() {
        if b == b'%' {
            let hex: String = bytes.by_ref().take(2).map(char::from).collect();
            out.push(u8::from_str_radix(&hex, 16).unwrap());
        } else {
            out.push(b);
        }
    }
    String::from_utf8(out).unwrap()
}

pub(super) fn time_after(text: &str, words: &str) -> Option<Instant> {
    let rest = text.split_once(words)?.1;
    Instant::parse(rest.split([' ', '&']).next()?)
}

impl Sim {
    pub(super) fn new(log: Vec<Record>) -> Self {
        let mut log = log;
        log.sort_by_key(|r| std::cmp::Reverse(r.at));
        Self {
            log,
            now: NOW,
            sent: Vec::new(),
            faults: Vec::new(),
            longest: i64::MAX,
            beta: true,
            other_names: true,
            refuses: None,
            seen: BTreeSet::new(),
            covered: Vec::new(),
            asked: Vec::new(),
            got: Vec::new(),
        }
    }

    pub(super) fn matches(text: &str, r: &Record) -> bool {
        let kind = if text.contains("clientAppUsed ne") {
            r.other_name
        } else if text.contains("resourceId eq") {
            !r.legacy && text.contains(&format!("userId eq '{}'", r.user))
        } else if text.contains("clientAppUsed eq") {
            r.legacy
        } else if text.contains("appId eq") {
            r.app
                .is_some_and(|a| text.contains(&format!("appId eq '{a}'")))
                && text.contains(&format!("userId eq '{}'", r.user))
        } else {
            true
        };
        let types = if text.contains("/v1.0/") {
            r.event_type == EventType::InteractiveUser
        } else {
            match r.event_type {
                EventType::InteractiveUser => text.contains("'interactiveUser'"),
                EventType::NonInteractiveUser => text.contains("'nonInteractiveUser'"),
            }
        };
        kind && types
    }

    /// Records for an address and the cursor behind them.
    pub(super) fn rows(&self, text: &str) -> (Vec<usize>, Option<usize>, i64) {
        let from = time_after(text, "createdDateTime ge ").unwrap();
        let to = time_after(text, "createdDateTime le ").map_or(self.now.plus(1), |to| to.plus(1));
        let top: usize = text
            .split_once("$top=")
            .unwrap()
            .1
            .split('&')
            .next()
            .unwrap()
            .parse()
            .unwrap();
        let skip: usize = text
            .split_once("$skiptoken=")
            .map_or(0, |t| t.1.parse().unwrap());
        let all: Vec<usize> = (0..self.log.len())
            .filter(|i| {
                self.log[*i].at >= from
                    && self.log[*i].at < to
                    && Self::matches(text, &self.log[*i])
            })
            .collect();
        let page: Vec<usize> = all.iter().copied().skip(skip).take(top).collect();
        let next = (skip + page.len() < all.len()).then_some(skip + page.len());
        (page, next, to.since(from))
    }

    pub(super) fn answer(&mut self, number: u32, url: &str) -> (Event, Vec<usize>) {
        let mut answer = Answer {
            number,
            took: 200,
            bytes: 10,
            ..Answer::default()
        };
        let fault = if self.faults.is_empty() {
            Fault::None
        } else {
            self.faults.remove(0)
        };
        let text = decode(url);
        let quick = self
            .sent
            .iter()
            .filter(|s| self.now.since(**s) < 10_000)
            .count();
        let failed = |failure| Event::Failed {
            number,
            failure,
            took: 100,
        };
        let (rows, next, length) = self.rows(&text);
        let mut taken = Vec::new();
        match fault {
            Fault::Network => return (failed(Failure::Network), taken),
            Fault::Offline => return (failed(Failure::Offline), taken),
            Fault::TimedOut => return (failed(Failure::TimedOut), taken),
            Fault::Status(status, wish) => {
                answer.status = status;
                answer.retry_after = wish.map(str::to_owned);
            }
            Fault::Challenge => {
                answer.status = 401;
                answer.challenge = Some("claims".to_owned());
            }
            Fault::Cut => answer.status = 200,
            _ if quick > 5 => answer.status = 429,
            _ if self.refuses.is_some() => {
                let (status, code) = self.refuses.unwrap();
                answer.status = status;
                answer.error = ErrorBody {
                    code: code.to_owned(),
                    ..ErrorBody::default()
                };
            }
            _ if !self.beta && text.contains("/beta/") => answer.status = 404,
            _ if !self.other_names && text.contains(" ne ") => answer.status = 400,
            _ if length > self.longest => answer.status = 504,
            Fault::None | Fault::EmptyPage => {
                answer.status = 200;
                let cursor = if fault == Fault::EmptyPage {
                    text.split_once("$skiptoken=")
                        .map(|t| t.1.parse().unwrap())
                        .or(Some(0))
                } else {
                    taken = rows;
                    next
                };
                let own = taken.iter().filter(|i| self.log[**i].user == ME).count();
                let base = url.split("&$skiptoken").next().unwrap();
                answer.page = Some(PageMeta {
                    rows: u32::try_from(taken.len()).unwrap(),
                    next: cursor.map(|c| format!("{base}&$skiptoken={c}")),
                    own: u32::try_from(own).unwrap(),
                    ..PageMeta::default()
                });
            }
        }
        (Event::Answer(Box::new(answer)), taken)
    }

    /// Runs until nothing is under way, but for at most so many steps.
    pub(super) fn run(&mut self, fetch: &mut Fetch, first: Event, random: f64) {
        let mut queue = fetch.handle(self.now, random, first);
        let mut steps = 0;
        while !queue.is_empty() || fetch.is_busy() {
            steps += 1;
            assert!(steps < 20_000, "never ends: {:?}", fetch.view(self.now));
            let commands = std::mem::take(&mut queue);
            let mut next = None;
            for command in commands {
                match command {
                    Command::Ask {
                        number,
                        url,
                        bearer,
                        ..
                    } => {
                        self.sent.push(self.now);
                        self.asked.push((bearer, url.clone()));
                        let (event, rows) = self.answer(number, &url);
                        self.now = self.now.plus(200);
                        next = Some((event, rows));
                    }
                    Command::Wait { until } => {
                        self.now = self.now.max(until);
                        next = Some((Event::Tick, Vec::new()));
                    }
                    Command::Covered(covered) => self.covered.push(covered),
                    Command::Got { id, problem } => self.got.push((id, problem)),
                    Command::Accept { .. } | Command::Abort { .. } | Command::Finished => {}
                }
            }
            let (event, rows) = next.unwrap_or_else(|| {
                // Only a lost connection waits without a time.
                (Event::Online, Vec::new())
            });
            if !fetch.is_busy() {
                break;
            }
            queue = fetch.handle(self.now, random, event);
            if queue.iter().any(|c| matches!(c, Command::Accept { .. })) {
                self.seen.extend(rows);
            }
        }
    }

    /// What was called covered was read.
    pub(super) fn assert_sound(&self) {
        for piece in &self.covered {
            for (i, r) in self.log.iter().enumerate() {
                let of_question = match piece.question {
                    Question::LegacyClients => r.legacy,
                    Question::Everything => true,
                    Question::AppOfPerson { app, person } => r.app == Some(app) && r.user == person,
                    Question::MailOfPerson(person) => !r.legacy && r.user == person,
                    _ => panic!("a question that was never asked"),
                };
                if of_question
                    && r.event_type == piece.event_type
                    && r.at >= piece.from
                    && r.at < piece.to
                {
                    assert!(
                        self.seen.contains(&i),
                        "{r:?} is in {piece:?}, but was never read"
                    );
                }
            }
        }
    }

    pub(super) fn legacy(&self, days: i64) -> usize {
        self.log
            .iter()
            .filter(|r| r.legacy && r.at >= NOW.plus(-days * DAY))
            .count()
    }
}

pub(super) fn record(at: Instant, legacy: bool, user: u128) -> Record {
    Record {
        at,
        event_type: if at.0 % 3 == 0 {
            EventType::InteractiveUser
        } else {
            EventType::NonInteractiveUser
        },
        legacy,
        other_name: false,
        app: None,
        user: Guid(user),
    }
}

pub(super) fn tenant(legacy: usize, days: i64) -> Vec<Record> {
    (0..legacy)
        .map(|i| {
            let step = days * DAY / i64::try_from(legacy).unwrap().max(1);
            record(
                NOW.plus(-i64::try_from(i).unwrap() * step - 1),
                true,
                2 + i as u128 % 7,
            )
        })
        .chain((0..40).map(|i| record(NOW.plus(-i * HOUR - 5), false, 50 + i as u128)))
        .collect()
}

pub(super) fn fetch(days: i64) -> Fetch {
    Fetch::new(Settings {
        host: Host::new("graph.microsoft.com").unwrap(),
        span: Some(Span {
            from: NOW.plus(-days * DAY),
            to: None,
        }),
        me: Some(ME),
    })
}

pub(super) fn read(sim: &mut Sim, days: i64) -> Fetch {
    let mut fetch = fetch(days);
    sim.run(&mut fetch, Event::Begin, 0.5);
    fetch
}
