//! Who is the same record as who, and which of two versions is the richer (rules 5).

use super::trimmed;
use crate::model::{Guid, Instant, MailScopes};
use crate::source::{RawRecord, import::json};
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

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

/// Identity of a record: hash of its id; without one, of time, user, app, correlation id, token identifier, address
/// and code. Says also whether there was no id.
pub(super) fn key(raw: &RawRecord<'_>, at: Instant) -> (u64, bool) {
    let mut h = DefaultHasher::new();
    if let Some(id) = raw.id.as_deref().map(trimmed).filter(|id| !id.is_empty()) {
        match Guid::parse(id) {
            Some(guid) => return (key_of_guid(guid), false),
            None => id.to_lowercase().hash(&mut h),
        }
        return (h.finish(), false);
    }
    at.hash(&mut h);
    for field in [
        &raw.user_id,
        &raw.principal_name,
        &raw.app_id,
        &raw.correlation_id,
        &raw.token_id,
        &raw.ip,
        &raw.error_code,
    ] {
        field.as_deref().unwrap_or_default().hash(&mut h);
    }
    (h.finish(), true)
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
    let mut h = DefaultHasher::new();
    id.hash(&mut h);
    h.finish()
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
