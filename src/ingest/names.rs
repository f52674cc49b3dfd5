//! Names that the portal translates, brought back to one meaning: client apps, authentication methods, yes and no.
//!
//! In: the text as the log has it. Out: a [`ClientApp`] and small answers. A word in no table is never guessed: a
//! translated *Mobile Apps and Desktop clients* taken for legacy would accuse a modern device.
//!
//! Sources: client apps and their spellings in English
//! (<https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details>, the filter
//! list), their translations in the same list of the German, French, Italian and Spanish documentation
//! (`azure-docs.de-de` and its siblings, `concept-sign-ins.md`), *Mobile Apps and Desktop clients* also as the portal's
//! Conditional Access pages translate it; spellings of older logs (`Other clients; IMAP`,
//! `Exchange ActiveSync (supported)`) from published logs.
//!
//! Length: nearly all of it is the table of words.

#[cfg(test)]
mod tests;

use crate::model::Protocol;
use crate::source::import::csv::fold;

/// Letters of a client app's name by which it is remembered.
pub const CLIENT: usize = 80;

/// What the admin said of a client app that no table knows: its protocol, *Mobile & desktop* for anything modern; `None`:
/// not known.
pub type ClientAnswer = (String, Option<Protocol>);

/// A client app's name as it is remembered.
#[must_use]
pub fn shortened(name: &str) -> &str {
    let name = name.trim();
    let end = name.char_indices().nth(CLIENT).map(|(end, _)| end);
    end.and_then(|end| name.get(..end))
        .unwrap_or(name)
        .trim_end()
}

/// Whether two names are the same client app.
#[must_use]
pub fn is_same_client(one: &str, other: &str) -> bool {
    let lower = |name| shortened(name).chars().flat_map(char::to_lowercase);
    lower(one).eq(lower(other))
}

/// What was said of a client app, if anything was.
#[must_use]
pub fn answer(answers: &[ClientAnswer], name: &str) -> Option<Option<Protocol>> {
    let said = answers.iter().find(|(n, _)| is_same_client(n, name));
    said.map(|(_, protocol)| *protocol)
}

/// What a client app's name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientApp {
    /// A known name.
    Known(Protocol),
    /// Empty or *Unknown*: says nothing.
    Absent,
    /// A name in no table that reads as English: a new client, legacy as *Other clients* (rules 2.4), and said.
    New,
    /// A name in no table that reads as a translation: counted as unknown, and said.
    Untranslated,
}

use Protocol::{
    ActiveSync, Autodiscover, Browser, Ews, Imap, Mapi, MobileAndDesktop, OfflineAddressBook,
    Other, OutlookAnywhere, OutlookService, Pop, PowerShell, ReportingWebServices, SmtpAuth,
};

