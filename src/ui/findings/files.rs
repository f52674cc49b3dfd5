//! The files behind the findings: a button in the coverage line that opens them at the side. Where none of them gave an
//! answer they stand on the page, since what is to be said of them is the next step.

use super::file::File;
use crate::state::answer::is_open;
use crate::ui::components::{dialog_head, set_open, use_some};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::worker::messages::{SourceKind, SourceView};
use std::rc::Rc;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

/// The button, its marks and the panel.
#[component(Files)]
pub(crate) fn files() -> Html {
    let (state, text) = (use_state_of_page(), use_env().text);
    let sources = &state.0.sources;
    let (shown, more) = use_some(text, sources.len(), 40, 40);
    let open = use_state_eq(|| false);
    let dialog = use_node_ref();
    use_effect_with(*open, {
        let dialog = dialog.clone();
        move |open| set_open(&dialog, *open)
    });
    let set = |to: bool| {
        let setter = open.setter();
        move |_: MouseEvent| setter.set(to)
    };
    let closed = {
        let setter = open.setter();
        move |_: Event| setter.set(false)
    };
    let count = |of: &dyn Fn(&SourceView) -> u64| sources.iter().map(|s| of(s)).sum();
    let all = count(&|s| s.files);
    let problems = count(&|s| s.failed.max(u64::from(s.problem.is_some())));
    let unstated = count(&|s| if is_open(s) { s.files } else { 0 });
    // Those with a problem first: they must not hide behind a thousand others.
    let (with, without): (Vec<_>, Vec<_>) = sources.iter().partition(|s| s.problem.is_some());
    let unanswered = !state.0.is_busy() && state.0.summary.records.read == 0 && all > 0;
    let only_demo = sources.iter().all(|source| source.kind == SourceKind::Demo);
    let list = || {
        html! {
            <>
                if !only_demo { <p class="small dim">{ text.files_why() }</p> }
                <ul class="filelist">
                    { for with.iter().chain(&without).take(shown).map(|source| html! {
                        <File key={source.id.0} source={Shared(Rc::clone(source))} />
                    }) }
                </ul>
                { more.clone() }
            </>
        }
    };
    if sources.is_empty() {
        return html! { <span></span> };
    }
    if unanswered {
        return html! { <section class="panel files" aria-label={text.files_title()}>{ list() }</section> };
    }
    html! {
        <span class="contents">
            <button type="button" class="link" aria-haspopup="dialog" onclick={set(true)}>
                { if only_demo { text.source_demo().to_owned() } else { text.files_count(all) } }
            </button>
            if problems > 0 { <span class="chip warn">{ text.files_problems(problems) }</span> }
            if unstated > 0 && problems == 0 { <span>{ text.files_open(unstated) }</span> }
            <dialog ref={dialog} class="side" aria-labelledby="files-title" onclose={closed}>
                { dialog_head(text, "files-title", text.files_title(), Callback::from(set(false))) }
                if *open { { list() } }
            </dialog>
        </span>
    }
}
