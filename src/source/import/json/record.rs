//! One JSON object → [`RawRecord`], in one pass: keys at the record's own level (and that of `properties`) are
//! compared, every other value is skipped. Keys are expected in the order of the record before ([`Order`]).

use super::field::{Field, field};
use super::order::Order;
use super::scan::{Halt, blank, nested, scalar, string, value};
use super::text::text;
use crate::source::RawRecord;
use std::borrow::Cow;

/// Reads the object that begins at `open`; returns the byte behind it.
///
/// Keys match in any case: some log pipelines lower them.
pub(super) fn record<'a>(
    b: &'a [u8],
    open: usize,
    orders: &mut Orders,
    to: &mut Fields<'a>,
) -> Result<usize, Halt> {
    object(b, open, Level::Record, orders, to)
}

/// Orders of keys: of a record, and of its `properties`.
#[derive(Debug, Default)]
pub(super) struct Orders {
    record: Order,
    properties: Order,
}

impl Orders {
    fn of(&mut self, level: Level) -> &mut Order {
        match level {
            Level::Record => &mut self.record,
            Level::Properties => &mut self.properties,
        }
    }
}

/// The fields of a record and what tells its shape.
#[derive(Default)]
pub(super) struct Fields<'a> {
    /// The record.
    pub record: RawRecord<'a>,
    /// It has `properties`: a diagnostic record.
    pub diagnostic: bool,
    caller: Option<Cow<'a, str>>,
    time: Option<Cow<'a, str>>,
    result_type: Option<Cow<'a, str>>,
    resource_id: Option<Cow<'a, str>>,
    has_status: bool,
}

impl<'a> Fields<'a> {
    /// Fills what the envelope tells and the properties do not.
    pub(super) fn settle(mut self, bytes: usize) -> (RawRecord<'a>, bool) {
        let r = &mut self.record;
        r.bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        if r.created.is_none() {
            r.created = self.time;
        }
        if r.ip.is_none() {
            r.ip = self.caller;
        }
        if r.error_code.is_none() {
            r.error_code = self.result_type;
        }
        let path = self.resource_id.as_deref().is_some_and(|r| r.contains('/'));
        if !path {
            r.resource_id = r.resource_id.take().or(self.resource_id);
        } else if r.log_tenant.is_none() {
            r.log_tenant = self
                .resource_id
                .as_deref()
                .and_then(tenant_of_resource)
                .map(|t| Cow::Owned(t.to_owned()));
        }
        (self.record, self.diagnostic)
    }

    /// Whether it is a diagnostic record of a category that holds no sign-ins, e.g. `AuditLogs`.
    pub(super) fn is_other_category(&self) -> bool {
        self.record
            .category
            .as_deref()
            .is_some_and(|c| !c.to_ascii_lowercase().contains("signin"))
    }

    /// Whether the object can be a sign-in at all: it has a time and something that only sign-ins have.
    pub(super) fn is_sign_in(&self) -> bool {
        let r = &self.record;
        !self.is_other_category()
            && (r.created.is_some() || self.time.is_some())
            && (r.user_id.is_some()
                || r.principal_name.is_some()
                || r.client_app.is_some()
                || r.service_principal.is_some()
                || (r.app_id.is_some() && self.has_status))
    }
}

/// `/tenants/<id>/providers/Microsoft.aadiam`.
fn tenant_of_resource(id: &str) -> Option<&str> {
    let (head, rest) = id.split_at_checked("/tenants/".len())?;
    let tenant = rest.split('/').next()?;
    (head.eq_ignore_ascii_case("/tenants/") && !tenant.is_empty()).then_some(tenant)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Record,
    Properties,
}

/// A value as it stands.
#[derive(Clone, Copy)]
enum Value<'a> {
    Text(&'a [u8], bool),
    Scalar(&'a [u8]),
    Nested(&'a [u8]),
}

impl<'a> Value<'a> {
    /// As text; `null`, objects and arrays are none.
    #[inline(always)]
    fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(raw, escaped) => Some(text(raw, escaped)),
            Self::Scalar(b"null") | Self::Nested(_) => None,
            Self::Scalar(raw) => Some(text(raw, false)),
        }
    }

    fn array(self) -> Option<&'a [u8]> {
        match self {
            Self::Nested(raw) if raw.first() == Some(&b'[') => Some(raw),
            _ => None,
        }
    }
}

