//! Outlook and Office: `Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.14326; Pro)`, the embedded
//! browser, Outlook over ActiveSync, Outlook mobile.
//!
//! In: an agent. Out: the product line. 16.0 is Outlook 2016, 2019, 2021, 2024 and Microsoft 365 alike; only the MSI
//! installation (builds 4266–5999) is surely 2016. Modern authentication: Microsoft, "Deprecation of Basic
//! authentication in Exchange Online"
//! (<https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online>):
//! 2007 and 2010 never, 2013 after registry keys and updates, 2016 and later as installed.

use super::text::{after, digits, find, has, major_minor, strip, version};
use super::{Family, Reading};
use crate::model::ModernAuth;

pub(super) fn examine(agent: &str) -> Option<Reading> {
    mobile(agent)
        .or_else(|| over_active_sync(agent))
        .or_else(|| office(agent))
        .or_else(|| rpc(agent))
}

/// `Outlook-iOS/709.2042344.prod.iphone (3.21.0)`, `Outlook-Android/2.0`, and the cloud service's own
/// `Outlook-iOS-Android/1.0`, which does not tell the platform.
fn mobile(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "Outlook-")?;
    let reading = if strip(rest, "iOS-Android").is_some() {
        Reading::new(Family::OutlookMobile, "Outlook mobile").with_app("Outlook", None)
    } else if strip(rest, "iOS").is_some() {
        let number = rest.split_once('(').and_then(|(_, v)| version(v));
        Reading::new(Family::OutlookMobile, "Outlook for iOS")
            .with_os("iOS", None)
            .with_app("Outlook", number)
    } else if strip(rest, "Android").is_some() {
        let number = rest.split_once('(').and_then(|(_, v)| version(v));
        Reading::new(Family::OutlookMobile, "Outlook for Android")
            .with_os("Android", None)
            .with_app("Outlook", number)
    } else {
        return None;
    };
    Some(reading.with_auth(ModernAuth::Capable))
}

/// `Outlook/16.0 (16.0.5023.1000; MSI; x86)`.
fn over_active_sync(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "Outlook/")?;
    if has(rest, "CFNetwork/") {
        return None;
    }
    let (line, _) = major_minor(rest)?;
    let inner = rest.split_once('(').map(|(_, i)| i.trim_end_matches(')'));
    let full = inner.and_then(version).or_else(|| version(rest))?;
    let details: Vec<&str> = inner
        .unwrap_or_default()
        .split(';')
        .map(str::trim)
        .filter(|d| !d.is_empty())
        .skip(1)
        .collect();
    let msi = details.iter().any(|d| d.eq_ignore_ascii_case("MSI"));
    let mut app = full.to_owned();
    for detail in details {
        app.push(' ');
        app.push_str(detail);
    }
    Some(
        product("Outlook", line, full, msi)
            .with_os("Windows", None)
            .with_app("Outlook", Some(&app)),
    )
}

/// The Office frame and Outlook's embedded browser.
fn office(agent: &str) -> Option<Reading> {
    let frame = strip(agent, "Microsoft Office/");
    if frame.is_none()
        && !has(agent, "Microsoft Outlook")
        && !has(agent, "; ms-office")
        && !has(agent, "MSOffice ")
    {
        return None;
    }
    let (name, number) = named(agent);
    let line = number
        .and_then(major_minor)
        .or_else(|| frame.and_then(major_minor))
        .or_else(|| after(agent, "MSOffice ").and_then(major_minor))?
        .0;
    let windows = windows(agent);
    let with_system = |reading: Reading| reading.with_os("Windows", windows);
    let lower = name.unwrap_or_default().to_ascii_lowercase();
    let full = number.unwrap_or_default();
    let reading = match lower.as_str() {
        "outlook mail" => with_system(Reading::new(Family::Windows, "Windows Mail"))
            .with_app("Outlook Mail", number),
        "officemobile" => office_mobile(agent, number),
        "outlook" => with_system(product("Outlook", line, full, false)).with_app("Outlook", number),
        "" => with_system(product("Office", line, full, false)),
        "ucmapi" => {
            with_system(product("Skype for Business", line, full, false)).with_app("ucmapi", number)
        }
        "syncproc" => {
            with_system(product("Office SyncProc", line, full, false)).with_app("SyncProc", number)
        }
        "mapi" => with_system(product("MAPI", line, full, false)).with_app("MAPI", number),
        _ => {
            let name = name.unwrap_or_default();
            with_system(product(name, line, full, false)).with_app(name, number)
        }
    };
    Some(reading)
}

