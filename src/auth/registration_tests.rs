//! Tests of `registration.rs`.

use super::registration::{RedirectUri, Registration, Tenant};
use crate::model::Cloud;
use proptest::prelude::*;

const CLIENT: &str = "11111111-2222-4333-8444-555555555555";

#[test]
fn a_tenant_is_an_id_or_a_domain() {
    for (typed, path) in [
        ("", "organizations"),
        (" Organizations ", "organizations"),
        ("common", "organizations"),
        ("Contoso.Example", "contoso.example"),
        ("a-b.contoso.example", "a-b.contoso.example"),
        (
            " 0A1B2C3D-0000-4000-8000-000000000001 ",
            "0a1b2c3d-0000-4000-8000-000000000001",
        ),
    ] {
        assert_eq!(Tenant::parse(typed).unwrap().to_string(), path, "{typed}");
    }
    for typed in [
        "consumers",
        "contoso",
        "a..b",
        ".a.b",
        "a.b.",
        "a/../b",
        "a.b/c",
        "a b.c",
        "-a.b",
        "a-.b",
        "a.b?x",
        "é.example",
    ] {
        assert_eq!(Tenant::parse(typed), None, "{typed}");
    }
}

#[test]
fn addresses_follow_from_the_cloud() {
    for (cloud, host) in [
        (Cloud::Global, "login.microsoftonline.com"),
        (Cloud::UsGov, "login.microsoftonline.us"),
        (Cloud::UsGovDod, "login.microsoftonline.us"),
        (Cloud::China, "login.chinacloudapi.cn"),
    ] {
        let made = Registration::parse(CLIENT, "contoso.example", cloud).unwrap();
        let base = format!("https://{host}/contoso.example");
        assert_eq!(made.authorize(), format!("{base}/oauth2/v2.0/authorize"));
        assert_eq!(made.token(), format!("{base}/oauth2/v2.0/token"));
        let redirect = RedirectUri::new("http://localhost:8080/").unwrap();
        assert_eq!(
            made.logout(&redirect, Some("a&b")),
            format!(
                "{base}/oauth2/v2.0/logout?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F&logout_hint=a%26b"
            )
        );
        assert_eq!(
            made.admin_consent(&redirect),
            format!(
                "{base}/adminconsent?client_id={CLIENT}&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F"
            )
        );
    }
}

#[test]
fn an_issuer_is_of_the_cloud_and_of_the_tenant() {
    let made = Registration::parse(CLIENT, "", Cloud::China).unwrap();
    let tenant = crate::model::Guid::parse(CLIENT).unwrap();
    assert!(made.issues(
        &format!("https://login.partner.microsoftonline.cn/{CLIENT}/v2.0"),
        tenant
    ));
    assert!(!made.issues(
        &format!("https://login.microsoftonline.com/{CLIENT}/v2.0"),
        tenant
    ));
    assert!(!made.issues(
        &format!("https://login.chinacloudapi.cn/{CLIENT}/v2.0/x"),
        tenant
    ));
}

#[test]
fn a_redirect_uri_is_safe_or_local() {
    for good in [
        "https://contoso.example/cutover/",
        "http://localhost:8080/",
        "http://127.0.0.1/",
        "http://localhost/x/",
    ] {
        assert_eq!(RedirectUri::new(good).unwrap().as_str(), good);
    }
    for bad in [
        "http://contoso.example/",
        "http://localhost.evil.example/",
        "file:///x/index.html",
        "https://a.example/?x",
        "",
    ] {
        assert!(RedirectUri::new(bad).is_err(), "{bad}");
    }
}

proptest! {
    #[test]
    fn a_tenant_never_leaves_its_place_in_the_path(typed in ".*") {
        if let Some(tenant) = Tenant::parse(&typed) {
            let text = tenant.to_string();
            prop_assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-'));
            prop_assert!(!text.starts_with('.') && !text.is_empty());
        }
    }
}
