//! How soon an ordinary phone is proven: two hundred small tenants, each with one phone and one administrator, from
//! portal downloads to the verdict. What a device that goes on with legacy authentication comes to stands beside it.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_json;
use cutover::findings::view::{SourceKind, Stated};
use cutover::model::{DAY, EventType, HOUR, How, Instant, MINUTE, Mark, Question};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use serde_json::{Value, json};

/// The mark: Wednesday, 2026-11-18T21:57:00Z, 22:57 in Berlin.
const M: i64 = 1_795_039_020_000;
const TENANTS: u64 = 200;
const SHEET: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

/// Any generator does; this one is the same everywhere (a multiplier of Knuth's).
struct Random(u64);

impl Random {
    fn below(&mut self, n: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % n
    }
}

struct Tenant {
    /// At, interactive, record.
    log: Vec<(i64, bool, Value)>,
}

impl Tenant {
    /// `share`: of the old account's sign-ins that go on after the mark, in hundredths.
    fn new(seed: u64, share: i64) -> Self {
        let mut random = Random(seed);
        let mut tenant = Self { log: Vec::new() };
        // Times of use between seven in the morning and half past eleven at night, by local time.
        let uses = |random: &mut Random, day: i64| {
            let midnight = (M + HOUR).div_euclid(DAY) * DAY - HOUR + day * DAY;
            // Four to eight a day, each in a part of the waking day of its own: a phone renews its session as time passes.
            let count = 4 + random.below(5);
            let part = 990 / count;
            (0..count)
                .map(|n| midnight + 7 * HOUR + (n * part + random.below(part)) * MINUTE)
                .collect::<Vec<_>>()
        };
        for day in -8..8 {
            for at in uses(&mut random, day) {
                if at < M || random.below(100) < share {
                    tenant.add(at, false, true);
                }
            }
        }
        tenant.add(M + 3 * MINUTE, true, false);
        for day in 0..8 {
            for at in uses(&mut random, day) {
                if at > M + 4 * MINUTE {
                    tenant.add(at, false, false);
                }
            }
        }
        tenant
    }

    fn add(&mut self, at: i64, interactive: bool, legacy: bool) {
        let n = self.log.len();
        let record = json!({
            "id": format!("00000000-0000-4000-8000-{n:012}"),
            "createdDateTime": Instant(at).to_string(),
            "userId": "10000000-0000-4000-8000-000000000001",
            "userPrincipalName": "mia@contoso.example",
            "clientAppUsed": if legacy { "Exchange ActiveSync" } else { "Mobile Apps and Desktop clients" },
            "userAgent": if legacy { "Apple-iPhone14C5/1902.74" } else { SHEET },
            "appId": if legacy { "" } else { "f8d98a96-0999-43f5-8af3-69971c7bb423" },
            "ipAddress": "192.0.2.10", "isInteractive": interactive, "status": {"errorCode": 0},
        });
        self.log.push((at, interactive, record));
    }

    /// Both logs of seven days as they stand at `at`, the administrator having signed in a quarter of an hour before.
    fn download(&self, at: i64, interactive: bool) -> Vec<u8> {
        let inside = |t: i64| at - 7 * DAY <= t && t < at;
        let rows = self
            .log
            .iter()
            .filter(|(t, i, _)| *i == interactive && inside(*t));
        let mut rows: Vec<Value> = rows.map(|(.., r)| r.clone()).collect();
        rows.push(json!({
            "id": format!("00000000-0000-4000-9{}-{:012}", if interactive { "001" } else { "002" }, at / MINUTE % 1_000_000),
            "createdDateTime": Instant(at - 16 * MINUTE).to_string(),
            "userId": "10000000-0000-4000-8000-000000000009",
            "userPrincipalName": "admin@contoso.example",
            "clientAppUsed": "Browser", "isInteractive": interactive, "status": {"errorCode": 0},
        }));
        serde_json::to_vec(&rows).unwrap()
    }

    /// State at the last of these looks.
    fn state(&self, looks: &[i64]) -> String {
        self.verification(looks)["state"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// The verdict at the last of these looks, milliseconds after the mark; the first visit is at the mark.
    fn verification(&self, looks: &[i64]) -> Value {
        let mut session = Session::default();
        for (n, look) in [0].iter().chain(looks).enumerate() {
            let at = M + look;
            for (interactive, event_type) in [
                (true, EventType::InteractiveUser),
                (false, EventType::NonInteractiveUser),
            ] {
                let bytes = self.download(at, interactive);
                let name = format!("{event_type:?}-{n}.json");
                let meta = FileMeta {
                    name,
                    size: bytes.len() as u64,
                    modified: None,
                };
                session.set_now(Instant(at));
                let id = session.read_whole(&meta, SourceKind::File, &bytes);
                session.describe(
                    id,
                    Stated {
                        event_type: Some(event_type),
                        question: Some(Question::Everything),
                        from: Some(Instant(at - 7 * DAY)),
                        to: Some(Instant(at)),
                        downloaded: Some(Instant(at)),
                    },
                );
            }
        }
        let now = Instant(M + looks.last().unwrap());
        let rows = session
            .changes(usize::MAX)
            .into_iter()
            .flat_map(|m| match m {
                FromWorker::Findings { upsert, .. } => upsert,
                _ => vec![],
            });
        let keys: Vec<_> = rows.map(|r| r.key).collect();
        session.mark(
            &keys,
            Some(Mark {
                at: Instant(M),
                how: How::ReAdded,
            }),
            now,
        );
        let text = findings_json(session.case(), now).unwrap();
        let out: Value = serde_json::from_str(&text).unwrap();
        out["findings"][0]["verification"].clone()
    }
}

/// How many of the tenants come to this state.
fn count(share: i64, looks: &[i64], state: &str) -> u64 {
    (0..TENANTS)
        .filter(|seed| Tenant::new(*seed, share).state(looks) == state)
        .count() as u64
}

#[test]
fn an_ordinary_phone_is_proven_a_day_later() {
    let day = 24 * HOUR + 34 * MINUTE;
    let next = count(0, &[day], "verified");
    let later = count(0, &[day, 31 * HOUR], "verified");
    println!("verified at 24 h 34 min: {next} of {TENANTS}, by 31 h: {later}");
    assert!(next >= TENANTS * 95 / 100, "{next}");
    assert_eq!(later, TENANTS);
}

#[test]
fn a_look_after_49_minutes_says_what_is_seen() {
    assert_eq!(count(0, &[49 * MINUTE], "cleanSoFar"), TENANTS);
    assert_eq!(
        count(0, &[49 * MINUTE, 24 * HOUR + 13 * MINUTE], "verified"),
        0
    );
}

#[test]
fn a_phone_that_goes_on_is_never_proven() {
    let day = 24 * HOUR + 34 * MINUTE;
    assert_eq!(count(100, &[day], "verified"), 0);
    let (early, late) = (
        count(30, &[day], "verified"),
        count(30, &[day, 3 * DAY], "verified"),
    );
    println!(
        "a second device at 30 % of the old rhythm: {early} of {TENANTS} at 24 h 34 min, {late} at three days"
    );
    assert!(early <= TENANTS / 5, "{early}");
    assert_eq!(late, 0);
}
