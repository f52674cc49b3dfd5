//! What Exchange itself knows of devices and senders, from tables that an administrator exports there: `Get-MobileDevice`,
//! `Get-MobileDeviceStatistics` (<https://learn.microsoft.com/powershell/module/exchange/get-mobiledevicestatistics>), and
//! the admin center's report of SMTP AUTH clients
//! (<https://learn.microsoft.com/exchange/monitoring/mail-flow-reports/mfr-smtp-auth-clients-report>).

/// One row of such a table. Fields that a table does not have are empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeRow {
    /// A phone, a tablet or an app of a mailbox.
    Device(MobileDevice),
    /// Who sends by SMTP AUTH.
    Sender(Sender),
}

/// A device partnership of a mailbox.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MobileDevice {
    /// Principal name or address of the mailbox, if the table has one.
    pub user: String,
    /// Display name of its owner.
    pub display_name: String,
    /// The partnership's path: `…/Anna Meier/ExchangeActiveSyncDevices/…`.
    pub identity: String,
    /// Name that its owner gave it.
    pub friendly_name: String,
    /// Model as the device tells it, e.g. `iPhone14C5`.
    pub model: String,
    /// System, e.g. `iOS 15.1 19B74`.
    pub os: String,
    /// Device id.
    pub id: String,
    /// User agent.
    pub agent: String,
    /// `EAS`, `REST`, `Outlook` …
    pub client_type: String,
    /// Version of the protocol, e.g. `16.1`.
    pub client_version: String,
    /// Last success, as the table has it: its format is the exporting computer's.
    pub last_sync: String,
}

impl MobileDevice {
    /// ActiveSync below 16.1, which Exchange Online refuses since March 2026; `None` where the table does not tell.
    #[must_use]
    pub fn is_refused(&self) -> Option<bool> {
        if !self.client_type.eq_ignore_ascii_case("EAS") {
            return None;
        }
        let (major, minor) = self.client_version.trim().split_once('.')?;
        let version: (u32, u32) = (major.parse().ok()?, minor.parse().ok()?);
        Some(version < (16, 1))
    }
}

/// A sender of the SMTP AUTH report.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sender {
    /// Address.
    pub address: String,
    /// `Basic` or `OAuth`, as the report has it; empty in reports before October 2024.
    pub protocol: String,
    /// Messages sent, as the report has it.
    pub messages: String,
}
