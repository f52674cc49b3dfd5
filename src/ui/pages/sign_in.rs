//! The door *Sign in*: registration, tenant, cloud, what will be asked for; or a pasted token; or who is signed in.

use crate::auth::{Account, AuthError, ConfigFault, Registration, Scope, Scopes};
use crate::platform::page;
use crate::state::config::Cloud;
use crate::state::sign_in::{Event, Phase, Question, Wish};
use crate::state::{Action, Place};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Commands, Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{Text, sign_in as words};
use crate::ui::sign_in::{permissions, until};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

/// What was typed in; `None`: untouched, so the preset value counts.
#[derive(Clone, Debug, Default, PartialEq)]
struct Typed {
    client: Option<String>,
    tenant: Option<String>,
    cloud: Option<Cloud>,
    fault: Option<ConfigFault>,
}

/// The door.
#[component(SignIn)]
pub(super) fn sign_in() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let typed = use_state(Typed::default);
    let field = use_node_ref();
    let sign_in = &state.0.sign_in;
    let (config, tried) = (&state.0.config, sign_in.tried.as_ref());
    let client = typed
        .client
        .clone()
        .or_else(|| tried.map(|tried| tried.client.to_string()))
        .or_else(|| config.client_id.clone())
        .unwrap_or_default();
    let tenant = typed
        .tenant
        .clone()
        .or_else(|| tried.map(|tried| tried.tenant.to_string()))
        .or_else(|| config.tenant.clone())
        .unwrap_or_else(|| "organizations".to_owned());
    let cloud = typed
        .cloud
        .or_else(|| tried.map(|tried| tried.cloud))
        .unwrap_or(config.cloud);
    let scopes = Scopes::basic();

    let change = |apply: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut next = (*typed).clone();
                apply(&mut next, input.value());
                next.fault = None;
                typed.set(next);
            }
        })
    };
    let choose_cloud = {
        let typed = typed.clone();
        Callback::from(move |event: yew::Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                typed.set(Typed {
                    cloud: Cloud::of_code(&select.value()),
                    ..(*typed).clone()
                });
            }
        })
    };
    let submit = {
        let (typed, state, commands) = (typed.clone(), state.clone(), commands.clone());
        let (client, tenant, scopes) = (client.clone(), tenant.clone(), scopes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match Registration::parse(&client, &tenant, cloud) {
                Ok(registration) => {
                    let wish = Wish {
                        registration: Some(registration),
                        scopes: scopes.clone(),
                        claims: None,
                    };
                    if state.0.has_data() {
                        state.dispatch(Action::SignIn(Event::Asking(Question::SignIn(wish))));
                    } else {
                        commands.sign_in.emit((wish, false));
                    }
                }
                Err(error) => {
                    let AuthError::Config(fault) = error else {
                        return;
                    };
                    typed.set(Typed {
                        fault: Some(fault),
                        ..(*typed).clone()
                    });
                    page::focus(match fault {
                        ConfigFault::ClientId => "#client-id",
                        _ => "#tenant",
                    });
                }
            }
        })
    };
    let busy = match sign_in.phase {
        Phase::Leaving => Some(text.door_sign_in_leaving()),
        Phase::Redeeming => Some(text.door_sign_in_redeeming()),
        _ => None,
    };
    let fault = |which: ConfigFault, id: &'static str, what: &'static str, todo: &'static str| {
        (typed.fault == Some(which))
            .then(|| html! { <p {id} class="fault small" role="alert">{ what }{ " " }{ todo }</p> })
    };
    let body = match sign_in.account() {
        Some(account) => signed_in(&env, account),
        None => html! {
            <>
                <form class="fields" onsubmit={submit} novalidate=true autocomplete="off">
                    <label for="client-id">{ text.client_id() }</label>
                    <input id="client-id" type="text" spellcheck="false" autocomplete="off" value={client}
                        placeholder="00000000-0000-0000-0000-000000000000" oninput={change(|t, v| t.client = Some(v))}
                        aria-invalid={(typed.fault == Some(ConfigFault::ClientId)).then_some("true")}
                        aria-describedby="client-fault" />
                    { fault(ConfigFault::ClientId, "client-fault", text.auth_client_id(), text.auth_client_id_do()) }
                    <div class="pair">
                        <div>
                            <label for="tenant">{ text.tenant() }</label>
                            <input id="tenant" type="text" spellcheck="false" autocomplete="off" value={tenant}
                                oninput={change(|t, v| t.tenant = Some(v))}
                                aria-invalid={(typed.fault == Some(ConfigFault::Tenant)).then_some("true")}
                                aria-describedby="tenant-fault" />
                        </div>
                        <div>
                            <label for="cloud">{ text.cloud() }</label>
                            <select id="cloud" onchange={choose_cloud}>
                                { for Cloud::ALL.into_iter().map(|each| html! {
                                    <option key={each.code()} value={each.code()} selected={each == cloud}>
                                        { words::cloud(text, each) }
                                    </option>
                                }) }
                            </select>
                        </div>
                    </div>
                    { fault(ConfigFault::Tenant, "tenant-fault", text.auth_tenant(), text.auth_tenant_do()) }
                    { permissions(text, &scopes) }
                    <div class="foot-of-door">
                        <button type="submit" class="btn primary" disabled={busy.is_some()}>
                            { busy.unwrap_or_else(|| text.door_sign_in_button()) }
                        </button>
                        <a class="small" href={Place::SetUp.fragment()}>{ text.door_sign_in_set_up() }</a>
                    </div>
                </form>
                { paste(text, &field, &commands, cloud) }
            </>
        },
    };
    html! {
        <section class="panel door">
            <h2>{ glyph(Icon::Key) }{ text.door_sign_in_title() }</h2>
            <p>{ text.door_sign_in_body() }</p>
            { body }
        </section>
    }
}

