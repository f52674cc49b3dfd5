//! What importers hand on: one record with its fields still as text, borrowed from the bytes read.

use super::exchange::ExchangeRow;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The shape a record came in. Names are the public contract (`coverage.sources[].format`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// A Graph response, v1.0 or beta: `{"@odata.context":…,"value":[…]}`.
    Graph,
    /// The portal's JSON: a bare array of objects with Graph's property names.
    PortalJson,
    /// The portal's CSV with user sign-ins.
    PortalCsv,
    /// The portal's `*AuthDetails*` CSV: authentication steps, joined by Request ID.
    AuthDetails,
    /// Diagnostic-setting records, one JSON object a line, or an array of them.
    Diagnostics,
    /// Event Hub messages: `{"records":[…]}`.
    EventHub,
    /// Rows of Log Analytics or Sentinel: CSV, JSON or the API's tables.
    LogAnalytics,
    /// Rows of Defender's hunting: CSV, or Graph's answer.
    Hunting,
    /// A CSV with Graph's property names, as PowerShell writes it.
    FlatCsv,
    /// The result of the page's own query: each row stands for several sign-ins.
    Summary,
    /// The portal's CSV or JSON of service principals or managed identities.
    NotUser,
    /// Exchange's list of mobile devices: no sign-ins.
    MobileDevices,
    /// Exchange's report of SMTP AUTH clients: no sign-ins.
    SmtpAuthReport,
}

impl Format {
    /// Whether files of this shape are cut by the clock as they are written: an hour's is none of a download's window, and
    /// those of one container are one log.
    #[must_use]
    pub const fn is_cut_by_time(self) -> bool {
        matches!(self, Self::Diagnostics | Self::EventHub)
    }

    /// Whether files of this shape hold people's sign-ins.
    #[must_use]
    pub const fn holds_sign_ins(self) -> bool {
        match self {
            Self::Graph
            | Self::PortalJson
            | Self::PortalCsv
            | Self::Diagnostics
            | Self::EventHub
            | Self::LogAnalytics
            | Self::Hunting
            | Self::FlatCsv
            | Self::Summary => true,
            Self::AuthDetails | Self::NotUser | Self::MobileDevices | Self::SmtpAuthReport => false,
        }
    }
}

