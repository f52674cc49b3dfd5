//! A small reader and writer for the JSON that signing in meets: answers of some kilobytes, read whole. The page is
//! downloaded before it can answer anything, and a general library (numbers as floats, error texts, derives) is ten times
//! its size. Numbers are kept as they were written. Compared with serde_json in the tests.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`, `true`, `false`, or a number as it was written.
    Word(String),
    /// Text.
    Text(String),
    /// List.
    List(Vec<Json>),
    /// Names and values in their order.
    Object(Vec<(String, Json)>),
}

/// Values in values; deeper is no answer of anybody.
const DEEPEST: u32 = 32;

impl Json {
    /// Reads a text; `None` if it is not JSON, or deeper than 32 values in values.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.space();
        reader.rest.is_empty().then_some(value)
    }

    /// The value of a name; of one that comes several times, the last.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text of a name; empty if there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.get(name) {
            Some(Self::Text(text)) => text,
            _ => "",
        }
    }

    /// The whole number of a name, also where it is written as text.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Self::Word(text) | Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Sets the value of a name of an object; anything else becomes one.
    pub fn set(&mut self, name: &str, value: Self) {
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        if let Self::Object(pairs) = self {
            pairs.retain(|(n, _)| n != name);
            pairs.push((name.to_owned(), value));
        }
    }

    /// Its JSON.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::new();
        self.write_to(&mut out);
        out
    }

    fn write_to(&self, out: &mut String) {
        match self {
            Self::Word(word) => out.push_str(word),
            Self::Text(text) => quote(text, out),
            Self::List(values) => {
                out.push('[');
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    value.write_to(out);
                }
                out.push(']');
            }
            Self::Object(pairs) => {
                out.push('{');
                for (i, (name, value)) in pairs.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    quote(name, out);
                    out.push(':');
                    value.write_to(out);
                }
                out.push('}');
            }
        }
    }
}

/// Writes a text in quotes.
pub fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\0'..='\u{1f}' => {
                out.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 15] {
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes a character if it is the next one, spaces before it.
    fn take(&mut self, c: char) -> bool {
        self.space();
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn value(&mut self, depth: u32) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        self.space();
        match self.rest.chars().next()? {
            '"' => self.string().map(Json::Text),
            '[' => {
                self.take('[');
                let mut values = Vec::new();
                if self.take(']') {
                    return Some(Json::List(values));
                }
                loop {
                    values.push(self.value(depth + 1)?);
                    if self.take(']') {
                        return Some(Json::List(values));
                    }
                    if !self.take(',') {
                        return None;
                    }
                }
            }
            '{' => {
                self.take('{');
                let mut pairs = Vec::new();
                if self.take('}') {
                    return Some(Json::Object(pairs));
                }
                loop {
                    self.space();
                    let name = self.string()?;
                    if !self.take(':') {
                        return None;
                    }
                    pairs.push((name, self.value(depth + 1)?));
                    if self.take('}') {
                        return Some(Json::Object(pairs));
                    }
                    if !self.take(',') {
                        return None;
                    }
                }
            }
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Option<Json> {
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if !matches!(word, "null" | "true" | "false") && !is_number(word) {
            return None;
        }
        self.rest = rest;
        Some(Json::Word(word.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        let mut chars = self.rest.strip_prefix('"')?.chars();
        let mut out = String::new();
        loop {
            match chars.next()? {
                '"' => {
                    self.rest = chars.as_str();
                    return Some(out);
                }
                '\\' => out.push(match chars.next()? {
                    c @ ('"' | '\\' | '/') => c,
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => {
                        let mut unit = || {
                            let mut unit = 0;
                            for _ in 0..4 {
                                unit = unit << 4 | chars.next()?.to_digit(16)?;
                            }
                            Some(unit)
                        };
                        let first = unit()?;
                        if (0xd800..0xdc00).contains(&first) {
                            if chars.next()? != '\\' || chars.next()? != 'u' {
                                return None;
                            }
                            let mut second = 0;
                            for _ in 0..4 {
                                second = second << 4 | chars.next()?.to_digit(16)?;
                            }
                            if !(0xdc00..0xe000).contains(&second) {
                                return None;
                            }
                            char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))?
                        } else {
                            char::from_u32(first)?
                        }
                    }
                    _ => return None,
                }),
                '\0'..='\u{1f}' => return None,
                c => out.push(c),
            }
        }
    }
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;
    use serde_json::Value;

    fn arbitrary() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::hash_map(".*", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "}",
            "{}x",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "nul",
            "NaN",
            "01",
            "1.",
            "-",
            "+1",
            "\"",
            "\"\\x\"",
            "\"\\ud800\"",
            "\"\\udc00\"",
            "\"a\nb\"",
            "[1 2]",
            "1e",
            "'a'",
            "{\"a\" 1}",
        ] {
            assert_eq!(Json::parse(text), None, "{text}");
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        }
        assert_eq!(
            Json::parse(&format!("{}{}", "[".repeat(99), "]".repeat(99))),
            None
        );
    }

    #[test]
    fn values_are_found_by_name() {
        let json = Json::parse(r#" {"a":"x","n":12,"t":" 34 ","o":{"b":[true]},"a":"y","f":1.5} "#)
            .unwrap();
        assert_eq!(
            (json.text("a"), json.text("n"), json.text("none")),
            ("y", "", "")
        );
        assert_eq!(
            (json.number("n"), json.number("t"), json.number("f")),
            (Some(12), Some(34), None)
        );
        assert!(json.get("o").unwrap().get("b").is_some());
    }

    proptest! {
        #[test]
        fn it_reads_and_writes_what_serde_json_does(value in arbitrary(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let read = Json::parse(&text).unwrap();
            // Through the text, as floats lose their last digit in both.
            let again: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&read.write()).unwrap(), again);
        }

        #[test]
        fn it_refuses_what_serde_json_refuses(text in "[\\[\\]{}:,\"\\\\ 0-9a-fu.eE+-]{0,24}") {
            let (ours, theirs) = (Json::parse(&text), serde_json::from_str::<Value>(&text));
            // serde_json has no numbers that are too large for a float.
            let large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            prop_assert!(large || ours.is_some() == theirs.is_ok(), "{}", text);
        }

        #[test]
        fn any_text_may_come(text in ".*") {
            let _ = Json::parse(&text);
        }
    }
}
