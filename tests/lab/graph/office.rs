//! What else of a tenant the page asks Graph for: the app of Apple's mail, consent, policies, notices.

use crate::sample::person_id;
use cutover::model::Instant;
use serde_json::{Value, json};

/// The answer to a path, and the permission that it needs.
pub(crate) fn office(path: &str, now: i64) -> Option<(&'static str, Value)> {
    let list = |value: Value| json!({ "value": value });
    Some(match path.strip_prefix("/v1.0/")? {
        "servicePrincipals" => (
            "Application.Read.All",
            list(
                json!([{"id": "0a1b2c3d-0000-4000-8000-0000000e0001", "appId": "f8d98a96-0999-43f5-8af3-69971c7bb423",
                "displayName": "iOS Accounts", "accountEnabled": true, "appRoleAssignmentRequired": false}]),
            ),
        ),
        "oauth2PermissionGrants" => (
            "Directory.Read.All",
            list(
                json!([{"clientId": "0a1b2c3d-0000-4000-8000-0000000e0001", "consentType": "Principal",
                "principalId": person_id(2), "resourceId": "0a1b2c3d-0000-4000-8000-0000000e0002",
                "scope": "EAS.AccessAsUser.All EWS.AccessAsUser.All offline_access"}]),
            ),
        ),
        "policies/authorizationPolicy" => (
            "Policy.Read.All",
            json!({"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": [
                "ManagePermissionGrantsForSelf.microsoft-user-default-recommended",
                "ManagePermissionGrantsForSelf.microsoft-user-default-allow-consent-apps"]}}),
        ),
        "policies/identitySecurityDefaultsEnforcementPolicy" => {
            ("Policy.Read.All", json!({"isEnabled": false}))
        }
        "identity/conditionalAccess/policies" => (
            "Policy.Read.All",
            list(
                json!([{"displayName": "Block legacy authentication", "state": "enabledForReportingButNotEnforced",
                "conditions": {"clientAppTypes": ["exchangeActiveSync", "other"],
                    "applications": {"includeApplications": ["All"], "excludeApplications": []},
                    "users": {"includeUsers": ["All"], "excludeUsers": [], "excludeGroups": [], "excludeRoles": []},
                    "locations": null, "platforms": null, "devices": null, "signInRiskLevels": [], "userRiskLevels": []},
                "grantControls": {"builtInControls": ["block"]}}]),
            ),
        ),
        "admin/serviceAnnouncement/messages" => (
            "ServiceMessage.Read.All",
            list(
                json!([{"id": "MC000001", "title": "Basic Authentication: your organization's monthly usage",
                "services": ["Exchange Online"], "startDateTime": Instant(now).to_string(),
                "body": {"contentType": "html", "content": "<p>Invented for the lab: 3 people used <b>Basic authentication</b> last month.</p>"}}]),
            ),
        ),
        "identityGovernance/appConsent/appConsentRequests" => {
            ("ConsentRequest.Read.All", list(json!([])))
        }
        path if path.starts_with("users/") => {
            ("Directory.Read.All", json!({"preferredLanguage": "de-CH"}))
        }
        _ => return None,
    })
}
