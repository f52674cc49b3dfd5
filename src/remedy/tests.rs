use super::{Kind, SettingsPath, Step, Subject, plan};
use crate::device::Family;
use crate::model::{Class, Flag, ModernAuth, Protocol};

const FAMILIES: [Family; 16] = [
    Family::IPhone,
    Family::IPad,
    Family::IPodTouch,
    Family::Apple,
    Family::Mac,
    Family::Android,
    Family::Windows,
    Family::Outlook,
    Family::OutlookMobile,
    Family::WindowsPhone,
    Family::OtherPhone,
    Family::MailProgram,
    Family::Script,
    Family::Browser,
    Family::Relay,
    Family::Unknown,
];
const CLASSES: [Class; 4] = [
    Class::BasicProven,
    Class::LegacyUnknown,
    Class::Certificate,
    Class::AttemptsOnly,
];
const MODERN: [ModernAuth; 4] = [
    ModernAuth::Capable,
    ModernAuth::UpdateRequired,
    ModernAuth::Replace,
    ModernAuth::Unknown,
];

fn subject<'a>(family: Family, flags: &'a [Flag], protocols: &'a [Protocol]) -> Subject<'a> {
    Subject {
        class: Class::BasicProven,
        flags,
        family,
        label: "",
        os_version: None,
        modern_auth: ModernAuth::Unknown,
        protocols,
    }
}