/// A sign-in record before ingest. Every field is optional: a missing, null or unknown field is never an error.
/// Text is unescaped; enums stay text (they may be comma-joined or new).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawRecord<'a> {
    /// `id`, the portal's *Request ID*.
    pub id: Option<Cow<'a, str>>,
    /// `createdDateTime`, *Date (UTC)*; for diagnostics without it, the envelope's `time`.
    pub created: Option<Cow<'a, str>>,
    /// `userId`.
    pub user_id: Option<Cow<'a, str>>,
    /// `userPrincipalName`, *Username*.
    pub principal_name: Option<Cow<'a, str>>,
    /// `userDisplayName`, *User*.
    pub display_name: Option<Cow<'a, str>>,
    /// `userType`: member or guest.
    pub user_type: Option<Cow<'a, str>>,
    /// `appId`.
    pub app_id: Option<Cow<'a, str>>,
    /// `appDisplayName`.
    pub app_name: Option<Cow<'a, str>>,
    /// `resourceId` of the record, never that of a log's envelope.
    pub resource_id: Option<Cow<'a, str>>,
    /// `resourceDisplayName`.
    pub resource_name: Option<Cow<'a, str>>,
    /// `clientAppUsed`, in the portal's language.
    pub client_app: Option<Cow<'a, str>>,
    /// `userAgent`. `None`: the source has no such field; `Some("")`: it is empty.
    pub user_agent: Option<Cow<'a, str>>,
    /// `deviceDetail.operatingSystem`, *Operating System*.
    pub device_os: Option<Cow<'a, str>>,
    /// `deviceDetail.browser`, *Browser*.
    pub device_browser: Option<Cow<'a, str>>,
    /// `ipAddress`.
    pub ip: Option<Cow<'a, str>>,
    /// `location.city`.
    pub city: Option<Cow<'a, str>>,
    /// `location.countryOrRegion`.
    pub country: Option<Cow<'a, str>>,
    /// `isInteractive` as text (`true`, `false`).
    pub is_interactive: Option<Cow<'a, str>>,
    /// `signInEventTypes`, joined by commas.
    pub event_types: Option<Cow<'a, str>>,
    /// Diagnostics: `category`.
    pub category: Option<Cow<'a, str>>,
    /// `status.errorCode`, else diagnostics' `resultType`. CSV: `Some("")` means that the column exists and is empty.
    pub error_code: Option<Cow<'a, str>>,
    /// `status.failureReason`.
    pub failure_reason: Option<Cow<'a, str>>,
    /// `authenticationProtocol`, maybe comma-joined.
    pub auth_protocol: Option<Cow<'a, str>>,
    /// `authenticationDetails`: the JSON array as it stands in the record.
    pub auth_details: Option<Cow<'a, [u8]>>,
    /// `authenticationProcessingDetails`: the JSON array as it stands in the record.
    pub processing_details: Option<Cow<'a, [u8]>>,
    /// `appliedConditionalAccessPolicies`: the JSON array as it stands in the record. `None`: not readable, which
    /// is not the same as none.
    pub ca_policies: Option<Cow<'a, [u8]>>,
    /// `conditionalAccessStatus`.
    pub ca_status: Option<Cow<'a, str>>,
    /// The portal's *Multifactor authentication result*: its CSV has no authentication details.
    pub mfa_result: Option<Cow<'a, str>>,
    /// `correlationId`.
    pub correlation_id: Option<Cow<'a, str>>,
    /// `uniqueTokenIdentifier`.
    pub token_id: Option<Cow<'a, str>>,
    /// `homeTenantId`.
    pub home_tenant: Option<Cow<'a, str>>,
    /// `resourceTenantId`.
    pub resource_tenant: Option<Cow<'a, str>>,
    /// `crossTenantAccessType`, maybe comma-joined.
    pub cross_tenant: Option<Cow<'a, str>>,
    /// Diagnostics: `tenantId` of the envelope, else the one in `resourceId`.
    pub log_tenant: Option<Cow<'a, str>>,
    /// *Home tenant name*, `homeTenantName`.
    pub tenant_name: Option<Cow<'a, str>>,
    /// `servicePrincipalId`, not empty for service principals.
    pub service_principal: Option<Cow<'a, str>>,
    /// The source's header is in another language than English: so may its values be.
    pub localised: bool,
    /// Bytes of the record in its file.
    pub bytes: u32,
}

/// One row of an `*AuthDetails*` companion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthStep<'a> {
    /// *Request ID* of the sign-in.
    pub request_id: Cow<'a, str>,
    /// *Authentication method*.
    pub method: Cow<'a, str>,
    /// *Succeeded* as text, in the portal's language.
    pub succeeded: Cow<'a, str>,
}

