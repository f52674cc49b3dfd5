//! The steps of each kind of fix.

use super::{Kind, SettingsPath, Step, Subject};
use crate::device::Family;
use crate::model::{Class, Flag, ModernAuth, Protocol};

/// The steps for a finding whose fix is of `kind`; `device` is the kind by device alone, which follows once an
/// account is secured.
pub(super) fn of(s: &Subject<'_>, kind: Kind, device: Kind) -> Vec<Step> {
    let has = |flag| s.flags.contains(&flag);
    let mut steps = Vec::new();
    match kind {
        Kind::Compromised => {
            steps.extend([Step::ResetPassword, Step::RevokeSessions, Step::CheckTraces]);
            // Behind a relay the "device" may be the intruder's program: there is nothing of the person's to repair.
            if s.class == Class::AttemptsOnly || s.family == Family::Relay {
                steps.push(Step::BlockAccount);
                return steps;
            }
            steps.push(Step::ThenDevice);
        }
        Kind::Certificate => {
            steps.push(Step::CertificateFine);
            if has(Flag::PartlyProven) {
                steps.push(Step::CertificateCheck);
            }
            return steps;
        }
        Kind::Spray => {
            return vec![Step::NoDevice, Step::BlockAccount, Step::WatchForSuccess];
        }
        Kind::Guest => return vec![Step::TellGuest, Step::LookAgain],
        _ => {}
    }
    if has(Flag::NoUserAgent) {
        steps.push(Step::DownloadAgain);
    }
    if has(Flag::Implausible) {
        steps.push(Step::MakeSure);
    }
    if has(Flag::OldPassword) {
        steps.push(Step::OldPassword);
    }
    by_device(s, device, &mut steps);
    steps.push(Step::LookAgain);
    steps
}

fn by_device(s: &Subject<'_>, device: Kind, steps: &mut Vec<Step>) {
    let speaks = |protocol| s.protocols.contains(&protocol);
    match device {
        Kind::ReAdd | Kind::UpdateFirst => apple(s, device, steps),
        Kind::Replace => {
            steps.extend([Step::ReplaceDevice, Step::UseWeb, Step::RemoveOld]);
        }
        Kind::AndroidApp => steps.push(Step::AndroidApp),
        Kind::Outlook => outlook(s, steps),
        Kind::Mac => {
            if s.label.contains("Outlook") {
                steps.push(Step::MacOutlook);
            } else {
                steps.extend([Step::MacMail, Step::Consent]);
            }
            steps.push(Step::EwsEnds);
        }
        Kind::MailProgram => steps.push(match s.family {
            Family::OutlookMobile => Step::OutlookMobile,
            Family::MailProgram => Step::ProgramOauth,
            _ => Step::WindowsMail,
        }),
        Kind::SmtpAuth => {
            steps.extend([Step::SmtpFind, Step::SmtpWays, Step::SmtpOff]);
        }
        Kind::PopImap => {
            steps.extend([Step::FindByAddress, Step::PopImapClient, Step::PopImapOff]);
        }
        Kind::Program => {
            if s.family != Family::Script {
                steps.push(Step::FindByAddress);
            }
            steps.push(Step::ProgramGraph);
            if speaks(Protocol::Ews) {
                steps.push(Step::EwsEnds);
            }
        }
        Kind::PowerShell => {
            steps.extend([Step::PowerShellModule, Step::PowerShellApp]);
        }
        // Kinds of findings, not of devices.
        Kind::FindOut | Kind::Compromised | Kind::Guest | Kind::Spray | Kind::Certificate => {
            steps.push(Step::FindByAddress);
            if speaks(Protocol::ActiveSync) {
                steps.push(Step::FindMobileDevice);
            }
            steps.push(Step::AskPerson);
        }
    }
}

fn apple(s: &Subject<'_>, device: Kind, steps: &mut Vec<Step>) {
    if s.flags.contains(&Flag::InPlaceUpgrade) {
        steps.push(Step::WaitForUpgrade);
    }
    if s.modern_auth == ModernAuth::Unknown {
        steps.push(Step::AskPerson);
    }
    let path = if device == Kind::UpdateFirst {
        steps.push(Step::Update);
        // Which version it will run after the update is not known here.
        SettingsPath::Unknown
    } else {
        SettingsPath::of(s.os_version)
    };
    steps.extend([
        Step::DeleteAccount(path),
        Step::AddAccount,
        Step::Consent,
        Step::Profile,
        Step::KeepActiveSync,
    ]);
}

fn outlook(s: &Subject<'_>, steps: &mut Vec<Step>) {
    let is = |year: &str| s.label.contains(year);
    if is("2007") || is("2010") || s.modern_auth == ModernAuth::Replace {
        steps.push(Step::OutlookTooOld);
    } else if is("2013") {
        steps.push(Step::Outlook2013);
    } else if is("20") || is("365") || is("16") {
        steps.extend([Step::OutlookRegistry, Step::OutlookProfile]);
    } else {
        steps.extend([
            Step::OutlookVersion,
            Step::OutlookTooOld,
            Step::OutlookRegistry,
        ]);
    }
}