fn object<'a>(
    b: &'a [u8],
    open: usize,
    level: Level,
    orders: &mut Orders,
    to: &mut Fields<'a>,
) -> Result<usize, Halt> {
    let mut i = blank(b, open + 1);
    if b.get(i) == Some(&b'}') {
        return Ok(i + 1);
    }
    orders.of(level).restart();
    loop {
        let (field, at) = match orders.of(level).expected(b, i) {
            Some((field, behind)) => (field, blank(b, behind)),
            None => {
                let (key, at) = key(b, i)?;
                let field = field(key);
                orders
                    .of(level)
                    .learn(b.get(i..at).unwrap_or_default(), field);
                (field, at)
            }
        };
        i = match field {
            None => value(b, at)?,
            Some(Field::Properties) if level == Level::Record && b.get(at) == Some(&b'{') => {
                to.diagnostic = true;
                object(b, at, Level::Properties, orders, to)?
            }
            Some(field) => {
                let (value, end) = read(b, at)?;
                assign(field, value, level, to);
                end
            }
        };
        match next_member(b, i)? {
            Next::Member(key) => i = key,
            Next::End(end) => return Ok(end),
        }
    }
}

/// What stands behind a member's value.
enum Next {
    /// The key of another one.
    Member(usize),
    /// The object's end: the byte behind it.
    End(usize),
}

#[inline(always)]
fn next_member(b: &[u8], behind: usize) -> Result<Next, Halt> {
    let i = blank(b, behind);
    match b.get(i) {
        None => Err(Halt::More),
        Some(b',') => Ok(Next::Member(blank(b, i + 1))),
        Some(b'}') => Ok(Next::End(i + 1)),
        Some(_) => Err(Halt::Bad(i)),
    }
}

/// The key that begins at `i`, and the first byte of its value.
#[inline(always)]
fn key(b: &[u8], i: usize) -> Result<(&[u8], usize), Halt> {
    match b.get(i) {
        None => return Err(Halt::More),
        Some(b'"') => {}
        Some(_) => return Err(Halt::Bad(i)),
    }
    let (key_end, _) = string(b, i + 1)?;
    let colon = blank(b, key_end + 1);
    match b.get(colon) {
        None => Err(Halt::More),
        Some(b':') => Ok((
            b.get(i + 1..key_end).unwrap_or_default(),
            blank(b, colon + 1),
        )),
        Some(_) => Err(Halt::Bad(colon)),
    }
}

/// Walks over an object's members; `visit` gets key and the value's first byte, and returns the byte behind it.
pub(super) fn members<'a>(
    b: &'a [u8],
    open: usize,
    mut visit: impl FnMut(&'a [u8], &'a [u8], usize) -> Result<usize, Halt>,
) -> Result<usize, Halt> {
    let mut i = blank(b, open + 1);
    if b.get(i) == Some(&b'}') {
        return Ok(i + 1);
    }
    loop {
        let (key, at) = key(b, i)?;
        match next_member(b, visit(b, key, at)?)? {
            Next::Member(key) => i = key,
            Next::End(end) => return Ok(end),
        }
    }
}

#[inline(always)] // Once for each field that is read: its answer is too large to be handed over in registers.
fn read(b: &[u8], at: usize) -> Result<(Value<'_>, usize), Halt> {
    Ok(match b.get(at) {
        None => return Err(Halt::More),
        Some(b'"') => {
            let (end, escaped) = string(b, at + 1)?;
            (
                Value::Text(b.get(at + 1..end).unwrap_or_default(), escaped),
                end + 1,
            )
        }
        Some(b'{' | b'[') => {
            let end = nested(b, at)?;
            (Value::Nested(b.get(at..end).unwrap_or_default()), end)
        }
        Some(_) => {
            let end = scalar(b, at)?;
            (Value::Scalar(b.get(at..end).unwrap_or_default()), end)
        }
    })
}

/// Whether the value at `first` is a string with something in it.
pub(super) fn has_text(b: &[u8], first: usize) -> bool {
    b.get(first) == Some(&b'"') && b.get(first + 1).is_some_and(|byte| *byte != b'"')
}

/// Whether a key has this name, in any case; nearly all have Graph's own.
#[inline(always)]
fn is(key: &[u8], name: &[u8]) -> bool {
    key == name || key.eq_ignore_ascii_case(name)
}

/// Members of a complete small object, e.g. `status`.
fn each<'a>(object: &'a [u8], mut visit: impl FnMut(&'a [u8], Value<'a>)) {
    if object.first() != Some(&b'{') {
        return;
    }
    // A damaged inner object costs its own fields only.
    let _ = members(object, 0, |b, key, at| {
        let (value, end) = read(b, at)?;
        visit(key, value);
        Ok(end)
    });
}

/// Strings of a complete array, joined by commas; one alone, which is the rule, stays where it is.
fn joined(array: &[u8]) -> Option<Cow<'_, str>> {
    let mut out: Option<Cow<'_, str>> = None;
    let mut i = blank(array, 1);
    while array.get(i) == Some(&b'"') {
        let (end, escaped) = string(array, i + 1).ok()?;
        let one = text(array.get(i + 1..end)?, escaped);
        out = Some(match out {
            None => one,
            Some(mut more) => {
                let list = more.to_mut();
                list.push(',');
                list.push_str(&one);
                more
            }
        });
        i = blank(array, end + 1);
        if array.get(i) == Some(&b',') {
            i = blank(array, i + 1);
        }
    }
    Some(out.unwrap_or_default())
}

