//! A value of a record, and what stands inside it: an object, an array, or the text of one. Log pipelines and PowerShell
//! write nested values as text: JSON, or `@{name=value; name=value}`.

use super::record::members;
use super::scan::{Halt, blank, nested, scalar, string};
use super::text::text;
use std::borrow::Cow;

/// A value as it stands.
pub(in crate::source::import) enum Value<'a> {
    /// Inner bytes of a JSON string, and whether an escape stands in it.
    Text(&'a [u8], bool),
    /// A number, `true`, `false`, `null`.
    Scalar(&'a [u8]),
    /// An object or an array.
    Nested(&'a [u8]),
    /// A cell of a table.
    Cell(Cow<'a, str>),
}

impl<'a> Value<'a> {
    /// As text; `null`, objects and arrays are none.
    #[inline(always)]
    pub(super) fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(raw, escaped) => Some(text(raw, escaped)),
            Self::Scalar(b"null") | Self::Nested(_) => None,
            Self::Scalar(raw) => Some(text(raw, false)),
            Self::Cell(text) => Some(text),
        }
    }

    /// Members of the object that it is or tells in text. What is neither is given to `plain`.
    pub(super) fn inside(
        self,
        mut member: impl FnMut(&[u8], Option<Cow<'a, str>>),
        plain: impl FnOnce(Cow<'a, str>),
    ) {
        let text = match self {
            Self::Nested(raw) => {
                each(raw, |key, value| member(key, value.text()));
                return;
            }
            other => match other.text() {
                None => return,
                Some(text) => text,
            },
        };
        match text {
            Cow::Borrowed(text) => {
                if !told(text, &mut member) {
                    plain(Cow::Borrowed(text));
                }
            }
            Cow::Owned(text) => {
                let owned = |value: Option<Cow<'_, str>>| value.map(|v| Cow::Owned(v.into_owned()));
                if !told(&text, |key, value| member(key, owned(value))) {
                    plain(Cow::Owned(text));
                }
            }
        }
    }

    /// The JSON array that it is or tells in text. PowerShell writes a list as `{"value":[…],"Count":n}`, and one of a
    /// single element as the element.
    pub(super) fn array(self) -> Option<Cow<'a, [u8]>> {
        let (raw, text) = match self {
            Self::Nested(raw) => (Cow::Borrowed(raw), false),
            Self::Scalar(_) => return None,
            other => match other.text()? {
                Cow::Borrowed(text) => (Cow::Borrowed(text.trim().as_bytes()), true),
                Cow::Owned(text) => (Cow::Owned(text.trim().to_owned().into_bytes()), true),
            },
        };
        if let Some(objects) = cut_objects(&raw) {
            return Some(Cow::Owned(objects));
        }
        match raw.first() {
            // What stands in text was not scanned yet.
            Some(b'[') if !text || nested(&raw, 0) == Ok(raw.len()) => Some(raw),
            Some(b'{') if !text || nested(&raw, 0) == Ok(raw.len()) => {
                let mut list = None;
                each(&raw, |key, value| {
                    if let Value::Nested(inner) = value
                        && is(key, b"value")
                        && inner.first() == Some(&b'[')
                    {
                        list = Some(inner.to_vec());
                    }
                });
                Some(Cow::Owned(
                    list.unwrap_or_else(|| [b"[".as_slice(), &raw, b"]"].concat()),
                ))
            }
            _ => None,
        }
    }
}

/// `["@{name=value; …}", …]` or `@{…} @{…}`, which PowerShell makes of objects below its depth, as an array of objects.
fn cut_objects(raw: &[u8]) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(raw).ok().filter(|_| is_cut_list(raw))?;
    let mut out = String::from("[");
    for object in text.split("@{").skip(1) {
        let object = object.split('}').next().unwrap_or_default();
        let pairs: Vec<String> = object
            .split("; ")
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| format!("{}:{}", quoted(name), quoted(value)))
            .collect();
        if out.len() > 1 {
            out.push(',');
        }
        out.push('{');
        out.push_str(&pairs.join(","));
        out.push('}');
    }
    out.push(']');
    Some(out.into_bytes())
}

/// Whether a list holds objects that PowerShell wrote as text.
pub(super) fn is_cut_list(raw: &[u8]) -> bool {
    let begins = raw
        .iter()
        .position(|b| !matches!(b, b'[' | b'"' | b' ' | b'\r' | b'\n' | b'\t'));
    begins
        .and_then(|at| raw.get(at..))
        .is_some_and(|rest| rest.starts_with(b"@{"))
}

/// A JSON string; marks that would need an escape become blanks.
fn quoted(text: &str) -> String {
    let plain: String = text
        .trim()
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '"' | '\\') {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("\"{plain}\"")
}

/// Members of an object in text; `false`: it is none.
fn told<'t>(text: &'t str, mut member: impl FnMut(&[u8], Option<Cow<'t, str>>)) -> bool {
    let text = text.trim();
    if text.starts_with('{') {
        each(text.as_bytes(), |key, value| member(key, value.text()));
        return true;
    }
    let Some(list) = text.strip_prefix("@{") else {
        return false;
    };
    for pair in list.trim_end_matches('}').split("; ") {
        if let Some((name, value)) = pair.split_once('=') {
            member(name.trim().as_bytes(), Some(Cow::Borrowed(value)));
        }
    }
    true
}

#[inline(always)] // Once for each field that is read: its answer is too large to be handed over in registers.
pub(super) fn read(b: &[u8], at: usize) -> Result<(Value<'_>, usize), Halt> {
    Ok(match b.get(at) {
        None => return Err(Halt::More),
        Some(b'"') => {
            let (end, escaped) = string(b, at + 1)?;
            (
                Value::Text(b.get(at + 1..end).unwrap_or_default(), escaped),
                end + 1,
            )
        }
        Some(b'{' | b'[') => {
            let end = nested(b, at)?;
            (Value::Nested(b.get(at..end).unwrap_or_default()), end)
        }
        Some(_) => {
            let end = scalar(b, at)?;
            (Value::Scalar(b.get(at..end).unwrap_or_default()), end)
        }
    })
}

/// Whether a key has this name, in any case; nearly all have Graph's own.
#[inline(always)]
pub(super) fn is(key: &[u8], name: &[u8]) -> bool {
    key == name || key.eq_ignore_ascii_case(name)
}

/// Members of a complete small object, e.g. `status`.
pub(super) fn each<'a>(object: &'a [u8], mut visit: impl FnMut(&'a [u8], Value<'a>)) {
    if object.first() != Some(&b'{') {
        return;
    }
    // A damaged inner object costs its own fields only.
    let _ = members(object, 0, |b, key, at| {
        let (value, end) = read(b, at)?;
        visit(key, value);
        Ok(end)
    });
}

/// Strings of a complete array, joined by commas; one alone, which is the rule, stays where it is.
pub(super) fn joined(array: &[u8]) -> Option<Cow<'_, str>> {
    let mut out: Option<Cow<'_, str>> = None;
    let mut i = blank(array, 1);
    while array.get(i) == Some(&b'"') {
        let (end, escaped) = string(array, i + 1).ok()?;
        let one = text(array.get(i + 1..end)?, escaped);
        out = Some(match out {
            None => one,
            Some(mut more) => {
                let list = more.to_mut();
                list.push(',');
                list.push_str(&one);
                more
            }
        });
        i = blank(array, end + 1);
        if array.get(i) == Some(&b',') {
            i = blank(array, i + 1);
        }
    }
    Some(out.unwrap_or_default())
}
