//! The session and case files: saving, loading, what changed since. Pure; the edge gives bytes and time.

use super::messages::{FromGraph, FromWorker, LINES_SHOWN, Line, SaveAs, Saved};
use super::session::Session;
use crate::export;
use crate::export::case::{About, CaseError, Opened, Origin, WriteError, case_file, open};
use crate::export::pseudonyms::Pseudonyms;
use crate::findings::snapshot::{Merge, Mismatch, Snapshot};
use crate::findings::{Case, Comparison};
use crate::model::{DAY, Instant, MINUTE};
use crate::source::ProblemCode;
use std::collections::HashSet;

impl Session {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Name and media type of a file.
    #[must_use]
    pub fn file_name(how: &SaveAs) -> (String, &'static str) {
        let local = how.now.plus(how.offset);
        let (year, month, day) = local.civil_date();
        let (stem, end, media_type) = match how.what {
            Saved::Case => ("case", "json", "application/json"),
            Saved::FindingsJson => ("findings", "json", "application/json"),
            Saved::FindingsCsv => ("findings", "csv", "text/csv;charset=utf-8"),
            Saved::Report => ("report", "html", "text/html;charset=utf-8"),
            Saved::Ledger => ("requests", "json", "application/json"),
            Saved::Key => ("pseudonyms-table", "json", "application/json"),
        };
        let pseudonyms = if how.pseudonyms && how.what != Saved::Key {
            "-pseudonyms"
        } else {
            ""
        };
        // Two cases of one day must not have the same name.
        let time = match how.what {
            Saved::Case => {
                let minutes = local.0.rem_euclid(DAY) / MINUTE;
                format!("-{:02}{:02}", minutes / 60, minutes % 60)
            }
            _ => String::new(),
        };
        let name = format!("cutover-{stem}{pseudonyms}-{year:04}-{month:02}-{day:02}{time}.{end}");
        (name, media_type)
    }

    /// A copy of the case with pseudonyms; `secret` makes them if there are none yet.
    #[must_use]
    pub fn pseudonymised(&mut self, secret: [u8; 32]) -> Option<Case> {
        self.pseudonyms
            .get_or_insert_with(|| Pseudonyms::new(secret))
            .copy(&self.case)
    }

    /// The text of a file; case files are made in pieces instead, reports need the zone ([`Session::report`]).
    #[must_use]
    pub fn text(&self, case: &Case, how: &SaveAs) -> Option<String> {
        match how.what {
            Saved::Case | Saved::Report => None,
            Saved::FindingsJson => export::findings_json(case, how.now).ok(),
            Saved::FindingsCsv => Some(export::findings_csv(case, how.now)),
            Saved::Ledger => {
                let mut lines = self.requests();
                if how.pseudonyms {
                    export::leave_out_names(&mut lines);
                }
                export::ledger_json(&lines, how.now).ok()
            }
            Saved::Key => self.pseudonyms.as_ref()?.table(how.now).ok(),
        }
    }

    /// Saves at once.
    ///
    /// # Errors
    /// [`WriteError`], which plain data cannot cause.
    pub fn case_file(&self, about: &About) -> Result<String, WriteError> {
        case_file(&self.case, about)
    }

    /// Begins to fold in a case that was read from a file. The older of the two becomes what later states are compared
    /// with.
    ///
    /// # Errors
    /// Why it cannot be folded in; nothing has changed then.
    pub fn merge(&mut self, snapshot: Snapshot, origin: &Origin) -> Result<Merging, ProblemCode> {
        let fresh = self.case.summary().records.read == 0;
        // The file's own devices, unless they will be all there is.
        let alone = if fresh {
            None
        } else {
            let mut alone = Case::default();
            let mut merge = Merge::begin(&mut alone, snapshot.clone()).map_err(code)?;
            while merge.step(&mut alone, usize::MAX) {}
            alone.baseline(Some(origin.written))
        };
        let ours = self.older.is_none().then(|| self.case.baseline(None));
        let merge = Merge::begin(&mut self.case, snapshot).map_err(code)?;
        self.remember(&origin.ledger);
        let older = [self.older.take(), ours.flatten(), alone];
        self.older = older.into_iter().flatten().min_by_key(|b| b.until());
        Ok(Merging {
            merge,
            origin: origin.clone(),
            fresh,
        })
    }

