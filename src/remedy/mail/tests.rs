use super::{Fits, Language, Mail, MailText, address, bundle, draft, mail, mailto, sheet};
use crate::device::Family;
use crate::model::{Class, Flag, Instant, ModernAuth, Protocol};
use crate::remedy::{Consent, Mfa, Stage, Subject, plan};
use proptest::prelude::*;

fn now() -> Instant {
    Instant::parse("2026-11-22T10:35:09Z").unwrap()
}

fn phone<'a>(flags: &'a [Flag], protocols: &'a [Protocol]) -> Subject<'a> {
    Subject {
        class: Class::BasicProven,
        flags,
        family: Family::IPhone,
        label: "iPhone 13",
        os_version: Some("15.1"),
        modern_auth: ModernAuth::Capable,
        protocols,
        application: None,
        stage: Stage::Open,
        consent: Consent::Unknown,
        mfa: Mfa::Unknown,
    }
}

fn written(language: Language, s: &Subject<'_>) -> Option<Mail> {
    mail(language, s, &plan(s), Some("Anna Meier"), now())
}

#[test]
fn every_language_names_the_device_the_path_and_the_right_button() {
    for (language, words) in [
        (
            Language::En,
            ["Settings › Mail › Accounts", "Sign In", "22 November 2026"],
        ),
        (
            Language::De,
            ["Einstellungen › Mail › Accounts", "Anmelden", "22.11.2026"],
        ),
        (
            Language::Es,
            [
                "Ajustes (Configuración) › Mail › Cuentas",
                "Iniciar sesión",
                "22/11/2026",
            ],
        ),
        (
            Language::Fr,
            ["Réglages › Mail › Comptes", "Se connecter", "22/11/2026"],
        ),
        (
            Language::It,
            ["Impostazioni › Mail › Account", "Accedi", "22/11/2026"],
        ),
        (
            Language::Nl,
            ["Instellingen › Mail › Accounts", "Log in", "22-11-2026"],
        ),
        (
            Language::Pt,
            [
                "Definições (Ajustes) › Mail › Contas",
                "Iniciar sessão",
                "22/11/2026",
            ],
        ),
    ] {
        let mail = written(language, &phone(&[], &[Protocol::ActiveSync])).unwrap();
        assert!(mail.subject.contains("iPhone 13"), "{language:?}");
        for word in words {
            assert!(mail.body.contains(word), "{language:?}: {word}");
        }
        assert!(mail.body.contains("Anna Meier"), "{language:?}");
        // The first step is what the person needs before; the mail says what comes back by itself and what has to be set again.
        let text = MailText(language);
        let at = |words: &str| mail.body.find(words);
        let first = at(text.prepare());
        assert!(
            first.is_some() && first < at(text.re_add_2()),
            "{language:?}"
        );
        assert!(at(text.re_add_save()).is_some() && at(text.comes_back()).is_some());
        assert!(!mail.body.contains(") ("), "{language:?}: {}", mail.body);
        assert!(!mail.body.contains("http"), "no link: {language:?}");
        assert!(!mail.body.contains(['*', '`', '{', '}']), "{language:?}");
    }
}

#[test]
fn no_two_languages_share_a_sentence() {
    let sentences =
        Language::ALL.map(|l| (MailText(l).please(), MailText(l).ask(), MailText(l).bye()));
    for (n, a) in sentences.iter().enumerate() {
        for b in sentences.iter().skip(n + 1) {
            assert!(a.0 != b.0 && a.1 != b.1 && a.2 != b.2, "{a:?}");
        }
    }
}

