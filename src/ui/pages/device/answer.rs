//! The answer in one line: the state, and one sentence with what it rests on or when it can be had.

use super::over::reason_words;
use crate::model::{DAY, Instant};
use crate::platform::clock;
use crate::platform::format::Moment;
use crate::timeline::{Change, Shows};
use crate::ui::components::{Look, state_mark};
use crate::ui::context::Env;
use crate::ui::i18n::proof::short;
use crate::ui::i18n::verdicts;
use crate::worker::messages::{DeviceView, State};
use yew::prelude::*;

/// The answer.
pub(super) fn answer(env: &Env, view: &DeviceView, found: &Change) -> Html {
    let text = env.text;
    let state = view.verdict.state;
    let (mark, sentence, rest) = if view.row.mark.is_some() && view.row.markable {
        let (sentence, rest) = marked(env, view, found);
        (state_mark(text, state, Look::Pill), sentence, rest)
    } else {
        let (sentence, rest) = unmarked(env, found);
        let mark = match found.shows {
            Shows::Certificate => {
                html! { <span class="chip info">{ text.state_certificate() }</span> }
            }
            // Their label stands above.
            Shows::Spray | Shows::Compromised => Html::default(),
            _ => state_mark(text, State::NotChanged, Look::Pill),
        };
        (mark, sentence.to_owned(), rest)
    };
    html! { <p class="answer">{ mark }<span><b>{ sentence }</b>{ rest }</span></p> }
}

fn marked(env: &Env, view: &DeviceView, found: &Change) -> (String, String) {
    let (text, verdict) = (env.text, &view.verdict);
    let silent = |to: Instant| {
        let ms = to.since(found.last_legacy).max(0);
        // German has days in the dative here.
        text.answer_silent(&match u64::try_from(ms / DAY) {
            Ok(days @ 3..) => text.duration_days_ahead(days),
            _ => short(text, ms),
        })
    };
    let now = clock::now();
    let due = verdict.earliest.map(|at| match at <= now {
        true => text.look_due().to_owned(),
        false if verdict.state == State::TooEarly => text.answer_look(&env.moment(at, now)),
        false => text.answer_possible(&from(env, at, now)),
    });
    let why = || {
        let reason = verdict.reason.map(|r| reason_words(text, view, r));
        reason.unwrap_or_default().to_owned()
    };
    match (verdict.state, verdict.complete_to, verdict.expected) {
        (State::Verified, Some(to), Some(expected)) => {
            (silent(to), text.answer_goes_on(&expected.name()))
        }
        (State::Verified | State::Ended, Some(to), _) => (silent(to), ".".to_owned()),
        (State::CleanSoFar, ..) => (
            text.answer_clean().to_owned(),
            format!(" {}", due.unwrap_or_else(why)),
        ),
        (State::TooEarly, ..) => (
            format!("{}.", text.vb_too_early()),
            format!(" {}", due.unwrap_or_else(why)),
        ),
        (State::BackOnLegacy, ..) => (
            format!("{}.", text.vb_back_on_legacy()),
            format!(" {} {}", why(), text.vn_again()),
        ),
        (state, ..) => (
            format!("{}.", verdicts::title(text, state)),
            format!(" {}", why()),
        ),
    }
}

/// "tomorrow from 22:16", "from 28 Nov 22:16".
fn from(env: &Env, at: Instant, now: Instant) -> String {
    let text = env.text;
    match env.format.moment(at, now) {
        Moment::Today(time) => text.today(&text.answer_from(&time)),
        Moment::Yesterday(time) => text.yesterday(&text.answer_from(&time)),
        Moment::Tomorrow(time) => text.tomorrow(&text.answer_from(&time)),
        Moment::Other(words) => text.answer_from(&words),
    }
}

fn unmarked(env: &Env, found: &Change) -> (&'static str, String) {
    let text = env.text;
    let last = env.moment(found.last_legacy, clock::now());
    let (title, rest) = match found.shows {
        Shows::Compromised => (
            text.verdict_compromised(),
            text.verdict_compromised_text().to_owned(),
        ),
        Shows::Certificate => (text.verdict_certificate(), text.verdict_open_text(&last)),
        Shows::Spray => (text.verdict_spray(), text.verdict_attempts_text(&last)),
        Shows::Attempts => (text.class_attempts(), text.verdict_attempts_text(&last)),
        Shows::HandOver => (text.verdict_hand_over(), text.verdict_open_text(&last)),
        Shows::Silent => (text.verdict_silent(), text.verdict_open_text(&last)),
        Shows::Both | Shows::InUse => (text.verdict_still(), text.verdict_open_text(&last)),
    };
    (title, format!(". {rest}"))
}
