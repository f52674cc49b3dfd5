//! Messages of the browser beside the page (Notification API). Only after somebody pressed the button that asks for them.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use web_sys::{Notification, NotificationPermission};

/// Whether the browser has them and nobody was asked yet.
#[must_use]
pub fn can_ask() -> bool {
    is_there() && Notification::permission() == NotificationPermission::Default
}

/// Asks; `then` runs when the question is answered.
pub fn ask(then: impl FnOnce() + 'static) {
    if !is_there() {
        return;
    }
    let Ok(asked) = Notification::request_permission() else {
        return;
    };
    let answered = Closure::once_into_js(then);
    let _ = Reflect::get(&asked, &"then".into())
        .map(wasm_bindgen::prelude::JsCast::unchecked_into::<js_sys::Function>)
        .and_then(|f| f.call1(&Promise::resolve(&asked), &answered));
}

/// Says something, if that was allowed. The text names nobody: it may stay in the system's list.
pub fn say(text: &str) {
    if is_there() && Notification::permission() == NotificationPermission::Granted {
        // Some browsers know it in service workers only.
        let _ = Notification::new(text);
    }
}

fn is_there() -> bool {
    Reflect::has(&js_sys::global(), &"Notification".into()).unwrap_or(false)
}
