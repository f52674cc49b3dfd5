//! A sheet of finished words: the proof card of a device. The same structure as the file that `export::html` writes.

use crate::worker::messages::{Part, Sheet, Table, Words};
use yew::prelude::*;

/// The sheet; its title is the title of the place.
pub fn sheet(sheet: &Sheet) -> Html {
    html! {
        <article class="card">
            <header>
                <p class="card-kind">{ &sheet.kind }</p>
                <h1 id="place-title" tabindex="-1">{ &sheet.title }</h1>
                if let Some((state, name)) = &sheet.state {
                    <p class="card-state"><span class={classes!("chip", state.tone())}>{ name }</span>{ " " }<b>{ &sheet.headline }</b></p>
                }
                { for sheet.lead.iter().map(|line| html! { <p>{ line }</p> }) }
            </header>
            { for sheet.parts.iter().map(part) }
            <footer>{ for sheet.foot.iter().map(|line| html! { <p>{ line }</p> }) }</footer>
        </article>
    }
}

fn part(part: &Part) -> Html {
    html! {
        <section>
            <h2>{ &part.title }</h2>
            if !part.lines.is_empty() {
                <dl>
                    { for part.lines.iter().map(|line| html! {
                        <div><dt>{ &line.name }</dt><dd>{ for line.values.iter().map(words) }</dd></div>
                    }) }
                </dl>
            }
            if let Some(found) = &part.table { { table(&part.title, found) } }
            { for part.notes.iter().map(|note| html! { <p class="card-note">{ note }</p> }) }
        </section>
    }
}

fn words(words: &Words) -> Html {
    match words {
        Words::Plain(text) => html! { <span>{ text }</span> },
        Words::Code(text) => html! { <code>{ text }</code> },
    }
}

fn table(title: &str, table: &Table) -> Html {
    let cell = |(n, text): (usize, &String)| {
        if n == 0 {
            html! { <th scope="row">{ text }</th> }
        } else {
            html! { <td>{ text }</td> }
        }
    };
    html! {
        <div class="card-table" tabindex="0" role="group" aria-label={title.to_owned()}>
            <table>
                <thead><tr>{ for table.head.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for table.rows.iter().map(|row| html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> }) }</tbody>
            </table>
        </div>
    }
}
