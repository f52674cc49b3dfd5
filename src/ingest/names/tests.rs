use super::*;
use ClientApp::{Absent, Known, New, Untranslated};

#[test]
fn table_is_folded() {
    for (name, protocol) in CLIENT_APPS {
        assert_eq!(fold(name), *name);
        assert_eq!(known(name), Some(*protocol), "{name} stands twice");
    }
    for name in ABSENT.iter().chain(FOREIGN) {
        assert_eq!(fold(name), *name);
    }
}

#[test]
fn english_names_old_and_new() {
    for (name, app) in [
        ("Browser", Known(Browser)),
        ("Mobile Apps and Desktop clients", Known(MobileAndDesktop)),
        ("MOBILE APPS AND DESKTOP CLIENTS ", Known(MobileAndDesktop)),
        ("Exchange ActiveSync", Known(ActiveSync)),
        ("Exchange ActiveSync (supported)", Known(ActiveSync)),
        ("Exchange ActiveSync (unSupported)", Known(ActiveSync)),
        ("Other clients; IMAP", Known(Imap)),
        ("Other clients; POP", Known(Pop)),
        ("Other clients; SMTP", Known(SmtpAuth)),
        ("Other clients; MAPI", Known(Mapi)),
        ("Other clients; Older Office clients", Known(Other)),
        ("Other clients;IMAP", Known(Imap)),
        ("Other clients", Known(Other)),
        ("IMAP4", Known(Imap)),
        ("IMAP", Known(Imap)),
        ("POP3", Known(Pop)),
        ("SMTP", Known(SmtpAuth)),
        ("Authenticated SMTP", Known(SmtpAuth)),
        ("AutoDiscover", Known(Autodiscover)),
        ("MAPI Over HTTP", Known(Mapi)),
        ("Outlook Anywhere (RPC over HTTP)", Known(OutlookAnywhere)),
        ("Offline Address Book", Known(OfflineAddressBook)),
        ("Outlook Service", Known(OutlookService)),
        ("Exchange Web Services", Known(Ews)),
        ("Exchange Online PowerShell", Known(PowerShell)),
        ("Reporting Web Services", Known(ReportingWebServices)),
        ("", Absent),
        ("  ", Absent),
        ("Unknown", Absent),
        ("UNKNOWN", Absent),
        ("Universal Outlook", Known(OutlookService)),
        (" universal  outlook ", Known(OutlookService)),
        ("modern clients", Known(MobileAndDesktop)),
        ("Modern Clients", Known(MobileAndDesktop)),
        ("Some new client", New),
        ("Other clients; Something new", Known(Other)),
    ] {
        assert_eq!(protocol(name, false), app, "{name:?}");
    }
}

#[test]
fn translated_names() {
    for (name, app) in [
        ("Mobile Apps und Desktopclients", Known(MobileAndDesktop)),
        ("Mobile Apps und Desktop-Apps", Known(MobileAndDesktop)),
        (
            "Applications mobiles et clients de bureau",
            Known(MobileAndDesktop),
        ),
        (
            "App per dispositivi mobili e client desktop",
            Known(MobileAndDesktop),
        ),
        (
            "Aplicaciones m\u{f3}viles y clientes de escritorio",
            Known(MobileAndDesktop),
        ),
        ("Authentifiziertes SMTP", Known(SmtpAuth)),
        ("SMTP authentifi\u{e9}", Known(SmtpAuth)),
        ("SMTP autenticato", Known(SmtpAuth)),
        ("MAPI \u{fc}ber HTTP", Known(Mapi)),
        ("Exchange-Webdienste", Known(Ews)),
        ("Andere Clients", Known(Other)),
        ("Autres clients", Known(Other)),
        ("Altri client", Known(Other)),
        ("Otros clientes", Known(Other)),
        ("Otros clientes; IMAP", Known(Imap)),
        // The protocol's own word survives a translation that no table has.
        ("Geverifieerde SMTP", Known(SmtpAuth)),
        ("Exchange ActiveSync \u{306e}", Known(ActiveSync)),
        ("Unbekannt", Absent),
        ("Desconocido", Absent),
    ] {
        assert_eq!(protocol(name, true), app, "{name:?}");
        assert_eq!(protocol(name, false), app, "{name:?}");
    }
}

#[test]
fn an_unknown_translation_is_never_legacy() {
    for name in [
        "Mobiele apps en bureaubladclients",
        "Aplicativos m\u{f3}veis e clientes de \u{e1}rea de trabalho",
        "\u{30e2}\u{30d0}\u{30a4}\u{30eb} \u{30a2}\u{30d7}\u{30ea}",
        "Aplikacje mobilne i klienci stacjonarni",
        "Mobilappar och skrivbordsklienter",
        "Mobilni aplikace a desktopove klienty",
    ] {
        assert_eq!(protocol(name, false), Untranslated, "{name:?}");
        assert_eq!(protocol(name, true), Untranslated, "{name:?}");
    }
    // In a file of another language even a name that looks English is not judged.
    assert_eq!(protocol("Some new client", true), Untranslated);
}

#[test]
fn small_words() {
    for text in [
        "Other.", "other", "Andere.", "Autre.", "Altro.", "Otro.", "Otros.", "",
    ] {
        assert!(is_other_reason(text), "{text}");
    }
    for text in [
        "Invalid username or password.",
        "Other clients are blocked.",
        "Ung\u{fc}ltiges Kennwort",
    ] {
        assert!(!is_other_reason(text), "{text}");
    }
    for text in [
        "Password",
        "password",
        "Kennwort",
        "Mot de passe",
        "Contrase\u{f1}a",
    ] {
        assert!(method_is_password(text), "{text}");
        assert!(!method_is_certificate(text), "{text}");
    }
    for text in [
        "Passwordless phone sign-in",
        "Previously satisfied",
        "Temporary Access Pass",
        "Windows Hello for Business",
        "",
    ] {
        assert!(!method_is_password(text), "{text}");
        assert!(!method_is_certificate(text), "{text}");
    }
    for text in [
        "X.509 Certificate",
        "X.509-Zertifikat",
        "Certificat X.509",
        "Certificate-based authentication",
        "Certificado X.509",
    ] {
        assert!(method_is_certificate(text), "{text}");
        assert!(!method_is_password(text), "{text}");
    }
    for (text, answer) in [
        ("true", Some(true)),
        ("True", Some(true)),
        ("Yes", Some(true)),
        ("Ja", Some(true)),
        ("Oui", Some(true)),
        ("S\u{ec}", Some(true)),
        ("S\u{ed}", Some(true)),
        ("false", Some(false)),
        ("No", Some(false)),
        ("Nein", Some(false)),
        ("Non", Some(false)),
        ("", None),
        ("perhaps", None),
    ] {
        assert_eq!(succeeded(text), answer, "{text}");
    }
}
