//! Block legacy authentication: what a block would stop, the order in which to do it, and the texts for it, folded by what
//! a tenant needs for them: to review, copy and save.

use crate::remedy::Fact;
use crate::ui::components::Sentence;
use crate::ui::context::{Commands, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::Text;
use crate::ui::pages::texts::{copy, out, save};
use crate::worker::messages::{Artefact, File};
use yew::prelude::*;

/// Microsoft's pages.
const BASIC: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online";
const POLICIES: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online";
const SMTP: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission";
const CONSENT: &str =
    "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies";

/// The tab.
#[component(Block)]
pub(super) fn block() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let Some(door) = state.0.remedy.door.clone() else {
        return html! { <div></div> };
    };
    let docs = [
        (text.fix_docs_basic(), BASIC, Fact::BasicOff),
        (
            text.fix_docs_policies(),
            POLICIES,
            Fact::AuthenticationPolicy,
        ),
        (text.fix_docs_smtp(), SMTP, Fact::SmtpAuth),
        (text.fix_docs_consent(), CONSENT, Fact::ConsentPolicy),
    ];
    let list = |sentences: &[String]| html! { <ul class="bullets">{ for sentences.iter().map(|s| html! { <li><Sentence text={s.clone()} /></li> }) }</ul> };
    let close = [
        text.fix_close_smtp(),
        text.fix_close_policy(),
        text.fix_close_keep(),
    ];
    html! {
        <div>
            <section class="panel inside" aria-labelledby="impact-title">
                <h2 id="impact-title">{ text.door_impact_title() }</h2>
                { list(&door.impact) }
            </section>
            <section class="panel inside" aria-labelledby="close-title">
                <h2 id="close-title">{ text.fix_close_title() }</h2>
                <ol class="steps">{ for close.map(|step| html! { <li><Sentence text={step} /></li> }) }</ol>
            </section>
            { for door.artefacts.chunk_by(|a, b| a.needs == b.needs).map(|chunk| html! {
                <details class="panel fold">
                    <summary>{ chunk.first().map(|made| made.needs.clone()) }</summary>
                    { for chunk.iter().map(|made| artefact(text, &commands, made)) }
                </details>
            }) }
            <details class="panel fold">
                <summary>{ text.fix_docs_title() }</summary>
                <ul class="bullets">
                    { for docs.map(|(name, address, fact)| html! {
                        <li>{ out(address.to_owned(), name) }{ " " }<span class="dim small">{ text.facts_as_of(fact.as_of()) }</span></li>
                    }) }
                </ul>
            </details>
            <p class="dim small">{ text.door_lead() }</p>
        </div>
    }
}

fn artefact(text: Text, commands: &Shared<Commands>, made: &Artefact) -> Html {
    let file = File {
        name: made.file.clone(),
        media_type: made.media_type.clone(),
        bytes: made.text.clone().into_bytes(),
    };
    let shown = made.text.trim_start_matches('\u{feff}');
    html! {
        <section class="artefact" aria-label={made.title.clone()}>
            if made.title != made.needs { <h3>{ &made.title }</h3> }
            { for made.about.iter().map(|words| html! { <p class="small"><Sentence text={words.clone()} /></p> }) }
            <details>
                <summary>{ text.door_show() }</summary>
                <pre class="code" tabindex="0" aria-label={made.file.clone()}>{ shown }</pre>
            </details>
            <p class="row">
                { copy(commands, text.copy(), shown) }
                { save(commands, &text.door_save(&made.file), file) }
            </p>
        </section>
    }
}
