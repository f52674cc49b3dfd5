//! The window of the timeline: bracket, legacy above the axis, modern below, rejected in a lane of their own, the mark, the
//! time. Every x is in percent, every y in pixels. Colour never stands alone: side and shape say the same.

use crate::model::{DAY, Instant, MailApp, Outcome};
use crate::platform::measure;
use crate::timeline::{
    Item, Kind, Lane, Picture, Unit, View, apps, axis, bands, height, most, percent, px,
};
use crate::ui::context::Env;
use crate::ui::i18n::number;
use crate::ui::i18n::proof::short;
use crate::worker::messages::{DeviceView, SignInView, TICKS_SHOWN, fits};
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
const BASE: f64 = 80.0;
const LANES: f64 = 140.0;
const REJECTED: f64 = 150.0;
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

fn seconds(env: &Env, at: Instant) -> String {
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
    let long = short(env.text, to.since(from));
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
    // Of less than 9 pixels it is drawn 9 pixels wide; nobody knows the width, so both are drawn where that may be.
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

/// The row of a sign-in, if it is among those that the page has.
fn row<'a>(device: &'a DeviceView, item: &Item) -> Option<&'a SignInView> {
    device
        .sign_ins
        .iter()
        .find(|s| s.at == item.first && lane_of(s) == item.lane)
}

/// Where a sign-in is drawn.
pub fn lane_of(sign_in: &SignInView) -> Lane {
    match (sign_in.app, sign_in.outcome) {
        (Some(_), _) => Lane::Modern,
        (None, Outcome::Rejected) => Lane::Rejected,
        (None, _) => Lane::Legacy,
    }
}

/// Time and app, address and outcome; of several their time and number.
pub(super) fn item_words(env: &Env, device: &DeviceView, item: &Item) -> [String; 2] {
    let (text, format) = (env.text, &env.format);
    if item.count > 1 {
        let count = item.count.into();
        let many = match item.lane {
            _ if is_thinned(device) => text.timeline_several().to_owned(),
            Lane::Legacy => text.timeline_legacy_count(count),
            Lane::Modern => text.timeline_modern_count(count),
            Lane::Rejected => text.timeline_rejected_count(count),
        };
        let [from, to] = [item.first, item.last].map(|at| format.time(at));
        let time = match item.to.since(item.from) {
            length if length > DAY * 5 / 4 => {
                format!("{} – {}", format.day(item.first), format.day(item.last))
            }
            _ => format!("{} {from} – {to}", format.weekday(item.first)),
        };
        return [time, many];
    }
    let row = row(device, item);
    let what = match (row, item.lane) {
        (Some(row), _) => row
            .app
            .map_or(row.protocol.name(), MailApp::name)
            .to_owned(),
        (None, Lane::Modern) => device
            .modern
            .iter()
            .find(|m| m.t == item.first.0 && fits(device.row.family, m.app))
            .map_or("", |m| m.app.name())
            .to_owned(),
        (None, _) => protocols(device),
    };
    let outcome = match item.kind {
        Kind::Accepted | Kind::Modern => text.timeline_accepted(),
        Kind::Stopped => text.timeline_stopped(),
        Kind::Other => text.timeline_other(),
        Kind::Granted => text.timeline_ropc(),
        Kind::Rejected => text.timeline_rejected(),
    };
    let address = row.and_then(|row| row.address.as_deref());
    let time = format!("{} {}", format.day(item.first), seconds(env, item.first));
    [
        format!("{time} · {what}"),
        match address {
            Some(address) => format!("{} · {outcome}", crate::ui::i18n::words::bounded(address)),
            None => outcome.to_owned(),
        },
    ]
}

fn protocols(device: &DeviceView) -> String {
    let all: Vec<&str> = device.row.protocols.iter().map(|p| p.name()).collect();
    all.join(", ")
}

/// Ring and box of what the pointer or the keys are at. The box is moved to the left by as much of its own width as its place is
/// part of the plot's: so it never leaves it.
fn tip(drawn: &Drawn<'_>) -> Html {
    let Some(item) = drawn.active else {
        return Html::default();
    };
    let [first, second] = item_words(drawn.env, drawn.device, &item);
    let x = item.middle(drawn.seen);
    let (ring, top) = match item.lane {
        Lane::Legacy => (61.0, 88.0),
        Lane::Modern => (113.0, 34.0),
        Lane::Rejected => (REJECTED, 94.0),
    };
    let long = first.chars().count().max(second.chars().count()).min(44);
    let wide = 22.0 + 6.4 * f64::from(u32::try_from(long).unwrap_or(44));
    let shift = format!("translate({} {})", px(-wide * x / 100.0), px(top));
    let text = |y: &'static str, words: String| {
        let words: String = words.chars().take(44).collect();
        html! { <text x="11" {y}>{ words }</text> }
    };
    let ring = match (item.lane, drawn.picture.bin) {
        (Lane::Legacy, Some(_)) => rect("k-ring", drawn.seen.span(item.from, item.to), 42.0, 38.0),
        (Lane::Modern, Some(_)) => rect("k-ring", drawn.seen.span(item.from, item.to), BASE, 38.0),
        _ => {
            html! { <svg x={percent(x)} y={px(ring)} overflow="visible"><circle class="k-ring" r="9" /></svg> }
        }
    };
    html! {
        <>
            { ring }
            <svg class="tip" x={percent(x)} overflow="visible">
                <g transform={shift}><rect width={px(wide)} height="42" rx="6" />{ text("17", first) }{ text("33", second) }</g>
            </svg>
        </>
    }
}

