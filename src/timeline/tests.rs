use super::change::tests::T;
use super::{
    Bounds, Grab, Kind, Lane, Lens, SHORTEST, Step, Unit, View, axis, bands, clients, height,
    lenses, most, opening, overview, picture, step,
};
use crate::findings::view::DeviceView;
use crate::model::{DAY, HOUR, Instant, MINUTE, MailApp, Outcome};
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
fn zoom_keeps_what_is_under_the_pointer() {
    let v = view("2026-10-23T00:00:00Z", "2026-11-22T00:00:00Z");
    let z = v.zoom(0.5, 0.5);
    assert_eq!(z.length(), 15 * DAY);
    assert_eq!(z.from(), at("2026-10-30T12:00:00Z"));
    assert!(z.zoom(0.5, 2.0).is_all());
    assert_eq!(v.zoom(0.3, 1e-12).length(), SHORTEST);
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
    fn a_picture_holds_every_sign_in_once(
        legacy in prop::collection::vec((0_i64..30 * DAY, 0_usize..4), 0..200),
        modern in prop::collection::vec((0_i64..30 * DAY, any::<bool>()), 0..100),
        from in -DAY..30 * DAY, length in 0_i64..31 * DAY, zone in -12_i64..=14,
    ) {
        let (view, bounds) = device(&legacy, &modern);
        let seen = View::part(bounds, Instant(T + from), Instant(T + from + length));
        let picture = picture(&view, seen, &|_| zone * 60);
        let drawn = |lane| -> u32 { picture.items.iter().filter(|i| i.lane == lane).map(|i| i.count).sum() };
        let legacy = |rejected: bool| view.legacy.iter()
            .filter(|t| seen.holds(Instant(t.t)) && (t.o == Outcome::Rejected) == rejected).count();
        prop_assert_eq!(drawn(Lane::Legacy) as usize, legacy(false));
        prop_assert_eq!(drawn(Lane::Rejected) as usize, legacy(true));
        prop_assert_eq!(drawn(Lane::Modern) as usize, view.modern.iter().filter(|t| seen.holds(Instant(t.t))).count());
        for item in &picture.items {
            let (x, width) = seen.span(item.from, item.to);
            prop_assert!(x >= 0.0 && width >= 0.0 && x + width <= 100.0 + 1e-9);
            prop_assert!((0.0..=100.0).contains(&item.middle(seen)));
            prop_assert!(item.from <= item.first && item.first <= item.last && item.last <= item.to);
            let h = height(6.0, 30.0, item.count, most(&picture.items, item.lane));
            prop_assert!((6.0..=36.0).contains(&h));
        }
        if let Some(bin) = picture.bin {
            prop_assert!(seen.length() <= 60 * bin);
            let bars = picture.items.iter().filter(|i| i.lane == Lane::Legacy).count();
            prop_assert!(bars <= 62, "{bars}");
        }
        let all = overview(&view, seen.whole(), &|_| zone * 60);
        prop_assert_eq!(all.iter().map(|i| i.count as usize).sum::<usize>(), view.legacy.len() + view.modern.len());
    }

    #[test]
    fn shaded_days_are_days(start in 0_i64..4_000_000_000_000, length in SHORTEST..200 * DAY, zone in -12_i64..=14) {
        let seen = View::all(Bounds::new(Instant(start), Instant(start + length)));
        let all = bands(seen, &|_| zone * 60);
        for band in &all {
            prop_assert_eq!(band.to.since(band.from), DAY);
            prop_assert_eq!((band.from.0 + zone * HOUR).rem_euclid(DAY), 0);
            prop_assert!(band.to >= seen.from() && band.from <= seen.to());
        }
    }

    #[test]
    fn lenses_stay_in_bounds_and_differ(
        length in 0_i64..40 * DAY, at in -2 * DAY..42 * DAY, gap in 0_i64..20 * DAY, known in any::<bool>(),
    ) {
        let bounds = Bounds::new(Instant(T), Instant(T + length));
        let around = known.then(|| (Instant(T + at), Instant(T + at + gap)));
        let all = lenses(bounds, around);
        prop_assert_eq!(all.last().map(|l| l.0), Some(Lens::All));
        for (n, (_, view)) in all.iter().enumerate() {
            prop_assert!(bounds.from() <= view.from() && view.to() <= bounds.to());
            prop_assert!(all[..n].iter().all(|(_, other)| other != view), "{all:?}");
        }
        prop_assert!(opening(&all, true, false, true).is_some());
    }

    #[test]
    fn any_drag_stays_in_bounds(
        length in 0_i64..40 * DAY, drags in prop::collection::vec((0_usize..4, any::<f64>(), -0.5..1.5_f64), 0..20),
    ) {
        let bounds = Bounds::new(Instant(T), Instant(T + length));
        let mut view = View::all(bounds);
        for (grab, start, now) in drags {
            let grab = [Grab::From, Grab::To, Grab::Move, Grab::New][grab];
            view = view.dragged(grab, start, now);
            prop_assert!(bounds.from() <= view.from() && view.to() <= bounds.to());
            prop_assert!(view.length() >= SHORTEST.min(view.whole().length()));
        }
    }

    #[test]
    fn the_keys_reach_every_sign_in(
        legacy in prop::collection::vec((0_i64..30 * DAY, 0_usize..4), 1..60), from in 0_i64..30 * DAY,
    ) {
        let (view, bounds) = device(&legacy, &[]);
        let mut seen = View::part(bounds, Instant(T + from), Instant(T + from + HOUR));
        let mut cursor = None;
        let go = |seen, cursor, to| step(&view, seen, &picture(&view, seen, &|_| 0), cursor, to);
        let (first, at) = go(seen, cursor, Step::First).unwrap();
        (cursor, seen) = (Some(first), at);
        let mut times = vec![first.1];
        while let Some((next, at)) = go(seen, cursor, Step::On) {
            prop_assert!(times.len() <= legacy.len());
            prop_assert!(at.holds(next.1));
            times.push(next.1);
            (cursor, seen) = (Some(next), at);
        }
        let shown = |t: &Instant| picture(&view, seen.showing(*t), &|_| 0).items.iter().any(|i| i.first <= *t && *t <= i.last);
        prop_assert!(times.iter().all(shown));
        prop_assert!(times.windows(2).all(|w| w[0] <= w[1]));
        let (last, _) = go(seen, cursor, Step::Last).unwrap();
        prop_assert_eq!(last.1.0, view.legacy.iter().map(|t| t.t).max().unwrap());
    }
}

