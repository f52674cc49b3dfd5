//! Time passes: while devices are marked, the worker is asked now and then which verdicts are others by now.

use crate::platform::page;
use crate::state::Place;
use crate::state::marking::BEAT;
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use std::rc::Rc;
use yew::prelude::*;

/// Shows nothing.
#[component(Beat)]
pub(crate) fn beat() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let count = use_state_eq(|| 0_u32);
    let rows = Shared(Rc::clone(&state.0.rows));
    let marked = use_memo(rows, |rows| {
        rows.values().any(|row| row.data.mark.is_some())
    });
    let place = use_mut_ref(|| Place::Start);
    *place.borrow_mut() = env.place;
    use_effect_with((*count, *marked), {
        let count = count.clone();
        move |(now, marked)| {
            if *marked {
                let next = now.wrapping_add(1);
                page::after(BEAT, move || {
                    commands.tick.emit(());
                    if let Place::Device(key) = &*place.borrow() {
                        commands.device.emit(key.clone());
                    }
                    count.set(next);
                });
            }
        }
    });
    html! { <div class="contents"></div> }
}
