//! Files of a drop: bytes in, records to the case. Pure.
//!
//! Files that are cut by the clock as they are written (the hours of a storage container) are one source with many files,
//! wherever they come from: an archive, a folder, or loose.

use super::messages::FileMeta;
use super::session::Session;
use crate::findings::exchange::Inventory;
use crate::findings::proposal::Told;
use crate::findings::view::{SourceId, SourceKind, Stated};
use crate::findings::{Case, SourceReading, SourceStart};
use crate::ingest::names::ClientAnswer;
use crate::ingest::{self, TenantHint};
use crate::model::Instant;
use crate::source::exchange::ExchangeRow;
use crate::source::import::{DateHints, DateOrder, Reader, Step, detect};
use crate::source::{AuthStep, Format, ProblemCode, RawRecord, Sink};

/// A file being read.
pub struct Feed {
    /// Its source.
    pub source: SourceId,
    name: String,
    size: u64,
    reader: Reader,
    /// Its first bytes were looked at.
    looked: bool,
    problem: Option<ProblemCode>,
    bytes: u64,
}

/// A source that goes on with further files.
#[derive(Debug)]
pub(super) struct Several {
    source: SourceId,
    /// What the names of its files have in common; `None`: none is added, its files are read again.
    stem: Option<String>,
    format: Option<Format>,
    files: u64,
    /// The first file that was not read to its end.
    failed: Option<String>,
    reading: SourceReading,
}

/// A source that is read again, file by file.
#[derive(Debug)]
pub struct Again {
    /// Which.
    pub source: SourceId,
    name: String,
    hints: DateHints,
}

/// Hands records on to the case.
pub(super) struct ToCase<'a> {
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

/// Bytes that are looked at before a file is read, if fewer do not tell: some records.
const LOOKS: [usize; 3] = [4 << 10, 16 << 10, 64 << 10];

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

/// Shape and tenant of a file that begins so; `at_end`: it is the whole file. An hour tells both in its first record: its
/// others are not read twice.
fn look(head: &[u8], at_end: bool) -> (Option<Format>, Option<String>) {
    let mut reader = Reader::default();
    let mut tenant = TenantOnly::default();
    let mut at = 0;
    for most in LOOKS {
        let all = head.len() <= most;
        let some = head.get(at..most.min(head.len())).unwrap_or_default();
        let step = reader.parse(some, at_end && all, &mut tenant);
        at += step.consumed;
        let told = tenant.0.is_some() && reader.format().is_some_and(Format::is_cut_by_time);
        if all || told || step.stop.is_some() {
            break;
        }
    }
    (reader.format(), tenant.0)
}

/// What the names of files have in common that may be one source: their container, or archive and first folder. The second:
/// the name itself says that it is one of many.
fn stem(name: &str) -> (&str, bool) {
    if let Some(container) = detect::container(name) {
        return (container.trim_end_matches([' ', '›']), true);
    }
    let ends = [name.find('/'), name.find(" › ")];
    let end = ends.into_iter().flatten().min().unwrap_or_default();
    (name.get(..end).unwrap_or_default(), is_hour(name))
}

/// A storage account's own name of an hour, as a browser numbers it where many come into one folder: `PT1H (7).json`.
fn is_hour(name: &str) -> bool {
    let file = name.rsplit(['/', '›']).next().unwrap_or_default();
    let rest = file.trim_start().strip_prefix("PT1H");
    rest.is_some_and(|rest| rest.starts_with([' ', '.', '(', '-', '_']))
}

impl Session {
    /// Files were dropped together, at this time of the page's clock.
    pub fn drop_begins(&mut self, now: Instant) {
        self.dropped = Some(now);
    }

    /// No more files come with this drop.
    pub fn drop_ends(&mut self) {
        for mut several in std::mem::take(&mut self.several) {
            // Of one file alone its name says enough.
            if several.files > 1 {
                let example = &mut several.reading.example;
                *example = example.take().or(several.failed);
            }
            self.case.end(several.source, several.reading);
        }
    }

    /// A file begins with these bytes (empty: they are not known); `at_end`: they are all of it.
    pub fn begin(&mut self, meta: &FileMeta, kind: SourceKind, head: &[u8], at_end: bool) -> Feed {
        let days = detect::dates_in_name(&meta.name);
        let hints = DateHints {
            named: days.clone(),
            modified: meta.modified,
            answer: None,
        };
        let (stem, listed) = stem(&meta.name);
        let (format, tenant) = match head.is_empty() {
            true => (None, None),
            false => look(head, at_end),
        };
        let problem = self
            .is_another(tenant.as_deref())
            .then_some(ProblemCode::SecondTenant);
        let feed = |source| Feed {
            source,
            name: meta.name.clone(),
            size: meta.size,
            reader: Reader::new(hints),
            // Blanks alone tell nothing.
            looked: !head.trim_ascii().is_empty(),
            problem,
            bytes: 0,
        };
        let joins = listed || format.is_none() || format.is_some_and(Format::is_cut_by_time);
        let open = self.several.iter_mut().filter(|_| joins).find(|several| {
            several.stem.as_deref() == Some(stem)
                && match format {
                    None => listed || head.is_empty(),
                    Some(format) => several.format.is_none_or(|known| known == format),
                }
        });
        if let Some(several) = open {
            several.format = several.format.or(format);
            several.files += 1;
            let name = if stem.is_empty() { &meta.name } else { stem };
            self.case.another_file(several.source, name);
            return feed(several.source);
        }
        let source = self.case.begin(SourceStart {
            name: meta.name.clone(),
            kind,
            bytes: meta.size,
            proposed: Stated::default(),
        });
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
        if listed || format.is_some_and(Format::is_cut_by_time) {
            self.several.push(Several {
                source,
                stem: Some(stem.to_owned()),
                format,
                files: 1,
                failed: None,
                reading: SourceReading::default(),
            });
        }
        feed(source)
    }

