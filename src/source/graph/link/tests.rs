//! Where a request may go, as a table.

use super::{Host, goes_on, without_cursor};

fn host() -> Host {
    Host::new("graph.microsoft.com").unwrap()
}

#[test]
fn a_next_page_keeps_the_path() {
    let asked = "https://graph.microsoft.com/beta/auditLogs/signIns?$top=1";
    for (next, want) in [
        (
            "https://graph.microsoft.com/beta/auditLogs/signIns?$skiptoken=a",
            true,
        ),
        (
            "https://graph.microsoft.com/beta/auditLogs/signins?$skiptoken=a",
            true,
        ),
        ("https://graph.microsoft.com/beta/auditLogs/signIns", true),
        (
            "https://graph.microsoft.com/beta/me/messages?$skiptoken=a",
            false,
        ),
        (
            "https://graph.microsoft.com/beta/auditLogs/signIns/../directoryAudits",
            false,
        ),
        (
            "https://graph.microsoft.com/v1.0/auditLogs/signIns?a",
            false,
        ),
        (
            "https://graph.microsoft.com/beta/auditLogs/signIns#?a",
            true,
        ),
    ] {
        assert_eq!(goes_on(asked, next), want, "{next}");
    }
}

#[test]
fn only_the_host_itself() {
    for good in [
        "https://graph.microsoft.com/beta/auditLogs/signIns",
        "https://graph.microsoft.com/beta/auditLogs/signins?$skiptoken=a%3db",
        "https://graph.microsoft.com/",
    ] {
        assert!(host().owns(good), "{good}");
    }
    for bad in [
        "http://graph.microsoft.com/beta",
        "https://graph.microsoft.com",
        "https://graph.microsoft.com:443/beta",
        "https://graph.microsoft.com:8443/beta",
        "https://graph.microsoft.com.fabrikam.example/beta",
        "https://graph.microsoft.com@fabrikam.example/beta",
        "https://user@graph.microsoft.com/beta",
        "https://fabrikam.example/https://graph.microsoft.com/",
        "https://GRAPH.microsoft.com/beta",
        "HTTPS://graph.microsoft.com/beta",
        "https:\\\\graph.microsoft.com/beta",
        "https://graph.microsoft.com\\@fabrikam.example/",
        "https://graph.microsoft.com/\\fabrikam.example",
        "https://graph.microsoft.com/a\nb",
        " https://graph.microsoft.com/a",
        "//graph.microsoft.com/a",
        "/beta/auditLogs/signIns",
        "javascript:alert(1)",
        "",
    ] {
        assert!(!host().owns(bad), "{bad}");
    }
    assert!(!host().owns(&format!(
        "https://graph.microsoft.com/{}",
        "a".repeat(20_000)
    )));
}

#[test]
fn a_host_is_a_name_and_nothing_else() {
    for bad in ["", "a/b", "a@b", "a:1", "A.b", "a b", "a\\b", "a?b", "a#b"] {
        assert_eq!(Host::new(bad), None, "{bad}");
    }
}

#[test]
fn the_ledger_has_no_cursor() {
    assert_eq!(
        without_cursor("https://h/x?$filter=a%20eq%20b&$skiptoken=abc%3d&$top=1000"),
        "https://h/x?$filter=a%20eq%20b&$skiptoken=…&$top=1000"
    );
    assert_eq!(
        without_cursor("https://h/x?%24skiptoken=abc"),
        "https://h/x?%24skiptoken=…"
    );
    assert_eq!(without_cursor("https://h/x"), "https://h/x");
}

proptest::proptest! {
    #[test]
    fn what_a_browser_takes_for_another_host_is_refused(before in "\\PC{0,12}", after in "\\PC{0,30}") {
        let url = format!("https://{before}{after}");
        if host().owns(&url) {
            proptest::prop_assert!(url.starts_with("https://graph.microsoft.com/"));
        }
    }
}
