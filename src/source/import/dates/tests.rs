use super::*;

fn dates() -> Dates {
    Dates::default()
}

fn read(dates: &mut Dates, text: &str) -> Option<String> {
    match dates.read(Cow::Borrowed(text), || None) {
        Date::Told(text) => Some(text.into_owned()),
        Date::Open => None,
    }
}

/// 2026-11-20T08:13:02Z or 17:40:11Z the day after, as ten and more cultures write it.
#[test]
fn one_instant_in_many_cultures() {
    let morning = "2026-11-20T08:13:02Z";
    let minute = "2026-11-20T08:13:00Z";
    let afternoon = "2026-11-21T17:40:11Z";
    for (text, at) in [
        ("2026-11-20 08:13:02", "2026-11-20 08:13:02"), // sv-SE, fr-CA: left to the next room
        ("11/20/2026 8:13:02 AM", morning),             // en-US
        ("11/20/2026, 8:13:02\u{202f}AM", morning),     // en-US, narrow blank
        ("11/20/2026 8:13", minute),                    // en-US, spreadsheet
        ("11/21/2026 5:40:11 PM", afternoon),
        ("20/11/2026 08:13:02", morning), // en-GB, fr-FR, es-ES, it-IT
        ("20/11/2026 08:13", minute),
        ("21/11/2026 05:40:11 p.\u{a0}m.", afternoon), // es-MX
        ("20/11/2026 8:13:02 am", morning),            // en-AU
        ("20.11.2026 08:13:02", morning),              // de-DE, de-CH
        ("20.11.2026 08:13", minute),
        ("20.11.2026, 08:13:02", morning),
        ("20.11.2026 8.13.02", morning),        // fi-FI
        ("20-11-2026 08:13:02", morning),       // nl-NL
        ("20-11-2026 08.13.02", morning),       // da-DK
        ("2026/11/20 8:13:02", morning),        // ja-JP
        ("2026/11/20 上午 08:13:02", morning),  // zh-TW
        ("2026-11-21 오후 5:40:11", afternoon), // ko-KR
        ("2026. 11. 20. 8:13:02", morning),     // hu-HU
        ("21/11/2026 5:40:11 μ.μ.", afternoon), // el-GR
        ("20-Nov-2026 08:13:02", morning),
        ("Nov 20, 2026 8:13:02 AM", morning),
        ("Fri, 20 Nov 2026 08:13:02 GMT", morning),
        ("20/11/26 08:13", minute),
        ("/Date(1795162382000)/", morning),
        ("/Date(1795162382000+0100)/", morning),
        ("11/20/2026, 8:13:02.287 AM", "2026-11-20T08:13:02.287Z"),
        ("11/20/2026, 8:13:02.2870000 AM", "2026-11-20T08:13:02.287Z"),
    ] {
        assert_eq!(read(&mut dates(), text).as_deref(), Some(at), "{text}");
    }
}

#[test]
fn what_is_no_date_stays_what_it_is() {
    for text in [
        "",
        "13:02.3",
        "########",
        "11/20/2026",
        "46346.3423",
        "31.02.2026 08:13",
        "13/13/2026 08:13",
        "20/11/2569 8:13:02",
        "20/06/1448 8:13:02",
        "20.11.2026 25:13",
        "11/20/2026 13:02 PM",
        "20 Foo 2026 08:13",
        "/Date(x)/",
        "/Date(-1)/",
        "/Date()/",
        "\u{202f}",
    ] {
        let mut dates = dates();
        assert_eq!(read(&mut dates, text).as_deref(), Some(text), "{text}");
    }
}

#[test]
fn a_value_over_twelve_decides_for_the_rows_after_it() {
    let mut dates = dates();
    assert_eq!(read(&mut dates, "11/05/2026 08:13"), None);
    assert_eq!(
        read(&mut dates, "11/20/2026 08:13").as_deref(),
        Some("2026-11-20T08:13:00Z")
    );
    assert_eq!(
        read(&mut dates, "11/05/2026 08:13").as_deref(),
        Some("2026-11-05T08:13:00Z")
    );
    // Another order or spelling: through another program, so it is not read.
    for text in ["20/11/2026 08:13", "11/05/2026 8:13:02 AM"] {
        assert_eq!(read(&mut dates, text).as_deref(), Some(text));
    }
}

#[test]
fn another_date_of_the_record_decides() {
    let mut dates = dates();
    let other = Instant::parse("2026-11-05T08:13:01Z");
    assert_eq!(
        dates.read(Cow::Borrowed("05/11/2026 08:13"), || other),
        Date::Told(Cow::Borrowed("2026-11-05T08:13:00Z"))
    );
}

fn decided(rows: &[&str], hints: DateHints) -> Option<DateOrder> {
    let mut dates = Dates::new(hints);
    for row in rows {
        read(&mut dates, row);
    }
    dates.decide().then_some(dates.order).flatten()
}

#[test]
fn the_end_decides_by_order_name_last_change_and_retention_or_not_at_all() {
    use DateOrder::{DayFirst, MonthFirst};
    let none = DateHints::default;
    let named = |dates: &[&str]| DateHints {
        named: dates
            .iter()
            .filter_map(|d| Instant::parse(&format!("{d}T00:00:00Z")))
            .collect(),
        ..none()
    };
    // Sorted in one reading only.
    let newest_first = [
        "03/12/2026 09:00",
        "02/12/2026 09:00",
        "01/12/2026 09:00",
        "12/11/2026 09:00",
        "11/11/2026 09:00",
    ];
    assert_eq!(decided(&newest_first, none()), Some(DayFirst));
    // Two days: both readings are possible.
    let two_days = ["11/06/2026 09:00", "11/05/2026 09:00"];
    assert_eq!(decided(&two_days, none()), None);
    assert_eq!(decided(&two_days, named(&["2026-11-07"])), Some(MonthFirst));
    assert_eq!(
        decided(&two_days, named(&["2026-06-01", "2026-06-30"])),
        None
    );
    let modified = DateHints {
        modified: Instant::parse("2026-06-20T09:00:00Z"),
        ..none()
    };
    let summer = ["06/07/2026 09:00", "06/08/2026 09:00"];
    assert_eq!(decided(&summer, modified), Some(MonthFirst));
    // Three days in a row, or the same day of three months.
    let three_days = ["11/07/2026 09:00", "11/06/2026 09:00", "11/05/2026 09:00"];
    assert_eq!(decided(&three_days, none()), Some(MonthFirst));
    assert_eq!(decided(&["11/11/2026 09:00"], none()), Some(DayFirst));
    let answered = DateHints {
        answer: Some(DayFirst),
        ..none()
    };
    assert_eq!(decided(&two_days, answered), Some(DayFirst));
}

proptest::proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,70}") {
        let mut dates = dates();
        read(&mut dates, &text);
        dates.decide();
    }

    #[test]
    fn numbers_in_any_spelling_never_panic(text in "[0-9]{0,5}[/.:-][0-9]{0,5}[/.:-][0-9]{0,20} [0-9]{0,3}[:.][0-9]{0,3}([:.][0-9]{0,12})? ?(AM|pm|μ.μ.)?") {
        let mut dates = dates();
        read(&mut dates, &text);
    }
}
