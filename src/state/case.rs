//! What the page knows of case files: what is being saved, which one waits for its passphrase, what changed since an
//! older one.

use crate::worker::messages::{Comparison, FindingKey, FromWorker};
use std::rc::Rc;

/// An encrypted case file that waits for its passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Its number.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// A first try failed.
    pub refused: bool,
}

/// Case files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseState {
    /// A passphrase to save with is asked for.
    pub sealing: bool,
    /// Files that wait for their passphrase.
    pub locked: Vec<Locked>,
    /// Saving, done of all.
    pub saving: Option<(u64, u64)>,
    /// What is saved has pseudonyms instead of names.
    pub pseudonyms: bool,
    /// A table of pseudonyms can be saved.
    pub has_key: bool,
    /// What changed since an older case.
    pub compared: Option<Rc<Comparison>>,
}

impl CaseState {
    /// What the worker tells of case files; whether it was that.
    pub(super) fn heard(&mut self, message: &FromWorker) -> bool {
        match message {
            FromWorker::Saving { done, total } => self.saving = Some((*done, *total)),
            FromWorker::Saved { key, .. } => {
                self.saving = None;
                self.has_key |= *key;
            }
            FromWorker::NotSaved => self.saving = None,
            FromWorker::Locked {
                file,
                name,
                refused,
            } => {
                self.locked.retain(|l| l.file != *file);
                self.locked.insert(
                    0,
                    Locked {
                        file: *file,
                        name: name.clone(),
                        refused: *refused,
                    },
                );
            }
            FromWorker::Unlocked(file) => self.locked.retain(|l| l.file != *file),
            FromWorker::Compared(compared) => {
                self.compared = compared.clone().map(|c| Rc::new(*c));
            }
            _ => return false,
        }
        true
    }
}

/// In which list of a comparison a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Not known to the older case.
    New,
    /// No use since.
    Gone,
    /// A legacy sign-in after the mark.
    Returned,
    /// Without a mark and silent then, in use since.
    Resumed,
    /// Proven to have left legacy authentication.
    Proven,
}

/// The lists of a comparison, what needs care first.
#[must_use]
pub fn lists(compared: &Comparison) -> [(Since, &[FindingKey]); 5] {
    [
        (Since::Returned, &compared.returned),
        (Since::Resumed, &compared.resumed),
        (Since::New, &compared.new),
        (Since::Gone, &compared.gone),
        (Since::Proven, &compared.proven),
    ]
}
