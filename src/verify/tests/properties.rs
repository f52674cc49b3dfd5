//! What no order, repeat, or lack of records may change.

use super::{Case, M, both, legacy, modern, other};
use crate::model::{Covered, DAY, HOUR, How, MINUTE, MailApp, Outcome, Question, order};
use crate::verify::{Key, OtherLegacy, State, Verdict, verdict};
use proptest::prelude::*;

fn outcomes() -> impl Strategy<Value = Outcome> {
    prop::sample::select(vec![
        Outcome::Accepted,
        Outcome::Stopped,
        Outcome::Rejected,
        Outcome::Interrupted,
        Outcome::Other,
    ])
}

fn hows() -> impl Strategy<Value = How> {
    prop::sample::select(vec![
        How::ReAdded,
        How::UpdateAndWait,
        How::OtherApp(MailApp::OutlookMobile),
        How::Retired,
        How::SwitchedOff,
    ])
}

fn pieces() -> impl Strategy<Value = Vec<Covered>> {
    let one =
        (0usize..3, -40i64..40, 1i64..60, 0usize..2).prop_map(|(question, from, long, which)| {
            let question = [
                Question::Everything,
                Question::LegacyClients,
                Question::App(MailApp::AppleInternetAccounts.id()),
            ][question];
            both(question, M.plus(from * DAY), M.plus((from + long) * DAY))[which]
        });
    prop::collection::vec(one, 0..5)
}

/// A person with any history, often near a proof.
fn cases() -> impl Strategy<Value = Case> {
    (
        hows(),
        prop::collection::vec((-40 * 24i64..40 * 24, outcomes(), 1u32..4), 0..6),
        prop::collection::vec((-10 * 24i64..10 * 24, any::<bool>()), 0..4),
        prop::collection::vec((-10i64..10, any::<bool>()), 0..2),
        pieces(),
        (any::<bool>(), 1i64..40, 1i64..35, 0i64..40, any::<bool>()),
    )
        .prop_map(
            |(how, own, apps, others, covered, (hidden, every, past, days, whole))| {
                let mut case = Case::new();
                case.mark.how = how;
                case.history.hidden = hidden;
                case.history.own.clear();
                for n in 0..(past * 24 / every) {
                    case.history.own.push(legacy(
                        M.plus(-n * every * HOUR - MINUTE),
                        Outcome::Accepted,
                    ));
                }
                for (at, outcome, address) in own {
                    let mut s = legacy(M.plus(at * HOUR), outcome);
                    (s.address, s.network) = (Some(address), Some(address));
                    case.history.own.push(s);
                }
                for (at, interactive) in apps {
                    let mut m = modern(M.plus(at * HOUR));
                    m.interactive = interactive;
                    case.history.modern.push(m);
                }
                for (at, hidden) in others {
                    case.history.others.push(other(
                        M.plus(at * HOUR),
                        1,
                        if hidden { Key::Relay } else { Key::Device },
                    ));
                }
                case.covered = covered;
                if whole {
                    case.covered.extend(both(
                        Question::Everything,
                        M.plus(-past * DAY),
                        M.plus(days * DAY),
                    ));
                }
                case.now = M.plus(days * DAY + HOUR);
                case
            },
        )
}

fn judge(case: &Case) -> Verdict {
    case.verdict()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn less_coverage_since_the_mark_never_proves(case in cases(), from in 0i64..40, long in 1i64..40, which in 0usize..3) {
        let full = judge(&case);
        // Cut a hole after the mark into one event type, or both.
        let (a, b) = (M.plus(from * DAY - 5 * MINUTE), M.plus((from + long) * DAY));
        let mut less = Vec::new();
        for piece in &case.covered {
            let spared = (which < 2) && piece.event_type as usize != which;
            if spared || piece.to <= a || piece.from >= b {
                less.push(*piece);
                continue;
            }
            less.push(Covered { to: a, ..*piece });
            less.push(Covered { from: b, ..*piece });
        }
        less.retain(|p| p.from < p.to);
        let cut = verdict(&case.history, Some(&case.mark), &less, case.now);
        prop_assert!(full.is_proven() || !cut.is_proven(), "{full:#?}\n{cut:#?}");
    }

    #[test]
    fn order_and_repeats_change_nothing(case in cases(), seed in any::<u64>()) {
        let full = judge(&case);
        let mut other = case;
        // Any order: by a hash of the time.
        let mix = |at: i64| (at as u64 ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        order::sort_by(&mut other.history.own, |a, b| mix(a.at.0).cmp(&mix(b.at.0)));
        other.history.modern.reverse();
        other.history.others.reverse();
        other.covered.reverse();
        let again = other.covered.clone();
        other.covered.extend(again);
        prop_assert_eq!(judge(&other), full);
    }

    #[test]
    fn legacy_after_the_mark_always_ends_a_proof(case in cases(), at in 6i64..60_000, outcome in outcomes()) {
        let mut case = case;
        case.history.own.push(legacy(M.plus(at * MINUTE), outcome));
        case.history.own.push(legacy(M.plus(-HOUR), Outcome::Accepted));
        let v = judge(&case);
        prop_assert!(!v.is_proven() && v.state != State::Silent && v.state != State::CleanSoFar, "{v:#?}");
    }

    #[test]
    fn spray_changes_nothing(case in cases(), at in 1i64..900, outcome in Just(Outcome::Rejected)) {
        let full = judge(&case);
        let mut sprayed = case;
        // A device without any sign-in has no protocol yet, and is none.
        if sprayed.history.hidden && !sprayed.history.own.is_empty() {
            let mut s = legacy(M.plus(at * HOUR), outcome);
            (s.address, s.network) = (Some(99), Some(99));
            sprayed.history.own.push(s);
        }
        sprayed.history.others.push(OtherLegacy { outcome, ..other(M.plus(at * HOUR), 42, Key::Relay) });
        prop_assert_eq!(judge(&sprayed), full);
    }

    #[test]
    fn a_proof_rests_on_both_event_types(case in cases()) {
        let v = judge(&case);
        if v.is_proven() {
            for which in 0..2 {
                let one: Vec<Covered> = case.covered.iter().copied().filter(|c| c.event_type as usize == which).collect();
                let half = verdict(&case.history, Some(&case.mark), &one, case.now);
                prop_assert_eq!(half.state, State::Withheld);
            }
            let complete = v.complete_to.map(|to| to.since(case.mark.at));
            prop_assert!(complete.is_some_and(|ms| ms >= DAY));
        }
        prop_assert_eq!(v.state == State::Verified, v.is_proven() && case.mark.how.expects().is_some());
    }

    #[test]
    fn waiting_without_reading_proves_nothing(case in cases(), later in 0i64..400) {
        let full = judge(&case);
        let mut waited = case;
        // Nothing was read after now, so nothing may be believed of it.
        let read = waited.now;
        waited.covered.iter_mut().for_each(|c| c.to = c.to.min(read));
        waited.now = read.plus(later * DAY);
        waited.history.modern.retain(|m| m.at <= read);
        let v = judge(&waited);
        prop_assert!(full.is_proven() || !v.is_proven() || full.state == State::TooEarly, "{full:#?}\n{v:#?}");
    }
}
