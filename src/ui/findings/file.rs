//! One file: what came of it, what its shape cannot give, and the form that says what it is.

use super::file_form::FileForm;
use crate::platform::page;
use crate::state::answer::describable;
use crate::ui::components::When;
use crate::ui::context::{Shared, use_env};
use crate::ui::i18n::{bytes, problems, words};
use crate::worker::messages::{SourceKind, SourceView};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`File`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FileProps {
    /// The file.
    pub source: Shared<SourceView>,
    /// With its form, instead of a button that opens it.
    #[prop_or_default]
    pub form: bool,
}

/// The file.
#[component(File)]
pub(super) fn file(props: &FileProps) -> Html {
    let env = use_env();
    let text = env.text;
    let source = &props.source;
    let open = use_state_eq(|| false);
    let edit = {
        let (setter, id) = (open.setter(), source.id.0);
        move |_: MouseEvent| {
            setter.set(true);
            page::after(0, move || {
                page::focus(&format!("#event-{id}"));
            });
        }
    };
    let name = match source.kind {
        SourceKind::Demo => text.source_demo(),
        SourceKind::Graph => text.source_graph(),
        SourceKind::File => source.name.as_str(),
    };
    let problem = problems::of_source(text, source);
    let mut facts = Vec::new();
    if source.kind == SourceKind::File {
        facts.push(words::format(text, source.format).to_owned());
        facts.push(bytes(env.lang(), source.bytes));
        if source.files > 1 {
            facts.push(text.file_files(source.files));
        }
    }
    facts.push(text.file_records(source.records));
    if source.auth_steps > 0 {
        facts.push(text.file_steps(source.auth_steps));
    }
    if source.duplicates > 0 {
        facts.push(text.file_duplicates(source.duplicates));
    }
    if source.unreadable > 0 {
        facts.push(text.file_unreadable(source.unreadable));
    }
    if source.other_tenant > 0 {
        facts.push(text.file_other_tenant(source.other_tenant));
    }
    if source.misdated > 0 {
        facts.push(text.file_misdated(source.misdated));
    }
    facts.extend(
        source
            .event_types
            .iter()
            .map(|event| words::event_type(text, *event).to_owned()),
    );
    html! {
        <li class="file">
            <div class="head">
                <b class="name">{ name }</b>
                if source.busy { <span class="chip info">{ text.file_reading() }</span> }
                if source.kind == SourceKind::File && source.stated.is_some() && source.contradiction.is_none() { <span class="chip good">{ text.file_stated() }</span> }
            </div>
            <p class="small dim">
                { facts.join(" · ") }
                if let (Some(oldest), Some(newest)) = (source.oldest, source.newest) {
                    { " · " }<When at={oldest} full=true />{ " – " }<When at={newest} full=true />
                }
            </p>
            if let Some(problem) = problem {
                <p class="small problem">{ problem.happened }{ " " }{ problem.kept }{ " " }<b>{ problem.todo }</b></p>
            }
            { for source.notes.iter().map(|note| html! {
                <p key={format!("{note:?}")} class="small note">{ problems::note(text, *note) }</p>
            }) }
            if !source.unknown_clients.is_empty() {
                <ul class="bullets small">
                    { for source.unknown_clients.iter().map(|(name, records)| html! {
                        <li><bdi class="name">{ words::bounded(name) }</bdi>{ ": " }{ text.file_records(*records) }</li>
                    }) }
                </ul>
                <p class="small">{ text.note_unknown_clients() }</p>
            }
            { for source.answered_clients.iter().map(|(name, records, protocol)| html! {
                <p key={name.clone()} class="small">
                    <bdi>{ text.file_answered(&words::bounded(name), words::client_answer(text, *protocol)) }</bdi>
                    { " · " }{ text.file_records(*records) }
                </p>
            }) }
            if source.contradiction.is_some() {
                <p class="small problem" role="alert">{ words::contradiction(text, source.contradiction) }</p>
            }
            if props.form || *open {
                <FileForm source={props.source.clone()} />
            } else if source.stated.is_some() && describable(source) && !source.busy {
                <p><button type="button" class="link small" aria-label={format!("{}: {name}", text.question_file_edit())} onclick={edit}>{ text.question_file_edit() }</button></p>
            }
        </li>
    }
}
