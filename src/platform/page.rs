//! The page around the application: address, language, title, colours, focus, scrolling, downloads, clipboard.
//! Nothing here fails loudly: where the browser refuses, the page goes on without.

use super::listen::Listener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlElement, HtmlInputElement,
    Url, Window,
};

fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
#[must_use]
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The fragment of the address, with `#`.
#[must_use]
pub fn fragment() -> String {
    window()
        .and_then(|w| w.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a fragment; `Back` comes back.
pub fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another fragment into the address; `Back` does not come back to the one before.
pub fn replace_fragment(fragment: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Calls `f` with each new fragment.
#[must_use]
pub fn on_fragment(f: impl Fn(String) + 'static) -> Option<Listener> {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        // The page scrolls by itself, after it has drawn the place.
        let _ = js_sys::Reflect::set(
            &history,
            &JsValue::from_str("scrollRestoration"),
            &JsValue::from_str("manual"),
        );
    }
    Listener::window("hashchange", move |_| f(fragment()))
}

/// Writes `lang` into the query without loading anew, so that a reload keeps the language.
pub fn set_query_lang(lang: &str) {
    let Some(window) = window() else { return };
    let (Ok(search), Ok(history)) = (window.location().search(), window.history()) else {
        return;
    };
    let mut query = format!("?lang={lang}");
    for pair in search
        .trim_start_matches('?')
        .split('&')
        .filter(|p| !p.is_empty() && !p.starts_with("lang="))
    {
        query.push('&');
        query.push_str(pair);
    }
    query.push_str(&fragment());
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query));
}

/// The browser's languages, preferred first.
#[must_use]
pub fn languages() -> Vec<String> {
    window()
        .map(|w| w.navigator().languages())
        .map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect())
        .unwrap_or_default()
}

/// Sets an attribute of the root element, or removes it.
pub fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The page's own base address: the redirect URI.
#[must_use]
pub fn base_address() -> String {
    let address = document().and_then(|d| d.base_uri().ok().flatten());
    let address = address.unwrap_or_default();
    let end = address.find(['?', '#']).unwrap_or(address.len());
    let path = address.get(..end).unwrap_or_default();
    path.strip_suffix("index.html").unwrap_or(path).to_owned()
}

/// First element for a selector.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Moves the focus to the first element for a selector; whether there is one.
pub fn focus(selector: &str) -> bool {
    match find(selector).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        Some(element) => element.focus().is_ok(),
        None => false,
    }
}

/// Whether no element has the focus.
#[must_use]
pub fn is_focus_lost() -> bool {
    let active = document().and_then(|d| d.active_element());
    active.is_none_or(|element| element.tag_name().eq_ignore_ascii_case("body"))
}

/// Clicks the first element for a selector (the hidden file input).
pub fn click(selector: &str) {
    if let Some(element) = find(selector).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// How far the window is scrolled down.
#[must_use]
pub fn scroll_y() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0)
}

/// Scrolls the window.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Width of the window.
#[must_use]
pub fn window_width() -> f64 {
    window()
        .and_then(|w| w.inner_width().ok())
        .and_then(|w| w.as_f64())
        .unwrap_or(1280.0)
}

/// Height of the window.
#[must_use]
pub fn window_height() -> f64 {
    window()
        .and_then(|w| w.inner_height().ok())
        .and_then(|h| h.as_f64())
        .unwrap_or(800.0)
}

/// Something is selected: a click then is not meant to open anything.
#[must_use]
pub fn has_selection() -> bool {
    window()
        .and_then(|w| w.get_selection().ok().flatten())
        .is_some_and(|selection| !selection.is_collapsed())
}

/// Offers a text as a download.
pub fn download(name: &str, media_type: &str, text: &str) {
    download_bytes(name, media_type, text.as_bytes());
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        // Fails only where printing is not allowed at all.
        let _ = window.print();
    }
}

/// Makes the browser ask before it leaves the page; for a `beforeunload` event.
pub fn ask_before_leaving(event: &web_sys::Event) {
    event.prevent_default();
    // What older browsers look at. Setting it on this event cannot fail.
    let _ = js_sys::Reflect::set(event, &"returnValue".into(), &JsValue::TRUE);
}

/// Offers bytes as a download.
pub fn download_bytes(name: &str, media_type: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        download_file(name, &blob);
    }
}

/// Offers a file as a download.
pub fn download_file(name: &str, blob: &Blob) {
    let (Ok(url), Some(document)) = (Url::create_object_url_with_blob(blob), document()) else {
        return;
    };
    let link = document
        .create_element("a")
        .ok()
        .and_then(|e| e.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The download has its own reference by then.
    let _ = Url::revoke_object_url(&url);
}

/// Copies a text.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        let _ = window.navigator().clipboard().write_text(text);
    }
}

/// Calls `f` once, after so many milliseconds.
pub fn after(ms: i32, f: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let function = wasm_bindgen::closure::Closure::once_into_js(f);
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(function.unchecked_ref(), ms);
    }
}

/// Writes into a field.
pub fn fill(field: &str, value: &str) {
    let found = document().and_then(|document| document.query_selector(field).ok().flatten());
    if let Some(input) = found.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(value);
    }
}

/// Whether the browser says that it has a connection; it may be wrong.
#[must_use]
pub fn is_online() -> bool {
    window().is_none_or(|w| w.navigator().on_line())
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}
