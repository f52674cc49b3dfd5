//! What a file is: a download tells neither its event type nor its filter nor its window, so the admin is asked once,
//! prefilled from name, content and date. What is saved counts as stated by the admin.

use super::question::EVENTS;
use crate::model::Instant;
use crate::platform::format::{of_field, to_field};
use crate::state::file_question::{begin, filters};
use crate::ui::context::{Shared, use_commands, use_env};
use crate::ui::i18n::words;
use crate::worker::messages::{SourceView, Stated};
use web_sys::{FormData, HtmlFormElement, SubmitEvent};
use yew::prelude::*;

/// Properties of [`FileForm`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FileFormProps {
    /// The file.
    pub source: Shared<SourceView>,
}

/// The form.
#[component(FileForm)]
pub(super) fn file_form(props: &FileFormProps) -> Html {
    let (text, commands) = (use_env().text, use_commands());
    let source = &props.source;
    let now = source.stated.unwrap_or(source.proposed);
    let save = {
        let source = source.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<HtmlFormElement>();
            let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
                return;
            };
            let value = |name: &str| data.get(name).as_string().unwrap_or_default();
            let time = |name: &str, before: Option<Instant>| {
                // A field shows whole minutes; one that was not touched keeps its seconds.
                let value = value(name);
                if before.is_some_and(|at| to_field(at) == value) {
                    before
                } else {
                    of_field(&value)
                }
            };
            let downloaded = time("downloaded", now.downloaded);
            let stated = Stated {
                event_type: EVENTS
                    .into_iter()
                    .find(|event| format!("{event:?}") == value("event")),
                question: filters(&source)
                    .into_iter()
                    .find(|question| format!("{question:?}") == value("question")),
                // Where nothing else is said, a log begins as long before its download as proposed, and ends there.
                from: time("from", now.from).or_else(|| Some(begin(&source, downloaded?))),
                to: time("to", now.to).or(downloaded),
                downloaded,
            };
            commands
                .describe
                .emit((source.name.clone(), vec![(source.id, stated)]));
        }
    };
    let id = |field: &str| format!("{field}-{}", source.id.0);
    let nobody = if source.event_type_open {
        text.answer_unknown()
    } else {
        text.event_by_records()
    };
    // Set as a property, not as Yew's controlled value: what is typed stays when the page is drawn anew.
    let moment = |name: &'static str, label: &'static str, at: Option<Instant>| {
        html! {
            <div>
                <label for={id(name)}>{ label }</label>
                <input id={id(name)} {name} type="datetime-local" ~value={at.map(to_field).unwrap_or_default()} />
            </div>
        }
    };
    html! {
        <form onsubmit={save}>
            <fieldset>
                <legend class="hidden">{ text.file_details() }{ ": " }{ &source.name }</legend>
                <div>
                    <label for={id("event")}>{ text.field_event_type() }</label>
                    <select id={id("event")} name="event">
                        <option value="" selected={now.event_type.is_none()}>{ nobody }</option>
                        { for EVENTS.into_iter().map(|event| html! {
                            <option value={format!("{event:?}")} selected={now.event_type == Some(event)}>
                                { words::event_type(text, event) }
                            </option>
                        }) }
                    </select>
                </div>
                <div>
                    <label for={id("question")}>{ text.field_question() }</label>
                    <select id={id("question")} name="question">
                        <option value="" selected={now.question.is_none()}>{ text.answer_unknown() }</option>
                        { for filters(source).into_iter().map(|question| html! {
                            <option value={format!("{question:?}")} selected={now.question == Some(question)}>
                                { words::question(text, question) }
                            </option>
                        }) }
                    </select>
                </div>
                { moment("from", text.field_from(), now.from) }
                { moment("to", text.field_to(), now.to) }
                { moment("downloaded", text.field_downloaded(), now.downloaded) }
                <button type="submit" class="btn">{ text.file_save() }</button>
            </fieldset>
        </form>
    }
}
