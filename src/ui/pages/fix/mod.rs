//! Fix: what is left to repair, by kind of fix, in the order in which to work; the mails to the people; how to close
//! the door. Words and texts come from the worker.

mod consent;
mod door;

use super::device::heading;
use crate::remedy::Fact;
use crate::state::Place;
use crate::state::rows::Row;
use crate::ui::components::Sentence;
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::worker::messages::{Ask, Group};
use std::rc::Rc;
use yew::prelude::*;

/// Findings of a kind shown before *Show all*.
const FIRST: usize = 8;

/// Microsoft's pages; addresses as text, because the page links to nobody.
const BASIC: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online";
const POLICIES: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online";
const SMTP: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission";
const CONSENT: &str =
    "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies";

/// The place.
#[component(Fix)]
pub(super) fn fix() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let busy = state.0.is_busy();
    let cloud = state
        .0
        .sign_in
        .account()
        .map_or(state.0.config.cloud, |account| account.cloud);
    // Asked when reading has ended: to write it all anew after each round of findings would slow the reading down.
    let round = Shared(Rc::clone(&state.0.summary));
    // What was looked up about people is in the texts, too.
    let looked = state.0.remedy.tenant.as_ref().is_some_and(|t| t.busy);
    use_effect_with(
        (round, env.lang(), busy, looked),
        move |(_, lang, busy, _)| {
            if !*busy {
                commands.remedy.emit((Ask::Groups, *lang));
                let cloud = cloud.code().to_owned();
                commands.remedy.emit((Ask::Door { cloud }, *lang));
            }
        },
    );
    let groups = state.0.remedy.groups.clone();
    let docs = [
        (text.fix_docs_basic(), BASIC, Fact::BasicOff),
        (
            text.fix_docs_policies(),
            POLICIES,
            Fact::AuthenticationPolicy,
        ),
        (text.fix_docs_smtp(), SMTP, Fact::SmtpAuth),
        (text.fix_docs_consent(), CONSENT, Fact::ConsentPolicy),
    ];
    let close = [
        text.fix_close_smtp(),
        text.fix_close_policy(),
        text.fix_close_ca(),
        text.fix_close_keep(),
    ];
    html! {
        <article class="sheet" aria-busy={(busy || groups.is_none()).to_string()}>
            <h1 id="place-title" tabindex="-1">{ text.fix_heading() }</h1>
            if groups.as_ref().is_some_and(|g| g.is_empty()) && !busy {
                <p class="lead">{ text.fix_none() }</p>
                <p>{ text.fix_none_text() }</p>
            } else {
                <p class="lead dim">{ text.fix_lead() }</p>
            }
            if busy { <p class="dim" role="status">{ text.fix_reading() }</p> }
            <div class="fix-groups">
                { for groups.iter().flat_map(|groups| groups.iter()).map(|group| {
                    let rows = group.keys.iter().filter_map(|key| state.0.rows.get(key.0.as_str())).cloned().collect();
                    html! { <GroupPanel key={group.title.clone()} group={group.clone()} rows={Rows(rows)} /> }
                }) }
            </div>
            <door::Closing />
            <div class="columns">
            <section class="panel" aria-labelledby="close-title">
                <h2 id="close-title">{ text.fix_close_title() }</h2>
                <ol class="steps">{ for close.map(|step| html! { <li><Sentence text={step} /></li> }) }</ol>
            </section>
            <section class="panel" aria-labelledby="docs-title">
                <h2 id="docs-title">{ text.fix_docs_title() }</h2>
                <p class="dim small">{ text.fix_docs_text() }</p>
                <dl class="docs">
                    { for docs.map(|(name, address, fact)| html! { <><dt>{ name }{ " " }<span class="dim small">{ text.facts_as_of(fact.as_of()) }</span></dt><dd><code class="agent">{ address }</code></dd></> }) }
                </dl>
            </section>
            </div>
        </article>
    }
}

/// Rows of a group; the same rows are the same group.
#[derive(Clone)]
struct Rows(Vec<Rc<Row>>);

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| Rc::ptr_eq(a, b))
    }
}

#[derive(Clone, PartialEq, Properties)]
struct GroupProps {
    group: Group,
    rows: Rows,
}

/// Findings of one kind.
#[component(GroupPanel)]
fn group(props: &GroupProps) -> Html {
    let text = use_env().text;
    let all = use_state(|| false);
    let rows = &props.rows.0;
    let shown = if *all { rows.len() } else { FIRST };
    let show_all = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    html! {
        <section class="panel" aria-label={props.group.title.clone()}>
            <div class="panel-head"><h2>{ &props.group.title }</h2><span class="dim small">{ text.fix_devices(count) }</span></div>
            <p class="dim small">{ &props.group.about }</p>
            <ul class="others">
                { for rows.iter().take(shown).map(|row| {
                    let protocols: Vec<&str> = row.data.protocols.iter().map(|p| p.name()).collect();
                    html! {
                        <li key={row.data.key.0.clone()}>
                            <a href={Place::Device(row.data.key.clone()).fragment()}>{ heading(text, &row.data) }</a>
                            <span class="dim small">{ row.data.os.clone().unwrap_or_else(|| protocols.join(", ")) }</span>
                        </li>
                    }
                }) }
            </ul>
            if rows.len() > shown {
                <p class="table-foot"><button type="button" class="btn small" onclick={show_all}>{ text.fix_show_all(count) }</button></p>
            }
        </section>
    }
}
