//! When to look at the log again, and what to read then. In: the state of the page, now. Out: the next look of a device, whether any
//! is due, the window that holds only what is new, and an entry for a calendar. Pure.

use super::AppState;
use super::fetch::Window;
use crate::model::{DAY, EventType, Instant, LATEST, MINUTE, Protocol, Question};
use crate::worker::messages::{Basis, FindingKey, FindingRow, SourceView};

/// A look is not repeated by itself before so long, whatever came of it.
pub const PAUSE: i64 = 10 * crate::model::MINUTE;

/// The next look at a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// When.
    pub at: Instant,
    /// It is time.
    pub due: bool,
}

/// When the log was last read for all devices: asked of Graph, or downloaded as the admin said. `None`: nobody knows. The question for
/// the newest records is no such reading: it goes to now whatever window is read.
#[must_use]
pub fn last_read(sources: impl Iterator<Item = impl AsRef<SourceView>>) -> Option<Instant> {
    sources
        .filter_map(|source| {
            let source = source.as_ref();
            if !source.complete {
                return None;
            }
            match (&source.asked, source.basis, &source.stated) {
                (Some(asked), ..) => {
                    (asked.question == Question::LegacyClients).then_some(asked.to)
                }
                (None, Basis::Stated, Some(stated)) => stated
                    .question
                    .filter(|q| q.is_of_all())
                    .and(stated.downloaded.or(stated.to)),
                _ => None,
            }
        })
        .max()
}

/// The next look at a marked device: the moment that its verdict names.
#[must_use]
pub fn next(row: &FindingRow, now: Instant) -> Option<Next> {
    let at = row.mark.and(row.verdict.earliest)?;
    Some(Next { at, due: at <= now })
}

/// Marked devices whose verdict more of the log may change, and whether a look at any of them is due.
#[must_use]
pub fn open(state: &AppState, now: Instant) -> (Vec<FindingKey>, bool) {
    let mut due = false;
    let keys = state
        .rows
        .values()
        .filter(|row| row.data.mark.is_some() && !row.data.verdict.state.is_proven())
        .map(|row| {
            due |= next(&row.data, now).is_some_and(|next| next.due);
            row.data.key.clone()
        })
        .collect();
    (keys, due)
}

/// What has not been read yet, with an overlap.
#[must_use]
pub fn window(state: &AppState, now: Instant) -> Window {
    match last_read(state.sources.iter()) {
        Some(read) => Window::Own(read.min(now).plus(-LATEST), now),
        None => Window::default(),
    }
}

/// Until when the log must be loaded again so that no gap opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last moment.
    pub by: Instant,
    /// For so long the log is kept: 30 days where that is known, else what every edition keeps.
    pub kept: i64,
}

/// Rows older than this show that the log is kept for 30 days.
const LONG: i64 = 8 * DAY;
/// A mark needs the log from so long before it.
const BEFORE: i64 = 5 * MINUTE;

/// The deadline of a marked device. For each event type the next download must reach back to the newest answer about its
/// protocols, and so far into it as that may still have been incomplete; without an answer, to the mark. What is proposed
/// of a file that is not described yet counts as its answer.
#[must_use]
pub fn deadline(
    sources: impl Iterator<Item = impl AsRef<SourceView>>,
    mark: Instant,
    protocols: &[Protocol],
) -> Deadline {
    let needed = mark.plus(-BEFORE);
    let mut newest: [Option<Instant>; 2] = [None; 2];
    let mut long = false;
    for source in sources {
        let source = source.as_ref();
        let answer = source.stated.unwrap_or(source.proposed);
        let (question, at, event_types) = match &source.asked {
            Some(asked) => (Some(asked.question), Some(asked.to), &asked.event_types),
            None => (
                answer.question,
                answer.downloaded.or(answer.to),
                &source.event_types,
            ),
        };
        let (Some(question), Some(at)) = (question, at) else {
            continue;
        };
        long |= source.asked.is_some()
            || (question == Question::Everything
                && source.oldest.is_some_and(|oldest| at.since(oldest) > LONG));
        let answers = question.is_of_all()
            || matches!(question, Question::Client(of) if protocols.iter().all(|p| *p == of));
        if !answers || !source.complete {
            continue;
        }
        for (newest, event_type) in newest.iter_mut().zip(EVENT_TYPES) {
            if event_types.contains(&event_type) || answer.event_type == Some(event_type) {
                *newest = (*newest).max(Some(at));
            }
        }
    }
    let kept = if long { 30 * DAY } else { 7 * DAY };
    let from = newest
        .into_iter()
        .map(|at| at.map_or(needed, |at| at.min(needed.max(at.plus(-LATEST)))))
        .min()
        .unwrap_or(needed);
    Deadline {
        by: from.plus(kept),
        kept,
    }
}

