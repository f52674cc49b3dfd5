//! What to do about the findings, in words: steps, groups, mails, and the texts that close the door. Pure; the words of
//! the page are data here, so that a page that never asks does not carry them.

mod closing;
mod exchange;
mod letters;
mod lookup;
#[cfg(test)]
mod tests;

use super::messages::FromWorker;
use super::session::Session;
use crate::findings::view::{FindingKey, FindingRow, NetworkView};
use crate::model::{Cloud, Instant, order};
use crate::remedy::door::Device;
use crate::remedy::mail;
use crate::remedy::view::{Answer, Ask, Group, Remedy, Sourced};
use crate::remedy::{Consent, Kind, Known, Plan, Stage, Subject, facts, plan};
use crate::timeline::{Shows, change};
use crate::ui::i18n::{Text, remedy as say};
use crate::verify::State;
pub(super) use lookup::Lookup;

use letters::{letter, letters, ticket};

/// Networks named in a ticket.
const NETWORKS: usize = 5;

impl Session {
    /// Answers a question about fixes.
    #[must_use]
    pub fn remedy(&self, ask: Ask, text: Text, now: Instant) -> FromWorker {
        FromWorker::Remedy(match ask {
            Ask::Device(key) => {
                let remedy = self.device_of(&key).map(|device| {
                    let mut remedy = remedy(text, &device, now);
                    remedy.exchange = self.known_to_exchange(text, &key);
                    Box::new(remedy)
                });
                Answer::Device(key, remedy)
            }
            Ask::Groups => Answer::Groups(groups(text, self.devices())),
            Ask::Door { cloud } => Answer::Door(Box::new(
                self.door(text, Cloud::of_code(&cloud).unwrap_or_default()),
            )),
            // Asked by the edge, which has the clock and the line to Graph, or may change what is known.
            Ask::LookUp(_) => Answer::Tenant(Box::default()),
            Ask::Know(_) => Answer::Known(self.known),
            Ask::Letter { key, language } => {
                let letter = self.device_of(&key).and_then(|d| letter(language, &d, now));
                Answer::Letter(key, letter.map(Box::new))
            }
            Ask::Letters { language, form } => {
                let devices = self.devices();
                Answer::File(letters(language, form, &devices, now))
            }
        })
    }

    fn device_of(&self, key: &FindingKey) -> Option<Device> {
        let view = self.case().device(key, self.now())?;
        let stage = match view.verdict.state {
            State::Verified | State::Ended => Stage::Proven,
            State::Withheld | State::TooEarly | State::CleanSoFar | State::Silent => Stage::Marked,
            // What came back on legacy is repaired anew.
            State::BackOnLegacy => Stage::Open,
            State::NotChanged if change(&view).shows == Shows::HandOver => Stage::LooksChanged,
            State::NotChanged => Stage::Open,
        };
        // Where the password was right is where to look first.
        let right = |n: &&NetworkView| n.counts.accepted + n.counts.stopped_after_password > 0;
        let (known, other): (Vec<_>, Vec<_>) = view.networks.iter().partition(right);
        let networks = known.into_iter().chain(other).take(NETWORKS);
        Some(Device {
            networks: networks.map(|n| n.network.clone()).collect(),
            ..self.with_tenant(view.row, stage)
        })
    }

    /// A finding with what is known of its tenant and person: what was read, else what was found out by hand.
    fn with_tenant(&self, row: FindingRow, stage: Stage) -> Device {
        let id = row.user.id.as_deref();
        let consent = match self.lookup.consent_of(id) {
            Consent::Unknown => self.known.consent,
            read => read,
        };
        Device {
            consent,
            mfa: self.known.mfa,
            language: id.and_then(|id| self.lookup.language_of(id)),
            row,
            stage,
            networks: Vec::new(),
        }
    }

    /// Takes in what somebody found out by hand.
    pub fn know(&mut self, known: Known) -> FromWorker {
        self.known = known;
        FromWorker::Remedy(Answer::Known(known))
    }

    /// What tables from Exchange add to a finding.
    fn known_to_exchange(&self, text: Text, key: &FindingKey) -> Vec<String> {
        if self.inventory.is_empty() {
            return Vec::new();
        }
        let Some(view) = self.case().device(key, self.now()) else {
            return Vec::new();
        };
        let findings = self.case().findings();
        let mut people: Vec<(&str, &crate::findings::view::User)> = findings
            .iter()
            .filter_map(|f| Some((f.user.display_name.as_deref()?.trim(), &f.user)))
            .collect();
        order::distinct(&mut people);
        let is_unique = |name: &str| people.iter().filter(|(n, _)| *n == name).count() == 1;
        exchange::sentences(text, &self.inventory.of(&view, is_unique))
    }

    /// All findings, newest first.
    fn devices(&self) -> Vec<Device> {
        let mut all: Vec<Device> = self
            .case()
            .findings()
            .into_iter()
            .map(|finding| {
                // Only what a mail app followed can look changed, and only what is marked is judged.
                let judged = finding.first_modern.is_some() || finding.mark.is_some();
                let looked = judged.then(|| self.device_of(&finding.key)).flatten();
                looked.unwrap_or_else(|| self.with_tenant(finding.row(), Stage::Open))
            })
            .collect();
        order::sort_by(&mut all, |a, b| {
            (b.row.last_seen, &a.row.key).cmp(&(a.row.last_seen, &b.row.key))
        });
        all
    }
}

/// What a plan depends on.
fn subject(device: &Device) -> Subject<'_> {
    Subject {
        stage: device.stage,
        consent: device.consent,
        mfa: device.mfa,
        ..Subject::of(&device.row)
    }
}

fn steps(text: Text, plan: &Plan, device: &Device, now: Instant) -> Vec<String> {
    let about = say::About {
        account: device.row.user.principal_name.as_deref(),
        app: device.row.application.as_ref().map_or("", |app| &app.name),
        now,
    };
    plan.steps
        .iter()
        .map(|step| say::step(text, *step, about))
        .collect()
}

fn remedy(text: Text, device: &Device, now: Instant) -> Remedy {
    let subject = subject(device);
    let plan = plan(&subject);
    Remedy {
        title: match plan.kind {
            Kind::Done => String::new(),
            kind => say::kind(text, kind).0.to_owned(),
        },
        steps: steps(text, &plan, device, now),
        facts: facts(&plan)
            .into_iter()
            .map(|fact| Sourced {
                text: say::fact(text, fact, now).to_owned(),
                as_of: text.facts_as_of(fact.as_of()),
                source: fact.source().to_owned(),
            })
            .collect(),
        exchange: Vec::new(),
        mail: mail::is_for(&subject, &plan),
        language: device.language,
        ticket: ticket(text, device, now),
    }
}

fn groups(text: Text, devices: Vec<Device>) -> Vec<Group> {
    let mut groups: Vec<(Kind, Group)> = Kind::ALL
        .map(|kind| {
            let (title, about) = say::kind(text, kind);
            let group = Group {
                title: title.to_owned(),
                about: about.to_owned(),
                who: say::who(text, kind).to_owned(),
                first: kind == Kind::Compromised,
                tell: false,
                keys: Vec::new(),
            };
            (kind, group)
        })
        .into();
    for device in devices {
        let subject = subject(&device);
        let plan = plan(&subject);
        if let Some((kind, group)) = groups.iter_mut().find(|(k, _)| *k == plan.kind) {
            group.tell |= kind.is_for_person() && mail::is_for(&subject, &plan);
            group.keys.push(device.row.key);
        }
    }
    groups
        .into_iter()
        .map(|(_, group)| group)
        .filter(|group| !group.keys.is_empty())
        .collect()
}
