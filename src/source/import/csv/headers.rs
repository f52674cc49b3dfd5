//! Header names in the portal's languages, and how a header line becomes [`Columns`].
//!
//! Only names that a source shows are listed. A file with other names is read by the order of its columns
//! ([`super::shape`]) or refused; nothing is guessed from the words.
//!
//! | language | source |
//! | --- | --- |
//! | English | header lines of real downloads, see [`super::columns`]; `*AuthDetails*`: public triage scripts that join it by *Request ID* (*Date, Authentication method, Authentication method detail, Succeeded, Result detail, Requirement*) |
//! | Spanish | complete header list of a public importer of the portal's CSV (*AccessWatchLite*, semicolons, 57 columns); *Identificador de …*: `azure-docs.es-es`, `concept-sign-ins.md` |
//! | French | header list of a public incident tool for the portal's CSV (28 columns); *ID …*: `azure-docs.fr-fr`, `concept-sign-ins.md` |
//! | German | no public header line is known; labels of the same fields in the portal as `azure-docs.de-de` writes them (`concept-sign-ins.md`, `howto-troubleshoot-sign-in-errors.md`). Not enough alone: German files are read by column order, which these names must confirm |
//! | Italian | as German, `azure-docs.it-it`, and a public test that shows the portal's sign-in details in Italian. By column order, confirmed by the names |

use super::columns::{Col, Columns, GENERATIONS, Generation};

/// Names in English, folded by [`fold`].
const ENGLISH: &[(&str, Col)] = &[
    ("date utc", Col::Date),
    ("date", Col::Date),
    ("request id", Col::RequestId),
    ("user agent", Col::UserAgent),
    ("correlation id", Col::CorrelationId),
    ("user id", Col::UserId),
    ("user", Col::User),
    ("username", Col::Username),
    ("user principal name", Col::Username),
    ("upn", Col::Username),
    ("user type", Col::UserType),
    ("cross tenant access type", Col::CrossTenant),
    ("authentication protocol", Col::AuthProtocol),
    ("unique token identifier", Col::TokenId),
    ("application", Col::Application),
    ("application id", Col::ApplicationId),
    ("resource", Col::Resource),
    ("resource id", Col::ResourceId),
    ("resource tenant id", Col::ResourceTenant),
    ("home tenant id", Col::HomeTenant),
    ("home tenant name", Col::HomeTenantName),
    ("ip address", Col::Ip),
    ("ip", Col::Ip),
    ("location", Col::Location),
    ("sign in error code", Col::ErrorCode),
    ("error code", Col::ErrorCode),
    ("failure reason", Col::FailureReason),
    ("client app", Col::ClientApp),
    ("client app used", Col::ClientApp),
    ("device id", Col::DeviceId),
    ("browser", Col::Browser),
    ("operating system", Col::Os),
    ("autonomous system number", Col::Asn),
    ("conditional access", Col::CaStatus),
    ("multifactor authentication result", Col::MfaResult),
    ("service principal id", Col::PrincipalId),
    ("service principal name", Col::PrincipalName),
    ("authentication method", Col::Method),
    ("succeeded", Col::Succeeded),
];

