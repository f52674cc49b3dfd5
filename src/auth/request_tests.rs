//! Tests of `request.rs`.

use super::request::{authorize, redeem, refresh};
use crate::auth::registration::RedirectUri;
use crate::auth::secret::{Code, RefreshToken};
use crate::auth::text::pairs;
use crate::auth::transaction::tests::transaction;
use crate::auth::{Challenge, pkce};

fn redirect() -> RedirectUri {
    RedirectUri::new("https://contoso.example/cutover/").unwrap()
}

#[test]
fn the_address_asks_for_a_code_with_pkce() {
    let made = transaction();
    let url = authorize(&made, &redirect());
    let (address, query) = url.split_once('?').unwrap();
    assert_eq!(
        address,
        "https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize"
    );
    assert!(url.is_ascii() && !url.contains(' ') && !url.contains('#'));
    let all: Vec<_> = pairs(query).collect();
    let of = |name: &str| {
        let mut found = all.iter().filter(|(n, _)| n == name);
        let value = found.next().map(|(_, v)| v.as_str());
        assert!(found.next().is_none(), "{name} twice");
        value
    };
    for (name, value) in [
        ("client_id", "11111111-2222-4333-8444-555555555555"),
        ("response_type", "code"),
        ("response_mode", "fragment"),
        ("redirect_uri", "https://contoso.example/cutover/"),
        ("code_challenge_method", "S256"),
        ("code_challenge", &pkce::challenge(&made.verifier)),
        ("state", made.state.reveal()),
        ("nonce", made.nonce.reveal()),
        ("client_info", "1"),
        ("prompt", "select_account"),
        (
            "claims",
            r#"{"access_token":{"xms_cc":{"values":["CP1"]}},"id_token":{"login_hint":null}}"#,
        ),
        (
            "scope",
            "https://graph.microsoft.com/AuditLog.Read.All openid profile offline_access",
        ),
    ] {
        assert_eq!(of(name), Some(value), "{name}");
    }
    assert!(
        !url.contains(made.verifier.reveal()),
        "the verifier stays here"
    );
}

#[test]
fn going_on_with_an_account_asks_for_no_choice() {
    let mut made = transaction();
    made.intent.hint = Some("a@contoso.example".to_owned());
    made.intent.claims = Challenge::of_json(r#"{"access_token":{"nbf":{"value":"1"}}}"#);
    let url = authorize(&made, &redirect());
    assert!(url.contains("&login_hint=a%40contoso.example") && !url.contains("prompt="));
    assert!(url.contains("%22nbf%22"));
}

#[test]
fn bodies_hold_what_the_endpoint_needs() {
    let made = transaction();
    let body = redeem(&made, &Code::new("c/d"), &redirect());
    let names: Vec<_> = pairs(&body).map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "client_id",
            "grant_type",
            "code",
            "code_verifier",
            "redirect_uri",
            "scope",
            "claims",
            "client_info"
        ]
    );
    assert!(body.contains("&code=c%2Fd&code_verifier="));
    let intent = &made.intent;
    let body = refresh(
        &intent.registration,
        &intent.scopes,
        &RefreshToken::new("r"),
        None,
    );
    let names: Vec<_> = pairs(&body).map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "client_id",
            "grant_type",
            "refresh_token",
            "scope",
            "claims",
            "client_info"
        ]
    );
    assert!(body.contains("offline_access"));
}
