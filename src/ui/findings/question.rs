//! The one question about dropped files: a phrase for each group of them, one button that confirms all, and the forms
//! behind *Change*. Shown on Findings, and on the page of a device whose verdict waits for the answer.

use super::file::File;
use crate::model::{EventType, Question};
use crate::platform::format::{of_field, to_field};
use crate::platform::{clock, page};
use crate::state::file_question::{Added, Group, Logs, confirmed, filters, groups};
use crate::ui::components::{Icon, glyph, use_some};
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{Text, words};
use crate::worker::messages::{SourceId, SourceView, Stated};
use std::rc::Rc;
use web_sys::{FormData, HtmlFormElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

/// Names of files that are shown.
const NAMES: usize = 3;
/// Event types that can be stated.
pub(super) const EVENTS: [EventType; 2] =
    [EventType::InteractiveUser, EventType::NonInteractiveUser];

/// The question; nothing where every file is described.
#[component(FileQuestion)]
pub(crate) fn file_question() -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    // Files whose forms are open. They stay until all is done, so that what was saved can be read.
    let editing = use_state_eq(Vec::<SourceId>::new);
    let sources = &state.0.sources;
    let edited = || sources.iter().filter(|source| editing.contains(&source.id));
    let (shown, more) = use_some(text, edited().count(), 10, 10);
    if state.0.is_busy() {
        return html! { <div></div> };
    }
    let groups = groups(sources);
    let refused: Vec<&Rc<SourceView>> = sources
        .iter()
        .filter(|source| source.contradiction.is_some() && !editing.contains(&source.id))
        .collect();
    let change = {
        let ids: Vec<SourceId> = groups
            .iter()
            .flat_map(|group| &group.files)
            .chain(refused.iter().copied())
            .map(|source| source.id)
            .collect();
        let setter = editing.setter();
        move |_: MouseEvent| {
            let first = ids.first().map(|id| format!("#event-{}", id.0));
            setter.set(ids.clone());
            page::after(0, move || {
                page::focus(first.as_deref().unwrap_or_default());
            });
        }
    };
    if !editing.is_empty() {
        let done = {
            let setter = editing.setter();
            move |_: MouseEvent| {
                setter.set(Vec::new());
                page::after(0, || {
                    page::focus("#place-title");
                });
            }
        };
        return html! {
            <div><section class="panel files-edit" aria-labelledby="question-title">
                <h2 id="question-title">{ text.question_title() }</h2>
                <ul class="filelist">
                    { for edited().take(shown).map(|source| html! {
                        <File key={source.id.0} source={Shared(Rc::clone(source))} form=true />
                    }) }
                </ul>
                { more }
                <p class="row"><button type="button" class="btn" onclick={done}>{ text.question_done() }</button></p>
            </section></div>
        };
    }
    if groups.is_empty() {
        // What was said of these cannot be true, so it must be said otherwise.
        return match refused.first() {
            None => html! { <div></div> },
            Some(first) => html! {
                <div><section class="notice warn ask" role="alert">
                    { glyph(Icon::Warning) }
                    <div><p><b>{ &first.name }</b>{ ": " }{ words::contradiction(text, first.contradiction) }</p></div>
                    <p class="row"><button type="button" class="btn" onclick={change}>{ text.question_change() }</button></p>
                </section></div>
            },
        };
    }
    let submit = {
        let groups = groups.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target_dyn_into::<HtmlFormElement>();
            let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
                return;
            };
            let all: Vec<(SourceId, Stated)> = groups
                .iter()
                .flat_map(|group| {
                    let added = added(group, &data);
                    group
                        .files
                        .iter()
                        .filter_map(move |file| Some((file.id, confirmed(file, added)?)))
                })
                .collect();
            if !all.is_empty() {
                commands.describe.emit((String::new(), all));
                page::focus("#place-title");
            }
        }
    };
    let several = groups.len() > 1;
    html! {
        <div><form class="notice ask" aria-labelledby="question-title" onsubmit={submit}>
            { glyph(Icon::Info) }
            <div>
                <h2 id="question-title" class="hidden">{ text.question_title() }</h2>
                { for groups.iter().map(|group| phrase(&env, group, several)) }
                if several { <p><b>{ text.question_all_right() }</b></p> }
                <p class="small dim">{ text.files_why() }</p>
            </div>
            <p class="row">
                <button type="submit" class="btn primary">{ text.question_yes() }</button>
                <button type="button" class="btn" onclick={change}>{ text.question_change() }</button>
            </p>
        </form></div>
    }
}

