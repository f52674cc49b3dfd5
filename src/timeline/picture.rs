//! What the window draws: each sign-in by itself, or bars with counts where they would merge. And the bars of the
//! overview.

use super::View;
use crate::findings::view::DeviceView;
use crate::model::{DAY, HOUR, Instant, MINUTE, Outcome, order};

/// Where something is drawn: above the axis, below it, or in the lane of its own at the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Legacy, not rejected.
    Legacy,
    /// A mail app that the device can move to.
    Modern,
    /// Legacy, rejected.
    Rejected,
}

/// The shape of a sign-in. Of several in a bar, the first in this order is the bar's: it must not be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Stopped after a correct password.
    Stopped,
    /// Accepted.
    Accepted,
    /// Interrupted, or anything else.
    Other,
    /// Modern, by a password grant.
    Granted,
    /// Modern.
    Modern,
    /// Rejected.
    Rejected,
}

/// One sign-in, or several in one bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where.
    pub lane: Lane,
    /// Its shape.
    pub kind: Kind,
    /// The bar begins; of a single sign-in its own time.
    pub from: Instant,
    /// The bar ends.
    pub to: Instant,
    /// First sign-in.
    pub first: Instant,
    /// Last sign-in.
    pub last: Instant,
    /// How many.
    pub count: u32,
}

impl Item {
    /// Middle of what is seen of it, in percent of the window.
    #[must_use]
    pub fn middle(&self, seen: View) -> f64 {
        let (x, width) = seen.span(self.from, self.to);
        x + width / 2.0
    }
}

/// What a window shows, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Length of a bar; `None`: every sign-in stands for itself.
    pub bin: Option<i64>,
    /// What is drawn.
    pub items: Vec<Item>,
}

type Ticks = Vec<(Instant, Kind)>;

/// Lengths of bars.
const BINS: [i64; 10] = [
    MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    6 * HOUR,
    DAY,
    7 * DAY,
    28 * DAY,
    364 * DAY,
];
/// Bars in a window at the most: 7 pixels each on a phone.
const MOST: i64 = 60;
/// Bars in the overview at the most: 30 days in bars of six hours.
const MOST_OVERVIEW: i64 = 124;
/// Neighbours nearer than this part of the window merge on a phone.
const NEAR: i64 = 125;
/// Rejected ones nearer than this part share a cross and its count.
const MEET: i64 = 33;

/// The picture of a window. `offset` gives the local zone's minutes east of UTC at an instant.
#[must_use]
pub fn picture(view: &DeviceView, seen: View, offset: &dyn Fn(Instant) -> i64) -> Picture {
    let [legacy, modern, rejected] = lanes(view, seen);
    let crowded = is_crowded(&legacy, seen) || is_crowded(&modern, seen);
    let bin = crowded.then(|| bin_of(seen.length(), MOST));
    let mut items = Vec::new();
    for (lane, ticks) in [(Lane::Legacy, legacy), (Lane::Modern, modern)] {
        match bin {
            Some(size) => items.extend(bars(lane, &ticks, seen, size, offset)),
            None => items.extend(ticks.into_iter().map(|tick| single(lane, tick))),
        }
    }
    items.extend(met(rejected, seen));
    order::sort_by(&mut items, |a: &Item, b| {
        (a.first, a.lane).cmp(&(b.first, b.lane))
    });
    Picture { bin, items }
}

/// The bars of the whole log.
#[must_use]
pub fn overview(view: &DeviceView, all: View, offset: &dyn Fn(Instant) -> i64) -> Vec<Item> {
    let size = bin_of(all.length(), MOST_OVERVIEW);
    [Lane::Legacy, Lane::Modern, Lane::Rejected]
        .into_iter()
        .zip(lanes(view, all))
        .flat_map(|(lane, ticks)| bars(lane, &ticks, all, size, offset))
        .collect()
}

/// Length of the overview's bars: what an arrow key moves a handle by.
#[must_use]
pub fn overview_bin(all: View) -> i64 {
    bin_of(all.length(), MOST_OVERVIEW)
}

