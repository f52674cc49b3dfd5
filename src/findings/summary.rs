//! Numbers over the whole case: counts, coverage, sources.

use super::case::Case;
use super::sources::Source;
use super::view::{CompleteTo, RecordCounts, SourceId, SourceView, Stated, Summary};
use crate::model::MailApp;

/// People whose mail apps sign in the modern way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModernPeople {
    /// All.
    pub all: u64,
    /// Those with Apple Mail.
    pub apple: u64,
}

impl Case {
    /// Numbers over everything; `take_changes` must have been called until nothing changed.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut all = super::sources::Span::default();
        for source in &self.sources {
            let span = source.span();
            for at in [span.oldest, span.newest].into_iter().flatten() {
                all.add(at);
            }
            // What was asked for and answered counts as read, also where it holds no record.
            for at in source.asked_span().chain(source.stated_span()) {
                all.add(at);
            }
        }
        let spray = |p: &&super::people::Person| p.unknown_user_attempts > 0;
        Summary {
            tenant_id: self.tenant.clone(),
            tenant_name: self.tenant_name.clone(),
            records: self.record_counts(),
            from: all.oldest,
            to: all.newest,
            complete_to: self.complete_to(),
            findings: self.found.len() as u64,
            people: self.people.iter().filter(|p| p.uses_legacy).count() as u64,
            spray_unknown_users: self.people.iter().filter(spray).count() as u64,
            spray_unknown_attempts: self.people.iter().map(|p| p.unknown_user_attempts).sum(),
            modern_password_grants: self.modern.iter().filter(|r| !r.dead && r.ropc).count() as u64,
            without_id: self.without_id,
        }
    }

    /// People whose mail apps sign in the modern way and who use no legacy authentication; `take_changes` must have
    /// been called until nothing changed.
    #[must_use]
    pub fn modern_people(&self) -> ModernPeople {
        let mut found = ModernPeople::default();
        for person in self.people.iter().filter(|p| !p.uses_legacy) {
            let apps = || {
                person
                    .modern
                    .iter()
                    .filter_map(|place| self.modern.get(*place as usize))
                    .filter(|r| !r.dead && r.accepted)
                    .filter_map(|r| r.client.app)
            };
            found.all += u64::from(apps().next().is_some());
            found.apple += u64::from(apps().any(|app| app == MailApp::AppleInternetAccounts));
        }
        found
    }

    /// *Complete to* as far as it may be claimed: not while there is a file of which only the rows are known.
    #[must_use]
    pub fn claimed_complete_to(&self) -> CompleteTo {
        // What is proposed of a source has no part in it, and costs a look at all the others.
        let view = |s: &Source| s.view(SourceId(0), false, (Stated::default(), 0));
        match self.sources.iter().any(|s| view(s).shows_rows_only()) {
            true => CompleteTo::default(),
            false => self.complete_to(),
        }
    }

    /// Each record counts exactly once.
    #[must_use]
    pub fn record_counts(&self) -> RecordCounts {
        let unreadable = self.sources.iter().map(|s| s.unreadable).sum();
        let [legacy, modern, unknown, not_user] = self.kinds;
        RecordCounts {
            read: self.duplicates + legacy + modern + unknown + not_user + unreadable,
            duplicates: self.duplicates,
            legacy,
            modern,
            unknown,
            not_user,
            unreadable,
        }
    }

    /// Joins companions to sign-ins for the sources' notes.
    pub fn settle_companions(&mut self) {
        for (key, (_, source)) in &self.companion {
            if self.seen.get(*key).is_some()
                && let Some(source) = self.sources.get_mut(usize::from(*source))
            {
                source.steps_joined = true;
            }
        }
    }

    /// One source.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<SourceView> {
        let place = usize::from(id.0);
        self.sources
            .get(place)
            .map(|s| s.view(id, !self.companion.is_empty(), self.proposed(place)))
    }

    /// All sources, in the order in which they came.
    #[must_use]
    pub fn source_views(&self) -> Vec<SourceView> {
        let drops = self.drops(|_| true);
        (0..)
            .zip(&self.sources)
            .map(|(n, s)| {
                let proposed = self.proposed_in(usize::from(n), &drops);
                s.view(SourceId(n), !self.companion.is_empty(), proposed)
            })
            .collect()
    }
}