/// Names as [`fold`] leaves them. First English, then de, fr, it, es.
const CLIENT_APPS: &[(&str, Protocol)] = &[
    ("browser", Browser),
    ("navigateur", Browser),
    ("navegador", Browser),
    ("explorador", Browser),
    ("mobile apps and desktop clients", MobileAndDesktop),
    ("modern clients", MobileAndDesktop),
    ("mobile apps und desktopclients", MobileAndDesktop),
    ("mobile apps und desktop clients", MobileAndDesktop),
    ("mobile apps und desktop apps", MobileAndDesktop),
    (
        "applications mobiles et clients de bureau",
        MobileAndDesktop,
    ),
    (
        "app per dispositivi mobili e client desktop",
        MobileAndDesktop,
    ),
    (
        "aplicaciones moviles y clientes de escritorio",
        MobileAndDesktop,
    ),
    (
        "aplicaciones moviles y aplicaciones de escritorio",
        MobileAndDesktop,
    ),
    ("exchange activesync", ActiveSync),
    ("exchange active sync", ActiveSync),
    ("imap", Imap),
    ("imap4", Imap),
    ("pop", Pop),
    ("pop3", Pop),
    ("smtp", SmtpAuth),
    ("authenticated smtp", SmtpAuth),
    ("authentifiziertes smtp", SmtpAuth),
    ("smtp authentifie", SmtpAuth),
    ("smtp autenticato", SmtpAuth),
    ("smtp autenticado", SmtpAuth),
    ("autodiscover", Autodiscover),
    ("autoermittlung", Autodiscover),
    ("decouverte automatique", Autodiscover),
    ("individuazione automatica", Autodiscover),
    ("deteccion automatica", Autodiscover),
    ("exchange web services", Ews),
    ("exchange webdienste", Ews),
    ("services web exchange", Ews),
    ("servizi web exchange", Ews),
    ("servicios web de exchange", Ews),
    ("mapi", Mapi),
    ("mapi over http", Mapi),
    ("mapi uber http", Mapi),
    ("mapi sur http", Mapi),
    ("mapi su http", Mapi),
    ("mapi sobre http", Mapi),
    ("outlook anywhere", OutlookAnywhere),
    ("outlook anywhere rpc over http", OutlookAnywhere),
    ("outlook anywhere rpc uber http", OutlookAnywhere),
    ("outlook anywhere rpc sur http", OutlookAnywhere),
    ("outlook anywhere rpc su http", OutlookAnywhere),
    ("outlook anywhere rpc sobre http", OutlookAnywhere),
    ("outlook en cualquier lugar rpc sobre http", OutlookAnywhere),
    ("offline address book", OfflineAddressBook),
    ("offlineadressbuch", OfflineAddressBook),
    (
        "carnet d adresses en mode hors connexion",
        OfflineAddressBook,
    ),
    ("rubrica non in linea", OfflineAddressBook),
    ("libreta de direcciones sin conexion", OfflineAddressBook),
    ("outlook service", OutlookService),
    ("universal outlook", OutlookService),
    ("outlook dienst", OutlookService),
    ("service outlook", OutlookService),
    ("servizio outlook", OutlookService),
    ("servicio outlook", OutlookService),
    ("exchange online powershell", PowerShell),
    ("powershell per exchange online", PowerShell),
    ("powershell de exchange online", PowerShell),
    ("reporting web services", ReportingWebServices),
    ("servizi web di reporting", ReportingWebServices),
    (
        "servicios web de creacion de informes",
        ReportingWebServices,
    ),
    ("other clients", Other),
    ("other clients older office clients", Other),
    ("andere clients", Other),
    ("autres clients", Other),
    ("altri client", Other),
    ("otros clientes", Other),
];

/// *Unknown* and its plain translations.
const ABSENT: &[&str] = &[
    "",
    "unknown",
    "unbekannt",
    "inconnu",
    "inconnue",
    "sconosciuto",
    "sconosciuta",
    "desconocido",
    "desconocida",
    "none",
    "null",
    "n a",
];

/// Words that are the protocol's own name and stand untranslated in every language.
const TOKENS: &[(&str, Protocol)] = &[
    ("activesync", ActiveSync),
    ("imap", Imap),
    ("imap4", Imap),
    ("pop", Pop),
    ("pop3", Pop),
    ("smtp", SmtpAuth),
    ("mapi", Mapi),
    ("autodiscover", Autodiscover),
];

/// Reads a client app's name. `localised`: it comes from a file whose header is not English, where a name in no
/// table is a translation and not a new client.
#[must_use]
pub fn protocol(client_app: &str, localised: bool) -> ClientApp {
    // By far the most records; they need no folding.
    match client_app {
        "Browser" => return ClientApp::Known(Browser),
        "Mobile Apps and Desktop clients" => return ClientApp::Known(MobileAndDesktop),
        _ => {}
    }
    let folded = fold(client_app);
    if ABSENT.contains(&folded.as_str()) {
        return ClientApp::Absent;
    }
    if let Some(known) = known(&folded) {
        return ClientApp::Known(known);
    }
    // `Other clients; IMAP`: the part after the semicolon is the more exact one.
    if let Some(known) = client_app
        .rsplit(';')
        .find_map(|part| known_or_suffixed(&fold(part)))
    {
        return ClientApp::Known(known);
    }
    if let Some(known) = known_or_suffixed(&folded) {
        return ClientApp::Known(known);
    }
    let mut tokens = TOKENS
        .iter()
        .filter(|(token, _)| folded.split(' ').any(|w| w == *token));
    if let (Some((_, only)), None) = (tokens.next(), tokens.next()) {
        return ClientApp::Known(*only);
    }
    if localised || !client_app.is_ascii() || speaks_another_language(&folded) {
        ClientApp::Untranslated
    } else {
        ClientApp::New
    }
}

/// Whether a text is a client app's name of the tables, and nothing else.
#[must_use]
pub fn is_client_app(text: &str) -> bool {
    text.split(';').all(|part| {
        let folded = fold(part);
        ABSENT.contains(&folded.as_str()) || known_or_suffixed(&folded).is_some()
    })
}

