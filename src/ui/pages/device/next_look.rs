//! What comes next of a marked device: when to look and what for, until when the log must be loaded again, and an entry for
//! the calendar.

use super::acts::{Next, next as next_act};
use crate::model::{DAY, Instant};
use crate::platform::{clock, notify, page};
use crate::state::Place;
use crate::state::looks::{Deadline, Entry, calendar, deadline, next};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, State as Store};
use crate::ui::i18n::proof::ahead;
use crate::worker::messages::{DeviceView, FindingRow, State};
use web_sys::MouseEvent;
use yew::prelude::*;

/// The next look; of a proven device the way to the next one. Nothing for any other.
pub(super) fn next_look(
    env: &Env,
    state: &Store,
    view: &DeviceView,
    on: Option<&String>,
    redraw: UseForceUpdateHandle,
) -> Html {
    let (text, row) = (env.text, &view.row);
    let now = clock::now();
    if row.verdict.state.is_proven() {
        return html! {
            <div class="next good">
                <p><b>{ text.look_nothing() }</b></p>
                if let Some(href) = on { <a class="btn" href={href.clone()}>{ text.device_next() }{ glyph(Icon::Right) }</a> }
            </div>
        };
    }
    let open = !matches!(row.verdict.state, State::NotChanged | State::BackOnLegacy);
    let Some(mark) = row.mark.filter(|_| open) else {
        return Html::default();
    };
    let plan = told(
        env,
        deadline(state.0.sources.iter(), mark.at, &row.protocols),
        now,
    );
    let graph = state.0.fetching.can_prove();
    let when = next(row, now).map(|found| {
        if found.due {
            text.look_due().to_owned()
        } else {
            let left = ahead(text, found.at.since(now));
            text.look_at(&env.format.date_time(found.at), &left)
        }
    });
    let ask = move |_: MouseEvent| {
        let redraw = redraw.clone();
        notify::ask(move || redraw.force_update());
    };
    html! {
        <div class="next">
            <p>
                <b>{ text.look_title() }if let Some(when) = when { { ": " }{ when } }</b>
                if graph { <span class="sub">{ text.look_auto() }</span> }
                <span class="sub">{ plan }</span>
            </p>
            // Once the case is saved it is the button at the top.
            if next_act(row, &state.0) != Next::Calendar {
                <button type="button" class="btn" onclick={entry(state, env, row)}>{ glyph(Icon::Calendar) }{ text.look_calendar() }</button>
            }
            if graph && notify::can_ask() {
                <button type="button" class="btn" onclick={ask}>{ text.look_notify() }</button>
            }
        </div>
    }
}

/// Saves the calendar entry; it holds no name.
pub(super) fn entry(state: &Store, env: &Env, row: &FindingRow) -> Callback<MouseEvent> {
    let (state, env, row) = (state.clone(), env.clone(), row.clone());
    Callback::from(move |_| {
        let Some(mark) = row.mark else { return };
        let (text, now) = (env.text, clock::now());
        let plan = deadline(state.0.sources.iter(), mark.at, &row.protocols);
        let about = format!("{} {}", text.look_entry_text(), told(&env, plan, now));
        // A look that is planned later would come too late.
        let last = plan.by.plus(-DAY);
        let at = next(&row, now).map_or(last, |found| found.at.min(last));
        let place = Place::Device(row.key.clone()).fragment();
        let entry = Entry {
            at: at.max(now),
            made: now,
            key: &row.key.0,
            link: &format!("{}{place}", page::base_address()),
            title: text.look_entry_title(),
            text: &about,
            days_ahead: 0,
        };
        page::download(
            "cutover-next-look.ics",
            "text/calendar",
            &calendar(&[entry]),
        );
    })
}

/// Until when the log must be loaded again.
fn told(env: &Env, plan: Deadline, now: Instant) -> String {
    let (by, text) = (plan.by, env.text);
    let when = format!("{} {}", env.format.span(by, by), env.format.time(by));
    if by < now {
        text.look_deadline_over(&when)
    } else if plan.kept > 7 * DAY {
        text.look_deadline_long(&when)
    } else {
        text.look_deadline_short(&when)
    }
}
