//! The mail to the person whose device is to be changed: subject, body, draft, `mailto:`. Texts: `locales/mail/`.
//!
//! In: a finding and its plan. Out: words in the person's language. No mail goes to an account that may be in other
//! hands, nor about what needs no change, nor while whoever deletes the account could not add it again.

mod bundle;
mod draft;
mod mailto;
mod sheet;
#[cfg(test)]
mod tests;

use super::{Kind, Plan, SettingsPath, Step, Subject};
use crate::device::Family;
use crate::model::Instant;
use serde::{Deserialize, Serialize};

pub use bundle::bundle;
pub use draft::draft;
pub use mailto::{Fits, mailto};
pub use sheet::sheet;

/// Languages of the mails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Italian.
    It,
    /// Dutch.
    Nl,
    /// Portuguese.
    Pt,
}

impl Language {
    /// All, by code.
    pub const ALL: [Self; 7] = [
        Self::De,
        Self::En,
        Self::Es,
        Self::Fr,
        Self::It,
        Self::Nl,
        Self::Pt,
    ];

    /// Two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::It => "it",
            Self::Nl => "nl",
            Self::Pt => "pt",
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::It => "Italiano",
            Self::Nl => "Nederlands",
            Self::Pt => "Português",
        }
    }

    /// A day as this language writes it.
    fn date(self, at: Instant) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let (year, month, day) = at.civil_date();
        match self {
            // In numbers, English does not tell day and month apart.
            Self::En => {
                let name = usize::try_from(month - 1).ok().and_then(|n| MONTHS.get(n));
                format!("{day} {} {year}", name.unwrap_or(&""))
            }
            Self::De => format!("{day:02}.{month:02}.{year}"),
            Self::Nl => format!("{day:02}-{month:02}-{year}"),
            Self::Es | Self::Fr | Self::It | Self::Pt => format!("{day:02}/{month:02}/{year}"),
        }
    }

    /// Language of a BCP 47 tag such as Graph's `preferredLanguage` (`de-CH`), if there is a mail in it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|l| primary.eq_ignore_ascii_case(l.code()))
    }
}

/// The texts in one language.
#[derive(Clone, Copy, Debug)]
pub struct MailText(pub Language);

include!(concat!(env!("OUT_DIR"), "/mail_text.rs"));

/// Subject and body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// Lines, ended by `\n`.
    pub body: String,
    /// The greeting and all that is asked for, nothing else: for where there is no room for the whole body.
    pub short: String,
}

/// What the mail asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Request {
    ReAdd(SettingsPath),
    Update,
    Replace,
    Android,
    AndroidSame,
    OutlookOld,
    OutlookNew,
    OutlookMobile,
    MacOutlook,
    ProgramEnded,
    ProgramOauth,
    Ask,
    Exists,
}

/// Whether a mail makes sense for a plan.
#[must_use]
pub fn is_for(s: &Subject<'_>, plan: &Plan) -> bool {
    request(s, plan).is_some()
}

fn request(s: &Subject<'_>, plan: &Plan) -> Option<Request> {
    // No mail client: nothing is the person's to change.
    if s.application.is_some() {
        return None;
    }
    let has = |step| plan.steps.contains(&step);
    let adds_again = matches!(plan.kind, Kind::ReAdd | Kind::UpdateFirst);
    // Whoever deletes the account now could not add it again: an administrator goes first.
    if adds_again && s.consent.shuts_out() {
        return None;
    }
    Some(match plan.kind {
        Kind::ReAdd => Request::ReAdd(SettingsPath::of(s.os_version)),
        Kind::UpdateFirst => Request::Update,
        Kind::Replace => Request::Replace,
        // As the steps say: the same app where it can do it.
        Kind::AndroidApp if has(Step::AndroidGmail) || has(Step::AndroidSamsung) => {
            Request::AndroidSame
        }
        Kind::AndroidApp => Request::Android,
        // Which Outlook it is, is not known: nothing that holds for all of them could be asked.
        Kind::Outlook if has(Step::OutlookVersion) => Request::Ask,
        Kind::Outlook if has(Step::OutlookTooOld) || has(Step::Outlook2013) => Request::OutlookOld,
        Kind::Outlook => Request::OutlookNew,
        Kind::Mac if has(Step::MacOutlook) => Request::MacOutlook,
        // Whether Exchange Web Services let Mail in again is for an administrator to look up first.
        Kind::Mac => return None,
        Kind::MailProgram => match s.family {
            Family::OutlookMobile => Request::OutlookMobile,
            Family::MailProgram => Request::ProgramOauth,
            _ => Request::ProgramEnded,
        },
        Kind::SmtpAuth | Kind::PopImap | Kind::Program | Kind::PowerShell | Kind::FindOut => {
            Request::Ask
        }
        Kind::MakeSure => Request::Exists,
        // Whoever broke in may read along.
        Kind::Compromised
        | Kind::Guest
        | Kind::Changed
        | Kind::Waiting
        | Kind::Done
        | Kind::Disabled
        | Kind::Spray
        | Kind::Application
        | Kind::Certificate => return None,
    })
}

