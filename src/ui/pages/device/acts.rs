//! What to do next, as buttons: one of them is the primary one of the page.

use super::next_look::entry;
use super::waits;
use crate::platform::clock;
use crate::state::file_question::groups;
use crate::state::marking::Marking;
use crate::state::{Action, AppState, Place};
use crate::timeline::change;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{
    Commands, Shared, State as Store, use_commands, use_env, use_state_of_page,
};
use crate::ui::i18n::Text;
use crate::worker::messages::{DeviceView, FindingRow, Saved, State};
use std::rc::Rc;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Acts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ActsProps {
    pub(super) view: Shared<DeviceView>,
}

/// The next thing to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// Mark it.
    Mark,
    /// Save the mark.
    Save,
    /// Remember when to look.
    Calendar,
    /// Show the proof.
    Card,
}

/// The next thing to do of a device.
pub(super) fn next(row: &FindingRow, state: &AppState) -> Next {
    match (row.mark, row.verdict.state) {
        (_, State::Verified | State::Ended) => Next::Card,
        (Some(_), State::BackOnLegacy) | (None, _) if row.markable => Next::Mark,
        (Some(_), _) if !state.is_case_saved() => Next::Save,
        (Some(_), _) => Next::Calendar,
        (None, _) => Next::Card,
    }
}

/// The buttons.
#[component(Acts)]
pub(super) fn acts(props: &ActsProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let row = &props.view.row;
    let next = next(row, &state.0);
    // An open question has the primary button; what cannot be marked has none.
    let asked = waits(&props.view) && !groups(&state.0.sources).is_empty();
    let primary = (!asked && row.markable).then_some("primary");
    let button = |icon: Icon, label: &'static str, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class={classes!("btn", primary)} {onclick}>{ glyph(icon) }{ label }</button> }
    };
    let card = |primary: Option<&'static str>| {
        let href = Place::Proof(row.key.clone()).fragment();
        html! { <a class={classes!("btn", primary)} {href}>{ glyph(Icon::Shield) }{ text.proof_open() }</a> }
    };
    html! {
        <div class="acts">
            { match next {
                Next::Mark => button(Icon::Check, text.marking_button(), mark(&state, &props.view)),
                Next::Save => button(Icon::Export, text.look_save(), save(&state, &commands)),
                Next::Calendar => button(Icon::Calendar, text.look_calendar(), entry(&state, &env, row)),
                Next::Card => card(primary),
            } }
            if next != Next::Card { { card(None) } }
            if row.mark.is_some() && next != Next::Save {
                <button type="button" class="btn" onclick={save(&state, &commands)}>{ text.look_save() }</button>
            }
        </div>
    }
}

/// Opens the dialog that marks the device.
pub(super) fn mark(state: &Store, view: &Shared<DeviceView>) -> Callback<MouseEvent> {
    let (state, view) = (state.clone(), view.clone());
    Callback::from(move |_| {
        // A download reaches to when it was made, whether or not anybody signed in.
        let sources = state.0.sources.iter();
        let made = sources.filter_map(|s| s.stated.unwrap_or(s.proposed).downloaded);
        let newest = made.chain(state.0.summary.to).max();
        let marking = Marking::of(&view, &change(&view), newest, clock::now());
        state.dispatch(Action::Marking(Some(Rc::new(marking))));
    })
}

/// Saves the case.
pub(super) fn save(state: &Store, commands: &Shared<Commands>) -> Callback<MouseEvent> {
    let (pseudonyms, commands) = (state.0.case.pseudonyms, commands.clone());
    Callback::from(move |_| commands.save_as.emit((Saved::Case, None, pseudonyms)))
}

/// Changes the mark, or takes it back.
pub(super) fn change_mark(
    text: Text,
    state: &Store,
    commands: &Shared<Commands>,
    view: &Shared<DeviceView>,
) -> Html {
    let (commands, keys) = (commands.clone(), vec![view.row.key.clone()]);
    let remove = move |_: MouseEvent| commands.mark.emit((keys.clone(), None));
    html! {
        <span class="row">
            <button type="button" class="btn small" onclick={mark(state, view)}>{ text.marking_change() }</button>
            <button type="button" class="btn small" onclick={remove}>{ text.marking_remove() }</button>
        </span>
    }
}
