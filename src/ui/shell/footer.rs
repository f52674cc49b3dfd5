//! Footer: version and commit, the zone of the times shown, the promise, the operator's links.

use super::keys::Keys;
use crate::state::Place;
use crate::ui::context::{use_env, use_state_of_page};
use yew::prelude::*;

/// The footer.
#[component(Footer)]
pub(crate) fn footer() -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let config = &state.0.config;
    let commit = option_env!("CUTOVER_COMMIT").filter(|commit| !commit.is_empty());
    html! {
        <footer class="foot">
            <span>{ concat!("Cutover ", env!("CARGO_PKG_VERSION")) }</span>
            if let Some(commit) = commit {
                <span>{ text.footer_commit(commit.get(..10).unwrap_or(commit)) }</span>
            }
            <span>{ text.footer_zone(env.format.zone()) }<span class="screen-only">{ text.footer_hover() }</span></span>
            // Start says it above.
            if env.place != Place::Start { <span>{ text.nothing_uploaded() }</span> }
            if let Some(url) = &config.imprint_url {
                <a href={url.clone()} rel="noreferrer">{ text.imprint() }</a>
            }
            if let Some(url) = &config.privacy_url {
                <a href={url.clone()} rel="noreferrer">{ text.privacy() }</a>
            }
            <Keys />
        </footer>
    }
}
