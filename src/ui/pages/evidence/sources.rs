//! Each source with what came of it, and its SHA-256 on demand.

use crate::state::answer::describable;
use crate::ui::components::{Sentence, When, use_some};
use crate::ui::context::{Env, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{bytes, number, problems, words};
use crate::worker::messages::{Origin, SourceKind, SourceView};
use yew::prelude::*;

/// The sources.
#[component(Sources)]
pub(super) fn sources() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let (shown, more) = use_some(text, state.0.sources.len(), 40, 40);
    let hash = {
        let commands = commands.clone();
        move |_: MouseEvent| commands.hash.emit(())
    };
    if state.0.sources.is_empty() {
        return html! {
            <section class="panel" aria-labelledby="sources-title">
                <h2 id="sources-title">{ text.evidence_sources() }</h2>
                <p>{ text.evidence_none() }</p>
                <p class="dim">{ text.evidence_none_text() }</p>
            </section>
        };
    }
    let missing = state
        .0
        .sources
        .iter()
        .any(|s| s.is_at_hand() && s.sha256.is_none());
    let some = state.0.sources.iter().any(|s| s.is_at_hand());
    let idle = !state.0.is_busy() && state.0.hashing.is_none();
    html! {
        <section class="panel" aria-labelledby="sources-title">
            <div class="panel-head">
                <h2 id="sources-title">{ text.evidence_sources() }</h2>
                if missing || state.0.hashing.is_some() {
                    <button type="button" class="btn small" disabled={!idle} onclick={hash}>{ text.evidence_hash_button() }</button>
                }
            </div>
            if some {
                <p class="dim small">
                    <span role="status">{ if missing { "" } else { text.evidence_hash_done() } }{ " " }</span>
                    <Sentence text={text.evidence_hash_text()} />
                </p>
            }
            <ul class="sources">
                { for state.0.sources.iter().take(shown).map(|s| html! { <li key={s.id.0}>{ source(&env, s) }</li> }) }
            </ul>
            { more }
        </section>
    }
}

fn source(env: &Env, s: &SourceView) -> Html {
    let text = env.text;
    let basis = match (s.kind, &s.stated) {
        (SourceKind::Demo, _) => text.evidence_basis_demo(),
        // What asks for names that are in no list covers nothing by itself, and was asked all the same.
        (SourceKind::Graph, _) if s.asked.is_some() || (!s.busy && s.problem.is_none()) => {
            text.evidence_basis_asked()
        }
        (_, Some(_)) => text.evidence_basis_stated(),
        (_, None) => text.evidence_basis_observed(),
    };
    let told = s.stated.as_ref().unwrap_or(&s.proposed);
    let mut events = s.event_types.clone();
    if let Some(asked) = &s.asked {
        events.clone_from(&asked.event_types);
    }
    events.extend(told.event_type.filter(|e| !events.contains(e)));
    let events: Vec<&str> = events
        .into_iter()
        .map(|e| words::event_type(text, e))
        .collect();
    let problem = problems::of_source(text, s);
    let origin = match s.origin {
        Origin::Read => None,
        Origin::Case if s.sha256.is_some() => Some(text.origin_case_check()),
        Origin::Case => Some(text.origin_case()),
        Origin::Checked => Some(text.origin_checked()),
    };
    html! {
        <>
            <h3 class="file-name">{ s.name.clone() }</h3>
            <dl class="kv small">
                <dt>{ text.evidence_format() }</dt><dd>{ words::format(text, s.format) }</dd>
                <dt>{ text.evidence_size() }</dt><dd>{ bytes(text.0, s.bytes) }if s.files > 1 { { ", " }{ text.file_files(s.files) } }</dd>
                <dt>{ text.evidence_records() }</dt>
                <dd>
                    { number(text.0, s.records) }
                    if s.duplicates > 0 { { ", " }{ text.file_duplicates(s.duplicates) } }
                    if s.unreadable > 0 { { ", " }{ text.file_unreadable(s.unreadable) } }
                    if s.other_tenant > 0 { { ", " }{ text.file_other_tenant(s.other_tenant) } }
                    if s.misdated > 0 { { ", " }{ text.file_misdated(s.misdated) } }
                    if s.auth_steps > 0 { { ", " }{ text.file_steps(s.auth_steps) } }
                </dd>
                <dt>{ text.evidence_window() }</dt>
                <dd>
                    if let Some((from, to)) = s.asked.as_ref().map(|a| (a.from, a.to)).or(s.oldest.zip(s.newest)) {
                        <When at={from} full=true />{ " – " }<When at={to} full=true />
                    } else { { text.evidence_window_none() } }
                </dd>
                if !(events.is_empty() && s.kind == SourceKind::Graph) {
                    <dt>{ text.evidence_events() }</dt>
                    <dd>{ if events.is_empty() { text.answer_unknown().to_owned() } else { events.join(" + ") } }</dd>
                }
                if describable(s) {
                    if let Some(question) = told.question {
                        <dt>{ text.evidence_question() }</dt><dd>{ words::question(text, question) }</dd>
                    }
                }
                <dt>{ text.evidence_basis() }</dt><dd>{ basis }</dd>
                if let Some(origin) = origin {
                    <dt>{ text.evidence_origin() }</dt><dd class="wide">{ origin }</dd>
                }
                if s.is_at_hand() || s.sha256.is_some() {
                    <dt>{ text.evidence_hash() }</dt>
                    <dd class="wide">
                        if let Some(hash) = &s.sha256 { <code class="agent">{ hash }</code> }
                        else { <span class="dim">{ text.evidence_hash_none() }</span> }
                    </dd>
                }
                if !s.notes.is_empty() {
                    <dt>{ text.evidence_note() }</dt>
                    <dd class="wide">{ for s.notes.iter().map(|note| html! { <span class="line">{ problems::note(text, *note) }</span> }) }</dd>
                }
            </dl>
            if let Some(problem) = problem {
                <p class="problem">{ problem.happened }{ " " }{ problem.kept }{ " " }{ problem.todo }</p>
            }
        </>
    }
}