const EVENT_TYPES: [EventType; 2] = [EventType::InteractiveUser, EventType::NonInteractiveUser];

/// An entry for a calendar (RFC 5545). It names nobody: the link's fragment is opaque.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// When to look.
    pub at: Instant,
    /// When it was made.
    pub made: Instant,
    /// Opaque key of the device.
    pub key: &'a str,
    /// Address of the page.
    pub link: &'a str,
    /// Title.
    pub title: &'a str,
    /// What to do.
    pub text: &'a str,
    /// Days between the reminder and the entry; 0: the reminder comes at the entry's time.
    pub days_ahead: u32,
}

/// The file with these entries.
#[must_use]
pub fn calendar(entries: &[Entry<'_>]) -> String {
    let mut lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cutover//Cutover//EN",
    ]
    .map(str::to_owned)
    .to_vec();
    lines.extend(entries.iter().flat_map(|entry| entry.lines()));
    lines.push("END:VCALENDAR".to_owned());
    let mut out = String::new();
    for line in lines {
        fold(&line, &mut out);
    }
    out
}

impl Entry<'_> {
    fn lines(self) -> [String; 14] {
        [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@cutover.invalid", self.at.0, escape(self.key)),
            format!("DTSTAMP:{}", stamp(self.made)),
            format!("DTSTART:{}", stamp(self.at)),
            "DURATION:PT15M".to_owned(),
            format!("SUMMARY:{}", escape(self.title)),
            format!("DESCRIPTION:{}", escape(self.text)),
            format!("URL:{}", self.link.replace(['\r', '\n'], "")),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escape(self.title)),
            match self.days_ahead {
                0 => "TRIGGER:PT0S".to_owned(),
                days => format!("TRIGGER:-P{days}D"),
            },
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
        ]
    }
}

