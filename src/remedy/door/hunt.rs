//! Queries that go on watching where a browser tab cannot: Log Analytics and Sentinel
//! (<https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadnoninteractiveusersigninlogs>), and Defender's
//! advanced hunting (<https://learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table>).
//!
//! Only columns that have the same type in both sign-in tables are used: elsewhere one has text where the other has
//! an object.

use super::Exclusions;
use crate::remedy::quote::kql;
use serde_json::json;

/// Client apps that are modern, or no client app at all.
const MODERN: [&str; 3] = ["Browser", "Mobile Apps and Desktop clients", "Unknown"];
/// Codes that come after a correct password.
const STOPPED: [&str; 13] = [
    "53003", "530035", "53000", "53001", "53002", "50158", "50074", "50076", "50072", "50079",
    "50105", "65001", "90094",
];
/// Codes of refused attempts.
const REJECTED: [&str; 7] = [
    "50126", "50053", "50034", "50055", "50056", "50057", "50144",
];

/// Who signed in over legacy protocols in thirty days, from both sign-in tables.
#[must_use]
pub fn sentinel(exclusions: &Exclusions) -> String {
    format!(
        "// Sign-ins over legacy protocols, by person, protocol and user agent. Log Analytics or Microsoft Sentinel.\n\
         let since = ago(30d);\n\
         let known = {};  // people whom Cutover found\n\
         {}\
         | summarize SignIns = count(), First = min(CreatedDateTime), Last = max(CreatedDateTime), Addresses = make_set(IPAddress, 20)\n    \
           by UserPrincipalName, UserId, ClientAppUsed, UserAgent, AuthenticationProtocol, Outcome\n\
         | extend Known = UserId in~ (known)\n\
         | order by Last desc\n",
        kql::list(ids(exclusions)),
        rows("since")
    )
}

/// The rows of both tables since the named variable, with their outcome.
fn rows(since: &str) -> String {
    format!(
        "union isfuzzy=true\n    \
           (SigninLogs | where TimeGenerated >= {since}),\n    \
           (AADNonInteractiveUserSignInLogs | where TimeGenerated >= {since})\n\
         | where isnotempty(ClientAppUsed) and ClientAppUsed !in~ ({})\n\
         | extend Outcome = case(\n    \
           ResultType == \"0\", \"accepted\",\n    \
           ResultType in ({}), \"stopped after a correct password\",\n    \
           ResultType in ({}), \"rejected\",\n    \
           \"other\")\n",
        texts(&MODERN),
        texts(&STOPPED),
        texts(&REJECTED)
    )
}

/// The same question to Defender's hunting.
#[must_use]
pub fn defender(exclusions: &Exclusions) -> String {
    let numbers = |codes: &[&str]| codes.join(", ");
    format!(
        "// Sign-ins over legacy protocols, by person, protocol and user agent. Defender XDR, advanced hunting (Entra ID P2).\n\
         let known = {};  // people whom Cutover found\n\
         EntraIdSignInEvents\n\
         | where Timestamp > ago(30d)\n\
         | where isnotempty(ClientAppUsed) and ClientAppUsed !in~ ({})\n\
         | extend Outcome = case(\n    \
           ErrorCode == 0, \"accepted\",\n    \
           ErrorCode in ({}), \"stopped after a correct password\",\n    \
           ErrorCode in ({}), \"rejected\",\n    \
           \"other\")\n\
         | summarize SignIns = count(), First = min(Timestamp), Last = max(Timestamp), Addresses = make_set(IPAddress, 20)\n    \
           by AccountUpn, AccountObjectId, ClientAppUsed, UserAgent, Outcome\n\
         | extend Known = AccountObjectId in~ (known)\n\
         | order by Last desc\n",
        kql::list(ids(exclusions)),
        texts(&MODERN),
        numbers(&STOPPED),
        numbers(&REJECTED)
    )
}

/// A scheduled analytics rule as Sentinel imports it: every hour, one alert for each person with a correct password
/// over a legacy protocol. Disabled until somebody has looked at it.
#[must_use]
pub fn alert_rule() -> String {
    // Ingestion may be late: two hours are looked at, and what was reported is suppressed by its grouping.
    let query = format!(
        "let since = ago(2h);\n{}\
         | where Outcome in (\"accepted\", \"stopped after a correct password\")\n\
         | summarize SignIns = count(), Last = max(CreatedDateTime), Address = take_any(IPAddress), UserAgents = make_set(UserAgent, 10)\n    \
           by UserPrincipalName, UserId, ClientAppUsed, Outcome\n",
        rows("since")
    );
    let rule = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "parameters": { "workspace": { "type": "String" } },
        "resources": [{
            "id": "[concat(resourceId('Microsoft.OperationalInsights/workspaces/providers', parameters('workspace'), 'Microsoft.SecurityInsights'),'/alertRules/5f0f1f9c-6c0e-4f5e-9d0b-2f1f0c7a4d11')]",
            "name": "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/5f0f1f9c-6c0e-4f5e-9d0b-2f1f0c7a4d11')]",
            "type": "Microsoft.OperationalInsights/workspaces/providers/alertRules",
            "kind": "Scheduled",
            "apiVersion": "2023-02-01",
            "properties": {
                "displayName": "Sign-in over a legacy protocol with a correct password",
                "description": "Somebody signed in, or would have but for a policy, over a protocol without modern authentication.",
                "severity": "Medium",
                "enabled": false,
                "query": query,
                "queryFrequency": "PT1H",
                "queryPeriod": "PT2H",
                "triggerOperator": "GreaterThan",
                "triggerThreshold": 0,
                "suppressionEnabled": false,
                "suppressionDuration": "PT5H",
                "tactics": ["InitialAccess"],
                "entityMappings": [
                    { "entityType": "Account", "fieldMappings": [{ "identifier": "AadUserId", "columnName": "UserId" }] },
                    { "entityType": "IP", "fieldMappings": [{ "identifier": "Address", "columnName": "Address" }] }
                ],
                "eventGroupingSettings": { "aggregationKind": "AlertPerResult" },
                "incidentConfiguration": {
                    "createIncident": true,
                    "groupingConfiguration": {
                        "enabled": true,
                        "reopenClosedIncident": false,
                        "lookbackDuration": "P1D",
                        "matchingMethod": "Selected",
                        "groupByEntities": ["Account"],
                        "groupByAlertDetails": [],
                        "groupByCustomDetails": []
                    }
                }
            }
        }]
    });
    // A value tree of texts can always be written.
    serde_json::to_string_pretty(&rule).unwrap_or_default() + "\n"
}

fn ids(exclusions: &Exclusions) -> impl Iterator<Item = &str> {
    exclusions.people.iter().filter_map(|p| p.id.as_deref())
}

fn texts(all: &[&str]) -> String {
    let all: Vec<String> = all.iter().map(|t| kql::literal(t)).collect();
    all.join(", ")
}
