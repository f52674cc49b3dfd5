//! Fix: what is left to repair, by kind of fix, in the order in which to work; the mails to the people; how to block
//! legacy authentication. Words and texts come from the worker.

mod block;
mod consent;
mod tell;

use crate::model::Instant;
use crate::platform::clock;
use crate::state::rows::{Row, Rows};
use crate::state::{FixTab, Place};
use crate::ui::components::{Icon, Look, glyph, state_mark, use_some};
use crate::ui::context::{Env, Shared, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use crate::worker::messages::{Ask, Group};
use std::rc::Rc;
use yew::prelude::*;

/// Devices of a kind shown before *more* is pressed.
const FIRST: usize = 3;
/// The same where a list has the page for itself.
const FEW: usize = 12;
/// Devices that each press shows.
const STEP: usize = 100;

/// Properties of [`Fix`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FixProps {
    /// Which part of the place.
    pub tab: FixTab,
}

/// Devices in a list.
type Devices = Shared<Vec<Rc<Row>>>;

/// The devices of one part of the answer.
struct Lines {
    /// The kinds of fix among them: number of the group, and its devices.
    kinds: Vec<(usize, Devices)>,
    /// All of them.
    all: Devices,
}

/// The place.
#[component(Fix)]
pub(super) fn fix(props: &FixProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let busy = state.0.is_busy();
    let cloud = state
        .0
        .sign_in
        .account()
        .map_or(state.0.config.cloud, |account| account.cloud);
    // Asked when reading has ended: to write it all anew after each round of findings would slow the reading down.
    let round = Shared(Rc::clone(&state.0.summary));
    // What was looked up about people is in the texts, too.
    let looked = state.0.remedy.tenant.as_ref().is_some_and(|t| t.busy);
    use_effect_with(
        (round, env.lang(), busy, looked),
        move |(_, lang, busy, _)| {
            if !*busy {
                commands.remedy.emit((Ask::Groups, *lang));
                let cloud = cloud.code().to_owned();
                commands.remedy.emit((Ask::Door { cloud }, *lang));
            }
        },
    );
    let groups = state.0.remedy.groups.clone();
    let waits = busy || groups.is_none();
    let groups = Shared(groups.unwrap_or_default());
    let rows = Shared(Rc::clone(&state.0.rows));
    let lines = use_memo((groups.clone(), rows), |(groups, rows)| {
        by_part(groups, rows)
    });
    let [left, waiting, proven, others] = &*lines;
    let count = left.all.len() as u64;
    let letters = state.0.remedy.door.as_ref().map_or(0, |d| d.letters.len());
    let tab = |tab, words: &'static str, count: u64| {
        let here = (tab == props.tab).then_some("page");
        html! {
            <a href={Place::Fix(tab).fragment()} aria-current={here}>
                { words }if count > 0 { { " " }<b>{ number(env.lang(), count) }</b> }
            </a>
        }
    };
    html! {
        <article class="fix" aria-busy={waits.to_string()}>
            <h1 id="place-title" tabindex="-1">
                { if waits && count == 0 { text.fix_title().to_owned() } else { text.fix_left(count) } }
            </h1>
            <nav class="tabs" aria-label={text.fix_title()}>
                { tab(FixTab::Repair, text.fix_repair(), count) }
                { tab(FixTab::Tell, text.fix_tell(), letters as u64) }
                { tab(FixTab::Block, text.fix_block(), 0) }
            </nav>
            if busy { <p class="dim" role="status">{ text.fix_reading() }</p> }
            { match props.tab {
                FixTab::Tell => html! { <tell::Tell /> },
                FixTab::Block => html! { <block::Block /> },
                FixTab::Repair if groups.is_empty() && !waits => html! { <p class="lead">{ text.fix_none() }</p> },
                FixTab::Repair => html! {
                    <>
                        <consent::Consent />
                        if count > 0 { { table(&env, text.fix_repair(), &groups, left) } }
                        { folded(&env, text.fix_waiting(), &groups, waiting) }
                        { folded(&env, text.fix_proven(), &groups, proven) }
                        { folded(&env, text.fix_others(), &groups, others) }
                    </>
                },
            } }
        </article>
    }
}

