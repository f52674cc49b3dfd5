//! What part of the log was read, of all sources (rules 1, *coverage* and *complete to*; rules 4, *Files as source*).
//!
//! - Graph: each stretch that was answered to its end, basis *asked*.
//! - A file: the window that the admin stated, basis *stated*, if everything that the file does not tell was answered, no
//!   row contradicts it, it was read to its end, no row of it was unreadable or misdated (that row might be the one that
//!   matters), and every client app in it is known. A file without any sign-in is as good as another. A download that was cut at the
//!   portal's limit, and a page of several, begin after their oldest row. Else only what its rows show, basis *observed*,
//!   which proves nothing.
//!
//! An answer begins no earlier than the log that it was taken from: every edition keeps 7 days; more only where the edition
//! is known (Graph answers with a licence only) or an unfiltered download shows older rows.
//!
//! An answer ends where the log was *complete to* when it was asked: the later of the newest row of that event type in an
//! answer to the legacy question asked no later, less 15 min, and the moment it was asked, less 2 h, with rows or without.

use super::case::Case;
use super::sources::Source;
use super::view::{CompleteTo, Reach, SourceKind};
use crate::model::{Basis, Covered, DAY, EventType, Instant, LATEST, Question};
use crate::source::Format;
use crate::source::SourceNote;
use crate::source::graph::RETENTION;
use std::cell::OnceCell;

/// Records come into the log this much later than their time, where a newer record is known (rules 1); else [`LATEST`].
const NEWEST: i64 = 15 * crate::model::MINUTE;
/// Every edition keeps the log for so long.
const EVERY_EDITION: i64 = 7 * DAY;

const BOTH: [EventType; 2] = [EventType::InteractiveUser, EventType::NonInteractiveUser];

/// A stretch, and what its end rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub covered: Covered,
    pub reach: Reach,
}

/// At `asked` a record as new as `newest` was in the log.
#[derive(Clone, Copy, Debug)]
struct Sighting {
    event_type: EventType,
    asked: Instant,
    newest: Instant,
}

/// What verdicts rest on.
pub(super) struct Log {
    /// What part of the log was read, with what each end rests on.
    pub pieces: Vec<Piece>,
    /// The same without it.
    pub covered: Vec<Covered>,
    /// Files wait for their description.
    pub waits: bool,
    /// `covered` once these are described as proposed; asked for by [`Case::supposed`].
    supposed: OnceCell<Vec<Covered>>,
}

impl Case {
    /// What part of the log was read.
    #[must_use]
    pub fn covered(&self) -> Vec<Covered> {
        covered(&pieces(&self.sources))
    }

    /// The same, for verdicts.
    pub(super) fn log(&self) -> Log {
        let pieces = pieces(&self.sources);
        Log {
            covered: covered(&pieces),
            pieces,
            waits: self.sources.iter().any(Source::awaits_description),
            supposed: OnceCell::new(),
        }
    }

    /// What part of the log is covered once the files that wait for it are described as proposed. Worked out when the first
    /// verdict asks: most need none.
    pub(super) fn supposed<'a>(&self, log: &'a Log) -> &'a [Covered] {
        log.supposed.get_or_init(|| {
            let mut sources = self.sources.clone();
            let drops = self.drops(|_| true);
            for (place, source) in sources.iter_mut().enumerate() {
                if source.awaits_description() {
                    source.stated = Some(self.proposed_in(place, &drops).0);
                }
            }
            covered(&pieces(&sources))
        })
    }

    /// For how long this tenant's log is kept, as far as known.
    pub(super) fn kept(&self, event_type: EventType) -> i64 {
        kept(&self.sources, event_type)
    }

    /// *Complete to* per event type, for the legacy question about all devices: of what was described or asked.
    #[must_use]
    pub fn complete_to(&self) -> CompleteTo {
        let covered = self.covered();
        let of = |event_type| {
            let answers = covered.iter().filter(|c| {
                c.event_type == event_type && c.basis > Basis::Observed && c.question.is_of_all()
            });
            answers.map(|c| c.to).max()
        };
        CompleteTo {
            interactive_user: of(EventType::InteractiveUser),
            non_interactive_user: of(EventType::NonInteractiveUser),
        }
    }
}

fn covered(pieces: &[Piece]) -> Vec<Covered> {
    pieces.iter().map(|p| p.covered).collect()
}

/// What part of the log these sources answer, and what their rows show.
fn pieces(sources: &[Source]) -> Vec<Piece> {
    let sightings: Vec<Sighting> = sources.iter().flat_map(Source::sightings).collect();
    let kept = BOTH.map(|event_type| (event_type, kept(sources, event_type)));
    let mut all = Vec::new();
    for source in sources {
        let before = all.len();
        for whole in source.answered() {
            let newest = sightings
                .iter()
                .filter(|s| s.event_type == whole.event_type && s.asked <= whole.asked)
                .map(|s| s.newest.min(s.asked))
                .max()
                .map(|at| (at.plus(-NEWEST), Reach::Newest));
            let asked = (whole.asked.plus(-LATEST), Reach::Asked);
            let (end, reach) = newest.map_or(asked, |newest| newest.max(asked));
            let kept = kept.iter().find(|(e, _)| *e == whole.event_type);
            let begins = whole
                .asked
                .plus(-kept.map_or(EVERY_EDITION, |(_, kept)| *kept));
            let covered = Covered {
                from: match whole.basis {
                    Basis::Asked => whole.from,
                    Basis::Stated | Basis::Observed => whole.from.max(begins),
                },
                to: whole.to.min(end),
                ..whole
            };
            if covered.from < covered.to {
                all.push(Piece { covered, reach });
            }
        }
        // The rows of a page without an answer still show that the log continues.
        if !source.is_evidence() || (source.is_page() && all.len() == before) {
            all.extend(source.observed());
        }
    }
    all
}

