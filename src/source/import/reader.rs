//! One file, told by its content, read by the parser that fits.

use super::Step;
use super::csv::CsvImport;
use super::dates::DateHints;
use super::detect::{HEAD, Sniff, Sniffed, sniff};
use super::json::JsonImport;
use super::wide::Wide;
use crate::source::{Format, ProblemCode, Sink, SourceNote};

/// A record that is longer, and not there as a whole, is looked at again only once twice as much is there: piece by piece
/// it would cost the square of its length.
const LONG: usize = 64 << 10;
/// UTF-8's byte order mark.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads one file that is no archive.
///
/// Give it bytes with [`Reader::parse`]; what it did not consume must come again, with more behind it.
#[derive(Default)]
pub struct Reader {
    parser: Option<Parser>,
    /// The file is in UTF-16.
    wide: Option<Wide>,
    /// The file begins with more blanks than tell what it is.
    blank: bool,
    /// Bytes of the file that were read so far.
    base: u64,
    problem_at: Option<u64>,
    hints: DateHints,
    /// Fewest bytes in the buffer before the next attempt to parse.
    wait: usize,
}

/// What became of bytes in UTF-8.
#[derive(Default)]
struct Narrow {
    consumed: usize,
    stop: Option<ProblemCode>,
    /// Place of the damage among them.
    bad_at: Option<usize>,
}

enum Parser {
    Json(Box<JsonImport>),
    Csv(Box<CsvImport>),
}

impl Reader {
    /// At the start of a file of which this is known.
    #[must_use]
    pub fn new(hints: DateHints) -> Self {
        Self {
            hints,
            ..Self::default()
        }
    }

    /// Reads as many whole records as stand in `bytes`; `at_end`: no more will come.
    pub fn parse(&mut self, bytes: &[u8], at_end: bool, sink: &mut dyn Sink) -> Step {
        if self.parser.is_none()
            && self.wide.is_none()
            && !self.blank
            && (bytes.len() >= HEAD || at_end)
            && sniff(head(bytes)).kind == Sniff::Utf16
            && let Some((wide, bom)) = Wide::of(bytes)
        {
            self.wide = Some(wide);
            self.base = bom as u64;
            let rest = bytes.get(bom..).unwrap_or_default();
            let step = self.parse(rest, at_end, sink);
            return Step {
                consumed: bom + step.consumed,
                stop: step.stop,
            };
        }
        let Some(mut wide) = self.wide.take() else {
            let step = self.parse_narrow(bytes, at_end, sink);
            self.problem_at = step.bad_at.map(|at| self.base + at as u64);
            self.base += step.consumed as u64;
            return Step {
                consumed: step.consumed,
                stop: step.stop,
            };
        };
        // Everything is taken; what the parser leaves over waits here as UTF-8.
        let consumed = wide.push(bytes, at_end);
        let step = self.parse_narrow(&wide.text, at_end, sink);
        self.problem_at = step.bad_at.map(|at| self.base + wide.len_in_file(at));
        self.base += wide.len_in_file(step.consumed);
        wide.text.drain(..step.consumed.min(wide.text.len()));
        self.wide = Some(wide);
        Step {
            consumed,
            stop: step.stop,
        }
    }

    fn parse_narrow(&mut self, bytes: &[u8], at_end: bool, sink: &mut dyn Sink) -> Narrow {
        let mut skipped = 0;
        if self.parser.is_none() {
            skipped = self.leading_blanks(bytes);
            let rest = bytes.get(skipped..).unwrap_or_default();
            if rest.len() < HEAD && !at_end {
                return Narrow {
                    consumed: skipped,
                    ..Narrow::default()
                };
            }
            match start(head(rest), &self.hints) {
                Ok((parser, bom)) => {
                    self.parser = Some(parser);
                    skipped += bom;
                }
                Err(stop) => {
                    return Narrow {
                        stop: Some(stop),
                        ..Narrow::default()
                    };
                }
            }
        }
        if bytes.len() < self.wait && !at_end {
            return Narrow::default();
        }
        let rest = bytes.get(skipped..).unwrap_or_default();
        let (step, bad_at) = match &mut self.parser {
            Some(Parser::Json(json)) => (json.parse(rest, at_end, sink), json.bad_at()),
            Some(Parser::Csv(csv)) => {
                let step = csv.parse(rest, at_end, sink);
                (step, step.consumed)
            }
            None => return Narrow::default(),
        };
        let left = rest.len().saturating_sub(step.consumed);
        self.wait = if left > LONG { 2 * left } else { 0 };
        let damage = step.stop.is_some_and(ProblemCode::is_damage);
        Narrow {
            consumed: skipped + step.consumed,
            stop: step.stop,
            bad_at: damage.then_some(skipped + bad_at),
        }
    }

    /// How many leading blanks to skip: none, unless they fill the first [`HEAD`] bytes.
    fn leading_blanks(&mut self, bytes: &[u8]) -> usize {
        let marked = bytes.strip_prefix(BOM).unwrap_or(bytes);
        let mut text = marked.trim_ascii_start();
        self.blank |= marked.len() - text.len() >= HEAD;
        if !self.blank {
            return 0;
        }
        while let Some(rest) = text.strip_prefix(BOM) {
            text = rest.trim_ascii_start();
        }
        bytes.len() - text.len()
    }

    /// The shape, once known.
    #[must_use]
    pub fn format(&self) -> Option<Format> {
        match self.parser.as_ref()? {
            Parser::Json(json) => json.format(),
            Parser::Csv(csv) => csv.format(),
        }
    }

    /// Byte at which reading had to stop.
    #[must_use]
    pub fn problem_at(&self) -> Option<u64> {
        self.problem_at
    }

    /// A date that can be read both ways, where nothing tells which.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        match self.parser.as_ref()? {
            Parser::Json(json) => json.example(),
            Parser::Csv(csv) => csv.example(),
        }
    }

    /// Said once per file.
    #[must_use]
    pub fn notes(&self) -> Vec<SourceNote> {
        match self.parser.as_ref() {
            Some(Parser::Csv(csv)) => csv.notes(),
            Some(Parser::Json(json)) => json.notes(),
            None => Vec::new(),
        }
    }
}

/// What tells what a file is: the rest of the bytes at hand must not, or it would depend on how many are.
fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..HEAD).unwrap_or(bytes)
}

/// The parser for a file that begins so, and the length of its byte order mark.
fn start(head: &[u8], hints: &DateHints) -> Result<(Parser, usize), ProblemCode> {
    let Sniffed { kind, bom } = sniff(head);
    match kind {
        Sniff::Json => Ok((Parser::Json(Box::new(JsonImport::new(hints.clone()))), bom)),
        Sniff::Csv => Ok((Parser::Csv(Box::new(CsvImport::new(hints.clone()))), bom)),
        Sniff::Html => Err(ProblemCode::Html),
        Sniff::Image => Err(ProblemCode::Image),
        Sniff::Excel => Err(ProblemCode::Excel),
        Sniff::Utf16 => Err(ProblemCode::NotUtf8),
        Sniff::Empty => Err(ProblemCode::Empty),
        Sniff::Binary => Err(ProblemCode::Binary),
        // The caller unpacks archives; one that arrives here lies inside another.
        Sniff::Zip | Sniff::Gzip => Err(ProblemCode::ArchiveNested),
    }
}
