//! The cut-over timeline: legacy above, modern below. Buttons, keys, wheel and dragging move it; the numbers come from
//! [`crate::timeline`], the drawing is in [`super::timeline_lanes`], the same as a table in [`super::timeline_table`].

use super::timeline_lanes::Lanes;
use super::timeline_table::Table;
use crate::model::{DAY, HOUR, Instant, MailApp};
use crate::platform::{clock, measure};
use crate::timeline::{Bounds, Change, Shows, View, apps};
use crate::ui::context::{Env, Shared, use_env};
use crate::worker::messages::DeviceView;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// Properties of [`Timeline`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The device.
    pub view: Shared<DeviceView>,
    /// What its lanes show.
    pub change: Change,
    /// Where the log begins.
    pub from: Option<Instant>,
}

/// The timeline.
#[component(Timeline)]
pub fn timeline(props: &TimelineProps) -> Html {
    let env = use_env();
    let text = env.text;
    let bounds = bounds(&props.view, props.from);
    let seen = use_state(|| first_view(&props.change, bounds));
    let width = use_state(|| 0.0_f64);
    let area = use_node_ref();
    let drag = use_mut_ref(|| None::<(i32, f64, View)>);
    let view = (*seen).rebound(bounds);

    use_effect_with((), {
        let (area, width) = (area.clone(), width.setter());
        move |()| {
            let watching = area
                .cast::<Element>()
                .and_then(|e| measure::Width::watch(&e, move |w| width.set(w)));
            move || drop(watching)
        }
    });
    use_effect_with(view, {
        let (area, seen) = (area.clone(), seen.setter());
        move |view| {
            let view = *view;
            let listening = area.cast::<Element>().map(|e| {
                measure::on_wheel(&e, move |turn| {
                    seen.set(match turn {
                        measure::Turn::Zoom { place, by } => {
                            view.zoom(place, (by / 300.0).clamp(-1.0, 1.0).exp())
                        }
                        measure::Turn::Pan(widths) => view.pan(widths),
                    });
                })
            });
            move || drop(listening)
        }
    });

    let go = |to: View| {
        let seen = seen.setter();
        Callback::from(move |_: MouseEvent| seen.set(to))
    };
    let keys = {
        let seen = seen.setter();
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let to = match event.key().as_str() {
                "ArrowLeft" => view.pan(-0.2),
                "ArrowRight" => view.pan(0.2),
                "+" | "=" => view.zoom(0.5, 0.5),
                "-" => view.zoom(0.5, 2.0),
                "0" => View::all(bounds),
                "Home" => view.pan(-1e6),
                "End" => view.pan(1e6),
                _ => return,
            };
            event.prevent_default();
            seen.set(to);
        }
    };
    let down = {
        let (drag, area) = (drag.clone(), area.clone());
        move |event: PointerEvent| {
            if event.button() == 0
                && let Some(area) = area.cast::<Element>()
            {
                *drag.borrow_mut() =
                    Some((event.client_x(), measure::capture(&area, &event), view));
            }
        }
    };
    let moved = {
        let (drag, seen) = (drag.clone(), seen.setter());
        move |event: PointerEvent| {
            if let Some((x, width, view)) = *drag.borrow() {
                seen.set(view.pan(f64::from(x - event.client_x()) / width));
            }
        }
    };
    let up = move |_: PointerEvent| *drag.borrow_mut() = None;

    let mark = props.view.row.mark.map(|m| m.at);
    let around = around(&props.change, mark, bounds);
    let label = text.timeline_label(
        &env.format.date_time(view.from()),
        &env.format.date_time(view.to()),
    );
    let tool = |words: &'static str, sign: &'static str, to: View, off: bool| {
        html! { <button type="button" class="btn small" aria-label={words} title={words} disabled={off} onclick={go(to)}>{ sign }</button> }
    };
    html! {
        <section class="panel timeline" aria-labelledby="timeline-title">
            <div class="panel-head">
                <h2 id="timeline-title">{ text.timeline_title() }</h2>
                <div class="timeline-tools" role="group" aria-label={text.timeline_title()}>
                    if let Some(around) = around {
                        <button type="button" class="btn small" disabled={around == view} onclick={go(around)}>{ text.timeline_change() }</button>
                    }
                    <button type="button" class="btn small" disabled={view.is_all()} onclick={go(View::all(bounds))}>{ text.timeline_all() }</button>
                    { tool(text.timeline_zoom_out(), "−", view.zoom(0.5, 2.0), view.is_all()) }
                    { tool(text.timeline_zoom_in(), "+", view.zoom(0.5, 0.5), view.is_shortest()) }
                    { tool(text.timeline_earlier(), "‹", view.pan(-0.5), view.from() <= bounds.from()) }
                    { tool(text.timeline_after(), "›", view.pan(0.5), view.to() >= bounds.to()) }
                </div>
            </div>
            <div class="timeline-area" ref={area} tabindex="0" role="group" aria-label={label} aria-describedby="timeline-help"
                onkeydown={keys} onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up}>
                if *width > 0.0 {
                    <Lanes view={props.view.clone()} seen={view} change={props.change} width={*width} />
                }
            </div>
            <p class="dim small">{ facts(&env, &props.view) }</p>
            <p id="timeline-help" class="dim small screen-only">{ text.timeline_help() }</p>
            <Table view={props.view.clone()} />
        </section>
    }
}

