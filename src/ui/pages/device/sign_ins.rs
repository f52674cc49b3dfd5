//! The newest sign-ins, legacy and modern mixed, each with its outcome, address and Conditional Access as the record
//! has them.

use crate::model::Outcome;
use crate::ui::components::When;
use crate::ui::context::{Shared, use_env};
use crate::ui::i18n::{Text, words};
use crate::worker::messages::{DeviceView, SignInView};
use yew::prelude::*;

/// Properties of [`SignIns`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SignInsProps {
    pub(super) view: Shared<DeviceView>,
}

/// Sign-ins shown before *Show all*.
const FIRST: usize = 25;

/// The table.
#[component(SignIns)]
pub(super) fn sign_ins(props: &SignInsProps) -> Html {
    let text = use_env().text;
    let all = use_state(|| false);
    let view = &props.view;
    let shown = if *all {
        view.sign_ins.len()
    } else {
        FIRST.min(view.sign_ins.len())
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let show_all = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let unreadable = view
        .sign_ins
        .iter()
        .take(shown)
        .any(|s| s.ca_policies.is_none());
    html! {
        <section class="panel" aria-labelledby="sign-ins-title">
            <h2 id="sign-ins-title">{ text.sign_ins_title() }</h2>
            <p class="dim small">
                if count(shown) < view.sign_ins_total {
                    { text.sign_ins_shown(count(shown), view.sign_ins_total) }
                } else {
                    { text.sign_ins_all(view.sign_ins_total) }
                }
            </p>
            <table class="cards" aria-labelledby="sign-ins-title">
                <thead><tr>
                    <th scope="col">{ text.sign_ins_time() }</th>
                    <th scope="col">{ text.sign_ins_outcome() }</th>
                    <th scope="col">{ text.sign_ins_over() }</th>
                    <th scope="col">{ text.sign_ins_where() }</th>
                    <th scope="col">{ text.sign_ins_event() }</th>
                    <th scope="col">{ text.sign_ins_access() }</th>
                </tr></thead>
                <tbody>{ for view.sign_ins.iter().take(shown).enumerate().map(|(n, s)| row(text, n, s)) }</tbody>
            </table>
            if unreadable { <p class="dim small">{ text.ca_not_readable_text() }</p> }
            if view.sign_ins.len() > shown {
                <p class="table-foot"><button type="button" class="btn" onclick={show_all}>{ words::show_more(text, count(view.sign_ins.len()), view.sign_ins_total) }</button></p>
            }
        </section>
    }
}

fn row(text: Text, n: usize, s: &SignInView) -> Html {
    let (outcome, tone) = match s.outcome {
        Outcome::Accepted if s.app.is_some() => (text.outcome_accepted(), "good"),
        Outcome::Accepted => (text.outcome_accepted(), "bad"),
        Outcome::Stopped => (text.outcome_stopped(), "warn"),
        Outcome::Rejected => (text.outcome_rejected(), "mute"),
        Outcome::Interrupted => (text.outcome_interrupted(), "mute"),
        Outcome::Other => (text.outcome_other(), "mute"),
    };
    let code = match s.error_code {
        Some(0) => None,
        Some(code) => Some(text.sign_ins_code(&code.to_string())),
        None => Some(text.sign_ins_no_code().to_owned()),
    };
    let event = s.event_type.map_or("–", |e| words::event_type(text, e));
    html! {
        <tr key={s.id.clone().unwrap_or_else(|| n.to_string())}>
            <td class="nowrap first" title={s.id.clone()}><When at={s.at} /></td>
            <td>
                <span>
                    <span class={classes!("chip", tone)}>{ outcome }</span>
                    if let Some(code) = code { <span class="place">{ " " }{ code }</span> }
                </span>
            </td>
            <td>
                <span>
                    { s.app.map_or(s.protocol.name(), |app| app.name()) }
                    { application(text, s) }
                </span>
            </td>
            <td class="full">
                <span>
                    { s.address.clone().unwrap_or_else(|| "–".to_owned()) }
                    if let Some(place) = &s.place { <span class="place">{ " · " }{ place }</span> }
                </span>
            </td>
            <td class="nowrap">{ event }</td>
            <td>{ access(text, s) }</td>
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
        <span class="place">
            { " · " }<bdi>{ words::bounded(app) }</bdi>
            if let Some(to) = to {
                <span aria-hidden="true">{ " → " }</span><span class="hidden">{ text.sign_ins_to() }</span>
                <bdi>{ words::bounded(to) }</bdi>
            }
        </span>
    }
}

/// What Conditional Access did: the overall status, then each policy. Not readable is not none.
fn access(text: Text, s: &SignInView) -> Html {
    let status = s.ca_status.as_deref().map(|status| {
        // The portal's CSV writes them with a capital and a blank.
        let folded = status.replace(' ', "").to_ascii_lowercase();
        match folded.as_str() {
            "success" => text.ca_success().to_owned(),
            "failure" => text.ca_failure().to_owned(),
            "notapplied" => text.ca_not_applied().to_owned(),
            // New values are shown as the record has them.
            _ => status.to_owned(),
        }
    });
    let policies = match &s.ca_policies {
        None => vec![text.ca_not_readable().to_owned()],
        Some(policies) if policies.is_empty() => vec![text.ca_none().to_owned()],
        Some(policies) => policies
            .iter()
            .map(|p| format!("{}: {}", p.name, p.result))
            .collect(),
    };
    let words: Vec<String> = status.into_iter().chain(policies).collect();
    html! { <span>{ words.join(" · ") }</span> }
}
