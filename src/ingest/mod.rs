//! Raw record → [`SignIn`]: names, languages and times normalised, one identity for each record, a rank that says which
//! of two versions is the richer. Pure; a record that cannot be placed in time is a defect, nothing else is.

mod client;
mod identity;
mod method;
pub mod names;

pub use identity::{KeyHash, Rank, key_of_guid, key_of_id};
pub use method::{details_of_step, method_of};

use crate::classify::{Code, Method, ca_failed};
use crate::model::{EventType, Guid, Instant, MailClient, Protocol, RecordKind};
use crate::source::{Format, RawRecord};
use client::{Client, client, mail_client};
use names::ClientAnswer;
use std::borrow::Cow;

/// A sign-in, reduced to the fields that are used; borrowed from the record.
#[derive(Clone, Debug)]
pub struct SignIn<'a> {
    /// Identity: a hash of the id, or of the content where there is none.
    pub key: u64,
    /// It has no id of its own.
    pub without_id: bool,
    /// Which of two versions of the same record is the richer.
    pub rank: Rank,
    /// When.
    pub at: Instant,
    /// What it counts as.
    pub kind: RecordKind,
    /// No table knows the name of the client app.
    pub untranslated: bool,
    /// What the admin said of such a name.
    pub answer: Option<Option<Protocol>>,
    /// No error code, and a failure reason in a language that no table has: success or not is not told.
    pub untold: bool,
    /// Protocol of a user sign-in with a known client app.
    pub protocol: Option<Protocol>,
    /// The app.
    pub app: Option<Guid>,
    /// The app's name.
    pub app_name: Option<&'a str>,
    /// What it signed in to, by id.
    pub resource: Option<Guid>,
    /// What it signed in to, by name.
    pub resource_name: Option<&'a str>,
    /// Operating system of the device, as Entra ID names it.
    pub device_os: Option<&'a str>,
    /// Browser of the device, as Entra ID names it.
    pub device_browser: Option<&'a str>,
    /// What made a modern sign-in, if mail can be read or sent with it.
    pub mail_client: MailClient,
    /// Interactive or not, where the record tells.
    pub event_type: Option<EventType>,
    /// Object id, in lower case; the all-zero id is none.
    pub user_id: Option<Cow<'a, str>>,
    /// User principal name, in lower case.
    pub principal_name: Option<Cow<'a, str>>,
    /// Error code.
    pub code: Code,
    /// Conditional Access refused it, whatever the code says.
    pub ca_failed: bool,
    /// What the record tells about the method (legacy and mail-app sign-ins; else nothing).
    pub method: Method,
    /// What the authentication details tell beside a password, of a legacy sign-in.
    pub told: Option<String>,
    /// Guest of this tenant.
    pub guest: bool,
    /// Across tenants.
    pub cross_tenant: bool,
    /// Whose log it is in.
    pub tenant: TenantHint<'a>,
    /// The record itself, for what needs no normalising.
    pub raw: &'a RawRecord<'a>,
}

/// What a record tells about the tenant whose log it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantHint<'a> {
    /// This one: the log says so, or home and resource tenant are the same.
    Certain(&'a str),
    /// One of these two: a sign-in across tenants is logged in both.
    Either(&'a str, &'a str),
    /// Nothing.
    None,
}

/// Why a record is no sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Defect;

/// Normalises one record.
///
/// # Errors
/// [`Defect`] if it has no time that can be read.
pub fn ingest<'a>(format: Format, raw: &'a RawRecord<'a>) -> Result<SignIn<'a>, Defect> {
    ingest_answered(format, raw, &[])
}

/// The same, with what the admin said of client apps that no table knows.
///
/// # Errors
/// [`Defect`] as above.
pub fn ingest_answered<'a>(
    format: Format,
    raw: &'a RawRecord<'a>,
    answers: &[ClientAnswer],
) -> Result<SignIn<'a>, Defect> {
    let at = raw
        .created
        .as_deref()
        .and_then(Instant::parse)
        .ok_or(Defect)?;
    let user_id = user_id(raw);
    let principal_name = lowered(raw.principal_name.as_deref());
    let not_user = is_not_user(format, raw, user_id.is_some() || principal_name.is_some());
    let client = if not_user {
        Client::NOT_USER
    } else {
        client(raw, answers)
    };
    let kind = client.kind;
    let app = raw.app_id.as_deref().and_then(Guid::parse);
    let mail_client = mail_client(&client, app, raw);
    let (method, told) = if kind == RecordKind::Legacy || kind == RecordKind::Modern {
        method_of(raw, kind == RecordKind::Legacy, !client.by_agent)
    } else {
        (Method::default(), None)
    };
    let code = code(format, raw);
    let (key, without_id) = identity::key(raw, at);
    Ok(SignIn {
        key,
        without_id,
        rank: identity::rank(raw, mail_client.scopes),
        at,
        kind,
        untranslated: client.unknown_name,
        answer: client.answer,
        untold: raw.localised && code == Code::Absent && raw.error_code.is_some(),
        protocol: client.protocol,
        app,
        app_name: given(&raw.app_name),
        resource: raw.resource_id.as_deref().and_then(Guid::parse),
        resource_name: given(&raw.resource_name),
        device_os: given(&raw.device_os),
        device_browser: given(&raw.device_browser),
        mail_client,
        event_type: event_type(raw),
        user_id,
        principal_name,
        code,
        ca_failed: ca_failed(raw.ca_status.as_deref()),
        method,
        told,
        guest: raw
            .user_type
            .as_deref()
            .is_some_and(|t| trimmed(t).eq_ignore_ascii_case("guest")),
        cross_tenant: is_cross_tenant(raw),
        tenant: tenant(raw),
        raw,
    })
}

