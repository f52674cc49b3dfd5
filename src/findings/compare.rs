//! What changed since an older case: devices that are new, gone, or returned.
//!
//! *Gone* is no verdict: it says that the log read since then shows no use, as far as it reaches.

use super::case::Case;
use super::view::FindingKey;
use crate::model::order;
use crate::model::{DAY, Instant};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A device that was silent for so long at the end of the older case was no longer in use there: two weeks, as for a
/// device whose rhythm is not known (rules 4).
const SILENT: i64 = 14 * DAY;

/// The devices of an older case.
#[derive(Clone, Debug)]
pub struct Baseline {
    written: Option<Instant>,
    until: Instant,
    /// By finding key: last use, and whether it was marked as changed.
    devices: HashMap<String, (Instant, bool)>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// When the older case was saved; `None` if it was never in a file.
    pub written: Option<Instant>,
    /// Its newest record.
    pub until: Instant,
    /// The newest record now.
    pub to: Instant,
    /// Devices that the older case did not know.
    pub new: Vec<FindingKey>,
    /// Devices of the older case without use since then.
    pub gone: Vec<FindingKey>,
    /// Devices that were marked as changed, or silent, in the older case, and have been used since then.
    pub returned: Vec<FindingKey>,
    /// Devices in use then and since then.
    pub still: u64,
}

impl Baseline {
    /// The newest record of the older case.
    #[must_use]
    pub const fn until(&self) -> Instant {
        self.until
    }
}

impl Case {
    /// The case as it stands, to compare a later one with; `None` without any record.
    #[must_use]
    pub fn baseline(&self, written: Option<Instant>) -> Option<Baseline> {
        Some(Baseline {
            written,
            until: self.summary().to?,
            devices: self
                .findings()
                .into_iter()
                .map(|f| (f.key.0, (f.last_used, f.mark.is_some())))
                .collect(),
        })
    }

    /// What changed since then; `None` while nothing newer was read.
    #[must_use]
    pub fn compare(&self, older: &Baseline) -> Option<Comparison> {
        let to = self.summary().to.filter(|to| *to > older.until)?;
        let mut found = Comparison {
            written: older.written,
            until: older.until,
            to,
            new: Vec::new(),
            gone: Vec::new(),
            returned: Vec::new(),
            still: 0,
        };
        for finding in self.findings() {
            let is_used = finding.last_used > older.until;
            match older.devices.get(&finding.key.0) {
                None => found.new.push(finding.key),
                Some(_) if !is_used => found.gone.push(finding.key),
                Some((was, marked)) if *marked || older.until.since(*was) >= SILENT => {
                    found.returned.push(finding.key);
                }
                Some(_) => found.still += 1,
            }
        }
        for list in [&mut found.new, &mut found.gone, &mut found.returned] {
            order::sort_by(list, Ord::cmp);
        }
        Some(found)
    }
}
