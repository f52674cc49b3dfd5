//! One sign-in as Graph's beta endpoint writes it
//! (<https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta>).

use super::TENANT_ID;
use super::people::Place;
use crate::model::Instant;

/// An app or resource: name and id.
pub(super) type App = (&'static str, &'static str);

/// What `authenticationDetails` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// Nothing: an empty list, as on most non-interactive rows.
    Nothing,
    /// A password, right or wrong by the error code.
    Password,
    /// A certificate.
    Certificate,
    /// A token brought along.
    Claim,
}

/// What Conditional Access did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// No policy applied; the list is there and empty.
    NotApplied,
    /// Multifactor policy satisfied.
    Satisfied,
    /// The policy against legacy authentication blocked it.
    Blocked,
    /// The policies are left out, as for readers without the right to see them.
    Hidden,
}

/// What is told of a sign-in; everything else is the same in all of them.
#[derive(Clone, Debug)]
pub(super) struct SignIn<'a> {
    pub(super) at: Instant,
    pub(super) who: usize,
    /// User principal name.
    pub(super) principal: &'a str,
    pub(super) display: &'a str,
    pub(super) guest: bool,
    /// `clientAppUsed`; `None`: the record has no such field.
    pub(super) client: Option<&'a str>,
    pub(super) app: App,
    pub(super) resource: App,
    pub(super) agent: &'a str,
    pub(super) place: Place,
    pub(super) interactive: bool,
    pub(super) code: i64,
    pub(super) protocol: &'a str,
    pub(super) proof: Proof,
    pub(super) access: Access,
    /// Operating system and browser in `deviceDetail`.
    pub(super) device: (&'a str, &'a str),
}

/// Exchange Online, the resource of every mail sign-in.
pub(super) const EXCHANGE: App = (
    "Office 365 Exchange Online",
    "00000002-0000-0ff1-ce00-000000000000",
);

const fn reason(code: i64) -> &'static str {
    match code {
        0 => "Other.",
        50034 => "The user account does not exist in the tenant.",
        50053 => {
            "The account is locked, you've tried to sign in too many times with an incorrect user ID or password."
        }
        50126 => "Error validating credentials due to invalid username or password.",
        53003 => "Access has been blocked by Conditional Access policies.",
        65001 => "The user or administrator has not consented to use the application.",
        _ => "Sign-in failed.",
    }
}

/// Writes `text` as a JSON string.
fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Begins a field: its name, and a comma before it unless it is the first of its object.
fn name(out: &mut String, name: &str) {
    if !out.ends_with('{') {
        out.push(',');
    }
    out.push('"');
    out.push_str(name);
    out.push_str("\":");
}

fn field(out: &mut String, key: &str, value: &str) {
    name(out, key);
    string(out, value);
}

fn raw(out: &mut String, key: &str, value: &str) {
    name(out, key);
    out.push_str(value);
}

/// A GUID of 128 bits in the log's spelling.
pub(super) fn guid(high: u64, low: u64) -> String {
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff
    )
}

/// Object id of the person with this index.
pub(super) fn user_id(who: usize) -> String {
    let n = who as u64 + 1;
    guid(
        n.wrapping_mul(0xd6e8_feb8_6659_fd93) & 0xffff_ffff_ffff_0fff | 0x4000,
        n.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 2 | 1 << 63,
    )
}

