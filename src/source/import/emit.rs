//! The last step of every importer: dates read, summarised rows spread, the record handed on.

use super::dates::{Date, DateHints, Dates};
use super::json::Fields;
use crate::source::{Format, ProblemCode, RawRecord, Sink, SourceNote};
use std::borrow::Cow;

/// Bytes of records that wait for the order of dates; more than any spreadsheet holds.
const HELD: usize = 512 << 20;

/// Sign-ins that the summarised rows of a file are spread into, beside the first and the last of each: as many as a
/// download of the portal has. A few bytes can claim billions.
const SPREAD: u32 = 100_000;

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Handed on.
    Yes,
    /// It must come again once the order of dates is decided: hold its bytes.
    Later,
}

/// Hands on the records of one file.
#[derive(Debug, Default)]
pub(super) struct Emit {
    dates: Dates,
    /// Records that wait, one behind the other, and where each ends.
    held: Vec<u8>,
    ends: Vec<usize>,
    /// Values inside records were cut off when they were written.
    cut: bool,
    /// Sign-ins that summarised rows were spread into.
    spread: u32,
    /// They stand for more.
    counts_cut: bool,
    /// Records with a client app, be it an empty one; and people's records without. Those that wait count twice.
    with_client_app: u64,
    without_client_app: u64,
}

impl Emit {
    pub(super) fn new(hints: DateHints) -> Self {
        Self {
            dates: Dates::new(hints),
            ..Self::default()
        }
    }

    /// Hands on a record as its fields were found.
    pub(super) fn give(
        &mut self,
        format: Format,
        fields: Fields<'_>,
        bytes: usize,
        sink: &mut dyn Sink,
    ) -> Given {
        self.cut |= fields.cut;
        if fields.has_client_app {
            self.with_client_app += 1;
        } else if fields.record.service_principal.is_none() {
            self.without_client_app += 1;
        }
        if fields.is_summary() {
            return self.give_summary(fields, bytes, sink);
        }
        self.give_record(format, fields.settle(bytes), sink)
    }

    /// Hands on a record.
    #[inline]
    pub(super) fn give_record(
        &mut self,
        format: Format,
        mut record: RawRecord<'_>,
        sink: &mut dyn Sink,
    ) -> Given {
        if let Some(created) = record.created.take() {
            match self.dates.read(created, || Fields::step_time(&record)) {
                Date::Told(created) => record.created = Some(created),
                Date::Open => return Given::Later,
            }
        }
        sink.record(format, &record);
        Given::Yes
    }

    /// A row that stands for several sign-ins: the first at its time, all others at the time of the last, so that counts
    /// are right and no time is invented.
    fn give_summary(&mut self, mut fields: Fields<'_>, bytes: usize, sink: &mut dyn Sink) -> Given {
        let summary = std::mem::take(&mut fields.summary);
        let mut times = [summary.first, summary.last];
        for time in &mut times {
            match self.dates.read(time.take().unwrap_or_default(), || None) {
                Date::Told(told) => *time = Some(told),
                Date::Open => return Given::Later,
            }
        }
        let [first, last] = times;
        let mut record = fields.settle(bytes);
        if record.error_code.is_none() {
            record.error_code = summary.outcome.as_deref().and_then(code_of_outcome);
        }
        let row = fnv([
            &record.user_id,
            &record.principal_name,
            &record.client_app,
            &record.user_agent,
            &record.auth_protocol,
            &summary.outcome,
            &first,
            &last,
        ]);
        let count = summary.count.unwrap_or_default();
        let given = count.min(2 + SPREAD.saturating_sub(self.spread));
        self.spread = self.spread.saturating_add(given.saturating_sub(2));
        self.counts_cut |= given < count;
        for n in 0..given {
            record.id = Some(Cow::Owned(format!("{row:x}-{n}")));
            record.created = if n == 0 { first.clone() } else { last.clone() };
            sink.record(Format::Summary, &record);
        }
        Given::Yes
    }

