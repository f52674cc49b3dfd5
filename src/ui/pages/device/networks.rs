//! Networks of a relay's sign-ins, and the person's other findings.

use crate::model::order;
use crate::state::Place;
use crate::ui::components::{ClassChip, When, use_some};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use crate::worker::messages::{DeviceView, NetworkView};
use std::cmp::Reverse;
use yew::prelude::*;

/// Properties of [`Networks`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NetworksProps {
    pub(super) view: Shared<DeviceView>,
}

/// Networks shown before *Show all*.
const FIRST: usize = 12;

/// Both lists.
#[component(Networks)]
pub(super) fn networks(props: &NetworksProps) -> Html {
    let (env, state) = (use_env(), use_state_of_page());
    let all = use_state(|| false);
    let text = env.text;
    let view = &props.view;
    // Where a correct password came from matters most, then where most came from.
    let mut networks: Vec<&NetworkView> = view.networks.iter().collect();
    let rank = |n: &NetworkView| {
        let c = &n.counts;
        let right = c.accepted + c.stopped_after_password;
        (right == 0, Reverse(right), Reverse(c.rejected))
    };
    order::sort_by(&mut networks, |a, b| {
        rank(a)
            .cmp(&rank(b))
            .then_with(|| a.network.cmp(&b.network))
    });
    let others: Vec<_> = view
        .others
        .iter()
        .filter_map(|key| state.0.rows.get(key.0.as_str()))
        .collect();
    let (some, more) = use_some(text, others.len(), 40, 40);
    let shown = if *all { view.networks.len() } else { FIRST };
    let show_all = {
        let all = all.setter();
        move |_: MouseEvent| all.set(true)
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let row = |network: &NetworkView| {
        let c = &network.counts;
        let sum = c.accepted + c.stopped_after_password + c.rejected + c.interrupted + c.other;
        html! {
            <tr key={network.network.clone()}>
                <th scope="row" class="first">{ network.network.clone() }</th>
                <td>{ network.place.clone().unwrap_or_else(|| "–".to_owned()) }</td>
                <td class="num">
                    if c.rejected < sum { { number(text.0, sum - c.rejected) } }
                    if c.rejected > 0 { <span class="place">{ if c.rejected < sum { " + " } else { "" } }{ text.failed_count(c.rejected) }</span> }
                </td>
                <td class="full"><When at={network.first_seen} />{ " – " }<When at={network.last_seen} /></td>
            </tr>
        }
    };
    html! {
        <div class="folds">
            if !view.networks.is_empty() {
                <section class="panel fold" aria-labelledby="networks-title">
                    <details>
                    <summary><h2 id="networks-title">{ text.networks_title() }</h2><span class="sum">{ number(text.0, count(view.networks.len())) }{ places(&networks) }</span></summary>
                    <div class="inside">
                    <p class="dim small">{ text.networks_text() }</p>
                    <table class="cards">
                        <thead><tr>
                            <th scope="col">{ text.networks_network() }</th>
                            <th scope="col">{ text.networks_place() }</th>
                            <th scope="col" class="num">{ text.networks_count() }</th>
                            <th scope="col">{ text.networks_span() }</th>
                        </tr></thead>
                        <tbody>{ for networks.iter().copied().take(shown).map(row) }</tbody>
                    </table>
                    if view.networks.len() > shown {
                        <p class="table-foot"><button type="button" class="btn small" onclick={show_all}>
                            { text.sign_ins_more(count(view.networks.len())) }
                        </button></p>
                    }
                    </div>
                    </details>
                </section>
            }
            if !others.is_empty() {
                <section class="panel fold" aria-labelledby="others-title">
                    <details>
                    <summary><h2 id="others-title">{ text.others_title() }</h2><span class="sum">{ number(text.0, count(others.len()) + view.others_more) }</span></summary>
                    <div class="inside">
                    <ul class="others">
                        { for others.iter().take(some).map(|row| {
                            let protocols: Vec<&str> = row.data.protocols.iter().map(|p| p.name()).collect();
                            html! {
                                <li key={row.data.key.0.clone()}>
                                    <a href={Place::Device(row.data.key.clone()).fragment()}>{ words::device(text, &row.data).0 }</a>
                                    <span class="dim">{ protocols.join(", ") }</span>
                                    <ClassChip class={row.data.class} />
                                </li>
                            }
                        }) }
                    </ul>
                    { more }
                    if view.others_more > 0 && some == others.len() { <p class="small dim">{ text.pc_more(view.others_more) }</p> }
                    </div>
                    </details>
                </section>
            }
        </div>
    }
}

/// The first places, for the line that stands while the list is folded.
fn places(networks: &[&NetworkView]) -> String {
    let places: Vec<&str> = networks
        .iter()
        .filter_map(|n| n.place.as_deref())
        .take(3)
        .collect();
    if places.is_empty() {
        return String::new();
    }
    format!(": {}", places.join(" · "))
}
