//! Can a person sign in to *Apple Internet Accounts* today: what to ask Microsoft Graph, how to read its answers, and
//! what follows. Pure: addresses out, bytes in.
//!
//! Sources: <https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies> (the managed
//! policies and their exception for mail clients),
//! <https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent> (the setting). What is not known
//! stays [`Consent::Unknown`]; nothing is concluded from a list that was not read to its end.

mod answers;
mod policies;
#[cfg(test)]
mod tests;

use super::Consent;
use super::quote::odata::{literal, percent};
use crate::model::Cloud;

pub use answers::{
    App, Assigned, Grants, Page, Prefers, UserConsent, app, assigned, grants, languages, requests,
    user_consent,
};
pub use policies::{BlockPolicy, Defect, Gate, Maker, block_policies, gates, security_defaults};

/// *Apple Internet Accounts*, the same in every tenant; names differ, ids do not.
pub const APPLE: &str = "f8d98a96-0999-43f5-8af3-69971c7bb423";

/// How many values Graph takes in one `in`
/// (<https://learn.microsoft.com/graph/filter-query-parameter>).
pub const PEOPLE: usize = 15;

/// A question that Microsoft Graph answers, asked only when somebody wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Read {
    /// Is the app in the tenant, switched on, does it demand an assignment.
    App,
    /// Who is assigned to the app with this object id.
    Assigned(String),
    /// Who has consented to the app with this object id.
    Grants(String),
    /// May people consent for themselves.
    UserConsent,
    /// Requests for consent that wait for an administrator
    /// (<https://learn.microsoft.com/graph/api/appconsentapprovalroute-list-appconsentrequests>).
    Requests,
    /// Conditional Access policies.
    Policies,
    /// Security defaults.
    SecurityDefaults,
    /// The languages that people prefer, by object ids: at most [`PEOPLE`] in one question.
    Languages(Vec<String>),
    /// Messages of the Message Center.
    Messages,
}

impl Read {
    /// Path and query below `https://<Graph host>`.
    #[must_use]
    pub fn path(&self) -> String {
        let filter = |property: &str, value: &str| {
            format!("$filter={property}%20eq%20{}", percent(&literal(value)))
        };
        match self {
            Self::App => format!(
                "/v1.0/servicePrincipals?{}&$select=id,appId,displayName,accountEnabled,appRoleAssignmentRequired",
                filter("appId", APPLE)
            ),
            // The id comes from an answer; it must not end the path.
            Self::Assigned(id) => format!(
                "/v1.0/servicePrincipals/{}/appRoleAssignedTo?$select=principalId,principalType&$top=999",
                percent(id)
            ),
            Self::Grants(id) => format!("/v1.0/oauth2PermissionGrants?{}", filter("clientId", id)),
            Self::UserConsent => {
                "/v1.0/policies/authorizationPolicy?$select=defaultUserRolePermissions".to_owned()
            }
            // The app cannot be part of this filter: it is looked for in the answer.
            Self::Requests => format!(
                "/v1.0/identityGovernance/appConsent/appConsentRequests?$filter=userConsentRequests/any(u:u/status%20eq%20{})",
                percent(&literal("InProgress"))
            ),
            Self::Policies => "/v1.0/identity/conditionalAccess/policies".to_owned(),
            Self::SecurityDefaults => {
                "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy?$select=isEnabled"
                    .to_owned()
            }
            Self::Languages(people) => {
                let ids: Vec<String> = people.iter().map(|id| percent(&literal(id))).collect();
                format!(
                    "/v1.0/users?$filter=id%20in%20({})&$select=id,preferredLanguage",
                    ids.join(",")
                )
            }
            Self::Messages => {
                "/v1.0/admin/serviceAnnouncement/messages?$orderby=lastModifiedDateTime%20desc"
                    .to_owned()
            }
        }
    }

    /// The permission that it needs, as consent pages name it.
    #[must_use]
    pub const fn permission(&self) -> &'static str {
        match self {
            Self::App | Self::Assigned(_) => "Application.Read.All",
            Self::Grants(_) | Self::Languages(_) => "Directory.Read.All",
            Self::UserConsent | Self::Policies | Self::SecurityDefaults => "Policy.Read.All",
            Self::Requests => "ConsentRequest.Read.All",
            Self::Messages => "ServiceMessage.Read.All",
        }
    }
}

/// What was read so far; `None`: not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsentState {
    /// The app; `Some(None)`: nobody has used it in this tenant.
    pub app: Option<Option<App>>,
    /// Who is assigned, where the app demands it.
    pub assigned: Option<Assigned>,
    /// Who has consented.
    pub grants: Option<Grants>,
    /// May people consent.
    pub user_consent: Option<UserConsent>,
    /// Policies that let in only other apps or managed devices.
    pub gates: Vec<Gate>,
}

impl ConsentState {
    /// Whether a person can finish the steps today; without a person, whether anybody can.
    #[must_use]
    pub fn of(&self, user_id: Option<&str>) -> Consent {
        match self.to_the_app(user_id) {
            consent if consent.shuts_out() => consent,
            _ if self.gates.iter().any(|gate| gate.holds(user_id)) => Consent::PolicyStops,
            consent => consent,
        }
    }

    /// The same without Conditional Access.
    fn to_the_app(&self, user_id: Option<&str>) -> Consent {
        let Some(app) = &self.app else {
            return Consent::Unknown;
        };
        if let Some(app) = app {
            if !app.enabled {
                return Consent::AppDisabled;
            }
            if app.assignment_required {
                let all = self.assigned.as_ref();
                let Some((id, true)) = user_id.and_then(|id| Some((id, all?.has(id)?))) else {
                    return Consent::NeedsAssignment;
                };
                return match &self.grants {
                    // An administrator who assigns somebody need not have consented, and people cannot themselves
                    // (<https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent>).
                    Some(grants) if grants.everybody => Consent::Given,
                    // Whether a consent of one's own, maybe older than the demand, still counts is documented nowhere.
                    Some(grants) if grants.complete && !grants.has(id) => Consent::AdminOnly,
                    _ => Consent::Unknown,
                };
            }
            match &self.grants {
                None => return Consent::Unknown,
                Some(Grants {
                    everybody: true, ..
                }) => return Consent::Given,
                Some(grants) if user_id.is_some_and(|id| grants.has(id)) => return Consent::Given,
                Some(grants) if !grants.complete => return Consent::Unknown,
                Some(_) => {}
            }
        }
        match &self.user_consent {
            None => Consent::Unknown,
            Some(policy) => policy.for_apple_mail(),
        }
    }
}

/// Address of the page on which an administrator consents for the whole tenant; `None` if what is known of the tenant
/// could not stand in an address. Its last page says AADSTS900561 and looks like an error: the consent is done.
#[must_use]
pub fn admin_consent_link(cloud: Cloud, tenant: Option<&str>) -> Option<String> {
    let tenant = tenant.unwrap_or("organizations");
    let plain = !tenant.is_empty()
        && tenant.len() <= 253
        && tenant
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    plain.then(|| {
        format!(
            "https://{}/{tenant}/oauth2/authorize?client_id={APPLE}&response_type=code&redirect_uri=https%3A%2F%2Fexample.com&prompt=admin_consent",
            cloud.login_host()
        )
    })
}
