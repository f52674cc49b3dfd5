//! Files as people of this job really have them, against their right values: `tests/cases`. Names in them are invented.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::{findings_csv, findings_json};
use cutover::findings::view::{DeviceView, SourceKind, SourceView};
use cutover::model::{Class, Confidence, Flag, Instant};
use cutover::source::import::shapes::{Is, SHAPES};
use cutover::source::{Format, ProblemCode, SourceNote};
use cutover::ui::i18n::{Lang, Text};
use cutover::worker::messages::{Answer, Ask, DateOrder, FileMeta, FromWorker, Remedy};
use cutover::worker::session::Session;
use serde_json::Value;

/// What came of a file: findings (person, protocols, class, accepted, stopped, rejected, other), counts by kind
/// (legacy, modern, unknown, unreadable), and its source.
struct Outcome {
    findings: Vec<String>,
    counts: [u64; 4],
    source: SourceView,
}

fn read_as(name: &str, bytes: &[u8], modified: Option<&str>, piece: usize) -> Outcome {
    let mut session = Session::default();
    let meta = FileMeta {
        name: name.to_owned(),
        size: bytes.len() as u64,
        modified: modified.and_then(Instant::parse),
    };
    let mut feed = session.begin(&meta, SourceKind::File, &[], false);
    let id = feed.source;
    let (mut from, mut to) = (0, 0);
    loop {
        to = (to + piece).min(bytes.len());
        let step = session.feed(&mut feed, &bytes[from..to], to == bytes.len());
        from += step.consumed;
        if step.stop.is_some() || to == bytes.len() {
            break;
        }
    }
    session.end(&feed, None, false);
    let now = Instant::parse("2026-11-27T10:00:00Z").unwrap();
    let export: Value = serde_json::from_str(&findings_json(session.case(), now).unwrap()).unwrap();
    session.drop_ends();
    let source = session.case().source(id).unwrap();
    let findings = export["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            let n = |key: &str| f["counts"][key].as_u64().unwrap();
            format!(
                "{} {} {} {} {} {} {}",
                f["user"]["principalName"]
                    .as_str()
                    .unwrap()
                    .split('@')
                    .next()
                    .unwrap(),
                f["protocols"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|p| p.as_str().unwrap())
                    .collect::<Vec<_>>()
                    .join("+"),
                f["class"].as_str().unwrap(),
                n("accepted"),
                n("stoppedAfterPassword"),
                n("rejected"),
                n("interrupted") + n("other"),
            )
        })
        .collect();
    let n = |key: &str| export["coverage"]["records"][key].as_u64().unwrap();
    let counts = [n("legacy"), n("modern"), n("unknown"), n("unreadable")];
    Outcome {
        findings,
        counts,
        source,
    }
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// Reads a case; pieces of any size give the same.
fn read(name: &str) -> Outcome {
    let bytes = bytes(name);
    let whole = read_as(name, &bytes, None, bytes.len());
    for piece in [4096, 5001] {
        let pieces = read_as(name, &bytes, None, piece);
        assert_eq!(
            pieces.findings, whole.findings,
            "{name} in pieces of {piece}"
        );
        assert_eq!(pieces.counts, whole.counts, "{name} in pieces of {piece}");
        assert_eq!(
            pieces.source.problem, whole.source.problem,
            "{name} in pieces of {piece}"
        );
    }
    whole
}

/// The five records behind most of the cases, as far as their shape carries them.
const R: [&str; 3] = [
    "mia.weber Exchange ActiveSync basicProven 1 1 0 0",
    "scan.og2 SMTP AUTH basicProven 1 0 0 0",
    "jon.muller IMAP attemptsOnly 0 0 1 0",
];

/// The same without authentication details and protocol: whether the password was right is told by a relay only.
const WITHOUT_EVIDENCE: [&str; 3] = [
    "scan.og2 SMTP AUTH basicProven 1 0 0 0",
    "mia.weber Exchange ActiveSync legacyUnknown 1 0 0 1",
    "jon.muller IMAP attemptsOnly 0 0 1 0",
];

