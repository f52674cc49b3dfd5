//! Whether a device that was changed has really left legacy authentication: [`verdict`].
//!
//! In: the histories of one person ([`History`]), the admin's mark, what part of the log was read, and now. Out: a
//! [`Verdict`] with its numbers. Pure. Never *clean* because a list is empty: what was not read proves nothing.
//! The rules are the product's own; where they leave something open, the verdict is the safer one, and the function that
//! decides it says so.
//!
//! [`verdict`](mod@verdict) has the states in their order, [`coverage`] what was read, [`past`] the device's rhythm,
//! [`silence`] when silence means something, [`proof`] the new app, [`against`] what speaks against the device.

mod against;
mod coverage;
mod history;
mod past;
mod proof;
mod silence;
mod state;
mod stretches;
mod verdict;

#[cfg(test)]
mod tests;

pub use coverage::{Behind, Gap, complete_to};
pub use history::{Fit, History, Key, Legacy, Modern, OtherLegacy};
pub use state::{Reason, State};
pub use verdict::{Verdict, verdict};

use crate::model::{DAY, HOUR, MINUTE};

/// A sign-in so soon after the mark is the old account's last call.
pub const GRACE: i64 = 5 * MINUTE;
/// So much time must have passed since the mark before anything is said.
pub const FIRST_HALF_HOUR: i64 = 30 * MINUTE;
/// One of the two logs must reach so far beyond the mark before anything is said.
pub const FIRST_LOOK: i64 = 15 * MINUTE;
/// The log must be complete for so long after the mark before a device is proven.
pub const FULL_DAY: i64 = DAY;
/// The past that counts.
pub const PAST: i64 = 30 * DAY;
/// The new app may have begun so long before the mark.
pub const BEFORE_MARK: i64 = DAY;
/// The new app must not have been in use in so many covered days before.
pub const NEW_APP_DAYS: i64 = 7 * DAY;
/// A relay's network that was active on so many dates before the mark is known.
pub const KNOWN_RELAY_DATES: usize = 3;
/// Accepted sign-ins from an address of the device on so many dates are a sign of life.
pub const ALIVE_DATES: usize = 2;
/// A record dated later than now by more than this is not believed where it would help.
pub const CLOCK_SKEW: i64 = 5 * MINUTE;
/// A record dated later than now by more than this moves nothing at all.
pub const FUTURE: i64 = DAY;
/// An unfiltered download is complete to its newest row less 15 minutes; with as much to sign in and download.
pub const LEAD_UNFILTERED: i64 = 30 * MINUTE;
/// A proof younger than this is worth another look.
pub const SECOND_LOOK: i64 = 6 * DAY;
/// A filtered download is complete to two hours before it.
pub const LEAD_FILTERED: i64 = 2 * HOUR;
