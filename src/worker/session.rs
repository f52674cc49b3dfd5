//! What the worker knows and does, without the browser: files in pieces → case → what the page is told. Pure.

use super::graph::Graph;
use super::messages::{BATCH, FileMeta, FromWorker, Line};
use super::remedy::Lookup;
use crate::export::pseudonyms::Pseudonyms;
use crate::findings::exchange::Inventory;
use crate::findings::proposal::Told;
use crate::findings::view::{
    FindingKey, Origin, RowVerdict, SourceId, SourceKind, SourceView, Stated,
};
use crate::findings::{Baseline, Case, SourceReading, SourceStart};
use crate::ingest::names::ClientAnswer;
use crate::ingest::{self, TenantHint};
use crate::model::Instant;
use crate::source::exchange::ExchangeRow;
use crate::source::import::{DateHints, DateOrder, Reader, Step, detect};
use crate::source::{AuthStep, Format, ProblemCode, RawRecord, Sink};
use std::collections::HashMap;

/// The worker's state.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) case: Case,
    pub(super) records: u64,
    /// What a later state of the case is compared with.
    pub(super) older: Option<Baseline>,
    pub(super) graph: Graph,
    /// Requests of loaded case files, oldest first.
    pub(super) earlier: Vec<Line>,
    /// Tables from Exchange.
    pub(super) inventory: Inventory,
    /// What was looked up in the tenant.
    pub(super) lookup: Lookup,
    /// What somebody found out by hand.
    pub(super) known: crate::remedy::Known,
    /// Pseudonyms given so far: every copy has the same.
    pub(super) pseudonyms: Option<Pseudonyms>,
    /// The page's clock when the files that are being read were dropped.
    pub(super) dropped: Option<Instant>,
    /// The page's clock when it last spoke.
    pub(super) clock: Option<Instant>,
    /// Verdicts told to the page, of marked devices.
    pub(super) told: HashMap<FindingKey, RowVerdict>,
}

/// A file being read.
pub struct Feed {
    /// Its source.
    pub source: SourceId,
    reader: Reader,
    begun: bool,
    problem: Option<ProblemCode>,
    bytes: u64,
}

/// Hands records on to the case.
struct ToCase<'a> {
    case: &'a mut Case,
    source: SourceId,
    records: &'a mut u64,
    inventory: &'a mut Inventory,
}

impl Sink for ToCase<'_> {
    fn record(&mut self, format: Format, record: &RawRecord<'_>) {
        *self.records += 1;
        let answers = self.case.client_answers(self.source);
        match ingest::ingest_answered(format, record, answers) {
            Ok(sign_in) => {
                self.case.accept(self.source, &sign_in);
            }
            Err(ingest::Defect) => {
                self.case
                    .unreadable_time(self.source, record.created.as_deref());
            }
        }
    }

    fn unreadable(&mut self) {
        self.case.unreadable(self.source);
    }

    fn auth_step(&mut self, step: &AuthStep<'_>) {
        self.case.auth_step(self.source, step);
    }

    fn exchange(&mut self, row: ExchangeRow) {
        self.inventory.add(row);
    }
}

/// Looks for the tenant of a file, nothing else.
#[derive(Default)]
struct TenantOnly(Option<String>);

impl Sink for TenantOnly {
    fn record(&mut self, format: Format, record: &RawRecord<'_>) {
        if self.0.is_none()
            && let Ok(sign_in) = ingest::ingest(format, record)
            && let TenantHint::Certain(id) = sign_in.tenant
        {
            self.0 = Some(id.to_lowercase());
        }
    }

    fn unreadable(&mut self) {}

    fn auth_step(&mut self, _: &AuthStep<'_>) {}
}

impl Session {
    /// Files were dropped together, at this time of the page's clock.
    pub fn drop_begins(&mut self, now: Instant) {
        self.dropped = Some(now);
    }