#[test]
fn nobody_is_written_to_who_should_not_be() {
    let protocols = [Protocol::ActiveSync];
    for flags in [
        [Flag::PossiblyCompromised],
        [Flag::LikelySpray],
        [Flag::Guest],
        [Flag::AccountDisabled],
    ] {
        assert_eq!(
            written(Language::En, &phone(&flags, &protocols)),
            None,
            "{flags:?}"
        );
    }
    let mut s = phone(&[], &protocols);
    s.class = Class::Certificate;
    assert_eq!(written(Language::En, &s), None);
    s.class = Class::BasicProven;
    // Who could not add the account again is not told to delete it: nor on a Mac, where Exchange Web Services decide.
    for consent in Consent::ALL {
        s.consent = consent;
        let held = written(Language::En, &s).is_none();
        assert_eq!(held, consent.shuts_out(), "{consent:?}");
        s.modern_auth = ModernAuth::UpdateRequired;
        assert_eq!(written(Language::En, &s).is_none(), held, "{consent:?}");
        s.modern_auth = ModernAuth::Capable;
    }
    (s.consent, s.family) = (Consent::Given, Family::Mac);
    assert_eq!(written(Language::En, &s), None);
    s.family = Family::IPhone;
    for stage in [Stage::LooksChanged, Stage::Marked, Stage::Proven] {
        s.stage = stage;
        assert_eq!(written(Language::En, &s), None, "{stage:?}");
    }
}

/// The mail asks for what the steps say: the same app where it can do it, else Outlook.
#[test]
fn an_android_app_is_kept_where_the_steps_keep_it() {
    let mut s = phone(&[], &[Protocol::ActiveSync]);
    (s.family, s.os_version) = (Family::Android, None);
    for language in Language::ALL {
        let text = MailText(language);
        for (label, words) in [
            ("Gmail (Android)", text.android_same()),
            ("Samsung Galaxy Tab S", text.android_same()),
            ("Moto G", text.android()),
        ] {
            s.label = label;
            let mail = written(language, &s).unwrap();
            assert!(mail.body.contains(words), "{label}: {}", mail.body);
        }
    }
}

#[test]
fn an_unknown_device_is_asked_for_by_its_protocol() {
    let mut s = phone(&[], &[Protocol::Imap]);
    s.family = Family::Relay;
    s.label = "";
    let mail = written(Language::En, &s).unwrap();
    assert_eq!(mail.subject, "Which device or program uses your mailbox?");
    assert!(mail.body.contains("(IMAP"), "{}", mail.body);
    assert!(!mail.body.contains("Afterwards"));
}

#[test]
fn only_plain_addresses_are_written_to() {
    for (name, good) in [
        ("anna.meier@contoso.example", true),
        ("o'hara+x@contoso.example", true),
        ("a@b", false),
        ("a b@contoso.example", false),
        ("a@contoso.example\r\nBcc: x@fabrikam.example", false),
        ("zoë@contoso.example", false),
        ("a..b@contoso.example", false),
        ("@contoso.example", false),
        ("a@contoso.example,b@contoso.example", false),
        ("<a@contoso.example>", false),
        ("11111111-1111-4111-8111-111111111111", false),
    ] {
        assert_eq!(address(Some(name)).is_some(), good, "{name}");
    }
    assert_eq!(address(None), None);
}

/// Reads a draft as a mail program does: header fields unfolded, words and body decoded.
fn read(eml: &str) -> (Vec<(String, String)>, String) {
    assert!(eml.is_ascii());
    for line in eml.split("\r\n") {
        assert!(line.len() <= 76, "{line}");
        assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let (head, body) = eml.split_once("\r\n\r\n").unwrap();
    let fields = head
        .replace("\r\n ", " ")
        .split("\r\n")
        .map(|line| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_owned(), words(value))
        })
        .collect();
    let mut bytes = Vec::new();
    let mut rest = body.replace("=\r\n", "").into_bytes().into_iter();
    while let Some(b) = rest.next() {
        if b == b'=' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(b);
        }
    }
    (
        fields,
        String::from_utf8(bytes).unwrap().replace("\r\n", "\n"),
    )
}

fn words(value: &str) -> String {
    if !value.starts_with("=?") {
        return value.to_owned();
    }
    value
        .split(' ')
        .map(|word| {
            let inner = word
                .strip_prefix("=?utf-8?B?")
                .unwrap()
                .strip_suffix("?=")
                .unwrap();
            // Each word must be whole characters.
            String::from_utf8(unbase64(inner)).unwrap()
        })
        .collect()
}

fn unbase64(text: &str) -> Vec<u8> {
    assert!(text.len().is_multiple_of(4));
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    for group in text.as_bytes().chunks(4) {
        let bits = group.iter().fold(0_u32, |bits, c| {
            bits << 6 | letters.find(char::from(*c)).unwrap_or(0) as u32
        });
        let pads = group.iter().filter(|c| **c == b'=').count();
        out.extend_from_slice(&bits.to_be_bytes()[1..4 - pads]);
    }
    out
}