/// `20261125T220000Z`.
fn stamp(at: Instant) -> String {
    Instant(at.0 - at.0.rem_euclid(1000))
        .to_string()
        .replace(['-', ':'], "")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line of at most 75 bytes; the rest goes on behind a blank.
fn fold(line: &str, out: &mut String) {
    let mut room = 75;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Entry, Instant, calendar, deadline};
    use crate::findings::proposal::KEPT;
    use crate::model::{Basis, DAY, EventType, HOUR, MINUTE, Protocol, Question};
    use crate::state::file_question::tests::{AT, file};
    use crate::worker::messages::{Asked, SourceKind, SourceView, Stated};
    use std::rc::Rc;

    const SYNC: &[Protocol] = &[Protocol::ActiveSync];

    /// Both logs, downloaded at [`AT`].
    fn both(change: impl Fn(&mut SourceView)) -> Vec<Rc<SourceView>> {
        [EventType::InteractiveUser, EventType::NonInteractiveUser]
            .into_iter()
            .zip(0..)
            .map(|(event_type, n)| {
                let mut source = file(n, Some(event_type));
                source.stated = Some(source.proposed);
                change(&mut source);
                Rc::new(source)
            })
            .collect()
    }

    #[test]
    fn the_next_download_must_reach_back_to_the_last_one() {
        let after = AT.plus(17 * MINUTE);
        let by = |sources: &[Rc<SourceView>], mark| deadline(sources.iter(), mark, SYNC).by;
        let stated = |f: &mut SourceView, change: &dyn Fn(&mut Stated)| {
            if let Some(stated) = &mut f.stated {
                change(stated);
            }
        };
        // Downloaded before the mark: seven days after the download.
        assert_eq!(by(&both(|_| ()), after), AT.plus(KEPT));
        // Downloaded after it: the end of that download may still have been incomplete.
        assert_eq!(by(&both(|_| ()), AT.plus(-DAY)), AT.plus(KEPT - 2 * HOUR));
        assert_eq!(
            by(&both(|_| ()), AT.plus(-49 * MINUTE)),
            AT.plus(KEPT - 54 * MINUTE)
        );
        // Of the two logs the earlier one counts.
        let apart = both(|f| {
            if f.id.0 == 1 {
                stated(f, &|s| s.downloaded = Some(AT.plus(-3 * HOUR)));
            }
        });
        assert_eq!(by(&apart, after), AT.plus(KEPT - 3 * HOUR));
        // The newest answer of each.
        let mut twice = both(|f| stated(f, &|s| s.downloaded = Some(AT.plus(-DAY))));
        twice.extend(both(|_| ()));
        assert_eq!(by(&twice, after), AT.plus(KEPT));
        // What is proposed counts until it is answered; without any answer the mark does.
        assert_eq!(by(&both(|f| f.stated = None), after), AT.plus(KEPT));
        assert_eq!(by(&[], after), after.plus(KEPT - 5 * MINUTE));
        // A log of one app, or of another protocol, is no answer.
        for question in [
            Question::App(crate::model::MailApp::AppleInternetAccounts.id()),
            Question::Client(Protocol::Imap),
        ] {
            let other = both(|f| stated(f, &|s| s.question = Some(question)));
            assert_eq!(
                by(&other, after),
                after.plus(KEPT - 5 * MINUTE),
                "{question}"
            );
        }
        let same = both(|f| {
            stated(f, &|s| {
                s.question = Some(Question::Client(Protocol::ActiveSync));
            });
        });
        assert_eq!(by(&same, after), AT.plus(KEPT));
    }

    #[test]
    fn thirty_days_only_where_the_edition_is_known() {
        let mark = AT.plus(HOUR);
        let kept = |sources: &[Rc<SourceView>]| deadline(sources.iter(), mark, SYNC).kept;
        assert_eq!(kept(&both(|_| ())), 7 * DAY);
        assert_eq!(kept(&both(|f| f.oldest = Some(AT.plus(-8 * DAY)))), 7 * DAY);
        assert_eq!(
            kept(&both(|f| f.oldest = Some(AT.plus(-9 * DAY)))),
            30 * DAY
        );
        let filtered = both(|f| {
            f.oldest = Some(AT.plus(-9 * DAY));
            f.stated = Some(Stated {
                question: Some(Question::LegacyClients),
                ..f.proposed
            });
        });
        assert_eq!(kept(&filtered), 7 * DAY);
        let graph = both(|f| {
            (f.kind, f.basis, f.stated) = (SourceKind::Graph, Basis::Asked, None);
            f.asked = Some(Asked {
                question: Question::LegacyClients,
                event_types: f.event_types.clone(),
                from: AT.plus(-DAY),
                to: AT,
            });
        });
        assert_eq!(kept(&graph), 30 * DAY);
    }

    fn entry(title: &str, text: &str) -> String {
        calendar(&[Entry {
            at: Instant::parse("2026-11-26T22:15:00Z").unwrap(),
            made: Instant::parse("2026-11-25T23:05:07.250Z").unwrap(),
            key: "00f1e2d3c4b5a697",
            link: "https://cutover.example/#/device/00f1e2d3c4b5a697",
            title,
            text,
            days_ahead: 0,
        }])
    }

    /// As a calendar reads it: lines unfolded, texts without their escapes.
    fn value(ics: &str, name: &str) -> Vec<String> {
        ics.replace("\r\n ", "")
            .split("\r\n")
            .filter_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
            .map(|v| {
                v.replace("\\n", "\n")
                    .replace("\\,", ",")
                    .replace("\\;", ";")
                    .replace("\\\\", "\\")
            })
            .collect()
    }

    #[test]
    fn an_entry_reads_back() {
        let text = "Löschen; prüfen, „ansehen“ \\ fertig\n".repeat(9);
        let ics = entry("Cutover: noch einmal ansehen", &text);
        assert_eq!(value(&ics, "DTSTART"), ["20261126T221500Z"]);
        assert_eq!(value(&ics, "DTSTAMP"), ["20261125T230507Z"]);
        assert_eq!(
            value(&ics, "DESCRIPTION"),
            [&*text, "Cutover: noch einmal ansehen"]
        );
        assert_eq!(
            value(&ics, "URL"),
            ["https://cutover.example/#/device/00f1e2d3c4b5a697"]
        );
        assert!(
            ics.split("\r\n")
                .all(|line| line.len() <= 75 && !line.contains('\n'))
        );
    }

    #[test]
    fn no_text_can_add_a_line() {
        let ics = entry("x\r\nATTACH:evil", "y\nEND:VEVENT\r\nBEGIN:VEVENT");
        assert_eq!(value(&ics, "BEGIN"), ["VCALENDAR", "VEVENT", "VALARM"]);
        assert_eq!(value(&ics, "ATTACH").len(), 0);
    }
}