#[test]
fn the_same_records_in_every_shape() {
    use Format::{Diagnostics, FlatCsv, Graph, Hunting, LogAnalytics, PortalCsv, PortalJson};
    use SourceNote::{CutDepth, NoAuthDetails, Windows1252};
    for (name, format, findings, notes) in [
        (
            "01-excel-resaved-us.csv",
            PortalCsv,
            R,
            &[NoAuthDetails][..],
        ),
        ("01b-excel-resaved-de.csv", PortalCsv, R, &[NoAuthDetails]),
        ("02-ps51-date.json", PortalJson, R, &[]),
        ("02b-tostring-date.json", PortalJson, R, &[]),
        ("02c-narrow-nbsp-date.json", Graph, R, &[]),
        ("05-log-analytics-export.csv", LogAnalytics, R, &[]),
        ("05b-log-analytics-projected.csv", LogAnalytics, R, &[]),
        ("06-defender-hunting.csv", Hunting, WITHOUT_EVIDENCE, &[]),
        ("06b-runHuntingQuery.json", Hunting, WITHOUT_EVIDENCE, &[]),
        ("07b-select-flat.csv", FlatCsv, WITHOUT_EVIDENCE, &[]),
        ("07c-psobject.csv", FlatCsv, R, &[CutDepth]),
        (
            "14-excel-ansi.csv",
            PortalCsv,
            R,
            &[NoAuthDetails, Windows1252],
        ),
        ("15-la-api-tables.json", LogAnalytics, R, &[]),
        ("17-graph-batch.json", Graph, R, &[]),
        ("18-stringified-properties.json", Diagnostics, R, &[]),
    ] {
        let got = read(name);
        assert_eq!(got.source.problem, None, "{name}");
        assert_eq!(got.source.format, Some(format), "{name}");
        assert_eq!(got.findings, findings, "{name}");
        assert_eq!(got.counts, [4, 1, 0, 0], "{name}");
        assert_eq!(got.source.notes, notes, "{name}");
        let oldest = got.source.oldest.unwrap().to_string();
        assert!(oldest.starts_with("2026-11-20T08:13"), "{name}: {oldest}");
    }
}

#[test]
fn every_other_case_gives_its_right_value() {
    for (name, findings, counts, notes) in [
        (
            "03-withheld-1-before.csv",
            &["mia.weber Exchange ActiveSync basicProven 57 0 0 0"][..],
            [57, 0, 0, 0],
            &[SourceNote::NoAuthDetails][..],
        ),
        (
            "03-withheld-2-after.csv",
            &["mia.weber Exchange ActiveSync basicProven 21 0 0 0"],
            [21, 0, 0, 0],
            &[SourceNote::NoAuthDetails],
        ),
        (
            "04-nextlink.json",
            &[],
            [0, 29, 0, 0],
            &[SourceNote::PageOfSeveral],
        ),
        (
            "05c-own-kql-result.csv",
            &["mia.weber Exchange ActiveSync basicProven 1 0 0 0"],
            [1, 0, 0, 0],
            &[SourceNote::Summarised],
        ),
        // No status: no outcome.
        (
            "07-Export-Csv-type-names.csv",
            &[
                "jon.muller IMAP legacyUnknown 0 0 0 1",
                "mia.weber Exchange ActiveSync legacyUnknown 0 0 0 2",
                "scan.og2 SMTP AUTH legacyUnknown 0 0 0 1",
            ],
            [4, 1, 0, 0],
            &[SourceNote::CutDepth],
        ),
        (
            "09-app-not-shown.json",
            &[
                "user3 Exchange Online PowerShell basicProven 1 0 0 0",
                "user2 Other clients legacyUnknown 1 0 0 0",
                "user1 Other clients legacyUnknown 1 0 0 0",
            ],
            [3, 0, 0, 0],
            &[],
        ),
        // Accepted by Entra ID, stopped by the policy.
        (
            "10-eas-success-ca-failure.json",
            &[
                "user2 Exchange ActiveSync basicProven 0 1 0 0",
                "user1 Exchange ActiveSync legacyUnknown 0 1 0 0",
            ],
            [2, 0, 0, 0],
            &[],
        ),
        (
            "19-modern-clients.json",
            &["user17 Outlook Service legacyUnknown 1 0 0 0"],
            [1, 2, 0, 0],
            &[],
        ),
    ] {
        let got = read(name);
        assert_eq!(got.source.problem, None, "{name}");
        assert_eq!(got.findings, findings, "{name}");
        assert_eq!(got.counts, counts, "{name}");
        assert_eq!(got.source.notes, notes, "{name}");
    }
}

#[test]
fn details_as_text_are_the_same_as_details() {
    let one = read("08-stringified-details.json");
    let other = read("08-stringified-details.same-as-graph.json");
    assert_eq!(one.findings, other.findings);
    assert_eq!(one.findings.len(), 3);
}

/// A file as text, named, last changed at the end of November.
fn text(name: &str, text: &str) -> Outcome {
    read_as(
        name,
        text.as_bytes(),
        Some("2026-11-27T09:00:00Z"),
        text.len(),
    )
}

