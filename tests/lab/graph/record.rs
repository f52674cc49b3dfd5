//! A sign-in as the lab keeps it, and as Graph tells it.

use cutover::model::Instant;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// App id of Exchange Online: client and resource of what Exchange signs in by itself.
pub(crate) const EXCHANGE: &str = "00000002-0000-0ff1-ce00-000000000000";
pub(crate) const EXCHANGE_NAME: &str = "Office 365 Exchange Online";
/// The tenant of the lab.
pub(crate) const TENANT: &str = "0a1b2c3d-0000-4000-8000-00000000c001";

/// Fields that v1.0 does not have.
const BETA_ONLY: [&str; 10] = [
    "signInEventTypes",
    "authenticationDetails",
    "authenticationProtocol",
    "authenticationProcessingDetails",
    "authenticationRequirement",
    "incomingTokenType",
    "uniqueTokenIdentifier",
    "originalRequestId",
    "sessionId",
    "userType",
];

/// Somebody.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) principal: String,
    pub(crate) name: String,
}

/// A client application.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// A sign-in.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) id: String,
    /// Milliseconds since 1970, UTC.
    pub(crate) created: i64,
    pub(crate) person: Arc<Person>,
    pub(crate) app: Arc<App>,
    pub(crate) client_app: Arc<str>,
    pub(crate) agent: Arc<str>,
    pub(crate) ip: Arc<str>,
    /// City and country.
    pub(crate) place: Arc<(String, String)>,
    pub(crate) error: i64,
    pub(crate) interactive: bool,
    pub(crate) protocol: Arc<str>,
    /// Authentication details are missing when it is first read.
    pub(crate) late: bool,
    /// Not in the log before so many requests.
    pub(crate) appears: u64,
    /// Fields that a test gave, put over all others.
    pub(crate) given: Option<Box<Map<String, Value>>>,
}

impl Record {
    /// Name of its event type.
    pub(crate) fn event_type(&self) -> &'static str {
        if self.interactive {
            "interactiveUser"
        } else {
            "nonInteractiveUser"
        }
    }

    /// Outcome of Conditional Access.
    pub(crate) fn conditional_access(&self) -> &'static str {
        if self.error == 53_003 {
            "failure"
        } else {
            "notApplied"
        }
    }

    /// As a version of the API tells it. `details`: authentication details are there already.
    pub(crate) fn told(&self, beta: bool, details: bool) -> Value {
        let password = json!([{"authenticationMethod": "Password", "succeeded": self.error == 0 || self.error == 53_003,
            "authenticationStepResultDetail": ""}]);
        let mut told = json!({
            "id": self.id,
            "createdDateTime": Instant(self.created).to_string(),
            "userDisplayName": self.person.name,
            "userPrincipalName": self.person.principal,
            "userId": self.person.id,
            "appId": self.app.id,
            "appDisplayName": self.app.name,
            "resourceId": EXCHANGE,
            "resourceDisplayName": EXCHANGE_NAME,
            "ipAddress": &*self.ip,
            "clientAppUsed": &*self.client_app,
            "userAgent": &*self.agent,
            "correlationId": self.id,
            "conditionalAccessStatus": self.conditional_access(),
            "isInteractive": self.interactive,
            "signInEventTypes": [self.event_type()],
            "authenticationProtocol": &*self.protocol,
            "authenticationRequirement": "singleFactorAuthentication",
            "incomingTokenType": "none",
            "userType": "member",
            "status": {"errorCode": self.error, "failureReason": "Other.", "additionalDetails": null},
            "deviceDetail": {"deviceId": "", "displayName": "", "operatingSystem": "", "browser": ""},
            "location": {"city": self.place.0, "state": self.place.0, "countryOrRegion": self.place.1},
            "authenticationDetails": if &*self.protocol == "ropc" { password } else { json!([]) },
            "homeTenantId": TENANT,
            "resourceTenantId": TENANT,
        });
        if let Value::Object(fields) = &mut told {
            for (name, value) in self.given.iter().flat_map(|given| given.iter()) {
                fields.insert(name.clone(), value.clone());
            }
            if !details {
                fields.insert("authenticationDetails".to_owned(), json!([]));
            }
            if !beta {
                fields.retain(|name, _| !BETA_ONLY.contains(&name.as_str()));
            }
        }
        told
    }

    /// A record that a test gives, as Graph (beta) would tell it. Beside it `lab` may say `late` and `appears`, and
    /// instead of `createdDateTime` how many milliseconds `back` it lies.
    pub(crate) fn given(mut fields: Map<String, Value>, now: i64) -> Self {
        let lab = fields.remove("lab").unwrap_or_default();
        let text = |name: &str| {
            fields
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let at = |outer: &str, name: &str| fields.get(outer).and_then(|v| v.get(name)).cloned();
        let place = |name: &str| {
            at("location", name)
                .and_then(|v| v.as_str().map(str::to_owned))
                .unwrap_or_default()
        };
        let created = match lab.get("back").and_then(Value::as_i64) {
            Some(back) => now - back,
            None => Instant::parse(&text("createdDateTime")).map_or(now, |at| at.0),
        };
        let types = fields
            .get("signInEventTypes")
            .and_then(|types| types.get(0));
        Self {
            id: text("id"),
            created,
            person: Arc::new(Person {
                id: text("userId"),
                principal: text("userPrincipalName"),
                name: text("userDisplayName"),
            }),
            app: Arc::new(App {
                id: text("appId"),
                name: text("appDisplayName"),
            }),
            client_app: text("clientAppUsed").into(),
            agent: text("userAgent").into(),
            ip: text("ipAddress").into(),
            place: Arc::new((place("city"), place("countryOrRegion"))),
            error: at("status", "errorCode")
                .and_then(|v| v.as_i64())
                .unwrap_or_default(),
            interactive: types.and_then(Value::as_str) != Some("nonInteractiveUser"),
            protocol: text("authenticationProtocol").into(),
            late: lab.get("late").and_then(Value::as_bool).unwrap_or_default(),
            appears: lab
                .get("appears")
                .and_then(Value::as_u64)
                .unwrap_or_default(),
            given: Some(Box::new({
                fields.insert(
                    "createdDateTime".to_owned(),
                    Instant(created).to_string().into(),
                );
                fields
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Record;
    use crate::sample::{TEST_START, legacy};
    use serde_json::{Value, json};

    #[test]
    fn v1_has_no_fields_of_beta_and_late_details_come_later() {
        let record = legacy(1, 0);
        let beta = record.told(true, true);
        assert_eq!(
            beta["authenticationDetails"][0]["authenticationMethod"],
            "Password"
        );
        assert_eq!(record.told(true, false)["authenticationDetails"], json!([]));
        let v1 = record.told(false, true);
        assert!(v1.get("signInEventTypes").is_none() && v1.get("authenticationProtocol").is_none());
        assert_eq!(v1["userAgent"], beta["userAgent"]);
    }

    #[test]
    fn what_a_test_gives_is_told_as_it_is() {
        let Value::Object(fields) = json!({"id": "x", "userId": "u", "signInEventTypes": ["nonInteractiveUser"], "odd": [1],
            "status": {"errorCode": 7}, "lab": {"back": 1000, "appears": 3}})
        else {
            panic!()
        };
        let record = Record::given(fields, TEST_START);
        assert_eq!(
            (record.error, record.interactive, record.appears),
            (7, false, 3)
        );
        let told = record.told(true, true);
        assert_eq!(
            (&told["odd"], &told["createdDateTime"]),
            (&json!([1]), &json!("2026-11-23T23:59:59Z"))
        );
        assert!(told.get("lab").is_none());
    }
}