const OUTCOMES: [Outcome; 4] = [
    Outcome::Accepted,
    Outcome::Stopped,
    Outcome::Other,
    Outcome::Rejected,
];

/// A device with these sign-ins, and a log from the first day to the thirtieth.
fn device(legacy: &[(i64, usize)], modern: &[(i64, bool)]) -> (DeviceView, Bounds) {
    let legacy: Vec<_> = legacy.iter().map(|&(t, o)| (t, OUTCOMES[o])).collect();
    let apps: Vec<_> = modern
        .iter()
        .map(|&(t, _)| (t, MailApp::AppleInternetAccounts))
        .collect();
    let mut view = super::change::tests::view(&legacy, &apps, 0);
    for (tick, (_, ropc)) in view.modern.iter_mut().zip(modern) {
        tick.ropc = *ropc;
    }
    (view, Bounds::new(Instant(T), Instant(T + 30 * DAY)))
}

#[test]
fn ticks_become_bars_where_they_would_merge() {
    let hours = |n: i64, every: i64| (0..n).map(|i| (i * every, 0)).collect::<Vec<_>>();
    for (name, legacy, length, bin) in [
        (
            "ten in three hours",
            hours(10, 20 * MINUTE),
            204 * MINUTE,
            None,
        ),
        (
            "a quarter of the neighbours",
            vec![(0, 0), (1, 0), (HOUR, 0), (2 * HOUR, 0), (3 * HOUR, 0)],
            4 * HOUR,
            None,
        ),
        (
            "more than a quarter, but a pair or two",
            vec![(0, 0), (1, 0), (2, 0), (HOUR, 0)],
            4 * HOUR,
            None,
        ),
        (
            "more than a quarter",
            vec![(0, 0), (1, 0), (2, 0), (3, 0), (HOUR, 0), (2 * HOUR, 0)],
            4 * HOUR,
            Some(10 * MINUTE),
        ),
        ("four days", hours(96, 10 * MINUTE), 4 * DAY, Some(2 * HOUR)),
        ("thirty days", hours(700, HOUR), 30 * DAY, Some(DAY)),
        (
            "an hour of a scanner",
            hours(360, 10_000),
            HOUR,
            Some(MINUTE),
        ),
    ] {
        let (view, bounds) = device(&legacy, &[]);
        let seen = View::part(bounds, Instant(T), Instant(T + length));
        assert_eq!(picture(&view, seen, &|_| 0).bin, bin, "{name}");
    }
}

