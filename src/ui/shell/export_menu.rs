//! Export: a button that opens a short list of buttons. Escape, a click elsewhere or a choice closes it.

use crate::platform::listen::Listener;
use crate::platform::page;
use crate::state::Action;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::Saved;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// The menu.
#[component(ExportMenu)]
pub(super) fn export_menu() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let open = use_state(|| false);
    let root = use_node_ref();

    use_effect_with(*open, {
        let (open, root) = (open.clone(), root.clone());
        move |is_open| {
            let listener = is_open.then(|| {
                Listener::window("pointerdown", move |event| {
                    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
                    let inside = root
                        .cast::<Element>()
                        .is_some_and(|root| root.contains(target.as_deref()));
                    if !inside {
                        open.set(false);
                    }
                })
            });
            move || drop(listener)
        }
    });
    let escape = {
        let open = open.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                open.set(false);
                page::focus("#export");
            }
        }
    };
    let left = {
        let (open, root) = (open.clone(), root.clone());
        move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|t| t.dyn_into::<Element>().ok());
            let inside = root
                .cast::<Element>()
                .is_some_and(|root| root.contains(to.as_deref()));
            if to.is_some() && !inside {
                open.set(false);
            }
        }
    };
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let pseudonyms = state.0.case.pseudonyms;
    let item = |what: Saved, words: &'static str| {
        let (open, commands) = (open.clone(), commands.clone());
        let choose = move |_: MouseEvent| {
            commands.save_as.emit((what, None, pseudonyms));
            open.set(false);
            page::focus("#export");
        };
        html! { <button type="button" onclick={choose}>{ words }</button> }
    };
    let seal = {
        let (open, state) = (open.clone(), state.clone());
        move |_: MouseEvent| {
            open.set(false);
            state.dispatch(Action::Sealing(true));
        }
    };
    let switch = {
        let state = state.clone();
        move |_: Event| state.dispatch(Action::Pseudonyms(!pseudonyms))
    };
    html! {
        <div class="menu" ref={root} onkeydown={escape} onfocusout={left}>
            <button id="export" type="button" class="btn ghost" disabled={state.0.sources.is_empty()} onclick={toggle}
                aria-expanded={open.to_string()} aria-controls="export-list">
                { glyph(Icon::Export) }<span class="label">{ text.export() }</span>
            </button>
            <div id="export-list" class="list" hidden={!*open}>
                { item(Saved::FindingsJson, text.export_json()) }
                { item(Saved::FindingsCsv, text.export_csv()) }
                { item(Saved::Report, text.export_report()) }
                { item(Saved::Case, text.export_case()) }
                <button type="button" onclick={seal}>{ text.export_case_sealed() }</button>
                <label><input type="checkbox" checked={pseudonyms} onchange={switch} />{ text.export_pseudonyms() }</label>
                if state.0.case.has_key { { item(Saved::Key, text.export_key()) } }
            </div>
        </div>
    }
}
