//! Device: one finding opened. Answer, action and picture first; then what to do, whether it is over, why this is the
//! device, its networks, its sign-ins.

mod acts;
mod answer;
mod head;
mod networks;
mod next_look;
mod over;
mod sign_ins;
mod steps;
mod why;

use crate::platform::page;
use crate::state::Place;
use crate::timeline::{change, gap};
use crate::ui::components::{Icon, Picked, Timeline, glyph};
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::ui::findings::{FileQuestion, use_listing};
use crate::worker::messages::{DeviceView, FindingKey, State, ToGraph};
use std::rc::Rc;
use yew::prelude::*;

pub(super) use head::heading;

/// Properties of [`Device`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DeviceProps {
    /// Opaque key of the finding.
    pub(super) id: String,
}

/// The place.
#[component(Device)]
pub(super) fn device(props: &DeviceProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let known = state.0.rows.get(props.id.as_str()).is_some();
    // The summary comes after each round of findings: what is shown of the device may have changed with it.
    let round = Shared(Rc::clone(&state.0.summary));
    // Its own row changes when it is marked, and when its verdict does.
    let own = state.0.rows.get(props.id.as_str()).cloned().map(Shared);
    use_effect_with((props.id.clone(), round, own.clone(), known), {
        move |(id, _, _, known)| {
            if *known {
                commands.device.emit(FindingKey(id.clone()));
            }
        }
    });
    // Opened while Graph can be asked: has the person signed in by the app that is expected of the device?
    let can_ask = state.0.fetching.can_prove();
    let prove = use_commands();
    use_effect_with((props.id.clone(), known && can_ask), move |(id, ask)| {
        if *ask {
            prove
                .graph
                .emit(ToGraph::Prove(vec![FindingKey(id.clone())]));
        }
    });
    let view = match &state.0.device {
        Some((key, Some(view))) if key.0 == props.id => Some(Shared(Rc::clone(view))),
        _ => None,
    };
    // With the mark the buttons change: the focus stays where the action was.
    let changed = view
        .as_ref()
        .map(|view| (props.id.clone(), view.row.mark, view.verdict.state));
    let opened = use_mut_ref(|| None::<String>);
    use_effect_with(changed, move |changed| {
        if let Some((id, ..)) = changed
            && opened.borrow_mut().replace(id.clone()).as_ref() == Some(id)
        {
            page::after(0, || {
                if page::is_focus_lost() {
                    page::focus(".acts > :first-child");
                }
            });
        }
    });
    // The sign-ins that were chosen in the picture, numbered so that the same ones can be chosen again.
    let picked = use_state(|| None::<(u32, Picked)>);
    let listed = use_listing(
        Shared(Rc::clone(&state.0.rows)),
        state.0.filter.clone(),
        state.0.sort,
    );
    let place = listed
        .rows
        .iter()
        .position(|row| row.data.key.0 == props.id);
    let neighbour = |step: isize| {
        let row = listed.rows.get(place?.checked_add_signed(step)?)?;
        Some(Place::Device(row.data.key.clone()).fragment())
    };
    let next = neighbour(1);
    let turn = |to: Option<String>, label: &'static str, icon: Icon| match to {
        Some(href) => {
            html! { <a class="btn ghost square small" {href} aria-label={label} title={label}>{ glyph(icon) }</a> }
        }
        None => {
            html! { <span class="btn ghost square small" aria-hidden="true">{ glyph(icon) }</span> }
        }
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let top = html! {
        <nav class="dev-top" aria-label={text.device_turn()}>
            <a href={Place::Findings.fragment()}>{ text.nav_findings() }</a>
            if let Some(n) = place {
                { turn(neighbour(-1), text.device_previous(), Icon::Left) }
                <span>{ text.device_place(count(n + 1), count(listed.count)) }</span>
                { turn(next.clone(), text.device_next(), Icon::Right) }
            }
        </nav>
    };
    let Some(row) = own else {
        let reading = state.0.is_busy();
        return html! {
            <section class="narrow">
                { top }
                <h1 id="place-title" tabindex="-1">{ if reading { text.device_loading() } else { text.device_gone() } }</h1>
                if !reading { <p class="lead">{ text.device_gone_text() }</p> }
            </section>
        };
    };
    let Some(view) = view else {
        return html! {
            <article class="sheet device">
                { top }
                <header class="dev-head">{ head::names(&env, &row.data) }</header>
                <p class="dim" role="status">{ text.device_loading() }</p>
            </article>
        };
    };
    let change = change(&view);
    let pick = {
        let picked = picked.clone();
        Callback::from(move |at: Picked| {
            picked.set(Some((picked.map_or(0, |(n, _)| n + 1), at)));
        })
    };
    html! {
        <article class="sheet device">
            { top }
            <header class="dev-head">
                { head::names(&env, &row.data) }
                <acts::Acts view={view.clone()} />
                { answer::answer(&env, &view, &change) }
            </header>
            if waits(&view) { <FileQuestion /> }
            <Timeline key={props.id.clone()} view={view.clone()} {change} from={state.0.summary.from} {pick} />
            <div class="two">
                <steps::Steps key={props.id.clone()} view={view.clone()} {next} />
                <over::Over view={view.clone()} />
            </div>
            { why::why(&env, &view) }
            <networks::Networks key={props.id.clone()} view={view.clone()} />
            <sign_ins::SignIns key={props.id.clone()} {view} picked={*picked} gap={gap(&change)} />
        </article>
    }
}

/// Whether a verdict is still to come that more of the log, or a word about it, may change.
fn waits(view: &DeviceView) -> bool {
    view.row.mark.is_some()
        && !matches!(
            view.verdict.state,
            State::Verified | State::Ended | State::BackOnLegacy
        )
}
