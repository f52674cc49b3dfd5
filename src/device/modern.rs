//! Can an Apple device do modern authentication with Exchange Online?
//!
//! Rule: iOS/iPadOS 12 and later yes; 11.x update first (each of them can run 12); below, it depends on whether the
//! model can reach 12 (<https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online>,
//! "Mail for iOS 11.3.1 or later"). macOS Mail: since 10.14.

use super::tables::{Model, models};
use super::text::major_minor;
use crate::model::ModernAuth;

/// First major system of phones and tablets whose Mail is sure to do it.
const ENOUGH: u32 = 12;

/// For a known model; without a version only what holds for every version that the model can have.
pub(super) fn of_model(model: &Model, major: Option<u32>) -> ModernAuth {
    match major {
        Some(v) if v >= ENOUGH => ModernAuth::Capable,
        Some(_) if model.max_major >= ENOUGH => ModernAuth::UpdateRequired,
        None if model.max_major < ENOUGH => ModernAuth::Replace,
        None if major_minor(model.first).is_some_and(|(first, _)| first >= ENOUGH) => {
            ModernAuth::Capable
        }
        Some(_) => ModernAuth::Replace,
        None => ModernAuth::Unknown,
    }
}

/// For an agent that states no model, only perhaps a family (`""` for any): what holds for every model that ran
/// this version.
pub(super) fn of_family(family: &str, version: Option<(u32, u32)>) -> ModernAuth {
    let Some((major, minor)) = version else {
        return ModernAuth::Unknown;
    };
    if major >= ENOUGH {
        return ModernAuth::Capable;
    }
    if major == ENOUGH - 1 {
        return ModernAuth::UpdateRequired;
    }
    let ran = |m: &&Model| {
        m.identifier.starts_with(family)
            && major_minor(m.first).is_some_and(|first| first <= (major, minor))
            && m.max_major >= major
    };
    let (mut reach, mut fail) = (false, false);
    for model in models().iter().filter(ran) {
        if model.max_major >= ENOUGH {
            reach = true;
        } else {
            fail = true;
        }
    }
    match (reach, fail) {
        (true, false) => ModernAuth::UpdateRequired,
        (false, true) => ModernAuth::Replace,
        _ => ModernAuth::Unknown,
    }
}

/// For an identifier that the tables do not know: only a version that is enough tells.
pub(super) fn of_unknown_model(major: Option<u32>) -> ModernAuth {
    match major {
        Some(v) if v >= ENOUGH => ModernAuth::Capable,
        _ => ModernAuth::Unknown,
    }
}

/// Apple Mail on a Mac: since 10.14. Most Macs of an older system take it.
pub(super) fn of_mac(version: Option<(u32, u32)>) -> ModernAuth {
    match version {
        Some(v) if v >= (10, 14) => ModernAuth::Capable,
        Some(_) => ModernAuth::UpdateRequired,
        None => ModernAuth::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{of_family, of_mac, of_model, of_unknown_model};
    use crate::device::tables::model;
    use crate::model::ModernAuth::{Capable, Replace, Unknown, UpdateRequired};

    #[test]
    fn models() {
        for (id, major, expected) in [
            ("iPhone14,5", Some(15), Capable),
            ("iPhone6,1", Some(12), Capable),
            ("iPhone6,1", Some(11), UpdateRequired),
            ("iPhone6,1", Some(7), UpdateRequired),
            ("iPhone5,2", Some(10), Replace),
            ("iPhone5,2", None, Replace),
            ("iPhone6,1", None, Unknown),
            ("iPhone14,5", None, Capable),
            ("iPhone8,1", Some(10), UpdateRequired),
        ] {
            assert_eq!(
                of_model(model(id).unwrap(), major),
                expected,
                "{id} {major:?}"
            );
        }
    }

    #[test]
    fn families() {
        assert_eq!(of_family("iPhone", None), Unknown);
        assert_eq!(of_family("iPhone", Some((3, 1))), Replace);
        assert_eq!(of_family("iPhone", Some((6, 1))), Replace);
        assert_eq!(of_family("", Some((7, 1))), Unknown);
        assert_eq!(of_family("", Some((11, 2))), UpdateRequired);
        assert_eq!(of_family("", Some((17, 5))), Capable);
        assert_eq!(of_unknown_model(Some(10)), Unknown);
        assert_eq!(of_unknown_model(Some(18)), Capable);
        assert_eq!(of_mac(Some((10, 13))), UpdateRequired);
        assert_eq!(of_mac(None), Unknown);
        assert_eq!(of_mac(Some((10, 14))), Capable);
        assert_eq!(of_mac(Some((12, 0))), Capable);
    }
}
