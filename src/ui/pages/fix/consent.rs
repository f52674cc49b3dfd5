//! Can people consent to *Apple Internet Accounts*: what the administrator knows, as radios, and how to find out: by hand,
//! or from Graph on demand. The steps on every device's page follow it.

use crate::auth::{Scope, Scopes};
use crate::remedy::{Consent as Consenting, Known, Mfa};
use crate::state::Action;
use crate::state::sign_in::{Event, Question, Wish};
use crate::ui::components::Sentence;
use crate::ui::context::{Commands, Env, Shared, State, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::remedy as words;
use crate::ui::pages::texts::{copy, out};
use crate::worker::messages::{Ask, Look};
use yew::prelude::*;

/// Answers beside the question; the others are obstacles, which are below *Find out*.
const ANSWERS: [Consenting; 4] = [
    Consenting::Given,
    Consenting::PersonMay,
    Consenting::AdminOnly,
    Consenting::Unknown,
];
const OBSTACLES: [Consenting; 3] = [
    Consenting::AppDisabled,
    Consenting::NeedsAssignment,
    Consenting::PolicyStops,
];

/// The question.
#[component(Consent)]
pub(super) fn consent() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let known = state.0.remedy.known;
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
    let radio = |name: &'static str, words: &'static str, checked: bool, with: Known| {
        let (commands, lang) = (commands.clone(), env.lang());
        let pick = move |_: yew::Event| commands.remedy.emit((Ask::Know(with), lang));
        html! { <label><input type="radio" {name} {checked} onchange={pick} />{ words }</label> }
    };
    let consents = |all: &[Consenting]| -> Html {
        let each = all.iter().map(|c| {
            let with = Known {
                consent: *c,
                ..known
            };
            radio(
                "consent",
                words::consent(text, *c),
                known.consent == *c,
                with,
            )
        });
        each.collect()
    };
    let group = |label: &'static str, radios: Html| {
        html! {
            <>
                <h3>{ label }</h3>
                <div class="radios" role="radiogroup" aria-label={label}>{ radios }</div>
            </>
        }
    };
    let mfa = Mfa::ALL.into_iter().map(|m| {
        radio(
            "mfa",
            words::mfa(text, m),
            known.mfa == m,
            Known { mfa: m, ..known },
        )
    });
    html! {
        <section class="panel consent" aria-labelledby="consent-title">
            <h2 id="consent-title">{ text.known_consent() }</h2>
            <div class="radios" role="radiogroup" aria-labelledby="consent-title">{ consents(&ANSWERS) }</div>
            <details>
                <summary>{ text.consent_find_out() }</summary>
                <p><Sentence text={text.tenant_lead()} /></p>
                if consent.is_some() {
                    <p class="row">{ consent }{ notices }</p>
                    <p class="small dim">{ text.tenant_look_text() }</p>
                }
                if let Some(door) = &state.0.remedy.door {
                    <h3>{ text.tenant_checks() }</h3>
                    <p class="small dim">{ text.tenant_checks_text() }</p>
                    <ul class="bullets">
                        { for door.checks.iter().map(|(question, address)| html! {
                            <li><Sentence text={question.clone()} />{ " " }{ out(address.clone(), text.tenant_open()) }</li>
                        }) }
                    </ul>
                    if let Some(link) = &door.consent_link {
                        <h3>{ text.tenant_link() }</h3>
                        <p><code class="agent">{ link }</code></p>
                        <p class="small dim"><Sentence text={text.tenant_link_text()} /></p>
                        <p class="row">{ copy(&commands, text.copy(), link) }</p>
                    }
                }
                { group(text.known_obstacle(), consents(&OBSTACLES)) }
                { group(text.known_mfa(), mfa.collect()) }
                <p class="small dim">{ text.known_text() }</p>
            </details>
            <div role="status">
                if let Some(tenant) = tenant {
                    if tenant.busy { <p class="dim">{ text.tenant_busy() }</p> }
                    <ul class="bullets">{ for tenant.sentences.iter().map(|s| html! { <li><Sentence text={s.clone()} /></li> }) }</ul>
                    { for tenant.notices.iter().map(|n| html! { <pre class="code" tabindex="0" aria-label={text.notices_title()}>{ n }</pre> }) }
                }
            </div>
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
