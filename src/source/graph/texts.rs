//! The question to copy: as an address of Graph, for Graph PowerShell, and as KQL for Log Analytics and Sentinel.

use super::link::Host;
use super::plan::Span;
use super::query::{Query, Version, What};
use crate::model::Instant;
use serde::{Deserialize, Serialize};

/// The legacy question of one window in three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryTexts {
    /// Address of the first page.
    pub graph: String,
    /// Graph PowerShell, all pages.
    pub powershell: String,
    /// Both tables of Log Analytics.
    pub kql: String,
}

/// Writes them. `asked`: end of a window that is open at its end.
#[must_use]
pub fn query_texts(host: &Host, version: Version, span: Span, asked: Instant) -> QueryTexts {
    let query = Query {
        version,
        span,
        what: What::Legacy,
        top: 1000,
    };
    let graph = query.url(host);
    let powershell = format!(
        "Connect-MgGraph -Scopes 'AuditLog.Read.All'\n\
         $uri = '{}'\n\
         $signIns = while ($uri) {{\n  \
           $page = Invoke-MgGraphRequest -Method GET -Uri $uri -OutputType PSObject\n  \
           $page.value\n  \
           $uri = $page.'@odata.nextLink'\n\
         }}\n\
         $signIns | Select-Object createdDateTime, userPrincipalName, clientAppUsed, userAgent, ipAddress, @{{ n = 'errorCode'; e = {{ $_.status.errorCode }} }}\n",
        // In single quotes PowerShell reads nothing but a doubled quote.
        graph.replace('\'', "''"),
    );
    let from = span.from;
    let to = span.to.unwrap_or(asked);
    // The tables differ in the types of their detail columns, so each is cut to what both have before they are joined.
    let kql = format!(
        "let legacy = (T: (TimeGenerated: datetime, CreatedDateTime: datetime, UserPrincipalName: string, UserId: string, ClientAppUsed: string, UserAgent: string, IPAddress: string, ResultType: string)) {{\n  \
           T\n  \
           | where TimeGenerated >= datetime({from}) and CreatedDateTime between (datetime({from}) .. datetime({to}))\n  \
           | where isnotempty(ClientAppUsed) and ClientAppUsed !in (\"Browser\", \"Mobile Apps and Desktop clients\", \"Unknown\")\n  \
           | project CreatedDateTime, UserPrincipalName, UserId, ClientAppUsed, UserAgent, IPAddress, ResultType\n\
         }};\n\
         union (legacy(SigninLogs) | extend EventType = \"interactiveUser\"),\n      \
               (legacy(AADNonInteractiveUserSignInLogs) | extend EventType = \"nonInteractiveUser\")\n\
         | summarize SignIns = count(), Accepted = countif(ResultType == \"0\"), First = min(CreatedDateTime), Last = max(CreatedDateTime)\n    \
             by UserPrincipalName, ClientAppUsed, UserAgent\n\
         | order by Last desc\n"
    );
    QueryTexts {
        graph,
        powershell,
        kql,
    }
}

#[cfg(test)]
mod tests {
    use super::{Host, Instant, Span, Version, query_texts};

    #[test]
    fn nothing_in_them_ends_early() {
        let host = Host::new("graph.contoso.example").unwrap();
        let span = Span {
            from: Instant(1_790_000_000_000),
            to: None,
        };
        let texts = query_texts(&host, Version::Beta, span, Instant(1_790_100_000_000));
        let uri = texts.powershell.lines().nth(1).unwrap();
        let inside = uri
            .strip_prefix("$uri = '")
            .and_then(|u| u.strip_suffix('\''))
            .unwrap();
        assert_eq!(inside.replace("''", "'"), texts.graph);
        assert!(!inside.replace("''", "").contains('\''));
        assert!(
            texts.kql.contains("datetime(2026-09-21T14:13:20Z)"),
            "{}",
            texts.kql
        );
        assert_eq!(
            texts.kql.matches('(').count(),
            texts.kql.matches(')').count()
        );
        assert_eq!(
            texts.powershell.matches('{').count(),
            texts.powershell.matches('}').count()
        );
    }
}