fn known(folded: &str) -> Option<Protocol> {
    CLIENT_APPS
        .iter()
        .find(|(name, _)| *name == folded)
        .map(|(_, protocol)| *protocol)
}

/// Also with the remarks that older logs add in brackets: `(supported)`, `(unSupported)`.
fn known_or_suffixed(folded: &str) -> Option<Protocol> {
    let plain = folded
        .strip_suffix(" unsupported")
        .or_else(|| folded.strip_suffix(" supported"))
        .unwrap_or(folded);
    known(plain)
}

/// Words by which a translation of *Mobile Apps and Desktop clients*, *Browser* or *Other clients* shows in languages
/// written in plain Latin letters (Dutch, Portuguese, the Nordic languages, Polish and others): articles, prepositions
/// and the words for app, desktop and browser. English product names have none of them.
const FOREIGN: &[&str] = &[
    "und",
    "et",
    "e",
    "y",
    "en",
    "og",
    "och",
    "ja",
    "i",
    "a",
    "ve",
    "es",
    "de",
    "da",
    "di",
    "do",
    "des",
    "du",
    "del",
    "della",
    "la",
    "le",
    "el",
    "il",
    "los",
    "las",
    "les",
    "para",
    "per",
    "pour",
    "voor",
    "fur",
    "sobre",
    "van",
    "dan",
    "aplicativos",
    "aplicaciones",
    "aplikacje",
    "aplikace",
    "alkalmazasok",
    "mobiele",
    "mobila",
    "mobilapper",
    "mobilapplikationer",
    "mobilne",
    "mobilni",
    "moveis",
    "seluler",
    "bureaubladclients",
    "skrivbordsklienter",
    "skrivebordsklienter",
    "escritorio",
    "bureau",
    "area",
    "pulpitu",
    "tarayici",
    "bladdrare",
    "webblasare",
    "nettleser",
    "selain",
    "prohlizec",
    "przegladarka",
    "bongeszo",
    "navegador",
    "andre",
    "andra",
    "outros",
    "inne",
    "ovriga",
    "overige",
    "muut",
    "jine",
];

fn speaks_another_language(folded: &str) -> bool {
    folded.split(' ').any(|word| FOREIGN.contains(&word))
}

/// Whether a failure reason is *Other.*, which the portal writes for successes (rules 2), or nothing at all.
/// *Andere.*, *Autre.*, *Altro.*, *Otro.* are its plain translations.
#[must_use]
pub fn is_other_reason(reason: &str) -> bool {
    matches!(
        fold(reason).as_str(),
        "" | "other"
            | "andere"
            | "anderes"
            | "sonstiges"
            | "sonstige"
            | "autre"
            | "autres"
            | "altro"
            | "altri"
            | "otro"
            | "otros"
            | "otra"
            | "otras"
    )
}

/// Whether an authentication method is a password that was typed or sent (never *Passwordless …*).
#[must_use]
pub fn method_is_password(method: &str) -> bool {
    matches!(
        fold(method).as_str(),
        "password"
            | "password in the cloud"
            | "password hash sync"
            | "pass through authentication"
            | "kennwort"
            | "passwort"
            | "mot de passe"
            | "contrasena"
    )
}

/// Whether a step names no method of its own: *Previously satisfied* points to an earlier sign-in that is not told
/// (`authenticationMethod` in
/// <https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details>).
#[must_use]
pub fn method_is_untold(method: &str) -> bool {
    matches!(fold(method).as_str(), "" | "previously satisfied")
}

/// Whether an authentication method is a certificate.
#[must_use]
pub fn method_is_certificate(method: &str) -> bool {
    let folded = fold(method);
    folded.contains("x 509")
        || folded.contains("x509")
        || [
            "certificate",
            "zertifikat",
            "certificat",
            "certificato",
            "certificado",
        ]
        .iter()
        .any(|stem| folded.split(' ').any(|word| word.starts_with(stem)))
}

/// Whether an authentication step succeeded; `None`: a word that is in no table.
#[must_use]
pub fn succeeded(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "true" | "yes" | "wahr" | "ja" | "vrai" | "oui" | "vero" | "si" | "verdadero" => Some(true),
        "false" | "no" | "falsch" | "nein" | "faux" | "non" | "falso" => Some(false),
        _ => None,
    }
}
