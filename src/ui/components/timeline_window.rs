//! The window of the timeline: bracket, legacy above the axis, modern below, rejected in a lane of their own, the mark, the
//! time. Every x is in percent, every y in pixels. Colour never stands alone: side and shape say the same.

use super::timeline_tip::tip;
use crate::model::{DAY, Instant, MINUTE};
use crate::platform::measure;
use crate::timeline::{
    Item, Kind, Lane, Picture, Unit, View, axis, bands, height, most, percent, px,
};
use crate::ui::context::Env;
use crate::ui::i18n::number;
use crate::ui::i18n::proof::short;
use crate::worker::messages::{DeviceView, TICKS_SHOWN};
use yew::prelude::*;

/// What is drawn.
pub(super) struct Drawn<'a> {
    pub(super) env: &'a Env,
    pub(super) device: &'a DeviceView,
    pub(super) seen: View,
    pub(super) gap: Option<(Instant, Instant)>,
    pub(super) picture: &'a Picture,
    pub(super) active: Option<Item>,
}

/// Rows of the window in pixels.
const TOP: f64 = 26.0;
pub(super) const BASE: f64 = 80.0;
const LANES: f64 = 140.0;
pub(super) const REJECTED: f64 = 150.0;
const END: f64 = 160.0;
const MARK: f64 = 181.0;
const AXIS: f64 = 199.0;

pub(super) fn rect(class: &'static str, (x, width): (f64, f64), y: f64, height: f64) -> Html {
    html! { <rect {class} x={percent(x)} width={percent(width)} y={px(y)} height={px(height)} /> }
}

pub(super) fn line(class: &'static str, x: (f64, f64), y: (f64, f64)) -> Html {
    html! { <line {class} x1={percent(x.0)} x2={percent(x.1)} y1={px(y.0)} y2={px(y.1)} /> }
}

pub(super) fn words(class: &'static str, x: f64, y: f64, dx: &'static str, words: String) -> Html {
    html! { <text {class} x={percent(x)} y={px(y)} {dx}>{ words }</text> }
}

/// A shape of its own size at a place of the width.
pub(super) fn shape(class: &'static str, x: f64, y: f64, d: &'static str) -> Html {
    html! { <svg x={percent(x)} y={px(y)} overflow="visible"><path {class} {d} /></svg> }
}

/// Whether the numbers of the ticks are those of the log.
pub(super) fn is_thinned(device: &DeviceView) -> bool {
    device.legacy.len() >= TICKS_SHOWN || device.modern.len() >= TICKS_SHOWN
}

/// The drawing.
pub(super) fn window(drawn: &Drawn<'_>) -> Html {
    html! {
        <>
            <defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"><path class="k-hat-l" d="M-1 8 8-1M-1 1l2-2M6 8l2-2" /></pattern></defs>
            <g aria-hidden="true">
                { days(drawn.seen, TOP, END - TOP, true) }
                { grid(drawn) }
                { incomplete(drawn) }
                { line("k-grid", (0.0, 100.0), (LANES, LANES)) }
                { gap_band(drawn) }
                { items(drawn) }
                { line("k-base", (0.0, 100.0), (BASE, BASE)) }
                { marked(drawn) }
                { bracket(drawn) }
                { tip(drawn) }
            </g>
        </>
    }
}

/// Shaded days.
pub(super) fn days(seen: View, y: f64, height: f64, all: bool) -> Html {
    let days = bands(seen, &measure::offset).into_iter();
    days.filter(|day| all || day.weekend)
        .map(|day| {
            // A window of hours would be all grey.
            let strong = day.weekend && seen.length() > 2 * DAY;
            let class = if strong { "k-week" } else { "k-day" };
            rect(class, seen.span(day.from, day.to), y, height)
        })
        .collect()
}

fn grid(drawn: &Drawn<'_>) -> Html {
    let (seen, format) = (drawn.seen, &drawn.env.format);
    let (unit, marks) = axis(seen, 100.0, 10.0, &measure::offset);
    let days = matches!(unit, Unit::Day | Unit::Month);
    // The day stands at the left where no midnight names it.
    let named = days || marks.iter().any(|m| m.major);
    let lines = marks.iter().map(|mark| {
        let x = seen.x(mark.at, 100.0);
        let label = match unit {
            Unit::Second if !mark.major => seconds(drawn.env, mark.at),
            Unit::Minute if !mark.major => format.time(mark.at),
            Unit::Second | Unit::Minute | Unit::Day => format.weekday(mark.at),
            Unit::Month => format.date(mark.at),
        };
        let class = match (named, mark.minor) {
            (true, false) => "d",
            (true, true) => "d x",
            (false, false) => "d m",
            (false, true) => "d m x",
        };
        // A label that would be cut at the right, or stand on the day, is left out; its line stays.
        let fits = if named {
            x <= 93.0
        } else {
            (9.0..=97.5).contains(&x)
        };
        let dx = if named { "2" } else { "0" };
        html! {
            <>
                { line("k-grid", (x, x), (TOP, END)) }
                if fits { { words(class, x, AXIS, dx, label) } }
            </>
        }
    });
    html! {
        <>
            { for lines }
            if !named { { words("d xd", 0.0, AXIS, "0", format.weekday(seen.from())) } }
        </>
    }
}

