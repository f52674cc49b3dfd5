//! Is it over? Of a marked device what its proof needs, and what of it holds ([`checks`]); of any other what the data shows.

use crate::model::{Class, DAY, EventType, Instant, Outcome};
use crate::platform::{clock, page};
use crate::state::Place;
use crate::state::checks::{Check, checks, of, reasons};
use crate::state::closing::{Closing, closing, wants_log};
use crate::state::rows::Rows;
use crate::timeline::{Change, Shows, change, clients};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::proof::{duration, short, tenth};
use crate::ui::i18n::{Text, verdicts, words};
use crate::worker::messages::{DeviceView, FindingKey, Reason, State, ToGraph, Verdict};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Over`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OverProps {
    pub(super) view: Shared<DeviceView>,
}

/// A sign-in within so long after the mark counts as before it.
const GRACE: i64 = 5 * crate::model::MINUTE;

/// The card.
#[component(Over)]
pub(super) fn over(props: &OverProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let (view, verdict) = (&props.view, &props.view.verdict);
    let found = change(view);
    if view.row.mark.is_none() || !view.row.markable {
        return html! {
            <section class="panel verdict" aria-labelledby="verdict-title">
                <div class="h-row"><h2 id="verdict-title">{ text.verdict_title() }</h2></div>
                { unmarked(&env, view, &found, &state.0.rows) }
            </section>
        };
    }
    let all = checks(verdict);
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let held = all.iter().filter(|(_, holds)| *holds).count();
    // What closes it stands with the first thing that the log keeps open.
    let first = all.iter().position(|(check, holds)| {
        !holds && matches!(check, Check::Logs | Check::App | Check::Complete)
    });
    let item = |(n, &(check, holds)): (usize, &(Check, bool))| {
        let (class, icon) = match (holds, verdict.state) {
            (true, _) => ("yes", Icon::Check),
            (false, State::BackOnLegacy) => ("bad", Icon::Back),
            (false, _) => ("no", Icon::Clock),
        };
        let (title, subs) = check_words(&env, view, check, holds, &found);
        let bar = (check == Check::Silence && !holds).then(|| {
            let done = silent(view).map_or(0, |ms| ms * 100 / verdict.silence.max(1));
            html! { <progress max="100" value={done.clamp(0, 100).to_string()} aria-label={title.clone()} /> }
        });
        html! {
            <li {class}>
                { glyph(icon) }
                <div>
                    <b>{ title }</b><span class="hidden">{ if holds { text.over_yes() } else { text.over_no() } }</span>
                    { bar }
                    { for subs.into_iter().map(|sub| html! { <span class="sub">{ sub }</span> }) }
                    if first == Some(n) { <ClosingPart view={view.clone()} /> }
                </div>
            </li>
        }
    };
    html! {
        <section class="panel verdict" aria-labelledby="verdict-title">
            <div class="h-row">
                <h2 id="verdict-title">{ text.verdict_title() }</h2>
                if verdict.state != State::BackOnLegacy { <span class="dim small">{ text.over_count(count(held), count(all.len())) }</span> }
            </div>
            <ul class="checks">{ for all.iter().enumerate().map(item) }</ul>
            <Elsewhere view={view.clone()} />
            { for more(&env, view).into_iter().map(|words| html! { <p class="sub">{ words }</p> }) }
            // Also of a proof: what never reaches the log is not in it.
            if verdict.state != State::BackOnLegacy { <p class="limit small dim">{ text.findings_none() }</p> }
        </section>
    }
}

/// Why, in one sentence.
pub(super) fn reason_words(text: Text, view: &DeviceView, reason: Reason) -> &'static str {
    match reason {
        Reason::Rhythm if view.networks.len() > 1 => text.vr_rhythm_network(),
        reason => verdicts::reason(text, reason),
    }
}

/// Milliseconds without a legacy sign-in since the mark, as far as the log is complete.
fn silent(view: &DeviceView) -> Option<i64> {
    let (mark, to) = (view.row.mark?, view.verdict.complete_to?);
    let grace = mark.at.plus(GRACE);
    let last = view
        .legacy
        .iter()
        .filter(|t| t.o != Outcome::Rejected && t.t <= grace.0)
        .map(|t| t.t)
        .max();
    let from = last.map_or(mark.at, |last| mark.at.max(Instant(last)));
    Some(to.since(from).max(0))
}

/// What a check asks, and what is known of it.
fn check_words(
    env: &Env,
    view: &DeviceView,
    check: Check,
    holds: bool,
    found: &Change,
) -> (String, Vec<String>) {
    let (text, verdict) = (env.text, &view.verdict);
    let now = clock::now();
    let time = |at: Instant| env.format.date_time(at);
    let mut subs: Vec<String> = Vec::new();
    let title = match check {
        Check::Logs => {
            if let (true, Some(rests)) =
                (holds, view.rests.filter(|_| verdict.complete_to.is_some()))
            {
                subs.push(verdicts::rests(text, rests).to_owned());
            }
            if let Some(client) = verdict.only {
                subs.push(text.vn_only(client.name()));
            }
            text.over_logs().to_owned()
        }
        Check::App => {
            if let (Some(expected), Some(first), Some(mark)) =
                (verdict.expected, verdict.first_modern, view.row.mark)
            {
                let gap = duration(text, first.since(mark.at).abs());
                subs.push(if first >= mark.at {
                    text.vn_first_after(&expected.name(), &time(first), &gap)
                } else {
                    text.vn_first_before(&expected.name(), &time(first), &gap)
                });
            }
            text.over_app().to_owned()
        }
        Check::Person => {
            if holds {
                subs.push(match verdict.unattended {
                    true => text.vr_ended_unattended().to_owned(),
                    false if verdict.is_proven() => text.vr_ended().to_owned(),
                    false => String::new(),
                });
            }
            text.over_person().to_owned()
        }
        Check::Legacy => {
            let expected = tenth(env.lang(), verdict.expected_tenths);
            subs.push(match (verdict.seen, verdict.expected_tenths) {
                (0, 5..) if holds => {
                    text.over_expected(u64::from((verdict.expected_tenths + 5) / 10))
                }
                (0, _) => text.over_last(&env.moment(found.last_legacy, now)),
                (seen, 0) => text.vn_expected_unknown(seen),
                (seen, _) => text.vn_expected(&expected, seen),
            });
            subs.extend(verdict.last_seen.map(|at| text.vn_last_seen(&time(at))));
            text.over_legacy().to_owned()
        }
        Check::Silence => {
            let so_far = silent(view);
            let gap = (verdict.longest_gap > 0)
                .then(|| text.over_longest(&short(text, verdict.longest_gap)));
            if let (false, Some(ms)) = (holds, so_far) {
                subs.push(text.over_so_far(&short(text, ms)));
            }
            subs.extend(gap);
            match (holds, so_far) {
                (true, Some(ms)) => text.over_silent(&short(text, ms)),
                _ => text.over_silence(&short(text, verdict.silence.max(DAY))),
            }
        }
        Check::Complete => match (holds, verdict.complete_to) {
            (true, Some(to)) => text.over_complete(&time(to)),
            (_, to) => {
                subs.push(match to {
                    Some(to) => text.over_now(&time(to)),
                    None => text.vn_incomplete().to_owned(),
                });
                match verdict.ready {
                    Some(at) => text.over_complete(&env.moment(at, now)),
                    None => text.over_complete_day().to_owned(),
                }
            }
        },
    };
    // After a repair, an answer or half an hour everything else looks different.
    let told = reasons(verdict)
        .filter(|r| of(*r) == check && (tells_more(verdict) || Some(*r) == verdict.reason));
    subs.extend(told.map(|r| reason_words(text, view, r).to_owned()));
    subs.retain(|sub| !sub.is_empty());
    (title, subs)
}

/// What else is to be known of a verdict.
fn more(env: &Env, view: &DeviceView) -> Vec<String> {
    let (text, verdict) = (env.text, &view.verdict);
    let scanner = view.scanner.as_ref().map(|device| text.vn_scanner(device));
    let mark = view.row.mark.and_then(|mark| verdict.second_look(mark.at));
    let day = mark.map(|day| text.vn_first_days(&env.format.date(day)));
    scanner.into_iter().chain(day).collect()
}

/// What the sign-ins of an unmarked device show.
fn unmarked(env: &Env, view: &DeviceView, found: &Change, rows: &Rows) -> Html {
    let text = env.text;
    let about = match found.shows {
        // It stands at the top.
        Shows::Compromised => "",
        Shows::Certificate => text.verdict_certificate_text(),
        Shows::Spray => text.verdict_spray_text(),
        Shows::Attempts => text.class_attempts_text(),
        Shows::HandOver => text.verdict_hand_over_text(),
        Shows::Silent => text.verdict_silent_text(),
        Shows::Both => text.verdict_both_text(),
        Shows::InUse => text.verdict_still_text(),
    };
    let time = |at| env.format.date_time(at);
    let complete = match view.complete_to {
        Some(to) => text.verdict_complete(&time(to)),
        None => text.verdict_incomplete().to_owned(),
    };
    let said = [
        modern(text, view, found, time),
        moved(text, view, found, rows, time),
        Some(complete),
    ];
    html! {
        <>
            if !about.is_empty() { <p>{ about }</p> }
            <ul class="said">{ for said.into_iter().flatten().map(|words| html! { <li>{ words }</li> }) }</ul>
        </>
    }
}

/// What else is missing helps only where nothing else comes first: a repair, an answer, half an hour.
const fn tells_more(verdict: &Verdict) -> bool {
    !matches!(verdict.state, State::BackOnLegacy)
        && !matches!(
            verdict.reason,
            Some(Reason::NotDescribed | Reason::FirstHalfHour)
        )
}

/// Where the account seems to have moved on.
#[component(Elsewhere)]
fn elsewhere(props: &OverProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let row = props
        .view
        .elsewhere
        .as_ref()
        .and_then(|key| state.0.rows.get(key.0.as_str()));
    html! {
        <p class="elsewhere">
            if let Some(row) = row {
                <a href={Place::Device(row.data.key.clone()).fragment()}>
                    { env.text.vn_elsewhere(&words::device(env.text, &row.data).0) }
                </a>
            }
        </p>
    }
}

/// What closes the gap: reading again, asking Graph, which download to bring, or a mark made anew.
#[component(ClosingPart)]
fn closing_part(props: &OverProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let (text, view) = (env.text, &props.view);
    let verdict = &view.verdict;
    let has = |reason| verdict.missing.contains(&reason) || verdict.reason == Some(reason);
    let graph = state.0.fetching.view.is_some();
    let button = |label: &'static str, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="btn small" {onclick}>{ label }</button> }
    };
    let mut buttons = Vec::new();
    // More of the log changes nothing where the account goes on elsewhere: that device is the one to go on with.
    let log = wants_log(verdict);
    let app = tells_more(verdict)
        && verdict.reason != Some(Reason::NewDevice)
        && has(Reason::ModernNotRead);
    let found = view.row.mark.and_then(|_| closing(verdict, clock::now()));
    if let Some(Closing::Lost(gap)) = found {
        let (commands, key) = (commands.clone(), view.row.key.clone());
        buttons.push(button(
            text.vc_mark_anew(),
            Callback::from(move |_| commands.mark_anew.emit((key.clone(), gap.anew()))),
        ));
    }
    if graph {
        if log {
            let commands = commands.clone();
            let window = crate::state::fetch::Window::default();
            buttons.push(button(
                text.vc_read(),
                Callback::from(move |_| commands.fetch.emit(window)),
            ));
        }
        if app && state.0.fetching.can_prove() {
            let (commands, keys): (_, Vec<FindingKey>) =
                (commands.clone(), vec![view.row.key.clone()]);
            buttons.push(button(
                text.vc_ask(),
                Callback::from(move |_| commands.graph.emit(ToGraph::Prove(keys.clone()))),
            ));
        }
    } else if log || app {
        buttons.push(button(
            text.vc_files(),
            Callback::from(|_| page::click("#files")),
        ));
    }
    let from = view.row.mark.map(|m| m.at.plus(-DAY));
    html! {
        <div class="closing">
            if let Some(found) = found.filter(|found| !graph || matches!(found, Closing::Lost(_))) {
                <p class="small">{ missing_log(&env, found) }</p>
            } else if let (false, true, Some(from)) = (graph, log, from) {
                <p class="small">{ text.vc_bring(&env.format.date(from)) }</p>
            }
            if let (false, true, Some(expected)) = (graph, app, verdict.expected) { <p class="small">{ text.vc_bring_app(&expected.name()) }</p> }
            if !buttons.is_empty() { <p class="row">{ for buttons }</p> }
        </div>
    }
}

/// Which log is behind, or not read, and what brings it forward.
fn missing_log(env: &Env, found: Closing) -> String {
    let text = env.text;
    let now = clock::now();
    let time = |at: Instant| env.moment(at, now);
    let log = |event_type| match event_type {
        EventType::InteractiveUser => text.vc_log_interactive(),
        EventType::NonInteractiveUser => text.vc_log_non_interactive(),
    };
    match found {
        Closing::Gap(gap) => text.vc_gap(log(gap.event_type), &time(gap.from), &time(gap.to)),
        Closing::Lost(gap) => text.vc_gap_lost(log(gap.event_type), &time(gap.from), &time(gap.to)),
        Closing::Newer(event_type, to, None) => text.vc_newer(log(event_type), &time(to)),
        Closing::Newer(event_type, to, Some(when)) => {
            text.vc_newer_then(log(event_type), &time(to), &time(when))
        }
        Closing::Filtered(event_type, to, Some(after)) => {
            text.vc_filtered(log(event_type), &time(to), &time(after))
        }
        Closing::Filtered(event_type, to, None) => text.vc_filtered_now(log(event_type), &time(to)),
    }
}

/// The sign-ins are those of a device that sends a password; else no app and no other device says anything about it.
fn is_about_the_device(found: &Change) -> bool {
    !matches!(
        found.shows,
        Shows::Certificate | Shows::Spray | Shows::Attempts | Shows::Compromised
    )
}

/// What is known of mail apps with modern authentication, where it says something about this device.
fn modern(
    text: Text,
    view: &DeviceView,
    found: &Change,
    date_time: impl Fn(Instant) -> String,
) -> Option<String> {
    if !is_about_the_device(found) {
        return None;
    }
    if let Some((at, client)) = found.first_modern {
        let gap = duration(text, at.since(found.last_legacy));
        return Some(text.verdict_first_modern(&client.name(), &date_time(at), &gap));
    }
    Some(match found.modern_before {
        Some(client) => text.verdict_modern_before(&client.name()),
        None => match clients(view)[1].as_slice() {
            [] => text.verdict_no_modern().to_owned(),
            others => text.timeline_facts_other(&others.join(", ")),
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
    if !is_about_the_device(found) {
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
