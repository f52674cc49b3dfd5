//! The next look at a marked device: what for, when, and an entry for the calendar.

use crate::platform::{clock, notify, page};
use crate::state::Place;
use crate::state::looks::{Entry, next};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::proof::duration;
use crate::worker::messages::DeviceView;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`NextLook`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NextLookProps {
    pub(super) view: Shared<DeviceView>,
}

/// Nothing for a device that needs no further look.
#[component(NextLook)]
pub(super) fn next_look(props: &NextLookProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let redraw = use_force_update();
    let text = env.text;
    let row = &props.view.row;
    let now = clock::now();
    let Some(found) = next(row, now) else {
        return Html::default();
    };
    let key = row.key.0.clone();
    let save = move |_: MouseEvent| {
        let entry = Entry {
            at: found.at.max(now),
            made: now,
            key: &key,
            link: &format!(
                "{}{}",
                page::base_address(),
                Place::Device(crate::worker::messages::FindingKey(key.clone())).fragment()
            ),
            title: text.look_entry_title(),
            text: text.look_entry_text(),
        };
        page::download("cutover-next-look.ics", "text/calendar", &entry.to_ics());
    };
    let ask = move |_: MouseEvent| {
        let redraw = redraw.clone();
        notify::ask(move || redraw.force_update());
    };
    html! {
        <div class="next-look">
            <h3 class="small">{ text.look_title() }</h3>
            <p class="small">
                if found.due {
                    { text.look_due() }
                } else {
                    { text.look_at(&env.format.date_time(found.at), &duration(text, found.at.since(now))) }
                }
                if state.0.fetching.can_prove() { { " " }{ text.look_auto() } }
            </p>
            <p class="row">
                <button type="button" class="btn small" onclick={save}>{ text.look_calendar() }</button>
                if state.0.fetching.can_prove() && notify::can_ask() {
                    <button type="button" class="btn small" onclick={ask}>{ text.look_notify() }</button>
                }
            </p>
        </div>
    }
}
