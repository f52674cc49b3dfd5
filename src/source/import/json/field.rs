//! Names of fields → what they mean to us, whichever program wrote them: Graph, its PowerShell module, Log Analytics,
//! Defender's hunting, and what people make of these in `Select-Object`.

/// A field that is read. What it holds: [`RawRecord`](crate::source::RawRecord).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source::import) enum Field {
    Id,
    /// Defender's name for it; Graph has one beside its id.
    RequestId,
    Created,
    /// A diagnostic record's own time.
    Time,
    /// Log Analytics: when the row arrived there.
    TimeGenerated,
    /// Defender: when the sign-in was.
    Timestamp,
    UserId,
    PrincipalName,
    DisplayName,
    UserType,
    /// Defender: 1 for guests.
    GuestFlag,
    AppId,
    AppName,
    ResourceName,
    /// Log Analytics' name for the resource's id.
    ResourceIdentity,
    ClientApp,
    UserAgent,
    Ip,
    CallerIp,
    Location,
    City,
    Country,
    DeviceDetail,
    DeviceOs,
    DeviceBrowser,
    IsInteractive,
    EventTypes,
    Category,
    /// Log Analytics: the table's name.
    LogType,
    Status,
    ErrorCode,
    FailureReason,
    ResultType,
    ResultText,
    AuthProtocol,
    AuthDetails,
    ProcessingDetails,
    CaPolicies,
    CaStatus,
    CorrelationId,
    TokenId,
    HomeTenant,
    TenantName,
    ResourceTenant,
    CrossTenant,
    Tenant,
    /// Log Analytics: the tenant; its `TenantId` is the workspace.
    LogTenant,
    ResourceId,
    ServicePrincipal,
    Properties,
    /// Of summarised rows: how many sign-ins a row stands for, the first, the last, and how they ended.
    Count,
    First,
    Last,
    Outcome,
    /// Of summarised rows: their addresses.
    Addresses,
}

/// The field of a key. Length and one or two letters choose the only candidate; then it is compared. Graph's names
/// first; the others are looked up in [`OTHERS`].
#[inline]
pub(in crate::source::import) fn field(key: &[u8]) -> Option<Field> {
    graphs(key).or_else(|| others(key))
}

/// Case, blanks, dots and underscores aside: Kusto writes `Status_errorCode`, PowerShell `Status.ErrorCode`.
#[cold]
fn others(key: &[u8]) -> Option<Field> {
    if key.len() > LONGEST {
        return None;
    }
    let plain = plain(key);
    OTHERS
        .iter()
        .find(|(name, _)| name.as_bytes() == plain)
        .map(|(_, field)| *field)
}

/// A key without what does not count.
pub(super) fn plain(key: &[u8]) -> Vec<u8> {
    key.iter()
        .filter(|b| !matches!(b, b'_' | b'.' | b' '))
        .map(u8::to_ascii_lowercase)
        .collect()
}

/// No name that is looked for is longer, marks included.
const LONGEST: usize = 48;

