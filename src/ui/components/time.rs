//! An instant in the browser's zone, with UTC on hover.

use crate::model::Instant;
use crate::platform::clock;
use crate::ui::context::use_env;
use yew::prelude::*;

/// Properties of [`When`].
#[derive(Clone, PartialEq, Properties)]
pub struct WhenProps {
    /// The instant.
    pub at: Instant,
    /// Always with the year and the time, instead of as short as can be told from now.
    #[prop_or_default]
    pub full: bool,
}

/// Shows it.
#[component(When)]
pub fn when(props: &WhenProps) -> Html {
    let env = use_env();
    let words = if props.full {
        env.format.date_time(props.at)
    } else {
        env.moment(props.at, clock::now())
    };
    html! { <time datetime={props.at.to_string()} title={env.utc(props.at)}>{ words }</time> }
}
