//! Android mail programs over Exchange ActiveSync: Samsung, AOSP and its builds by LG, Sony and others, Gmail,
//! Motorola, Moxier, TouchDown, RoadSync …
//!
//! In: an agent. Out: what the maker wrote into it: a model, an Android version, or nothing but the app. Patterns from
//! real agents (public list, NOTICE) and Microsoft's EASInspector. How Samsung writes Android 10 and later is not
//! known: no version then.

use super::text::{after, digits, has, span, strip, version};
use super::{Family, Reading, tables};
use crate::model::Confidence;

/// Makers that glue their name to the model.
pub(super) const BRANDS: [&str; 10] = [
    "SonyEricsson",
    "Sony",
    "HTC",
    "HUAWEI",
    "ZTE",
    "ASUS",
    "Acer",
    "Motorola",
    "Lenovo",
    "Xiaomi",
];

pub(super) fn examine(agent: &str) -> Option<Reading> {
    moxier(agent)
        .or_else(|| samsung(agent))
        .or_else(|| apps(agent))
        .or_else(|| motorola(agent))
        .or_else(|| lg(agent))
        .or_else(|| remoba(agent))
        .or_else(|| glued_brand(agent))
        .or_else(|| garmin(agent))
}

/// A named model: label by the names table, key by brand and model.
fn device(brand: &str, model: &str, system: Option<&str>) -> Reading {
    let label = named(brand, model);
    let mut reading = Reading::new(Family::Android, &label)
        .with_key(&format!("{brand} {model}"))
        .with_os("Android", system);
    reading.model_id = Some(model.to_owned());
    reading.confidence = if system.is_some() {
        Confidence::Exact
    } else {
        Confidence::Range
    };
    reading
}

/// `Samsung Galaxy S (GT-I9000)`; the identifier is left out where the name says the same.
pub(super) fn named(brand: &str, model: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .collect::<String>()
            .to_ascii_lowercase()
    };
    match tables::name(model) {
        Some(name) if plain(name).contains(&plain(model)) => name.to_owned(),
        Some(name) => format!("{name} ({model})"),
        None => format!("{brand} {model}"),
    }
}

/// `SAMSUNG-GT-I9000/100.20304`, `SAMSUNG-SAMSUNG-SGH-I897/…`, `SAMSUNGSPHD700/100.202`, `SAMSUNGSCHI405/2.3.5-EAS-1.2`.
fn samsung(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "SAMSUNG")?;
    let (name, tail) = rest.split_once('/').unwrap_or((rest, ""));
    let name = name.trim_start_matches('-');
    let name = strip(name, "SAMSUNG").unwrap_or(name).trim_matches('-');
    let system = samsung_version(tail).or_else(|| eas_version(tail).map(str::to_owned));
    if !name.bytes().any(|b| b.is_ascii_digit()) {
        // The model is cut off ("SAMSUNGSAMSUNGSGH/100").
        return Some(
            Reading::new(Family::Android, "Samsung").with_os("Android", system.as_deref()),
        );
    }
    let model = samsung_model(name);
    Some(device("Samsung", &model, system.as_deref()).with_app("Samsung Email", None))
}

/// `SPHD700` is the same device as `SPH-D700`.
fn samsung_model(name: &str) -> String {
    match (name.get(..3), name.get(3..)) {
        (Some(line @ ("SPH" | "SCH" | "SGH")), Some(number)) if !number.starts_with('-') => {
            format!("{line}-{number}")
        }
        _ => name.to_owned(),
    }
}

/// `100.20304` → 2.3.4: one digit major, two minor, two patch. A leading 1 could be Android 10 or later: unknown.
fn samsung_version(text: &str) -> Option<String> {
    let rest = text
        .strip_prefix("100.")
        .or_else(|| text.strip_prefix("101."))?;
    let (number, _) = digits(rest);
    let (major, tail) = number
        .split_at_checked(1)
        .filter(|(major, _)| !matches!(*major, "0" | "1"))?;
    let two = |at: usize| tail.get(at..at + 2)?.parse::<u8>().ok();
    match tail.len() {
        2 => Some(format!("{major}.{}", two(0)?)),
        4 => Some(format!("{major}.{}.{}", two(0)?, two(2)?)),
        _ => None,
    }
}

/// `4.0.3-EAS-1.3`, `3.2.1 KRAKD by jcarrz1-EAS-1.2` → the Android version; a name instead of a number gives none.
fn eas_version(text: &str) -> Option<&str> {
    has(text, "EAS-").then(|| version(text)).flatten()
}

/// Programs that name no device.
fn apps(agent: &str) -> Option<Reading> {
    let app = |key: &str, name: &str, number: Option<&str>| {
        Reading::new(Family::Android, key)
            .with_os("Android", None)
            .with_app(name, number)
    };
    if let Some(rest) = strip(agent, "Android-Mail/") {
        return Some(app("Gmail (Android)", "Gmail", version(rest)));
    }
    if let Some(rest) = strip(agent, "Android-EAS/") {
        return Some(app("Android", "Android-EAS", version(rest)));
    }
    if let Some(rest) = strip(agent, "Android/") {
        let eas = after(rest, "EAS-")
            .and_then(version)
            .or_else(|| version(rest));
        let mut reading = app("Android", "Android Email (EAS", None);
        reading.app = Some(eas.map_or_else(
            || "Android Email".to_owned(),
            |v| format!("Android Email (EAS {v})"),
        ));
        reading.os_version = eas_version(rest).map(str::to_owned);
        return Some(reading);
    }
    if let Some(rest) = strip(agent, "TouchDown") {
        let number = rest.split_once('/').and_then(|(_, v)| version(v));
        return Some(app("TouchDown", "TouchDown", number));
    }
    if let Some(rest) = strip(agent, "RoadSync-Android/") {
        return Some(app("RoadSync (Android)", "RoadSync", version(rest)));
    }
    if let Some(rest) = strip(agent, "Moxier-Android/") {
        return Some(app("Moxier Mail (Android)", "Moxier Mail", version(rest)));
    }
    if strip(agent, "CardDAV-Sync").is_some() {
        return Some(app("CardDAV-Sync (Android)", "CardDAV-Sync", None));
    }
    // Never seen from a real device: no more than what the first word says.
    strip(agent, "Android-")
        .map(|_| Reading::new(Family::Android, "Android").with_os("Android", None))
}

