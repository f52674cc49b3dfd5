//! Reading from Microsoft Graph: progress with its pauses, and what became of it. Said wherever the admin is.

use crate::platform::{clock, page};
use crate::state::Action;
use crate::state::sign_in::{Event, Question, Wish};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{State, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{Text, graph};
use crate::worker::messages::{Names, Phase, Problem, ToGraph, Version};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Asks Microsoft anew, for the permissions that there were.
fn sign_in_again(text: Text, state: &State) -> Html {
    let state = state.clone();
    let again = move |_: MouseEvent| {
        let wish = Wish {
            registration: None,
            scopes: state.0.sign_in.scopes_again(),
            claims: None,
        };
        state.dispatch(Action::SignIn(Event::Asking(Question::SignIn(wish))));
    };
    html! { <button type="button" class="btn small" onclick={again}>{ text.sign_in_again() }</button> }
}

/// Progress bar, pause, *Stop*; refusals and notes.
#[component(Fetching)]
pub(crate) fn fetching() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let fetching = &state.0.fetching;
    let beat = use_state_eq(|| 0_u32);
    let waits = fetching.waits(clock::now());
    // Once a second while seconds are counted.
    use_effect_with((*beat, waits.is_some()), {
        let beat = beat.clone();
        move |(count, waits)| {
            if *waits {
                let next = count.wrapping_add(1);
                page::after(1000, move || beat.set(next));
            }
        }
    });
    let Some(view) = fetching.view.clone() else {
        return html! { <div class="contents"></div> };
    };
    let say = |message: ToGraph| {
        let commands = commands.clone();
        move |_: MouseEvent| commands.graph.emit(message.clone())
    };
    let bar = fetching.is_busy().then(|| {
        let line = match view.phase {
            Phase::Checking => text.fetch_checking().to_owned(),
            Phase::Reading => text.fetch_line(view.records, u64::from(view.requests)),
            _ => text.fetch_proving().to_owned(),
        };
        let value = match view.phase {
            Phase::Reading => fetching.per_mille().map(|n| n.to_string()),
            _ => None,
        };
        html! {
            <div class="reading">
                <progress max="1000" {value} aria-label={text.fetch_reading()}></progress>
                <span class="line">
                    <b>{ text.fetch_reading() }</b>{ " " }{ line }
                    if let Some((seconds, why)) = waits { <span class="wait">{ " " }{ graph::wait(text, seconds, why) }</span> }
                </span>
                if let Some((None, _)) = waits {
                    <button type="button" class="btn small" onclick={say(ToGraph::Resume)}>{ text.fetch_try_now() }</button>
                }
                <button type="button" class="btn small" onclick={say(ToGraph::Stop)}>{ text.stop() }</button>
            </div>
        }
    });
    let button = |label: &'static str, message: ToGraph| {
        html! { <button type="button" class="btn small" onclick={say(message)}>{ label }</button> }
    };
    let notice = |tone: &'static str, title: &'static str, body: String, action: Html| {
        let icon = if tone == "info" {
            Icon::Info
        } else {
            Icon::Warning
        };
        html! {
            <div class={classes!("notice", tone)} key={title}>
                { glyph(icon) }<div><h2>{ title }</h2><p>{ body }</p></div>{ action }
            </div>
        }
    };
    let action = |problem: &Problem| match problem {
        Problem::NoLicence | Problem::NotOffered => html! {
            <button type="button" class="btn small" onclick={|_| page::click("#files")}>{ text.choose_files() }</button>
        },
        Problem::OtherTenant => Html::default(),
        // A pasted token cannot be had anew.
        Problem::SignedOut if state.0.sign_in.account().is_some_and(|a| !a.pasted) => {
            sign_in_again(text, &state)
        }
        _ => button(text.refused_retry(), ToGraph::Resume),
    };
    let mut notices = Vec::new();
    match &view.phase {
        Phase::Failed(problem) => {
            let (title, mut body) = graph::problem(text, problem);
            if view.records > 0 {
                body = format!("{body} {}", text.refused_kept());
            }
            notices.push(notice("bad", title, body, action(problem)));
        }
        Phase::Stopped => {
            let action = button(text.fetch_resume(), ToGraph::Resume);
            notices.push(notice(
                "info",
                text.fetch_stopped_title(),
                text.fetch_stopped().to_owned(),
                action,
            ));
        }
        Phase::Checking | Phase::Reading | Phase::Done => {}
    }
    if view.only_own && !fetching.is_busy() {
        let action = button(text.refused_retry(), ToGraph::Resume);
        let action = if view.phase == Phase::Done {
            Html::default()
        } else {
            action
        };
        notices.push(notice(
            "bad",
            text.fetch_own_title(),
            text.fetch_own().to_owned(),
            action,
        ));
    }
    let plain = |body: &'static str, action: Html| {
        html! { <div class="notice warn" key={body}>{ glyph(Icon::Warning) }<div><p>{ body }</p></div>{ action }</div> }
    };
    if view.version == Version::V1 && view.phase == Phase::Done {
        notices.push(plain(text.fetch_v1(), Html::default()));
    }
    if view.names == Names::More {
        notices.push(plain(text.fetch_more_names(), Html::default()));
    }
    if view.proof_open {
        notices.push(plain(
            text.fetch_proof_more(),
            button(text.fetch_proof_ask(), ToGraph::MoreProof),
        ));
    }
    if let Some(problem) = &view.proof_problem {
        let (title, body) = graph::problem(text, problem);
        notices.push(notice(
            "warn",
            text.fetch_proof_failed(),
            format!("{title}. {body}"),
            action(problem),
        ));
    }
    html! {
        <div class="contents">
            { bar }
            <div role="alert" class="notices">{ for notices }</div>
        </div>
    }
}
