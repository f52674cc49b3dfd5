use super::{Batch, Common, File, KEPT, PORTALS, Same, Told, proposed};
use crate::findings::view::Stated;
use crate::model::{DAY, EventType, Guid, HOUR, Instant, MINUTE, MailApp, Protocol, Question};

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// 20 November 22:40, the drop three minutes later.
fn evening() -> (Instant, Instant) {
    let downloaded = at("2026-11-20T22:40:17Z");
    (downloaded, downloaded.plus(3 * MINUTE))
}

fn person(n: u8) -> Guid {
    Guid::parse(&format!("00000000-0000-4000-8000-0000000000{n:02}")).unwrap()
}

/// An unfiltered download of seven days, made at 22:40:17.
fn whole() -> File {
    let (downloaded, dropped) = evening();
    File {
        told: Told {
            event_type: Some(EventType::InteractiveUser),
            modified: Some(downloaded),
            dropped: Some(dropped),
            ..Told::default()
        },
        records: 40,
        legacy: 30,
        oldest: Some(downloaded.plus(-6 * DAY)),
        newest: Some(downloaded.plus(-4 * MINUTE)),
        common: Common {
            protocol: Same::Many,
            app: Same::Many,
            person: Same::Many,
        },
        ..File::default()
    }
}

fn of(file: File) -> Stated {
    proposed(&file, &batch(vec![file]), false).0
}

fn with(change: impl FnOnce(&mut File)) -> File {
    let mut file = whole();
    change(&mut file);
    file
}

fn batch(files: Vec<File>) -> Batch {
    let mut batch = Batch::default();
    files.into_iter().for_each(|file| batch.add(file));
    batch
}

#[test]
fn a_fresh_download_is_proposed_to_the_minute() {
    let (downloaded, _) = evening();
    assert_eq!(
        of(whole()),
        Stated {
            event_type: Some(EventType::InteractiveUser),
            question: Some(Question::Everything),
            from: Some(downloaded.plus(-KEPT)),
            to: Some(downloaded),
            downloaded: Some(downloaded),
        }
    );
}

#[test]
fn the_file_date_is_the_download_only_where_it_can_be_nothing_else() {
    let (downloaded, dropped) = evening();
    let late = dropped.plus(2 * DAY);
    for (name, file, known) in [
        (
            "saved from a mail just now, its rows are two days older",
            with(|f| {
                f.told.dropped = Some(late);
                f.told.modified = Some(late.plus(-3 * MINUTE));
            }),
            false,
        ),
        (
            "fifteen minutes old",
            with(|f| f.told.dropped = Some(downloaded.plus(15 * MINUTE))),
            true,
        ),
        (
            "copied, and its rows are older",
            with(|f| {
                f.told.dropped = Some(late);
                f.told.modified = Some(late.plus(-HOUR));
            }),
            false,
        ),
        (
            "dropped two days later, but near its newest row",
            with(|f| f.told.dropped = Some(late)),
            true,
        ),
        (
            "two hours after the newest row",
            with(|f| {
                f.told.dropped = Some(late);
                f.newest = Some(downloaded.plus(-2 * HOUR));
            }),
            true,
        ),
        (
            "more than two hours after it",
            with(|f| {
                f.told.dropped = Some(late);
                f.newest = Some(downloaded.plus(-2 * HOUR - MINUTE));
            }),
            false,
        ),
        (
            "on the day in its name",
            with(|f| {
                f.told.dropped = Some(late);
                f.newest = Some(downloaded.plus(-5 * HOUR));
                f.told.days = Some((at("2026-11-13T00:00:00Z"), at("2026-11-20T00:00:00Z")));
            }),
            true,
        ),
        (
            "mailed, saved just now, the name tells another day",
            with(|f| {
                f.told.dropped = Some(late);
                f.told.modified = Some(late.plus(-MINUTE));
                f.told.days = Some((at("2026-11-13T00:00:00Z"), at("2026-11-20T00:00:00Z")));
            }),
            false,
        ),
        (
            "filtered, nothing for two days, the name tells today in the portal's zone",
            with(|f| {
                f.newest = Some(downloaded.plus(-2 * DAY));
                f.told.days = Some((at("2026-11-14T00:00:00Z"), at("2026-11-21T00:00:00Z")));
            }),
            true,
        ),
        (
            "filtered, nothing for two days, and no day in the name",
            with(|f| f.newest = Some(downloaded.plus(-2 * DAY))),
            false,
        ),
        (
            "filtered, nothing for two days, the name tells yesterday",
            with(|f| {
                f.newest = Some(downloaded.plus(-2 * DAY));
                f.told.days = Some((at("2026-11-12T00:00:00Z"), at("2026-11-19T00:00:00Z")));
            }),
            false,
        ),
        (
            "older than its own rows",
            with(|f| f.newest = Some(downloaded.plus(2 * MINUTE))),
            false,
        ),
        (
            "from the future",
            with(|f| f.told.dropped = Some(downloaded.plus(-5 * MINUTE))),
            false,
        ),
        ("no file date", with(|f| f.told.modified = None), false),
        (
            "nobody knows when it was dropped",
            with(|f| {
                f.told.dropped = None;
                f.newest = None;
            }),
            false,
        ),
    ] {
        let stated = of(file);
        assert_eq!(stated.downloaded.is_some(), known, "{name}");
        // Without the download nothing is known of the window's end.
        assert_eq!(
            (stated.from.is_some(), stated.to.is_some()),
            (known, known),
            "{name}"
        );
    }
    // The newest row of any file of the drop: a filtered one has none of its own.
    let empty = with(|f| {
        f.records = 0;
        f.legacy = 0;
        (f.oldest, f.newest) = (None, None);
        f.told.dropped = Some(late);
    });
    assert_eq!(of(empty).downloaded, None);
    assert_eq!(
        proposed(&empty, &batch(vec![whole(), empty]), false)
            .0
            .downloaded,
        Some(downloaded)
    );
}

