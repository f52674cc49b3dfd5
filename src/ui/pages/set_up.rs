//! How to register the page, so that it can sign in.

use crate::ui::context::use_env;
use yew::prelude::*;

/// The place.
#[component(SetUp)]
pub(super) fn set_up() -> Html {
    let text = use_env().text;
    html! {
        <div class="flow">
            <h1 id="place-title" tabindex="-1">{ text.set_up_title() }</h1>
        </div>
    }
}
