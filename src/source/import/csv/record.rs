//! One row as a [`RawRecord`] or [`AuthStep`].

use super::columns::Col;
use super::layout::Layout;
use super::scan::Field;
use crate::source::import::emit::{Emit, Given};
use crate::source::import::json::{Field as Property, Fields, Level, Value};
use crate::source::import::place::place;
use crate::source::{AuthStep, Format, RawRecord, Sink};
use std::borrow::Cow;

/// A row with its layout.
pub(super) struct Row<'r, 'a> {
    pub(super) layout: &'r Layout,
    pub(super) text: &'a str,
    pub(super) fields: &'r [Field],
}

impl<'a> Row<'_, 'a> {
    /// Hands the row on.
    pub(super) fn give(&self, emit: &mut Emit, sink: &mut dyn Sink) -> Given {
        match self.layout.format {
            Format::AuthDetails => {
                sink.auth_step(&AuthStep {
                    request_id: self.cell(Col::RequestId).unwrap_or_default(),
                    method: self.cell(Col::Method).unwrap_or_default(),
                    succeeded: self.cell(Col::Succeeded).unwrap_or_default(),
                });
                Given::Yes
            }
            format if self.layout.fields.is_empty() => {
                emit.give_record(format, self.record(), sink)
            }
            format => emit.give(format, self.properties(), self.text.len(), sink),
        }
    }

    /// The fields of a table with property names. An empty cell tells nothing, except that the table has the column.
    fn properties(&self) -> Fields<'a> {
        let mut fields = Fields::default();
        for (cell, field) in self.fields.iter().zip(&self.layout.fields) {
            let Some(field) = *field else { continue };
            let text = cell.text(self.text);
            let kept = matches!(field, Property::UserAgent | Property::ClientApp);
            if kept || !text.trim().is_empty() {
                fields.assign(field, Value::Cell(text), Level::Record);
            }
        }
        fields
    }

    fn record(&self) -> RawRecord<'a> {
        let (city, country) = self.filled(Col::Location).map_or((None, None), place);
        let mut record = RawRecord {
            id: self.filled(Col::RequestId),
            created: self.filled(Col::Date),
            user_id: self.filled(Col::UserId),
            principal_name: self.filled(Col::Username),
            display_name: self.filled(Col::User),
            user_type: self.filled(Col::UserType),
            app_id: self.filled(Col::ApplicationId),
            app_name: self.filled(Col::Application),
            resource_id: self.filled(Col::ResourceId),
            resource_name: self.filled(Col::Resource),
            client_app: self.filled(Col::ClientApp),
            user_agent: self.cell(Col::UserAgent),
            device_os: self.filled(Col::Os),
            device_browser: self.filled(Col::Browser),
            ip: self.filled(Col::Ip),
            city,
            country,
            error_code: self.cell(Col::ErrorCode),
            failure_reason: self.cell(Col::FailureReason),
            auth_protocol: self.filled(Col::AuthProtocol),
            ca_status: self.filled(Col::CaStatus),
            mfa_result: self.filled(Col::MfaResult),
            correlation_id: self.filled(Col::CorrelationId),
            token_id: self.filled(Col::TokenId),
            home_tenant: self.filled(Col::HomeTenant),
            resource_tenant: self.filled(Col::ResourceTenant),
            cross_tenant: self.filled(Col::CrossTenant),
            tenant_name: self.filled(Col::HomeTenantName),
            localised: self.layout.localised,
            bytes: u32::try_from(self.text.len()).unwrap_or(u32::MAX),
            ..RawRecord::default()
        };
        if self.layout.format == Format::NotUser {
            // Never empty: it is what tells that this is no person.
            record.service_principal = self
                .filled(Col::PrincipalId)
                .or_else(|| self.filled(Col::PrincipalName))
                .or(Some(Cow::Borrowed("-")));
        }
        record
    }

    /// A cell's text; `None`: the file has no such column. Blanks around it are no part of it.
    fn cell(&self, col: Col) -> Option<Cow<'a, str>> {
        let position = self.layout.columns.get(col)?;
        let text = self.fields.get(position)?.text(self.text);
        let plain = unguarded(text.trim()).len();
        Some(if plain == text.len() {
            text
        } else {
            match text {
                Cow::Borrowed(t) => Cow::Borrowed(unguarded(t.trim())),
                Cow::Owned(t) => Cow::Owned(unguarded(t.trim()).to_owned()),
            }
        })
    }

    /// A cell's text, `None` also where it is empty.
    fn filled(&self, col: Col) -> Option<Cow<'a, str>> {
        self.cell(col).filter(|text| !text.is_empty())
    }
}

/// Text without the quote that the portal puts before `+ - = @`, so that spreadsheets take no cell for a formula.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|rest| rest.starts_with(['+', '-', '=', '@']))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::unguarded;

    #[test]
    fn formula_guard() {
        for (cell, text) in [
            ("'-abc", "-abc"),
            ("'+1", "+1"),
            ("'=x", "=x"),
            ("'@y", "@y"),
            ("'quoted'", "'quoted'"),
            ("-abc", "-abc"),
            ("''-a", "''-a"),
            ("'", "'"),
        ] {
            assert_eq!(unguarded(cell), text);
        }
    }
}
