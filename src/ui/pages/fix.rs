//! Fix: what is left to repair, by kind of fix, in the order in which to work; then how to close the door.

use super::device::{heading, subject};
use crate::remedy::{Kind, plan};
use crate::state::Place;
use crate::state::rows::Row;
use crate::ui::components::Sentence;
use crate::ui::context::{use_env, use_state_of_page};
use crate::ui::i18n::remedy;
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
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let mut groups: Vec<(Kind, Vec<Rc<Row>>)> = Kind::ALL.map(|kind| (kind, Vec::new())).into();
    for row in state.0.rows.values() {
        let kind = plan(&subject(&row.data)).kind;
        if let Some((_, rows)) = groups.iter_mut().find(|(k, _)| *k == kind) {
            rows.push(Rc::clone(row));
        }
    }
    groups.retain(|(_, rows)| !rows.is_empty());
    for (_, rows) in &mut groups {
        rows.sort_by(|a, b| {
            b.data
                .last_seen
                .cmp(&a.data.last_seen)
                .then_with(|| a.data.key.cmp(&b.data.key))
        });
    }
    let docs = [
        (text.fix_docs_basic(), BASIC),
        (text.fix_docs_policies(), POLICIES),
        (text.fix_docs_smtp(), SMTP),
        (text.fix_docs_consent(), CONSENT),
    ];
    let close = [
        text.fix_close_policy(),
        text.fix_close_smtp(),
        text.fix_close_ca(),
        text.fix_close_keep(),
    ];
    html! {
        <article class="sheet">
            <h1 id="place-title" tabindex="-1">{ text.fix_heading() }</h1>
            if groups.is_empty() {
                <p class="lead">{ text.fix_none() }</p>
                <p>{ text.fix_none_text() }</p>
            } else {
                <p class="lead dim">{ text.fix_lead() }</p>
            }
            if state.0.is_busy() { <p class="dim" role="status">{ text.fix_reading() }</p> }
            <div class="fix-groups">
                { for groups.into_iter().map(|(kind, rows)| html! { <Group key={format!("{kind:?}")} {kind} rows={Rows(rows)} /> }) }
            </div>
            <div class="columns">
            <section class="panel" aria-labelledby="close-title">
                <h2 id="close-title">{ text.fix_close_title() }</h2>
                <ol class="steps">{ for close.map(|step| html! { <li><Sentence text={step} /></li> }) }</ol>
            </section>
            <section class="panel" aria-labelledby="docs-title">
                <h2 id="docs-title">{ text.fix_docs_title() }</h2>
                <p class="dim small">{ text.fix_docs_text() }</p>
                <dl class="docs">
                    { for docs.map(|(name, address)| html! { <><dt>{ name }</dt><dd><code class="agent">{ address }</code></dd></> }) }
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
    kind: Kind,
    rows: Rows,
}

/// Findings of one kind.
#[component(Group)]
fn group(props: &GroupProps) -> Html {
    let text = use_env().text;
    let all = use_state(|| false);
    let rows = &props.rows.0;
    let shown = if *all { rows.len() } else { FIRST };
    let show_all = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let (title, about) = remedy::kind(text, props.kind);
    let id = format!("kind-{:?}", props.kind);
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    html! {
        <section class="panel" aria-labelledby={id.clone()}>
            <div class="panel-head"><h2 {id}>{ title }</h2><span class="dim small">{ text.fix_devices(count) }</span></div>
            <p class="dim small">{ about }</p>
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
