//! The fields of one record as they are found, wherever they stand: members of an object, elements of a row, cells of a
//! table. [`Fields::settle`] makes a [`RawRecord`] of them.

use super::field::Field;
use super::record::each_object;
use super::value::{Value, is, is_cut_list, joined};
use crate::model::Instant;
use crate::source::RawRecord;
use crate::source::import::place::place;
use std::borrow::Cow;

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::source::import) enum Level {
    /// In the record itself.
    Record,
    /// In the `properties` of a diagnostic record.
    Properties,
}

/// The fields of a record and what tells its shape.
#[derive(Default)]
pub(in crate::source::import) struct Fields<'a> {
    /// The record.
    pub record: RawRecord<'a>,
    /// It has `properties`: a diagnostic record.
    pub diagnostic: bool,
    /// `properties` are JSON in a string: where it begins and ends.
    pub properties_text: Option<(usize, usize)>,
    /// Values inside it were cut off when it was written.
    pub cut: bool,
    /// A name stands in it twice: the last counts, but readers differ in that.
    pub doubled: bool,
    /// It has a client app, be it `null`.
    pub has_client_app: bool,
    /// Where it comes from, if a field tells.
    pub origin: Origin,
    /// What a summarised row stands for.
    pub summary: Summary<'a>,
    caller: Option<Cow<'a, str>>,
    time: Option<Cow<'a, str>>,
    result_type: Option<Cow<'a, str>>,
    result_text: Option<Cow<'a, str>>,
    resource_id: Option<Cow<'a, str>>,
    log_type: Option<Cow<'a, str>>,
    request_id: Option<Cow<'a, str>>,
    tenant: Option<Cow<'a, str>>,
    has_status: bool,
    /// Fields that `properties` told, as bits: the envelope does not override them.
    inner: u64,
}

/// Who keeps the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source::import) enum Origin {
    /// Entra ID itself.
    #[default]
    Entra,
    /// Log Analytics: the row has a `TimeGenerated`.
    LogAnalytics,
    /// Defender: the row has a `Timestamp`.
    Defender,
}

/// What a summarised row tells beside its fields.
#[derive(Default)]
pub(in crate::source::import) struct Summary<'a> {
    /// Sign-ins.
    pub count: Option<u32>,
    /// Time of the first.
    pub first: Option<Cow<'a, str>>,
    /// Time of the last.
    pub last: Option<Cow<'a, str>>,
    /// How they ended.
    pub outcome: Option<Cow<'a, str>>,
}

impl<'a> Fields<'a> {
    /// Fills what the envelope tells and the properties do not.
    pub(in crate::source::import) fn settle(mut self, bytes: usize) -> RawRecord<'a> {
        let r = &mut self.record;
        r.bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        if r.id.is_none() {
            r.id = self.request_id;
        }
        if r.created.is_none() {
            r.created = self.time;
        }
        if r.ip.is_none() {
            r.ip = self.caller;
        }
        if r.error_code.is_none() {
            r.error_code = self.result_type;
        }
        if r.failure_reason.is_none() {
            r.failure_reason = self.result_text;
        }
        if r.category.is_none() {
            r.category = self.log_type;
        }
        // Log Analytics' own `TenantId` is the workspace.
        if r.log_tenant.is_none() && self.origin != Origin::LogAnalytics {
            r.log_tenant = self.tenant;
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
        self.record
    }

    /// Whether it is a diagnostic record of a category that holds no sign-ins, e.g. `AuditLogs`.
    pub(in crate::source::import) fn is_other_category(&self) -> bool {
        self.record
            .category
            .as_deref()
            .is_some_and(|c| !c.to_ascii_lowercase().contains("signin"))
    }

    /// Whether the object can be a sign-in at all: it has a time, somebody who signed in, and something that only
    /// sign-ins have.
    pub(in crate::source::import) fn is_sign_in(&self) -> bool {
        let r = &self.record;
        !self.is_other_category()
            && (r.created.is_some() || self.time.is_some() || self.is_summary())
            && (r.user_id.is_some()
                || r.principal_name.is_some()
                || r.client_app.is_some()
                || r.service_principal.is_some()
                || (r.app_id.is_some() && self.has_status))
    }

    /// Whether it stands for several sign-ins.
    pub(in crate::source::import) fn is_summary(&self) -> bool {
        let s = &self.summary;
        s.count.is_some() && s.first.is_some() && s.last.is_some()
    }

