//! What tables from Exchange add to a finding, in words.

use crate::findings::exchange::Joined;
use crate::remedy::quote::remark;
use crate::source::exchange::MobileDevice;
use crate::ui::i18n::Text;

/// Devices that are named.
const NAMED: usize = 10;

/// Sentences; none where nothing joins.
pub(super) fn sentences(text: Text, joined: &Joined<'_>) -> Vec<String> {
    let mut said = Vec::new();
    let shown = joined.devices.iter().take(NAMED);
    if joined.certain {
        said.extend(shown.map(|d| text.exchange_one(&device(text, d))));
    } else if !joined.devices.is_empty() {
        said.push(text.exchange_some().to_owned());
        said.extend(shown.map(|d| device(text, d)));
    }
    for sender in &joined.senders {
        let (address, messages) = (remark(&sender.address), remark(&sender.messages));
        said.push(if sender.protocol.is_empty() {
            text.exchange_sender_unknown(&address, &messages)
        } else {
            text.exchange_sender(&address, &remark(&sender.protocol), &messages)
        });
    }
    said
}

fn device(text: Text, d: &MobileDevice) -> String {
    let mut name = if d.friendly_name.is_empty() {
        remark(&d.model)
    } else {
        text.exchange_friendly(&remark(&d.friendly_name), &remark(&d.model))
    };
    let mut add = |words: String| {
        name.push_str(", ");
        name.push_str(&words);
    };
    if !d.os.is_empty() {
        add(remark(&d.os));
    }
    if !d.client_type.is_empty() || !d.client_version.is_empty() {
        let version = format!("{} {}", d.client_type, d.client_version);
        add(remark(version.trim()));
    }
    if d.is_refused() == Some(true) {
        add(text.exchange_refused().to_owned());
    }
    if !d.last_sync.is_empty() {
        add(text.exchange_last(&remark(&d.last_sync)));
    }
    name
}
