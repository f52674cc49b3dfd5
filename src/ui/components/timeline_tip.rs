//! The tooltip of the sign-in under the pointer or the keyboard cursor.

use super::timeline_window::{BASE, Drawn, REJECTED, is_thinned, protocols, rect, seconds};
use crate::model::{DAY, MailClient, Outcome};
use crate::timeline::{Item, Kind, Lane, percent, px};
use crate::ui::context::Env;
use crate::worker::messages::{DeviceView, SignInView};
use yew::prelude::*;

/// The row of a sign-in, if it is among those that the page has.
fn row<'a>(device: &'a DeviceView, item: &Item) -> Option<&'a SignInView> {
    device
        .sign_ins
        .iter()
        .find(|s| s.at == item.first && lane_of(s) == item.lane)
}

/// Where a sign-in is drawn.
pub fn lane_of(sign_in: &SignInView) -> Lane {
    match (sign_in.client, sign_in.outcome) {
        (Some(_), _) => Lane::Modern,
        (None, Outcome::Rejected) => Lane::Rejected,
        (None, _) => Lane::Legacy,
    }
}

/// Time and app, address and outcome; of several their time and number.
pub(super) fn item_words(env: &Env, device: &DeviceView, item: &Item) -> [String; 2] {
    let (text, format) = (env.text, &env.format);
    if item.count > 1 {
        let count = item.count.into();
        let many = match item.lane {
            _ if is_thinned(device) => text.timeline_several().to_owned(),
            Lane::Legacy => text.timeline_legacy_count(count),
            Lane::Modern => text.timeline_modern_count(count),
            Lane::Rejected => text.timeline_rejected_count(count),
        };
        let [from, to] = [item.first, item.last].map(|at| format.time(at));
        let time = match item.to.since(item.from) {
            length if length > DAY * 5 / 4 => {
                format!("{} – {}", format.day(item.first), format.day(item.last))
            }
            _ => format!("{} {from} – {to}", format.weekday(item.first)),
        };
        return [time, many];
    }
    let row = row(device, item);
    let what = match (row, item.lane) {
        (Some(row), _) => row
            .client
            .map_or(row.protocol.name().into(), MailClient::name),
        (None, Lane::Modern) => device
            .fitting()
            .find(|m| m.t == item.first.0)
            .map_or("".into(), |m| m.client.name()),
        (None, _) => protocols(device).into(),
    };
    let outcome = match item.kind {
        Kind::Accepted | Kind::Modern => text.timeline_accepted(),
        Kind::Stopped => text.timeline_stopped(),
        Kind::Other => text.timeline_other(),
        Kind::Granted => text.timeline_ropc(),
        Kind::Rejected => text.timeline_rejected(),
    };
    let address = row.and_then(|row| row.address.as_deref());
    let time = format!("{} {}", format.day(item.first), seconds(env, item.first));
    [
        format!("{time} · {what}"),
        match address {
            Some(address) => format!("{} · {outcome}", crate::ui::i18n::words::bounded(address)),
            None => outcome.to_owned(),
        },
    ]
}

/// Ring and box of what the pointer or the keys are at. The box is moved to the left by as much of its own width as its place is
/// part of the plot's: so it never leaves it.
pub(super) fn tip(drawn: &Drawn<'_>) -> Html {
    let Some(item) = drawn.active else {
        return Html::default();
    };
    let [first, second] = item_words(drawn.env, drawn.device, &item);
    let x = item.middle(drawn.seen);
    let (ring, top) = match item.lane {
        Lane::Legacy => (61.0, 88.0),
        Lane::Modern => (113.0, 34.0),
        Lane::Rejected => (REJECTED, 94.0),
    };
    let long = first.chars().count().max(second.chars().count()).min(44);
    let wide = 22.0 + 6.4 * f64::from(u32::try_from(long).unwrap_or(44));
    let shift = format!("translate({} {})", px(-wide * x / 100.0), px(top));
    let text = |y: &'static str, words: String| {
        let words: String = words.chars().take(44).collect();
        html! { <text x="11" {y}>{ words }</text> }
    };
    let ring = match (item.lane, drawn.picture.bin) {
        (Lane::Legacy, Some(_)) => rect("k-ring", drawn.seen.span(item.from, item.to), 42.0, 38.0),
        (Lane::Modern, Some(_)) => rect("k-ring", drawn.seen.span(item.from, item.to), BASE, 38.0),
        _ => {
            html! { <svg x={percent(x)} y={px(ring)} overflow="visible"><circle class="k-ring" r="9" /></svg> }
        }
    };
    html! {
        <>
            { ring }
            <svg class="tip" x={percent(x)} overflow="visible">
                <g transform={shift}><rect width={px(wide)} height="42" rx="6" />{ text("17", first) }{ text("33", second) }</g>
            </svg>
        </>
    }
}
