use super::{Dialect, INVALID, Property, bounds, parse};
use crate::record::Record;
use crate::sample::{BROWSER, TEST_START, legacy};

const BETA: Dialect = Dialect {
    beta: true,
    lenient: true,
};
const V1: Dialect = Dialect {
    beta: false,
    lenient: true,
};
const STRICT: Dialect = Dialect {
    beta: true,
    lenient: false,
};

fn fits(text: &str, record: &Record) -> bool {
    parse(text, BETA).unwrap().fits(record)
}

#[test]
fn what_is_documented_is_understood_everywhere() {
    let record = legacy(1, 0);
    for (text, wanted) in [
        ("", true),
        ("clientAppUsed eq 'Exchange ActiveSync'", true),
        ("clientAppUsed eq 'exchange activesync'", false),
        (
            "(clientAppUsed eq 'IMAP4' or clientAppUsed eq 'Exchange ActiveSync') and status/errorCode eq 0",
            true,
        ),
        (
            "clientAppUsed eq 'IMAP4' or clientAppUsed eq 'Exchange ActiveSync' and status/errorCode eq 7",
            false,
        ),
        ("status/errorCode eq 50126", false),
        ("startswith(userPrincipalName,'GRETA')", true),
        ("startsWith(ipAddress, '203.')", false),
        (
            "createdDateTime ge 2026-11-24T00:00:00Z and createdDateTime le 2026-11-24T00:00:00.000Z",
            true,
        ),
        ("createdDateTime ge 2026-11-24T00:00:01Z", false),
        ("conditionalAccessStatus eq 'notApplied'", true),
        ("location/countryOrRegion eq 'CH'", true),
    ] {
        assert_eq!(fits(text, &record), wanted, "{text}");
        assert_eq!(
            parse(text, V1).map(|f| f.fits(&record)),
            Ok(wanted),
            "{text}"
        );
        assert_eq!(
            parse(text, STRICT).map(|f| f.fits(&record)),
            Ok(wanted),
            "{text}"
        );
    }
}

#[test]
fn what_only_works_in_the_field_can_be_refused() {
    let record = legacy(1, 0);
    for text in [
        "clientAppUsed ne 'Browser'",
        "createdDateTime lt 2026-11-25T00:00:00Z",
        "status/errorCode ne 1",
        "isInteractive eq true",
        "userType eq 'member'",
    ] {
        assert!(fits(text, &record), "{text}");
        assert_eq!(parse(text, STRICT), Err(INVALID), "{text}");
    }
}

#[test]
fn event_types_are_asked_by_a_lambda_in_beta_only() {
    let both = "signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')";
    let mut record = legacy(1, 0);
    for interactive in [true, false] {
        record.interactive = interactive;
        assert!(fits(both, &record));
        assert_eq!(
            fits("signInEventTypes/any(x:x eq 'interactiveUser')", &record),
            interactive
        );
        assert_eq!(
            fits("signInEventTypes/any(t: t ne 'interactiveUser')", &record),
            !interactive
        );
    }
    assert!(parse(both, BETA).unwrap().asks_for_event_types());
    assert!(!parse("id eq 'a'", BETA).unwrap().asks_for_event_types());
    assert_eq!(parse(both, V1), Err(INVALID));
}

#[test]
fn what_graph_refuses_is_refused() {
    for text in [
        "clientAppUsed",
        "clientAppUsed eq",
        "clientAppUsed eq Browser",
        "clientAppUsed gt 'A'",
        "startswith(clientAppUsed,'I')",
        "contains(userPrincipalName,'a')",
        "not (clientAppUsed eq 'Browser')",
        "clientAppUsed in ('A','B')",
        "createdDateTime ge '2026-11-24T00:00:00Z'",
        "createdDateTime ge 2026-11-24",
        "createdDateTime ne 2026-11-24T00:00:00Z",
        "status/errorCode eq '0'",
        "authenticationProtocol eq 'ropc'",
        "signInEventTypes eq 'interactiveUser'",
        "signInEventTypes/any(t:t eq 'person')",
        "signInEventTypes/any(t:u eq 'interactiveUser')",
        "signInEventTypes/all(t:t eq 'interactiveUser')",
        "userId eq 'a' and",
        "(userId eq 'a'",
        "userId eq 'a')",
        "userId eq 'a' userId eq 'b'",
        "userId eq 'a",
        "userId eq \"a\"",
        "userId eq 'a'; drop",
        "Client eq 'a'",
    ] {
        assert_eq!(parse(text, BETA), Err(INVALID), "{text}");
    }
    let deep = format!("{}id eq 'a'{}", "(".repeat(500), ")".repeat(500));
    assert_eq!(parse(&deep, BETA), Err(INVALID));
}

#[test]
fn a_quote_in_a_text_is_doubled() {
    let mut record = legacy(1, 0);
    record.client_app = "O'Hara' or 'a' eq 'a".into();
    assert!(fits(
        "clientAppUsed eq 'O''Hara'' or ''a'' eq ''a'",
        &record
    ));
    record.client_app = BROWSER.into();
    assert!(!fits(
        "clientAppUsed eq 'O''Hara'' or ''a'' eq ''a'",
        &record
    ));
}

#[test]
fn indexes_are_told_what_a_filter_needs() {
    let filter = parse(
        "createdDateTime ge 2026-11-24T00:00:00Z and (clientAppUsed eq 'A' or clientAppUsed eq 'B') and userId eq 'u'",
        BETA,
    )
    .unwrap();
    let of = |property| {
        filter
            .conjuncts()
            .into_iter()
            .find_map(|part| part.one_of(property))
    };
    assert_eq!(of(Property::ClientApp), Some(vec!["A", "B"]));
    assert_eq!(of(Property::UserId), Some(vec!["u"]));
    assert_eq!(of(Property::AppId), None);
    assert_eq!(bounds(&filter), (TEST_START, i64::MAX));
    let either = parse("userId eq 'u' or appId eq 'a'", BETA).unwrap();
    assert_eq!(
        either.one_of(Property::UserId),
        None,
        "the other half has anybody"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        let _ = parse(&text, BETA);
    }
    #[test]
    fn any_words_are_answered(words in proptest::collection::vec(0_usize..12, 0..20)) {
        const WORDS: [&str; 12] = ["(", ")", "and", "or", "eq", "ne", "clientAppUsed", "'a'", "7", "signInEventTypes/any", ":", "2026-11-24T00:00:00Z"];
        let text: Vec<_> = words.iter().map(|n| WORDS[*n]).collect();
        let _ = parse(&text.join(" "), BETA);
    }
}