/// The lane and the sign-ins of a device within a window, in order.
fn lanes(view: &DeviceView, seen: View) -> [Ticks; 3] {
    let [mut legacy, mut modern, mut rejected] = [(); 3].map(|()| Ticks::new());
    for tick in &view.legacy {
        let at = Instant(tick.t);
        match tick.o {
            _ if !seen.holds(at) => {}
            Outcome::Rejected => rejected.push((at, Kind::Rejected)),
            Outcome::Accepted => legacy.push((at, Kind::Accepted)),
            Outcome::Stopped => legacy.push((at, Kind::Stopped)),
            Outcome::Interrupted | Outcome::Other => legacy.push((at, Kind::Other)),
        }
    }
    for tick in view.fitting() {
        let at = Instant(tick.t);
        if seen.holds(at) {
            let kind = if tick.ropc {
                Kind::Granted
            } else {
                Kind::Modern
            };
            modern.push((at, kind));
        }
    }
    for lane in [&mut legacy, &mut modern, &mut rejected] {
        order::sort_by(lane, Ord::cmp);
    }
    [legacy, modern, rejected]
}

/// More than one in four neighbours would merge, and not just a pair or two: the change itself is best seen in single sign-ins.
fn is_crowded(ticks: &[(Instant, Kind)], seen: View) -> bool {
    let near = ticks
        .windows(2)
        .filter(|pair| match pair {
            [a, b] => b.0.since(a.0) < seen.length() / NEAR,
            _ => false,
        })
        .count();
    near > 2 && 4 * near > ticks.len().saturating_sub(1)
}

/// The smallest bin of which at most `most` fill a length.
fn bin_of(length: i64, most: i64) -> i64 {
    BINS.into_iter()
        .find(|size| length <= size * most)
        .unwrap_or(364 * DAY)
}

fn single(lane: Lane, (at, kind): (Instant, Kind)) -> Item {
    Item {
        lane,
        kind,
        from: at,
        to: at,
        first: at,
        last: at,
        count: 1,
    }
}

/// Sign-ins in bars that begin at round local times; bars of days at local midnights.
fn bars(
    lane: Lane,
    ticks: &[(Instant, Kind)],
    seen: View,
    size: i64,
    offset: &dyn Fn(Instant) -> i64,
) -> Vec<Item> {
    let days = size % DAY == 0;
    let base = offset(seen.from());
    let zone = |at: Instant| MINUTE * if days { offset(at) } else { base };
    let edge = |number: i64| {
        let local = number * size;
        Instant(local - zone(Instant(local - zone(Instant(local)))))
    };
    let mut all: Vec<Item> = Vec::new();
    for &(at, kind) in ticks {
        // The zone is asked for once for each bar: ten thousand sign-ins are drawn within a frame.
        if let Some(bar) = all.last_mut().filter(|bar| at < bar.to) {
            bar.kind = bar.kind.min(kind);
            bar.last = at;
            bar.count += 1;
            continue;
        }
        let number = (at.0 + zone(at)).div_euclid(size);
        all.push(Item {
            // A clock set back makes one bar longer, never one that leaves out its own sign-in.
            from: edge(number).min(at),
            to: edge(number + 1).max(at.plus(1)),
            ..single(lane, (at, kind))
        });
    }
    all
}

/// Rejected ones that meet share a cross.
fn met(ticks: Ticks, seen: View) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    for tick in ticks {
        match out.last_mut() {
            Some(last) if tick.0.since(last.first) < seen.length() / MEET => {
                last.last = tick.0;
                last.to = tick.0;
                last.count += 1;
            }
            _ => out.push(single(Lane::Rejected, tick)),
        }
    }
    out
}

/// The largest count of a lane; at least 1.
#[must_use]
pub fn most(items: &[Item], lane: Lane) -> u32 {
    let counts = items.iter().filter(|i| i.lane == lane).map(|i| i.count);
    counts.max().unwrap_or(1)
}

/// Height of a bar: what every bar has, and what the highest has more; by the root of its count.
#[must_use]
pub fn height(least: f64, more: f64, count: u32, most: u32) -> f64 {
    least + more * (f64::from(count) / f64::from(most.max(1))).sqrt()
}
