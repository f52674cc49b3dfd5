//! Macs, and Apple's background programs: `macOS/15.2 (24C101) dataaccessd/1.0`, `MacOutlook/16.38…`, Mail over EWS,
//! `… CFNetwork/… Darwin/…`.
//!
//! In: an agent. Out: system, version and build as stated, no model. Trap: Reminders on a Mac says `iOS/15.2` and
//! means macOS; the build tells (24C101 is no iOS 15). Sources: EWS and CalDAV server logs, public agents list (NOTICE).

use super::tables::Build;
use super::text::{after, find, has, major_minor, span, strip, token, version};
use super::{Doubt, Examined, Family, Reading, Step, modern};
use crate::model::ModernAuth;

/// Darwin (major, minor) → macOS, where one Darwin means one macOS
/// (<https://en.wikipedia.org/wiki/Darwin_(operating_system)#Release_history>).
const DARWIN: [(u32, u32, &str); 22] = [
    (15, 6, "10.11.6"),
    (16, 5, "10.12.4"),
    (16, 6, "10.12.5"),
    (16, 7, "10.12.6"),
    (17, 4, "10.13.3"),
    (17, 5, "10.13.4"),
    (17, 6, "10.13.5"),
    (17, 7, "10.13.6"),
    (18, 5, "10.14.4"),
    (18, 6, "10.14.5"),
    (18, 7, "10.14.6"),
    (19, 3, "10.15.3"),
    (19, 4, "10.15.4"),
    (19, 5, "10.15.5"),
    (20, 4, "11.3"),
    (20, 5, "11.4"),
    (21, 3, "12.2"),
    (21, 4, "12.3"),
    (21, 5, "12.4"),
    (22, 3, "13.2"),
    (22, 4, "13.3"),
    (22, 5, "13.4"),
];

pub(super) fn examine(agent: &str) -> Option<Examined> {
    // Some logs write "+" for the blank.
    let blanks;
    let agent = if agent.contains('+') && !agent.contains(' ') {
        blanks = agent.replace('+', " ");
        blanks.as_str()
    } else {
        agent
    };
    stated(agent)
        .or_else(|| mac_outlook(agent).map(Examined::from))
        .or_else(|| exchange_web_services(agent).map(Examined::from))
        .or_else(|| cf_network(agent).map(Examined::from))
}

/// `iOS/17.5.1 (21F90) dataaccessd/1.0`, `Mac OS X/10.11.6 (15G1004); ExchangeWebServices/6.0 (243); Mail/9.3 (3124)`.
fn stated(agent: &str) -> Option<Examined> {
    let (said, rest) = [
        ("iOS", "iOS/"),
        ("iPadOS", "iPadOS/"),
        ("macOS", "macOS/"),
        ("macOS", "Mac OS X/"),
        ("macOS", "Mac_OS_X/"),
        ("macOS", "OS X/"),
        ("watchOS", "watchOS/"),
        ("tvOS", "tvOS/"),
        ("visionOS", "visionOS/"),
    ]
    .into_iter()
    .find_map(|(os, prefix)| Some((os, strip(agent, prefix)?)))?;
    let number = version(rest)?;
    let rest = rest.get(number.len()..)?.trim_start();
    let (build, rest) = match rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
        Some((build, rest)) => (Build::parse(build), rest),
        None => (None, rest),
    };
    let (os, doubt) = agree(said, number, build);
    let (family, label) = match os {
        "macOS" => (Family::Mac, "Mac"),
        "iPadOS" => (Family::IPad, "iPad"),
        "iOS" => (Family::Apple, "iPhone/iPad/iPod"),
        other => (Family::Apple, other),
    };
    let numbers = major_minor(number);
    let auth = match os {
        _ if doubt.is_some() => ModernAuth::Unknown,
        "macOS" => modern::of_mac(numbers),
        "iOS" => modern::of_family("", numbers),
        "iPadOS" => modern::of_family("iPad", numbers),
        _ => ModernAuth::Unknown,
    };
    let mut reading = Reading::new(family, label)
        .with_os(
            if os == "macOS" { mac_name(number) } else { os },
            Some(number),
        )
        .with_auth(auth);
    reading.build = build.map(|b| b.to_string());
    reading.app = component(rest);
    reading.implausible = doubt.is_some();
    let mut found = Examined::from(reading);
    if let Some(reason) = doubt {
        found.steps.push(Step::Doubt { reason });
    }
    found.steps.push(Step::ModernAuth { answer: auth });
    Some(found)
}

/// Settles which system version and build belong to, by the train number that each system counts.
fn agree(said: &'static str, number: &str, build: Option<Build>) -> (&'static str, Option<Doubt>) {
    let (Some((major, minor)), Some(build)) = (major_minor(number), build) else {
        return (said, None);
    };
    let train = u32::from(build.train);
    let ios = match major {
        4..=18 => Some(major + 4),
        26.. => Some(major - 3),
        _ => None,
    };
    let mac = match major {
        10 => Some(minor + 4),
        11..=15 => Some(major + 9),
        26.. => Some(major - 1),
        _ => None,
    };
    match said {
        "iOS" | "iPadOS" if ios.is_none() || ios == Some(train) => (said, None),
        "iOS" | "iPadOS" if mac == Some(train) => ("macOS", None),
        "macOS" if mac.is_none() || mac == Some(train) => (said, None),
        "iOS" | "iPadOS" | "macOS" => (said, Some(Doubt::Contradiction)),
        _ => (said, None),
    }
}

