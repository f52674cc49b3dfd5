//! Small parts used in several places.

mod chip;
mod dialog;
mod icon;
mod menu;
mod sentence;
mod sheet;
mod some;
mod state_mark;
mod time;
mod timeline;
mod timeline_legend;
mod timeline_overview;
mod timeline_table;
mod timeline_tip;
mod timeline_window;

pub use chip::{ClassChip, tone};
pub use dialog::{dialog_head, set_open};
pub use icon::{Icon, glyph, of_family};
pub use menu::{Menu, tick};
pub use sentence::Sentence;
pub use sheet::sheet;
pub(crate) use some::use_some;
pub use state_mark::{Look, state_mark};
pub use time::When;
pub use timeline::{Picked, Timeline};
pub use timeline_legend::glyph as sign_in_glyph;
pub use timeline_tip::lane_of;
