//! The whole window takes a drop; while files hang over it, it says so.

use crate::platform::given::Gift;
use crate::platform::listen::Listener;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_commands, use_env};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};
use yew::prelude::*;

/// The overlay and its listeners.
#[component(Overlay)]
pub(crate) fn overlay() -> Html {
    let (env, commands) = (use_env(), use_commands());
    let over = use_state(|| false);
    use_effect_with((), {
        let over = over.setter();
        move |()| {
            let early = commands.clone();
            Gift::before(move |gift| early.take.emit(gift));
            let enter = over.clone();
            let leave = over.clone();
            let listeners = [
                Listener::window("dragover", move |event| {
                    if with_files(&event).is_some() {
                        event.prevent_default();
                        enter.set(true);
                    }
                }),
                Listener::window("dragleave", move |event| {
                    // Leaving the window has nothing that is entered instead.
                    let left = event
                        .dyn_ref::<DragEvent>()
                        .is_some_and(|e| e.related_target().is_none());
                    if left {
                        leave.set(false);
                    }
                }),
                Listener::window("drop", move |event| {
                    over.set(false);
                    if let Some(drag) = with_files(&event) {
                        event.prevent_default();
                        if let Some(data) = drag.data_transfer() {
                            commands.take.emit(Gift::dropped(&data));
                        }
                    }
                }),
            ];
            move || drop(listeners)
        }
    });
    let text = env.text;
    html! {
        <div>
        if *over {
            <div class="overlay" aria-hidden="true">
                <div>{ glyph(Icon::File) }<b>{ text.drop_title() }</b><p>{ text.drop_body() }</p></div>
            </div>
        }
        </div>
    }
}

/// The drag, if it carries files (and not a piece of text).
fn with_files(event: &Event) -> Option<DragEvent> {
    let drag = event.dyn_ref::<DragEvent>()?;
    let types = drag.data_transfer()?.types();
    types
        .iter()
        .any(|kind| kind.as_string().as_deref() == Some("Files"))
        .then(|| drag.clone())
}
