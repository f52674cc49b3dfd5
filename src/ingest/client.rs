//! What made a sign-in, by its client app, its agent and the scopes of its token: the kind of record, the legacy protocol, the
//! modern mail client.

use super::names::{self, ClientAnswer, ClientApp};
use crate::device::{self, LegacyAgent};
use crate::model::{
    AppKind, Guid, MailApp, MailClient, MailScopes, Protocol, RecordKind, app_kind,
};
use crate::source::{RawRecord, import::json};

/// The mail client of a modern sign-in. A browser is none by its scopes, nor is an application that is known to be something else.
pub(super) fn mail_client(client: &Client, app: Option<Guid>, raw: &RawRecord<'_>) -> MailClient {
    if client.kind != RecordKind::Modern {
        return MailClient::default();
    }
    let app = app.and_then(MailApp::by_app_id);
    let is_other = || app_kind(raw.app_id.as_deref(), None) == Some(AppKind::NotMail);
    let may_be_mail =
        client.protocol == Some(Protocol::MobileAndDesktop) && (app.is_some() || !is_other());
    let scopes = match may_be_mail {
        true => scopes(raw),
        false => MailScopes::NONE,
    };
    MailClient { app, scopes }
}

/// What the client app of a record makes of it.
pub(super) struct Client {
    pub(super) kind: RecordKind,
    pub(super) protocol: Option<Protocol>,
    /// No table knows its name.
    pub(super) unknown_name: bool,
    /// What the admin said of such a name.
    pub(super) answer: Option<Option<Protocol>>,
    /// The name tells nothing; the agent is one that only legacy protocols send.
    pub(super) by_agent: bool,
}

impl Client {
    pub(super) const NOT_USER: Self = Self {
        kind: RecordKind::NotUser,
        protocol: None,
        unknown_name: false,
        answer: None,
        by_agent: false,
    };
}

/// Rules 2.2 to 2.4. An agent that only legacy protocols send outweighs an admin's *modern*.
pub(super) fn client(raw: &RawRecord<'_>, answers: &[ClientAnswer]) -> Client {
    let name = raw.client_app.as_deref().unwrap_or_default();
    let named = names::protocol(name, raw.localised);
    let answer = match named {
        ClientApp::New | ClientApp::Untranslated => names::answer(answers, name),
        ClientApp::Known(_) | ClientApp::Absent => None,
    };
    let stated = answer.flatten();
    let (kind, protocol, unknown_name) = match stated.map_or(named, ClientApp::Known) {
        ClientApp::Known(p) if p.is_legacy() => (RecordKind::Legacy, Some(p), false),
        ClientApp::Known(p) => (RecordKind::Modern, Some(p), false),
        ClientApp::New => (RecordKind::Legacy, Some(Protocol::Other), true),
        ClientApp::Absent => (RecordKind::Unknown, None, false),
        ClientApp::Untranslated => (RecordKind::Unknown, None, true),
    };
    let by_agent = raw
        .user_agent
        .as_deref()
        .filter(|_| kind == RecordKind::Unknown || kind == RecordKind::Modern && stated.is_some())
        .and_then(device::legacy_agent);
    Client {
        kind: by_agent.map_or(kind, |_| RecordKind::Legacy),
        protocol: by_agent.map_or(protocol, |agent| {
            Some(match agent {
                LegacyAgent::Apple => Protocol::ActiveSync,
                LegacyAgent::Relay => Protocol::Other,
            })
        }),
        unknown_name,
        answer,
        by_agent: by_agent.is_some(),
    }
}

/// The entry with the scopes, by its letters.
const SCOPE_INFO: &[u8; 14] = b"oauthscopeinfo";

