//! What was not read: the other half of every claim.

use crate::state::answer::{EventTypes, complete_to, event_types, is_open};
use crate::ui::components::Sentence;
use crate::ui::context::{use_env, use_state_of_page};
use yew::prelude::*;

/// The list.
#[component(NotRead)]
pub(super) fn not_read() -> Html {
    let (state, env) = (use_state_of_page(), use_env());
    let text = env.text;
    let state = &state.0;
    let summary = &state.summary;
    let mut lines: Vec<String> = Vec::new();
    if summary.records.read > 0 {
        match event_types(state) {
            EventTypes::InteractiveOnly => {
                lines.push(text.evidence_not_events(text.non_interactive_sign_ins()));
            }
            EventTypes::NonInteractiveOnly => {
                lines.push(text.evidence_not_events(text.interactive_sign_ins()));
            }
            EventTypes::Both | EventTypes::Unstated | EventTypes::Neither => {}
        }
    }
    let open = state.sources.iter().filter(|s| is_open(s)).count();
    if open > 0 {
        lines.push(text.evidence_not_unstated(u64::try_from(open).unwrap_or(u64::MAX)));
    }
    let broken = state.sources.iter().filter(|s| !s.busy && !s.complete);
    lines.extend(broken.map(|s| {
        if s.is_refused() {
            text.evidence_not_refused(&s.name)
        } else {
            text.evidence_not_incomplete(&s.name)
        }
    }));
    lines.extend(
        summary
            .from
            .map(|at| text.evidence_not_before(&env.format.date_time(at))),
    );
    let complete = complete_to(state);
    if let (Some(a), Some(b)) = (complete.interactive_user, complete.non_interactive_user) {
        lines.push(text.evidence_not_after(&env.format.date_time(a.min(b))));
    }
    lines.push(text.evidence_not_exchange().to_owned());
    lines.push(text.evidence_not_policies().to_owned());
    html! {
        <section class="panel" aria-labelledby="not-read-title">
            <h2 id="not-read-title">{ text.evidence_not_read() }</h2>
            <ul class="bullets">{ for lines.into_iter().map(|line| html! { <li><Sentence text={line} /></li> }) }</ul>
        </section>
    }
}
