//! Phones and systems that are no more: Nokia, Windows Mobile and Windows Phone, Palm, BlackBerry, Pantech; and the
//! mail programs that came with Windows 8.
//!
//! In: an agent. Out: system and model as stated. None of Symbian, Windows Mobile, Windows Phone, webOS or PlayBook OS
//! got modern authentication in its own mail program: replace. Patterns: public agents list (NOTICE).

use super::android::named;
use super::text::{has, span, strip, version};
use super::{Family, Reading};
use crate::model::{Confidence, ModernAuth};

pub(super) fn examine(agent: &str) -> Option<Reading> {
    nokia(agent)
        .or_else(|| windows_phone(agent))
        .or_else(|| windows_mobile(agent))
        .or_else(|| windows_mail(agent))
        .or_else(|| others(agent))
}

fn gone(label: &str, os: &str, number: Option<&str>) -> Reading {
    let reading = Reading::new(Family::OtherPhone, label).with_auth(ModernAuth::Replace);
    if os.is_empty() {
        reading
    } else {
        reading.with_os(os, number)
    }
}

fn model(mut reading: Reading, id: &str, confidence: Confidence) -> Reading {
    reading.model_id = Some(id.to_owned());
    reading.confidence = confidence;
    reading
}

/// `NokiaE73/2.02(0)MailforExchange 3gpp-gba`, `N900/1.1`, `MeeGo-MfE/1.2`.
fn nokia(agent: &str) -> Option<Reading> {
    if let Some(rest) = strip(agent, "N900/") {
        let reading =
            gone("Nokia N900", "Maemo", Some("5")).with_app("Mail for Exchange", version(rest));
        return Some(model(reading, "N900", Confidence::Exact));
    }
    if let Some(rest) = strip(agent, "MeeGo-MfE/") {
        let reading = gone("Nokia N9", "MeeGo", None).with_app("Mail for Exchange", version(rest));
        return Some(model(reading, "N9", Confidence::Range));
    }
    if let Some(rest) = strip(agent, "RoadSync-S60/") {
        return Some(gone("RoadSync (S60)", "Symbian", None).with_app("RoadSync", version(rest)));
    }
    let rest = strip(agent, "Nokia")?;
    let (id, rest) = span(rest, |c| c != '/' && c != ' ');
    let id = id.trim_matches('-');
    if id.is_empty() {
        return Some(gone("Nokia", "Symbian", None));
    }
    let app = if has(rest, "MailforExchange") {
        "Mail for Exchange"
    } else {
        "EAS"
    };
    let number = rest.strip_prefix('/').and_then(version);
    let reading = gone(&named("Nokia", id), "Symbian", None)
        .with_key(&format!("Nokia {id}"))
        .with_app(app, number);
    Some(model(reading, id, Confidence::Range))
}

/// `MSFT-WP/7.10.8860`: 7.10 is Windows Phone 7.5, from build 8858 on 7.8; 8.10 is 8.1.
fn windows_phone(agent: &str) -> Option<Reading> {
    let number = version(strip(agent, "MSFT-WP/")?)?;
    let mut parts = number.split('.');
    let (major, minor) = (parts.next()?, parts.next().unwrap_or("0"));
    let build: Option<u32> = parts.next().and_then(|b| b.parse().ok());
    let (os, system) = match (major, minor, build) {
        ("7", "0", _) => ("Windows Phone", Some("7.0")),
        ("7", "10", Some(b)) if b >= 8858 => ("Windows Phone", Some("7.8")),
        ("7", "10", Some(_)) => ("Windows Phone", Some("7.5")),
        ("7", "10", None) => ("Windows Phone", Some("7.5–7.8")),
        ("8", "0", _) => ("Windows Phone", Some("8.0")),
        ("8", "10", _) => ("Windows Phone", Some("8.1")),
        ("10", ..) => ("Windows 10 Mobile", None),
        _ => ("Windows Phone", None),
    };
    let mut reading = Reading::new(Family::WindowsPhone, "Windows Phone").with_os(os, system);
    if os == "Windows Phone" {
        reading.modern_auth = ModernAuth::Replace;
    }
    Some(reading.with_app("MSFT-WP", Some(number)))
}

