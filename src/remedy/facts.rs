//! Dates and rules that a plan rests on, each with the page that says so and the day on which it was read there.

use super::{Kind, Plan, Step};

/// A fact with its source. The sentence is the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Basic is switched off for all protocols but SMTP AUTH since October 2022.
    BasicOff,
    /// SMTP AUTH with Basic: default off at the end of December 2026, final date in the second half of 2027.
    SmtpAuth,
    /// ActiveSync below 16.1 is refused since 1 March 2026.
    ActiveSyncVersion,
    /// Exchange Web Services end between October 2026 and April 2027.
    Ews,
    /// Who may consent to mail apps.
    ConsentPolicy,
    /// Apple Mail and modern authentication: from which version on.
    AppleMail,
    /// Where Apple's settings have the accounts.
    AppleSettings,
    /// Authentication policies refuse before a password is checked.
    AuthenticationPolicy,
    /// Modern authentication in Outlook for Windows.
    OutlookModern,
}

impl Fact {
    /// All.
    pub const ALL: [Self; 9] = [
        Self::BasicOff,
        Self::SmtpAuth,
        Self::ActiveSyncVersion,
        Self::Ews,
        Self::ConsentPolicy,
        Self::AppleMail,
        Self::AppleSettings,
        Self::AuthenticationPolicy,
        Self::OutlookModern,
    ];

    /// Address of the page that says so.
    #[must_use]
    pub const fn source(self) -> &'static str {
        match self {
            Self::BasicOff | Self::AppleMail | Self::OutlookModern => {
                "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online"
            }
            Self::SmtpAuth => {
                "https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835"
            }
            Self::ActiveSyncVersion => {
                "https://admin.microsoft.com/#/MessageCenter/:/messages/MC1197103"
            }
            Self::Ews => "https://admin.microsoft.com/#/MessageCenter/:/messages/MC1227454",
            Self::ConsentPolicy => {
                "https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies"
            }
            Self::AppleSettings => "https://support.apple.com/guide/iphone/",
            Self::AuthenticationPolicy => {
                "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online"
            }
        }
    }

    /// State of the source that was read, as year and month or day.
    #[must_use]
    pub const fn as_of(self) -> &'static str {
        match self {
            Self::BasicOff | Self::AppleMail | Self::OutlookModern | Self::AuthenticationPolicy => {
                "2022-04"
            }
            Self::SmtpAuth => "2026-01-29",
            Self::ActiveSyncVersion => "2025-12-15",
            Self::Ews => "2026-08",
            Self::ConsentPolicy => "2026-01-22",
            Self::AppleSettings => "2026-11",
        }
    }
}

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
    if all.is_empty() && !matches!(plan.kind, Kind::Certificate | Kind::Done | Kind::Waiting) {
        all.push(Fact::BasicOff);
    }
    all
}

const fn of_step(step: Step) -> &'static [Fact] {
    match step {
        Step::DeleteAccount(_) => &[Fact::AppleSettings],
        Step::AddAccount | Step::Update | Step::ReplaceDevice => &[Fact::AppleMail],
        Step::Consent | Step::ConsentFirst | Step::ConsentThen | Step::ConsentGiven => {
            &[Fact::ConsentPolicy]
        }
        Step::ActiveSyncVersion => &[Fact::ActiveSyncVersion],
        Step::SmtpWays | Step::SmtpOff => &[Fact::SmtpAuth],
        Step::EwsEnds => &[Fact::Ews],
        Step::BlockAccount => &[Fact::AuthenticationPolicy],
        Step::OutlookTooOld | Step::Outlook2013 | Step::OutlookRegistry => &[Fact::OutlookModern],
        Step::PopImapClient | Step::PowerShellModule => &[Fact::BasicOff],
        _ => &[],
    }
}
