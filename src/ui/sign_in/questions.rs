//! Questions before the page is left: what a sign-in costs and asks for, what signing out costs.

use super::permissions;
use crate::state::Action;
use crate::state::sign_in::{Event, Question};
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use web_sys::{HtmlDialogElement, MouseEvent};
use yew::prelude::*;

/// The dialog; closed while there is nothing to ask.
#[component(Questions)]
pub(crate) fn questions() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let dialog = use_node_ref();
    let asking = state.0.sign_in.asking.clone();
    use_effect_with((asking.is_some(), dialog.clone()), |(open, dialog)| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            if *open && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !*open && dialog.open() {
                dialog.close();
            }
        }
    });
    let keep = {
        let state = state.clone();
        move || state.dispatch(Action::SignIn(Event::Kept))
    };
    // Escape closes it as well.
    let closed = {
        let (keep, open) = (keep.clone(), asking.is_some());
        Callback::from(move |_: web_sys::Event| {
            if open {
                keep();
            }
        })
    };
    let cancel = {
        let keep = keep.clone();
        Callback::from(move |_: MouseEvent| keep())
    };
    let data = state.0.has_data();
    let content = asking.map(|question| match question {
        Question::SignIn(wish) => {
            let go = {
                let (commands, wish, keep) = (commands.clone(), wish.clone(), keep.clone());
                move |_: MouseEvent| {
                    keep();
                    commands.sign_in.emit((wish.clone(), false));
                }
            };
            html! {
                <>
                    <h2 id="question">{ text.ask_sign_in_title() }</h2>
                    if data {
                        <p>{ text.ask_sign_in_lose() }</p>
                    }
                    { permissions(text, &wish.scopes) }
                    <div class="actions">
                        <button type="button" class="btn" onclick={cancel}>{ text.cancel() }</button>
                        if data {
                            <button type="button" class="btn" disabled=true aria-describedby="save-later">
                                { text.ask_sign_in_save() }
                            </button>
                            <button type="button" class="btn danger" onclick={go}>{ text.ask_sign_in_go_lose() }</button>
                            <p id="save-later" class="small dim">{ text.ask_sign_in_save_later() }</p>
                        } else {
                            <button type="button" class="btn primary" onclick={go}>{ text.ask_sign_in_go() }</button>
                        }
                    </div>
                </>
            }
        }
        Question::SignOut => {
            let go = {
                let (commands, keep) = (commands.clone(), keep.clone());
                move |_: MouseEvent| {
                    keep();
                    commands.sign_out.emit(());
                }
            };
            html! {
                <>
                    <h2 id="question">{ text.ask_sign_out_title() }</h2>
                    <p>{ text.ask_sign_out_body() }</p>
                    <div class="actions">
                        <button type="button" class="btn" onclick={cancel}>{ text.cancel() }</button>
                        <button type="button" class="btn danger" onclick={go}>{ text.sign_out() }</button>
                    </div>
                </>
            }
        }
    });
    html! {
        <dialog ref={dialog} aria-labelledby="question" onclose={closed}>{ content }</dialog>
    }
}
