//! One row above the table: search, three lists of kinds to tick, what is ticked, and marking all that is shown.

use super::mark_shown::MarkShown;
use crate::state::Action;
use crate::state::filter_address::CLASSES;
use crate::state::listing::Listed;
use crate::state::rows::{Column, Filter, Part, Sort, toggled};
use crate::ui::components::{Icon, Menu, glyph, tick};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{Text, number, verdicts, words};
use web_sys::{HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Properties of [`Toolbar`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ToolbarProps {
    /// Rows that fit the filters, and totals over all.
    pub listed: Shared<Listed>,
}

/// A kind that can be ticked: its name, how many devices are of it, whether it is, and the filter with it changed.
type Entry = (&'static str, u64, bool, Filter);

/// The toolbar.
#[component(Toolbar)]
pub(crate) fn toolbar(props: &ToolbarProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let filter = &state.0.filter;
    let totals = &props.listed.totals;
    let to = |next: Filter| {
        let state = state.clone();
        move || state.dispatch(Action::Filter(next.clone()))
    };
    let search = {
        let state = state.clone();
        move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let text = input.value();
                state.dispatch(Action::Filter(Filter {
                    text,
                    ..state.0.filter.clone()
                }));
            }
        }
    };
    // A browser empties a search field itself, or does not.
    let empty = {
        let state = state.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                let text = String::new();
                state.dispatch(Action::Filter(Filter {
                    text,
                    ..state.0.filter.clone()
                }));
            }
        }
    };
    let classes: Vec<Entry> = CLASSES
        .into_iter()
        .map(|kind| {
            let classes = toggled(&filter.classes, kind);
            let next = Filter {
                classes,
                ..filter.clone()
            };
            (
                words::class(text, kind),
                totals.class(kind),
                filter.classes.contains(&kind),
                next,
            )
        })
        .filter(|(_, count, ticked, _)| *count > 0 || *ticked)
        .collect();
    let protocols: Vec<Entry> = (totals.protocols.iter())
        .map(|(kind, count)| {
            let protocols = toggled(&filter.protocols, *kind);
            let next = Filter {
                protocols,
                ..filter.clone()
            };
            (kind.name(), *count, filter.protocols.contains(kind), next)
        })
        .collect();
    let states: Vec<Entry> = (totals.states.iter())
        .map(|(kind, count)| {
            let states = toggled(&filter.states, *kind);
            let next = Filter {
                states,
                ..filter.clone()
            };
            (
                verdicts::state(text, *kind),
                *count,
                filter.states.contains(kind),
                next,
            )
        })
        .collect();
    let labels: Vec<Entry> = (totals.flags.iter())
        .map(|(kind, count)| {
            let flags = toggled(&filter.flags, *kind);
            let next = Filter {
                flags,
                ..filter.clone()
            };
            (
                words::flag(text, *kind),
                *count,
                filter.flags.contains(kind),
                next,
            )
        })
        .collect();
    let ticks = |entries: &[Entry]| {
        entries
            .iter()
            .map(|(name, count, ticked, next)| {
                let go = to(next.clone());
                tick(
                    name,
                    number(env.lang(), *count),
                    *ticked,
                    Callback::from(move |_| go()),
                )
            })
            .collect::<Html>()
    };
    let ticked: Vec<(&'static str, Filter)> = [&classes, &protocols, &states, &labels]
        .into_iter()
        .flatten()
        .filter(|(_, _, ticked, _)| *ticked)
        .map(|(name, _, _, next)| (*name, next.clone()))
        .chain(filter.part.map(|part| {
            (
                part_name(text, part),
                Filter {
                    part: None,
                    ..filter.clone()
                },
            )
        }))
        .collect();
    let chip = |(name, next): (&'static str, Filter)| {
        let go = to(next);
        html! {
            <span key={name} class="pick">{ name }
                <button type="button" aria-label={text.filter_without(name)} title={text.filter_without(name)} onclick={move |_: MouseEvent| go()}>{ glyph(Icon::Close) }</button>
            </span>
        }
    };
    let all = u64::try_from(state.0.rows.len()).unwrap_or(u64::MAX);
    let shown = u64::try_from(props.listed.count).unwrap_or(u64::MAX);
    let clear = to(Filter::default());
    let order = {
        let state = state.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let column = ORDERS
                .iter()
                .copied()
                .find(|c| value.as_deref() == Some(column_name(text, *c)));
            if let Some(column) = column {
                // From a fresh order, so that a choice never turns round what it names.
                let from = Sort {
                    column: Column::Device,
                    descending: false,
                };
                let chosen = if column == Column::Device {
                    from
                } else {
                    from.clicked(column)
                };
                state.dispatch(Action::Sort(chosen));
            }
        }
    };
    html! {
        <div class="filters">
            <div class="search">
                { glyph(Icon::Search) }
                <input id="search" type="search" aria-label={text.search_label()} placeholder={text.search_hint()}
                    value={filter.text.clone()} oninput={search} onkeydown={empty} autocomplete="off" spellcheck="false" aria-keyshortcuts="/" />
                <kbd aria-hidden="true">{ "/" }</kbd>
            </div>
            // A body of their own with keys: one that is not needed leaves the others as open as they are.
            <div class="contents">
                if classes.len() > 1 { <Menu key="class" id="filter-class" words={text.filter_class()}>{ ticks(&classes) }</Menu> }
                if protocols.len() > 1 { <Menu key="protocol" id="filter-protocol" words={text.column_protocol()}>{ ticks(&protocols) }</Menu> }
                if states.len() + labels.len() > 0 {
                    <Menu key="state" id="filter-state" words={text.column_state()}>
                        { ticks(&states) }
                        if !labels.is_empty() { <p>{ text.filter_labels() }</p>{ ticks(&labels) } }
                    </Menu>
                }
            </div>
            <label class="order">
                <span class="hidden">{ text.sort_label() }</span>
                <select onchange={order}>
                    { for ORDERS.iter().map(|column| {
                        let name = column_name(text, *column);
                        html! { <option key={name} value={name} selected={state.0.sort.column == *column}>{ name }</option> }
                    }) }
                </select>
            </label>
            <div class="contents">{ for ticked.into_iter().map(chip) }</div>
            if !filter.is_empty() {
                <span class="result"><span role="status">{ text.filter_result(shown, all) }</span>
                <button type="button" class="link" onclick={move |_: MouseEvent| clear()}>{ text.filter_clear() }</button></span>
            }
            <MarkShown listed={props.listed.clone()} />
        </div>
    }
}

fn part_name(text: Text, part: Part) -> &'static str {
    match part {
        Part::Using => text.part_using(),
        Part::Waiting => text.part_waiting(),
        Part::Proven => text.part_proven(),
    }
}

/// What the rows can be ordered by. The table has no column for the number of sign-ins.
const ORDERS: [Column; 6] = [
    Column::State,
    Column::Device,
    Column::Person,
    Column::Protocol,
    Column::Last,
    Column::SignIns,
];

/// Name of a column.
pub(super) fn column_name(text: Text, column: Column) -> &'static str {
    match column {
        Column::Device => text.column_device(),
        Column::Person => text.column_person(),
        Column::Protocol => text.column_protocol(),
        Column::SignIns => text.column_sign_ins(),
        Column::Last => text.column_last(),
        Column::State => text.column_state(),
    }
}