/// The kinds of fix by the parts of the answer, in the order of `state::rows::Part`, and those that count in none.
fn by_part(groups: &[Group], rows: &Rows) -> [Lines; 4] {
    let mut all: [Vec<Rc<Row>>; 4] = Default::default();
    let mut kinds: [Vec<(usize, Devices)>; 4] = Default::default();
    for (n, group) in groups.iter().enumerate() {
        let mut parts: [Vec<Rc<Row>>; 4] = Default::default();
        for row in group.keys.iter().filter_map(|key| rows.get(&key.0)) {
            let part = row.part().map_or(3, |part| part as usize);
            if let Some(devices) = parts.get_mut(part) {
                devices.push(Rc::clone(row));
            }
        }
        for ((devices, all), kinds) in parts.into_iter().zip(&mut all).zip(&mut kinds) {
            if !devices.is_empty() {
                all.extend_from_slice(&devices);
                kinds.push((n, Shared(Rc::new(devices))));
            }
        }
    }
    let mut kinds = kinds.into_iter();
    all.map(|all| Lines {
        kinds: kinds.next().unwrap_or_default(),
        all: Shared(Rc::new(all)),
    })
}

/// What is marked, proven, or nobody's to repair: nothing to be done now, so folded.
fn folded(env: &Env, title: &'static str, groups: &[Group], lines: &Lines) -> Html {
    let (text, now) = (env.text, clock::now());
    let rows = || lines.all.iter();
    let next: Option<Instant> = rows().filter_map(|row| row.data.verdict.earliest).min();
    let count = lines.all.len() as u64;
    if count == 0 {
        return Html::default();
    }
    let marked = rows().all(|row| row.data.mark.is_some());
    let mut sum = match marked {
        true => text.fix_devices(count),
        false => text.fix_entries(count),
    };
    if let Some(at) = next.filter(|at| *at > now) {
        sum.push_str(", ");
        sum.push_str(&text.fix_next(&env.moment(at, now)));
    }
    html! {
        <details class="panel fold">
            <summary>{ title }{ " " }<span class="dim">{ sum }</span></summary>
            if marked {
                <Names devices={lines.all.clone()} first={FEW} />
            } else {
                { table(env, title, groups, lines) }
            }
        </details>
    }
}

/// The table of kinds.
fn table(env: &Env, label: &'static str, groups: &[Group], lines: &Lines) -> Html {
    let text = env.text;
    let row = |(n, rows): &(usize, Devices)| {
        let group = groups.get(*n)?;
        let first = rows.first().map(|row| Place::Device(row.data.key.clone()));
        let (icon, words, place) = match group.tell {
            true => (
                Some(glyph(Icon::Mail)),
                text.fix_tell_them(),
                Some(Place::Fix(FixTab::Tell)),
            ),
            false => (None, text.fix_steps(), first),
        };
        Some(html! {
            <tr class={group.first.then_some("first")}>
                <th scope="row" class="c-what"><b>{ &group.title }</b><span class="sub">{ &group.about }</span></th>
                <td class="c-n">{ number(env.lang(), rows.len() as u64) }</td>
                <td class="c-which"><Names devices={rows.clone()} first={FIRST} /></td>
                <td class="c-who">{ &group.who }</td>
                <td class="c-act">
                    if let Some(place) = place {
                        <a class="btn small" href={place.fragment()} aria-label={format!("{words}: {}", group.title)}>{ icon }{ words }</a>
                    }
                </td>
            </tr>
        })
    };
    html! {
        <table class="panel kinds" aria-label={label}>
            <thead><tr>
                <th scope="col" class="c-what">{ text.fix_kind() }</th>
                <th scope="col" class="c-n">{ text.devices() }</th>
                <th scope="col">{ text.fix_which() }</th>
                <th scope="col" class="c-who">{ text.fix_who() }</th>
                <th scope="col" class="c-act"><span class="hidden">{ text.fix_action() }</span></th>
            </tr></thead>
            <tbody>{ for lines.kinds.iter().filter_map(row) }</tbody>
        </table>
    }
}

/// Properties of [`Names`].
#[derive(Clone, PartialEq, Properties)]
struct NamesProps {
    devices: Devices,
    /// Number of devices shown at first.
    first: usize,
}

/// Links to devices; more of them in steps.
#[component(Names)]
fn names(props: &NamesProps) -> Html {
    let text = use_env().text;
    let all = props.devices.len();
    // One that is hidden takes as much room as the button.
    let first = if all == props.first + 1 {
        all
    } else {
        props.first
    };
    let (shown, more) = use_some(text, all, first, STEP);
    html! {
        <div>
            <ul class="names">
                { for props.devices.iter().take(shown).map(|row| {
                    let href = Place::Device(row.data.key.clone()).fragment();
                    let name = format!("{}, {}", words::row_title(text, &row.data).0, words::person(text, &row.data));
                    html! {
                        <li key={row.data.key.0.clone()}>
                            <a {href}>{ name }</a>
                            if row.data.mark.is_some() { { state_mark(text, row.data.verdict.state, Look::Plain) } }
                        </li>
                    }
                }) }
            </ul>
            { more }
        </div>
    }
}
