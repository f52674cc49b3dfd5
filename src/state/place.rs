//! Places and their addresses in the fragment (contract 2): never a name or an address in it. Pure.

use crate::worker::messages::FindingKey;

/// A part of the place *Fix*.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FixTab {
    /// What is left to repair, by kind of fix.
    #[default]
    Repair,
    /// Mails to the people.
    Tell,
    /// Blocking legacy authentication.
    Block,
}

/// A place of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Doors.
    #[default]
    Start,
    /// All devices.
    Findings,
    /// One device.
    Device(FindingKey),
    /// The proof card of one device.
    Proof(FindingKey),
    /// Tenant-wide repair.
    Fix(FixTab),
    /// What was read, and exports.
    Evidence,
    /// How to register the page; needs no data.
    SetUp,
}

impl Place {
    /// The place of a fragment, with or without `#`. Unknown ones, and keys that no finding can have, lead to Start. A filter
    /// (`super::filter_address`) makes no other place.
    #[must_use]
    pub fn of_fragment(fragment: &str) -> Self {
        let path = fragment.split('?').next().unwrap_or_default();
        let path = path.trim_start_matches('#').trim_matches('/');
        match path.split_once('/') {
            None => match path {
                "findings" => Self::Findings,
                "fix" => Self::Fix(FixTab::Repair),
                "evidence" => Self::Evidence,
                "setup" => Self::SetUp,
                _ => Self::Start,
            },
            Some(("device", rest)) => match rest.split_once('/') {
                None if is_key(rest) => Self::Device(FindingKey(rest.to_owned())),
                Some((key, "proof")) if is_key(key) => Self::Proof(FindingKey(key.to_owned())),
                _ => Self::Start,
            },
            Some(("fix", "tell")) => Self::Fix(FixTab::Tell),
            Some(("fix", "block")) => Self::Fix(FixTab::Block),
            Some(_) => Self::Start,
        }
    }

    /// The fragment with `#`, as it stands in links.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Findings => "#/findings".to_owned(),
            Self::Device(key) => format!("#/device/{}", key.0),
            Self::Proof(key) => format!("#/device/{}/proof", key.0),
            Self::Fix(FixTab::Repair) => "#/fix".to_owned(),
            Self::Fix(FixTab::Tell) => "#/fix/tell".to_owned(),
            Self::Fix(FixTab::Block) => "#/fix/block".to_owned(),
            Self::Evidence => "#/evidence".to_owned(),
            Self::SetUp => "#/setup".to_owned(),
        }
    }
}

/// A key that a finding can have.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 64 && key.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{FindingKey, FixTab, Place};

    #[test]
    fn every_place_has_one_address() {
        let device = Place::Device(FindingKey("0123456789abcdef".to_owned()));
        for place in [
            Place::Start,
            Place::Findings,
            device,
            Place::Proof(FindingKey("0123456789abcdef".to_owned())),
            Place::Fix(FixTab::Repair),
            Place::Fix(FixTab::Tell),
            Place::Fix(FixTab::Block),
            Place::Evidence,
            Place::SetUp,
        ] {
            assert_eq!(Place::of_fragment(&place.fragment()), place);
        }
        assert_eq!(Place::of_fragment("#/findings/"), Place::Findings);
        assert_eq!(Place::of_fragment("#/findings?only=ews"), Place::Findings);
    }

    #[test]
    fn anything_else_leads_to_start() {
        for fragment in [
            "",
            "#",
            "#code=abc",
            "#/device/",
            "#/device/a@b",
            "#/device/a/b",
            "#/device/a/proof/b",
            "#/device//proof",
            "#/device/a@b/proof",
            "#/fix/nowhere",
            "#/nowhere",
        ] {
            assert_eq!(Place::of_fragment(fragment), Place::Start, "{fragment}");
        }
    }
}
