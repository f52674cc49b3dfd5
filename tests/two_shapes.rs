//! A record that is written in two shapes gives the same sign-in, as far as both carry its fields.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::classify;
use cutover::ingest;
use cutover::source::import::Reader;
use cutover::source::{AuthStep, Format, RawRecord, Sink};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What findings are made of, as text.
#[derive(Default, Debug, PartialEq, Eq)]
struct SignIns(Vec<String>, u64);

impl Sink for SignIns {
    fn record(&mut self, format: Format, record: &RawRecord<'_>) {
        let s = ingest::ingest(format, record).unwrap();
        self.0.push(format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            s.at,
            s.kind,
            s.protocol,
            s.code,
            s.method,
            classify::outcome(s.code, s.method, s.ca_failed),
            s.user_id,
            s.principal_name,
            s.app,
            s.resource,
            s.app_name,
            s.resource_name,
            s.told,
            s.device_os,
            s.device_browser,
            record.user_agent.as_deref().filter(|a| !a.is_empty()),
            record.ip,
            record.city,
            record.country,
        ));
    }

    fn unreadable(&mut self) {
        self.1 += 1;
    }

    fn auth_step(&mut self, _: &AuthStep<'_>) {}
}

fn read(bytes: &[u8]) -> SignIns {
    let mut seen = SignIns::default();
    let step = Reader::default().parse(bytes, true, &mut seen);
    assert_eq!(step.stop, None, "{}", String::from_utf8_lossy(bytes));
    seen
}

#[derive(Clone, Debug)]
struct Record {
    minute: i64,
    user: u32,
    client: &'static str,
    agent: &'static str,
    code: i64,
    reason: &'static str,
    ropc: bool,
    details: &'static [(&'static str, bool)],
    ca: &'static str,
    os: &'static str,
    city: &'static str,
}

fn record() -> impl Strategy<Value = Record> {
    let client = prop::sample::select(vec![
        "Exchange ActiveSync",
        "IMAP4",
        "Authenticated SMTP",
        "Browser",
        "Mobile Apps and Desktop clients",
        "Other clients",
        "Something New",
        "",
    ]);
    let agent = prop::sample::select(vec![
        "Apple-iPhone14C5/1902.74",
        "BAV2ROPC",
        "",
        "Mozilla/5.0 (a \"b\"; c, d)",
        "Müller/1.0",
    ]);
    let code = prop::sample::select(vec![
        (0, "Other."),
        (50126, "Error validating credentials; invalid."),
        (53003, "Blocked, by policy."),
        (50055, "Expired."),
    ]);
    let details = prop::sample::select(vec![
        &[][..],
        &[("Password", true)],
        &[("Password", false)],
        &[("X.509 Certificate", true)],
        &[("Password", true), ("MFA", true)],
        &[("Previously satisfied", true)],
    ]);
    let rest = (
        any::<bool>(),
        prop::sample::select(vec!["success", "failure", "notApplied"]),
        prop::sample::select(vec!["", "Ios 15.1", "Android"]),
        prop::sample::select(vec!["", "Bern", "Zürich"]),
    );
    (0..10_000_i64, 0..3_u32, client, agent, code, details, rest).prop_map(
        |(minute, user, client, agent, (code, reason), details, (ropc, ca, os, city))| Record {
            minute,
            user,
            client,
            agent,
            code,
            reason,
            ropc,
            details,
            ca,
            os,
            city,
        },
    )
}

impl Record {
    fn at(&self) -> cutover::model::Instant {
        let start = cutover::model::Instant::parse("2026-11-13T00:00:00Z").unwrap();
        start.plus(self.minute * 60_000)
    }

    fn id(&self) -> String {
        format!("c0ffee00-0000-4000-8000-{:012}", self.minute)
    }

    fn status(&self) -> Value {
        json!({"errorCode": self.code, "failureReason": self.reason})
    }

    fn details(&self) -> Value {
        Value::from(
            self.details
                .iter()
                .map(|(m, ok)| json!({"authenticationMethod": m, "succeeded": ok, "authenticationStepResultDetail": "As \"told\", in words; here", "authenticationStepDateTime": self.at().to_string()}))
                .collect::<Vec<_>>(),
        )
    }

