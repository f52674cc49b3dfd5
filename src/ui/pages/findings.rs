//! Findings: the answer in one sentence, what it rests on, and one row for each person and device.

use crate::model::{DAY, Flag};
use crate::platform::page;
use crate::state::Action;
use crate::state::rows::Filter;
use crate::state::strip::Window;
use crate::ui::components::{Icon, glyph};
use crate::ui::context::{Shared, use_env, use_state_of_page};
use crate::ui::findings::{
    ClientQuestion, Coverage, DateQuestion, Devices, Ends, FileQuestion, Headline, Toolbar,
    WindowPicker, road, since, use_listing,
};
use web_sys::MouseEvent;
use yew::prelude::*;

/// Parts that appear one after the other, each with a pause before it: all at once would hold up the page.
const STAGES: u8 = 2;
/// In a tenant of fewer devices nothing needs to be filtered.
const FILTERED: usize = 8;

/// The place.
#[component(Findings)]
pub(super) fn findings() -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let data = &state.0;
    let all = Shared(data.rows.clone());
    let listed = use_listing(all, data.filter.clone(), data.sort);
    let stage = use_stage(!data.rows.is_empty());
    let summary = &data.summary;
    // While reading, the strips keep the scale that a whole month has: they need not be drawn anew as the log grows.
    let window = Window::of_log(
        if data.is_busy() {
            summary.to.map(|to| to.plus(-29 * DAY))
        } else {
            summary.from
        },
        summary.to,
    );
    let show_compromised = {
        let state = state.clone();
        move |_: MouseEvent| {
            let filter = Filter {
                flags: vec![Flag::PossiblyCompromised],
                ..Filter::default()
            };
            state.dispatch(Action::Filter(filter));
        }
    };
    html! {
        <div class="flow">
            <Headline listed={listed.clone()} />
            <Coverage />
            <DateQuestion />
            <ClientQuestion />
            <FileQuestion />
            <WindowPicker />
            if listed.totals.compromised_people > 0 {
                <section class="alert">
                    { glyph(Icon::Warning) }
                    <p><b>{ text.compromised_title(listed.totals.compromised_people) }</b>{ " " }<span class="m-opt">{ text.compromised_body() }</span></p>
                    <button type="button" class="btn small" onclick={show_compromised}>{ text.compromised_show() }</button>
                </section>
            }
            <div class="contents">{ since(&env, data) }</div>
            <Ends listed={listed.clone()} />
            if !data.rows.is_empty() {
                if stage > 0 && (data.rows.len() >= FILTERED || !data.filter.is_empty()) { <Toolbar listed={listed.clone()} /> }
                if stage > 1 {
                    <Devices listed={listed.clone()} {window} />
                    { road(text, data, &listed) }
                }
            }
            if summary.spray_unknown_users > 0 {
                <p class="small dim">
                    { text.spray_unknown(summary.spray_unknown_attempts, summary.spray_unknown_users) }
                </p>
            }
            if summary.modern_password_grants > 0 {
                <p class="small dim">{ text.modern_grants(summary.modern_password_grants) }</p>
            }
        </div>
    }
}

/// How many of the [`STAGES`] may be shown, once there is something to show.
#[hook]
fn use_stage(begun: bool) -> u8 {
    let stage = use_state_eq(|| 0_u8);
    use_effect_with((*stage, begun), {
        let setter = stage.setter();
        move |(stage, begun)| {
            if *begun && *stage < STAGES {
                let next = stage + 1;
                page::after(0, move || setter.set(next));
            }
        }
    });
    *stage
}
