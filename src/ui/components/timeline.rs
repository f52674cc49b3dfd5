//! The cut-over timeline: a window with legacy above and modern below, under it the whole log with a brush. The numbers
//! come from [`crate::timeline`], the drawing is in [`super::timeline_window`] and [`super::timeline_overview`], the same
//! as a table in [`super::timeline_table`].

use super::timeline_legend::{legend, names};
use super::timeline_overview::overview;
use super::timeline_table::table;
use super::timeline_tip::item_words;
use super::timeline_window::{Drawn, window};
use crate::model::{HOUR, Instant};
use crate::platform::{clock, measure};
use crate::timeline::{
    Bounds, Change, Clients, Cursor, Lane, Lens, Step, View, clients, gap, lenses, opening,
    picture, step, under,
};
use crate::ui::context::{Env, Shared, use_env};
use crate::worker::messages::DeviceView;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent};
use yew::prelude::*;

/// The sign-ins that were chosen in the picture: a lane, the first and the last of them.
pub type Picked = (Lane, Instant, Instant);

/// Properties of [`Timeline`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The device.
    pub view: Shared<DeviceView>,
    /// What its lanes show.
    pub change: Change,
    /// Where the log begins.
    pub from: Option<Instant>,
    /// Called with the sign-ins that were clicked.
    #[prop_or_default]
    pub pick: Callback<Picked>,
}

/// The timeline.
#[component(Timeline)]
pub fn timeline(props: &TimelineProps) -> Html {
    let env = use_env();
    let text = env.text;
    let device = &props.view;
    let bounds = bounds(device, props.from);
    let mark = device.row.mark.map(|m| m.at);
    let gap = gap(&props.change);
    let lenses = lenses(bounds, gap.or(mark.map(|at| (at, at))));
    let seen = use_state_eq(|| {
        let proven = device.row.verdict.state.is_proven();
        opening(&lenses, gap.is_some(), proven, mark.is_some()).unwrap_or(View::all(bounds))
    });
    // Where the pointer or the keys are, and whether it is the keys.
    let cursor = use_state_eq(|| None::<(Cursor, bool)>);
    let as_table = use_state_eq(|| false);
    let area = use_node_ref();
    let view = (*seen).rebound(bounds);
    let found = use_memo(device.clone(), |device| clients(device));
    let drawn = use_memo((device.clone(), view), |(device, view)| {
        picture(device, *view, &measure::offset)
    });
    let active = cursor.and_then(|(at, _)| under(&drawn, at)).copied();

    let go = |to: View| {
        let seen = seen.setter();
        Callback::from(move |_: MouseEvent| seen.set(to))
    };
    let pick = {
        let pick = props.pick.clone();
        move || {
            if let Some(item) = active {
                pick.emit((item.lane, item.first, item.last));
            }
        }
    };
    let keys = {
        let (seen, cursor, pick) = (seen.setter(), cursor.clone(), pick.clone());
        let (device, drawn) = (device.clone(), drawn.clone());
        move |event: KeyboardEvent| {
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let center = active.map_or(0.5, |item| item.middle(view) / 100.0);
            let to = match (event.key().as_str(), event.shift_key()) {
                ("ArrowLeft", true) => Err(view.pan(-0.2)),
                ("ArrowRight", true) => Err(view.pan(0.2)),
                ("ArrowLeft", _) => Ok(Step::Back),
                ("ArrowRight", _) => Ok(Step::On),
                ("Home", _) => Ok(Step::First),
                ("End", _) => Ok(Step::Last),
                ("+" | "=", _) => Err(view.zoom(center, 0.5)),
                ("-", _) => Err(view.zoom(center, 2.0)),
                ("0", _) => Err(View::all(bounds)),
                ("Enter", _) => return pick(),
                ("Escape", _) => return cursor.set(None),
                _ => return,
            };
            event.prevent_default();
            match to {
                Err(view) => seen.set(view),
                Ok(to) => {
                    let at = cursor.map(|(at, _)| at);
                    if let Some((at, view)) = step(&device, view, &drawn, at, to) {
                        cursor.set(Some((at, true)));
                        seen.set(view);
                    }
                }
            }
        }
    };
    // What a pointer points at.
    let near = {
        let (area, drawn) = (area.clone(), drawn.clone());
        move |event: &MouseEvent| {
            let place = measure::place(&area.cast::<Element>()?, event);
            super::timeline_window::near(&drawn, view, place).map(|item| (item.lane, item.first))
        }
    };
    let moved = {
        let (near, cursor) = (near.clone(), cursor.setter());
        move |event: PointerEvent| {
            // A finger that scrolls points at nothing; its tap does.
            if event.pointer_type() != "touch" {
                cursor.set(near(&event).map(|at| (at, false)));
            }
        }
    };
    let out = {
        let (area, cursor) = (area.clone(), cursor.clone());
        move |event: PointerEvent| {
            let left = area
                .cast::<Element>()
                .is_none_or(|area| !measure::stays(&area, &event));
            if left && cursor.is_some_and(|(_, keys)| !keys) {
                cursor.set(None);
            }
        }
    };
    let click = {
        let cursor = cursor.clone();
        move |event: MouseEvent| match near(&event) {
            Some(at) if cursor.map(|(at, _)| at) == Some(at) => pick(),
            at => cursor.set(at.map(|at| (at, false))),
        }
    };
    let show = {
        let as_table = as_table.clone();
        move |_: MouseEvent| as_table.set(!*as_table)
    };
    let all = Drawn {
        env: &env,
        device,
        seen: view,
        gap,
        picture: &drawn,
        active,
    };
    let label = text.timeline_label(
        &env.format.date_time(view.from()),
        &env.format.date_time(view.to()),
    );
    let said = active
        .filter(|_| cursor.is_some_and(|(_, keys)| keys))
        .map(|item| item_words(&env, device, &item).join(", "));
    html! {
        <section class="panel timeline" aria-labelledby="timeline-title">
            <div class="timeline-head">
                <h2 id="timeline-title">{ text.timeline_title() }</h2>
                { legend(&env, device, &found) }
                if lenses.len() > 1 && !*as_table {
                    <div class="seg" role="group" aria-labelledby="timeline-title">
                        { for lenses.iter().map(|(lens, to)| html! {
                            <button type="button" aria-pressed={(*to == view).to_string()} onclick={go(*to)}>{ lens_name(&env, *lens) }</button>
                        }) }
                    </div>
                }
            </div>
            if *as_table {
                { table(&env, device) }
            } else {
                <div class="plot">
                    { names(&all, &found) }
                    <svg class="tl timeline-svg" ref={area} height="206" tabindex="0" role="application" aria-label={label} aria-describedby="timeline-about"
                        onkeydown={keys} onpointermove={moved} onpointerout={out} onclick={click}>{ window(&all) }</svg>
                    { overview(&env, device, view, &seen.setter()) }
                </div>
            }
            <p class="hidden" role="status">{ said }</p>
            <div class="timeline-foot">
                <span>{ [(!*as_table).then(|| shown(&env, view)), others(&env, &found)].into_iter().flatten().collect::<Vec<_>>().join(" · ") }</span>
                <span id="timeline-about" class="hidden">{ about(&all) }</span>
                <button type="button" class="link" onclick={show}>{ if *as_table { text.timeline_as_picture() } else { text.timeline_as_table() } }</button>
            </div>
        </section>
    }
}

