//! The parts of the product that read bytes of strangers, each as the page calls it.

use crate::rng::Rng;
use crate::seeds::NOW;
use crate::{archive, case, mutate, seeds};
use cutover::auth::pkce::Entropy;
use cutover::auth::response::{Response, is_of_admin_consent};
use cutover::auth::session::{Session as SignedIn, Time};
use cutover::auth::transaction::{Intent, Transaction, interrupted};
use cutover::auth::{
    Challenge, Help, IdToken, RedirectUri, Registration, ReturnTo, Scopes, pasted, token,
};
use cutover::export::case::{Opened, is_case, open, open_decrypted};
use cutover::export::{findings_csv, findings_json};
use cutover::findings::view::{SourceKind, Stated};
use cutover::model::{Cloud, DAY, EventType, Guid, Question};
use cutover::remedy::consent;
use cutover::remedy::notices::notices;
use cutover::source::exchange::ExchangeRow;
use cutover::source::graph::{ErrorBody, Span, read_page};
use cutover::source::import::archives::{Archive, Limits};
use cutover::source::import::detect::{Sniff, sniff};
use cutover::source::import::{DateHints, Reader};
use cutover::source::{AuthStep, Format, ProblemCode, RawRecord, Sink};
use cutover::state::config::Config;
use cutover::worker::messages::{FileMeta, FromGraph, FromWorker, ToGraph};
use cutover::worker::session::Session;
use std::io::Cursor;

/// One of them.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// Share of all bytes.
    pub(crate) share: u64,
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
    /// Makes an input of the seeds; mutates one of them if there is nothing better.
    make: fn(&mut Rng, &[Vec<u8>]) -> Vec<u8>,
    pub(crate) read: fn(&[u8]) -> Used,
}

/// Bytes of a short record: a summarised row stands for many, and each is kept.
const RECORD: u64 = 64;

/// What reading came to, beside the input itself.
#[derive(Clone, Copy, Default)]
pub(crate) struct Used {
    /// Bytes that it unpacked to.
    pub(crate) unpacked: u64,
    /// Bytes of all records that were handed on. A summarised row is handed on once for each sign-in that it stands for.
    pub(crate) told: u64,
}

impl Target {
    /// One that only reads.
    #[cfg(test)]
    pub(crate) fn of(read: fn(&[u8]) -> Used) -> Self {
        Self {
            name: "test",
            share: 1,
            seeds: Vec::new,
            make: |_, _| Vec::new(),
            read,
        }
    }

    /// The input of this number.
    pub(crate) fn input(&self, seeds: &[Vec<u8>], seed: u64, number: u64) -> Vec<u8> {
        let mut rng = Rng::new(seed, self.name, number);
        let mut input = if rng.one_in(20) {
            mutate::arbitrary(&mut rng)
        } else {
            (self.make)(&mut rng, seeds)
        };
        input.truncate(mutate::MOST);
        input
    }
}

pub(crate) fn all() -> Vec<Target> {
    let target = |name, share, seeds, make, read| Target {
        name,
        share,
        seeds,
        make,
        read,
    };
    vec![
        target("json", 30, seeds::json, mutated, import),
        target("csv", 20, seeds::csv, mutated, import),
        target("archive", 10, seeds::any_file, archive::any, unpack),
        target("page", 20, seeds::any_file, file, page),
        target("case", 8, seeds::cases, case::any, load),
        target("sign-in", 6, seeds::sign_in, mutated, sign_in),
        target("graph", 6, seeds::graph, bodies, graph),
    ]
}

fn mutated(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = rng.pick(seeds).cloned().unwrap_or_default();
    let other = rng.pick(seeds).cloned().unwrap_or_default();
    mutate::mutate(rng, &mut bytes, &other);
    bytes
}

/// A file as it is dropped: packed at times.
fn file(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    if rng.one_in(4) {
        archive::any(rng, seeds)
    } else {
        mutated(rng, seeds)
    }
}

/// Stands between the bodies of several answers.
const NEXT: &[u8] = b"\n--next--\n";

/// Some answers, one after the other.
fn bodies(rng: &mut Rng, seeds: &[Vec<u8>]) -> Vec<u8> {
    let all: Vec<Vec<u8>> = (0..=rng.small(6))
        .map(|_| {
            if rng.one_in(2) {
                mutated(rng, seeds)
            } else {
                rng.pick(seeds).cloned().unwrap_or_default()
            }
        })
        .collect();
    all.join(NEXT)
}

fn split(input: &[u8]) -> Vec<&[u8]> {
    let mut all = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(NEXT.len()).position(|w| w == NEXT) {
        all.push(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + NEXT.len()..).unwrap_or_default();
    }
    all.push(rest);
    all
}

