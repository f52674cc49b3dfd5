//! Answers of the token endpoint: tokens, or a refusal with its reasons.

use super::claims::Challenge;
use super::error::{AuthError, FlowFault, NetworkFault, ServerFault};
use super::id_token::IdToken;
use super::json::Json;
use super::scope::Scopes;
use super::secret::{AccessToken, RefreshToken};
use crate::model::{Guid, Instant};

/// Seconds to wait where the endpoint asks to wait and does not say (readably) how long.
const WAIT: i64 = 60;
/// Seconds to wait at the most, whatever the endpoint says.
const LONGEST_WAIT: i64 = 3600;

/// What the endpoint gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// For Microsoft Graph.
    pub access: AccessToken,
    /// Seconds that it lasts, from before the request.
    pub lasts: i64,
    /// For new tokens.
    pub refresh: Option<RefreshToken>,
    /// Seconds that the sign-in lasts, renewals included.
    pub session_lasts: Option<i64>,
    /// Permissions that were given.
    pub scopes: Scopes,
    /// Who signed in; comes with a code, often not with a renewal.
    pub id: Option<IdToken>,
}

/// Reads an answer. `retry_after`: that header, where the browser lets it be read. `now`: this computer's clock.
///
/// # Errors
/// The refusal, classed; or what is wrong with the answer.
pub fn read(
    status: u16,
    retry_after: Option<&str>,
    body: &str,
    now: Instant,
) -> Result<Tokens, AuthError> {
    let bad = AuthError::Network(NetworkFault::BadBody { status });
    let value = Json::parse(body);
    if !(200..300).contains(&status) {
        let fault = value.as_ref().map(fault).filter(|f| !f.error.is_empty());
        if status == 429 || (status >= 500 && retry_after.is_some()) {
            return Err(AuthError::Throttled {
                until: now.plus(wait(retry_after) * 1000),
            });
        }
        return Err(fault.map_or(bad, ServerFault::into_error));
    }
    let value = value.ok_or_else(|| bad.clone())?;
    let text = |name: &str| Some(value.text(name)).filter(|text| !text.is_empty());
    let bearer = text("token_type").is_some_and(|kind| kind.eq_ignore_ascii_case("bearer"));
    let access = text("access_token").filter(|token| is_header_value(token));
    let (true, Some(access)) = (bearer, access) else {
        return Err(bad);
    };
    let id = match text("id_token") {
        Some(token) => Some(IdToken::read(token).ok_or(AuthError::Flow(FlowFault::WrongIdToken))?),
        None => None,
    };
    Ok(Tokens {
        access: AccessToken::new(access),
        lasts: seconds(&value, "expires_in").ok_or(bad)?,
        refresh: text("refresh_token").map(RefreshToken::new),
        session_lasts: seconds(&value, "refresh_token_expires_in"),
        scopes: Scopes::of_text(text("scope").unwrap_or_default()),
        id,
    })
}

/// A token that can stand in a header: visible ASCII.
pub(super) fn is_header_value(token: &str) -> bool {
    !token.is_empty() && token.bytes().all(|b| (0x21..0x7f).contains(&b))
}

/// A number of seconds, as a number or as text; between nothing and a year.
fn seconds(value: &Json, name: &str) -> Option<i64> {
    let seconds = value.number(name)?;
    (0..=31_536_000).contains(&seconds).then_some(seconds)
}

fn wait(retry_after: Option<&str>) -> i64 {
    retry_after
        .and_then(|text| seconds_asked(text.trim()))
        .map_or(WAIT, |seconds| seconds.min(LONGEST_WAIT))
}

/// Whole seconds (<https://www.rfc-editor.org/rfc/rfc9110#field.retry-after>); a fraction makes it one more, an exponent the
/// longest wait.
fn seconds_asked(text: &str) -> Option<i64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((number, exponent)) = text.split_once(['e', 'E']) {
        return (digits(number) && digits(exponent)).then_some(LONGEST_WAIT);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let more = i64::from(fraction.bytes().any(|b| b != b'0'));
    (digits(whole) && digits(fraction)).then(|| {
        whole
            .parse::<i64>()
            .map_or(LONGEST_WAIT, |n| n.saturating_add(more))
    })
}

