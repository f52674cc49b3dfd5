//! Evidence for the method of a sign-in: authentication details, protocol, agent.

use super::names;
use crate::classify::Method;
use crate::device;
use crate::source::{AuthStep, RawRecord, import::json};

/// Longest text of [`method_of`] about what is no password.
const TOLD: usize = 120;

/// What a record tells about its method, and in its own words what it tells beside a password: a certificate, a claim in
/// a token, another method. The agent counts for legacy sign-ins only (a relay speaks no modern protocol),
/// and only where it is not all that makes the sign-in legacy: `agent_counts`.
#[must_use]
pub fn method_of(
    raw: &RawRecord<'_>,
    legacy: bool,
    agent_counts: bool,
) -> (Method, Option<String>) {
    let mut told = raw
        .mfa_result
        .as_deref()
        .map(str::trim)
        .filter(|result| legacy && !result.is_empty())
        .map(|result| result.chars().take(TOLD).collect::<String>());
    let mut method = Method {
        ropc: raw.auth_protocol.as_deref().is_some_and(|p| {
            p.as_bytes()
                .windows(4)
                .any(|part| part.eq_ignore_ascii_case(b"ropc"))
        }),
        relay: legacy && agent_counts && raw.user_agent.as_deref().is_some_and(device::is_relay),
        ..Method::default()
    };
    if let Some(details) = raw.auth_details.as_deref().filter(|_| legacy) {
        let mut step = Step::default();
        let mut current = 0;
        json::each_object(details, |n, key, value| {
            if n != current {
                let step = std::mem::take(&mut step);
                told = told.take().or_else(|| step.told());
                method = method.and(step.method());
                current = n;
            }
            if key.eq_ignore_ascii_case(b"authenticationMethod") {
                step.name.push_str(&value);
            } else if key.eq_ignore_ascii_case(b"succeeded") {
                step.succeeded = names::succeeded(&value);
            } else if key.eq_ignore_ascii_case(b"authenticationStepResultDetail") {
                step.result.push_str(&value);
            }
        });
        told = told.or_else(|| step.told());
        method = method.and(step.method());
    }
    (method, told)
}

/// What a row of an `*AuthDetails*` companion tells.
#[must_use]
pub fn details_of_step(step: &AuthStep<'_>) -> Method {
    Step {
        name: step.method.trim().to_owned(),
        succeeded: names::succeeded(&step.succeeded),
        ..Step::default()
    }
    .method()
}

#[derive(Default)]
struct Step {
    name: String,
    succeeded: Option<bool>,
    result: String,
}

impl Step {
    /// In the record's words, unless it is a password, failed, or says nothing.
    fn told(&self) -> Option<String> {
        let (name, result) = (self.name.trim(), self.result.trim());
        if self.succeeded == Some(false) || names::method_is_password(name) {
            return None;
        }
        let parts = [name, result];
        let words: Vec<&str> = parts.into_iter().filter(|t| !t.is_empty()).collect();
        let text = words.join(": ");
        (!text.is_empty()).then(|| text.chars().take(TOLD).collect())
    }

    /// Password counts only where it succeeded; what has no name says nothing.
    fn method(self) -> Method {
        let name = self.name.trim();
        let password = names::method_is_password(name);
        let certificate = names::method_is_certificate(name);
        Method {
            password: password && self.succeeded == Some(true),
            certificate: certificate && self.succeeded != Some(false),
            other: !names::method_is_untold(name) && !password && !certificate,
            ..Method::default()
        }
    }
}
