//! The demo tenant: a seeded, invented company "Contoso" whose sign-in log shows every class and state.
//!
//! In: the moment at which it is looked at. Out: two files as Graph's beta endpoint would answer, one with the
//! interactive and one with the non-interactive sign-ins of the 30 days before. The same moment gives the same bytes:
//! no clock, no randomness from outside. Every person, address and id in it is invented; addresses are the ones
//! reserved for documentation (RFC 5737, RFC 3849), domains end in `.example` (RFC 2606).

mod attacks;
mod devices;
mod log;
mod marks;
mod office;
mod people;
mod record;
mod rng;
mod story;

use crate::model::{DAY, EventType, Instant, MINUTE};
use log::Log;
pub use marks::DemoMark;

/// A file of the demo tenant, as if it had been dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoFile {
    /// Name, as a download would have it.
    pub name: String,
    /// Content: UTF-8 JSON, a Graph response.
    pub bytes: Vec<u8>,
    /// Which sign-ins it holds: all of the window, of this type.
    pub event_type: EventType,
}

/// Id of the demo tenant.
pub const TENANT_ID: &str = "c0471050-0000-4de0-8000-0de000000001";
/// Days of log that the demo tenant has: what Entra ID P1 keeps
/// (<https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention>).
pub const DAYS: i64 = 30;
/// The newest record is at least this old: logs arrive late.
const LATENCY: i64 = 4 * MINUTE;

/// The demo tenant's log as seen at `now`: `[now − 30 days, now − 4 minutes)`.
#[must_use]
pub fn files(now: Instant) -> Vec<DemoFile> {
    let mut log = Log::new(now.plus(-DAYS * DAY), now.plus(-LATENCY), now);
    story::write(&mut log);
    attacks::write(&mut log);
    office::write(&mut log);
    let (year, month, day) = now.civil_date();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let (interactive, other) = log.finish();
    vec![
        DemoFile {
            name: format!("InteractiveSignIns_{date}.json"),
            bytes: interactive,
            event_type: EventType::InteractiveUser,
        },
        DemoFile {
            name: format!("NonInteractiveSignIns_{date}.json"),
            bytes: other,
            event_type: EventType::NonInteractiveUser,
        },
    ]
}

/// The devices that the demo tenant's admin says to have changed, as seen at `now`.
#[must_use]
pub fn marks(now: Instant) -> Vec<DemoMark> {
    marks::marks(
        &Log::new(now.plus(-DAYS * DAY), now.plus(-LATENCY), now),
        now,
    )
}

#[cfg(test)]
mod tests;
