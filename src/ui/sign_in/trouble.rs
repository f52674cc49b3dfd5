//! What went wrong with signing in: what happened, what to do now, and the numbers for Microsoft's support. Never a
//! token, a code or a verifier: the error types hold none.

use crate::auth::{AuthError, Help, Registration};
use crate::platform::page;
use crate::state::sign_in::{Event, Question, SignIn, Wish};
use crate::state::{Action, Place};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, State};
use crate::ui::i18n::Text;
use web_sys::MouseEvent;
use yew::prelude::*;

/// The notice, if something went wrong.
pub(crate) fn trouble(env: &Env, state: &State) -> Option<Html> {
    let text = env.text;
    let known = &state.0.sign_in;
    let error = known.trouble.as_ref()?;
    let help = Help::of(error);
    // The words come from the worker, a moment later.
    let advice = known.advice.as_ref().filter(|advice| advice.help == help);
    let calm = matches!(
        help,
        Help::Cancelled | Help::Interrupted | Help::SessionOver | Help::SignedOut
    );
    let title = match (calm, known.account()) {
        (true, _) | (_, Some(_)) => text.auth_session_title(),
        _ => text.auth_title(),
    };
    let dispatch = |event: Event| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.dispatch(Action::SignIn(event.clone())))
    };
    let wait = match error {
        AuthError::Throttled { until } => Some(text.auth_until(&env.format.time(*until))),
        _ => None,
    };
    let again = again(known, error).map(|wish| {
        html! {
            <button type="button" class="btn small" onclick={dispatch(Event::Asking(Question::SignIn(wish)))}>
                { text.sign_in_again() }
            </button>
        }
    });
    Some(html! {
        <div class={if calm { "notice info" } else { "notice bad" }} key="sign-in">
            { glyph(if calm { Icon::Info } else { Icon::Warning }) }
            <div>
                <h2>{ title }</h2>
                <p>{ for advice.map(|advice| format!("{} {}", advice.what, advice.todo)) }{ " " }{ wait }</p>
                { details(text, error, help) }
                <div class="links">
                    { again }
                    { consent(text, help, known.tried.as_ref()) }
                    <a href={Place::SetUp.fragment()}>{ text.set_up_link() }</a>
                </div>
            </div>
            <button type="button" class="btn ghost square" aria-label={text.dismiss()} title={text.dismiss()}
                onclick={dispatch(Event::Dismissed)}>{ glyph(Icon::Close) }</button>
        </div>
    })
}

/// A further try with what was tried, where that can help.
fn again(known: &SignIn, error: &AuthError) -> Option<Wish> {
    let claims = match error {
        AuthError::InteractionRequired(fault) => fault.claims.clone(),
        _ => None,
    };
    let pasted = known.account().is_some_and(|account| account.pasted);
    (error.wants_sign_in() && known.is_free() && !pasted && known.tried.is_some()).then(|| Wish {
        registration: known.tried.clone(),
        scopes: known.scopes_again(),
        claims,
    })
}

/// The link to give to an administrator.
fn consent(text: Text, help: Help, tried: Option<&Registration>) -> Option<Html> {
    let wanted = matches!(
        help,
        Help::Consent | Help::AdminConsent | Help::PermissionMissing
    );
    let redirect = crate::auth::RedirectUri::new(&page::base_address()).ok()?;
    let url = tried.filter(|_| wanted)?.admin_consent(&redirect);
    Some(html! {
        <a href={url} target="_blank" rel="noopener noreferrer">{ text.auth_consent_link() }</a>
    })
}

/// Numbers, and for what has no help of its own Microsoft's words.
fn details(text: Text, error: &AuthError, help: Help) -> Option<Html> {
    let fault = error.server()?;
    let codes: Vec<String> = fault
        .codes
        .iter()
        .map(|code| format!("AADSTS{code}"))
        .collect();
    let mut code = codes.join(", ");
    for word in [&fault.error, &fault.suberror] {
        if !word.is_empty() {
            code.push_str(if code.is_empty() { "" } else { " · " });
            code.push_str(word);
        }
    }
    let said = (help == Help::Other && !fault.said.is_empty())
        .then(|| html! { <p>{ text.auth_said() }{ " " }<q>{ &fault.said }</q></p> });
    let row = |name: &'static str, value: String| {
        (!value.is_empty()).then(
            || html! { <div key={name}><dt>{ name }</dt><dd><code>{ value }</code></dd></div> },
        )
    };
    if code.is_empty() {
        return None;
    }
    Some(html! {
        <>
            { said }
            <dl class="ids small">
                { row(text.auth_code(), code) }
                { row(text.auth_correlation(), fault.correlation.map(|id| id.to_string()).unwrap_or_default()) }
                { row(text.auth_trace(), fault.trace.map(|id| id.to_string()).unwrap_or_default()) }
                { row(text.auth_time(), fault.timestamp.clone()) }
            </dl>
        </>
    })
}
