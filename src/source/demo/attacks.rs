//! What is no device: a password spray against one account, a correct password in the middle of failures, guesses at
//! people who do not exist; and the rows that are no user's sign-in at all.

use super::log::{Log, When};
use super::people::{PEOPLE, Place, by_name};
use super::record::{Access, EXCHANGE, Proof, SignIn};
use super::story::principal;
use crate::model::{DAY, HOUR, Instant, MINUTE};

/// Where the attackers seem to be: 40 networks in five countries.
fn attacker(n: i64) -> Place {
    const WHERE: [(&str, &str); 5] = [
        ("São Paulo", "BR"),
        ("Hà Nội", "VN"),
        ("Johannesburg", "ZA"),
        ("Amsterdam", "NL"),
        ("Jakarta", "ID"),
    ];
    let n = n % 40;
    let (city, country) = usize::try_from(n)
        .ok()
        .and_then(|n| WHERE.get(n % WHERE.len()))
        .copied()
        .unwrap_or(WHERE[0]);
    Place {
        ip: if n % 4 == 0 {
            format!("203.0.113.{}", 150 + n)
        } else {
            format!("2001:db8:{:x}::{:x}", 0xa000 + n * 17, 2 + n)
        },
        city,
        country,
    }
}

fn attempt<'a>(
    at: Instant,
    who: usize,
    upn: &'a str,
    name: &'a str,
    place: Place,
    code: i64,
) -> SignIn<'a> {
    SignIn {
        at,
        who,
        principal: upn,
        display: name,
        guest: false,
        client: Some("IMAP4"),
        app: EXCHANGE,
        resource: EXCHANGE,
        agent: "BAV2ROPC",
        place,
        interactive: true,
        code,
        protocol: "ropc",
        proof: Proof::Password,
        access: if code == 53003 {
            Access::Blocked
        } else {
            Access::NotApplied
        },
        device: ("", ""),
    }
}

/// Writes all of it.
pub(super) fn write(log: &mut Log) {
    spray(log);
    compromised(log);
    unknown_people(log);
    no_user(log);
    unknown_client(log);
}

/// Carla Huber: 40 addresses, five countries, in bursts at night, ended four days ago. Never a correct password.
fn spray(log: &mut Log) {
    let (who, person) = by_name("carla.huber");
    let upn = principal(person.name);
    for ago in (4..29).step_by(2) {
        let start = log.when(When::Day(ago, 1, 10));
        for n in 0..36 {
            let at = start.plus(n * 3 * MINUTE + log.rng.below(2 * MINUTE));
            let from = attacker(log.rng.below(40));
            let code = if n % 9 == 8 { 50053 } else { 50126 };
            log.push(&attempt(at, who, &upn, person.display, from, code));
        }
    }
}

/// Ines Sommer: failures from many networks, and in the middle of them, two nights ago, the correct password from one
/// of them; a policy stopped it, the next one was let in.
fn compromised(log: &mut Log) {
    let (who, person) = by_name("ines.sommer");
    let upn = principal(person.name);
    for ago in [6, 4, 2] {
        let start = log.when(When::Day(ago, 2, 0));
        for n in 0..40 {
            let at = start.plus(n * 2 * MINUTE + log.rng.below(MINUTE));
            let from = attacker(n + ago);
            log.push(&attempt(at, who, &upn, person.display, from, 50126));
        }
    }
    let caught = Place {
        ip: "2001:db8:beef::17".into(),
        city: "Amsterdam",
        country: "NL",
    };
    for (minute, code) in [(41, 53003), (44, 0)] {
        let at = log.when(When::Day(2, 2, minute));
        log.push(&attempt(
            at,
            who,
            &upn,
            person.display,
            caught.clone(),
            code,
        ));
    }
}

/// Names that are nobody's: counted as spray, never listed.
fn unknown_people(log: &mut Log) {
    const NAMES: [&str; 12] = [
        "admin",
        "administrator",
        "backup",
        "info",
        "invoice",
        "mail",
        "office",
        "postmaster",
        "sales",
        "support",
        "test",
        "webmaster",
    ];
    for (n, name) in (0i64..).zip(NAMES) {
        let upn = principal(name);
        for round in 0..3 {
            let start = log.when(When::Day(7 + round * 6, 3, 0));
            let at = start.plus(n * 4 * MINUTE + log.rng.below(MINUTE));
            let who = PEOPLE.len() + usize::try_from(n).unwrap_or_default();
            let from = attacker(log.rng.below(40));
            log.push(&attempt(at, who, &upn, name, from, 50034));
        }
    }
}

/// Service principals have no user and no client app.
fn no_user(log: &mut Log) {
    for n in 0..6 {
        let at = log.when(When::Day(1 + n * 4, 3, 30));
        log.push_other(at, |id| {
            format!(
                "{{\"id\":\"{id}\",\"createdDateTime\":\"{at}\",\"userDisplayName\":null,\"userPrincipalName\":null,\"userId\":\"\",\"appId\":\"c0471050-0000-4a99-8000-00000000000a\",\"appDisplayName\":\"Contoso Backup\",\"ipAddress\":\"192.0.2.40\",\"clientAppUsed\":null,\"isInteractive\":false,\"resourceDisplayName\":\"Microsoft Graph\",\"resourceTenantId\":\"{}\",\"servicePrincipalId\":\"c0471050-0000-4a99-8000-00000000000b\",\"servicePrincipalName\":\"Contoso Backup\",\"signInEventTypes\":[\"servicePrincipal\"],\"status\":{{\"errorCode\":0,\"failureReason\":\"Other.\",\"additionalDetails\":null}}}}",
                super::TENANT_ID
            )
        });
    }
}

/// Rows whose client app is empty or `Unknown`: counted, not a finding.
fn unknown_client(log: &mut Log) {
    let (who, person) = by_name("adele.roth");
    let upn = principal(person.name);
    for n in 0..5 {
        let at =
            Instant(log.when(When::Day(3 + n * 5, 0, 0)).0 + 9 * HOUR + log.rng.below(DAY / 4));
        let place = super::people::office();
        let mut sign_in = attempt(at, who, &upn, person.display, place, 0);
        sign_in.client = Some(if n % 2 == 0 { "" } else { "Unknown" });
        sign_in.agent = "";
        sign_in.protocol = "none";
        sign_in.proof = Proof::Nothing;
        sign_in.interactive = false;
        log.push(&sign_in);
    }
}
