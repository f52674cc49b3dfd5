//! What the dialog *Mark as changed* proposes. In: the rows, what their lanes show, how far the log reaches, now. Out: time and
//! way, and the ways that are offered. Pure.

use crate::device::Family;
use crate::model::{
    Class, HOUR, Instant, LATEST, MINUTE, MailClient, MailScope, ModernAuth, Protocol,
};
use crate::timeline::{Change, Shows};
use crate::worker::messages::{DeviceView, FindingKey, FindingRow, How, MailApp, fits};

/// Devices to be marked, and what is proposed for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    /// Which.
    pub keys: Vec<FindingKey>,
    /// When.
    pub at: Instant,
    /// How.
    pub how: How,
    /// What the time rests on.
    pub rests: Rests,
}

/// What the proposed time of a mark rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rests {
    /// The log shows the change: last legacy sign-in, first one of an app that is new.
    HandOver(Instant, Instant, MailClient),
    /// Legacy sign-ins ended then: the log has been silent since for longer than ever before.
    Ended(Instant),
    /// The log ends (second) long ago, with this last legacy sign-in.
    OldLog(Instant, Instant),
    /// The mark that it has.
    Mark,
    /// The log reaches to now, and shows no change yet.
    Now,
}

impl Marking {
    /// For one device. `newest` is the newest record of the log.
    #[must_use]
    pub fn of(view: &DeviceView, change: &Change, newest: Option<Instant>, now: Instant) -> Self {
        let row = &view.row;
        let rests = match row.mark {
            Some(_) => Rests::Mark,
            None => rests(change, view.complete_to, newest, now),
        };
        let (at, how) = match (row.mark, rests) {
            (Some(mark), _) => (mark.at, mark.how),
            (None, Rests::HandOver(last, first, client)) => {
                (minute(last).min(first), moved_to(row, client))
            }
            (None, Rests::Ended(last) | Rests::OldLog(last, _)) => (minute(last), usual(row)),
            // The minute that the field shows.
            (None, Rests::Mark | Rests::Now) => {
                (Instant(now.0 - now.0.rem_euclid(MINUTE)), usual(row))
            }
        };
        Self {
            keys: vec![row.key.clone()],
            at: at.min(now),
            how,
            rests,
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
            rests: Rests::Now,
        })
    }
}

/// What the log knows of the time of the change. The account was removed when legacy ended, so that is the time.
fn rests(
    change: &Change,
    complete_to: Option<Instant>,
    newest: Option<Instant>,
    now: Instant,
) -> Rests {
    let last = change.last_legacy;
    if let (Shows::HandOver, Some((first, client))) = (change.shows, change.first_modern) {
        return Rests::HandOver(last, first, client);
    }
    if matches!(change.shows, Shows::Attempts | Shows::Spray) {
        return Rests::Now;
    }
    if complete_to.is_some_and(|to| to.since(last) > change.longest_gap.max(HOUR)) {
        return Rests::Ended(last);
    }
    match complete_to.max(newest) {
        Some(end) if now.since(end) > LATEST => Rests::OldLog(last, end),
        _ => Rests::Now,
    }
}

/// The nearest whole minute, which is what the field shows. A sign-in within the five minutes after a mark is not held against it.
const fn minute(at: Instant) -> Instant {
    Instant((at.0 + MINUTE / 2).div_euclid(MINUTE) * MINUTE)
}

fn moved_to(row: &FindingRow, client: MailClient) -> How {
    let expects = |how: &How| how.expects().is_some_and(|expected| expected.is(client));
    let how = choices(&[row]).into_iter().find(expects);
    how.unwrap_or_else(|| usual(row))
}

