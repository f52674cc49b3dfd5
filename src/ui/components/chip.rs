//! A class in words and colour, never a colour alone.

use crate::model::Class;
use crate::ui::context::use_env;
use crate::ui::i18n::words;
use yew::prelude::*;

/// Colour of a class: a CSS class.
#[must_use]
pub const fn tone(class: Class) -> &'static str {
    match class {
        Class::BasicProven => "bad",
        Class::LegacyUnknown => "warn",
        Class::Certificate => "info",
        Class::AttemptsOnly => "mute",
    }
}

/// Properties of [`ClassChip`].
#[derive(Clone, PartialEq, Properties)]
pub struct ClassChipProps {
    /// The class.
    pub class: Class,
}

/// The chip.
#[component(ClassChip)]
pub fn class_chip(props: &ClassChipProps) -> Html {
    let text = use_env().text;
    html! { <span class={classes!("chip", tone(props.class))}>{ words::class(text, props.class) }</span> }
}
