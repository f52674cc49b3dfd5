//! What is known of one person, as far as a verdict on one of their devices depends on it. Addresses, networks and devices
//! are numbers: only whether two are the same matters.

use crate::model::{Guid, Instant, MailApp, Outcome, Protocol};

/// One device of a person, and what else the person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Object id of the person, where the log has one.
    pub person: Option<Guid>,
    /// No device is named by the log: a relay, or an agent that cannot be read. Then several devices may hide behind the
    /// finding, and each source network is judged for itself.
    pub hidden: bool,
    /// Whether this kind of finding can be marked as changed (certificate, attempts and spray cannot).
    pub markable: bool,
    /// Legacy sign-ins of the device.
    pub own: Vec<Legacy>,
    /// Legacy sign-ins of the same person under other device keys.
    pub others: Vec<OtherLegacy>,
    /// Accepted sign-ins of the person by mail apps with modern authentication.
    pub modern: Vec<Modern>,
}

/// A legacy sign-in of the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// When.
    pub at: Instant,
    /// How it ended.
    pub outcome: Outcome,
    /// Over which protocol.
    pub protocol: Protocol,
    /// From which address.
    pub address: Option<u32>,
    /// From which network.
    pub network: Option<u32>,
}

impl Legacy {
    /// Accepted, or stopped after a correct password: the device is in use with legacy authentication.
    #[must_use]
    pub const fn is_use(&self) -> bool {
        matches!(self.outcome, Outcome::Accepted | Outcome::Stopped)
    }
}

/// A legacy sign-in of the same person under another device key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherLegacy {
    /// When.
    pub at: Instant,
    /// How it ended.
    pub outcome: Outcome,
    /// Over which protocol.
    pub protocol: Protocol,
    /// Under which device key.
    pub device: u32,
    /// That key names no device: a relay, an agent that cannot be read, or one that could be this device.
    pub hidden: bool,
}

impl OtherLegacy {
    pub(super) const fn is_use(&self) -> bool {
        matches!(self.outcome, Outcome::Accepted | Outcome::Stopped)
    }
}

/// An accepted sign-in by a mail app with modern authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modern {
    /// When.
    pub at: Instant,
    /// By which app, known by its id.
    pub app: MailApp,
    /// A person was asked.
    pub interactive: bool,
    /// A password grant: Apple's upgrade in place.
    pub ropc: bool,
    /// Its agent names another kind of device than this one.
    pub contradicts: bool,
}
