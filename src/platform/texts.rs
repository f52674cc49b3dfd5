//! The words of the page: those of the first language are there before the page runs (`static/boot.js`), others are fetched.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What `static/boot.js` and `static/first.js` have left for the page.
pub(super) fn loaded(name: &str) -> JsValue {
    Reflect::get(&js_sys::global(), &"cutover".into())
        .and_then(|all| Reflect::get(&all, &name.into()))
        .unwrap_or_default()
}

/// Code of the first language, and its patterns.
#[must_use]
pub fn first() -> Option<(String, String)> {
    loaded("lang").as_string().zip(loaded("text").as_string())
}

/// Fetches the patterns of another language; `None` where they do not come. Answers exactly once.
pub fn fetch(code: &str, done: impl FnOnce(Option<String>) + 'static) {
    let asked = loaded("read")
        .dyn_into::<Function>()
        .and_then(|read| read.call1(&JsValue::NULL, &code.into()))
        .and_then(JsCast::dyn_into::<Promise>);
    spawn_local(async move {
        let text = match asked {
            Ok(promise) => JsFuture::from(promise).await.ok(),
            Err(_) => None,
        };
        done(text.and_then(|text| text.as_string()));
    });
}
