//! Evidence: which requests were made (none), what was read and what was not, how the records count, and how to check
//! that nothing left the page.

mod ledger;
mod not_read;
mod proofs;
mod sources;

use crate::state::Action;
use crate::state::answer::complete_to;
use crate::ui::components::{Sentence, When};
use crate::ui::context::{Env, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use crate::worker::messages::{CompleteTo, Saved, Summary};
use yew::prelude::*;

/// The place.
#[component(Evidence)]
pub(super) fn evidence() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let pseudonyms = state.0.case.pseudonyms;
    let save = |what: Saved| {
        let commands = commands.clone();
        move |_: MouseEvent| commands.save_as.emit((what, None, pseudonyms))
    };
    let seal = {
        let state = state.clone();
        move |_: MouseEvent| state.dispatch(Action::Sealing(true))
    };
    let idle = !state.0.is_busy() && !state.0.sources.is_empty();
    let checks = [
        text.evidence_check_1(),
        text.evidence_check_2(),
        text.evidence_check_3(),
    ];
    html! {
        <article class="sheet">
            <h1 id="place-title" tabindex="-1">{ text.evidence_heading() }</h1>
            <p class="lead dim">{ text.evidence_lead() }</p>
            <div class="columns">
                <div>
                <section class="panel" aria-labelledby="requests-title">
                    <h2 id="requests-title">{ text.evidence_requests() }</h2>
                    if state.0.fetching.lines.is_empty() {
                        <p><b>{ text.evidence_requests_none() }</b></p>
                    } else {
                        <p>{ ledger::told(&env, &state.0.fetching) }</p>
                    }
                    <p class="dim">{ text.evidence_requests_own() }</p>
                    <h3>{ text.evidence_check() }</h3>
                    <ul class="bullets">{ for checks.map(|check| html! { <li><Sentence text={check} /></li> }) }</ul>
                </section>
                <not_read::NotRead />
                </div>
                <section class="panel" aria-labelledby="coverage-title">
                    <h2 id="coverage-title">{ text.evidence_coverage() }</h2>
                    { coverage(&env, &state.0.summary, complete_to(&state.0)) }
                    <h3>{ text.evidence_counts() }</h3>
                    { counts(&env, &state.0.summary) }
                </section>
            </div>
            { ledger::ledger(&env, &state.0.fetching, &commands, pseudonyms) }
            <proofs::Proofs />
            <sources::Sources />
            <section class="panel" aria-labelledby="exports-title">
                <h2 id="exports-title">{ text.evidence_exports() }</h2>
                <p class="dim small">{ text.evidence_exports_text() }</p>
                if pseudonyms { <p class="small">{ text.evidence_exports_pseudonyms() }</p> }
                <p class="buttons">
                    <button type="button" class="btn" disabled={!idle} onclick={save(Saved::FindingsJson)}>{ text.export_json() }</button>
                    <button type="button" class="btn" disabled={!idle} onclick={save(Saved::FindingsCsv)}>{ text.export_csv() }</button>
                    <button type="button" class="btn" disabled={!idle} onclick={save(Saved::Report)}>{ text.export_report() }</button>
                    <button type="button" class="btn" disabled={!idle} onclick={save(Saved::Case)}>{ text.export_case() }</button>
                    <button type="button" class="btn" disabled={!idle} onclick={seal}>{ text.export_case_sealed() }</button>
                </p>
            </section>
        </article>
    }
}

/// Tenant, window, how far the log is complete.
fn coverage(env: &Env, summary: &Summary, complete_to: CompleteTo) -> Html {
    let text = env.text;
    let tenant = match (&summary.tenant_name, &summary.tenant_id) {
        (Some(name), Some(id)) => html! { <>{ name }<code class="line">{ id }</code></> },
        (Some(name), None) => html! { { name } },
        (None, Some(id)) => html! { <code>{ id }</code> },
        (None, None) => html! { <span class="dim">{ text.evidence_tenant_unknown() }</span> },
    };
    let complete = |at| match at {
        Some(at) => html! { <When {at} full=true /> },
        None => html! { <span class="dim">{ text.evidence_complete_none() }</span> },
    };
    html! {
        <dl class="kv">
            <dt>{ text.evidence_tenant() }</dt><dd>{ tenant }</dd>
            <dt>{ text.evidence_window() }</dt>
            <dd>
                if let (Some(from), Some(to)) = (summary.from, summary.to) {
                    <When at={from} full=true />{ " – " }<When at={to} full=true />
                } else {
                    <span class="dim">{ text.evidence_window_none() }</span>
                }
            </dd>
            <dt>{ text.evidence_complete_interactive() }</dt><dd>{ complete(complete_to.interactive_user) }</dd>
            <dt>{ text.evidence_complete_non_interactive() }</dt><dd>{ complete(complete_to.non_interactive_user) }</dd>
        </dl>
    }
}

/// How the records count; the parts add up, and the page says so only if they do.
fn counts(env: &Env, summary: &Summary) -> Html {
    let text = env.text;
    let r = &summary.records;
    let parts = words::counts(text, r);
    let sum: u64 = parts.iter().map(|(_, n)| n).sum();
    let line = |name: &'static str, n: u64| html! { <tr><th scope="row">{ name }</th><td class="num">{ number(text.0, n) }</td></tr> };
    html! {
        <>
            <table class="counts">
                <caption class="dim small">{ text.evidence_counts_text() }</caption>
                <tbody>
                    { for parts.into_iter().map(|(name, n)| line(name, n)) }
                    <tr class="sum"><th scope="row">{ text.count_read() }</th><td class="num">{ number(text.0, r.read) }</td></tr>
                </tbody>
            </table>
            <p class={if sum == r.read { "dim small" } else { "wrong small" }}>
                { if sum == r.read { text.evidence_sum_ok() } else { text.evidence_sum_bad() } }
            </p>
            <dl class="kv small">
                if summary.spray_unknown_users > 0 {
                    <dt>{ text.evidence_spray() }</dt>
                    <dd>{ text.evidence_spray_text(summary.spray_unknown_attempts, summary.spray_unknown_users) }</dd>
                }
                if summary.modern_password_grants > 0 {
                    <dt>{ text.evidence_grants() }</dt><dd>{ number(text.0, summary.modern_password_grants) }</dd>
                }
                if summary.without_id > 0 {
                    <dt>{ text.evidence_without_id() }</dt><dd>{ number(text.0, summary.without_id) }</dd>
                }
            </dl>
        </>
    }
}
