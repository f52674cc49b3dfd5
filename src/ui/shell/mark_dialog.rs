//! *Mark as changed*: how a device was changed, and when. For one device or many.

use crate::model::Instant;
use crate::platform::format::{of_field, to_field};
use crate::platform::{clock, page};
use crate::state::Action;
use crate::state::marking::{Rests, choices};
use crate::ui::components::set_open;
use crate::ui::context::{use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{verdicts, words};
use crate::worker::messages::{How, Mark};
use web_sys::{Event, FormData, HtmlFormElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

/// The dialog; closed while nothing is to be marked.
#[component(MarkDialog)]
pub(crate) fn mark_dialog() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let dialog = use_node_ref();
    let future = use_state_eq(|| false);
    let marking = state.0.marking.clone();
    use_effect_with(marking.clone(), {
        let (dialog, future) = (dialog.clone(), future.setter());
        move |marking| {
            future.set(false);
            set_open(&dialog, marking.is_some());
        }
    });
    let leave = {
        let state = state.clone();
        Callback::from(move |()| state.dispatch(Action::Marking(None)))
    };
    let cancelled = {
        let leave = leave.clone();
        move |event: Event| {
            // Closed when the state says so.
            event.prevent_default();
            leave.emit(());
        }
    };
    let submit = {
        let (marking, future) = (marking.clone(), future.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<HtmlFormElement>();
            let data = form.and_then(|form| FormData::new_with_form(&form).ok());
            let (Some(data), Some(marking)) = (data, &marking) else {
                return;
            };
            let value = |name: &str| data.get(name).as_string().unwrap_or_default();
            let typed = value("at");
            // A field shows whole minutes; one that was not touched keeps its seconds.
            let at = if typed == to_field(marking.at) {
                Some(marking.at)
            } else {
                of_field(&typed)
            };
            let Some((at, how)) = at.zip(How::parse(&value("how"))) else {
                return;
            };
            if at > clock::now() {
                future.set(true);
                return;
            }
            commands
                .mark
                .emit((marking.keys.clone(), Some(Mark { at, how })));
            // The button that opened the dialog may be gone: of a device the one that comes next has the focus.
            page::after(0, || {
                if !page::focus(".acts > :first-child") {
                    page::focus("#place-title");
                }
            });
        }
    };
    let rows = || {
        marking
            .iter()
            .flat_map(|m| &m.keys)
            .filter_map(|key| Some(&state.0.rows.get(key.0.as_str())?.data))
    };
    let whose = match (rows().count(), rows().next()) {
        (1, Some(row)) => {
            text.device_heading(&words::device(text, row).0, words::person(text, row))
        }
        (n, _) => text.marking_many(n as u64),
    };
    let ways = choices(&rows().collect::<Vec<_>>());
    let chosen = marking.as_ref().map(|m| m.how);
    let time = |at: Instant| env.format.date_time(at);
    let shown = marking.as_ref().map(|m| match m.rests {
        Rests::HandOver(last, first, client) => {
            text.marking_shown(&time(last), &client.name(), &time(first))
        }
        Rests::Ended(last) => text.marking_ended(&time(last)),
        Rests::OldLog(last, end) => text.marking_old_log(&time(end), &time(last)),
        Rests::Mark => String::new(),
        Rests::Now => text.marking_not_shown().to_owned(),
    });
    let at = marking.as_ref().map(|m| to_field(m.at)).unwrap_or_default();
    // A new question is a new form: nothing of the last one is left in its fields.
    let key = marking.as_ref().map_or_else(String::new, |m| {
        format!("{}{}", m.keys.first().map_or("", |k| &k.0), m.at.0)
    });
    html! {
        <dialog ref={dialog} aria-labelledby="mark-title" oncancel={cancelled}>
            if marking.is_some() {
                <form {key} onsubmit={submit}>
                    <h2 id="mark-title">{ text.marking_title() }</h2>
                    <p><b>{ whose }</b></p>
                    <p>{ text.marking_body() }</p>
                    <p class="field">
                        <label for="mark-how">{ text.marking_how() }</label>
                        <select id="mark-how" name="how">
                            { for ways.into_iter().map(|how| html! {
                                <option value={how.to_string()} selected={chosen == Some(how)}>{ verdicts::how(text, how) }</option>
                            }) }
                        </select>
                    </p>
                    <p class="field">
                        <label for="mark-at">{ text.marking_at() }</label>
                        <input id="mark-at" name="at" type="datetime-local" required=true ~value={at} aria-describedby="mark-shown" />
                    </p>
                    <p id="mark-shown" class="small dim">{ shown }{ " " }{ text.marking_zone(env.format.zone()) }</p>
                    <p class="wrong" role="alert">{ if *future { text.marking_future() } else { "" } }</p>
                    <div class="actions">
                        <button type="button" class="btn" onclick={move |_: MouseEvent| leave.emit(())}>{ text.cancel() }</button>
                        <button type="submit" class="btn primary">{ text.marking_save() }</button>
                    </div>
                </form>
            }
        </dialog>
    }
}
