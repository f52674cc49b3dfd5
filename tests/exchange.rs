//! Tables from Exchange, dropped as files: recognised by content, in every encoding, joined by person and device and
//! never by a guess.

#![allow(clippy::unwrap_used, clippy::panic)]

use cutover::findings::view::{FindingKey, SourceKind, SourceView};
use cutover::model::Instant;
use cutover::remedy::view::{Answer, Ask};
use cutover::source::{Format, SourceNote};
use cutover::ui::i18n::{Lang, Text};
use cutover::worker::messages::{FileMeta, FromWorker};
use cutover::worker::session::Session;

struct Desk(Session);

impl Desk {
    fn new() -> Self {
        let mut session = Session::default();
        session.open_demo(Instant::parse("2026-11-22T10:35:00Z").unwrap());
        let _ = session.changes(usize::MAX);
        Self(session)
    }

    fn drop(&mut self, bytes: &[u8]) -> SourceView {
        let meta = FileMeta {
            name: "list.csv".to_owned(),
            size: bytes.len() as u64,
            modified: None,
        };
        let id = self.0.read_whole(&meta, SourceKind::File, bytes);
        self.0.case().source(id).unwrap()
    }

    fn key(&self, person: &str) -> FindingKey {
        let findings = self.0.case().findings();
        let found = findings.iter().find(|f| {
            let name = f.user.principal_name.as_deref().unwrap_or_default();
            name.starts_with(person)
        });
        found.unwrap().key.clone()
    }

    fn says(&self, person: &str) -> Vec<String> {
        let ask = Ask::Device(self.key(person));
        match self.0.remedy(ask, Text(Lang::En), Instant(0)) {
            FromWorker::Remedy(Answer::Device(_, Some(remedy))) => remedy.exchange,
            other => panic!("{other:?}"),
        }
    }
}

const HEADER: &str = "UserPrincipalName,DeviceFriendlyName,DeviceModel,DeviceOS,DeviceID,DeviceUserAgent,ClientType,ClientVersion,LastSuccessSync";

fn wide(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect()
}

#[test]
fn one_device_of_the_person_is_named() {
    let table = format!(
        "#TYPE Selected.Microsoft.Exchange.Data\r\n{HEADER}\r\n\"anna.meier@contoso.example\",\"Annas Handy\",\"iPhone14C5\",\"iOS 15.1 19B74\",\"AB12\",\"Apple-iPhone14C5/1902.74\",\"EAS\",\"14.1\",\"21.11.2026 08:00:01\"\r\n\"fabio.keller@contoso.example\",\"x\",\"iPhone14C5\",\"\",\"CD\",\"\",\"EAS\",\"16.1\",\"\"\r\n"
    );
    let semicolons = table.replace(',', ";");
    for bytes in [
        table.clone().into_bytes(),
        semicolons.into_bytes(),
        wide(&table),
        wide(&table.replace(',', "\t")),
    ] {
        let mut desk = Desk::new();
        let view = desk.drop(&bytes);
        assert_eq!(view.format, Some(Format::MobileDevices));
        assert_eq!((view.problem, view.unreadable, view.records), (None, 0, 0));
        assert_eq!(view.notes, [SourceNote::FromExchange]);
        assert_eq!(
            desk.says("anna.meier"),
            [
                "Exchange knows it as “Annas Handy”, iPhone14C5, iOS 15.1 19B74, EAS 14.1, refused (below 16.1; announced for 1 March 2026), last sync 21.11.2026 08:00:01."
            ]
        );
        // Another model of the same person's neighbour joins to nothing.
        assert_eq!(desk.says("fabio.keller"), Vec::<String>::new());
    }
}

#[test]
fn between_two_nobody_guesses() {
    let mut desk = Desk::new();
    desk.drop(
        format!("{HEADER}\nanna.meier@contoso.example,A,iPhone14C5,,1,,EAS,16.1,\nanna.meier@contoso.example,B,iPhone14C5,,2,,EAS,16.1,\n").as_bytes(),
    );
    let said = desk.says("anna.meier");
    assert_eq!(said.len(), 3);
    assert!(said[0].starts_with("One of these"), "{said:?}");
    // The same device from the other cmdlet is not a second one.
    let mut desk = Desk::new();
    desk.drop(
        format!("{HEADER}\nanna.meier@contoso.example,,iPhone14C5,,1,,EAS,16.1,\n").as_bytes(),
    );
    desk.drop(b"UserDisplayName,Identity,FriendlyName,DeviceModel,DeviceOS,DeviceId,ClientType,ClientVersion\nx,contoso/Anna Meier/ExchangeActiveSyncDevices/y,Annas,iPhone14C5,iOS 15.1,1,EAS,16.1\n");
    let said = desk.says("anna.meier");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("Annas"), "{said:?}");
}

#[test]
fn the_smtp_report_tells_basic_from_oauth() {
    let mut desk = Desk::new();
    let view = desk.drop(b"\xef\xbb\xbf\"Sender address\",\"Domain\",\"Authentication Protocol\",\"TLS 1.2 (%)\",\"Messages sent\"\r\n\"Scan@contoso.example\",\"contoso.example\",\"Basic\",\"100\",\"31\"\r\n");
    assert_eq!(view.format, Some(Format::SmtpAuthReport));
    assert_eq!(
        desk.says("scan@"),
        ["The report of SMTP AUTH clients has Scan@contoso.example: Basic, 31 messages."]
    );
    let mut old = Desk::new();
    old.drop(b"Sender address,Domain,TLS 1.0,TLS 1.1,TLS 1.2,Messages sent\nscan@contoso.example,contoso.example,0,0,100,31\n");
    assert!(old.says("scan@")[0].contains("does not tell"));
}

#[test]
fn a_table_of_another_encoding_or_with_broken_rows_costs_only_those() {
    let mut desk = Desk::new();
    let mut bytes = format!("{HEADER}\n").into_bytes();
    bytes.extend_from_slice(b"anna.meier@contoso.example,Z\xfcri,iPhone14C5,,1,,EAS,16.1,\n");
    bytes.extend_from_slice(b"too,few\n\n");
    let view = desk.drop(&bytes);
    assert_eq!((view.problem, view.unreadable), (None, 0));
    assert!(desk.says("anna.meier")[0].contains("Züri"));
    // The counts of records are as before.
    assert_eq!(desk.0.case().record_counts().unreadable, 0);
}
