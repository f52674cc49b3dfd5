//! Device: one finding opened. Answers in order: whose device is it and what is it, is it over, what to do, why this
//! is the device, which sign-ins there were.

mod head;
mod networks;
mod next_look;
mod proof;
mod sign_ins;
mod steps;
mod verdict;
mod why;

use crate::state::Place;
use crate::timeline::change;
use crate::ui::components::Timeline;
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::ui::findings::FileQuestion;
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
    use_effect_with((props.id.clone(), round, own, known), {
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
    let back = html! { <p class="back"><a href={Place::Findings.fragment()}>{ "← " }{ text.device_back() }</a></p> };
    let Some(row) = state.0.rows.get(props.id.as_str()) else {
        let reading = state.0.is_busy();
        return html! {
            <section class="narrow">
                { back }
                <h1 id="place-title" tabindex="-1">{ if reading { text.device_loading() } else { text.device_gone() } }</h1>
                if !reading { <p class="lead">{ text.device_gone_text() }</p> }
            </section>
        };
    };
    let view = match &state.0.device {
        Some((key, Some(view))) if key.0 == props.id => Some(Shared(Rc::clone(view))),
        _ => None,
    };
    html! {
        <article class="sheet">
            { back }
            { head::head(&env, &row.data) }
            <p class="proof-link"><a class="btn small" href={Place::Proof(row.data.key.clone()).fragment()}>{ text.proof_open() }</a></p>
            if let Some(view) = view {
                if waits(&view) { <FileQuestion /> }
                if state.0.marked.contains(&row.data.key) { <next_look::NextLook view={view.clone()} fresh=true /> }
                <Timeline key={props.id.clone()} view={view.clone()} change={change(&view)} from={state.0.summary.from} />
                <div class="columns answers">
                    <verdict::Verdict view={view.clone()} />
                    <steps::Steps view={view.clone()} />
                    <why::Why view={view.clone()} />
                    <div class="side"><networks::Networks view={view.clone()} /></div>
                </div>
                <sign_ins::SignIns key={props.id.clone()} {view} />
            } else {
                <p class="dim" role="status">{ text.device_loading() }</p>
            }
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
