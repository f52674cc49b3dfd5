//! Event listeners that end with their owner.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Listens until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `f` for every `event` of `target`.
    #[must_use]
    pub fn new(target: &EventTarget, event: &'static str, f: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::wrap(Box::new(f) as Box<dyn FnMut(Event)>);
        let function: &Function = closure.as_ref().unchecked_ref();
        // Fails only for a target without events, which cannot be had here.
        let _ = target.add_event_listener_with_callback(event, function);
        Self {
            target: target.clone(),
            event,
            closure,
        }
    }

    /// Calls `f` for every `event` of the window.
    #[must_use]
    pub fn window(event: &'static str, f: impl FnMut(Event) + 'static) -> Option<Self> {
        Some(Self::new(web_sys::window()?.as_ref(), event, f))
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function: &Function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, function);
    }
}
