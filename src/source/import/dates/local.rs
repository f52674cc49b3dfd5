//! One date in the words of some culture: `11/20/2026, 8:13:02.287 AM`, `20.11.2026 08:13`, `2026/11/20 上午 8:13:02`,
//! `20 Nov 2026 08:13:02`.

use super::DateOrder;
use crate::model::Instant;

/// How a date is spelled: one program spells all of a file alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    separator: Separator,
    half_day: bool,
    seconds: bool,
}

/// What stands between the numbers of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Slash,
    Dot,
    Hyphen,
    /// The month is a word.
    Word,
}

/// A date taken apart.
#[derive(Debug)]
pub(super) struct Local {
    pub(super) style: Style,
    /// The order, where the spelling alone tells it.
    pub(super) order: Option<DateOrder>,
    year: i64,
    first: i64,
    second: i64,
    hour: i64,
    minute: i64,
    second_of_minute: i64,
    milli: i64,
}

/// Marks of the first and the second half of the day, without dots and blanks, in lower case: English and most others,
/// Chinese, Korean, Japanese, Greek, Swedish, Arabic.
const MORNING: [&str; 8] = ["am", "上午", "오전", "午前", "πμ", "fm", "ص", "vorm"];
const AFTERNOON: [&str; 8] = ["pm", "下午", "오후", "午後", "μμ", "em", "م", "nachm"];

/// Beginnings of month names in English, German, French, Spanish, Italian, Portuguese and Dutch.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "jän"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "maa", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mag", "mei"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "ago", "aou"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Longest text that is looked at.
const LONGEST: usize = 64;

impl Local {
    /// Takes a text apart; `None`: no date with a time of day.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let tokens = tokens(text)?;
        let colon = tokens.iter().position(|t| matches!(t, Token::Mark(':')));
        // Three numbers (two beside a month's name) and the hour stand before the first colon.
        let numbers = |upto: usize| {
            let before = tokens.get(..upto).unwrap_or_default();
            before
                .iter()
                .filter(|t| matches!(t, Token::Number(..)))
                .count()
        };
        let mut months = tokens.iter().filter_map(|t| match t {
            Token::Word(word) => month(word),
            _ => None,
        });
        let word = months.next();
        // `mar. 20 nov.`: the one that is a day of the week cannot be told.
        if months.next().is_some() {
            return None;
        }
        let date_numbers = if word.is_some() { 2 } else { 3 };
        if colon.is_some_and(|at| numbers(at) != date_numbers + 1) {
            return None;
        }
        let mut values: Vec<(i64, usize)> = Vec::new();
        let mut marks: Vec<char> = Vec::new();
        let mut half = None;
        for token in &tokens {
            match token {
                Token::Number(value, digits) => values.push((*value, *digits)),
                Token::Mark(mark) => marks.push(*mark),
                Token::Word(word) if half.is_none() && half_day(word).is_some() => {
                    half = half_day(word);
                }
                Token::Word(word) if month(word).is_some() || passed_over(word) => {}
                Token::Word(_) => return None,
            }
        }
        let time = values.split_off(date_numbers.min(values.len()));
        let (hour, minute) = match time.as_slice() {
            [(hour, _), (minute, 2), ..] => (*hour, *minute),
            _ => return None,
        };
        let (second, milli) = match time.get(2..).unwrap_or_default() {
            [] => (None, 0),
            [(second, 1..=2)] => (Some(*second), 0),
            [(second, 1..=2), (fraction, digits)] => {
                (Some(*second), thousandths(*fraction, *digits))
            }
            _ => return None,
        };
        let hour = match half {
            None => hour,
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
        };
        // Other calendars count other years: 2569 in Thailand, 1448 in Saudi Arabia.
        let date = Date::of(&values, &marks, word).filter(|d| (2000..2100).contains(&d.year))?;
        Some(Self {
            style: Style {
                separator: date.separator,
                half_day: half.is_some(),
                seconds: second.is_some(),
            },
            order: date.order,
            year: date.year,
            first: date.first,
            second: date.second,
            hour,
            minute,
            second_of_minute: second.unwrap_or_default(),
            milli,
        })
    }

    /// The instant in this order; `None`: there is no such date.
    pub(super) fn at(&self, order: DateOrder) -> Option<Instant> {
        let (day, month) = match order {
            DateOrder::DayFirst => (self.first, self.second),
            DateOrder::MonthFirst => (self.second, self.first),
        };
        Instant::from_civil(
            self.year,
            month,
            day,
            self.hour,
            self.minute,
            self.second_of_minute,
        )
        .map(|at| at.plus(self.milli))
    }
}

