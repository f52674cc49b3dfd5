//! Workers that start from a `blob:`, so that they inherit the policy of who makes them
//! (docs/decisions/0001-worker-inherits-the-policy.md). In the page and in the worker.

use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

thread_local! {
    /// The one Trusted Types policy that may be made here.
    static POLICY: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// A `blob:` address of a script with this text. Revoke it once the worker has read it.
///
/// # Errors
/// If the browser makes none.
pub fn address(text: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// Starts a module worker from a `blob:` address.
///
/// # Errors
/// If the browser refuses.
pub fn start(address: &str) -> Result<Worker, JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"module".into())?;
    // web-sys's constructor would turn the trusted address into text again.
    Reflect::construct(&constructor, &Array::of2(&trusted(address)?, &options))?.dyn_into()
}

/// The address as Trusted Types want it, where the browser has them.
fn trusted(address: &str) -> Result<JsValue, JsValue> {
    let plain = JsValue::from_str(address);
    let types = Reflect::get(&js_sys::global(), &"trustedTypes".into())?;
    if types.is_undefined() {
        return Ok(plain);
    }
    let policy = POLICY.with_borrow_mut(|kept| match kept {
        Some(policy) => Ok(policy.clone()),
        None => policy(&types).inspect(|made| *kept = Some(made.clone())),
    })?;
    let make: Function = Reflect::get(&policy, &"createScriptURL".into())?.dyn_into()?;
    make.call1(&policy, &plain)
}

/// The policy lets nothing pass but a blob.
fn policy(types: &JsValue) -> Result<JsValue, JsValue> {
    let only_blobs = Closure::<dyn Fn(String) -> Result<String, JsValue>>::new(|url: String| {
        if url.starts_with("blob:") {
            Ok(url)
        } else {
            Err("only a blob may become a worker".into())
        }
    })
    .into_js_value();
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), &only_blobs)?;
    let create: Function = Reflect::get(types, &"createPolicy".into())?.dyn_into()?;
    create.call2(types, &"cutover".into(), &rules)
}
