//! Class tiles: totals and filter in one.

use crate::model::Class;
use crate::state::Action;
use crate::state::listing::Listed;
use crate::state::rows::Filter;
use crate::ui::components::tone;
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Tiles`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TilesProps {
    /// Totals over all rows.
    pub listed: Shared<Listed>,
}

/// The tiles.
#[component(Tiles)]
pub(crate) fn tiles(props: &TilesProps) -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let classes = [
        Class::BasicProven,
        Class::LegacyUnknown,
        Class::Certificate,
        Class::AttemptsOnly,
    ];
    html! {
        <div class="tiles" role="group" aria-label={text.tiles_label()}>
            { for classes.into_iter().map(|class| {
                let filter = &state.0.filter;
                let pressed = filter.class == Some(class);
                let next = Filter { class: (!pressed).then_some(class), ..filter.clone() };
                let state = state.clone();
                let onclick = move |_: MouseEvent| state.dispatch(Action::Filter(next.clone()));
                let count = props.listed.totals.class(class);
                html! {
                    <button key={class as usize} type="button" class={classes!("tile", tone(class), (count == 0).then_some("zero"))}
                        aria-pressed={pressed.to_string()} {onclick}>
                        <span class="name">{ words::class(text, class) }</span>
                        <b>{ number(env.lang(), count) }</b>
                        <span class="hint">{ words::class_hint(text, class) }</span>
                    </button>
                }
            }) }
        </div>
    }
}
