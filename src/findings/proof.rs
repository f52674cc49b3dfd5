//! Which sign-ins would prove that a device has moved to modern authentication: the person's, through the apps expected
//! of the device (rules 4, positive proof).

use super::Case;
use super::view::FindingKey;
use crate::device::Family;
use crate::model::{DAY, Expected, Guid, Instant, MailApp};
use crate::source::graph::{Proof, RETENTION};

/// Days that must be covered before a change, so that "no sign-in of that app before" can be said.
const BEFORE: i64 = 7 * DAY;
/// Proof may lie so long before the mark at the most.
const GRACE: i64 = DAY;

impl Case {
    /// Questions for these devices as of `now`; none for whom the log names no object id, and none for a device of which
    /// no app is expected.
    #[must_use]
    pub fn proofs(&self, keys: &[FindingKey], now: Instant) -> Vec<Proof> {
        let mut all = Vec::new();
        for key in keys {
            let Some(person) = self.found.get(&key.0) else {
                continue;
            };
            for finding in self.findings_of(*person).iter().filter(|f| f.key == *key) {
                let Some(id) = finding.user.id.as_deref().and_then(Guid::parse) else {
                    continue;
                };
                // Of a marked device what its mark expects, from far enough before the mark or the last use.
                let begins = finding
                    .mark
                    .map_or(finding.last_seen, |mark| mark.at.min(finding.last_used));
                let from = begins.plus(-GRACE - BEFORE).max(now.plus(-RETENTION));
                let apps = match finding.mark.map(|mark| mark.how.expects()) {
                    Some(Some(Expected::OAuth(_))) => vec![None],
                    Some(Some(Expected::App(app))) => app.ids().map(Some).collect(),
                    Some(None) => Vec::new(),
                    None => expected(finding.family())
                        .iter()
                        .flat_map(|app| app.ids())
                        .map(Some)
                        .collect(),
                };
                all.extend(apps.into_iter().map(|app| Proof {
                    app,
                    person: id,
                    from,
                }));
            }
        }
        all
    }
}

/// The apps that a device of this family is expected to move to where nothing else is said.
const fn expected(family: Family) -> &'static [MailApp] {
    use MailApp::{Android, AppleInternetAccounts, OutlookMobile, Samsung};
    match family {
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac => {
            &[AppleInternetAccounts]
        }
        Family::Android => &[Samsung, Android, OutlookMobile],
        Family::WindowsPhone | Family::OtherPhone | Family::OutlookMobile => &[OutlookMobile],
        Family::Outlook
        | Family::Windows
        | Family::MailProgram
        | Family::Relay
        | Family::Unknown
        | Family::Script
        | Family::Browser => &[],
    }
}
