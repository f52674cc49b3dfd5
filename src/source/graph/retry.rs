//! Whether and when to ask again. No timers here: a decision is a number of milliseconds.

use crate::model::{Instant, MINUTE};

/// The longest wait that a server's wish can cause.
const LONGEST_WISH: i64 = 5 * MINUTE;
/// The longest wait of our own.
const LONGEST: i64 = 2 * MINUTE;
/// Milliseconds spent on one request, over all its tries, before the admin is asked.
const BUDGET: i64 = 10 * MINUTE;
/// No wait after a throttled request is shorter: the quota lets one request through in two seconds.
const SHORTEST_THROTTLED: i64 = 2_000;

/// Why a request has to be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// 429.
    Throttled,
    /// 503.
    Unavailable,
    /// 504, or no answer in time.
    TimedOut,
    /// 500 or 502: may be a hiccup, may be for good.
    Broken,
    /// No answer that the browser lets us see.
    Network,
    /// The answer cannot be read (cut off, not JSON).
    BadBody,
}

impl Trouble {
    /// Tries after the first, and the first step of the back-off in milliseconds.
    const fn limits(self) -> (u32, i64) {
        match self {
            Self::Throttled => (10, 10_000),
            Self::Unavailable => (6, 10_000),
            Self::TimedOut => (3, 5_000),
            Self::Broken => (1, 5_000),
            Self::Network => (3, 2_000),
            Self::BadBody => (2, 2_000),
        }
    }
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Ask again after so many milliseconds.
    Retry(i64),
    /// Ask the admin.
    GiveUp,
}

/// Decides. `failures`: how often this request has failed, this time included (1 and up). `wish`: what the server asked
/// for, in milliseconds. `elapsed`: milliseconds since the request was first asked. `random`: in `[0, 1)`.
///
/// The wait is the longer of the server's wish (at most five minutes) and an exponential back-off with full jitter
/// (<https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>), which alone decides where the browser
/// may not read `Retry-After`.
#[must_use]
pub fn decide(
    trouble: Trouble,
    failures: u32,
    wish: Option<i64>,
    elapsed: i64,
    random: f64,
) -> Decision {
    let (tries, first) = trouble.limits();
    if failures > tries {
        return Decision::GiveUp;
    }
    let step = failures.saturating_sub(1).min(16);
    let ceiling = first.saturating_mul(1 << step).min(LONGEST);
    let random = if random.is_finite() {
        random.clamp(0.0, 1.0)
    } else {
        0.5
    };
    // Milliseconds below two minutes: exact in f64, whole in i64.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    let own = (ceiling as f64 * random) as i64;
    let shortest = match trouble {
        Trouble::Throttled | Trouble::Unavailable => SHORTEST_THROTTLED,
        _ => 250,
    };
    let wait = own
        .max(shortest)
        .max(wish.unwrap_or(0).clamp(0, LONGEST_WISH));
    if elapsed.saturating_add(wait) > BUDGET {
        Decision::GiveUp
    } else {
        Decision::Retry(wait)
    }
}

/// Reads `Retry-After` into milliseconds: seconds (Graph also sends decimals) or a date (RFC 9110, 10.2.3). What makes
/// no sense, or lies in the past, is as good as nothing.
#[must_use]
pub fn retry_after(value: &str, now: Instant) -> Option<i64> {
    let value = value.trim();
    let number = value.bytes().all(|b| b.is_ascii_digit() || b == b'.') && value.len() <= 12;
    if number && let Ok(seconds) = value.parse::<f64>() {
        #[allow(clippy::cast_possible_truncation)]
        let millis = (seconds * 1000.0).ceil().min(1e12) as i64;
        return Some(millis.clamp(0, LONGEST_WISH));
    }
    let wait = http_date(value)?.since(now);
    (wait >= 0).then_some(wait.min(LONGEST_WISH))
}

