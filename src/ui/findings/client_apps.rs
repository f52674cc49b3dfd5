//! The question about client apps that no table knows: for each, whether it sends a password itself.

use crate::model::Protocol;
use crate::platform::page;
use crate::state::file_question::{Client, clients};
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Env, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::words;
use crate::worker::messages::{Again, ClientAnswer, SourceView};
use web_sys::{Event, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

/// The question; folded away once nothing is unknown, and nothing at all where no such name was read.
#[component(ClientQuestion)]
pub(crate) fn client_question() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    // What was chosen since the last *Save*.
    let chosen = use_state(Vec::<ClientAnswer>::new);
    let text = env.text;
    let (all, open) = clients(&state.0.sources);
    if all.is_empty() || state.0.is_busy() {
        return html! { <div></div> };
    }
    let has = |s: &SourceView| !(s.unknown_clients.is_empty() && s.answered_clients.is_empty());
    let files = state.0.sources.iter().filter(|s| has(s)).count() as u64;
    let now = |client: &Client| {
        let said = chosen.iter().find(|(name, _)| *name == client.name);
        said.map_or(client.answer, |(_, answer)| *answer)
    };
    let submit = {
        let answers: Vec<_> = all.iter().map(|c| (c.name.clone(), now(c))).collect();
        let setter = chosen.setter();
        move |event: SubmitEvent| {
            event.prevent_default();
            setter.set(Vec::new());
            let told = Again::Clients(answers.clone());
            commands.again.emit((files, told));
            page::focus("#place-title");
        }
    };
    let rows = all.iter().enumerate().map(|(n, client)| {
        let choose = {
            let (chosen, name) = (chosen.clone(), client.name.clone());
            Callback::from(move |answer: Option<Protocol>| {
                let mut all = (*chosen).clone();
                all.retain(|(known, _)| *known != name);
                all.push((name.clone(), answer));
                chosen.set(all);
            })
        };
        row(&env, n, client, now(client), &choose)
    });
    let form = html! {
        <form onsubmit={submit}>
            <p class="small dim">{ text.client_why() }</p>
            { for rows }
            <p class="row"><button type="submit" class="btn">{ text.client_save() }</button></p>
        </form>
    };
    html! {
        <div>
            if open {
                <section class="notice ask" aria-labelledby="client-title">
                    { glyph(Icon::Info) }
                    <div><h2 id="client-title" class="says">{ text.client_title() }</h2>{ form }</div>
                </section>
            } else {
                <details class="panel files"><summary>{ glyph(Icon::Chevron) }{ text.client_answers() }</summary>{ form }</details>
            }
        </div>
    }
}

/// One client app: three choices, and of legacy ones which.
fn row(
    env: &Env,
    n: usize,
    client: &Client,
    now: Option<Protocol>,
    choose: &Callback<Option<Protocol>>,
) -> Html {
    let text = env.text;
    let legacy = now.filter(|protocol| protocol.is_legacy());
    let radio = |label: &'static str, checked: bool, answer: Option<Protocol>| {
        let choose = choose.clone();
        html! {
            <label><input type="radio" name={format!("client-{n}")} {checked} onchange={move |_: Event| choose.emit(answer)} />{ " " }{ label }</label>
        }
    };
    let protocols = || Protocol::ALL.into_iter().filter(|p| p.is_legacy());
    let pick = {
        let choose = choose.clone();
        move |event: Event| {
            let select = event.target_dyn_into::<HtmlSelectElement>();
            let value = select.map(|select| select.value()).unwrap_or_default();
            choose.emit(protocols().find(|p| p.name() == value));
        }
    };
    html! {
        <fieldset key={client.name.clone()} class="choices">
            <legend><bdi class="name">{ words::bounded(&client.name) }</bdi>{ ": " }{ text.file_records(client.records) }</legend>
            { radio(text.client_legacy(), legacy.is_some(), Some(legacy.unwrap_or(Protocol::Other))) }
            if let Some(legacy) = legacy {
                <select aria-label={text.client_protocol(&words::bounded(&client.name))} onchange={pick}>
                    { for protocols().map(|p| html! { <option value={p.name()} selected={p == legacy}>{ p.name() }</option> }) }
                </select>
            }
            { radio(text.client_modern(), now.is_some() && legacy.is_none(), Some(Protocol::MobileAndDesktop)) }
            { radio(text.client_unknown(), now.is_none(), None) }
        </fieldset>
    }
}
