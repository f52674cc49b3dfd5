//! What to do about a finding: its [`Kind`] of fix and the steps, as data. The page has the sentences.
//!
//! In: what is known of the finding ([`Subject`]). Out: a [`Plan`]. Every finding gets at least one step, and where
//! the device or its version is not known the first step is to find out: a wrong instruction costs a person's mail.
//! Sources: Microsoft on Basic authentication
//! (<https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online>)
//! and on authentication policies
//! (<https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online>);
//! Apple's paths from its user guides for each version (<https://support.apple.com/guide/iphone/>).

pub mod consent;
pub mod door;
mod ends;
mod facts;
pub mod mail;
pub mod notices;
pub mod quote;
mod steps;
mod tenant;
#[cfg(test)]
mod tests;
pub mod view;

pub use ends::{End, end};
pub use facts::{Fact, facts};

use crate::device::Family;
use crate::findings::view::FindingRow;
use crate::model::{AppKind, Class, Flag, ModernAuth, Protocol};
pub use tenant::{Consent, Known, Mfa, Stage};

/// What is known of a finding, as far as a fix depends on it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Class.
    pub class: Class,
    /// Flags.
    pub flags: &'a [Flag],
    /// Family.
    pub family: Family,
    /// Device label, e.g. `Outlook 2010`; empty where there is none.
    pub label: &'a str,
    /// OS version or range, e.g. `15.1`.
    pub os_version: Option<&'a str>,
    /// Can it do modern authentication.
    pub modern_auth: ModernAuth,
    /// Protocols.
    pub protocols: &'a [Protocol],
    /// The application, if it is no mail client.
    pub application: Option<AppKind>,
    /// How far the change has come.
    pub stage: Stage,
    /// Consent to *Apple Internet Accounts*.
    pub consent: Consent,
    /// Is a second factor demanded of the person.
    pub mfa: Mfa,
}

impl<'a> Subject<'a> {
    /// What a row tells; of the tenant nothing is known.
    #[must_use]
    pub fn of(row: &'a FindingRow) -> Self {
        Self {
            class: row.class,
            flags: &row.flags,
            family: row.family,
            label: &row.label,
            os_version: row.os_version.as_deref(),
            modern_auth: row.modern_auth,
            protocols: &row.protocols,
            application: row.application.as_ref().map(|app| app.kind),
            stage: Stage::Open,
            consent: Consent::Unknown,
            mfa: Mfa::Unknown,
        }
    }

    fn has(&self, flag: Flag) -> bool {
        self.flags.contains(&flag)
    }

    fn speaks(&self, protocol: Protocol) -> bool {
        self.protocols.contains(&protocol)
    }
}

/// The kind of fix: findings of one kind are repaired alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Secure the account before anything else.
    Compromised,
    /// The agent is implausible: does the device exist at all.
    MakeSure,
    /// Add the account again in Apple Mail.
    ReAdd,
    /// Update, then add the account again.
    UpdateFirst,
    /// The device can never do it.
    Replace,
    /// Another mail app on Android.
    AndroidApp,
    /// Outlook for Windows.
    Outlook,
    /// A Mac.
    Mac,
    /// A mail app or mail program that has ended or must be set to OAuth.
    MailProgram,
    /// Printers, scanners, scripts that send.
    SmtpAuth,
    /// POP or IMAP through Exchange's relay.
    PopImap,
    /// A program on Exchange Web Services or another interface.
    Program,
    /// Remote PowerShell.
    PowerShell,
    /// An application that is no mail client.
    Application,
    /// Nobody knows yet what it is.
    FindOut,
    /// A guest's device.
    Guest,
    /// It looks changed: say so, and let it be proven.
    Changed,
    /// Marked as changed: wait for the proof.
    Waiting,
    /// Marked and proven.
    Done,
    /// The account is disabled: nobody gets in.
    Disabled,
    /// No device: a password spray.
    Spray,
    /// A certificate: no password, and an end date.
    Certificate,
}

