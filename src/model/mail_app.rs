//! Mail apps with modern authentication, known by app id: a name can be changed or imitated, an id cannot.

use super::Guid;
use serde::{Deserialize, Serialize};

/// Apps with modern authentication that a device can move to; by app id, never by name. Their sign-ins make the
/// modern lane of a device's timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MailApp {
    /// Apple Mail, Calendar, Contacts: *Apple Internet Accounts*.
    AppleInternetAccounts,
    /// Outlook for iOS and Android.
    OutlookMobile,
    /// Outlook and Office for Windows and Mac.
    Office,
    /// Samsung Email.
    Samsung,
    /// Android mail.
    Android,
    /// Thunderbird.
    Thunderbird,
    /// eM Client.
    EmClient,
    /// Spark.
    Spark,
}

impl MailApp {
    /// App ids. Apple, Spark, eM Client, Samsung, Android, Thunderbird: Microsoft's list of popular mail clients
    /// (<https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies>); Outlook and
    /// Office: Microsoft's first-party apps
    /// (<https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in>).
    const IDS: [(u128, Self); 9] = [
        (
            0xf8d98a96_0999_43f5_8af3_69971c7bb423,
            Self::AppleInternetAccounts,
        ),
        (0x27922004_5251_4030_b22d_91ecd9a37ea4, Self::OutlookMobile),
        (0xd3590ed6_52b3_4102_aeff_aad2292ab01c, Self::Office),
        (0x5d661950_3475_41cd_a2c3_d671a3162bc1, Self::Office),
        (0x8acd33ea_7197_4a96_bc33_d7cc7101262f, Self::Samsung),
        (0x2cee05de_2b8f_45a2_8289_2a06ca32c4c8, Self::Android),
        (0x9e5f94bc_e8a4_4e73_b8be_63364c29d753, Self::Thunderbird),
        (0xe9a7fea1_1cc0_4cd9_a31b_9137ca5deedd, Self::EmClient),
        (0xb50c1dbd_1855_4e54_b07c_d3c3029e93d3, Self::Spark),
    ];

    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::AppleInternetAccounts,
        Self::OutlookMobile,
        Self::Office,
        Self::Samsung,
        Self::Android,
        Self::Thunderbird,
        Self::EmClient,
        Self::Spark,
    ];

    /// The mail app of an app id, if it is one.
    #[must_use]
    pub fn by_app_id(id: Guid) -> Option<Self> {
        Self::IDS
            .iter()
            .find(|(known, _)| *known == id.0)
            .map(|(_, app)| *app)
    }

    /// Its app ids.
    pub fn ids(self) -> impl Iterator<Item = Guid> {
        Self::IDS
            .iter()
            .filter(move |(_, app)| *app == self)
            .map(|(id, _)| Guid(*id))
    }

    /// The app id that stands for it in the public formats.
    #[must_use]
    pub const fn id(self) -> Guid {
        Guid(match self {
            Self::AppleInternetAccounts => Self::IDS[0].0,
            Self::OutlookMobile => Self::IDS[1].0,
            Self::Office => Self::IDS[2].0,
            Self::Samsung => Self::IDS[4].0,
            Self::Android => Self::IDS[5].0,
            Self::Thunderbird => Self::IDS[6].0,
            Self::EmClient => Self::IDS[7].0,
            Self::Spark => Self::IDS[8].0,
        })
    }

    /// Name as Microsoft or its maker writes it, the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppleInternetAccounts => "Apple Internet Accounts",
            Self::OutlookMobile => "Outlook mobile",
            Self::Office => "Outlook / Office",
            Self::Samsung => "Samsung Email",
            Self::Android => "Android mail",
            Self::Thunderbird => "Thunderbird",
            Self::EmClient => "eM Client",
            Self::Spark => "Spark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MailApp;

    #[test]
    fn an_id_and_its_app_belong_together() {
        for app in MailApp::ALL {
            assert_eq!(MailApp::by_app_id(app.id()), Some(app));
            assert_eq!(app.ids().next(), Some(app.id()));
        }
    }
}
