//! Tables from Exchange among the CSV files: told by their columns, read leniently. They prove nothing about sign-ins, so a
//! row that cannot be read is left out.

use super::headers::fold;
use super::scan::Field;
use crate::source::exchange::{ExchangeRow, MobileDevice, Sender};
use crate::source::{Format, Sink};

/// Which column holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Exchange {
    pub(super) format: Format,
    width: usize,
    /// Column of each wanted field, in the order of [`DEVICE`] or [`SENDER`].
    columns: Vec<Option<usize>>,
}

/// Names of the fields of a device, without case and blanks. The cmdlets' names first, then what common scripts make
/// of them.
const DEVICE: [&[&str]; 11] = [
    &[
        "userprincipalname",
        "upn",
        "mailbox",
        "primarysmtpaddress",
        "emailaddress",
        "user",
    ],
    &["userdisplayname", "displayname"],
    &["identity", "distinguishedname"],
    &["friendlyname", "devicefriendlyname"],
    &["devicemodel", "model"],
    &["deviceos", "os"],
    &["deviceid"],
    &["deviceuseragent", "useragent"],
    &["clienttype"],
    &["clientversion"],
    &["lastsuccesssync", "lastsyncattempttime", "lastsync"],
];

/// Names of the fields of a sender, in the languages of the admin center.
const SENDER: [&[&str]; 3] = [
    &[
        "senderaddress",
        "absenderadresse",
        "adressedelexpediteur",
        "indirizzodelmittente",
        "indirizzomittente",
        "direcciondelremitente",
        "enderecodoremetente",
        "afzenderadres",
    ],
    &[
        "authenticationprotocol",
        "authprotocol",
        "authentifizierungsprotokoll",
        "protocoledauthentification",
        "protocollodiautenticazione",
        "protocolodeautenticacion",
        "protocolodeautenticacao",
        "verificatieprotocol",
    ],
    &[
        "messagessent",
        "messagecount",
        "numberofmessages",
        "gesendetenachrichten",
        "messagesenvoyes",
        "messaggiinviati",
        "mensajesenviados",
        "mensagensenviadas",
        "verzondenberichten",
    ],
];

impl Exchange {
    /// What a header tells, if it is one of these tables.
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Option<Self> {
        let names: Vec<String> = names.map(|name| fold(name).replace(' ', "")).collect();
        let find = |wanted: &[&[&str]]| -> Vec<Option<usize>> {
            wanted
                .iter()
                .map(|any| {
                    any.iter()
                        .find_map(|name| names.iter().position(|n| n == name))
                })
                .collect()
        };
        let has = |columns: &[Option<usize>], n: usize| columns.get(n).copied().flatten().is_some();
        let device = find(&DEVICE);
        // A device needs somebody whose it is, and what it is.
        let owned = has(&device, 0) || has(&device, 1) || has(&device, 2);
        let named = has(&device, 4) && (has(&device, 6) || has(&device, 5));
        if owned && named {
            return Some(Self {
                format: Format::MobileDevices,
                width: names.len(),
                columns: device,
            });
        }
        let sender = find(&SENDER);
        let tls = names.iter().any(|name| name.starts_with("tls1"));
        if has(&sender, 0) && (has(&sender, 1) || tls) {
            return Some(Self {
                format: Format::SmtpAuthReport,
                width: names.len(),
                columns: sender,
            });
        }
        None
    }

    /// Hands on a row.
    pub(super) fn give(&self, row: &str, fields: &[Field], sink: &mut dyn Sink) {
        if fields.len() != self.width {
            return;
        }
        let text = |n: usize| {
            self.columns
                .get(n)
                .copied()
                .flatten()
                .and_then(|at| fields.get(at))
                .map(|field| field.text(row).trim().to_owned())
                .unwrap_or_default()
        };
        sink.exchange(if self.format == Format::SmtpAuthReport {
            ExchangeRow::Sender(Sender {
                address: text(0),
                protocol: text(1),
                messages: text(2),
            })
        } else {
            ExchangeRow::Device(MobileDevice {
                user: text(0),
                display_name: text(1),
                identity: text(2),
                friendly_name: text(3),
                model: text(4),
                os: text(5),
                id: text(6),
                agent: text(7),
                client_type: text(8),
                client_version: text(9),
                last_sync: text(10),
            })
        });
    }
}
