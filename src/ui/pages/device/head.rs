//! Who and what: name, system, what it can do, class and flags.

use crate::model::{Flag, ModernAuth};
use crate::ui::components::{ClassChip, Icon, glyph, of_family};
use crate::ui::context::Env;
use crate::ui::i18n::{Text, verdicts, words};
use crate::worker::messages::FindingRow;
use yew::prelude::*;

/// Flags that call for care first.
const fn tone(flag: Flag) -> &'static str {
    match flag {
        Flag::PossiblyCompromised => "bad",
        Flag::Implausible | Flag::OldPassword | Flag::AccountDeleted => "warn",
        Flag::InPlaceUpgrade => "good",
        _ => "mute",
    }
}

/// "iPhone 13 of Anna Meier"; where there is no device, the person comes first.
pub(in crate::ui::pages) fn heading(text: Text, row: &FindingRow) -> String {
    let (device, _) = words::device(text, row);
    let person = words::person(text, row);
    if row.label.is_empty() || row.flags.contains(&Flag::LikelySpray) {
        text.device_heading_none(person, &device)
    } else {
        text.device_heading(&device, person)
    }
}

/// The head.
pub(super) fn head(env: &Env, row: &FindingRow) -> Html {
    let text = env.text;
    let (_, sub) = words::device(text, row);
    let modern = match row.modern_auth {
        ModernAuth::Capable => text.device_modern_capable(),
        ModernAuth::UpdateRequired => text.device_modern_update(),
        ModernAuth::Replace => text.device_modern_replace(),
        ModernAuth::Unknown => text.device_modern_unknown(),
    };
    let icon = if row.flags.contains(&Flag::LikelySpray) {
        Icon::Spray
    } else {
        of_family(row.family)
    };
    let facts = [
        row.os.clone(),
        sub.map(str::to_owned),
        // Of what is not seen nothing is said about what it can do.
        (!row.label.is_empty()).then(|| modern.to_owned()),
        row.application
            .as_ref()
            .map(|app| words::bounded(&app.name)),
        row.user.principal_name.clone(),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|f| !f.is_empty())
        .collect();
    html! {
        <header class="device-head">
            { glyph(icon) }
            <div class="device-name">
                <h1 id="place-title" tabindex="-1">{ heading(text, row) }</h1>
                <p class="dim">{ facts.join(" · ") }</p>
            </div>
            <ul class="chips">
                <li><ClassChip class={row.class} /></li>
                if row.mark.is_some() {
                    <li><span class={classes!("chip", row.verdict.state.tone())}>{ verdicts::state(text, row.verdict.state) }</span></li>
                }
                { for row.flags.iter().map(|flag| html! {
                    <li><span class={classes!("chip", tone(*flag))}>{ words::flag(text, *flag) }</span></li>
                }) }
            </ul>
        </header>
    }
}
