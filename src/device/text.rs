//! Small text helpers for agents: ASCII only, no allocation, no panic on any input.
//!
//! Agents are data from outside: every slice goes through `get`, and [`clean`] takes out what could disturb a
//! page or a terminal (control characters, text-direction marks).

use crate::model::is_plain;

/// The longest part of an agent that is looked at; real ones stay below 400 bytes.
const LONGEST: usize = 2048;

/// The agent without surrounding blanks, cut at a character boundary when it is absurdly long.
pub(super) fn bounded(agent: &str) -> &str {
    let end = agent.floor_char_boundary(LONGEST);
    agent.get(..end).unwrap_or_default().trim()
}

/// Byte position of an ASCII `needle`, whatever the case.
pub(super) fn find(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes()
        .windows(needle.len().max(1))
        .position(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
}

/// What follows the first `needle`, whatever the case.
pub(super) fn after<'a>(text: &'a str, needle: &str) -> Option<&'a str> {
    text.get(find(text, needle)? + needle.len()..)
}

/// Whether `needle` occurs, whatever the case.
pub(super) fn has(text: &str, needle: &str) -> bool {
    find(text, needle).is_some()
}

/// What follows `prefix` at the start of `text`, whatever the case.
pub(super) fn strip<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix)
        .then(|| text.get(prefix.len()..))
        .flatten()
}

/// Splits after the leading characters that `wanted` accepts.
pub(super) fn span(text: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !wanted(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The leading digits and what follows.
pub(super) fn digits(text: &str) -> (&str, &str) {
    span(text, |c| c.is_ascii_digit())
}

/// A leading dotted number such as `16.0.4266`; `None` where there is none.
pub(super) fn version(text: &str) -> Option<&str> {
    let (head, _) = span(text, |c| c.is_ascii_digit() || c == '.');
    let head = head.trim_end_matches('.');
    head.starts_with(|c: char| c.is_ascii_digit())
        .then_some(head)
}

/// Major and minor of a dotted number, `15.1 beta 2` → (15, 1); a missing minor is 0.
pub(super) fn major_minor(text: &str) -> Option<(u32, u32)> {
    let mut parts = version(text)?.split('.');
    let major = parts.next()?.parse().ok()?;
    let minor = match parts.next() {
        Some(p) if !p.is_empty() => p.parse().ok()?,
        _ => 0,
    };
    Some((major, minor))
}

/// The first product token: what stands before `/` or a blank.
pub(super) fn token(text: &str) -> &str {
    text.split(['/', ' ', '\t']).next().unwrap_or_default()
}

/// Printable text of at most `limit` characters: no control characters, no direction or zero-width marks.
pub(super) fn clean(text: &str, limit: usize) -> String {
    let kept: String = text
        .chars()
        .filter(|c| is_plain(*c) && *c != '\u{fffd}')
        .take(limit)
        .collect();
    kept.trim().to_owned()
}