/// `Tue, 24 Nov 2026 03:50:49 GMT` (RFC 9110, 5.6.7; only the one form that may be sent).
fn http_date(text: &str) -> Option<Instant> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (_, rest) = text.split_once(", ")?;
    let mut words = rest.split(' ');
    let day = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|m| *m == month)?;
    let year = words.next()?.parse().ok()?;
    let mut time = words.next()?.split(':').map(str::parse::<i64>);
    let (hour, minute, second) = (time.next()?.ok()?, time.next()?.ok()?, time.next()?.ok()?);
    if words.next()? != "GMT" {
        return None;
    }
    Instant::from_civil(
        year,
        i64::try_from(month).ok()? + 1,
        day,
        hour,
        minute,
        second,
    )
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Decision, LONGEST, LONGEST_WISH, Trouble, decide, retry_after};
    use crate::model::Instant;

    const ALL: [Trouble; 6] = [
        Trouble::Throttled,
        Trouble::Unavailable,
        Trouble::TimedOut,
        Trouble::Broken,
        Trouble::Network,
        Trouble::BadBody,
    ];

    #[test]
    fn the_servers_wish_is_read_in_every_form() {
        let now = Instant::parse("2026-11-24T03:50:00Z").unwrap();
        for (text, millis) in [
            ("12", Some(12_000)),
            (" 2.128 ", Some(2_128)),
            ("0", Some(0)),
            ("86400", Some(LONGEST_WISH)),
            ("Tue, 24 Nov 2026 03:50:49 GMT", Some(49_000)),
            ("Tue, 24 Nov 2026 03:49:49 GMT", None),
            ("Tue, 24 Nov 2030 03:49:49 GMT", Some(LONGEST_WISH)),
            ("-3", None),
            ("NaN", None),
            ("inf", None),
            ("1e9", None),
            ("soon", None),
            ("", None),
            ("1.2.3", None),
            ("Tue, 99 Nov 2026 03:50:49 GMT", None),
            ("999999999999999999999", None),
        ] {
            assert_eq!(retry_after(text, now), millis, "{text}");
        }
    }

    #[test]
    fn without_a_wish_the_wait_grows_from_the_length_of_the_quota() {
        let waits: Vec<_> = (1..=5)
            .map(|n| decide(Trouble::Throttled, n, None, 0, 1.0))
            .collect();
        assert_eq!(
            waits,
            [10_000, 20_000, 40_000, 80_000, LONGEST].map(Decision::Retry)
        );
        assert_eq!(
            decide(Trouble::Throttled, 1, None, 0, 0.0),
            Decision::Retry(2_000)
        );
    }

    #[test]
    fn what_may_be_for_good_is_tried_once_more_only() {
        assert!(matches!(
            decide(Trouble::Broken, 1, None, 0, 0.5),
            Decision::Retry(_)
        ));
        assert_eq!(decide(Trouble::Broken, 2, None, 0, 0.5), Decision::GiveUp);
        assert_eq!(decide(Trouble::Network, 4, None, 0, 0.5), Decision::GiveUp);
    }

    proptest::proptest! {
        #[test]
        fn every_wait_is_bounded_and_respects_the_wish(
            which in 0_usize..6, failures in 1_u32..100, wish in proptest::option::of(i64::MIN..i64::MAX),
            elapsed in 0_i64..2_000_000, random in -1.0_f64..2.0,
        ) {
            let trouble = ALL[which];
            if let Decision::Retry(wait) = decide(trouble, failures, wish, elapsed, random) {
                proptest::prop_assert!(wait >= wish.unwrap_or(0).clamp(0, LONGEST_WISH));
                proptest::prop_assert!((250..=LONGEST_WISH).contains(&wait));
                proptest::prop_assert!(elapsed + wait <= BUDGET);
                proptest::prop_assert!(failures <= 10);
            }
        }

        #[test]
        fn any_text_is_no_wish_or_a_bounded_one(text in "\\PC{0,40}") {
            let wish = retry_after(&text, Instant(0));
            proptest::prop_assert!(wish.is_none_or(|w| (0..=LONGEST_WISH).contains(&w)));
        }
    }
}
