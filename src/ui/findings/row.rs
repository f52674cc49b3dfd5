//! One row of the table; on a narrow page, an entry of a list: what has no column there stands below the device.

use crate::device::Family;
use crate::model::{Class, Flag};
use crate::platform::{clock, page};
use crate::state::Place;
use crate::state::rows::Row;
use crate::state::strip::{self, Window};
use crate::ui::components::{Icon, Look, glyph, of_family, state_mark};
use crate::ui::context::{Env, Shared};
use crate::ui::i18n::{Text, words};
use crate::worker::messages::{FindingRow, State};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

/// Properties of [`DeviceRow`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowProps {
    /// The finding.
    pub row: Shared<Row>,
    /// Its number among the rows that fit.
    pub at: usize,
    /// No row stands behind it.
    pub last: bool,
    /// Window of the strip.
    pub window: Window,
    /// Words and formats. A property and no context: rows come and go by dozens while scrolling.
    pub env: Env,
}

/// The row: one component without parts of its own, equal properties are not drawn again.
#[component(DeviceRow)]
pub(super) fn device_row(props: &RowProps) -> Html {
    let env = &props.env;
    let text = env.text;
    let row = &props.row.data;
    let href = Place::Device(row.key.clone()).fragment();
    let open = {
        let href = href.clone();
        move |event: MouseEvent| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            let link = target.is_some_and(|e| e.closest("a").ok().flatten().is_some());
            // The link opens by itself; a click that ends a selection is not meant to open.
            if !link && !page::has_selection() {
                page::go(&href);
            }
        }
    };
    let spray = row.flags.contains(&Flag::LikelySpray)
        && matches!(row.family, Family::Relay | Family::Unknown);
    let icon = if spray {
        Icon::Spray
    } else if row.flags.contains(&Flag::ServiceAccountHint) {
        Icon::Program
    } else {
        of_family(row.family)
    };
    let (name, reason) = words::row_title(text, row);
    let person = words::person(text, row);
    let principal = row
        .user
        .principal_name
        .as_deref()
        .filter(|name| *name != person);
    let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
    let protocols = protocols.join(", ");
    let about = second_line(text, props, reason);
    let point = if about.is_empty() { "" } else { " · " };
    let worked = text.file_records(props.row.total() - row.counts.rejected);
    let count = match row.counts.rejected {
        0 => worked,
        rejected => format!("{worked}, {}", text.failed_count(rejected)),
    };
    html! {
        <tr role="row" class={props.last.then_some("last")} data-row={props.at.to_string()} aria-rowindex={(props.at + 2).to_string()} onclick={open}>
            <td role="cell" class="c-dev"><div>
                { glyph(icon) }
                <span><a class="one" {href}>{ name }</a><span class="sub one"><span class="m-only">{ &person }{ point }</span>{ &about }<span class="p-only">{ point }{ &protocols }</span></span></span>
            </div></td>
            <td role="cell" class="c-who"><span class="one">{ &person }</span><span class="sub one" title={principal.map(str::to_owned)}>{ principal }</span></td>
            <td role="cell" class="c-strip">{ strip_svg(text, &props.row, props.window) }</td>
            <td role="cell" class="c-proto"><span class="one">{ &protocols }</span><span class="sub one">{ words::class(text, row.class) }</span></td>
            <td role="cell" class="c-last"><time datetime={row.last_seen.to_string()} title={env.utc(row.last_seen)}>{ env.moment(row.last_seen, clock::now()) }</time><span class="sub one">{ count }</span></td>
            <td role="cell" class="c-state">{ state_words(text, row) }{ label(text, row) }</td>
        </tr>
    }
}

fn second_line(text: Text, props: &RowProps, reason: Option<&'static str>) -> String {
    let row = &props.row.data;
    if let Some(reason) = reason {
        return reason.to_owned();
    }
    if row.class == Class::AttemptsOnly {
        let addresses = text.addresses_count(u64::from(row.addresses));
        return match row.countries {
            0 | 1 => addresses,
            n => format!("{addresses}, {}", text.countries_count(u64::from(n))),
        };
    }
    row.os.clone().unwrap_or_default()
}

fn state_words(text: Text, row: &FindingRow) -> Html {
    let of_class = |words: &'static str| html! { <span class="state not">{ words }</span> };
    match row.class {
        _ if row.markable => {
            let state = row.mark.map_or(State::NotChanged, |_| row.verdict.state);
            state_mark(text, state, Look::Plain)
        }
        Class::Certificate => of_class(text.state_certificate()),
        Class::AttemptsOnly => of_class(text.state_none_label()),
        _ => state_mark(text, State::NotChanged, Look::Plain),
    }
}

/// The most urgent label that the device cell does not say already, all of them on hover; else what the device is able to do.
fn label(text: Text, row: &FindingRow) -> Html {
    const URGENT: [Flag; 12] = [
        Flag::PossiblyCompromised,
        Flag::LikelySpray,
        Flag::Implausible,
        Flag::AccountDisabled,
        Flag::AccountDeleted,
        Flag::OldPassword,
        Flag::ServiceAccountHint,
        Flag::InPlaceUpgrade,
        Flag::Guest,
        Flag::CrossTenant,
        Flag::PartlyProven,
        Flag::WithoutId,
    ];
    let mut flags = URGENT.into_iter().filter(|flag| row.flags.contains(flag));
    let Some(first) = flags.next() else {
        let able = row
            .mark
            .is_none()
            .then(|| words::modern_auth(text, row.modern_auth));
        return html! { <span class="sub one">{ able.flatten() }</span> };
    };
    let rest: Vec<&str> = flags.map(|flag| words::flag(text, flag)).collect();
    let bad = (first == Flag::PossiblyCompromised).then_some("bad");
    html! {
        <span class={classes!("sub", "one", bad)} title={words::flag_text(text, first)}>{ words::flag(text, first) }
            if !rest.is_empty() {
                <span title={rest.join(", ")}><span aria-hidden="true">{ format!(" +{}", rest.len()) }</span><span class="hidden">{ ", " }{ rest.join(", ") }</span></span>
            }
        </span>
    }
}

/// When it signed in: legacy above the line, modern below; weekends shaded, the mark as a flag.
fn strip_svg(text: Text, row: &Row, window: Window) -> Html {
    let drawn = strip::paths(&row.data.strip, window);
    let width = window.width().max(strip::BIN);
    let days = |n: u32| text.strip_days(u64::from(n));
    let label = text.strip_label(&days(drawn.legacy_days), &days(drawn.modern_days));
    let mark = row.data.mark.and_then(|mark| window.place(mark.at));
    html! {
        <svg class="strip" role="img" aria-label={label}>
            <svg viewBox={format!("0 0 {width} {}", strip::HEIGHT)} preserveAspectRatio="none">
                <path class="k-week" d={strip::weekends(window)} />
                <path class="k-base" d={format!("M0 {}H{width}", strip::AXIS)} />
                <path class="k-rejected" d={drawn.rejected} />
                <path class="k-leg" d={drawn.legacy} />
                <path class="k-mod" d={drawn.modern} />
            </svg>
            // Not stretched with the rest.
            if let Some(x) = mark {
                <svg {x} overflow="visible"><path class="k-mark" d="M0 4V34" /><path class="k-flag" d="M-4 0h8l-4 5z" /></svg>
            }
        </svg>
    }
}
