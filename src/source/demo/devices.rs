//! The devices of Contoso, as tables: who has which, since when it signs in with which protocol, and what became of it.

use super::log::When;
use super::record::App;
use When::{Ago, Begin, Day, End};

/// When a device signs in.
#[derive(Clone, Copy)]
pub(super) enum Beat {
    /// So many times a day as a person picks it up: 6 to 22 o'clock, fewer at weekends.
    Person(i64),
    /// As [`Beat::Person`], working hours of working days only.
    Work(i64),
    /// Every so many minutes, day and night.
    Every(i64),
}

/// What the log tells of a device's sign-ins.
#[derive(Clone, Copy)]
pub(super) enum Told {
    /// `ropc` on every row, the password on the interactive ones.
    Password,
    /// `ropc` and password on the interactive rows, nothing on the others.
    PasswordSometimes,
    /// Nothing on any row.
    Nothing,
    /// A certificate on the interactive rows, nothing on the others.
    CertificateSometimes,
}

/// Where it signs in.
#[derive(Clone, Copy)]
pub(super) enum Around {
    Office,
    Home,
    /// Office, home and on the road, by the hour.
    Anywhere,
}

/// How it ends.
#[derive(Clone, Copy)]
pub(super) enum Ends {
    Accepted,
    /// Blocked by Conditional Access after the correct password.
    Blocked,
    /// Wrong password.
    Refused,
    /// Accepted, but every so many is refused.
    Mostly(i64),
}

/// A device and a protocol for a time.
pub(super) struct Device(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) Told,
    pub(super) Ends,
    pub(super) Beat,
    pub(super) Around,
    pub(super) When,
    pub(super) When,
);

const EAS: &str = "Exchange ActiveSync";