/// The program inside the brackets and its version: `Microsoft Office Outlook 12.0.6739` → Outlook, 12.0.6739.
fn named(agent: &str) -> (Option<&str>, Option<&str>) {
    let mut rest = agent;
    while let Some((_, after_open)) = rest.split_once('(') {
        let (inside, tail) = after_open.split_once(')').unwrap_or((after_open, ""));
        for part in inside.split(';').map(str::trim) {
            let Some((name, number)) = part.rsplit_once(' ') else {
                continue;
            };
            let known = strip(name, "Microsoft ").is_some()
                || ["MAPI", "ucmapi", "officemobile"]
                    .iter()
                    .any(|n| n.eq_ignore_ascii_case(name));
            if known && number.starts_with(|c: char| c.is_ascii_digit()) {
                let name = strip(name, "Microsoft ").unwrap_or(name);
                let name = strip(name, "Office ").unwrap_or(name);
                return (Some(name), version(number));
            }
        }
        rest = tail;
    }
    (None, None)
}

/// One product line; the key is the line, so an update does not make a new device.
fn product(name: &str, line: u32, full: &str, msi: bool) -> Reading {
    let build: Option<u32> = full.split('.').nth(2).and_then(|b| b.parse().ok());
    let year = match line {
        11 => "2003",
        12 => "2007",
        14 => "2010",
        15 => "2013",
        16 => "2016+",
        _ => "",
    };
    // The MSI installation keeps to these builds, so the key outlives its updates.
    let surely_2016 = line == 16 && (msi || build.is_some_and(|b| (4266..6000).contains(&b)));
    let label = format!("{name} {}", if surely_2016 { "2016" } else { year });
    let auth = match line {
        11 | 12 | 14 => ModernAuth::Replace,
        15 => ModernAuth::UpdateRequired,
        16 => ModernAuth::Capable,
        _ => ModernAuth::Unknown,
    };
    Reading::new(Family::Outlook, label.trim()).with_auth(auth)
}

/// `Microsoft Office/16.0 (OMDroid 12; officemobile 16.0.15629; Pro)`.
fn office_mobile(agent: &str, number: Option<&str>) -> Reading {
    let (family, os, system) = match (after(agent, "OMDroid "), after(agent, "OMiOS ")) {
        (Some(v), _) => (Family::Android, "Android", version(v)),
        (_, Some(v)) => (Family::Apple, "iOS", version(v)),
        _ => (Family::Unknown, "", None),
    };
    let reading =
        Reading::new(family, "Microsoft 365 (Office)").with_app("Microsoft 365 (Office)", number);
    if os.is_empty() {
        reading
    } else {
        reading.with_os(os, system)
    }
}

/// `MSRPC`: Outlook Anywhere, version not stated.
fn rpc(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "MSRPC")?;
    (!rest.starts_with(|c: char| c.is_alphanumeric()))
        .then(|| Reading::new(Family::Outlook, "Outlook").with_os("Windows", None))
}

/// Windows from its NT number (<https://learn.microsoft.com/windows/win32/sysinfo/operating-system-version>);
/// 10.0 is Windows 10 and 11 alike.
pub(super) fn windows(agent: &str) -> Option<&'static str> {
    let rest = agent.get(find(agent, "Windows NT ")? + "Windows NT ".len()..)?;
    let (major, tail) = digits(rest);
    let (minor, _) = digits(tail.strip_prefix('.').unwrap_or_default());
    match (major, minor) {
        ("5", "0") => Some("2000"),
        ("5", "1" | "2") => Some("XP"),
        ("6", "0") => Some("Vista"),
        ("6", "1") => Some("7"),
        ("6", "2") => Some("8"),
        ("6", "3") => Some("8.1"),
        ("10", "0") => Some("10–11"),
        _ => None,
    }
}
