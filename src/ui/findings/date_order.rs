//! The question about files whose dates can be read both ways: a date out of the file, and a button for each reading.

use crate::platform::page;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::worker::messages::{Again, DateOrder, SourceId};
use web_sys::MouseEvent;
use yew::prelude::*;

/// The question, once for each such file; nothing where there is none.
#[component(DateQuestion)]
pub(crate) fn date_question() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    if state.0.is_busy() {
        return html! { <div></div> };
    }
    let answer = |source: SourceId, order: DateOrder| {
        let commands = commands.clone();
        move |_: MouseEvent| {
            commands.again.emit((1, Again::DateOrder(source, order)));
            page::focus("#place-title");
        }
    };
    let questions = state.0.sources.iter().filter_map(|source| {
        let (day, month) = source.readings?;
        let example = source.example.clone().unwrap_or_default();
        let title = format!("order-{}", source.id.0);
        let button = |at, order| {
            html! {
                <button type="button" class="btn" aria-describedby={title.clone()} onclick={answer(source.id, order)}>
                    { env.format.utc_day(at) }
                </button>
            }
        };
        Some(html! {
            <section key={source.id.0} class="notice ask" aria-labelledby={title.clone()}>
                { glyph(Icon::Info) }
                <div>
                    <h2 id={title.clone()} class="says">{ text.order_title(&example) }</h2>
                    <p class="small dim names"><bdi>{ &source.name }</bdi></p>
                    <p class="small dim">{ text.order_why() }</p>
                </div>
                <p class="row">
                    { button(day, DateOrder::DayFirst) }
                    { button(month, DateOrder::MonthFirst) }
                </p>
            </section>
        })
    });
    html! { <div>{ for questions }</div> }
}
