//! Marks: what the admin decided about devices. Kept by person and device key, never by the key of a finding: a finding may
//! disappear and come back, and its key changes once a record tells the object id of a person known by name only.
//!
//! Of two decisions about one device the newer wins, also between two case files. Taking a mark back is a decision like any
//! other and is kept, so that an older file does not bring the mark back.

use super::Finding;
use super::case::Case;
use super::people::People;
use super::view::FindingKey;
use crate::model::{How, Instant, Mark};
use std::collections::BTreeMap;

/// The newest decision about a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The mark; `None`: taken back.
    pub mark: Option<Mark>,
    /// Time of the first mark, where this one was made anew after a gap.
    pub first_at: Option<Instant>,
    /// When that was decided.
    pub decided: Instant,
}

impl Decision {
    /// Order in which decisions override each other. Of two of the same millisecond a mark overrides none, a later mark an
    /// earlier one: any fixed order does, so that merging does not depend on which file came first.
    fn rank(&self) -> (Instant, Option<(Instant, How)>, Option<Instant>) {
        (
            self.decided,
            self.mark.map(|m| (m.at, m.how)),
            self.first_at,
        )
    }
}

/// Decisions of one person, by device key.
pub(super) type Decisions = BTreeMap<String, Decision>;

/// Notes a decision; an older one changes nothing.
pub(super) fn note(decisions: &mut Decisions, device: &str, decision: Decision) -> bool {
    match decisions.get(device) {
        Some(known) if known.rank() >= decision.rank() => false,
        _ => {
            decisions.insert(device.to_owned(), decision);
            true
        }
    }
}

impl People {
    /// The newest decision about a device of somebody who is known as each of these persons.
    pub(super) fn decision(&self, group: &[u32], device: &str) -> Option<Decision> {
        group
            .iter()
            .filter_map(|p| self.get(*p)?.decisions.get(device))
            .max_by_key(|d| d.rank())
            .copied()
    }
}

impl Case {
    /// Marks a device anew from `at`, the end of a gap that can no longer be closed: silence and coverage begin again, the
    /// past, the last legacy sign-in and the proof stay with the first mark. Out: whether that changed anything.
    pub fn mark_anew(&mut self, key: &FindingKey, at: Instant, now: Instant) -> bool {
        let Some(finding) = self
            .found
            .get(&key.0)
            .copied()
            .and_then(|person| self.findings_of(person).into_iter().find(|f| f.key == *key))
        else {
            return false;
        };
        let Some(mark) = finding.mark.filter(|mark| mark.at < at && at <= now) else {
            return false;
        };
        let first = Some(finding.first_mark.unwrap_or(mark.at));
        self.decide_now(&finding, Some(Mark { at, ..mark }), first, now);
        true
    }

    /// What is decided last always wins, even over a decision from a computer whose clock runs ahead.
    fn decide_now(
        &mut self,
        finding: &Finding,
        mark: Option<Mark>,
        first_at: Option<Instant>,
        now: Instant,
    ) {
        let group = self.people.group(finding.person);
        let before = self.people.decision(&group, &finding.device_key);
        let decided = before.map_or(now, |d| now.max(d.decided.plus(1)));
        self.decide(
            finding.person,
            &finding.device_key,
            Decision {
                mark,
                first_at,
                decided,
            },
        );
    }

    /// Marks devices as changed, or takes their marks back (`None`), at `now`. Out: for how many that changed anything.
    /// Devices that cannot be marked, and keys of no finding, are passed over.
    pub fn mark(&mut self, keys: &[FindingKey], mark: Option<Mark>, now: Instant) -> usize {
        let mut changed = 0;
        for key in keys {
            let Some(person) = self.found.get(&key.0).copied() else {
                continue;
            };
            let findings = self.findings_of(person);
            let Some(finding) = findings.iter().find(|f| f.key == *key) else {
                continue;
            };
            if finding.mark == mark || (mark.is_some() && !finding.is_markable()) {
                continue;
            }
            self.decide_now(finding, mark, None, now);
            changed += 1;
        }
        changed
    }

    /// A device is marked by those who tell the story, a moment after it was changed: whatever anybody decides later wins.
    pub fn mark_device(&mut self, principal_name: &str, device: &str, mark: Mark) {
        let of_it = |f: &&Finding| {
            f.device_key == device && f.user.principal_name.as_deref() == Some(principal_name)
        };
        let Some(person) = self.findings().iter().find(of_it).map(|f| f.person) else {
            return;
        };
        let decision = Decision {
            mark: Some(mark),
            first_at: None,
            decided: mark.at,
        };
        self.decide(person, device, decision);
    }

    /// Notes a decision about a device of a person.
    pub(super) fn decide(&mut self, person: u32, device: &str, decision: Decision) {
        let noted = self
            .people
            .get_mut(person)
            .is_some_and(|p| note(&mut p.decisions, device, decision));
        if noted {
            self.people.touch(person);
            if let Some(stands_for) = self.people.stands_for(person) {
                self.people.touch(stands_for);
            }
        }
    }

    /// Whether anything is marked.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        self.people.iter().any(|p| !p.decisions.is_empty())
    }
}

impl Finding {
    /// Whether it can be marked as changed: spray findings offer no mark (rules 4).
    #[must_use]
    pub fn is_markable(&self) -> bool {
        !self.flags.contains(&crate::model::Flag::LikelySpray)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decision, Decisions, note};
    use crate::model::{How, Instant, Mark};

    #[test]
    fn the_newer_decision_wins_whatever_the_order() {
        let mark = |at, how| {
            Some(Mark {
                at: Instant(at),
                how,
            })
        };
        let all = [
            (mark(5, How::ReAdded), 10),
            (None, 20),
            (mark(7, How::Retired), 20),
            (mark(9, How::ReAdded), 15),
        ]
        .map(|(mark, decided)| Decision {
            mark,
            first_at: None,
            decided: Instant(decided),
        });
        // Every order of four.
        for n in 0..24 {
            let mut left = all.to_vec();
            let mut decisions = Decisions::new();
            for (of, step) in [(4, 6), (3, 2), (2, 1), (1, 1)] {
                note(&mut decisions, "iPhone14,5", left.remove(n / step % of));
            }
            assert_eq!(decisions["iPhone14,5"], all[2], "{n}");
        }
    }
}