impl Kind {
    /// All of them, in the order in which they should be worked on.
    pub const ALL: [Self; 22] = [
        Self::Compromised,
        Self::MakeSure,
        Self::ReAdd,
        Self::UpdateFirst,
        Self::Replace,
        Self::AndroidApp,
        Self::Outlook,
        Self::Mac,
        Self::MailProgram,
        Self::SmtpAuth,
        Self::PopImap,
        Self::Program,
        Self::PowerShell,
        Self::Application,
        Self::FindOut,
        Self::Guest,
        Self::Changed,
        Self::Waiting,
        Self::Disabled,
        Self::Spray,
        Self::Certificate,
        Self::Done,
    ];

    /// The person can do it alone, once told how.
    #[must_use]
    pub const fn is_for_person(self) -> bool {
        matches!(
            self,
            Self::ReAdd | Self::UpdateFirst | Self::AndroidApp | Self::MailProgram | Self::PopImap
        )
    }
}

/// Where the mail accounts live in an iPhone's or iPad's settings; it moved several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsPath {
    /// Until iOS 10: *Mail, Contacts, Calendars*, or *Mail › Accounts*; which of the two is not certain for iOS 10.
    MailContactsCalendars,
    /// iOS 11: *Accounts & Passwords*, or the name of iOS 12.
    AccountsAndPasswords,
    /// iOS 12 and 13: *Passwords & Accounts*, or the name of iOS 11.
    PasswordsAndAccounts,
    /// iOS 14 to 17: *Mail › Accounts*.
    MailAccounts,
    /// From iOS 18 on: *Apps › Mail › Mail Accounts*.
    AppsMail,
    /// The version is not known, or not on one side of a boundary: all paths from iOS 12 on.
    Unknown,
}

impl SettingsPath {
    /// The path for a version such as `15.1`, or a range such as `15.7–15.8`.
    #[must_use]
    pub fn of(os_version: Option<&str>) -> Self {
        match os_version.and_then(major) {
            Some(0..=10) => Self::MailContactsCalendars,
            Some(14..=17) => Self::MailAccounts,
            Some(11) => Self::AccountsAndPasswords,
            Some(12 | 13) => Self::PasswordsAndAccounts,
            Some(_) => Self::AppsMail,
            None => Self::Unknown,
        }
    }
}

/// Whether every version of a range lies in [`from`, `below`); without a version nobody knows: no.
fn is_within(version: Option<&str>, from: (u32, u32), below: (u32, u32)) -> bool {
    let Some(version) = version else { return false };
    let mut some = false;
    for part in version.split(['–', '/', ',']) {
        let mut numbers = part.trim().split('.').map(str::parse::<u32>);
        let Some(Ok(major)) = numbers.next() else {
            return false;
        };
        let minor = numbers.next().and_then(Result::ok).unwrap_or(0);
        if !(from..below).contains(&(major, minor)) {
            return false;
        }
        some = true;
    }
    some
}

/// Major version of `15.1`, or of a range whose ends agree on it (`15.7–15.8`); `None` for a range over several.
fn major(version: &str) -> Option<u32> {
    let mut majors = version
        .split(['–', '-', '/', ','])
        .filter_map(|part| part.trim().split('.').next()?.parse::<u32>().ok());
    let first = majors.next()?;
    majors.all(|next| next == first).then_some(first)
}

