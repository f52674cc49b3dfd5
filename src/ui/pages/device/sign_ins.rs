//! The newest sign-ins, legacy and modern mixed, each with its outcome, address and Conditional Access as the record
//! has them.

use crate::model::{Instant, MailClient, Outcome};
use crate::platform::page;
use crate::timeline::{Kind, Lane};
use crate::ui::components::{Picked, When, lane_of, sign_in_glyph};
use crate::ui::context::{Shared, use_env};
use crate::ui::i18n::{Text, number, words};
use crate::worker::messages::{DeviceView, SignInView};
use yew::prelude::*;

/// Properties of [`SignIns`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SignInsProps {
    pub(super) view: Shared<DeviceView>,
    /// The sign-ins that were chosen in the picture, numbered.
    pub(super) picked: Option<(u32, Picked)>,
    /// Last legacy and first modern sign-in of a hand-over.
    pub(super) gap: Option<(Instant, Instant)>,
}

/// Sign-ins shown before *Show all*.
const FIRST: usize = 25;

/// The table.
#[component(SignIns)]
pub(super) fn sign_ins(props: &SignInsProps) -> Html {
    let text = use_env().text;
    let all = use_state_eq(|| false);
    let filter = use_state_eq(|| None::<Lane>);
    let view = &props.view;
    // The newest of what was chosen in the picture.
    let chosen = props.picked.and_then(|(_, (lane, first, last))| {
        let on = |s: &SignInView| lane_of(s) == lane && first <= s.at && s.at <= last;
        view.sign_ins.iter().position(on)
    });
    use_effect_with(props.picked, {
        let (all, filter) = (all.setter(), filter.setter());
        move |picked| {
            if picked.is_some() {
                filter.set(None);
                if chosen.is_some_and(|n| n >= FIRST) {
                    all.set(true);
                }
                page::after(0, || {
                    page::focus("#lit");
                });
            }
        }
    });
    let fits = |s: &SignInView| filter.is_none_or(|lane| lane_of(s) == lane);
    let listed: Vec<(usize, &SignInView)> = view
        .sign_ins
        .iter()
        .enumerate()
        .filter(|(_, s)| fits(s))
        .collect();
    let shown = if *all {
        listed.len()
    } else {
        FIRST.min(listed.len())
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let c = &view.row.counts;
    let legacy = c.accepted + c.stopped_after_password + c.interrupted + c.other;
    let modern = view.sign_ins_total.saturating_sub(legacy + c.rejected);
    let total = match *filter {
        None => view.sign_ins_total,
        Some(Lane::Legacy) => legacy,
        Some(Lane::Modern) => modern,
        Some(Lane::Rejected) => c.rejected,
    };
    let choice = |lane: Option<Lane>, name: &'static str, n: u64| {
        let (set, all) = (filter.setter(), all.setter());
        let onclick = move |_: MouseEvent| {
            set.set(lane);
            all.set(false);
        };
        html! { <button type="button" aria-pressed={(*filter == lane).to_string()} {onclick}>{ name }{ " " }<b>{ number(text.0, n) }</b></button> }
    };
    let show_all = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let seen = || listed.iter().take(shown).map(|(_, s)| *s);
    let applied = seen().any(|s| access(text, s).is_some());
    let unreadable = applied && seen().any(|s| s.ca_policies.is_none());
    html! {
        <section class="panel log" aria-labelledby="sign-ins-title">
            <div class="h-row">
                <h2 id="sign-ins-title">{ text.sign_ins_title() }</h2>
                <div class="seg" role="group" aria-labelledby="sign-ins-title">
                    { choice(None, text.sign_ins_every(), view.sign_ins_total) }
                    { for [(Lane::Legacy, text.timeline_legacy(), legacy), (Lane::Modern, text.timeline_modern(), modern), (Lane::Rejected, text.outcome_rejected(), c.rejected)]
                        .into_iter().filter(|(.., n)| *n > 0).map(|(lane, name, n)| choice(Some(lane), name, n)) }
                </div>
            </div>
            if props.picked.is_some() && chosen.is_none() { <p class="dim small" role="status" id="lit" tabindex="-1">{ text.sign_ins_older(count(view.sign_ins.len())) }</p> }
            <table class="rows" aria-labelledby="sign-ins-title">
                <thead><tr>
                    <th scope="col">{ text.sign_ins_time() }</th>
                    <th scope="col">{ text.sign_ins_over() }</th>
                    <th scope="col">{ text.sign_ins_where() }</th>
                    <th scope="col">{ text.sign_ins_event() }</th>
                    if applied { <th scope="col">{ text.sign_ins_access() }</th> }
                </tr></thead>
                <tbody>{ for listed.iter().take(shown).map(|(n, s)| row(text, *n, s, applied, chosen == Some(*n), props.gap)) }</tbody>
            </table>
            if unreadable { <p class="dim small">{ text.ca_not_readable_text() }</p> }
            <p class="table-foot">
                if listed.len() > shown {
                    <button type="button" class="btn small" onclick={show_all}>{ words::show_more(text, count(listed.len()), total) }</button>
                } else if count(shown) < total {
                    <span class="dim small">{ text.sign_ins_shown(count(shown), total) }</span>
                }
            </p>
        </section>
    }
}