#[test]
fn what_cannot_answer_says_why() {
    for (name, content, problem) in [
        (
            "AdminDroid.csv",
            "\"Signin Date\",\"User Name\",\"SigninId\",\"UPN\",\"Status\",\"Ip Address\",\"Location\",\"Device Name\",\"Browser\",\"Operating System\",\"User type\",\"IsInteractive\"\r\n\"11/20/2026 8:13:02 AM\",\"Mia\",\"x\",\"mia@contoso.example\",\"Success\",\"203.0.113.20\",\"Bern\",\"\",\"\",\"iOS\",\"member\",\"True\"\r\n",
            ProblemCode::AdminDroid,
        ),
        (
            "AuditLog.csv",
            "RecordId,CreationDate,RecordType,Operation,UserId,AuditData\n1,2026-11-20T08:13:02Z,15,UserLoggedIn,mia@contoso.example,\"{\"\"Id\"\":1}\"\n",
            ProblemCode::UnifiedAudit,
        ),
        (
            "audit.json",
            r#"[{"RecordType":15,"CreationDate":"2026-11-20T08:13:02Z","UserIds":"mia@contoso.example","Operations":"UserLoggedIn","AuditData":"{\"Workload\":\"AzureActiveDirectory\"}"}]"#,
            ProblemCode::UnifiedAudit,
        ),
        (
            "no-client.csv",
            "CreatedDateTime,UserPrincipalName,AppDisplayName,IPAddress\n2026-11-20T08:13:02Z,mia@contoso.example,Exchange,203.0.113.20\n",
            ProblemCode::NoClientApp,
        ),
        (
            "no-client.json",
            r#"[{"createdDateTime":"2026-11-20T08:13:02Z","userPrincipalName":"mia@contoso.example","appDisplayName":"Exchange"}]"#,
            ProblemCode::NoClientApp,
        ),
        (
            "local.csv",
            "TimeGenerated [Local Time],UserPrincipalName,ClientAppUsed\n2026-11-20T08:13:02,mia@contoso.example,IMAP4\n",
            ProblemCode::LocalTimes,
        ),
        ("other.csv", "Name,Age\nMia,40\n", ProblemCode::NotSignIns),
    ] {
        let got = text(name, content);
        assert_eq!(got.source.problem, Some(problem), "{name}");
        assert!(!got.source.complete, "{name}");
        assert!(got.findings.is_empty(), "{name}");
    }
}

/// A flat table with these dates.
fn flat(dates: &[&str]) -> String {
    let mut text =
        String::from("CreatedDateTime;UserPrincipalName;ClientAppUsed;UserAgent;ErrorCode\n");
    for date in dates {
        text.push_str(date);
        text.push_str(";mia@contoso.example;IMAP4;BAV2ROPC;0\n");
    }
    text
}

#[test]
fn an_order_of_dates_that_nothing_tells_is_asked_for_with_an_example() {
    let open = flat(&["07/11/2026 08:13", "08/11/2026 09:13"]);
    let got = read_as("x.csv", open.as_bytes(), None, open.len());
    assert_eq!(got.source.problem, Some(ProblemCode::DateOrder));
    assert_eq!(got.source.example.as_deref(), Some("07/11/2026 08:13"));
    assert_eq!(got.counts, [0, 0, 0, 0]);
    // The last change, or the name, tells.
    let july = Some("2026-09-01T00:00:00Z");
    let got = read_as("x.csv", open.as_bytes(), july, open.len());
    assert_eq!(got.source.problem, None);
    assert_eq!(
        got.source.oldest.unwrap().to_string(),
        "2026-07-11T08:13:00Z"
    );
    let got = read_as("SignIns_2026-11-10.csv", open.as_bytes(), None, open.len());
    assert_eq!(
        got.source.oldest.unwrap().to_string(),
        "2026-11-07T08:13:00Z"
    );
    // A later row tells for all.
    let told = flat(&["07/11/2026 08:13", "08/11/2026 09:13", "13/11/2026 07:00"]);
    for piece in [64, 100, told.len()] {
        let got = read_as("x.csv", told.as_bytes(), None, piece);
        assert_eq!(got.counts, [3, 0, 0, 0]);
        assert_eq!(
            got.source.oldest.unwrap().to_string(),
            "2026-11-07T08:13:00Z"
        );
    }
}

#[test]
fn unreadable_rows_come_with_an_example() {
    let got = text(
        "x.csv",
        &flat(&["20.11.2026 08:13", "13:02.3", "21.11.2026 08:13"]),
    );
    assert_eq!(got.counts, [2, 0, 0, 1]);
    assert_eq!(got.source.example.as_deref(), Some("13:02.3"));
}

#[test]
fn summarised_rows_give_counts_and_no_invented_times() {
    let got = text(
        "query.csv",
        "UserPrincipalName,UserId,ClientAppUsed,UserAgent,AuthenticationProtocol,Outcome,SignIns,First [UTC],Last [UTC],Addresses,Known\n\
         mia@contoso.example,u1,Exchange ActiveSync,Apple-iPhone14C5/1902.74,ropc,accepted,40,\"11/13/2026, 8:13:02.287 AM\",\"11/20/2026, 8:13:02.287 AM\",[],false\n\
         jon@contoso.example,u2,IMAP4,BAV2ROPC,ropc,rejected,7,\"11/13/2026, 8:13:02.287 AM\",\"11/20/2026, 8:13:02.287 AM\",[],false\n",
    );
    assert_eq!(
        got.findings,
        [
            "mia Exchange ActiveSync basicProven 40 0 0 0",
            "jon IMAP attemptsOnly 0 0 7 0"
        ]
    );
    assert_eq!(got.source.notes, [SourceNote::Summarised]);
}

