use super::{Bounds, SHORTEST, Unit, View, apps, axis, lane};
use crate::model::{DAY, HOUR, Instant, MINUTE};
use proptest::prelude::*;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn view(from: &str, to: &str) -> View {
    View::all(Bounds::new(at(from), at(to)))
}

/// Central European time around the change of clocks of 2026-10-25, 01:00 UTC.
fn bern(t: Instant) -> i64 {
    if t < at("2026-10-25T01:00:00Z") {
        120
    } else {
        60
    }
}

#[test]
fn steps_grow_with_the_time_seen() {
    for (len, unit, step, count) in [
        (MINUTE, Unit::Second, 10_000, 7),
        (12 * MINUTE, Unit::Minute, 2 * MINUTE, 7),
        (HOUR, Unit::Minute, 10 * MINUTE, 7),
        (6 * HOUR, Unit::Minute, HOUR, 7),
        (DAY, Unit::Minute, 3 * HOUR, 9),
        (4 * DAY, Unit::Minute, 12 * HOUR, 9),
        (8 * DAY, Unit::Day, DAY, 9),
        (16 * DAY, Unit::Day, 2 * DAY, 8),
    ] {
        let from = at("2026-11-02T00:00:00Z");
        let v = View::all(Bounds::new(from, from.plus(len)));
        let (got, marks) = axis(v, 800.0, 80.0, &|_| 0);
        assert_eq!((got, marks.len()), (unit, count), "{len}");
        assert!(
            marks.windows(2).all(|w| w[1].at.since(w[0].at) == step),
            "{len}"
        );
    }
}

#[test]
fn thirty_days_have_mondays() {
    let v = view("2026-10-23T10:35:00Z", "2026-11-22T10:35:00Z");
    let (unit, marks) = axis(v, 700.0, 80.0, &|_| 0);
    assert_eq!(unit, Unit::Day);
    let days: Vec<String> = marks.iter().map(|m| m.at.to_string()).collect();
    assert_eq!(
        days,
        [
            "2026-10-26T00:00:00Z",
            "2026-11-02T00:00:00Z",
            "2026-11-09T00:00:00Z",
            "2026-11-16T00:00:00Z"
        ]
    );
}

#[test]
fn years_have_months() {
    let v = view("2026-01-10T00:00:00Z", "2027-01-10T00:00:00Z");
    let (unit, marks) = axis(v, 400.0, 80.0, &|_| 0);
    assert_eq!(unit, Unit::Month);
    assert_eq!(marks.len(), 4);
    assert_eq!(marks[0].at, at("2026-04-01T00:00:00Z"));
    assert!(marks[3].major, "January is written with its year");
}

#[test]
fn marks_are_local_midnights_on_both_sides_of_a_clock_change() {
    let v = view("2026-10-23T00:00:00Z", "2026-10-28T00:00:00Z");
    let (unit, marks) = axis(v, 500.0, 80.0, &bern);
    assert_eq!(unit, Unit::Day);
    let days: Vec<String> = marks.iter().map(|m| m.at.to_string()).collect();
    assert_eq!(
        days,
        [
            "2026-10-23T22:00:00Z",
            "2026-10-24T22:00:00Z",
            "2026-10-25T23:00:00Z",
            "2026-10-26T23:00:00Z",
            "2026-10-27T23:00:00Z",
        ]
    );
}

#[test]
fn the_hour_that_comes_twice_and_the_one_that_is_missing() {
    let v = view("2026-10-24T22:00:00Z", "2026-10-25T04:00:00Z");
    let (_, marks) = axis(v, 800.0, 80.0, &bern);
    assert!(marks.windows(2).all(|w| w[0].at < w[1].at));
    // 00, 01, 02 (summer or winter), 03, 04, 05 local.
    assert!((6..=7).contains(&marks.len()), "{marks:?}");
    let spring = |t: Instant| {
        if t < at("2026-03-29T01:00:00Z") {
            60
        } else {
            120
        }
    };
    let v = view("2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z");
    let (_, marks) = axis(v, 800.0, 80.0, &spring);
    assert!(marks.windows(2).all(|w| w[0].at < w[1].at));
}

#[test]
fn first_and_last_stand_at_their_own_place() {
    let v = view("2026-11-01T00:00:00Z", "2026-11-29T00:00:00Z");
    let start = at("2026-11-05T10:00:00Z");
    let times = (0..50).map(|n| (start.plus(n * MINUTE), 1));
    let marks = lane(times, v, 500.0);
    assert_eq!(marks.len(), 2);
    assert_eq!(marks[0].first, start);
    assert_eq!(marks[0].count, 49);
    assert_eq!(marks[1].first, start.plus(49 * MINUTE));
}

#[test]
fn what_must_not_be_hidden_is_not() {
    let v = view("2026-11-01T00:00:00Z", "2026-11-29T00:00:00Z");
    let t = at("2026-11-05T10:00:00Z");
    let marks = lane(
        [(t, 3), (t.plus(1), 0), (t.plus(2), 2), (t.plus(3), 3)],
        v,
        300.0,
    );
    assert_eq!(marks[0].kind, 0);
    assert_eq!(marks.iter().map(|m| m.count).sum::<u32>(), 4);
    assert!(lane(Vec::<(Instant, u8)>::new(), v, 300.0).is_empty());
}