/// A time of day with its seconds.
pub(super) fn seconds(env: &Env, at: Instant) -> String {
    format!(
        "{}:{:02}",
        env.format.time(at),
        at.0.rem_euclid(60_000) / 1000
    )
}

/// The part that the log may not hold yet.
fn incomplete(drawn: &Drawn<'_>) -> Html {
    let (seen, env) = (drawn.seen, drawn.env);
    let Some(from) = drawn.device.complete_to.filter(|t| *t < seen.to()) else {
        return Html::default();
    };
    let span = seen.span(from, seen.to());
    let x = percent(span.0);
    let day = env.format.day(from);
    let time = match day == env.format.day(seen.to()) {
        true => env.format.time(from),
        false => format!("{day} {}", env.format.time(from)),
    };
    html! {
        <>
            <rect class="k-hat" fill="url(#hatch)" {x} width={percent(span.1)} y={px(TOP)} height={px(END - TOP)} />
            if seen.holds(from) { { line("k-hat-e", (span.0, span.0), (TOP, END)) } }
            { words("d end", 100.0, 134.0, "-3", env.text.timeline_incomplete(&time)) }
        </>
    }
}

fn items(drawn: &Drawn<'_>) -> Html {
    let (seen, picture) = (drawn.seen, drawn.picture);
    let [up, down] = [Lane::Legacy, Lane::Modern].map(|lane| most(&picture.items, lane));
    let counted = !is_thinned(drawn.device);
    let count = |item: &Item, x: f64, y: f64, dx: &'static str| {
        let class = if dx == "0" { "n x" } else { "n x start" };
        counted.then(|| words(class, x, y, dx, number(drawn.env.lang(), item.count.into())))
    };
    let draw = |item: &Item| {
        let x = item.middle(seen);
        match (item.lane, picture.bin) {
            (Lane::Rejected, _) => html! {
                <>
                    { shape("k-rej", x, REJECTED, "M-3-3 3 3M3-3-3 3") }
                    if item.count > 1 && x < 96.0 { { count(item, x, REJECTED + 4.0, "6") } }
                </>
            },
            (Lane::Legacy, None) => shape(
                legacy_class(item.kind),
                x,
                42.0,
                match item.kind {
                    Kind::Stopped => "M-1.5 0h3v22h-3zM-1.5 28h3v10h-3z",
                    Kind::Other => "M-1.5 .5h3v37h-3z",
                    _ => "M-1.5 0h3v38h-3z",
                },
            ),
            (Lane::Modern, None) => html! {
                <>
                    { line("k-mod-s", (x, x), (BASE, 110.0)) }
                    { shape(modern_class(item.kind), x, 113.0, RING) }
                </>
            },
            (lane, Some(size)) => {
                let legacy = lane == Lane::Legacy;
                let inset = size / 15;
                // A bar does not reach into the time in which there was nothing.
                let (mut from, mut to) = (item.from.plus(inset), item.to.plus(-inset));
                if let Some((last, first)) = drawn.gap {
                    if legacy && item.last == last {
                        to = to.min(last).max(from.plus(inset));
                    } else if !legacy && item.first == first {
                        from = from.max(first).min(to.plus(-inset));
                    }
                }
                let span = seen.span(from, to);
                let high = if legacy {
                    height(6.0, 30.0, item.count, up)
                } else {
                    height(6.0, 20.0, item.count, down)
                };
                let fits = span.1 + 0.5 >= f64::from(item.count.max(1).ilog10() + 1);
                let bar = if legacy {
                    rect("k-leg", span, BASE - high, high)
                } else {
                    let (x, width) = (percent(span.0), percent(span.1));
                    html! { <rect class="k-mod" {x} {width} y={px(BASE)} height={px(high)} rx="4" /> }
                };
                html! {
                    <>
                        { bar }
                        // What was stopped has its gap here, too.
                        if item.kind == Kind::Stopped { { rect("k-cut", span, BASE - high + 3.0, 2.0) } }
                        if fits { { count(item, x, if legacy { BASE - high - 3.0 } else { BASE + high + 10.0 }, "0") } }
                    </>
                }
            }
        }
    };
    picture.items.iter().map(draw).collect()
}

/// A ring of radius 4 around the place.
const RING: &str = "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";

