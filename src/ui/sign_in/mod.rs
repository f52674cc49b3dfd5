//! Parts of signing in that are shown in several places: permissions, who is signed in, what went wrong.

mod questions;
mod trouble;

pub(super) use questions::Questions;
pub(super) use trouble::trouble;

use crate::auth::{Account, Scopes};
use crate::model::MINUTE;
use crate::platform::{clock, page};
use crate::state::Action;
use crate::state::sign_in::Event;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, State};
use crate::ui::i18n::{Text, sign_in};
use web_sys::MouseEvent;
use yew::prelude::{Html, html};

/// The permissions that will be asked for, each with its reason.
pub(super) fn permissions(text: Text, scopes: &Scopes) -> Html {
    let row = |name: &'static str, why: &'static str| {
        html! { <div key={name}><dt><code>{ name }</code></dt><dd>{ why }</dd></div> }
    };
    html! {
        <div class="permissions small">
            <p class="label">{ text.permissions() }</p>
            <dl>
                { for scopes.iter().map(|scope| row(scope.name(), sign_in::reason(text, scope))) }
                { row(text.permissions_sign_in(), text.permissions_sign_in_why()) }
                { row(text.permissions_offline(), text.permissions_offline_why()) }
            </dl>
            <p class="dim">{ text.permissions_memory() }</p>
        </div>
    }
}

/// Until when, in words.
pub(super) fn until(env: &Env, account: &Account) -> Option<String> {
    let (at, now) = (account.until?, clock::now());
    let until = if env.format.date(at) == env.format.date(now) {
        env.format.time(at)
    } else {
        env.moment(at, now)
    };
    Some(if account.pasted {
        env.text.token_until(&until)
    } else {
        env.text.signed_in_until(&until)
    })
}

/// A warning where this computer's clock is wrong.
pub(super) fn skew(text: Text, account: &Account) -> Option<Html> {
    let skew = account.skew?;
    let minutes = skew.unsigned_abs() / MINUTE.unsigned_abs();
    let words = if skew > 0 {
        text.skew_ahead(minutes)
    } else {
        text.skew_behind(minutes)
    };
    Some(html! {
        <div class="notice warn" key="skew">
            { glyph(Icon::Warning) }
            <div><h2>{ text.skew_title() }</h2><p>{ words }</p></div>
        </div>
    })
}

/// After a sign-in before which the case was saved: it is to be loaded again.
pub(super) fn case_again(text: Text, state: &State) -> Option<Html> {
    let free = state.0.sign_in.is_free();
    let done = {
        let state = state.clone();
        move |_: MouseEvent| state.dispatch(Action::SignIn(Event::CaseDone))
    };
    (state.0.sign_in.case_saved && free).then(|| {
        html! {
            <div class="notice info" key="case-again">
                { glyph(Icon::Info) }
                <div>
                    <h2>{ text.case_again_title() }</h2>
                    <p>{ text.case_again() }</p>
                    <p class="links">
                        <button type="button" class="btn small" onclick={|_| page::click("#files")}>{ text.choose_files() }</button>
                        <button type="button" class="btn small" onclick={done}>{ text.dismiss() }</button>
                    </p>
                </div>
            </div>
        }
    })
}
