//! What is handed over: the report of the case, and the cards of marked devices.

use crate::model::order;
use crate::state::Place;
use crate::state::rows::Row;
use crate::ui::components::{Look, state_mark};
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::ui::pages::device::heading;
use crate::worker::messages::Saved;
use std::rc::Rc;
use yew::prelude::*;

/// Cards listed at the most.
const SHOWN: usize = 50;

/// The list.
#[component(Proofs)]
pub(super) fn proofs() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let rows = Rc::clone(&state.0.rows);
    let marked = use_memo(Shared(rows), |rows| {
        let mut all: Vec<_> = rows
            .values()
            .filter(|row| row.data.mark.is_some() && row.data.markable)
            .cloned()
            .collect();
        order::sort_by(&mut all, |a, b| {
            let key = |row: &Row| (row.data.verdict.state, row.data.key.clone());
            key(a).cmp(&key(b))
        });
        all
    });
    let report = {
        let pseudonyms = state.0.case.pseudonyms;
        move |_: MouseEvent| commands.save_as.emit((Saved::Report, None, pseudonyms))
    };
    let idle = !state.0.is_busy() && !state.0.sources.is_empty();
    let rest = u64::try_from(marked.len().saturating_sub(SHOWN)).unwrap_or(u64::MAX);
    html! {
        <section class="panel" aria-labelledby="proofs-title">
            <div class="panel-head">
                <h2 id="proofs-title">{ text.proof_cards() }</h2>
                <button type="button" class="btn small" disabled={!idle} onclick={report}>{ text.export_report() }</button>
            </div>
            if marked.is_empty() {
                <p class="dim small">{ text.proof_cards_none() }</p>
            } else {
                <ul class="others">
                    { for marked.iter().take(SHOWN).map(|row| html! {
                        <li key={row.data.key.0.clone()}>
                            <a href={Place::Proof(row.data.key.clone()).fragment()}>{ heading(text, &row.data) }</a>
                            { state_mark(text, row.data.verdict.state, Look::Plain) }
                        </li>
                    }) }
                </ul>
            }
            if rest > 0 { <p class="dim small">{ text.proof_cards_more(rest) }</p> }
        </section>
    }
}
