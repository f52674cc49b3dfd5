//! What can be exported, as entries of a menu.

use crate::state::Action;
use crate::ui::components::Menu;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::Saved;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

/// The menu *Export*.
#[component(ExportMenu)]
pub(super) fn export_menu() -> Html {
    let (state, text) = (use_state_of_page(), use_env().text);
    html! {
        <Menu id="export" words={text.export()} class="ghost" disabled={state.0.sources.is_empty()}><Exports /></Menu>
    }
}

/// Its entries, which the menu *More* of a narrow page has, too.
#[component(Exports)]
pub(super) fn exports() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let pseudonyms = state.0.case.pseudonyms;
    let item = |what: Saved, words: &'static str| {
        let commands = commands.clone();
        let choose = move |_: MouseEvent| commands.save_as.emit((what, None, pseudonyms));
        html! { <button type="button" onclick={choose}>{ words }</button> }
    };
    let seal = {
        let state = state.clone();
        move |_: MouseEvent| state.dispatch(Action::Sealing(true))
    };
    let switch = {
        let state = state.clone();
        move |_: Event| state.dispatch(Action::Pseudonyms(!pseudonyms))
    };
    html! {
        <>
            { item(Saved::FindingsJson, text.export_json()) }
            { item(Saved::FindingsCsv, text.export_csv()) }
            { item(Saved::Report, text.export_report()) }
            { item(Saved::Case, text.export_case()) }
            <button type="button" onclick={seal}>{ text.export_case_sealed() }</button>
            <label><input type="checkbox" checked={pseudonyms} onchange={switch} />{ text.export_pseudonyms() }</label>
            if state.0.case.has_key { { item(Saved::Key, text.export_key()) } }
        </>
    }
}