#[test]
fn a_draft_is_read_back() {
    for language in Language::ALL {
        let mail = written(language, &phone(&[], &[Protocol::ActiveSync])).unwrap();
        let eml = draft(&mail, Some("anna.meier@contoso.example"), now());
        let (fields, body) = read(&eml);
        let field = |name: &str| {
            fields
                .iter()
                .find(|(n, _)| n == name)
                .map(|(_, v)| v.as_str())
        };
        assert_eq!(field("To"), Some("anna.meier@contoso.example"));
        assert_eq!(field("Subject"), Some(mail.subject.as_str()));
        assert_eq!(field("Date"), Some("Sun, 22 Nov 2026 10:35:09 +0000"));
        assert_eq!(field("X-Unsent"), Some("1"));
        assert_eq!(body, mail.body);
    }
}

#[test]
fn an_address_is_as_long_as_programs_take() {
    let short = Mail {
        subject: "Grüße & Co".into(),
        body: "a\nb".into(),
        short: String::new(),
    };
    let (link, fits) = mailto(&short, Some("o'hara@contoso.example"));
    assert_eq!(
        link,
        "mailto:o%27hara@contoso.example?subject=Gr%C3%BC%C3%9Fe%20%26%20Co&body=a%0D%0Ab"
    );
    assert_eq!(fits, Fits::Whole);
    let long = Mail {
        subject: "s".into(),
        body: "ä".repeat(1000),
        short: "b".into(),
    };
    assert_eq!(
        mailto(&long, None),
        ("mailto:?subject=s&body=b".to_owned(), Fits::Steps)
    );
    let longer = Mail {
        short: "ä".repeat(1000),
        ..long
    };
    assert_eq!(
        mailto(&longer, None),
        ("mailto:?subject=s".to_owned(), Fits::Subject)
    );
    // What a phone's owner has to do fits in every language.
    for language in Language::ALL {
        let mail = written(language, &phone(&[], &[Protocol::ActiveSync])).unwrap();
        let (link, fits) = mailto(&mail, Some("anna.meier@contoso.example"));
        assert_ne!(fits, Fits::Subject, "{language:?}: {}", link.len());
    }
}

#[test]
fn all_mails_are_in_the_archive_and_in_the_table() {
    let mail = Mail {
        subject: "=1+1".into(),
        body: "a,\"b\"\nc".into(),
        short: String::new(),
    };
    let table = sheet([("a@contoso.example", "Anna", "iPhone", &mail)]);
    assert_eq!(
        table,
        "\u{feff}to,name,device,subject,body\r\na@contoso.example,Anna,iPhone,\"'=1+1\",\"a,\"\"b\"\"\nc\"\r\n"
    );
    let bytes = bundle([("../../a b", "one"), ("x@contoso.example", "two")]).unwrap();
    let archive = rawzip::ZipArchive::from_slice(&bytes).unwrap();
    let mut entries = archive.entries();
    let mut names = Vec::new();
    while let Some(entry) = entries.next_entry().unwrap() {
        let inside = archive.get_entry(entry.wayfinder()).unwrap();
        names.push((
            entry
                .file_path()
                .try_normalize()
                .unwrap()
                .as_ref()
                .to_owned(),
            String::from_utf8(inside.data().to_vec()).unwrap(),
        ));
    }
    let want = [
        ("0001-a-b.eml", "one"),
        ("0002-x@contoso.example.eml", "two"),
    ];
    assert_eq!(names, want.map(|(n, c)| (n.to_owned(), c.to_owned())));
}

proptest! {
    #[test]
    fn whatever_the_names_a_draft_is_one_mail(label in ".{0,60}", name in ".{0,40}") {
        let protocols = [Protocol::ActiveSync];
        let mut s = phone(&[], &protocols);
        s.label = &label;
        let mail = super::mail(Language::De, &s, &plan(&s), Some(&name), now()).unwrap();
        let (fields, body) = read(&draft(&mail, None, now()));
        prop_assert_eq!(fields.len(), 6);
        prop_assert_eq!(body, mail.body);
    }

    #[test]
    fn base64_is_read_back(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
        prop_assert_eq!(unbase64(&super::draft::base64(&bytes)), bytes);
    }
}
