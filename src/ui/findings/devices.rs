//! The table *Devices*. Up to [`PLAIN`] rows stand in the document as they are (find in page, print); beyond that
//! only those near the window do, between two spacers. Arrow keys, `j` and `k` go from row to row, Enter opens.

use super::row::DeviceRow;
use super::toolbar::column_name;
use crate::platform::listen::Listener;
use crate::platform::page;
use crate::state::Action;
use crate::state::listing::Listed;
use crate::state::rows::Column;
use crate::state::strip::{self, Window};
use crate::timeline::px;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Rows that are drawn without virtualisation.
const PLAIN: usize = 100;
/// Heights of a row and the width of the window up to which they hold (static/findings.css).
const HEIGHTS: [(f64, f64); 3] = [(640.0, 95.0), (940.0, 61.0), (f64::MAX, 50.0)];
/// Rows drawn beyond each edge of the window.
const MARGIN: usize = 6;
/// The window moves in steps of so many rows, so that scrolling re-renders seldom.
const STEP: usize = 4;
#[allow(clippy::cast_precision_loss)] // Small.
const STEPS: f64 = STEP as f64;

/// Rows that appear at once; with the table's head a third of them.
const GROWTH: usize = 6;

/// Properties of [`Devices`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DevicesProps {
    /// Rows that fit the filters, in order.
    pub listed: Shared<Listed>,
    /// Window of the strips.
    pub window: Window,
}

