//! A finding: one device of a person, and which mail apps it can move to.

use super::view::{Evidence, FindingKey, FindingRow, OsSeen, OutcomeCounts, Strip, User};
use crate::device::{Family, Reading};
use crate::model::{
    Application, Class, Confidence, Flag, Instant, MailApp, MailClient, Mark, ModernAuth, Protocol,
};

/// One device of a person with its class and evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Opaque key.
    pub key: FindingKey,
    /// Whose.
    pub user: User,
    /// Device key (rules 1): model identifier, family and model, or for relays the protocol.
    pub device_key: String,
    /// How the newest agent reads, or where none was logged the device details; `None`: neither tells anything.
    pub reading: Option<Reading>,
    /// `reading` is of device details, not of an agent.
    pub by_details: bool,
    /// OS versions by time.
    pub os_history: Vec<OsSeen>,
    /// Agents, sorted.
    pub agents: Vec<String>,
    /// Class.
    pub class: Class,
    /// Flags, sorted.
    pub flags: Vec<Flag>,
    /// Protocols, sorted by name.
    pub protocols: Vec<Protocol>,
    /// First legacy sign-in.
    pub first_seen: Instant,
    /// Last legacy sign-in.
    pub last_seen: Instant,
    /// Last legacy sign-in that was not rejected; where all were, the last of them.
    pub last_used: Instant,
    /// By outcome.
    pub counts: OutcomeCounts,
    /// At most three fields.
    pub evidence: Vec<Evidence>,
    /// Sign-ins with evidence for the class, of all that were not rejected.
    pub proven: (u64, u64),
    /// Applications that its records name, sorted.
    pub applications: Vec<String>,
    /// What they signed in to, sorted.
    pub resources: Vec<String>,
    /// The application, where every record that names one names one that is no mail client.
    pub application: Option<Application>,
    /// First accepted modern sign-in of a fitting app after the last legacy one.
    pub first_modern: Option<Instant>,
    /// Different addresses and countries.
    pub places: (u32, u32),
    /// Newest address.
    pub address: Option<String>,
    /// When.
    pub strip: Strip,
    /// The mark, if it is marked as changed.
    pub mark: Option<Mark>,
    /// Time of the first mark, where this one was made anew after a gap.
    pub first_mark: Option<Instant>,
    /// Number of the person within the case.
    pub(super) person: u32,
}

impl Finding {
    /// The row of the table; its verdict is what holds without a mark, until [`super::Judged::row`] is put there.
    #[must_use]
    pub fn row(&self) -> FindingRow {
        let r = self.reading.as_ref();
        FindingRow {
            key: self.key.clone(),
            user: self.user.clone(),
            label: self.label().to_owned(),
            family: self.family(),
            os: r.and_then(|r| match (&r.os, &r.os_version) {
                (Some(os), Some(version)) => Some(format!("{os} {version}")),
                (Some(os), None) => Some(os.clone()),
                _ => None,
            }),
            os_version: r.and_then(|r| r.os_version.clone()),
            confidence: r.map_or(Confidence::None, |r| r.confidence),
            application: self.application.clone(),
            has_agent: self.agents.iter().any(|agent| !agent.is_empty()),
            modern_auth: r.map_or(ModernAuth::Unknown, |r| r.modern_auth),
            class: self.class,
            flags: self.flags.clone(),
            protocols: self.protocols.clone(),
            first_seen: self.first_seen,
            last_seen: self.last_seen,
            counts: self.counts,
            addresses: self.places.0,
            countries: self.places.1,
            address: self.address.clone(),
            strip: self.strip.clone(),
            markable: self.is_markable(),
            mark: self.mark,
            verdict: super::view::RowVerdict::default(),
        }
    }

    /// Family; without an agent unknown.
    #[must_use]
    pub fn family(&self) -> Family {
        self.reading.as_ref().map_or(Family::Unknown, |r| r.family)
    }

    /// How the newest agent reads. Device details name a device for people; they are no agent, and the verdict rests on
    /// agents only.
    #[must_use]
    pub fn agent_reading(&self) -> Option<&Reading> {
        self.reading.as_ref().filter(|_| !self.by_details)
    }

    /// Device label; empty for relays and where no agent was logged.
    #[must_use]
    pub fn label(&self) -> &str {
        match &self.reading {
            Some(r) if r.family != Family::Relay => &r.label,
            _ => "",
        }
    }
}

/// Whether a device of this family, which used these protocols, may be what signed in: with an app that it can move to, or with
/// another program over one of the same protocols.
pub(super) fn fits_client(family: Family, protocols: &[Protocol], client: MailClient) -> bool {
    match client.app {
        Some(app) => fits(family, app),
        None => client.scopes.any(protocols),
    }
}

/// Mail apps that a device of this family can move to.
#[must_use]
pub fn fits(family: Family, app: MailApp) -> bool {
    use MailApp::{
        Android, AppleInternetAccounts, EmClient, Office, OutlookMobile, Samsung, Spark,
        Thunderbird,
    };
    match family {
        Family::IPhone | Family::IPad | Family::IPodTouch | Family::Apple => {
            matches!(app, AppleInternetAccounts | OutlookMobile | Spark)
        }
        Family::Mac => matches!(
            app,
            AppleInternetAccounts | Office | Spark | Thunderbird | EmClient
        ),
        Family::Android => matches!(app, Samsung | Android | OutlookMobile | Thunderbird | Spark),
        Family::Outlook | Family::Windows | Family::MailProgram => {
            matches!(app, Office | Thunderbird | EmClient | Spark)
        }
        Family::WindowsPhone | Family::OtherPhone | Family::OutlookMobile => !matches!(app, Office),
        Family::Relay | Family::Unknown | Family::Script | Family::Browser => true,
    }
}
