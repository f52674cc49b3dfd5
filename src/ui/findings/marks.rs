//! What the marks mean: each flag and each misleading protocol that occurs, explained once, where it occurs.

use crate::state::Action;
use crate::state::listing::Listed;
use crate::state::rows::Filter;
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Marks`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MarksProps {
    /// Totals over all rows.
    pub listed: Shared<Listed>,
}

/// The list; nothing where nothing occurs.
#[component(Marks)]
pub(crate) fn marks(props: &MarksProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let entry = |name: &str, count: u64, body: &'static str, filter: Filter| {
        let pressed = state.0.filter == filter;
        let next = if pressed { Filter::default() } else { filter };
        let state = state.clone();
        let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(next.clone()));
        html! {
            <div key={name.to_owned()}>
                <dt>
                    <button type="button" class="btn toggle" aria-pressed={pressed.to_string()} {onclick}>
                        { name }<span class="count">{ number(env.lang(), count) }</span>
                    </button>
                </dt>
                <dd>{ body }</dd>
            </div>
        }
    };
    let flags = props.listed.totals.flags.iter().map(|(flag, count)| {
        let filter = Filter {
            flag: Some(*flag),
            ..Filter::default()
        };
        entry(
            words::flag(text, *flag),
            *count,
            words::flag_text(text, *flag),
            filter,
        )
    });
    let protocols = props
        .listed
        .totals
        .protocols
        .iter()
        .filter_map(|(protocol, count)| {
            let body = words::protocol_text(text, *protocol)?;
            let filter = Filter {
                protocol: Some(*protocol),
                ..Filter::default()
            };
            Some(entry(protocol.name(), *count, body, filter))
        });
    let entries: Vec<Html> = flags.chain(protocols).collect();
    html! {
        <div>
        if !entries.is_empty() {
            <section class="marks"><h2>{ text.notes_title() }</h2><dl>{ for entries }</dl></section>
        }
        </div>
    }
}
