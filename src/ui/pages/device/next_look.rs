//! What comes next of a marked device: until when the log must be loaded again, when to look and what for, the case file and an
//! entry for the calendar.

use crate::model::{DAY, Instant};
use crate::platform::{clock, notify, page};
use crate::state::Place;
use crate::state::file_question::groups;
use crate::state::looks::{Deadline, Entry, deadline, next};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::proof::ahead;
use crate::worker::messages::{DeviceView, FindingKey, Saved, State};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`NextLook`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NextLookProps {
    pub(super) view: Shared<DeviceView>,
    /// It was marked just now: told at the top of the page.
    #[prop_or_default]
    pub(super) fresh: bool,
}

/// Nothing for a device that needs no further look.
#[component(NextLook)]
pub(super) fn next_look(props: &NextLookProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let redraw = use_force_update();
    let text = env.text;
    let row = &props.view.row;
    let now = clock::now();
    let open = !matches!(
        row.verdict.state,
        State::NotChanged | State::Verified | State::Ended | State::BackOnLegacy
    );
    let Some(mark) = row.mark.filter(|_| open) else {
        return Html::default();
    };
    let sources = &state.0.sources;
    let plan = deadline(sources.iter(), mark.at, &row.protocols);
    let plan_words = told(&env, plan, now);
    let found = next(row, now);
    let words = found.map(|found| {
        if found.due {
            text.look_due().to_owned()
        } else {
            let left = ahead(text, found.at.since(now));
            text.look_at(&env.format.date_time(found.at), &left)
        }
    });
    let entry = {
        let key = row.key.0.clone();
        let about = format!("{} {plan_words}", text.look_entry_text());
        // A look that is planned later would come too late.
        let last = plan.by.plus(-DAY);
        let at = found.map_or(last, |found| found.at.min(last)).max(now);
        move |_: MouseEvent| {
            let place = Place::Device(FindingKey(key.clone())).fragment();
            let entry = Entry {
                at,
                made: now,
                key: &key,
                link: &format!("{}{place}", page::base_address()),
                title: text.look_entry_title(),
                text: &about,
            };
            page::download("cutover-next-look.ics", "text/calendar", &entry.to_ics());
        }
    };
    let save = {
        let pseudonyms = state.0.case.pseudonyms;
        move |_: MouseEvent| commands.save_as.emit((Saved::Case, None, pseudonyms))
    };
    let ask = move |_: MouseEvent| {
        let redraw = redraw.clone();
        notify::ask(move || redraw.force_update());
    };
    // One primary button a page: an open question comes first.
    let primary = (props.fresh && groups(sources).is_empty()).then_some("primary");
    let small = (!props.fresh).then_some("small");
    let graph = state.0.fetching.can_prove();
    let inside = html! {
        <>
            if props.fresh {
                <h2>{ text.look_marked() }</h2>
            } else {
                <h3 class="small">{ text.look_title() }</h3>
            }
            if let Some(words) = words {
                <p class="small">{ words }if graph { { " " }{ text.look_auto() } }</p>
            }
            <p class="small"><b>{ plan_words }</b></p>
            <p class="row">
                <button type="button" class={classes!("btn", primary, small)} onclick={save}>{ text.look_save() }</button>
                <button type="button" class={classes!("btn", small)} onclick={entry}>{ text.look_calendar() }</button>
                if graph && notify::can_ask() {
                    <button type="button" class={classes!("btn", small)} onclick={ask}>{ text.look_notify() }</button>
                }
            </p>
        </>
    };
    if props.fresh {
        html! { <section class="notice marked-now">{ glyph(Icon::Info) }<div>{ inside }</div></section> }
    } else {
        html! { <div class="next-look">{ inside }</div> }
    }
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
