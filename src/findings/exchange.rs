//! What tables from Exchange add to a finding: joined by person and device, and never by a guess. Where several fit, all
//! of them are given, and that it is one of these.

use crate::device::Family;
use crate::findings::view::DeviceView;
use crate::model::Protocol;
use crate::model::order;
use crate::source::exchange::{ExchangeRow, MobileDevice, Sender};

/// The rows of all tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    devices: Vec<MobileDevice>,
    senders: Vec<Sender>,
}

/// What a finding joins to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined<'a> {
    /// Devices that it can be.
    pub devices: Vec<&'a MobileDevice>,
    /// It is the only one of `devices`: same person, and the same agent or model.
    pub certain: bool,
    /// Rows of the SMTP AUTH report for its person.
    pub senders: Vec<&'a Sender>,
}

impl Inventory {
    /// Takes a row in.
    pub fn add(&mut self, row: ExchangeRow) {
        match row {
            ExchangeRow::Device(device) => self.devices.push(device),
            ExchangeRow::Sender(sender) => self.senders.push(sender),
        }
    }

    /// Nothing was dropped yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.senders.is_empty()
    }

    /// What belongs to a finding. `is_unique`: only one person of the case has this display name.
    #[must_use]
    pub fn of(&self, view: &DeviceView, is_unique: impl Fn(&str) -> bool) -> Joined<'_> {
        let user = &view.row.user;
        let id = user.id.as_deref().unwrap_or_default();
        let name = user.principal_name.as_deref().unwrap_or_default();
        let shown = user.display_name.as_deref().unwrap_or_default().trim();
        let same = |a: &str, b: &str| !a.is_empty() && a.trim().to_lowercase() == b.to_lowercase();
        let by_name = !shown.is_empty() && is_unique(shown);
        let owns = |d: &MobileDevice| {
            if d.user.contains('@') {
                return same(&d.user, name);
            }
            let owner = owner(&d.identity);
            same(&d.user, id)
                || same(owner, id)
                || same(owner, name)
                || (by_name
                    && (same(&d.display_name, shown) || same(&d.user, shown) || same(owner, shown)))
        };
        let mut devices: Vec<&MobileDevice> = Vec::new();
        let mut certain = false;
        if view.row.protocols.contains(&Protocol::ActiveSync) {
            let own: Vec<&MobileDevice> = self.devices.iter().filter(|d| owns(d)).collect();
            let hidden = matches!(view.row.family, Family::Relay | Family::Unknown);
            if hidden {
                devices = own;
            } else {
                let agent =
                    |d: &&MobileDevice| view.agents.iter().any(|a| same(&d.agent, &a.agent));
                let model = view.reading.as_ref().and_then(|r| r.model_id.as_deref());
                let is_model =
                    |d: &&MobileDevice| model.is_some_and(|m| same(&apple_model(&d.model), m));
                // The agent names model and build, so it says more than the model alone; but the two tables may be of
                // different days.
                devices = own.iter().copied().filter(agent).collect();
                if devices.is_empty() {
                    devices = own.into_iter().filter(is_model).collect();
                }
            }
            order::distinct(&mut devices);
            // Both cmdlets list the same device: the fuller row stands for it.
            devices = without_twins(devices);
            certain = !hidden && devices.len() == 1;
        }
        let mut senders: Vec<&Sender> = Vec::new();
        if view.row.protocols.contains(&Protocol::SmtpAuth) {
            senders = self
                .senders
                .iter()
                .filter(|s| same(&s.address, name))
                .collect();
            order::distinct(&mut senders);
        }
        Joined {
            devices,
            certain,
            senders,
        }
    }
}

/// The mailbox in a partnership's path: what stands before `ExchangeActiveSyncDevices`.
fn owner(identity: &str) -> &str {
    let mut before = "";
    for part in identity.split(['/', '\\']) {
        if part.eq_ignore_ascii_case("ExchangeActiveSyncDevices") {
            return before;
        }
        before = part;
    }
    ""
}

/// `iPhone14C5` as Apple writes it: `iPhone14,5`.
fn apple_model(model: &str) -> String {
    let model = model.trim();
    match model.rsplit_once('C') {
        Some((before, after))
            if before.ends_with(|c: char| c.is_ascii_digit())
                && !after.is_empty()
                && after.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{before},{after}")
        }
        _ => model.to_owned(),
    }
}

/// Rows of the same device id are one device; the one with more filled fields stays.
fn without_twins(devices: Vec<&MobileDevice>) -> Vec<&MobileDevice> {
    let filled = |d: &MobileDevice| {
        [
            &d.friendly_name,
            &d.os,
            &d.client_version,
            &d.last_sync,
            &d.agent,
        ]
        .iter()
        .filter(|field| !field.is_empty())
        .count()
    };
    let mut kept: Vec<&MobileDevice> = Vec::new();
    for device in devices {
        let twin = kept
            .iter_mut()
            .find(|k| !k.id.is_empty() && k.id.eq_ignore_ascii_case(&device.id));
        match twin {
            Some(twin) if filled(device) > filled(twin) => *twin = device,
            Some(_) => {}
            None => kept.push(device),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{apple_model, owner};

    #[test]
    fn a_partnership_names_its_mailbox() {
        for (identity, want) in [
            (
                "contoso.onmicrosoft.com/Users/Anna Meier/ExchangeActiveSyncDevices/iPhone§X",
                "Anna Meier",
            ),
            ("Anna Meier\\ExchangeActiveSyncDevices\\iOS§X", "Anna Meier"),
            ("ExchangeActiveSyncDevices/X", ""),
            ("Anna Meier", ""),
            ("", ""),
        ] {
            assert_eq!(owner(identity), want);
        }
    }

    #[test]
    fn models_are_read_as_apple_writes_them() {
        for (model, want) in [
            ("iPhone14C5", "iPhone14,5"),
            ("iPad11C3", "iPad11,3"),
            ("SM-C5", "SM-C5"),
            ("Outlook for iOS and Android", "Outlook for iOS and Android"),
            ("C", "C"),
        ] {
            assert_eq!(apple_model(model), want);
        }
    }
}
