//! What Graph says when it refuses, as public issues and the documentation show it.

use cutover::model::Instant;
use serde_json::{Value, json};

/// A refusal: status, code, message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(
    pub(crate) u16,
    pub(crate) &'static str,
    pub(crate) &'static str,
);

pub(crate) const LICENCE: Refusal = Refusal(
    403,
    "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
    "Neither tenant is B2C or tenant doesn't have premium license",
);
pub(crate) const SCOPE: Refusal = Refusal(
    403,
    "Authentication_MSGraphPermissionMissing",
    "Calling principal does not have required MSGraph permissions AuditLog.Read.All",
);
/// No public source has the body; this is how Graph refuses elsewhere.
pub(crate) const ROLE: Refusal = Refusal(
    403,
    "Authorization_RequestDenied",
    "Insufficient privileges to complete the operation.",
);
pub(crate) const TOKEN: Refusal = Refusal(
    401,
    "InvalidAuthenticationToken",
    "Lifetime validation failed, the token is expired.",
);
pub(crate) const NO_TOKEN: Refusal =
    Refusal(401, "InvalidAuthenticationToken", "Access token is empty.");
pub(crate) const CURSOR: Refusal = Refusal(
    400,
    "UnknownError",
    "Invalid Skip Token, skip token is null",
);
pub(crate) const THROTTLED: Refusal = Refusal(
    429,
    "UnknownError",
    "This request is throttled. Please try again after some time.",
);
pub(crate) const TOO_SLOW: Refusal = Refusal(504, "UnknownError", "");

/// The body. `old`: the form with the message in an object of its own.
pub(crate) fn body(code: &str, message: &str, now: i64, id: &str, old: bool) -> Value {
    let date = Instant(now).to_string();
    let message = if old {
        json!({"lang": "en-US", "value": message})
    } else {
        json!(message)
    };
    json!({"error": {"code": code, "message": message, "innerError": {
        "date": date.get(..19).unwrap_or_default(), "request-id": id, "client-request-id": id}}})
}

/// `Tue, 24 Nov 2026 03:50:49 GMT` (RFC 9110, 5.6.7).
pub(crate) fn http_date(now: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let at = Instant(now);
    let (year, month, day) = at.civil_date();
    let pick = |list: &[&'static str], n: i64| {
        usize::try_from(n)
            .ok()
            .and_then(|n| list.get(n).copied())
            .unwrap_or_default()
    };
    let text = at.to_string();
    format!(
        "{}, {day:02} {} {year:04} {} GMT",
        pick(&DAYS, now.div_euclid(86_400_000).rem_euclid(7)),
        pick(&MONTHS, month - 1),
        text.get(11..19).unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::{body, http_date};
    use crate::sample::TEST_START;

    #[test]
    fn dates_are_those_of_http() {
        assert_eq!(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(
            http_date(TEST_START + 13_849_500),
            "Tue, 24 Nov 2026 03:50:49 GMT"
        );
    }

    #[test]
    fn both_forms_of_an_error() {
        let new = body("BadRequest", "m", TEST_START, "r", false);
        assert_eq!(new["error"]["message"], "m");
        assert_eq!(new["error"]["innerError"]["date"], "2026-11-24T00:00:00");
        assert_eq!(
            body("BadRequest", "m", TEST_START, "r", true)["error"]["message"]["value"],
            "m"
        );
    }
}