#[test]
fn rejected_ones_that_meet_share_a_cross() {
    let (view, bounds) = device(&[(0, 3), (MINUTE, 3), (3 * HOUR, 3)], &[]);
    let seen = View::part(bounds, Instant(T), Instant(T + 4 * HOUR));
    let items = picture(&view, seen, &|_| 0).items;
    assert_eq!(items.iter().map(|i| i.count).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn what_was_stopped_is_never_hidden_in_a_bar() {
    let mut legacy: Vec<_> = (0..100).map(|n| (n * MINUTE, 0)).collect();
    legacy.push((30 * MINUTE, 1));
    let (view, bounds) = device(&legacy, &[]);
    let items = picture(&view, View::all(bounds), &|_| 0).items;
    assert!(items.iter().any(|i| i.kind == Kind::Stopped && i.count > 1));
}

#[test]
fn the_change_stands_at_seven_tenths() {
    let bounds = Bounds::new(Instant(T), Instant(T + 30 * DAY));
    let at = Instant(T + 28 * DAY);
    for (gap, length) in [
        (MINUTE, 2 * HOUR),
        (6 * MINUTE, 3 * HOUR),
        (HOUR, 6 * HOUR),
        (10 * HOUR, 30 * HOUR),
        // Without a gap: the mark.
        (0, 6 * HOUR),
    ] {
        let all = lenses(bounds, Some((at, at.plus(gap))));
        let (lens, view) = all[0];
        assert_eq!((lens, view.length()), (Lens::Change, length));
        assert!((view.x(at.plus(gap / 2), 100.0) - 70.0).abs() < 0.1);
        let (lens, since) = all[1];
        assert_eq!((lens, since.to()), (Lens::Since, bounds.to()));
        assert_eq!(all[2].0, Lens::Week);
    }
    // Marked two minutes before the end: what should end is seen, too.
    let mark = bounds.to().plus(-2 * MINUTE);
    let all = lenses(bounds, Some((mark, mark)));
    let since = all.iter().find(|(lens, _)| *lens == Lens::Since);
    assert_eq!(since.map(|(_, view)| view.length()), Some(DAY + 2 * MINUTE));
    assert_eq!(
        opening(&all, false, false, true),
        since.map(|(_, view)| *view)
    );
    let short = Bounds::new(Instant(T), Instant(T + 2 * HOUR));
    assert_eq!(lenses(short, None).len(), 1);
}

#[test]
fn handles_stand_outside_of_the_window() {
    let bounds = Bounds::new(Instant(T), Instant(T + 1000 * MINUTE));
    let narrow = View::part(bounds, Instant(T + 500 * MINUTE), Instant(T + 505 * MINUTE));
    let wide = View::part(bounds, Instant(T + 200 * MINUTE), Instant(T + 800 * MINUTE));
    for (view, x, grab) in [
        (narrow, 490.0, Grab::From),
        (narrow, 502.0, Grab::Move),
        (narrow, 515.0, Grab::To),
        (narrow, 470.0, Grab::New),
        (wide, 204.0, Grab::From),
        (wide, 796.0, Grab::To),
        (wide, 500.0, Grab::Move),
        (wide, 900.0, Grab::New),
    ] {
        assert_eq!(view.grab(x / 1000.0, 1000.0), grab, "{x}");
    }
    let moved = wide.dragged(Grab::Move, 0.5, 0.6);
    assert_eq!(
        (moved.from(), moved.length()),
        (Instant(T + 300 * MINUTE), wide.length())
    );
    assert_eq!(wide.dragged(Grab::From, 0.2, 0.9).length(), SHORTEST);
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
        let [with_lane, other] = clients(&view);
        for s in &view.sign_ins {
            if let Some(client) = s.client.filter(|_| s.outcome == Outcome::Accepted) {
                let name = client.name();
                assert!(with_lane.contains(&name) != other.contains(&name), "{name}");
            }
        }
        others += usize::from(with_lane.is_empty() && !other.is_empty());
    }
    assert!(others > 0, "the demo tenant has such a device");
}
