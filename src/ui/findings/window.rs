//! Which window is read from Microsoft Graph, and the button to read it again.

use crate::model::Instant;
use crate::platform::clock;
use crate::platform::format::of_field;
use crate::state::fetch::Window;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use web_sys::{HtmlInputElement, HtmlSelectElement, MouseEvent};
use yew::prelude::*;

/// The picker; nothing before something was asked of Graph.
#[component(WindowPicker)]
pub(crate) fn window_picker() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let chosen = use_state(|| "30");
    let (from, to) = (use_node_ref(), use_node_ref());
    let bad = use_state_eq(|| false);
    if state.0.fetching.view.is_none() {
        return html! { <div></div> };
    }
    let busy = state.0.fetching.is_busy();
    let change = {
        let chosen = chosen.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|s| s.value());
            chosen.set(match value.as_deref() {
                Some("1") => "1",
                Some("7") => "7",
                Some("own") => "own",
                _ => "30",
            });
        }
    };
    let read = {
        let (chosen, from, to, bad) = (*chosen, from.clone(), to.clone(), bad.clone());
        move |_: MouseEvent| {
            let at = |input: &NodeRef| -> Option<Instant> {
                of_field(&input.cast::<HtmlInputElement>()?.value())
            };
            let window = match chosen {
                "1" => Some(Window::Day),
                "7" => Some(Window::Week),
                "own" => at(&from)
                    .zip(at(&to))
                    .map(|(from, to)| Window::Own(from, to)),
                _ => Some(Window::Month),
            };
            let window = window.filter(|w| w.span(clock::now()).is_some());
            bad.set(window.is_none());
            if let Some(window) = window {
                commands.fetch.emit(window);
            }
        }
    };
    let choices = [
        ("1", text.fetch_window_day()),
        ("7", text.fetch_window_week()),
        ("30", text.fetch_window_month()),
        ("own", text.fetch_window_own()),
    ];
    html! {
        <div class="fetch-window">
            <label for="fetch-window">{ text.fetch_window() }</label>
            <select id="fetch-window" onchange={change} disabled={busy}>
                { for choices.into_iter().map(|(value, name)| html! {
                    <option key={value} {value} selected={value == *chosen}>{ name }</option>
                }) }
            </select>
            if *chosen == "own" {
                <label for="fetch-from">{ text.fetch_from() }</label>
                <input id="fetch-from" type="datetime-local" ref={from} />
                <label for="fetch-to">{ text.fetch_to() }</label>
                <input id="fetch-to" type="datetime-local" ref={to} />
            }
            <button type="button" class="btn small" disabled={busy} onclick={read}>{ text.fetch_again() }</button>
            if *bad { <p class="small problem" role="alert">{ text.fetch_window_bad() }</p> }
        </div>
    }
}