fn lens_name(env: &Env, lens: Lens) -> &'static str {
    match lens {
        Lens::Change => env.text.timeline_change(),
        Lens::Since => env.text.timeline_since(),
        Lens::Week => env.text.timeline_week(),
        Lens::All => env.text.timeline_all(),
    }
}

/// The visible window in words; names the end's day only if it differs.
fn shown(env: &Env, view: View) -> String {
    let format = &env.format;
    let [from, to] = [view.from(), view.to()].map(|at| format.weekday(at));
    let end = format.time(view.to());
    let end = if from == to {
        end
    } else {
        format!("{to} {end}")
    };
    let from = format!("{from} {}", format.time(view.from()));
    env.text.timeline_shown(&from, &end)
}

/// They are not drawn, but stand among the sign-ins.
fn others(env: &Env, [_, others]: &Clients) -> Option<String> {
    (!others.is_empty()).then(|| env.text.timeline_facts_other(&others.join(", ")))
}

/// What the drawing shows besides sign-ins, for whoever cannot see it.
fn about(drawn: &Drawn<'_>) -> String {
    let (env, device) = (drawn.env, drawn.device);
    let text = env.text;
    let time = |at: Instant| env.format.date_time(at);
    // That the log is complete to no time since a mark, the verdict says.
    let end = match device.complete_to {
        Some(to) => Some(text.timeline_incomplete(&time(to))),
        None => (device.row.mark.is_none()).then(|| text.timeline_facts_no_end().to_owned()),
    };
    let gap = drawn
        .gap
        .map(|(from, to)| format!("{} → {}", time(from), time(to)));
    let mark = device.row.mark.map(|m| text.timeline_marked(&time(m.at)));
    let all: Vec<String> = [gap, mark, end].into_iter().flatten().collect();
    all.join(" · ")
}

/// From the log's beginning (or the first sign-in) to a little after what the log can hold: room for "may be incomplete"
/// without letting an old file shrink to nothing.
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
    let room = (end.since(first) / 60).max(HOUR / 2);
    Bounds::new(first, end.plus(now.since(end).clamp(0, room)))
}
