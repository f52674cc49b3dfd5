//! Applications in whose name a legacy sign-in is logged: which of them are no mail client. By id; by name only where the
//! record has no id, because a name can be imitated. An application that is not listed: nothing is claimed.

use super::{Guid, MailApp};
use serde::{Deserialize, Serialize};

/// What kind of application it is, as far as a fix depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AppKind {
    /// Exchange itself, in whose name Basic sign-ins of mail clients are logged, or a mail app.
    Mail,
    /// Exchange Online PowerShell.
    PowerShell,
    /// A service or tool that is no mail client: Dynamics, SharePoint, Azure PowerShell …
    NotMail,
}

/// Exchange Online: its id, and its name in the records.
pub const EXCHANGE: (Guid, &str) = (
    Guid(0x00000002_0000_0ff1_ce00_000000000000),
    "Office 365 Exchange Online",
);

/// Ids and names. Exchange: a Basic sign-in of a mail client has it as application and as resource
/// (<https://learn.microsoft.com/entra/identity/monitoring-health/workbook-legacy-authentication>). All of them:
/// <https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in>.
const KNOWN: [(u128, AppKind, &[&str]); 15] = [
    (EXCHANGE.0.0, AppKind::Mail, &[EXCHANGE.1]),
    (
        0xa0c73c16_a7e3_4564_9a95_2bdf47383716,
        AppKind::PowerShell,
        &["Microsoft Exchange Online Remote PowerShell"],
    ),
    (
        0xfb78d390_0c51_40cd_8e17_fdbfab77341b,
        AppKind::PowerShell,
        &["Microsoft Exchange REST API Based Powershell"],
    ),
    (
        0x00000007_0000_0000_c000_000000000000,
        AppKind::NotMail,
        &["Dataverse", "Common Data Service", "Dynamics CRM Online"],
    ),
    (
        0x00000015_0000_0000_c000_000000000000,
        AppKind::NotMail,
        &["Microsoft Dynamics ERP"],
    ),
    (
        0x00000003_0000_0ff1_ce00_000000000000,
        AppKind::NotMail,
        &["Office 365 SharePoint Online"],
    ),
    (
        0x00000004_0000_0ff1_ce00_000000000000,
        AppKind::NotMail,
        &["Skype for Business Online"],
    ),
    (
        0x00000009_0000_0000_c000_000000000000,
        AppKind::NotMail,
        &["Power BI Service"],
    ),
    (
        0x00000002_0000_0000_c000_000000000000,
        AppKind::NotMail,
        &["Windows Azure Active Directory"],
    ),
    (
        0x797f4846_ba00_4fd7_ba43_dac1f8f63013,
        AppKind::NotMail,
        &["Windows Azure Service Management API"],
    ),
    (
        0x1b730954_1685_4b74_9bfd_dac224a7b894,
        AppKind::NotMail,
        &["Azure Active Directory PowerShell"],
    ),
    (
        0x1950a258_227b_4e31_a9cf_717495945fc2,
        AppKind::NotMail,
        &["Microsoft Azure PowerShell"],
    ),
    (
        0x04b07795_8ddb_461a_bbee_02f9e1bf7b46,
        AppKind::NotMail,
        &["Microsoft Azure CLI"],
    ),
    (
        0x14d82eec_204b_4c2f_b7e8_296a70dab67e,
        AppKind::NotMail,
        &["Microsoft Graph Command Line Tools"],
    ),
    (
        0x9bc3ab49_b65d_410a_85ad_de819febfddc,
        AppKind::NotMail,
        &["Microsoft SharePoint Online Management Shell"],
    ),
];

/// The kind of an application, if it is a known one.
#[must_use]
pub fn app_kind(id: Option<&str>, name: Option<&str>) -> Option<AppKind> {
    let given = |text: Option<&str>| text.map(str::trim).is_some_and(|t| !t.is_empty());
    if given(id) {
        let id = Guid::parse(id.unwrap_or_default())?;
        let known = KNOWN.iter().find(|(known, ..)| *known == id.0);
        let mail = || MailApp::by_app_id(id).map(|_| AppKind::Mail);
        return known.map(|(_, kind, _)| *kind).or_else(mail);
    }
    let name = name.map(str::trim)?;
    KNOWN
        .iter()
        .find(|(.., names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
        .map(|(_, kind, _)| *kind)
}

/// Whether a text is the id or a name of a known application: the same in every tenant, so it names nobody.
#[must_use]
pub fn is_well_known(text: &str) -> bool {
    app_kind(None, Some(text)).is_some() || app_kind(Some(text), None).is_some()
}

/// An application that is no mail client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// As the records name it, else its id.
    pub name: String,
    /// Kind; never *mail*.
    pub kind: AppKind,
}

#[cfg(test)]
mod tests {
    use super::{AppKind, app_kind, is_well_known};

    #[test]
    fn an_id_is_believed_and_a_name_only_without_one() {
        let dataverse = Some("00000007-0000-0000-c000-000000000000");
        let exchange = Some("00000002-0000-0ff1-ce00-000000000000");
        let other = Some("11111111-1111-4111-8111-111111111111");
        for (id, name, want) in [
            (dataverse, None, Some(AppKind::NotMail)),
            (
                dataverse,
                Some("Office 365 Exchange Online"),
                Some(AppKind::NotMail),
            ),
            (exchange, Some("Common Data Service"), Some(AppKind::Mail)),
            (other, Some("Common Data Service"), None),
            (Some("no guid"), Some("Common Data Service"), None),
            (None, Some(" common data service "), Some(AppKind::NotMail)),
            (Some(" "), Some("Dataverse"), Some(AppKind::NotMail)),
            (
                Some("a0c73c16-a7e3-4564-9a95-2bdf47383716"),
                None,
                Some(AppKind::PowerShell),
            ),
            (
                Some("F8D98A96-0999-43F5-8AF3-69971C7BB423"),
                None,
                Some(AppKind::Mail),
            ),
            (None, Some("Contoso Scanner"), None),
            (None, None, None),
        ] {
            assert_eq!(app_kind(id, name), want, "{id:?} {name:?}");
        }
        assert!(
            is_well_known("Dataverse") && is_well_known("00000007-0000-0000-c000-000000000000")
        );
        assert!(!is_well_known("Contoso CRM") && !is_well_known(""));
    }
}
