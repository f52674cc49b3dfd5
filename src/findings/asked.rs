//! Sources that were asked: what Graph answered to its end, piece by piece.

use super::Case;
use super::sources::Source;
use super::view::{Asked, SourceId};
use crate::model::{Covered, EventType, Instant, Question};

impl Case {
    /// A stretch of the log was answered to its end.
    pub fn cover(&mut self, id: SourceId, covered: Covered) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.asked.push(covered);
        }
    }

    /// Whether the answers show nobody's sign-ins but those of the person who asked: then they cover nothing.
    pub fn set_only_own(&mut self, id: SourceId, only_own: bool) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.only_own = only_own;
        }
    }

    /// A source goes on after it had ended.
    pub fn reopen(&mut self, id: SourceId) {
        if let Some(source) = self.sources.get_mut(usize::from(id.0)) {
            source.busy = true;
        }
    }

    /// Whether the case is of this tenant; a case that has none yet becomes its.
    pub fn is_of_tenant(&mut self, tenant: &str) -> bool {
        let tenant = tenant.to_lowercase();
        *self.tenant.get_or_insert_with(|| tenant.clone()) == tenant
    }
}

impl Source {
    /// What was asked, over all pieces.
    pub(super) fn asked_view(&self) -> Option<Asked> {
        let first = self.asked.first()?;
        let same = self.asked.iter().all(|p| p.question == first.question);
        let mut event_types: Vec<EventType> = self.asked.iter().map(|p| p.event_type).collect();
        crate::model::order::distinct(&mut event_types);
        Some(Asked {
            question: if same {
                first.question
            } else {
                Question::Unknown
            },
            event_types,
            from: self.asked.iter().map(|p| p.from).min()?,
            to: self.asked.iter().map(|p| p.to).max()?,
        })
    }

    /// Beginnings and ends of the pieces in which all devices were asked for.
    pub(super) fn asked_span(&self) -> impl Iterator<Item = Instant> {
        self.asked
            .iter()
            .filter(|p| p.question.is_of_all())
            .flat_map(|p| [p.from, p.to])
    }
}

#[cfg(test)]
mod tests {
    use crate::findings::view::{SourceKind, Stated};
    use crate::findings::{Case, SourceStart};
    use crate::model::{Basis, Covered, EventType, HOUR, Instant, Question};

    #[test]
    fn nothing_answered_speaks_up_to_six_hours_before_it_was_asked() {
        let mut case = Case::default();
        let id = case.begin(SourceStart {
            name: "Graph".to_owned(),
            kind: SourceKind::Graph,
            bytes: 0,
            proposed: Stated::default(),
        });
        let asked = Instant(1_800_000_000_000);
        let piece = Covered {
            event_type: EventType::InteractiveUser,
            question: Question::LegacyClients,
            from: asked.plus(-24 * HOUR),
            to: asked,
            asked,
            basis: Basis::Asked,
        };
        case.cover(
            id,
            Covered {
                to: asked.plus(-HOUR),
                ..piece
            },
        );
        assert_eq!(
            case.complete_to().interactive_user,
            None,
            "a window in the past says nothing of now"
        );
        case.cover(id, piece);
        assert_eq!(
            case.complete_to().interactive_user,
            Some(asked.plus(-6 * HOUR))
        );
        assert_eq!(case.complete_to().non_interactive_user, None);
        let view = case.source(id).unwrap();
        let summary = case.summary();
        assert_eq!(
            (summary.from, summary.to),
            (Some(asked.plus(-24 * HOUR)), Some(asked))
        );
        assert_eq!(view.basis, Basis::Asked);
        assert_eq!(
            view.asked.map(|a| (a.from, a.to)),
            Some((asked.plus(-24 * HOUR), asked))
        );
    }

    #[test]
    fn a_case_is_of_one_tenant() {
        let mut case = Case::default();
        assert!(case.is_of_tenant("AAAA"));
        assert!(case.is_of_tenant("aaaa"));
        assert!(!case.is_of_tenant("bbbb"));
    }
}
