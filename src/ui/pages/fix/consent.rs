//! Can people finish the steps today: what to check by hand, the administrator's consent, and what Graph says on demand.

use crate::auth::{Scope, Scopes};
use crate::remedy::{Consent as Consenting, Known, Mfa};
use crate::state::Action;
use crate::state::sign_in::{Event, Question, Wish};
use crate::ui::components::Sentence;
use crate::ui::context::{Commands, Env, Shared, State, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::remedy as words;
use crate::ui::pages::texts::{choice, copy};
use crate::worker::messages::{Ask, Door, Look};
use yew::prelude::*;

/// Properties of [`Consent`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ConsentProps {
    pub(super) door: crate::ui::context::Shared<Door>,
}

/// The section.
#[component(Consent)]
pub(super) fn consent(props: &ConsentProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let tenant = state.0.remedy.tenant.clone();
    let look =
        |label, what, scopes: &[Scope]| look_up(&state, &env, &commands, label, what, scopes);
    let consent = look(
        text.tenant_look(),
        Look::Consent,
        &[
            Scope::ApplicationRead,
            Scope::DirectoryRead,
            Scope::PolicyRead,
            Scope::ConsentRequestRead,
        ],
    );
    let notices = look(
        text.tenant_look_notices(),
        Look::Notices,
        &[Scope::ServiceMessageRead],
    );
    let signed_in = consent.is_some();
    html! {
        <section class="panel" aria-labelledby="tenant-title">
            <h2 id="tenant-title">{ text.tenant_title() }</h2>
            <p class="small"><Sentence text={text.tenant_lead()} /></p>
            if signed_in {
                <p class="row">{ consent }{ notices }</p>
                <p class="small dim">{ text.tenant_look_text() }</p>
            }
            <div role="status">
                if let Some(tenant) = tenant {
                    if tenant.busy { <p class="dim">{ text.tenant_busy() }</p> }
                    <ul class="bullets">{ for tenant.sentences.iter().map(|s| html! { <li><Sentence text={s.clone()} /></li> }) }</ul>
                    { for tenant.notices.iter().map(|n| html! { <pre class="made" tabindex="0" aria-label={text.notices_title()}>{ n }</pre> }) }
                }
            </div>
            if let Some(link) = &props.door.consent_link {
                <h3 class="small">{ text.tenant_link() }</h3>
                <p><code class="agent">{ link }</code></p>
                <p class="small dim"><Sentence text={text.tenant_link_text()} /></p>
                <p class="row">{ copy(&commands, text.copy(), link) }</p>
            }
            <details class="letter">
                <summary>{ text.tenant_checks() }</summary>
                <p class="small dim">{ text.tenant_checks_text() }</p>
                <ul class="bullets small">
                    { for props.door.checks.iter().map(|(question, address)| html! {
                        <li><Sentence text={question.clone()} /><br /><code class="agent">{ address }</code></li>
                    }) }
                </ul>
            </details>
            { found_out(&state, &env, &commands) }
        </section>
    }
}

/// A button that looks something up, or asks for the permissions first; none without a sign-in.
pub(super) fn look_up(
    state: &State,
    env: &Env,
    commands: &Shared<Commands>,
    label: &'static str,
    look: Look,
    scopes: &[Scope],
) -> Option<Html> {
    let granted = state.0.sign_in.account()?.scopes.clone();
    let needed = scopes.iter().fold(granted.clone(), |all, s| all.with(*s));
    let (state, commands, lang) = (state.clone(), commands.clone(), env.lang());
    let click = move |_: MouseEvent| {
        if granted.covers(&needed) {
            commands.remedy.emit((Ask::LookUp(look), lang));
        } else {
            let wish = Wish {
                registration: None,
                scopes: Scopes::clone(&needed),
                claims: None,
            };
            state.dispatch(Action::SignIn(Event::Asking(Question::SignIn(wish))));
        }
    };
    Some(html! { <button type="button" class="btn small" onclick={click}>{ label }</button> })
}

/// What an administrator found out by hand: the steps follow it.
fn found_out(state: &State, env: &Env, commands: &Shared<Commands>) -> Html {
    let (text, known) = (env.text, state.0.remedy.known);
    let tell = |with: fn(Known, &str) -> Known| {
        let (commands, lang) = (commands.clone(), env.lang());
        Callback::from(move |code: String| {
            commands.remedy.emit((Ask::Know(with(known, &code)), lang));
        })
    };
    let consents = Consenting::ALL.map(|c| (c.code(), words::consent(text, c)));
    let factors = Mfa::ALL.map(|m| (m.code(), words::mfa(text, m)));
    html! {
        <div role="group" aria-labelledby="known-title">
            <h3 class="small" id="known-title">{ text.known_title() }</h3>
            <p class="small dim">{ text.known_text() }</p>
            { choice("known-consent", text.known_consent(), consents.into(), known.consent.code(), tell(|known, code| Known {
                consent: Consenting::ALL.into_iter().find(|c| c.code() == code).unwrap_or_default(),
                ..known
            })) }
            { choice("known-mfa", text.known_mfa(), factors.into(), known.mfa.code(), tell(|known, code| Known {
                mfa: Mfa::ALL.into_iter().find(|m| m.code() == code).unwrap_or_default(),
                ..known
            })) }
        </div>
    }
}
