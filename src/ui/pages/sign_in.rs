//! The door *Sign in*: its fields can be filled in already; the button waits for the version that can use it.

use crate::platform::page;
use crate::state::config::Cloud;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_env, use_state_of_page};
use crate::ui::i18n::Text;
use web_sys::MouseEvent;
use yew::prelude::*;

/// The door.
#[component(SignIn)]
pub(super) fn sign_in() -> Html {
    let (state, text) = (use_state_of_page(), use_env().text);
    let config = &state.0.config;
    let copied = use_state(|| false);
    let address = page::base_address();
    let copy = {
        let (copied, address) = (copied.clone(), address.clone());
        move |_: MouseEvent| {
            page::copy(&address);
            copied.set(true);
        }
    };
    html! {
        <section class="panel door">
            <h2>{ glyph(Icon::Key) }{ text.door_sign_in_title() }</h2>
            <p>{ text.door_sign_in_body() }</p>
            <p class="small dim">{ text.door_sign_in_permission() }</p>
            <details class="fields">
                <summary>{ text.door_sign_in_fields() }</summary>
                <label for="client-id">{ text.client_id() }</label>
                <input id="client-id" type="text" spellcheck="false" autocomplete="off"
                    placeholder="00000000-0000-0000-0000-000000000000" value={config.client_id.clone()} />
                <div class="pair">
                    <div>
                        <label for="tenant">{ text.tenant() }</label>
                        <input id="tenant" type="text" spellcheck="false" autocomplete="off"
                            value={config.tenant.clone().unwrap_or_else(|| "organizations".to_owned())} />
                    </div>
                    <div>
                        <label for="cloud">{ text.cloud() }</label>
                        <select id="cloud">
                            { for Cloud::ALL.into_iter().map(|cloud| html! {
                                <option key={cloud.code()} value={cloud.code()} selected={cloud == config.cloud}>
                                    { cloud_name(text, cloud) }
                                </option>
                            }) }
                        </select>
                    </div>
                </div>
                <span class="label">{ text.redirect_uri() }</span>
                <div class="copy">
                    <code>{ address }</code>
                    <button type="button" class="btn small" onclick={copy}>
                        { if *copied { text.said_copied() } else { text.copy() } }
                    </button>
                </div>
            </details>
            <div class="foot-of-door">
                <p id="sign-in-later" class="small dim">{ text.door_sign_in_later() }</p>
                <button type="button" class="btn" disabled=true aria-describedby="sign-in-later">
                    { text.door_sign_in_button() }
                </button>
            </div>
        </section>
    }
}

const fn cloud_name(text: Text, cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => text.cloud_global(),
        Cloud::UsGov => text.cloud_usgov(),
        Cloud::UsGovDod => text.cloud_usgovdod(),
        Cloud::China => text.cloud_china(),
    }
}
