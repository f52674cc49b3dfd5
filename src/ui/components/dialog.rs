//! What all dialogs share: opening and closing, and the head of those that only show something.

use super::icon::{Icon, glyph};
use crate::ui::i18n::Text;
use web_sys::{HtmlDialogElement, MouseEvent};
use yew::prelude::*;

/// Opens a dialog as a modal one, or closes it; nothing where it is so already.
pub fn set_open(dialog: &NodeRef, open: bool) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        if !open {
            dialog.close();
        } else if !dialog.open() {
            let _ = dialog.show_modal();
        }
    }
}

/// Title, which names the dialog by its `id`, and the button that closes it.
pub fn dialog_head(
    text: Text,
    id: &'static str,
    title: &'static str,
    close: Callback<MouseEvent>,
) -> Html {
    html! {
        <div class="head">
            <h2 {id}>{ title }</h2>
            <button type="button" class="btn ghost square" aria-label={text.close()} title={text.close()} onclick={close}>{ glyph(Icon::Close) }</button>
        </div>
    }
}
