//! What the tenants are made of: people, apps, one legacy sign-in.

use crate::record::{App, EXCHANGE, EXCHANGE_NAME, Person, Record};
use std::sync::Arc;

pub(crate) const BROWSER: &str = "Browser";
pub(crate) const MINUTE: i64 = 60_000;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;
/// 2026-11-24T00:00:00Z: the present of the lab's own tests.
#[cfg(test)]
pub(crate) const TEST_START: i64 = 1_795_478_400_000;

/// Object id of the one who signs in, as tests/lab/entra.mjs has it.
pub(crate) const ME: &str = "0a1b2c3d-0000-4000-8000-00000000b001";

/// Object id of a person of the lab.
pub(crate) fn person_id(n: u64) -> String {
    format!("0a1b2c3d-0000-4000-8000-0000000b{n:04x}")
}

/// Somebody of the tenant.
pub(crate) fn person(n: u64, principal: &str, name: &str) -> Arc<Person> {
    Arc::new(Person {
        id: person_id(n),
        principal: principal.to_owned(),
        name: name.to_owned(),
    })
}

/// Exchange Online as the app of a sign-in with a password.
pub(crate) fn exchange() -> Arc<App> {
    Arc::new(App {
        id: EXCHANGE.to_owned(),
        name: EXCHANGE_NAME.to_owned(),
    })
}

/// An app that people use in a browser.
pub(crate) fn portal() -> Arc<App> {
    Arc::new(App {
        id: "0a1b2c3d-0000-4000-8000-0000000a0001".to_owned(),
        name: "Intranet".to_owned(),
    })
}

/// A sign-in of an iPhone by Exchange ActiveSync with a password. `n` makes its id.
pub(crate) fn sign_in(n: u64, created: i64) -> Record {
    Record {
        id: format!("0a1b2c3d-0000-4000-8000-{n:012x}"),
        // The log has whole seconds in beta.
        created: created - created.rem_euclid(1000),
        person: person(2, "greta.beispiel@contoso.example", "Greta Beispiel"),
        app: exchange(),
        client_app: "Exchange ActiveSync".into(),
        agent: "Apple-iPhone14C5/1902.74".into(),
        ip: "192.0.2.10".into(),
        place: Arc::new(("Bern".to_owned(), "CH".to_owned())),
        error: 0,
        interactive: true,
        protocol: "ropc".into(),
        late: false,
        appears: 0,
        given: None,
    }
}

/// The same record as modern authentication in a browser.
pub(crate) fn modern(record: Record) -> Record {
    Record {
        app: portal(),
        client_app: BROWSER.into(),
        agent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36".into(),
        protocol: "oAuth2".into(),
        ..record
    }
}

/// `n`th of the lab's own tests, so many milliseconds before [`TEST_START`].
#[cfg(test)]
pub(crate) fn legacy(n: u64, back: i64) -> Record {
    sign_in(n, TEST_START - back)
}
