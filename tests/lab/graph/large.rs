//! The large tenant: as many sign-ins as wished, the same for the same number and time.

use crate::record::{App, Person, Record};
use crate::sample::{DAY, HOUR, MINUTE, modern, person, portal, sign_in};
use std::sync::Arc;

/// Sign-ins of the tenant.
const ALL: u64 = 300_000;
/// People with a legacy device, and all people.
const LEGACY_PEOPLE: u64 = 400;
const PEOPLE: u64 = 2_500;

const DEVICES: [(&str, &str); 8] = [
    ("Exchange ActiveSync", "Apple-iPhone14C5/1902.74"),
    ("Exchange ActiveSync", "Apple-iPhone10C4/1604.57"),
    ("Exchange ActiveSync", "Apple-iPad11C3/2001.90"),
    ("Exchange ActiveSync", "Android-SAMSUNG-SM-G991B/13"),
    ("Authenticated SMTP", "BAV2ROPC"),
    ("IMAP4", "BAV2ROPC"),
    (
        "Exchange Web Services",
        "Mac OS X/10.15.7 (19H2) ExchangeWebServices/11.0",
    ),
    ("POP3", "CBAInPROD"),
];

/// `legacy` of the sign-ins are on legacy authentication.
pub(crate) fn large(now: i64, legacy: u64) -> Vec<Record> {
    let people: Vec<Arc<Person>> = (0..PEOPLE)
        .map(|n| {
            person(
                100 + n,
                &format!("person{n}@contoso.example"),
                &format!("Person {n}"),
            )
        })
        .collect();
    let devices: Vec<(Arc<str>, Arc<str>)> = DEVICES
        .iter()
        .map(|(client, agent)| ((*client).into(), (*agent).into()))
        .collect();
    let template = sign_in(0, now);
    let browser = modern(template.clone());
    let mobile = Record {
        app: Arc::new(App {
            id: "f8d98a96-0999-43f5-8af3-69971c7bb423".to_owned(),
            name: "Apple Internet Accounts".to_owned(),
        }),
        client_app: "Mobile Apps and Desktop clients".into(),
        agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148".into(),
        ..browser.clone()
    };
    let browser = Record {
        app: portal(),
        ..browser
    };
    (0..ALL.max(legacy))
        .map(|n| {
            let chance = mix(n);
            let created = at(now, chance);
            let pick = mix(chance);
            let base = if n < legacy {
                let who = pick % LEGACY_PEOPLE;
                let device = devices.get(usize::try_from(who % 8).unwrap_or(0));
                let person = people.get(usize::try_from(who).unwrap_or(0));
                let mut record = template.clone();
                if let (Some((client, agent)), Some(person)) = (device, person) {
                    record.client_app = client.clone();
                    record.agent = agent.clone();
                    record.person = person.clone();
                }
                record
            } else {
                let person = people.get(usize::try_from(pick % PEOPLE).unwrap_or(0));
                let mut record = if pick.is_multiple_of(5) {
                    &mobile
                } else {
                    &browser
                }
                .clone();
                if let Some(person) = person {
                    record.person = person.clone();
                }
                record
            };
            Record {
                id: format!("0a1b2c3d-0000-4000-9000-{n:012x}"),
                created: created - created.rem_euclid(1000),
                interactive: chance.is_multiple_of(3),
                ..base
            }
        })
        .collect()
}

/// Some moment of the last 30 days, three of four by day.
fn at(now: i64, chance: u64) -> i64 {
    let part = |n: u64, of: i64| i64::try_from(n).unwrap_or(0) % of;
    let day = part(chance % 30, 30);
    let time = if chance >> 8 & 3 == 0 {
        part(chance >> 16, 24 * HOUR)
    } else {
        7 * HOUR + part(chance >> 16, 11 * HOUR)
    };
    (now - day * DAY - time).min(now - MINUTE)
}

/// The finaliser of splitmix64: a number that looks like chance, and is always the same.
fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) >> 1
}

#[cfg(test)]
mod tests {
    use super::large;
    use crate::sample::{DAY, TEST_START};

    #[test]
    fn it_is_the_same_each_time_and_as_large_as_asked_for() {
        let (one, two) = (large(TEST_START, 12_000), large(TEST_START, 12_000));
        assert_eq!(one.len(), 300_000);
        assert!(
            one.iter()
                .zip(&two)
                .all(|(a, b)| a.id == b.id && a.created == b.created)
        );
        let legacy: Vec<_> = one.iter().filter(|r| &*r.protocol == "ropc").collect();
        assert_eq!(legacy.len(), 12_000);
        assert!(
            one.iter()
                .all(|r| (TEST_START - 30 * DAY..TEST_START).contains(&r.created))
        );
        for interactive in [true, false] {
            assert!(legacy.iter().any(|r| r.interactive == interactive));
        }
    }
}
