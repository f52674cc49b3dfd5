//! What the dialog *Mark as changed* proposes. In: the row, what its lanes show, now. Out: time and way. Pure.

use crate::device::Family;
use crate::model::{Instant, MINUTE, Protocol};
use crate::timeline::{Change, Shows};
use crate::worker::messages::{FindingKey, FindingRow, How, MailApp, fits};

/// Devices to be marked, and what is proposed for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Which.
    pub keys: Vec<FindingKey>,
    /// When.
    pub at: Instant,
    /// How.
    pub how: How,
    /// What the log shows of the change: last legacy sign-in, first one of an app.
    pub shown: Option<(Instant, Instant, MailApp)>,
}

impl Marking {
    /// For one device. The log's own hand-over if it shows one: the account was removed when legacy ended, so the mark is
    /// the minute after the last legacy sign-in, never later than the first modern one.
    #[must_use]
    pub fn of(row: &FindingRow, change: Option<&Change>, now: Instant) -> Self {
        let shown = change
            .filter(|c| c.shows == Shows::HandOver)
            .and_then(|c| Some((c.last_legacy, c.first_modern?)));
        let (at, how) = match (&row.mark, shown) {
            (Some(mark), _) => (mark.at, mark.how),
            (None, Some((last, (first, app)))) => {
                let minute = Instant((last.0 + MINUTE - 1).div_euclid(MINUTE) * MINUTE);
                (minute.min(first).min(now), moved_to(app))
            }
            (None, None) => (now, usual(row)),
        };
        Self {
            keys: vec![row.key.clone()],
            at,
            how,
            shown: shown.map(|(last, (first, app))| (last, first, app)),
        }
    }

    /// For many: now, and the way that fits most of them.
    #[must_use]
    pub fn many<'a>(rows: impl Iterator<Item = &'a FindingRow>, now: Instant) -> Option<Self> {
        let mut keys = Vec::new();
        let mut ways: Vec<(How, usize)> = Vec::new();
        for row in rows {
            keys.push(row.key.clone());
            let how = usual(row);
            match ways.iter_mut().find(|(known, _)| *known == how) {
                Some((_, count)) => *count += 1,
                None => ways.push((how, 1)),
            }
        }
        // Of equally many the first in the order of the choices.
        let how = ways
            .into_iter()
            .max_by_key(|(how, count)| (*count, std::cmp::Reverse(*how)))?
            .0;
        Some(Self {
            keys,
            at: now,
            how,
            shown: None,
        })
    }
}

const fn moved_to(app: MailApp) -> How {
    match app {
        MailApp::AppleInternetAccounts => How::ReAdded,
        app => How::OtherApp(app),
    }
}

/// What is usually done with such a device.
fn usual(row: &FindingRow) -> How {
    match row.family {
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac => {
            How::ReAdded
        }
        Family::Outlook | Family::Windows | Family::MailProgram => How::OtherApp(MailApp::Office),
        Family::Android | Family::WindowsPhone | Family::OtherPhone | Family::OutlookMobile => {
            How::OtherApp(MailApp::OutlookMobile)
        }
        Family::Relay if row.protocols.contains(&Protocol::SmtpAuth) => How::Connector,
        Family::Relay | Family::Unknown | Family::Script | Family::Browser => How::SwitchedOff,
    }
}

/// Ways of changing that are offered: Apple's for what may be Apple's, and apps that fit each of the families.
#[must_use]
pub fn choices(families: &[Family]) -> Vec<How> {
    let all = |app: MailApp| families.iter().all(|f| fits(*f, app));
    let mut ways = Vec::new();
    if all(MailApp::AppleInternetAccounts) {
        ways.extend([How::ReAdded, How::UpdateAndWait]);
    }
    ways.extend(
        MailApp::ALL
            .into_iter()
            .filter(|app| *app != MailApp::AppleInternetAccounts && all(*app))
            .map(How::OtherApp),
    );
    ways.extend([How::Connector, How::SwitchedOff, How::Retired]);
    ways
}

/// Milliseconds until the verdicts should be looked at again: marked devices are judged as time passes.
pub const BEAT: i32 = 30_000;

#[cfg(test)]
mod tests {
    use super::choices;
    use crate::device::Family;
    use crate::worker::messages::{How, MailApp};

    #[test]
    fn choices_fit_all_devices() {
        let phone = choices(&[Family::IPhone]);
        assert_eq!(phone.first(), Some(&How::ReAdded));
        assert!(!phone.contains(&How::OtherApp(MailApp::Samsung)));
        let mixed = choices(&[Family::IPhone, Family::Android]);
        assert!(!mixed.contains(&How::ReAdded));
        assert!(mixed.contains(&How::OtherApp(MailApp::OutlookMobile)));
        assert!(
            choices(&[Family::Relay]).contains(&How::ReAdded),
            "it may be an iPhone"
        );
    }
}