/// Writes the mail; `None` where none should be written. `name` is how the log calls the person, `last_seen` the last
/// legacy sign-in.
#[must_use]
pub fn mail(
    language: Language,
    s: &Subject<'_>,
    plan: &Plan,
    name: Option<&str>,
    last_seen: Instant,
) -> Option<Mail> {
    let request = request(s, plan)?;
    let text = MailText(language);
    let date = language.date(last_seen);
    let device = super::quote::remark(plain_name(s.label));
    let known = !device.is_empty() && request != Request::Ask;
    let name = name.map(super::quote::remark).filter(|n| !n.is_empty());
    let protocols: Vec<&str> = s.protocols.iter().map(|p| p.name()).collect();
    let subject = if known {
        text.subject(&device)
    } else {
        text.subject_unknown().to_owned()
    };
    let hello = name.map_or_else(|| text.hello_none().to_owned(), |n| text.hello(&n));
    let why = if known {
        text.why(&device, &date)
    } else {
        text.why_unknown(&protocols.join(", "), &date)
    };
    let steps = asked(text, request);
    let list: Vec<String> = match steps.as_slice() {
        [one] => vec![one.clone()],
        all => (1..)
            .zip(all)
            .map(|(n, step)| format!("{n}. {step}"))
            .collect(),
    };
    let please = (list.len() > 1).then(|| text.please().to_owned());
    let short: Vec<String> = std::iter::once(hello.clone())
        .chain(please.clone())
        .chain(list.iter().cloned())
        .chain([text.bye().to_owned()])
        .collect();
    let mut parts = vec![hello, why];
    parts.extend(please);
    parts.extend(list);
    if matches!(request, Request::ReAdd(_) | Request::Update) {
        parts.push(text.comes_back().to_owned());
    }
    parts.extend([
        text.after().to_owned(),
        text.genuine().to_owned(),
        text.bye().to_owned(),
    ]);
    if matches!(request, Request::Ask | Request::Exists) {
        // There is nothing to try afterwards.
        parts.retain(|part| part != text.after());
    }
    Some(Mail {
        subject,
        body: parts.join("\n\n") + "\n",
        short: short.join("\n\n") + "\n",
    })
}

/// A device as its owner calls it: without the radio that Apple tells models apart by.
fn plain_name(label: &str) -> &str {
    let end = [" (GSM", " (CDMA", " (Global", " Wi-Fi"]
        .iter()
        .filter_map(|radio| label.find(radio))
        .min()
        .unwrap_or(label.len());
    label.get(..end).unwrap_or(label)
}

/// The steps, in order.
fn asked(text: MailText, request: Request) -> Vec<String> {
    let re_add = |path| {
        vec![
            text.re_add_1(settings_path(text, path)),
            text.re_add_2().to_owned(),
            text.re_add_3().to_owned(),
            text.re_add_save().to_owned(),
            text.re_add_managed().to_owned(),
        ]
    };
    let one = |words: &'static str| vec![words.to_owned()];
    // What the person needs before the account is removed.
    let prepared = |words: &'static str| vec![text.prepare().to_owned(), words.to_owned()];
    match request {
        Request::ReAdd(path) => {
            let mut all = one(text.prepare());
            all.extend(re_add(path));
            all
        }
        Request::Update => {
            let mut all = prepared(text.update());
            // Which version it runs after the update is not known.
            all.extend(re_add(SettingsPath::Unknown));
            all
        }
        Request::Replace => one(text.replace()),
        Request::Android => prepared(text.android()),
        Request::AndroidSame => prepared(text.android_same()),
        Request::OutlookOld => one(text.outlook_old()),
        Request::OutlookNew => one(text.outlook_new()),
        Request::OutlookMobile => prepared(text.outlook_mobile()),
        Request::MacOutlook => prepared(text.mac_outlook()),
        Request::ProgramEnded => one(text.program_ended()),
        Request::ProgramOauth => one(text.program_oauth()),
        Request::Ask => one(text.ask()),
        Request::Exists => one(text.exists()),
    }
}

const fn settings_path(text: MailText, path: SettingsPath) -> &'static str {
    match path {
        SettingsPath::MailContactsCalendars => text.path_mail_contacts(),
        SettingsPath::AccountsAndPasswords => text.path_accounts_passwords(),
        SettingsPath::PasswordsAndAccounts => text.path_passwords_accounts(),
        SettingsPath::MailAccounts => text.path_mail_accounts(),
        SettingsPath::AppsMail => text.path_apps_mail(),
        SettingsPath::Unknown => text.path_unknown(),
    }
}

/// A principal name that is an address to which a mail can be sent as it stands: the plain form of RFC 5322
/// (dot-atom), in ASCII, with a domain of at least two labels. Anything else is left for the admin to fill in.
#[must_use]
pub fn address(principal_name: Option<&str>) -> Option<&str> {
    let name = principal_name?.trim();
    let (local, domain) = name.rsplit_once('@')?;
    let atom = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    let label = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    (name.len() <= 254
        && local.len() <= 64
        && local.split('.').all(atom)
        && domain.contains('.')
        && domain.split('.').all(label))
    .then_some(name)
}
