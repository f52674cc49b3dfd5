//! Graph at the worker's edge: bytes of answers in, requests for the page out, and the timer of a wait.

use super::Edge;
use crate::model::Instant;
use crate::platform::clock;
use crate::ui::i18n::Lang;
use crate::worker::Steps;
use crate::worker::messages::{Look, ToGraph};
use js_sys::{Math, Reflect, Uint8Array};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::spawn_local;

impl Edge {
    /// The page said something about Graph; the body of an answer comes beside it, handed over and not copied.
    #[inline(never)]
    pub(super) fn graph(&self, message: ToGraph, data: &JsValue) {
        let body = Reflect::get(data, &JsValue::from_str("body"))
            .ok()
            .filter(JsValue::is_object)
            .map(|body| Uint8Array::new(&body).to_vec())
            .unwrap_or_default();
        let steps = self
            .session
            .borrow_mut()
            .graph(clock::now(), Math::random(), message, &body);
        self.follow(steps);
    }

    /// The page wants something looked up in the tenant.
    #[inline(never)]
    pub(super) fn look_up(&self, look: Look, lang: Lang) {
        let steps = self
            .session
            .borrow_mut()
            .look_up(clock::now(), Math::random(), look, lang);
        self.follow(steps);
    }

    fn follow(&self, steps: Steps) {
        self.tell_all(steps.messages);
        let Some(until) = steps.wait else { return };
        let (edge, life) = (self.clone(), self.life.get());
        spawn_local(async move {
            clock::sleep(milliseconds(until, clock::now())).await;
            if edge.life.get() == life {
                let steps = edge
                    .session
                    .borrow_mut()
                    .graph_tick(clock::now(), Math::random());
                edge.follow(steps);
            }
        });
    }
}

/// A little more than is left, so that the time has come when the timer ends.
fn milliseconds(until: Instant, now: Instant) -> i32 {
    i32::try_from(until.since(now).max(0).saturating_add(5)).unwrap_or(i32::MAX)
}
