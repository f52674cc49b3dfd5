//! Words of the steps and kinds of fixes. In: [`Step`], [`Kind`]. Out: sentences in which `*…*` marks words as they
//! stand on a screen and `` `…` `` what is typed; [`parts`] takes them apart.

use super::Text;
use crate::model::Instant;
use crate::remedy::{Consent, Fact, Kind, Mfa, SettingsPath, Step};

/// Longest name of an application within a sentence.
const NAME: usize = 60;

/// What the words of a step depend on.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The principal name that commands are for; one that could end a command is replaced by a placeholder.
    pub account: Option<&'a str>,
    /// The application as the log names it.
    pub app: &'a str,
    /// Decides the tense of what has a date.
    pub now: Instant,
}

/// The sentence of a step.
#[must_use]
pub fn step(text: Text, step: Step, about: About<'_>) -> String {
    let About { account, app, now } = about;
    let account = account.and_then(argument);
    let account = account.as_deref().unwrap_or("<account>");
    match step {
        Step::BlockAccount => return text.step_block_account(account),
        Step::BlockIfAttack => return text.step_block_if_attack(account),
        Step::FindMobileDevice => return text.step_find_mobile(account),
        Step::SmtpOff => return text.step_smtp_off(account),
        Step::PopImapOff => return text.step_pop_imap_off(account),
        Step::DeleteAccount(path) => return text.step_delete_account(settings_path(text, path)),
        Step::ApplicationNamed => return text.step_application(&unmarked(app)),
        Step::CertificateFine => {
            return text.step_certificate_fine(fact(text, Fact::Certificate, now));
        }
        Step::EwsEnds => return text.step_ews_ends(fact(text, Fact::Ews, now)),
        Step::EwsFirst if Fact::Ews.stage(now) > 0 => {
            return text.step_ews_first_ended().to_owned();
        }
        _ => {}
    }
    plain_step(text, step).to_owned()
}

/// A name as it can stand within a sentence: on one line, bounded, without the marks of [`parts`].
fn unmarked(name: &str) -> String {
    let name: String = name.trim().chars().take(NAME).collect();
    crate::remedy::quote::remark(&name).replace(['*', '`'], "'")
}

/// An account as an argument of a command: in quotes unless it is of letters, digits and what addresses are made of, which mean
/// nothing to PowerShell. `None` for what cannot stand in a command, or between the marks of [`parts`].
fn argument(account: &str) -> Option<String> {
    if account.is_empty() || account.len() > 254 || account.contains(['*', '`']) {
        return None;
    }
    // A leading `-` is a parameter, a leading `@` a splatted variable.
    let plain = !account.starts_with(['-', '@'])
        && account
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+'));
    if plain {
        return Some(account.to_owned());
    }
    crate::remedy::quote::powershell::literal(account)
}

fn settings_path(text: Text, path: SettingsPath) -> &'static str {
    match path {
        SettingsPath::MailContactsCalendars => text.path_mail_contacts(),
        SettingsPath::AccountsAndPasswords => text.path_accounts_passwords(),
        SettingsPath::PasswordsAndAccounts => text.path_passwords_accounts(),
        SettingsPath::MailAccounts => text.path_mail_accounts(),
        SettingsPath::AppsMail => text.path_apps_mail(),
        SettingsPath::Unknown => text.path_unknown(),
    }
}

