//! What part of the log was looked at, of all sources (rules 1, *coverage* and *complete to*; rules 4, *Files as source*).
//!
//! - Graph: each stretch that was answered to its end, basis *asked*.
//! - A file: the window that the admin stated, basis *stated*, if everything that the file does not tell was answered, no
//!   row contradicts it, it was read to its end, and no row of it was unreadable: that row might be the one that matters.
//!   A file without any sign-in is as good as another. A download that was cut at the portal's limit begins after its
//!   oldest row. Else only what its rows show, basis *observed*, which proves nothing.
//!
//! A stretch ends where the log was *complete to* when it was asked: the newest record of that event type known by then, of
//! whatever source, less 15 min; or, where nothing newer was in the answer, 6 h before it was asked; the later of the two.
//! A question for the legacy clients is answered with nothing after its newest row just as if that part had been asked for
//! alone. Of *everything* the newest row itself tells how far the log had come: six hours are claimed for it only if it
//! holds nothing at all.

use super::case::Case;
use super::sources::Source;
use super::view::{Reach, SourceKind};
use crate::model::{Basis, Covered, EventType, Instant, LATEST, Question};
use crate::source::Format;
use crate::source::graph::RETENTION;

/// Records may come in this much later than their time, where a newer record is known (rules 1); else [`LATEST`].
const NEWEST: i64 = 15 * crate::model::MINUTE;

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

impl Case {
    /// What part of the log was looked at.
    #[must_use]
    pub fn covered(&self) -> Vec<Covered> {
        self.pieces().into_iter().map(|p| p.covered).collect()
    }

    /// The same, with what each end rests on.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let sightings: Vec<Sighting> = self.sources.iter().flat_map(Source::sightings).collect();
        let mut all = Vec::new();
        for source in &self.sources {
            for (whole, nothing) in source.answered() {
                let newest = sightings
                    .iter()
                    .filter(|s| s.event_type == whole.event_type && s.asked <= whole.asked)
                    .map(|s| s.newest.min(s.asked))
                    .max()
                    .map(|at| (at.plus(-NEWEST), Reach::Newest));
                let nothing = nothing.then_some((whole.asked.plus(-LATEST), Reach::Asked));
                let Some((end, reach)) = newest.max(nothing) else {
                    continue;
                };
                let covered = Covered {
                    to: whole.to.min(end),
                    ..whole
                };
                if covered.from < covered.to {
                    all.push(Piece { covered, reach });
                }
            }
            all.extend(source.observed());
        }
        all
    }
}

impl Source {
    /// Whole stretches that were asked or stated, and whether an answer without anything newer speaks for its end.
    fn answered(&self) -> Vec<(Covered, bool)> {
        let mut all: Vec<(Covered, bool)> = self
            .asked
            .iter()
            .map(|piece| {
                let mut piece = *piece;
                if self.only_own {
                    // The answer shows nothing of others: it is none to a question about all.
                    piece.basis = Basis::Observed;
                }
                (piece, piece.question != Question::Everything)
            })
            .filter(|(piece, _)| piece.basis != Basis::Observed)
            .collect();
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
        if self.is_cut() {
            match self.span().oldest {
                Some(oldest) => from = from.max(oldest.plus(1)),
                None => return all,
            }
        }
        for event_type in self.event_types() {
            let covered = Covered {
                event_type,
                question,
                from,
                to,
                asked,
                basis: Basis::Stated,
            };
            let nothing = question != Question::Everything || self.records == 0;
            all.push((covered, nothing));
        }
        all
    }

    /// A file that says something about the log beyond its rows.
    fn is_evidence(&self) -> bool {
        self.start.kind != SourceKind::Graph
            && !self.busy
            && self.complete
            && self.reading.problem.is_none()
            && self.unreadable == 0
            && self.carries_sign_ins()
            && (self.records == 0 || self.not_user < self.records)
            && self.is_stated()
    }

    /// What only the rows show.
    fn observed(&self) -> Vec<Piece> {
        if self.start.kind == SourceKind::Graph || self.is_evidence() {
            return Vec::new();
        }
        BOTH.into_iter()
            .filter_map(|event_type| {
                let span = self.of_type(event_type);
                let (from, to) = span.oldest.zip(span.newest)?;
                Some(Piece {
                    covered: Covered {
                        event_type,
                        question: Question::Unknown,
                        from,
                        to: to.plus(1),
                        asked: to.plus(1),
                        basis: Basis::Observed,
                    },
                    reach: Reach::Newest,
                })
            })
            .collect()
    }

    /// Downloads and questions that tell how far the log had come.
    fn sightings(&self) -> Vec<Sighting> {
        let mut all: Vec<Sighting> = self
            .asked
            .iter()
            .filter(|p| p.question == Question::Everything && p.to >= p.asked)
            .map(|p| Sighting {
                // Such a question is for the newest record, and its stretch begins there.
                event_type: p.event_type,
                asked: p.asked,
                newest: p.from,
            })
            .collect();
        if self.is_evidence() {
            let stated = self.answers();
            if let Some(asked) = stated.downloaded.or(stated.to) {
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
