//! One story: its lines → sign-ins and downloads → the session → the export's verdict. The language is described in
//! `tests/scenarios/README.md`.
//!
//! Length: one small language, read and told in one place.

use super::csv;
use crate::export::case::About;
use crate::findings::view::{FindingKey, FindingRow, SourceKind, Stated};
use crate::model::{
    DAY, EventType, Guid, HOUR, How, Instant, MINUTE, MailApp, MailScope, Mark, Protocol, Question,
};
use crate::worker::messages::{FileMeta, FromWorker};
use crate::worker::session::Session;
use serde_json::{Value, json};

/// State and reason, as the export writes them.
pub(super) type End = (String, Option<String>);

/// How a story is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    AsItIs,
    Backwards,
    Twice,
    ThroughACaseFile,
    Undescribed(usize),
    NothingDescribed,
    WithALateRecord,
}

#[derive(Clone, Debug)]
struct SignIn {
    at: Instant,
    late: i64,
    interactive: bool,
    legacy: bool,
    app: Option<&'static str>,
    record: Value,
}

#[derive(Clone, Debug)]
struct File {
    event_types: Vec<EventType>,
    question: Question,
    from: Instant,
    to: Instant,
    at: Instant,
    newest: Instant,
    says: Instant,
    stated: bool,
    broken: bool,
    full: bool,
    /// The log itself had come no further than `newest`.
    delayed: bool,
    /// Nobody else signs in: no row of others in it.
    quiet: bool,
    /// Columns, for a CSV; else JSON.
    csv: Option<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) name: String,
    pub(super) want: End,
    base: Instant,
    sign_ins: Vec<SignIn>,
    devices: Vec<(String, String)>,
    files: Vec<File>,
    marks: Vec<(usize, Option<Mark>)>,
    /// Marked anew from here.
    anew: Option<Instant>,
    now: Option<Instant>,
    /// Looks before the end, each with what it must come to.
    looks: Vec<(Instant, End)>,
}

const TENANT: &str = "4a3b2c1d-0000-4000-8000-00000000c0de";
const APPLE: &str = "f8d98a96-0999-43f5-8af3-69971c7bb423";

const FILES: [&str; 9] = [
    include_str!("../../../tests/scenarios/story.txt"),
    include_str!("../../../tests/scenarios/notChanged.txt"),
    include_str!("../../../tests/scenarios/withheld.txt"),
    include_str!("../../../tests/scenarios/backOnLegacy.txt"),
    include_str!("../../../tests/scenarios/tooEarly.txt"),
    include_str!("../../../tests/scenarios/cleanSoFar.txt"),
    include_str!("../../../tests/scenarios/silent.txt"),
    include_str!("../../../tests/scenarios/verified.txt"),
    include_str!("../../../tests/scenarios/ended.txt"),
];

pub(super) fn all() -> Vec<Story> {
    FILES
        .iter()
        .flat_map(|text| text.split("\n\n"))
        .filter(|block| !block.trim().is_empty())
        .map(|block| Story::read(block.trim()))
        .collect()
}

/// `-30d`, `+1d2h`, `0`, in milliseconds.
fn offset(text: &str) -> i64 {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let mut total = 0;
    let mut number = 0;
    for c in text.trim_start_matches(['+', '-']).chars() {
        match c {
            '0'..='9' => number = number * 10 + i64::from(c as u32 - '0' as u32),
            'd' | 'h' | 'm' => {
                total += number
                    * match c {
                        'd' => DAY,
                        'h' => HOUR,
                        _ => MINUTE,
                    };
                number = 0;
            }
            _ => panic!("no time: {text}"),
        }
    }
    assert_eq!(number, 0, "no unit: {text}");
    sign * total
}

struct Options<'a>(&'a [&'a str]);

impl<'a> Options<'a> {
    fn has(&self, name: &str) -> bool {
        self.0.contains(&name)
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0
            .iter()
            .find_map(|o| o.strip_prefix(name)?.strip_prefix('='))
    }
}

fn agent(device: &str) -> &'static str {
    match device {
        "iphone13" => "Apple-iPhone14C5/1902.74",
        "iphone13u" => "Apple-iPhone14C5/1905.258",
        "iphone15" => "Apple-iPhone15C4/2104.50",
        "ipad" => "Apple-iPad13C1/1808.17",
        "samsung" => "SAMSUNG-SM-T700/101.40402",
        "gmail" => "Android-Mail/2020.11.29.346182102.Release",
        "relay" => "BAV2ROPC",
        "none" => "",
        _ => panic!("no device: {device}"),
    }
}

