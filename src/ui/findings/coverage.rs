//! The sentence at the top, and the line that says what it rests on.

use super::files::Files;
use crate::model::{EventType, Instant};
use crate::state::answer::{
    self, EventTypes, Why, complete_to, event_types, gaps, headline, missing, narrower, unfinished,
};
use crate::state::filter_address;
use crate::state::listing::Listed;
use crate::state::rows::{Filter, Part};
use crate::ui::components::When;
use crate::ui::context::{Shared, State, use_env, use_state_of_page};
use crate::ui::i18n::{Text, words};
use crate::worker::messages::Names;
use yew::prelude::*;

/// Gaps between what was read that are told, the newest first.
const GAPS_SHOWN: usize = 3;

/// Properties of [`Headline`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct HeadlineProps {
    /// Totals over all rows.
    pub listed: Shared<Listed>,
}

/// The sentence, and where nothing was found the words that keep it honest.
#[component(Headline)]
pub(crate) fn headline_sentence(props: &HeadlineProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let date = |at: Instant| env.format.date(at);
    let answer = match props.listed.is_of(&state.0.rows) {
        true => headline(&state.0, &props.listed.totals),
        // The numbers of a moment ago are no answer.
        false => answer::Headline::Reading(props.listed.totals.part(Part::Using)),
    };
    let sentence = match answer {
        answer::Headline::Reading(0) => text.findings_headline_reading().to_owned(),
        answer::Headline::Reading(devices) => text.findings_headline_so_far(devices),
        // Below, with links.
        answer::Headline::Devices { .. } => String::new(),
        answer::Headline::Proven(devices) => text.findings_headline_proven(devices),
        answer::Headline::Certificate(devices) => text.findings_headline_certificate(devices),
        answer::Headline::Attempts(people) => text.findings_headline_attempts(people),
        answer::Headline::None(from, to) => text.findings_headline_none(&date(from), &date(to)),
        answer::Headline::Unanswered => text.findings_headline_unanswered().to_owned(),
        answer::Headline::CannotTell(_) => text.findings_headline_cannot_tell().to_owned(),
    };
    let missing = missing(&state.0).map(|event_type| match event_type {
        EventType::NonInteractiveUser => text.non_interactive_sign_ins(),
        EventType::InteractiveUser => text.interactive_sign_ins(),
    });
    let (unknown, unreadable) = (
        state.0.summary.records.unknown,
        state.0.summary.records.unreadable,
    );
    let cut = unfinished(&state.0);
    let more = match answer {
        answer::Headline::None(..) => html! {
            <>
                <p class="lead">{ text.findings_none() }</p>
                if let Some(missing) = missing {
                    <p class="lead"><b>{ text.findings_none_one_sided(missing) }</b></p>
                }
                if let Some((event_type, from, to)) = narrower(&state.0) {
                    <p class="lead"><b>{ text.findings_none_narrower(words::event_type(text, event_type), &date(from), &date(to)) }</b></p>
                }
                { for gaps(&state.0).into_iter().rev().take(GAPS_SHOWN).map(|gap| {
                    let (from, to) = (env.format.date_time(gap.from), env.format.date_time(gap.to));
                    let said = match gap.event_type {
                        Some(kind) => text.findings_none_gap_of(words::event_type(text, kind), &from, &to),
                        None => text.findings_none_gap(&from, &to),
                    };
                    html! { <p class="lead"><b>{ said }</b></p> }
                }) }
                if unknown > 0 {
                    <p class="lead"><b>{ text.findings_none_unknown(unknown) }</b></p>
                }
                if unreadable > 0 {
                    <p class="lead"><b>{ text.findings_none_unreadable(unreadable) }</b></p>
                }
                if cut > 0 {
                    <p class="lead"><b>{ text.findings_none_cut(cut) }</b></p>
                }
            </>
        },
        answer::Headline::CannotTell(why) => {
            let (what, next) = match why {
                Why::Unread if state.0.sources.iter().any(|s| s.readings.is_some()) => {
                    (text.findings_unread(), text.findings_unread_order())
                }
                Why::Unread => (text.findings_unread(), text.findings_unread_next()),
                Why::Empty if state.0.sources.iter().any(|s| answer::describable(s)) => {
                    (text.findings_empty(), text.findings_empty_describe())
                }
                Why::Empty => (text.findings_empty(), text.findings_empty_other()),
                Why::Partial => (text.findings_partial(), text.findings_partial_next()),
            };
            html! { <p class="lead"><b>{ what }</b>{ " " }{ next }</p> }
        }
        _ => Html::default(),
    };
    let title = match answer {
        answer::Headline::Devices {
            using,
            waiting,
            proven,
        } => parts(&state, text, [using, waiting, proven]),
        _ => html! { { sentence } },
    };
    html! {
        <div class="answer">
            <h1 id="place-title" tabindex="-1">{ title }</h1>
            { more }
        </div>
    }
}

