//! Questions before the page is left or emptied: what a sign-in costs and asks for, what signing out and forgetting
//! cost. Also asks the worker what an error means.

use super::permissions;
use crate::auth::Help;
use crate::platform::page;
use crate::state::Action;
use crate::state::sign_in::{Event, Question};
use crate::ui::components::set_open;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::{Saved, SignInAsk};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Milliseconds after which a browser has taken over a file that is offered as a download.
const TAKEN_OVER: i32 = 1_000;

/// The dialog; closed while there is nothing to ask.
#[component(Questions)]
pub(crate) fn questions() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let dialog = use_node_ref();
    let asking = state.0.sign_in.asking.clone();
    use_effect_with((asking.is_some(), dialog.clone()), |(open, dialog)| {
        set_open(dialog, *open);
    });
    let help = state.0.sign_in.trouble.as_ref().map(Help::of);
    use_effect_with((help, env.lang()), {
        let commands = commands.clone();
        move |(help, lang)| {
            if let Some(help) = help {
                commands.ask_sign_in.emit((SignInAsk::Help(*help), *lang));
            }
        }
    });
    // The case file is saved: now the page can be left, once the browser has taken the file over.
    use_effect_with(state.0.sign_in.saved.clone(), {
        let commands = commands.clone();
        move |saved| {
            if let Some(wish) = saved.clone() {
                page::after(TAKEN_OVER, move || commands.sign_in.emit((wish, true)));
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
            let asked_for = permissions(text, &wish.scopes);
            let go = {
                let (commands, wish, keep) = (commands.clone(), wish.clone(), keep.clone());
                move |_: MouseEvent| {
                    keep();
                    commands.sign_in.emit((wish.clone(), false));
                }
            };
            let save = {
                let (state, commands) = (state.clone(), commands.clone());
                move |_: MouseEvent| {
                    state.dispatch(Action::SignIn(Event::Saving(wish.clone())));
                    commands.save_as.emit((Saved::Case, None, false));
                }
            };
            html! {
                <>
                    <h2 id="question">{ text.ask_sign_in_title() }</h2>
                    if data {
                        <p>{ text.ask_sign_in_lose() }</p>
                    }
                    { asked_for }
                    <div class="actions">
                        <button type="button" class="btn" onclick={cancel}>{ text.cancel() }</button>
                        if data {
                            <button type="button" class="btn danger" onclick={go}>{ text.ask_sign_in_go_lose() }</button>
                            <button type="button" class="btn primary" onclick={save}>{ text.ask_sign_in_save() }</button>
                        } else {
                            <button type="button" class="btn primary" onclick={go}>{ text.ask_sign_in_go() }</button>
                        }
                    </div>
                </>
            }
        }
        Question::SignOut | Question::Forget => {
            let out = question == Question::SignOut;
            let (title, body, label) = if out {
                (text.ask_sign_out_title(), text.ask_sign_out_body(), text.sign_out())
            } else {
                (text.forget_title(), text.forget_body(), text.forget_confirm())
            };
            let go = {
                let (commands, keep) = (commands.clone(), keep.clone());
                move |_: MouseEvent| {
                    keep();
                    if out {
                        commands.sign_out.emit(());
                    } else {
                        commands.forget.emit(());
                    }
                }
            };
            html! {
                <>
                    <h2 id="question">{ title }</h2>
                    <p>{ body }</p>
                    <div class="actions">
                        <button type="button" class="btn" onclick={cancel}>{ text.cancel() }</button>
                        <button type="button" class="btn danger" onclick={go}>{ label }</button>
                    </div>
                </>
            }
        }
    });
    html! {
        <dialog ref={dialog} aria-labelledby="question" onclose={closed}>{ content }</dialog>
    }
}