fn plain_step(text: Text, step: Step) -> &'static str {
    match step {
        Step::ResetPassword => text.step_reset_password(),
        Step::RevokeSessions => text.step_revoke_sessions(),
        Step::MarkIt => text.step_mark_it(),
        Step::WaitForProof => text.step_wait_for_proof(),
        Step::Proven => text.step_proven(),
        Step::IfNotChanged => text.step_if_not_changed(),
        Step::AccountDisabled => text.step_account_disabled(),
        Step::AccountDeleted => text.step_account_deleted(),
        Step::ApplicationOwner => text.step_application_owner(),
        Step::ApplicationOauth => text.step_application_oauth(),
        Step::NoSuchDevice => text.step_no_such_device(),
        Step::AppleVersion => text.step_apple_version(),
        Step::CheckTraces => text.step_check_traces(),
        Step::ThenDevice => text.step_then_device(),
        Step::NoDevice => text.step_no_device(),
        Step::WatchForSuccess => text.step_watch(),
        Step::CertificateEntra => text.step_certificate_entra(),
        Step::CertificateApple => text.step_certificate_apple(),
        Step::CertificateAndroid => text.step_certificate_android(),
        Step::CertificateCheck => text.step_certificate_check(),
        Step::TellGuest => text.step_tell_guest(),
        Step::WaitForUpgrade => text.step_wait_upgrade(),
        Step::OldPassword => text.step_old_password(),
        Step::MakeSure => text.step_make_sure(),
        Step::FindByAddress => text.step_find_address(),
        Step::AskPerson => text.step_ask_person(),
        Step::OnceFound => text.step_once_found(),
        Step::DownloadAgain => text.step_download_again(),
        Step::Update => text.step_update(),
        Step::ReplaceDevice => text.step_replace(),
        Step::UseWeb => text.step_use_web(),
        Step::RemoveOld => text.step_remove_old(),
        Step::AddAccount => text.step_add_account(),
        Step::Consent => text.step_consent(),
        Step::ConsentGiven => text.step_consent_given(),
        Step::ConsentFirst => text.step_consent_first(),
        Step::ConsentThen => text.step_consent_then(),
        Step::AppDisabled => text.step_app_disabled(),
        Step::AppAssignment => text.step_app_assignment(),
        Step::PolicyFirst => text.step_policy_first(),
        Step::SecondFactor => text.step_second_factor(),
        Step::UpgradeInPlace => text.step_upgrade_in_place(),
        Step::ActiveSyncVersion => text.step_activesync_version(),
        Step::AndroidGmail => text.step_android_gmail(),
        Step::AndroidSamsung => text.step_android_samsung(),
        Step::Profile => text.step_profile(),
        Step::AndroidApp => text.step_android(),
        Step::OutlookTooOld => text.step_outlook_old(),
        Step::Outlook2013 => text.step_outlook_2013(),
        Step::OutlookRegistry => text.step_outlook_registry(),
        Step::OutlookProfile => text.step_outlook_profile(),
        Step::OutlookVersion => text.step_outlook_version(),
        Step::OutlookMobile => text.step_outlook_mobile(),
        Step::MacOutlook => text.step_mac_outlook(),
        Step::MacMail => text.step_mac_mail(),
        Step::UpdateMac => text.step_update_mac(),
        Step::EwsFirst => text.step_ews_first(),
        Step::EwsReport => text.step_ews_report(),
        Step::WindowsMail => text.step_windows_mail(),
        Step::ProgramOauth => text.step_program_oauth(),
        Step::SmtpFind => text.step_smtp_find(),
        Step::SmtpWays => text.step_smtp_ways(),
        Step::PopImapClient => text.step_pop_imap_client(),
        Step::ProgramGraph => text.step_program_graph(),
        Step::PowerShellModule => text.step_powershell_module(),
        Step::PowerShellApp => text.step_powershell_app(),
        Step::KeepActiveSync => text.step_keep_activesync(),
        Step::LookAgain => text.step_look_again(),
        // The ones with an argument, see [`step`].
        Step::BlockAccount
        | Step::BlockIfAttack
        | Step::FindMobileDevice
        | Step::SmtpOff
        | Step::PopImapOff
        | Step::ApplicationNamed
        | Step::CertificateFine
        | Step::EwsEnds
        | Step::DeleteAccount(_) => "",
    }
}