/// The parts of the sentence that have any device; each filters the table to its devices, and shows all again.
fn parts(state: &State, text: Text, counts: [u64; 3]) -> Html {
    let [using, waiting, proven] = counts;
    let changed = match using {
        0 => text.headline_waiting_devices(waiting),
        _ => text.headline_waiting(waiting),
    };
    let all = [
        (Part::Using, using, text.headline_using(using)),
        (Part::Waiting, waiting, changed),
        (Part::Proven, proven, text.headline_proven(proven)),
    ];
    let shown = all.into_iter().filter(|(_, count, _)| *count > 0);
    let link = |(at, (part, _, words)): (usize, (Part, u64, String))| {
        let chosen = state.0.filter.part == Some(part);
        let next = Filter {
            part: (!chosen).then_some(part),
            ..Filter::default()
        };
        // An address without any kind shows all; one without a filter would keep this one.
        let href = match chosen {
            true => "#/findings?only=".to_owned(),
            false => filter_address::fragment(&next),
        };
        html! {
            <>
                if at > 0 { <span class="dot">{ " · " }</span> }
                <a class="part" {href} aria-current={chosen.then_some("true")}>{ words }</a>
            </>
        }
    };
    html! { <>{ for shown.enumerate().map(link) }</> }
}

/// Span, event types, counts, *complete to*.
#[component(Coverage)]
pub(crate) fn coverage() -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let (page, summary) = (&state.0, &state.0.summary);
    let records = &summary.records;
    if records.read == 0 && summary.from.is_none() {
        return html! { <div><Files /></div> };
    }
    let reading = page.is_busy();
    let complete = complete_to(page);
    // Of several needed event types the earliest counts (rules 1).
    let complete_to = complete
        .interactive_user
        .zip(complete.non_interactive_user)
        .map(|(a, b)| a.min(b));
    let (warn, logs) = match event_types(page) {
        _ if reading => (false, text.coverage_reading()),
        EventTypes::Both => (false, text.coverage_both()),
        EventTypes::InteractiveOnly => (true, text.coverage_interactive_only()),
        EventTypes::NonInteractiveOnly => (true, text.coverage_non_interactive_only()),
        EventTypes::Unstated => (true, text.coverage_unstated()),
        EventTypes::Neither => (true, text.coverage_partial()),
    };
    let mut facts: Vec<Html> = Vec::new();
    if let (Some(from), Some(to)) = (summary.from, summary.to) {
        let span = env.format.span(from, to);
        let title = format!("{} – {}", env.utc(from), env.utc(to));
        facts.push(html! { <span {title}>{ span }</span> });
    }
    if let Some(at) = complete_to {
        // The sentence has its own word order in each language, so the time stands inside it.
        let line = text.coverage_complete(&env.moment(at, crate::platform::clock::now()));
        facts.push(html! { <time datetime={at.to_string()} title={env.utc(at)}>{ line }</time> });
    } else if let Some(to) = page.sources.iter().filter_map(|s| s.newest).max() {
        facts.push(html! { <span>{ text.coverage_newest() }{ " " }<When at={to} /></span> });
    }
    // While reading, the bar counts, and is ahead of this.
    if !reading {
        facts.push(html! { <span>{ text.coverage_records(records.read) }</span> });
        if records.duplicates > 0 {
            facts.push(html! { <span>{ text.coverage_duplicates(records.duplicates) }</span> });
        }
        if records.unreadable > 0 {
            facts.push(html! { <span>{ text.coverage_unreadable(records.unreadable) }</span> });
        }
        if records.unknown > 0 {
            facts.push(html! { <span>{ text.coverage_unknown(records.unknown) }</span> });
        }
    }
    let only_known = matches!(&page.fetching.view, Some(view) if view.names == Names::KnownOnly);
    html! {
        <div>
            <div class="cover"><span class={warn.then_some("warn")}>{ logs }</span>{ for facts }<Files /></div>
            if only_known { <p class="small dim hint">{ text.fetch_known_only() }</p> }
        </div>
    }
}
