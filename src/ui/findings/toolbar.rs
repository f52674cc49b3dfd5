//! Search, protocol chips, and on a phone the order of the rows. `/` goes to the search.

use super::mark_shown::MarkShown;
use crate::model::Protocol;
use crate::platform::listen::Listener;
use crate::platform::page;
use crate::state::Action;
use crate::state::listing::Listed;
use crate::state::rows::{Column, Filter, Part, Sort};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{number, verdicts, words};
use crate::worker::messages::State;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent, MouseEvent,
};
use yew::prelude::*;

/// Properties of [`Toolbar`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ToolbarProps {
    /// Rows that fit the filters, and totals over all.
    pub listed: Shared<Listed>,
}

/// The toolbar.
#[component(Toolbar)]
pub(crate) fn toolbar(props: &ToolbarProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    use_effect_with((), |()| {
        let listener = Listener::window("keydown", |event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<Element>().ok())
                .is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA"));
            if key.key() == "/" && !field && !key.ctrl_key() && !key.alt_key() && !key.meta_key() {
                event.prevent_default();
                page::focus("#search");
            }
        });
        move || drop(listener)
    });
    let filter = &state.0.filter;
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
    let chip = |protocol: Option<Protocol>, name: &str, count: u64| {
        let pressed = filter.protocol == protocol;
        let next = Filter {
            protocol: if pressed { None } else { protocol },
            ..filter.clone()
        };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(next.clone()));
        html! {
            <button key={name.to_owned()} type="button" class="btn toggle" aria-pressed={pressed.to_string()} {onclick}>
                { name }<span class="count">{ number(env.lang(), count) }</span>
            </button>
        }
    };
    let state_chip = |of: State, count: u64| {
        let pressed = filter.state == Some(of);
        let next = Filter {
            state: (!pressed).then_some(of),
            ..filter.clone()
        };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(next.clone()));
        html! {
            <button key={of as usize} type="button" class="btn toggle" aria-pressed={pressed.to_string()} {onclick}>
                { verdicts::state(text, of) }<span class="count">{ number(env.lang(), count) }</span>
            </button>
        }
    };
    let all = u64::try_from(state.0.rows.len()).unwrap_or(u64::MAX);
    let shown = u64::try_from(props.listed.count).unwrap_or(u64::MAX);
    let clear = {
        let state = state.clone();
        move |_: MouseEvent| state.dispatch(Action::Filter(Filter::default()))
    };
    let order = {
        let state = state.clone();
        move |event: Event| {
            let value = event
                .target_dyn_into::<HtmlSelectElement>()
                .map(|select| select.value());
            let column = COLUMNS
                .iter()
                .copied()
                .find(|c| value.as_deref() == Some(code(*c)));
            if let Some(column) = column {
                // From a fresh order, so that a choice never turns round what it names.
                let from = Sort {
                    column: if column == Column::Class {
                        Column::Device
                    } else {
                        Column::Class
                    },
                    descending: false,
                };
                state.dispatch(Action::Sort(from.clicked(column)));
            }
        }
    };
    html! {
        <div>
            <div class="filters">
                <div class="search">
                    { glyph(Icon::Search) }
                    <input id="search" type="search" aria-label={text.search_label()} placeholder={text.search_hint()}
                        title={text.search_key()} value={filter.text.clone()} oninput={search} autocomplete="off"
                        spellcheck="false" aria-keyshortcuts="/" />
                    <kbd aria-hidden="true">{ "/" }</kbd>
                </div>
                <div class="seg" role="group" aria-label={text.filter_protocol()}>
                    { chip(None, text.filter_all(), all) }
                    { for props.listed.totals.protocols.iter().map(|(p, count)| chip(Some(*p), p.name(), *count)) }
                </div>
                <label class="order">
                    <span>{ text.sort_label() }</span>
                    <select onchange={order}>
                        { for COLUMNS.iter().map(|column| html! {
                            <option key={code(*column)} value={code(*column)} selected={state.0.sort.column == *column}>
                                { column_name(text, *column) }
                            </option>
                        }) }
                    </select>
                </label>
            </div>
            if !props.listed.totals.states.is_empty() {
                <div class="filters">
                    <div class="seg" role="group" aria-label={text.vs_filter()}>
                        { for props.listed.totals.states.iter().map(|(of, count)| state_chip(*of, *count)) }
                    </div>
                </div>
            }
            <MarkShown listed={props.listed.clone()} />
            if !filter.is_empty() {
                <p class="result">
                    if let Some(class) = filter.class { <span class="tag">{ words::class(text, class) }</span> }
                    if let Some(part) = filter.part { <span class="tag">{ part_name(text, part) }</span> }
                    if let Some(of) = filter.state { <span class="tag">{ verdicts::state(text, of) }</span> }
                    if let Some(flag) = filter.flag { <span class="tag">{ words::flag(text, flag) }</span> }
                    <span role="status">{ text.filter_result(shown, all) }</span>
                    <button type="button" class="link" onclick={clear}>{ text.filter_clear() }</button>
                </p>
            }
        </div>
    }
}

const fn part_name(text: crate::ui::i18n::Text, part: Part) -> &'static str {
    match part {
        Part::Using => text.part_using(),
        Part::Waiting => text.part_waiting(),
        Part::Proven => text.part_proven(),
    }
}

/// Columns that sort, in their order in the table.
pub(super) const COLUMNS: [Column; 5] = [
    Column::Device,
    Column::Person,
    Column::Class,
    Column::SignIns,
    Column::Last,
];

const fn code(column: Column) -> &'static str {
    match column {
        Column::Device => "device",
        Column::Person => "person",
        Column::Class => "class",
        Column::SignIns => "count",
        Column::Last => "last",
    }
}

/// Name of a column.
pub(super) const fn column_name(text: crate::ui::i18n::Text, column: Column) -> &'static str {
    match column {
        Column::Device => text.column_device(),
        Column::Person => text.column_person(),
        Column::Class => text.column_class(),
        Column::SignIns => text.column_sign_ins(),
        Column::Last => text.column_last(),
    }
}
