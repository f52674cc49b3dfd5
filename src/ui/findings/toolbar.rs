//! One row above the table: search, three lists of kinds to tick, what is ticked, and marking all that is shown.

use super::mark_shown::MarkShown;
use crate::model::{Class, Protocol};
use crate::state::Action;
use crate::state::filter_address::CLASSES;
use crate::state::listing::Listed;
use crate::state::rows::{Column, Filter, Part, Sort, toggled};
use crate::ui::components::{Icon, Menu, glyph, tick};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{Text, ends, number, verdicts, words};
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
    let classes = CLASSES.map(|kind| (kind, totals.class(kind)));
    let occurs = |(kind, count): &&(Class, u64)| *count > 0 || filter.classes.contains(kind);
    let classes: Vec<_> = classes.iter().filter(occurs).copied().collect();
    let kept = || filter.clone();
    let classes = entries(
        &classes,
        &filter.classes,
        |k| words::class(text, k),
        |classes| Filter { classes, ..kept() },
    );
    let protocols = entries(
        &totals.protocols,
        &filter.protocols,
        Protocol::name,
        |protocols| Filter {
            protocols,
            ..kept()
        },
    );
    let states = entries(
        &totals.states,
        &filter.states,
        |k| verdicts::state(text, k),
        |states| Filter { states, ..kept() },
    );
    let labels = entries(
        &totals.flags,
        &filter.flags,
        |k| words::flag(text, k),
        |flags| Filter { flags, ..kept() },
    );
    let ends = entries(
        &totals.ends,
        &filter.ends,
        |k| ends::name(text, k),
        |ends| Filter { ends, ..kept() },
    );
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
    let ticked: Vec<(&'static str, Filter)> = [&classes, &protocols, &states, &labels, &ends]
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
                if states.len() + labels.len() + ends.len() > 0 {
                    <Menu key="state" id="filter-state" words={text.column_state()}>
                        { ticks(&states) }
                        if !labels.is_empty() { <p>{ text.filter_labels() }</p>{ ticks(&labels) } }
                        if !ends.is_empty() { <p>{ text.ends_title() }</p>{ ticks(&ends) } }
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

/// The kinds of a list. `ticked`: those in the filter. `with`: the filter with others in their place.
fn entries<K: Copy + PartialEq>(
    kinds: &[(K, u64)],
    ticked: &[K],
    name: impl Fn(K) -> &'static str,
    with: impl Fn(Vec<K>) -> Filter,
) -> Vec<Entry> {
    let entry = |(kind, count): &(K, u64)| {
        let next = with(toggled(ticked, *kind));
        (name(*kind), *count, ticked.contains(kind), next)
    };
    kinds.iter().map(entry).collect()
}

fn part_name(text: Text, part: Part) -> &'static str {
    match part {
        Part::Using => text.part_using(),
        Part::Waiting => text.part_waiting(),
        Part::Proven => text.part_proven(),
    }
}

/// What the rows can be ordered by. The table has no column for the number of sign-ins.
const ORDERS: [Column; 7] = [
    Column::State,
    Column::End,
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
        Column::End => text.column_end(),
    }
}
