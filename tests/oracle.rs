//! What a proof must never be without (rules 4), told a second time and as simply as can be: from records and statements,
//! never from the product's own types. Whole way: files → session → export.
//!
//! `PROOF_CASES=50000 cargo test --test oracle` judges more stories than the suite does.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_json;
use cutover::findings::view::{SourceKind, Stated};
use cutover::model::{EventType, How, Instant, Mark, Question};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};

const MIN: i64 = 60_000;
const HOUR: i64 = 60 * MIN;
const DAY: i64 = 24 * HOUR;
/// The mark: 2025-11-18T22:57:00Z.
const M: i64 = 1_763_506_620_000;
const PHONE: &str = "Apple-iPhone14C5/1902.74";
const EAS: &str = "Exchange ActiveSync";
const MODERN: &str = "Mobile Apps and Desktop clients";
const CLIENTS: [&str; 4] = [EAS, "IMAP4", "", MODERN];
const AGENTS: [&str; 5] = [
    PHONE,
    "Apple-iPhone15C2/2101.329",
    "BAV2ROPC",
    "",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
];
const CODES: [Option<i64>; 6] = [
    Some(0),
    Some(0),
    Some(50126),
    Some(53003),
    Some(700_082),
    None,
];
const APPLE: &str = "f8d98a96-0999-43f5-8af3-69971c7bb423";

#[derive(Clone, Debug)]
struct Row {
    at: i64,
    client: usize,
    agent: usize,
    code: Option<i64>,
    with_details: bool,
    net: u8,
    interactive: bool,
}

#[derive(Clone, Debug)]
struct Window {
    interactive: bool,
    question: Question,
    from: i64,
    to: i64,
    stated: bool,
}

#[derive(Clone, Debug)]
struct Story {
    /// Hours between the sign-ins before the mark.
    beat: i64,
    /// Days of them.
    past: i64,
    rows: Vec<Row>,
    windows: Vec<Window>,
    /// The new app, from the mark on.
    proof: Option<i64>,
    /// The new app goes on every so many hours.
    goes_on: Option<i64>,
    retired: bool,
    /// The person signs in with a browser so long after the mark.
    alive: Option<i64>,
}

fn stories() -> impl Strategy<Value = Story> {
    let row = (
        -3 * DAY..8 * DAY,
        0..4_usize,
        0..5_usize,
        0..6_usize,
        any::<bool>(),
        0..3_u8,
        any::<bool>(),
    )
        .prop_map(
            |(at, client, agent, code, with_details, net, interactive)| Row {
                at: M + at,
                client,
                agent,
                code: CODES[code],
                with_details,
                net,
                interactive,
            },
        );
    let window = (any::<bool>(), any::<bool>(), -40_i64..6, 1_i64..60, 0..9_u8).prop_map(
        |(interactive, legacy, from, long, stated)| Window {
            interactive,
            question: if legacy {
                Question::LegacyClients
            } else {
                Question::Everything
            },
            from: M + from * DAY - 10 * MIN,
            to: M + (from + long) * DAY - 10 * MIN,
            stated: stated > 0,
        },
    );
    (
        (1_i64..30, 1_i64..29),
        prop::collection::vec(row, 0..3),
        prop::collection::vec(window, 0..3),
        prop::option::weighted(0.8, -26 * HOUR..26 * HOUR),
        prop::option::of(1_i64..9),
        any::<bool>(),
        prop::option::of(-HOUR..3 * DAY),
        (1_i64..9, any::<bool>()),
    )
        .prop_map(
            |((beat, past), rows, mut windows, proof, goes_on, retired, alive, (days, whole))| {
                if whole {
                    for interactive in [true, false] {
                        windows.push(Window {
                            interactive,
                            question: Question::Everything,
                            from: M - past * DAY,
                            to: M + days * DAY + HOUR,
                            stated: true,
                        });
                    }
                }
                Story {
                    beat,
                    past,
                    rows,
                    windows,
                    proof,
                    goes_on,
                    retired,
                    alive,
                }
            },
        )
}