/// Names of the lanes, beside the plot.
pub(super) fn names(drawn: &Drawn<'_>) -> Html {
    let text = drawn.env.text;
    let (apps, others) = apps(drawn.device);
    let modern = match (apps.as_slice(), others.is_empty()) {
        ([], true) => text.timeline_none_modern().to_owned(),
        ([], false) => text.timeline_other_modern().to_owned(),
        ([app], _) => app.name().to_owned(),
        ([app, more @ ..], _) => format!("{} + {}", app.name(), more.len()),
    };
    let rejected: u32 = drawn
        .picture
        .items
        .iter()
        .filter(|i| i.lane == Lane::Rejected)
        .map(|i| i.count)
        .sum();
    let name = |class: &'static str, name: &'static str, more: String| {
        html! { <div {class}><b>{ name }</b><span class="dim">{ more }</span></div> }
    };
    html! {
        <div class="lanes" aria-hidden="true">
            { name("l-leg", text.timeline_legacy(), protocols(drawn.device)) }
            { name("l-mod", text.timeline_modern(), modern) }
            if rejected > 0 {
                <div class="l-rej dim">{ text.outcome_rejected() }if !is_thinned(drawn.device) { { " · " }{ number(drawn.env.lang(), rejected.into()) } }</div>
            }
        </div>
    }
}

/// What the shapes mean, only of kinds that are there.
pub(super) fn legend(env: &Env, device: &DeviceView) -> Html {
    let text = env.text;
    let has = |outcome: &[Outcome]| device.legacy.iter().any(|t| outcome.contains(&t.o));
    let fitting = || {
        device
            .modern
            .iter()
            .filter(|m| fits(device.row.family, m.app))
    };
    let apps: Vec<&str> = apps(device).0.into_iter().map(MailApp::name).collect();
    let entries = [
        (
            has(&[
                Outcome::Accepted,
                Outcome::Stopped,
                Outcome::Interrupted,
                Outcome::Other,
            ]),
            glyph(Kind::Accepted),
            text.timeline_up(&protocols(device)),
        ),
        (
            !apps.is_empty(),
            glyph(Kind::Modern),
            text.timeline_down(&apps.join(", ")),
        ),
        (
            has(&[Outcome::Rejected]),
            glyph(Kind::Rejected),
            text.timeline_rejected().to_owned(),
        ),
        (
            has(&[Outcome::Stopped]),
            glyph(Kind::Stopped),
            text.timeline_stopped().to_owned(),
        ),
        (
            has(&[Outcome::Interrupted, Outcome::Other]),
            glyph(Kind::Other),
            text.timeline_other().to_owned(),
        ),
        (
            fitting().any(|m| m.ropc),
            glyph(Kind::Granted),
            text.timeline_ropc().to_owned(),
        ),
    ];
    html! {
        <ul class="legend">
            { for entries.into_iter().filter(|e| e.0).map(|(_, glyph, words)| html! { <li>{ glyph }{ words }</li> }) }
        </ul>
    }
}

/// The shape of a kind, for a legend or a row.
pub fn glyph(kind: Kind) -> Html {
    let (class, d) = match kind {
        Kind::Accepted => ("k-leg", "M5.5 1h3v14h-3z"),
        Kind::Stopped => ("k-leg", "M5.5 1h3v7.5h-3zM5.5 11h3v4h-3z"),
        Kind::Other => ("k-oth", "M5.5 1.5h3v13h-3z"),
        Kind::Rejected => ("k-rej", "M4 5l6 6M10 5l-6 6"),
        Kind::Modern => (
            "k-mod-d",
            "M7 0v7.5M3.5 11a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        ),
        Kind::Granted => (
            "k-mod-d full",
            "M7 0v7.5M3.5 11a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        ),
    };
    html! { <svg class="k" viewBox="0 0 14 16" aria-hidden="true"><path {class} {d} /></svg> }
}