#[test]
fn everything_has_steps_and_none_twice() {
    let all_flags: [&[Flag]; 8] = [
        &[],
        &[Flag::LikelySpray],
        &[Flag::PossiblyCompromised],
        &[Flag::OldPassword],
        &[Flag::Guest],
        &[Flag::Relay],
        &[Flag::NoUserAgent],
        &[Flag::InPlaceUpgrade, Flag::Implausible, Flag::PartlyProven],
    ];
    for family in FAMILIES {
        for class in CLASSES {
            for modern_auth in MODERN {
                for protocol in Protocol::ALL.into_iter().filter(|p| p.is_legacy()) {
                    for flags in all_flags {
                        let protocols = [protocol];
                        let mut s = subject(family, flags, &protocols);
                        s.class = class;
                        s.modern_auth = modern_auth;
                        let made = plan(&s);
                        assert!(!made.steps.is_empty(), "{s:?}");
                        for (n, step) in made.steps.iter().enumerate() {
                            assert!(!made.steps[..n].contains(step), "{step:?} twice: {s:?}");
                        }
                        if flags.contains(&Flag::PossiblyCompromised) {
                            assert_eq!(made.steps[0], Step::ResetPassword, "first of all: {s:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_certificate_and_a_spray_ask_for_no_change_on_a_device() {
    for family in FAMILIES {
        let mut s = subject(family, &[Flag::LikelySpray], &[Protocol::Imap]);
        s.class = Class::AttemptsOnly;
        assert_eq!(plan(&s).kind, Kind::Spray);
        assert_eq!(plan(&s).steps[0], Step::NoDevice);
        s.flags = &[];
        s.class = Class::Certificate;
        assert_eq!(plan(&s).steps, [Step::CertificateFine]);
    }
}

#[test]
fn the_path_follows_the_version() {
    for (version, path) in [
        (Some("9.3.5"), SettingsPath::MailContactsCalendars),
        (Some("10.3.4"), SettingsPath::MailAccounts),
        (Some("11.4.1"), SettingsPath::AccountsAndPasswords),
        (Some("12.5.7"), SettingsPath::PasswordsAndAccounts),
        (Some("13.7"), SettingsPath::PasswordsAndAccounts),
        (Some("14.4"), SettingsPath::MailAccounts),
        (Some("15.1"), SettingsPath::MailAccounts),
        (Some("15.7–15.8"), SettingsPath::MailAccounts),
        (Some("17.3"), SettingsPath::MailAccounts),
        (Some("17.7–18.0"), SettingsPath::Unknown),
        (Some("18.6"), SettingsPath::AppsMail),
        (Some("26.1"), SettingsPath::AppsMail),
        (Some("IceCreamSandwich"), SettingsPath::Unknown),
        (Some(""), SettingsPath::Unknown),
        (None, SettingsPath::Unknown),
    ] {
        assert_eq!(SettingsPath::of(version), path, "{version:?}");
    }
}

#[test]
fn the_story_is_repaired_as_it_was() {
    let mut s = subject(Family::IPhone, &[], &[Protocol::ActiveSync]);
    s.label = "iPhone 13";
    s.os_version = Some("15.1");
    s.modern_auth = ModernAuth::Capable;
    let made = plan(&s);
    assert_eq!(made.kind, Kind::ReAdd);
    assert_eq!(
        made.steps,
        [
            Step::DeleteAccount(SettingsPath::MailAccounts),
            Step::AddAccount,
            Step::Consent,
            Step::Profile,
            Step::KeepActiveSync,
            Step::LookAgain,
        ]
    );
}

#[test]
fn each_kind_of_device_gets_its_own_fix() {
    use Protocol::{ActiveSync, Ews, Imap, Mapi, OutlookAnywhere, OutlookService, Pop, SmtpAuth};
    type Row = (
        Family,
        &'static str,
        ModernAuth,
        &'static [Protocol],
        Kind,
        Step,
    );
    #[rustfmt::skip]
    let table: &[Row] = &[
        (Family::IPhone, "iPhone 6s", ModernAuth::UpdateRequired, &[ActiveSync], Kind::UpdateFirst, Step::Update),
        (Family::IPhone, "iPhone 5", ModernAuth::Replace, &[ActiveSync], Kind::Replace, Step::ReplaceDevice),
        (Family::Outlook, "Outlook 2010", ModernAuth::Replace, &[Mapi], Kind::Outlook, Step::OutlookTooOld),
        (Family::Outlook, "Outlook 2013", ModernAuth::UpdateRequired, &[Mapi], Kind::Outlook, Step::Outlook2013),
        (Family::Outlook, "Outlook 2016 or later", ModernAuth::Capable, &[Mapi], Kind::Outlook, Step::OutlookRegistry),
        (Family::Outlook, "Outlook", ModernAuth::Unknown, &[OutlookAnywhere], Kind::Outlook, Step::OutlookVersion),
        (Family::Mac, "Outlook for Mac", ModernAuth::Unknown, &[Ews], Kind::Mac, Step::MacOutlook),
        (Family::Mac, "Mac", ModernAuth::Unknown, &[Ews], Kind::Mac, Step::MacMail),
        (Family::Android, "Galaxy Tab S", ModernAuth::Unknown, &[ActiveSync], Kind::AndroidApp, Step::AndroidApp),
        (Family::Relay, "", ModernAuth::Unknown, &[SmtpAuth], Kind::SmtpAuth, Step::SmtpWays),
        (Family::Relay, "", ModernAuth::Unknown, &[Imap], Kind::PopImap, Step::PopImapClient),
        (Family::Relay, "", ModernAuth::Unknown, &[Pop], Kind::PopImap, Step::PopImapOff),
        (Family::Relay, "", ModernAuth::Unknown, &[ActiveSync], Kind::FindOut, Step::FindMobileDevice),
        (Family::Unknown, "", ModernAuth::Unknown, &[Protocol::Other], Kind::FindOut, Step::AskPerson),
        (Family::Unknown, "", ModernAuth::Unknown, &[Protocol::PowerShell], Kind::PowerShell, Step::PowerShellModule),
        (Family::Script, "python-requests", ModernAuth::Unknown, &[Ews], Kind::Program, Step::EwsEnds),
        (Family::Unknown, "", ModernAuth::Unknown, &[OutlookService], Kind::MailProgram, Step::WindowsMail),
    ];
    for (family, label, modern_auth, protocols, kind, step) in table {
        let mut s = subject(*family, &[], protocols);
        s.label = label;
        s.modern_auth = *modern_auth;
        let made = plan(&s);
        assert_eq!(made.kind, *kind, "{s:?}");
        assert!(made.steps.contains(step), "{step:?} missing: {made:?}");
    }
}

/// An account that was broken into through the relay: the intruder's program is not the person's device.
#[test]
fn a_relay_of_a_compromised_account_ends_with_the_block() {
    let mut s = subject(
        Family::Relay,
        &[Flag::PossiblyCompromised, Flag::Relay],
        &[Protocol::Imap],
    );
    assert_eq!(
        plan(&s).steps,
        [
            Step::ResetPassword,
            Step::RevokeSessions,
            Step::CheckTraces,
            Step::BlockAccount
        ]
    );
    s.family = Family::IPhone;
    assert!(plan(&s).steps.contains(&Step::AddAccount));
}