/// Names in other languages, folded by [`fold`].
const LOCALISED: &[(&str, Col)] = &[
    // Spanish
    ("fecha utc", Col::Date),
    ("id de solicitud", Col::RequestId),
    ("identificador de solicitud", Col::RequestId),
    ("agente de usuario", Col::UserAgent),
    ("id de correlacion", Col::CorrelationId),
    ("id de usuario", Col::UserId),
    ("usuario", Col::User),
    ("nombre de usuario", Col::Username),
    ("tipo de usuario", Col::UserType),
    ("tipo de acceso entre inquilinos", Col::CrossTenant),
    ("protocolo de autenticacion", Col::AuthProtocol),
    ("identificador de token unico", Col::TokenId),
    ("aplicacion", Col::Application),
    ("id de aplicacion", Col::ApplicationId),
    ("identificador de aplicacion", Col::ApplicationId),
    ("recurso", Col::Resource),
    ("id de recurso", Col::ResourceId),
    ("identificador de recurso", Col::ResourceId),
    ("id de inquilino de recursos", Col::ResourceTenant),
    ("id de inquilino inicial", Col::HomeTenant),
    ("nombre del inquilino inicial", Col::HomeTenantName),
    ("direccion ip", Col::Ip),
    ("ubicacion", Col::Location),
    ("codigo de error de inicio de sesion", Col::ErrorCode),
    ("motivo del error", Col::FailureReason),
    ("aplicacion cliente", Col::ClientApp),
    ("id de dispositivo", Col::DeviceId),
    ("numero de sistema autonomo", Col::Asn),
    ("acceso condicional", Col::CaStatus),
    ("explorador", Col::Browser),
    ("resultado de la autenticacion multifactor", Col::MfaResult),
    ("navegador", Col::Browser),
    ("sistema operativo", Col::Os),
    // French
    ("navigateur", Col::Browser),
    ("systeme d exploitation", Col::Os),
    ("id de requete", Col::RequestId),
    ("agent utilisateur", Col::UserAgent),
    ("id de correlation", Col::CorrelationId),
    ("identifiant utilisateur", Col::UserId),
    ("id d utilisateur", Col::UserId),
    ("utilisateur", Col::User),
    ("nom d utilisateur", Col::Username),
    ("id de l application", Col::ApplicationId),
    ("ressource", Col::Resource),
    ("id de ressource", Col::ResourceId),
    ("adresse ip", Col::Ip),
    ("emplacement", Col::Location),
    ("code d erreur de connexion", Col::ErrorCode),
    ("raison de l echec", Col::FailureReason),
    ("application cliente", Col::ClientApp),
    ("id de l appareil", Col::DeviceId),
    ("numero de systeme autonome", Col::Asn),
    ("acces conditionnel", Col::CaStatus),
    // German
    ("anforderungs id", Col::RequestId),
    ("korrelations id", Col::CorrelationId),
    ("benutzer id", Col::UserId),
    ("benutzer", Col::User),
    ("anwendung", Col::Application),
    ("anwendungs id", Col::ApplicationId),
    ("ressourcen id", Col::ResourceId),
    ("standort", Col::Location),
    ("anmeldefehlercode", Col::ErrorCode),
    ("fehlerursache", Col::FailureReason),
    ("bedingter zugriff", Col::CaStatus),
    ("betriebssystem", Col::Os),
    // Italian
    ("id richiesta", Col::RequestId),
    ("agente utente", Col::UserAgent),
    ("id correlazione", Col::CorrelationId),
    ("id di correlazione", Col::CorrelationId),
    ("id utente", Col::UserId),
    ("utente", Col::User),
    ("tipo di utente", Col::UserType),
    ("applicazione", Col::Application),
    ("id applicazione", Col::ApplicationId),
    ("id risorsa", Col::ResourceId),
    ("indirizzo ip", Col::Ip),
    ("codice errore di accesso", Col::ErrorCode),
    ("motivo dell errore", Col::FailureReason),
    ("app client", Col::ClientApp),
    ("accesso condizionale", Col::CaStatus),
];

/// What the names of a header tell.
pub(super) struct Named {
    /// Columns known by name.
    pub(super) columns: Columns,
    /// A name is not English: the portal ran in another language.
    pub(super) localised: bool,
}

/// Looks up the names of a header, in the order of the file.
pub(super) fn by_name<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> Named {
    let mut columns = Columns::new(names.len());
    let order = generation(columns.width).map(by_order);
    let mut localised = false;
    for (position, name) in names.enumerate() {
        let Some((col, english)) = look_up(name) else {
            continue;
        };
        localised |= !english;
        // A name that stands twice (a translation may give two columns the same name): the place that the
        // generation gives it, else the first.
        let placed = order.as_ref().and_then(|o| o.get(col)) == Some(position);
        if placed || !columns.has(col) {
            columns.set(col, position);
        }
    }
    Named { columns, localised }
}

