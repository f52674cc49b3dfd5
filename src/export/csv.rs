//! Findings as a table for spreadsheets, safe against formula injection.
//!
//! Quoting: [`crate::remedy::quote::csv`]. With a BOM, because Excel reads UTF-8 only with one.

use crate::findings::{Case, Judged};
use crate::model::Instant;
use crate::remedy::quote::csv::line;
use serde::Serialize;

const HEADER: [&str; 33] = [
    "user",
    "displayName",
    "userId",
    "device",
    "deviceKey",
    "family",
    "modelId",
    "os",
    "osVersion",
    "build",
    "confidence",
    "modernAuth",
    "class",
    "flags",
    "protocols",
    "firstSeen",
    "lastSeen",
    "accepted",
    "stoppedAfterPassword",
    "rejected",
    "interrupted",
    "other",
    "markedAt",
    "markedHow",
    "state",
    "reason",
    "expected",
    "seen",
    "firstModern",
    "completeTo",
    "earliest",
    "applications",
    "resources",
];

/// All findings with their verdicts as of `now`, in the order of the JSON export.
#[must_use]
pub fn findings_csv(case: &Case, now: Instant) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, HEADER.iter().map(|h| (*h).to_owned()));
    for judged in case.verdicts(now) {
        line(&mut out, cells(&judged).into_iter());
    }
    out
}

/// The camelCase code of an enum, as in the JSON export.
pub(super) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn cells(judged: &Judged) -> [String; 33] {
    let (f, verdict) = (&judged.finding, &judged.verdict);
    let time = |at: Option<Instant>| at.map(|at| at.to_string()).unwrap_or_default();
    let r = f.reading.as_ref();
    let text = |t: Option<&String>| t.cloned().unwrap_or_default();
    let mut flags: Vec<String> = f.flags.iter().map(code).collect();
    crate::model::order::distinct(&mut flags);
    let protocols: Vec<&str> = f.protocols.iter().map(|p| p.name()).collect();
    [
        text(f.user.principal_name.as_ref()),
        text(f.user.display_name.as_ref()),
        text(f.user.id.as_ref()),
        super::label(f).to_owned(),
        f.device_key.clone(),
        code(&f.family()),
        text(r.and_then(|r| r.model_id.as_ref())),
        text(r.and_then(|r| r.os.as_ref())),
        text(r.and_then(|r| r.os_version.as_ref())),
        text(r.and_then(|r| r.build.as_ref())),
        r.map(|r| code(&r.confidence)).unwrap_or_default(),
        r.map(|r| code(&r.modern_auth)).unwrap_or_default(),
        code(&f.class),
        flags.join(" "),
        protocols.join("; "),
        f.first_seen.to_string(),
        f.last_seen.to_string(),
        f.counts.accepted.to_string(),
        f.counts.stopped_after_password.to_string(),
        f.counts.rejected.to_string(),
        f.counts.interrupted.to_string(),
        f.counts.other.to_string(),
        time(f.mark.map(|m| m.at)),
        f.mark.map(|m| m.how.to_string()).unwrap_or_default(),
        code(&verdict.state),
        verdict.reason.as_ref().map(code).unwrap_or_default(),
        // Formatting a number with decimal places would bring 14 kB of program.
        format!(
            "{}.{}",
            verdict.expected_tenths / 10,
            verdict.expected_tenths % 10
        ),
        verdict.seen.to_string(),
        time(verdict.first_modern),
        time(verdict.complete_to),
        time(verdict.earliest),
        f.applications.join("; "),
        f.resources.join("; "),
    ]
}
