//! Exchange Online's own agents: it took a user name and a password (or a certificate) over a legacy protocol and
//! redeemed them itself. There is no device in them.
//!
//! Sources: Red Canary, "The curious case of BAV2ROPC" (<https://redcanary.com/blog/threat-detection/bav2ropc/>);
//! Microsoft KB 4487380 on `CBAInPROD`; Microsoft Defender writes `Unknown(BAV2ROPC)`, so prefixes and case vary.

use super::{Examined, Family, Reading, Step};
use crate::model::Confidence;
use serde::Serialize;

/// One of Exchange Online's own agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Relay {
    /// Basic authentication turned into an OAuth password grant.
    #[serde(rename = "BAV2ROPC")]
    Bav2Ropc,
    /// A legacy protocol such as POP or IMAP.
    #[serde(rename = "CBAInPROD")]
    CbaInProd,
    /// Variant of the former.
    #[serde(rename = "CBAinTAR")]
    CbaInTar,
    /// The consumer side's variant of `BAV2ROPC`.
    #[serde(rename = "AConsumerV2ROPC")]
    AConsumerV2Ropc,
}

impl Relay {
    pub(super) const ALL: [Self; 4] = [
        Self::Bav2Ropc,
        Self::CbaInProd,
        Self::CbaInTar,
        Self::AConsumerV2Ropc,
    ];

    /// Its name as the log has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bav2Ropc => "BAV2ROPC",
            Self::CbaInProd => "CBAInPROD",
            Self::CbaInTar => "CBAinTAR",
            Self::AConsumerV2Ropc => "AConsumerV2ROPC",
        }
    }
}

/// The relay that an agent names as a word of its own, whatever the case and whatever stands around it. One pass
/// over the bytes: cheap enough for every record.
#[must_use]
pub fn relay(agent: &str) -> Option<Relay> {
    let bytes = agent.as_bytes();
    let mut word_starts = true;
    for (i, byte) in bytes.iter().enumerate() {
        if word_starts && matches!(byte, b'B' | b'b' | b'C' | b'c' | b'A' | b'a') {
            let found = Relay::ALL.into_iter().find(|r| {
                let name = r.name().as_bytes();
                bytes
                    .get(i..i + name.len())
                    .is_some_and(|w| w.eq_ignore_ascii_case(name))
                    && !bytes
                        .get(i + name.len())
                        .is_some_and(u8::is_ascii_alphanumeric)
            });
            if found.is_some() {
                return found;
            }
        }
        word_starts = !byte.is_ascii_alphanumeric();
    }
    None
}

/// Whether an agent is Exchange Online's own.
#[must_use]
pub fn is_relay(agent: &str) -> bool {
    relay(agent).is_some()
}

pub(super) fn examine(agent: &str) -> Option<Examined> {
    let name = relay(agent)?.name();
    let mut reading = Reading::new(Family::Relay, name);
    reading.key.clear();
    reading.confidence = Confidence::None;
    Some(Examined {
        reading,
        steps: vec![Step::Relay {
            name: name.to_owned(),
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::{Relay, relay};

    #[test]
    fn a_word_of_its_own_in_any_case() {
        for (agent, expected) in [
            ("BAV2ROPC", Some(Relay::Bav2Ropc)),
            ("Unknown(BAV2ROPC)", Some(Relay::Bav2Ropc)),
            ("unknown(bav2ropc);x", Some(Relay::Bav2Ropc)),
            ("CBAinPROD", Some(Relay::CbaInProd)),
            ("cbaintar", Some(Relay::CbaInTar)),
            ("AConsumerV2ROPC", Some(Relay::AConsumerV2Ropc)),
            ("ö BAV2ROPC", Some(Relay::Bav2Ropc)),
            ("XBAV2ROPC", None),
            ("BAV2ROPC2", None),
            ("Apple-iPhone14C5/1902.74", None),
            ("", None),
        ] {
            assert_eq!(relay(agent), expected, "{agent}");
        }
    }
}
