//! One row as a [`RawRecord`] or [`AuthStep`].

use super::columns::Col;
use super::layout::Layout;
use super::scan::Field;
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
    pub(super) fn give(&self, sink: &mut dyn Sink) {
        match self.layout.format {
            Format::AuthDetails => sink.auth_step(&AuthStep {
                request_id: self.cell(Col::RequestId).unwrap_or_default(),
                method: self.cell(Col::Method).unwrap_or_default(),
                succeeded: self.cell(Col::Succeeded).unwrap_or_default(),
            }),
            format => sink.record(format, &self.record()),
        }
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

/// City and country of `City, State, CC`; parts may be empty or missing.
fn place(location: Cow<'_, str>) -> (Option<Cow<'_, str>>, Option<Cow<'_, str>>) {
    match location {
        Cow::Borrowed(text) => {
            let (city, country) = split(text);
            (city.map(Cow::Borrowed), country.map(Cow::Borrowed))
        }
        Cow::Owned(text) => {
            let (city, country) = split(&text);
            let own = |part: Option<&str>| part.map(|p| Cow::Owned(p.to_owned()));
            (own(city), own(country))
        }
    }
}

/// City (all but the last two parts, or but the last of two) and country (the last part).
fn split(location: &str) -> (Option<&str>, Option<&str>) {
    let trimmed = |part: &str| !part.trim().is_empty();
    match location.rsplit_once(',') {
        None if location.trim().len() == 2 => (None, Some(location.trim())),
        None => (Some(location.trim()), None),
        Some((rest, country)) => {
            let city = rest.rsplit_once(',').map_or(rest, |(city, _)| city);
            (
                trimmed(city).then(|| city.trim()),
                trimmed(country).then(|| country.trim()),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{split, unguarded};

    #[test]
    fn places() {
        for (location, city, country) in [
            ("Melbourne, Victoria, AU", Some("Melbourne"), Some("AU")),
            (
                "Washington, D.C., District of Columbia, US",
                Some("Washington, D.C."),
                Some("US"),
            ),
            (", , DE", None, Some("DE")),
            ("Bern, , CH", Some("Bern"), Some("CH")),
            ("Bern, CH", Some("Bern"), Some("CH")),
            ("CH", None, Some("CH")),
            ("Bern", Some("Bern"), None),
            ("Bern, Bern, ", Some("Bern"), None),
        ] {
            assert_eq!(split(location), (city, country), "{location}");
        }
    }

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
