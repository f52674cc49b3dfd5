//! The cut-over timeline in numbers: which part is seen ([`View`]), where its axis has marks ([`axis`]), which
//! sign-ins fall on one pixel ([`lane`]). No DOM, no clock, no time zone of its own: the offset of the local zone
//! comes in. From 30 days down to one minute.

mod axis;
mod change;
mod days;
mod lane;
mod px;
mod view;

#[cfg(test)]
mod tests;

pub use axis::{AxisMark, Unit, axis};
pub use change::{Change, Shows, change};
pub use days::{Day, days, tally};
pub use lane::{LaneMark, apps, lane};
pub use px::{Px, px};
pub use view::{Bounds, SHORTEST, View};
