//! What the two lanes show of a cut-over, before anybody has marked one: is legacy still in use, did it end, did a
//! mail app with modern authentication begin after it. A reading of the picture, not a verification: it never says
//! that a device is clean.

use crate::findings::view::{DeviceView, ModernTick};
use crate::model::{Class, DAY, Flag, Instant, MailClient, Outcome};

/// What the lanes show, from what matters most on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A correct password amid an attack.
    Compromised,
    /// A certificate: no password, and an end date.
    Certificate,
    /// No device.
    Spray,
    /// Only rejected attempts.
    Attempts,
    /// Legacy ended, and a mail app that was not in use before began.
    HandOver,
    /// A mail app is in use, and legacy goes on.
    Both,
    /// Legacy ended a while ago; no mail app began.
    Silent,
    /// Legacy goes on.
    InUse,
}

/// What the lanes show, with the instants that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub shows: Shows,
    /// Last legacy sign-in that was not rejected; for attempts the last attempt.
    pub last_legacy: Instant,
    /// First sign-in of a mail app after it.
    pub first_modern: Option<(Instant, MailClient)>,
    /// A mail client that was in use before it.
    pub modern_before: Option<MailClient>,
    /// Longest time between two such legacy sign-ins, in milliseconds.
    pub longest_gap: i64,
}

/// Silence that is worth a word: three days, and twice the longest gap so far.
const SILENCE: i64 = 3 * DAY;
/// An app that the person used earlier than this before the last legacy sign-in is not new: it may be another device.
const NEW: i64 = DAY;

/// Reads the lanes of a device.
#[must_use]
pub fn change(view: &DeviceView) -> Change {
    let has = |flag| view.row.flags.contains(&flag);
    let mut used: Vec<i64> = view
        .legacy
        .iter()
        .filter(|tick| tick.o != Outcome::Rejected)
        .map(|tick| tick.t)
        .collect();
    crate::model::order::sort_by(&mut used, Ord::cmp);
    let last_legacy = used.last().map_or(view.row.last_seen, |t| Instant(*t));
    let longest_gap = used
        .windows(2)
        .filter_map(|w| Some(w.get(1)? - w.first()?))
        .max()
        .unwrap_or(0);
    let fitting = || view.fitting();
    // While an account moves, the app may begin a little before the last legacy sign-in: the phone signs in anew, the
    // old account makes its last call.
    let is_new = |client: MailClient| {
        !fitting().any(|m| m.client.is_like(client) && Instant(m.t) < last_legacy.plus(-NEW))
    };
    let after = |m: &&ModernTick| Instant(m.t) >= last_legacy;
    let first_modern = fitting()
        .filter(after)
        .min_by_key(|m| (!is_new(m.client), m.t))
        .map(|m| (Instant(m.t), m.client));
    let modern_before = fitting()
        .filter(|m| Instant(m.t) < last_legacy)
        .max_by_key(|m| m.t)
        .map(|m| m.client);
    let shows = if has(Flag::PossiblyCompromised) {
        Shows::Compromised
    } else if view.row.class == Class::Certificate {
        Shows::Certificate
    } else if has(Flag::LikelySpray) {
        Shows::Spray
    } else if view.row.class == Class::AttemptsOnly {
        Shows::Attempts
    } else if first_modern.is_some_and(|(_, client)| is_new(client)) {
        Shows::HandOver
    } else if first_modern.is_none() && is_silent(&used, longest_gap, view.complete_to) {
        Shows::Silent
    } else if first_modern.is_some() || modern_before.is_some() {
        Shows::Both
    } else {
        Shows::InUse
    };
    Change {
        shows,
        last_legacy,
        first_modern,
        modern_before,
        longest_gap,
    }
}

