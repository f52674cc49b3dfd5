//! Where a pointer is, and the browser's zone.

use crate::model::Instant;
use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MouseEvent, Node, PointerEvent};

/// Where a pointer is over an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Part of the width: 0 left … 1 right.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
    /// The element's width in pixels.
    pub width: f64,
}

/// Where a pointer is over an element.
#[must_use]
pub fn place(element: &Element, event: &MouseEvent) -> Place {
    let area = element.get_bounding_client_rect();
    let width = area.width().max(1.0);
    Place {
        x: (f64::from(event.client_x()) - area.left()) / width,
        y: f64::from(event.client_y()) - area.top(),
        width,
    }
}

/// Whether a pointer that left a part of an element is still inside of it.
#[must_use]
pub fn stays(element: &Element, event: &PointerEvent) -> bool {
    let to = event
        .related_target()
        .and_then(|t| t.dyn_into::<Node>().ok());
    element.contains(to.as_ref())
}

/// Keeps the pointer's events with an element until it is released. (Yew listens at its root, so the event's own current
/// target is not the element.)
pub fn capture(element: &Element, event: &PointerEvent) {
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Minutes that the browser's zone is east of UTC at an instant.
#[must_use]
pub fn offset(at: Instant) -> i64 {
    // Instants of the log are far below 2^53 milliseconds; an offset is a small whole number.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let east = -Date::new(&JsValue::from_f64(at.0 as f64)).get_timezone_offset() as i64;
    east
}
