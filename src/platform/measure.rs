//! What the browser knows of an element's width, of the wheel over it, and of the zone.

use super::listen::Listener;
use crate::model::Instant;
use js_sys::{Array, Date, Function};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PointerEvent, ResizeObserver, WheelEvent};

/// Watches an element's width until it is dropped.
#[derive(Debug)]
pub struct Width {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl Width {
    /// Calls `f` with the width at once and at every change.
    #[must_use]
    pub fn watch(element: &Element, f: impl Fn(f64) + 'static) -> Option<Self> {
        f(f64::from(element.client_width()));
        let watched = element.clone();
        let closure = Closure::wrap(
            Box::new(move |_: Array| f(f64::from(watched.client_width()))) as Box<dyn FnMut(Array)>,
        );
        let function: &Function = closure.as_ref().unchecked_ref();
        let observer = ResizeObserver::new(function).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for Width {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A turn of the wheel over an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Turn {
    /// With Ctrl (or a pinch on a touchpad): more or less, at a place of the element's width (0 … 1).
    Zoom {
        /// Place.
        place: f64,
        /// How far; positive shows more.
        by: f64,
    },
    /// Sideways, in widths.
    Pan(f64),
}

/// Calls `f` for the turns that are meant for the element; turns downwards go on scrolling the page.
#[must_use]
pub fn on_wheel(element: &Element, f: impl Fn(Turn) + 'static) -> Listener {
    let target = element.clone();
    Listener::new(element.as_ref(), "wheel", move |event| {
        let Ok(event) = event.dyn_into::<WheelEvent>() else {
            return;
        };
        let area = target.get_bounding_client_rect();
        let width = area.width().max(1.0);
        let turn = if event.ctrl_key() {
            Turn::Zoom {
                place: (f64::from(event.client_x()) - area.left()) / width,
                by: event.delta_y(),
            }
        } else if event.delta_x().abs() > event.delta_y().abs() {
            Turn::Pan(event.delta_x() / width)
        } else {
            return;
        };
        event.prevent_default();
        f(turn);
    })
}

/// Keeps the pointer's events with an element until it is released; gives the element's width. (Yew listens at its
/// root, so the event's own current target is not the element.)
#[must_use]
pub fn capture(element: &Element, event: &PointerEvent) -> f64 {
    let _ = element.set_pointer_capture(event.pointer_id());
    f64::from(element.client_width()).max(1.0)
}

/// Minutes that the browser's zone is east of UTC at an instant.
#[must_use]
pub fn offset(at: Instant) -> i64 {
    // Instants of the log are far below 2^53 milliseconds; an offset is a small whole number.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let east = -Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset() as i64;
    east
}