/// Every device of the story: person, `clientAppUsed`, agent, what is told, how it ends, beat, place, from, to.
#[rustfmt::skip]
pub(super) const DEVICES: &[Device] = {
    use Beat::{Every, Person, Work};
    use Ends::{Accepted, Blocked, Mostly, Refused};
    use Around::{Anywhere, Home, Office};
    use Told::{CertificateSometimes, Nothing, Password, PasswordSometimes};
    &[
        // The story: removed at 22:57, added again at 23:00, the evening before.
        Device("anna.meier", EAS, "Apple-iPhone14C5/1902.74", Password, Accepted, Person(9), Anywhere, Begin, Day(1, 22, 57)),
        Device("fabio.keller", EAS, "Apple-iPhone10C4/1905.241", PasswordSometimes, Mostly(60), Person(5), Anywhere, Begin, End),
        // Cut over twelve days ago, quiet since.
        Device("gina.frei", EAS, "Apple-iPhone13C1/2207.86", Password, Accepted, Person(5), Anywhere, Begin, Day(12, 20, 57)),
        // A scanner behind Exchange's relay: every two hours, one address.
        Device("scan", "Authenticated SMTP", "BAV2ROPC", Password, Accepted, Every(120), Office, Begin, End),
        // Another one that was switched off.
        Device("kopierer.2og", "Authenticated SMTP", "BAV2ROPC", Password, Accepted, Every(180), Office, Begin, Day(16, 15, 10)),
        Device("archiv", "POP3", "BAV2ROPC", Password, Accepted, Every(240), Office, Begin, End),
        // IMAP through the relay from two networks, until Thunderbird got modern authentication.
        Device("lena.vogt", "IMAP4", "BAV2ROPC", Password, Accepted, Person(4), Anywhere, Begin, Day(6, 11, 20)),
        Device("eva.brunner", EAS, "Apple-iPad11C3/2104.50", Nothing, Accepted, Person(3), Home, Begin, End),
        Device("empfang", "MAPI Over HTTP", "Microsoft Office/14.0 (Windows NT 6.1; Microsoft Outlook 14.0.7113; Pro; ms-office; MSOffice 14)", Password, Mostly(8), Work(7), Office, Begin, Day(9, 17, 31)),
        Device("dieter.roth", EAS, "Apple-iPad8C1/2302.85", CertificateSometimes, Accepted, Person(3), Anywhere, Begin, End),
        Device("jonas.luethi", EAS, "Apple-iPhone12C1/2007.75", Password, Refused, Every(390), Home, Begin, End),
        Device("pia@fabrikam.example", EAS, "Apple-iPhone11C8/2206.76", Password, Accepted, Work(2), Home, Day(20, 0, 0), End),
        Device("marco.bianchi", EAS, "Apple-iPhone13C2/2105.236", Password, Blocked, Person(3), Anywhere, Begin, End),
        Device("ueli.baumann", EAS, "Apple-iPhone5C2/1407.61", Password, Accepted, Person(3), Home, Begin, End),
        Device("noemi.favre", EAS, "Apple-iPhone8C1/1507.77", Password, Accepted, Person(3), Anywhere, Begin, End),
        // Updated in place: the build changes, then Mail moves the account by itself.
        Device("paul.krueger", EAS, "Apple-iPhone12C8/1906.77", Password, Accepted, Person(4), Anywhere, Begin, Day(15, 19, 0)),
        Device("paul.krueger", EAS, "Apple-iPhone12C8/1907.71", Password, Accepted, Person(4), Anywhere, Day(15, 20, 0), Day(11, 6, 30)),
        Device("sabine.graf", EAS, "Apple-iPhone14C2/2002.82", Password, Accepted, Person(4), Anywhere, Begin, End),
        Device("sabine.graf", EAS, "Apple-iPad13C1/1808.17", PasswordSometimes, Accepted, Person(2), Home, Begin, End),
        Device("tom.weber", EAS, "Android-Mail/2020.11.29.346182102.Release", Password, Accepted, Person(3), Anywhere, Begin, End),
        Device("mia.schaefer", EAS, "SAMSUNG-SM-T700/101.40402", Password, Accepted, Person(2), Home, Begin, End),
        Device("olga.petrova", "Exchange Web Services", "MacOutlook/16.38.20061401 (Intelx64 Mac OS X 10.15.6 (19G2021))", Password, Accepted, Work(5), Office, Begin, End),
        Device("kai.sturm", "Other clients", "", Nothing, Accepted, Work(2), Office, Day(22, 0, 0), End),
        Device("svc-reports", "Exchange Online PowerShell", "Microsoft WinRM Client", Password, Accepted, Every(1440), Office, Begin, End),
        Device("svc-kalender", "Exchange Web Services", "python-requests/2.28.1", Password, Accepted, Every(360), Office, Begin, End),
        Device("buchhaltung", "Autodiscover", "Microsoft Office/15.0 (Windows NT 6.2; Microsoft Outlook 15.0.4420; Pro)", Password, Accepted, Work(1), Office, Begin, End),
        Device("buchhaltung", "MAPI Over HTTP", "Microsoft Office/15.0 (Windows NT 6.2; Microsoft Outlook 15.0.4420; Pro)", Password, Accepted, Work(4), Office, Begin, End),
        Device("lager", "Outlook Anywhere (RPC over HTTP)", "MSRPC", Nothing, Accepted, Work(2), Office, Begin, End),
        Device("werkstatt", "Outlook Service", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.14326; Pro)", Password, Accepted, Work(2), Office, Begin, End),
        // An agent whose model and build never existed together.
        Device("rosa.lindt", EAS, "Apple-iPhone14C2/2601.85", Nothing, Refused, Every(1500), Home, Day(8, 0, 0), End),
        // Added again eight days ago; three days ago a restored backup brought the old profile back.
        Device("hannes.wolf", EAS, "Apple-iPhone12C3/1708.35", Password, Accepted, Person(4), Anywhere, Begin, Day(8, 18, 40)),
        Device("hannes.wolf", EAS, "Apple-iPhone12C3/1708.35", Password, Accepted, Person(4), Anywhere, Day(3, 7, 5), End),
        // Changed within the last half hour: too early to say.
        Device("nora.blum", EAS, "Apple-iPhone14C7/2002.82", Password, Accepted, Person(6), Anywhere, Begin, Ago(16)),
        // A new phone inherits the old profile.
        Device("rolf.zimmer", EAS, "Apple-iPhone12C1/1808.17", Password, Accepted, Person(3), Anywhere, Begin, Day(5, 12, 0)),
        Device("rolf.zimmer", EAS, "Apple-iPhone15C4/2104.50", Password, Accepted, Person(3), Anywhere, Day(5, 17, 30), End),
        // A build newer than the tables, and a model newer than them.
        Device("yusuf.demir", EAS, "Apple-iPhone16C1/2403.101", Password, Accepted, Person(3), Anywhere, Begin, End),
        Device("lea.oezdemir", EAS, "Apple-iPhone29C3/2501.12", Password, Accepted, Person(3), Anywhere, Day(10, 0, 0), End),
        Device("vera.kunz", EAS, "WindowsMail/17.5.9600.22013", Password, Accepted, Work(2), Home, Begin, End),
        Device("test.markup", EAS, "Apple-iPhone10C1/<img src=x onerror=alert(2)>", Password, Accepted, Person(1), Office, Day(14, 0, 0), End),
        Device("test.formula", "IMAP4", "BAV2ROPC", Password, Accepted, Work(1), Office, Day(14, 0, 0), End),
    ]
};

pub(super) const APPLE: App = (
    "Apple Internet Accounts",
    "f8d98a96-0999-43f5-8af3-69971c7bb423",
);
const THUNDERBIRD: App = ("Thunderbird", "9e5f94bc-e8a4-4e73-b8be-63364c29d753");

/// How a mail app with modern authentication begins.
#[derive(Clone, Copy)]
pub(super) enum Begins {
    /// In the sign-in sheet, after asking for consent once.
    Sheet,
    /// By the password, without a person: Apple's upgrade in place.
    Ropc,
}

/// Who moved to modern authentication, to what, on what, when.
#[rustfmt::skip]
pub(super) const MOVED: &[(&str, App, &str, Begins, When, When)] = &[
    ("anna.meier", APPLE, "Mozilla/5.0 (iPhone; CPU iPhone OS 15_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", Begins::Sheet, Day(1, 23, 0), End),
    ("gina.frei", APPLE, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", Begins::Sheet, Day(12, 21, 2), End),
    ("paul.krueger", APPLE, "", Begins::Ropc, Day(11, 6, 31), End),
    ("hannes.wolf", APPLE, "Mozilla/5.0 (iPhone; CPU iPhone OS 13_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", Begins::Sheet, Day(8, 18, 46), Day(3, 7, 0)),
    ("nora.blum", APPLE, "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", Begins::Sheet, Ago(13), End),
    ("lena.vogt", THUNDERBIRD, "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0", Begins::Sheet, Day(6, 11, 31), End),
];
