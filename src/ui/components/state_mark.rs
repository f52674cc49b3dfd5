//! The state of a device: icon, word and colour, so that each says it without the others.

use super::icon::{Icon, glyph};
use crate::ui::i18n::{Text, verdicts};
use crate::worker::messages::State;
use yew::prelude::*;

/// How a state looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// In a row.
    Plain,
    /// On a ground of its own.
    Pill,
}

/// Draws the state. A function and no component: it has nothing to remember.
pub fn state_mark(text: Text, state: State, look: Look) -> Html {
    let (icon, tone) = match state {
        State::NotChanged => (Icon::Ring, "not"),
        State::Withheld => (Icon::Ask, "warn"),
        State::BackOnLegacy => (Icon::Back, "bad"),
        State::TooEarly => (Icon::Clock, "wait"),
        State::CleanSoFar => (Icon::Half, "wait"),
        State::Silent => (Icon::Pause, "warn"),
        State::Verified | State::Ended => (Icon::Seal, "good"),
    };
    let pill = (look == Look::Pill).then_some("pill");
    html! { <span class={classes!("state", tone, pill)}>{ glyph(icon) }{ verdicts::state(text, state) }</span> }
}
