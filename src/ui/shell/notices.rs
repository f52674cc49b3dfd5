//! Errors, as alerts: what happened, what was kept, what to do now. First those of the page itself, then one line for
//! each file that could not be read to its end, or whose rows could not all be read.

use crate::state::config::ConfigError;
use crate::state::{Action, Trouble};
use crate::ui::components::{Icon, glyph, use_some};
use crate::ui::context::{use_env, use_state_of_page};
use crate::ui::i18n::{Text, problems, report_place};
use crate::ui::sign_in;
use web_sys::MouseEvent;
use yew::prelude::*;

/// The alerts.
#[component(Notices)]
pub(crate) fn notices() -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let troubles = state.0.troubles.iter().enumerate().map(|(at, trouble)| {
        let (title, body) = words(text, trouble);
        let state = state.clone();
        let dismiss = move |_: MouseEvent| state.dispatch(Action::DismissTrouble(at));
        html! {
            <div class="notice bad" key={format!("{trouble:?}")}>
                { glyph(Icon::Warning) }
                <div><h2>{ title }</h2><p>{ body }</p></div>
                <Dismiss onclick={dismiss} />
            </div>
        }
    });
    let broken: Vec<_> = state
        .0
        .sources
        .iter()
        .filter(|s| s.is_broken() && !state.0.dismissed.contains(&s.id))
        .collect();
    let (shown, more) = use_some(text, broken.len(), 5, 5);
    let dismiss = {
        let state = state.clone();
        move |_: MouseEvent| state.dispatch(Action::DismissProblems)
    };
    html! {
        <div role="alert" class="notices">
            { for troubles }
            { sign_in::trouble(&env, &state) }
            { sign_in::case_again(text, &state) }
            { state.0.sign_in.account().and_then(|account| sign_in::skew(text, account)) }
            if !broken.is_empty() {
                <div class="notice warn">
                    { glyph(Icon::Warning) }
                    <div>
                        <h2>{ text.problems_title(broken.iter().map(|source| source.failed.max(1)).sum()) }</h2>
                        <ul>
                            { for broken.iter().take(shown).filter_map(|source| {
                                let problem = problems::of_source(text, source)?;
                                Some(html! {
                                    <li key={source.id.0}>
                                        <b class="name">{ &source.name }</b>{ " " }{ problem.happened }{ " " }
                                        { problem.kept }{ " " }{ problem.todo }
                                    </li>
                                })
                            }) }
                        </ul>
                        { more }
                    </div>
                    <Dismiss onclick={dismiss} />
                </div>
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DismissProps {
    onclick: Callback<MouseEvent>,
}

#[component(Dismiss)]
fn dismiss(props: &DismissProps) -> Html {
    let text = use_env().text;
    html! {
        <button type="button" class="btn ghost square" aria-label={text.dismiss()} title={text.dismiss()}
            onclick={props.onclick.clone()}>{ glyph(Icon::Close) }</button>
    }
}

fn words(text: Text, trouble: &Trouble) -> (&'static str, String) {
    match trouble {
        Trouble::Worker => (text.error_worker_title(), text.error_worker().to_owned()),
        Trouble::Failed => (
            text.error_failed_title(),
            text.error_failed(&report_place(text)),
        ),
        Trouble::Crashed => (
            text.error_crashed_title(),
            text.error_crashed(&report_place(text)),
        ),
        Trouble::Language(name) => (text.error_language_title(), text.error_language(name)),
        Trouble::NoEncryption => (text.error_seal_title(), text.error_seal().to_owned()),
        Trouble::Folder(None) => (
            text.error_folder_title(),
            text.error_folder_many().to_owned(),
        ),
        Trouble::Folder(Some(path)) => (text.error_folder_title(), text.error_folder_path(path)),
        Trouble::Config(error) => {
            let reason = match error {
                ConfigError::NotJson => text.config_not_json().to_owned(),
                ConfigError::NotObject => text.config_not_object().to_owned(),
                ConfigError::UnknownKey(key) => text.config_unknown_key(key),
                ConfigError::BadValue(key) => text.config_bad_value(key),
            };
            (text.error_config_title(), text.error_config(&reason))
        }
    }
}
