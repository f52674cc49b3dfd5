//! Tell people: to whom there is a mail, and all of the mails as drafts or as a table.

use super::consent::look_up;
use super::{FEW, Names};
use crate::auth::Scope;
use crate::ui::context::{Commands, Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::pages::texts::languages;
use crate::worker::messages::{Ask, Form, Language, Look};
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
#[component(Tell)]
pub(super) fn tell() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let language = use_state(|| None::<Language>);
    let door = state.0.remedy.door.clone();
    let rows = Shared(Rc::clone(&state.0.rows));
    let devices = use_memo((door.clone().map(Shared), rows), |(door, rows)| {
        let keys = door.iter().flat_map(|door| &door.letters);
        let rows = keys.filter_map(|key| rows.get(&key.0)).cloned();
        rows.collect::<Vec<_>>()
    });
    let Some(door) = door else {
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
        <section class="panel inside" aria-labelledby="letters-title">
            <h2 id="letters-title">{ text.letters_title() }</h2>
            if devices.is_empty() {
                <p>{ text.letters_none() }</p>
            } else {
                <p>{ text.letters_text(devices.len() as u64) }</p>
                <div class="row">
                    { languages(text, "letters-language", choose) }
                    { letters(&env, &commands, *language, Form::Drafts) }
                    { letters(&env, &commands, *language, Form::Table) }
                </div>
                if look.is_some() {
                    <p class="row">{ look }<span class="small dim">{ text.letters_own(door.in_own_language) }</span></p>
                }
                <h3>{ text.letters_to() }</h3>
                <Names devices={Shared(devices)} first={FEW} />
                <p class="small dim">{ text.letters_not() }</p>
            }
        </section>
    }
}

fn letters(env: &Env, commands: &Shared<Commands>, language: Option<Language>, form: Form) -> Html {
    let (commands, lang) = (commands.clone(), env.lang());
    let (class, label) = match form {
        Form::Drafts => ("btn primary", env.text.letters_all()),
        Form::Table => ("btn", env.text.letters_table()),
    };
    let click = move |_: MouseEvent| {
        if let Some(language) = language {
            let ask = Ask::Letters { language, form };
            commands.remedy.emit((ask, lang));
        }
    };
    html! { <button type="button" {class} disabled={language.is_none()} onclick={click}>{ label }</button> }
}
