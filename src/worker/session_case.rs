//! The session and case files: saving, loading, what changed since. Pure; the edge gives bytes and time.

use super::session::Session;
use crate::export::case::{About, CaseError, Opened, Origin, WriteError, Writing, case_file, open};
use crate::findings::snapshot::{Merge, Mismatch, Snapshot};
use crate::findings::{Case, Comparison};
use crate::source::ProblemCode;

impl Session {
    /// The case.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Begins to save; [`Session::save_step`] goes on.
    #[must_use]
    pub fn save(&self) -> Writing {
        Writing::begin(&self.case)
    }

    /// Writes the next piece; `false` once all are there.
    ///
    /// # Errors
    /// [`WriteError`], which plain data cannot cause.
    pub fn save_step(&self, writing: &mut Writing) -> Result<bool, WriteError> {
        writing.step(&self.case)
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
        let older = [self.older.take(), ours.flatten(), alone];
        self.older = older.into_iter().flatten().min_by_key(|b| b.until());
        Ok(Merging {
            merge,
            origin: origin.clone(),
            fresh,
        })
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
        self.case.compare(self.older.as_ref()?)
    }
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
