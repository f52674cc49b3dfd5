//! Browsers and web views. They sign in with modern authentication; the system in their agent tells whether such a
//! sign-in can be of the device in question.
//!
//! In: an agent. Out: family and system, never an Apple model. What is frozen is not taken for a fact: `Mobile/15E148`,
//! `Intel Mac OS X 10_15_7` (also sent by iPads), iOS `18_6` (also sent by iOS 26 and later), Android `10; K`
//! (<https://www.chromium.org/updates/ua-reduction/>).

use super::outlook::windows;
use super::text::{after, has, major_minor, span, strip, version};
use super::{Family, Reading, modern};
use crate::model::Confidence;

/// Tokens of browsers and their names, most particular first.
pub(super) const PROGRAMS: [(&str, &str); 12] = [
    ("EdgiOS/", "Edge"),
    ("EdgA/", "Edge"),
    ("Edg/", "Edge"),
    ("Edge/", "Edge"),
    ("Visual Studio Code/", "Visual Studio Code"),
    ("Teams/", "Teams"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
];

pub(super) fn examine(agent: &str) -> Option<Reading> {
    phone(agent)
        .or_else(|| android(agent))
        .or_else(|| browser(agent))
}

/// `Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148`.
fn phone(agent: &str) -> Option<Reading> {
    let inside = strip(agent, "Mozilla/")?.split_once('(')?.1;
    let (family, name) = [
        ("iPhone;", Family::IPhone, "iPhone"),
        ("iPad;", Family::IPad, "iPad"),
        ("iPod", Family::IPodTouch, "iPod touch"),
    ]
    .into_iter()
    .find_map(|(start, family, name)| strip(inside, start).map(|_| (family, name)))?;
    let number = after(inside, " OS ")
        .map(|t| {
            span(t, |c| c.is_ascii_digit() || c == '_' || c == '.')
                .0
                .replace('_', ".")
        })
        .filter(|v| major_minor(v).is_some());
    let numbers = number.as_deref().and_then(major_minor);
    let frozen = matches!(numbers, Some((18, 6..)));
    let os = match numbers {
        Some((13.., _)) if family == Family::IPad => "iPadOS",
        _ => "iOS",
    };
    let shown = number.map(|v| if frozen { format!("{v}+") } else { v });
    let prefix = if family == Family::IPodTouch {
        "iPod"
    } else {
        name
    };
    let reading = Reading::new(family, name)
        .with_os(os, shown.as_deref())
        .with_auth(modern::of_family(prefix, numbers));
    Some(match program(agent) {
        Some((app, number)) => reading.with_app(app, number),
        None => reading.with_app("WebKit", after(agent, "AppleWebKit/").and_then(version)),
    })
}

/// `Mozilla/5.0 (Linux; Android 10; SM-M215F) …`, `Dalvik/2.1.0 (Linux; U; Android 9; SM-G960F Build/…)`.
fn android(agent: &str) -> Option<Reading> {
    if strip(agent, "Mozilla/").is_none() && strip(agent, "Dalvik/").is_none() {
        return None;
    }
    let rest = after(agent, "Android ")?;
    let number = version(rest);
    let (_, tail) = span(rest, |c| c != ';' && c != ')');
    let model = tail
        .strip_prefix(';')
        .map(|t| span(t, |c| c != ';' && c != ')').0)
        .map(|t| t.split(" Build/").next().unwrap_or(t).trim())
        .filter(|m| !m.is_empty() && *m != "K" && !m.starts_with("wv") && m.len() > 2);
    // The reduced agent: version and model are constants.
    let reduced = number == Some("10") && model.is_none();
    let mut reading =
        Reading::new(Family::Android, "Android").with_os("Android", number.filter(|_| !reduced));
    if let Some(model) = model {
        let samsung = ["SM-", "GT-", "SGH-", "SCH-", "SPH-"]
            .iter()
            .any(|p| model.starts_with(p));
        let brand = if samsung { "Samsung" } else { "" };
        let label = super::android::named(brand, model);
        reading.label = label.trim().to_owned();
        reading.key = format!("{brand} {model}").trim().to_owned();
        reading.model_id = Some(model.to_owned());
        reading.confidence = if number.is_some() {
            Confidence::Exact
        } else {
            Confidence::Range
        };
    }
    Some(match program(agent) {
        Some((app, number)) => reading.with_app(app, number),
        None => reading,
    })
}

fn browser(agent: &str) -> Option<Reading> {
    strip(agent, "Mozilla/")?;
    let known = program(agent);
    let (name, number) = match known {
        Some(found) => found,
        None if has(agent, "Trident/") || has(agent, "MSIE ") => (
            "Internet Explorer",
            after(agent, "MSIE ")
                .or_else(|| after(agent, "rv:"))
                .and_then(version),
        ),
        None if has(agent, "AppleWebKit/") => {
            ("WebKit", after(agent, "AppleWebKit/").and_then(version))
        }
        None => return None,
    };
    let reading = Reading::new(Family::Browser, name).with_app(name, number);
    let apple_engine = matches!(name, "Safari" | "WebKit");
    Some(match windows(agent) {
        Some(system) => reading.with_os("Windows", Some(system)),
        // An iPad may call itself a Macintosh, but only in Apple's own engine.
        None if has(agent, "Macintosh") && !apple_engine => reading.with_os("macOS", None),
        None if has(agent, "CrOS") => reading.with_os("ChromeOS", None),
        None if has(agent, "Linux") => reading.with_os("Linux", None),
        None => reading,
    })
}

/// The browser that an agent names, most particular first: nearly all of them also say Chrome and Safari.
fn program(agent: &str) -> Option<(&'static str, Option<&str>)> {
    PROGRAMS
        .into_iter()
        .find_map(|(token, name)| Some((name, version(after(agent, token)?))))
        .or_else(|| {
            after(agent, "Safari/")?;
            Some(("Safari", after(agent, "Version/").and_then(version)))
        })
}
