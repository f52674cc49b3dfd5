//! What the page promises of a marked device, and what no further file may change (rules 1 and 4). Whole way: files →
//! session → export.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::export::findings_json;
use cutover::findings::view::{SourceKind, Stated};
use cutover::model::{DAY, EventType, Guid, HOUR, How, Instant, MINUTE, MailApp, Mark, Question};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The mark: 2026-11-18T22:57:00Z, a Wednesday.
const M: i64 = 1_795_042_620_000;
const BOTH: [(bool, EventType); 2] = [
    (true, EventType::InteractiveUser),
    (false, EventType::NonInteractiveUser),
];

/// A phone and its log: legacy sign-ins until the mark, the new app from then on.
#[derive(Clone, Debug)]
struct Phone {
    /// Minutes between legacy sign-ins.
    beat: i64,
    /// Days of them.
    past: i64,
    /// Minutes between sign-ins of the new app.
    modern: i64,
    /// Records have agents.
    agents: bool,
}

fn phones() -> impl Strategy<Value = Phone> {
    (60_i64..400, 2_i64..9, 60_i64..300, any::<bool>()).prop_map(|(beat, past, modern, agents)| {
        Phone {
            beat,
            past,
            modern,
            agents,
        }
    })
}

/// At, interactive, legacy, record.
type Entry = (i64, bool, bool, Value);

impl Phone {
    fn log(&self) -> Vec<Entry> {
        let mut all = Vec::new();
        let mut at = M - self.past * DAY;
        while at < M {
            all.push(self.entry(all.len(), at, false, true));
            at += self.beat * MINUTE;
        }
        let mut at = M + 3 * MINUTE;
        while at < M + 20 * DAY {
            all.push(self.entry(all.len(), at, at == M + 3 * MINUTE, false));
            at += self.modern * MINUTE;
        }
        all
    }

    fn entry(&self, n: usize, at: i64, interactive: bool, legacy: bool) -> Entry {
        let agent = match (self.agents, legacy) {
            (false, _) => "",
            (true, true) => "Apple-iPhone14C5/1902.74",
            (true, false) => {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
            }
        };
        let record = json!({
            "id": format!("00000000-0000-4000-8000-{n:012}"),
            "createdDateTime": Instant(at).to_string(),
            "userId": "10000000-0000-4000-8000-000000000001",
            "userPrincipalName": "mia@contoso.example",
            "clientAppUsed": if legacy { "Exchange ActiveSync" } else { "Mobile Apps and Desktop clients" },
            "userAgent": agent, "deviceDetail": {"operatingSystem": if legacy { "" } else { "iOS" }},
            "appId": if legacy { "" } else { "f8d98a96-0999-43f5-8af3-69971c7bb423" },
            "ipAddress": "192.0.2.10", "isInteractive": interactive, "status": {"errorCode": 0},
        });
        (at, interactive, legacy, record)
    }
}

/// A page on which files are dropped.
#[derive(Default)]
struct Page {
    session: Session,
    files: usize,
    /// Nobody says what the files are.
    undescribed: bool,
}

impl Page {
    /// Both logs of the seven days before `at`, as they stand then.
    fn drop(&mut self, log: &[Entry], question: Question, at: i64) {
        for (interactive, event_type) in BOTH {
            self.drop_one(log, question, (at - 7 * DAY, at), interactive, event_type);
        }
    }

    fn drop_one(
        &mut self,
        log: &[Entry],
        question: Question,
        (from, at): (i64, i64),
        interactive: bool,
        event_type: EventType,
    ) {
        let passes = |legacy: bool| match question {
            Question::LegacyClients => legacy,
            Question::App(_) => !legacy,
            _ => true,
        };
        let inside = log.iter().filter(|(t, i, legacy, _)| {
            *i == interactive && from <= *t && *t < at && passes(*legacy)
        });
        let mut rows: Vec<Value> = inside.map(|(.., r)| r.clone()).collect();
        if question == Question::Everything {
            rows.push(json!({
                "id": format!("00000000-0000-4000-9000-{:012}", self.files),
                "createdDateTime": Instant(at - MINUTE).to_string(),
                "userId": "10000000-0000-4000-8000-000000000009",
                "userPrincipalName": "admin@contoso.example",
                "clientAppUsed": "Browser", "isInteractive": interactive, "status": {"errorCode": 0},
            }));
        }
        self.files += 1;
        let bytes = serde_json::to_vec(&rows).unwrap();
        let log = if interactive {
            "Interactive"
        } else {
            "NonInteractive"
        };
        let name = format!("{log}SignIns-{}.json", self.files);
        let meta = FileMeta {
            name,
            size: bytes.len() as u64,
            modified: Some(Instant(at)),
        };
        self.session.set_now(Instant(at));
        let id = self.session.read_whole(&meta, SourceKind::File, &bytes);
        if self.undescribed {
            return;
        }
        self.session.describe(
            id,
            Stated {
                event_type: Some(event_type),
                question: Some(question),
                from: Some(Instant(from)),
                to: Some(Instant(at)),
                downloaded: Some(Instant(at)),
            },
        );
    }