/// Title of a kind of fix and what it is about.
#[must_use]
pub fn kind(text: Text, kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Compromised => (text.kind_compromised(), text.kind_compromised_text()),
        Kind::MakeSure => (text.kind_make_sure(), text.kind_make_sure_text()),
        Kind::Changed => (text.kind_changed(), text.kind_changed_text()),
        Kind::Waiting => (text.kind_waiting(), text.kind_waiting_text()),
        Kind::Done => (text.kind_done(), text.kind_done_text()),
        Kind::Disabled => (text.kind_disabled(), text.kind_disabled_text()),
        Kind::ReAdd => (text.kind_re_add(), text.kind_re_add_text()),
        Kind::UpdateFirst => (text.kind_update(), text.kind_update_text()),
        Kind::Replace => (text.kind_replace(), text.kind_replace_text()),
        Kind::AndroidApp => (text.kind_android(), text.kind_android_text()),
        Kind::Outlook => (text.kind_outlook(), text.kind_outlook_text()),
        Kind::Mac => (text.kind_mac(), text.kind_mac_text()),
        Kind::MailProgram => (text.kind_mail_program(), text.kind_mail_program_text()),
        Kind::SmtpAuth => (text.kind_smtp(), text.kind_smtp_text()),
        Kind::PopImap => (text.kind_pop_imap(), text.kind_pop_imap_text()),
        Kind::Program => (text.kind_program(), text.kind_program_text()),
        Kind::PowerShell => (text.kind_powershell(), text.kind_powershell_text()),
        Kind::Application => (text.kind_application(), text.kind_application_text()),
        Kind::FindOut => (text.kind_find_out(), text.kind_find_out_text()),
        Kind::Guest => (text.kind_guest(), text.kind_guest_text()),
        Kind::Spray => (text.kind_spray(), text.kind_spray_text()),
        Kind::Certificate => (text.kind_certificate(), text.kind_certificate_text()),
    }
}

/// Who repairs devices of a kind.
#[must_use]
pub fn who(text: Text, kind: Kind) -> &'static str {
    match kind {
        _ if kind.is_for_person() => text.who_person(),
        Kind::Program | Kind::Application => text.who_owner(),
        Kind::Guest => text.who_guest(),
        _ => text.who_you(),
    }
}

/// Words of a state of consent, for a choice.
#[must_use]
pub fn consent(text: Text, consent: Consent) -> &'static str {
    match consent {
        Consent::Unknown => text.known_unknown(),
        Consent::Given => text.known_given(),
        Consent::PersonMay => text.known_person_may(),
        Consent::AdminOnly => text.known_admin_only(),
        Consent::AppDisabled => text.known_app_disabled(),
        Consent::NeedsAssignment => text.known_assignment(),
        Consent::PolicyStops => text.known_policy(),
    }
}

/// Words of what is known of a second factor, for a choice.
#[must_use]
pub fn mfa(text: Text, mfa: Mfa) -> &'static str {
    match mfa {
        Mfa::Unknown => text.known_unknown(),
        Mfa::NotDemanded => text.known_mfa_no(),
        Mfa::Demanded => text.known_mfa_yes(),
    }
}

/// The sentence of a fact, in the tense of `now`.
#[must_use]
pub fn fact(text: Text, fact: Fact, now: Instant) -> &'static str {
    match (fact, fact.stage(now)) {
        (Fact::SmtpAuth, 0) => text.fact_smtp(),
        (Fact::SmtpAuth, 1) => text.fact_smtp_off(),
        (Fact::SmtpAuth, _) => text.fact_smtp_later(),
        (Fact::HighVolume, 0) => text.fact_high_volume(),
        (Fact::HighVolume, _) => text.fact_high_volume_oauth(),
        (Fact::LegacyTls, 0) => text.fact_tls(),
        (Fact::LegacyTls, _) => text.fact_tls_refused(),
        (Fact::Certificate, 0) => text.fact_certificate(),
        (Fact::Certificate, _) => text.fact_certificate_ended(),
        (Fact::Ews, 0) => text.fact_ews(),
        (Fact::Ews, _) => text.fact_ews_ended(),
        (undated, _) => undated_fact(text, undated),
    }
}

