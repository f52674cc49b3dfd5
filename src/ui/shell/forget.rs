//! *Forget everything*, behind a question.

use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_commands, use_env};
use web_sys::{HtmlDialogElement, MouseEvent};
use yew::prelude::*;

/// The button and its dialog.
#[component(Forget)]
pub(super) fn forget() -> Html {
    let (env, commands) = (use_env(), use_commands());
    let text = env.text;
    let dialog = use_node_ref();
    let open = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        }
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let confirm = {
        let close = close.clone();
        move |event: MouseEvent| {
            close.emit(event);
            commands.forget.emit(());
        }
    };
    html! {
        <div>
            <button type="button" class="btn ghost" onclick={open}>
                { glyph(Icon::Forget) }<span class="label">{ text.forget() }</span>
            </button>
            <dialog ref={dialog} aria-labelledby="forget-title">
                <h2 id="forget-title">{ text.forget_title() }</h2>
                <p>{ text.forget_body() }</p>
                <div class="actions">
                    <button type="button" class="btn" onclick={close}>{ text.cancel() }</button>
                    <button type="button" class="btn danger" onclick={confirm}>{ text.forget_confirm() }</button>
                </div>
            </dialog>
        </div>
    }
}
