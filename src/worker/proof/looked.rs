//! What was looked at: stretches of the log with their questions, the files, the requests to Graph.

use super::Writer;
use crate::export::sheet::{Part, Table, Words};
use crate::findings::view::{Basis, Origin, SourceKind, SourceView};
use crate::model::{Covered, Guid, MailApp, Question, order};
use crate::source::graph::{Line, Why};
use crate::ui::i18n::{bytes, number, words};

/// Stretches of one table.
const STRETCHES: usize = 24;
/// Files of one list.
const FILES: usize = 60;
/// Requests of one list.
const REQUESTS: usize = 40;

/// What was looked at for the whole case.
pub(super) struct Looked {
    /// Joined where they touch.
    covered: Vec<Covered>,
    sources: Vec<SourceView>,
}

impl Looked {
    pub(super) fn of(writer: &Writer<'_>) -> Self {
        Self {
            covered: joined(writer.case.covered()),
            sources: writer.case.source_views(),
        }
    }
}

/// One stretch where several of the same kind follow each other: Graph is asked window by window.
fn joined(mut pieces: Vec<Covered>) -> Vec<Covered> {
    order::sort_by(&mut pieces, |a, b| {
        let key = |c: &Covered| (c.event_type, c.question, c.basis, c.from, c.to);
        key(a).cmp(&key(b))
    });
    let mut all: Vec<Covered> = Vec::new();
    for piece in pieces {
        match all.last_mut() {
            Some(last)
                if (last.event_type, last.question, last.basis)
                    == (piece.event_type, piece.question, piece.basis)
                    && piece.from <= last.to =>
            {
                last.to = last.to.max(piece.to);
                last.asked = last.asked.max(piece.asked);
            }
            _ => all.push(piece),
        }
    }
    all
}