/// The record as one JSON object; `id` and `correlation` are its ids.
pub(super) fn write(s: &SignIn<'_>, id: &str, correlation: &str) -> String {
    const FABRIKAM: &str = "fab41ca0-0000-4de0-8000-0de000000002";
    let mut o = String::with_capacity(2048);
    let at = s.at.to_string();
    o.push('{');
    field(&mut o, "id", id);
    field(&mut o, "createdDateTime", &at);
    field(&mut o, "userDisplayName", s.display);
    field(&mut o, "userPrincipalName", s.principal);
    field(&mut o, "userId", &user_id(s.who));
    field(&mut o, "appId", s.app.1);
    field(&mut o, "appDisplayName", s.app.0);
    field(&mut o, "ipAddress", &s.place.ip);
    if let Some(client) = s.client {
        field(&mut o, "clientAppUsed", client);
    }
    field(&mut o, "userAgent", s.agent);
    field(&mut o, "correlationId", correlation);
    let status = match s.access {
        Access::NotApplied => "notApplied",
        Access::Satisfied | Access::Hidden => "success",
        Access::Blocked => "failure",
    };
    field(&mut o, "conditionalAccessStatus", status);
    field(&mut o, "authenticationProtocol", s.protocol);
    field(&mut o, "incomingTokenType", "none");
    raw(
        &mut o,
        "isInteractive",
        if s.interactive { "true" } else { "false" },
    );
    field(
        &mut o,
        "homeTenantId",
        if s.guest { FABRIKAM } else { TENANT_ID },
    );
    field(
        &mut o,
        "homeTenantName",
        if s.guest { "Fabrikam" } else { "Contoso" },
    );
    field(&mut o, "tokenIssuerType", "AzureAD");
    field(&mut o, "resourceDisplayName", s.resource.0);
    field(&mut o, "resourceId", s.resource.1);
    field(&mut o, "resourceTenantId", TENANT_ID);
    let requirement = if s.access == Access::Satisfied {
        "multiFactorAuthentication"
    } else {
        "singleFactorAuthentication"
    };
    field(&mut o, "authenticationRequirement", requirement);
    field(&mut o, "uniqueTokenIdentifier", &format!("demo-{id}"));
    let event = if s.interactive {
        "[\"interactiveUser\"]"
    } else {
        "[\"nonInteractiveUser\"]"
    };
    raw(&mut o, "signInEventTypes", event);
    field(&mut o, "servicePrincipalId", "");
    field(&mut o, "userType", if s.guest { "guest" } else { "member" });
    let cross = if s.guest { "b2bCollaboration" } else { "none" };
    field(&mut o, "crossTenantAccessType", cross);
    name(&mut o, "status");
    o.push('{');
    raw(&mut o, "errorCode", &s.code.to_string());
    field(&mut o, "failureReason", reason(s.code));
    raw(&mut o, "additionalDetails", "null");
    o.push('}');
    name(&mut o, "deviceDetail");
    o.push('{');
    field(&mut o, "deviceId", "");
    field(&mut o, "operatingSystem", s.device.0);
    field(&mut o, "browser", s.device.1);
    raw(&mut o, "isCompliant", "false");
    raw(&mut o, "isManaged", "false");
    field(&mut o, "trustType", "");
    o.push('}');
    name(&mut o, "location");
    o.push('{');
    field(&mut o, "city", s.place.city);
    field(&mut o, "countryOrRegion", s.place.country);
    raw(&mut o, "geoCoordinates", "{}");
    o.push('}');
    let policies = match s.access {
        Access::Hidden => None,
        Access::NotApplied => Some("[]"),
        Access::Satisfied => Some(
            "[{\"id\":\"c0471050-0000-4ca0-8000-000000000001\",\"displayName\":\"Require multifactor authentication\",\"enforcedGrantControls\":[\"Mfa\"],\"result\":\"success\"}]",
        ),
        Access::Blocked => Some(
            "[{\"id\":\"c0471050-0000-4ca0-8000-000000000002\",\"displayName\":\"Block legacy authentication\",\"enforcedGrantControls\":[\"Block\"],\"result\":\"failure\"}]",
        ),
    };
    if let Some(policies) = policies {
        raw(&mut o, "appliedConditionalAccessPolicies", policies);
    }
    raw(&mut o, "authenticationProcessingDetails", "[]");
    name(&mut o, "authenticationDetails");
    o.push('[');
    details(&mut o, s, &at);
    o.push_str("]}");
    o
}

fn details(o: &mut String, s: &SignIn<'_>, at: &str) {
    let right = !matches!(s.code, 50034 | 50053 | 50126);
    let (method, detail, text) = match s.proof {
        Proof::Nothing => return,
        Proof::Password if right => ("Password", "Password in the cloud", "Correct password"),
        Proof::Password => (
            "Password",
            "Password in the cloud",
            "Invalid username or password or Invalid on-premise username or password.",
        ),
        Proof::Certificate => (
            "X.509 Certificate",
            "Certificate-based authentication",
            "Certificate verified",
        ),
        Proof::Claim => (
            "Previously satisfied",
            "",
            "First factor requirement satisfied by claim in the token",
        ),
    };
    o.push('{');
    field(o, "authenticationStepDateTime", at);
    field(o, "authenticationMethod", method);
    field(o, "authenticationMethodDetail", detail);
    raw(o, "succeeded", if right { "true" } else { "false" });
    field(o, "authenticationStepResultDetail", text);
    field(o, "authenticationStepRequirement", "Primary authentication");
    o.push('}');
}
