//! Exchange Online PowerShell for the mailboxes concerned
//! (<https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/disable-basic-authentication-in-exchange-online>).
//!
//! What only reads stands ready; what changes something is a remark that an administrator has to uncomment. ActiveSync
//! is never switched off: a repaired Apple Mail speaks it with modern authentication, too. Nor is SMTP AUTH where a
//! sender may have moved to OAuth: a policy refuses Basic, and OAuth over SMTP AUTH goes on.

use super::{Device, Stage};
use crate::device::Family;
use crate::model::order;
use crate::model::{Flag, MailApp, Protocol};
use crate::remedy::quote::{powershell, remark};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is known of a mailbox.
#[derive(Default)]
struct Mailbox<'a> {
    devices: Vec<&'a Device>,
}

impl Mailbox<'_> {
    fn speaks(&self, wanted: &[Protocol]) -> bool {
        self.devices
            .iter()
            .any(|d| d.row.protocols.iter().any(|p| wanted.contains(p)))
    }

    fn has_apple(&self) -> bool {
        self.devices
            .iter()
            .any(|d| crate::findings::view::fits(d.row.family, MailApp::AppleInternetAccounts))
    }

    /// Devices in one line.
    fn remark(&self) -> String {
        let mut names: Vec<String> = self
            .devices
            .iter()
            .map(|d| {
                let protocols: Vec<&str> = d.row.protocols.iter().map(|p| p.name()).collect();
                let label = match (d.row.label.as_str(), d.row.family) {
                    ("", Family::Relay) => "relayed by Exchange",
                    ("", _) => "unknown device",
                    (label, _) => label,
                };
                remark(&format!("{label} ({})", protocols.join(", ")))
            })
            .collect();
        order::distinct(&mut names);
        names.join("; ")
    }
}

/// The script.
#[must_use]
pub fn exchange(devices: &[Device]) -> String {
    let mut boxes: BTreeMap<String, Mailbox<'_>> = BTreeMap::new();
    let mut unwritable = 0_u64;
    for d in devices {
        // Guests have no mailbox here.
        if d.has(Flag::Guest) || d.stage == Stage::Proven {
            continue;
        }
        let user = &d.row.user;
        let identity = [user.principal_name.as_deref(), user.id.as_deref()]
            .into_iter()
            .flatten()
            .filter(|name| !name.trim().is_empty())
            .find_map(powershell::literal);
        match identity {
            Some(identity) => boxes.entry(identity).or_default().devices.push(d),
            None => unwritable += 1,
        }
    }
    let mut out = String::from(HEAD);
    out.push_str("$people = @(\n");
    for (identity, mailbox) in &boxes {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "    {identity}  # {}", mailbox.remark());
    }
    out.push_str(")\n");
    if unwritable > 0 {
        let _ = writeln!(
            out,
            "# Left out: {unwritable} finding(s) without a name or id that could be written here safely."
        );
    }
    out.push_str(READ);
    out.push_str(REFUSE);
    for (identity, mailbox) in &boxes {
        let compromised = mailbox
            .devices
            .iter()
            .any(|d| d.has(Flag::PossiblyCompromised));
        let _ = writeln!(
            out,
            "# Set-User -Identity {identity} -AuthenticationPolicy 'Block Basic'{}",
            if compromised {
                "  # possibly compromised: first of all, with the next line"
            } else {
                ""
            }
        );
        if compromised {
            let _ = writeln!(
                out,
                "# Set-User -Identity {identity} -STSRefreshTokensValidFrom $([System.DateTime]::UtcNow)"
            );
        }
    }
    let sends = |mailbox: &&Mailbox<'_>| mailbox.speaks(&[Protocol::SmtpAuth]);
    if boxes.values().any(|mailbox| sends(&mailbox)) {
        out.push_str(SENDERS);
    }
    for (identity, _) in boxes.iter().filter(|(_, mailbox)| sends(mailbox)) {
        let _ = writeln!(
            out,
            "# Set-User -Identity {identity} -AuthenticationPolicy 'Allow Basic SMTP'"
        );
    }
    out.push_str(PROTOCOLS);
    for (identity, mailbox) in &boxes {
        if mailbox.speaks(&[Protocol::Pop, Protocol::Imap]) {
            let _ = writeln!(
                out,
                "# Set-CASMailbox -Identity {identity} -PopEnabled $false -ImapEnabled $false"
            );
        }
        if mailbox.speaks(&[Protocol::SmtpAuth]) {
            let _ = writeln!(
                out,
                "# Set-CASMailbox -Identity {identity} -SmtpClientAuthenticationDisabled $true  # not if it sends with OAuth: the policy above refuses Basic alone"
            );
        }
        if mailbox.speaks(&[Protocol::ActiveSync]) && mailbox.has_apple() {
            let _ = writeln!(
                out,
                "# {identity}: ActiveSync stays on, the repaired Apple Mail needs it."
            );
        }
    }
    out.push_str(EVERYBODY);
    out
}

