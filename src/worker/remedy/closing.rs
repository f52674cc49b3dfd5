//! The texts that close the door, with what a block would stop, in words.

use super::letters::is_written_to;
use crate::model::Cloud;
use crate::remedy::consent::admin_consent_link;
use crate::remedy::door::{self, Device, Person};
use crate::remedy::view::{Artefact, Door};
use crate::ui::i18n::Text;
use crate::worker::session::Session;

/// Names in a sentence.
const NAMED: usize = 12;

impl Session {
    pub(super) fn door(&self, text: Text, cloud: Cloud) -> Door {
        let devices = self.devices();
        let left_out = door::exclusions(&devices);
        let modern = self.case().modern_people();
        let artefact =
            |title: &str, needs: &str, about: Vec<String>, file: &str, media_type: &str, body| {
                Artefact {
                    title: title.to_owned(),
                    needs: needs.to_owned(),
                    about,
                    file: file.to_owned(),
                    media_type: media_type.to_owned(),
                    text: body,
                }
            };
        let one = |words: &str| vec![words.to_owned()];
        let letters: Vec<&Device> = devices.iter().filter(|d| is_written_to(d)).collect();
        // Where the Message Center of another cloud is, no documentation tells.
        let notices = (cloud == Cloud::Global).then(|| {
            let address = "https://admin.microsoft.com/#/MessageCenter";
            (text.check_notices(), address.to_owned())
        });
        let mut policy = vec![
            text.door_policy_about().to_owned(),
            text.door_policy_emergency().to_owned(),
            text.door_policy_senders().to_owned(),
            text.door_policy_excluded(left_out.people.len() as u64),
        ];
        for (people, say) in [
            (
                &left_out.compromised,
                Text::door_policy_compromised as fn(Text, &str) -> String,
            ),
            (&left_out.guests, Text::door_policy_guests),
            (&left_out.without_id, Text::door_policy_without_id),
        ] {
            if !people.is_empty() {
                policy.push(say(text, &names(people)));
            }
        }
        policy.push(text.door_policy_first().to_owned());
        Door {
            impact: impact(
                text,
                &door::impact(&devices),
                &door::impact_with(&devices, &left_out),
                modern,
            ),
            artefacts: vec![
                artefact(
                    text.door_exchange_title(),
                    text.door_exchange_title(),
                    vec![
                        text.door_exchange_about().to_owned(),
                        text.door_exchange_guard().to_owned(),
                    ],
                    "exchange-online.ps1",
                    "text/plain;charset=utf-8",
                    // PowerShell 5 takes a script without a BOM for ANSI.
                    format!("\u{feff}{}", door::exchange(&devices)),
                ),
                artefact(
                    text.door_policy_title(),
                    text.door_needs_p1(),
                    policy,
                    "block-legacy-authentication.json",
                    "application/json",
                    door::policy(&left_out),
                ),
                artefact(
                    text.door_sentinel_title(),
                    text.door_needs_siem(),
                    one(text.door_sentinel_about()),
                    "legacy-sign-ins.kql",
                    "text/plain;charset=utf-8",
                    door::sentinel(&left_out),
                ),
                artefact(
                    text.door_rule_title(),
                    text.door_needs_siem(),
                    one(text.door_rule_about()),
                    "sentinel-rule.json",
                    "application/json",
                    door::alert_rule(),
                ),
                artefact(
                    text.door_defender_title(),
                    text.door_needs_siem(),
                    one(text.door_defender_about()),
                    "legacy-sign-ins-defender.kql",
                    "text/plain;charset=utf-8",
                    door::defender(&left_out),
                ),
            ],
            consent_link: admin_consent_link(cloud, self.case().tenant()),
            checks: [
                (
                    text.check_app(),
                    portal(
                        cloud,
                        "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AppAppsPreview",
                    ),
                ),
                (
                    text.check_user_consent(),
                    portal(
                        cloud,
                        "Microsoft_AAD_IAM/ConsentPoliciesMenuBlade/~/UserSettings",
                    ),
                ),
                (
                    text.check_requests(),
                    portal(
                        cloud,
                        "Microsoft_AAD_IAM/StartboardApplicationsMenuBlade/~/AccessRequests",
                    ),
                ),
                (
                    text.check_policies(),
                    portal(
                        cloud,
                        "Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies",
                    ),
                ),
            ]
            .into_iter()
            .chain(notices)
            .map(|(question, address)| (question.to_owned(), address))
            .collect(),
            in_own_language: letters.iter().filter(|d| d.language.is_some()).count() as u64,
            letters: letters.iter().map(|d| d.row.key.clone()).collect(),
        }
    }
}

/// A page of the cloud's portal; its pages have the same names in all clouds.
fn portal(cloud: Cloud, page: &str) -> String {
    format!("https://{}/#view/{page}", cloud.portal_host())
}

/// What a block would stop, in sentences: for everybody, and with the exclusions that stand in the policy.
fn impact(
    text: Text,
    found: &door::Impact,
    left: &door::Impact,
    modern: crate::findings::ModernPeople,
) -> Vec<String> {
    let mut said = vec![match stopped(text, found) {
        None => text.door_impact_none().to_owned(),
        Some(what) => text.door_impact_all(&what),
    }];
    if modern.all > 0 {
        said.push(text.door_impact_nobody(modern.all));
    }
    // Of the people just named.
    if modern.apple > 0 {
        said.push(text.door_impact_apple(modern.apple));
    }
    if found.devices + found.senders_total > 0 {
        said.push(match stopped(text, left) {
            None => text.door_impact_left_none().to_owned(),
            Some(what) => text.door_impact_left(&what),
        });
    }
    if found.changed > 0 {
        said.push(text.door_impact_changed(found.changed));
    }
    if found.proven > 0 {
        said.push(text.door_impact_proven(found.proven));
    }
    if found.certificates > 0 {
        said.push(text.door_impact_certificates(found.certificates));
    }
    if found.attacked > 0 {
        said.push(text.door_impact_attacked(found.attacked));
    }
    said.push(text.door_impact_window().to_owned());
    said
}

/// `3 devices of 2 people and the sender behind 203.0.113.9`; `None`: nothing.
fn stopped(text: Text, found: &door::Impact) -> Option<String> {
    let devices =
        (found.devices > 0).then(|| text.door_impact_devices(found.devices, found.people));
    let senders = (found.senders_total > 0).then(|| {
        if found.senders.is_empty() {
            text.door_impact_senders_hidden(found.senders_total)
        } else {
            text.door_impact_senders(found.senders_total, &found.senders.join(", "))
        }
    });
    match (devices, senders) {
        (Some(devices), Some(senders)) => Some(text.door_impact_and(&devices, &senders)),
        (one, other) => one.or(other),
    }
}

fn names(people: &[Person]) -> String {
    let name = |p: &Person| {
        let name = p.name.as_deref().or(p.id.as_deref()).unwrap_or("?");
        crate::remedy::quote::remark(name)
    };
    let mut shown: Vec<String> = people.iter().take(NAMED).map(name).collect();
    if people.len() > NAMED {
        shown.push(format!("+ {}", people.len() - NAMED));
    }
    shown.join(", ")
}
