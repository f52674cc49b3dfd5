//! Who and what: name, system, account, what it can do, labels.

use crate::model::{Flag, ModernAuth};
use crate::ui::context::Env;
use crate::ui::i18n::{Text, words};
use crate::worker::messages::FindingRow;
use yew::prelude::*;

/// Flags that call for care first.
pub(super) const fn tone(flag: Flag) -> &'static str {
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

/// Name, what is known of the device, and labels that call for care.
pub(super) fn names(env: &Env, row: &FindingRow) -> Html {
    let text = env.text;
    let (_, sub) = words::device(text, row);
    let modern = match row.modern_auth {
        ModernAuth::Capable => text.device_modern_capable(),
        ModernAuth::UpdateRequired => text.device_modern_update(),
        ModernAuth::Replace => text.device_modern_replace(),
        ModernAuth::Unknown => text.device_modern_unknown(),
    };
    let facts = [
        row.os.clone(),
        sub.map(str::to_owned),
        row.application
            .as_ref()
            .map(|app| words::bounded(&app.name)),
        row.user.principal_name.clone(),
        // Of what is not seen nothing is said about what it can do.
        (!row.label.is_empty()).then(|| modern.to_owned()),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|f| !f.is_empty())
        .collect();
    html! {
        <div class="device-head">
            <h1 id="place-title" tabindex="-1">{ heading(text, row) }</h1>
            <p class="dim">{ facts.join(" · ") }</p>
            if !row.flags.is_empty() {
                <ul class="chips">
                    { for row.flags.iter().map(|flag| html! {
                        <li><span class={classes!("chip", tone(*flag))}>{ words::flag(text, *flag) }</span></li>
                    }) }
                </ul>
            }
        </div>
    }
}