/// `HTC-HTCGlacier(4D6F7869SAM)/2.1404`; the hexadecimal digits spell "Moxi".
fn moxier(agent: &str) -> Option<Reading> {
    let (head, tail) = agent.split_once("(4D6F7869")?;
    let (brand, model) = head.split_once('-')?;
    let model = strip(model, brand).unwrap_or(model).trim_matches('-');
    let number = tail.split_once('/').and_then(|(_, v)| version(v));
    if brand.is_empty() || model.is_empty() {
        return None;
    }
    let reading = if brand.eq_ignore_ascii_case("Samsung") {
        device("Samsung", &samsung_model(model), None)
    } else {
        device(brand, model, None)
    };
    Some(reading.with_app("Moxier Mail", number))
}

/// `Moto-DROID BIONIC/5.5.1`: the number is Motorola's firmware, not Android.
fn motorola(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "Moto-")?;
    let (model, number) = rest.split_once('/').unwrap_or((rest, ""));
    let model = model.trim();
    (!model.is_empty())
        .then(|| device("Motorola", model, None).with_app("Motorola EAS", version(number)))
}

/// `LGMC-LGEAS/3.81`, `VM670/1.0`, `LGE612f/4.0.3-EAS-1.3`, `LGE610/EAS-1.3`.
fn lg(agent: &str) -> Option<Reading> {
    let (head, tail) = agent.split_once('/')?;
    if head.eq_ignore_ascii_case("LGMC-LGEAS") {
        return Some(
            Reading::new(Family::Android, "LG")
                .with_os("Android", None)
                .with_app(
                    "LGEAS",
                    Some(span(tail, |c| c.is_ascii_alphanumeric() || c == '.').0),
                ),
        );
    }
    let carrier = ["VM", "LS", "US", "VS", "LW", "AS", "MS"].iter().any(|p| {
        head.strip_prefix(p)
            .is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()))
    });
    let old = matches!(tail.trim(), "1.0" | "0.3");
    if old && (carrier || matches!(head, "Vortex" | "Ally")) {
        return Some(device("LG", head, None).with_app("LG Email", None));
    }
    let model = head.strip_prefix("LG")?.trim_start_matches('-');
    let eas = after(tail, "EAS-").and_then(version)?;
    let plausible = model.bytes().any(|b| b.is_ascii_digit());
    plausible
        .then(|| device("LG", model, eas_version(tail)).with_app("LG Email (EAS", None))
        .map(|mut r| {
            r.app = Some(format!("LG Email (EAS {eas})"));
            r
        })
}

/// `Remoba-inc-FRF91-ADR6300`: board, ROM, model. An official ROM begins with the Android release: FR… is 2.2, GR… is
/// 2.3
/// (<https://source.android.com/docs/setup/reference/build-numbers>).
fn remoba(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "Remoba-")?;
    let mut parts = rest.splitn(3, '-');
    let (_, rom, model) = (parts.next()?, parts.next()?, parts.next()?);
    let system = match rom.get(..2)? {
        "FR" => Some("2.2"),
        "GR" => Some("2.3"),
        _ => None,
    };
    let model = span(model, |c| c != '/').0;
    (!model.is_empty()).then(|| {
        let brand = if model.starts_with("ADR") {
            "HTC"
        } else {
            "Android"
        };
        device(brand, model, system).with_app("Remoba", None)
    })
}

/// `SonyD2403/4.4.4-EAS-2.0` and any other maker's build of the AOSP program.
fn glued_brand(agent: &str) -> Option<Reading> {
    let (head, tail) = agent.split_once('/')?;
    let at = super::text::find(tail, "EAS-")?;
    let eas = tail.get(at + 4..).and_then(version)?;
    if at > 0 && !tail.get(..at)?.ends_with('-') {
        return None;
    }
    let brand = BRANDS
        .into_iter()
        .find_map(|b| Some((b, strip(head, b)?.trim_matches(['-', '_', ' ']))));
    let system = eas_version(tail);
    let mut reading = match brand {
        Some((brand, model)) if !model.is_empty() => device(brand, model, system),
        _ => {
            let mut reading = Reading::new(Family::Android, head).with_os("Android", system);
            reading.model_id = Some(head.to_owned());
            reading.confidence = Confidence::Range;
            reading
        }
    };
    let name = brand.map_or("Android Email".to_owned(), |(b, _)| format!("{b} Email"));
    reading.app = Some(format!("{name} (EAS {eas})"));
    Some(reading)
}

/// `GARM-A50/2.1-update1`.
fn garmin(agent: &str) -> Option<Reading> {
    let rest = strip(agent, "GARM-A50/")?;
    Some(device("Garmin-Asus", "A50", version(rest)))
}
