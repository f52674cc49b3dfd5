//! Files that are read again, because the admin said what no file tells: which order its dates have, or what client apps
//! are that no table knows.

use super::case::Case;
use super::sources::Source;
use super::view::{Origin, SourceId, SourceKind};
use crate::ingest::SignIn;
use crate::ingest::names::{self, ClientAnswer};
use crate::model::Instant;
use crate::source::import::DateOrder;

/// Unknown client apps of one source that are named at the most.
pub const CLIENTS: usize = 8;
/// Answers that are remembered at the most.
pub const ANSWERS: usize = 64;

impl Case {
    /// The admin says which order the dates of a file have; whether it waits for that.
    pub fn order_dates(&mut self, id: SourceId, order: DateOrder) -> bool {
        let source = self.sources.get_mut(usize::from(id.0));
        let Some(source) = source.filter(|s| s.awaits_date_order()) else {
            return false;
        };
        source.date_order = Some(order);
        true
    }

    /// The admin says what client apps are; gives the files that must be read again.
    pub fn answer_clients(&mut self, said: &[ClientAnswer]) -> Vec<SourceId> {
        for (name, protocol) in said {
            let mut known = self.client_answers.iter_mut();
            if let Some((_, now)) = known.find(|(n, _)| names::is_same_client(n, name)) {
                *now = *protocol;
            } else if self.client_answers.len() < ANSWERS {
                let name = names::shortened(name).to_owned();
                self.client_answers.push((name, *protocol));
            }
        }
        self.doubt_answers();
        (0..)
            .zip(&self.sources)
            .filter(|(_, source)| source.is_readable() && source.differs(&self.client_answers))
            .map(|(n, _)| SourceId(n))
            .collect()
    }

    /// What the admin said of client apps, as far as it holds for a source. Graph names them in English only, and is not
    /// asked again: for its records nothing holds.
    #[must_use]
    pub fn client_answers(&self, id: SourceId) -> &[ClientAnswer] {
        match self.sources.get(usize::from(id.0)) {
            Some(source) if source.start.kind == SourceKind::File => &self.client_answers,
            _ => &[],
        }
    }

    /// A source of a loaded case cannot be read again. Where the admin says otherwise now, its client apps are unknown.
    pub(super) fn doubt_answers(&mut self) {
        for source in self.sources.iter_mut().filter(|s| s.origin != Origin::Read) {
            let (stand, doubted) = std::mem::take(&mut source.answered_clients)
                .into_iter()
                .partition(|(name, _, protocol)| {
                    names::answer(&self.client_answers, name).is_none_or(|p| p == Some(*protocol))
                });
            source.answered_clients = stand;
            let doubted: Vec<_> = doubted;
            for (name, records, _) in doubted {
                source.add_unknown_client(&name, records);
            }
        }
    }

    /// A file is read again: nothing of what came of it before counts. Gives its name, its last change and the order of
    /// its dates.
    pub fn restart(
        &mut self,
        id: SourceId,
    ) -> Option<(String, Option<Instant>, Option<DateOrder>)> {
        let source = self.sources.get_mut(usize::from(id.0))?;
        let (told, date_order) = (source.told, source.date_order);
        *source = Source {
            told,
            date_order,
            stated: source.stated,
            sha256: source.sha256.take(),
            repeats: (source.records > 0).then_some(source.duplicates),
            files: source.files,
            ..Source::new(source.start.clone())
        };
        let modified = told.and_then(|t| t.modified);
        Some((source.start.name.clone(), modified, date_order))
    }
}

impl Source {
    /// It can be read again.
    pub(super) fn is_readable(&self) -> bool {
        self.start.kind == SourceKind::File && self.origin == Origin::Read && !self.busy
    }

    /// It was read with other answers than these. Where more client apps are unknown than are named, it may have been.
    fn differs(&self, answers: &[ClientAnswer]) -> bool {
        let said = |name: &str| names::answer(answers, name).flatten();
        let mut answered = self.answered_clients.iter();
        self.unknown_clients.len() >= CLIENTS
            || self
                .unknown_clients
                .iter()
                .any(|(name, _)| said(name).is_some())
            || answered.any(|(name, _, protocol)| said(name) != Some(*protocol))
    }

    /// The client app of a record, if no table knows it.
    pub(super) fn add_client(&mut self, sign_in: &SignIn<'_>) {
        let name = sign_in.raw.client_app.as_deref().unwrap_or_default();
        if sign_in.untranslated {
            self.add_unknown_client(name, 1);
        } else if let Some(protocol) = sign_in.answer.flatten() {
            let mut known = self.answered_clients.iter_mut();
            if let Some((_, records, _)) = known.find(|(n, ..)| names::is_same_client(n, name)) {
                *records += 1;
            } else {
                let name = names::shortened(name).to_owned();
                self.answered_clients.push((name, 1, protocol));
            }
        }
    }

    fn add_unknown_client(&mut self, name: &str, records: u64) {
        self.untranslated += records;
        let mut known = self.unknown_clients.iter_mut();
        if let Some((_, count)) = known.find(|(n, _)| names::is_same_client(n, name)) {
            *count += records;
        } else if self.unknown_clients.len() < CLIENTS {
            let name = names::shortened(name).to_owned();
            self.unknown_clients.push((name, records));
        }
    }
}
