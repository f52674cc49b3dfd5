//! Fetches the operator's `config.json` beside the page.

use crate::state::config::{Config, ConfigError};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

/// Fetches and reads it; `None`: there is none. Answers exactly once.
pub fn fetch(done: impl FnOnce(Option<Result<Config, ConfigError>>) + 'static) {
    spawn_local(async move { done(text().await.map(|text| Config::parse(&text))) });
}

/// Its text. A missing file and a host's fallback page (HTML) both mean that there is none.
async fn text() -> Option<String> {
    let window = web_sys::window()?;
    let response = JsFuture::from(window.fetch_with_str("config.json"))
        .await
        .ok()?;
    let response: Response = response.dyn_into().ok()?;
    let html = response
        .headers()
        .get("content-type")
        .ok()
        .flatten()
        .is_some_and(|t| t.contains("text/html"));
    if !response.ok() || html {
        return None;
    }
    let text = JsFuture::from(response.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    (!text.trim_start().starts_with('<')).then_some(text)
}