/// The name that the system had at that version.
fn mac_name(number: &str) -> &'static str {
    match major_minor(number) {
        Some((10, 0..=7)) => "Mac OS X",
        Some((10, 8..=11)) => "OS X",
        _ => "macOS",
    }
}

/// The program named last: `; ExchangeWebServices/6.0 (243); Mail/9.3 (3124)` → `Mail 9.3`.
fn component(rest: &str) -> Option<String> {
    let last = rest
        .split([';', ' '])
        .rfind(|part| part.contains('/') && part.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (name, number) = last.split_once('/')?;
    Some(version(number).map_or_else(|| name.to_owned(), |v| format!("{name} {v}")))
}

/// `MacOutlook/16.24.0.190412 (Intelx64 Mac OS X Version 10.15.6 (Build 19G73))`.
fn mac_outlook(agent: &str) -> Option<Reading> {
    let rest = after(agent, "MacOutlook/")?;
    let app = version(rest);
    let mut reading = Reading::new(Family::Mac, "Outlook for Mac").with_app("Outlook", app);
    if let Some(system) = after(rest, "Mac OS X ") {
        let system = strip(system, "Version ").unwrap_or(system);
        if let Some(number) = version(system) {
            reading = reading.with_os(mac_name(number), Some(number));
            let (_, build) = span(system, |c| c != '(');
            let build = build.trim_start_matches('(');
            let build = strip(build, "Build ").unwrap_or(build);
            reading.build =
                Build::parse(span(build, |c| c.is_ascii_alphanumeric()).0).map(|b| b.to_string());
        }
    }
    if reading.os.is_none() {
        reading = reading.with_os("macOS", None);
    }
    // Outlook 2016 for Mac (15.x) and later; 2011 (14.x) and what calls itself 0.0 stay unknown.
    if app.and_then(major_minor).is_some_and(|v| v.0 >= 15) {
        reading.modern_auth = ModernAuth::Capable;
    }
    Some(reading)
}

/// `AppleExchangeWebServices/818.0.1 Mail/3693.20.0.1.32`: macOS only by the build of Mail, where that is known.
fn exchange_web_services(agent: &str) -> Option<Reading> {
    strip(agent, "AppleExchangeWebServices/")
        .or_else(|| strip(agent, "exchangesyncd/"))
        .or_else(|| strip(agent, "Mac+OS+X/"))?;
    let system =
        after(agent, " Mail/").and_then(|mail| match version(mail)?.split('.').next()? {
            "3693" => Some("12"),
            "3731" => Some("13"),
            _ => None,
        });
    let mut reading = Reading::new(Family::Mac, "Mac")
        .with_os("macOS", system)
        .with_auth(modern::of_mac(system.and_then(major_minor)));
    reading.app = component(agent);
    Some(reading)
}

/// `Mail/3731.600.7 CFNetwork/1408.0.4 Darwin/22.5.0`, with `(x86_64)` only on Macs. Phones and Macs share Darwin's
/// numbers, so the program decides; where it does not, it is some Apple device.
fn cf_network(agent: &str) -> Option<Reading> {
    let at = find(agent, "CFNetwork/")?;
    let darwin = after(agent.get(at..)?, "Darwin/").and_then(major_minor);
    let name = token(agent);
    let app = agent.get(..at).and_then(component);
    let on_mac = has(agent, "x86_64")
        || has(agent, "(i386")
        || matches!(name, "Mail" | "MacOutlook" | "Calendar" | "AddressBook");
    let mut reading = if on_mac && name.eq_ignore_ascii_case("Outlook") {
        Reading::new(Family::Mac, "Outlook for Mac").with_auth(ModernAuth::Capable)
    } else if on_mac {
        Reading::new(Family::Mac, "Mac")
    } else {
        Reading::new(Family::Apple, "Apple")
    };
    reading.app = app;
    if !on_mac {
        return Some(reading);
    }
    let system = darwin.and_then(|(major, minor)| {
        DARWIN
            .iter()
            .find(|(a, b, _)| (*a, *b) == (major, minor))
            .map(|(_, _, v)| (*v).to_owned())
            .or_else(|| match major {
                8..=19 => Some(format!("10.{}", major - 4)),
                20..=24 => Some((major - 9).to_string()),
                25.. => Some((major + 1).to_string()),
                _ => None,
            })
    });
    let numbers = system.as_deref().and_then(major_minor);
    reading = reading.with_os(
        system.as_deref().map_or("macOS", mac_name),
        system.as_deref(),
    );
    if reading.label == "Mac" {
        reading.modern_auth = modern::of_mac(numbers);
    }
    Some(reading)
}
