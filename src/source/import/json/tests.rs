//! Shapes, damage and chunks. Golden files over whole inputs are in `tests/golden`.

use super::JsonImport;
use crate::source::{AuthStep, Format, ProblemCode, RawRecord, Sink, SourceNote};

#[derive(Debug, Default, PartialEq)]
pub(super) struct Seen {
    records: Vec<(Format, String)>,
    unreadable: u64,
    stop: Option<ProblemCode>,
}

impl Sink for Seen {
    fn record(&mut self, format: Format, r: &RawRecord<'_>) {
        self.records
            .push((format, r.id.as_deref().unwrap_or("-").to_owned()));
    }
    fn unreadable(&mut self) {
        self.unreadable += 1;
    }
    fn auth_step(&mut self, _: &AuthStep<'_>) {}
}

/// Reads `text` in chunks of the given size, as the driver does.
fn read(text: &[u8], chunk: usize) -> Seen {
    read_by(&mut JsonImport::default(), text, chunk)
}

fn read_by(import: &mut JsonImport, text: &[u8], chunk: usize) -> Seen {
    let mut seen = Seen::default();
    let (mut from, mut to) = (0, 0);
    loop {
        to = (to + chunk).min(text.len());
        let step = import.parse(&text[from..to], to == text.len(), &mut seen);
        from += step.consumed;
        if step.stop.is_some() || to == text.len() {
            seen.stop = step.stop;
            return seen;
        }
    }
}

fn sign_in(id: &str) -> String {
    format!(
        r#"{{"id":"{id}","createdDateTime":"2026-11-01T10:00:00Z","userId":"u","clientAppUsed":"IMAP4","note":["}}",{{"a":"\"]"}}],"status":{{"errorCode":0}}}}"#
    )
}

#[test]
fn every_shape_is_told_by_content() {
    let (a, b) = (sign_in("a"), sign_in("b"));
    let diagnostic = |r: &str| {
        format!(r#"{{"time":"2026-11-01T10:00:01Z","category":"SignInLogs","properties":{r}}}"#)
    };
    let (da, db) = (diagnostic(&a), diagnostic(&b));
    for (text, format) in [
        (
            format!(r#"{{"@odata.context":"x","@odata.nextLink":"y","value":[{a},{b}]}}"#),
            Format::Graph,
        ),
        (
            format!(
                r#"[{{"@odata.context":"x","value":[{a}]}}, {{"value":[]}}, {{"value":[{b}]}}]"#
            ),
            Format::Graph,
        ),
        (
            format!(r#"[{{"records":[{da} , {db}]}}]"#),
            Format::EventHub,
        ),
        (
            format!(r#"{{"value":[{a} , {b}],"@odata.nextLink":"y","n":[1]}}"#),
            Format::Graph,
        ),
        (format!("[{a},\r\n{b}]\n"), Format::PortalJson),
        (format!("{a}\n{b}\n"), Format::PortalJson),
        (format!("{da}\r\n{db}"), Format::Diagnostics),
        (format!("[{da},{db}]"), Format::Diagnostics),
        (format!(r#"{{"records":[{da},{db}]}}"#), Format::EventHub),
        (
            format!(r#"{{"Records":[{da}]}}{{"Records":[{db}]}}"#),
            Format::EventHub,
        ),
        (
            format!(r#"{{"value":[{a}]}}{{"value":[{b}]}}"#),
            Format::Graph,
        ),
    ] {
        for chunk in [1, 7, 64, 100_000] {
            let seen = read(text.as_bytes(), chunk);
            assert_eq!(
                seen.records,
                [(format, "a".to_owned()), (format, "b".to_owned())],
                "{chunk} {text}"
            );
            assert_eq!((seen.unreadable, seen.stop), (0, None), "{chunk} {text}");
        }
    }
}

#[test]
fn damage_keeps_what_came_before() {
    let (a, b) = (sign_in("a"), sign_in("b"));
    for (text, kept, unreadable, stop) in [
        (
            format!("[{a},{}", &b[..b.len() / 2]),
            1,
            0,
            Some(ProblemCode::Truncated),
        ),
        (format!("[{a}"), 1, 0, Some(ProblemCode::Truncated)),
        (format!("[{a},"), 1, 0, Some(ProblemCode::Truncated)),
        (format!("[{a};{b}]"), 1, 0, Some(ProblemCode::Malformed)),
        (format!("[{a},]"), 1, 0, Some(ProblemCode::Malformed)),
        (format!("{a}\nnonsense {{\n{b}\n"), 2, 1, None),
        (format!("[{a},17,null,{{}},{b}]"), 2, 3, None),
        ("[]".to_owned(), 0, 0, None),
        (r#"{"value":[]}"#.to_owned(), 0, 0, None),
        (
            r#"{"@odata.context":"x"}"#.to_owned(),
            0,
            1,
            Some(ProblemCode::NotSignIns),
        ),
        (
            r#"[{"name":"x"},{"name":"y"}]"#.to_owned(),
            0,
            2,
            Some(ProblemCode::NotSignIns),
        ),
        (
            r#"{"error":{"code":"x"}}"#.to_owned(),
            0,
            1,
            Some(ProblemCode::NotSignIns),
        ),
        ("  ".to_owned(), 0, 0, Some(ProblemCode::Empty)),
        ("[".repeat(200_000), 0, 0, Some(ProblemCode::Truncated)),
        (
            r#"{"a":"#.repeat(200_000),
            0,
            0,
            Some(ProblemCode::Truncated),
        ),
    ] {
        for chunk in [977, 1 << 20] {
            let seen = read(text.as_bytes(), chunk);
            let head = &text[..text.len().min(80)];
            assert_eq!(seen.records.len(), kept, "{head}");
            assert_eq!((seen.unreadable, seen.stop), (unreadable, stop), "{head}");
        }
    }
}

#[test]
fn other_categories_of_a_diagnostic_export_are_passed_over() {
    let a = sign_in("a");
    let text = format!(
        "{}\n{}\n",
        r#"{"time":"2026-11-01T10:00:01Z","category":"AuditLogs","properties":{"userId":"u","id":"x"}}"#,
        format_args!(
            r#"{{"time":"2026-11-01T10:00:01Z","category":"SignInLogs","properties":{a}}}"#
        )
    );
    let seen = read(text.as_bytes(), 1 << 20);
    assert_eq!(seen.records, [(Format::Diagnostics, "a".to_owned())]);
    assert_eq!(seen.unreadable, 0);
}

#[test]
fn envelope_and_properties_are_settled() {
    struct One(Option<RawRecord<'static>>);
    impl Sink for One {
        fn record(&mut self, _: Format, r: &RawRecord<'_>) {
            let own = |c: &Option<std::borrow::Cow<'_, str>>| {
                c.as_ref().map(|c| std::borrow::Cow::Owned(c.to_string()))
            };
            self.0 = Some(RawRecord {
                created: own(&r.created),
                ip: own(&r.ip),
                error_code: own(&r.error_code),
                log_tenant: own(&r.log_tenant),
                correlation_id: own(&r.correlation_id),
                event_types: own(&r.event_types),
                city: own(&r.city),
                country: own(&r.country),
                user_agent: own(&r.user_agent),
                ..RawRecord::default()
            });
        }
        fn unreadable(&mut self) {}
        fn auth_step(&mut self, _: &AuthStep<'_>) {}
    }
    let text = r#"{"Time":"2026-11-01 10:00:01.5","CallerIPAddress":"192.0.2.1","RESULTTYPE":50126,"correlationid":"outer","location":"CH",
      "resourceid":"/tenants/AAAA/providers/Microsoft.aadiam","category":"NonInteractiveUserSignInLogs","properties":{"userId":"u","clientAppUsed":null,"correlationId":"inner",
      "signInEventTypes":["nonInteractiveUser","x"],"location":{"city":"Z\u00fcrich","countryOrRegion":"CH","geoCoordinates":{"latitude":1.5}},"userAgent":null,"status":{}}}"#;
    let mut one = One(None);
    let step = JsonImport::default().parse(text.as_bytes(), true, &mut one);
    assert_eq!((step.consumed, step.stop), (text.len(), None));
    let r = one.0.unwrap();
    assert_eq!(r.created.as_deref(), Some("2026-11-01 10:00:01.5"));
    assert_eq!(r.ip.as_deref(), Some("192.0.2.1"));
    assert_eq!(r.error_code.as_deref(), Some("50126"));
    assert_eq!(r.log_tenant.as_deref(), Some("AAAA"));
    assert_eq!(r.correlation_id.as_deref(), Some("inner"));
    assert_eq!(r.event_types.as_deref(), Some("nonInteractiveUser,x"));
    assert_eq!(r.city.as_deref(), Some("Zürich"));
    assert_eq!(r.user_agent, None);
}

proptest::proptest! {
    #[test]
    fn any_split_gives_the_same(
        parts in proptest::collection::vec(proptest::sample::select(vec!["[", "]", "{", "}", ",", "\"a\"", ":", "\\\"", "\n", "17", "REC", "\"value\":["]), 0..40),
        chunk in 1usize..50,
    ) {
        let text = parts.concat().replace("REC", &sign_in("r"));
        proptest::prop_assert_eq!(read(text.as_bytes(), chunk), read(text.as_bytes(), text.len().max(1)));
    }

    #[test]
    fn arbitrary_bytes_never_panic(mut bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400), open in 0usize..3) {
        bytes.splice(0..0, [b"[{\"id\":".as_slice(), b"{\"value\":[", b""][open].iter().copied());
        let whole = read(&bytes, bytes.len().max(1));
        proptest::prop_assert_eq!(read(&bytes, 13), whole);
    }
}

#[test]
fn damage_inside_a_wrapper_in_an_array_is_told_and_no_record_comes_twice() {
    let a = sign_in("a");
    for broken in [
        format!(r#"[{{"records":[{a} {a}]}}]"#),
        format!(r#"[{{"records":[{a},}}]"#),
        format!(r#"[{{"records":[{a},]}}]"#),
    ] {
        for chunk in [7, 64, 4096] {
            let seen = read(broken.as_bytes(), chunk);
            assert!(seen.stop.is_some(), "{broken}");
            assert!(seen.records.len() <= 1, "{broken}: {:?}", seen.records);
        }
    }
}

#[test]
fn a_page_that_names_a_next_one_says_so() {
    let a = sign_in("a");
    let link =
        r#""@odata.nextLink":"https://graph.microsoft.com/beta/auditLogs/signIns?$skiptoken=x""#;
    for (text, several) in [
        (format!(r#"{{{link},"value":[{a}]}}"#), true),
        (format!(r#"{{"value":[{a}],"n":1,{link}}}"#), true),
        (format!(r#"{{"value":[] , {link} }}"#), true),
        (format!(r#"[{{{link},"value":[{a}]}}]"#), true),
        (format!(r#"[{{"value":[{a}],{link}}}]"#), true),
        // The pages up to the last one.
        (
            format!(r#"{{{link},"value":[{a}]}}{{"value":[{a}]}}"#),
            false,
        ),
        (
            format!(r#"[{{"value":[{a}],{link}}},{{"value":[{a}]}}]"#),
            false,
        ),
        (
            format!(r#"{{"@odata.nextLink":null,"value":[{a}]}}"#),
            false,
        ),
        (format!(r#"{{"value":[{a}],"@odata.nextLink":""}}"#), false),
        (format!(r#"[{a}]"#), false),
    ] {
        for chunk in [1, 7, 64, text.len()] {
            let mut import = JsonImport::default();
            read_by(&mut import, text.as_bytes(), chunk);
            let notes = import.notes();
            assert_eq!(
                notes == [SourceNote::PageOfSeveral],
                several,
                "{text} by {chunk}"
            );
        }
    }
}

/// Readers differ in which of two values they take. A proof must not rest on a guess.
#[test]
fn a_name_that_stands_twice_is_told() {
    let good = sign_in("a");
    let twice = |of: &str, more: &str| good.replacen(of, &format!("{more}{of}"), 1);
    let code = r#""errorCode":0"#;
    for record in [
        twice(r#""clientAppUsed""#, r#""clientAppUsed":"Browser","#),
        twice(r#""clientAppUsed""#, r#""ClientAppUsed":null,"#),
        twice(r#""id""#, r#""i_d":"b","ID":"b","#),
        twice(
            r#""userId""#,
            r#""accountUpn":"x","n":1,"Account.Upn":"x","#,
        ),
        twice(code, r#""errorCode":50126,"#),
        good.replacen(
            r#"{"errorCode":0}"#,
            r#""{\"errorCode\":0,\"errorCode\":50126}""#,
            1,
        ),
        format!(r#"{{"time":"2026-11-01T10:00:01Z","properties":{good},"properties":{good}}}"#),
        format!(
            r#"{{"time":"2026-11-01T10:00:01Z","properties":{}}}"#,
            twice(r#""id""#, r#""Id":"b","#)
        ),
    ] {
        for text in [
            format!("[{good},{record},{good}]"),
            format!("{good}\n{record}\n{good}\n"),
        ] {
            for chunk in [7, 64, 4096] {
                let mut import = JsonImport::default();
                let seen = read_by(&mut import, text.as_bytes(), chunk);
                let found = (seen.records.len(), seen.unreadable, seen.stop);
                assert_eq!(found, (3, 0, None), "{text}");
                assert_eq!(import.notes(), [SourceNote::DoubledNames], "{text}");
            }
        }
    }
    // Different names of one thing, and the envelope's beside the record's own.
    for record in [
        twice(r#""id""#, r#""x":1,"x":2,"requestId":"b","#),
        twice(
            r#""userId""#,
            r#""UserPrincipalName":"x","AccountUpn":"x","#,
        ),
        format!(
            r#"{{"time":"2026-11-01T10:00:01Z","category":"SignInLogs","properties":{good},"id":"b"}}"#
        ),
    ] {
        let mut import = JsonImport::default();
        let seen = read_by(&mut import, format!("[{record}]").as_bytes(), 4096);
        assert_eq!((seen.records.len(), seen.unreadable), (1, 0), "{record}");
        assert_eq!(import.notes(), [], "{record}");
    }
}

/// However many there are, it takes no longer than it must.
#[test]
fn many_spellings_of_one_name_are_looked_at_once() {
    let mut record = String::from("{");
    for n in 0..20_000 {
        record.push_str(&format!(r#""{}city":"x","#, ".".repeat(n % 40)));
    }
    let text = format!("[{record}{}]", &sign_in("a")[1..]);
    assert_eq!(read(text.as_bytes(), 1 << 20).records.len(), 1);
}

/// `{"value":[…],"value":[…]}`: the second list is skipped and counted as unreadable.
#[test]
fn a_second_list_of_records_is_told() {
    let (a, b) = (sign_in("a"), sign_in("b"));
    let two = format!(r#"{{"value":[{a}],"value":[{b}]}}"#);
    for text in [
        two.clone(),
        format!("[{two}]"),
        format!(r#"{{"value":[{a}],"records":[{b}]}}"#),
    ] {
        let seen = read(text.as_bytes(), 4096);
        assert_eq!((seen.records.len(), seen.unreadable), (1, 1), "{text}");
    }
}
