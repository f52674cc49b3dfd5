//! The one question about dropped files: what are those that nobody has described? In: sources. Out: groups of files that
//! one phrase describes, with what is still to be said of them; and what is stated of a file once the phrase is confirmed.
//! Pure: `ui` has the words.

use super::answer::is_open;
use crate::findings::{ANSWERS, proposal};
use crate::model::{DAY, EventType, Instant, MINUTE, MailApp, Protocol, Question};
use crate::worker::messages::{Origin, SourceKind, SourceView, Stated};
use std::rc::Rc;

/// A client app that no table knows, in a file that can be read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its name.
    pub name: String,
    /// Its records.
    pub records: u64,
    /// What the admin said of it.
    pub answer: Option<Protocol>,
}

/// What to ask about client apps: each once, whatever the case of its letters; and whether one is unknown still. A loaded
/// case may know what was said before.
#[must_use]
pub fn clients(sources: &[Rc<SourceView>]) -> (Vec<Client>, bool) {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let mut all: Vec<Client> = Vec::new();
    let mut open = false;
    let readable = |s: &&Rc<SourceView>| s.kind == SourceKind::File && s.origin == Origin::Read;
    for source in sources.iter().filter(readable) {
        open |= !source.unknown_clients.is_empty();
        let unknown = source
            .unknown_clients
            .iter()
            .map(|(name, n)| (name, n, None));
        let answered = source
            .answered_clients
            .iter()
            .map(|(name, n, p)| (name, n, Some(*p)));
        for (name, records, answer) in unknown.chain(answered) {
            if let Some(known) = all.iter_mut().find(|known| same(&known.name, name)) {
                known.records += records;
                known.answer = known.answer.or(answer);
            } else if all.len() < ANSWERS {
                all.push(Client {
                    name: name.clone(),
                    records: *records,
                    answer,
                });
            }
        }
    }
    let before = || sources.iter().flat_map(|source| &source.answered_clients);
    for client in all.iter_mut().filter(|client| client.answer.is_none()) {
        let said = before().find(|(name, ..)| same(name, &client.name));
        client.answer = said.map(|(.., protocol)| *protocol);
    }
    (all, open)
}

/// Downloads as near as this to each other are told as one.
const TOGETHER: i64 = 15 * MINUTE;

/// Which logs a group of files holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Logs {
    /// A file of each.
    Both,
    /// Of one event type.
    One(EventType),
    /// The rows tell it, one by one.
    ByRows,
    /// Only the admin can tell.
    Open,
}

/// Files that one phrase describes.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The files.
    pub files: Vec<Rc<SourceView>>,
    /// Which logs.
    pub logs: Logs,
    /// Filter; `None`: to be said.
    pub question: Option<Question>,
    /// Where the window begins, of all files.
    pub from: Option<Instant>,
    /// When they were downloaded, the earliest of them; `None`: to be said.
    pub downloaded: Option<Instant>,
}

impl Group {
    fn of(source: &Rc<SourceView>) -> Self {
        let proposed = source.proposed;
        Self {
            files: vec![Rc::clone(source)],
            logs: match proposed.event_type {
                Some(event_type) => Logs::One(event_type),
                None if source.event_type_open => Logs::Open,
                None => Logs::ByRows,
            },
            question: proposed.question,
            from: proposed.from,
            downloaded: proposed.downloaded,
        }
    }

    /// Takes the files of another group, if the same phrase fits them.
    fn join(&mut self, other: &Self) -> bool {
        let near = |a: Option<Instant>, b: Option<Instant>, most: i64| match (a, b) {
            (Some(a), Some(b)) => a.since(b).abs() <= most,
            (None, None) => true,
            _ => false,
        };
        let logs = match (self.logs, other.logs) {
            // An answer about the event type is one about a single file.
            (Logs::Open, _) | (_, Logs::Open) => return false,
            (a, b) if a == b => a,
            (Logs::One(_) | Logs::Both, Logs::One(_)) => Logs::Both,
            _ => return false,
        };
        if self.question != other.question
            || !near(self.downloaded, other.downloaded, TOGETHER)
            || !near(self.from, other.from, DAY)
        {
            return false;
        }
        self.logs = logs;
        self.from = self.from.max(other.from);
        self.downloaded = self.downloaded.min(other.downloaded);
        self.files.extend(other.files.iter().cloned());
        true
    }

    /// Nothing of it is left to be said: a *yes* is enough.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.logs != Logs::Open && self.question.is_some() && self.downloaded.is_some()
    }

    /// Newest row of its files: none was downloaded before.
    #[must_use]
    pub fn newest(&self) -> Option<Instant> {
        self.files.iter().filter_map(|file| file.newest).max()
    }
}

/// The files that are to be described, in groups; empty: nothing is to be asked.
#[must_use]
pub fn groups(sources: &[Rc<SourceView>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for source in sources.iter().filter(|source| is_open(source)) {
        let one = Group::of(source);
        if !groups.iter_mut().any(|group| group.join(&one)) {
            groups.push(one);
        }
    }
    groups
}

/// What the admin adds to a phrase that is not whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Event type.
    pub event_type: Option<EventType>,
    /// Filter.
    pub question: Option<Question>,
    /// When it was downloaded.
    pub downloaded: Option<Instant>,
}

