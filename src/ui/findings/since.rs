//! What changed since an older case: devices that are new, gone, proven or back, each a link.

use crate::state::AppState;
use crate::state::case::{Since, lists};
use crate::ui::context::Env;
use crate::ui::i18n::words;
use crate::worker::messages::FindingKey;
use yew::prelude::*;

/// Devices of one list that are shown.
const SHOWN: usize = 100;

/// The comparison, if there is one.
pub(crate) fn since(env: &Env, state: &AppState) -> Html {
    let text = env.text;
    let Some(compared) = state.case.compared.as_ref().filter(|_| !state.is_busy()) else {
        return Html::default();
    };
    let device = |key: &FindingKey| {
        let row = &state.rows.get(key.0.as_str())?.data;
        let name = text.device_heading(&words::device(text, row).0, words::person(text, row));
        Some(html! { <li><a href={format!("#/device/{}", key.0)}>{ name }</a></li> })
    };
    let list = |(since, keys): (Since, &[FindingKey])| {
        if keys.is_empty() {
            return Html::default();
        }
        let count = keys.len() as u64;
        let (title, about) = match since {
            Since::New => (text.since_new(count), text.since_new_text()),
            Since::Gone => (text.since_gone(count), text.since_gone_text()),
            Since::Returned => (text.since_returned(count), text.since_returned_text()),
            Since::Resumed => (text.since_resumed(count), text.since_resumed_text()),
            Since::Proven => (text.since_proven(count), text.since_proven_text()),
        };
        html! {
            <details open={since != Since::Gone || keys.len() < 10}>
                <summary>{ &title }</summary>
                <p class="dim small">{ about }</p>
                <ul class="bullets" aria-label={title.clone()}>{ for keys.iter().take(SHOWN).filter_map(device) }</ul>
                if keys.len() > SHOWN { <p class="dim small">{ text.since_more((keys.len() - SHOWN) as u64) }</p> }
            </details>
        }
    };
    let date = |at| env.format.date_time(at);
    html! {
        <section class="panel since" aria-labelledby="since-title">
            <h2 id="since-title">{ text.since_title() }</h2>
            <p>{ text.since_text(&date(compared.until), &date(compared.to)) }</p>
            { for lists(compared).into_iter().map(list) }
            if compared.still > 0 { <p>{ text.since_still(compared.still) }</p> }
        </section>
    }
}
