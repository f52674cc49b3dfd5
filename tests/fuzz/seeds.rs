//! Where mutation begins: the inputs of the other tests, and what the product writes itself.

use cutover::export::case::About;
use cutover::model::Instant;
use cutover::worker::session::Session;
use std::path::Path;

/// The page's clock.
pub(crate) const NOW: Instant = Instant(1_795_000_000_000);

/// Files of these folders of `tests/` that end so.
fn files(folders: &[&str], end: &str) -> Vec<Vec<u8>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut paths: Vec<_> = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(tests.join(folder)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == end))
        .collect();
    // The order of a folder is not the same everywhere.
    paths.sort();
    let mut all: Vec<Vec<u8>> = paths
        .into_iter()
        .filter_map(|path| std::fs::read(path).ok())
        .collect();
    all.iter_mut().for_each(|bytes| bytes.truncate(64 << 10));
    all
}

pub(crate) fn json() -> Vec<Vec<u8>> {
    let mut all = files(&["golden/json", "cases"], "json");
    let record = r#"{"id":"a-1","createdDateTime":"2026-11-20T08:00:00Z","userPrincipalName":"a@contoso.example","clientAppUsed":"IMAP4","status":{"errorCode":0}}"#;
    let inner = record.replace('"', "\\\"");
    for text in [
        format!("[{record}]"),
        format!("{record}\n{record}\n"),
        format!(r#"{{"value":[{record}],"@odata.nextLink":"https://graph.microsoft.com/x"}}"#),
        format!(r#"[{{"body":"{{\"records\":[{}]}}"}}]"#, inner.replace('\\', "\\\\").replace("\\\\\"", "\\\"")),
        format!(r#"{{"result":{{"_raw":"{inner}"}}}}"#),
        format!(r#"{{"time":"2026-11-20T08:00:00Z","category":"SignInLogs","properties":"{inner}"}}"#),
        r#"{"tables":[{"name":"t","columns":[{"name":"TimeGenerated"},{"name":"UserPrincipalName"},{"name":"ClientAppUsed"}],"rows":[["2026-11-20T08:00:00Z","a@b.example","IMAP4"]]}]}"#.to_owned(),
        "[]".to_owned(),
    ] {
        all.push(text.into_bytes());
    }
    all
}

pub(crate) fn csv() -> Vec<Vec<u8>> {
    let mut all = files(&["golden/csv", "cases"], "csv");
    all.push(b"DeviceId,DeviceType,DeviceUserAgent,FirstSyncTime,LastSuccessSync,UserDisplayName\na,b,c,2026-11-20,2026-11-20,d\n".to_vec());
    all
}

pub(crate) fn any_file() -> Vec<Vec<u8>> {
    let mut all = json();
    all.extend(csv());
    all
}

/// Case files: of the demo tenant, of one file, of none, and an encrypted one.
pub(crate) fn cases() -> Vec<Vec<u8>> {
    let mut all = files(&["data"], "json");
    all.retain(|bytes| cutover::export::case::is_case(bytes));
    let about = About {
        written: NOW,
        commit: None,
        pseudonymised: false,
        ledger: Vec::new(),
    };
    let mut demo = Session::default();
    demo.open_demo(NOW);
    let mut one = Session::default();
    let text = json().into_iter().next().unwrap_or_default();
    crate::targets::read(&mut one, "a.json", &text);
    for session in [Session::default(), one, demo] {
        all.extend(session.case_file(&about).ok().map(String::into_bytes));
    }
    all.push(
        br#"{"format":"cutover/case","version":1,"encryption":{"kdf":{"name":"PBKDF2","hash":"SHA-256","iterations":600000,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="},"cipher":{"name":"AES-GCM","bits":256,"nonce":"AAAAAAAAAAAAAAAA"}},"data":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#
            .to_vec(),
    );
    all
}

/// Answers of the sign-in service, one to a line: fragment, query, token answer, claims of an id token, headers.
pub(crate) fn sign_in() -> Vec<Vec<u8>> {
    [
        "#code=abc&state=STATE&session_state=1",
        "#error=access_denied&error_description=AADSTS65004%3A+declined%0D%0ATrace+ID%3A+0a1b2c3d-0000-4000-8000-00000000aa01+Correlation+ID%3A+0a1b2c3d-0000-4000-8000-00000000aa02+Timestamp%3A+2026-11-24+04%3A00%3A00Z&state=STATE",
        "?admin_consent=True&tenant=x",
        r#"{"token_type":"Bearer","access_token":"eyJ0.eyJ9.x","expires_in":3599,"refresh_token":"r","refresh_token_expires_in":"86400","scope":"AuditLog.Read.All User.Read","id_token":"JWT"}"#,
        r#"{"error":"invalid_grant","suberror":"consent_required","error_description":"AADSTS65001: The user. Trace ID: 0a1b2c3d-0000-4000-8000-00000000aa01","error_codes":[65001],"timestamp":"2026-11-24 04:00:00Z","claims":"{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"x\"]}}}"}"#,
        r#"{"aud":"11111111-1111-4111-8111-111111111111","iss":"https://login.microsoftonline.com/22222222-2222-4222-8222-222222222222/v2.0","nonce":"NONCE","exp":1795003600,"iat":1795000000,"tid":"22222222-2222-4222-8222-222222222222","oid":"33333333-3333-4333-8333-333333333333","preferred_username":"a@contoso.example","login_hint":"h","scp":"AuditLog.Read.All","upn":"a@contoso.example"}"#,
        r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ==""#,
        r##"{"clientId":"11111111-1111-4111-8111-111111111111","tenant":"organizations","cloud":"global","imprintUrl":"https://contoso.example/"}"##,
        "1\nSTATE\nNONCE\nv\n11111111-1111-4111-8111-111111111111\ncontoso.example\nglobal\n",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect()
}

/// Bodies of Graph: pages of records, refusals, answers to the other questions.
pub(crate) fn graph() -> Vec<Vec<u8>> {
    let mut all = files(&["golden/json"], "json");
    let record = r#"{"id":"00000000-0000-4000-8000-000000000001","createdDateTime":"2026-11-18T08:00:00Z","userId":"11111111-1111-4111-8111-111111111111","userPrincipalName":"g@contoso.example","clientAppUsed":"Exchange ActiveSync","userAgent":"Apple-iPhone14C5/1902.74","isInteractive":true,"signInEventTypes":["interactiveUser"],"status":{"errorCode":0},"homeTenantId":"aaaaaaaa-0000-4000-8000-000000000001"}"#;
    for text in [
        format!(r#"{{"@odata.context":"x","value":[{record},{record}],"@odata.nextLink":"https://graph.contoso.example/beta/auditLogs/signIns?$skiptoken=a"}}"#),
        format!(r#"{{"@odata.context":"x","value":[{record}]}}"#),
        r#"{"@odata.context":"x","value":[]}"#.to_owned(),
        r#"{"error":{"code":"UnknownError","message":"This request is throttled.","innerError":{"request-id":"r","date":"2026-11-20T08:00:00"}}}"#.to_owned(),
        r#"{"error":{"code":"Authentication_RequestFromNonPremiumTenantOrB2CTenant","message":{"value":"premium license"}}}"#.to_owned(),
        r#"{"value":[{"id":"s","appId":"f8d98a96-0999-43f5-8af3-69971c7bb423","accountEnabled":true,"appRoleAssignmentRequired":false}]}"#.to_owned(),
        r#"{"value":[{"clientId":"s","consentType":"AllPrincipals","principalId":null,"scope":"EAS.AccessAsUser.All offline_access"}],"@odata.nextLink":"https://graph.contoso.example/v1.0/oauth2PermissionGrants?$skiptoken=a"}"#.to_owned(),
        r#"{"defaultUserRolePermissions":{"permissionGrantPoliciesAssigned":["ManagePermissionGrantsForSelf.microsoft-user-default-low"]}}"#.to_owned(),
        r#"{"value":[{"id":"p","displayName":"Block legacy","state":"enabled","conditions":{"clientAppTypes":["exchangeActiveSync","other"],"users":{"includeUsers":["All"],"excludeUsers":["x"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["block"]}}]}"#.to_owned(),
        r#"{"isEnabled":true}"#.to_owned(),
        r#"{"value":[{"id":"11111111-1111-4111-8111-111111111111","preferredLanguage":"de-DE","mailboxSettings":{"language":{"locale":"de-DE"}}}]}"#.to_owned(),
        r#"{"value":[{"id":"MC1","title":"Basic","lastModifiedDateTime":"2026-11-18T08:00:00Z","services":["Exchange Online"],"body":{"content":"<p>SMTP AUTH</p>"}}]}"#.to_owned(),
    ] {
        all.push(text.into_bytes());
    }
    all
}
