//! Who is the same record as who, and which of two versions is the richer (rules 5).

use super::trimmed;
use crate::model::{Guid, Instant, MailScopes};
use crate::source::{RawRecord, import::json};
use siphasher::sip::SipHasher13;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// Orders versions of a record: more authentication details, then more fields, then a fixed order of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Authentication steps.
    pub details: u8,
    /// Fields that say something.
    pub filled: u8,
    /// Hash of the content: any fixed order does.
    pub content: u32,
}

/// Makes keys: SipHash-1-3, keyed with zeros, over the bytes that it is given, so that a case file and an address mean the same in
/// every build and on every machine.
#[derive(Default)]
pub struct KeyHash(SipHasher13);

impl KeyHash {
    /// Adds a text. It ends with a byte that stands in no text, so that two texts are never another two.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.write(text.as_bytes());
        self.0.write(&[0xff]);
        self
    }

    /// Adds bytes of which there are always as many.
    #[must_use]
    pub fn bytes<const N: usize>(mut self, bytes: [u8; N]) -> Self {
        self.0.write(&bytes);
        self
    }

    /// The key.
    #[must_use]
    pub fn finish(&self) -> u64 {
        self.0.finish()
    }
}

/// Identity of a record: hash of its id; without one, of time, user, app, correlation id, token identifier, address
/// and code. Says also whether there was no id.
pub(super) fn key(raw: &RawRecord<'_>, at: Instant) -> (u64, bool) {
    if let Some(id) = raw.id.as_deref().map(trimmed).filter(|id| !id.is_empty()) {
        let key = match Guid::parse(id) {
            Some(guid) => key_of_guid(guid),
            None => KeyHash::default().text(&id.to_lowercase()).finish(),
        };
        return (key, false);
    }
    let fields = [
        &raw.user_id,
        &raw.principal_name,
        &raw.app_id,
        &raw.correlation_id,
        &raw.token_id,
        &raw.ip,
        &raw.error_code,
    ];
    let time = KeyHash::default().bytes(at.0.to_le_bytes());
    let whole = fields.into_iter().fold(time, |hash, field| {
        hash.text(field.as_deref().unwrap_or_default())
    });
    (whole.finish(), true)
}

/// The key that an id of another file (a companion's *Request ID*) has.
#[must_use]
pub fn key_of_id(id: &str) -> Option<u64> {
    let raw = RawRecord {
        id: Some(Cow::Borrowed(id)),
        ..RawRecord::default()
    };
    let (key, without_id) = key(&raw, Instant(0));
    (!without_id).then_some(key)
}

/// The key of a record whose id is this GUID.
#[must_use]
pub fn key_of_guid(id: Guid) -> u64 {
    KeyHash::default().bytes(id.0.to_le_bytes()).finish()
}

/// Rank of this version.
pub(super) fn rank(raw: &RawRecord<'_>, scopes: MailScopes) -> Rank {
    let mut h = rustc_hash::FxHasher::default();
    let mut filled = 0_u8;
    for field in [
        &raw.user_id,
        &raw.principal_name,
        &raw.display_name,
        &raw.user_type,
        &raw.app_id,
        &raw.app_name,
        &raw.resource_id,
        &raw.resource_name,
        &raw.client_app,
        &raw.user_agent,
        &raw.device_os,
        &raw.device_browser,
        &raw.ip,
        &raw.city,
        &raw.country,
        &raw.is_interactive,
        &raw.event_types,
        &raw.category,
        &raw.error_code,
        &raw.auth_protocol,
        &raw.ca_status,
        &raw.home_tenant,
        &raw.created,
    ] {
        let text = field.as_deref().unwrap_or_default();
        filled += u8::from(!text.is_empty());
        text.hash(&mut h);
    }
    let mut details = 0;
    if let Some(array) = raw.auth_details.as_deref() {
        details = u8::try_from(json::count_objects(array)).unwrap_or(u8::MAX);
        array.hash(&mut h);
    }
    if !scopes.is_empty() {
        filled += 1;
        scopes.hash(&mut h);
    }
    if let Some(array) = raw.ca_policies.as_deref() {
        filled += 1;
        array.hash(&mut h);
    }
    // Where a machine word has 32 bits the hash has no more either.
    let hash = h.finish();
    #[allow(clippy::cast_possible_truncation)]
    let content = (hash ^ hash >> 32) as u32;
    Rank {
        details,
        filled,
        content,
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyHash, RawRecord, key, key_of_guid, key_of_id};
    use crate::model::{Guid, Instant};

    /// What is written in case files and addresses never changes. The values: a second implementation of SipHash-1-3.
    #[test]
    fn keys_are_the_same_for_ever() {
        let guid = "6f1d2b3a-0000-4000-8000-000000000001";
        let of_guid = key_of_guid(Guid::parse(guid).unwrap());
        assert_eq!(of_guid, 9_371_422_770_916_189_250);
        assert_eq!(
            key_of_id(&format!(" {} ", guid.to_uppercase())),
            Some(of_guid)
        );
        assert_eq!(key_of_id("Line-7"), Some(2_960_710_838_080_595_959));
        let record = RawRecord {
            user_id: Some("u".into()),
            ip: Some("192.0.2.1".into()),
            ..RawRecord::default()
        };
        assert_eq!(
            key(&record, Instant(1_795_000_000_000)),
            (12_335_495_747_500_363_223, true)
        );
        let one = KeyHash::default().text("ab").text("c").finish();
        assert_ne!(one, KeyHash::default().text("a").text("bc").finish());
    }
}