/// Service principals and managed identities are no user sign-ins (rules 2.1).
fn is_not_user(format: Format, raw: &RawRecord<'_>, has_user: bool) -> bool {
    let lower = |t: &Option<Cow<'_, str>>| t.as_deref().unwrap_or_default().to_ascii_lowercase();
    if format == Format::NotUser {
        return true;
    }
    if let Some(types) = raw.event_types.as_deref().filter(|t| !t.is_empty()) {
        if event_type_of(types).is_some() {
            return false;
        }
        let types = types.to_ascii_lowercase();
        return types.contains("serviceprincipal") || types.contains("managedidentity");
    }
    if raw.category.is_some() {
        let category = lower(&raw.category);
        return category.contains("serviceprincipal") || category.contains("managedidentity");
    }
    !has_user
        && raw
            .service_principal
            .as_deref()
            .is_some_and(|p| !p.trim().is_empty())
}

fn user_id<'a>(raw: &'a RawRecord<'a>) -> Option<Cow<'a, str>> {
    lowered(raw.user_id.as_deref()).filter(|id| id.bytes().any(|b| !matches!(b, b'0' | b'-')))
}

/// Trimmed and in lower case; empty is none.
fn lowered(text: Option<&str>) -> Option<Cow<'_, str>> {
    let text = text.map(trimmed).filter(|t| !t.is_empty())?;
    let lower = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
    if text.bytes().all(lower) {
        return Some(Cow::Borrowed(text));
    }
    Some(if text.chars().any(char::is_uppercase) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    })
}

/// The first event type of a list that is one of users'.
fn event_type_of(types: &str) -> Option<EventType> {
    match types {
        // Nearly all.
        "interactiveUser" => Some(EventType::InteractiveUser),
        "nonInteractiveUser" => Some(EventType::NonInteractiveUser),
        list => list.split(',').find_map(event_type_name),
    }
}

fn event_type_name(name: &str) -> Option<EventType> {
    let name = name.trim();
    if name.eq_ignore_ascii_case("interactiveUser") {
        Some(EventType::InteractiveUser)
    } else if name.eq_ignore_ascii_case("nonInteractiveUser") {
        Some(EventType::NonInteractiveUser)
    } else {
        None
    }
}

/// The log that the record is in: its event types, else the category of the diagnostic log, else `isInteractive`.
fn event_type(raw: &RawRecord<'_>) -> Option<EventType> {
    if let Some(found) = raw.event_types.as_deref().and_then(event_type_of) {
        return Some(found);
    }
    if let Some(category) = raw.category.as_deref() {
        // A table of Log Analytics has the name of the log behind these letters.
        let category = category.strip_prefix("AAD").unwrap_or(category);
        if category.eq_ignore_ascii_case("SignInLogs") {
            return Some(EventType::InteractiveUser);
        }
        if category.eq_ignore_ascii_case("NonInteractiveUserSignInLogs") {
            return Some(EventType::NonInteractiveUser);
        }
    }
    match raw.is_interactive.as_deref() {
        Some(t) if t.eq_ignore_ascii_case("true") => Some(EventType::InteractiveUser),
        Some(t) if t.eq_ignore_ascii_case("false") => Some(EventType::NonInteractiveUser),
        _ => None,
    }
}

/// The error code. The portal's CSV writes success as an empty code; it counts only where the column exists and the
/// failure reason is empty or "Other." (rules 2).
fn code(format: Format, raw: &RawRecord<'_>) -> Code {
    match raw.error_code.as_deref().map(trimmed) {
        None => Code::Absent,
        Some("") if format == Format::PortalCsv => {
            let reason = raw.failure_reason.as_deref().unwrap_or_default();
            if reason.trim().is_empty() || names::is_other_reason(reason) {
                Code::Number(0)
            } else {
                Code::Absent
            }
        }
        Some("") => Code::Absent,
        Some(text) => text.parse().map_or(Code::Unreadable, Code::Number),
    }
}

fn is_cross_tenant(raw: &RawRecord<'_>) -> bool {
    let access = raw.cross_tenant.as_deref().unwrap_or_default();
    let named = !matches!(access, "" | "none")
        && access
            .split(',')
            .map(str::trim)
            .any(|a| !a.is_empty() && !a.eq_ignore_ascii_case("none"));
    named
        || matches!(
            (given(&raw.home_tenant), given(&raw.resource_tenant)),
            (Some(home), Some(resource)) if !same(home, resource)
        )
}

fn given<'a>(text: &'a Option<Cow<'_, str>>) -> Option<&'a str> {
    text.as_deref().map(trimmed).filter(|t| !t.is_empty())
}

/// Without blanks at its ends. Nearly all texts have none, which two looks tell.
pub(crate) fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let inked = |edge: Option<&u8>| edge.is_none_or(u8::is_ascii_graphic);
    if inked(bytes.first()) && inked(bytes.last()) {
        text
    } else {
        text.trim()
    }
}

/// Equal but for the case of letters; nearly all are equal as they stand.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || one.eq_ignore_ascii_case(other)
}

fn tenant<'a>(raw: &'a RawRecord<'a>) -> TenantHint<'a> {
    match (
        given(&raw.log_tenant),
        given(&raw.home_tenant),
        given(&raw.resource_tenant),
    ) {
        (Some(log), ..) => TenantHint::Certain(log),
        (None, Some(home), Some(resource)) if same(home, resource) => TenantHint::Certain(home),
        (None, Some(home), Some(resource)) => TenantHint::Either(home, resource),
        (None, Some(one), None) | (None, None, Some(one)) => TenantHint::Either(one, one),
        (None, None, None) => TenantHint::None,
    }
}
