//! The drawing of the timeline: one legacy lane, one lane for each mail app, the axis, what is not in the log yet.
//! Colour never stands alone: rejected marks are short, stopped ones have a gap, and the legend has words.

use super::timeline_parts::{hand_over, later, legend, marked, ticks};
use crate::model::{Instant, MailApp, Outcome};
use crate::timeline::{Change, LaneMark, Px, View, apps, lane, px};
use crate::ui::context::{Shared, use_env};
use crate::worker::messages::DeviceView;
use std::fmt::Write as _;
use yew::prelude::*;

/// Properties of [`Lanes`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct LanesProps {
    pub(super) view: Shared<DeviceView>,
    pub(super) seen: View,
    pub(super) change: Change,
    pub(super) width: f64,
}

/// Height of a lane's marks.
const MARK: f64 = 40.0;
/// Room above the lanes for the words at the change: a row for the hand-over, one for the mark.
pub(super) const TOP: f64 = 42.0;

/// Kinds of marks, what must not be hidden first: it decides where several share a pixel.
pub(super) const KINDS: [&str; 4] = ["accepted", "stopped", "other", "rejected"];

/// Index of an outcome's kind in [`KINDS`].
pub(super) fn kind(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Accepted => 0,
        Outcome::Stopped => 1,
        Outcome::Interrupted | Outcome::Other => 2,
        Outcome::Rejected => 3,
    }
}

/// The drawing and its legend.
#[component(Lanes)]
pub(super) fn lanes(props: &LanesProps) -> Html {
    let env = use_env();
    let text = env.text;
    let (view, seen) = (&props.view, props.seen);
    let wide = props.width >= 640.0;
    let left = if wide { 172.0 } else { 0.0 };
    // On a phone the lane's name stands above it.
    let head = if wide { 0.0 } else { 20.0 };
    let width = (props.width - left - 6.0).max(40.0);
    let (apps, others) = apps(view);
    let row = MARK + 14.0 + head;
    let rows = 1 + apps.len().max(1);
    let bottom = TOP + row * f64::from(u32::try_from(rows).unwrap_or(8));
    let lane_top = |n: usize| TOP + head + row * f64::from(u32::try_from(n).unwrap_or(0));
    let protocols: Vec<&str> = view.row.protocols.iter().map(|p| p.name()).collect();

    let legacy = lane(
        view.legacy.iter().map(|t| (Instant(t.t), kind(t.o))),
        seen,
        width,
    );
    let legacy: Html = KINDS
        .iter()
        .enumerate()
        .map(|(k, class)| {
            let top = lane_top(0);
            let d = path(&legacy, k, |x| match k {
                3 => format!("M{x} {}v14", Px(top + MARK - 14.0)),
                1 => format!("M{x} {}v24m0 5v11", Px(top)),
                _ => format!("M{x} {}v{}", Px(top), Px(MARK)),
            });
            html! { <path class={format!("mark {class}")} {d} /> }
        })
        .collect();
    let modern: Html = apps
        .iter()
        .enumerate()
        .map(|(n, app)| {
            let times = view.modern.iter().filter(|m| m.app == *app);
            let marks = lane(
                times.map(|m| (Instant(m.t), usize::from(!m.ropc))),
                seen,
                width,
            );
            let top = Px(lane_top(n + 1));
            let all = path(&marks, 1, |x| format!("M{x} {top}v{}", Px(MARK)));
            let ropc = path(&marks, 0, |x| format!("M{x} {top}v24m0 5v11"));
            html! { <><path class="mark modern" d={all} /><path class="mark modern" d={ropc} /></> }
        })
        .collect();
    let name = |n: usize, first: &str, second: &str, tone: &'static str| {
        let y = lane_top(n);
        if wide {
            html! { <><text class={tone} x="0" y={px(y + 17.0)}>{ first.to_owned() }</text>
            <text class="dim" x="0" y={px(y + 34.0)}>{ shorten(second) }</text></> }
        } else {
            html! { <text class={tone} x="0" y={px(y - 6.0)}>{ format!("{first} · {second}") }</text> }
        }
    };
    let names: Html = if apps.is_empty() {
        name(
            1,
            text.timeline_modern(),
            match others.is_empty() {
                true => text.timeline_none_modern(),
                false => text.timeline_other_modern(),
            },
            "dim",
        )
    } else {
        let each =
            |(n, app): (usize, &MailApp)| name(n + 1, text.timeline_modern(), app.name(), "ink");
        apps.iter().enumerate().map(each).collect()
    };
    let (total, height) = (Px(props.width), Px(bottom + 26.0));
    html! {
        <>
        <svg class="timeline-svg" viewBox={format!("0 0 {total} {height}")} aria-hidden="true" focusable="false">
            <svg class="timeline-plot" x={px(left)} y="0" width={px(width + 6.0)} height={height.to_string()}>
                { later(&env, props, width, bottom) }
                { ticks(&env, seen, width, bottom) }
                <path class="base" d={format!("M0 {}h{}", Px(lane_top(1) - 7.0 - head), Px(width))} />
                { hand_over(&env, props, width, bottom) }
                { marked(&env, props, width, bottom) }
                { legacy }
                { modern }
            </svg>
            { name(0, text.timeline_legacy(), &protocols.join(", "), "ink") }
            { names }
        </svg>
        { legend(&env, view) }
        </>
    }
}

fn path(marks: &[LaneMark<usize>], kind: usize, draw: impl Fn(Px) -> String) -> String {
    let mut d = String::new();
    for mark in marks.iter().filter(|m| m.kind == kind) {
        let _ = d.write_str(&draw(Px(mark.x.max(1.0))));
    }
    d
}

/// A name that fits beside the lane.
fn shorten(name: &str) -> String {
    if name.chars().count() <= 25 {
        return name.to_owned();
    }
    name.chars().take(24).chain(['…']).collect()
}
