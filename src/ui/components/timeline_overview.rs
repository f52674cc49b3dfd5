//! The whole log under the window, with a brush: dragging moves the window, its edges size it, a drag on empty space draws a
//! new one. Each edge is a slider for the keys.

use super::timeline_window::{days, line, rect, shape, words};
use crate::model::{DAY, Instant};
use crate::platform::measure;
use crate::timeline::{Grab, Kind, Lane, View, axis, height, most, overview_bin, percent};
use crate::ui::context::{Env, Shared, use_env};
use crate::ui::i18n::proof::short;
use crate::worker::messages::DeviceView;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// Properties of [`Overview`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OverviewProps {
    device: Shared<DeviceView>,
    seen: View,
    set: UseStateSetter<View>,
}

/// The overview and its names.
pub(super) fn overview(
    env: &Env,
    device: &Shared<DeviceView>,
    seen: View,
    set: &UseStateSetter<View>,
) -> Html {
    html! {
        <>
            <div class="lanes" aria-hidden="true">
                <div class="l-over"><b>{ length(env, seen.whole()) }</b><span class="dim">{ env.text.timeline_shaded() }</span></div>
            </div>
            <Overview device={device.clone()} {seen} set={set.clone()} />
        </>
    }
}

fn length(env: &Env, all: View) -> String {
    match u64::try_from((all.length() + DAY / 2) / DAY) {
        Ok(days @ 2..) => env.text.duration_days(days),
        _ => short(env.text, all.length()),
    }
}

const BASE: f64 = 28.0;

#[component(Overview)]
fn overview_svg(props: &OverviewProps) -> Html {
    let env = use_env();
    let text = env.text;
    let (device, seen) = (&props.device, props.seen);
    let all = seen.whole();
    let area = use_node_ref();
    let drag = use_mut_ref(|| None::<(Grab, f64, View)>);
    let items = use_memo((device.clone(), all), |(device, all)| {
        crate::timeline::overview(device, *all, &measure::offset)
    });
    let [up, down] = [Lane::Legacy, Lane::Modern].map(|lane| most(&items, lane));
    let bin = overview_bin(all);
    let used = |from: Instant| {
        items
            .iter()
            .any(|i| i.lane == Lane::Legacy && i.from == from)
    };
    let bars = items.iter().map(|item| match item.lane {
        Lane::Rejected if used(item.from) => Html::default(),
        Lane::Rejected => shape("k-rej", item.middle(all), BASE - 8.0, "M-2-2 2 2M2-2-2 2"),
        lane => {
            let span = all.span(item.from.plus(bin / 9), item.to.plus(-bin / 9));
            match lane {
                Lane::Legacy => {
                    let high = height(3.0, 19.0, item.count, up);
                    let class = if item.kind == Kind::Other {
                        "k-oth"
                    } else {
                        "k-leg"
                    };
                    rect(class, span, BASE - high, high)
                }
                _ => rect("k-mod", span, BASE, height(3.0, 12.0, item.count, down)),
            }
        }
    });
    let (_, dates) = axis(all, 100.0, 15.0, &measure::offset);
    let dates = dates.into_iter().map(|mark| {
        let x = all.x(mark.at, 100.0);
        let class = if mark.minor { "d start x" } else { "d start" };
        let label = match all.length() {
            ..DAY if !mark.major => env.format.time(mark.at),
            _ => env.format.day(mark.at),
        };
        html! { <>{ line("k-base", (x, x), (46.0, 50.0)) }if x < 94.0 { { words(class, x, 60.0, "3", label) } }</> }
    });
    let down_ = {
        let (area, drag) = (area.clone(), drag.clone());
        move |event: PointerEvent| {
            if event.button() == 0
                && let Some(area) = area.cast::<Element>()
            {
                measure::capture(&area, &event);
                let place = measure::place(&area, &event);
                *drag.borrow_mut() = Some((seen.grab(place.x, place.width), place.x, seen));
            }
        }
    };
    let moved = {
        let (area, drag, set) = (area.clone(), drag.clone(), props.set.clone());
        move |event: PointerEvent| {
            if let (Some((grab, start, from)), Some(area)) =
                (*drag.borrow(), area.cast::<Element>())
            {
                let place = measure::place(&area, &event);
                if (place.x - start).abs() * place.width > 2.0 || grab != Grab::New {
                    set.set(from.dragged(grab, start, place.x));
                }
            }
        }
    };
    let up_ = move |_: PointerEvent| *drag.borrow_mut() = None;
    let veil = |from: Instant, to: Instant| rect("k-veil", all.span(from, to), 2.0, 44.0);
    let mark = device.row.mark.map(|m| all.x(m.at, 100.0));
    html! {
        <svg class="tl overview" ref={area} height="64" role="group" aria-label={text.timeline_overview(&length(&env, all))}
            onpointerdown={down_} onpointermove={moved} onpointerup={up_.clone()} onpointercancel={up_}>
            <g aria-hidden="true">
                <rect class="k-hit" width="100%" height="50" />
                { days(all, 2.0, 44.0, false) }
                { line("k-base", (0.0, 100.0), (BASE, BASE)) }
                { for bars }
                { veil(all.from(), seen.from()) }
                { veil(seen.to(), all.to()) }
                if let Some(x) = mark { { shape("k-flag", x, 0.0, "M-4.5-4h9L0 2.5z") } }
                { rect("k-win", all.span(seen.from(), seen.to()), 2.0, 44.0) }
                { for dates }
            </g>
            { handle(&env, props, true) }
            { handle(&env, props, false) }
        </svg>
    }
}

/// One edge of the window: outside of it, so that a narrow window can be held.
fn handle(env: &Env, props: &OverviewProps, first: bool) -> Html {
    let seen = props.seen;
    let all = seen.whole();
    let (at, label, hit, grip, lines) = match first {
        true => (
            seen.from(),
            env.text.timeline_from(),
            "-16",
            "-10",
            "M-6.5 19v10M-3.5 19v10",
        ),
        false => (
            seen.to(),
            env.text.timeline_to(),
            "-8",
            "0",
            "M3.5 19v10M6.5 19v10",
        ),
    };
    let part = all.x(at, 100.0);
    #[allow(clippy::cast_possible_truncation)] // Between 0 and 100.
    let now = part.round() as i64;
    let set = props.set.clone();
    let keys = move |event: KeyboardEvent| {
        let bin = overview_bin(all);
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => at.plus(-bin),
            "ArrowRight" | "ArrowUp" => at.plus(bin),
            "PageDown" => at.plus(-DAY),
            "PageUp" => at.plus(DAY),
            "Home" => all.from(),
            "End" => all.to(),
            _ => return,
        };
        event.prevent_default();
        set.set(seen.edge(first, to));
    };
    html! {
        <g class="grip" role="slider" tabindex="0" aria-label={label} aria-valuemin="0" aria-valuemax="100"
            aria-valuenow={now.to_string()} aria-valuetext={env.format.date_time(at)} onkeydown={keys}>
            <svg x={percent(part)} overflow="visible">
                <rect class="k-hit" x={hit} y="2" width="24" height="44" />
                <rect class="k-grip" x={grip} y="13" width="10" height="22" rx="3" />
                <path class="k-grip-l" d={lines} />
            </svg>
        </g>
    }
}
