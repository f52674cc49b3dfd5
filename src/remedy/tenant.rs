//! What of the tenant and of the change so far decides about the steps. What is not known is [`Consent::Unknown`] and
//! [`Mfa::Unknown`]: the steps are then worded so that they hold either way.

use serde::{Deserialize, Serialize};

/// How far the change of a device has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Nothing points to a change.
    #[default]
    Open,
    /// Legacy ended and a mail app that was not in use before began, but nobody has marked it.
    LooksChanged,
    /// Marked as changed; not yet proven, and not back on legacy.
    Marked,
    /// Marked, and the verdict is *verified* or *ended*.
    Proven,
}

impl Stage {
    /// All.
    pub const ALL: [Self; 4] = [Self::Open, Self::LooksChanged, Self::Marked, Self::Proven];
}

/// What an administrator has found out by hand, for everybody; it holds where nothing was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Can people sign in to *Apple Internet Accounts* today.
    pub consent: Consent,
    /// Is a second factor demanded.
    pub mfa: Mfa,
}

/// Can a person sign in to *Apple Internet Accounts* today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Consent {
    /// Not read.
    #[default]
    Unknown,
    /// There is consent, for everybody or for this person.
    Given,
    /// None yet, but the person may consent.
    PersonMay,
    /// None, and only an administrator may consent.
    AdminOnly,
    /// The app is switched off in the tenant.
    AppDisabled,
    /// The app demands an assignment, and this person has none (or nobody knows).
    NeedsAssignment,
    /// A policy lets in only approved or protected apps, or managed devices.
    PolicyStops,
}

impl Consent {
    /// Name in a choice on the page; not for people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Given => "given",
            Self::PersonMay => "personMay",
            Self::AdminOnly => "adminOnly",
            Self::AppDisabled => "appDisabled",
            Self::NeedsAssignment => "needsAssignment",
            Self::PolicyStops => "policyStops",
        }
    }

    /// Whether whoever deletes the account now cannot add it again.
    #[must_use]
    pub const fn shuts_out(self) -> bool {
        match self {
            Self::AdminOnly | Self::AppDisabled | Self::NeedsAssignment | Self::PolicyStops => true,
            Self::Unknown | Self::Given | Self::PersonMay => false,
        }
    }

    /// All.
    pub const ALL: [Self; 7] = [
        Self::Unknown,
        Self::Given,
        Self::PersonMay,
        Self::AdminOnly,
        Self::AppDisabled,
        Self::NeedsAssignment,
        Self::PolicyStops,
    ];
}

/// Is a second factor demanded of the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mfa {
    /// Not known.
    #[default]
    Unknown,
    /// No.
    NotDemanded,
    /// Yes.
    Demanded,
}

impl Mfa {
    /// Name in a choice on the page; not for people.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::NotDemanded => "notDemanded",
            Self::Demanded => "demanded",
        }
    }

    /// All.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::NotDemanded, Self::Demanded];
}