/// Sizes of the pieces in which bytes come: the page's own, small ones, or all at once.
struct Pieces(Rng, usize);

impl Pieces {
    fn of(input: &[u8]) -> Self {
        let mut rng = Rng::of(input);
        let most = rng
            .pick(&[4 << 20, 256 << 10, 4097, 700, 64])
            .copied()
            .unwrap_or(4096);
        // Small pieces of a large file would measure this program only.
        let most = most.max(input.len() / 200);
        Self(rng, most)
    }

    fn next(&mut self) -> usize {
        1 + self.0.below(self.1)
    }
}

/// Gives bytes in pieces, what was not consumed again with more behind it, as the worker does.
fn in_pieces(input: &[u8], mut parse: impl FnMut(&[u8], bool) -> (usize, bool)) {
    let mut pieces = Pieces::of(input);
    let mut window: Vec<u8> = Vec::new();
    let mut rest = input;
    loop {
        let (piece, behind) = rest.split_at(pieces.next().min(rest.len()));
        rest = behind;
        window.extend_from_slice(piece);
        let at_end = rest.is_empty();
        let (consumed, stop) = parse(&window, at_end);
        assert!(consumed <= window.len(), "more is consumed than was given");
        window.drain(..consumed);
        if stop || at_end {
            return;
        }
    }
}

/// What was handed on.
#[derive(Debug, Default, PartialEq)]
struct Counted {
    told: u64,
    records: u64,
    unreadable: u64,
    steps: u64,
    exchange: u64,
    /// Of the fields that matter most.
    hash: u64,
}