/// What an importer found, told to the next room.
pub trait Sink {
    /// A record with its fields.
    fn record(&mut self, format: Format, record: &RawRecord<'_>);
    /// Something stands where a record should, and cannot be read; counted.
    fn unreadable(&mut self);
    /// An authentication step of a companion file.
    fn auth_step(&mut self, step: &AuthStep<'_>);
    /// A row of a table from Exchange.
    fn exchange(&mut self, _row: ExchangeRow) {}
}

/// Why a file gave nothing, or not all. Codes are the public contract (`coverage.sources[].problem`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ProblemCode {
    /// Nothing in it, not even a header or `[]`.
    Empty,
    /// A web page (often a portal's error or sign-in page).
    Html,
    /// A picture.
    Image,
    /// An Excel workbook.
    Excel,
    /// Some other binary file.
    Binary,
    /// UTF-16 or another encoding that is not UTF-8.
    NotUtf8,
    /// Readable, but no sign-in log (another CSV, another JSON).
    NotSignIns,
    /// A portal CSV in a language whose header is not known, and its columns could not be told by their values.
    HeaderUnknown,
    /// Dates in which day and month cannot be told apart, and nothing else tells which is which.
    DateOrder,
    /// Dates in the time of some computer, not in UTC.
    LocalTimes,
    /// Sign-ins without their client app: what is legacy cannot be told.
    NoClientApp,
    /// AdminDroid's report of sign-ins: without client app.
    AdminDroid,
    /// The unified audit log: without client app.
    UnifiedAudit,
    /// The file ends in the middle of a record.
    Truncated,
    /// The file is damaged at some byte; what came before is kept.
    Malformed,
    /// One record is larger than any sign-in can be.
    RecordTooLarge,
    /// The file belongs to another tenant than the case.
    SecondTenant,
    /// Stopped by the admin.
    Stopped,
    /// Microsoft Graph did not answer everything that was asked.
    NotAnswered,
    /// The browser could not read the file (moved, changed, no permission).
    CannotRead,
    /// The archive's directory or a stream in it is damaged.
    ArchiveDamaged,
    /// The archive needs a password.
    ArchiveEncrypted,
    /// An archive in an archive.
    ArchiveNested,
    /// It unpacks to more than the limit.
    ArchiveTooLarge,
    /// It unpacks by more than the allowed ratio: most likely a trap.
    ArchiveRatio,
    /// More entries than the limit.
    ArchiveTooManyEntries,
    /// Packed by a method other than deflate or stored.
    ArchiveMethod,
    /// A case file that is cut or was changed.
    CaseDamaged,
    /// A case file of a later version.
    CaseNewer,
    /// A case file larger than any case.
    CaseTooLarge,
    /// An encrypted case file that was not opened.
    CaseLocked,
}

impl ProblemCode {
    /// Whether it stands at some byte; else it is about the file as a whole.
    #[must_use]
    pub const fn is_damage(self) -> bool {
        !matches!(
            self,
            Self::DateOrder
                | Self::LocalTimes
                | Self::NoClientApp
                | Self::AdminDroid
                | Self::UnifiedAudit
        )
    }
}

/// What a shape cannot give; said once per file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceNote {
    /// No user agent column: devices unknown; download anew from today's portal.
    NoUserAgent,
    /// A table from Exchange: no sign-ins, it adds to what is known of devices and senders.
    FromExchange,
    /// No authentication details; drop the `*AuthDetails*` companion beside it.
    NoAuthDetails,
    /// Exactly 100,000 or 250,000 rows: the portal cut it at its old end.
    CutAtLimit,
    /// Client app names in a language that is not known; rows counted as unknown.
    UntranslatedClientApp,
    /// Rows without an error code whose failure reason is in a language that is not known: whether they succeeded is
    /// not told.
    UntoldOutcome,
    /// Columns told by their order and values, not by their names.
    ByColumnOrder,
    /// Holds no sign-in at all: valid evidence once its details are stated.
    NoRecords,
    /// Only service principals or managed identities.
    NotUserSignIns,
    /// Companion file whose sign-ins were not (yet) dropped.
    NoMatchingSignIns,
    /// Some records of another tenant were left out.
    OtherTenantRecords,
    /// Values inside the records were cut off when the file was written: `ConvertTo-Json` without depth, `Export-Csv`.
    CutDepth,
    /// Rows stand for several sign-ins: they find devices and prove no silence.
    Summarised,
    /// They stand for more sign-ins than are counted.
    CountsCut,
    /// Not in UTF-8: read as Windows-1252.
    Windows1252,
    /// A record names a field twice, and readers differ in which value they take; the last counts.
    DoubledNames,
    /// One page of an answer that has more (`@odata.nextLink`): older rows are missing.
    PageOfSeveral,
}
