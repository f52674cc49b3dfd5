//! Progress while reading, and the live region that says what happened.

use crate::state::Said;
use crate::ui::context::{Bar, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{Text, bytes};
use crate::worker::messages::Progress;
use web_sys::MouseEvent;
use yew::prelude::*;

/// Properties of [`Reading`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ReadingProps {
    /// Tells how far it is.
    pub bar: Bar,
}

/// Progress bar, *Stop*, live region.
#[component(Reading)]
pub(crate) fn reading(props: &ReadingProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let so_far = use_state(|| None::<Progress>);
    use_effect_with(state.0.busy.is_some(), {
        let (so_far, bar) = (so_far.setter(), props.bar.clone());
        move |_| {
            // What was told of an earlier reading is no part of the next.
            so_far.set(None);
            bar.listen(Callback::from(move |progress| so_far.set(Some(progress))));
        }
    });
    let stop = move |_: MouseEvent| commands.stop.emit(());
    let bar = state.0.busy.map(|busy| {
        let progress = so_far.or(busy.progress).filter(|p| p.total > 0);
        let per_mille =
            progress.map(|p| (p.bytes.min(p.total).saturating_mul(1000) / p.total).to_string());
        let line = match progress {
            Some(p) => {
                let line = text.reading_line(
                    &bytes(env.lang(), p.bytes),
                    &bytes(env.lang(), p.total),
                    p.records,
                );
                match p.files {
                    0 | 1 => line,
                    files => format!("{} · {line}", text.reading_file(p.file.max(1), files)),
                }
            }
            None if busy.demo => text.reading_demo().to_owned(),
            None => String::new(),
        };
        html! {
            <div class="reading">
                <progress max="1000" value={per_mille} aria-label={text.reading()}></progress>
                <span class="line"><b>{ text.reading() }</b>{ " " }{ line }</span>
                <button type="button" class="btn small" disabled={busy.stopping} onclick={stop}>
                    { if busy.stopping { text.stopping() } else { text.stop() } }
                </button>
            </div>
        }
    });
    let listing = state.0.listing.then(|| {
        html! {
            <div class="reading">
                <progress aria-label={text.reading_folder()}></progress>
                <span class="line"><b>{ text.reading_folder() }</b></span>
            </div>
        }
    });
    let saving = state.0.case.saving.map(|(done, total)| {
        html! {
            <div class="reading">
                <progress max={total.to_string()} value={done.to_string()} aria-label={text.saving()}></progress>
                <span class="line"><b>{ text.saving() }</b></span>
            </div>
        }
    });
    let hashing = state.0.hashing.map(|(done, total)| {
        html! {
            <div class="reading">
                <progress max={total.to_string()} value={done.to_string()} aria-label={text.evidence_hash_label()}></progress>
                <span class="line">
                    <b>{ text.evidence_hash_label() }</b>{ " " }
                    { text.evidence_hash_progress(&bytes(env.lang(), done), &bytes(env.lang(), total)) }
                </span>
            </div>
        }
    });
    html! {
        <div class="contents">
            { listing }
            { bar }
            { hashing }
            { saving }
            <p class="hidden" role="status">{ words(text, &state.0.said) }</p>
        </div>
    }
}

fn words(text: Text, said: &Said) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::Reading(files) => text.said_reading(*files),
        Said::Demo => text.reading_demo().to_owned(),
        Said::Fetching => text.said_fetching().to_owned(),
        Said::Percent(percent) => text.said_percent(*percent),
        Said::Done(devices) => text.said_done(*devices),
        Said::Stopped(devices) => text.said_stopped(*devices),
        Said::Forgotten => text.said_forgotten().to_owned(),
        Said::Exported(name) => text.said_exported(name),
        Said::Described(name, files) if name.is_empty() => text.question_described(*files),
        Said::Described(name, _) => text.file_saved(name),
        Said::Copied => text.said_copied().to_owned(),
        Said::Marked(n) => text.marking_done(*n),
        Said::Unmarked(n) => text.marking_undone(*n),
    }
}