fn kept(sources: &[Source], event_type: EventType) -> i64 {
    if sources.iter().any(|s| !s.asked.is_empty()) {
        return RETENTION;
    }
    let shown = sources.iter().filter(|s| s.is_evidence()).filter_map(|s| {
        let stated = s.answers();
        let asked = stated.downloaded.or(stated.to)?;
        let oldest = s.of_type(event_type).oldest?;
        (stated.question == Some(Question::Everything)).then(|| asked.since(oldest))
    });
    shown.fold(EVERY_EDITION, i64::max)
}

impl Source {
    /// Whole stretches that were asked or stated.
    fn answered(&self) -> Vec<Covered> {
        // An answer that shows nothing of others is none to a question about all.
        let asked = self
            .asked
            .iter()
            .filter(|c| !self.only_own && c.basis != Basis::Observed);
        let mut all: Vec<Covered> = asked.copied().collect();
        if !self.is_evidence() {
            return all;
        }
        let stated = self.answers();
        let (Some(question), Some(mut from), Some(to)) = (stated.question, stated.from, stated.to)
        else {
            return all;
        };
        let asked = stated.downloaded.unwrap_or(to);
        if self.is_of_portal() {
            // Nobody's log is longer there.
            from = from.max(asked.plus(-RETENTION));
        }
        if self.is_cut() || self.is_page() {
            match self.span().oldest {
                Some(oldest) => from = from.max(oldest.plus(1)),
                None => return all,
            }
        }
        for event_type in self.event_types() {
            all.push(Covered {
                event_type,
                question,
                from,
                to,
                asked,
                basis: Basis::Stated,
            });
        }
        all
    }

    /// A file that says something about the log beyond its rows.
    fn is_evidence(&self) -> bool {
        self.start.kind != SourceKind::Graph
            && !self.busy
            && self.reading.problem.is_none()
            && self.unreadable == 0
            && self.misdated == 0
            && !self.reading.notes.contains(&SourceNote::DoubledNames)
            && self.untranslated == 0
            && !self.is_first_page()
            && self.reading.format != Some(Format::Summary)
            && self.carries_sign_ins()
            && (self.records == 0 || self.not_user < self.records)
            && self.is_stated()
    }

    /// One page of several: the others are missing.
    pub(super) fn is_page(&self) -> bool {
        self.reading.notes.contains(&SourceNote::PageOfSeveral)
    }

    /// A page in ascending order: what is missing is newer, and nothing says how much.
    fn is_first_page(&self) -> bool {
        self.is_page() && self.order.is_none_or(|(first, last)| first < last)
    }

    /// What only the rows show. A file without rows shows nothing, but waits to be described.
    fn observed(&self) -> Vec<Piece> {
        if self.start.kind == SourceKind::Graph || !self.carries_sign_ins() {
            return Vec::new();
        }
        let told = self.called().or(self.start.proposed.event_type);
        BOTH.into_iter()
            .filter_map(|event_type| {
                let own = match event_type {
                    EventType::InteractiveUser => self.interactive,
                    EventType::NonInteractiveUser => self.non_interactive,
                };
                // Rows that do not tell may be of either.
                let may_be = told.is_none_or(|told| told == event_type);
                let span = if may_be { own.join(self.open) } else { own };
                let (from, to) = match span.oldest.zip(span.newest) {
                    Some((from, to)) => (from, to.plus(1)),
                    None if may_be && self.records == 0 => (Instant(0), Instant(0)),
                    None => return None,
                };
                Some(Piece {
                    covered: Covered {
                        event_type,
                        question: Question::Unknown,
                        from,
                        to,
                        asked: to,
                        basis: Basis::Observed,
                    },
                    reach: Reach::Newest,
                })
            })
            .collect()
    }

    /// Answers to the legacy question that tell how far the log had come. A file that answered another question moves
    /// nothing.
    fn sightings(&self) -> Vec<Sighting> {
        let mut all: Vec<Sighting> = self
            .asked
            .iter()
            .filter(|p| p.question == Question::Everything && p.to >= p.asked)
            // A record from the future shows nothing of how far the log had come.
            .filter(|p| p.from <= p.asked.plus(crate::verify::CLOCK_SKEW))
            .map(|p| Sighting {
                // Such a question is for the newest record, and its stretch begins there.
                event_type: p.event_type,
                asked: p.asked,
                newest: p.from,
            })
            .collect();
        if self.is_evidence() {
            let stated = self.answers();
            let legacy = |q: Question| q.is_of_all() || matches!(q, Question::Client(_));
            if let Some(asked) = stated
                .downloaded
                .or(stated.to)
                .filter(|_| stated.question.is_some_and(legacy))
            {
                all.extend(BOTH.into_iter().filter_map(|event_type| {
                    Some(Sighting {
                        event_type,
                        asked,
                        newest: self.of_type(event_type).newest?,
                    })
                }));
            }
        }
        all
    }

    fn is_of_portal(&self) -> bool {
        matches!(
            self.reading.format,
            Some(Format::PortalJson | Format::PortalCsv | Format::Graph)
        )
    }
}
