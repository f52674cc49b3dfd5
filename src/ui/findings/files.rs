//! Files beside the findings: folded, with a hint, never in the way.

use super::file::File;
use crate::state::answer::is_open;
use crate::ui::components::{Icon, glyph, use_some};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::worker::messages::{SourceKind, SourceView};
use std::rc::Rc;
use yew::prelude::*;

/// The fold.
#[component(Files)]
pub(crate) fn files() -> Html {
    let (state, text) = (use_state_of_page(), use_env().text);
    let sources = &state.0.sources;
    let (shown, more) = use_some(text, sources.len(), 40);
    if sources.is_empty() {
        return html! { <div></div> };
    }
    let count = |of: &dyn Fn(&SourceView) -> u64| sources.iter().map(|s| of(s)).sum();
    let all = count(&|s| s.files);
    let problems = count(&|s| s.failed.max(u64::from(s.problem.is_some())));
    let open = count(&|s| if is_open(s) { s.files } else { 0 });
    // Those with a problem first: they must not hide behind a thousand others.
    let (with, without): (Vec<_>, Vec<_>) = sources.iter().partition(|s| s.problem.is_some());
    let records = &state.0.summary.records;
    let unanswered = !state.0.is_busy() && records.read == 0 && all > 0;
    let only_demo = sources.iter().all(|source| source.kind == SourceKind::Demo);
    html! {
        // Where no file gave an answer, what is to be said of them is the next step.
        <div><details class="panel files" open={unanswered}>
            <summary>
                { glyph(Icon::Chevron) }
                <b>{ text.files_title() }</b>
                <span>{ if only_demo { text.source_demo().to_owned() } else { text.files_count(all) } }</span>
                if problems > 0 { <span class="chip warn">{ text.files_problems(problems) }</span> }
                if open > 0 { <span class="dim">{ text.files_open(open) }</span> }
            </summary>
            <div class="inside">
                if !only_demo { <p class="small dim">{ text.files_why() }</p> }
                <ul class="filelist">
                    { for with.into_iter().chain(without).take(shown).map(|source| html! {
                        <File key={source.id.0} source={Shared(Rc::clone(source))} />
                    }) }
                </ul>
                { more }
            </div>
        </details></div>
    }
}
