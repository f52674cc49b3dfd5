//! Claims: what the page says that it can do (CP1: it understands claims challenges), and what Microsoft Graph asks for
//! when a session must be confirmed anew (Continuous Access Evaluation).
//! <https://learn.microsoft.com/entra/identity-platform/claims-challenge>

use super::base64;
use super::json::Json;

/// A claims challenge: a JSON object, checked and made small, with nothing secret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge(String);

/// A challenge is some hundred bytes; what is larger is none.
const LARGEST: usize = 8 * 1024;

impl Challenge {
    /// From its JSON text. An empty object asks for nothing, so it is none.
    #[must_use]
    pub fn of_json(text: &str) -> Option<Self> {
        if text.len() > LARGEST {
            return None;
        }
        match Json::parse(text)? {
            Json::Object(pairs) if !pairs.is_empty() => Some(Self(Json::Object(pairs).write())),
            _ => None,
        }
    }

    /// From the header `WWW-Authenticate` of a 401, if it holds one: `error="insufficient_claims"` with `claims` as
    /// base64 (some proxies pass on plain JSON).
    #[must_use]
    pub fn of_header(header: &str) -> Option<Self> {
        if parameter(header, "error")? != "insufficient_claims" {
            return None;
        }
        let claims = parameter(header, "claims")?;
        base64::decode(&claims)
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .and_then(|text| Self::of_json(&text))
            .or_else(|| Self::of_json(&claims))
    }

    /// Its JSON.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }
}

/// A quoted parameter of an authentication header.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header;
    loop {
        let at = rest.find(name)?;
        let before = rest.get(..at)?;
        let after = rest.get(at + name.len()..)?;
        rest = after;
        let begins = before
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || c == ',');
        if !begins {
            continue;
        }
        let Some(value) = after.trim_start().strip_prefix('=') else {
            continue;
        };
        let mut out = String::new();
        let mut chars = value.trim_start().strip_prefix('"')?.chars();
        loop {
            match chars.next()? {
                '"' => return Some(out),
                '\\' => out.push(chars.next()?),
                c => out.push(c),
            }
        }
    }
}

/// The parameter `claims` of a request: CP1, the login hint that signing out needs, and the challenge merged in.
#[must_use]
pub fn parameter_with(challenge: Option<&Challenge>) -> String {
    let mut all = challenge
        .and_then(|challenge| Json::parse(challenge.json()))
        .unwrap_or_else(|| Json::Object(Vec::new()));
    let cp1 = Json::List(vec![Json::Text("CP1".to_owned())]);
    let values = Json::Object(vec![("values".to_owned(), cp1)]);
    put(&mut all, "access_token", "xms_cc", values);
    put(
        &mut all,
        "id_token",
        "login_hint",
        Json::Word("null".to_owned()),
    );
    all.write()
}

/// Sets a claim of a token; what the challenge asks for beside it stays.
fn put(all: &mut Json, token: &str, claim: &str, value: Json) {
    let mut claims = all
        .get(token)
        .cloned()
        .unwrap_or_else(|| Json::Object(Vec::new()));
    claims.set(claim, value);
    all.set(token, claims);
}

#[cfg(test)]
mod tests {
    use super::{Challenge, parameter_with};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const HEADER: &str = r#"Bearer realm="", authorization_uri="https://login.contoso.example/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTYwNDEwNjY1MSJ9fX0=""#;

    #[test]
    fn a_challenge_is_read_from_the_header() {
        let challenge = Challenge::of_header(HEADER).unwrap();
        let value: Value = serde_json::from_str(challenge.json()).unwrap();
        assert_eq!(value["access_token"]["nbf"]["value"], "1604106651");
    }

    #[test]
    fn a_plain_refusal_is_no_challenge() {
        for header in [
            "",
            "Bearer",
            r#"Bearer error="invalid_token", claims="e30=""#,
            r#"Bearer error="insufficient_claims""#,
            r#"Bearer error="insufficient_claims", claims="e30=""#,
            r#"Bearer error="insufficient_claims", claims="not base64!""#,
            r#"Bearer error="insufficient_claims", claims="unfinished"#,
        ] {
            assert_eq!(Challenge::of_header(header), None, "{header}");
        }
    }

    #[test]
    fn the_challenge_is_merged_not_replaced() {
        let plain: Value = serde_json::from_str(&parameter_with(None)).unwrap();
        assert_eq!(
            plain,
            json!({"access_token": {"xms_cc": {"values": ["CP1"]}}, "id_token": {"login_hint": null}})
        );
        let challenge = Challenge::of_header(HEADER).unwrap();
        let merged: Value = serde_json::from_str(&parameter_with(Some(&challenge))).unwrap();
        assert_eq!(merged["access_token"]["nbf"]["essential"], true);
        assert_eq!(merged["access_token"]["xms_cc"]["values"][0], "CP1");
    }

    proptest! {
        #[test]
        fn any_header_may_come(header in ".*") {
            let _ = Challenge::of_header(&header);
        }
    }
}
