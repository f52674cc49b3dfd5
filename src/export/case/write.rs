//! Writes a case file in pieces, so that whoever writes stays able to listen.

use super::codes::Lists;
use super::columns;
use super::document::{Document, FORMAT, MarkDoc, SourceDoc, Table, Tenant, Tool, VERSION};
use super::pack::CHUNK;
use crate::findings::Case;
use crate::findings::snapshot::{CountedData, Snapshot};
use crate::model::Instant;
use crate::source::graph::Line;

/// What the case itself does not know of its file.
#[derive(Clone, Debug)]
pub struct About {
    /// Now.
    pub written: Instant,
    /// Commit of the program.
    pub commit: Option<String>,
    /// Every name in it is a pseudonym.
    pub pseudonymised: bool,
    /// Requests that were made, oldest first.
    pub ledger: Vec<Line>,
}

/// A case file being written. The case must not fold anything meanwhile.
#[derive(Debug)]
pub struct Writing {
    frame: Snapshot,
    legacy: Vec<u32>,
    modern: Vec<u32>,
    counted: Vec<CountedData>,
    tables: [Table; 6],
    /// Table and first row of the next chunk.
    next: (usize, usize),
    done: usize,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows", self.rows)
    }
}

/// It could not be written; plain data cannot cause it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteError;

impl From<std::io::Error> for WriteError {
    fn from(_: std::io::Error) -> Self {
        Self
    }
}

impl Writing {
    /// Begins.
    #[must_use]
    pub fn begin(case: &Case) -> Self {
        Self {
            frame: case.snapshot_frame(),
            legacy: case.legacy_places(),
            modern: case.modern_places(),
            counted: case.counted_data(),
            tables: Default::default(),
            next: (0, 0),
            done: 0,
        }
    }

    /// Rows of each table.
    fn rows(&self) -> [usize; 6] {
        [
            self.frame.texts.len(),
            self.frame.people.len(),
            self.legacy.len(),
            self.modern.len(),
            self.frame.companions.len(),
            self.counted.len(),
        ]
    }

    /// Rows done, of all.
    #[must_use]
    pub fn progress(&self) -> (u64, u64) {
        (self.done as u64, self.rows().iter().sum::<usize>() as u64)
    }

    /// Writes the next piece; `false` once all are there.
    ///
    /// # Errors
    /// [`WriteError`], which plain data cannot cause.
    pub fn step(&mut self, case: &Case) -> Result<bool, WriteError> {
        let (table, from) = self.next;
        let Some(rows) = self.rows().get(table).copied() else {
            return Ok(false);
        };
        let to = rows.min(from + CHUNK);
        if from < to {
            let chunk = match table {
                0 => columns::texts(part(&self.frame.texts, from, to)),
                1 => columns::people(part(&self.frame.people, from, to)),
                2 => {
                    let places = part(&self.legacy, from, to).iter();
                    let rows: Vec<_> = places.filter_map(|p| case.legacy_data(*p)).collect();
                    columns::legacy(&rows)
                }
                3 => {
                    let places = part(&self.modern, from, to).iter();
                    let rows: Vec<_> = places.filter_map(|p| case.modern_data(*p)).collect();
                    columns::modern(&rows)
                }
                4 => columns::companions(part(&self.frame.companions, from, to)),
                _ => columns::counted(part(&self.counted, from, to)),
            }?;
            if let Some(table) = self.tables.get_mut(table) {
                table.chunks.push(chunk);
                table.rows += (to - from) as u64;
            }
            self.done += to - from;
        }
        self.next = if to < rows {
            (table, to)
        } else {
            (table + 1, 0)
        };
        Ok(true)
    }

    /// The document.
    ///
    /// # Errors
    /// [`WriteError`], which plain data cannot cause.
    pub fn finish(self, about: &About) -> Result<String, WriteError> {
        let [texts, people, legacy, modern, companions, counted] = self.tables;
        let document = Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            written: Instant(about.written.0 - about.written.0.rem_euclid(1000)),
            tool: Tool {
                name: "cutover".to_owned(),
                version: crate::export::VERSION.to_owned(),
                commit: about.commit.clone(),
            },
            pseudonymised: about.pseudonymised,
            tenant: Tenant {
                id: self.frame.tenant,
                name: self.frame.tenant_name,
            },
            sources: self.frame.sources.into_iter().map(SourceDoc::of).collect(),
            lists: Lists::all(),
            texts,
            people,
            legacy,
            modern,
            companions,
            counted,
            marks: self.frame.marks.into_iter().map(MarkDoc::of).collect(),
            ledger: about.ledger.clone(),
        };
        let mut text = serde_json::to_string(&document).map_err(|_| WriteError)?;
        text.push('\n');
        Ok(text)
    }
}

fn part<T>(rows: &[T], from: usize, to: usize) -> &[T] {
    rows.get(from..to).unwrap_or_default()
}

/// Writes a case file at once.
///
/// # Errors
/// [`WriteError`], which plain data cannot cause.
pub fn case_file(case: &Case, about: &About) -> Result<String, WriteError> {
    let mut writing = Writing::begin(case);
    while writing.step(case)? {}
    writing.finish(about)
}
