//! `deviceDetail` → device, for sign-ins without an agent: Entra ID's own reading of what it saw, or the portal's columns
//! *Operating System* and *Browser*. It names a family and at most a version, never a model.

use super::text::{clean, digits, major_minor, strip, version};
use super::{Family, Reading, modern};
use crate::model::Confidence;

/// Reads operating system and browser as Entra ID names them; `None`: they tell nothing.
#[must_use]
pub fn read_detail(os: &str, browser: &str) -> Option<Reading> {
    let (os, browser) = (os.trim(), browser.trim());
    system(os)
        .map(|reading| with_program(reading, browser))
        .or_else(|| program(browser))
        .map(|mut reading| {
            reading.confidence = Confidence::Family;
            reading.tidy();
            reading
        })
}

/// The device that an operating system tells: `Ios 15.1`, `Android`, `Windows10`, `MacOs`.
fn system(os: &str) -> Option<Reading> {
    let named = |names: &[&str]| names.iter().find_map(|name| strip(os, name));
    let (family, label, name, rest) = if let Some(rest) = named(&["iPadOS"]) {
        (Family::IPad, "iPad", "iPadOS", rest)
    } else if let Some(rest) = named(&["iOS"]) {
        (Family::Apple, "iPhone/iPad/iPod", "iOS", rest)
    } else if let Some(rest) = named(&["macOS", "Mac OS X", "Mac OS"]) {
        (Family::Mac, "Mac", "macOS", rest)
    } else if let Some(rest) = named(&["Android"]) {
        (Family::Android, "Android", "Android", rest)
    } else if let Some(rest) = named(&["Windows Phone", "WindowsPhone"]) {
        (Family::WindowsPhone, "Windows Phone", "Windows Phone", rest)
    } else if let Some(rest) = named(&["Windows"]) {
        (Family::Windows, "Windows", "Windows", rest)
    } else {
        return None;
    };
    let number = version(rest.trim_start()).or_else(|| {
        let (number, _) = digits(rest.trim_start());
        Some(number).filter(|n| !n.is_empty())
    });
    let numbers = number.and_then(|n| major_minor(n).or_else(|| Some((n.parse().ok()?, 0))));
    let reading = Reading::new(family, label).with_os(name, number);
    Some(match family {
        Family::IPad => reading.with_auth(modern::of_family("iPad", numbers)),
        Family::Apple => reading.with_auth(modern::of_family("", numbers)),
        Family::Mac => reading.with_auth(modern::of_mac(numbers)),
        _ => reading,
    })
}

/// What a *browser* tells that is none: `Microsoft Office 15.0` is Office 2013.
fn program(browser: &str) -> Option<Reading> {
    let rest = ["Microsoft Office", "Microsoft Outlook", "Office", "Outlook"]
        .iter()
        .find_map(|name| strip(browser, name))?;
    let number = version(rest.trim_start())
        .or_else(|| Some(digits(rest.trim_start()).0))
        .filter(|n| !n.is_empty());
    let (label, auth) = match number.and_then(|n| digits(n).0.parse::<u32>().ok()) {
        Some(14) => ("Office 2010", crate::model::ModernAuth::Replace),
        Some(15) => ("Office 2013", crate::model::ModernAuth::UpdateRequired),
        Some(..14) => ("Office", crate::model::ModernAuth::Replace),
        _ => ("Office", crate::model::ModernAuth::Unknown),
    };
    Some(
        Reading::new(Family::Outlook, label)
            .with_app("Office", number)
            .with_auth(auth),
    )
}

/// Office on Windows is what signs in, not Windows; elsewhere the program is only named.
fn with_program(reading: Reading, browser: &str) -> Reading {
    let office = program(browser).filter(|_| reading.family == Family::Windows);
    let app = clean(browser, 40);
    match office {
        Some(office) => Reading {
            os: reading.os,
            os_version: reading.os_version,
            ..office
        },
        None if app.is_empty() => reading,
        None => reading.with_app(&app, None),
    }
}

#[cfg(test)]
mod tests {
    use super::read_detail;
    use crate::device::Family;
    use crate::model::{Confidence, ModernAuth};
    use proptest::prelude::*;

    #[test]
    fn systems_and_programs_as_entra_id_names_them() {
        use ModernAuth::{Capable, Unknown, UpdateRequired};
        for (os, browser, family, label, version, auth) in [
            (
                "Ios 15.1",
                "Mobile Safari",
                Family::Apple,
                "iPhone/iPad/iPod",
                Some("15.1"),
                Capable,
            ),
            ("Ios", "", Family::Apple, "iPhone/iPad/iPod", None, Unknown),
            (
                "iOS 11.2.6",
                "",
                Family::Apple,
                "iPhone/iPad/iPod",
                Some("11.2.6"),
                UpdateRequired,
            ),
            ("Android", "", Family::Android, "Android", None, Unknown),
            (
                "Android 9",
                "",
                Family::Android,
                "Android",
                Some("9"),
                Unknown,
            ),
            (
                "MacOs 10.13.6",
                "",
                Family::Mac,
                "Mac",
                Some("10.13.6"),
                UpdateRequired,
            ),
            (
                "Windows10",
                "Rich Client 4.0",
                Family::Windows,
                "Windows",
                Some("10"),
                Unknown,
            ),
            (
                "",
                "Microsoft Office 15.0",
                Family::Outlook,
                "Office 2013",
                None,
                UpdateRequired,
            ),
            (
                "Windows 7",
                "Office 14.0",
                Family::Outlook,
                "Office 2010",
                Some("7"),
                ModernAuth::Replace,
            ),
        ] {
            let r = read_detail(os, browser).unwrap();
            assert_eq!(
                (
                    r.family,
                    r.label.as_str(),
                    r.os_version.as_deref(),
                    r.modern_auth,
                    r.confidence
                ),
                (family, label, version, auth, Confidence::Family),
                "{os} {browser}"
            );
        }
        for (os, browser) in [("", ""), ("", "Mobile Safari"), ("Foo", "Chrome 130")] {
            assert_eq!(read_detail(os, browser), None, "{os} {browser}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(os in "\\PC{0,40}", browser in "\\PC{0,40}") {
            let _ = read_detail(&os, &browser);
            let _ = read_detail(&format!("Ios {os}"), &format!("Microsoft Office {browser}"));
        }
    }
}