fn undated_fact(text: Text, fact: Fact) -> &'static str {
    match fact {
        Fact::BasicOff => text.fact_basic_off(),
        Fact::DirectSend => text.fact_direct_send(),
        Fact::EwsAccess => text.fact_ews_access(),
        Fact::ActiveSyncVersion => text.fact_activesync(),
        Fact::ConsentPolicy => text.fact_consent(),
        Fact::AppleMail => text.fact_apple_mail(),
        Fact::AppleSettings => text.fact_apple_settings(),
        Fact::AuthenticationPolicy => text.fact_policy(),
        Fact::OutlookModern => text.fact_outlook(),
        // The dated ones, see [`fact`].
        Fact::SmtpAuth | Fact::HighVolume | Fact::LegacyTls | Fact::Certificate | Fact::Ews => "",
    }
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Ordinary words.
    Words(&'a str),
    /// Words as they stand on a screen.
    Screen(&'a str),
    /// What is typed.
    Typed(&'a str),
}

/// Takes a sentence apart at its marks. A mark without its end is an ordinary character.
#[must_use]
pub fn parts(sentence: &str) -> Vec<Part<'_>> {
    let mut out = Vec::new();
    let mut rest = sentence;
    while let Some(start) = rest.find(['*', '`']) {
        let (before, marked) = rest.split_at(start);
        let mark = if marked.starts_with('*') { '*' } else { '`' };
        let inner = marked.get(1..).unwrap_or_default();
        let Some((inside, after)) = inner.split_once(mark) else {
            break;
        };
        if !before.is_empty() {
            out.push(Part::Words(before));
        }
        out.push(if mark == '*' {
            Part::Screen(inside)
        } else {
            Part::Typed(inside)
        });
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Part::Words(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Text};
    use super::{About, Part, fact, kind, parts, step};
    use crate::model::{DAY, Instant};
    use crate::remedy::{Fact, Kind, SettingsPath, Step};

    /// Every dated fact through a clock: its words change on its day and not before, in every language of the page, and
    /// a fact whose words never change names no year after it was read.
    #[test]
    fn dated_facts_change_tense_on_their_day() {
        for lang in [Lang::En, Lang::De] {
            let said = |f, at| fact(Text(lang), f, at);
            for f in Fact::ALL {
                let read: i64 = f.as_of()[..4].parse().unwrap();
                for day in f.turns() {
                    assert!(*day > f.as_of(), "{f:?}");
                    let turn = Instant::parse(&format!("{day}T00:00:00Z")).unwrap();
                    let (eve, before) = (turn.plus(-1), turn.plus(-DAY));
                    assert_eq!(said(f, eve), said(f, before), "{f:?}");
                    assert_ne!(said(f, eve), said(f, turn), "{f:?}: past without a word");
                    assert!(!said(f, turn).is_empty(), "{f:?}");
                }
                let (first, last) = (Instant(0), Instant::parse("2099-01-01T00:00:00Z").unwrap());
                assert!(!said(f, first).is_empty(), "{f:?}");
                let named = (read + 1..read + 10).any(|y| said(f, first).contains(&y.to_string()));
                assert!(!named || !f.turns().is_empty(), "{f:?}: {}", said(f, first));
                assert_eq!(
                    said(f, first) == said(f, last),
                    f.turns().is_empty(),
                    "{f:?}"
                );
            }
        }
        // Steps say the same as the facts that they rest on.
        let at = |day: &str| Instant::parse(day).unwrap();
        let said = |s, day| {
            step(
                Text(Lang::En),
                s,
                About {
                    now: at(day),
                    ..about(None)
                },
            )
        };
        for (s, before, after) in [
            (
                Step::CertificateFine,
                "2026-12-31T23:00:00Z",
                "2027-01-01T00:00:00Z",
            ),
            (
                Step::EwsEnds,
                "2027-03-31T23:00:00Z",
                "2027-04-01T00:00:00Z",
            ),
            (
                Step::EwsFirst,
                "2027-03-31T23:00:00Z",
                "2027-04-01T00:00:00Z",
            ),
        ] {
            assert_ne!(said(s, before), said(s, after), "{s:?}");
        }
    }

    /// A day to come stands in a fact, whose words change on it, and nowhere else.
    #[test]
    fn no_other_text_names_a_day_to_come() {
        let days = ["December 2026", "Dezember 2026", "2027", "2028"];
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let Ok(texts) = std::fs::read_to_string(entry.path()) else {
                continue;
            };
            for line in texts.lines().filter(|l| !l.starts_with("fact-")) {
                assert!(!days.iter().any(|day| line.contains(day)), "{line}");
            }
        }
    }

    #[test]
    fn sentences_come_apart_at_their_marks() {
        assert_eq!(
            parts("Open *Settings › Mail*, type `Get-X`."),
            [
                Part::Words("Open "),
                Part::Screen("Settings › Mail"),
                Part::Words(", type "),
                Part::Typed("Get-X"),
                Part::Words("."),
            ]
        );
        assert_eq!(parts("2 * 3"), [Part::Words("2 * 3")]);
        assert_eq!(parts("`a` b"), [Part::Typed("a"), Part::Words(" b")]);
        assert!(parts("").is_empty());
    }

    fn about(account: Option<&str>) -> About<'_> {
        About {
            account,
            app: "Dataverse",
            now: Instant(0),
        }
    }

    #[test]
    fn a_name_that_is_a_command_never_gets_into_one() {
        let en = Text(Lang::En);
        let command = |account| step(en, Step::SmtpOff, about(account));
        assert!(command(Some("scan@contoso.example")).contains("-Identity scan@contoso.example "));
        for (name, quoted) in [
            ("o'brien@contoso.example", "'o''brien@contoso.example'"),
            ("o\u{2019}brien", "'o\u{2019}\u{2019}brien'"),
            ("a; Remove-Mailbox b", "'a; Remove-Mailbox b'"),
            ("$(x)", "'$(x)'"),
            ("-All", "'-All'"),
            ("@all", "'@all'"),
            ("a b", "'a b'"),
            ("jürgen@contoso.example", "'jürgen@contoso.example'"),
        ] {
            let said = command(Some(name));
            assert!(said.contains(&format!("-Identity {quoted} ")), "{said}");
        }
        for bad in ["a`b", "a*", "", "a\nb", "a\u{202e}b", "a\u{3164}b"] {
            assert!(command(Some(bad)).contains("-Identity <account> "), "{bad}");
        }
        assert!(command(None).contains("<account>"));
    }

    #[test]
    fn a_name_of_an_application_is_no_mark_and_no_line() {
        let en = Text(Lang::En);
        let named = |app| step(en, Step::ApplicationNamed, About { app, ..about(None) });
        assert!(named("Dataverse").contains("*Dataverse*"));
        let nasty = named("*a`b\n\u{202e}<b>");
        assert!(nasty.contains("*'a'b??<b>*"), "{nasty}");
        assert!(named(&"x".repeat(5000)).len() < 400);
    }

    #[test]
    fn every_kind_has_words_and_every_mark_its_end() {
        for lang in [Lang::En, Lang::De] {
            let text = Text(lang);
            for k in Kind::ALL {
                let (title, about) = kind(text, k);
                assert!(!title.is_empty() && !about.is_empty(), "{k:?}");
            }
            for s in [
                Step::DeleteAccount(SettingsPath::Unknown),
                Step::AddAccount,
                Step::BlockAccount,
                Step::Outlook2013,
                Step::OutlookProfile,
                Step::SmtpWays,
                Step::SmtpOff,
                Step::EwsFirst,
                Step::EwsEnds,
                Step::EwsReport,
                Step::CertificateFine,
                Step::CertificateEntra,
                Step::CertificateApple,
                Step::CertificateAndroid,
                Step::PolicyFirst,
                Step::PowerShellModule,
            ] {
                for part in parts(&step(text, s, about(Some("a@b.example")))) {
                    if let Part::Words(words) = part {
                        assert!(!words.contains(['*', '`']), "{s:?}: {words}");
                    }
                }
            }
        }
    }
}
