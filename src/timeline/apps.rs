//! Mail apps of the person's modern sign-ins.

use crate::findings::view::{DeviceView, fits};
use crate::model::{MailApp, order};

/// The mail apps of a person's modern sign-ins: those that a device of this family can move to, which are drawn, and
/// the others.
#[must_use]
pub fn apps(view: &DeviceView) -> (Vec<MailApp>, Vec<MailApp>) {
    let mut all: Vec<MailApp> = view.modern.iter().map(|m| m.app).collect();
    order::distinct(&mut all);
    all.into_iter().partition(|app| fits(view.row.family, *app))
}
