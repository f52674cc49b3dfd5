//! A Conditional Access policy as Microsoft Graph and the portal's *Upload policy file* take it
//! (<https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies>).

use super::Exclusions;
use serde_json::json;

/// Stands where the object id of an emergency account belongs. Not an id, so that a policy without one is refused.
pub(super) const EMERGENCY: [&str; 2] = [
    "<object id of emergency access account 1>",
    "<object id of emergency access account 2>",
];

/// The policy: report-only; blocks Exchange ActiveSync and other legacy clients for everybody but the excluded.
#[must_use]
pub fn policy(exclusions: &Exclusions) -> String {
    let excluded: Vec<&str> = EMERGENCY
        .into_iter()
        .chain(exclusions.people.iter().filter_map(|p| p.id.as_deref()))
        .collect();
    let policy = json!({
        "displayName": "Block legacy authentication",
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            "clientAppTypes": ["exchangeActiveSync", "other"],
            "applications": { "includeApplications": ["All"] },
            "users": { "includeUsers": ["All"], "excludeUsers": excluded }
        },
        "grantControls": { "operator": "OR", "builtInControls": ["block"] }
    });
    // A value tree of texts can always be written.
    serde_json::to_string_pretty(&policy).unwrap_or_default() + "\n"
}