/// `MSFT-PPC/5.1.2301` (touch), `MSFT-SPhone/5.2.203` (keys), `Microsoft-PocketPC/3.0`: the number is Windows CE's.
fn windows_mobile(agent: &str) -> Option<Reading> {
    let mobile = |label: &str, system: Option<&str>| {
        Reading::new(Family::WindowsPhone, label)
            .with_os("Windows Mobile", system)
            .with_auth(ModernAuth::Replace)
    };
    if let Some(rest) = strip(agent, "Microsoft-PocketPC/") {
        let system = rest.starts_with("3.").then_some("2002–2003");
        return Some(mobile("Pocket PC", system).with_app("ActiveSync", version(rest)));
    }
    let (label, rest) = strip(agent, "MSFT-PPC/")
        .map(|r| ("Windows Mobile Pocket PC", r))
        .or_else(|| strip(agent, "MSFT-SPhone/").map(|r| ("Windows Mobile Smartphone", r)))?;
    let number = version(rest);
    let system = match number.unwrap_or_default() {
        v if v == "5.1" || v.starts_with("5.1.") => Some("5.0"),
        v if v == "5.2" || v.starts_with("5.2.") => Some("6.0–6.5"),
        _ => None,
    };
    Some(mobile(label, system).with_app("CE", number))
}

/// `WindowsMail/17.5.9600.22013`: the program that came with Windows 8 (16.2) and 8.1 (17.5).
fn windows_mail(agent: &str) -> Option<Reading> {
    let number = version(strip(agent, "WindowsMail/")?)?;
    let system = match number {
        n if n.starts_with("16.2") => Some("8"),
        n if n.starts_with("17.5.9600") => Some("8.1"),
        _ => None,
    };
    Some(
        Reading::new(Family::Windows, "Windows Mail")
            .with_os("Windows", system)
            .with_app("Windows Mail", Some(number)),
    )
}

fn others(agent: &str) -> Option<Reading> {
    if let Some(rest) = strip(agent, "PalmOne-") {
        let id = span(rest, |c| c != '/').0;
        let number = rest.split_once('/').and_then(|(_, v)| version(v));
        let label = if id.eq_ignore_ascii_case("TreoAce") {
            "palmOne Treo 650".to_owned()
        } else {
            format!("palmOne {id}")
        };
        let reading = gone(&label, "Palm OS", None)
            .with_key(&format!("palmOne {id}"))
            .with_app("VersaMail", number);
        return Some(model(reading, id, Confidence::Range));
    }
    if let Some(rest) = strip(agent, "Palm/") {
        return Some(
            gone("Palm webOS", "webOS", None)
                .with_key("Palm")
                .with_app("Palm", version(rest)),
        );
    }
    if let Some(rest) = strip(agent, "RIM-Playbook/") {
        return Some(gone("BlackBerry PlayBook", "PlayBook OS", version(rest)));
    }
    if strip(agent, "BlackBerry").is_some() || strip(agent, "BB10").is_some() {
        // The late ones ran Android, with other mail programs: not sure enough for a verdict.
        return Some(Reading::new(Family::OtherPhone, "BlackBerry"));
    }
    if let Some(rest) = strip(agent, "PANTECH-") {
        let id = span(rest, |c| c != '/').0;
        let id = strip(id, "Pantech").unwrap_or(id).trim_matches('-');
        let reading = Reading::new(Family::OtherPhone, &named("Pantech", id))
            .with_key(&format!("Pantech {id}"));
        return Some(model(reading, id, Confidence::Range));
    }
    if strip(agent, "GARM-").is_some() {
        return Some(Reading::new(Family::OtherPhone, "Garmin-Asus"));
    }
    strip(agent, "RoadSync/").map(|rest| {
        gone("RoadSync", "", None)
            .with_auth(ModernAuth::Unknown)
            .with_app("RoadSync", version(rest))
    })
}