/// What was typed into the fields of a group.
fn added(group: &Group, data: &FormData) -> Added {
    let Some(first) = group.files.first() else {
        return Added::default();
    };
    let value = |field: &str| {
        data.get(&format!("{field}-{}", first.id.0))
            .as_string()
            .unwrap_or_default()
    };
    let (event, filter) = (value("event"), value("question"));
    Added {
        event_type: EVENTS
            .into_iter()
            .find(|known| format!("{known:?}") == event),
        question: filters(first)
            .into_iter()
            .find(|known| format!("{known:?}") == filter),
        downloaded: of_field(&value("downloaded")),
    }
}

/// "Both logs, unfiltered, 13–20 November, downloaded today 22:40 – right?", and fields for what is not known.
fn phrase(env: &Env, group: &Group, several: bool) -> Html {
    let text = env.text;
    let files = described(env, group);
    let whole = group.is_whole();
    let words = match (whole, several) {
        (true, false) => text.question_right(&files),
        (true, true) => files,
        (false, _) => text.question_incomplete(&files),
    };
    let names: Vec<&str> = group
        .files
        .iter()
        .take(NAMES)
        .map(|file| file.name.as_str())
        .collect();
    let more = group.files.len().saturating_sub(NAMES);
    html! {
        <div class="phrase">
            <p class="says">{ words }</p>
            if several || !whole {
                <p class="small dim names">
                    { names.join(", ") }
                    if more > 0 { { " " }{ text.question_more(u64::try_from(more).unwrap_or(u64::MAX)) } }
                </p>
            }
            if !whole { { fields(env, group) } }
        </div>
    }
}

fn described(env: &Env, group: &Group) -> String {
    let text = env.text;
    let logs = match group.logs {
        Logs::Both => text.question_logs_both(),
        Logs::One(EventType::InteractiveUser) => text.question_logs_interactive(),
        Logs::One(EventType::NonInteractiveUser) => text.question_logs_non_interactive(),
        Logs::ByRows => text.question_logs_by_rows(),
        Logs::Open => text.question_logs_open(),
    };
    let usual = if group.logs == Logs::Both { 2 } else { 1 };
    let count = group.files.iter().map(|source| source.files).sum();
    let mut parts = vec![if count > usual {
        text.question_many(count, logs)
    } else {
        logs.to_owned()
    }];
    parts.extend(group.question.map(|question| filter(text, question)));
    if let (Some(from), Some(downloaded)) = (group.from, group.downloaded) {
        parts.push(env.format.span(from, downloaded));
        parts.push(text.question_downloaded(&env.moment(downloaded, clock::now())));
    }
    parts.join(", ")
}

/// A filter as it stands within the phrase.
fn filter(text: Text, question: Question) -> String {
    match question {
        Question::Everything => text.question_unfiltered().to_owned(),
        Question::LegacyClients => text.question_legacy_only().to_owned(),
        Question::Client(protocol) => text.question_only(protocol.name()),
        Question::App(id) => match words::app(id) {
            Some(name) => text.question_only(name),
            None => text.question_only_app().to_owned(),
        },
        Question::Person(_) | Question::AppOfPerson { .. } | Question::MailOfPerson(_) => {
            text.question_only_person().to_owned()
        }
        Question::Unknown => text.question_other_filter().to_owned(),
    }
}

/// Fields for what only the admin can say.
fn fields(env: &Env, group: &Group) -> Html {
    let text = env.text;
    let Some(first) = group.files.first() else {
        return Html::default();
    };
    let id = |field: &str| format!("{field}-{}", first.id.0);
    let select = |field: &str, label: &'static str, options: Vec<(String, String)>| {
        html! {
            <div>
                <label for={id(field)}>{ label }</label>
                <select id={id(field)} name={id(field)} required=true>
                    // The options are inserted last to first: without this the last one would be chosen.
                    <option value="" selected=true>{ text.question_choose() }</option>
                    { for options.into_iter().map(|(value, words)| html! { <option {value}>{ words }</option> }) }
                </select>
            </div>
        }
    };
    html! {
        <fieldset class="ask-fields">
            <legend class="hidden">{ text.file_details() }{ ": " }{ &first.name }</legend>
            if group.logs == Logs::Open {
                { select("event", text.field_event_type(), EVENTS.into_iter().map(|event| {
                    (format!("{event:?}"), words::event_type(text, event).to_owned())
                }).collect()) }
            }
            if group.question.is_none() {
                { select("question", text.field_question(), filters(first).into_iter().map(|question| {
                    (format!("{question:?}"), words::question(text, question))
                }).collect()) }
            }
            if group.downloaded.is_none() {
                <div>
                    <label for={id("downloaded")}>{ text.field_downloaded() }</label>
                    <input id={id("downloaded")} name={id("downloaded")} type="datetime-local" required=true
                        min={group.newest().map(to_field)} max={to_field(clock::now())} />
                </div>
            }
        </fieldset>
    }
}
