//! What speaks against a device after its mark: its own legacy sign-ins, and those of the same person that may be its
//! (rules 4, *back on legacy* and *withheld*).

use super::{FUTURE, GRACE, History, KNOWN_RELAY_DATES, Key, OtherLegacy, Reason};
use crate::model::{DAY, Instant, Outcome, Protocol, order};

/// Sign-ins that are known to be the device's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Against {
    /// The weightiest reason.
    pub reason: Reason,
    /// The newest of them.
    pub last: Instant,
    /// How many.
    pub count: u64,
}

impl Against {
    fn add(found: Option<Self>, reason: Reason, at: Instant) -> Option<Self> {
        let known = found.unwrap_or(Self {
            reason,
            last: at,
            count: 0,
        });
        Some(Self {
            reason: known.reason.min(reason),
            last: known.last.max(at),
            count: known.count + 1,
        })
    }
}

/// Legacy sign-ins of the device after the grace.
///
/// - Its own agent: whatever the outcome. A device that is prompted, rejected, or whose record has no status still speaks
///   legacy. A relay's agent is not the device's own, and without an agent there is none: there a rejected sign-in counts
///   only from an address that the device used with success before; any other is of whoever guesses passwords.
/// - Rejected without an agent or behind a relay, under another key, from an address of the device: still trying.
///
/// An agent that names another device speaks for that device only.
pub(super) fn against(history: &History, mark: Instant, now: Instant) -> Option<Against> {
    let grace = mark.plus(GRACE);
    let late = now.plus(FUTURE);
    let mut used: Vec<u32> = history
        .own
        .iter()
        .filter(|s| s.is_use() && s.at <= grace)
        .filter_map(|s| s.address)
        .collect();
    order::distinct(&mut used);
    let known = |address: Option<u32>| address.is_some_and(|a| used.binary_search(&a).is_ok());
    let mut found = None;
    for s in history.own.iter().filter(|s| s.at > grace && s.at <= late) {
        let reason = match s.outcome {
            Outcome::Accepted => Reason::Accepted,
            Outcome::Stopped => Reason::Stopped,
            Outcome::Rejected if history.hidden && !known(s.address) => continue,
            Outcome::Rejected | Outcome::Interrupted | Outcome::Other => Reason::StillTrying,
        };
        found = Against::add(found, reason, s.at);
    }
    let of_nobody = |o: &&OtherLegacy| matches!(o.key, Key::Relay | Key::Unreadable);
    for o in history.others.iter().filter(of_nobody) {
        if o.at > grace && o.at <= late && o.outcome == Outcome::Rejected && known(o.address) {
            found = Against::add(found, Reason::StillTrying, o.at);
        }
    }
    found
}

/// A sign-in elsewhere after the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Elsewhere {
    pub at: Instant,
    pub device: u32,
    pub reason: Reason,
}

/// The first legacy sign-in of the same person after the mark where the device may have gone, under whatever protocol and
/// with any outcome but *rejected*: a relay's network that was not known before, an agent that cannot be read, a device
/// first in use since the mark, or a row that names the person only by a name that two ids bear. No grace.
pub(super) fn elsewhere(history: &History, mark: Instant, now: Instant) -> Option<Elsewhere> {
    let relays = known_relays(history, mark);
    let mut devices: Vec<u32> = history
        .others
        .iter()
        .filter(|o| o.outcome.is_use() && o.at <= mark)
        .map(|o| o.device)
        .collect();
    order::distinct(&mut devices);
    after(history, mark, now)
        .filter_map(|o| {
            let reason = match o.key {
                Key::Namesake => Reason::Namesake,
                Key::Unreadable => Reason::HiddenDevice,
                Key::Relay if relays.binary_search(&(o.protocol, o.network)).is_ok() => {
                    return None;
                }
                Key::Relay => Reason::HiddenDevice,
                Key::Device if devices.binary_search(&o.device).is_ok() => return None,
                Key::Device => Reason::NewDevice,
            };
            Some(Elsewhere {
                at: o.at,
                device: o.device,
                reason,
            })
        })
        .min()
}

/// A relay of the same person that goes on after the mark as it did before: the scanner on the same account. It withholds
/// nothing, and the proof names it.
pub(super) fn scanner(history: &History, mark: Instant, now: Instant) -> Option<u32> {
    let relays = known_relays(history, mark);
    let known = |o: &&OtherLegacy| relays.binary_search(&(o.protocol, o.network)).is_ok();
    after(history, mark, now)
        .filter(|o| o.key == Key::Relay)
        .find(known)
        .map(|o| o.device)
}

fn after(history: &History, mark: Instant, now: Instant) -> impl Iterator<Item = &OtherLegacy> {
    history
        .others
        .iter()
        .filter(move |o| o.outcome != Outcome::Rejected && o.at > mark && o.at <= now.plus(FUTURE))
}

/// Networks behind relays, by protocol, that were in use on three dates before the mark; sorted.
fn known_relays(history: &History, mark: Instant) -> Vec<(Protocol, Option<u32>)> {
    let mut dates: Vec<((Protocol, Option<u32>), i64)> = history
        .others
        .iter()
        .filter(|o| o.key == Key::Relay && o.outcome.is_use() && o.at <= mark)
        .map(|o| ((o.protocol, o.network), o.at.0.div_euclid(DAY)))
        .collect();
    order::distinct(&mut dates);
    dates
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() >= KNOWN_RELAY_DATES)
        .filter_map(|group| group.first().map(|(relay, _)| *relay))
        .collect()
}