    fn device(&self) -> Value {
        json!({"deviceId": "", "operatingSystem": self.os, "browser": "Rich Client 4.0"})
    }

    fn place(&self) -> Value {
        json!({"city": self.city, "countryOrRegion": "CH"})
    }

    fn protocol(&self) -> &'static str {
        if self.ropc { "ropc" } else { "none" }
    }

    fn graph(&self) -> Value {
        json!({
            "id": self.id(), "createdDateTime": self.at().to_string(), "userId": format!("u{}", self.user),
            "userPrincipalName": format!("p{}@contoso.example", self.user), "appId": "00000002-0000-0ff1-ce00-000000000000",
            "resourceId": "00000002-0000-0ff1-ce00-000000000000", "appDisplayName": "Common Data Service",
            "resourceDisplayName": "Office 365 Exchange Online", "clientAppUsed": self.client, "userAgent": self.agent,
            "ipAddress": "192.0.2.1", "conditionalAccessStatus": self.ca, "authenticationProtocol": self.protocol(),
            "status": self.status(), "deviceDetail": self.device(), "location": self.place(), "authenticationDetails": self.details(),
        })
    }

    fn log_analytics(&self) -> Value {
        json!({
            "TenantId": "workspace", "TimeGenerated": "2026-12-01T00:00:00Z", "Id": self.id(), "CreatedDateTime": self.at().to_string(),
            "UserId": format!("u{}", self.user), "UserPrincipalName": format!("p{}@contoso.example", self.user),
            "AppId": "00000002-0000-0ff1-ce00-000000000000", "ResourceIdentity": "00000002-0000-0ff1-ce00-000000000000",
            "AppDisplayName": "Common Data Service", "ResourceDisplayName": "Office 365 Exchange Online",
            "ClientAppUsed": self.client, "UserAgent": self.agent, "IPAddress": "192.0.2.1", "ConditionalAccessStatus": self.ca,
            "AuthenticationProtocol": self.protocol(), "ResultType": self.code.to_string(), "Status": self.status().to_string(),
            "DeviceDetail": self.device().to_string(), "LocationDetails": self.place().to_string(), "Location": "CH",
            "AuthenticationDetails": self.details().to_string(),
        })
    }
}

