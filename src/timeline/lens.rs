//! Windows worth a look: around the change, since then, the last seven days, everything. And the step from one sign-in
//! to the next.

use super::picture::{Item, Lane, Picture};
use super::{Bounds, Change, Shows, View};
use crate::findings::view::DeviceView;
use crate::model::{DAY, HOUR, Instant, Outcome};

/// A window worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lens {
    /// The change at 70 % of the width.
    Change,
    /// From before the change to the end, the change at 70 %; at least a day before it.
    Since,
    /// The last seven days.
    Week,
    /// Everything.
    All,
}

/// The time between the last legacy and the first modern sign-in, where the lanes show a hand-over.
#[must_use]
pub fn gap(change: &Change) -> Option<(Instant, Instant)> {
    let (first, _) = change
        .first_modern
        .filter(|_| change.shows == Shows::HandOver)?;
    Some((change.last_legacy, first))
}

/// The lenses that show something of their own. `around` is the gap, or the mark twice.
#[must_use]
pub fn lenses(bounds: Bounds, around: Option<(Instant, Instant)>) -> Vec<(Lens, View)> {
    let all = View::all(bounds);
    let mut out = Vec::new();
    if let Some((from, to)) = around {
        let gap = to.since(from).max(0);
        let length = match gap {
            0 => 6 * HOUR,
            gap => gap
                .saturating_mul(30)
                .clamp(2 * HOUR, 6 * HOUR)
                .max(gap.saturating_mul(3)),
        };
        let middle = from.plus(gap / 2);
        let start = middle.plus(-(length / 10 * 7));
        let change = View::part(bounds, start, start.plus(length));
        out.push((Lens::Change, change));
        let rest = bounds.to().since(middle).max(0);
        // Right after the mark there is nothing since: a day before it shows what should end.
        let before = (rest / 3 * 7).max(DAY);
        let start = middle.plus(-before).max(bounds.from());
        let since = View::part(bounds, start, bounds.to());
        out.push((Lens::Since, since));
    }
    if all.length() > 8 * DAY {
        let week = View::part(bounds, bounds.to().plus(-7 * DAY), bounds.to());
        out.push((Lens::Week, week));
    }
    out.push((Lens::All, all));
    // Of equal windows the last one names best what it shows.
    let distinct = (0..out.len()).filter(|n| {
        !out.iter()
            .skip(n + 1)
            .any(|l| out.get(*n).is_some_and(|o| o.1 == l.1))
    });
    distinct.filter_map(|n| out.get(n).copied()).collect()
}

/// The window that a device opens with.
#[must_use]
pub fn opening(
    lenses: &[(Lens, View)],
    hand_over: bool,
    proven: bool,
    marked: bool,
) -> Option<View> {
    let wanted: &[Lens] = match (hand_over, proven) {
        (_, true) => &[Lens::Since, Lens::All],
        (true, _) => &[Lens::Change, Lens::Since, Lens::All],
        _ if marked => &[Lens::Since, Lens::All],
        _ => &[Lens::All],
    };
    wanted
        .iter()
        .find_map(|lens| lenses.iter().find(|(known, _)| known == lens))
        .map(|(_, view)| *view)
}

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the sign-in before.
    Back,
    /// To the next one.
    On,
    /// To the first of the log.
    First,
    /// To the last of the log.
    Last,
}

/// A place of the cursor: the sign-in of a lane.
pub type Cursor = (Lane, Instant);

/// What the cursor stands on.
#[must_use]
pub fn under(picture: &Picture, cursor: Cursor) -> Option<&Item> {
    let on = |i: &&Item| i.lane == cursor.0 && i.first <= cursor.1 && cursor.1 <= i.last;
    picture.items.iter().find(on)
}

/// The next place of the cursor, and the window that shows it. `None`: there is nothing further.
#[must_use]
pub fn step(
    view: &DeviceView,
    seen: View,
    picture: &Picture,
    cursor: Option<Cursor>,
    step: Step,
) -> Option<(Cursor, View)> {
    let items = &picture.items;
    let on = cursor.and_then(|cursor| under(picture, cursor));
    let place = on.and_then(|on| items.iter().position(|i| i == on));
    let here = match (step, place) {
        (Step::On, None) => items.first(),
        (Step::Back, None) => items.last(),
        (Step::On, Some(n)) => items.get(n + 1),
        (Step::Back, Some(n)) => n.checked_sub(1).and_then(|n| items.get(n)),
        (Step::First | Step::Last, _) => None,
    };
    if let Some(item) = here {
        return Some(((item.lane, item.first), seen));
    }
    let beyond = |at: Instant| match step {
        Step::On => at > seen.to(),
        Step::Back => at < seen.from(),
        Step::First | Step::Last => true,
    };
    let all = every(view).filter(|(_, at)| beyond(*at));
    let (lane, at) = match step {
        Step::On | Step::First => all.min_by_key(|(lane, at)| (*at, *lane)),
        Step::Back | Step::Last => all.max_by_key(|(lane, at)| (*at, *lane)),
    }?;
    Some(((lane, at), seen.showing(at)))
}

/// Every sign-in that is drawn anywhere.
fn every(view: &DeviceView) -> impl Iterator<Item = Cursor> {
    let legacy = view.legacy.iter().map(|tick| {
        let lane = match tick.o {
            Outcome::Rejected => Lane::Rejected,
            _ => Lane::Legacy,
        };
        (lane, Instant(tick.t))
    });
    legacy.chain(view.fitting().map(|m| (Lane::Modern, Instant(m.t))))
}
