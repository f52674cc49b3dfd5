//! The passphrase: asked for when a case file is saved encrypted, and when an encrypted one is opened.

use crate::platform::{crypto, page};
use crate::state::{Action, passphrase};
use crate::ui::components::set_open;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::Saved;
use web_sys::{Event, FormData, HtmlDialogElement, HtmlFormElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

/// The dialog; closed while nothing is asked.
#[component(CaseDialog)]
pub(crate) fn case_dialog() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let dialog = use_node_ref();
    let wrong = use_state_eq(|| "");
    let locked = state.0.case.locked.first().cloned();
    let is_open = state.0.case.sealing || locked.is_some();
    // One for each file that is saved; where the browser has no random numbers it has no encryption either.
    let made = use_memo(state.0.case.sealing, |sealing| {
        sealing
            .then(|| crypto::random().ok().map(passphrase::made))
            .flatten()
    });
    // Cleared for each question.
    let question = locked.as_ref().map(|l| (l.file, l.refused));
    use_effect_with((is_open, question), {
        let (dialog, wrong) = (dialog.clone(), wrong.setter());
        move |(is_open, _)| {
            wrong.set("");
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>()
                && let Ok(Some(form)) = dialog.query_selector("form")
                && let Ok(form) = wasm_bindgen::JsCast::dyn_into::<HtmlFormElement>(form)
            {
                form.reset();
            }
            set_open(&dialog, *is_open);
        }
    });
    let leave = {
        let (state, commands, file) = (state.clone(), commands.clone(), question.map(|q| q.0));
        Callback::from(move |()| match file {
            Some(file) => commands.unlock.emit((file, None)),
            None => state.dispatch(Action::Sealing(false)),
        })
    };
    let cancelled = {
        let leave = leave.clone();
        move |event: Event| {
            // Closed when the state says so.
            event.prevent_default();
            leave.emit(());
        }
    };
    let submit = {
        let (state, file) = (state.clone(), question.map(|q| q.0));
        let wrong = wrong.setter();
        move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<HtmlFormElement>();
            let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
                return;
            };
            let value = |name: &str| data.get(name).as_string().unwrap_or_default();
            let typed = value("passphrase");
            match file {
                Some(file) => commands.unlock.emit((file, Some(typed))),
                None if typed != value("again") => wrong.set(text.seal_unequal()),
                None if passphrase::is_weak(&typed) => wrong.set(text.seal_weak()),
                None => {
                    commands
                        .save_as
                        .emit((Saved::Case, Some(typed), state.0.case.pseudonyms));
                    state.dispatch(Action::Sealing(false));
                }
            }
        }
    };
    let take = {
        let made = made.clone();
        move |_: MouseEvent| {
            for field in ["#passphrase", "#again"] {
                page::fill(field, made.as_deref().unwrap_or_default());
            }
        }
    };
    let refused = locked.as_ref().is_some_and(|l| l.refused);
    let (title, body, act) = match &locked {
        Some(locked) => (
            text.unlock_title(),
            text.unlock_body(&locked.name),
            text.unlock_act(),
        ),
        None => (
            text.seal_title(),
            text.seal_body().to_owned(),
            text.seal_act(),
        ),
    };
    let field = |name: &'static str, label: &'static str, kind: &'static str| {
        html! {
            <p class="field">
                <label for={name}>{ label }</label>
                <input id={name} {name} type="password" autocomplete={kind} required=true minlength="1" />
            </p>
        }
    };
    html! {
        <dialog ref={dialog} aria-labelledby="case-dialog-title" oncancel={cancelled}>
            if is_open {
                <form onsubmit={submit}>
                    <h2 id="case-dialog-title">{ title }</h2>
                    <p>{ body }</p>
                    if let Some(made) = &*made {
                        <p class="made">{ text.seal_made() }<code>{ made }</code>
                            <button type="button" class="link" onclick={take}>{ text.seal_take() }</button></p>
                    }
                    { field("passphrase", text.passphrase(), if locked.is_some() { "current-password" } else { "new-password" }) }
                    if locked.is_none() { { field("again", text.passphrase_again(), "new-password") } }
                    <p class="wrong" role="alert">
                        { if refused { text.unlock_refused() } else { *wrong } }
                    </p>
                    <div class="actions">
                        <button type="button" class="btn" onclick={move |_: MouseEvent| leave.emit(())}>{ text.cancel() }</button>
                        <button type="submit" class="btn primary">{ act }</button>
                    </div>
                </form>
            }
        </dialog>
    }
}
