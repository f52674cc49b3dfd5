//! The frame around every place: header, progress, notices, drop overlay, footer.

mod beat;
mod case_dialog;
mod export_menu;
mod fetching;
mod footer;
mod header;
mod keys;
mod mark_dialog;
mod notices;
mod overlay;
mod reading;

pub(super) use beat::Beat;
pub(super) use case_dialog::CaseDialog;
pub(super) use fetching::Fetching;
pub(super) use footer::Footer;
pub(super) use header::Header;
pub(super) use mark_dialog::MarkDialog;
pub(super) use notices::Notices;
pub(super) use overlay::Overlay;
pub(super) use reading::Reading;
