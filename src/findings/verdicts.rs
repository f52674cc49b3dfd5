//! Verdicts on findings: histories, marks and coverage handed to [`crate::verify`].

use super::Finding;
use super::case::Case;
use super::covered::{Log, Piece};
use super::view::{FindingKey, Rests, RowVerdict};
use crate::model::{Basis, Instant, Question};
use crate::verify::{Reason, Verdict, verdict};

/// A finding and its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// Its verdict.
    pub verdict: Verdict,
    /// The finding under which the account seems to have moved on.
    pub elsewhere: Option<FindingKey>,
    /// Device key of a relay of the same account that goes on as before.
    pub scanner: Option<String>,
}

impl Case {
    /// All findings in the export's order, each with its verdict as of `now`.
    #[must_use]
    pub fn verdicts(&self, now: Instant) -> Vec<Judged> {
        let log = self.log();
        self.findings()
            .into_iter()
            .map(|finding| self.judge(finding, &log, now))
            .collect()
    }

    /// Marked findings, each with its verdict as of `now`.
    #[must_use]
    pub fn marked(&self, now: Instant) -> Vec<Judged> {
        let mut people: Vec<u32> = self
            .people
            .everyone()
            .into_iter()
            .filter(|p| self.people.get(*p).is_some_and(|p| !p.decisions.is_empty()))
            .map(|p| self.people.stands_for(p).unwrap_or(p))
            .collect();
        if people.is_empty() {
            return Vec::new();
        }
        crate::model::order::distinct(&mut people);
        let log = self.log();
        people
            .into_iter()
            .flat_map(|p| self.findings_of(p))
            .filter(|f| f.mark.is_some())
            .map(|finding| self.judge(finding, &log, now))
            .collect()
    }

    /// These findings, each with its verdict as of `now`.
    #[must_use]
    pub fn judged(&self, keys: &[FindingKey], now: Instant) -> Vec<Judged> {
        if keys.is_empty() {
            return Vec::new();
        }
        let mut people: Vec<u32> = keys
            .iter()
            .filter_map(|k| self.found.get(&k.0).copied())
            .collect();
        crate::model::order::distinct(&mut people);
        let log = self.log();
        people
            .into_iter()
            .flat_map(|p| self.findings_of(p))
            .filter(|f| keys.contains(&f.key))
            .map(|finding| self.judge(finding, &log, now))
            .collect()
    }

    /// The verdict on one finding. While a file waits for its description, what else is missing and when to look are told as
    /// they will be once it is described as proposed: without its past a device would be told to wait for two weeks.
    pub(super) fn judge(&self, finding: Finding, log: &Log, now: Instant) -> Judged {
        // Nothing is judged without a mark, so its rows need not be gathered.
        if finding.mark.is_none() || !finding.is_markable() {
            let verdict = Verdict {
                first_modern: finding.first_modern,
                complete_to: crate::verify::complete_to(&log.covered, now),
                ..Verdict::default()
            };
            return Judged {
                finding,
                verdict,
                elsewhere: None,
                scanner: None,
            };
        }
        let person = finding.person;
        let group = self.people.group(person);
        let (rows, modern) = (self.legacy_of(&group), self.modern_of(&group));
        let told = self.history(&finding, &rows, &modern);
        let judge = |covered| verdict(&told.history, finding.mark.as_ref(), covered, now);
        let mut verdict = judge(&log.covered);
        if let Some(gap) = &mut verdict.gap {
            gap.lost = gap.from < now.plus(-self.kept(gap.event_type));
        }
        // What nobody needs to describe does not wait for it.
        verdict.waits_for_description &= log.waits;
        if !log.waits {
            let unusable = |r| {
                if r == Reason::NotDescribed {
                    Reason::NotUsable
                } else {
                    r
                }
            };
            verdict.reason = verdict.reason.map(unusable);
            for reason in &mut verdict.missing {
                *reason = unusable(*reason);
            }
        }
        if verdict.waits_for_description {
            verdict.once_described(judge(self.supposed(log)));
        }
        let elsewhere = verdict
            .elsewhere
            .and_then(|(_, device)| told.devices.get(device as usize))
            .and_then(|key| {
                let findings = self.findings_of(person);
                let other = findings.into_iter().find(|f| f.device_key == *key)?;
                Some(other.key)
            });
        let scanner = verdict
            .scanner
            .and_then(|device| told.devices.get(device as usize).cloned());
        Judged {
            finding,
            verdict,
            elsewhere,
            scanner,
        }
    }

    /// What *complete to* of a verdict rests on: the weaker of the two event types.
    pub(super) fn rests(pieces: &[Piece], complete_to: Option<Instant>) -> Option<Rests> {
        let to = complete_to?;
        pieces
            .iter()
            .filter(|p| {
                p.covered.to == to
                    && p.covered.basis > Basis::Observed
                    && !matches!(
                        p.covered.question,
                        Question::App(_)
                            | Question::AppOfPerson { .. }
                            | Question::MailOfPerson(_)
                            | Question::Unknown
                    )
            })
            .map(|p| Rests {
                basis: p.covered.basis,
                reach: p.reach,
                event_type: p.covered.event_type,
            })
            .min_by_key(|r| (r.basis, r.reach, r.event_type))
    }
}

impl Judged {
    /// As the table shows it.
    #[must_use]
    pub fn row(&self) -> RowVerdict {
        RowVerdict {
            state: self.verdict.state,
            reason: self.verdict.reason,
            earliest: self.verdict.earliest,
        }
    }
}