impl Sink for Counted {
    fn record(&mut self, _: Format, record: &RawRecord<'_>) {
        self.told += u64::from(record.bytes);
        self.records += 1;
        for text in [
            &record.id,
            &record.created,
            &record.client_app,
            &record.user_agent,
            &record.error_code,
        ] {
            for byte in text.as_deref().unwrap_or("\u{1}").bytes().chain([0]) {
                self.hash = (self.hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    }

    fn unreadable(&mut self) {
        self.unreadable += 1;
    }

    fn auth_step(&mut self, _: &AuthStep<'_>) {
        self.steps += 1;
    }

    fn exchange(&mut self, _: ExchangeRow) {
        self.exchange += 1;
    }
}

/// A file that is no archive, through the reader alone. What comes of it must not depend on the pieces.
fn import(input: &[u8]) -> Used {
    let mut reader = Reader::new(DateHints::default());
    let mut sink = Counted::default();
    let mut stop = None;
    in_pieces(input, |bytes, at_end| {
        let step = reader.parse(bytes, at_end, &mut sink);
        stop = step.stop;
        (step.consumed, stop.is_some())
    });
    if input.len() < 64 << 10 {
        let mut whole = Reader::new(DateHints::default());
        let mut all = Counted::default();
        let step = whole.parse(input, true, &mut all);
        assert_eq!(sink, all, "in pieces, and at once");
        assert_eq!((stop, reader.problem_at()), (step.stop, whole.problem_at()));
        assert_eq!(reader.format(), whole.format());
        assert_eq!(
            (reader.notes(), reader.example()),
            (whole.notes(), whole.example())
        );
    }
    Used {
        unpacked: 0,
        told: sink.told,
    }
}

fn meta(name: &str, input: &[u8]) -> FileMeta {
    FileMeta {
        name: name.to_owned(),
        size: input.len() as u64,
        modified: Some(NOW),
    }
}

/// Reads the entries of an archive; `entry` gets each one's number and name, then `piece` its bytes.
fn entries(
    input: &[u8],
    mut entry: impl FnMut(&str, &mut dyn FnMut(&mut [u8]) -> Result<usize, ProblemCode>) -> u64,
) -> u64 {
    let mut unpacked = 0;
    if let Ok(mut archive) = Archive::open(Cursor::new(input), Limits::default()) {
        for (number, told) in archive.entries().to_vec().iter().enumerate() {
            if archive.open_entry(number).is_ok() {
                unpacked += entry(&told.name, &mut |buffer| archive.read(buffer));
            }
        }
    }
    unpacked
}

/// An archive, its entries through the reader.
fn unpack(input: &[u8]) -> Used {
    let mut sink = Counted::default();
    let unpacked = entries(input, |_, read| {
        let mut reader = Reader::new(DateHints::default());
        unpacked_entry(read, |bytes, at_end| {
            let step = reader.parse(bytes, at_end, &mut sink);
            (step.consumed, step.stop.is_some())
        })
    });
    Used {
        unpacked,
        told: sink.told,
    }
}

/// As `worker/edge/reading.rs` does it; how much was unpacked.
fn unpacked_entry(
    read: &mut dyn FnMut(&mut [u8]) -> Result<usize, ProblemCode>,
    mut parse: impl FnMut(&[u8], bool) -> (usize, bool),
) -> u64 {
    let mut window: Vec<u8> = Vec::new();
    let mut piece = vec![0; 256 << 10];
    let mut unpacked = 0;
    while let Ok(count) = read(&mut piece) {
        unpacked += count as u64;
        window.extend_from_slice(piece.get(..count).unwrap_or_default());
        let (consumed, stop) = parse(&window, count == 0);
        window.drain(..consumed.min(window.len()));
        if stop || count == 0 {
            break;
        }
    }
    unpacked
}

/// Bytes of a file that are looked at before it is read.
const HEAD: usize = 64 << 10;

/// Reads a file into a session, in pieces.
pub(crate) fn read(session: &mut Session, name: &str, input: &[u8]) {
    let head = input.get(..HEAD).unwrap_or(input);
    let whole = head.len() == input.len();
    let mut feed = session.begin(&meta(name, input), SourceKind::File, head, whole);
    in_pieces(input, |bytes, at_end| {
        let step = session.feed(&mut feed, bytes, at_end);
        (step.consumed, step.stop.is_some())
    });
    session.end(&feed, None, false);
    session.drop_ends();
}

/// A dropped file, whatever it is, up to what the page shows and the exports.
fn page(input: &[u8]) -> Used {
    let mut session = Session::default();
    session.set_now(NOW);
    session.drop_begins(NOW);
    let mut unpacked = 0;
    match sniff(input.get(..4096).unwrap_or(input)).kind {
        Sniff::Json if is_case(input) => return load(input),
        Sniff::Zip | Sniff::Gzip => {
            unpacked = entries(input, |name, read| {
                let head = input.get(..HEAD).unwrap_or(input);
                let whole = head.len() == input.len();
                let mut feed = session.begin(&meta(name, input), SourceKind::File, head, whole);
                let unpacked = unpacked_entry(read, |bytes, at_end| {
                    let step = session.feed(&mut feed, bytes, at_end);
                    (step.consumed, step.stop.is_some())
                });
                session.end(&feed, None, true);
                unpacked
            });
            session.drop_ends();
        }
        _ => read(&mut session, "InteractiveSignIns_2026-11-18.json", input),
    }
    show(&mut session);
    let told = session.records() * RECORD;
    Used { unpacked, told }
}

/// What is told to the page once all is read, and written for it.
fn show(session: &mut Session) {
    let sources = session
        .sources()
        .into_iter()
        .filter_map(|message| match message {
            FromWorker::Sources(sources) => Some(sources),
            _ => None,
        });
    for source in sources.flatten() {
        session.describe(
            source.id,
            Stated {
                event_type: Some(EventType::InteractiveUser),
                question: Some(Question::Everything),
                from: Some(NOW.plus(-7 * DAY)),
                to: Some(NOW),
                downloaded: Some(NOW),
            },
        );
    }
    let keys: Vec<_> = session
        .changes(usize::MAX)
        .into_iter()
        .filter_map(|message| match message {
            FromWorker::Findings { upsert, .. } => Some(upsert),
            _ => None,
        })
        .flatten()
        .take(5)
        .map(|row| row.key)
        .collect();
    for key in keys {
        let _ = session.device(key);
    }
    let _ = (session.summary(), session.sources());
    if session.records() > 20_000 {
        // What is written for the admin goes over all rows, each time on its own: together it would be as long as a hang.
        return;
    }
    let _ = findings_json(session.case(), NOW).map(|text| text.len());
    let _ = findings_csv(session.case(), NOW).len();
    let _ = session
        .pseudonymised([7; 32])
        .map(|copy| findings_csv(&copy, NOW).len());
}

/// A case file: as it is, and as what an encrypted one held.
fn load(input: &[u8]) -> Used {
    let unpacked = case::unpacked_len(input);
    if let Ok(Opened::Encrypted(envelope)) = open(input) {
        let _ = (
            envelope.parameters().map(|p| p.authenticated()),
            envelope.data().map(|data| data.len()),
        );
    }
    let _ = open_decrypted(input).map(|_| ());
    let mut session = Session::default();
    session.set_now(NOW);
    if session.load(input).is_ok() {
        show(&mut session);
        // Once more: into a case that has it.
        let _ = session.load(input);
    }
    Used { unpacked, told: 0 }
}

/// What the sign-in service answers, in every place where it may stand.
fn sign_in(input: &[u8]) -> Used {
    let text = String::from_utf8_lossy(input);
    let Some(made) = transaction() else {
        return Used::default();
    };
    let record = made.record();
    let mut lines = record.lines().skip(1);
    let (state, nonce) = (
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    );
    let text = text.replace("STATE", state).replace("NONCE", nonce);
    let jwt = |claims: &str| {
        let middle = String::from_utf8(case::base64(claims.as_bytes())).unwrap_or_default();
        format!(
            "eyJ9.{}.x",
            middle.replace('+', "-").replace('/', "_").replace('=', "")
        )
    };
    let now = Time {
        ticks: 0.0,
        wall: NOW,
    };
    if let Some(answer) = Response::of_fragment(&text) {
        let _ = answer
            .check(Some(made.clone()), NOW)
            .map_err(|error| Help::of(&error));
    }
    let _ = (
        is_of_admin_consent(&text),
        ReturnTo::parse(&text).text(),
        ReturnTo::new(&text, &text).text(),
    );
    let _ = (
        Transaction::read(&text),
        interrupted(&text),
        Config::parse(&text),
        Guid::parse(&text),
    );
    let _ = (
        Challenge::of_json(&text),
        Challenge::of_header(&text),
        Scopes::of_text(&text),
    );
    let _ = RedirectUri::new(&text).map(|uri| uri.as_str().len());
    let _ = (
        IdToken::read(&text),
        pasted::read(&text, Cloud::Global, NOW).map_err(|error| Help::of(&error)),
    );
    let id = IdToken::read(&jwt(&text));
    if let Some(id) = &id {
        let _ = (
            id.check(&made).map_err(|error| Help::of(&error)),
            id.skew(NOW),
        );
    }
    let _ = pasted::read(&jwt(&text), Cloud::Global, NOW);
    for status in [200, 400, 429, 503] {
        match token::read(
            status,
            text.get(..9),
            &text.replace("JWT", &jwt("{\"nonce\":\"x\"}")),
            NOW,
        ) {
            Ok(tokens) => {
                let mut session = SignedIn::default();
                let _ = session.sign_in(&made, tokens.clone(), now, now);
                let _ = session.renewed(session.generation(), Ok(tokens), now, now);
            }
            Err(error) => {
                let _ = (Help::of(&error), error.wants_sign_in());
            }
        }
    }
    Used {
        // The browser hands text over: bytes that are none are three there.
        unpacked: text.len().saturating_sub(input.len()) as u64,
        told: 0,
    }
}

fn transaction() -> Option<Transaction> {
    let registration = Registration::parse(
        "11111111-1111-4111-8111-111111111111",
        "organizations",
        Cloud::Global,
    )
    .ok()?;
    let intent = Intent {
        registration,
        scopes: Scopes::basic(),
        claims: None,
        hint: None,
        saved: false,
    };
    Some(Transaction::begin(
        intent,
        ReturnTo::new("", "#/findings"),
        NOW,
        &Entropy([7; Entropy::LENGTH]),
    ))
}

/// Answers of Graph: a whole reading that is answered with these bodies, and each body as every other answer.
fn graph(input: &[u8]) -> Used {
    let mut rng = Rng::of(input);
    let mut session = Session::default();
    session.set_now(NOW);
    let begin = ToGraph::Begin {
        host: "graph.contoso.example".to_owned(),
        span: Some(Span {
            from: NOW.plus(-DAY),
            to: None,
        }),
        me: None,
        tenant: None,
    };
    let mut steps = session.graph(NOW, 0.5, begin, &[]);
    let mut now = NOW;
    for body in split(input) {
        let _ = (read_page(body, None), ErrorBody::read(body));
        for_every_question(body);
        let asked = steps.messages.iter().find_map(|message| match message {
            FromWorker::Graph(FromGraph::Ask { number, .. }) => Some(*number),
            _ => None,
        });
        now = steps.wait.unwrap_or(now).max(now.plus(500));
        let Some(number) = asked else {
            steps = session.graph_tick(now, 0.5);
            continue;
        };
        let status = rng
            .pick(&[200, 200, 200, 200, 429, 503, 400, 403, 401, 500])
            .copied()
            .unwrap_or(200);
        let header = || Some(String::from_utf8_lossy(body.get(..40).unwrap_or(body)).into_owned());
        let answer = ToGraph::Answered {
            number,
            status,
            retry_after: header(),
            authenticate: header(),
            request_id: header(),
            took: 300,
        };
        steps = session.graph(now, 0.5, answer, body);
    }
    let _ = session.graph(now, 0.5, ToGraph::Stop, &[]);
    show(&mut session);
    Used {
        unpacked: 0,
        told: session.records() * RECORD,
    }
}

fn for_every_question(body: &[u8]) {
    let _ = (
        consent::app(body),
        consent::user_consent(body),
        consent::requests(body),
        consent::languages(body),
    );
    let _ = consent::assigned(body, &mut Default::default());
    let _ = consent::grants(body, &mut Default::default());
    let _ = (
        consent::block_policies(body),
        consent::gates(body),
        consent::security_defaults(body),
    );
    let _ = notices(body);
}