const HEAD: &str = "\
# Exchange Online: legacy authentication of the mailboxes that the sign-in log shows. Written by Cutover.
# Read every line before you run anything. Lines that change something are remarks: remove the # when their time has come.
# The module, once: Install-Module ExchangeOnlineManagement -Scope CurrentUser
#Requires -Modules ExchangeOnlineManagement
Connect-ExchangeOnline -ErrorAction Stop
# A mailbox that is not found is reported, and the next one is read.
$ErrorActionPreference = 'Continue'

# 1. The mailboxes, and what the log saw
";

const READ: &str = "
# 2. What Exchange knows of them (reads only). Drop both files into Cutover: they name the devices and their versions.
$people | ForEach-Object { $mailbox = $_; Get-MobileDeviceStatistics -Mailbox $mailbox |
    Select-Object @{ Name = 'UserPrincipalName'; Expression = { $mailbox } }, Identity, DeviceFriendlyName, DeviceModel, DeviceOS, DeviceType, DeviceID, DeviceUserAgent, ClientType, ClientVersion, FirstSyncTime, LastSuccessSync } |
    Export-Csv -Path .\\mobile-device-statistics.csv -NoTypeInformation -Encoding UTF8
Get-MobileDevice -ResultSize Unlimited |
    Select-Object Identity, UserDisplayName, FriendlyName, DeviceModel, DeviceOS, DeviceType, DeviceId, DeviceUserAgent, ClientType, ClientVersion, FirstSyncTime |
    Export-Csv -Path .\\mobile-devices.csv -NoTypeInformation -Encoding UTF8
$people | ForEach-Object { Get-CASMailbox -Identity $_ } |
    Format-Table Name, ActiveSyncEnabled, PopEnabled, ImapEnabled, SmtpClientAuthenticationDisabled, EwsEnabled, MAPIEnabled
# Which authentication policy refuses Basic already, for whom, and what holds for everybody else.
$people | ForEach-Object { Get-User -Identity $_ } | Format-Table UserPrincipalName, AuthenticationPolicy
Get-AuthenticationPolicy | Format-List Name, AllowBasicAuth*
Get-OrganizationConfig | Format-List DefaultAuthenticationPolicy, EwsEnabled
Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | Format-List EwsAllowedAppIDs
Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled

# 3. Refuse Basic: a policy, then one mailbox after the other, each when its devices are changed. OAuth is not touched.
#    It takes up to 24 hours, or 30 minutes with: Set-User -Identity <mailbox> -STSRefreshTokensValidFrom $([System.DateTime]::UtcNow)
";

const REFUSE: &str = "\
# New-AuthenticationPolicy -Name 'Block Basic'
";

const SENDERS: &str = "
#    What still sends by SMTP AUTH with a password, High Volume Email among it, needs a policy of its own: one without Basic
#    for SMTP wins over SmtpClientAuthenticationDisabled $false of the mailbox. Instead of the line above, until it is changed:
# New-AuthenticationPolicy -Name 'Allow Basic SMTP' -AllowBasicAuthSmtp
";

const PROTOCOLS: &str = "
# 4. Protocols that a mailbox no longer needs. This stops OAuth over them as well: only where no app of the person uses them.
#    ActiveSync is not among them, on purpose: Apple Mail speaks it with modern authentication, too.
";

const EVERYBODY: &str = "
# 5. When nothing is left: everybody. A mailbox with a policy of its own keeps it, and OAuth goes on. Switching SMTP AUTH off
#    for the tenant (SmtpClientAuthenticationDisabled) would stop what sends with OAuth, too.
# Set-OrganizationConfig -DefaultAuthenticationPolicy 'Block Basic'
";