#[test]
fn zoom_keeps_what_is_under_the_pointer() {
    let v = view("2026-10-23T00:00:00Z", "2026-11-22T00:00:00Z");
    let z = v.zoom(0.5, 0.5);
    assert_eq!(z.length(), 15 * DAY);
    assert_eq!(z.from(), at("2026-10-30T12:00:00Z"));
    assert!(z.zoom(0.5, 2.0).is_all());
    assert!(v.zoom(0.3, 1e-12).is_shortest());
    assert_eq!(v.zoom(f64::NAN, 0.5), v);
    assert_eq!(v.zoom(0.5, 0.0), v);
    assert_eq!(v.zoom(0.5, f64::INFINITY), v);
}

#[test]
fn pan_stops_at_the_bounds() {
    let v = view("2026-10-23T00:00:00Z", "2026-11-22T00:00:00Z").zoom(0.5, 0.1);
    assert_eq!(v.pan(0.5).pan(-0.5), v);
    assert_eq!(v.pan(1e9).to(), at("2026-11-22T00:00:00Z"));
    assert_eq!(v.pan(-1e9).from(), at("2026-10-23T00:00:00Z"));
    assert_eq!(v.pan(f64::NAN), v);
}

#[test]
fn one_instant_is_a_minute_wide() {
    let t = at("2026-11-22T10:00:00Z");
    let b = Bounds::new(t, t);
    assert_eq!(b.to().since(b.from()), SHORTEST);
    assert!(View::all(b).holds(t));
}

proptest! {
    #[test]
    fn any_journey_stays_in_bounds(
        from in any::<i64>(), to in any::<i64>(),
        moves in prop::collection::vec((any::<bool>(), any::<f64>(), any::<f64>()), 0..40),
    ) {
        let bounds = Bounds::new(Instant(from), Instant(to));
        let mut v = View::all(bounds);
        for (zoom, a, b) in moves {
            v = if zoom { v.zoom(a, b) } else { v.pan(a) };
            prop_assert!(bounds.from() <= v.from() && v.to() <= bounds.to());
            prop_assert!(v.length() >= SHORTEST);
        }
    }

    #[test]
    fn marks_are_in_view_and_apart(
        start in 0_i64..4_000_000_000_000, len in SHORTEST..(3 * 365 * DAY),
        width in 200.0..2000.0_f64, zone in -12_i64..=14,
    ) {
        let v = View::all(Bounds::new(Instant(start), Instant(start + len)));
        let (_, marks) = axis(v, width, 80.0, &|_| zone * 60);
        for pair in marks.windows(2) {
            prop_assert!(v.x(pair[1].at, width) - v.x(pair[0].at, width) >= 79.0);
        }
        for mark in &marks {
            prop_assert!(v.holds(mark.at));
        }
    }

    #[test]
    fn no_sign_in_is_lost(times in prop::collection::vec((0_i64..30 * DAY, 0_u8..4), 0..300), width in 50.0..2000.0_f64) {
        let v = View::all(Bounds::new(Instant(0), Instant(30 * DAY)));
        let marks = lane(times.iter().map(|t| (Instant(t.0), t.1)), v, width);
        let total: u32 = marks.iter().map(|m| m.count).sum();
        prop_assert_eq!(total as usize, times.len());
        prop_assert_eq!(marks.first().map(|m| m.first.0), times.iter().map(|t| t.0).min());
        prop_assert_eq!(marks.last().map(|m| m.last.0), times.iter().map(|t| t.0).max());
        prop_assert!(marks.len() as f64 <= width + 2.0);
    }
}

/// Whatever app stands as accepted among the sign-ins has a lane or is named as one that does not fit.
#[test]
fn no_app_is_passed_over() {
    use crate::model::Outcome;
    use crate::worker::messages::FromWorker;
    let mut session = crate::worker::session::Session::default();
    session.open_demo(at("2026-11-22T10:00:00Z"));
    let told = session.changes(usize::MAX).into_iter();
    let keys = told.flat_map(|m| match m {
        FromWorker::Findings { upsert, .. } => upsert,
        _ => Vec::new(),
    });
    let keys: Vec<_> = keys.map(|row| row.key).collect();
    let mut others = 0;
    for key in keys {
        let FromWorker::Device {
            view: Some(view), ..
        } = session.device(key)
        else {
            panic!("a device");
        };
        let (with_lane, other) = apps(&view);
        for s in &view.sign_ins {
            if let Some(app) = s.app.filter(|_| s.outcome == Outcome::Accepted) {
                assert!(with_lane.contains(&app) != other.contains(&app), "{app:?}");
            }
        }
        others += usize::from(with_lane.is_empty() && !other.is_empty());
    }
    assert!(others > 0, "the demo tenant has such a device");
}
