//! Mails and tickets about devices.

use super::{steps, subject};
use crate::model::{Class, Instant};
use crate::remedy::door::Device;
use crate::remedy::mail::{self, Language, Mail};
use crate::remedy::view::{File, Form, Letter};
use crate::remedy::{Plan, Step, plan};
use crate::ui::i18n::{Text, remedy as say, words};

/// How the log calls a person, for a greeting: a display name that is not just the address.
fn called(device: &Device) -> Option<&str> {
    let user = &device.row.user;
    user.display_name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.contains('@'))
}

/// Whether there is a mail to the person.
pub(super) fn is_written_to(device: &Device) -> bool {
    let subject = subject(device);
    mail::is_for(&subject, &plan(&subject))
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

pub(super) fn letter(language: Language, device: &Device, now: Instant) -> Option<Letter> {
    let mail = mail_of(language, device)?;
    let to = to(device);
    let (mailto, fits) = mail::mailto(&mail, to);
    Some(Letter {
        to: to.map(str::to_owned),
        mailto,
        fits,
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
pub(super) fn ticket(text: Text, device: &Device, now: Instant) -> String {
    let row = &device.row;
    let plain = |words: &str| crate::remedy::quote::remark(words);
    let address = row
        .user
        .principal_name
        .as_deref()
        .or(row.user.id.as_deref())
        .unwrap_or("?");
    let person = match called(device) {
        Some(name) => format!("{name} ({address})"),
        None => address.to_owned(),
    };
    let (mut what, _) = words::device(text, row);
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
        text.ticket_person(&plain(&person)),
        text.ticket_device(&plain(&what)),
        text.ticket_protocol(&protocols.join(", ")),
        text.ticket_class(words::class(text, row.class)),
        match row.class {
            Class::AttemptsOnly => text.ticket_last_attempt(last),
            _ => text.ticket_last(last),
        },
    ];
    if !device.networks.is_empty() {
        lines.push(text.ticket_networks(&plain(&device.networks.join(", "))));
    }
    lines.extend([String::new(), text.ticket_steps().to_owned()]);
    // What is done on this page is for whoever writes the ticket, not for its reader.
    let theirs = Plan {
        steps: plan
            .steps
            .iter()
            .copied()
            .filter(|step| !matches!(step, Step::LookAgain | Step::MarkIt))
            .collect(),
        ..plan
    };
    for (n, step) in (1..).zip(steps(text, &theirs, device, now)) {
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

/// The mails of all, as one file: each in the language that its person prefers, where that was looked up, else in
/// `language`.
pub(super) fn letters(language: Language, form: Form, devices: &[Device], now: Instant) -> File {
    let all: Vec<(&Device, Mail)> = devices
        .iter()
        .filter_map(|d| Some((d, mail_of(d.language.unwrap_or(language), d)?)))
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