struct Date {
    separator: Separator,
    order: Option<DateOrder>,
    year: i64,
    first: i64,
    second: i64,
}

impl Date {
    fn of(values: &[(i64, usize)], marks: &[char], word: Option<i64>) -> Option<Self> {
        let year = |(value, digits): (i64, usize)| match digits {
            4 => Some(value),
            2 => Some(2000 + value),
            _ => None,
        };
        if let Some(month) = word {
            let &[one, other] = values else { return None };
            // `20 Nov 2026`, `Nov 20, 2026`, `2026 Nov 20`.
            let (day, year) = if one.1 == 4 {
                (other, year(one)?)
            } else {
                (one, year(other)?)
            };
            return Some(Self {
                separator: Separator::Word,
                order: Some(DateOrder::DayFirst),
                year,
                first: day.0,
                second: month,
            });
        }
        let &[a, b, c] = values else { return None };
        let separator = match marks.first()? {
            '/' => Separator::Slash,
            '.' => Separator::Dot,
            '-' => Separator::Hyphen,
            _ => return None,
        };
        // `2026/11/20`, `2026. 11. 20.`: no culture puts the day before the month here.
        if a.1 == 4 {
            return Some(Self {
                separator,
                order: Some(DateOrder::MonthFirst),
                year: a.0,
                first: b.0,
                second: c.0,
            });
        }
        if a.1 > 2 || b.1 > 2 {
            return None;
        }
        Some(Self {
            separator,
            // With dots and hyphens the day comes first in every culture of .NET and of spreadsheets.
            order: (separator != Separator::Slash).then_some(DateOrder::DayFirst),
            year: year(c)?,
            first: a.0,
            second: b.0,
        })
    }
}

enum Token {
    /// Value and number of digits.
    Number(i64, usize),
    Word(String),
    Mark(char),
}

/// Numbers, words and the marks `/ . - :`; blanks of every width, commas and marks of direction only separate.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text.trim();
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let len = if c.is_ascii_digit() {
            let len = run(|c| c.is_ascii_digit());
            let digits = rest.get(..len)?;
            tokens.push(Token::Number(digits.parse().ok()?, len));
            len
        } else if c.is_alphabetic() {
            // `a.m.` and `a. m.` are one word.
            let mut len = 0;
            let mut word = String::new();
            for (at, c) in rest.char_indices() {
                if c.is_alphabetic() {
                    word.extend(c.to_lowercase());
                } else if !(c == '.' || (is_blank(c) && word.chars().count() == 1)) {
                    break;
                }
                len = at + c.len_utf8();
            }
            tokens.push(Token::Word(word));
            len
        } else if matches!(c, '/' | '.' | '-' | ':') {
            tokens.push(Token::Mark(c));
            c.len_utf8()
        } else if is_blank(c) || c == ',' {
            c.len_utf8()
        } else {
            return None;
        };
        rest = rest.get(len..)?;
    }
    Some(tokens)
}

/// Blanks of every width, and marks that only tell the direction of writing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{200b}' | '\u{2060}' | '\u{feff}'
        )
}

/// Whether a word marks the afternoon; `None`: it is no mark of half a day.
fn half_day(word: &str) -> Option<bool> {
    if MORNING.contains(&word) {
        Some(false)
    } else if AFTERNOON.contains(&word) {
        Some(true)
    } else {
        None
    }
}

fn month(word: &str) -> Option<i64> {
    let names = |names: &[&str]| names.iter().any(|name| word.starts_with(name));
    let at = MONTHS.iter().position(|n| names(n))?;
    i64::try_from(at).ok().map(|m| m + 1)
}

/// English days of the week, and the zone that all times are in.
fn passed_over(word: &str) -> bool {
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "utc", "gmt",
    ]
    .iter()
    .any(|known| word.starts_with(known))
}

fn thousandths(fraction: i64, digits: usize) -> i64 {
    let mut value = fraction;
    for _ in digits..3 {
        value *= 10;
    }
    for _ in 3..digits {
        value /= 10;
    }
    value
}
