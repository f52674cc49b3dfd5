//! Is it over? The verdict on a marked device ([`super::proof`]); of any other what the data shows, with its numbers.

use super::proof::{Marks, Proof};
use crate::model::{Class, Instant};
use crate::state::rows::Rows;
use crate::timeline::{Change, Shows, apps, change};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::proof::duration;
use crate::ui::i18n::{Text, words};
use crate::worker::messages::DeviceView;
use yew::prelude::*;

/// Properties of [`Verdict`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct VerdictProps {
    pub(super) view: Shared<DeviceView>,
}

/// The verdict.
#[component(Verdict)]
pub(super) fn verdict(props: &VerdictProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    if props.view.row.mark.is_some() && props.view.row.markable {
        return html! { <Proof view={props.view.clone()} /> };
    }
    let found = change(&props.view);
    let (chip, tone) = match found.shows {
        Shows::Certificate => (text.state_certificate(), "info"),
        Shows::Spray => (text.verdict_spray(), "mute"),
        Shows::Compromised => (text.flag_compromised(), "bad"),
        _ => (text.verdict_open(), "mute"),
    };
    let (title, about) = match found.shows {
        Shows::Compromised => (text.verdict_compromised(), text.verdict_compromised_text()),
        Shows::Certificate => (text.verdict_certificate(), text.verdict_certificate_text()),
        Shows::Spray => (text.verdict_spray(), text.verdict_spray_text()),
        Shows::Attempts => (text.class_attempts(), text.class_attempts_text()),
        Shows::HandOver => (text.verdict_hand_over(), text.verdict_hand_over_text()),
        Shows::Silent => (text.verdict_silent(), text.verdict_silent_text()),
        Shows::Both => (text.verdict_still(), text.verdict_both_text()),
        Shows::InUse => (text.verdict_still(), text.verdict_still_text()),
    };
    let last = env.format.date_time(found.last_legacy);
    let last = match found.shows {
        Shows::Spray | Shows::Attempts => text.verdict_attempts_text(&last),
        _ => text.verdict_open_text(&last),
    };
    html! {
        <section class="panel verdict" aria-labelledby="verdict-title">
            <h2 id="verdict-title">{ text.verdict_title() }</h2>
            <p><span class={classes!("chip", tone)}>{ chip }</span></p>
            <p class="big">{ title }</p>
            <p>{ about }</p>
            <ul class="said">
                <li>{ last }</li>
                if let Some(modern) = modern(text, &props.view, &found, |at| env.format.date_time(at)) { <li>{ modern }</li> }
                if let Some(moved) = moved(text, &props.view, &found, &state.0.rows, |at| env.format.date_time(at)) { <li>{ moved }</li> }
                <li>
                    if let Some(to) = props.view.complete_to {
                        { text.verdict_complete(&env.format.date_time(to)) }
                    } else {
                        { text.verdict_incomplete() }
                    }
                </li>
            </ul>
            <Marks view={props.view.clone()} />
        </section>
    }
}

/// What is known of mail apps with modern authentication, where it says something about this device.
fn modern(
    text: Text,
    view: &DeviceView,
    found: &Change,
    date_time: impl Fn(Instant) -> String,
) -> Option<String> {
    if matches!(
        found.shows,
        Shows::Certificate | Shows::Spray | Shows::Attempts | Shows::Compromised
    ) {
        return None;
    }
    if let Some((at, app)) = found.first_modern {
        let gap = duration(text, at.since(found.last_legacy));
        return Some(text.verdict_first_modern(app.name(), &date_time(at), &gap));
    }
    Some(match found.modern_before {
        Some(app) => text.verdict_modern_before(app.name()),
        None => match apps(view).1.as_slice() {
            [] => text.verdict_no_modern().to_owned(),
            others => {
                let names: Vec<&str> = others.iter().map(|app| app.name()).collect();
                text.timeline_facts_other(&names.join(", "))
            }
        },
    })
}

/// Another device of the same family and person whose legacy sign-ins began when this one's had ended (rules 4).
fn moved(
    text: Text,
    view: &DeviceView,
    found: &Change,
    rows: &Rows,
    date_time: impl Fn(Instant) -> String,
) -> Option<String> {
    if matches!(
        found.shows,
        Shows::Certificate | Shows::Spray | Shows::Attempts | Shows::Compromised
    ) {
        return None;
    }
    let next = view
        .others
        .iter()
        .filter_map(|key| rows.get(key.0.as_str()))
        .map(|row| &row.data)
        .filter(|row| row.first_seen > found.last_legacy && row.class != Class::AttemptsOnly)
        .filter(|row| row.protocols.iter().any(|p| view.row.protocols.contains(p)))
        .min_by_key(|row| row.first_seen)?;
    Some(text.verdict_moved(&words::device(text, next).0, &date_time(next.first_seen)))
}
