//! Versions of a record (rules 5): each id counts once, and of two versions the richer wins, also when that moves the
//! record from one count to another.

use super::case::Case;
use super::rows::{LegacyRow, ModernRow};
use super::seen::{Mark, Seen};
use crate::ingest::Rank;
use crate::model::RecordKind;

impl Case {
    /// Makes room for a version of a record: `None` if it is known by one that is not poorer; else what is known of
    /// the poorer one, which is taken back.
    pub(super) fn make_room(
        &mut self,
        key: u64,
        version: Version,
        without_id: bool,
    ) -> Option<Option<Seen>> {
        let Some(mark) = self.seen.get(key) else {
            self.without_id += u64::from(without_id);
            return Some(None);
        };
        if !self.is_richer(version, mark) {
            return None;
        }
        self.retract(mark);
        Some(Some(mark.read()))
    }

    fn is_richer(&self, version: Version, mark: Mark) -> bool {
        let known = match mark.read() {
            Seen::Counted { rank, .. } => {
                return match version {
                    Version::Answered(_) => version.digest() >= rank,
                    _ => version.digest() > rank,
                };
            }
            Seen::Kept {
                modern: false,
                place,
            } => self.legacy.get(place as usize).map(|r| r.rank),
            Seen::Kept {
                modern: true,
                place,
            } => self.modern.get(place as usize).map(|r| r.rank),
        };
        known.is_none_or(|known| match version {
            Version::Whole(rank) => rank > known,
            Version::Answered(rank) => rank >= known,
            Version::Digest(rank) => rank > digest(known),
        })
    }

    /// Takes back what the poorer version counted as.
    fn retract(&mut self, mark: Mark) {
        match mark.read() {
            Seen::Counted { kind, .. } => {
                if let Some(n) = self.kinds.get_mut(usize::from(kind)) {
                    *n = n.saturating_sub(1);
                }
            }
            Seen::Kept {
                modern: false,
                place,
            } => {
                self.count(RecordKind::Legacy, -1);
                if let Some(row) = self.legacy.get_mut(place as usize) {
                    row.dead = true;
                    let person = row.person;
                    self.people.touch(person);
                }
            }
            Seen::Kept {
                modern: true,
                place,
            } => {
                self.count(RecordKind::Modern, -1);
                if let Some(row) = self.modern.get_mut(place as usize) {
                    row.dead = true;
                    let person = row.person;
                    self.people.touch(person);
                }
            }
        }
    }

    /// A richer version takes the poorer one's place if it is of the same sort.
    pub(super) fn put_legacy(&mut self, row: LegacyRow, earlier: Option<Seen>) -> Mark {
        let person = row.person;
        let place = put(&mut self.legacy, row, reuse(earlier, false));
        self.people.touch(person);
        if let Some(p) = self.people.get_mut(person) {
            p.legacy.push(place);
        }
        Mark::kept(false, place)
    }

    /// The same for a modern sign-in.
    pub(super) fn put_modern(&mut self, row: ModernRow, earlier: Option<Seen>) -> Mark {
        let person = row.person;
        let place = put(&mut self.modern, row, reuse(earlier, true));
        self.people.touch(person);
        if let Some(p) = self.people.get_mut(person) {
            p.modern.push(place);
        }
        Mark::kept(true, place)
    }
}

/// A record's share in the fingerprint of its source, which is a sum: the order does not matter.
pub(super) const fn fingerprint(key: u64) -> u64 {
    // Any odd number does; this is 2⁶⁴ divided by the golden ratio.
    (key ^ key >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What is known of a version's rank.
#[derive(Clone, Copy)]
pub(super) enum Version {
    /// All of it.
    Whole(Rank),
    /// All of it; what the record is rests on the admin's last answer, so it takes the place of its like.
    Answered(Rank),
    /// Its digest.
    Digest(u32),
}

impl Version {
    const fn digest(self) -> u32 {
        match self {
            Self::Whole(rank) | Self::Answered(rank) => digest(rank),
            Self::Digest(rank) => rank,
        }
    }
}

/// The rank in 28 bits, in the same order.
pub(super) const fn digest(rank: Rank) -> u32 {
    const fn least(a: u8, most: u8) -> u32 {
        (if a < most { a } else { most }) as u32
    }
    least(rank.details, 15) << 24 | least(rank.filled, 31) << 19 | rank.content >> 13
}

/// The place of a poorer version of the same sort.
fn reuse(earlier: Option<Seen>, is_modern: bool) -> Option<u32> {
    match earlier {
        Some(Seen::Kept { modern, place }) if modern == is_modern => Some(place),
        _ => None,
    }
}

fn put<T>(rows: &mut Vec<T>, row: T, reuse: Option<u32>) -> u32 {
    if let Some(place) = reuse
        && let Some(slot) = rows.get_mut(place as usize)
    {
        *slot = row;
        return place;
    }
    rows.push(row);
    u32::try_from(rows.len() - 1).unwrap_or(u32::MAX)
}
