//! The network ledger, and the question to ask elsewhere.

use crate::platform::page;
use crate::state::fetch::Fetching;
use crate::ui::components::{Sentence, When};
use crate::ui::context::{Commands, Env, Shared};
use crate::ui::i18n::{bytes, graph};
use crate::worker::messages::{LINES_SHOWN, Line, QueryTexts, Saved, ToGraph};
use yew::prelude::*;

/// How many requests, how many bytes, to whom.
pub(super) fn told(env: &Env, fetching: &Fetching) -> String {
    let count = u64::try_from(fetching.lines.len()).unwrap_or(u64::MAX);
    let host = fetching.lines.first().map_or("", |l| host(&l.url));
    env.text
        .ledger_text(count, &bytes(env.text.0, fetching.bytes()), host)
}

/// The ledger, and the question to ask elsewhere; nothing where nothing was asked.
pub(super) fn ledger(
    env: &Env,
    fetching: &Fetching,
    commands: &Shared<Commands>,
    pseudonyms: bool,
) -> Html {
    let text = env.text;
    let (lines, (before, earlier)) = (&fetching.lines, &fetching.earlier);
    if lines.is_empty() && earlier.is_empty() {
        return Html::default();
    }
    let export = {
        let commands = commands.clone();
        move |_: MouseEvent| commands.save_as.emit((Saved::Ledger, None, pseudonyms))
    };
    html! {
        <div class="panel">
            <div class="panel-head">
                <h2 id="ledger-title">{ text.ledger_title() }</h2>
                <button type="button" class="btn small" onclick={export}>{ text.ledger_export() }</button>
            </div>
            if !lines.is_empty() {
                { table(env, text.ledger_title(), lines.len() as u64, lines) }
            }
            if !earlier.is_empty() {
                <h3>{ text.ledger_earlier() }</h3>
                <p class="dim small">{ text.ledger_earlier_text(*before) }</p>
                { table(env, text.ledger_earlier(), *before, earlier) }
            }
            if !lines.is_empty() {
                <h3>{ text.queries_title() }</h3>
                { queries(env, fetching.texts.as_deref(), commands) }
            }
        </div>
    }
}

/// The last of so many lines, newest first.
fn table(env: &Env, title: &'static str, count: u64, lines: &[Line]) -> Html {
    let text = env.text;
    let head = [
        text.ledger_time(),
        text.ledger_why(),
        text.ledger_status(),
        text.ledger_size(),
        text.ledger_took(),
        text.ledger_address(),
    ];
    html! {
        <>
            if count > LINES_SHOWN as u64 { <p class="dim small">{ text.ledger_shown(LINES_SHOWN as u64) }</p> }
            <div class="ledger" tabindex="0" role="region" aria-label={title}>
                <table>
                    <caption class="hidden">{ title }</caption>
                    <thead><tr>{ for head.map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for lines.iter().rev().take(LINES_SHOWN).map(|l| line(env, l)) }</tbody>
                </table>
            </div>
        </>
    }
}

/// The address up to its question, which takes several lines.
fn short(url: &str) -> String {
    let path = url.split('?').next().unwrap_or_default();
    format!("GET {path}?…")
}

fn host(url: &str) -> &str {
    url.split('/').nth(2).unwrap_or_default()
}

fn line(env: &Env, l: &Line) -> Html {
    let text = env.text;
    let status = match (l.status, l.took) {
        (Some(status), _) => status.to_string(),
        (None, _) if l.stopped => text.ledger_stopped().to_owned(),
        (None, Some(_)) => text.ledger_none().to_owned(),
        (None, None) => text.ledger_open().to_owned(),
    };
    let next = if l.next_page { text.ledger_page() } else { "" };
    html! {
        <tr key={l.number}>
            <td><When at={l.at} full=true /></td>
            <td>{ graph::why(text, l.why) }{ next }</td>
            <td>{ status }</td>
            <td class="num">{ bytes(text.0, l.bytes) }</td>
            <td class="num">if let Some(ms) = l.took { { text.ledger_ms(u64::from(ms)) } }</td>
            <td class="address">
                <details><summary><code>{ short(&l.url) }</code></summary><code>{ "GET " }{ &l.url }</code></details>
                if let Some(id) = &l.request_id { <span class="line dim">{ text.ledger_id() }{ " " }<code>{ id }</code></span> }
            </td>
        </tr>
    }
}

fn queries(env: &Env, texts: Option<&QueryTexts>, commands: &Shared<Commands>) -> Html {
    let text = env.text;
    let Some(texts) = texts else {
        let commands = commands.clone();
        let show = move |_: MouseEvent| commands.graph.emit(ToGraph::Texts);
        return html! {
            <p>{ text.queries_text() }{ " " }<button type="button" class="btn small" onclick={show}>{ text.queries_show() }</button></p>
        };
    };
    let all = [
        (text.queries_graph(), &texts.graph),
        (text.queries_powershell(), &texts.powershell),
        (text.queries_kql(), &texts.kql),
    ];
    html! {
        <>
            <p class="dim small"><Sentence text={text.queries_text()} /></p>
            { for all.into_iter().map(|(name, query)| {
                let copied = query.clone();
                html! {
                    <details key={name}>
                        <summary>{ name }</summary>
                        <div class="copy">
                            <pre tabindex="0">{ query }</pre>
                            <button type="button" class="btn small" aria-label={format!("{}: {name}", text.copy())}
                                onclick={move |_: MouseEvent| page::copy(&copied)}>{ text.copy() }</button>
                        </div>
                    </details>
                }
            }) }
        </>
    }
}
