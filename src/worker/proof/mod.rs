//! Proof cards and the report of the case, in words. Pure: times are written by whoever knows the zone ([`Times`]).
//!
//! A card says what is known of a device in any state, the state first; only *verified* and *ended* are called a proof.

mod card;
mod looked;
mod report;
#[cfg(test)]
mod tests;

use super::messages::{FindingKey, FromWorker, SaveAs};
use super::session::Session;
use crate::export::html;
use crate::export::sheet::Sheet;
use crate::findings::Case;
use crate::model::Instant;
use crate::source::graph::Line;
use crate::ui::i18n::Text;
use looked::Looked;

/// Writes times for people, and says in which zone.
pub struct Times<'a> {
    /// An instant in that zone.
    pub local: &'a dyn Fn(Instant) -> String,
    /// Name of the zone.
    pub zone: &'a str,
}

/// What cards and reports are written with.
struct Writer<'a> {
    text: Text,
    times: &'a Times<'a>,
    case: &'a Case,
    /// Requests of this session; of a copy with pseudonyms none.
    ledger: &'a [Line],
    pseudonyms: bool,
    now: Instant,
}

impl Writer<'_> {
    /// In the zone of whoever reads, and in UTC.
    fn time(&self, at: Instant) -> String {
        let utc = utc(at);
        if self.times.zone == "UTC" {
            return utc;
        }
        format!("{} ({utc})", (self.times.local)(at))
    }

    /// What the page says about itself.
    fn foot(&self) -> Vec<String> {
        let text = self.text;
        let summary = self.case.summary();
        let tenant = match (summary.tenant_name, summary.tenant_id) {
            (Some(name), Some(id)) => format!("{name} ({id})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => text.pc_tenant_unknown().to_owned(),
        };
        let (time, version) = (self.time(self.now), crate::export::VERSION);
        let mut foot = vec![
            // Also of a proof: what never reaches the log is not in it (rules 6).
            text.findings_none().to_owned(),
            match option_env!("CUTOVER_COMMIT").filter(|c| !c.is_empty()) {
                Some(commit) => text.pc_generated(&time, version, commit, &tenant),
                None => text.pc_generated_plain(&time, version, &tenant),
            },
        ];
        if self.times.zone != "UTC" {
            foot.push(text.pc_zone(self.times.zone));
        }
        if self.pseudonyms {
            foot.push(text.pc_pseudonyms().to_owned());
        }
        foot.push(text.pc_local().to_owned());
        foot
    }
}

/// To the second, so that it can be found in a log.
fn utc(at: Instant) -> String {
    let whole = Instant(at.0 - at.0.rem_euclid(1000)).to_string();
    format!("{} UTC", whole.trim_end_matches('Z').replace('T', " "))
}

impl Session {
    /// The card of a device.
    #[must_use]
    pub fn proof(
        &self,
        key: FindingKey,
        text: Text,
        times: &Times<'_>,
        now: Instant,
    ) -> FromWorker {
        let requests = self.requests();
        let writer = Writer {
            text,
            times,
            case: self.case(),
            ledger: &requests,
            pseudonyms: false,
            now,
        };
        let looked = Looked::of(&writer);
        let sheet = self
            .case()
            .device(&key, now)
            .map(|view| Box::new(writer.card(&view, &looked, true)));
        FromWorker::Proof { key, sheet }
    }

    /// The report of the case, or of its copy with pseudonyms, as an HTML file.
    #[must_use]
    pub fn report(&self, case: &Case, how: &SaveAs, times: &Times<'_>) -> String {
        let requests = match how.pseudonyms {
            true => Vec::new(),
            false => self.requests(),
        };
        let writer = Writer {
            text: Text(how.lang),
            times,
            case,
            ledger: &requests,
            pseudonyms: how.pseudonyms,
            now: how.now,
        };
        let (front, cards) = writer.report();
        html(how.lang.code(), &front, &cards)
    }
}

/// A title for a device and its person.
fn title(text: Text, device: &str, person: &str, has_label: bool) -> String {
    if has_label {
        text.device_heading(device, person)
    } else {
        text.device_heading_none(person, device)
    }
}

/// The front page of a report and its cards.
type Report = (Sheet, Vec<Sheet>);
