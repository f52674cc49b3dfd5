//! Writes the sign-ins of the devices that the tables tell of.

use super::devices::{APPLE, Around, Beat, Begins, DEVICES, Device, Ends, MOVED, Told};
use super::log::{Log, When};
use super::people::{Place, by_name, home, mobile, office};
use super::record::{Access, App, EXCHANGE, Proof, SignIn};
use crate::model::{DAY, HOUR, Instant, MINUTE};

/// Writes all of it.
pub(super) fn write(log: &mut Log) {
    for device in DEVICES {
        legacy(log, device);
    }
    for &(name, app, agent, begins, from, to) in MOVED {
        moved(
            log,
            name,
            app,
            agent,
            begins,
            (log.when(from), log.when(to)),
        );
    }
}

/// The sign-ins of a device.
fn legacy(log: &mut Log, device: &Device) {
    let &Device(name, client, agent, told, ends, beat, from, begin, end) = device;
    let (who, person) = by_name(name);
    let principal = principal(name);
    let (begin, end) = (log.when(begin), log.when(end));
    let mut times = beats(log, beat, begin, end);
    // What happened at a told minute is in the log: the last sign-in before the change.
    if !matches!(device.8, When::End) && end.0 > begin.0 + DAY {
        times.push(end.plus(-7_000));
    }
    for (n, at) in (0i64..).zip(times) {
        let interactive = !log.rng.percent(35);
        let refused = match ends {
            Ends::Refused => true,
            Ends::Mostly(every) => n % every == every / 2,
            Ends::Accepted | Ends::Blocked => false,
        };
        let (protocol, proof) = match (told, interactive) {
            (Told::Nothing, _) | (Told::PasswordSometimes | Told::CertificateSometimes, false) => {
                ("none", Proof::Nothing)
            }
            (Told::CertificateSometimes, true) => ("none", Proof::Certificate),
            (Told::Password | Told::PasswordSometimes, true) => ("ropc", Proof::Password),
            (Told::Password, false) => ("ropc", Proof::Nothing),
        };
        let blocked = matches!(ends, Ends::Blocked);
        let place = place(log, from, who, at);
        log.push(&SignIn {
            at,
            who,
            principal: &principal,
            display: person.display,
            guest: name.contains('@'),
            client: Some(client),
            app: EXCHANGE,
            resource: EXCHANGE,
            agent,
            place,
            interactive: interactive || blocked,
            code: if refused {
                50126
            } else if blocked {
                53003
            } else {
                0
            },
            protocol,
            proof: if blocked || (refused && interactive) {
                Proof::Password
            } else {
                proof
            },
            access: if blocked {
                Access::Blocked
            } else if name == "eva.brunner" {
                Access::Hidden
            } else {
                Access::NotApplied
            },
            device: ("", ""),
        });
    }
}

/// The sign-ins of a mail app with modern authentication: one with a person, the rest by tokens.
fn moved(
    log: &mut Log,
    name: &str,
    app: App,
    agent: &str,
    begins: Begins,
    span: (Instant, Instant),
) {
    let (who, person) = by_name(name);
    let principal = principal(name);
    let (begin, end) = span;
    let mut rows = vec![(begin.plus(21_000), 0, matches!(begins, Begins::Sheet))];
    if matches!(begins, Begins::Sheet) {
        rows.insert(0, (begin.plus(-15_000), 65001, true));
    }
    rows.push((begin.plus(64_000), 0, false));
    let mut at = begin.plus(11 * MINUTE);
    while at < end {
        rows.push((at, 0, false));
        // Access tokens live for 60 to 90 minutes; a phone sleeps at night.
        let night = !(5..22).contains(&(at.0.rem_euclid(DAY) / HOUR));
        at = at.plus((60 + log.rng.below(90)) * MINUTE * if night { 3 } else { 1 });
    }
    for (n, (at, code, interactive)) in rows.into_iter().enumerate() {
        let ropc = matches!(begins, Begins::Ropc) && n == 0;
        let place = place(log, Around::Anywhere, who, at);
        log.push(&SignIn {
            at,
            who,
            principal: &principal,
            display: person.display,
            guest: false,
            client: Some("Mobile Apps and Desktop clients"),
            app,
            resource: EXCHANGE,
            agent,
            place,
            interactive,
            code,
            protocol: if ropc { "ropc" } else { "oAuth2" },
            proof: if ropc || interactive {
                Proof::Password
            } else {
                Proof::Nothing
            },
            access: if interactive {
                Access::Satisfied
            } else {
                Access::NotApplied
            },
            device: if app.1 == APPLE.1 {
                ("Ios", "Mobile Safari")
            } else {
                ("Windows10", "")
            },
        });
    }
}

/// User principal name of a person by name.
pub(super) fn principal(name: &str) -> String {
    if name.contains('@') {
        name.to_owned()
    } else {
        format!("{name}@contoso.example")
    }
}

/// The times of a beat in `[begin, end)`, in order.
fn beats(log: &mut Log, beat: Beat, begin: Instant, end: Instant) -> Vec<Instant> {
    let mut times = Vec::new();
    if let Beat::Every(minutes) = beat {
        let mut at = begin.plus(log.rng.below(minutes) * MINUTE);
        while at < end {
            times.push(at.plus(log.rng.below(20_000)));
            at = at.plus(minutes * MINUTE);
        }
        return times;
    }
    let mut midnight = Instant(begin.0.div_euclid(DAY) * DAY);
    while midnight < end {
        let (per_day, from, hours) = match beat {
            Beat::Person(n) if weekend(midnight) => ((n + 1) / 2, 7, 16),
            Beat::Person(n) => (n, 5, 17),
            Beat::Work(_) if weekend(midnight) => (0, 7, 10),
            Beat::Work(n) => (n, 7, 10),
            Beat::Every(_) => (0, 0, 0),
        };
        for _ in 0..per_day {
            times.push(midnight.plus(from * HOUR + log.rng.below(hours * HOUR)));
        }
        midnight = midnight.plus(DAY);
    }
    times.retain(|t| begin <= *t && *t < end);
    crate::model::order::sort_by(&mut times, Ord::cmp);
    times
}

/// Saturday or Sunday in UTC; 1970-01-01 was a Thursday.
pub(super) const fn weekend(at: Instant) -> bool {
    matches!((at.0.div_euclid(DAY) + 3).rem_euclid(7), 5 | 6)
}

fn place(log: &mut Log, from: Around, who: usize, at: Instant) -> Place {
    let hour = at.0.rem_euclid(DAY) / HOUR;
    match from {
        Around::Office => office(),
        Around::Home => home(who),
        Around::Anywhere if log.rng.percent(15) => mobile(who, log.rng.below(6)),
        Around::Anywhere if (7..17).contains(&hour) && !weekend(at) => office(),
        Around::Anywhere => home(who),
    }
}

/// Names of the people with a device, for a test.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    DEVICES.iter().map(|d| d.0).chain(MOVED.iter().map(|m| m.0))
}