/// The table.
#[component(Devices)]
pub(crate) fn devices(props: &DevicesProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let body = use_node_ref();
    // First row to be drawn, where the table begins in the window at the highest, and the height of a row: measured, because it
    // differs between table and cards.
    let first = use_state_eq(|| 0_usize);
    let begins = use_state_eq(|| 0.0_f64);
    let height = use_state_eq(|| {
        let width = page::window_width();
        let row = HEIGHTS.iter().find(|(up_to, _)| width <= *up_to);
        row.map_or(50.0, |(_, height)| *height)
    });
    let goal = use_mut_ref(|| None::<usize>);
    let count = props.listed.count;
    // While reading, rows come and go: then no more are drawn than can be seen.
    let virtual_rows = count > if state.0.is_busy() { PLAIN / 4 } else { PLAIN };

    use_effect_with(virtual_rows, {
        let (body, first, height) = (body.clone(), first.setter(), height.setter());
        let begins = begins.setter();
        move |virtual_rows| {
            // Rows that are not known yet are as high as those before.
            let known = Rc::new(Cell::new(64.0));
            let place = move || {
                let Some(body) = body.cast::<Element>() else {
                    return;
                };
                let one = body.query_selector("tr[data-row]").ok().flatten();
                let one = one
                    .map_or(known.get(), |row| row.get_bounding_client_rect().height())
                    .max(24.0);
                known.set(one);
                height.set(one);
                let top = top_of_rows(&body);
                // In steps, as above.
                begins.set((top / one / STEPS).floor().max(0.0) * STEPS * one);
                let above = (-top / one).max(0.0);
                // Not negative, and far below 2^53.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let row = above as usize;
                first.set(row / STEP * STEP);
            };
            let listeners = virtual_rows.then(|| {
                place();
                let again = place.clone();
                [
                    Listener::window("scroll", move |_| place()),
                    Listener::window("resize", move |_| again()),
                ]
            });
            move || drop(listeners)
        }
    });
    // A row that an arrow key asked for may have to be scrolled to before it exists.
    use_effect({
        let goal = Rc::clone(&goal);
        move || {
            let row = *goal.borrow();
            if row.is_some_and(|row| page::focus(&format!("tr[data-row=\"{row}\"] a"))) {
                *goal.borrow_mut() = None;
            }
        }
    });

    // While reading, the page has other things to do than rows that nobody sees.
    let (margin, above) = match state.0.is_busy() {
        true => (MARGIN / 3, *begins),
        false => (MARGIN, 0.0),
    };
    let seen = (page::window_height() - above).max(0.0) / *height;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seen = seen as usize + STEP;
    let (from, to) = match virtual_rows {
        true => {
            let first = (*first).min(count.saturating_sub(seen));
            (
                first.saturating_sub(margin),
                (first + seen + margin).min(count),
            )
        }
        false => (0, count),
    };
    let to = from + use_growing(to - from);
    let keys = {
        let (goal, body, height) = (Rc::clone(&goal), body.clone(), *height);
        move |event: KeyboardEvent| {
            let row = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let row = row
                .and_then(|e| e.closest("tr").ok().flatten())
                .and_then(|e| e.get_attribute("data-row"));
            let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) else {
                return;
            };
            if event.ctrl_key() || event.alt_key() || event.meta_key() {
                return;
            }
            let last = count.saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowDown" | "j" => (row + 1).min(last),
                "ArrowUp" | "k" => row.saturating_sub(1),
                "PageDown" => (row + 10).min(last),
                "PageUp" => row.saturating_sub(10),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if !page::focus(&format!("tr[data-row=\"{to}\"] a")) {
                *goal.borrow_mut() = Some(to);
                #[allow(clippy::cast_precision_loss)]
                if let Some(body) = body.cast::<Element>() {
                    let top = page::scroll_y() + top_of_rows(&body);
                    page::scroll_to(top + to as f64 * height - page::window_height() / 2.0);
                }
            }
        }
    };
    let sort = state.0.sort;
    let header = |column: Column, class: &'static str| {
        let aria = match (sort.column == column, sort.descending) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Sort(sort.clicked(column)));
        html! {
            <th role="columnheader" scope="col" aria-sort={aria} {class}>
                <button type="button" {onclick}>{ column_name(text, column) }{ glyph(Icon::Chevron) }</button>
            </th>
        }
    };
    let day = |bin: u32| env.format.day(strip::bin_start(bin));
    let Window { start, bins } = props.window;
    let spacer = |rows: usize| {
        #[allow(clippy::cast_precision_loss)]
        let space = rows as f64 * *height;
        html! {
            if rows > 0 {
                <tbody class="spacer" aria-hidden="true"><tr><td colspan="6"><svg width="1" height={px(space)}></svg></td></tr></tbody>
            }
        }
    };
    html! {
        <div class="panel">
            <table class={classes!("devices", virtual_rows.then_some("virtual"))} role="table" aria-label={text.devices()}
                aria-rowcount={(count + 1).to_string()}>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        { header(Column::Device, "w-dev") }
                        { header(Column::Person, "w-who") }
                        <th role="columnheader" scope="col" class="w-strip">
                            <span class="hidden">{ text.column_strip(u64::from(props.window.days())) }</span>
                            <span class="strip-head" aria-hidden="true"><span>{ day(start) }</span><span class="wide">{ text.strip_head() }</span><span>{ day((start + bins).saturating_sub(1)) }</span></span>
                        </th>
                        { header(Column::Protocol, "w-proto") }
                        { header(Column::Last, "w-last") }
                        { header(Column::State, "") }
                    </tr>
                </thead>
                { spacer(from) }
                // A body of its own, so that all its children have keys: a row that stays is not touched and keeps the focus.
                <tbody role="rowgroup" class="rows" ref={body} onkeydown={keys}>
                    { for props.listed.rows.iter().skip(from).take(to - from).enumerate().map(|(at, row)| html! {
                        <DeviceRow key={row.data.key.0.clone()} row={Shared(Rc::clone(row))} at={from + at} last={from + at + 1 == count}
                            window={props.window} env={env.clone()} />
                    }) }
                </tbody>
                { spacer(count - to) }
            </table>
            if count == 0 { <p class="empty">{ text.filter_none() }</p> }
            if virtual_rows { <p class="print-only">{ text.print_first() }</p> }
        </div>
    }
}

/// Grows towards `rows`, a few at a time with a pause between: a table that appears at once would hold up the page.
#[hook]
fn use_growing(rows: usize) -> usize {
    let grown = use_state_eq(|| GROWTH / 3);
    use_effect_with((*grown, rows), {
        let setter = grown.setter();
        move |(grown, rows)| {
            if grown < rows {
                let more = grown + GROWTH;
                page::after(0, move || setter.set(more));
            }
        }
    });
    (*grown).min(rows)
}

/// Where the first row is or would be, seen from the window's top: the rows themselves begin after a spacer.
fn top_of_rows(body: &Element) -> f64 {
    let first = body
        .parent_element()
        .and_then(|table| table.query_selector("tbody").ok().flatten());
    first
        .as_ref()
        .unwrap_or(body)
        .get_bounding_client_rect()
        .top()
}
