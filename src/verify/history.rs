//! What is known of one person, as far as a verdict on one of their devices depends on it. Addresses, networks, devices and
//! builds are numbers: only whether two are the same, or which is the newer, matters.

use crate::model::{Guid, Instant, MailClient, Outcome, Protocol};

/// One device of a person, and what else the person did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Object id of the person, where the log has one.
    pub person: Option<Guid>,
    /// The log names no device: a relay, or an agent that cannot be read. Then several devices may hide behind the
    /// finding, and each source network is judged for itself.
    pub hidden: bool,
    /// Whether this kind of finding can be marked as changed (spray cannot).
    pub markable: bool,
    /// Time of the first mark, where the mark was made anew after a gap: the past, the last legacy sign-in and the proof
    /// are judged from there.
    pub first_mark: Option<Instant>,
    /// Legacy sign-ins of the device.
    pub own: Vec<Legacy>,
    /// Legacy sign-ins of the same person under other device keys, and those that may be of this person.
    pub others: Vec<OtherLegacy>,
    /// Accepted sign-ins of the person by mail apps with modern authentication.
    pub modern: Vec<Modern>,
    /// Hours (since 1970) in which the person had an accepted interactive sign-in, of any app; sorted.
    pub interactive_hours: Vec<i64>,
    /// Dates (days since 1970) with an accepted sign-in of the person from an address that this device used; sorted.
    pub dates_at_own_address: Vec<i64>,
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
    /// Which build of the system, as a number that grows from build to build.
    pub build: Option<u32>,
}

impl Legacy {
    /// Accepted, or stopped after a correct password: the device is in use with legacy authentication.
    #[must_use]
    pub const fn is_use(&self) -> bool {
        self.outcome.is_use()
    }
}

/// What the key of another legacy sign-in says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A device that its agent names.
    Device,
    /// A relay: the device is not in the log.
    Relay,
    /// No agent, or one that cannot be read.
    Unreadable,
    /// The row names the person only by a name that two object ids bear or bore.
    Namesake,
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
    /// From which address.
    pub address: Option<u32>,
    /// From which network.
    pub network: Option<u32>,
    /// Under which device key.
    pub device: u32,
    /// What that key says.
    pub key: Key,
}

/// How the agent of a modern sign-in fits the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// Nothing is told.
    #[default]
    Untold,
    /// It names another family, another model, or a system that this model cannot run.
    Contradicts,
    /// It names the family, and no version that can be trusted.
    Family,
    /// It names the version that this device had at its last legacy sign-in, or a later one that the model can run.
    Version,
}

/// An accepted sign-in by a mail client with modern authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modern {
    /// When.
    pub at: Instant,
    /// By which client.
    pub client: MailClient,
    /// To a resource with mail in it, or the record does not name the resource.
    pub to_mail: bool,
    /// A person was asked.
    pub interactive: bool,
    /// A password grant: Apple's upgrade in place.
    pub ropc: bool,
    /// How its agent fits this device.
    pub fit: Fit,
}
