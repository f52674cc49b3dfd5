//! Scripts and libraries, mail programs on computers, and apps on a phone that name only its family.
//!
//! In: an agent. Out: the program; there is no device in it. The list holds what is met in sign-in logs; anything else
//! keeps its first word as its name.

use super::outlook::windows;
use super::text::{after, has, major_minor, strip, version};
use super::{Family, Reading};
use crate::model::ModernAuth;

/// Agents of libraries by their beginning, and the name that they get.
pub(super) const LIBRARIES: [(&str, &str); 30] = [
    ("curl/", "curl"),
    ("Wget/", "Wget"),
    ("python-requests/", "python-requests"),
    ("python-httpx/", "python-httpx"),
    ("Python-urllib/", "Python-urllib"),
    ("Python/", "Python"),
    ("exchangelib/", "exchangelib"),
    ("aiohttp/", "aiohttp"),
    ("okhttp/", "okhttp"),
    ("Apache-HttpClient", "Apache-HttpClient"),
    ("Java/", "Java"),
    ("Go-http-client/", "Go-http-client"),
    ("axios/", "axios"),
    ("node-fetch", "node-fetch"),
    ("node", "node"),
    ("undici", "undici"),
    ("PostmanRuntime/", "PostmanRuntime"),
    ("libwww-perl/", "libwww-perl"),
    ("PHP-EWS", "PHP-EWS"),
    ("PHP-SOAP-CURL", "PHP-SOAP-CURL"),
    ("PHP-SOAP", "PHP-SOAP"),
    ("Ruby", "Ruby"),
    ("RestSharp/", "RestSharp"),
    ("ExchangeServicesClient/", "EWS Managed API"),
    ("EWS Managed API", "EWS Managed API"),
    ("Microsoft WinRM Client", "WinRM"),
    ("WindowsPowerShell/", "PowerShell"),
    ("PowerShell/", "PowerShell"),
    ("azsdk-", "Azure SDK"),
    ("reqwest/", "reqwest"),
];

/// Mail programs on computers.
pub(super) const MAIL_PROGRAMS: [&str; 9] = [
    "Thunderbird",
    "eM Client",
    "eMClient",
    "Evolution",
    "Mailbird",
    "DavMail",
    "Postbox",
    "The Bat!",
    "Claws Mail",
];

pub(super) fn examine(agent: &str) -> Option<Reading> {
    library(agent)
        .or_else(|| power_shell(agent))
        .or_else(|| mail_program(agent))
        .or_else(|| on_a_phone(agent))
}

fn library(agent: &str) -> Option<Reading> {
    let (rest, name) = LIBRARIES.iter().find_map(|(start, name)| {
        let rest = strip(agent, start)?;
        // "node" and such only as a whole word.
        let whole = start.ends_with(['/', '-'])
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        whole.then_some((rest, *name))
    })?;
    let number = version(rest.trim_start_matches(['/', ' ']));
    Some(Reading::new(Family::Script, name).with_app(name, number))
}

/// `Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.19041`.
fn power_shell(agent: &str) -> Option<Reading> {
    let rest = after(agent, "PowerShell/")?;
    let reading = Reading::new(Family::Script, "PowerShell").with_app("PowerShell", version(rest));
    Some(match windows(agent) {
        Some(system) => reading.with_os("Windows", Some(system)),
        None => reading,
    })
}

/// Thunderbird reads Exchange Online with OAuth since 78 (IMAP, SMTP) and 91 (POP)
/// (<https://support.mozilla.org/kb/microsoft-oauth-authentication-and-thunderbird-202>).
fn mail_program(agent: &str) -> Option<Reading> {
    for name in MAIL_PROGRAMS {
        let Some(rest) = after(agent, name) else {
            continue;
        };
        let start = rest.strip_prefix(['/', ' ']);
        if start.is_none() && !rest.is_empty() {
            continue;
        }
        let number = start.and_then(version);
        let label = if name == "eMClient" {
            "eM Client"
        } else {
            name
        };
        let mut reading = Reading::new(Family::MailProgram, label).with_app(label, number);
        if let Some(system) = windows(agent) {
            reading = reading.with_os("Windows", Some(system));
        } else if has(agent, "Macintosh") {
            reading = reading.with_os("macOS", None);
        } else if has(agent, "Linux") {
            reading = reading.with_os("Linux", None);
        }
        if name == "Thunderbird" {
            reading.modern_auth = match number.and_then(major_minor) {
                Some((91.., _)) => ModernAuth::Capable,
                Some(_) => ModernAuth::UpdateRequired,
                None => ModernAuth::Unknown,
            };
        }
        return Some(reading);
    }
    None
}

/// `DTG-iPhone/4.0`: somebody's mail program on an iPhone; its number is the program's.
fn on_a_phone(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "DTG-iPhone/")?;
    Some(
        Reading::new(Family::IPhone, "iPhone")
            .with_os("iOS", None)
            .with_app("DTG", version(rest)),
    )
}