fn record(n: usize, at: i64, client: &str, agent: &str, net: u8, interactive: bool) -> Value {
    json!({
        "id": format!("00000000-0000-4000-8000-{n:012}"),
        "createdDateTime": Instant(at).to_string(),
        "userId": "10000000-0000-4000-8000-000000000001",
        "userPrincipalName": "a@contoso.example",
        "clientAppUsed": client,
        "userAgent": agent,
        "appId": "",
        "ipAddress": format!("192.0.{net}.7"),
        "isInteractive": interactive,
        "authenticationDetails": [],
        "status": {"errorCode": 0},
    })
}

/// A record of the log.
struct Entry {
    at: i64,
    interactive: bool,
    legacy: bool,
    record: Value,
}

/// Everything that the log holds.
fn log(story: &Story) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let add = |all: &mut Vec<Entry>, legacy: bool, interactive: bool, at: i64, record: Value| {
        all.push(Entry {
            at,
            interactive,
            legacy,
            record,
        });
    };
    let password = json!([{"authenticationMethod": "Password", "succeeded": true}]);
    let mut at = M - story.past * DAY + HOUR;
    while at < M - MIN {
        let n = all.len();
        let mut r = record(n, at, EAS, PHONE, 0, n.is_multiple_of(2));
        r["authenticationDetails"] = password.clone();
        add(&mut all, true, n.is_multiple_of(2), at, r);
        at += story.beat * HOUR;
    }
    for row in &story.rows {
        let n = all.len();
        let mut r = record(
            n,
            row.at,
            CLIENTS[row.client],
            AGENTS[row.agent],
            row.net,
            row.interactive,
        );
        r["status"] = row
            .code
            .map_or(Value::Null, |code| json!({"errorCode": code}));
        if row.with_details {
            r["authenticationDetails"] =
                json!([{"authenticationMethod": "Password", "succeeded": row.code != Some(50126)}]);
        }
        add(&mut all, row.client < 2, row.interactive, row.at, r);
    }
    if let Some(proof) = story.proof {
        let mut at = M + proof;
        for n in 0..40 {
            let mut r = record(all.len(), at, MODERN, AGENTS[4], 0, n == 0);
            r["appId"] = json!(APPLE);
            add(&mut all, false, n == 0, at, r);
            match story.goes_on {
                Some(hours) => at += hours * HOUR,
                None => break,
            }
        }
    }
    if let Some(alive) = story.alive {
        let r = record(all.len(), M + alive, "Browser", "", 4, true);
        add(&mut all, false, true, M + alive, r);
    }
    all
}

