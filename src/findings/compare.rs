//! What changed since an older case: devices that are new, gone, proven, or back.
//!
//! *Gone* is no verdict: it says that the log read since then shows no use, as far as it reaches. *Proven* and *back* are
//! those of [`crate::verify`], so that the comparison and the table never contradict each other.

use super::case::Case;
use super::view::FindingKey;
use crate::model::order;
use crate::model::{DAY, Instant};
use crate::verify::State;
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
    /// Last use by finding key.
    devices: HashMap<String, Instant>,
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
    /// Devices of the older case without a mark and without use since then.
    pub gone: Vec<FindingKey>,
    /// Devices with a legacy sign-in since then that came after their mark.
    pub returned: Vec<FindingKey>,
    /// Devices without a mark that were silent at the end of the older case and have been used since then.
    pub resumed: Vec<FindingKey>,
    /// Devices that are proven to have left legacy authentication.
    pub proven: Vec<FindingKey>,
    /// Devices without a mark in use then and since then.
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
                .map(|f| (f.key.0, f.last_used))
                .collect(),
        })
    }

    /// What changed since then, with verdicts as of `now`; `None` while nothing newer was read.
    #[must_use]
    pub fn compare(&self, older: &Baseline, now: Instant) -> Option<Comparison> {
        let to = self.summary().to.filter(|to| *to > older.until)?;
        let mut found = Comparison {
            written: older.written,
            until: older.until,
            to,
            new: Vec::new(),
            gone: Vec::new(),
            returned: Vec::new(),
            resumed: Vec::new(),
            proven: Vec::new(),
            still: 0,
        };
        for judged in self.verdicts(now) {
            let (finding, verdict) = (judged.finding, judged.verdict);
            let since = |at: Instant| at > older.until;
            let is_back =
                verdict.state == State::BackOnLegacy && verdict.last_seen.is_some_and(since);
            let was = older.devices.get(&finding.key.0);
            let silent = |was: &Instant| older.until.since(*was) >= SILENT;
            let list = match was {
                _ if verdict.state.is_proven() => &mut found.proven,
                _ if is_back => &mut found.returned,
                // Its verdict says what became of it.
                _ if finding.mark.is_some() => continue,
                None => &mut found.new,
                Some(_) if !since(finding.last_used) => &mut found.gone,
                Some(was) if silent(was) => &mut found.resumed,
                Some(_) => {
                    found.still += 1;
                    continue;
                }
            };
            list.push(finding.key);
        }
        for list in [
            &mut found.new,
            &mut found.gone,
            &mut found.returned,
            &mut found.resumed,
            &mut found.proven,
        ] {
            order::sort_by(list, Ord::cmp);
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, Comparison};
    use crate::findings::Judged;
    use crate::model::{DAY, Instant};
    use crate::verify::{GRACE, State};
    use crate::worker::session::Session;

    const NOW: &str = "2026-11-22T10:00:00Z";

    /// The demo tenant compared with what a case of `days` ago could have known of it.
    fn compared(days: i64) -> (Vec<Judged>, Comparison) {
        let now = Instant::parse(NOW).unwrap();
        let mut session = Session::default();
        session.open_demo(now);
        let until = now.plus(-days * DAY);
        let judged = session.case().verdicts(now);
        let known = judged.iter().map(|j| &j.finding);
        let known = known.filter(|f| f.first_seen <= until);
        let older = Baseline {
            written: None,
            until,
            devices: known
                .map(|f| (f.key.0.clone(), f.last_used.min(until)))
                .collect(),
        };
        let compared = session.case().compare(&older, now).unwrap();
        (judged, compared)
    }

    #[test]
    fn the_comparison_never_contradicts_a_verdict() {
        let (mut back, mut proven) = (0, 0);
        for days in 1..30 {
            let (judged, compared) = compared(days);
            for j in &judged {
                let key = &j.finding.key;
                let lists = [
                    &compared.new,
                    &compared.gone,
                    &compared.returned,
                    &compared.resumed,
                    &compared.proven,
                ];
                let of = lists.iter().filter(|list| list.contains(key)).count();
                assert!(of <= 1, "a device stands in one list at the most");
                let is_proven = j.verdict.state.is_proven();
                assert_eq!(compared.proven.contains(key), is_proven);
                if compared.returned.contains(key) {
                    assert_eq!(j.verdict.state, State::BackOnLegacy);
                    let mark = j.finding.mark.unwrap();
                    let last = j.verdict.last_seen.unwrap();
                    assert!(last > mark.at.plus(GRACE) && last > compared.until);
                    back += 1;
                }
                if compared.resumed.contains(key) {
                    assert!(j.finding.mark.is_none());
                }
                proven += i32::from(is_proven);
            }
        }
        assert!(back > 0 && proven > 0, "the demo tenant has both");
    }

    #[test]
    fn a_sign_in_before_the_mark_is_no_return() {
        // The older case ends before the mark; the device went on until it was changed.
        let (judged, compared) = compared(25);
        let waiting = judged.iter().filter(|j| {
            let back = j.verdict.state == State::BackOnLegacy;
            j.finding.mark.is_some() && j.finding.last_used > compared.until && !back
        });
        let waiting: Vec<_> = waiting.map(|j| &j.finding.key).collect();
        assert!(!waiting.is_empty());
        for key in waiting {
            assert!(!compared.returned.contains(key) && !compared.resumed.contains(key));
        }
    }
}
