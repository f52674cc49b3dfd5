//! The steps of each kind of fix.

use super::{Consent, Kind, Mfa, SettingsPath, Step, Subject, is_within};
use crate::device::Family;
use crate::findings::view::fits;
use crate::model::{Class, Flag, MailApp, ModernAuth, Protocol};

/// The steps for a finding whose fix is of `kind`; `device` is the kind by device alone, which follows once an
/// account is secured.
pub(super) fn of(s: &Subject<'_>, kind: Kind, device: Kind) -> Vec<Step> {
    let has = |flag| s.has(flag);
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
            certificate(s, &mut steps);
            return steps;
        }
        Kind::Spray => {
            return vec![Step::NoDevice, Step::BlockAccount, Step::WatchForSuccess];
        }
        // Whether it is changed is for the other organisation to see.
        Kind::Guest => return vec![Step::TellGuest],
        Kind::Disabled if has(Flag::AccountDeleted) => {
            return vec![Step::AccountDeleted, Step::FindByAddress, Step::RemoveOld];
        }
        Kind::Disabled => return vec![Step::AccountDisabled, Step::RemoveOld],
        Kind::Done => return vec![Step::Proven],
        Kind::Waiting => return vec![Step::WaitForProof],
        Kind::Changed => steps.extend([Step::MarkIt, Step::IfNotChanged]),
        _ => {}
    }
    if has(Flag::NoUserAgent) {
        steps.push(Step::DownloadAgain);
    }
    if has(Flag::Implausible) {
        steps.push(Step::MakeSure);
        steps.push(if s.class == Class::AttemptsOnly {
            Step::BlockIfAttack
        } else {
            Step::NoSuchDevice
        });
    }
    if has(Flag::OldPassword) {
        steps.push(Step::OldPassword);
    }
    by_device(s, device, &mut steps);
    steps.push(Step::LookAgain);
    steps
}

fn by_device(s: &Subject<'_>, device: Kind, steps: &mut Vec<Step>) {
    let speaks = |protocol| s.speaks(protocol);
    match device {
        Kind::ReAdd | Kind::UpdateFirst => apple(s, device, steps),
        Kind::Replace => {
            steps.push(Step::ReplaceDevice);
            old_active_sync(s, steps);
            steps.extend([Step::UseWeb, Step::RemoveOld]);
        }
        Kind::AndroidApp => {
            steps.push(if s.label.contains("Gmail") {
                Step::AndroidGmail
            } else if s.label.contains("Samsung") {
                Step::AndroidSamsung
            } else {
                Step::AndroidApp
            });
            if speaks(Protocol::ActiveSync) {
                steps.push(Step::ActiveSyncVersion);
            }
        }
        Kind::Outlook => outlook(s, steps),
        Kind::Mac => {
            if s.label.contains("Outlook") {
                steps.push(Step::MacOutlook);
            } else {
                if s.modern_auth == ModernAuth::UpdateRequired {
                    steps.push(Step::UpdateMac);
                }
                steps.push(Step::EwsFirst);
                consent_before(s, steps);
                steps.push(Step::MacMail);
                consent_during(s, steps);
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
                steps.extend([Step::EwsReport, Step::EwsEnds]);
            }
        }
        Kind::PowerShell => {
            steps.extend([Step::PowerShellModule, Step::PowerShellApp]);
        }
        Kind::Application => steps.extend([
            Step::ApplicationNamed,
            Step::ApplicationOwner,
            Step::ApplicationOauth,
        ]),
        // Kinds of findings, not of devices.
        Kind::FindOut
        | Kind::Compromised
        | Kind::MakeSure
        | Kind::Guest
        | Kind::Changed
        | Kind::Waiting
        | Kind::Done
        | Kind::Disabled
        | Kind::Spray
        | Kind::Certificate => {
            steps.push(Step::FindByAddress);
            if speaks(Protocol::ActiveSync) {
                steps.push(Step::FindMobileDevice);
            }
            steps.extend([Step::AskPerson, Step::OnceFound]);
        }
    }
}

