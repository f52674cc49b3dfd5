//! The words of the field as enums. Their names in JSON are the public contract (README, "Formats").

use serde::{Deserialize, Serialize};

/// What `clientAppUsed` says, normalised. Everything but `Browser`, `MobileAndDesktop` is legacy by Microsoft's own
/// taxonomy (<https://learn.microsoft.com/entra/identity/monitoring-health/workbook-legacy-authentication>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Protocol {
    /// Native phone mail.
    #[serde(rename = "Exchange ActiveSync")]
    ActiveSync,
    /// IMAP4.
    #[serde(rename = "IMAP")]
    Imap,
    /// POP3.
    #[serde(rename = "POP")]
    Pop,
    /// Client submission: printers, scripts, POP/IMAP clients.
    #[serde(rename = "SMTP AUTH")]
    SmtpAuth,
    /// Exchange Web Services.
    #[serde(rename = "EWS")]
    Ews,
    /// Endpoint discovery by Outlook and ActiveSync clients.
    Autodiscover,
    /// Outlook 2010 and later.
    #[serde(rename = "MAPI over HTTP")]
    Mapi,
    /// RPC over HTTP.
    #[serde(rename = "Outlook Anywhere")]
    OutlookAnywhere,
    /// OAB download.
    #[serde(rename = "Offline Address Book")]
    OfflineAddressBook,
    /// Windows 10 Mail and Calendar.
    #[serde(rename = "Outlook Service")]
    OutlookService,
    /// Old remote PowerShell.
    #[serde(rename = "Exchange Online PowerShell")]
    PowerShell,
    /// Report data.
    #[serde(rename = "Reporting Web Services")]
    ReportingWebServices,
    /// Client app unknown or not listed; also any new name.
    #[serde(rename = "Other clients")]
    Other,
    /// A browser: modern.
    Browser,
    /// An app with modern authentication.
    #[serde(rename = "Mobile & desktop")]
    MobileAndDesktop,
}

impl Protocol {
    /// All of them, legacy ones first.
    pub const ALL: [Self; 15] = [
        Self::ActiveSync,
        Self::Imap,
        Self::Pop,
        Self::SmtpAuth,
        Self::Ews,
        Self::Autodiscover,
        Self::Mapi,
        Self::OutlookAnywhere,
        Self::OfflineAddressBook,
        Self::OutlookService,
        Self::PowerShell,
        Self::ReportingWebServices,
        Self::Other,
        Self::Browser,
        Self::MobileAndDesktop,
    ];

    /// Whether a sign-in over it is legacy.
    #[must_use]
    pub const fn is_legacy(self) -> bool {
        !matches!(self, Self::Browser | Self::MobileAndDesktop)
    }

    /// The name in findings and exports, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ActiveSync => "Exchange ActiveSync",
            Self::Imap => "IMAP",
            Self::Pop => "POP",
            Self::SmtpAuth => "SMTP AUTH",
            Self::Ews => "EWS",
            Self::Autodiscover => "Autodiscover",
            Self::Mapi => "MAPI over HTTP",
            Self::OutlookAnywhere => "Outlook Anywhere",
            Self::OfflineAddressBook => "Offline Address Book",
            Self::OutlookService => "Outlook Service",
            Self::PowerShell => "Exchange Online PowerShell",
            Self::ReportingWebServices => "Reporting Web Services",
            Self::Other => "Other clients",
            Self::Browser => "Browser",
            Self::MobileAndDesktop => "Mobile & desktop",
        }
    }
}

/// How a sign-in ended (rules 1 and 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Code 0.
    Accepted,
    /// Stopped by a policy or prompt after a correct password.
    Stopped,
    /// Refused: wrong password, locked, unknown, disabled.
    Rejected,
    /// A prompt that a person would have answered.
    Interrupted,
    /// Anything else, also no status at all.
    Other,
}

impl Outcome {
    /// Accepted, or stopped after a correct password.
    #[must_use]
    pub const fn is_use(self) -> bool {
        matches!(self, Self::Accepted | Self::Stopped)
    }
}

/// Class of a legacy sign-in and of a device, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Class {
    /// A correct password was sent over a legacy protocol.
    BasicProven,
    /// Legacy, but the record does not tell the method.
    LegacyUnknown,
    /// A certificate, not a password.
    Certificate,
    /// Only rejected attempts.
    AttemptsOnly,
}

/// What a record counts as; each record counts exactly once (contract 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordKind {
    /// A sign-in over a legacy protocol.
    Legacy,
    /// Browser or modern app.
    Modern,
    /// No or unknown client app: counted, not a finding.
    Unknown,
    /// Service principal or managed identity.
    NotUser,
}

/// The two user event types; the legacy question needs both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EventType {
    /// *User sign-ins (interactive)*.
    InteractiveUser,
    /// *User sign-ins (non-interactive)*.
    NonInteractiveUser,
}

/// How sure a device reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Model and version are both in the tables, and fit each other.
    Exact,
    /// The version is a range, or the model is not in the table.
    Range,
    /// Only the family (or the app) is known.
    Family,
    /// Nothing about the device is known.
    None,
}

/// Can the device do modern authentication (rules 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ModernAuth {
    /// As it is.
    Capable,
    /// After an update that this model can take.
    UpdateRequired,
    /// Never: replace it, or use Outlook or the web.
    Replace,
    /// Not known.
    Unknown,
}

/// Notes on a finding; codes of the public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Flag {
    /// Attempts only, from many networks or through a relay.
    LikelySpray,
    /// A correct password from a new network amid failures from many.
    PossiblyCompromised,
    /// Attempts only from few networks by a readable client: a device with an old password.
    OldPassword,
    /// A guest of this tenant.
    Guest,
    /// A sign-in across tenants.
    CrossTenant,
    /// Regular beat, one address, SMTP AUTH: perhaps a printer or service account.
    ServiceAccountHint,
    /// Exchange relayed the sign-ins; the device is not in the log.
    Relay,
    /// The source has no user agent.
    NoUserAgent,
    /// Class proven on some rows only, none against it.
    PartlyProven,
    /// The person also has a password grant by Apple Internet Accounts: Apple's upgrade in place.
    InPlaceUpgrade,
    /// Model and build do not fit each other: the agent may be invented.
    Implausible,
    /// Some records have no id and are known by a hash of their content.
    WithoutId,
    /// The newest attempt was refused because the account is disabled (code 50057).
    AccountDisabled,
    /// The tenant does not have the account (code 50034), and one or two networks try it by the clock: a device goes on
    /// with an account that was deleted.
    AccountDeleted,
}