    /// A file begins.
    pub fn begin(&mut self, meta: &FileMeta, kind: SourceKind) -> Feed {
        let source = self.case.begin(SourceStart {
            name: meta.name.clone(),
            kind,
            bytes: meta.size,
            proposed: Stated::default(),
        });
        let days = detect::dates_in_name(&meta.name);
        self.case.told(
            source,
            Told {
                event_type: detect::proposed_event_type(&meta.name),
                question: detect::proposed_question(&meta.name),
                days: days.first().copied().zip(days.last().copied()),
                modified: meta.modified,
                dropped: self.dropped.or(self.clock),
            },
        );
        Feed {
            source,
            reader: Reader::new(DateHints {
                named: detect::dates_in_name(&meta.name),
                modified: meta.modified,
                answer: None,
            }),
            begun: false,
            problem: None,
            bytes: 0,
        }
    }

    /// A file whose dates can be read both ways is read again with the order that the admin told; `None`: it is no such
    /// file.
    pub fn begin_again(&mut self, source: SourceId, order: DateOrder) -> Option<Feed> {
        if !self.case.order_dates(source, order) {
            return None;
        }
        self.restart(source)
    }

    /// The admin says what client apps are that no table knows: files that were read otherwise are read again.
    pub fn answer_clients(&mut self, said: &[ClientAnswer]) -> Vec<Feed> {
        let sources = self.case.answer_clients(said);
        let restarted = sources.into_iter().map(|source| self.restart(source));
        restarted.flatten().collect()
    }

    fn restart(&mut self, source: SourceId) -> Option<Feed> {
        let (name, modified, answer) = self.case.restart(source)?;
        Some(Feed {
            source,
            reader: Reader::new(DateHints {
                named: detect::dates_in_name(&name),
                modified,
                answer,
            }),
            begun: false,
            problem: None,
            bytes: 0,
        })
    }

    /// Ends a file that was read again: rows that were read before are no repeats.
    pub fn end_again(&mut self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        self.end(feed, problem, packed);
        self.case.recount_repeats();
    }

    /// Reads what stands in `bytes`; what was not consumed must come again with more behind it. After a stop the rest
    /// of the file is of no use.
    pub fn feed(&mut self, feed: &mut Feed, bytes: &[u8], at_end: bool) -> Step {
        if !feed.begun && (bytes.len() >= 4096 || at_end) {
            feed.begun = true;
            if self.is_of_another_tenant(bytes, at_end) {
                feed.problem = Some(ProblemCode::SecondTenant);
                return Step {
                    consumed: 0,
                    stop: feed.problem,
                };
            }
        }
        let mut sink = ToCase {
            case: &mut self.case,
            source: feed.source,
            records: &mut self.records,
            inventory: &mut self.inventory,
        };
        let step = feed.reader.parse(bytes, at_end, &mut sink);
        feed.bytes += step.consumed as u64;
        feed.problem = feed.problem.or(step.stop);
        self.case.shape(feed.source, feed.reader.format());
        step
    }

    /// The first records of a file decide whose it is, before any of them is folded.
    pub(super) fn is_of_another_tenant(&self, head: &[u8], at_end: bool) -> bool {
        let Some(ours) = self.case.tenant() else {
            return false;
        };
        let mut tenant = TenantOnly::default();
        Reader::default().parse(head, at_end, &mut tenant);
        tenant.0.is_some_and(|theirs| theirs != ours)
    }

    /// Reads one whole page of a source that is open.
    pub(super) fn feed_page(&mut self, source: SourceId, bytes: &[u8]) -> Step {
        let mut reader = Reader::default();
        let mut sink = ToCase {
            case: &mut self.case,
            source,
            records: &mut self.records,
            inventory: &mut self.inventory,
        };
        let step = reader.parse(bytes, true, &mut sink);
        self.case.shape(source, reader.format());
        step
    }

