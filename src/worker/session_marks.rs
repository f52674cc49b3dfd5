//! Marks and verdicts in the session: what the page says of devices, and which verdicts are others than last told.

use super::messages::{BATCH, FindingKey, FindingRow, FromWorker};
use super::session::Session;
use crate::findings::Judged;
use crate::findings::view::Stated;
use crate::model::{Instant, Mark, Question};
use crate::source::demo;

impl Session {
    /// The page's clock. Verdicts are told as of then.
    pub fn set_now(&mut self, now: Instant) {
        self.clock = Some(now);
    }

    /// The page's clock when it last spoke. Before that nothing can be judged: it is long before any mark.
    pub(super) fn now(&self) -> Instant {
        self.clock.unwrap_or(Instant(0))
    }

    /// These devices were changed, or were not (`None`). The rows that changed by it, and how many.
    pub fn mark(
        &mut self,
        keys: &[FindingKey],
        mark: Option<Mark>,
        now: Instant,
    ) -> Vec<FromWorker> {
        self.clock = Some(now);
        let changed = self.case.mark(keys, mark, now);
        let mut out = self.changes(usize::MAX);
        out.extend(self.verdict_changes());
        out.push(FromWorker::Marked {
            devices: u64::try_from(changed).unwrap_or(u64::MAX),
            undone: mark.is_none(),
        });
        out
    }

    /// A device is marked anew from the end of a gap. The rows that changed by it, and how many.
    pub fn mark_anew(&mut self, key: &FindingKey, at: Instant, now: Instant) -> Vec<FromWorker> {
        self.clock = Some(now);
        let changed = self.case.mark_anew(key, at, now);
        let mut out = self.changes(usize::MAX);
        out.extend(self.verdict_changes());
        out.push(FromWorker::Marked {
            devices: u64::from(changed),
            undone: false,
        });
        out
    }

    /// Time has passed: the rows whose verdicts are others now.
    pub fn tick(&mut self, now: Instant) -> Vec<FromWorker> {
        self.clock = Some(now);
        self.verdict_changes()
    }

    /// Rows of marked devices whose verdicts are others than last told: time has passed, or more of the log is covered.
    pub fn verdict_changes(&mut self) -> Vec<FromWorker> {
        let changed: Vec<FindingRow> = self
            .case
            .marked(self.now())
            .iter()
            .filter(|j| self.told.get(&j.finding.key) != Some(&j.row()))
            .map(row)
            .collect();
        for row in &changed {
            self.told.insert(row.key.clone(), row.verdict);
        }
        changed
            .chunks(BATCH)
            .map(|rows| FromWorker::Findings {
                upsert: rows.to_vec(),
                removed: Vec::new(),
            })
            .collect()
    }

    /// Puts the verdicts into rows that are about to be told.
    pub(super) fn judge_rows(&mut self, rows: &mut [FindingRow]) {
        let keys: Vec<FindingKey> = rows
            .iter()
            .filter(|r| r.mark.is_some())
            .map(|r| r.key.clone())
            .collect();
        let judged = self.case.judged(&keys, self.now());
        for row in rows {
            if row.mark.is_none() {
                self.told.remove(&row.key);
            } else if let Some(found) = judged.iter().find(|j| j.finding.key == row.key) {
                row.verdict = found.row();
                self.told.insert(row.key.clone(), row.verdict);
            }
        }
    }

    /// Opens the demo tenant as seen at `now`: its files, what they are, and what its admin changed.
    pub fn open_demo(&mut self, now: Instant) {
        self.clock = Some(now);
        let from = now.plus(-demo::DAYS * crate::model::DAY);
        for file in demo::files(now) {
            let source = self.read_demo(&file.name, &file.bytes, now);
            self.case.describe(
                source,
                Stated {
                    event_type: Some(file.event_type),
                    question: Some(Question::Everything),
                    from: Some(from),
                    to: Some(now),
                    downloaded: Some(now),
                },
            );
        }
        for told in demo::marks(now) {
            self.case
                .mark_device(&told.principal, told.device, told.mark);
        }
    }
}

/// A row with its verdict.
fn row(judged: &Judged) -> FindingRow {
    FindingRow {
        verdict: judged.row(),
        ..judged.finding.row()
    }
}