fn graphs(key: &[u8]) -> Option<Field> {
    let at = |i: usize| key.get(i).map_or(0, |b| b | 0x20);
    let (name, field): (&[u8], Field) = match (key.len(), at(0)) {
        (2, b'i') => (b"id", Field::Id),
        (4, b't') => (b"time", Field::Time),
        (5, b'a') => (b"appid", Field::AppId),
        (6, b'u') => (b"userid", Field::UserId),
        (6, b's') => (b"status", Field::Status),
        (8, b'u') if at(4) == b't' => (b"usertype", Field::UserType),
        (8, b'l') => (b"location", Field::Location),
        (8, b'c') => (b"category", Field::Category),
        (8, b't') => (b"tenantid", Field::Tenant),
        (9, b'u') => (b"useragent", Field::UserAgent),
        (9, b'i') => (b"ipaddress", Field::Ip),
        (10, b'p') => (b"properties", Field::Properties),
        (10, b'r') if at(3) == b'u' => (b"resulttype", Field::ResultType),
        (10, b'r') => (b"resourceid", Field::ResourceId),
        (12, b'd') => (b"devicedetail", Field::DeviceDetail),
        (12, b'h') => (b"hometenantid", Field::HomeTenant),
        (13, b'i') => (b"isinteractive", Field::IsInteractive),
        (13, b'c') if at(1) == b'l' => (b"clientappused", Field::ClientApp),
        (13, b'c') => (b"correlationid", Field::CorrelationId),
        (14, b'a') => (b"appdisplayname", Field::AppName),
        (14, b'h') => (b"hometenantname", Field::TenantName),
        (15, b'u') => (b"userdisplayname", Field::DisplayName),
        (15, b'c') if at(1) == b'r' => (b"createddatetime", Field::Created),
        (15, b'c') => (b"calleripaddress", Field::CallerIp),
        (16, b's') => (b"signineventtypes", Field::EventTypes),
        (16, b'r') => (b"resourcetenantid", Field::ResourceTenant),
        (17, b'u') => (b"userprincipalname", Field::PrincipalName),
        (18, b's') => (b"serviceprincipalid", Field::ServicePrincipal),
        (19, b'r') => (b"resourcedisplayname", Field::ResourceName),
        (21, b'a') => (b"authenticationdetails", Field::AuthDetails),
        (21, b'u') => (b"uniquetokenidentifier", Field::TokenId),
        (21, b'c') => (b"crosstenantaccesstype", Field::CrossTenant),
        (22, b'a') => (b"authenticationprotocol", Field::AuthProtocol),
        (23, b'c') => (b"conditionalaccessstatus", Field::CaStatus),
        (31, b'a') => (b"authenticationprocessingdetails", Field::ProcessingDetails),
        (32, b'a') => (b"appliedconditionalaccesspolicies", Field::CaPolicies),
        // An older v1.0 page of Graph names it in the singular.
        (30, b'a') => (b"appliedconditionalaccesspolicy", Field::CaPolicies),
        _ => return None,
    };
    key.eq_ignore_ascii_case(name).then_some(field)
}

/// Names that are not Graph's, in lower case.
const OTHERS: &[(&str, Field)] = &[
    // Log Analytics, Sentinel
    ("timegenerated", Field::TimeGenerated),
    ("locationdetails", Field::Location),
    ("conditionalaccesspolicies", Field::CaPolicies),
    ("resultdescription", Field::ResultText),
    ("resourceidentity", Field::ResourceIdentity),
    ("aadtenantid", Field::LogTenant),
    ("type", Field::LogType),
    // Defender's hunting
    ("timestamp", Field::Timestamp),
    ("accountupn", Field::PrincipalName),
    ("accountobjectid", Field::UserId),
    ("accountdisplayname", Field::DisplayName),
    ("isguestuser", Field::GuestFlag),
    ("application", Field::AppName),
    ("applicationid", Field::AppId),
    ("logontype", Field::EventTypes),
    ("requestid", Field::RequestId),
    ("osplatform", Field::DeviceOs),
    ("city", Field::City),
    ("country", Field::Country),
    // Projected by hand
    ("dateutc", Field::Created),
    ("datetime", Field::Created),
    ("signindatetime", Field::Created),
    ("errorcode", Field::ErrorCode),
    ("failurereason", Field::FailureReason),
    ("statuserrorcode", Field::ErrorCode),
    ("statusfailurereason", Field::FailureReason),
    ("signinerrorcode", Field::ErrorCode),
    ("countryorregion", Field::Country),
    ("locationcity", Field::City),
    ("locationcountryorregion", Field::Country),
    ("locationdetailscity", Field::City),
    ("locationdetailscountryorregion", Field::Country),
    ("operatingsystem", Field::DeviceOs),
    ("deviceos", Field::DeviceOs),
    ("devicedetailoperatingsystem", Field::DeviceOs),
    ("browser", Field::DeviceBrowser),
    ("devicebrowser", Field::DeviceBrowser),
    ("devicedetailbrowser", Field::DeviceBrowser),
    ("clientapp", Field::ClientApp),
    ("upn", Field::PrincipalName),
    ("username", Field::PrincipalName),
    ("conditionalaccess", Field::CaStatus),
    // Summarised by the page's own query
    ("signins", Field::Count),
    ("first", Field::First),
    ("last", Field::Last),
    ("outcome", Field::Outcome),
    ("addresses", Field::Addresses),
];

#[cfg(test)]
mod tests {
    use super::{OTHERS, field};

    #[test]
    fn no_name_stands_twice() {
        for (name, wanted) in OTHERS {
            assert_eq!(field(name.as_bytes()), Some(*wanted), "{name}");
            assert_eq!(field(name.to_uppercase().as_bytes()), Some(*wanted));
        }
    }
}