/// Line ends, delimiters and encodings of spreadsheets.
#[test]
fn a_spreadsheets_ways_to_save() {
    let want = read("01-excel-resaved-us.csv").findings;
    let original = String::from_utf8(bytes("01b-excel-resaved-de.csv")).unwrap();
    let original = original
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n");
    let tabs = original.replace(';', "\t");
    let wide: Vec<u8> = format!("\u{feff}{tabs}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (what, content) in [
        (
            "carriage returns",
            original.replace('\n', "\r").into_bytes(),
        ),
        ("both", original.replace('\n', "\r\n").into_bytes()),
        ("sep line", format!("sep=;\r\n{original}").into_bytes()),
        (
            "sep line and carriage returns",
            format!("sep=;\r{}", original.replace('\n', "\r")).into_bytes(),
        ),
        ("tabs", tabs.into_bytes()),
        ("UTF-16", wide),
        (
            "empty cells added",
            original
                .replace('\n', ";;;\n")
                .replacen(";;;\n", "\n", 1)
                .into_bytes(),
        ),
        (
            "empty rows below the table, cut or whole",
            format!("{original};;;\n{}\n\"\"; ;\n\n", ";".repeat(56)).into_bytes(),
        ),
    ] {
        let got = read_as("x.csv", &content, None, content.len());
        assert_eq!(got.findings, want, "{what}");
        assert_eq!(got.counts, [4, 1, 0, 0], "{what}");
        let got = read_as("x.csv", &content, None, 4097);
        assert_eq!(got.findings, want, "{what} in pieces");
    }
}

/// Rows that end in several ways in one file: what is not read is told, and none of it is evidence.
#[test]
fn mixed_line_ends_lose_nothing_silently() {
    let original = String::from_utf8(bytes("01b-excel-resaved-de.csv")).unwrap();
    let lines: Vec<&str> = original.trim_start_matches('\u{feff}').lines().collect();
    for ends in [
        ["\n", "\r"],
        ["\r", "\n"],
        ["\r\n", "\r"],
        ["\r", "\r\n"],
        ["\n", "\r\n"],
    ] {
        let content: String = lines
            .iter()
            .zip(ends.iter().cycle())
            .map(|(line, end)| format!("{line}{end}"))
            .collect();
        let got = read_as("x.csv", content.as_bytes(), None, content.len());
        let told = got.source.unreadable > 0 || got.source.problem.is_some();
        assert!(got.counts[0] == 4 || told, "{ends:?}");
    }
}

/// Wrappers of log pipelines around the same diagnostic records.
#[test]
fn wrappers_of_log_pipelines() {
    let lines = String::from_utf8(bytes("18-stringified-properties.json")).unwrap();
    let records: Vec<Value> = lines
        .lines()
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let each =
        |wrap: &dyn Fn(&Value) -> Value| -> Vec<Value> { records.iter().map(wrap).collect() };
    let lines = |values: Vec<Value>| values.iter().map(|v| format!("{v}\n")).collect::<String>();
    use serde_json::json;
    let raw =
        |r: &Value| json!({"preview": false, "result": {"_raw": r.to_string(), "_time": "x"}});
    for (what, content) in [
        ("Splunk lines", lines(each(&raw))),
        ("Splunk array", Value::from(each(&raw)).to_string()),
        (
            "Splunk results",
            json!({"preview": false, "results": each(&|r| json!({"_raw": r.to_string()}))})
                .to_string(),
        ),
        (
            "Splunk events",
            lines(each(&|r| json!({"time": 1, "host": "h", "event": r}))),
        ),
        (
            "Event Hub messages with text",
            lines(vec![
                json!({"body": json!({"records": records}).to_string(), "x-opt-offset": 1}),
            ]),
        ),
        ("Event Hub", json!({"records": records}).to_string()),
    ] {
        let got = text("x.json", &content);
        assert_eq!(got.findings, R, "{what}");
        assert_eq!(got.counts, [4, 1, 0, 0], "{what}");
        assert_eq!(got.source.problem, None, "{what}");
    }
}

#[test]
fn of_two_values_of_one_key_the_last_counts() {
    let got = text(
        "x.json",
        r#"[{"createdDateTime":"2026-11-20T08:13:02Z","userId":"u","userPrincipalName":"mia@contoso.example","clientAppUsed":"Browser","status":{"errorCode":50126},"userAgent":"BAV2ROPC","clientAppUsed":"IMAP4","status":{"errorCode":0}}]"#,
    );
    assert_eq!(got.findings, ["mia IMAP basicProven 1 0 0 0"]);
    // Another reader may take the first: nothing is proven on such a file.
    assert!(got.source.notes.contains(&SourceNote::DoubledNames));
}