/// What is usually done with such a device. Where the device may be a person's phone or program, the way expects the sign-ins of
/// an app: silence alone must not pass for its change.
fn usual(row: &FindingRow) -> How {
    let speaks = |protocol| row.protocols.contains(&protocol);
    match row.family {
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple
            if row.modern_auth == ModernAuth::Replace =>
        {
            How::OtherApp(MailApp::OutlookMobile)
        }
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac => {
            How::ReAdded
        }
        Family::Outlook | Family::Windows | Family::MailProgram => How::OtherApp(MailApp::Office),
        Family::Android | Family::WindowsPhone | Family::OtherPhone | Family::OutlookMobile => {
            How::OtherApp(MailApp::OutlookMobile)
        }
        Family::Script => How::Connector,
        Family::Relay | Family::Unknown | Family::Browser => {
            if speaks(Protocol::ActiveSync) || row.class == Class::Certificate {
                How::ReAdded
            } else if speaks(Protocol::SmtpAuth)
                || speaks(Protocol::PowerShell)
                || speaks(Protocol::ReportingWebServices)
            {
                How::Connector
            } else if speaks(Protocol::Imap) || speaks(Protocol::Pop) {
                How::OtherApp(MailApp::OutlookMobile)
            } else {
                How::OtherApp(MailApp::Office)
            }
        }
    }
}

/// Ways of changing that fit every one of the devices, the apps first.
#[must_use]
pub fn choices(rows: &[&FindingRow]) -> Vec<How> {
    let all = |fit: &dyn Fn(&FindingRow) -> bool| rows.iter().all(|row| fit(row));
    let mut ways = Vec::new();
    if all(&may_be_apple_mail) {
        ways.push(How::ReAdded);
        if all(&|row| row.protocols.contains(&Protocol::ActiveSync) && !is_certificate(row)) {
            ways.push(How::UpdateAndWait);
        }
    }
    ways.extend(
        MailApp::ALL
            .into_iter()
            .filter(|app| {
                *app != MailApp::AppleInternetAccounts
                    && all(&|row| row.family != Family::Script && fits(row.family, *app))
            })
            .map(How::OtherApp),
    );
    ways.extend(
        MailScope::ALL
            .into_iter()
            .filter(|scope| all(&|row| may_go_on_with(row, *scope)))
            .map(How::OAuth),
    );
    if all(&may_be_a_sender) {
        ways.push(How::Connector);
    }
    if all(&|row| !is_certificate(row)) {
        ways.push(How::SwitchedOff);
    }
    ways.push(How::Retired);
    ways
}

/// The same program can sign in over this protocol with OAuth, as far as is known. Apple Mail does so by being added again, which is
/// a way of its own.
fn may_go_on_with(row: &FindingRow, scope: MailScope) -> bool {
    let is_apple = matches!(
        row.family,
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple | Family::Mac
    );
    row.protocols.contains(&scope.protocol())
        && !is_apple
        && !is_certificate(row)
        && !matches!(row.family, Family::WindowsPhone | Family::OtherPhone)
}

fn is_certificate(row: &FindingRow) -> bool {
    row.class == Class::Certificate
}

/// Apple Mail on it can sign in with modern authentication, as far as is known.
fn may_be_apple_mail(row: &FindingRow) -> bool {
    let hidden = matches!(
        row.family,
        Family::Relay | Family::Unknown | Family::Browser
    );
    let only_sends = row.protocols.iter().all(|protocol| {
        matches!(
            protocol,
            Protocol::SmtpAuth | Protocol::PowerShell | Protocol::ReportingWebServices
        )
    });
    fits(row.family, MailApp::AppleInternetAccounts)
        && row.family != Family::Script
        && row.modern_auth != ModernAuth::Replace
        && !(hidden && only_sends)
}

/// A scanner, an application or a script: what sends, or reads without a person. A phone and Outlook are neither.
fn may_be_a_sender(row: &FindingRow) -> bool {
    let by_program = row.protocols.iter().any(|protocol| {
        matches!(
            protocol,
            Protocol::SmtpAuth
                | Protocol::Imap
                | Protocol::Pop
                | Protocol::Ews
                | Protocol::PowerShell
                | Protocol::ReportingWebServices
                | Protocol::Other
        )
    });
    !is_certificate(row)
        && by_program
        && matches!(
            row.family,
            Family::Relay
                | Family::Unknown
                | Family::Script
                | Family::Browser
                | Family::Windows
                | Family::MailProgram
        )
}

/// Milliseconds until the verdicts should be looked at again: marked devices are judged as time passes.
pub const BEAT: i32 = 30_000;

#[cfg(test)]
mod tests;
