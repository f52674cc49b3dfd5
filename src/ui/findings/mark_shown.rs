//! Marking many devices at once: all that are shown, and undoing it.

use crate::platform::clock;
use crate::state::Action;
use crate::state::listing::Listed;
use crate::state::marking::Marking;
use crate::state::rows::Row;
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use std::rc::Rc;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`MarkShown`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarkShownProps {
    /// Rows that fit the filters.
    pub(super) listed: Shared<Listed>,
}

/// The button for all shown devices that can be marked and are not, once something is filtered: nobody changed all of them
/// at once. After marking, the button that takes it back.
#[component(MarkShown)]
pub(super) fn mark_shown(props: &MarkShownProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let open = |row: &&Rc<Row>| row.data.markable && row.data.mark.is_none();
    // Of rows that are not all known not all can be marked.
    let count = *use_memo(props.listed.clone(), |listed| match listed.is_whole() {
        true => listed.rows.iter().filter(open).count() as u64,
        false => 0,
    });
    let mark = {
        let (state, listed) = (state.clone(), props.listed.clone());
        move |_: MouseEvent| {
            let rows = listed.rows.iter().filter(open).map(|row| &row.data);
            let marking = Marking::many(rows, clock::now());
            state.dispatch(Action::Marking(marking.map(Rc::new)));
        }
    };
    let undo = {
        let keys = Rc::clone(&state.0.marked);
        move |_: MouseEvent| commands.mark.emit((keys.to_vec(), None))
    };
    let done = state.0.marked.len() as u64;
    html! {
        <span class="contents">
            if count > 0 && !state.0.filter.is_empty() && !state.0.is_busy() {
                <button type="button" class="btn push" onclick={mark}>{ text.marking_all(count) }</button>
            }
            if done > 0 {
                <span class="result">{ text.marking_done(done) }{ " " }<button type="button" class="link" onclick={undo}>{ text.marking_undo() }</button></span>
            }
        </span>
    }
}
