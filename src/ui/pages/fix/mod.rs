//! Fix: what is left to repair, by kind of fix, in the order in which to work; the mails to the people; how to block
//! legacy authentication. Words and texts come from the worker.

mod block;
mod consent;
mod tell;

use crate::model::Instant;
use crate::platform::clock;
use crate::state::rows::{Part, Row};
use crate::state::{FixTab, Place};
use crate::ui::components::{Icon, Look, glyph, state_mark};
use crate::ui::context::{Env, Shared, State, use_commands, use_env, use_state_of_page};
use crate::ui::i18n::{number, words};
use crate::worker::messages::{Ask, Group};
use std::rc::Rc;
use yew::prelude::*;

/// Devices of a kind shown before *more* is pressed.
const FIRST: usize = 3;
/// The same where a list has the page for itself.
const FEW: usize = 12;

/// Properties of [`Fix`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FixProps {
    /// Which part of the place.
    pub tab: FixTab,
}

/// Lists that were unfolded.
type Unfolded = UseStateHandle<Vec<String>>;

/// A kind of fix with its devices in one part of the answer.
type Line<'a> = (&'a Group, Vec<&'a Rc<Row>>);

/// The place.
#[component(Fix)]
pub(super) fn fix(props: &FixProps) -> Html {
    let (state, env, commands) = (use_state_of_page(), use_env(), use_commands());
    let text = env.text;
    let unfolded = use_state(Vec::new);
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
    let groups = groups.unwrap_or_default();
    let lines = |part: Option<Part>| lines(&state, &groups, part);
    let left = lines(Some(Part::Using));
    let count = total(&left);
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
                        if !left.is_empty() { { table(&env, text.fix_repair(), &left, &unfolded) } }
                        { folded(&env, text.fix_waiting(), &lines(Some(Part::Waiting)), &unfolded) }
                        { folded(&env, text.fix_proven(), &lines(Some(Part::Proven)), &unfolded) }
                        { folded(&env, text.fix_others(), &lines(None), &unfolded) }
                    </>
                },
            } }
        </article>
    }
}

/// The kinds of fix that have a device in a part of the answer.
fn lines<'a>(state: &'a State, groups: &'a [Group], part: Option<Part>) -> Vec<Line<'a>> {
    let of = |group: &Group| -> Vec<&'a Rc<Row>> {
        let rows = group.keys.iter().filter_map(|k| state.0.rows.get(&k.0));
        rows.filter(|row| row.part() == part).collect()
    };
    let lines = groups.iter().map(|group| (group, of(group)));
    lines.filter(|(_, rows)| !rows.is_empty()).collect()
}

fn total(lines: &[Line<'_>]) -> u64 {
    lines.iter().map(|(_, rows)| rows.len() as u64).sum()
}

/// What is marked, proven, or nobody's to repair: nothing to be done now, so folded.
fn folded(env: &Env, title: &'static str, lines: &[Line<'_>], unfolded: &Unfolded) -> Html {
    let (text, now) = (env.text, clock::now());
    let rows = || lines.iter().flat_map(|(_, rows)| rows);
    let next: Option<Instant> = rows().filter_map(|row| row.data.verdict.earliest).min();
    let count = total(lines);
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
                { names(env, &rows().copied().collect::<Vec<_>>(), FEW, title, unfolded) }
            } else {
                { table(env, title, lines, unfolded) }
            }
        </details>
    }
}

/// The table of kinds.
fn table(env: &Env, label: &'static str, lines: &[Line<'_>], unfolded: &Unfolded) -> Html {
    let text = env.text;
    let row = |(group, rows): &Line<'_>| {
        let first = rows.first().map(|row| Place::Device(row.data.key.clone()));
        let (icon, words, place) = match group.tell {
            true => (
                Some(glyph(Icon::Mail)),
                text.fix_tell_them(),
                Some(Place::Fix(FixTab::Tell)),
            ),
            false => (None, text.fix_steps(), first),
        };
        html! {
            <tr class={group.first.then_some("first")}>
                <th scope="row" class="c-what"><b>{ &group.title }</b><span class="sub">{ &group.about }</span></th>
                <td class="c-n">{ number(env.lang(), rows.len() as u64) }</td>
                <td class="c-which">{ names(env, rows, FIRST, &group.title, unfolded) }</td>
                <td class="c-who">{ &group.who }</td>
                <td class="c-act">
                    if let Some(place) = place {
                        <a class="btn small" href={place.fragment()} aria-label={format!("{words}: {}", group.title)}>{ icon }{ words }</a>
                    }
                </td>
            </tr>
        }
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
            <tbody>{ for lines.iter().map(row) }</tbody>
        </table>
    }
}

/// Links to devices; the first few until *more* is pressed. `list` names the list.
fn names(env: &Env, rows: &[&Rc<Row>], first: usize, list: &str, unfolded: &Unfolded) -> Html {
    let text = env.text;
    // One that is hidden takes as much room as the button.
    let all = rows.len() <= first + 1 || unfolded.iter().any(|l| l == list);
    let shown = if all { rows.len() } else { first };
    let more = (rows.len() > shown).then(|| {
        let (unfolded, list) = (unfolded.clone(), list.to_owned());
        let show = move |_: MouseEvent| {
            let mut lists = (*unfolded).clone();
            lists.push(list.clone());
            unfolded.set(lists);
        };
        html! { <li><button type="button" class="link" onclick={show}>{ text.fix_more((rows.len() - shown) as u64) }</button></li> }
    });
    html! {
        <ul class="names">
            { for rows.iter().take(shown).map(|row| {
                let href = Place::Device(row.data.key.clone()).fragment();
                let name = format!("{}, {}", words::row_title(text, &row.data).0, words::person(text, &row.data));
                html! {
                    <li key={row.data.key.0.clone()}>
                        <a {href}>{ name }</a>
                        if row.data.mark.is_some() { { state_mark(text, row.data.verdict.state, Look::Plain) } }
                    </li>
                }
            }) }
            { more }
        </ul>
    }
}
