//! What a refusal of Graph means, told apart as far as its answers allow.

use super::retry::Trouble;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Why reading ended before its end. Each has its own words and its own way out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Problem {
    /// The tenant has no Entra ID P1 or P2: only the portal's download is left.
    NoLicence,
    /// The token lacks `AuditLog.Read.All`.
    NoScope,
    /// The person has no role that may read the log.
    NoRole,
    /// This cloud does not offer the sign-in log, or not this way.
    NotOffered,
    /// The session at Microsoft has ended; sign in again.
    SignedOut,
    /// The token is another tenant's than what was read before.
    OtherTenant,
    /// Throttled again and again.
    Throttled,
    /// The service did not answer, or only with errors.
    Unavailable,
    /// No connection.
    Network,
    /// The answer named a next page on another host; it was not asked.
    ForeignLink,
    /// Answers cannot be read.
    Unreadable,
    /// Refused for another reason: status and code as Graph gives them.
    Refused {
        /// HTTP status.
        status: u16,
        /// `error.code`, shortened.
        code: String,
    },
}

/// `{"error":{"code","message","innerError":{"request-id"}}}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody {
    /// `error.code`.
    pub code: String,
    /// `error.message`.
    pub message: String,
    /// `error.innerError.request-id`.
    pub request_id: Option<String>,
}

impl ErrorBody {
    /// Reads it; what is no such body gives empty texts.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let Ok(body) = serde_json::from_slice::<Value>(bytes) else {
            return Self::default();
        };
        let error = body.get("error").unwrap_or(&Value::Null);
        let text = |value: Option<&Value>, most: usize| {
            let text = value.and_then(Value::as_str).unwrap_or_default();
            text.chars()
                .filter(|c| !c.is_control())
                .take(most)
                .collect::<String>()
        };
        let message = error.get("message");
        // An older form has the message in an object of its own.
        let message = message.and_then(|m| m.get("value")).or(message);
        let inner = error.get("innerError").or_else(|| error.get("innererror"));
        let request_id = text(inner.and_then(|i| i.get("request-id")), 64);
        Self {
            code: text(error.get("code"), 80),
            message: text(message, 400),
            request_id: (!request_id.is_empty()).then_some(request_id),
        }
    }

    fn says(&self, words: &str) -> bool {
        let has = |text: &str| text.to_ascii_lowercase().contains(words);
        has(&self.code) || has(&self.message)
    }
}

/// What an answer other than 200 and 401 means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Ask again.
    Trouble(Trouble),
    /// The question is not understood: by this version, this cloud, or (for a next page) any more.
    BadQuestion,
    /// Refused for good.
    Refused(Problem),
}

/// Tells what an answer means. Codes and words are those seen in public issues
/// (<https://learn.microsoft.com/graph/resolve-auth-errors>); any other 403 is a missing role, as no code is documented
/// for it.
#[must_use]
pub fn classify(status: u16, body: &ErrorBody) -> Meaning {
    match status {
        429 => Meaning::Trouble(Trouble::Throttled),
        503 => Meaning::Trouble(Trouble::Unavailable),
        408 | 504 => Meaning::Trouble(Trouble::TimedOut),
        500 | 502 => Meaning::Trouble(Trouble::Broken),
        // The service says so in words at times, with another status.
        _ if body.says("request is throttled") => Meaning::Trouble(Trouble::Throttled),
        403 if body.says("authentication_requestfromnonpremiumtenantorb2ctenant")
            || body.says("premium licen") =>
        {
            Meaning::Refused(Problem::NoLicence)
        }
        403 if body.says("authentication_msgraphpermissionmissing")
            || body.says("hasnoreadauditlogdataaccess")
            || body.says("hasnodirectoryreadaccess")
            || body.says("required msgraph permissions") =>
        {
            Meaning::Refused(Problem::NoScope)
        }
        403 => Meaning::Refused(Problem::NoRole),
        400 | 404 | 405 | 410 | 501 => Meaning::BadQuestion,
        _ => Meaning::Refused(Problem::Refused {
            status,
            code: body.code.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorBody, Meaning, Problem, classify};
    use crate::source::graph::Trouble;

    fn body(code: &str, message: &str) -> ErrorBody {
        let text = serde_json::json!({"error": {"code": code, "message": message, "innerError": {"request-id": "r"}}});
        ErrorBody::read(text.to_string().as_bytes())
    }

    #[test]
    fn refusals_are_told_apart() {
        use Problem::{NoLicence, NoRole, NoScope};
        for (code, message, problem) in [
            (
                "Authentication_RequestFromNonPremiumTenantOrB2CTenant",
                "Neither tenant is B2C or tenant doesn't have premium license",
                NoLicence,
            ),
            (
                "UnknownError",
                "Tenant is not a B2C tenant and doesn't have premium licenses",
                NoLicence,
            ),
            (
                "Authentication_MSGraphPermissionMissing",
                "Calling principal does not have required MSGraph permissions AuditLog.Read.All",
                NoScope,
            ),
            (
                "Authentication_ApplicationHasNoReadAuditLogDataAccess",
                "",
                NoScope,
            ),
            (
                "Authentication_ApplicationHasNoDirectoryReadAccess",
                "Failed to do premium license check",
                NoLicence,
            ),
            (
                "Authorization_RequestDenied",
                "Insufficient privileges to complete the operation.",
                NoRole,
            ),
            ("UnknownError", "", NoRole),
        ] {
            assert_eq!(
                classify(403, &body(code, message)),
                Meaning::Refused(problem),
                "{code}"
            );
        }
        assert_eq!(
            classify(403, &ErrorBody::default()),
            Meaning::Refused(NoRole)
        );
    }

    #[test]
    fn troubles_pass() {
        for (status, trouble) in [
            (429, Trouble::Throttled),
            (503, Trouble::Unavailable),
            (504, Trouble::TimedOut),
            (408, Trouble::TimedOut),
            (500, Trouble::Broken),
            (502, Trouble::Broken),
        ] {
            assert_eq!(
                classify(status, &ErrorBody::default()),
                Meaning::Trouble(trouble)
            );
        }
        let throttled = body(
            "UnknownError",
            "This request is throttled. Please try again after some time.",
        );
        assert_eq!(
            classify(403, &throttled),
            Meaning::Trouble(Trouble::Throttled)
        );
    }

    #[test]
    fn both_forms_of_an_error_are_read_and_damage_is_none() {
        let old = ErrorBody::read(br#"{"error":{"code":"BadRequest","message":{"lang":"en","value":"Invalid filter clause"}}}"#);
        assert_eq!(
            (old.code.as_str(), old.message.as_str()),
            ("BadRequest", "Invalid filter clause")
        );
        for text in [
            "",
            "<html>",
            "[]",
            r#"{"error":"x"}"#,
            r#"{"error":{"code":7}}"#,
        ] {
            assert_eq!(
                ErrorBody::read(text.as_bytes()),
                ErrorBody::default(),
                "{text}"
            );
        }
        let long = body(&"x".repeat(1000), "a\u{7}b");
        assert_eq!((long.code.len(), long.message.as_str()), (80, "ab"));
    }
}
