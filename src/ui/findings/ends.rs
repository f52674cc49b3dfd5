//! What stops when: one line under the answer, each day a filter, and the days as a calendar file.

use crate::model::{HOUR, Instant, order};
use crate::platform::{clock, page};
use crate::remedy::End;
use crate::state::filter_address;
use crate::state::listing::Listed;
use crate::state::looks::{Entry, calendar};
use crate::state::rows::{Column, Filter, Sort, Totals};
use crate::state::{Action, AppState};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, Shared, use_env, use_state_of_page};
use crate::ui::i18n::Text;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Ends`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct EndsProps {
    /// Totals over all rows.
    pub listed: Shared<Listed>,
}

/// What ends on one day.
struct Group {
    /// First moment after it; `None`: years ago.
    at: Option<Instant>,
    what: Vec<(End, u64)>,
}

/// The line; nothing while the log is being read, or where all has been switched off for years: then there is no plan to make.
#[component(Ends)]
pub(crate) fn ends(props: &EndsProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let groups = groups(&state.0, &props.listed.totals);
    if groups.iter().all(|group| group.at.is_none()) {
        return html! { <div></div> };
    }
    let item = |group: &Group| {
        let kinds: Vec<End> = group.what.iter().map(|(end, _)| *end).collect();
        let pressed = state.0.filter.ends == kinds;
        let filter = Filter {
            ends: if pressed { Vec::new() } else { kinds },
            ..state.0.filter.clone()
        };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(filter.clone()));
        html! {
            <li>{ when(&env, group) }{ " " }<button type="button" class="link" aria-pressed={pressed.to_string()} {onclick}>{ sum(text, group) }</button></li>
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
    let dated = groups.iter().any(is_to_come);
    let save = {
        let (env, entries) = (
            env.clone(),
            groups
                .iter()
                .filter(|g| is_to_come(g))
                .map(|group| {
                    let kinds = group.what.iter().map(|(end, _)| *end).collect();
                    let filter = Filter {
                        ends: kinds,
                        ..Filter::default()
                    };
                    (
                        group.at,
                        format!("{}: {}", text.ends_title(), sum(text, group)),
                        filter_address::fragment(&filter),
                    )
                })
                .collect::<Vec<_>>(),
        );
        move |_: MouseEvent| save(&env, &entries)
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
fn groups(state: &AppState, totals: &Totals) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    if state.is_busy() {
        return groups;
    }
    for &(end, count) in &totals.ends {
        let at = end.at();
        match groups.iter_mut().find(|group| group.at == at) {
            Some(group) => group.what.push((end, count)),
            None => groups.push(Group {
                at,
                what: vec![(end, count)],
            }),
        }
    }
    let place = |group: &Group| (!is_to_come(group), group.at);
    order::sort_by(&mut groups, |a, b| place(a).cmp(&place(b)));
    groups
}

fn is_to_come(group: &Group) -> bool {
    group.at.is_some_and(|at| at > clock::now())
}

/// "until 31 Dec 2026:", "since 1 Jan 2027:", "already:".
fn when(env: &Env, group: &Group) -> String {
    // The day is one of UTC: its noon lies in it nearly everywhere.
    match group.at {
        None => env.text.ends_already().to_owned(),
        Some(at) if is_to_come(group) => env.text.ends_until(&env.format.date(at.plus(-12 * HOUR))),
        Some(at) => env.text.ends_since(&env.format.date(at.plus(12 * HOUR))),
    }
}

/// "4 senders with a password, 2 devices with a certificate".
fn sum(text: Text, group: &Group) -> String {
    let words = group.what.iter().map(|(end, count)| match end {
        End::Basic => text.end_basic(*count),
        End::SmtpAuth => text.end_smtp(*count),
        End::Certificate => text.end_certificate(*count),
        End::Ews => text.end_ews(*count),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Saves the days, two weeks ahead of which the calendar reminds. They name nobody.
fn save(env: &Env, entries: &[(Option<Instant>, String, String)]) {
    let text = env.text;
    let made = clock::now();
    let entries: Vec<(Instant, &str, String)> = entries
        .iter()
        .filter_map(|(at, title, place)| {
            // The morning of the last day.
            let at = (*at)?.plus(-16 * HOUR);
            Some((
                at,
                title.as_str(),
                format!("{}{place}", page::base_address()),
            ))
        })
        .collect();
    let entries: Vec<Entry<'_>> = entries
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
