//! Proof card: one device for the auditor, on screen and on paper. The worker writes the words; the files' SHA-256 are
//! computed once a card is opened.

use crate::platform::page;
use crate::state::Place;
use crate::timeline::change;
use crate::ui::components::{Timeline, sheet};
use crate::ui::context::{Shared, use_commands, use_env, use_state_of_page};
use crate::worker::messages::{FindingKey, SourceView};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Proof`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ProofProps {
    /// Opaque key of the finding.
    pub(super) id: String,
}

/// A file whose SHA-256 can be computed and is not.
fn is_unhashed(s: &Rc<SourceView>) -> bool {
    s.is_at_hand() && s.sha256.is_none()
}

/// The place.
#[component(Proof)]
pub(super) fn proof(props: &ProofProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let known = state.0.rows.get(props.id.as_str()).is_some();
    let idle = !state.0.is_busy();
    let unhashed = state.0.sources.iter().any(is_unhashed);
    // Whatever the card may tell otherwise: more was read, the mark or its verdict, a file's details, a hash.
    let round = Shared(Rc::clone(&state.0.summary));
    let sources = Shared(Rc::clone(&state.0.sources));
    let own = state.0.rows.get(props.id.as_str()).cloned().map(Shared);
    let hashing = state.0.hashing.is_some();
    use_effect_with(
        (
            props.id.clone(),
            round,
            sources,
            own,
            (known, hashing),
            env.lang(),
        ),
        {
            let commands = commands.clone();
            move |(id, _, _, _, (known, hashing), lang)| {
                // While hashes are computed each comes with its source; the card is written anew once all are there.
                if *known && !*hashing {
                    commands.proof.emit((FindingKey(id.clone()), *lang));
                    commands.device.emit(FindingKey(id.clone()));
                }
            }
        },
    );
    use_effect_with((props.id.clone(), known && idle), {
        let commands = commands.clone();
        move |(_, ready)| {
            if *ready && unhashed {
                commands.hash.emit(());
            }
        }
    });
    let device = Place::Device(FindingKey(props.id.clone()));
    let back =
        html! { <p class="back"><a href={device.fragment()}>{ "← " }{ text.proof_back() }</a></p> };
    let card = match &state.0.proof {
        Some((key, Some(found))) if key.0 == props.id => Some(Rc::clone(found)),
        _ => None,
    };
    let view = match &state.0.device {
        Some((key, Some(view))) if key.0 == props.id => Some(Shared(Rc::clone(view))),
        _ => None,
    };
    let Some(card) = card else {
        let gone = !known && idle;
        return html! {
            <section class="narrow">
                { back }
                <h1 id="place-title" tabindex="-1">{ if gone { text.device_gone() } else { text.proof_loading() } }</h1>
                if gone { <p class="lead">{ text.device_gone_text() }</p> }
            </section>
        };
    };
    let hash = {
        let commands = commands.clone();
        move |_: MouseEvent| commands.hash.emit(())
    };
    html! {
        <div class="sheet proof">
            { back }
            <div class="proof-tools">
                <button type="button" class="btn primary" onclick={|_: MouseEvent| page::print()}>{ text.proof_print() }</button>
                if unhashed && !hashing {
                    <button type="button" class="btn" disabled={!idle} onclick={hash}>{ text.proof_hash() }</button>
                }
                <p class="dim small">{ text.proof_names() }</p>
            </div>
            { sheet(&card) }
            if let Some(view) = view {
                <Timeline key={props.id.clone()} view={view.clone()} change={change(&view)} from={state.0.summary.from} />
            }
        </div>
    }
}
