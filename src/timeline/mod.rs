//! The cut-over timeline in numbers: which part is seen ([`View`]), where its axis has marks ([`axis`]), which days are
//! shaded ([`bands`]), what is drawn ([`picture`]), which windows are worth a look ([`lenses`]). Every x is a part of the
//! width, so nothing is measured. No DOM, no clock, no time zone of its own: the offset of the local zone comes in.

mod axis;
mod bands;
mod change;
mod clients;
mod days;
mod lens;
mod picture;
mod px;
mod view;

#[cfg(test)]
mod tests;

pub use axis::{AxisMark, Unit, axis};
pub use bands::{Band, bands};
pub use change::{Change, Shows, change};
pub use clients::{Clients, clients};
pub use days::{Day, days, tally};
pub use lens::{Cursor, Lens, Step, gap, lenses, opening, step, under};
pub use picture::{Item, Kind, Lane, Picture, height, most, overview, overview_bin, picture};
pub use px::{percent, px};
pub use view::{Bounds, Grab, SHORTEST, View};