/// A CSV of objects whose values are texts.
fn csv(rows: &[Value], delimiter: char) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    let mut out = String::new();
    let Some(first) = rows.first().and_then(Value::as_object) else {
        return out;
    };
    let line = |cells: Vec<String>| cells.join(&delimiter.to_string()) + "\r\n";
    out += &line(first.keys().map(|k| cell(k)).collect());
    for row in rows {
        out += &line(
            row.as_object()
                .unwrap()
                .values()
                .map(|v| cell(&text(v)))
                .collect(),
        );
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn two_shapes_give_the_same_sign_ins(records in prop::collection::vec(record(), 1..6)) {
        let graph: Vec<Value> = records.iter().map(Record::graph).collect();
        let analytics: Vec<Value> = records.iter().map(Record::log_analytics).collect();
        let want = read(json!({"value": graph}).to_string().as_bytes());
        prop_assert_eq!(want.0.len(), records.len());
        let diagnostic = |r: &Record| json!({"time": "2026-12-01T00:00:00Z", "category": "SignInLogs", "properties": r.graph()});
        let as_text = |r: &Record| json!({"time": "2026-12-01T00:00:00Z", "category": "SignInLogs", "properties": r.graph().to_string()});
        let lines = |f: &dyn Fn(&Record) -> Value| records.iter().map(|r| format!("{}\n", f(r))).collect::<String>();
        let columns: Vec<Value> = analytics[0].as_object().unwrap().keys().map(|k| json!({"name": k, "type": "string"})).collect();
        let rows: Vec<Value> = analytics.iter().map(|r| Value::from(r.as_object().unwrap().values().cloned().collect::<Vec<_>>())).collect();
        for (shape, text) in [
            ("array", Value::from(graph.clone()).to_string()),
            ("lines", lines(&Record::graph)),
            ("pretty", serde_json::to_string_pretty(&graph).unwrap()),
            ("batch", json!({"responses": [{"id": "1", "status": 200, "body": {"value": graph}}]}).to_string()),
            ("diagnostics", lines(&diagnostic)),
            ("properties as text", lines(&as_text)),
            ("event hub", json!({"records": records.iter().map(diagnostic).collect::<Vec<_>>()}).to_string()),
            ("splunk", lines(&|r| json!({"preview": false, "result": {"_raw": diagnostic(r).to_string()}}))),
            ("log analytics rows", Value::from(analytics.clone()).to_string()),
            ("log analytics api", json!({"tables": [{"name": "PrimaryResult", "columns": columns, "rows": rows}]}).to_string()),
            ("log analytics csv", csv(&analytics, ',')),
            ("log analytics csv, semicolons", csv(&analytics, ';')),
            ("graph's names as csv", csv(&graph, '\t')),
        ] {
            prop_assert_eq!(&read(text.as_bytes()), &want, "{}", shape);
        }
    }

    /// Whatever a program does with quotes and dates: the same order for the whole file.
    #[test]
    fn dates_of_any_spelling_are_the_same_instants(records in prop::collection::vec(record(), 1..6)) {
        let want = read(Value::from(records.iter().map(Record::graph).collect::<Vec<_>>()).to_string().as_bytes());
        let spell = |r: &Record, spelling: u8| {
            let text = r.at().to_string();
            let n = |from: usize, to: usize| text[from..to].parse::<u32>().unwrap();
            let (y, mo, d, h, mi, s) = (n(0, 4), n(5, 7), n(8, 10), n(11, 13), n(14, 16), n(17, 19));
            let (half, twelve) = (if h < 12 { "AM" } else { "PM" }, (h + 11) % 12 + 1);
            match spelling {
                0 => format!("{mo}/{d}/{y} {twelve}:{mi:02}:{s:02} {half}"),
                1 => format!("{mo}/{d}/{y}, {twelve}:{mi:02}:{s:02}\u{202f}{half}"),
                2 => format!("{d:02}/{mo:02}/{y} {h:02}:{mi:02}:{s:02}"),
                3 => format!("{d:02}.{mo:02}.{y} {h:02}:{mi:02}:{s:02}"),
                4 => format!("{d}-{mo}-{y} {h}:{mi:02}"),
                5 => format!("{y}/{mo}/{d} {h}:{mi:02}:{s:02}"),
                _ => format!("/Date({})/", r.at().0),
            }
        };
        for spelling in 0..7 {
            let rows: Vec<Value> = records.iter().map(|r| {
                let mut v = r.graph();
                v["createdDateTime"] = json!(spell(r, spelling));
                v
            }).collect();
            prop_assert_eq!(&read(Value::from(rows.clone()).to_string().as_bytes()).0, &want.0, "{}", spelling);
            prop_assert_eq!(&read(csv(&rows, ';').as_bytes()).0, &want.0, "csv {}", spelling);
        }
    }

    /// Bytes that look like logs, bent: never a crash, and every record counts once at most.
    #[test]
    fn bent_files_never_panic(records in prop::collection::vec(record(), 1..4), shape in 0..4u8, at: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
        let graph: Vec<Value> = records.iter().map(Record::graph).collect();
        let analytics: Vec<Value> = records.iter().map(Record::log_analytics).collect();
        let mut bytes = match shape {
            0 => json!({"@odata.nextLink": "x", "value": graph}).to_string(),
            1 => json!({"tables": [{"columns": [{"name": "TimeGenerated"}, {"name": "ClientAppUsed"}, {"name": "UserId"}], "rows": [["a", "b", "c"]]}]}).to_string(),
            2 => csv(&analytics, ','),
            _ => records.iter().map(|r| format!("{}\n", json!({"time": "x", "properties": r.graph().to_string()}))).collect(),
        }.into_bytes();
        let i = at.index(bytes.len());
        bytes[i] = byte;
        bytes.truncate(cut.index(bytes.len()) + 1);
        struct Count(u64);
        impl Sink for Count {
            fn record(&mut self, format: Format, record: &RawRecord<'_>) {
                self.0 += 1;
                let _ = ingest::ingest(format, record);
            }
            fn unreadable(&mut self) {}
            fn auth_step(&mut self, _: &AuthStep<'_>) {}
        }
        let mut count = Count(0);
        Reader::default().parse(&bytes, true, &mut count);
        prop_assert!(count.0 <= records.len() as u64 + 1);
    }
}
