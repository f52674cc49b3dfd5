//! The patterns of the messages, as `build.rs` writes them: a line for each message, in the order of its methods.
//! In a line `\u{1}A` is the first argument; `\u{2}A` begins a choice by the first argument, a whole number: variants of
//! `number or _`, `\u{3}`, text, `\u{4}`, the default last, and `\u{5}` at the end; `\u{b}` is a line break.
//!
//! The page loads one language and hands it to the worker; natively all are there.

use super::{Lang, Text, push_number};
use std::sync::OnceLock;

/// The lines of each language that was loaded.
static LOADED: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];

/// What the build takes out of the program and puts beside it (scripts/post-build.mjs).
#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, dead_code)] // Names of sections that no other has; only the build reads them.
mod taken_out {
    #[unsafe(link_section = "cutover.text.en")]
    static EN: [u8; include_bytes!(concat!(env!("OUT_DIR"), "/text-en.txt")).len()] =
        *include_bytes!(concat!(env!("OUT_DIR"), "/text-en.txt"));
    #[unsafe(link_section = "cutover.text.de")]
    static DE: [u8; include_bytes!(concat!(env!("OUT_DIR"), "/text-de.txt")).len()] =
        *include_bytes!(concat!(env!("OUT_DIR"), "/text-de.txt"));
    /// The messages' names, a line each as above: Start stands in index.html, too (scripts/first.mjs).
    #[unsafe(link_section = "cutover.names")]
    static NAMES: [u8; include_bytes!(concat!(env!("OUT_DIR"), "/text-names.txt")).len()] =
        *include_bytes!(concat!(env!("OUT_DIR"), "/text-names.txt"));
}

#[cfg(not(target_arch = "wasm32"))]
const BUILT: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/text-en.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/text-de.txt")),
];

/// Takes in the patterns of a language; what comes later is the same. They stay as long as the program.
pub fn load(lang: Lang, lines: String) {
    if let Some(place) = LOADED.get(lang as usize) {
        place.get_or_init(|| Box::leak(lines.into_boxed_str()).lines().collect());
    }
}

/// Whether a language can be shown.
#[must_use]
pub fn is_loaded(lang: Lang) -> bool {
    LOADED
        .get(lang as usize)
        .is_some_and(|place| place.get().is_some())
}

/// The patterns of all languages that are loaded, for the worker.
#[must_use]
pub fn loaded() -> Vec<(Lang, String)> {
    let lines = |lang: Lang| {
        LOADED
            .get(lang as usize)?
            .get()
            .map(|lines| lines.join("\n"))
    };
    Lang::ALL
        .into_iter()
        .filter_map(|lang| Some((lang, lines(lang)?)))
        .collect()
}

/// Value of an argument.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Number(u64),
}

impl Text {
    /// The pattern of a message.
    pub(super) fn pattern(self, number: usize) -> &'static str {
        #[cfg(not(target_arch = "wasm32"))]
        if !is_loaded(self.0) {
            load(
                self.0,
                BUILT
                    .get(self.0 as usize)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
            );
        }
        let lines = LOADED.get(self.0 as usize).and_then(OnceLock::get);
        lines
            .and_then(|lines| lines.get(number))
            .copied()
            .unwrap_or_default()
    }

    /// A message with its arguments.
    pub(super) fn filled(self, number: usize, values: &[Value<'_>]) -> String {
        let mut out = String::new();
        write(&mut out, self.0, self.pattern(number), values);
        out
    }
}

/// Writes a pattern up to its end or that of the variant in which it stands, and gives what follows.
fn write<'a>(out: &mut String, lang: Lang, pattern: &'a str, values: &[Value<'_>]) -> &'a str {
    let mut rest = pattern;
    loop {
        let end = rest
            .find(|c: char| c < '\u{6}' || c == '\u{b}')
            .unwrap_or(rest.len());
        let (text, more) = rest.split_at(end);
        out.push_str(text);
        let mut chars = more.chars();
        let sign = chars.next();
        if sign == Some('\u{b}') {
            out.push('\n');
            rest = chars.as_str();
            continue;
        }
        if !matches!(sign, Some('\u{1}' | '\u{2}')) {
            return chars.as_str();
        }
        let number = chars
            .next()
            .and_then(|letter| (letter as usize).checked_sub('A' as usize));
        let value = number.and_then(|number| values.get(number));
        rest = chars.as_str();
        match (sign, value) {
            (Some('\u{2}'), _) => rest = choose(out, lang, rest, value, values),
            (_, Some(Value::Text(text))) => out.push_str(text),
            (_, Some(Value::Number(n))) => push_number(out, lang, *n),
            (_, None) => {}
        }
    }
}

/// Writes the first variant that fits, and gives what follows the last one.
fn choose<'a>(
    out: &mut String,
    lang: Lang,
    variants: &'a str,
    value: Option<&Value<'_>>,
    values: &[Value<'_>],
) -> &'a str {
    let mut rest = variants;
    let mut chosen = false;
    while let Some((key, text)) = rest.split_once('\u{3}') {
        let fits = match value {
            Some(Value::Number(n)) => key == "_" || key.parse::<u64>() == Ok(*n),
            _ => key == "_",
        };
        rest = if fits && !chosen {
            chosen = true;
            write(out, lang, text, values)
        } else {
            write(&mut String::new(), lang, text, values)
        };
        if let Some(after) = rest.strip_prefix('\u{5}') {
            return after;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{BUILT, Value, write};
    use crate::ui::i18n::{Lang, Text};

    fn filled(pattern: &str, values: &[Value<'_>]) -> String {
        let mut out = String::new();
        write(&mut out, Lang::En, pattern, values);
        out
    }

    #[test]
    fn arguments_and_choices_are_filled_in() {
        let device =
            "\u{2}A0\u{3}nothing\u{4}1\u{3}one \u{1}B\u{4}_\u{3}\u{1}A of \u{1}B\u{4}\u{5}!\u{b}";
        let of = |n| filled(device, &[Value::Number(n), Value::Text("them")]);
        assert_eq!(of(0), "nothing!\n");
        assert_eq!(of(1), "one them!\n");
        assert_eq!(of(1_234), "1,234 of them!\n");
        let nested = "\u{2}A1\u{3}\u{2}B_\u{3}x\u{4}\u{5}y\u{4}_\u{3}z\u{4}\u{5}.";
        assert_eq!(filled(nested, &[Value::Number(1), Value::Number(9)]), "xy.");
        assert_eq!(filled(nested, &[Value::Number(2), Value::Number(9)]), "z.");
    }

    #[test]
    fn signs_in_an_argument_are_text() {
        let value = "\u{2}A_\u{3}x\u{4}\u{5}\u{1}A";
        assert_eq!(
            filled("<\u{1}A>", &[Value::Text(value)]),
            format!("<{value}>")
        );
    }

    #[test]
    fn both_languages_have_a_line_for_every_message() {
        let [en, de] = BUILT.map(|text| text.lines().count());
        assert_eq!(en, de);
        assert!(en > 1_000);
        assert_eq!(Text(Lang::En).pattern(en), "");
    }

    proptest::proptest! {
        #[test]
        fn no_pattern_panics(pattern in "[\u{1}-\u{5}\u{b}A-D0-9_ä]{0,60}", n: u64) {
            filled(&pattern, &[Value::Number(n), Value::Text("text")]);
        }
    }
}