    fn mark(&mut self, now: i64) {
        let rows = self
            .session
            .changes(usize::MAX)
            .into_iter()
            .flat_map(|m| match m {
                FromWorker::Findings { upsert, .. } => upsert,
                _ => vec![],
            });
        let keys: Vec<_> = rows.map(|r| r.key).collect();
        let mark = Mark {
            at: Instant(M),
            how: How::ReAdded,
        };
        self.session.mark(&keys, Some(mark), Instant(now));
    }

    fn verification(&self, now: i64) -> Value {
        let text = findings_json(self.session.case(), Instant(now)).unwrap();
        let out: Value = serde_json::from_str(&text).unwrap();
        out["findings"][0]["verification"].clone()
    }
}

fn time(value: &Value) -> Option<i64> {
    value.as_str().and_then(Instant::parse).map(|at| at.0)
}

fn apple() -> Guid {
    MailApp::AppleInternetAccounts.id()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Once the moment has come that the page named, and logs complete to it are dropped, the device is proven.
    #[test]
    fn the_promised_moment_keeps_its_promise(phone in phones(), look in 1_i64..1600, filtered in any::<bool>()) {
        let log = phone.log();
        let mut page = Page::default();
        page.drop(&log, Question::Everything, M - MINUTE);
        let now = M + look * MINUTE;
        let bring = |page: &mut Page, at: i64| {
            if filtered {
                page.drop(&log, Question::LegacyClients, at);
                page.drop(&log, Question::App(apple()), at);
            } else {
                page.drop(&log, Question::Everything, at);
            }
        };
        bring(&mut page, now);
        page.mark(now);
        let verification = page.verification(now);
        if let Some(earliest) = time(&verification["earliest"]) {
            prop_assert!(earliest >= now);
            // Within what one download covers.
            if earliest < M + 6 * DAY {
                bring(&mut page, earliest);
                let then = page.verification(earliest);
                prop_assert_eq!(&then["state"], "verified", "{} then {}", verification, then);
            }
        } else {
            prop_assert_eq!(&verification["state"], "verified", "{}", verification);
        }
    }

    /// A file that answered another question, or was downloaded later, moves no answer that is there.
    #[test]
    fn completeness_never_moves_through_another_question(phone in phones(), look in 1_i64..1600, later in 0_i64..600) {
        let log = phone.log();
        let mut page = Page::default();
        let now = M + look * MINUTE;
        page.drop(&log, Question::LegacyClients, now);
        page.mark(now);
        let before = page.verification(now)["completeTo"].clone();
        let end = now + later * MINUTE;
        for (interactive, event_type) in BOTH {
            let app = Question::App(apple());
            page.drop_one(&log, app, (now - 7 * DAY, now), interactive, event_type);
            // Downloaded later, of a window that ends before the first one's end.
            page.drop_one(&log, Question::Unknown, (now - DAY, end), interactive, event_type);
        }
        prop_assert_eq!(&page.verification(now)["completeTo"], &before);
    }

    /// The unfiltered download of a window never gives a later verdict than a filtered or an empty one of it.
    #[test]
    fn less_evidence_never_reaches_further(phone in phones(), look in 1_i64..2000, empty in any::<bool>()) {
        let log = phone.log();
        let now = M + look * MINUTE;
        let judge = |questions: &[Question]| {
            let mut page = Page::default();
            page.drop(&log, Question::Everything, M - MINUTE);
            for question in questions {
                let rows: &[Entry] = if empty && *question == Question::LegacyClients { &[] } else { &log };
                page.drop(rows, *question, now);
            }
            page.mark(now);
            page.verification(now)
        };
        let filtered = judge(&[Question::LegacyClients, Question::App(apple())]);
        let whole = judge(&[Question::Everything]);
        prop_assert!(time(&whole["completeTo"]) >= time(&filtered["completeTo"]), "{} {}", whole, filtered);
        prop_assert!(
            filtered["state"] != "verified" || whole["state"] == "verified",
            "{} {}", whole, filtered
        );
        if let (Some(whole), Some(filtered)) = (time(&whole["earliest"]), time(&filtered["earliest"])) {
            prop_assert!(whole <= filtered);
        }
    }
}

/// The moment for a filtered download is two hours after the one that matters.
#[test]
fn each_kind_of_answer_has_its_moment() {
    let phone = Phone {
        beat: 200,
        past: 8,
        modern: 120,
        agents: true,
    };
    let log = phone.log();
    for (question, lead, undescribed) in [
        (Question::Everything, 30 * MINUTE, false),
        (Question::LegacyClients, 2 * HOUR, false),
        // The past is known once the files are described, and the moment that is named is the one that holds then.
        (Question::Everything, 30 * MINUTE, true),
        (Question::LegacyClients, 2 * HOUR, true),
    ] {
        let mut page = Page {
            undescribed,
            ..Page::default()
        };
        page.drop(&log, question, M + HOUR);
        page.mark(M + HOUR);
        let verification = page.verification(M + HOUR);
        assert_eq!(
            time(&verification["earliest"]),
            Some(M + DAY + lead),
            "{question:?}, undescribed: {undescribed}"
        );
        let waits = verification["reason"] == "notDescribed";
        assert_eq!(waits, undescribed);
    }
}
