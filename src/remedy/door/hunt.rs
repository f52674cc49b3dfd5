//! Queries that go on watching where a browser tab cannot: Log Analytics and Sentinel
//! (<https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadnoninteractiveusersigninlogs>), and Defender's
//! advanced hunting (<https://learn.microsoft.com/defender-xdr/advanced-hunting-entraidsigninevents-table>).
//!
//! Only columns that have the same type in both sign-in tables are used: elsewhere one has text where the other has
//! an object.

use super::Exclusions;
use crate::classify::{EXPIRED, POLICIES, PROMPTS, REJECTED};
use crate::device::Relay;
use crate::remedy::quote::kql;
use serde_json::json;

/// Client apps that are modern, or no client app at all.
const MODERN: [&str; 3] = ["Browser", "Mobile Apps and Desktop clients", "Unknown"];
/// A step of `AuthenticationDetails` in which the password was right.
const PASSWORD: &str =
    r#"(?i)"authenticationMethod"\s*:\s*"Password[^{}]*"succeeded"\s*:\s*"?true"#;

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

/// The rows of both tables since the named variable, with their outcome, as `classify` decides it.
fn rows(since: &str) -> String {
    format!(
        "union isfuzzy=true\n    \
           (SigninLogs | where TimeGenerated >= {since}),\n    \
           (AADNonInteractiveUserSignInLogs | where TimeGenerated >= {since})\n\
         | where isnotempty(ClientAppUsed) and ClientAppUsed !in~ ({})\n\
         | extend Certificate = AuthenticationDetails contains \"X.509\" or AuthenticationDetails contains \"certificate\"\n\
         | extend PasswordProven = not(Certificate) and (AuthenticationProtocol contains \"ropc\" or {} or AuthenticationDetails matches regex {})\n\
         | extend Outcome = case(\n    \
           ResultType in ({}), {STOPPED},\n    \
           ResultType == \"0\" and ConditionalAccessStatus !~ \"failure\", \"accepted\",\n    \
           PasswordProven and ResultType in (\"0\", {}), {STOPPED},\n    \
           ResultType in ({}), \"rejected\",\n    \
           \"other\")\n",
        texts(&MODERN),
        relays(),
        kql::literal(PASSWORD),
        quoted(&EXPIRED),
        quoted(&[PROMPTS.as_slice(), &POLICIES].concat()),
        quoted(&REJECTED)
    )
}

/// Outcome of what a policy or a prompt stopped after a correct password.
const STOPPED: &str = "\"stopped after a correct password\"";

/// Whether the agent is Exchange's own relay.
fn relays() -> String {
    let names: Vec<&str> = Relay::ALL.iter().map(|r| r.name()).collect();
    format!("UserAgent has_any ({})", texts(&names))
}

/// The same question to Defender's hunting, which knows the method from the agent alone.
#[must_use]
pub fn defender(exclusions: &Exclusions) -> String {
    format!(
        "// Sign-ins over legacy protocols, by person, protocol and user agent. Defender XDR, advanced hunting (Entra ID P2).\n\
         let known = {};  // people whom Cutover found\n\
         EntraIdSignInEvents\n\
         | where Timestamp > ago(30d)\n\
         | where isnotempty(ClientAppUsed) and ClientAppUsed !in~ ({})\n\
         | extend Outcome = case(\n    \
           ErrorCode in ({}), {STOPPED},\n    \
           ErrorCode == 0, \"accepted\",\n    \
           {} and ErrorCode in ({}), {STOPPED},\n    \
           ErrorCode in ({}), \"rejected\",\n    \
           \"other\")\n\
         | summarize SignIns = count(), First = min(Timestamp), Last = max(Timestamp), Addresses = make_set(IPAddress, 20)\n    \
           by AccountUpn, AccountObjectId, ClientAppUsed, UserAgent, Outcome\n\
         | extend Known = AccountObjectId in~ (known)\n\
         | order by Last desc\n",
        kql::list(ids(exclusions)),
        texts(&MODERN),
        numbers(&EXPIRED),
        relays(),
        numbers(&[PROMPTS.as_slice(), &POLICIES].concat()),
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
         | where Outcome == {STOPPED} or (PasswordProven and Outcome == \"accepted\")\n\
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
                "description": "A password was right over a protocol without modern authentication: the record proves it (password grant, Exchange's relay, or a password in the authentication details, and no certificate), or the password has expired.",
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

fn numbers(codes: &[i64]) -> String {
    let all: Vec<String> = codes.iter().map(i64::to_string).collect();
    all.join(", ")
}

fn quoted(codes: &[i64]) -> String {
    let all: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
    all.join(", ")
}