    /// A file ended: read through, stopped by a problem of its own, or by one that the edge met.
    pub fn end(&mut self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        let problem = feed.problem.or(problem);
        self.case.end(
            feed.source,
            SourceReading {
                format: feed.reader.format(),
                problem,
                problem_at: feed.reader.problem_at().filter(|_| problem.is_some()),
                notes: feed.reader.notes(),
                example: (problem == Some(ProblemCode::DateOrder))
                    .then(|| feed.reader.example().map(str::to_owned))
                    .flatten(),
                bytes: packed.then_some(feed.bytes),
            },
        );
    }

    /// Reads a whole file at once.
    pub fn read_whole(&mut self, meta: &FileMeta, kind: SourceKind, bytes: &[u8]) -> SourceId {
        let mut feed = self.begin(meta, kind);
        let source = feed.source;
        self.feed(&mut feed, bytes, true);
        self.end(&feed, None, false);
        source
    }

    pub(super) fn read_demo(&mut self, name: &str, bytes: &[u8], now: Instant) -> SourceId {
        let meta = FileMeta {
            name: name.to_owned(),
            size: bytes.len() as u64,
            modified: Some(now),
        };
        self.read_whole(&meta, SourceKind::Demo, bytes)
    }

    /// Records read so far.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Findings that changed, in messages of at most [`BATCH`] rows; empty when the page knows all.
    pub fn changes(&mut self, messages: usize) -> Vec<FromWorker> {
        let mut out = Vec::new();
        while out.len() < messages {
            let mut changes = self.case.take_changes(BATCH / 2);
            self.judge_rows(&mut changes.upsert);
            if changes.upsert.is_empty() && changes.removed.is_empty() {
                if self.case.has_changes() {
                    continue;
                }
                break;
            }
            let mut removed = changes.removed;
            for key in &removed {
                self.told.remove(key);
            }
            for rows in changes.upsert.chunks(BATCH) {
                out.push(FromWorker::Findings {
                    upsert: rows.to_vec(),
                    removed: std::mem::take(&mut removed),
                });
            }
            if !removed.is_empty() {
                out.push(FromWorker::Findings {
                    upsert: Vec::new(),
                    removed,
                });
            }
        }
        out
    }

    /// A source as it stands.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<FromWorker> {
        self.case
            .source(id)
            .map(|s| FromWorker::Source(Box::new(s)))
    }

    /// All sources as they stand.
    pub fn sources(&mut self) -> Vec<FromWorker> {
        self.case.settle_companions();
        self.case
            .source_views()
            .into_iter()
            .map(|s| FromWorker::Source(Box::new(s)))
            .collect()
    }

    /// Numbers over everything.
    #[must_use]
    pub fn summary(&self) -> FromWorker {
        FromWorker::Summary(Box::new(self.case.summary()))
    }

    /// Everything about one finding.
    #[must_use]
    pub fn device(&self, key: FindingKey) -> FromWorker {
        let view = self.case.device(&key, self.now()).map(Box::new);
        FromWorker::Device { key, view }
    }

    /// What the admin said of a file.
    pub fn describe(&mut self, source: SourceId, stated: Stated) {
        self.case.describe(source, stated);
    }

    /// The hash of a file's bytes.
    pub fn set_sha256(&mut self, source: SourceId, hex: String) {
        self.case.set_sha256(source, hex);
    }

    /// Whether the hash of a file is known.
    #[must_use]
    pub fn is_hashed(&self, source: SourceId) -> bool {
        self.case.source(source).is_some_and(|s| s.sha256.is_some())
    }

    /// Files read here whose hash may check a source of a loaded case: those of its name or its size.
    #[must_use]
    pub fn may_check(&self) -> Vec<SourceId> {
        let all = self.case.source_views();
        let unchecked: Vec<&SourceView> = all
            .iter()
            .filter(|s| s.origin == Origin::Case && s.sha256.is_some())
            .collect();
        all.iter()
            .filter(|s| s.kind == SourceKind::File && s.origin == Origin::Read)
            .filter(|s| s.sha256.is_none())
            .filter(|s| {
                let mut like = unchecked.iter();
                like.any(|u| u.name == s.name || u.bytes == s.bytes)
            })
            .map(|s| s.id)
            .collect()
    }
}