/// What the drawing shows besides sign-ins, for whoever cannot see it or reads it on paper.
fn facts(env: &Env, view: &DeviceView) -> String {
    let text = env.text;
    // That the log is complete to no time since a mark, the verdict says.
    let end = match view.complete_to {
        Some(to) => Some(text.timeline_facts_end(&env.format.date_time(to))),
        None => view
            .row
            .mark
            .is_none()
            .then(|| text.timeline_facts_no_end().to_owned()),
    };
    let marked = view
        .row
        .mark
        .map(|mark| text.timeline_facts_marked(&env.format.date_time(mark.at)));
    // They have no lane, but stand among the sign-ins.
    let others: Vec<&str> = apps(view).1.into_iter().map(MailApp::name).collect();
    let others = (!others.is_empty()).then(|| text.timeline_facts_other(&others.join(", ")));
    let all: Vec<String> = [marked, end, others].into_iter().flatten().collect();
    all.join(" · ")
}

/// From the log's beginning (or the first sign-in) to a little after what the log can hold: room for "not in the log
/// yet" without letting an old file shrink to nothing.
fn bounds(view: &DeviceView, from: Option<Instant>) -> Bounds {
    let times = || {
        view.legacy
            .iter()
            .map(|t| t.t)
            .chain(view.modern.iter().map(|t| t.t))
    };
    let first = times().min().map_or(view.row.first_seen, Instant);
    let last = times().max().map_or(view.row.last_seen, Instant);
    let first = from.map_or(first, |from| from.min(first));
    let end = view.complete_to.map_or(last, |to| to.max(last));
    // The mark is always in sight, also of a device that nobody has looked at since.
    let mark = view.row.mark.map(|m| m.at);
    let (first, end) = (
        mark.map_or(first, |at| at.min(first)),
        mark.map_or(end, |at| at.max(end)),
    );
    let now = clock::now();
    let room = (end.since(first) / 14).max(HOUR);
    Bounds::new(first, end.plus(now.since(end).clamp(0, room)))
}

/// What is seen first: everything, or where the lanes show a hand-over the days around it.
fn first_view(change: &Change, bounds: Bounds) -> View {
    match change.first_modern {
        Some((first, _)) if change.shows == Shows::HandOver => View::part(
            bounds,
            change.last_legacy.plus(-4 * DAY),
            first.plus(DAY).min(bounds.to()),
        ),
        _ => View::all(bounds),
    }
}

/// Where to look at a hand-over, or else at the mark: as much before as after, at least an hour.
fn around(change: &Change, mark: Option<Instant>, bounds: Bounds) -> Option<View> {
    if change.shows != Shows::HandOver {
        let at = mark?;
        return Some(View::part(bounds, at.plus(-HOUR), at.plus(HOUR)));
    }
    let (first, _) = change.first_modern?;
    let gap = first
        .since(change.last_legacy)
        .abs()
        .max(15 * crate::model::MINUTE);
    let view = View::part(
        bounds,
        change.last_legacy.plus(-4 * gap),
        first.plus(4 * gap),
    );
    Some(view)
}
