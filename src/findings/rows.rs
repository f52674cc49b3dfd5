//! What is kept of a sign-in: legacy ones, and modern ones of mail apps. Compact, texts interned.

use super::intern::Sym;
use crate::classify::{self, Code, Method};
use crate::ingest::{Rank, SignIn};
use crate::model::{
    Class, EXCHANGE, EventType, Guid, Instant, MailApp, MailClient, Outcome, Protocol,
};

/// Record id: nearly always a GUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowId {
    Guid(Guid),
    Text(Sym),
    None,
}

/// A legacy sign-in.
#[derive(Clone, Debug)]
pub(super) struct LegacyRow {
    pub key: u64,
    pub rank: Rank,
    pub at: Instant,
    pub person: u32,
    pub id: RowId,
    pub protocol: Protocol,
    pub code: Code,
    pub method: Method,
    pub event_type: Option<EventType>,
    pub agent: Option<Sym>,
    /// The source has no agent column at all.
    pub no_agent_column: bool,
    pub address: Option<Sym>,
    pub city: Option<Sym>,
    pub country: Option<Sym>,
    pub client_app: Option<Sym>,
    pub auth_protocol: Option<Sym>,
    pub ca_status: Option<Sym>,
    pub ca_policies: Option<Sym>,
    pub display_name: Option<Sym>,
    pub principal_name: Option<Sym>,
    /// Application in whose name it is logged, and what it signed in to: by name, else by id.
    pub app: Option<Sym>,
    pub app_id: Option<Sym>,
    pub resource: Option<Sym>,
    /// Operating system and browser as the record's device details have them.
    pub system: Option<Sym>,
    pub browser: Option<Sym>,
    /// What the authentication details tell beside a password.
    pub told: Option<Sym>,
    pub guest: bool,
    pub cross_tenant: bool,
    /// The source in which it was seen first.
    pub source: u16,
    /// Replaced by a version that counts elsewhere.
    pub dead: bool,
}

impl LegacyRow {
    /// Outcome, with what companion rows tell of the method. `ca_failed`: Conditional Access refused it.
    pub(super) fn judged(&self, companion: Method, ca_failed: bool) -> Judged {
        let method = self.method.and(companion);
        let outcome = classify::outcome(self.code, method, ca_failed);
        Judged {
            method,
            outcome,
            class: classify::class(outcome, method),
        }
    }
}

/// A legacy sign-in, judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub method: Method,
    pub outcome: Outcome,
    pub class: Class,
}

/// A modern sign-in: accepted, by a mail client, or with a password grant inside.
#[derive(Clone, Debug)]
pub(super) struct ModernRow {
    pub key: u64,
    pub rank: Rank,
    pub at: Instant,
    pub person: u32,
    pub id: RowId,
    pub client: MailClient,
    pub ropc: bool,
    pub accepted: bool,
    /// To a resource with mail in it, or the record does not name the resource.
    pub to_mail: bool,
    pub code: Code,
    pub event_type: Option<EventType>,
    pub address: Option<Sym>,
    pub city: Option<Sym>,
    pub country: Option<Sym>,
    pub ca_status: Option<Sym>,
    pub ca_policies: Option<Sym>,
    pub agent: Option<Sym>,
    /// Operating system as the record's device details have it.
    pub system: Option<Sym>,
    /// The source in which it was seen first.
    pub source: u16,
    pub dead: bool,
}

/// Microsoft Graph: its id, and its name in the records.
const GRAPH: (Guid, &str) = (
    Guid(0x00000003_0000_0000_c000_000000000000),
    "Microsoft Graph",
);

/// The resource of a mail app's sign-in has mail in it (Exchange Online and, for Apple's app, Microsoft Graph), or is not named
/// (rules 4, *Positive proof*). A name is believed only where there is no id.
pub(super) fn to_mail(s: &SignIn<'_>) -> bool {
    let apple = s.mail_client.app == Some(MailApp::AppleInternetAccounts);
    let id = s
        .raw
        .resource_id
        .as_deref()
        .and_then(Guid::parse)
        .filter(|id| id.0 != 0);
    let name = s.raw.resource_name.as_deref().unwrap_or_default().trim();
    let is = |known: (Guid, &str)| match id {
        Some(id) => id == known.0,
        None => name.eq_ignore_ascii_case(known.1),
    };
    (id.is_none() && name.is_empty()) || is(EXCHANGE) || (apple && is(GRAPH))
}