/// The generation with so many columns.
pub(super) fn generation(width: usize) -> Option<&'static Generation> {
    GENERATIONS
        .iter()
        .find(|g| g.header.split(',').count() == width)
}

/// The columns of a generation.
pub(super) fn by_order(generation: &Generation) -> Columns {
    let mut columns = Columns::new(generation.header.split(',').count());
    for (position, name) in generation.header.split(',').enumerate() {
        if let Some((col, _)) = look_up(name)
            && !columns.has(col)
        {
            columns.set(col, position);
        }
    }
    columns
}

/// Whether a sign-in file is likely: it has one of the names that hardly any other table has.
pub(super) fn telling(columns: &Columns) -> bool {
    [
        Col::RequestId,
        Col::ClientApp,
        Col::ErrorCode,
        Col::CrossTenant,
        Col::TokenId,
        Col::HomeTenant,
        Col::PrincipalId,
    ]
    .iter()
    .any(|col| columns.has(*col))
}

fn look_up(name: &str) -> Option<(Col, bool)> {
    let folded = fold(name);
    let find = |table: &[(&str, Col)]| {
        table
            .iter()
            .find(|(known, _)| *known == folded)
            .map(|(_, col)| *col)
    };
    find(ENGLISH)
        .map(|col| (col, true))
        .or_else(|| find(LOCALISED).map(|col| (col, false)))
}

/// A name without case, accents, punctuation and surplus blanks (non-breaking and zero-width ones too), so that
/// spellings that differ in these only are the same: `Application ID ` and `application id`, `Id. de correlación` and
/// `ID de correlacion`.
#[must_use]
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        let plain = match c {
            // Combining marks and zero-width characters leave no gap.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => continue,
            'à'..='å' | 'À'..='Å' => 'a',
            'ç' | 'Ç' => 'c',
            'è'..='ë' | 'È'..='Ë' => 'e',
            'ì'..='ï' | 'Ì'..='Ï' => 'i',
            'ñ' | 'Ñ' => 'n',
            'ò'..='ö' | 'Ò'..='Ö' => 'o',
            'ù'..='ü' | 'Ù'..='Ü' => 'u',
            'ß' => 's',
            c if c.is_ascii_alphanumeric() => c.to_ascii_lowercase(),
            c if c.is_ascii() || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}') => {
                gap = true;
                continue;
            }
            c => c,
        };
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        folded.push(plain);
        if c == 'ß' {
            folded.push('s');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, LOCALISED, by_name, by_order, fold, look_up};
    use crate::source::import::csv::columns::{Col, GENERATIONS};

    #[test]
    fn tables_are_folded_and_without_contradiction() {
        for (name, col) in ENGLISH.iter().chain(LOCALISED) {
            assert_eq!(fold(name), *name);
            assert_eq!(look_up(name).unwrap().0, *col, "{name}");
        }
    }

    #[test]
    fn folds_spelling() {
        for (name, folded) in [
            ("Application ID ", "application id"),
            ("Autonomous system  number", "autonomous system number"),
            ("DATE\u{a0}(utc)", "date utc"),
            (
                "Code d\u{2019}erreur de connexion",
                "code d erreur de connexion",
            ),
            ("Id. de correlaci\u{f3}n", "id de correlacion"),
            ("Id. de correlacio\u{301}n", "id de correlacion"),
            ("\u{feff}Date (UTC)", "date utc"),
            ("\u{200b}", ""),
            ("日付 (UTC)", "日付 utc"),
        ] {
            assert_eq!(fold(name), folded, "{name:?}");
        }
    }

    #[test]
    fn every_generation_is_known_by_name() {
        for generation in &GENERATIONS {
            let names: Vec<&str> = generation.header.split(',').collect();
            let named = by_name(names.iter().copied());
            assert_eq!(named.columns, by_order(generation));
            assert!(!named.localised);
            assert_eq!(named.columns.has(Col::ClientApp), generation.user);
        }
    }
}
