//! What Contoso's admin has changed so far, so that every state of a marked device is there. Anna Meier's phone is left to
//! whoever looks: the page proposes its mark.

use super::log::{Log, When};
use super::story::principal;
use crate::model::{How, Instant, MailApp, Mark};
use When::{Ago, Day};

/// A mark on a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoMark {
    /// User principal name.
    pub principal: String,
    /// Device key.
    pub device: &'static str,
    /// The mark.
    pub mark: Mark,
}

/// Person, device key, when, how.
const MARKS: [(&str, &str, When, How); 8] = [
    ("gina.frei", "iPhone13,1", Day(12, 21, 1), How::ReAdded),
    (
        "paul.krueger",
        "iPhone12,8",
        Day(11, 6, 31),
        How::UpdateAndWait,
    ),
    ("kopierer.2og", "SMTP AUTH", Day(16, 15, 15), How::Connector),
    ("nora.blum", "iPhone14,7", Ago(14), How::ReAdded),
    ("hannes.wolf", "iPhone12,3", Day(8, 18, 45), How::ReAdded),
    ("rolf.zimmer", "iPhone12,1", Day(5, 12, 5), How::ReAdded),
    (
        "lena.vogt",
        "IMAP",
        Day(6, 11, 30),
        How::OtherApp(MailApp::Thunderbird),
    ),
    (
        "empfang",
        "Outlook 2010",
        Day(9, 17, 40),
        How::OtherApp(MailApp::Office),
    ),
];

/// What the admin says at `now`.
pub(super) fn marks(log: &Log, now: Instant) -> Vec<DemoMark> {
    MARKS
        .iter()
        .map(|(name, device, at, how)| DemoMark {
            principal: principal(name),
            device,
            mark: Mark {
                at: log.when(*at).min(now),
                how: *how,
            },
        })
        .collect()
}
