//! What a person's sign-ins say beyond their class: spray, possible compromise, service accounts. Thresholds are ours
//! (rules 2 name the signs, not the numbers); each is a constant with its reason.

use super::network::network;
use super::rows::{Judged, LegacyRow};
use crate::model::order::{distinct, sort_by};
use crate::model::{DAY, Instant, Outcome, Protocol};
use std::collections::HashMap;

/// So many networks within a month are no household with a mobile phone, for a device that never got in.
const SPRAY_NETWORKS: usize = 10;
/// So many countries neither.
const SPRAY_COUNTRIES: usize = 3;
/// Failures from so many other networks around a success are an attack, not a mistyped password.
const ATTACK_NETWORKS: usize = 5;
/// A service signs in often enough to have a beat.
const BEAT_SIGN_INS: usize = 12;

/// A row with its verdict and texts.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub row: &'a LegacyRow,
    pub judged: Judged,
    pub address: Option<&'a str>,
    pub country: Option<&'a str>,
}

impl Row<'_> {
    /// A password was found correct, as far as can be told: whoever was let in without a certificate most likely sent
    /// one, also where the record tells no method (Graph's v1.0 never does).
    fn correct_password(&self) -> bool {
        match self.judged.outcome {
            Outcome::Accepted => !self.judged.method.certificate,
            Outcome::Stopped => self.judged.method.password_evidence(),
            Outcome::Rejected | Outcome::Interrupted | Outcome::Other => false,
        }
    }
}

/// Attempts from many networks or countries.
pub(super) fn from_many_places(rows: &[Row<'_>]) -> bool {
    let mut networks: Vec<String> = rows.iter().filter_map(|r| r.address).map(network).collect();
    distinct(&mut networks);
    let mut countries: Vec<&str> = rows.iter().filter_map(|r| r.country).collect();
    distinct(&mut countries);
    networks.len() >= SPRAY_NETWORKS || countries.len() >= SPRAY_COUNTRIES
}

/// Keys of sign-ins with a correct password from a network without earlier success, in the middle of failures from many
/// networks. `rows`: all legacy rows of the person, by time; `known`: accepted modern sign-ins as (time, address).
pub(super) fn possibly_compromised(rows: &[Row<'_>], known: &[(Instant, &str)]) -> Vec<u64> {
    let failures: Vec<(Instant, String)> = rows
        .iter()
        .filter(|r| r.judged.outcome == Outcome::Rejected)
        .filter_map(|r| Some((r.row.at, network(r.address?))))
        .collect();
    if failures.len() < ATTACK_NETWORKS {
        return Vec::new();
    }
    let mut first_success: HashMap<String, Instant> = HashMap::new();
    let successes = rows
        .iter()
        .filter(|r| r.correct_password() || r.judged.outcome == Outcome::Accepted)
        .filter_map(|r| Some((r.row.at, network(r.address?))))
        .chain(known.iter().map(|(at, address)| (*at, network(address))));
    for (at, net) in successes {
        let first = first_success.entry(net).or_insert(at);
        *first = (*first).min(at);
    }
    rows.iter()
        .filter(|r| r.correct_password())
        .filter(|r| {
            let Some(own) = r.address.map(network) else {
                return false;
            };
            if first_success
                .get(&own)
                .is_some_and(|first| *first < r.row.at)
            {
                return false;
            }
            let from = failures.partition_point(|(at, _)| r.row.at.since(*at) > DAY);
            let around = failures.get(from..).unwrap_or_default();
            let around = around
                .iter()
                .take_while(|(at, _)| at.since(r.row.at) <= DAY);
            let before = around.clone().any(|(at, _)| *at <= r.row.at);
            let mut networks: Vec<&str> = around
                .map(|(_, net)| net.as_str())
                .filter(|net| *net != own)
                .collect();
            distinct(&mut networks);
            before && networks.len() >= ATTACK_NETWORKS
        })
        .map(|r| r.row.key)
        .collect()
}

/// A regular beat from one address over SMTP AUTH: a printer or a service account, perhaps.
pub(super) fn has_service_beat(rows: &[Row<'_>]) -> bool {
    let used: Vec<&Row<'_>> = rows
        .iter()
        .filter(|r| matches!(r.judged.outcome, Outcome::Accepted | Outcome::Stopped))
        .collect();
    used.iter().all(|r| r.row.protocol == Protocol::SmtpAuth) && has_beat(&used)
}

/// Attempts with a regular beat from one address: a device with an old password, even where a relay hides it. Whoever
/// guesses passwords comes from many places, or not by the clock.
pub(super) fn attempts_have_a_beat(rows: &[Row<'_>]) -> bool {
    has_beat(&rows.iter().collect::<Vec<_>>())
}

/// The same from one or two networks: a device that is moved now and then.
pub(super) fn is_one_place_by_the_clock(rows: &[Row<'_>]) -> bool {
    let mut networks: Vec<String> = rows.iter().filter_map(|r| r.address).map(network).collect();
    distinct(&mut networks);
    matches!(networks.len(), 1 | 2) && is_regular(&rows.iter().collect::<Vec<_>>())
}

fn has_beat(used: &[&Row<'_>]) -> bool {
    let mut addresses: Vec<&str> = used.iter().filter_map(|r| r.address).collect();
    distinct(&mut addresses);
    addresses.len() == 1 && is_regular(used)
}

/// Enough sign-ins, most of them as far apart as usual.
fn is_regular(used: &[&Row<'_>]) -> bool {
    if used.len() < BEAT_SIGN_INS {
        return false;
    }
    let mut gaps: Vec<i64> = used
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(b.row.at.since(a.row.at)),
            _ => None,
        })
        .collect();
    sort_by(&mut gaps, Ord::cmp);
    let median = gaps.get(gaps.len() / 2).copied().unwrap_or(0);
    // Regular: half of all gaps are within a fifth of the usual one.
    let near = gaps
        .iter()
        .filter(|g| (**g - median).abs() <= median / 5)
        .count();
    median > 0 && near * 2 >= gaps.len()
}