impl Writer<'_> {
    /// The section of a device (`person`: object id; sources and requests only if they do not stand elsewhere), or of the
    /// case.
    pub(super) fn looked(&self, looked: &Looked, person: Option<&str>, sources: bool) -> Part {
        let text = self.text;
        let mut part = Part::new(text.pc_looked());
        let id = person.and_then(Guid::parse);
        let about = |question: Question| match question {
            // Nobody reads hundreds of lines about others.
            Question::Person(p)
            | Question::AppOfPerson { person: p, .. }
            | Question::MailOfPerson(p) => Some(p) == id,
            _ => true,
        };
        let shown: Vec<&Covered> = looked
            .covered
            .iter()
            .filter(|c| about(c.question))
            .collect();
        if shown.is_empty() {
            part.notes.push(text.pc_looked_none().to_owned());
        } else {
            part.table = Some(Table {
                head: [
                    text.pc_log(),
                    text.pc_question(),
                    text.pc_from(),
                    text.pc_to(),
                    text.pc_basis(),
                ]
                .map(str::to_owned)
                .into(),
                rows: shown
                    .iter()
                    .take(STRETCHES)
                    .map(|c| self.stretch(c))
                    .collect(),
            });
            part.notes.extend(self.more(shown.len(), STRETCHES));
            part.notes.push(text.pc_basis_note().to_owned());
        }
        if sources {
            self.sources(&mut part, looked, person);
        } else {
            part.notes.push(text.pc_sources_see().to_owned());
        }
        part
    }

    fn more(&self, all: usize, shown: usize) -> Option<String> {
        let rest = all.checked_sub(shown).filter(|n| *n > 0)?;
        Some(self.text.pc_more(u64::try_from(rest).unwrap_or(u64::MAX)))
    }

    fn stretch(&self, c: &Covered) -> Vec<String> {
        vec![
            words::event_type(self.text, c.event_type).to_owned(),
            self.question(c.question),
            self.time(c.from),
            self.time(c.to),
            self.basis(c.basis).to_owned(),
        ]
    }

    fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Asked => self.text.pc_basis_asked(),
            Basis::Stated => self.text.pc_basis_stated(),
            Basis::Observed => self.text.pc_basis_observed(),
        }
    }

    fn question(&self, question: Question) -> String {
        let text = self.text;
        let app =
            |id| MailApp::by_app_id(id).map_or_else(|| id.to_string(), |app| app.name().to_owned());
        match question {
            Question::Everything => text.pc_everything().to_owned(),
            Question::LegacyClients => text.pc_legacy_clients().to_owned(),
            Question::Client(protocol) => text.pc_client(protocol.name()),
            Question::App(id) => text.pc_app(&app(id)),
            Question::Person(_) => text.pc_of_person().to_owned(),
            Question::AppOfPerson { app: id, .. } => text.pc_app_of_person(&app(id)),
            Question::MailOfPerson(_) => text.pc_mail_of_person().to_owned(),
            Question::Unknown => text.pc_unknown().to_owned(),
        }
    }

    /// Files with their SHA-256, requests with their addresses.
    fn sources(&self, part: &mut Part, looked: &Looked, person: Option<&str>) {
        let text = self.text;
        let files: Vec<&SourceView> = looked
            .sources
            .iter()
            .filter(|s| s.kind != SourceKind::Graph)
            .collect();
        for file in files.iter().take(FILES) {
            part.all(&file.name, self.file(file));
        }
        part.notes.extend(self.more(files.len(), FILES));
        if self.pseudonyms {
            part.notes.push(text.pc_requests_left_out().to_owned());
            return;
        }
        let requests: Vec<&Line> = self
            .ledger
            .iter()
            .filter(|line| line.status == Some(200) && !line.next_page)
            .filter(|line| match line.why {
                Why::Setting => false,
                Why::Proof => person.is_none_or(|id| {
                    line.url
                        .to_ascii_lowercase()
                        .contains(&id.to_ascii_lowercase())
                }),
                _ => true,
            })
            .collect();
        let values = requests
            .iter()
            .take(REQUESTS)
            .flat_map(|line| {
                let records = line.records.unwrap_or_default();
                [
                    Words::Code(line.url.clone()),
                    Words::Plain(text.pc_requests_answer(&self.time(line.at), records.into())),
                ]
            })
            .collect();
        part.all(text.pc_requests(), values);
        part.notes.extend(self.more(requests.len(), REQUESTS));
        if requests.is_empty() && looked.sources.iter().any(|s| s.kind == SourceKind::Graph) {
            part.notes.push(text.pc_requests_gone().to_owned());
        }
    }

    fn file(&self, s: &SourceView) -> Vec<Words> {
        let text = self.text;
        if s.kind == SourceKind::Demo {
            return vec![
                Words::Plain(text.pc_demo().to_owned()),
                Words::Plain(self.what(s)),
                Words::Plain(self.window(s)),
            ];
        }
        let mut all = vec![Words::Plain(self.what(s)), Words::Plain(self.window(s))];
        if let Some(at) = s.stated.and_then(|t| t.downloaded) {
            all.push(Words::Plain(text.pc_file_downloaded(&self.time(at))));
        }
        if !s.answered_clients.is_empty() {
            let told = s.answered_clients.iter().map(|(name, _, protocol)| {
                let what = words::client_answer(text, *protocol);
                text.pc_client_answer(&words::bounded(name), what)
            });
            let list = told.collect::<Vec<_>>().join(", ");
            all.push(Words::Plain(text.pc_file_clients(&list)));
        }
        if !s.complete || s.problem.is_some() {
            all.push(Words::Plain(text.pc_file_cut().to_owned()));
        }
        match s.origin {
            Origin::Read => {}
            Origin::Case => all.push(Words::Plain(text.origin_case().to_owned())),
            Origin::Checked => all.push(Words::Plain(text.origin_checked().to_owned())),
        }
        match &s.sha256 {
            _ if self.pseudonyms => {}
            Some(hash) => all.push(Words::Code(text.pc_sha(hash))),
            None if s.origin == Origin::Read => {
                all.push(Words::Plain(text.pc_sha_none().to_owned()));
            }
            None => {}
        }
        all
    }

    fn what(&self, s: &SourceView) -> String {
        let text = self.text;
        let mut events = s.event_types.clone();
        events.extend(
            s.stated
                .and_then(|t| t.event_type)
                .filter(|e| !events.contains(e)),
        );
        let events: Vec<&str> = events
            .into_iter()
            .map(|e| words::event_type(text, e))
            .collect();
        let events = if events.is_empty() {
            text.pc_unknown().to_owned()
        } else {
            events.join(" + ")
        };
        text.pc_file(
            words::format(text, s.format),
            &bytes(text.0, s.bytes),
            s.records,
            &events,
        )
    }

    /// What the admin stated, if it counts; else what the rows show.
    fn window(&self, s: &SourceView) -> String {
        let text = self.text;
        let stated = s
            .stated
            .filter(|_| s.contradiction.is_none())
            .unwrap_or_default();
        let (from, to) = (stated.from.or(s.oldest), stated.to.or(s.newest));
        let time = |at: Option<_>| at.map_or_else(|| "–".to_owned(), |at| self.time(at));
        match stated.question.filter(|_| s.basis > Basis::Observed) {
            Some(question) => text.pc_file_window(
                &self.question(question),
                &time(from),
                &time(to),
                self.basis(s.basis),
            ),
            None => text.pc_file_rows(&time(s.oldest), &time(s.newest), self.basis(s.basis)),
        }
    }

    /// The records in numbers.
    pub(super) fn counts(&self, part: &mut Part) {
        let (text, summary) = (self.text, self.case.summary());
        let n = |n| number(text.0, n);
        let r = summary.records;
        if let (Some(from), Some(to)) = (summary.from, summary.to) {
            part.say(
                text.report_window(),
                format!("{} – {}", self.time(from), self.time(to)),
            );
        }
        // As on the page: no claim while a file lies there that nobody has described.
        let to = self.case.claimed_complete_to();
        let complete = [
            (text.evidence_complete_interactive(), to.interactive_user),
            (
                text.evidence_complete_non_interactive(),
                to.non_interactive_user,
            ),
        ];
        for (name, at) in complete {
            part.say(
                name,
                at.map_or_else(
                    || text.evidence_complete_none().to_owned(),
                    |at| self.time(at),
                ),
            );
        }
        let parts = words::counts(text, &r)
            .map(|(name, count)| format!("{name} {}", n(count)))
            .join(" · ");
        part.say(
            text.report_counts(),
            text.report_counts_words(&n(r.read), &parts),
        );
    }
}
