//! Parts of the place Findings.

mod client_apps;
mod coverage;
mod date_order;
mod devices;
mod ends;
mod file;
mod file_form;
mod files;
mod listing;
mod mark_shown;
mod question;
mod road;
mod row;
mod since;
mod toolbar;
mod window;

pub(super) use client_apps::ClientQuestion;
pub(super) use coverage::{Coverage, Headline};
pub(super) use date_order::DateQuestion;
pub(super) use devices::Devices;
pub(super) use ends::Ends;
pub(super) use listing::use_listing;
pub(super) use question::FileQuestion;
pub(super) use road::road;
pub(super) use since::since;
pub(super) use toolbar::Toolbar;
pub(super) use window::WindowPicker;
