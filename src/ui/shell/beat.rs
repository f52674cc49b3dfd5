//! Time passes: while devices are marked, the worker is asked now and then which verdicts are others by now; and while somebody is
//! signed in, what is new is read when a look is due, then the positive proof of the marked devices is asked for.

use crate::model::Instant;
use crate::platform::{clock, notify, page};
use crate::state::marking::BEAT;
use crate::state::{Place, looks};
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::worker::messages::{FindingKey, State, ToGraph};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// A look that the page takes by itself.
#[derive(Default)]
struct Looking {
    /// When the last one began.
    began: Option<Instant>,
    /// The devices for which the log is being read; the proof of each is asked for behind it, also where what was read proves it
    /// already.
    reading: Option<Vec<FindingKey>>,
}

/// Shows nothing.
#[component(Beat)]
pub(crate) fn beat() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let asker = commands.clone();
    let count = use_state_eq(|| 0_u32);
    // States of the marked devices.
    let states = Shared(use_memo(Shared(Rc::clone(&state.0.rows)), |rows| {
        // One by one: collected at once they would be sorted first, which is another kilobyte of program.
        let mut states = BTreeMap::new();
        for row in rows.values().filter(|row| row.data.mark.is_some()) {
            states.insert(row.data.key.clone(), row.data.verdict.state);
        }
        states
    }));
    let place = use_mut_ref(|| Place::Start);
    *place.borrow_mut() = env.place.clone();
    use_effect_with((*count, !states.is_empty()), {
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
    let looking = use_mut_ref(Looking::default);
    use_effect_with(*count, {
        let (state, commands) = (state.clone(), asker);
        move |_| {
            let now = clock::now();
            let mut looking = looking.borrow_mut();
            if state.0.is_busy()
                || state.0.sign_in.account().is_none()
                || !state.0.fetching.can_look(looking.reading.is_some())
            {
                return;
            }
            if state.0.fetching.can_look(false)
                && let Some(keys) = looking.reading.take()
            {
                commands.graph.emit(ToGraph::Prove(keys));
                return;
            }
            let (keys, due) = looks::open(&state.0, now);
            if due && looking.began.is_none_or(|at| now.since(at) >= looks::PAUSE) {
                looking.began = Some(now);
                looking.reading = Some(keys);
                commands.fetch.emit(looks::window(&state.0, now));
            }
        }
    });
    // Said beside the page too, if that was asked for.
    let told = use_mut_ref(BTreeMap::<FindingKey, State>::new);
    use_effect_with(states, move |states| {
        let before = std::mem::replace(&mut *told.borrow_mut(), (**states).clone());
        let changed =
            |(key, state): &(&FindingKey, &State)| before.get(key).is_some_and(|b| b != *state);
        let count = states.iter().filter(changed).count();
        if count > 0 {
            notify::say(
                &env.text
                    .look_notice(u64::try_from(count).unwrap_or(u64::MAX)),
            );
        }
    });
    html! { <div class="contents"></div> }
}
