//! The states of a marked device and the reasons for them (rules 4). Codes of the public contract.

use serde::{Deserialize, Serialize};

/// State of a device. Codes of the public contract.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Nobody has marked it.
    #[default]
    NotChanged,
    /// Nothing can be said: part of the log was not looked at, or the account may have moved.
    Withheld,
    /// Legacy sign-ins after the mark.
    BackOnLegacy,
    /// Too little time has passed.
    TooEarly,
    /// No legacy sign-in since the mark; something is still missing.
    CleanSoFar,
    /// The device would have signed in by now, but the expected app was not seen.
    Silent,
    /// Proven.
    Verified,
    /// Proven, for a change that expects no app.
    Ended,
}

impl State {
    /// *Verified* or *ended*.
    #[must_use]
    pub const fn is_proven(self) -> bool {
        matches!(self, Self::Verified | Self::Ended)
    }

    /// Class of its colour, on the page and in a report; its name always stands beside it.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::NotChanged => "mute",
            Self::Withheld | Self::Silent => "warn",
            Self::BackOnLegacy => "bad",
            Self::TooEarly | Self::CleanSoFar => "info",
            Self::Verified | Self::Ended => "good",
        }
    }
}

/// Why. Codes of the public contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Withheld: no interactive sign-ins were read.
    InteractiveMissing,
    /// Withheld: no non-interactive sign-ins were read.
    NonInteractiveMissing,
    /// Withheld: what was read is neither described by the admin nor asked of Graph.
    NotDescribed,
    /// Withheld: the files that should tell cannot: a row or a client app in them could not be read, or what was said of
    /// them cannot be true.
    NotUsable,
    /// Withheld: a part of the log between the mark and its end was not read.
    Gap,
    /// Withheld: the same person signed in under a device first in use since the mark.
    NewDevice,
    /// Withheld: the same person signed in where the log does not name the device.
    HiddenDevice,
    /// Withheld: a sign-in since the mark names the person only by a name that two accounts bear.
    Namesake,
    /// Back on legacy: accepted.
    Accepted,
    /// Back on legacy: stopped after a correct password.
    Stopped,
    /// Back on legacy: still trying.
    StillTrying,
    /// Too early: the log does not reach far enough beyond the mark.
    LogTooShort,
    /// Too early: less than half an hour since the mark.
    FirstHalfHour,
    /// Clean so far: the log must be complete for a day.
    FirstDay,
    /// Clean so far: no single download covers the mark and the day after it.
    OneAnswer,
    /// Clean so far: the device has been silent for so long before.
    Rhythm,
    /// Clean so far: too little is known of the device's rhythm, so it takes longer.
    RhythmUnknown,
    /// Clean so far: the app's sign-ins may be of another device of this person.
    OtherDevice,
    /// Clean so far: nothing shows that the person was there during the silence.
    NoSignOfLife,
    /// Silent, or clean so far: no sign-in of the expected app.
    NoModern,
    /// Silent, or clean so far: sign-ins of the expected app were not looked for.
    ModernNotRead,
}