    /// A file whose dates can be read both ways is read again with the order that the admin told; `None`: it is no such
    /// file.
    pub fn begin_again(&mut self, source: SourceId, order: DateOrder) -> Option<Again> {
        if !self.case.order_dates(source, order) {
            return None;
        }
        self.restart(source)
    }

    /// The admin says what client apps are that no table knows: files that were read otherwise are read again.
    pub fn answer_clients(&mut self, said: &[ClientAnswer]) -> Vec<Again> {
        let sources = self.case.answer_clients(said);
        let restarted = sources.into_iter().map(|source| self.restart(source));
        restarted.flatten().collect()
    }

    fn restart(&mut self, source: SourceId) -> Option<Again> {
        let (name, modified, answer) = self.case.restart(source)?;
        self.several.push(Several {
            source,
            stem: None,
            format: None,
            files: 0,
            failed: None,
            reading: SourceReading::default(),
        });
        Some(Again {
            source,
            hints: DateHints {
                named: detect::dates_in_name(&name),
                modified,
                answer,
            },
            name,
        })
    }

    /// The next file of a source that is read again.
    #[must_use]
    pub fn file_again(again: &Again, size: u64) -> Feed {
        Feed {
            source: again.source,
            name: again.name.clone(),
            size,
            reader: Reader::new(again.hints.clone()),
            looked: false,
            problem: None,
            bytes: 0,
        }
    }

    /// All was read again: rows that were read before are no repeats.
    pub fn again_ends(&mut self) {
        self.drop_ends();
        self.case.recount_repeats();
    }

    /// Reads what stands in `bytes`; what was not consumed must come again with more behind it. After a stop the rest
    /// of the file is of no use.
    pub fn feed(&mut self, feed: &mut Feed, bytes: &[u8], at_end: bool) -> Step {
        if !feed.looked && (at_end || detect::tells(bytes)) {
            feed.looked = true;
            if self.is_of_another_tenant(bytes.trim_ascii_start(), at_end) {
                feed.problem = Some(ProblemCode::SecondTenant);
            }
        }
        if feed.problem == Some(ProblemCode::SecondTenant) {
            return Step {
                consumed: 0,
                stop: feed.problem,
            };
        }
        let step = feed
            .reader
            .parse(bytes, at_end, &mut self.sink(feed.source));
        feed.bytes += step.consumed as u64;
        feed.problem = feed.problem.or(step.stop);
        self.case.shape(feed.source, feed.reader.format());
        step
    }

    fn sink(&mut self, source: SourceId) -> ToCase<'_> {
        ToCase {
            case: &mut self.case,
            source,
            records: &mut self.records,
            inventory: &mut self.inventory,
        }
    }

    /// The first records of a file decide whose it is, before any of them is folded.
    pub(super) fn is_of_another_tenant(&self, head: &[u8], at_end: bool) -> bool {
        self.case.tenant().is_some() && self.is_another(look(head, at_end).1.as_deref())
    }

    fn is_another(&self, tenant: Option<&str>) -> bool {
        let ours = self.case.tenant();
        tenant.is_some_and(|theirs| ours.is_some_and(|ours| theirs != ours))
    }

    /// Reads one whole page of a source that is open.
    pub(super) fn feed_page(&mut self, source: SourceId, bytes: &[u8]) -> Step {
        let mut reader = Reader::default();
        let step = reader.parse(bytes, true, &mut self.sink(source));
        self.case.shape(source, reader.format());
        step
    }

    /// A file ended: read through, stopped by a problem of its own, or by one that the edge met. `packed`: its size is that
    /// of an archive.
    pub fn end(&mut self, feed: &Feed, problem: Option<ProblemCode>, packed: bool) {
        let problem = feed.problem.or(problem);
        let example = match problem {
            Some(ProblemCode::DateOrder) => feed.reader.example().map(str::to_owned),
            _ => None,
        };
        let mut reading = SourceReading {
            format: feed.reader.format(),
            problem,
            problem_at: feed.reader.problem_at().filter(|_| problem.is_some()),
            notes: feed.reader.notes(),
            example,
            bytes: packed.then_some(feed.bytes),
        };
        let mut open = self.several.iter_mut();
        let Some(several) = open.find(|several| several.source == feed.source) else {
            return self.case.end(feed.source, reading);
        };
        if problem.is_some() {
            self.case.file_failed(feed.source);
            several.failed.get_or_insert_with(|| feed.name.clone());
        }
        reading.bytes = Some(if packed { feed.bytes } else { feed.size });
        several.reading.join(reading);
    }

    /// Reads a whole file at once.
    pub fn read_whole(&mut self, meta: &FileMeta, kind: SourceKind, bytes: &[u8]) -> SourceId {
        let mut feed = self.begin(meta, kind, bytes, true);
        let source = feed.source;
        self.feed(&mut feed, bytes, true);
        self.end(&feed, None, false);
        self.drop_ends();
        source
    }
}

#[cfg(test)]
mod tests;
