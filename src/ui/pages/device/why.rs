//! Why this is the device: the agent as the log has it, how it was read, what the class rests on, what the marks mean.

use crate::device::Reading;
use crate::model::{Confidence, Flag, Protocol};
use crate::ui::context::Env;
use crate::ui::i18n::{Text, words};
use crate::worker::messages::{AgentView, DeviceView};
use yew::prelude::*;

/// Agents shown without unfolding.
const AGENTS: usize = 1;

/// The reasons, folded; open where a label calls for care.
pub(super) fn why(env: &Env, view: &DeviceView) -> Html {
    let text = env.text;
    let row = &view.row;
    let care = row
        .flags
        .iter()
        .any(|f| matches!(super::head::tone(*f), "bad" | "warn"));
    let summary = match &view.reading {
        _ if row.family == crate::device::Family::Relay => text.device_modern_unknown(),
        Some(reading) => certainty(text, reading),
        None => text.why_none(),
    };
    let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
    html! {
        <section class="panel fold why" aria-labelledby="why-title">
            <details open={care}>
            <summary><h2 id="why-title">{ text.why_title() }</h2><span class="sum">{ summary }</span></summary>
            <div class="inside">
            <dl class="kv">
                { agent(text, view) }
                if let Some(reading) = &view.reading { { read(text, reading, row.family == crate::device::Family::Relay) } }
                <dt>{ text.why_protocol() }</dt><dd>{ protocols.join(", ") }</dd>
                { names(text.why_application(), &view.applications) }
                { names(text.why_resource(), &view.resources) }
                <dt>{ text.why_class() }</dt>
                <dd>
                    { words::class(text, row.class) }
                    if !view.evidence.is_empty() { { ", " }{ text.why_rests() } }
                    { for view.evidence.iter().map(|e| html! {
                        <code class="line" title={e.sign_in_id.clone()}>{ format!("{} = {}", e.field, e.value) }</code>
                    }) }
                    if view.proven.1 > 0 { <span class="line dim">{ text.why_proven(view.proven.0, view.proven.1) }</span> }
                </dd>
                { against(text, view) }
                if view.os_history.len() > 1 {
                    <dt>{ text.why_history() }</dt>
                    <dd>{ for view.os_history.iter().map(|os| html! {
                        <span class="line">
                            { os.version.clone().or_else(|| os.build.clone()).unwrap_or_else(|| "?".to_owned()) }
                            <span class="dim">{ format!(", {} – {}", env.format.date(os.first_seen), env.format.date(os.last_seen)) }</span>
                        </span>
                    }) }</dd>
                }
            </dl>
            { more_agents(env, &view.agents) }
            { marks(text, &row.flags, &row.protocols) }
            </div>
            </details>
        </section>
    }
}

fn agent(text: Text, view: &DeviceView) -> Html {
    let words = match (words::no_agent(text, &view.row), view.agents.first()) {
        (Some(why), _) => html! { <dd class="dim">{ why }</dd> },
        (None, Some(agent)) if !agent.agent.is_empty() => {
            html! { <dd><code class="agent">{ agent.agent.clone() }</code></dd> }
        }
        // The newest record has none, older ones do.
        (None, _) => html! { <dd class="dim">{ text.why_agent_empty() }</dd> },
    };
    html! { <><dt>{ text.why_agent() }</dt>{ words }</> }
}

/// Applications, or what they signed in to, as the records name them.
fn names(title: &'static str, names: &[String]) -> Html {
    html! {
        if !names.is_empty() {
            <dt>{ title }</dt>
            <dd>{ for names.iter().map(|name| html! { <bdi class="line name">{ words::bounded(name) }</bdi> }) }</dd>
        }
    }
}

/// What speaks against a password, beside what speaks for it.
fn against(text: Text, view: &DeviceView) -> Html {
    let (evidence, count) = &view.against;
    html! {
        if !evidence.is_empty() {
            <dt>{ text.why_against() }</dt>
            <dd>
                { for evidence.iter().map(|e| html! {
                    <code class="line" title={e.sign_in_id.clone()}><bdi>{ words::field(&e.field, &e.value) }</bdi></code>
                }) }
                <span class="line dim">{ text.why_against_count(*count, view.proven.1) }</span>
            </dd>
        }
    }
}

fn more_agents(env: &Env, agents: &[AgentView]) -> Html {
    let text = env.text;
    if agents.len() <= AGENTS {
        return Html::default();
    }
    html! {
        <details>
            <summary>{ text.why_agents_more() }{ format!(" ({})", agents.len() - AGENTS) }</summary>
            <ul class="agents">
                { for agents.iter().skip(AGENTS).map(|a| html! {
                    <li>
                        <code class="agent">{ a.agent.clone() }</code>
                        <span class="line dim small">{ text.why_agents_seen(a.count, &env.format.date(a.first_seen), &env.format.date(a.last_seen)) }</span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// How sure the reading is.
fn certainty(text: Text, reading: &Reading) -> &'static str {
    match reading.confidence {
        Confidence::Exact if reading.build.is_some() => text.why_exact(),
        Confidence::Exact => text.why_exact_other(),
        Confidence::Range => text.why_range(),
        Confidence::Family => text.why_family(),
        Confidence::None => text.why_none(),
    }
}

/// Agent → model → system, as far as each is known.
fn read(text: Text, reading: &Reading, relay: bool) -> Html {
    if relay {
        return html! { <><dt>{ text.why_read() }</dt><dd>{ text.why_hidden(&reading.label) }</dd></> };
    }
    if reading.confidence == Confidence::None {
        return html! { <><dt>{ text.why_read() }</dt><dd>{ text.why_unreadable() }</dd></> };
    }
    let system = match (&reading.os, &reading.os_version) {
        (Some(os), Some(version)) => Some(format!("{os} {version}")),
        (Some(os), None) => Some(os.clone()),
        (None, version) => version.clone(),
    };
    let arrow = |from: &Option<String>, to: &str| match from {
        Some(from) if from != to => format!("{from} → {to}"),
        _ => to.to_owned(),
    };
    html! {
        <>
            <dt>{ text.why_model() }</dt><dd>{ arrow(&reading.model_id, &reading.label) }</dd>
            if let Some(system) = &system {
                <dt>{ text.why_system() }</dt><dd>{ arrow(&reading.build, system) }</dd>
            }
            if let Some(app) = &reading.app { <dt>{ text.why_app() }</dt><dd>{ app }</dd> }
            <dt>{ text.why_certainty() }</dt><dd>{ certainty(text, reading) }</dd>
        </>
    }
}

/// What flags and misleading protocol names mean, where they appear.
fn marks(text: Text, flags: &[Flag], protocols: &[Protocol]) -> Html {
    let flags = flags
        .iter()
        .map(|f| (words::flag(text, *f), words::flag_text(text, *f)));
    let protocols = protocols
        .iter()
        .filter_map(|p| Some((p.name(), words::protocol_text(text, *p)?)));
    let all: Vec<(&str, &str)> = flags.chain(protocols).collect();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ text.why_marks() }</h3>
            <dl class="explain">
                { for all.into_iter().map(|(name, about)| html! { <><dt>{ name }</dt><dd>{ about }</dd></> }) }
            </dl>
        </>
    }
}
