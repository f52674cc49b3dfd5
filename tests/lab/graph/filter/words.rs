//! Words of a filter.

use super::INVALID;
use cutover::model::Instant;

/// A word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    /// A text in quotes; a quote in it is doubled.
    Text(String),
    /// `2026-11-01T00:00:00Z`, without quotes.
    Time(i64),
    Number(i64),
    /// A property, an operator, a function; may have `/` in it.
    Name(String),
    /// `(`, `)`, `,` or `:`.
    Sign(char),
}

/// Takes a filter apart.
pub(super) fn words(text: &str) -> Result<Vec<Word>, &'static str> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(' ');
        let Some(first) = rest.chars().next() else {
            return Ok(found);
        };
        let len = match first {
            '\'' => quoted(rest, &mut found)?,
            '(' | ')' | ',' | ':' => {
                found.push(Word::Sign(first));
                1
            }
            '0'..='9' | '-' => literal(rest, &mut found)?,
            'a'..='z' | 'A'..='Z' | '_' => {
                let end = rest
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '/'))
                    .unwrap_or(rest.len());
                found.push(Word::Name(rest[..end].to_owned()));
                end
            }
            _ => return Err(INVALID),
        };
        rest = &rest[len..];
    }
}

fn quoted(rest: &str, found: &mut Vec<Word>) -> Result<usize, &'static str> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != '\'' {
            text.push(c);
        } else if chars.next_if(|(_, next)| *next == '\'').is_some() {
            text.push('\'');
        } else {
            found.push(Word::Text(text));
            return Ok(at + 1);
        }
    }
    Err(INVALID)
}

fn literal(rest: &str, found: &mut Vec<Word>) -> Result<usize, &'static str> {
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+')))
        .unwrap_or(rest.len());
    let text = &rest[..end];
    found.push(if let Ok(number) = text.parse() {
        Word::Number(number)
    } else if let Some(at) = text.ends_with('Z').then(|| Instant::parse(text)).flatten() {
        Word::Time(at.0)
    } else {
        return Err(INVALID);
    });
    Ok(end)
}
