//! What a sign-in needs of the browser: randomness, the one record in `sessionStorage`, address and history.

use crate::auth::pkce::Entropy;
use crate::auth::session::Time;
use crate::auth::transaction::KEY;
use crate::auth::{AuthError, ConfigFault, FlowFault, StorageFault};
use crate::platform::clock;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Now, by both clocks.
pub(super) fn time() -> Time {
    Time {
        ticks: clock::ticks(),
        wall: clock::now(),
    }
}

/// Fresh random bytes. No other source if this one fails.
pub(super) fn entropy() -> Result<Entropy, AuthError> {
    let mut bytes = [0; Entropy::LENGTH];
    web_sys::window()
        .and_then(|window| window.crypto().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok())
        .ok_or(AuthError::Config(ConfigFault::NoRandomness))?;
    Ok(Entropy(bytes))
}

fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Takes the record out: whatever comes of it, it serves once.
pub(super) fn take_record() -> Option<String> {
    let storage = storage()?;
    let record = storage.get_item(KEY).ok().flatten();
    let _ = storage.remove_item(KEY);
    record
}

/// Keeps the record, and makes sure that it is kept.
pub(super) fn put_record(record: &str) -> Result<(), AuthError> {
    let storage = storage().ok_or(AuthError::Storage(StorageFault::NotAvailable))?;
    let kept = storage.set_item(KEY, record).is_ok()
        && storage.get_item(KEY).ok().flatten().as_deref() == Some(record);
    if kept {
        Ok(())
    } else {
        Err(AuthError::Storage(StorageFault::NotAvailable))
    }
}

/// Query of the address, with `?`.
pub(super) fn query() -> String {
    web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default()
}

/// Replaces the address, and its entry in the history, without loading anew.
pub(super) fn replace_address(base: &str, rest: &str) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("{base}{rest}")));
}

/// Leaves the page.
pub(super) fn leave(url: &str) -> Result<(), AuthError> {
    web_sys::window()
        .and_then(|window| window.location().assign(url).ok())
        .ok_or(AuthError::Flow(FlowFault::TimedOut))
}

/// The browser knows that it is offline.
pub(super) fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}