    /// Keeps a record until the order of dates is decided.
    pub(super) fn hold(&mut self, record: &[u8]) -> Result<(), ProblemCode> {
        if self.held.len() + record.len() > HELD {
            return Err(ProblemCode::DateOrder);
        }
        self.held.extend_from_slice(record);
        self.ends.push(self.held.len());
        Ok(())
    }

    /// Whether records wait.
    pub(super) fn holds(&self) -> bool {
        !self.ends.is_empty()
    }

    /// The records that waited.
    pub(super) fn release(&mut self) -> (Vec<u8>, Vec<usize>) {
        (
            std::mem::take(&mut self.held),
            std::mem::take(&mut self.ends),
        )
    }

    /// Decides the order of dates with all that there is.
    pub(super) fn decide(&mut self) -> Result<(), ProblemCode> {
        if self.dates.decide() {
            Ok(())
        } else {
            Err(ProblemCode::DateOrder)
        }
    }

    /// A date that can be read both ways.
    pub(super) fn example(&self) -> Option<&str> {
        self.dates.example()
    }

    /// Whether no record says over what it signed in.
    pub(super) const fn lacks_client_app(&self) -> bool {
        self.with_client_app == 0 && self.without_client_app > 0
    }

    /// What there is to say about a file of this format.
    pub(super) fn notes(&self, format: Option<Format>) -> impl Iterator<Item = SourceNote> {
        [
            self.cut.then_some(SourceNote::CutDepth),
            (format == Some(Format::Summary)).then_some(SourceNote::Summarised),
            self.counts_cut.then_some(SourceNote::CountsCut),
        ]
        .into_iter()
        .flatten()
    }
}

/// The code that stands for an outcome of the page's own query.
fn code_of_outcome(outcome: &str) -> Option<Cow<'static, str>> {
    Some(Cow::Borrowed(match outcome {
        "accepted" => "0",
        "stopped after a correct password" => "53003",
        "rejected" => "50126",
        _ => return None,
    }))
}

/// FNV-1a over texts (<http://www.isthe.com/chongo/tech/comp/fnv/>): the same row has the same ids in any file.
fn fnv(texts: [&Option<Cow<'_, str>>; 8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for text in texts {
        for byte in text.as_deref().unwrap_or_default().bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use crate::source::import::Reader;
    use crate::source::{AuthStep, Format, RawRecord, Sink, SourceNote};

    #[derive(Default)]
    struct Times([u64; 2]);

    impl Sink for Times {
        fn record(&mut self, _: Format, record: &RawRecord<'_>) {
            let last = record.created.as_deref() == Some("2026-11-21T08:00:00Z");
            self.0[usize::from(last)] += 1;
        }
        fn unreadable(&mut self) {}
        fn auth_step(&mut self, _: &AuthStep<'_>) {}
    }

    /// A few bytes can claim billions of sign-ins. No row is lost over that, nor its first and last time.
    #[test]
    fn summarised_rows_are_spread_within_bounds() {
        let read = |rows: &[u32]| {
            let mut text =
                String::from("UserPrincipalName,ClientAppUsed,Outcome,SignIns,First,Last\n");
            for count in rows {
                text.push_str(&format!(
                    "a@contoso.example,IMAP4,accepted,{count},2026-11-20T08:00:00Z,2026-11-21T08:00:00Z\n"
                ));
            }
            let (mut reader, mut times) = (Reader::default(), Times::default());
            reader.parse(text.as_bytes(), true, &mut times);
            (times.0, reader.notes().contains(&SourceNote::CountsCut))
        };
        assert_eq!(read(&[1, 2, 1000]), ([3, 1000], false));
        assert_eq!(read(&[100_002, 2, 1]), ([3, 100_002], false));
        let (times, cut) = read(&[u32::MAX; 50]);
        assert_eq!((times, cut), ([50, 100_050], true));
    }
}
