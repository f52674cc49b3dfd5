//! Graph's answers about apps and consent. Every field is optional: an answer that lacks what is needed is no answer.

use super::super::Consent;
use super::APPLE;
use serde::Deserialize;

/// A page of a list.
#[derive(Debug, Deserialize)]
pub struct Page<T> {
    /// Items.
    pub value: Vec<T>,
    /// Address of the next page.
    #[serde(rename = "@odata.nextLink")]
    pub next: Option<String>,
}

/// The enterprise app as it is in the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// Object id.
    pub id: String,
    /// Users may sign in.
    pub enabled: bool,
    /// Only assigned people may.
    pub assignment_required: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawApp {
    id: String,
    app_id: String,
    account_enabled: Option<bool>,
    app_role_assignment_required: Option<bool>,
}

/// The app; `None`: the answer cannot be read; `Some(None)`: it is not in the tenant.
#[must_use]
pub fn app(json: &[u8]) -> Option<Option<App>> {
    let page: Page<RawApp> = serde_json::from_slice(json).ok()?;
    let found = page
        .value
        .into_iter()
        .find(|a| a.app_id.eq_ignore_ascii_case(APPLE));
    let Some(raw) = found else {
        // A list that goes on may still hold it.
        return page.next.is_none().then_some(None);
    };
    Some(Some(App {
        id: raw.id,
        enabled: raw.account_enabled?,
        assignment_required: raw.app_role_assignment_required?,
    }))
}

/// Who has consented that the app reaches mailboxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grants {
    /// An administrator, for everybody.
    pub everybody: bool,
    /// Object ids of people who did for themselves, or for whom somebody did.
    pub people: Vec<String>,
    /// The list was read to its end.
    pub complete: bool,
}

impl Grants {
    /// Whether this person has.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.everybody || self.people.iter().any(|p| p.eq_ignore_ascii_case(id))
    }
}

/// Who is assigned to an app that demands it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assigned {
    /// Object ids of people.
    pub people: Vec<String>,
    /// Groups are, too; who is in them is not read.
    pub groups: bool,
    /// The list was read to its end.
    pub complete: bool,
}

impl Assigned {
    /// Whether this person is; `None`: it cannot be told.
    #[must_use]
    pub fn has(&self, id: &str) -> Option<bool> {
        if self.people.iter().any(|p| p.eq_ignore_ascii_case(id)) {
            Some(true)
        } else {
            (self.complete && !self.groups).then_some(false)
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawAssigned {
    principal_id: String,
    principal_type: Option<String>,
}

/// Adds a page of assignments to those before it; gives the address of the next page
/// (<https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto>).
///
/// # Errors
/// `None` if the answer cannot be read.
pub fn assigned(json: &[u8], so_far: &mut Assigned) -> Option<Option<String>> {
    let page: Page<RawAssigned> = serde_json::from_slice(json).ok()?;
    for raw in page.value {
        match raw.principal_type.as_deref() {
            Some("User") => so_far.people.push(raw.principal_id),
            Some("ServicePrincipal") => {}
            // A group, or a kind that is new: somebody may be behind it.
            _ => so_far.groups = true,
        }
    }
    so_far.complete = page.next.is_none();
    Some(page.next)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawGrant {
    consent_type: Option<String>,
    principal_id: Option<String>,
    scope: Option<String>,
}

/// Adds a page of grants to those before it; gives the address of the next page.
///
/// # Errors
/// `None` if the answer cannot be read.
pub fn grants(json: &[u8], so_far: &mut Grants) -> Option<Option<String>> {
    let page: Page<RawGrant> = serde_json::from_slice(json).ok()?;
    for grant in page.value {
        // A grant of `User.Read` alone does not open a mailbox.
        let mailbox = grant.scope.is_some_and(|scope| {
            scope.split_whitespace().any(|s| {
                s.eq_ignore_ascii_case("EAS.AccessAsUser.All")
                    || s.eq_ignore_ascii_case("EWS.AccessAsUser.All")
            })
        });
        if !mailbox {
            continue;
        }
        match (grant.consent_type.as_deref(), grant.principal_id) {
            (Some("AllPrincipals"), _) => so_far.everybody = true,
            (Some("Principal"), Some(id)) => so_far.people.push(id),
            _ => {}
        }
    }
    so_far.complete = page.next.is_none();
    Some(page.next)
}

/// May people consent for themselves: the policies that are assigned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UserConsent {
    /// Names of the policies, in lower case, without the prefix.
    pub policies: Vec<String>,
}

impl UserConsent {
    /// What that means for Apple's mail app, which nobody has consented to yet.
    #[must_use]
    pub fn for_apple_mail(&self) -> Consent {
        let has = |name: &str| self.policies.iter().any(|p| p == name);
        // Everything may be consented to; or the exception for popular mail clients holds, Apple's among them. The
        // documentation spells its name in two ways.
        if has("microsoft-user-default-legacy")
            || has("microsoft-user-default-allow-consent-apps")
            || has("microsoft-user-allow-default-consent-apps")
        {
            return Consent::PersonMay;
        }
        // These two do not reach as far as a mailbox.
        let known = |p: &String| {
            p == "microsoft-user-default-low" || p == "microsoft-user-default-recommended"
        };
        if self.policies.iter().all(known) {
            Consent::AdminOnly
        } else {
            // A policy of the tenant's own: what it allows is not read.
            Consent::Unknown
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawAuthorization {
    default_user_role_permissions: RawPermissions,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawPermissions {
    permission_grant_policies_assigned: Vec<String>,
}

/// The setting; `None` if the answer cannot be read. Policies for groups that somebody owns are another matter.
#[must_use]
pub fn user_consent(json: &[u8]) -> Option<UserConsent> {
    const OWN: &str = "managepermissiongrantsforself.";
    let raw: RawAuthorization = serde_json::from_slice(json).ok()?;
    let policies = raw
        .default_user_role_permissions
        .permission_grant_policies_assigned
        .iter()
        .filter_map(|policy| Some(policy.to_lowercase().strip_prefix(OWN)?.to_owned()))
        .collect();
    Some(UserConsent { policies })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawRequest {
    app_id: String,
}

/// Whether a request for consent to Apple's app is on this page of those that wait, and the address of the next page.
#[must_use]
pub fn requests(json: &[u8]) -> Option<(bool, Option<String>)> {
    let page: Page<RawRequest> = serde_json::from_slice(json).ok()?;
    let ours = page
        .value
        .iter()
        .any(|r| r.app_id.eq_ignore_ascii_case(APPLE));
    Some((ours, page.next))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawPerson {
    id: String,
    preferred_language: Option<String>,
}

/// The language that a person prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefers {
    /// Object id.
    pub id: String,
    /// BCP 47 tag, as it is set.
    pub tag: String,
}

/// The languages that people prefer, without those who have set none, and the address of the next page.
#[must_use]
pub fn languages(json: &[u8]) -> Option<(Vec<Prefers>, Option<String>)> {
    let page: Page<RawPerson> = serde_json::from_slice(json).ok()?;
    let found = page
        .value
        .into_iter()
        .filter_map(|p| {
            Some(Prefers {
                id: p.id,
                tag: p.preferred_language?,
            })
        })
        .collect();
    Some((found, page.next))
}
