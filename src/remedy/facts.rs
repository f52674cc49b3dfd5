//! Dates and rules that a plan rests on: one table with the page that says so, the day on which it was read or the
//! state of the page, and the days on which the words change tense. The sentences are the page's.

use super::{Kind, Plan, Step};
use crate::model::Instant;

/// A fact with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Basic is switched off for all protocols but SMTP AUTH.
    BasicOff,
    /// SMTP AUTH with Basic: default off, final date to be announced.
    SmtpAuth,
    /// High Volume Email.
    HighVolume,
    /// Direct send may be refused.
    DirectSend,
    /// POP and IMAP below TLS 1.2 are refused.
    LegacyTls,
    /// ActiveSync below 16.1 is refused.
    ActiveSyncVersion,
    /// Direct certificate sign-in to ActiveSync ends.
    Certificate,
    /// Exchange Web Services end.
    Ews,
    /// What lets a program into Exchange Web Services while they last.
    EwsAccess,
    /// Who may consent to mail apps.
    ConsentPolicy,
    /// Apple Mail and modern authentication: from which version on.
    AppleMail,
    /// Where Apple's settings have the accounts.
    AppleSettings,
    /// Authentication policies refuse before a password is checked, and how soon.
    AuthenticationPolicy,
    /// Modern authentication in Outlook for Windows.
    OutlookModern,
}

/// What is known of a fact's origin.
struct Entry {
    source: &'static str,
    as_of: &'static str,
    turns: &'static [&'static str],
}

/// The audit of facts.
const AUDIT: &str = "2026-11-27";

impl Fact {
    /// All.
    pub const ALL: [Self; 14] = [
        Self::BasicOff,
        Self::SmtpAuth,
        Self::HighVolume,
        Self::DirectSend,
        Self::LegacyTls,
        Self::ActiveSyncVersion,
        Self::Certificate,
        Self::Ews,
        Self::EwsAccess,
        Self::ConsentPolicy,
        Self::AppleMail,
        Self::AppleSettings,
        Self::AuthenticationPolicy,
        Self::OutlookModern,
    ];

    const fn entry(self) -> Entry {
        let (source, as_of, turns): (_, _, &[&str]) = match self {
            Self::BasicOff => (BASIC, AUDIT, &[]),
            Self::AppleMail => (BASIC, "2022-04", &[]),
            Self::OutlookModern => (BASIC, AUDIT, &[]),
            Self::SmtpAuth => (
                "https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835",
                AUDIT,
                &["2027-01-01", "2028-01-01"],
            ),
            Self::HighVolume => (
                "https://learn.microsoft.com/exchange/mail-flow-best-practices/high-volume-mails-m365",
                AUDIT,
                &["2028-10-01"],
            ),
            Self::DirectSend => (
                "https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790",
                AUDIT,
                &[],
            ),
            Self::LegacyTls => (
                "https://techcommunity.microsoft.com/blog/exchange/deprecating-legacy-tls-and-endpoints-for-pop-and-imap-in-exchange-online/4515201",
                AUDIT,
                &["2027-01-01"],
            ),
            Self::ActiveSyncVersion => ("https://aka.ms/EASVersionUpdate", AUDIT, &[]),
            Self::Certificate => (
                "https://petri.com/microsoft-retire-exchange-activesync-certificate-authentication",
                AUDIT,
                &["2027-01-01"],
            ),
            Self::Ews => (
                "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online",
                AUDIT,
                &["2027-04-01"],
            ),
            Self::EwsAccess => (
                "https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange",
                AUDIT,
                &[],
            ),
            Self::ConsentPolicy => (
                "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies",
                "2026-01-22",
                &[],
            ),
            Self::AppleSettings => ("https://support.apple.com/guide/iphone/", "2026-11", &[]),
            Self::AuthenticationPolicy => (
                "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online",
                AUDIT,
                &[],
            ),
        };
        Entry {
            source,
            as_of,
            turns,
        }
    }

    /// Address of a public page that says so.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.entry().source
    }

    /// Day on which it was read there, or state of the page, as year and month or day.
    #[must_use]
    pub const fn as_of(self) -> &'static str {
        self.entry().as_of
    }

    /// Days on which its words change, in UTC, as `2027-01-01`, in order.
    #[must_use]
    pub const fn turns(self) -> &'static [&'static str] {
        self.entry().turns
    }

    /// How many of these days have come.
    #[must_use]
    pub fn stage(self, now: Instant) -> usize {
        let today = now.utc_day();
        self.turns()
            .iter()
            .filter(|day| **day <= today.as_str())
            .count()
    }
}

const BASIC: &str = "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online";

/// The facts that a plan rests on, without repeats.
#[must_use]
pub fn facts(plan: &Plan) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::new();
    for step in &plan.steps {
        for fact in of_step(*step) {
            if !all.contains(fact) {
                all.push(*fact);
            }
        }
    }
    if all.is_empty() && !matches!(plan.kind, Kind::Done | Kind::Waiting) {
        all.push(Fact::BasicOff);
    }
    all
}

const fn of_step(step: Step) -> &'static [Fact] {
    match step {
        Step::DeleteAccount(_) => &[Fact::AppleSettings],
        Step::AddAccount | Step::Update | Step::UpdateMac | Step::ReplaceDevice => {
            &[Fact::AppleMail]
        }
        Step::Consent | Step::ConsentFirst | Step::ConsentThen | Step::ConsentGiven => {
            &[Fact::ConsentPolicy]
        }
        Step::ActiveSyncVersion => &[Fact::ActiveSyncVersion],
        Step::SmtpWays => &[
            Fact::SmtpAuth,
            Fact::HighVolume,
            Fact::DirectSend,
            Fact::LegacyTls,
        ],
        Step::EwsFirst | Step::EwsReport => &[Fact::Ews, Fact::EwsAccess],
        Step::EwsEnds => &[Fact::Ews],
        Step::CertificateFine => &[Fact::Certificate],
        Step::BlockAccount | Step::BlockIfAttack | Step::SmtpOff => &[Fact::AuthenticationPolicy],
        Step::OutlookTooOld | Step::Outlook2013 | Step::OutlookRegistry => &[Fact::OutlookModern],
        Step::PopImapClient => &[Fact::BasicOff, Fact::LegacyTls],
        Step::PowerShellModule => &[Fact::BasicOff],
        _ => &[],
    }
}
