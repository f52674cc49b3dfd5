//! What the records of a device say beside time and outcome: the fields that its class rests on, what speaks against a
//! password, and the applications that they name.

use super::case::Case;
use super::flags::Row;
use super::intern::Sym;
use super::rows::LegacyRow;
use super::view::Evidence;
use crate::classify::Code;
use crate::model::order;
use crate::model::{AppKind, Application, Class, Outcome, app_kind};

/// Names of applications that a finding tells at the most: whoever invents names can invent many.
const NAMES: usize = 20;

impl Case {
    /// Different texts of a column, sorted, at most [`NAMES`].
    pub(super) fn texts_of(
        &self,
        rows: &[Row<'_>],
        pick: fn(&LegacyRow) -> Option<Sym>,
    ) -> Vec<String> {
        let mut syms: Vec<Sym> = rows.iter().filter_map(|r| pick(r.row)).collect();
        order::distinct(&mut syms);
        let mut texts: Vec<String> = syms
            .into_iter()
            .map(|s| self.texts.get(s).to_owned())
            .collect();
        order::sort_by(&mut texts, Ord::cmp);
        texts.truncate(NAMES);
        texts
    }

    /// The application of a device, if every record that names one names one that is known to be no mail client.
    #[inline(never)]
    pub(super) fn application(&self, rows: &[Row<'_>]) -> Option<Application> {
        let mut seen: Vec<(Option<Sym>, Option<Sym>)> = rows
            .iter()
            .map(|r| (r.row.app_id, r.row.app))
            .filter(|app| *app != (None, None))
            .collect();
        order::distinct(&mut seen);
        let text = |s: Option<Sym>| s.map(|s| self.texts.get(s));
        let kinds: Vec<AppKind> = seen
            .iter()
            .map(|(id, name)| app_kind(text(*id), text(*name)))
            .collect::<Option<_>>()?;
        if kinds.is_empty() || kinds.contains(&AppKind::Mail) {
            return None;
        }
        let newest = rows.iter().rev().find_map(|r| {
            let name = text(r.row.app.or(r.row.app_id))?;
            Some((name, app_kind(text(r.row.app_id), text(r.row.app))?))
        });
        newest.map(|(name, kind)| Application {
            name: name.to_owned(),
            kind,
        })
    }

    /// The two or three fields that the class rests on, from the newest sign-ins of that class.
    #[inline(never)]
    pub(super) fn evidence(&self, rows: &[Row<'_>], class: Class) -> Vec<Evidence> {
        let mut found: Vec<Evidence> = Vec::new();
        for r in rows.iter().rev().filter(|r| r.judged.class == class) {
            for (field, value) in self.evidence_of(r) {
                if found.len() < 3 && !found.iter().any(|e| e.field == field) {
                    found.push(Evidence {
                        field: field.to_owned(),
                        value,
                        sign_in_id: self.row_id(r.row.id),
                    });
                }
            }
            if found.len() == 3 {
                break;
            }
        }
        order::sort_by(&mut found, Ord::cmp);
        found
    }

    fn evidence_of(&self, r: &Row<'_>) -> Vec<(&'static str, String)> {
        let text = |s: Option<Sym>| s.map(|s| self.texts.get(s).to_owned());
        let method = r.judged.method;
        let mut fields = Vec::new();
        match r.judged.class {
            Class::BasicProven => {
                if method.ropc {
                    fields.push(("authenticationProtocol", text(r.row.auth_protocol)));
                }
                if method.password {
                    fields.push(("authenticationDetails", Some("Password".to_owned())));
                }
                if method.relay {
                    fields.push(("userAgent", text(r.row.agent)));
                }
            }
            Class::Certificate => {
                fields.push(("authenticationDetails", Some("Certificate".to_owned())));
            }
            // Not a password, though not a certificate either.
            Class::LegacyUnknown if !method.password_evidence() => {
                fields.push(("authenticationDetails", text(r.row.told)));
            }
            Class::LegacyUnknown | Class::AttemptsOnly => {}
        }
        fields.push((
            "status.errorCode",
            match r.row.code {
                Code::Number(code) => Some(code.to_string()),
                Code::Absent | Code::Unreadable => None,
            },
        ));
        fields.push(("clientAppUsed", text(r.row.client_app)));
        fields
            .into_iter()
            .filter_map(|(field, value)| Some((field, value?)))
            .collect()
    }

    /// What speaks against a password, newest first, and of how many sign-ins that were not rejected: a token, a claim in
    /// it, a certificate. What the class itself rests on is not told twice.
    pub(super) fn against(&self, rows: &[Row<'_>], class: Class) -> (Vec<Evidence>, u64) {
        let mut found: Vec<Evidence> = Vec::new();
        let mut count = 0;
        for r in rows.iter().rev() {
            let method = r.judged.method;
            if method.password_evidence()
                || r.judged.outcome == Outcome::Rejected
                || (class == Class::Certificate && method.certificate)
            {
                continue;
            }
            let text = |s: Option<Sym>| s.map(|s| self.texts.get(s));
            let details = text(r.row.told).or(method.certificate.then_some("Certificate"));
            let token = text(r.row.auth_protocol).filter(|p| is_token(p));
            count += u64::from(details.is_some() || token.is_some());
            let fields = [
                ("authenticationDetails", details),
                ("authenticationProtocol", token),
            ];
            for (field, value) in fields {
                let Some(value) = value else { continue };
                let known = |e: &Evidence| e.field == field && e.value == value;
                if found.len() < 3 && !found.iter().any(known) {
                    found.push(Evidence {
                        field: field.to_owned(),
                        value: value.to_owned(),
                        sign_in_id: self.row_id(r.row.id),
                    });
                }
            }
        }
        (found, count)
    }
}

/// A protocol in which an application got a token: OAuth, but for the password grant.
fn is_token(protocol: &str) -> bool {
    let protocol = protocol.to_ascii_lowercase();
    protocol.contains("oauth") && !protocol.contains("ropc")
}
