//! The token request: a form by POST without any header of our own, so that the browser asks no permission first.

use super::browser::{is_offline, time};
use crate::auth::session::Time;
use crate::auth::token::{Tokens, read};
use crate::auth::{AuthError, NetworkFault, request::FORM};
use crate::platform::{clock, page};
use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials, RequestRedirect};

/// An answer takes a second; after this many milliseconds there will be none.
const PATIENCE: i32 = 30_000;
/// Before the one repetition after a request that did not reach anybody.
const PAUSE: i32 = 100;

/// Asks for tokens, at most twice: the second time only if the first got no answer at all. Gives the moment before the
/// request beside the answer.
pub(super) async fn post(url: &str, body: &str) -> (Time, Result<Tokens, AuthError>) {
    let first = once(url, body).await;
    match first {
        (_, Err(AuthError::Network(NetworkFault::Failed))) => {
            sleep(PAUSE).await;
            once(url, body).await
        }
        other => other,
    }
}

async fn once(url: &str, body: &str) -> (Time, Result<Tokens, AuthError>) {
    let asked = time();
    if is_offline() {
        return (asked, Err(AuthError::Network(NetworkFault::Offline)));
    }
    (asked, send(url, body).await)
}

async fn send(url: &str, body: &str) -> Result<Tokens, AuthError> {
    let failed = |_| AuthError::Network(NetworkFault::Failed);
    let abort = AbortController::new().ok();
    if let Some(abort) = abort.clone() {
        page::after(PATIENCE, move || abort.abort());
    }
    let signal = abort.map(|abort| abort.signal());
    let response = Request::post(url)
        .header("Content-Type", FORM)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .redirect(RequestRedirect::Error)
        .abort_signal(signal.as_ref())
        .body(body)
        .map_err(failed)?
        .send()
        .await
        .map_err(failed)?;
    let retry_after = response.headers().get("Retry-After");
    let text = response.text().await.map_err(|_| {
        AuthError::Network(NetworkFault::BadBody {
            status: response.status(),
        })
    })?;
    read(
        response.status(),
        retry_after.as_deref(),
        &text,
        clock::now(),
    )
}

async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        page::after(ms, move || {
            // Nobody listens to an error of it.
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    // Never rejected.
    let _ = JsFuture::from(promise).await;
}
