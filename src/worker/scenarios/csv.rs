//! The portal's CSV of a story's sign-ins: 44 columns (2023, without a user agent), 55 and 57 columns (2025).

use serde_json::Value;

/// Columns of the newest download. Those of 2023 have no [`SINCE_2025`].
const COLUMNS: [&str; 57] = [
    "Date (UTC)",
    "Request ID",
    "User agent",
    "Correlation ID",
    "User ID",
    "User",
    "Username",
    "User type",
    "Cross tenant access type",
    "Incoming token type",
    "Authentication Protocol",
    "Unique token identifier",
    "Original transfer method",
    "Client credential type",
    "Token Protection - Sign In Session",
    "Token Protection - Sign In Session StatusCode",
    "Application",
    "Application ID ",
    "App owner tenant ID",
    "Resource",
    "Resource ID ",
    "Resource tenant ID",
    "Resource owner tenant ID",
    "Home tenant ID",
    "Home tenant name",
    "IP address",
    "Location",
    "Status",
    "Sign-in error code",
    "Failure reason",
    "Client app",
    "Device ID",
    "Browser",
    "Operating System",
    "Compliant",
    "Managed",
    "Join Type",
    "Multifactor authentication result",
    "Multifactor authentication auth method",
    "Multifactor authentication auth detail",
    "Authentication requirement",
    "Sign-in identifier",
    "Session ID",
    "IP address (seen by resource)",
    "Through Global Secure Access",
    "Global Secure Access IP address",
    "Autonomous system  number",
    "Flagged for review",
    "Token issuer type",
    "Incoming token type",
    "Token issuer name",
    "Latency",
    "Conditional Access",
    "Managed Identity type",
    "Associated Resource Id",
    "Federated Token Id",
    "Federated Token Issuer",
];
const SINCE_2025: [&str; 13] = [
    "User agent",
    "Original transfer method",
    "Token Protection - Sign In Session",
    "Token Protection - Sign In Session StatusCode",
    "App owner tenant ID",
    "Resource owner tenant ID",
    "Session ID",
    "Through Global Secure Access",
    "Global Secure Access IP address",
    "Managed Identity type",
    "Associated Resource Id",
    "Federated Token Id",
    "Federated Token Issuer",
];

/// The bytes of a download with so many columns.
pub(super) fn download(rows: &[Value], columns: usize) -> Vec<u8> {
    let left_out: &[&str] = match columns {
        57 => &[],
        55 => &["App owner tenant ID", "Resource owner tenant ID"],
        44 => &SINCE_2025,
        other => panic!("no download has {other} columns"),
    };
    let columns: Vec<&str> = COLUMNS
        .into_iter()
        .filter(|c| !left_out.contains(c))
        .collect();
    let line = |fields: Vec<String>| {
        let quoted: Vec<String> = fields
            .into_iter()
            .map(|f| format!("\"{}\"", f.replace('"', "\"\"")))
            .collect();
        quoted.join(",") + "\r\n"
    };
    let mut text = String::from("\u{feff}");
    text += &line(columns.iter().map(|c| (*c).to_owned()).collect());
    for row in rows {
        text += &line(columns.iter().map(|c| field(row, c)).collect());
    }
    text.into_bytes()
}

fn field(row: &Value, column: &str) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let code = row["status"]["errorCode"].as_i64().unwrap_or(0);
    match column {
        "Date (UTC)" => text(&row["createdDateTime"]),
        "Request ID" => text(&row["id"]),
        "User agent" => text(&row["userAgent"]),
        "User ID" => text(&row["userId"]),
        "User" => text(&row["userDisplayName"]),
        "Username" => text(&row["userPrincipalName"]),
        "Authentication Protocol" => text(&row["authenticationProtocol"]),
        "Application" => text(&row["appDisplayName"]),
        "Application ID " => text(&row["appId"]),
        "Resource ID " => text(&row["resourceId"]),
        "Resource tenant ID" | "Home tenant ID" => text(&row["homeTenantId"]),
        "IP address" => text(&row["ipAddress"]),
        "Status" => if code == 0 { "Success" } else { "Failure" }.to_owned(),
        "Sign-in error code" if code != 0 => code.to_string(),
        "Failure reason" => if code == 0 { "Other." } else { "Refused." }.to_owned(),
        "Client app" => text(&row["clientAppUsed"]),
        "Operating System" => text(&row["deviceDetail"]["operatingSystem"]),
        _ => String::new(),
    }
}
