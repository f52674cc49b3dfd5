//! The mark on a device: when it was changed, and how (rules 1). What an admin says, never evidence.

use super::{Expected, Instant, MailApp, MailScope};
use core::fmt;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How a device was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The account was deleted and added again in Apple Mail.
    ReAdded,
    /// The device was updated, and is left to Apple's upgrade in place.
    UpdateAndWait,
    /// Moved to another mail app.
    OtherApp(MailApp),
    /// The same program goes on, over this protocol with OAuth.
    OAuth(MailScope),
    /// Moved to a connector, High Volume Email, Azure Communication Services, or app-only access.
    Connector,
    /// The protocol was switched off.
    SwitchedOff,
    /// The device is no longer in use.
    Retired,
}

impl How {
    /// Whose sign-ins prove the change; `None` where the change expects none.
    #[must_use]
    pub const fn expects(self) -> Option<Expected> {
        match self {
            Self::ReAdded | Self::UpdateAndWait => {
                Some(Expected::App(MailApp::AppleInternetAccounts))
            }
            Self::OtherApp(app) => Some(Expected::App(app)),
            Self::OAuth(scope) => Some(Expected::OAuth(scope)),
            Self::Connector | Self::SwitchedOff | Self::Retired => None,
        }
    }

    /// Reads a code of the public formats: `reAdded`, `updateAndWait`, `otherApp:<app id>`, `oauth:<protocol>`,
    /// `connector`, `switchedOff`, `retired`. `None` for any other text, and for an app that is no known mail app.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "reAdded" => Self::ReAdded,
            "updateAndWait" => Self::UpdateAndWait,
            "connector" => Self::Connector,
            "switchedOff" => Self::SwitchedOff,
            "retired" => Self::Retired,
            _ => match code.split_once(':')? {
                ("otherApp", id) => Self::OtherApp(MailApp::by_app_id(super::Guid::parse(id)?)?),
                ("oauth", code) => {
                    Self::OAuth(MailScope::ALL.into_iter().find(|s| s.code() == code)?)
                }
                _ => return None,
            },
        })
    }
}

impl fmt::Display for How {
    /// The code of the public formats.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReAdded => f.write_str("reAdded"),
            Self::UpdateAndWait => f.write_str("updateAndWait"),
            Self::OtherApp(app) => write!(f, "otherApp:{}", app.id()),
            Self::OAuth(scope) => write!(f, "oauth:{}", scope.code()),
            Self::Connector => f.write_str("connector"),
            Self::SwitchedOff => f.write_str("switchedOff"),
            Self::Retired => f.write_str("retired"),
        }
    }
}

impl Serialize for How {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for How {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| de::Error::custom("not a way of changing a device"))
    }
}

/// When a device was changed, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// When.
    pub at: Instant,
    /// How.
    pub how: How,
}

#[cfg(test)]
mod tests {
    use super::{How, Mark};
    use crate::model::{Instant, MailApp, MailScope};

    #[test]
    fn codes_read_back() {
        for (how, code) in [
            (How::ReAdded, "reAdded"),
            (How::UpdateAndWait, "updateAndWait"),
            (
                How::OtherApp(MailApp::OutlookMobile),
                "otherApp:27922004-5251-4030-b22d-91ecd9a37ea4",
            ),
            (How::OAuth(MailScope::Imap), "oauth:imap"),
            (How::Connector, "connector"),
            (How::SwitchedOff, "switchedOff"),
            (How::Retired, "retired"),
        ] {
            assert_eq!(how.to_string(), code);
            assert_eq!(How::parse(code), Some(how));
        }
        for code in [
            "",
            "readded",
            "otherApp:",
            "otherApp:Outlook",
            "oauth:",
            "oauth:mapi",
            "otherApp:00000003-0000-0ff1-ce00-000000000000",
        ] {
            assert_eq!(How::parse(code), None, "{code}");
        }
    }

    #[test]
    fn a_mark_is_plain_in_json() {
        let mark = Mark {
            at: Instant(0),
            how: How::ReAdded,
        };
        let json = serde_json::to_string(&mark).unwrap();
        assert_eq!(json, r#"{"at":"1970-01-01T00:00:00Z","how":"reAdded"}"#);
        assert_eq!(serde_json::from_str::<Mark>(&json).unwrap(), mark);
    }
}