/// A thing to do. Each has its sentences in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Reset the password.
    ResetPassword,
    /// Revoke sessions.
    RevokeSessions,
    /// Say that it was changed, so that it can be proven.
    MarkIt,
    /// Marked: nothing to do but to wait and read a newer log.
    WaitForProof,
    /// Proven: nothing to do.
    Proven,
    /// If it was not changed after all, or legacy comes back.
    IfNotChanged,
    /// The account is disabled.
    AccountDisabled,
    /// The account was deleted.
    AccountDeleted,
    /// No such device: somebody else has the password.
    NoSuchDevice,
    /// No such device, and nobody got in: attempts are blocked for the account.
    BlockIfAttack,
    /// Read the version of a known iPhone or iPad on it.
    AppleVersion,
    /// Look at what the intruder may have left: inbox rules, forwarding, sign-in methods, consents.
    CheckTraces,
    /// Only then go on with the device.
    ThenDevice,
    /// Nothing to repair on a device.
    NoDevice,
    /// Block legacy authentication for the account, so that attempts end before the password is looked at.
    BlockAccount,
    /// A correct password among the attempts changes everything: look again.
    WatchForSuccess,
    /// A certificate: no password, and a date on which this ends.
    CertificateFine,
    /// Entra certificate-based authentication for these people.
    CertificateEntra,
    /// iPhone, iPad: the Exchange profile from the device management, with OAuth.
    CertificateApple,
    /// Android: the mail app's profile, with modern authentication.
    CertificateAndroid,
    /// But some rows do not tell: look at the profile.
    CertificateCheck,
    /// Tell the guest's organisation.
    TellGuest,
    /// Apple's upgrade in place has begun: wait a day, look again, else go on.
    WaitForUpgrade,
    /// The device tries an old password.
    OldPassword,
    /// The agent is implausible: make sure that the device exists.
    MakeSure,
    /// Find the device by address, hours and person.
    FindByAddress,
    /// `Get-MobileDeviceStatistics` names the phones of a mailbox.
    FindMobileDevice,
    /// Ask the person which device or program it is.
    AskPerson,
    /// The fix in short for each kind of device that it can turn out to be.
    OnceFound,
    /// The file has no agent: download anew.
    DownloadAgain,
    /// Update the system.
    Update,
    /// Replace the device.
    ReplaceDevice,
    /// Until then the web.
    UseWeb,
    /// Take the account off the old device.
    RemoveOld,
    /// Delete the account on the iPhone or iPad.
    DeleteAccount(SettingsPath),
    /// Add it again with *Sign In*.
    AddAccount,
    /// The page that asks for consent to *Apple Internet Accounts*, and what it means.
    Consent,
    /// Consent is there: nothing is asked.
    ConsentGiven,
    /// Once the administrator has consented nothing is asked.
    ConsentThen,
    /// An administrator has to consent first.
    ConsentFirst,
    /// The app is switched off in the tenant.
    AppDisabled,
    /// The app demands an assignment.
    AppAssignment,
    /// A policy lets in only other apps or managed devices.
    PolicyFirst,
    /// A second factor will be asked for.
    SecondFactor,
    /// The upgrade in place, beside adding the account again and never instead of looking.
    UpgradeInPlace,
    /// ActiveSync below 16.1 is refused.
    ActiveSyncVersion,
    /// Gmail on Android.
    AndroidGmail,
    /// Samsung Email.
    AndroidSamsung,
    /// An account from a configuration profile is changed in the profile.
    Profile,
    /// Android: delete the account, use Outlook or another app with *Sign in*.
    AndroidApp,
    /// Outlook 2007 or 2010: a newer Outlook.
    OutlookTooOld,
    /// Outlook 2013: registry and updates, better a newer one.
    Outlook2013,
    /// Outlook 2016 and later: the registry value that turns it off.
    OutlookRegistry,
    /// Outlook's profile anew.
    OutlookProfile,
    /// Which Outlook is it.
    OutlookVersion,
    /// Outlook for iOS and Android: remove and add the account.
    OutlookMobile,
    /// Outlook for Mac: update, account anew.
    MacOutlook,
    /// macOS below 10.14: update first.
    UpdateMac,
    /// Mail on the Mac needs EWS: look whether it gets in before anything is deleted.
    EwsFirst,
    /// Apple Mail on the Mac: account anew.
    MacMail,
    /// Find the programs that call EWS in Microsoft's report.
    EwsReport,
    /// EWS ends, also for clients with modern authentication.
    EwsEnds,
    /// The mail app of old Windows has ended: Outlook or the web.
    WindowsMail,
    /// Set the mail program to OAuth2.
    ProgramOauth,
    /// Which device or program sends.
    SmtpFind,
    /// Ways out for what sends.
    SmtpWays,
    /// Refuse Basic for the mailbox once it sends otherwise, without stopping OAuth.
    SmtpOff,
    /// Use a client with OAuth.
    PopImapClient,
    /// Switch POP and IMAP off for the mailbox.
    PopImapOff,
    /// A program with its own registration, on Graph.
    ProgramGraph,
    /// PowerShell module.
    PowerShellModule,
    /// App-only sign-in for scripts.
    PowerShellApp,
    /// Which application it is, and that no mail client needs a change.
    ApplicationNamed,
    /// Who owns the application.
    ApplicationOwner,
    /// It signs in with OAuth instead.
    ApplicationOauth,
    /// Do not switch ActiveSync off: Apple Mail with OAuth speaks it.
    KeepActiveSync,
    /// Look twice afterwards.
    LookAgain,
}

