//! Proof cards at the worker's edge: times for people, in the browser's zone.

use super::Edge;
use crate::findings::view::FindingKey;
use crate::model::Instant;
use crate::platform::format::Format;
use crate::ui::i18n::{Lang, Text};
use crate::worker::proof::Times;

impl Edge {
    /// Writes the card of a device as of `now`.
    #[inline(never)]
    pub(super) fn proof(&self, key: FindingKey, lang: Lang, now: Instant) {
        let answer = {
            let mut session = self.session.borrow_mut();
            session.set_now(now);
            with_times(lang, |times| session.proof(key, Text(lang), times, now))
        };
        self.tell(&answer);
    }
}

/// Runs what writes times for people, as the language writes them.
pub(super) fn with_times<T>(lang: Lang, write: impl FnOnce(&Times<'_>) -> T) -> T {
    let format = match lang {
        Lang::En => Format::new("en", "en-GB"),
        Lang::De => Format::new("de", "de-DE"),
    };
    write(&Times {
        local: &|at| format.date_time(at),
        zone: format.zone(),
    })
}