    /// A date of the authentication steps: always RFC 3339, and of the same moment.
    pub(in crate::source::import) fn step_time(record: &RawRecord<'_>) -> Option<Instant> {
        let mut found = None;
        each_object(record.auth_details.as_deref()?, |_, key, value| {
            if is(key, b"authenticationStepDateTime") {
                found = found.or_else(|| Instant::parse(&value));
            }
        });
        found
    }

    /// `properties` that are no object.
    pub(super) fn set_properties_text(&mut self, at: usize, end: usize, value: &Value<'_>) {
        if matches!(value, Value::Text(..)) {
            self.properties_text = Some((at, end));
        }
    }

    /// Puts a value in its place. What `properties` say overrides the envelope, whichever comes first; of two values of
    /// one name the later counts.
    pub(in crate::source::import) fn assign(
        &mut self,
        field: Field,
        value: Value<'a>,
        level: Level,
    ) {
        let inner = level == Level::Properties;
        let bit = 1_u64 << field as u8;
        if inner {
            self.inner |= bit;
        } else if self.inner & bit != 0 {
            return;
        }
        let r = &mut self.record;
        let slot = match field {
            Field::Status => {
                let mut cut = false;
                let (mut code, mut reason) = (None, None);
                let mut plain = None;
                let mut codes = 0;
                value.inside(
                    |key, value| {
                        if is(key, b"errorCode") {
                            code = value;
                            codes += 1;
                        } else if is(key, b"failureReason") {
                            reason = value;
                        }
                    },
                    |text| {
                        cut = is_cut(&text);
                        // `Select-Object` with the code under the name of its parent.
                        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
                            plain = Some(text);
                        }
                    },
                );
                self.cut |= cut;
                self.doubled |= codes > 1;
                self.has_status = true;
                r.error_code = code.or(plain).or(r.error_code.take());
                r.failure_reason = reason.or(r.failure_reason.take());
                return;
            }
            Field::Location => {
                let (mut city, mut country) = (None, None);
                let mut plain = None;
                value.inside(
                    |key, value| {
                        if is(key, b"city") {
                            city = value;
                        } else if is(key, b"countryOrRegion") {
                            country = value;
                        }
                    },
                    |text| plain = Some(text),
                );
                if let Some(text) = plain {
                    if is_cut(&text) {
                        self.cut = true;
                    } else {
                        (city, country) = place(text);
                    }
                }
                r.city = city.or(r.city.take());
                r.country = country.or(r.country.take());
                return;
            }
            Field::DeviceDetail => {
                let mut cut = false;
                value.inside(
                    |key, value| {
                        if is(key, b"operatingSystem") {
                            r.device_os = value;
                        } else if is(key, b"browser") {
                            r.device_browser = value;
                        }
                    },
                    |text| cut = is_cut(&text),
                );
                self.cut |= cut;
                return;
            }
            Field::AuthDetails => {
                self.cut |= match &value {
                    Value::Text(raw, _) => is_cut(&String::from_utf8_lossy(raw)),
                    Value::Nested(raw) => is_cut_list(raw),
                    Value::Cell(text) => is_cut(text),
                    Value::Scalar(_) => false,
                };
                r.auth_details = value.array();
                return;
            }
            Field::ProcessingDetails => {
                r.processing_details = value.array();
                return;
            }
            Field::CaPolicies => {
                r.ca_policies = value.array();
                return;
            }
            Field::EventTypes => {
                r.event_types = texts(value);
                return;
            }
            Field::CaStatus => {
                r.ca_status = value.text().map(ca_status);
                return;
            }
            Field::GuestFlag => {
                if value
                    .text()
                    .is_some_and(|t| matches!(t.as_ref(), "1" | "true" | "True"))
                {
                    r.user_type = Some(Cow::Borrowed("guest"));
                }
                return;
            }
            Field::Created | Field::Time | Field::TimeGenerated | Field::Timestamp => {
                match field {
                    Field::TimeGenerated => self.origin = Origin::LogAnalytics,
                    Field::Timestamp => self.origin = Origin::Defender,
                    _ => {}
                }
                let slot = if field == Field::Created {
                    &mut r.created
                } else {
                    &mut self.time
                };
                *slot = time(value).or(slot.take());
                return;
            }
            Field::Count => {
                self.summary.count = value.text().and_then(|t| t.trim().parse().ok());
                return;
            }
            Field::LogType => {
                // Other logs have a type, too.
                let table = value
                    .text()
                    .filter(|t| t.to_ascii_lowercase().contains("signin"));
                self.log_type = table.or(self.log_type.take());
                return;
            }
            Field::ErrorCode => {
                self.has_status = true;
                r.error_code = value.text();
                return;
            }
            Field::Addresses => {
                // Several addresses cannot be told apart.
                r.ip = texts(value).filter(|list| !list.contains(',') && !list.is_empty());
                return;
            }
            Field::Properties => return,
            Field::First => &mut self.summary.first,
            Field::Last => &mut self.summary.last,
            Field::Outcome => &mut self.summary.outcome,
            Field::Id => &mut r.id,
            Field::RequestId => &mut self.request_id,
            Field::UserId => &mut r.user_id,
            Field::PrincipalName => &mut r.principal_name,
            Field::DisplayName => &mut r.display_name,
            Field::UserType => &mut r.user_type,
            Field::AppId => &mut r.app_id,
            Field::AppName => &mut r.app_name,
            Field::ResourceName => &mut r.resource_name,
            Field::ClientApp => {
                self.has_client_app = true;
                &mut r.client_app
            }
            Field::UserAgent => &mut r.user_agent,
            Field::Ip => &mut r.ip,
            Field::CallerIp => &mut self.caller,
            Field::City => &mut r.city,
            Field::Country => &mut r.country,
            Field::DeviceOs => &mut r.device_os,
            Field::DeviceBrowser => &mut r.device_browser,
            Field::IsInteractive => &mut r.is_interactive,
            Field::Category => &mut r.category,
            Field::FailureReason => &mut r.failure_reason,
            Field::ResultType => &mut self.result_type,
            Field::ResultText => &mut self.result_text,
            Field::AuthProtocol => &mut r.auth_protocol,
            Field::CorrelationId => &mut r.correlation_id,
            Field::TokenId => &mut r.token_id,
            Field::HomeTenant => &mut r.home_tenant,
            Field::TenantName => &mut r.tenant_name,
            Field::ResourceTenant => &mut r.resource_tenant,
            Field::CrossTenant => &mut r.cross_tenant,
            // The envelope's tenant is whose log it is; the one inside may be another party's.
            Field::Tenant if inner => return,
            Field::Tenant => &mut self.tenant,
            Field::LogTenant => &mut r.log_tenant,
            Field::ResourceIdentity => &mut r.resource_id,
            Field::ResourceId if inner => &mut r.resource_id,
            Field::ResourceId => &mut self.resource_id,
            Field::ServicePrincipal => &mut r.service_principal,
        };
        *slot = value.text();
    }
}

