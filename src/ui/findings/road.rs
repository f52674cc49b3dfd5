//! The road to the proof, where there is one device: say what the files hold, repair it, look again tomorrow.

use crate::state::answer::is_open;
use crate::state::listing::Listed;
use crate::state::rows::Part;
use crate::state::{AppState, Place};
use crate::ui::i18n::Text;
use yew::prelude::*;

/// Three steps; nothing in a tenant of more devices, and nothing once a device is marked.
pub(crate) fn road(text: Text, state: &AppState, listed: &Listed) -> Html {
    let first = listed
        .rows
        .iter()
        .find(|row| row.part() == Some(Part::Using));
    let one = listed.totals.part(Part::Using) == 1 && listed.totals.part(Part::Waiting) == 0;
    let Some(row) = first.filter(|row| one && row.data.mark.is_none() && !state.is_busy()) else {
        return Html::default();
    };
    let open = state.sources.iter().any(|source| is_open(source));
    let now = if open {
        text.road_say()
    } else {
        text.road_said()
    };
    html! {
        <ol class="road">
            <li><b>{ text.road_now() }</b><span>{ now }</span></li>
            <li>
                <b>{ text.road_today() }</b><span>{ text.road_repair() }</span>
                <a class="btn" href={Place::Device(row.data.key.clone()).fragment()}>{ text.road_open() }</a>
            </li>
            <li><b>{ text.road_tomorrow() }</b><span>{ text.road_again() }</span></li>
        </ol>
    }
}