/// The shape that a sign-in has in the picture, and its outcome in words.
fn outcome(text: Text, s: &SignInView) -> (Kind, &'static str) {
    match s.outcome {
        Outcome::Accepted if s.client.is_some() => (Kind::Modern, text.timeline_accepted()),
        Outcome::Accepted => (Kind::Accepted, text.timeline_accepted()),
        Outcome::Stopped => (Kind::Stopped, text.timeline_stopped()),
        Outcome::Rejected => (Kind::Rejected, text.timeline_rejected()),
        Outcome::Interrupted => (Kind::Other, text.outcome_interrupted()),
        Outcome::Other => (Kind::Other, text.timeline_other()),
    }
}

fn row(
    text: Text,
    n: usize,
    s: &SignInView,
    applied: bool,
    lit: bool,
    gap: Option<(Instant, Instant)>,
) -> Html {
    let (kind, outcome) = outcome(text, s);
    let code = match s.error_code {
        Some(0) => None,
        Some(code) => Some(text.sign_ins_code(&code.to_string())),
        None => Some(text.sign_ins_no_code().to_owned()),
    };
    let event = s.event_type.map_or("–", |e| words::event_type(text, e));
    let hand = gap.is_some_and(|(last, first)| match lane_of(s) {
        Lane::Legacy => s.at == last,
        Lane::Modern => s.at == first,
        Lane::Rejected => false,
    });
    html! {
        <tr key={s.id.clone().unwrap_or_else(|| n.to_string())} id={lit.then_some("lit")} tabindex={lit.then_some("-1")}
            class={classes!(hand.then_some("hand"), lit.then_some("lit"))}>
            <td class="c-time" title={s.id.clone()}><When at={s.at} /></td>
            <td class="c-what">
                <span class="what">{ sign_in_glyph(kind) }{ s.client.map_or(s.protocol.name().into(), MailClient::name) }</span>
                <span class="sub">{ application(text, s) }{ outcome }if let Some(code) = code { { " · " }{ code } }</span>
            </td>
            <td class="c-addr">
                { s.address.clone().unwrap_or_else(|| "–".to_owned()) }
                if let Some(place) = &s.place { <span class="dim">{ " " }{ place }</span> }
            </td>
            <td class="c-type">{ event }</td>
            if applied { <td class="c-ca">{ access(text, s) }</td> }
        </tr>
    }
}

/// In whose name it was logged, and what it signed in to, where that is something else.
fn application(text: Text, s: &SignInView) -> Html {
    let Some(app) = s.application.as_ref().or(s.resource.as_ref()) else {
        return Html::default();
    };
    let to = s.resource.as_ref().filter(|to| *to != app);
    html! {
        <>
            <bdi>{ words::bounded(app) }</bdi>
            if let Some(to) = to {
                <span aria-hidden="true">{ " → " }</span><span class="hidden">{ text.sign_ins_to() }</span>
                <bdi>{ words::bounded(to) }</bdi>
            }
            { " · " }
        </>
    }
}

/// What Conditional Access did: the overall status, then each policy; `None` where nothing is known to have been applied.
/// Not readable is not none.
fn access(text: Text, s: &SignInView) -> Option<String> {
    // The portal's CSV writes them with a capital and a blank.
    let folded = s
        .ca_status
        .as_deref()
        .map(|status| status.replace(' ', "").to_ascii_lowercase());
    let status = match folded.as_deref() {
        Some("success") => Some(text.ca_success().to_owned()),
        Some("failure") => Some(text.ca_failure().to_owned()),
        Some("notapplied" | "") | None => None,
        // New values are shown as the record has them.
        Some(_) => s.ca_status.clone(),
    };
    let policies = s.ca_policies.as_deref().unwrap_or_default();
    if status.is_none() && policies.is_empty() {
        return None;
    }
    let unreadable = s
        .ca_policies
        .is_none()
        .then(|| text.ca_not_readable().to_owned());
    let policies = policies.iter().map(|p| format!("{}: {}", p.name, p.result));
    let words: Vec<String> = status
        .into_iter()
        .chain(unreadable)
        .chain(policies)
        .collect();
    Some(words.join(" · "))
}