const fn legacy_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Other => "k-oth",
        _ => "k-leg",
    }
}

const fn modern_class(kind: Kind) -> &'static str {
    match kind {
        Kind::Granted => "k-mod-d full",
        _ => "k-mod-d",
    }
}

/// The mark, in a row of its own: evidence above, statement below.
fn marked(drawn: &Drawn<'_>) -> Html {
    let (seen, env) = (drawn.seen, drawn.env);
    let Some(mark) = drawn.device.row.mark.filter(|m| seen.holds(m.at)) else {
        return Html::default();
    };
    let x = seen.x(mark.at, 100.0);
    let time = env.format.time(mark.at);
    let [wide, narrow] = match x {
        x if x < 10.0 => ["b x start mark-words", "b nx start mark-words"],
        x if x > 92.0 => ["b x end mark-words", "b nx end mark-words"],
        _ => ["b x mark-words", "b nx mark-words"],
    };
    html! {
        <>
            { line("k-mark", (x, x), (TOP, 164.0)) }
            { shape("k-flag", x, 163.0, "M0 0l4.5 6.5h-9z") }
            { words(wide, x, MARK, "0", env.text.timeline_marked(&time)) }
            { words(narrow, x, MARK, "0", env.text.timeline_marked_short(&time)) }
        </>
    }
}

/// The time between the last legacy and the first modern sign-in.
fn gap_band(drawn: &Drawn<'_>) -> Html {
    let span = drawn.gap.map(|(from, to)| drawn.seen.span(from, to));
    let span = span.filter(|(_, width)| *width > 0.0);
    span.map(|span| rect("k-gap", span, TOP, END - TOP))
        .unwrap_or_default()
}

/// The bracket over the time without any sign-in of the two, and its words.
fn bracket(drawn: &Drawn<'_>) -> Html {
    let (seen, env) = (drawn.seen, drawn.env);
    let Some((from, to)) = drawn
        .gap
        .filter(|(from, to)| *to >= seen.from() && *from <= seen.to())
    else {
        return Html::default();
    };
    let format = &env.format;
    let span = seen.span(from, to);
    let (a, b) = (span.0, span.0 + span.1);
    let x = f64::midpoint(a, b);
    // Between the minutes that stand beside it: 21:56 → 22:02 is 6 min, whatever the seconds.
    let minute = |at: Instant| at.0.div_euclid(MINUTE);
    let long = short(env.text, (minute(to) - minute(from)) * MINUTE);
    let (start, end) = (format.time(from), format.time(to));
    let (first, last) = (format.day(from), format.day(to));
    let narrow = env.text.timeline_gap(&start, &end, &long);
    let wide = if first == last {
        narrow.clone()
    } else {
        env.text
            .timeline_gap(&format!("{first} {start}"), &format!("{last} {end}"), &long)
    };
    let [wide_class, narrow_class] = match x {
        x if x < 20.0 => ["b x start gap-words", "b nx start gap-words"],
        x if x > 84.0 => ["b x end gap-words", "b nx end gap-words"],
        _ => ["b x gap-words", "b nx gap-words"],
    };
    // Never under 9 pixels wide. The width in pixels is not known: below 1.5 % the fixed shape is drawn.
    let small = span.1 < 1.5;
    html! {
        <>
            if small {
                { shape("k-br", x, 0.0, "M-4.5 26v-7h9v7") }
            } else {
                { line("k-br", (a, b), (19.0, 19.0)) }
                { line("k-br", (a, a), (18.2, 27.0)) }
                { line("k-br", (b, b), (18.2, 27.0)) }
            }
            { words(wide_class, x, 12.0, "0", wide) }
            { words(narrow_class, x, 12.0, "0", narrow) }
        </>
    }
}

/// What a place of the window is nearest to: its lane first.
pub(super) fn near(picture: &Picture, seen: View, place: measure::Place) -> Option<Item> {
    let lane = match place.y {
        y if y > LANES => Lane::Rejected,
        y if y > BASE => Lane::Modern,
        _ => Lane::Legacy,
    };
    let distance = |item: &Item| {
        let (x, width) = seen.span(item.from, item.to);
        let at = place.x * 100.0;
        let out = (x - at).max(at - x - width).max(0.0) * place.width / 100.0;
        // Of two bars that touch, the nearer middle.
        out + (item.middle(seen) - at).abs() / 100.0 + if item.lane == lane { 0.0 } else { 8.0 }
    };
    let near = picture.items.iter().map(|item| (distance(item), item));
    let (_, item) = near
        .filter(|(distance, _)| *distance < 20.0)
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    Some(*item)
}

/// Names of the legacy protocols.
pub(super) fn protocols(device: &DeviceView) -> String {
    let all: Vec<&str> = device.row.protocols.iter().map(|p| p.name()).collect();
    all.join(", ")
}
