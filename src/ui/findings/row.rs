//! One row of the table; on a phone, one card.

use crate::device::Family;
use crate::model::{Class, Flag};
use crate::platform::{clock, page};
use crate::state::Place;
use crate::state::rows::Row;
use crate::state::strip::{self, Window};
use crate::ui::components::{Icon, glyph, of_family, tone};
use crate::ui::context::{Env, Shared};
use crate::ui::i18n::{Text, number, verdicts, words};
use crate::worker::messages::FindingRow;
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
    let (name, reason) = words::device(text, row);
    let person = words::person(text, row);
    let principal = row
        .user
        .principal_name
        .as_deref()
        .filter(|name| *name != person);
    let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
    let worked = props.row.total() - row.counts.rejected;
    html! {
        <tr role="row" class={props.last.then_some("last")} data-row={props.at.to_string()} aria-rowindex={(props.at + 2).to_string()} onclick={open}>
            <td role="cell" class="c-device">
                { glyph(icon) }
                <div><a {href}>{ name }</a><div class="l2">{ second_line(text, props, reason) }</div></div>
            </td>
            <td role="cell" class="c-person"><div class="l1">{ person }</div><div class="l2" title={principal.map(str::to_owned)}>{ principal }</div></td>
            <td role="cell" class="c-class">
                <span class={classes!("chip", tone(row.class))}>{ words::class(text, row.class) }</span><div class="l2">{ protocols.join(", ") }</div>
            </td>
            <td role="cell" class="c-strip">{ strip_svg(text, &props.row, props.window) }</td>
            <td role="cell" class="c-count num">
                <div class="l1">{ number(env.lang(), worked) }<span class="unit">{ text.column_sign_ins() }</span></div>
                if row.counts.rejected > 0 { <div class="l2">{ text.failed_count(row.counts.rejected) }</div> }
            </td>
            <td role="cell" class="c-last"><span class="unit">{ text.column_last() }</span><time datetime={row.last_seen.to_string()} title={env.utc(row.last_seen)}>{ env.moment(row.last_seen, clock::now()) }</time></td>
            <td role="cell" class="c-state">{ state_words(text, row) }{ tags(text, &row.flags) }</td>
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
    let modern = words::modern_auth(text, row.modern_auth);
    match (&row.os, modern) {
        (Some(os), Some(modern)) => format!("{os} · {modern}"),
        (Some(os), None) => os.clone(),
        (None, modern) => modern.unwrap_or_default().to_owned(),
    }
}

fn state_words(text: Text, row: &FindingRow) -> Html {
    if row.mark.is_some() && row.markable {
        let state = row.verdict.state;
        return html! { <span class={classes!("chip", state.tone())}>{ verdicts::state(text, state) }</span> };
    }
    match row.class {
        Class::BasicProven | Class::LegacyUnknown => {
            html! { <span class="chip mute">{ text.state_not_changed() }</span> }
        }
        Class::Certificate => {
            html! { <span class="chip mute">{ text.state_certificate() }</span> }
        }
        Class::AttemptsOnly if row.markable => {
            html! { <span class="chip mute">{ text.state_not_changed() }</span> }
        }
        Class::AttemptsOnly => html! {
            <span class="l1"><span aria-hidden="true">{ text.state_none() }</span>
            <span class="hidden">{ text.state_none_label() }</span></span>
        },
    }
}

/// The flags that the device cell does not say already, most urgent first: one in words, the rest counted.
fn tags(text: Text, flags: &[Flag]) -> Html {
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
    let shown: Vec<Flag> = URGENT
        .into_iter()
        .filter(|flag| flags.contains(flag))
        .collect();
    let Some((first, rest)) = shown.split_first() else {
        return Html::default();
    };
    let names: Vec<&str> = rest.iter().map(|flag| words::flag(text, *flag)).collect();
    let tone = if *first == Flag::PossiblyCompromised {
        "tag bad"
    } else {
        "tag"
    };
    html! {
        <div class="tags">
            <span class={tone} title={words::flag_text(text, *first)}>{ words::flag(text, *first) }</span>
            if !rest.is_empty() {
                <span class="tag" title={names.join(", ")}>
                    <span aria-hidden="true">{ format!("+{}", rest.len()) }</span>
                    <span class="hidden">{ names.join(", ") }</span>
                </span>
            }
        </div>
    }
}

/// When it signed in: legacy above the line, modern below.
fn strip_svg(text: Text, row: &Row, window: Window) -> Html {
    let drawn = strip::paths(&row.data.strip, window);
    let width = window.width().max(strip::BIN);
    let days = |n: u32| text.strip_days(u64::from(n));
    let label = text.strip_label(&days(drawn.legacy_days), &days(drawn.modern_days));
    html! {
        <svg class="strip" viewBox={format!("0 0 {width} {}", strip::HEIGHT)} preserveAspectRatio="none" role="img" aria-label={label}>
            <path class="axis" d={format!("M0 15H{width}")} />
            <path class="rejected" d={drawn.rejected} />
            <path class="legacy" d={drawn.legacy} />
            <path class="modern" d={drawn.modern} />
        </svg>
    }
}
