//! *Sign in with Microsoft*: a button that opens the panel with registration, tenant and what will be asked for; where the
//! page's operator has preset the registration, the button alone; or who is signed in.

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
    open: Option<bool>,
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
    let wish = Registration::parse(&client, &tenant, cloud).map(|registration| Wish {
        registration: Some(registration),
        scopes: scopes.clone(),
        claims: None,
    });
    let preset = config.client_id.is_some();
    let ask = {
        let (typed, state, commands) = (typed.clone(), state.clone(), commands.clone());
        Callback::from(move |()| match &wish {
            // The dialog also says what will be asked for, which a preset page shows nowhere else.
            Ok(wish) if preset || state.0.has_data() => {
                let question = Question::SignIn(wish.clone());
                state.dispatch(Action::SignIn(Event::Asking(question)));
            }
            Ok(wish) => commands.sign_in.emit((wish.clone(), false)),
            Err(AuthError::Config(fault)) => {
                typed.set(Typed {
                    fault: Some(*fault),
                    ..(*typed).clone()
                });
                page::focus(match fault {
                    ConfigFault::ClientId => "#client-id",
                    _ => "#tenant",
                });
            }
            Err(_) => {}
        })
    };
    let submit = {
        let ask = ask.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            ask.emit(());
        })
    };
    // Back from Microsoft without success it is open as it was.
    let open = !preset && typed.open.unwrap_or(tried.is_some());
    let press = {
        let typed = typed.clone();
        Callback::from(move |_: MouseEvent| match preset {
            true => ask.emit(()),
            false => typed.set(Typed {
                open: Some(!open),
                ..(*typed).clone()
            }),
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
    if let Some(account) = sign_in.account() {
        return html! { <div class="panel inside sign-in">{ signed_in(&env, account) }</div> };
    }
    html! {
        <div class="contents">
            <button type="button" class="btn ghost" aria-expanded={(!preset).then(|| open.to_string())} disabled={busy.is_some()}
                onclick={press}>{ busy.filter(|_| !open).unwrap_or_else(|| text.door_sign_in_button()) }</button>
            if open {
                <form class="panel inside sign-in fields" onsubmit={submit} novalidate=true autocomplete="off">
                    <p class="small">
                        { text.door_sign_in_body() }{ " " }<a href={Place::SetUp.fragment()}>{ text.door_sign_in_set_up() }</a>
                    </p>
                    <label for="client-id">{ text.client_id() }</label>
                    <input id="client-id" type="text" spellcheck="false" autocomplete="off" value={client}
                        placeholder="00000000-0000-0000-0000-000000000000" oninput={change(|t, v| t.client = Some(v))}
                        aria-invalid={(typed.fault == Some(ConfigFault::ClientId)).then_some("true")}
                        aria-describedby="client-fault" />
                    { fault(ConfigFault::ClientId, "client-fault", text.auth_client_id(), text.auth_client_id_do()) }
                    <label for="tenant">{ text.tenant() }</label>
                    <input id="tenant" type="text" spellcheck="false" autocomplete="off" value={tenant}
                        oninput={change(|t, v| t.tenant = Some(v))}
                        aria-invalid={(typed.fault == Some(ConfigFault::Tenant)).then_some("true")}
                        aria-describedby="tenant-fault" />
                    { fault(ConfigFault::Tenant, "tenant-fault", text.auth_tenant(), text.auth_tenant_do()) }
                    { permissions(text, &scopes) }
                    <p>
                        <button type="submit" class="btn" disabled={busy.is_some()}>
                            { busy.unwrap_or_else(|| text.door_sign_in_go()) }
                        </button>
                    </p>
                    <details>
                        <summary>{ text.advanced() }</summary>
                        <label for="cloud">{ text.cloud() }</label>
                        <select id="cloud" onchange={choose_cloud}>
                            { for Cloud::ALL.into_iter().map(|each| html! {
                                <option key={each.code()} value={each.code()} selected={each == cloud}>
                                    { words::cloud(text, each) }
                                </option>
                            }) }
                        </select>
                        { paste(text, &field, &commands, cloud) }
                    </details>
                </form>
            }
        </div>
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
        <>
            <label for="pasted">{ text.pasted_label() }</label>
            <p class="small dim">{ text.pasted_how() }</p>
            <textarea id="pasted" ref={field.clone()} rows="3" spellcheck="false" autocomplete="off" />
            <p><button type="button" class="btn" onclick={take}>{ text.pasted_button() }</button></p>
        </>
    }
}
