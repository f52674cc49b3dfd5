//! What to do, step by step, with the dates behind it, a mail to the person and a text for a ticket: as the worker
//! wrote them in the page's language.

use super::acts;
use super::next_look::next_look;
use crate::platform::clock;
use crate::remedy::mail::Fits;
use crate::ui::components::{Icon, Sentence, glyph};
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::remedy::{Part, parts};
use crate::ui::i18n::verdicts;
use crate::ui::pages::texts::{copy, languages, save};
use crate::worker::messages::{Ask, DeviceView, Language, Letter, Remedy, State};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Steps`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StepsProps {
    pub(super) view: Shared<DeviceView>,
    /// Address of the device after this one.
    pub(super) next: Option<String>,
}

/// The steps.
#[component(Steps)]
pub(super) fn steps(props: &StepsProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let redraw = use_force_update();
    // What was ticked off, as long as the page shows this device.
    let done = use_state_eq(std::collections::BTreeSet::<usize>::new);
    let key = props.view.row.key.clone();
    // Each view is a new answer of the worker: what is to be done may have changed with it.
    use_effect_with((props.view.clone(), env.lang()), {
        let commands = commands.clone();
        move |(view, lang)| {
            let ask = Ask::Device(view.row.key.clone());
            commands.remedy.emit((ask, *lang));
        }
    });
    let known = match &state.0.remedy.device {
        Some((of, remedy)) if *of == key => Some(Rc::clone(remedy)),
        _ => None,
    };
    let letter = match &state.0.remedy.letter {
        Some((of, letter)) if *of == key => Some(letter.clone()),
        _ => None,
    };
    let choose = {
        let (commands, lang) = (commands.clone(), env.lang());
        move |language: Language| {
            let ask = Ask::Letter {
                key: key.clone(),
                language,
            };
            commands.remedy.emit((ask, lang));
        }
    };
    let Some(remedy) = known else {
        return html! {
            <section class="panel todo" aria-labelledby="steps-title" aria-busy="true">
                <div class="h-row"><h2 id="steps-title">{ text.steps_title() }</h2></div>
            </section>
        };
    };
    let nothing = remedy.title.is_empty();
    let row = &props.view.row;
    let open = !matches!(row.verdict.state, State::NotChanged | State::BackOnLegacy);
    let marked = row.mark.filter(|_| open);
    let saved = state.0.is_case_saved();
    let step = |n: usize, words: &String| {
        let id = format!("step-{n}");
        let tick = {
            let done = done.clone();
            move |_: Event| {
                let mut now = (*done).clone();
                if !now.remove(&n) {
                    now.insert(n);
                }
                done.set(now);
            }
        };
        let checked = done.contains(&n);
        html! {
            <li class={checked.then_some("done")}>
                <input type="checkbox" id={id.clone()} {checked} onchange={tick} />
                <label for={id}><Sentence text={words.clone()} /></label>
            </li>
        }
    };
    let told = |holds: bool, words: String, act: Html| {
        html! {
            <li class={holds.then_some("done")}>{ glyph(if holds { Icon::Check } else { Icon::Ring }) }<span>{ words }</span>{ act }</li>
        }
    };
    let steps: Html = match marked {
        // Nothing is left to do on the device: what is said of it is no step to tick off.
        Some(mark) => {
            let words = text.steps_marked(
                &verdicts::how(text, mark.how),
                &env.moment(mark.at, clock::now()),
            );
            html! {
                <>
                    { for remedy.steps.iter().map(|step| html! { <li class="say"><Sentence text={step.clone()} /></li> }) }
                    { told(true, words, acts::change_mark(text, &state, &commands, &props.view)) }
                    { told(saved, text.steps_save().to_owned(), Html::default()) }
                </>
            }
        }
        None => {
            html! {
                <>
                    { for remedy.steps.iter().enumerate().map(|(n, words)| step(n, words)) }
                    // Back on legacy: the mark can be taken back.
                    if row.mark.is_some() { <li><span />{ acts::change_mark(text, &state, &commands, &props.view) }</li> }
                </>
            }
        }
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let plain: Vec<String> = remedy.steps.iter().map(|step| plain(step)).collect();
    html! {
        <section class="panel todo" aria-labelledby="steps-title">
            <div class="h-row">
                <h2 id="steps-title">{ if nothing { text.steps_none_title() } else { text.steps_title() } }</h2>
                if marked.is_none() && !nothing {
                    <span class="dim small done-count">{ text.steps_done(count(done.len()), count(plain.len())) }</span>
                    { copy(&commands, text.steps_copy(), &plain.join("\n")) }
                }
            </div>
            if !nothing { <p class="steps-kind">{ &remedy.title }</p> }
            <ol class="todo-list">{ steps }</ol>
            { next_look(&env, &state, &props.view, props.next.as_ref(), redraw) }
            if !remedy.exchange.is_empty() {
                <h3 class="small">{ text.exchange_title() }</h3>
                <ul class="bullets small">{ for remedy.exchange.iter().map(|words| html! { <li>{ words }</li> }) }</ul>
            }
            { facts(&env, &remedy) }
            if remedy.mail {
                <details class="letter">
                    <summary>{ text.letter_title() }</summary>
                    if let Some(language) = remedy.language { <p class="small">{ text.letter_preferred(language.name()) }</p> }
                    { languages(text, "letter-language", Callback::from(choose)) }
                    if let Some(letter) = letter { { self::letter(&env, &commands, letter.as_deref()) } }
                </details>
            }
            <details class="letter">
                <summary>{ text.letter_ticket() }</summary>
                <pre class="made" tabindex="0" aria-label={text.letter_ticket()}>{ &remedy.ticket }</pre>
                { copy(&commands, text.letter_ticket_copy(), &remedy.ticket) }
            </details>
        </section>
    }
}

/// A step without its marks.
fn plain(step: &str) -> String {
    parts(step)
        .into_iter()
        .map(|part| match part {
            Part::Words(words) | Part::Screen(words) | Part::Typed(words) => words,
        })
        .collect()
}

/// Dates and rules behind the steps.
fn facts(env: &Env, remedy: &Remedy) -> Html {
    html! {
        if !remedy.facts.is_empty() {
            <details class="letter">
                <summary>{ env.text.facts_title() }</summary>
                <ul class="bullets small">
                    { for remedy.facts.iter().map(|fact| html! {
                        <li>
                            { &fact.text }{ " " }<span class="dim">{ "(" }{ &fact.as_of }{ ")" }</span>
                            <br /><code class="agent">{ &fact.source }</code>
                        </li>
                    }) }
                </ul>
            </details>
        }
    }
}

/// The mail, to look at before it goes anywhere.
fn letter(
    env: &Env,
    commands: &Shared<crate::ui::context::Commands>,
    letter: Option<&Letter>,
) -> Html {
    let text = env.text;
    let Some(letter) = letter else {
        return html! { <p class="dim">{ text.letter_none() }</p> };
    };
    html! {
        <div role="group" aria-label={text.letter_title()}>
            <p class="small">
                { letter.to.as_ref().map_or_else(|| text.letter_to_none().to_owned(), |to| text.letter_to(to)) }
            </p>
            <p><b>{ &letter.subject }</b></p>
            <pre class="made" tabindex="0" aria-label={text.letter_body()}>{ &letter.body }</pre>
            <p class="row">
                { copy(commands, text.letter_copy(), &format!("{}\n\n{}", letter.subject, letter.body)) }
                <a class="btn small" href={letter.mailto.clone()}>{ text.letter_open() }</a>
                { save(commands, text.letter_draft(), letter.draft.clone()) }
            </p>
            { match letter.fits {
                Fits::Whole => None,
                Fits::Steps => Some(text.letter_steps_only()),
                Fits::Subject => Some(text.letter_shortened()),
            }.map(|words| html! { <p class="small dim">{ words }</p> }) }
        </div>
    }
}
