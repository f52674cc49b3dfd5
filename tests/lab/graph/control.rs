//! The lab's own address: its page, and the controls behind it. Only for whoever asks by the loopback address itself.

use crate::lab::{Lab, Settings, TENANTS, Token};
use crate::preset::PRESETS;
use serde_json::{Value, json};

/// The page of the lab.
const PAGE: &str = include_str!("lab.html");

/// What is answered: status, media type, body.
pub(crate) type Told = (u16, &'static str, String);

/// Whether a request may use the controls: asked by the loopback address, and not from a page of elsewhere.
pub(crate) fn may(host: &str, origin: Option<&str>) -> bool {
    let loopback = |host: &str| {
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        matches!(name, "127.0.0.1" | "localhost")
    };
    loopback(host) && origin.is_none_or(|origin| origin.strip_prefix("http://") == Some(host))
}

/// Answers. `now`: milliseconds by this computer's clock.
pub(crate) fn control(lab: &mut Lab, now: i64, method: &str, path: &str, body: &[u8]) -> Told {
    match (method, path) {
        ("GET", "/") => (200, "text/html; charset=utf-8", PAGE.to_owned()),
        // Browsers ask for it by themselves.
        ("GET", "/favicon.ico") => (204, "text/plain", String::new()),
        ("GET", "/lab") => say(&json!({
            "tenant": lab.settings.tenant, "faults": lab.settings.faults, "records": lab.store.len(), "clock": lab.settings.clock,
            "tenants": list(&TENANTS), "presets": list(&PRESETS),
        })),
        ("PUT", "/lab") => match serde_json::from_slice::<Settings>(body) {
            Ok(settings) => match lab.set(settings, now) {
                Ok(()) => say(&json!({"records": lab.store.len()})),
                Err(error) => (400, "text/plain", error),
            },
            Err(error) => (400, "text/plain", error.to_string()),
        },
        ("GET", "/lab/requests") => {
            say(&json!({"requests": lab.asked, "preflights": lab.preflights}))
        }
        ("POST", "/lab/tokens") => match serde_json::from_slice::<Token>(body) {
            Ok(token) => {
                lab.tokens.insert(token.token.clone(), token);
                say(&json!({}))
            }
            Err(error) => (400, "text/plain", error.to_string()),
        },
        _ => (404, "text/plain", "There is no such place.\n".to_owned()),
    }
}

fn say(value: &Value) -> Told {
    (200, "application/json", value.to_string())
}

fn list(pairs: &[(&str, &str)]) -> Value {
    pairs
        .iter()
        .map(|(name, what)| json!({"name": name, "what": what}))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{control, may};
    use crate::lab::Lab;
    use crate::sample::TEST_START;

    #[test]
    fn microsofts_names_and_foreign_pages_have_no_controls() {
        for (host, origin, allowed) in [
            ("127.0.0.1:5000", None, true),
            ("localhost:5000", Some("http://localhost:5000"), true),
            ("graph.microsoft.com", None, false),
            ("graph.microsoft.com:5000", None, false),
            ("127.0.0.1.fabrikam.example:5000", None, false),
            ("127.0.0.1:5000", Some("https://fabrikam.example"), false),
            ("127.0.0.1:5000", Some("http://localhost:8080"), false),
            ("127.0.0.1:5000", Some("null"), false),
        ] {
            assert_eq!(may(host, origin), allowed, "{host} {origin:?}");
        }
    }

    #[test]
    fn a_tenant_is_chosen_and_nonsense_is_refused() {
        let mut lab = Lab::default();
        let mut put = |body: &str| control(&mut lab, TEST_START, "PUT", "/lab", body.as_bytes()).0;
        assert_eq!(put(r#"{"tenant":"small","faults":["cut","strict"]}"#), 200);
        for body in [
            r#"{"tenant":"x"}"#,
            r#"{"faults":["x"]}"#,
            r#"{"tenants":"small"}"#,
            "x",
        ] {
            assert_eq!(put(body), 400, "{body}");
        }
        assert_eq!(lab.store.len(), 180);
        assert_eq!(control(&mut lab, 0, "DELETE", "/lab", b"").0, 404);
    }
}