/// Every case into one session, as one drop: the browser's test does the same.
#[test]
fn all_cases_at_once() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut session = Session::default();
    for name in &names {
        let bytes = bytes(name);
        let meta = FileMeta {
            name: name.clone(),
            size: bytes.len() as u64,
            modified: None,
        };
        session.read_whole(&meta, SourceKind::File, &bytes);
    }
    let now = Instant::parse("2026-11-27T10:00:00Z").unwrap();
    let text = findings_json(session.case(), now).unwrap();
    let export: Value = serde_json::from_str(&text).unwrap();
    let sources = export["coverage"]["sources"].as_array().unwrap();
    assert_eq!(sources.len(), names.len());
    for source in sources {
        assert_eq!(source["problem"], Value::Null, "{source}");
        assert!(source["records"].as_u64().unwrap() > 0, "{source}");
    }
    assert_eq!(export["coverage"]["records"]["unreadable"], 0);
    let class = |person: &str, key: &str| {
        export["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|f| {
                f["user"]["principalName"] == format!("{person}@contoso.example")
                    && f["deviceKey"] == key
            })
            .map(|f| f["class"].clone())
    };
    assert_eq!(class("mia.weber", "iPhone14,5").unwrap(), "basicProven");
    assert_eq!(class("jon.muller", "IMAP").unwrap(), "attemptsOnly");
}

