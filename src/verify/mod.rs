//! Whether a device that was changed has really left legacy authentication: [`verdict`].
//!
//! In: the histories of one person ([`History`]), the admin's mark, what part of the log was looked at, and now. Out: a
//! [`Verdict`] with its numbers. Pure. Never *clean* because a list is empty: what was not looked at proves nothing.
//! The rules are the product's own; where they leave something open, the verdict is the safer one, and the function that
//! decides it says so.

mod condition;
mod history;
mod proof;
pub mod recheck;
mod rhythm;
mod stretches;
mod verdict;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use condition::{Condition, without};
pub use history::{History, Legacy, Modern, OtherLegacy};
pub use verdict::{Reason, State, Verdict, complete_to, verdict};

use crate::model::{DAY, HOUR, MINUTE};

/// A sign-in so soon after the mark is the old account's last call.
pub const GRACE: i64 = 5 * MINUTE;
/// The log must reach so far beyond the mark before anything is said.
pub const FIRST_LOOK: i64 = 30 * MINUTE;
/// So much time must have passed since the mark before anything is said.
pub const FIRST_HOUR: i64 = HOUR;
/// The log must be complete for so long after the mark before a device is verified.
pub const FULL_DAY: i64 = DAY;
/// A rhythm is known from so many covered days before the mark on.
pub const KNOWN_DAYS: i64 = 7 * DAY;
/// … with activity on so many dates.
pub const KNOWN_DATES: usize = 3;
/// Silence of a device whose rhythm is not known.
pub const UNKNOWN_SILENCE: i64 = 14 * DAY;
/// So many sign-ins must have been expected in the silence.
pub const EXPECTED: i64 = 5;
/// The silence must be so many times the longest gap.
pub const GAPS: i64 = 2;
/// The new app may have begun so long before the mark.
pub const BEFORE_MARK: i64 = DAY;
/// The new app must not have been in use in so many covered days before.
pub const NEW_APP_DAYS: i64 = 7 * DAY;
/// A record dated later than now by more than this is not believed where it would help.
pub const CLOCK_SKEW: i64 = 5 * MINUTE;
/// Records come into the log so much later than they are dated; the portal itself says 15 minutes for most.
pub const LOG_DELAY: i64 = 15 * MINUTE;
