//! Names and meanings of the timeline: beside its lanes, above it, and the shapes for rows.

use super::timeline_window::{Drawn, is_thinned, protocols};
use crate::model::Outcome;
use crate::timeline::{Clients, Kind, Lane};
use crate::ui::context::Env;
use crate::ui::i18n::number;
use crate::worker::messages::DeviceView;
use yew::prelude::*;

/// Names of the lanes, beside the plot.
pub(super) fn names(drawn: &Drawn<'_>, [own, others]: &Clients) -> Html {
    let text = drawn.env.text;
    let modern = match (own.as_slice(), others.is_empty()) {
        ([], true) => text.timeline_none_modern().to_owned(),
        ([], false) => text.timeline_other_modern().to_owned(),
        ([client], _) => client.to_string(),
        ([client, more @ ..], _) => format!("{client} + {}", more.len()),
    };
    let rejected: u32 = drawn
        .picture
        .items
        .iter()
        .filter(|i| i.lane == Lane::Rejected)
        .map(|i| i.count)
        .sum();
    let name = |class: &'static str, name: &'static str, more: String| {
        html! { <div {class}><b>{ name }</b><span class="dim">{ more }</span></div> }
    };
    html! {
        <div class="lanes" aria-hidden="true">
            { name("l-leg", text.timeline_legacy(), protocols(drawn.device)) }
            { name("l-mod", text.timeline_modern(), modern) }
            if rejected > 0 {
                <div class="l-rej dim">{ text.outcome_rejected() }if !is_thinned(drawn.device) { { " · " }{ number(drawn.env.lang(), rejected.into()) } }</div>
            }
        </div>
    }
}

/// What the shapes mean, only of kinds that are there.
pub(super) fn legend(env: &Env, device: &DeviceView, [own, _]: &Clients) -> Html {
    let text = env.text;
    let has = |outcome: &[Outcome]| device.legacy.iter().any(|t| outcome.contains(&t.o));
    let entries = [
        (
            has(&[
                Outcome::Accepted,
                Outcome::Stopped,
                Outcome::Interrupted,
                Outcome::Other,
            ]),
            glyph(Kind::Accepted),
            text.timeline_up(&protocols(device)),
        ),
        (
            !own.is_empty(),
            glyph(Kind::Modern),
            text.timeline_down(&own.join(", ")),
        ),
        (
            has(&[Outcome::Rejected]),
            glyph(Kind::Rejected),
            text.timeline_rejected().to_owned(),
        ),
        (
            has(&[Outcome::Stopped]),
            glyph(Kind::Stopped),
            text.timeline_stopped().to_owned(),
        ),
        (
            has(&[Outcome::Interrupted, Outcome::Other]),
            glyph(Kind::Other),
            text.timeline_other().to_owned(),
        ),
        (
            device.fitting().any(|m| m.ropc),
            glyph(Kind::Granted),
            text.timeline_ropc().to_owned(),
        ),
    ];
    html! {
        <ul class="legend">
            { for entries.into_iter().filter(|e| e.0).map(|(_, glyph, words)| html! { <li>{ glyph }{ words }</li> }) }
        </ul>
    }
}

/// The shape of a kind, for a legend or a row.
pub fn glyph(kind: Kind) -> Html {
    let (class, d) = match kind {
        Kind::Accepted => ("k-leg", "M5.5 1h3v14h-3z"),
        Kind::Stopped => ("k-leg", "M5.5 1h3v7.5h-3zM5.5 11h3v4h-3z"),
        Kind::Other => ("k-oth", "M5.5 1.5h3v13h-3z"),
        Kind::Rejected => ("k-rej", "M4 5l6 6M10 5l-6 6"),
        Kind::Modern => (
            "k-mod-d",
            "M7 0v7.5M3.5 11a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        ),
        Kind::Granted => (
            "k-mod-d full",
            "M7 0v7.5M3.5 11a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        ),
    };
    html! { <svg class="k" viewBox="0 0 14 16" aria-hidden="true"><path {class} {d} /></svg> }
}
