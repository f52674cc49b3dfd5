//! The small tenants.

use crate::record::{Person, Record};
use crate::sample::{HOUR, ME, MINUTE, modern, person, sign_in};
use std::sync::Arc;

/// Three devices on legacy authentication, two people that are modern, both event types: 130 legacy sign-ins in 30 days.
pub(crate) fn small(now: i64) -> Vec<Record> {
    let mut ids = 1..;
    let mut at = |back: i64| sign_in(ids.next().unwrap_or_default(), now - back);
    let hugo = person(3, "hugo.muster@contoso.example", "Hugo Muster");
    let printer = person(4, "drucker@contoso.example", "Drucker 3. OG");
    let browsers = [0, 1].map(|n| {
        person(
            5 + n,
            &format!("person{n}@contoso.example"),
            &format!("Person {n}"),
        )
    });
    let mut all = Vec::new();
    for i in 0..60 {
        all.push(Record {
            late: i < 5,
            ..at(HOUR + i * 11 * HOUR)
        });
    }
    for i in 0..30 {
        all.push(Record {
            person: hugo.clone(),
            agent: "Apple-iPad11C3/2001.90".into(),
            interactive: false,
            ..at(2 * HOUR + i * 23 * HOUR)
        });
    }
    for i in 0..40 {
        all.push(Record {
            person: printer.clone(),
            agent: "BAV2ROPC".into(),
            client_app: "Authenticated SMTP".into(),
            ..at(3 * HOUR + i * 17 * HOUR)
        });
    }
    for i in 0..50 {
        let [first, second] = &browsers;
        all.push(modern(Record {
            person: if i % 2 == 0 { first } else { second }.clone(),
            interactive: i % 3 == 0,
            ..at(15 * MINUTE + i * 5 * HOUR)
        }));
    }
    all
}

/// Only the sign-ins of the one who asks, beside those of a small tenant that they may not see.
pub(crate) fn own_rows(now: i64) -> Vec<Record> {
    let me = Arc::new(Person {
        id: ME.to_owned(),
        principal: "admin@contoso.example".to_owned(),
        name: "Alba Admin".to_owned(),
    });
    let mut all = small(now);
    for i in 0..6 {
        all.push(modern(Record {
            person: me.clone(),
            interactive: i % 2 == 0,
            ..sign_in(
                900 + i,
                now - 10 * MINUTE - i64::try_from(i).unwrap_or(0) * HOUR,
            )
        }));
    }
    all
}
