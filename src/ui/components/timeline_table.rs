//! The timeline as a table, by day: for those who cannot see it, and for those who want numbers.

use super::timeline_window::is_thinned;
use crate::platform::measure;
use crate::timeline::days;
use crate::ui::context::Env;
use crate::ui::i18n::number;
use crate::worker::messages::DeviceView;
use yew::prelude::*;

/// The table.
pub(super) fn table(env: &Env, device: &DeviceView) -> Html {
    let text = env.text;
    let rows = days(device, &measure::offset);
    let cell = |n: u64| html! { <td class="num">{ if n == 0 { "–".to_owned() } else { number(text.0, n) } }</td> };
    html! {
        <div class="timeline-table">
            if is_thinned(device) { <p class="dim small">{ text.timeline_thinned() }</p> }
            <div class="scroll" tabindex="0" role="group" aria-label={text.timeline_table_caption()}>
            <table>
                <caption class="hidden">{ text.timeline_table_caption() }</caption>
                <thead><tr>
                    <th scope="col">{ text.timeline_day() }</th>
                    <th scope="col" class="num">{ text.outcome_accepted() }</th>
                    <th scope="col" class="num">{ text.outcome_stopped() }</th>
                    <th scope="col" class="num">{ text.outcome_rejected() }</th>
                    <th scope="col" class="num">{ text.outcome_other() }</th>
                    <th scope="col" class="num">{ text.timeline_modern() }</th>
                </tr></thead>
                <tbody>
                    { for rows.iter().map(|day| html! {
                        <tr key={day.at.0}>
                            <th scope="row">{ env.format.date(day.at) }</th>
                            { for day.legacy.map(cell) }
                            { cell(day.modern) }
                        </tr>
                    }) }
                </tbody>
            </table>
            </div>
        </div>
    }
}
