//! Properties of a sign-in that can be filtered by, and how.

use super::Value;
use crate::record::Record;

/// What a version of the API, or a cloud, understands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    /// `/beta`: event types and more.
    pub(crate) beta: bool,
    /// Takes `ne` and `gt`, `lt`, which are not documented, but work in the field.
    pub(crate) lenient: bool,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Eq,
    Ne,
    Ge,
    Gt,
    Le,
    Lt,
}

impl Operator {
    pub(super) fn read(word: &str) -> Option<Self> {
        Some(match word {
            "eq" => Self::Eq,
            "ne" => Self::Ne,
            "ge" => Self::Ge,
            "gt" => Self::Gt,
            "le" => Self::Le,
            "lt" => Self::Lt,
            _ => return None,
        })
    }

    /// Whether it holds. What is missing equals nothing.
    pub(super) fn holds(self, own: Option<&Value>, value: &Value) -> bool {
        let order = match (own, value) {
            (Some(Value::Text(own)), Value::Text(value)) => Some(own.cmp(value)),
            (Some(Value::Time(own)), Value::Time(value))
            | (Some(Value::Number(own)), Value::Number(value)) => Some(own.cmp(value)),
            (Some(Value::Yes(own)), Value::Yes(value)) => Some(own.cmp(value)),
            _ => None,
        };
        match self {
            Self::Eq => order.is_some_and(std::cmp::Ordering::is_eq),
            Self::Ne => !order.is_some_and(std::cmp::Ordering::is_eq),
            Self::Ge => order.is_some_and(std::cmp::Ordering::is_ge),
            Self::Gt => order.is_some_and(std::cmp::Ordering::is_gt),
            Self::Le => order.is_some_and(std::cmp::Ordering::is_le),
            Self::Lt => order.is_some_and(std::cmp::Ordering::is_lt),
        }
    }
}

/// What can be filtered by, of what the lab's records have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Property {
    Created,
    AppDisplayName,
    AppId,
    AuthenticationRequirement,
    City,
    ClientApp,
    ConditionalAccess,
    CorrelationId,
    Country,
    ErrorCode,
    Id,
    IpAddress,
    IsInteractive,
    Name,
    Principal,
    ResourceName,
    ResourceId,
    UserAgent,
    UserId,
    UserType,
}

/// How a property can be asked for.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) name: &'static str,
    pub(super) property: Property,
    /// Documented.
    pub(super) documented: &'static [Operator],
    /// Seen to work.
    pub(super) works: &'static [Operator],
    pub(super) starts_with: bool,
    pub(super) beta_only: bool,
}

const fn way(name: &'static str, property: Property, documented: &'static [Operator]) -> Way {
    Way {
        name,
        property,
        documented,
        works: &[],
        starts_with: false,
        beta_only: false,
    }
}

const fn text(name: &'static str, property: Property) -> Way {
    Way {
        starts_with: true,
        ..way(name, property, &[Operator::Eq])
    }
}

const fn works(way: Way, works: &'static [Operator]) -> Way {
    Way { works, ..way }
}

const fn beta(way: Way) -> Way {
    Way {
        beta_only: true,
        ..way
    }
}

use Operator as O;

/// The table of the documentation, and what scripts in the field use beyond it.
pub(super) const WAYS: &[Way] = &[
    works(
        way("createdDateTime", Property::Created, &[O::Eq, O::Ge, O::Le]),
        &[O::Gt, O::Lt],
    ),
    way("appId", Property::AppId, &[O::Eq]),
    works(
        way("clientAppUsed", Property::ClientApp, &[O::Eq]),
        &[O::Ne],
    ),
    way(
        "conditionalAccessStatus",
        Property::ConditionalAccess,
        &[O::Eq],
    ),
    way("correlationId", Property::CorrelationId, &[O::Eq]),
    way("id", Property::Id, &[O::Eq]),
    way("resourceId", Property::ResourceId, &[O::Eq]),
    way("resourceDisplayName", Property::ResourceName, &[O::Eq]),
    way("userId", Property::UserId, &[O::Eq]),
    works(
        way("status/errorCode", Property::ErrorCode, &[O::Eq]),
        &[O::Ne],
    ),
    text("appDisplayName", Property::AppDisplayName),
    text("ipAddress", Property::IpAddress),
    text("userPrincipalName", Property::Principal),
    works(text("userDisplayName", Property::Name), &[O::Ne]),
    text("location/city", Property::City),
    text("location/countryOrRegion", Property::Country),
    beta(text("userAgent", Property::UserAgent)),
    beta(text(
        "authenticationRequirement",
        Property::AuthenticationRequirement,
    )),
    beta(works(way("userType", Property::UserType, &[]), &[O::Eq])),
    beta(works(
        way("isInteractive", Property::IsInteractive, &[]),
        &[O::Eq],
    )),
];

impl Property {
    /// The value in a record.
    pub(super) fn of(self, record: &Record) -> Option<Value> {
        let text = |text: &str| Some(Value::Text(text.to_owned()));
        match self {
            Self::Created => Some(Value::Time(record.created)),
            Self::AppDisplayName => text(&record.app.name),
            Self::AppId => text(&record.app.id),
            Self::AuthenticationRequirement => text("singleFactorAuthentication"),
            Self::City => text(&record.place.0),
            Self::ClientApp => text(&record.client_app),
            Self::ConditionalAccess => text(record.conditional_access()),
            Self::CorrelationId | Self::Id => text(&record.id),
            Self::Country => text(&record.place.1),
            Self::ErrorCode => Some(Value::Number(record.error)),
            Self::IpAddress => text(&record.ip),
            Self::IsInteractive => Some(Value::Yes(record.interactive)),
            Self::Name => text(&record.person.name),
            Self::Principal => text(&record.person.principal),
            Self::ResourceName => text(crate::record::EXCHANGE_NAME),
            Self::ResourceId => text(crate::record::EXCHANGE),
            Self::UserAgent => text(&record.agent),
            Self::UserId => text(&record.person.id),
            Self::UserType => text("member"),
        }
    }

    /// Whether a value is of its kind.
    pub(super) fn takes(self, value: &Value) -> bool {
        match self {
            Self::Created => matches!(value, Value::Time(_)),
            Self::ErrorCode => matches!(value, Value::Number(_)),
            Self::IsInteractive => matches!(value, Value::Yes(_)),
            _ => matches!(value, Value::Text(_)),
        }
    }
}
