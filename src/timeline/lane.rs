//! Sign-ins of one lane, thinned out to what a screen can show.

use super::View;
use crate::findings::view::{DeviceView, fits};
use crate::model::{Instant, MailApp, order};

/// The mail apps of a person's modern sign-ins: those that a device of this family can move to, which have a lane each,
/// and the others.
#[must_use]
pub fn apps(view: &DeviceView) -> (Vec<MailApp>, Vec<MailApp>) {
    let mut all: Vec<MailApp> = view.modern.iter().map(|m| m.app).collect();
    order::distinct(&mut all);
    all.into_iter().partition(|app| fits(view.row.family, *app))
}

/// What stands on one pixel of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneMark<K> {
    /// Place in the width.
    pub x: f64,
    /// First of the sign-ins that stand here.
    pub first: Instant,
    /// Last of them.
    pub last: Instant,
    /// How many.
    pub count: u32,
    /// The smallest kind among them: kinds are ordered by what must not be hidden.
    pub kind: K,
}

/// The marks of a lane, in order of time. `times` comes in any order. Marks closer than one pixel become one, and the
/// first and the last that are seen always stand at their own place: they say when something began and ended.
#[must_use]
pub fn lane<K: Ord + Copy>(
    times: impl IntoIterator<Item = (Instant, K)>,
    view: View,
    width: f64,
) -> Vec<LaneMark<K>> {
    let mut seen: Vec<(Instant, K)> = times.into_iter().filter(|t| view.holds(t.0)).collect();
    order::sort_by(&mut seen, Ord::cmp);
    let end = seen.last().map(|t| t.0);
    let mut out: Vec<LaneMark<K>> = Vec::new();
    for (at, kind) in seen {
        let x = view.x(at, width);
        match out.last_mut() {
            Some(last) if at == last.last || (x - last.x < 1.0 && Some(at) != end) => {
                last.last = at;
                last.count += 1;
                last.kind = last.kind.min(kind);
            }
            _ => out.push(LaneMark {
                x,
                first: at,
                last: at,
                count: 1,
                kind,
            }),
        }
    }
    out
}