/// What to do about one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Kind of fix.
    pub kind: Kind,
    /// In this order; never empty.
    pub steps: Vec<Step>,
}

/// The plan for a finding.
#[must_use]
pub fn plan(subject: &Subject<'_>) -> Plan {
    let device = device_kind(subject);
    let has = |flag| subject.has(flag);
    let kind = if has(Flag::PossiblyCompromised) {
        Kind::Compromised
    } else if subject.class == Class::Certificate {
        Kind::Certificate
    } else if has(Flag::LikelySpray) {
        Kind::Spray
    } else if has(Flag::AccountDisabled) || has(Flag::AccountDeleted) {
        Kind::Disabled
    } else if subject.stage == Stage::Proven {
        Kind::Done
    } else if subject.stage == Stage::Marked {
        Kind::Waiting
    } else if has(Flag::Guest) {
        Kind::Guest
    } else if has(Flag::Implausible) {
        Kind::MakeSure
    } else if subject.stage == Stage::LooksChanged {
        Kind::Changed
    } else {
        device
    };
    Plan {
        kind,
        steps: steps::of(subject, kind, device),
    }
}

/// Kind of fix by device and protocol alone.
fn device_kind(s: &Subject<'_>) -> Kind {
    let speaks = |protocol| s.speaks(protocol);
    match s.family {
        _ if speaks(Protocol::PowerShell) => Kind::PowerShell,
        _ if s.application == Some(AppKind::PowerShell) => Kind::PowerShell,
        _ if s.application.is_some() => Kind::Application,
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple => match s.modern_auth {
            ModernAuth::Capable | ModernAuth::Unknown => Kind::ReAdd,
            ModernAuth::UpdateRequired => Kind::UpdateFirst,
            ModernAuth::Replace => Kind::Replace,
        },
        Family::Android if s.modern_auth == ModernAuth::Replace => Kind::Replace,
        Family::Android => Kind::AndroidApp,
        Family::WindowsPhone | Family::OtherPhone => Kind::Replace,
        Family::Mac => Kind::Mac,
        Family::Outlook => Kind::Outlook,
        Family::OutlookMobile | Family::Windows | Family::MailProgram => Kind::MailProgram,
        Family::Script if speaks(Protocol::SmtpAuth) => Kind::SmtpAuth,
        Family::Script => Kind::Program,
        Family::Relay | Family::Unknown | Family::Browser => {
            if speaks(Protocol::SmtpAuth) {
                Kind::SmtpAuth
            } else if speaks(Protocol::Imap) || speaks(Protocol::Pop) {
                Kind::PopImap
            } else if speaks(Protocol::Ews) || speaks(Protocol::ReportingWebServices) {
                Kind::Program
            } else if speaks(Protocol::Mapi)
                || speaks(Protocol::OutlookAnywhere)
                || speaks(Protocol::OfflineAddressBook)
            {
                Kind::Outlook
            } else if speaks(Protocol::OutlookService) {
                Kind::MailProgram
            } else {
                Kind::FindOut
            }
        }
    }
}
