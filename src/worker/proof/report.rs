//! The report of the whole case: totals, what is open, what is proven, coverage, and the cards behind.

use super::looked::Looked;
use super::{Report, Writer};
use crate::export::sheet::{Part, Sheet, Table};
use crate::findings::Judged;
use crate::findings::view::FindingRow;
use crate::model::{Class, Instant, order};
use crate::remedy::{End, end};
use crate::ui::i18n::{ends, number, verdicts, words};
use crate::verify::State;

/// Cards of one file at the most: a file of thousands of pages opens slowly, and nobody prints it.
pub(super) const CARDS: usize = 500;

/// States in the order of the report: what needs somebody first.
const ORDER: [State; 8] = [
    State::BackOnLegacy,
    State::Withheld,
    State::NotChanged,
    State::Silent,
    State::TooEarly,
    State::CleanSoFar,
    State::Verified,
    State::Ended,
];

/// The sections of a report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Open,
    Proven,
    Other,
}

fn group(judged: &Judged, row: &FindingRow) -> Group {
    if judged.verdict.is_proven() {
        Group::Proven
    } else if row.mark.is_some() || matches!(row.class, Class::BasicProven | Class::LegacyUnknown) {
        // As the page counts: who got in, and whatever somebody marked.
        Group::Open
    } else {
        Group::Other
    }
}

impl Writer<'_> {
    /// The front page and the cards, marked devices first.
    pub(super) fn report(&self) -> Report {
        let mut all: Vec<(Judged, FindingRow)> = self
            .case
            .verdicts(self.now)
            .into_iter()
            .map(|judged| {
                let row = judged.finding.row();
                (judged, row)
            })
            .collect();
        let place = |state: State| ORDER.iter().position(|s| *s == state);
        // Within a state in the order of the findings: the sort is stable by its last key.
        let mut numbered: Vec<(usize, (Judged, FindingRow))> = all.drain(..).enumerate().collect();
        order::sort_by(&mut numbered, |a, b| {
            (place(a.1.0.verdict.state), a.0).cmp(&(place(b.1.0.verdict.state), b.0))
        });
        let all: Vec<(Judged, FindingRow)> = numbered.into_iter().map(|(_, one)| one).collect();
        let looked = Looked::of(self);
        let wanted = |marked: bool| {
            all.iter()
                .filter(move |(j, row)| (j.finding.mark.is_some() && row.markable) == marked)
        };
        let cards: Vec<Sheet> = wanted(true)
            .chain(wanted(false))
            .take(CARDS)
            .filter_map(|(_, row)| self.case.device(&row.key, self.now))
            .map(|view| self.card(&view, &looked, false))
            .collect();
        (self.front(&all, &looked, cards.len()), cards)
    }

    fn front(&self, all: &[(Judged, FindingRow)], looked: &Looked, cards: usize) -> Sheet {
        let text = self.text;
        let count = |wanted: Group| {
            all.iter()
                .filter(|(j, row)| group(j, row) == wanted)
                .count()
        };
        let big = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let summary = self.case.summary();
        let mut lead = vec![format!(
            "{} {}",
            text.report_lead(big(count(Group::Open))),
            text.report_lead_proven(big(count(Group::Proven)))
        )];
        lead.push(if cards < all.len() {
            text.report_cards_capped(&number(text.0, big(cards)), &number(text.0, big(all.len())))
        } else {
            text.report_cards(big(cards))
        });
        let mut parts = vec![self.totals(all)];
        parts.extend(self.ends(all));
        parts.extend([
            self.list(text.report_open(), all, Group::Open),
            self.list(text.report_proven(), all, Group::Proven),
        ]);
        if count(Group::Other) > 0 {
            parts.push(self.list(text.report_other(), all, Group::Other));
        }
        let mut coverage = Part::new(text.report_coverage());
        self.counts(&mut coverage);
        parts.push(coverage);
        parts.push(self.looked(looked, None, true));
        let tenant = summary.tenant_name.or(summary.tenant_id);
        Sheet {
            kind: text.report_kind().to_owned(),
            title: match tenant {
                Some(tenant) => format!("{} · {tenant}", text.report_title()),
                None => text.report_title().to_owned(),
            },
            state: None,
            headline: String::new(),
            lead,
            parts,
            foot: self.foot(),
        }
    }

    fn totals(&self, all: &[(Judged, FindingRow)]) -> Part {
        let text = self.text;
        let big = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let mut part = Part::new(&text.report_totals(big(all.len())));
        let mut rows: Vec<Vec<String>> = ORDER
            .iter()
            .map(|state| {
                let wanted = |one: &&(Judged, FindingRow)| {
                    one.0.verdict.state == *state && (group(&one.0, &one.1) != Group::Other)
                };
                (
                    verdicts::state(text, *state),
                    all.iter().filter(wanted).count(),
                )
            })
            .filter(|(_, n)| *n > 0)
            .map(|(name, n)| vec![name.to_owned(), number(text.0, big(n))])
            .collect();
        let other = all
            .iter()
            .filter(|(j, row)| group(j, row) == Group::Other)
            .count();
        if other > 0 {
            rows.push(vec![
                text.report_no_mark().to_owned(),
                number(text.0, big(other)),
            ]);
        }
        part.table = Some(Table {
            head: vec![
                text.report_state().to_owned(),
                text.report_count().to_owned(),
            ],
            rows,
        });
        part
    }

    /// What stops when, of what is not changed yet.
    fn ends(&self, all: &[(Judged, FindingRow)]) -> Option<Part> {
        let text = self.text;
        let mut part = Part::new(text.ends_title());
        for kind in End::ALL {
            let of_kind =
                |one: &&(Judged, FindingRow)| end(&one.1, one.0.verdict.state) == Some(kind);
            let count = u64::try_from(all.iter().filter(of_kind).count()).unwrap_or(u64::MAX);
            if count > 0 {
                let when = ends::when(text, kind, self.now, Instant::utc_day);
                part.say(&when, ends::words(text, kind, count));
            }
        }
        (!part.lines.is_empty()).then_some(part)
    }

    fn list(&self, title: &str, all: &[(Judged, FindingRow)], wanted: Group) -> Part {
        let text = self.text;
        let mut part = Part::new(title);
        let rows: Vec<Vec<String>> = all
            .iter()
            .filter(|(j, row)| group(j, row) == wanted)
            .map(|(judged, row)| {
                let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
                let why = judged
                    .verdict
                    .reason
                    .map_or("", |r| verdicts::reason(text, r));
                let mut cells = vec![
                    words::device(text, row).0,
                    words::person(text, row).to_owned(),
                    protocols.join(", "),
                    words::class(text, row.class).to_owned(),
                    self.time(judged.finding.last_used),
                ];
                if wanted != Group::Other {
                    cells.push(verdicts::state(text, judged.verdict.state).to_owned());
                }
                if wanted == Group::Open {
                    cells.push(why.to_owned());
                }
                cells
            })
            .collect();
        if rows.is_empty() {
            part.notes.push(text.report_none().to_owned());
            return part;
        }
        let mut head = vec![
            text.report_device(),
            text.report_person(),
            text.report_protocol(),
            text.report_class(),
            text.report_last(),
        ];
        if wanted != Group::Other {
            head.push(text.report_state());
        }
        if wanted == Group::Open {
            head.push(text.report_why());
        }
        part.table = Some(Table {
            head: head.into_iter().map(str::to_owned).collect(),
            rows,
        });
        part
    }
}