/// Mail protocols in the scopes of the token, which beta records tell (`authenticationProcessingDetails`, *Oauth Scope Info*: a list
/// as JSON text).
fn scopes(raw: &RawRecord<'_>) -> MailScopes {
    let details = raw.processing_details.as_deref().unwrap_or_default();
    // Nearly all records have no such entry.
    if memchr::memmem::find(details, b"cope").is_none() {
        return MailScopes::NONE;
    }
    let mut entry = (usize::MAX, false);
    let mut list = String::new();
    let mut found = MailScopes::NONE;
    json::each_object(details, |n, key, value| {
        if n != entry.0 {
            entry = (n, false);
            list.clear();
        }
        if key.eq_ignore_ascii_case(b"key") {
            let letters = value.bytes().filter(u8::is_ascii_alphabetic);
            entry.1 = letters.map(|b| b.to_ascii_lowercase()).eq(*SCOPE_INFO);
        } else if key.eq_ignore_ascii_case(b"value") {
            list.push_str(&value);
        }
        if entry.1 {
            found = MailScopes::read(&list);
        }
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify;
    use crate::ingest::ingest;
    use crate::model::{Class, Outcome};
    use crate::source::Format;

    fn raw(client: &'static str, agent: &'static str) -> RawRecord<'static> {
        RawRecord {
            created: Some("2026-11-20T08:13:02Z".into()),
            user_id: Some("u".into()),
            client_app: Some(client.into()),
            user_agent: Some(agent.into()),
            error_code: Some("0".into()),
            ..RawRecord::default()
        }
    }

    #[test]
    fn scopes_of_a_modern_client_name_its_protocols() {
        let info = |value: &str| {
            format!(
                r#"[{{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":"False"}},{value},{{"key":"Is CAE Token","value":"IMAP.AccessAsUser.All"}}]"#
            )
        };
        let imap = info(
            r#"{"key":"Oauth Scope Info","value":"[\"IMAP.AccessAsUser.All\",\"SMTP.Send\"]"}"#,
        );
        let turned = info(r#"{"value":"[\"IMAP.AccessAsUser.All\"]","key":"OAuth scope info"}"#);
        let none = info(r#"{"key":"Login Hint Present","value":"True"}"#);
        let apps = "Mobile Apps and Desktop clients";
        let teams = "00000004-0000-0ff1-ce00-000000000000";
        for (client, app, details, wanted) in [
            (apps, "", &imap, "IMAP, SMTP AUTH (OAuth)"),
            (apps, "", &turned, "IMAP (OAuth)"),
            (apps, "", &none, " (OAuth)"),
            (
                apps,
                "9e5f94bc-e8a4-4e73-b8be-63364c29d753",
                &imap,
                "Thunderbird",
            ),
            // What is known to be no mail client has none, whatever its token is for.
            (apps, teams, &imap, " (OAuth)"),
            ("Browser", "", &imap, " (OAuth)"),
            ("IMAP4", "", &imap, " (OAuth)"),
        ] {
            let record = RawRecord {
                app_id: Some(app.into()),
                processing_details: Some(details.as_bytes().into()),
                ..raw(client, "")
            };
            let found = ingest(Format::Graph, &record).unwrap().mail_client;
            assert_eq!(found.name(), wanted, "{client} {app} {details}");
            assert_eq!(found.is_mail(), wanted != " (OAuth)");
        }
    }

    #[test]
    fn an_agent_of_legacy_protocols_speaks_where_the_client_app_does_not() {
        use Protocol::{ActiveSync, MobileAndDesktop, Other};
        use RecordKind::{Legacy, Modern, Unknown};
        for (client, agent, kind, protocol, unknown_name) in [
            (
                "",
                "Apple-iPhone14C5/1902.74",
                Legacy,
                Some(ActiveSync),
                false,
            ),
            ("Unknown", "BAV2ROPC", Legacy, Some(Other), false),
            ("", "Unknown(cbaintar)", Legacy, Some(Other), false),
            ("", "Apple-iPhone", Unknown, None, false),
            (
                "",
                "Mozilla/5.0 Apple-iPhone14C5/1902.74",
                Unknown,
                None,
                false,
            ),
            ("", "", Unknown, None, false),
            (
                "Usługi sieci Web programu Exchange",
                "",
                Unknown,
                None,
                true,
            ),
            ("Inne", "CBAInPROD", Legacy, Some(Other), true),
            ("Some new client", "", Legacy, Some(Other), true),
            (
                "modern clients",
                "BAV2ROPC",
                Modern,
                Some(MobileAndDesktop),
                false,
            ),
        ] {
            let raw = raw(client, agent);
            let s = ingest(Format::Graph, &raw).unwrap();
            let found = (s.kind, s.protocol, s.untranslated);
            assert_eq!(found, (kind, protocol, unknown_name), "{client} {agent}");
            if kind == Legacy {
                let class = classify::class(Outcome::Accepted, s.method);
                assert_eq!(class, Class::LegacyUnknown, "{client} {agent}");
            }
        }
    }
}