/// Microsoft's reasons.
fn fault(value: &Json) -> ServerFault {
    let text = |name: &str| value.text(name);
    let codes: Vec<u32> = match value.get("error_codes") {
        Some(Json::List(codes)) => codes
            .iter()
            .filter_map(|code| match code {
                Json::Word(code) => code.parse().ok(),
                _ => None,
            })
            .take(8)
            .collect(),
        _ => Vec::new(),
    };
    let mut fault = ServerFault::new(
        text("error"),
        text("suberror"),
        text("error_description"),
        &codes,
    );
    fault.correlation = Guid::parse(text("correlation_id")).or(fault.correlation);
    fault.trace = Guid::parse(text("trace_id")).or(fault.trace);
    if fault.timestamp.is_empty() {
        fault.timestamp = super::text::clean(text("timestamp"), 24);
    }
    fault.claims = Challenge::of_json(text("claims"));
    fault
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::auth::error::{AuthError, NetworkFault};
    use crate::auth::scope::Scopes;
    use crate::model::Instant;
    use proptest::prelude::*;

    const NOW: Instant = Instant(1_000_000);

    #[test]
    fn tokens_are_read() {
        let tokens = read(
            200,
            None,
            r#"{"token_type":"bearer","scope":"AuditLog.Read.All openid","expires_in":"4799","access_token":"a.b.c",
            "refresh_token":"r","refresh_token_expires_in":86399}"#,
            NOW,
        )
        .unwrap();
        assert_eq!((tokens.lasts, tokens.session_lasts), (4799, Some(86399)));
        assert_eq!(tokens.scopes, Scopes::basic());
        assert!(tokens.refresh.is_some() && tokens.id.is_none());
        let shown = format!("{tokens:?}");
        assert!(!shown.contains("a.b.c"), "{shown}");
    }

    #[test]
    fn what_is_no_answer_of_the_endpoint_is_refused() {
        for (status, body) in [
            (200, ""),
            (200, "<!doctype html>"),
            (200, "{}"),
            (
                200,
                r#"{"token_type":"mac","expires_in":1,"access_token":"a"}"#,
            ),
            (
                200,
                r#"{"token_type":"Bearer","expires_in":1,"access_token":"a b"}"#,
            ),
            (
                200,
                r#"{"token_type":"Bearer","expires_in":-1,"access_token":"a"}"#,
            ),
            (200, r#"{"token_type":"Bearer","access_token":"a"}"#),
            (502, "Bad gateway"),
            (400, r#"{"error":7}"#),
        ] {
            assert_eq!(
                read(status, None, body, NOW),
                Err(AuthError::Network(NetworkFault::BadBody { status })),
                "{body}"
            );
        }
    }

    #[test]
    fn a_refusal_keeps_its_reasons() {
        let body = r#"{"error":"invalid_grant","suberror":"bad_token","error_description":"AADSTS700084: The refresh token …",
            "error_codes":[700084],"timestamp":"2026-11-24 04:00:00Z","trace_id":"0a1b2c3d-0000-4000-8000-00000000aa01",
            "correlation_id":"0a1b2c3d-0000-4000-8000-00000000aa02","claims":"{\"access_token\":{\"x\":{\"essential\":true}}}"}"#;
        let Err(AuthError::InteractionRequired(fault)) = read(400, None, body, NOW) else {
            panic!("a refusal");
        };
        assert_eq!(
            (fault.codes.as_slice(), fault.suberror.as_str()),
            (&[700_084][..], "bad_token")
        );
        assert!(fault.claims.is_some() && fault.trace.is_some() && fault.correlation.is_some());
        assert_eq!(fault.timestamp, "2026-11-24 04:00:00Z");
    }

    #[test]
    fn asking_to_wait_is_bounded() {
        for (status, header, seconds) in [
            (429, Some("7"), 7),
            (429, Some("2.128"), 3),
            (429, None, 60),
            (429, Some("-5"), 60),
            (429, Some("NaN"), 60),
            (429, Some("1e300"), 3600),
            (503, Some("10"), 10),
        ] {
            let until = NOW.plus(seconds * 1000);
            let body = r#"{"error":"temporarily_unavailable"}"#;
            assert_eq!(
                read(status, header, body, NOW),
                Err(AuthError::Throttled { until }),
                "{header:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_answer_may_come(status in 100_u16..600, body in ".*") {
            let _ = read(status, None, &body, NOW);
        }
    }
}