/// Members of every object in a complete array, e.g. `authenticationDetails`: calls `visit` with the object's number.
pub fn each_object<'a>(array: &'a [u8], mut visit: impl FnMut(usize, &'a [u8], Cow<'a, str>)) {
    let mut i = blank(array, 1);
    let mut n = 0;
    while let Some(first) = array.get(i) {
        let Ok(end) = value(array, i) else { return };
        if *first == b'{' {
            each(array.get(i..end).unwrap_or_default(), |key, value| {
                if let Some(text) = value.text() {
                    visit(n, key, text);
                }
            });
            n += 1;
        }
        i = blank(array, end);
        if array.get(i) != Some(&b',') {
            return;
        }
        i = blank(array, i + 1);
    }
}

/// Objects in a complete array.
#[must_use]
pub fn count_objects(array: &[u8]) -> usize {
    let mut i = blank(array, 1);
    let mut n = 0;
    while let Some(first) = array.get(i) {
        let Ok(end) = value(array, i) else { return n };
        n += usize::from(*first == b'{');
        i = blank(array, end);
        if array.get(i) != Some(&b',') {
            return n;
        }
        i = blank(array, i + 1);
    }
    n
}

/// Puts a value in its place. What `properties` say overrides the envelope, whichever comes first.
fn assign<'a>(field: Field, value: Value<'a>, level: Level, to: &mut Fields<'a>) {
    let inner = level == Level::Properties;
    let r = &mut to.record;
    let slot = match field {
        Field::Status => {
            if let Value::Nested(raw) = value {
                to.has_status = true;
                each(raw, |key, value| {
                    if is(key, b"errorCode") {
                        r.error_code = value.text();
                    } else if is(key, b"failureReason") {
                        r.failure_reason = value.text();
                    }
                });
            }
            return;
        }
        Field::Location => {
            if let Value::Nested(raw) = value {
                each(raw, |key, value| {
                    if is(key, b"city") {
                        r.city = value.text();
                    } else if is(key, b"countryOrRegion") {
                        r.country = value.text();
                    }
                });
            }
            return;
        }
        Field::DeviceDetail => {
            if let Value::Nested(raw) = value {
                each(raw, |key, value| {
                    if is(key, b"operatingSystem") {
                        r.device_os = value.text();
                    } else if is(key, b"browser") {
                        r.device_browser = value.text();
                    }
                });
            }
            return;
        }
        Field::AuthDetails => {
            r.auth_details = value.array();
            return;
        }
        Field::CaPolicies => {
            r.ca_policies = value.array();
            return;
        }
        Field::EventTypes => {
            r.event_types = match value.array() {
                Some(array) => joined(array),
                None => value.text(),
            };
            return;
        }
        Field::Properties => return,
        Field::Id => &mut r.id,
        Field::Created => &mut r.created,
        Field::Time => &mut to.time,
        Field::UserId => &mut r.user_id,
        Field::PrincipalName => &mut r.principal_name,
        Field::DisplayName => &mut r.display_name,
        Field::UserType => &mut r.user_type,
        Field::AppId => &mut r.app_id,
        Field::AppName => &mut r.app_name,
        Field::ResourceName => &mut r.resource_name,
        Field::ClientApp => &mut r.client_app,
        Field::UserAgent => &mut r.user_agent,
        Field::Ip => &mut r.ip,
        Field::CallerIp => &mut to.caller,
        Field::IsInteractive => &mut r.is_interactive,
        Field::Category => &mut r.category,
        Field::ResultType => &mut to.result_type,
        Field::AuthProtocol => &mut r.auth_protocol,
        Field::CaStatus => &mut r.ca_status,
        Field::CorrelationId => &mut r.correlation_id,
        Field::TokenId => &mut r.token_id,
        Field::HomeTenant => &mut r.home_tenant,
        Field::TenantName => &mut r.tenant_name,
        Field::ResourceTenant => &mut r.resource_tenant,
        Field::CrossTenant => &mut r.cross_tenant,
        // The envelope's tenant is whose log it is; the one inside may be another party's.
        Field::Tenant if inner => return,
        Field::Tenant => &mut r.log_tenant,
        Field::ResourceId if inner => &mut r.resource_id,
        Field::ResourceId => &mut to.resource_id,
        Field::ServicePrincipal => &mut r.service_principal,
    };
    if inner || slot.is_none() {
        if let Some(text) = value.text() {
            *slot = Some(text);
        } else if inner {
            *slot = None;
        }
    }
}
