//! From words to a filter.

use super::property::{Dialect, Operator, Property, WAYS, Way};
use super::words::{Word, words};
use super::{Expr, INVALID, Value};

/// Brackets in brackets at the most.
const DEEPEST: u32 = 20;
const EVENT_TYPES: [&str; 4] = [
    "interactiveUser",
    "nonInteractiveUser",
    "servicePrincipal",
    "managedIdentity",
];

/// Reads a filter. The error is what Graph says.
pub(crate) fn parse(text: &str, dialect: Dialect) -> Result<Expr, &'static str> {
    let words = words(text)?;
    if words.is_empty() {
        return Ok(Expr::And(Vec::new()));
    }
    let mut parser = Parser {
        words: words.into_iter().peekable(),
        dialect,
        depth: 0,
    };
    let all = parser.either()?;
    match parser.words.next() {
        None => Ok(all),
        Some(_) => Err(INVALID),
    }
}

struct Parser {
    words: std::iter::Peekable<std::vec::IntoIter<Word>>,
    dialect: Dialect,
    depth: u32,
}

impl Parser {
    fn either(&mut self) -> Result<Expr, &'static str> {
        let mut parts = vec![self.both()?];
        while self.is_word("or") {
            parts.push(self.both()?);
        }
        Ok(one_or(parts, Expr::Or))
    }

    fn both(&mut self) -> Result<Expr, &'static str> {
        let mut parts = vec![self.term()?];
        while self.is_word("and") {
            parts.push(self.term()?);
        }
        Ok(one_or(parts, Expr::And))
    }

    fn term(&mut self) -> Result<Expr, &'static str> {
        match self.words.next() {
            Some(Word::Sign('(')) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(INVALID);
                }
                let inside = self.either()?;
                self.depth -= 1;
                self.sign(')')?;
                Ok(inside)
            }
            Some(Word::Name(name)) if name == "signInEventTypes/any" && self.dialect.beta => {
                self.event_types()
            }
            Some(Word::Name(name)) if name.eq_ignore_ascii_case("startswith") => self.starts_with(),
            Some(Word::Name(name)) => self.comparison(&name),
            _ => Err(INVALID),
        }
    }

    fn comparison(&mut self, name: &str) -> Result<Expr, &'static str> {
        let way = self.way(name)?;
        let operator = self.operator()?;
        let known = way.documented.contains(&operator)
            || (self.dialect.lenient && way.works.contains(&operator));
        let value = self.value()?;
        if known && way.property.takes(&value) {
            Ok(Expr::Compare(way.property, operator, value))
        } else {
            Err(INVALID)
        }
    }

    fn starts_with(&mut self) -> Result<Expr, &'static str> {
        self.sign('(')?;
        let name = self.name()?;
        let way = self.way(&name)?;
        self.sign(',')?;
        let value = self.value()?;
        self.sign(')')?;
        match value {
            Value::Text(text) if way.starts_with => Ok(Expr::StartsWith(way.property, text)),
            _ => Err(INVALID),
        }
    }

    /// Behind `signInEventTypes/any`: `(t:t eq 'interactiveUser' or t ne 'nonInteractiveUser')`.
    fn event_types(&mut self) -> Result<Expr, &'static str> {
        self.sign('(')?;
        let variable = self.name()?;
        self.sign(':')?;
        let mut wanted = Vec::new();
        loop {
            if self.name()? != variable {
                return Err(INVALID);
            }
            let operator = self.operator()?;
            let Value::Text(name) = self.value()? else {
                return Err(INVALID);
            };
            if !matches!(operator, Operator::Eq | Operator::Ne)
                || !EVENT_TYPES.contains(&name.as_str())
            {
                return Err(INVALID);
            }
            wanted.push((operator, name));
            if !self.is_word("or") {
                break;
            }
        }
        self.sign(')')?;
        Ok(Expr::EventTypes(wanted))
    }

    fn way(&self, name: &str) -> Result<&'static Way, &'static str> {
        WAYS.iter()
            .find(|way| way.name == name && (self.dialect.beta || !way.beta_only))
            .ok_or(INVALID)
    }

    fn operator(&mut self) -> Result<Operator, &'static str> {
        Operator::read(&self.name()?).ok_or(INVALID)
    }

    fn name(&mut self) -> Result<String, &'static str> {
        match self.words.next() {
            Some(Word::Name(name)) => Ok(name),
            _ => Err(INVALID),
        }
    }

    fn value(&mut self) -> Result<Value, &'static str> {
        match self.words.next() {
            Some(Word::Text(text)) => Ok(Value::Text(text)),
            Some(Word::Time(at)) => Ok(Value::Time(at)),
            Some(Word::Number(number)) => Ok(Value::Number(number)),
            Some(Word::Name(name)) if name == "true" => Ok(Value::Yes(true)),
            Some(Word::Name(name)) if name == "false" => Ok(Value::Yes(false)),
            _ => Err(INVALID),
        }
    }

    fn sign(&mut self, sign: char) -> Result<(), &'static str> {
        match self.words.next() {
            Some(Word::Sign(found)) if found == sign => Ok(()),
            _ => Err(INVALID),
        }
    }

    fn is_word(&mut self, word: &str) -> bool {
        self.words
            .next_if(|next| matches!(next, Word::Name(name) if name == word))
            .is_some()
    }
}

fn one_or(mut parts: Vec<Expr>, many: fn(Vec<Expr>) -> Expr) -> Expr {
    if parts.len() == 1
        && let Some(one) = parts.pop()
    {
        return one;
    }
    many(parts)
}

/// Bounds of time that every record must keep, both included.
pub(crate) fn bounds(filter: &Expr) -> (i64, i64) {
    filter
        .conjuncts()
        .into_iter()
        .fold((i64::MIN, i64::MAX), |(from, to), part| match part {
            Expr::Compare(Property::Created, operator, Value::Time(at)) => match operator {
                Operator::Eq => (from.max(*at), to.min(*at)),
                Operator::Ge | Operator::Gt => (from.max(*at), to),
                Operator::Le | Operator::Lt => (from, to.min(*at)),
                Operator::Ne => (from, to),
            },
            _ => (from, to),
        })
}
