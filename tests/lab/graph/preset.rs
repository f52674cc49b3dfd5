//! Faults by name: for `make lab`, and for the tests, so that both have the same.

use crate::lab::Settings;
use serde_json::{Value, json};

/// Names, and what they do.
pub(crate) const PRESETS: [(&str, &str); 17] = [
    ("throttled", "429 with Retry-After"),
    ("throttledHidden", "429, Retry-After hidden from browsers"),
    ("unavailable", "503 twice"),
    ("slow", "504 for windows over nine days"),
    ("gateway", "504 as a gateway's page that no page may read"),
    ("cut", "an answer ends too early"),
    ("broken", "the connection breaks in the middle of an answer"),
    ("dropped", "the connection ends before an answer"),
    (
        "emptyPage",
        "a page without records, and a next page with them",
    ),
    ("repeated", "records of a page come again on the next"),
    ("lateDetails", "authentication details are filled in later"),
    ("lateRows", "the newest sign-ins come into the log later"),
    ("challenge", "continuous access evaluation asks for claims"),
    ("expiredCursor", "a next page is not known any more"),
    ("clock", "Microsoft's clock is an hour ahead of this one"),
    ("noBeta", "a cloud without beta"),
    ("strict", "only documented filters are taken"),
];

/// Switches a fault on; whether there is one of this name.
pub(crate) fn switch_on(name: &str, settings: &mut Settings) -> bool {
    let legacy =
        |act: Value, times: u32| json!({"when": {"kind": "legacy"}, "do": act, "times": times});
    let next =
        |act: Value| json!({"when": {"kind": "legacy", "next": true}, "do": act, "times": 1});
    let rule = match name {
        "throttled" => legacy(json!({"status": 429, "headers": {"Retry-After": "3.5"}}), 2),
        "throttledHidden" => {
            settings.shows_retry_after = false;
            legacy(json!({"status": 429, "headers": {"Retry-After": "3"}}), 1)
        }
        "unavailable" => legacy(json!({"status": 503}), 2),
        "slow" => {
            settings.longest = Some(9 * 86_400_000);
            return true;
        }
        "gateway" => legacy(json!({"status": 504, "gateway": true}), 1),
        "cut" => legacy(json!({"cut": true}), 1),
        "broken" => legacy(json!({"connection": "break"}), 1),
        "dropped" => legacy(json!({"connection": "drop"}), 1),
        "emptyPage" => legacy(json!({"empty": true}), 2),
        "repeated" => json!({"when": {"kind": "legacy", "next": true}, "do": {"repeat": true}}),
        "lateDetails" => {
            settings.late_details = true;
            return true;
        }
        "lateRows" => {
            settings.late_rows = 20;
            return true;
        }
        "challenge" => legacy(json!({"challenge": true}), 1),
        "expiredCursor" => next(json!({"expire": true})),
        "clock" => {
            settings.clock = 3_600_000;
            return true;
        }
        "noBeta" => {
            settings.beta = false;
            return true;
        }
        "strict" => {
            settings.lenient = false;
            return true;
        }
        _ => return false,
    };
    serde_json::from_value(rule).is_ok_and(|rule| {
        settings.rules.push(rule);
        true
    })
}

#[cfg(test)]
mod tests {
    use super::{PRESETS, switch_on};
    use crate::lab::Settings;

    #[test]
    fn every_name_is_known() {
        for (name, _) in PRESETS {
            assert!(switch_on(name, &mut Settings::default()), "{name}");
        }
        assert!(!switch_on("other", &mut Settings::default()));
    }
}
