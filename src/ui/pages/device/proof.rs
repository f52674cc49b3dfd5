//! Marking a device, and the verdict on a marked one: state, reason, numbers, what is missing, and what closes it.

use crate::model::{DAY, EventType, Instant};
use crate::platform::{clock, page};
use crate::state::closing::{Closing, closing, wants_log};
use crate::state::marking::Marking;
use crate::state::{Action, Place};
use crate::timeline::change;
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::proof::{duration, tenth};
use crate::ui::i18n::{verdicts, words};
use crate::worker::messages::{DeviceView, FindingKey, Reason, State, ToGraph, Verdict};
use std::rc::Rc;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::next_look::NextLook;

/// Properties of [`Marks`] and [`Proof`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProofProps {
    pub(super) view: Shared<DeviceView>,
}

/// The buttons that mark a device and take its mark back.
#[component(Marks)]
pub(super) fn marks(props: &ProofProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let row = &props.view.row;
    let mark = {
        let (view, state) = (props.view.clone(), state.clone());
        move |_: MouseEvent| {
            // A download reaches to when it was made, whether or not anybody signed in.
            let made = state
                .0
                .sources
                .iter()
                .filter_map(|s| s.stated.unwrap_or(s.proposed).downloaded);
            let newest = made.chain(state.0.summary.to).max();
            let marking = Marking::of(&view, &change(&view), newest, clock::now());
            state.dispatch(Action::Marking(Some(Rc::new(marking))));
        }
    };
    let remove = {
        let keys = vec![row.key.clone()];
        move |_: MouseEvent| commands.mark.emit((keys.clone(), None))
    };
    html! {
        <p class="row">
            if row.markable {
                <button type="button" class={classes!("btn", row.mark.is_none().then_some("primary"))} onclick={mark}>{ text.marking_button() }</button>
            }
            if row.mark.is_some() {
                <button type="button" class="btn" onclick={remove}>{ text.marking_remove() }</button>
            }
        </p>
    }
}

/// The verdict on a marked device.
#[component(Proof)]
pub(super) fn proof(props: &ProofProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let verdict = &props.view.verdict;
    let about = match (verdict.state, verdict.reason) {
        (State::Verified, _) => text.vr_verified(),
        (State::Ended, _) if verdict.unattended => text.vr_ended_unattended(),
        (State::Ended, _) => text.vr_ended(),
        (_, Some(Reason::Rhythm)) if props.view.networks.len() > 1 => text.vr_rhythm_network(),
        (_, Some(reason)) => verdicts::reason(text, reason),
        (_, None) => "",
    };
    let missing: Vec<Reason> = verdict
        .missing
        .iter()
        .copied()
        .filter(|r| Some(*r) != verdict.reason)
        .filter(|_| tells_more(verdict))
        .collect();
    html! {
        <section class="panel verdict" aria-labelledby="verdict-title">
            <h2 id="verdict-title">{ text.verdict_title() }</h2>
            <p><span class={classes!("chip", verdict.state.tone())}>{ verdicts::state(text, verdict.state) }</span></p>
            <p class="big">{ verdicts::title(text, verdict.state) }</p>
            <p>{ about }</p>
            if verdict.state == State::BackOnLegacy { <p>{ text.vn_again() }</p> }
            <Elsewhere view={props.view.clone()} />
            <ul class="said">{ for numbers(&env, &props.view).into_iter().map(|words| html! { <li>{ words }</li> }) }</ul>
            if !missing.is_empty() {
                <h3 class="small">{ text.vn_missing() }</h3>
                <ul class="bullets small">{ for missing.into_iter().map(|r| html! { <li>{ verdicts::reason(text, r) }</li> }) }</ul>
            }
            <ClosingPart view={props.view.clone()} />
            if !state.0.marked.contains(&props.view.row.key) { <NextLook view={props.view.clone()} /> }
            // Also of a proof: what never reaches the log is not in it.
            if verdict.state != State::BackOnLegacy { <p class="small dim">{ text.findings_none() }</p> }
            <Marks view={props.view.clone()} />
        </section>
    }
}

/// What else is missing helps only where nothing else comes first: a repair, an answer, half an hour.
const fn tells_more(verdict: &Verdict) -> bool {
    !matches!(verdict.state, State::BackOnLegacy)
        && !matches!(
            verdict.reason,
            Some(Reason::NotDescribed | Reason::FirstHalfHour)
        )
}

