//! What to do about the findings, in words: steps, groups, mails, and the texts that close the door. Pure; the words of
//! the page are data here, so that a page that never asks does not carry them.

use super::messages::FromWorker;
use super::session::Session;
use crate::findings::view::FindingKey;
use crate::model::{Instant, order};
use crate::remedy::door::{self, Device, Person};
use crate::remedy::mail::{self, Language, Mail};
use crate::remedy::view::{
    Answer, Artefact, Ask, Door, File, Form, Group, Letter, Remedy, Sourced,
};
use crate::remedy::{Kind, Plan, Stage, Subject, facts, plan};
use crate::timeline::{Shows, change};
use crate::ui::i18n::{Text, remedy as say, words};

/// Names in a sentence.
const NAMED: usize = 12;

impl Session {
    /// Answers a question about fixes.
    #[must_use]
    pub fn remedy(&self, ask: Ask, text: Text, now: Instant) -> FromWorker {
        FromWorker::Remedy(match ask {
            Ask::Device(key) => {
                let remedy = self.device_of(&key).map(|d| Box::new(remedy(text, &d)));
                Answer::Device(key, remedy)
            }
            Ask::Groups => Answer::Groups(groups(text, self.devices())),
            Ask::Door => Answer::Door(Box::new(self.door(text))),
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
        let view = self.case().device(key)?;
        let stage = if change(&view).shows == Shows::HandOver {
            Stage::LooksChanged
        } else {
            Stage::Open
        };
        Some(Device {
            row: view.row,
            stage,
        })
    }

    /// All findings, newest first.
    fn devices(&self) -> Vec<Device> {
        let mut all: Vec<Device> = self
            .case()
            .findings()
            .into_iter()
            .map(|finding| {
                // Only what a mail app followed can look changed.
                let looked = finding
                    .first_modern
                    .and_then(|_| self.device_of(&finding.key));
                looked.unwrap_or_else(|| Device {
                    row: finding.row(),
                    stage: Stage::Open,
                })
            })
            .collect();
        order::sort_by(&mut all, |a, b| {
            (b.row.last_seen, &a.row.key).cmp(&(a.row.last_seen, &b.row.key))
        });
        all
    }

    fn door(&self, text: Text) -> Door {
        let devices = self.devices();
        let left_out = door::exclusions(&devices);
        let modern = self.case().modern_people();
        let artefact =
            |title: &str, about: Vec<String>, file: &str, media_type: &str, body| Artefact {
                title: title.to_owned(),
                about,
                file: file.to_owned(),
                media_type: media_type.to_owned(),
                text: body,
            };
        let one = |words: &str| vec![words.to_owned()];
        let mut policy = vec![
            text.door_policy_about().to_owned(),
            text.door_policy_emergency().to_owned(),
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
            impact: impact(text, &door::impact(&devices), modern),
            artefacts: vec![
                artefact(
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
                    policy,
                    "block-legacy-authentication.json",
                    "application/json",
                    door::policy(&left_out),
                ),
                artefact(
                    text.door_sentinel_title(),
                    one(text.door_sentinel_about()),
                    "legacy-sign-ins.kql",
                    "text/plain;charset=utf-8",
                    door::sentinel(&left_out),
                ),
                artefact(
                    text.door_rule_title(),
                    one(text.door_rule_about()),
                    "sentinel-rule.json",
                    "application/json",
                    door::alert_rule(),
                ),
                artefact(
                    text.door_defender_title(),
                    one(text.door_defender_about()),
                    "legacy-sign-ins-defender.kql",
                    "text/plain;charset=utf-8",
                    door::defender(&left_out),
                ),
            ],
            letters: devices
                .iter()
                .filter(|d| mail::is_for(&subject(d), &plan(&subject(d))))
                .count() as u64,
        }
    }
}

/// What a plan depends on.
fn subject(device: &Device) -> Subject<'_> {
    Subject {
        stage: device.stage,
        ..Subject::of(&device.row)
    }
}

fn steps(text: Text, plan: &Plan, device: &Device) -> Vec<String> {
    let account = device.row.user.principal_name.as_deref();
    plan.steps
        .iter()
        .map(|step| say::step(text, *step, account))
        .collect()
}

fn remedy(text: Text, device: &Device) -> Remedy {
    let subject = subject(device);
    let plan = plan(&subject);
    Remedy {
        title: match plan.kind {
            Kind::Certificate | Kind::Done => String::new(),
            kind => say::kind(text, kind).0.to_owned(),
        },
        steps: steps(text, &plan, device),
        facts: facts(&plan)
            .into_iter()
            .map(|fact| Sourced {
                text: say::fact(text, fact).to_owned(),
                as_of: text.facts_as_of(fact.as_of()),
                source: fact.source().to_owned(),
            })
            .collect(),
        mail: mail::is_for(&subject, &plan),
        ticket: ticket(text, device),
    }
}

fn groups(text: Text, devices: Vec<Device>) -> Vec<Group> {
    let mut groups: Vec<(Kind, Vec<FindingKey>)> = Kind::ALL.map(|k| (k, Vec::new())).into();
    for device in devices {
        let kind = plan(&subject(&device)).kind;
        if let Some((_, keys)) = groups.iter_mut().find(|(k, _)| *k == kind) {
            keys.push(device.row.key);
        }
    }
    groups
        .into_iter()
        .filter(|(_, keys)| !keys.is_empty())
        .map(|(kind, keys)| {
            let (title, about) = say::kind(text, kind);
            Group {
                title: title.to_owned(),
                about: about.to_owned(),
                keys,
            }
        })
        .collect()
}

fn impact(text: Text, found: &door::Impact, modern: crate::findings::ModernPeople) -> Vec<String> {
    let mut said = vec![if found.devices == 0 {
        text.door_impact_none().to_owned()
    } else {
        text.door_impact(found.devices, found.people)
    }];
    if found.senders_total > 0 {
        said.push(if found.senders.is_empty() {
            text.door_impact_senders_hidden(found.senders_total)
        } else {
            text.door_impact_senders(found.senders_total, &found.senders.join(", "))
        });
    }
    if found.certificates > 0 {
        said.push(text.door_impact_certificates(found.certificates));
    }
    if modern.all > 0 {
        said.push(text.door_impact_nobody(modern.all));
    }
    if modern.apple > 0 {
        said.push(text.door_impact_apple(modern.apple));
    }
    if found.attacked > 0 {
        said.push(text.door_impact_attacked(found.attacked));
    }
    said.push(text.door_impact_window().to_owned());
    said
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

/// How the log calls a person, for a greeting: a display name that is not just the address.
fn called(device: &Device) -> Option<&str> {
    let user = &device.row.user;
    user.display_name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.contains('@'))
}

/// Address of a person; what may be a printer's mailbox has none that anybody reads.
fn to(device: &Device) -> Option<&str> {
    if device
        .row
        .flags
        .contains(&crate::model::Flag::ServiceAccountHint)
    {
        return None;
    }
    mail::address(device.row.user.principal_name.as_deref())
}

fn mail_of(language: Language, device: &Device) -> Option<Mail> {
    let subject = subject(device);
    mail::mail(
        language,
        &subject,
        &plan(&subject),
        called(device),
        device.row.last_seen,
    )
}

fn letter(language: Language, device: &Device, now: Instant) -> Option<Letter> {
    let mail = mail_of(language, device)?;
    let to = to(device);
    let (mailto, shortened) = mail::mailto(&mail, to);
    Some(Letter {
        to: to.map(str::to_owned),
        mailto,
        shortened,
        draft: File {
            name: "cutover-mail.eml".to_owned(),
            media_type: "message/rfc822".to_owned(),
            bytes: mail::draft(&mail, to, now).into_bytes(),
        },
        subject: mail.subject,
        body: mail.body,
    })
}

/// Text for whoever works on it, in the page's language: without the marks of the page.
fn ticket(text: Text, device: &Device) -> String {
    let row = &device.row;
    let plain = |words: &str| crate::remedy::quote::remark(words);
    let person = row
        .user
        .principal_name
        .as_deref()
        .or(row.user.id.as_deref())
        .unwrap_or("?");
    let mut what = if row.label.is_empty() {
        text.device_hidden().to_owned()
    } else {
        row.label.clone()
    };
    if let Some(os) = &row.os {
        what = format!("{what}, {os}");
    }
    let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
    let last = row.last_seen.to_string().replace('T', " ");
    let last = last.split(['.', 'Z']).next().unwrap_or_default();
    let subject = subject(device);
    let plan = plan(&subject);
    let mut lines = vec![
        say::kind(text, plan.kind).0.to_owned(),
        String::new(),
        text.ticket_person(&plain(person)),
        text.ticket_device(&plain(&what)),
        text.ticket_protocol(&protocols.join(", ")),
        text.ticket_class(words::class(text, row.class)),
        text.ticket_last(last),
        String::new(),
        text.ticket_steps().to_owned(),
    ];
    for (n, step) in (1..).zip(steps(text, &plan, device)) {
        let words: String = say::parts(&step)
            .into_iter()
            .map(|part| match part {
                say::Part::Words(w) | say::Part::Screen(w) | say::Part::Typed(w) => w,
            })
            .collect();
        lines.push(format!("{n}. {words}"));
    }
    lines.join("\n") + "\n"
}

fn letters(language: Language, form: Form, devices: &[Device], now: Instant) -> File {
    let all: Vec<(&Device, Mail)> = devices
        .iter()
        .filter_map(|d| Some((d, mail_of(language, d)?)))
        .collect();
    match form {
        Form::Drafts => {
            let drafts: Vec<(&str, String)> = all
                .iter()
                .map(|(d, m)| {
                    let name = d.row.user.principal_name.as_deref().unwrap_or("mail");
                    (name, mail::draft(m, to(d), now))
                })
                .collect();
            File {
                name: "cutover-mails.zip".to_owned(),
                media_type: "application/zip".to_owned(),
                bytes: mail::bundle(drafts.iter().map(|(n, d)| (*n, d.as_str())))
                    .unwrap_or_default(),
            }
        }
        Form::Table => File {
            name: "cutover-mails.csv".to_owned(),
            media_type: "text/csv;charset=utf-8".to_owned(),
            bytes: mail::sheet(all.iter().map(|(d, m)| {
                (
                    to(d).unwrap_or_default(),
                    called(d).unwrap_or_default(),
                    d.row.label.as_str(),
                    m,
                )
            }))
            .into_bytes(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::messages::FromWorker;
    use super::super::session::Session;
    use crate::findings::view::FindingKey;
    use crate::model::Instant;
    use crate::remedy::mail::Language;
    use crate::remedy::view::{Answer, Ask, Door, Form, Group};
    use crate::ui::i18n::{Lang, Text};

    fn now() -> Instant {
        Instant::parse("2026-11-22T10:35:00Z").unwrap()
    }

    fn demo() -> Session {
        let mut session = Session::default();
        session.open_demo(now());
        let _ = session.changes(usize::MAX);
        session
    }

    fn ask(session: &Session, lang: Lang, ask: Ask) -> Answer {
        match session.remedy(ask, Text(lang), now()) {
            FromWorker::Remedy(answer) => answer,
            other => panic!("{other:?}"),
        }
    }

    fn groups(session: &Session) -> Vec<Group> {
        match ask(session, Lang::En, Ask::Groups) {
            Answer::Groups(groups) => groups,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_demo_device_is_in_one_group_and_has_its_steps_in_both_languages() {
        let session = demo();
        let keys: Vec<FindingKey> = groups(&session).into_iter().flat_map(|g| g.keys).collect();
        assert_eq!(keys.len(), 39);
        for lang in [Lang::En, Lang::De] {
            for key in &keys {
                let Answer::Device(_, Some(remedy)) = ask(&session, lang, Ask::Device(key.clone()))
                else {
                    panic!("{key:?}")
                };
                assert!(!remedy.steps.is_empty());
                assert!(
                    remedy.steps.iter().all(|s| s.ends_with(['.', ':', '`'])),
                    "{remedy:?}"
                );
            }
        }
    }

    #[test]
    fn the_story_looks_changed_and_gets_no_mail() {
        let session = demo();
        let groups = groups(&session);
        let changed = groups
            .iter()
            .find(|g| g.title == "Looks changed: mark it")
            .unwrap();
        assert_eq!(changed.keys.len(), 5);
        for key in &changed.keys {
            let language = Language::De;
            let letter = ask(
                &session,
                Lang::En,
                Ask::Letter {
                    key: key.clone(),
                    language,
                },
            );
            assert!(matches!(letter, Answer::Letter(_, None)));
        }
    }

    #[test]
    fn mails_of_all_are_as_many_as_announced() {
        let session = demo();
        let Answer::Door(door) = ask(&session, Lang::De, Ask::Door) else {
            panic!("a door")
        };
        let Door {
            impact,
            artefacts,
            letters,
        } = *door;
        assert!(impact[0].contains("Geräte"), "{impact:?}");
        assert_eq!(artefacts.len(), 5);
        let language = Language::It;
        let Answer::File(zip) = ask(
            &session,
            Lang::De,
            Ask::Letters {
                language,
                form: Form::Drafts,
            },
        ) else {
            panic!("a file")
        };
        let archive = rawzip::ZipArchive::from_slice(&zip.bytes).unwrap();
        assert_eq!(archive.entries_hint(), letters);
        assert!(letters > 20);
        let Answer::File(table) = ask(
            &session,
            Lang::De,
            Ask::Letters {
                language,
                form: Form::Table,
            },
        ) else {
            panic!("a file")
        };
        let table = String::from_utf8(table.bytes).unwrap();
        assert!(table.contains("iPhone 8 (GSM)") && !table.contains("ines.sommer"));
    }

    #[test]
    fn a_letter_and_a_ticket_name_the_device() {
        let session = demo();
        let re_add = groups(&session)
            .into_iter()
            .find(|g| g.title.starts_with("Add the account"))
            .unwrap();
        let key = re_add.keys[0].clone();
        let Answer::Letter(_, Some(letter)) = ask(
            &session,
            Lang::De,
            Ask::Letter {
                key: key.clone(),
                language: Language::Nl,
            },
        ) else {
            panic!("a letter")
        };
        assert!(letter.to.is_some() && letter.mailto.starts_with("mailto:"));
        assert!(letter.body.contains("Instellingen"));
        let Answer::Device(_, Some(remedy)) = ask(&session, Lang::De, Ask::Device(key)) else {
            panic!("a remedy")
        };
        let ticket = remedy.ticket;
        assert!(ticket.contains("Letzte Legacy-Anmeldung: 20"), "{ticket}");
        assert!(!ticket.contains(['*', '`']));
    }
}