/// What PowerShell, Kusto and people make of the same records.
#[test]
fn other_spellings_of_the_same_fields() {
    let row = |status: &str, details: &str| {
        format!(
            r#"{{"CreatedDateTime":"2026-11-20T08:13:02Z","UserId":"u","UserPrincipalName":"mia@contoso.example","ClientAppUsed":"IMAP4","UserAgent":"","Status":{status},"AuthenticationDetails":{details}}}"#
        )
    };
    let cut = row(
        r#""@{ErrorCode=53003; FailureReason=Blocked; by policy.; AdditionalDetails=}""#,
        r#"["@{AuthenticationMethod=Password; Succeeded=True; AuthenticationStepResultDetail=}"]"#,
    );
    let listed = row(
        r#"{"ErrorCode":53003}"#,
        r#"{"value":[{"AuthenticationMethod":"Password","Succeeded":true}],"Count":1}"#,
    );
    let kusto = "TimeGenerated [UTC];UserPrincipalName;ClientAppUsed;Status_errorCode;AuthenticationDetails\n\
         \"20/11/2026, 08:13:02.287\";mia@contoso.example;IMAP4;53003;\"[{\"\"authenticationMethod\"\":\"\"Password\"\",\"\"succeeded\"\":\"\"true\"\"}]\"\n";
    let bom = "\u{feff}";
    for (what, content, notes, twice) in [
        (
            "cut depth",
            format!("[{cut}]"),
            &[SourceNote::CutDepth][..],
            0,
        ),
        ("a list as an object", format!("[{listed}]"), &[], 0),
        (
            "Count beside value",
            format!(r#"{{"value":[{listed}],"Count":1}}"#),
            &[],
            0,
        ),
        (
            "files put one behind the other",
            format!("{bom}[{listed}]\r\n{bom}[{listed}]\r\n"),
            &[],
            1,
        ),
        ("an object alone", listed.clone(), &[], 0),
        (
            "Kusto's names",
            kusto.to_owned(),
            &[SourceNote::NoUserAgent],
            0,
        ),
    ] {
        let got = text("x", &content);
        assert_eq!(got.source.problem, None, "{what}");
        assert_eq!(got.findings, ["mia IMAP basicProven 0 1 0 0"], "{what}");
        assert_eq!(got.counts, [1, 0, 0, 0], "{what}");
        assert_eq!(got.source.duplicates, twice, "{what}");
        assert_eq!(got.source.notes, notes, "{what}");
    }
}

/// The page's own query in Defender's hunting: names and shape are others, the rows say the same.
#[test]
fn the_pages_own_query_as_graphs_answer() {
    let got = text(
        "hunting.json",
        r#"{"@odata.context":"x","schema":[{"name":"AccountUpn","type":"String"}],"results":[{"AccountUpn":"mia@contoso.example","AccountObjectId":"u","ClientAppUsed":"Exchange ActiveSync","UserAgent":"Apple-iPhone14C5/1902.74","Outcome":"stopped after a correct password","SignIns":3,"First":"2026-11-13T08:13:02.287Z","Last":"2026-11-20T08:13:02.287Z","Addresses":["203.0.113.20"],"Known":false}]}"#,
    );
    assert_eq!(got.source.format, Some(Format::Summary));
    assert_eq!(got.source.notes, [SourceNote::Summarised]);
    assert_eq!(
        got.findings,
        ["mia Exchange ActiveSync legacyUnknown 0 0 0 3"]
    );
    let empty = text(
        "query.csv",
        "UserPrincipalName,ClientAppUsed,SignIns,First [UTC],Last [UTC]\n",
    );
    assert_eq!(empty.source.format, Some(Format::Summary));
    assert!(empty.source.notes.contains(&SourceNote::Summarised));
}

/// Refused answers and further pages inside a batch are no evidence of absence.
#[test]
fn a_batch_that_does_not_answer_everything_says_so() {
    let page = r#"{"id":"1","status":200,"body":{"value":[],"@odata.nextLink":"https://graph.microsoft.com/x"}}"#;
    let whole = r#"{"id":"2","status":200,"body":{"value":[]}}"#;
    let refused = r#"{"id":"3","status":429,"body":{"error":{"code":"TooManyRequests"}}}"#;
    let got = text("b.json", &format!(r#"{{"responses":[{page},{whole}]}}"#));
    assert!(got.source.notes.contains(&SourceNote::PageOfSeveral));
    let record = r#"{"createdDateTime":"2026-11-20T08:13:02Z","userId":"u","clientAppUsed":"Browser","status":{"errorCode":0}}"#;
    let read = format!(r#"{{"id":"2","status":200,"body":{{"value":[{record}]}}}}"#);
    let got = text("b.json", &format!(r#"{{"responses":[{read},{refused}]}}"#));
    assert_eq!(got.counts, [0, 1, 0, 1]);
}

/// The page of each device of a case, and what it says is to be done, by principal name and device key.
fn pages(name: &str) -> Vec<(String, DeviceView, Remedy)> {
    pages_of(name, &bytes(name))
}

fn pages_of(name: &str, bytes: &[u8]) -> Vec<(String, DeviceView, Remedy)> {
    let mut session = Session::default();
    let meta = FileMeta {
        name: name.to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, bytes);
    let now = Instant::parse("2026-11-27T10:00:00Z").unwrap();
    let mut pages: Vec<(String, DeviceView, Remedy)> = session
        .changes(usize::MAX)
        .into_iter()
        .flat_map(|message| match message {
            FromWorker::Findings { upsert, .. } => upsert,
            _ => Vec::new(),
        })
        .map(|row| {
            let view = session.case().device(&row.key, now).unwrap();
            let ask = Ask::Device(row.key.clone());
            let FromWorker::Remedy(Answer::Device(_, Some(remedy))) =
                session.remedy(ask, Text(Lang::En), now)
            else {
                panic!("no answer");
            };
            let finding = session.case().findings();
            let finding = finding.iter().find(|f| f.key == row.key).unwrap();
            let name = row.user.principal_name.unwrap();
            let person = name.split('@').next().unwrap();
            (format!("{person} {}", finding.device_key), view, *remedy)
        })
        .collect();
    pages.sort_by(|a, b| a.0.cmp(&b.0));
    pages
}

/// Case 09: application and resource are shown, and what is no mail client gets steps of its own and no mail.
#[test]
fn the_application_is_shown_and_chooses_the_steps() {
    let pages = pages("09-app-not-shown.json");
    let seen: Vec<_> = pages
        .iter()
        .map(|(who, view, remedy)| {
            (
                who.as_str(),
                view.applications.join(","),
                view.resources.join(","),
                remedy.mail,
            )
        })
        .collect();
    let exchange = "Office 365 Exchange Online".to_owned();
    let dataverse = "Common Data Service".to_owned();
    let shell = "Microsoft Exchange Online Remote PowerShell".to_owned();
    assert_eq!(
        seen,
        [
            (
                "user1 Outlook 2016+",
                exchange.clone(),
                exchange.clone(),
                true
            ),
            (
                "user2 unknown:Other clients",
                dataverse.clone(),
                dataverse,
                false
            ),
            ("user3 WinRM", shell.clone(), exchange, false),
        ]
    );
    assert_eq!(
        pages[1].1.sign_ins[0].application.as_deref(),
        Some("Common Data Service")
    );
    assert!(pages[1].2.steps[0].contains("*Common Data Service*"));
    assert!(pages[1].2.steps[1].contains("owns"));
    assert!(pages[2].2.title.contains("PowerShell"));
}

/// Case 12: a scanner of a deleted account is listed as that; a disabled account is not also an old password.
#[test]
fn a_deleted_accounts_scanner_is_listed_and_a_disabled_account_has_one_label() {
    let pages = pages("12-deleted-scanner.json");
    let seen: Vec<_> = pages
        .iter()
        .map(|(who, view, _)| (who.as_str(), view.row.flags.clone(), view.sign_ins_total))
        .collect();
    let relayed = vec![Flag::Relay, Flag::AccountDeleted];
    assert_eq!(
        seen,
        [
            ("scan-kopierer SMTP AUTH", relayed, 78),
            ("user3 iPhone14,5", vec![Flag::AccountDisabled], 19),
        ]
    );
    assert!(pages.iter().all(|(_, _, remedy)| !remedy.mail));
    assert!(pages[0].2.steps[0].contains("does not exist any more"));
}

/// Case 13: device details name a device where there is no agent, with their source and less confidence.
#[test]
fn device_details_name_a_device_without_an_agent() {
    let seen: Vec<_> = pages("13-os-browser-ignored.json")
        .into_iter()
        .map(|(who, view, _)| {
            assert!(!view.row.has_agent && view.agents.is_empty());
            (who, view.row.label, view.row.os, view.row.confidence)
        })
        .collect();
    let named = |who: &str, label: &str, os: Option<&str>| {
        let os = os.map(str::to_owned);
        (who.to_owned(), label.to_owned(), os, Confidence::Family)
    };
    let nothing = "user1 unknown:Exchange ActiveSync".to_owned();
    assert_eq!(
        seen,
        [
            // A browser alone tells no device.
            (nothing, String::new(), None, Confidence::None),
            named(
                "user2 unknown:Exchange ActiveSync:Android",
                "Android",
                Some("Android")
            ),
            named(
                "user3 unknown:Other clients:Office 2013",
                "Office 2013",
                None
            ),
            named(
                "user4 unknown:Exchange ActiveSync:iPhone/iPad/iPod",
                "iPhone/iPad/iPod",
                Some("iOS 15.1"),
            ),
        ]
    );
}

/// Case 16: what speaks against a password is shown beside what speaks for it.
#[test]
fn evidence_against_a_password_is_shown() {
    let seen: Vec<_> = pages("16-token-evidence-hidden.json")
        .into_iter()
        .map(|(who, view, _)| {
            let against: Vec<String> = view
                .against
                .0
                .iter()
                .map(|e| format!("{} = {}", e.field, e.value))
                .collect();
            (who, view.row.class, against, view.against.1, view.proven)
        })
        .collect();
    let token = [
        "authenticationDetails = Previously satisfied: MFA requirement satisfied by claim in the token",
        "authenticationProtocol = oAuth2",
    ]
    .map(str::to_owned);
    assert_eq!(
        seen,
        [
            (
                "user1 Outlook 2016+".to_owned(),
                Class::LegacyUnknown,
                token.to_vec(),
                1,
                (0, 1)
            ),
            (
                "user2 Outlook".to_owned(),
                Class::BasicProven,
                vec![],
                0,
                (1, 1)
            ),
        ]
    );
}

/// The answer about the order of dates: the file is read again, each row once, and nothing is asked any more.
#[test]
fn an_order_that_the_admin_tells_reads_the_file_again() {
    let open = flat(&["07/11/2026 08:13", "08/11/2026 09:13"]);
    // One row whose date is told by its spelling is kept before the order is known.
    let mixed = flat(&[
        "2026-07-01T08:13:02Z",
        "07/11/2026 08:13",
        "08/11/2026 09:13",
    ]);
    for (content, rows) in [(open, 2), (mixed, 3)] {
        for (order, oldest) in [
            (DateOrder::DayFirst, "2026-11-07T08:13:00Z"),
            (DateOrder::MonthFirst, "2026-07-11T08:13:00Z"),
        ] {
            let mut session = Session::default();
            let meta = FileMeta {
                name: "x.csv".to_owned(),
                size: content.len() as u64,
                modified: None,
            };
            let id = session.read_whole(&meta, SourceKind::File, content.as_bytes());
            let asked = session.case().source(id).unwrap();
            assert_eq!(asked.problem, Some(ProblemCode::DateOrder));
            let at = |text: &str| Instant::parse(text).unwrap();
            assert_eq!(
                asked.readings,
                Some((at("2026-11-07T08:13:00Z"), at("2026-07-11T08:13:00Z")))
            );
            let again = session.begin_again(id, order).unwrap();
            let mut feed = Session::file_again(&again, meta.size);
            session.feed(&mut feed, content.as_bytes(), true);
            session.end(&feed, None, false);
            session.again_ends();
            let read = session.case().source(id).unwrap();
            assert_eq!((read.problem, read.readings), (None, None));
            assert_eq!((read.records, read.unreadable), (rows, 0));
            assert!(read.complete);
            let newest = session.case().findings().iter().map(|f| f.last_seen).max();
            assert!(newest.unwrap() > at(oldest));
            let counts = session.case().summary().records;
            assert_eq!(
                (counts.read, counts.duplicates, counts.legacy),
                (rows, 0, rows)
            );
            // It is answered once.
            assert!(session.begin_again(id, order).is_none());
        }
    }
}

/// Client apps that no table knows are named with their records, bounded.
#[test]
fn unknown_client_apps_are_named() {
    let mut table = String::from("CreatedDateTime;UserPrincipalName;ClientAppUsed;ErrorCode\n");
    for n in 0..20 {
        for _ in 0..=n {
            table.push_str("2026-11-20T08:13:02Z;mia@contoso.example;");
            table.push_str(&format!("App {n:02} {};0\n", "x".repeat(200)));
        }
    }
    let got = text("x.csv", &table);
    assert!(
        got.source
            .notes
            .contains(&SourceNote::UntranslatedClientApp)
    );
    let named = &got.source.unknown_clients;
    assert_eq!(named.len(), 8);
    for (n, (name, records)) in (1..).zip(named) {
        assert!(
            name.starts_with("App") && name.chars().count() == 80,
            "{name}"
        );
        assert_eq!(*records, n);
    }
}

/// Each row of the table of shapes, in its order, with a file of that shape: what it says that it becomes, it becomes.
#[test]
fn every_shape_of_the_table_has_a_file() {
    const MEMBERS: &str = "FriendlyName,DeviceModel,DeviceOS,UserDisplayName,DeviceId,DeviceType,ClientVersion,FirstSyncTime\nPhone,iPhone14C5,iOS 15.1,mia@contoso.example,X,iPhone,16.1,2026-11-20T08:13:02Z\n";
    const SENDERS: &str = "Sender address,Authentication protocol,TLS 1.0,TLS 1.1,TLS 1.2,Message count\nscan@contoso.example,Basic,0,0,3,3\n";
    const DROID: &str = "Signin Date,SigninId,UPN,Browser\n11/20/2026,x,mia@contoso.example,\n";
    const AUDIT: &str = "RecordType,Operation,AuditData\n15,UserLoggedIn,{}\n";
    const BARE: &str = "CreatedDateTime,UserPrincipalName,IPAddress\n2026-11-20T08:13:02Z,mia@contoso.example,203.0.113.20\n";
    let files: [Result<&str, &str>; 19] = [
        Ok("cases/04-nextlink.json"),
        Ok("cases/17-graph-batch.json"),
        Ok("golden/json/event-hub.json"),
        Ok("cases/06b-runHuntingQuery.json"),
        Ok("cases/15-la-api-tables.json"),
        Ok("golden/json/portal-array-bom.json"),
        Ok("cases/18-stringified-properties.json"),
        Ok("golden/csv/en-57.csv"),
        Ok("golden/csv/auth-details.csv"),
        Ok("golden/csv/service-principal-22.csv"),
        Err(DROID),
        Err(AUDIT),
        Ok("cases/05c-own-kql-result.csv"),
        Ok("cases/06-defender-hunting.csv"),
        Ok("cases/05-log-analytics-export.csv"),
        Ok("cases/07b-select-flat.csv"),
        Err(BARE),
        Err(MEMBERS),
        Err(SENDERS),
    ];
    assert_eq!(SHAPES.len(), files.len(), "each shape has its file here");
    for (shape, file) in SHAPES.iter().zip(files) {
        let bytes = match file {
            Ok(name) => {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/");
                std::fs::read(format!("{folder}{name}")).unwrap()
            }
            Err(text) => text.as_bytes().to_vec(),
        };
        let got = read_as("x", &bytes, Some("2026-11-27T09:00:00Z"), bytes.len()).source;
        match shape.is {
            Is::Read(format) => assert_eq!(got.format, Some(format), "{}", shape.name),
            Is::Refused(problem) => assert_eq!(got.problem, Some(problem), "{}", shape.name),
        }
    }
}

/// The portal's CSV has no authentication details; its columns about device and second factor speak all the same.
#[test]
fn columns_of_the_portals_csv_speak_of_device_and_token() {
    let original = String::from_utf8(
        std::fs::read(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/golden/csv/en-44.csv"
        ))
        .unwrap(),
    )
    .unwrap();
    let header = original.lines().next().unwrap();
    let cells: Vec<&str> = header
        .split(',')
        .map(|column| match column {
            "Date (UTC)" => "2026-11-20T08:13:02Z",
            "Request ID" => "c0ffee00-0000-4000-8000-000000000001",
            "User ID" => "dddddddd-0000-4000-8000-000000000001",
            "Username" => "mia@contoso.example",
            "Application" => "Common Data Service",
            "Failure reason" => "Other.",
            "Client app" => "Other clients",
            "Browser" => "Rich Client 4.0",
            "Operating System" => "Windows10",
            "Multifactor authentication result" => {
                "MFA requirement satisfied by claim in the token"
            }
            _ => "",
        })
        .collect();
    let file = format!("{header}\r\n{}\r\n", cells.join(","));
    let (who, view, remedy) = pages_of("x.csv", file.as_bytes()).remove(0);
    assert_eq!(who, "mia unknown:Other clients:Windows");
    assert_eq!(view.row.os.as_deref(), Some("Windows 10"));
    assert_eq!(
        view.row.application.map(|app| app.name).as_deref(),
        Some("Common Data Service")
    );
    assert_eq!(
        view.against.0[0].value,
        "MFA requirement satisfied by claim in the token"
    );
    assert!(!remedy.mail);
}

/// Names of applications are anybody's: no formula in the table, no claim, one line in the steps, and never too many.
#[test]
fn names_of_applications_are_hostile() {
    let record = |n: usize, name: &str| {
        serde_json::json!({
            "id": format!("c0ffee00-0000-4000-8000-{n:012}"), "createdDateTime": "2026-11-20T08:13:02Z", "userId": "u",
            "userPrincipalName": "mia@contoso.example", "clientAppUsed": "Other clients", "status": {"errorCode": 0},
            "appId": "11111111-1111-4111-8111-111111111111", "appDisplayName": name,
        })
    };
    let mut all = vec![record(0, "=HYPERLINK(1)"), record(1, "Dataverse")];
    all.extend((2..200).map(|n| record(n, &format!("<b>\u{202e}{n}"))));
    let file = Value::from(all).to_string();
    let (_, view, _) = pages_of("x.json", file.as_bytes()).remove(0);
    assert_eq!(view.applications.len(), 20);
    assert_eq!(view.row.application, None, "an id that is not listed");
    let mut session = Session::default();
    let meta = FileMeta {
        name: "x.json".to_owned(),
        size: 0,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, file.as_bytes());
    let now = Instant::parse("2026-11-27T10:00:00Z").unwrap();
    let table = findings_csv(session.case(), now);
    assert!(!table.contains(",=") && !table.contains("\"="), "{table}");
}
