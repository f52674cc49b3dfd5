//! What stops when: one line under the answer, each day a filter, and the days as a calendar file.

use crate::model::{HOUR, Instant, order};
use crate::platform::{clock, page};
use crate::remedy::End;
use crate::state::Action;
use crate::state::filter_address;
use crate::state::listing::Listed;
use crate::state::looks::{Entry, calendar};
use crate::state::rows::{Column, Filter, Sort};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, Shared, use_env, use_state_of_page};
use crate::ui::i18n::{self, Text};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Ends`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EndsProps {
    /// Totals over all rows.
    pub listed: Shared<Listed>,
}

/// What ends on one day, with the number of devices.
type Group<'a> = (End, &'a [(End, u64)]);

/// The line; nothing while the log is being read, or where all was switched off years ago: then there is no plan to make.
#[component(Ends)]
pub(crate) fn ends(props: &EndsProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let (text, now) = (env.text, clock::now());
    let groups = groups(&props.listed, now);
    if state.0.is_busy() || groups.iter().all(|(end, _)| end.at().is_none()) {
        return html! { <div></div> };
    }
    let item = |group: &Group<'_>| {
        let pressed = state.0.filter.ends == kinds(group);
        let filter = Filter {
            ends: if pressed { Vec::new() } else { kinds(group) },
            ..state.0.filter.clone()
        };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(filter.clone()));
        let when = i18n::ends::when(text, group.0, now, |at| env.format.date(at));
        html! {
            <li>{ when }{ " " }<button type="button" class="link" aria-pressed={pressed.to_string()} {onclick}>{ sum(text, group) }</button></li>
        }
    };
    // The table has no column for it: the line's own name orders the rows.
    let sorted = state.0.sort.column == Column::End;
    let sort = {
        let state = state.clone();
        move |_: MouseEvent| {
            state.dispatch(Action::Sort(match sorted {
                true => Sort::default(),
                false => Sort::default().clicked(Column::End),
            }));
        }
    };
    let dated = groups.iter().any(|(end, _)| !end.has_come(now));
    let save = {
        let (env, listed) = (env.clone(), props.listed.clone());
        move |_: MouseEvent| save(&env, &listed)
    };
    html! {
        <div class="ends" role="group" aria-label={text.ends_label()}>
            <div><button type="button" class="link" title={text.ends_sort()} aria-pressed={sorted.to_string()} onclick={sort}>{ text.ends_title() }</button>{ ": " }<ul>{ for groups.iter().map(item) }</ul></div>
            if dated {
                <button type="button" class="btn ghost square" aria-label={text.ends_calendar()} title={text.ends_calendar()} onclick={save}>{ glyph(Icon::Calendar) }</button>
            }
        </div>
    }
}

/// By day, what is to come first.
fn groups(listed: &Listed, now: Instant) -> Vec<Group<'_>> {
    let days = listed.totals.ends.chunk_by(|a, b| a.0.at() == b.0.at());
    let mut groups: Vec<Group<'_>> = days.filter_map(|day| Some((day.first()?.0, day))).collect();
    order::sort_by(&mut groups, |a, b| {
        a.0.has_come(now).cmp(&b.0.has_come(now))
    });
    groups
}

fn kinds(group: &Group<'_>) -> Vec<End> {
    group.1.iter().map(|(end, _)| *end).collect()
}

/// "4 SMTP AUTH senders, 2 certificate devices".
fn sum(text: Text, group: &Group<'_>) -> String {
    let words = group
        .1
        .iter()
        .map(|(end, count)| i18n::ends::words(text, *end, *count));
    words.collect::<Vec<_>>().join(", ")
}

/// Saves an entry for the morning of each last day to come, with a reminder two weeks ahead. It holds no name.
fn save(env: &Env, listed: &Listed) {
    let (text, made) = (env.text, clock::now());
    let groups = groups(listed, made);
    let to_come = groups.iter().filter(|(end, _)| !end.has_come(made));
    let words: Vec<(Instant, String, String)> = to_come
        .filter_map(|group| {
            let filter = Filter {
                ends: kinds(group),
                ..Filter::default()
            };
            let place = filter_address::fragment(&filter);
            let title = format!("{}: {}", text.ends_title(), sum(text, group));
            let link = format!("{}{place}", page::base_address());
            Some((group.0.at()?.plus(-16 * HOUR), title, link))
        })
        .collect();
    let entries: Vec<Entry<'_>> = words
        .iter()
        .map(|(at, title, link)| Entry {
            at: *at,
            made,
            key: "ends",
            link,
            title,
            text: text.ends_entry(),
            days_ahead: 14,
        })
        .collect();
    page::download("cutover-dates.ics", "text/calendar", &calendar(&entries));
}
