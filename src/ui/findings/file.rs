//! One file: what came of it, what its shape cannot give, and the form that says what it is.

use super::file_form::FileForm;
use crate::state::answer::describable;
use crate::ui::components::When;
use crate::ui::context::{Shared, use_env};
use crate::ui::i18n::{bytes, problems, words};
use crate::worker::messages::{Contradiction, SourceKind, SourceView};
use yew::prelude::*;

/// Properties of [`File`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FileProps {
    /// The file.
    pub source: Shared<SourceView>,
}

/// The file.
#[component(File)]
pub(super) fn file(props: &FileProps) -> Html {
    let env = use_env();
    let text = env.text;
    let source = &props.source;
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
            if let Some(contradiction) = source.contradiction {
                <p class="small problem" role="alert">{ match contradiction {
                    Contradiction::Window => text.file_wrong_window(),
                    Contradiction::Rows => text.file_wrong_rows(),
                    Contradiction::EventType => text.file_wrong_type(),
                    Contradiction::Filter => text.file_wrong_filter(),
                } }</p>
            }
            if describable(source) && !source.busy {
                <FileForm source={props.source.clone()} />
            }
        </li>
    }
}