impl Story {
    fn read(block: &str) -> Self {
        let mut story = Self {
            name: String::new(),
            want: (String::new(), None),
            base: Instant(1_795_042_620_000),
            sign_ins: Vec::new(),
            devices: Vec::new(),
            files: Vec::new(),
            marks: Vec::new(),
            anew: None,
            now: None,
            looks: Vec::new(),
        };
        let mut has_rule = false;
        for line in block.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["==", ..] => story.name = line.trim_start_matches("== ").to_owned(),
                ["rule", ..] => has_rule = true,
                ["base", at] => story.base = Instant::parse(at).unwrap(),
                ["beat", device, protocol, every, from, to, options @ ..] => {
                    let options = Options(options);
                    let (every, to) = (offset(every), story.at(to));
                    let mut at = story.at(from);
                    while at < to {
                        // 1970-01-01 was a Thursday.
                        let weekend = (at.0.div_euclid(DAY) + 3).rem_euclid(7) > 4;
                        if !(weekend && options.has("weekdays")) {
                            story.legacy(device, protocol, at, &options);
                        }
                        at = at.plus(every);
                    }
                }
                ["legacy", device, protocol, at, options @ ..] => {
                    story.legacy(device, protocol, story.at(at), &Options(options));
                }
                ["modern", app, at, options @ ..] => {
                    let options = Options(options);
                    let interactive = options.get("type") != Some("n");
                    story.modern(app, story.at(at), interactive, &options);
                }
                ["mbeat", app, every, from, to, options @ ..] => {
                    let (every, to) = (offset(every), story.at(to));
                    let mut at = story.at(from);
                    while at < to {
                        story.modern(app, at, false, &Options(options));
                        at = at.plus(every);
                    }
                }
                ["file", types, question, from, to, options @ ..] => {
                    story.file(types, question, from, to, &Options(options));
                }
                ["mark", how, rest @ ..] => {
                    let at = rest.first().filter(|w| !w.contains('=')).copied();
                    let mark = Mark {
                        at: story.at(at.unwrap_or("0")),
                        how: How::parse(how).unwrap(),
                    };
                    let device = usize::from(Options(rest).get("device") == Some("2"));
                    story.marks.push((device, Some(mark)));
                }
                ["unmark"] => story.marks.push((0, None)),
                ["anew", at] => story.anew = Some(story.at(at)),
                ["browser", at, options @ ..] => {
                    story.browser(story.at(at), &Options(options));
                }
                ["portal", at] => {
                    // Who downloads signs in: once asked, and the portal then by itself.
                    story.browser(story.at(at), &Options(&["who=9"]));
                    let after = story.at(at).plus(MINUTE);
                    story.browser(after, &Options(&["who=9", "type=n"]));
                }
                ["look", at, state, reason @ ..] => {
                    let reason = reason.first().map(|r| (*r).to_owned());
                    story
                        .looks
                        .push((story.at(at), ((*state).to_owned(), reason)));
                }
                ["now", at] => story.now = Some(story.at(at)),
                ["=", state] => story.want = ((*state).to_owned(), None),
                ["=", state, reason] => {
                    story.want = ((*state).to_owned(), Some((*reason).to_owned()));
                }
                _ => panic!("{}: {line}", story.name),
            }
        }
        assert!(has_rule && !story.want.0.is_empty(), "{}", story.name);
        story
    }

    fn at(&self, text: &str) -> Instant {
        self.base.plus(offset(text))
    }

    pub(super) fn files(&self) -> usize {
        self.files.len()
    }

    /// With a download of 100,000 rows: told once only.
    pub(super) fn is_large(&self) -> bool {
        self.files.iter().any(|f| f.full)
    }

    fn record(&mut self, at: Instant, interactive: bool, options: &Options<'_>) -> Value {
        let n = self.sign_ins.len();
        let who = options.get("who").unwrap_or("1");
        let ip = match options.get("ip") {
            Some("*") => format!("203.0.{}.9", n % 250),
            ip => ip.unwrap_or("192.0.2.10").to_owned(),
        };
        let code = if options.has("bad") {
            50126
        } else if options.has("blocked") {
            53003
        } else if options.has("failed") {
            65001
        } else {
            0
        };
        json!({
            "id": format!("00000000-0000-4000-8000-{n:012}"),
            "createdDateTime": at.to_string(),
            "userId": format!("10000000-0000-4000-8000-00000000000{who}"),
            "userPrincipalName": format!("person{who}@contoso.example"),
            "userDisplayName": format!("Person {who}"),
            "homeTenantId": TENANT, "resourceTenantId": TENANT,
            "ipAddress": ip,
            "isInteractive": interactive,
            "signInEventTypes": [if interactive { "interactiveUser" } else { "nonInteractiveUser" }],
            "status": {"errorCode": code},
        })
    }

    fn legacy(&mut self, device: &str, protocol: &str, at: Instant, options: &Options<'_>) {
        let interactive = options.get("type") == Some("i");
        let mut record = self.record(at, interactive, options);
        let (client, name) = match protocol {
            "eas" => ("Exchange ActiveSync", "Exchange ActiveSync"),
            "imap" => ("IMAP4", "IMAP"),
            "smtp" => ("Authenticated SMTP", "SMTP AUTH"),
            _ => panic!("no protocol: {protocol}"),
        };
        record["clientAppUsed"] = json!(client);
        record["userAgent"] = json!(agent(device));
        let cert = options.has("cert");
        record["authenticationProtocol"] = json!(if cert { "none" } else { "ropc" });
        let method = if cert {
            "X.509 Certificate"
        } else {
            "Password"
        };
        record["authenticationDetails"] =
            json!([{ "authenticationMethod": method, "succeeded": !options.has("bad") }]);
        let key = match device {
            "relay" => name.to_owned(),
            "none" => format!("unknown:{name}"),
            device => crate::device::read(agent(device)).key,
        };
        let who = record["userId"].as_str().unwrap_or_default().to_owned();
        if !self.devices.contains(&(who.clone(), key.clone())) {
            self.devices.push((who, key));
        }
        let late = options.get("late").map_or(0, offset);
        self.push(at, late, interactive, None, record);
    }

    fn modern(&mut self, app: &str, at: Instant, interactive: bool, options: &Options<'_>) {
        let mut record = self.record(at, interactive, options);
        let id = match app {
            "apple" => APPLE.to_owned(),
            "outlook" => MailApp::OutlookMobile.id().to_string(),
            "thunderbird" => MailApp::Thunderbird.id().to_string(),
            "word" => MailApp::Office.id().to_string(),
            // Any client of its own: what it may do its scopes tell.
            "unlisted" | "imap" | "ews" => "0badf00d-0000-4000-8000-000000000001".to_owned(),
            _ => panic!("no app: {app}"),
        };
        let scope = match app {
            "imap" => Some(MailScope::Imap),
            "ews" | "word" => Some(MailScope::Ews),
            _ => None,
        };
        if let Some(scope) = scope {
            let list = json!([scope.text(), "openid", "profile"]).to_string();
            record["authenticationProcessingDetails"] = json!([
                { "key": "Legacy TLS (TLS 1.0, 1.1, 3DES)", "value": "False" },
                { "key": "Oauth Scope Info", "value": list },
            ]);
        }
        record["appId"] = json!(id);
        record["appDisplayName"] = json!("Apple Internet Accounts");
        record["clientAppUsed"] = json!("Mobile Apps and Desktop clients");
        record["userAgent"] = json!(match options.get("agent").unwrap_or("iphone") {
            "iphone" =>
                "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "ipad" =>
                "Mozilla/5.0 (iPad; CPU OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "frozen" =>
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "android" =>
                "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36",
            _ => "",
        });
        if let Some(os) = options.get("os") {
            record["deviceDetail"] = json!({ "operatingSystem": os, "browser": "" });
        }
        let resource = options.get("to").unwrap_or("exchange");
        record["resourceId"] = json!(match resource {
            "exchange" => "00000002-0000-0ff1-ce00-000000000000",
            "graph" => "00000003-0000-0000-c000-000000000000",
            _ => "00000003-0000-0ff1-ce00-000000000000",
        });
        record["authenticationProtocol"] = json!(if options.has("ropc") {
            "ropc"
        } else {
            "oAuth2"
        });
        let app = (app == "apple").then_some(APPLE);
        self.push(at, 0, interactive, app, record);
    }

    /// An accepted sign-in of the person to something else, with a browser.
    fn browser(&mut self, at: Instant, options: &Options<'_>) {
        let interactive = options.get("type") != Some("n");
        let mut record = self.record(at, interactive, options);
        record["appId"] = json!("c44b4083-3bb0-49c1-b47d-974e53cbdf3c");
        record["clientAppUsed"] = json!("Browser");
        self.push(at, 0, interactive, None, record);
    }

    fn push(
        &mut self,
        at: Instant,
        late: i64,
        interactive: bool,
        app: Option<&'static str>,
        record: Value,
    ) {
        let modern = ["Mobile Apps and Desktop clients", "Browser"];
        let legacy = !modern
            .iter()
            .any(|client| record["clientAppUsed"] == *client);
        self.sign_ins.push(SignIn {
            at,
            late,
            interactive,
            legacy,
            app,
            record,
        });
    }

    fn file(&mut self, types: &str, question: &str, from: &str, to: &str, options: &Options<'_>) {
        let (from, to) = (self.at(from), self.at(to));
        let at = options.get("at").map_or(to, |at| self.at(at));
        self.files.push(File {
            event_types: match types {
                "i" => vec![EventType::InteractiveUser],
                "n" => vec![EventType::NonInteractiveUser],
                _ => vec![EventType::InteractiveUser, EventType::NonInteractiveUser],
            },
            question: match question {
                "everything" => Question::Everything,
                "legacy" => Question::LegacyClients,
                "apple" => Question::App(MailApp::AppleInternetAccounts.id()),
                "client:eas" => Question::Client(Protocol::ActiveSync),
                "person" => {
                    Question::Person(Guid::parse("10000000-0000-4000-8000-000000000001").unwrap())
                }
                _ => Question::Unknown,
            },
            from,
            to,
            at,
            newest: options
                .get("newest")
                .map_or(at.plus(-MINUTE), |t| self.at(t)),
            says: options.get("says").map_or(from, |t| self.at(t)),
            stated: !options.has("unstated"),
            broken: options.has("broken"),
            full: options.has("full"),
            delayed: options.get("newest").is_some(),
            quiet: options.has("quiet"),
            csv: options.get("csv").map(|n| n.parse().unwrap()),
        });
    }

    /// The rows of a download.
    fn rows(&self, file: &File, event_type: EventType) -> Vec<&Value> {
        let interactive = event_type == EventType::InteractiveUser;
        self.sign_ins
            .iter()
            .filter(|s| s.interactive == interactive && file.from <= s.at && s.at < file.to)
            .filter(|s| s.at.plus(s.late) <= file.at && (!file.delayed || s.at <= file.newest))
            .filter(|s| match file.question {
                Question::LegacyClients => s.legacy,
                Question::App(_) => s.app == Some(APPLE),
                Question::Client(_) => s.record["clientAppUsed"] == "Exchange ActiveSync",
                Question::Person(person) => s.record["userId"] == person.to_string(),
                _ => true,
            })
            .map(|s| &s.record)
            .collect()
    }

    fn download(&self, number: usize, file: &File, event_type: EventType) -> Vec<u8> {
        let mut rows: Vec<Value> = self.rows(file, event_type).into_iter().cloned().collect();
        let interactive = event_type == EventType::InteractiveUser;
        let other = |n: usize, at: Instant| {
            json!({
                "id": format!("000000{number:02}-{}-4000-8000-{n:012}", if interactive { "0001" } else { "0002" }),
                "createdDateTime": at.to_string(),
                "userId": "10000000-0000-4000-8000-000000000009",
                "userPrincipalName": "person9@contoso.example",
                "homeTenantId": TENANT, "resourceTenantId": TENANT,
                "isInteractive": interactive, "clientAppUsed": "Browser", "status": {"errorCode": 0},
            })
        };
        if file.question == Question::Everything && !file.quiet {
            if file.newest < file.to {
                rows.push(other(0, file.newest));
            }
            rows.push(other(1, file.from.plus(MINUTE / 2)));
        }
        if let Some(columns) = file.csv {
            return csv::download(&rows, columns);
        }
        let mut text = serde_json::to_vec(&rows).unwrap();
        if file.full {
            // As text: a hundred thousand values take their time.
            let last = text.pop();
            let filling = other(99, file.from.plus(MINUTE)).to_string();
            for n in rows.len()..100_000 {
                text.push(b',');
                let id = format!("-4000-8000-1{n:011}");
                text.extend(filling.replace("-4000-8000-000000000099", &id).bytes());
            }
            text.extend(last);
        }
        if file.broken {
            text.truncate(text.len() - 40);
        }
        text
    }

    /// Goes the whole way to the end of the story.
    pub(super) fn tell(&self, told: Told) -> End {
        self.tell_until(told, None)
    }

    /// Looks before the end that did not come to what they must.
    pub(super) fn wrong_looks(&self, told: Told) -> Vec<String> {
        let wrong = self.looks.iter().filter_map(|(at, want)| {
            let got = self.tell_until(told, Some(*at));
            (got != *want).then(|| format!("{} at {at}: {got:?}, not {want:?}", self.name))
        });
        wrong.collect()
    }

    /// `until`: with the downloads made by then.
    fn tell_until(&self, told: Told, until: Option<Instant>) -> End {
        let mut downloads: Vec<(usize, &File, EventType)> = Vec::new();
        let made = |file: &&File| until.is_none_or(|until| file.at <= until);
        for (n, file) in self.files.iter().enumerate().filter(|(_, f)| made(f)) {
            downloads.extend(file.event_types.iter().map(|t| (n, file, *t)));
        }
        if told == Told::Backwards {
            downloads.reverse();
        }
        if told == Told::Twice {
            downloads.extend(downloads.clone());
        }
        let last = self.files.iter().map(|f| f.at).max().unwrap();
        let now = until.or(self.now).unwrap_or(last.plus(10 * MINUTE));
        let mut session = Session::default();
        session.set_now(now);
        for (number, file, event_type) in downloads {
            let bytes = self.download(number, file, event_type);
            let source = read(
                &mut session,
                &format!(
                    "{event_type:?}-{number}.{}",
                    if file.csv.is_some() { "csv" } else { "json" }
                ),
                &bytes,
            );
            let described = match told {
                Told::Undescribed(without) => without != number,
                Told::NothingDescribed => false,
                _ => true,
            };
            if file.stated && described {
                let stated = Stated {
                    event_type: Some(event_type),
                    question: Some(file.question),
                    from: Some(file.says),
                    to: Some(file.to),
                    downloaded: Some(file.at),
                };
                session.describe(source, stated);
            }
        }
        if told == Told::WithALateRecord {
            let (who, key) = &self.devices[0];
            let template = self.sign_ins.iter().find(|s| {
                s.legacy
                    && s.record["userId"].as_str() == Some(who)
                    && s.record["status"]["errorCode"] == 0
            });
            let mut record = template.unwrap_or_else(|| panic!("{key}")).record.clone();
            record["id"] = json!("00000000-0000-4000-8000-0000000fffff");
            record["createdDateTime"] = json!(self.base.plus(30 * MINUTE).to_string());
            let bytes = serde_json::to_vec(&[record]).unwrap();
            read(&mut session, "late.json", &bytes);
        }
        let rows = rows(&mut session);
        for (device, mark) in &self.marks {
            let key = self.key(&rows, *device);
            session.mark(&[key], *mark, now);
        }
        if let Some(at) = self.anew.filter(|at| *at <= now) {
            session.mark_anew(&self.key(&rows, 0), at, now);
        }
        if told == Told::ThroughACaseFile {
            let about = About {
                written: now,
                commit: None,
                pseudonymised: false,
                ledger: Vec::new(),
            };
            let file = session.case_file(&about).unwrap();
            session = Session::default();
            session.set_now(now);
            session.load(file.as_bytes()).unwrap();
        }
        let text = crate::export::findings_json(session.case(), now).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        let (who, device) = &self.devices[0];
        let finding = document["findings"]
            .as_array()
            .unwrap()
            .iter()
            .find(|f| f["user"]["id"] == json!(who) && f["deviceKey"] == json!(device))
            .unwrap_or_else(|| panic!("{}: no finding", self.name));
        let verification = &finding["verification"];
        (
            verification["state"].as_str().unwrap().to_owned(),
            verification["reason"].as_str().map(str::to_owned),
        )
    }

    fn key(&self, rows: &[FindingRow], device: usize) -> FindingKey {
        let (who, key) = &self.devices[device];
        let label = |r: &&FindingRow| {
            r.user.id.as_deref() == Some(who)
                && (r.label == crate::device::read(&agent_of(key)).label
                    || (r.label.is_empty() && !key.contains(',')))
        };
        rows.iter()
            .find(label)
            .map(|r| r.key.clone())
            .unwrap_or_else(|| panic!("{}: no row for {key}", self.name))
    }
}

/// An agent that gives the device key.
fn agent_of(key: &str) -> String {
    for device in ["iphone13", "iphone15", "ipad", "samsung", "gmail"] {
        if crate::device::read(agent(device)).key == key {
            return agent(device).to_owned();
        }
    }
    String::new()
}

fn read(session: &mut Session, name: &str, bytes: &[u8]) -> crate::findings::view::SourceId {
    let meta = FileMeta {
        name: name.to_owned(),
        size: bytes.len() as u64,
        modified: None,
    };
    session.read_whole(&meta, SourceKind::File, bytes)
}

fn rows(session: &mut Session) -> Vec<FindingRow> {
    session
        .changes(usize::MAX)
        .into_iter()
        .flat_map(|m| match m {
            FromWorker::Findings { upsert, .. } => upsert,
            _ => Vec::new(),
        })
        .collect()
}
