//! The mails of all, what a block would stop, and the texts that close the door: to review, copy and save.

use super::consent::{Consent, look_up};
use crate::auth::Scope;
use crate::ui::components::Sentence;
use crate::ui::context::{Commands, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{Lang, Text};
use crate::ui::pages::texts::{copy, languages, save};
use crate::worker::messages::{Artefact, Ask, File, Form, Language, Look};
use yew::prelude::*;

/// Mails, preview and texts, once the worker has written them.
#[component(Closing)]
pub(super) fn closing() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let language = use_state(|| None::<Language>);
    let Some(door) = state.0.remedy.door.clone() else {
        return html! { <div></div> };
    };
    let choose = {
        let language = language.setter();
        Callback::from(move |chosen| language.set(Some(chosen)))
    };
    let look = look_up(
        &state,
        &env,
        &commands,
        text.letters_look(),
        Look::Languages,
        &[Scope::DirectoryRead],
    );
    html! {
        <div class="closing">
            <Consent door={Shared(door.clone())} />
            if door.letters > 0 {
                <section class="panel" aria-labelledby="letters-title">
                    <h2 id="letters-title">{ text.letters_title() }</h2>
                    <p class="dim small">{ text.letters_text(door.letters) }</p>
                    { languages(text, "letters-language", choose) }
                    if let Some(look) = &look {
                        <p class="row">{ look.clone() }</p>
                        <p class="small dim">{ text.letters_own(door.in_own_language) }</p>
                    }
                    <p class="row">
                        { letters(&commands, env.lang(), *language, Form::Drafts, text.letters_all()) }
                        { letters(&commands, env.lang(), *language, Form::Table, text.letters_table()) }
                    </p>
                </section>
            }
            <section class="panel" aria-labelledby="impact-title">
                <h2 id="impact-title">{ text.door_impact_title() }</h2>
                <ul class="bullets">{ for door.impact.iter().map(|words| html! { <li><Sentence text={words.clone()} /></li> }) }</ul>
            </section>
            <p class="lead dim">{ text.door_lead() }</p>
            { for door.artefacts.iter().map(|made| artefact(text, &commands, made)) }
        </div>
    }
}

fn letters(
    commands: &Shared<Commands>,
    lang: Lang,
    language: Option<Language>,
    form: Form,
    label: &str,
) -> Html {
    let commands = commands.clone();
    let click = move |_: MouseEvent| {
        if let Some(language) = language {
            commands
                .remedy
                .emit((Ask::Letters { language, form }, lang));
        }
    };
    html! { <button type="button" class="btn small" disabled={language.is_none()} onclick={click}>{ label }</button> }
}

fn artefact(text: Text, commands: &Shared<Commands>, made: &Artefact) -> Html {
    let file = File {
        name: made.file.clone(),
        media_type: made.media_type.clone(),
        bytes: made.text.clone().into_bytes(),
    };
    let shown = made.text.trim_start_matches('\u{feff}');
    html! {
        <section class="panel artefact" key={made.file.clone()} aria-label={made.title.clone()}>
            <h2>{ &made.title }</h2>
            { for made.about.iter().map(|words| html! { <p class="small"><Sentence text={words.clone()} /></p> }) }
            <details class="letter">
                <summary>{ text.door_show() }</summary>
                <pre class="made code" tabindex="0" aria-label={made.file.clone()}>{ shown }</pre>
            </details>
            <p class="row">
                { copy(commands, text.door_copy(), shown) }
                { save(commands, &text.door_save(&made.file), file) }
            </p>
        </section>
    }
}
