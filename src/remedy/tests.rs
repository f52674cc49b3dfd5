//! Which plan each kind of finding gets, and what a plan may hold.
//!
//! Length: tables, a row for each kind and device.

use super::{Consent, Fact, Kind, Mfa, SettingsPath, Stage, Step, Subject, facts, plan};
use crate::device::Family;
use crate::model::{AppKind, Class, Flag, ModernAuth, Protocol};

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
        application: None,
        stage: Stage::Open,
        consent: Consent::Unknown,
        mfa: Mfa::Unknown,
    }
}

/// One version for each band of Apple's systems: where the settings differ, and where the upgrade in place begins.
const VERSIONS: [Option<&str>; 11] = [
    None,
    Some("9.3"),
    Some("10.3"),
    Some("11.4"),
    Some("12.5"),
    Some("14.4"),
    Some("15.1"),
    Some("15.6"),
    Some("17.7–18.0"),
    Some("18.6"),
    Some("26.1"),
];

/// protocol × family × band × consent × second factor × ability × class × flags × stage: no empty cell, and what must
/// hold everywhere does.
#[test]
fn the_table_has_no_empty_cell() {
    let all_flags: [&[Flag]; 9] = [
        &[],
        &[Flag::LikelySpray],
        &[Flag::PossiblyCompromised],
        &[Flag::OldPassword],
        &[Flag::Guest],
        &[Flag::Relay],
        &[Flag::NoUserAgent],
        &[Flag::InPlaceUpgrade, Flag::Implausible, Flag::PartlyProven],
        &[Flag::AccountDisabled],
    ];
    let mut cells = 0_u64;
    for family in FAMILIES {
        for protocol in Protocol::ALL.into_iter().filter(|p| p.is_legacy()) {
            let protocols = [protocol];
            for os_version in VERSIONS {
                for consent in Consent::ALL {
                    for mfa in Mfa::ALL {
                        for modern_auth in MODERN {
                            let mut s = subject(family, &[], &protocols);
                            (s.os_version, s.consent, s.mfa) = (os_version, consent, mfa);
                            s.modern_auth = modern_auth;
                            check(&s);
                            cells += 1;
                        }
                    }
                }
                // What does not depend on consent and second factor, with what does not depend on those.
                for class in CLASSES {
                    for flags in all_flags {
                        for stage in Stage::ALL {
                            let mut s = subject(family, flags, &protocols);
                            (s.os_version, s.class, s.stage) = (os_version, class, stage);
                            s.modern_auth = ModernAuth::Capable;
                            check(&s);
                            cells += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(cells > 400_000, "{cells}");
}

/// What holds in every cell.
fn check(s: &Subject<'_>) {
    let made = plan(s);
    assert!(!made.steps.is_empty(), "{s:?}");
    for (n, step) in made.steps.iter().enumerate() {
        assert!(!made.steps[..n].contains(step), "{step:?} twice: {s:?}");
    }
    let at = |wanted: Step| made.steps.iter().position(|step| *step == wanted);
    if s.flags.contains(&Flag::PossiblyCompromised) {
        assert_eq!(made.steps[0], Step::ResetPassword, "first of all: {s:?}");
    }
    // The upgrade in place is never the only way, and only where it can happen.
    if let Some(upgrade) = at(Step::UpgradeInPlace) {
        assert!(
            at(Step::AddAccount).is_some_and(|add| add < upgrade),
            "{s:?}"
        );
        assert_eq!(
            (s.consent, s.mfa),
            (Consent::Given, Mfa::NotDemanded),
            "{s:?}"
        );
    }
    // Nobody is sent to a page on which they cannot go on.
    if let Some(add) = at(Step::AddAccount) {
        let before = match s.consent {
            Consent::AdminOnly => at(Step::ConsentFirst),
            Consent::AppDisabled => at(Step::AppDisabled),
            Consent::NeedsAssignment => at(Step::AppAssignment),
            Consent::PolicyStops => at(Step::PolicyFirst),
            Consent::Unknown | Consent::Given | Consent::PersonMay => Some(0),
        };
        assert!(before.is_some_and(|b| b <= add), "{s:?}");
        assert!(at(Step::KeepActiveSync).is_some(), "{s:?}");
    }
    next_step(s, &made);
    // What looks changed is not repaired a second time before it is looked at.
    if made.kind == Kind::Changed {
        assert_eq!(made.steps[0], Step::MarkIt);
    }
    if matches!(made.kind, Kind::Waiting | Kind::Done | Kind::Disabled) {
        assert_eq!(at(Step::AddAccount), None, "{s:?}");
    }
    if made.kind == Kind::ReAdd {
        assert!(!s.flags.contains(&Flag::Implausible) && !s.flags.contains(&Flag::AccountDisabled));
    }
    for fact in facts(&made) {
        assert!(fact.source().starts_with("https://"));
    }
}

/// Each kind of device is told its own fix, whatever else is said; so every cell ends in something that can be done.
fn next_step(s: &Subject<'_>, made: &super::Plan) {
    let has = |step: Step| made.steps.contains(&step);
    let speaks = |protocol| s.protocols.contains(&protocol);
    let at = |wanted: fn(&Step) -> bool| made.steps.iter().position(wanted);
    match made.kind {
        Kind::ReAdd | Kind::UpdateFirst => {
            let delete = at(|s| matches!(s, Step::DeleteAccount(_))).unwrap();
            assert_eq!(made.steps[delete + 1], Step::AddAccount, "{s:?}");
            // After an update nobody knows the version, so all paths are told.
            let path = match made.kind {
                Kind::UpdateFirst => SettingsPath::Unknown,
                _ => SettingsPath::of(s.os_version),
            };
            assert_eq!(made.steps[delete], Step::DeleteAccount(path), "{s:?}");
            let said = [Step::Consent, Step::ConsentGiven, Step::ConsentThen];
            assert_eq!(said.iter().filter(|c| has(**c)).count(), 1, "{s:?}");
            assert_eq!(has(Step::SecondFactor), s.mfa == Mfa::Demanded, "{s:?}");
            assert!(has(Step::Profile), "{s:?}");
            if made.kind == Kind::UpdateFirst {
                assert!(at(|s| *s == Step::Update).is_some_and(|update| update < delete));
            }
        }
        Kind::Replace => {
            assert!(has(Step::UseWeb) && has(Step::RemoveOld) && !has(Step::AddAccount));
        }
        Kind::AndroidApp => {
            let ways = [Step::AndroidApp, Step::AndroidGmail, Step::AndroidSamsung];
            assert_eq!(ways.iter().filter(|way| has(**way)).count(), 1, "{s:?}");
            assert_eq!(has(Step::ActiveSyncVersion), speaks(Protocol::ActiveSync));
        }
        Kind::Outlook => {
            let ways = [
                Step::OutlookTooOld,
                Step::Outlook2013,
                Step::OutlookRegistry,
            ];
            assert!(ways.iter().any(|way| has(*way)), "{s:?}");
        }
        Kind::Mac => {
            assert!(has(Step::EwsEnds), "{s:?}");
            let (look, mail) = (at(|s| *s == Step::EwsFirst), at(|s| *s == Step::MacMail));
            assert_eq!(
                look.is_some(),
                mail.is_some(),
                "looked up before anything is deleted: {s:?}"
            );
            assert!(look <= mail, "{s:?}");
        }
        Kind::MailProgram => {
            let ways = [Step::OutlookMobile, Step::ProgramOauth, Step::WindowsMail];
            assert_eq!(ways.iter().filter(|way| has(**way)).count(), 1, "{s:?}");
        }
        Kind::SmtpAuth => {
            assert!(has(Step::SmtpFind) && has(Step::SmtpWays));
            assert!(facts(made).contains(&Fact::SmtpAuth), "its dates: {s:?}");
        }
        Kind::PopImap => assert!(has(Step::PopImapClient), "{s:?}"),
        Kind::Program => {
            assert!(has(Step::ProgramGraph));
            assert_eq!(has(Step::EwsEnds), speaks(Protocol::Ews), "{s:?}");
            assert_eq!(has(Step::EwsReport), speaks(Protocol::Ews), "{s:?}");
        }
        Kind::PowerShell => assert!(has(Step::PowerShellModule), "{s:?}"),
        Kind::Application => {
            assert_eq!(made.steps[0], Step::ApplicationNamed, "{s:?}");
            assert!(has(Step::ApplicationOwner), "{s:?}");
        }
        Kind::FindOut => {
            assert!(has(Step::AskPerson) && has(Step::OnceFound), "{s:?}");
            assert_eq!(has(Step::FindMobileDevice), speaks(Protocol::ActiveSync));
        }
        Kind::Spray => assert_eq!(made.steps[..2], [Step::NoDevice, Step::BlockAccount]),
        Kind::Guest => assert_eq!(made.steps[0], Step::TellGuest),
        Kind::Certificate => {
            assert_eq!(made.steps[0], Step::CertificateFine);
            let profiles = [Step::CertificateApple, Step::CertificateAndroid];
            assert!(
                has(Step::CertificateEntra) && profiles.iter().any(|p| has(*p)),
                "{s:?}"
            );
            assert!(
                facts(made).contains(&Fact::Certificate) && has(Step::LookAgain),
                "{s:?}"
            );
        }
        // Checked beside this.
        Kind::Compromised
        | Kind::MakeSure
        | Kind::Changed
        | Kind::Waiting
        | Kind::Done
        | Kind::Disabled => {}
    }
}

/// Whatever device and protocol it looks like: an application that is no mail client is its owner's to change.
#[test]
fn what_is_no_mail_client_gets_no_advice_for_one() {
    for family in FAMILIES {
        for protocol in Protocol::ALL.into_iter().filter(|p| p.is_legacy()) {
            for (application, kind) in [
                (AppKind::NotMail, Kind::Application),
                (AppKind::PowerShell, Kind::PowerShell),
            ] {
                let protocols = [protocol];
                let mut s = subject(family, &[], &protocols);
                s.modern_auth = ModernAuth::Capable;
                s.application = Some(application);
                let made = plan(&s);
                let want = match protocol {
                    Protocol::PowerShell => Kind::PowerShell,
                    _ => kind,
                };
                assert_eq!(made.kind, want, "{s:?}");
                assert!(!made.steps.contains(&Step::AddAccount), "{s:?}");
                assert!(!super::mail::is_for(&s, &made), "{s:?}");
            }
        }
    }
}

#[test]
fn a_deleted_account_is_told_as_that_and_needs_no_password() {
    let protocols = [Protocol::SmtpAuth];
    let made = plan(&subject(Family::Relay, &[Flag::AccountDeleted], &protocols));
    assert_eq!(made.kind, Kind::Disabled);
    assert_eq!(made.steps[0], Step::AccountDeleted);
    assert!(!made.steps.contains(&Step::OldPassword));
}

#[test]
fn every_fact_has_its_source_and_day() {
    for fact in Fact::ALL {
        assert!(fact.source().starts_with("https://"), "{fact:?}");
        assert!(fact.as_of().starts_with("20"), "{fact:?}");
    }
}

#[test]
fn the_upgrade_in_place_is_offered_where_15_6_can_come_and_has_not() {
    let protocols = [Protocol::ActiveSync];
    for (version, offered) in [
        (Some("11.4"), false),
        (Some("12.5"), false),
        (Some("12.5–13.0"), false),
        (Some("13.0"), true),
        (Some("14.4"), true),
        (Some("15.5"), true),
        (Some("15.5–15.6"), false),
        (Some("15.6"), false),
        (Some("26.1"), false),
        (None, false),
        (Some("x"), false),
    ] {
        let mut s = subject(Family::IPhone, &[], &protocols);
        (s.os_version, s.modern_auth) = (version, ModernAuth::Capable);
        (s.consent, s.mfa) = (Consent::Given, Mfa::NotDemanded);
        assert_eq!(
            plan(&s).steps.contains(&Step::UpgradeInPlace),
            offered,
            "{version:?}"
        );
        s.mfa = Mfa::Unknown;
        assert!(!plan(&s).steps.contains(&Step::UpgradeInPlace));
    }
}

#[test]
fn an_implausible_agent_is_looked_into_before_anything_is_added() {
    let protocols = [Protocol::ActiveSync];
    let mut s = subject(Family::IPhone, &[Flag::Implausible], &protocols);
    s.modern_auth = ModernAuth::Capable;
    assert_eq!(plan(&s).kind, Kind::MakeSure);
    assert_eq!(plan(&s).steps[..2], [Step::MakeSure, Step::NoSuchDevice]);
    s.class = Class::AttemptsOnly;
    assert_eq!(plan(&s).steps[..2], [Step::MakeSure, Step::BlockIfAttack]);
}

#[test]
fn a_certificate_has_a_plan_and_a_spray_asks_for_no_change_on_a_device() {
    for family in FAMILIES {
        let mut s = subject(family, &[Flag::LikelySpray], &[Protocol::Imap]);
        s.class = Class::AttemptsOnly;
        assert_eq!(plan(&s).kind, Kind::Spray);
        assert_eq!(plan(&s).steps[0], Step::NoDevice);
        s.flags = &[];
        s.class = Class::Certificate;
        assert_eq!(
            plan(&s).steps[..2],
            [Step::CertificateFine, Step::CertificateEntra]
        );
    }
    let mut s = subject(Family::IPhone, &[], &[Protocol::ActiveSync]);
    (s.class, s.consent) = (Class::Certificate, Consent::AdminOnly);
    let apple = [
        Step::CertificateFine,
        Step::CertificateEntra,
        Step::ConsentFirst,
        Step::CertificateApple,
        Step::KeepActiveSync,
        Step::LookAgain,
    ];
    assert_eq!(plan(&s).steps, apple);
    s.family = Family::Android;
    let android = [
        Step::CertificateFine,
        Step::CertificateEntra,
        Step::CertificateAndroid,
        Step::LookAgain,
    ];
    assert_eq!(plan(&s).steps, android);
}

/// Mail on macOS 10.13.6 over EWS: update, look whether EWS lets it in, then add again.
#[test]
fn an_old_mac_is_updated_before_anything_is_deleted() {
    let agent = "Mac OS X/10.13.6 (17G66); ExchangeWebServices/7.0 (259.12); accountsd/1.0 (113)";
    let read = crate::device::read(agent);
    let mut s = subject(read.family, &[], &[Protocol::Ews]);
    (s.modern_auth, s.os_version) = (read.modern_auth, read.os_version.as_deref());
    let first = [Step::UpdateMac, Step::EwsFirst, Step::MacMail];
    assert_eq!(plan(&s).steps[..3], first);
    s.modern_auth = ModernAuth::Capable;
    assert_eq!(plan(&s).steps[..2], first[1..]);
}

/// ActiveSync below 16.1 is told to old iPhones, too.
#[test]
fn old_active_sync_is_told_wherever_it_is_spoken() {
    for (version, modern_auth, told) in [
        (Some("9.3.5"), ModernAuth::Replace, true),
        (Some("9.3.5"), ModernAuth::UpdateRequired, true),
        (Some("10.3"), ModernAuth::UpdateRequired, false),
        (None, ModernAuth::Replace, false),
    ] {
        let mut s = subject(Family::IPhone, &[], &[Protocol::ActiveSync]);
        (s.os_version, s.modern_auth) = (version, modern_auth);
        let has = plan(&s).steps.contains(&Step::ActiveSyncVersion);
        assert_eq!(has, told, "{version:?} {modern_auth:?}");
    }
}

#[test]
fn the_path_follows_the_version() {
    for (version, path) in [
        (Some("9.3.5"), SettingsPath::MailContactsCalendars),
        (Some("10.3.4"), SettingsPath::MailContactsCalendars),
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
        (Family::Android, "Moto G", ModernAuth::Unknown, &[ActiveSync], Kind::AndroidApp, Step::AndroidApp),
        (Family::Android, "Samsung Galaxy Tab S", ModernAuth::Unknown, &[ActiveSync], Kind::AndroidApp, Step::AndroidSamsung),
        (Family::Android, "Gmail (Android)", ModernAuth::Unknown, &[ActiveSync], Kind::AndroidApp, Step::AndroidGmail),
        (Family::Android, "Gmail (Android)", ModernAuth::Unknown, &[ActiveSync], Kind::AndroidApp, Step::ActiveSyncVersion),
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