/// What an administrator has to do before the person begins.
fn consent_before(s: &Subject<'_>, steps: &mut Vec<Step>) {
    match s.consent {
        Consent::AdminOnly => steps.push(Step::ConsentFirst),
        Consent::AppDisabled => steps.push(Step::AppDisabled),
        Consent::NeedsAssignment => steps.push(Step::AppAssignment),
        Consent::PolicyStops => steps.push(Step::PolicyFirst),
        Consent::Unknown | Consent::Given | Consent::PersonMay => {}
    }
}

/// What the person meets on Microsoft's page.
fn consent_during(s: &Subject<'_>, steps: &mut Vec<Step>) {
    if s.mfa == Mfa::Demanded {
        steps.push(Step::SecondFactor);
    }
    steps.push(match s.consent {
        Consent::Given => Step::ConsentGiven,
        Consent::AdminOnly => Step::ConsentThen,
        Consent::Unknown
        | Consent::PersonMay
        | Consent::AppDisabled
        | Consent::NeedsAssignment
        | Consent::PolicyStops => Step::Consent,
    });
}

/// A new profile from the device management, with OAuth.
fn certificate(s: &Subject<'_>, steps: &mut Vec<Step>) {
    let android = s.family == Family::Android;
    let apple = fits(s.family, MailApp::AppleInternetAccounts);
    steps.push(Step::CertificateEntra);
    if !android {
        consent_before(s, steps);
        steps.push(Step::CertificateApple);
    }
    if !apple {
        steps.push(Step::CertificateAndroid);
    }
    if !android {
        steps.push(Step::KeepActiveSync);
    }
    steps.push(Step::LookAgain);
}

/// ActiveSync below 16.1 is what iOS 9 and older speak.
fn old_active_sync(s: &Subject<'_>, steps: &mut Vec<Step>) {
    if s.speaks(Protocol::ActiveSync) && is_within(s.os_version, (0, 0), (10, 0)) {
        steps.push(Step::ActiveSyncVersion);
    }
}

fn apple(s: &Subject<'_>, device: Kind, steps: &mut Vec<Step>) {
    if s.has(Flag::InPlaceUpgrade) {
        steps.push(Step::WaitForUpgrade);
    }
    if s.modern_auth == ModernAuth::Unknown {
        // The model is known, only its version is not: the device itself tells it.
        steps.push(match (s.family, s.os_version) {
            (Family::IPhone | Family::IPad | Family::IPodTouch, None) => Step::AppleVersion,
            _ => Step::AskPerson,
        });
    }
    consent_before(s, steps);
    let path = if device == Kind::UpdateFirst {
        steps.push(Step::Update);
        old_active_sync(s, steps);
        // Which version it will run after the update is not known here.
        SettingsPath::Unknown
    } else {
        SettingsPath::of(s.os_version)
    };
    steps.extend([Step::DeleteAccount(path), Step::AddAccount]);
    consent_during(s, steps);
    steps.push(Step::Profile);
    // Mail turns an account over by a password grant, which needs consent beforehand and fails where a second factor
    // is demanded; from 15.6 on an account that is still on Basic was not turned over and will not be. What runs iOS 13
    // can run 15.6 (the same models); what ends at iOS 12 cannot, and of 12 alone nobody knows which it is.
    if s.consent == Consent::Given
        && s.mfa == Mfa::NotDemanded
        && !s.has(Flag::InPlaceUpgrade)
        && is_within(s.os_version, (13, 0), (15, 6))
    {
        steps.push(Step::UpgradeInPlace);
    }
    steps.push(Step::KeepActiveSync);
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
            Step::Outlook2013,
            Step::OutlookRegistry,
            Step::OutlookProfile,
        ]);
    }
}