    /// Requests of a case file: those that are not known yet. One that this page sent itself is in its own ledger.
    fn remember(&mut self, ledger: &[Line]) {
        let own: HashSet<_> = self.ledger().iter().map(identity).collect();
        let fresh: Vec<Line> = ledger
            .iter()
            .filter(|line| !own.contains(&identity(line)))
            .cloned()
            .collect();
        self.earlier.extend(fresh);
        crate::model::order::sort_by(&mut self.earlier, |a, b| {
            (a.at, a.number, &a.url).cmp(&(b.at, b.number, &b.url))
        });
        self.earlier
            .dedup_by(|one, other| identity(one) == identity(other));
    }

    /// Every request that the case rests on: those of loaded case files, then those of this page; numbered anew.
    #[must_use]
    pub fn requests(&self) -> Vec<Line> {
        let all = self.earlier.iter().chain(self.ledger()).cloned();
        all.zip(1..)
            .map(|(line, number)| Line { number, ..line })
            .collect()
    }

    /// What the page is told of requests of loaded case files; nothing where there are none.
    #[must_use]
    pub fn earlier_requests(&self) -> Option<FromWorker> {
        let last = self.earlier.len().saturating_sub(LINES_SHOWN);
        let lines = self.earlier.get(last..).unwrap_or_default().to_vec();
        (!lines.is_empty()).then_some(FromWorker::Graph(FromGraph::Earlier {
            count: self.earlier.len() as u64,
            lines,
        }))
    }

    /// Folds the next piece; `false` once all are in.
    pub fn merge_step(&mut self, merging: &mut Merging, rows: usize) -> bool {
        if merging.merge.step(&mut self.case, rows) {
            return true;
        }
        if merging.fresh {
            self.older = self.case.baseline(Some(merging.origin.written));
        }
        false
    }

    /// Loads a plain case file at once.
    ///
    /// # Errors
    /// Why it cannot be loaded; nothing has changed then.
    pub fn load(&mut self, bytes: &[u8]) -> Result<(), ProblemCode> {
        match open(bytes).map_err(CaseError::code)? {
            Opened::Encrypted(_) => Err(ProblemCode::CaseLocked),
            Opened::Plain(mut opening) => {
                while opening.step().map_err(CaseError::code)? {}
                let (snapshot, origin) = opening.finish();
                let mut merging = self.merge(snapshot, &origin)?;
                while self.merge_step(&mut merging, usize::MAX) {}
                Ok(())
            }
        }
    }

    /// What changed since the older case; `None` without one, or while nothing newer was read.
    #[must_use]
    pub fn comparison(&self) -> Option<Comparison> {
        self.case.compare(self.older.as_ref()?, self.now())
    }
}

/// What makes a request the same one in two ledgers.
fn identity(line: &Line) -> (Instant, &str) {
    (line.at, &line.url)
}

/// A case being folded in.
#[derive(Debug)]
pub struct Merging {
    merge: Merge,
    origin: Origin,
    /// Nothing was read before it.
    fresh: bool,
}

impl Merging {
    /// Rows that are still to come.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.merge.remaining()
    }
}

fn code(mismatch: Mismatch) -> ProblemCode {
    match mismatch {
        Mismatch::Tenant => ProblemCode::SecondTenant,
        Mismatch::Broken => ProblemCode::CaseDamaged,
    }
}

#[cfg(test)]
mod tests {
    use super::{SaveAs, Saved, Session};
    use crate::model::{HOUR, Instant};
    use crate::ui::i18n::Lang;

    #[test]
    fn a_case_is_named_by_the_local_time() {
        let name = |what, at: &str, offset: i64| {
            let how = SaveAs {
                what,
                passphrase: None,
                pseudonyms: false,
                lang: Lang::En,
                now: Instant::parse(at).unwrap(),
                offset: offset * HOUR,
            };
            Session::file_name(&how).0
        };
        let case = |at, offset| name(Saved::Case, at, offset);
        assert_eq!(
            case("2026-11-22T21:40:59Z", 1),
            "cutover-case-2026-11-22-2240.json"
        );
        // The date, too, is the one that the page shows.
        assert_eq!(
            case("2026-11-22T23:05:00Z", 1),
            "cutover-case-2026-11-23-0005.json"
        );
        assert_eq!(
            case("2026-11-22T01:00:00Z", -8),
            "cutover-case-2026-11-21-1700.json"
        );
        assert_eq!(
            name(Saved::FindingsCsv, "2026-11-22T23:05:00Z", 1),
            "cutover-findings-2026-11-23.csv"
        );
    }
}
