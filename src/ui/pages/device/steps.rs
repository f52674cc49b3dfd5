//! What to do, step by step, in the words of the page's language.

use crate::remedy::{Kind, Subject, plan};
use crate::ui::components::Sentence;
use crate::ui::context::{Shared, use_env};
use crate::ui::i18n::remedy;
use crate::worker::messages::{DeviceView, FindingRow};
use yew::prelude::*;

/// Properties of [`Steps`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct StepsProps {
    pub(super) view: Shared<DeviceView>,
}

/// What a fix depends on.
pub(in crate::ui::pages) fn subject(row: &FindingRow) -> Subject<'_> {
    Subject {
        class: row.class,
        flags: &row.flags,
        family: row.family,
        label: &row.label,
        os_version: row.os_version.as_deref(),
        modern_auth: row.modern_auth,
        protocols: &row.protocols,
    }
}

/// The steps.
#[component(Steps)]
pub(super) fn steps(props: &StepsProps) -> Html {
    let text = use_env().text;
    let row = &props.view.row;
    let plan = plan(&subject(row));
    let account = row.user.principal_name.as_deref();
    let (kind, _) = remedy::kind(text, plan.kind);
    let one = matches!(plan.kind, Kind::Certificate);
    html! {
        <section class="panel todo" aria-labelledby="steps-title">
            <h2 id="steps-title">{ if one { text.steps_none_title() } else { text.steps_title() } }</h2>
            if !one { <p class="steps-kind">{ kind }</p> }
            <ol class="steps">
                { for plan.steps.iter().map(|step| html! {
                    <li><Sentence text={remedy::step(text, *step, account)} /></li>
                }) }
            </ol>
        </section>
    }
}
