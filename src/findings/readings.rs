//! What agents and device details of kept rows read as: each text once.

use super::case::Case;
use super::intern::Sym;
use super::rows::LegacyRow;
use crate::device;

impl Case {
    /// Reads an agent once.
    pub(super) fn read_agent(&mut self, agent: Option<Sym>) {
        if let Some(sym) = agent {
            let texts = &self.texts;
            self.readings
                .entry(sym)
                .or_insert_with(|| device::read(texts.get(sym)));
        }
    }

    /// Reads device details once, where the record has no agent.
    pub(super) fn read_details(
        &mut self,
        agent: Option<Sym>,
        system: Option<Sym>,
        browser: Option<Sym>,
    ) {
        let key = (system, browser);
        if agent.is_some() || key == (None, None) || self.details.contains_key(&key) {
            return;
        }
        let text = |s: Option<Sym>| s.map_or("", |s| self.texts.get(s));
        if let Some(reading) = device::read_detail(text(system), text(browser)) {
            self.details.insert(key, reading);
        }
    }

    /// What the device details of a row without an agent tell.
    pub(super) fn details_of(&self, row: &LegacyRow) -> Option<&device::Reading> {
        match row.agent {
            None => self.details.get(&(row.system, row.browser)),
            Some(_) => None,
        }
    }
}
