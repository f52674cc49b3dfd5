//! `cutover/findings` version 1.
//!
//! The same records, in whatever order and split over whatever files, give byte for byte the same `findings` (but for
//! `verification`) and the same `coverage.records`.

use crate::findings::view::{
    Basis, CompleteTo, Evidence, OsSeen, OutcomeCounts, RecordCounts, SourceKind, SourceView, User,
};
use crate::findings::{Case, Judged};
use crate::model::{Class, Confidence, EventType, Flag, How, Instant, ModernAuth, Question};
use crate::source::{Format, ProblemCode};
use crate::verify::{Reason, State, Verdict};
use serde::Serialize;

#[derive(Serialize)]
struct Document {
    format: &'static str,
    version: u32,
    generated: Instant,
    tool: Tool,
    tenant: Tenant,
    coverage: Coverage,
    findings: Vec<Entry>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Tenant {
    id: Option<String>,
    name: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Coverage {
    from: Option<Instant>,
    to: Option<Instant>,
    complete_to: CompleteTo,
    records: RecordCounts,
    sources: Vec<Source>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Source {
    name: String,
    kind: SourceKind,
    format: Option<Format>,
    event_types: Vec<&'static str>,
    question: String,
    basis: Basis,
    from: Option<Instant>,
    to: Option<Instant>,
    records: u64,
    bytes: u64,
    sha256: Option<String>,
    complete: bool,
    problem: Option<ProblemCode>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    user: User,
    device_key: String,
    device: Device,
    class: Class,
    flags: Vec<Flag>,
    protocols: Vec<&'static str>,
    first_seen: Instant,
    last_seen: Instant,
    counts: OutcomeCounts,
    evidence: Vec<Evidence>,
    mark: Option<MarkEntry>,
    verification: Verification,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Device {
    label: String,
    family: crate::device::Family,
    model_id: Option<String>,
    os: Option<String>,
    os_version: Option<String>,
    build: Option<String>,
    confidence: Confidence,
    os_history: Vec<OsSeen>,
    modern_auth: ModernAuth,
    user_agents: Vec<String>,
}

/// The mark; `first_at` differs from `at` where it was made anew after a gap.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MarkEntry {
    at: Instant,
    first_at: Instant,
    how: How,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Verification {
    state: State,
    reason: Option<Reason>,
    expected: f64,
    seen: u64,
    first_modern: Option<Instant>,
    complete_to: Option<Instant>,
    earliest: Option<Instant>,
}

/// The document as JSON, two blanks of indentation, ending with a line feed.
///
/// # Errors
/// Only if serialisation itself fails, which plain data cannot cause.
pub fn findings_json(case: &Case, now: Instant) -> Result<String, serde_json::Error> {
    let summary = case.summary();
    let sources = case.source_views();
    let complete = case.complete_to();
    let both = complete
        .interactive_user
        .zip(complete.non_interactive_user)
        .map(|(a, b)| a.min(b));
    let document = Document {
        format: "cutover/findings",
        version: 1,
        generated: Instant(now.0 - now.0.rem_euclid(1000)),
        tool: Tool {
            name: "cutover",
            version: super::VERSION,
        },
        tenant: Tenant {
            id: summary.tenant_id,
            name: summary.tenant_name,
        },
        coverage: Coverage {
            from: summary.from,
            to: summary.to,
            complete_to: complete,
            records: summary.records,
            sources: sources.iter().map(source).collect(),
        },
        findings: case
            .verdicts(now)
            .into_iter()
            .map(|judged| entry(judged, both))
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

fn source(s: &SourceView) -> Source {
    let stated = s
        .stated
        .filter(|_| s.contradiction.is_none())
        .unwrap_or_default();
    let asked = s.asked.as_ref();
    let mut event_types: Vec<&'static str> = s
        .event_types
        .iter()
        .chain(asked.into_iter().flat_map(|a| &a.event_types))
        .map(|t| match t {
            EventType::InteractiveUser => "interactiveUser",
            EventType::NonInteractiveUser => "nonInteractiveUser",
        })
        .collect();
    if event_types.is_empty() || (s.event_type_open && stated.event_type.is_none()) {
        event_types.push("unknown");
    }
    crate::model::order::distinct(&mut event_types);
    Source {
        name: s.name.clone(),
        kind: s.kind,
        format: s.format,
        event_types,
        question: asked
            .map(|a| a.question)
            .or(stated.question)
            .unwrap_or(Question::Unknown)
            .to_string(),
        basis: s.basis,
        from: asked.map(|a| a.from).or(stated.from).or(s.oldest),
        to: asked.map(|a| a.to).or(stated.to).or(s.newest),
        records: s.records,
        bytes: s.bytes,
        sha256: s.sha256.clone(),
        complete: s.complete,
        problem: s.problem,
    }
}

/// `seen_to`: *complete to* of the whole case, for what nobody has marked.
fn entry(judged: Judged, seen_to: Option<Instant>) -> Entry {
    let (f, verdict) = (judged.finding, judged.verdict);
    let mut flags = f.flags.clone();
    crate::model::order::sort_by(&mut flags, |a, b| {
        super::csv::code(a).cmp(&super::csv::code(b))
    });
    let label = super::label(&f).to_owned();
    let family = f.family();
    let r = f.reading;
    let device = Device {
        label,
        family,
        model_id: r.as_ref().and_then(|r| r.model_id.clone()),
        os: r.as_ref().and_then(|r| r.os.clone()),
        os_version: r.as_ref().and_then(|r| r.os_version.clone()),
        build: r.as_ref().and_then(|r| r.build.clone()),
        confidence: r.as_ref().map_or(Confidence::None, |r| r.confidence),
        os_history: f.os_history,
        modern_auth: r.as_ref().map_or(ModernAuth::Unknown, |r| r.modern_auth),
        user_agents: f.agents,
    };
    Entry {
        user: f.user,
        device_key: f.device_key,
        device,
        class: f.class,
        flags,
        protocols: f.protocols.iter().map(|p| p.name()).collect(),
        first_seen: f.first_seen,
        last_seen: f.last_seen,
        counts: f.counts,
        evidence: f.evidence,
        mark: f.mark.map(|mark| MarkEntry {
            at: mark.at,
            first_at: f.first_mark.unwrap_or(mark.at),
            how: mark.how,
        }),
        verification: verification(&verdict, seen_to),
    }
}

fn verification(verdict: &Verdict, seen_to: Option<Instant>) -> Verification {
    Verification {
        state: verdict.state,
        reason: verdict.reason,
        expected: verdict.expected(),
        seen: verdict.seen,
        first_modern: verdict.first_modern,
        complete_to: match verdict.state {
            State::NotChanged => seen_to,
            _ => verdict.complete_to,
        },
        earliest: verdict.earliest,
    }
}
