//! Buttons for texts that the page shows, and the choice of a mail's language: plain functions, used by Device and Fix.

use crate::platform::page;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Commands, Shared};
use crate::ui::i18n::Text;
use crate::worker::messages::{File, Language};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A button that copies; it says so itself for a moment, and the live region does.
pub(super) fn copy(commands: &Shared<Commands>, label: &str, content: &str) -> Html {
    html! { <Copy commands={commands.clone()} label={label.to_owned()} content={content.to_owned()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct CopyProps {
    commands: Shared<Commands>,
    label: AttrValue,
    content: AttrValue,
}

/// How long a button says that it has copied, in milliseconds.
const COPIED: i32 = 2_000;

#[component(Copy)]
fn copy_button(props: &CopyProps) -> Html {
    let copied = use_state_eq(|| false);
    let click = {
        let (props, copied) = (props.clone(), copied.setter());
        move |_: MouseEvent| {
            props.commands.copy.emit(props.content.to_string());
            copied.set(true);
            let copied = copied.clone();
            page::after(COPIED, move || copied.set(false));
        }
    };
    let icon = if *copied { Icon::Check } else { Icon::Copy };
    // Its name stays: who has found it finds it again.
    html! { <button type="button" class={classes!("btn", "small", copied.then_some("copied"))} onclick={click}>{ glyph(icon) }{ &props.label }</button> }
}

/// A button that saves a file.
pub(super) fn save(commands: &Shared<Commands>, label: &str, file: File) -> Html {
    let commands = commands.clone();
    let click = move |_: MouseEvent| commands.save.emit(file.clone());
    html! { <button type="button" class="btn small" onclick={click}>{ label }</button> }
}

/// A link to a page of Microsoft's, in a tab of its own.
pub(super) fn out(href: String, words: &str) -> Html {
    html! { <a {href} target="_blank" rel="noreferrer">{ words }{ glyph(Icon::Out) }</a> }
}

/// The languages of the mails. None is chosen beforehand: the log does not tell what the person reads.
pub(super) fn languages(text: Text, id: &'static str, chosen: Callback<Language>) -> Html {
    let change = move |event: Event| {
        let code = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok())
            .map(|select| select.value())
            .unwrap_or_default();
        if let Some(language) = Language::of_tag(&code) {
            chosen.emit(language);
        }
    };
    html! {
        <p class="row">
            <label for={id}>{ text.letter_language() }</label>
            <select {id} onchange={change}>
                <option value="" selected=true disabled=true>{ text.letter_choose() }</option>
                { for Language::ALL.into_iter().map(|l| html! { <option value={l.code()} lang={l.code()}>{ l.name() }</option> }) }
            </select>
        </p>
    }
}