fn cases() -> u32 {
    std::env::var("PROOF_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(2000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]
    #[test]
    fn a_proof_has_what_it_needs(story in stories()) {
        let all = log(&story);
        let now = story.windows.iter().map(|w| w.to).max().unwrap_or(M) + 10 * MIN;
        let mut session = Session::default();
        session.set_now(Instant(now));
        let mut seen: Vec<&Entry> = Vec::new();
        for (n, w) in story.windows.iter().enumerate() {
            let everything = w.question == Question::Everything;
            let inside: Vec<&Entry> = all
                .iter()
                .filter(|e| e.interactive == w.interactive && w.from <= e.at && e.at < w.to)
                .filter(|e| e.legacy || everything)
                .collect();
            let mut rows: Vec<Value> = inside.iter().map(|e| e.record.clone()).collect();
            if everything {
                // Somebody else: the newest record, and the oldest.
                for (k, at) in [(0, w.to - MIN), (1, w.from + MIN)] {
                    let mut r = record(900_000 + 2 * n + k, at, "Browser", "", 9, w.interactive);
                    r["userId"] = json!("10000000-0000-4000-8000-000000000009");
                    rows.push(r);
                }
            }
            seen.extend(inside);
            let bytes = serde_json::to_vec(&rows).unwrap();
            let meta =
                FileMeta { name: format!("{n}.json"), size: bytes.len() as u64, modified: None };
            let id = session.read_whole(&meta, SourceKind::File, &bytes);
            if w.stated {
                session.describe(id, Stated {
                    event_type: Some(match w.interactive {
                        true => EventType::InteractiveUser,
                        false => EventType::NonInteractiveUser,
                    }),
                    question: Some(w.question),
                    from: Some(Instant(w.from)),
                    to: Some(Instant(w.to)),
                    downloaded: Some(Instant(w.to)),
                });
            }
        }
        let rows = session.changes(usize::MAX).into_iter().flat_map(|m| match m {
            FromWorker::Findings { upsert, .. } => upsert,
            _ => vec![],
        });
        let keys: Vec<_> = rows.filter(|r| r.label == "iPhone 13").map(|r| r.key).collect();
        let how = if story.retired { How::Retired } else { How::ReAdded };
        session.mark(&keys, Some(Mark { at: Instant(M), how }), Instant(now));
        let text = findings_json(session.case(), Instant(now)).unwrap();
        let out: Value = serde_json::from_str(&text).unwrap();
        for f in out["findings"].as_array().unwrap() {
            let verification = &f["verification"];
            let state = verification["state"].as_str().unwrap();
            if let Some(earliest) = verification["earliest"].as_str() {
                prop_assert!(Instant::parse(earliest).unwrap().0 >= now, "never in the past");
            }
            if !matches!(state, "verified" | "ended") {
                continue;
            }
            let to = Instant::parse(verification["completeTo"].as_str().unwrap()).unwrap().0;
            prop_assert!(to >= M + DAY, "a day");
            for interactive in [true, false] {
                let mut of_type = story.windows.iter().filter(|w| w.stated && w.interactive == interactive);
                let mut m = M - 5 * MIN;
                while m < to {
                    prop_assert!(of_type.clone().any(|w| w.from <= m && m < w.to), "a hole at {m}");
                    m += MIN;
                }
                prop_assert!(
                    of_type.any(|w| w.from <= M - 5 * MIN && w.to >= M + DAY),
                    "one answer for the day"
                );
            }
            let after: Vec<&Value> = seen.iter().filter(|e| e.at > M + 5 * MIN).map(|e| &e.record).collect();
            let field = |r: &Value, name: &str| r[name].as_str().unwrap_or("").to_owned();
            // Whatever the device says of itself after the mark, in whichever count.
            prop_assert!(
                !after.iter().any(|r| field(r, "userAgent") == PHONE && field(r, "clientAppUsed") != MODERN),
                "own agent after the mark"
            );
            // Legacy, under whatever protocol, where the log names no device, or a new one: only a wrong password from
            // elsewhere is noise. No relay here was active on three dates before.
            let known = |agent: &str| {
                seen.iter().any(|e| {
                    e.at <= M && field(&e.record, "userAgent") == agent && e.legacy
                        && (e.record["status"]["errorCode"] == 0
                            || (e.record["status"]["errorCode"] == 53003 && e.record["authenticationDetails"] != json!([])))
                })
            };
            let legacy = |r: &&&Value| CLIENTS[..2].contains(&field(r, "clientAppUsed").as_str());
            for r in after.iter().filter(legacy).filter(|r| field(r, "userAgent") != PHONE) {
                let hidden = matches!(field(r, "userAgent").as_str(), "BAV2ROPC" | "")
                    || !known(&field(r, "userAgent"));
                let noise = r["status"]["errorCode"] == 50126 && field(r, "ipAddress") != "192.0.0.7";
                let other_device = !matches!(field(r, "userAgent").as_str(), "BAV2ROPC" | "");
                let rejected = r["status"]["errorCode"] == 50126;
                prop_assert!(!hidden || noise || (other_device && rejected), "{state} although {r}");
            }
            if state == "verified" {
                let last = seen
                    .iter()
                    .filter(|e| e.at <= M + 5 * MIN && e.legacy)
                    .filter(|e| field(&e.record, "userAgent") == PHONE && e.record["status"]["errorCode"] == 0)
                    .map(|e| e.at)
                    .max()
                    .unwrap_or(0);
                let proven = seen.iter().any(|e| {
                    field(&e.record, "appId") == APPLE && e.at > last && e.at >= M - DAY
                });
                prop_assert!(proven, "a proof");
            } else {
                // Somebody was there during the silence.
                let alive = seen.iter().filter(|e| !e.legacy && e.at >= M && e.record["status"]["errorCode"] == 0);
                prop_assert!(alive.count() > 0, "a sign of life");
            }
        }
    }
}