#[test]
fn a_filter_is_proposed_as_narrow_as_the_rows() {
    let apple = MailApp::AppleInternetAccounts.id();
    let portal = Guid::parse(PORTALS[0]).unwrap();
    let one = |f: &mut File| f.common.person = Same::One(person(1));
    for (name, file, people, question) in [
        ("mixed", whole(), true, Question::Everything),
        (
            "one protocol",
            with(|f| {
                f.legacy = 40;
                f.common.protocol = Same::One(Protocol::ActiveSync);
                one(f);
            }),
            true,
            Question::Client(Protocol::ActiveSync),
        ),
        (
            "several protocols",
            with(|f| f.legacy = 40),
            true,
            Question::LegacyClients,
        ),
        (
            "several protocols of one person among others",
            with(|f| {
                f.legacy = 40;
                one(f);
            }),
            true,
            Question::Person(person(1)),
        ),
        (
            "one app",
            with(|f| {
                f.legacy = 0;
                f.common.app = Same::One(apple);
            }),
            false,
            Question::App(apple),
        ),
        (
            "the sign-ins of who downloads",
            with(|f| {
                f.legacy = 0;
                f.common.app = Same::One(portal);
                one(f);
            }),
            true,
            Question::Everything,
        ),
        (
            "one person among others",
            with(one),
            true,
            Question::Person(person(1)),
        ),
        (
            "the only person that is known",
            with(one),
            false,
            Question::Everything,
        ),
    ] {
        let stated = proposed(&file, &batch(vec![file]), people).0;
        assert_eq!(stated.question, Some(question), "{name}");
    }
    // Beside an unfiltered log it may be one, too, in which only the new app speaks: the phrase asks.
    let app = with(|f| {
        f.legacy = 0;
        f.common.app = Same::One(apple);
    });
    let drop = batch(vec![whole(), app]);
    assert_eq!(proposed(&app, &drop, false).0.question, None);
    // Other persons may be known from the files that came with it.
    let (mine, all) = (with(one), whole());
    assert_eq!(
        proposed(&mine, &batch(vec![mine, all]), false).0.question,
        Some(Question::Person(person(1)))
    );
    assert_eq!(
        proposed(&mine, &batch(vec![mine, mine]), false).0.question,
        Some(Question::Everything)
    );
}

#[test]
fn a_file_without_rows_has_the_filter_of_its_drop() {
    let empty = with(|f| {
        (f.records, f.legacy) = (0, 0);
        f.common = Common::default();
        (f.oldest, f.newest) = (None, None);
    });
    let sync = with(|f| {
        f.legacy = 40;
        f.common.protocol = Same::One(Protocol::ActiveSync);
    });
    let question = |drop: &[File]| proposed(&empty, &batch(drop.to_vec()), false).0.question;
    assert_eq!(question(&[empty]), None);
    assert_eq!(
        question(&[empty, sync]),
        Some(Question::Client(Protocol::ActiveSync))
    );
    assert_eq!(question(&[whole(), empty]), Some(Question::Everything));
    assert_eq!(question(&[whole(), sync, empty]), None);
    let named = with(|f| {
        (f.records, f.legacy) = (0, 0);
        f.told.question = Some(Question::LegacyClients);
    });
    assert_eq!(of(named).question, Some(Question::LegacyClients));
}

#[test]
fn a_window_is_never_rounded_outward() {
    let (downloaded, _) = evening();
    let days = |first: &str, last: &str| Some((at(first), at(last)));
    for (name, file, from) in [
        ("seven days", whole(), downloaded.plus(-KEPT)),
        (
            "the days in the name, not their midnight",
            with(|f| {
                f.told.days = days("2026-11-18T00:00:00Z", "2026-11-20T00:00:00Z");
                f.oldest = Some(downloaded.plus(-DAY));
            }),
            downloaded.plus(-2 * DAY),
        ),
        (
            "a month in the name",
            with(|f| f.told.days = days("2026-10-21T00:00:00Z", "2026-11-20T00:00:00Z")),
            downloaded.plus(-KEPT),
        ),
        (
            "a row from before",
            with(|f| f.oldest = Some(downloaded.plus(-29 * DAY))),
            downloaded.plus(-29 * DAY),
        ),
        (
            "the portal's preset day",
            with(|f| f.oldest = Some(downloaded.plus(-23 * HOUR))),
            downloaded.plus(-DAY),
        ),
        (
            "a quiet log may be short without that",
            with(|f| {
                (f.records, f.legacy) = (5, 4);
                f.oldest = Some(downloaded.plus(-23 * HOUR));
            }),
            downloaded.plus(-KEPT),
        ),
        (
            "an export without a window",
            with(|f| f.windowless = true),
            downloaded.plus(-6 * DAY),
        ),
    ] {
        assert_eq!(of(file).from, Some(from), "{name}");
    }
}

#[test]
fn the_event_type_comes_from_the_rows_before_the_name() {
    let rows = with(|f| f.event_type = Some(EventType::NonInteractiveUser));
    assert_eq!(of(rows).event_type, Some(EventType::NonInteractiveUser));
    // The same file again, called by another name.
    let again = with(|f| f.repeat = true);
    assert_eq!(of(again).event_type, None);
}