/// Whether the log has been silent for longer than this device ever was. Without knowing how far the log is complete
/// nothing is silent.
fn is_silent(used: &[i64], longest: i64, complete_to: Option<Instant>) -> bool {
    let (Some(last), Some(end)) = (used.last(), complete_to) else {
        return false;
    };
    end.0 - last >= SILENCE.max(2 * longest)
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Shows, change};
    use crate::findings::view::{
        DeviceView, FindingKey, FindingRow, ModernTick, OutcomeCounts, RowVerdict, Strip, Tick,
        User, Verdict,
    };
    use crate::model::{
        Class, DAY, Flag, HOUR, Instant, MINUTE, MailApp, ModernAuth, Outcome, Protocol,
    };

    pub(in crate::timeline) const T: i64 = 1_795_000_000_000;

    /// A device with these sign-ins, in milliseconds from some instant on.
    pub(in crate::timeline) fn view(
        legacy: &[(i64, Outcome)],
        modern: &[(i64, MailApp)],
        complete: i64,
    ) -> DeviceView {
        DeviceView {
            row: FindingRow {
                key: FindingKey("0".repeat(16)),
                user: User::default(),
                label: "iPhone 13".into(),
                family: crate::device::Family::IPhone,
                os: None,
                os_version: None,
                confidence: crate::model::Confidence::Exact,
                has_agent: true,
                application: None,
                modern_auth: ModernAuth::Capable,
                class: Class::BasicProven,
                flags: vec![],
                protocols: vec![Protocol::ActiveSync],
                first_seen: Instant(T),
                last_seen: Instant(T + legacy.last().map_or(0, |l| l.0)),
                counts: OutcomeCounts::default(),
                addresses: 1,
                countries: 1,
                address: None,
                strip: Strip::default(),
                markable: true,
                mark: None,
                verdict: RowVerdict::default(),
            },
            reading: None,
            agents: vec![],
            os_history: vec![],
            evidence: vec![],
            proven: (0, 0),
            against: Default::default(),
            applications: Vec::new(),
            resources: Vec::new(),
            sign_ins: vec![],
            sign_ins_total: 0,
            legacy: legacy.iter().map(|&(t, o)| Tick { t: T + t, o }).collect(),
            modern: modern
                .iter()
                .map(|&(t, app)| ModernTick {
                    t: T + t,
                    client: app.into(),
                    ropc: false,
                })
                .collect(),
            networks: vec![],
            complete_to: Some(Instant(T + complete)),
            others: vec![],
            others_more: 0,
            verdict: Verdict::default(),
            rests: None,
            elsewhere: None,
            scanner: None,
        }
    }

    use MailApp::{AppleInternetAccounts as Apple, OutlookMobile};
    use Outcome::{Accepted, Rejected};

    #[test]
    fn what_the_lanes_show() {
        let days: Vec<(i64, Outcome)> = (0..10).map(|d| (d * DAY, Accepted)).collect();
        let end = 9 * DAY;
        for (name, legacy, modern, complete, shows) in [
            ("goes on", days.clone(), vec![], end + HOUR, Shows::InUse),
            (
                "handed over",
                days.clone(),
                vec![(end + 3 * MINUTE, Apple)],
                end + HOUR,
                Shows::HandOver,
            ),
            (
                "overlap of minutes",
                days.clone(),
                vec![(end - MINUTE, Apple), (end + HOUR, Apple)],
                end + DAY,
                Shows::HandOver,
            ),
            (
                "another device all along",
                days.clone(),
                vec![(DAY, Apple), (end + HOUR, Apple)],
                end + DAY,
                Shows::Both,
            ),
            (
                "only before",
                days.clone(),
                vec![(DAY, Apple)],
                end + HOUR,
                Shows::Both,
            ),
            (
                "a new app beside an old one",
                days.clone(),
                vec![
                    (DAY, OutlookMobile),
                    (end + MINUTE, OutlookMobile),
                    (end + HOUR, Apple),
                ],
                end + DAY,
                Shows::HandOver,
            ),
            (
                "Outlook on a PC is no phone",
                days.clone(),
                vec![(DAY, MailApp::Office), (end + HOUR, MailApp::Office)],
                end + DAY,
                Shows::InUse,
            ),
            ("silent", days.clone(), vec![], end + 4 * DAY, Shows::Silent),
            (
                "not silent for long enough",
                days.clone(),
                vec![],
                end + 2 * DAY,
                Shows::InUse,
            ),
            (
                "came back",
                vec![(0, Accepted), (5 * DAY, Accepted)],
                vec![(DAY, Apple)],
                6 * DAY,
                Shows::Both,
            ),
            (
                "rejected later is noise",
                {
                    let mut l = days.clone();
                    l.push((end + DAY, Rejected));
                    l
                },
                vec![(end + HOUR, Apple)],
                end + 2 * DAY,
                Shows::HandOver,
            ),
        ] {
            let got = change(&view(&legacy, &modern, complete));
            assert_eq!(got.shows, shows, "{name}: {got:?}");
        }
    }

    #[test]
    fn nothing_is_silent_while_the_log_may_be_incomplete() {
        let mut v = view(&[(0, Accepted)], &[], 20 * DAY);
        assert_eq!(change(&v).shows, Shows::Silent);
        v.complete_to = None;
        assert_eq!(change(&v).shows, Shows::InUse);
    }

    #[test]
    fn class_and_flags_come_first() {
        let mut v = view(&[(0, Accepted)], &[(HOUR, Apple)], DAY);
        v.row.class = Class::Certificate;
        assert_eq!(change(&v).shows, Shows::Certificate);
        v.row.class = Class::AttemptsOnly;
        assert_eq!(change(&v).shows, Shows::Attempts);
        v.row.flags = vec![Flag::LikelySpray];
        assert_eq!(change(&v).shows, Shows::Spray);
        v.row.flags = vec![Flag::LikelySpray, Flag::PossiblyCompromised];
        assert_eq!(change(&v).shows, Shows::Compromised);
    }

    #[test]
    fn days_are_local_and_every_sign_in_counts_once() {
        let end = 9 * DAY;
        let v = view(
            &[(0, Accepted), (HOUR, Rejected), (end, Accepted)],
            &[(end + MINUTE, Apple)],
            end,
        );
        let days = crate::timeline::days(&v, &|_| 60);
        assert_eq!(days.len(), 2);
        assert_eq!(days[0].modern, 1);
        assert_eq!(days[1].legacy, [1, 0, 1, 0]);
        let total: u64 = days
            .iter()
            .map(|d| d.modern + d.legacy.iter().sum::<u64>())
            .sum();
        assert_eq!(total, 4);
        // A day ends at the local midnight: T is 2026-11-18T11:06:40Z.
        assert_eq!(crate::timeline::days(&v, &|_| 12 * 60 + 30).len(), 3);
    }
}