/// `/tenants/<id>/providers/Microsoft.aadiam`.
fn tenant_of_resource(id: &str) -> Option<&str> {
    let (head, rest) = id.split_at_checked("/tenants/".len())?;
    let tenant = rest.split('/').next()?;
    (head.eq_ignore_ascii_case("/tenants/") && !tenant.is_empty()).then_some(tenant)
}

/// Whether a nested value was lost when it was written: PowerShell names its type instead, or writes `@{…}` inside a
/// list.
fn is_cut(text: &str) -> bool {
    let text = text.trim();
    ["System.", "Microsoft.", "@{"]
        .iter()
        .any(|name| text.starts_with(name))
}

/// The texts of a list, of a list in text, or a text as it stands; joined by commas.
fn texts(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::Nested(raw) => raw
            .first()
            .filter(|b| **b == b'[')
            .and_then(|_| joined(raw)),
        other => {
            let text = other.text().filter(|text| !is_cut(text))?;
            if text.trim_start().starts_with('[') {
                joined(text.trim().as_bytes()).map(|t| Cow::Owned(t.into_owned()))
            } else {
                Some(text)
            }
        }
    }
}

/// Defender writes a number (<https://learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table>).
fn ca_status(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.as_ref() {
        "0" => Cow::Borrowed("success"),
        "1" => Cow::Borrowed("failure"),
        "2" => Cow::Borrowed("notApplied"),
        _ => text,
    }
}

/// A time as text. PowerShell 5.1 can write an object around it; empty is none.
fn time(value: Value<'_>) -> Option<Cow<'_, str>> {
    let mut found = None;
    let mut plain = None;
    value.inside(
        |key, value| {
            if is(key, b"value") {
                found = value;
            }
        },
        |text| plain = Some(text),
    );
    found.or(plain).filter(|text| !text.trim().is_empty())
}