/// Where the window of a file begins that was downloaded then, if nothing else is said.
#[must_use]
pub fn begin(source: &SourceView, downloaded: Instant) -> Instant {
    proposal::from(downloaded, source.window, source.oldest)
}

/// What is stated of a file by confirming the phrase; `None` while something of it is still to be said.
#[must_use]
pub fn confirmed(source: &SourceView, added: Added) -> Option<Stated> {
    let proposed = source.proposed;
    let event_type = proposed.event_type.or(added.event_type);
    if event_type.is_none() && source.event_type_open {
        return None;
    }
    let downloaded = proposed.downloaded.or(added.downloaded)?;
    Some(Stated {
        event_type,
        question: Some(proposed.question.or(added.question)?),
        from: Some(proposed.from.unwrap_or_else(|| begin(source, downloaded))),
        to: Some(proposed.to.unwrap_or(downloaded)),
        downloaded: Some(downloaded),
    })
}

/// The filters that can be stated of a file.
#[must_use]
pub fn filters(source: &SourceView) -> Vec<Question> {
    let mut all = vec![Question::Everything, Question::LegacyClients];
    all.extend(
        Protocol::ALL
            .into_iter()
            .filter(|protocol| protocol.is_legacy())
            .map(Question::Client),
    );
    all.push(Question::App(MailApp::AppleInternetAccounts.id()));
    let known = [
        source.proposed.question,
        source.stated.and_then(|stated| stated.question),
        source.person.map(Question::Person),
    ];
    for question in known.into_iter().flatten() {
        if question != Question::Unknown && !all.contains(&question) {
            all.push(question);
        }
    }
    all.push(Question::Unknown);
    all
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Added, Client, Logs, clients, confirmed, filters, groups};
    use crate::findings::proposal::KEPT;
    use crate::model::{Basis, DAY, EventType, Guid, HOUR, Instant, MINUTE, Protocol, Question};
    use crate::source::Format;
    use crate::worker::messages::{Origin, SourceId, SourceKind, SourceView, Stated};
    use std::rc::Rc;

    pub(crate) const AT: Instant = Instant(1_795_214_400_000);

    /// A file that is known but for the admin's word.
    pub(crate) fn file(number: u16, event_type: Option<EventType>) -> SourceView {
        SourceView {
            id: SourceId(number),
            name: format!("{number}.json"),
            kind: SourceKind::File,
            origin: Origin::Read,
            format: Some(Format::PortalJson),
            bytes: 9,
            sha256: None,
            records: 9,
            duplicates: 0,
            unreadable: 0,
            other_tenant: 0,
            misdated: 0,
            auth_steps: 0,
            event_types: event_type.into_iter().collect(),
            event_type_open: true,
            person: None,
            oldest: Some(AT.plus(-6 * DAY)),
            newest: Some(AT.plus(-MINUTE)),
            proposed: Stated {
                event_type,
                question: Some(Question::Everything),
                from: Some(AT.plus(-KEPT)),
                to: Some(AT),
                downloaded: Some(AT),
            },
            window: KEPT,
            stated: None,
            contradiction: None,
            asked: None,
            files: 1,
            failed: 0,
            basis: Basis::Observed,
            complete: true,
            busy: false,
            problem: None,
            problem_at: None,
            example: None,
            readings: None,
            unknown_clients: Vec::new(),
            answered_clients: Vec::new(),
            notes: vec![],
        }
    }

    const INTERACTIVE: Option<EventType> = Some(EventType::InteractiveUser);
    const OTHER: Option<EventType> = Some(EventType::NonInteractiveUser);

    fn with(mut file: SourceView, change: impl FnOnce(&mut SourceView)) -> Rc<SourceView> {
        change(&mut file);
        Rc::new(file)
    }

    #[test]
    fn a_client_app_is_asked_about_once_and_a_loaded_case_knows_the_answer() {
        let unknown = with(file(0, INTERACTIVE), |f| {
            f.unknown_clients = vec![("Énigme".to_owned(), 2), ("Other".to_owned(), 1)];
        });
        let answered = with(file(1, OTHER), |f| {
            f.answered_clients = vec![("énigme".to_owned(), 3, Protocol::Pop)];
        });
        let saved = with(file(2, OTHER), |f| {
            f.origin = Origin::Case;
            f.answered_clients = vec![
                ("other".to_owned(), 9, Protocol::Imap),
                ("Gone".to_owned(), 9, Protocol::Imap),
            ];
        });
        let client = |name: &str, records, answer| Client {
            name: name.to_owned(),
            records,
            answer: Some(answer),
        };
        let asked = vec![
            client("Énigme", 5, Protocol::Pop),
            client("Other", 1, Protocol::Imap),
        ];
        let sources = [unknown, Rc::clone(&answered), Rc::clone(&saved)];
        assert_eq!(clients(&sources), (asked, true));
        let asked = vec![client("énigme", 3, Protocol::Pop)];
        assert_eq!(clients(&[answered, Rc::clone(&saved)]), (asked, false));
        // What came with the case cannot be read again.
        assert_eq!(clients(&[saved]), (vec![], false));
    }

    #[test]
    fn both_logs_of_one_download_are_one_phrase() {
        let second = with(file(1, OTHER), |f| {
            f.proposed.downloaded = Some(AT.plus(2 * MINUTE));
            f.proposed.from = Some(AT.plus(2 * MINUTE - KEPT));
        });
        let found = groups(&[Rc::new(file(0, INTERACTIVE)), second]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].logs, Logs::Both);
        assert_eq!(found[0].files.len(), 2);
        // Neither end is told wider than any of the files.
        assert_eq!(found[0].from, Some(AT.plus(2 * MINUTE - KEPT)));
        assert_eq!(found[0].downloaded, Some(AT));
        assert!(found[0].is_whole());
        // Each file keeps its own times.
        let stated = confirmed(&found[0].files[1], Added::default());
        assert_eq!(stated.and_then(|s| s.downloaded), Some(AT.plus(2 * MINUTE)));
    }

    #[test]
    fn what_differs_is_told_apart() {
        let filtered = with(file(1, OTHER), |f| {
            f.proposed.question = Some(Question::Client(Protocol::ActiveSync));
        });
        let earlier = with(file(2, OTHER), |f| {
            f.proposed.downloaded = Some(AT.plus(-DAY));
        });
        let unknown = with(file(3, OTHER), |f| {
            (f.proposed.from, f.proposed.to, f.proposed.downloaded) = (None, None, None);
        });
        let found = groups(&[Rc::new(file(0, INTERACTIVE)), filtered, earlier, unknown]);
        assert_eq!(found.len(), 4);
        assert!(!found[3].is_whole());
    }

    #[test]
    fn described_files_and_those_that_are_no_log_are_not_asked_about() {
        let described = with(file(0, INTERACTIVE), |f| f.stated = Some(f.proposed));
        let busy = with(file(1, INTERACTIVE), |f| f.busy = true);
        let steps = with(file(2, None), |f| f.format = Some(Format::AuthDetails));
        let graph = with(file(3, None), |f| f.kind = SourceKind::Graph);
        assert_eq!(groups(&[described, busy, steps, graph]), []);
    }

    #[test]
    fn what_is_not_known_is_said_for_each_file_or_for_the_group() {
        let open = |n| with(file(n, None), |f| f.event_types.clear());
        let found = groups(&[open(0), open(1)]);
        assert_eq!(found.len(), 2, "each has an event type of its own");
        let source = &found[0].files[0];
        assert_eq!(confirmed(source, Added::default()), None);
        let added = Added {
            event_type: OTHER,
            ..Added::default()
        };
        assert_eq!(confirmed(source, added).and_then(|s| s.event_type), OTHER);

        let late = AT.plus(3 * HOUR);
        let undated = |n, event_type| {
            with(file(n, event_type), |f| {
                (f.proposed.from, f.proposed.to, f.proposed.downloaded) = (None, None, None);
                f.proposed.question = None;
            })
        };
        let found = groups(&[undated(0, INTERACTIVE), undated(1, OTHER)]);
        assert_eq!(found.len(), 1);
        let added = Added {
            event_type: None,
            question: Some(Question::LegacyClients),
            downloaded: Some(late),
        };
        assert_eq!(
            confirmed(&found[0].files[0], added),
            Some(Stated {
                event_type: INTERACTIVE,
                question: Some(Question::LegacyClients),
                from: Some(late.plus(-KEPT)),
                to: Some(late),
                downloaded: Some(late),
            })
        );
        for missing in [
            Added {
                question: None,
                ..added
            },
            Added {
                downloaded: None,
                ..added
            },
        ] {
            assert_eq!(confirmed(&found[0].files[0], missing), None);
        }
    }

    #[test]
    fn rows_that_tell_their_event_type_need_no_answer() {
        let mixed = with(file(0, None), |f| f.event_type_open = false);
        let found = groups(&[mixed]);
        assert_eq!(found[0].logs, Logs::ByRows);
        let stated = confirmed(&found[0].files[0], Added::default());
        assert_eq!(stated.map(|s| s.event_type), Some(None));
    }

    #[test]
    fn each_client_app_is_a_filter_and_a_person_where_the_rows_are_theirs() {
        let mut source = file(0, INTERACTIVE);
        let all = filters(&source);
        assert_eq!(all.first(), Some(&Question::Everything));
        assert_eq!(all.last(), Some(&Question::Unknown));
        assert!(all.contains(&Question::Client(Protocol::ActiveSync)));
        assert!(!all.contains(&Question::Client(Protocol::Browser)));
        let person = Guid::parse("11111111-1111-4111-8111-111111111111").unwrap();
        assert!(!all.contains(&Question::Person(person)));
        source.person = Some(person);
        assert!(filters(&source).contains(&Question::Person(person)));
    }
}
