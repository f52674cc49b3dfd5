//! The part of OData that `auditLogs/signIns` understands, as strictly as Graph: what is neither documented nor known to
//! work is an error, so that a question that the service refuses fails here, too.
//! <https://learn.microsoft.com/graph/api/resources/signin>

mod parse;
mod property;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use parse::{bounds, parse};
pub(crate) use property::{Dialect, Operator, Property};

use crate::record::Record;

/// What Graph says of a filter that it does not understand.
pub(crate) const INVALID: &str = "Invalid filter clause";

/// A value to compare with.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    /// Milliseconds since 1970, UTC.
    Time(i64),
    Number(i64),
    Yes(bool),
}

/// A filter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Compare(Property, Operator, Value),
    StartsWith(Property, String),
    /// `signInEventTypes/any(t:t eq 'a' or t ne 'b')`.
    EventTypes(Vec<(Operator, String)>),
}

impl Expr {
    /// Whether a record is wanted.
    pub(crate) fn fits(&self, record: &Record) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.fits(record)),
            Self::Or(parts) => parts.iter().any(|part| part.fits(record)),
            Self::Compare(property, operator, value) => {
                operator.holds(property.of(record).as_ref(), value)
            }
            Self::StartsWith(property, start) => {
                matches!(property.of(record), Some(Value::Text(text)) if text.to_lowercase().starts_with(&start.to_lowercase()))
            }
            Self::EventTypes(wanted) => wanted.iter().any(|(operator, name)| {
                (record.event_type() == name) == (*operator == Operator::Eq)
            }),
        }
    }

    /// Whether event types are asked for anywhere in it. Without, the service gives interactive sign-ins only.
    pub(crate) fn asks_for_event_types(&self) -> bool {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().any(Self::asks_for_event_types),
            Self::EventTypes(_) => true,
            Self::Compare(..) | Self::StartsWith(..) => false,
        }
    }

    /// The parts of which every record must fit all.
    pub(crate) fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::And(parts) => parts.iter().flat_map(Self::conjuncts).collect(),
            other => vec![other],
        }
    }

    /// The texts of which a property must be one, where this part says so.
    pub(crate) fn one_of(&self, wanted: Property) -> Option<Vec<&str>> {
        match self {
            Self::Compare(property, Operator::Eq, Value::Text(text)) if *property == wanted => {
                Some(vec![text])
            }
            Self::Or(parts) => {
                let texts: Option<Vec<_>> = parts.iter().map(|part| part.one_of(wanted)).collect();
                Some(texts?.concat())
            }
            _ => None,
        }
    }
}
