//! Random tenants, random faults.

use super::sim::{Fault, NOW, Record, Sim, fetch, read, record};
use super::*;

fn faults() -> impl proptest::strategy::Strategy<Value = Vec<Fault>> {
    use proptest::prelude::{Just, Strategy, prop_oneof};
    proptest::collection::vec(
        prop_oneof![
            8 => Just(Fault::None),
            1 => Just(Fault::Status(429, None)),
            1 => Just(Fault::Status(429, Some("7"))),
            1 => Just(Fault::Status(503, None)),
            1 => Just(Fault::Status(504, None)),
            1 => Just(Fault::Status(500, None)),
            1 => Just(Fault::Status(400, None)),
            1 => Just(Fault::Status(401, None)),
            1 => Just(Fault::Status(403, None)),
            1 => Just(Fault::Cut),
            1 => Just(Fault::Network),
            1 => Just(Fault::Offline),
            1 => Just(Fault::TimedOut),
            1 => Just(Fault::Challenge),
            1 => Just(Fault::EmptyPage),
        ],
        0..40,
    )
    .prop_map(|faults| faults)
}

/// Clumps of legacy sign-ins somewhere in the last 40 days.
fn clumps() -> impl proptest::strategy::Strategy<Value = Vec<(i64, usize, i64)>> {
    proptest::collection::vec((0_i64..40 * DAY, 0_usize..4_000, 1_i64..20_000_000), 0..8)
}

fn clumped(clumps: &[(i64, usize, i64)]) -> Vec<Record> {
    clumps
        .iter()
        .flat_map(|(back, count, step)| {
            (0..*count).map(move |i| {
                record(
                    NOW.plus(-back - i64::try_from(i).unwrap() * step - 1),
                    true,
                    3,
                )
            })
        })
        .collect()
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 60, ..Default::default() })]

    #[test]
    fn requests_stay_within_the_budget(clumps in clumps(), days in 1_i64..31) {
        let mut sim = Sim::new(clumped(&clumps));
        let fetch = read(&mut sim, days);
        proptest::prop_assert_eq!(fetch.view(sim.now).phase, Phase::Done);
        let (requests, legacy) = (fetch.lines().len(), sim.legacy(days));
        proptest::prop_assert!(requests * 5_000 <= legacy * 6 + 40_000, "{} requests for {}", requests, legacy);
        proptest::prop_assert!(legacy >= 1_000 || requests <= 8);
        sim.assert_sound();
        for six in sim.sent.windows(6) {
            proptest::prop_assert!(six[5].since(six[0]) >= 10_000, "faster than the quota");
        }
        for (i, r) in sim.log.iter().enumerate() {
            if r.legacy && r.at >= NOW.plus(-days * DAY) {
                proptest::prop_assert!(sim.seen.contains(&i), "{:?} was not read", r);
            }
        }
    }

    /// Whatever goes wrong: it ends, what it calls covered was read, and taken up again it ends well.
    #[test]
    fn no_fault_makes_it_claim_too_much(clumps in clumps(), days in 1_i64..31, faults in faults(), random in 0.0_f64..1.0) {
        let mut sim = Sim::new(clumped(&clumps));
        sim.faults = faults;
        let mut fetch = fetch(days);
        sim.run(&mut fetch, Event::Begin, random);
        sim.assert_sound();
        sim.faults.clear();
        for _ in 0..3 {
            sim.run(&mut fetch, Event::Resume, random);
        }
        sim.assert_sound();
        proptest::prop_assert_eq!(fetch.view(sim.now).phase, Phase::Done);
        for (i, r) in sim.log.iter().enumerate() {
            if r.legacy && r.at >= NOW.plus(-days * DAY) && fetch.view(sim.now).version == Version::Beta {
                proptest::prop_assert!(sim.seen.contains(&i), "{:?} was not read", r);
            }
        }
    }
}
