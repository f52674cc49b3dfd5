//! Keys that work on every place, and the dialog that lists them: `?`.

use crate::platform::listen::Listener;
use crate::platform::page;
use crate::ui::components::{dialog_head, set_open};
use crate::ui::context::use_env;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// The button in the footer, and the dialog.
#[component(Keys)]
pub(super) fn keys() -> Html {
    let text = use_env().text;
    let dialog = use_node_ref();
    let show = {
        let dialog = dialog.clone();
        move || set_open(&dialog, true)
    };
    use_effect_with((), {
        let show = show.clone();
        move |()| {
            let listener = Listener::window("keydown", move |event| {
                if let Some(key) = event.dyn_ref::<KeyboardEvent>()
                    && !(key.ctrl_key() || key.alt_key() || key.meta_key())
                    && pressed(
                        &key.key(),
                        key.target()
                            .and_then(|t| t.dyn_into::<Element>().ok())
                            .as_ref(),
                        &show,
                    )
                {
                    key.prevent_default();
                }
            });
            move || drop(listener)
        }
    });
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| set_open(&dialog, false))
    };
    let row = |keys: &'static str, words: &'static str| {
        html! { <><dt>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dt><dd>{ words }</dd></> }
    };
    html! {
        <>
            <button type="button" class="link" onclick={move |_: MouseEvent| show()}>{ text.keys_title() }{ " " }<kbd aria-hidden="true">{ "?" }</kbd></button>
            <dialog ref={dialog} aria-labelledby="keys-title">
                { dialog_head(text, "keys-title", text.keys_title(), close) }
                <dl class="keys">
                    { row("/", text.keys_search()) }
                    { row("Esc", text.keys_escape()) }
                    { row("j k", text.keys_rows()) }
                    { row("Enter", text.keys_open()) }
                    { row("← →", text.keys_timeline()) }
                    { row("+ − 0", text.keys_zoom()) }
                    { row("?", text.keys_list()) }
                </dl>
            </dialog>
        </>
    }
}

/// Does what a key stands for; whether it stands for anything where the focus is.
fn pressed(key: &str, target: Option<&Element>, show: &dyn Fn()) -> bool {
    let tag = target.map(Element::tag_name).unwrap_or_default();
    let typing = matches!(tag.as_str(), "INPUT" | "SELECT" | "TEXTAREA");
    match key {
        _ if typing || page::find("dialog[open]").is_some() => false,
        "/" => page::focus("#search"),
        "?" => {
            show();
            true
        }
        // From a row the table itself goes on.
        "j" | "k"
            if target
                .as_ref()
                .is_none_or(|e| e.closest("tr").ok().flatten().is_none()) =>
        {
            page::focus("tr[data-row=\"0\"] a")
        }
        _ => false,
    }
}
