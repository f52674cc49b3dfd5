//! The clock, and giving way to other work. In the page and in the worker.

use crate::model::Instant;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Now.
#[must_use]
pub fn now() -> Instant {
    #[allow(clippy::cast_possible_truncation)]
    let millis = js_sys::Date::now() as i64;
    Instant(millis)
}

/// What the zone of this browser adds to UTC at an instant, in milliseconds.
#[must_use]
pub fn offset(at: Instant) -> i64 {
    #[allow(clippy::cast_precision_loss)] // Below 2^53.
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    #[allow(clippy::cast_possible_truncation)] // Whole minutes of less than a day.
    let minutes = date.get_timezone_offset() as i64;
    -minutes * crate::model::MINUTE
}

/// Milliseconds since this page or worker began: for pacing, never part of a result.
#[must_use]
pub fn ticks() -> f64 {
    let now = || {
        let performance =
            Reflect::get(&js_sys::global(), &JsValue::from_str("performance")).ok()?;
        let now = Reflect::get(&performance, &JsValue::from_str("now")).ok()?;
        let now: Function = now.dyn_into().ok()?;
        now.call0(&performance).ok()?.as_f64()
    };
    now().unwrap_or_else(js_sys::Date::now)
}

/// Comes back after so many milliseconds, in the page and in the worker.
pub async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let global = js_sys::global();
        let timer = Reflect::get(&global, &JsValue::from_str("setTimeout"))
            .ok()
            .and_then(|f| f.dyn_into::<Function>().ok());
        let set = timer.is_some_and(|f| f.call2(&global, &resolve, &ms.into()).is_ok());
        if !set {
            // Resolve at once rather than never.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // Never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Lets everything that waits (messages, painting, input) go first. A message to oneself, because a timer of zero
/// milliseconds takes four.
pub async fn give_way() {
    let promise = Promise::new(&mut |resolve, _| match MessageChannel::new() {
        Ok(channel) => {
            channel.port1().set_onmessage(Some(&resolve));
            // Cannot fail: the port was just made.
            let _ = channel.port2().post_message(&JsValue::NULL);
        }
        Err(_) => {
            // Resolve at once rather than never.
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // Never rejected.
    let _ = JsFuture::from(promise).await;
}