/// Who is signed in.
fn signed_in(env: &Env, account: &Account) -> Html {
    let text = env.text;
    let name = match &account.name {
        Some(name) => text.signed_in_as(name),
        None => text.signed_in().to_owned(),
    };
    let scopes = account.scopes.names();
    html! {
        <div class="account">
            <p><b>{ name }</b></p>
            if let Some(tenant) = account.tenant {
                <p class="small">{ text.signed_in_tenant(&tenant.to_string()) }</p>
            }
            if let Some(until) = until(env, account) {
                <p class="small">{ until }</p>
            }
            <p class="small">
                { if scopes.is_empty() { text.signed_in_no_scopes().to_owned() } else { text.signed_in_scopes(&scopes) } }
            </p>
            if !account.beyond.is_empty() {
                <div class="notice warn">{ glyph(Icon::Warning) }<p>{ text.signed_in_beyond(&beyond(&account.beyond)) }</p></div>
            }
            // Known before anything is asked. A token that names no permissions may have it.
            if !scopes.is_empty() && !account.scopes.has(Scope::AuditLogRead) {
                <div class="notice bad">
                    { glyph(Icon::Warning) }
                    <div><h2>{ text.refused_scope_title() }</h2><p>{ text.refused_scope() }</p></div>
                </div>
            }
        </div>
    }
}

/// The first of a list of permissions, and how many more.
fn beyond(names: &[String]) -> String {
    const SHOWN: usize = 6;
    let first = names.iter().take(SHOWN).map(String::as_str);
    let mut first: Vec<&str> = first.collect();
    let more = format!("+{}", names.len().saturating_sub(SHOWN));
    if names.len() > SHOWN {
        first.push(&more);
    }
    first.join(", ")
}

/// A token from Graph Explorer, for once.
fn paste(text: Text, field: &NodeRef, commands: &Shared<Commands>, cloud: Cloud) -> Html {
    let (taken, commands) = (field.clone(), commands.clone());
    let take = move |_: MouseEvent| {
        if let Some(field) = taken.cast::<HtmlTextAreaElement>() {
            let value = field.value();
            // The token does not stay in the page.
            field.set_value("");
            commands.paste.emit((value, cloud));
        }
    };
    html! {
        <details class="fields paste">
            <summary>{ text.pasted_summary() }</summary>
            <p class="small dim">{ text.pasted_how() }</p>
            <label for="pasted">{ text.pasted_label() }</label>
            <textarea id="pasted" ref={field.clone()} rows="3" spellcheck="false" autocomplete="off" />
            <button type="button" class="btn" onclick={take}>{ text.pasted_button() }</button>
        </details>
    }
}
