//! Parts of the timeline's drawing: what is not in the log yet, the axis, the hand-over, the legend.

use super::timeline_lanes::{KINDS, LanesProps, TOP, kind};
use crate::platform::measure;
use crate::timeline::{Px, Shows, Unit, View, axis, px};
use crate::ui::context::Env;
use crate::worker::messages::{DeviceView, fits};
use yew::prelude::*;

/// The part that the log cannot hold yet.
pub(super) fn later(env: &Env, props: &LanesProps, width: f64, bottom: f64) -> Html {
    let Some(from) = props.view.complete_to.filter(|t| *t < props.seen.to()) else {
        return Html::default();
    };
    let x = props.seen.x(from, width).max(0.0);
    let words = env.text.timeline_later();
    html! {
        <>
            <rect class="later" x={px(x)} y={px(TOP)} width={px(width - x)} height={px(bottom - TOP)} />
            if width - x > 7.0 * f64::from(u32::try_from(words.len()).unwrap_or(20)) {
                <text class="dim" x={px(x + 8.0)} y={px(bottom - 8.0)}>{ words }</text>
            }
        </>
    }
}

/// Grid and axis.
pub(super) fn ticks(env: &Env, seen: View, width: f64, bottom: f64) -> Html {
    // On a phone two dates to look at are worth more than the air between them.
    let least = if width < 420.0 { 60.0 } else { 76.0 };
    let (unit, marks) = axis(seen, width, least, &measure::offset);
    let format = &env.format;
    marks
        .into_iter()
        .map(|mark| {
            let x = seen.x(mark.at, width);
            let words = match unit {
                Unit::Second if !mark.major => {
                    format!("{}:{:02}", format.time(mark.at), mark.at.0.rem_euclid(60_000) / 1000)
                }
                Unit::Minute if !mark.major => format.time(mark.at),
                Unit::Second | Unit::Minute | Unit::Day => format.day(mark.at),
                Unit::Month => format.date(mark.at),
            };
            html! {
                <>
                    <path class="grid" d={format!("M{} {}V{}", Px(x), Px(TOP), Px(bottom))} />
                    // A label that would be cut at the right is left out; its line stays.
                    if x + 40.0 <= width {
                        <text class={if mark.major { "ink" } else { "dim" }} x={px(x + 4.0)} y={px(bottom + 18.0)}>{ words }</text>
                    }
                </>
            }
        })
        .collect()
}

/// The line between the last legacy and the first modern sign-in, where the lanes show a hand-over.
pub(super) fn hand_over(env: &Env, props: &LanesProps, width: f64, bottom: f64) -> Html {
    let Some((first, _)) = props
        .change
        .first_modern
        .filter(|_| props.change.shows == Shows::HandOver)
    else {
        return Html::default();
    };
    let (a, b) = (
        props.seen.x(props.change.last_legacy, width),
        props.seen.x(first, width),
    );
    if b < 0.0 || a > width {
        return Html::default();
    }
    let (a, b) = (a.max(0.0), b.min(width));
    let (from, to) = (
        env.format.day(props.change.last_legacy),
        env.format.day(first),
    );
    let day = if from == to {
        String::new()
    } else {
        format!("{to} ")
    };
    let words = format!(
        "{from} {} → {day}{}",
        env.format.time(props.change.last_legacy),
        env.format.time(first)
    );
    // Letters of the caption are at most so wide; it must end inside the drawing.
    let long = 8.0 * f64::from(u32::try_from(words.chars().count()).unwrap_or(30));
    let right = a + long < width;
    let (x, anchor) = match right {
        true => (a, "start"),
        false => (if b < long { width } else { b }, "end"),
    };
    html! {
        <>
            <rect class="change" x={px(a)} y={px(TOP - 4.0)} width={px((b - a).max(2.0))} height={px(bottom - TOP + 4.0)} />
            <text class="change-words" x={px(x)} y={px(TOP - 28.0)} text-anchor={anchor}>{ words }</text>
        </>
    }
}

/// The line at the mark.
pub(super) fn marked(env: &Env, props: &LanesProps, width: f64, bottom: f64) -> Html {
    let Some(mark) = props.view.row.mark.filter(|m| props.seen.holds(m.at)) else {
        return Html::default();
    };
    let x = props.seen.x(mark.at, width);
    let words = format!(
        "{} {}",
        env.text.timeline_marked(),
        env.format.time(mark.at)
    );
    let anchor = if x + 120.0 < width { "start" } else { "end" };
    // Below the words of the hand-over, above every tick.
    let y = TOP - 10.0;
    html! {
        <>
            <path class="marked" d={format!("M{} {}V{}", Px(x), Px(TOP - 4.0), Px(bottom))} />
            <text class="change-words" x={px(if anchor == "start" { x + 4.0 } else { x - 4.0 })} y={px(y)} text-anchor={anchor}>{ words }</text>
        </>
    }
}

/// What the marks mean, only of kinds that are there.
pub(super) fn legend(env: &Env, view: &DeviceView) -> Html {
    let text = env.text;
    let words = [
        text.timeline_accepted(),
        text.timeline_stopped(),
        text.timeline_other(),
        text.timeline_rejected(),
    ];
    let shape = ["M3 1v16", "M3 1v9m0 3v5", "M3 1v16", "M3 11v6"];
    let entry = |class: &str, d: &'static str, words: &'static str| {
        html! { <li><svg class="swatch" viewBox="0 0 6 18" aria-hidden="true"><path class={format!("mark {class}")} {d} /></svg>{ words }</li> }
    };
    let present = |k: usize| view.legacy.iter().any(|t| kind(t.o) == k);
    let legacy = KINDS
        .iter()
        .zip(shape)
        .zip(words)
        .enumerate()
        .filter(|(k, _)| present(*k));
    html! {
        <ul class="legend small dim">
            { for legacy.map(|(_, ((class, d), words))| entry(class, d, words)) }
            if view.modern.iter().any(|m| !m.ropc && fits(view.row.family, m.app)) { { entry("modern", "M3 1v16", text.timeline_modern_mark()) } }
            if view.modern.iter().any(|m| m.ropc) { { entry("modern", "M3 1v9m0 3v5", text.timeline_ropc()) } }
        </ul>
    }
}