/// The numbers that the verdict rests on.
fn numbers(env: &Env, view: &DeviceView) -> Vec<String> {
    let (text, verdict) = (env.text, &view.verdict);
    let time = |at: Instant| env.format.date_time(at);
    let mut all = Vec::new();
    if let Some(mark) = view.row.mark {
        all.push(text.vn_marked(&verdicts::how(text, mark.how), &time(mark.at)));
    }
    all.push(match verdict.expected_tenths {
        0 => text.vn_expected_unknown(verdict.seen),
        tenths => text.vn_expected(&tenth(env.lang(), tenths), verdict.seen),
    });
    if let Some(at) = verdict.last_seen {
        all.push(text.vn_last_seen(&time(at)));
    }
    if let (Some(app), Some(first), Some(mark)) = (verdict.app, verdict.first_modern, view.row.mark)
    {
        let gap = duration(text, first.since(mark.at).abs());
        all.push(if first >= mark.at {
            text.vn_first_after(app.name(), &time(first), &gap)
        } else {
            text.vn_first_before(app.name(), &time(first), &gap)
        });
    }
    all.push(match verdict.complete_to {
        Some(to) => text.vn_complete(&time(to)),
        None => text.vn_incomplete().to_owned(),
    });
    if let (Some(_), Some(rests)) = (verdict.complete_to, view.rests) {
        all.push(verdicts::rests(text, rests).to_owned());
    }
    if let Some(client) = verdict.only {
        all.push(text.vn_only(client.name()));
    }
    if let Some(device) = &view.scanner {
        all.push(text.vn_scanner(device));
    }
    if let Some(day) = view.row.mark.and_then(|mark| verdict.second_look(mark.at)) {
        all.push(text.vn_first_days(&env.format.date(day)));
    }
    if let Some(at) = verdict.earliest.filter(|_| !verdict.is_proven()) {
        all.push(text.vn_earliest(&env.moment(at, clock::now())));
    }
    all
}

/// Where the account seems to have moved on.
#[component(Elsewhere)]
fn elsewhere(props: &ProofProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let row = props
        .view
        .elsewhere
        .as_ref()
        .and_then(|key| state.0.rows.get(key.0.as_str()));
    html! {
        <p class="elsewhere">
            if let Some(row) = row {
                <a href={Place::Device(row.data.key.clone()).fragment()}>
                    { env.text.vn_elsewhere(&words::device(env.text, &row.data).0) }
                </a>
            }
        </p>
    }
}

/// What closes the gap: reading again, asking Graph, which download to bring, or a mark made anew.
#[component(ClosingPart)]
fn closing_part(props: &ProofProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let (text, view) = (env.text, &props.view);
    let verdict = &view.verdict;
    let has = |reason| verdict.missing.contains(&reason) || verdict.reason == Some(reason);
    let graph = state.0.fetching.view.is_some();
    let button = |label: &'static str, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="btn small" {onclick}>{ label }</button> }
    };
    let mut buttons = Vec::new();
    // More of the log changes nothing where the account goes on elsewhere: that device is the one to go on with.
    let log = wants_log(verdict);
    let app = tells_more(verdict)
        && verdict.reason != Some(Reason::NewDevice)
        && has(Reason::ModernNotRead);
    let found = view.row.mark.and_then(|_| closing(verdict, clock::now()));
    if let Some(Closing::Lost(gap)) = found {
        let (commands, key) = (commands.clone(), view.row.key.clone());
        buttons.push(button(
            text.vc_mark_anew(),
            Callback::from(move |_| commands.mark_anew.emit((key.clone(), gap.anew()))),
        ));
    }
    if graph {
        if log {
            let commands = commands.clone();
            let window = crate::state::fetch::Window::default();
            buttons.push(button(
                text.vc_read(),
                Callback::from(move |_| commands.fetch.emit(window)),
            ));
        }
        if app && state.0.fetching.can_prove() {
            let (commands, keys): (_, Vec<FindingKey>) =
                (commands.clone(), vec![view.row.key.clone()]);
            buttons.push(button(
                text.vc_ask(),
                Callback::from(move |_| commands.graph.emit(ToGraph::Prove(keys.clone()))),
            ));
        }
    } else if log || app {
        buttons.push(button(
            text.vc_files(),
            Callback::from(|_| page::click("#files")),
        ));
    }
    let from = view.row.mark.map(|m| m.at.plus(-DAY));
    html! {
        <div class="closing">
            if let Some(found) = found.filter(|found| !graph || matches!(found, Closing::Lost(_))) {
                <p class="small">{ missing_log(&env, found) }</p>
            } else if let (false, true, Some(from)) = (graph, log, from) {
                <p class="small">{ text.vc_bring(&env.format.date(from)) }</p>
            }
            if let (false, true, Some(expected)) = (graph, app, verdict.app) { <p class="small">{ text.vc_bring_app(expected.name()) }</p> }
            if !buttons.is_empty() { <p class="row">{ for buttons }</p> }
        </div>
    }
}

/// Which log is behind, or not read, and what brings it forward.
fn missing_log(env: &Env, found: Closing) -> String {
    let text = env.text;
    let now = clock::now();
    let time = |at: Instant| env.moment(at, now);
    let log = |event_type| match event_type {
        EventType::InteractiveUser => text.vc_log_interactive(),
        EventType::NonInteractiveUser => text.vc_log_non_interactive(),
    };
    match found {
        Closing::Gap(gap) => text.vc_gap(log(gap.event_type), &time(gap.from), &time(gap.to)),
        Closing::Lost(gap) => text.vc_gap_lost(log(gap.event_type), &time(gap.from), &time(gap.to)),
        Closing::Newer(event_type, to, None) => text.vc_newer(log(event_type), &time(to)),
        Closing::Newer(event_type, to, Some(when)) => {
            text.vc_newer_then(log(event_type), &time(to), &time(when))
        }
        Closing::Filtered(event_type, to, Some(after)) => {
            text.vc_filtered(log(event_type), &time(to), &time(after))
        }
        Closing::Filtered(event_type, to, None) => text.vc_filtered_now(log(event_type), &time(to)),
    }
}
