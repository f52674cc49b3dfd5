//! A request to Graph, and its answer.

use crate::fault::{self, Act, Connection, Kind};
use crate::lab::{Asked, Cursor, Lab};
use crate::office::office;
use crate::refusal::{self, Refusal};
use crate::sign_ins::sign_ins;
use serde_json::Value;

/// The quota: so many requests in so many milliseconds.
const QUOTA: (usize, i64) = (5, 10_000);
/// The claims that a challenge asks for.
const CLAIMS: &str =
    "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxNzY0MDAwMDAwIn19fQ==";
/// Headers that scripts may read, as Microsoft's Dev Proxy lists them.
const EXPOSED: &str = "ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant";

/// What is asked.
#[derive(Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) host: &'a str,
    pub(crate) path: &'a str,
    /// Names and values, decoded.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) token: Option<&'a str>,
    /// A page of another origin asks.
    pub(crate) from_page: bool,
}

/// What is answered.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// Milliseconds to wait before.
    pub(crate) delay: u64,
    pub(crate) connection: Option<Connection>,
}

/// Answers. `now`: milliseconds by this computer's clock.
pub(crate) fn answer(lab: &mut Lab, now: i64, ask: &Ask<'_>) -> Reply {
    let number = lab.asked.len() as u64 + 1;
    let token = ask.token.unwrap_or_default().to_owned();
    let cursor = value(ask, "$skiptoken").and_then(|name| lab.cursors.get(name).cloned());
    let filter = match &cursor {
        Some(cursor) => cursor.text.clone(),
        None => value(ask, "$filter").unwrap_or_default().to_owned(),
    };
    let kind = Kind::of(ask.path, &filter);
    let next = value(ask, "$skiptoken").is_some();
    let act = fault::first(&mut lab.settings.rules, number, kind, next);
    let id = guid(&lab.name(now, 16));
    let server = now + lab.settings.clock;
    let answered = match told(lab, now, ask, &act, cursor, kind) {
        Ok(body) => (200, body, None),
        Err(refused) => {
            let body = refusal::body(
                &refused.code,
                &refused.message,
                server,
                &id,
                lab.settings.old_errors,
            );
            (refused.status, body, Some(refused.headers))
        }
    };
    let (status, body, more) = answered;
    let records = body
        .get("value")
        .and_then(Value::as_array)
        .map_or(0, Vec::len);
    lab.asked.push(Asked {
        path: ask.path.to_owned(),
        filter,
        next,
        kind,
        at: now,
        token,
        status,
        records,
        took: 0,
    });
    let mut reply = Reply {
        status,
        headers: vec![
            ("Content-Type".to_owned(), "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8".to_owned()),
            ("OData-Version".to_owned(), "4.0".to_owned()),
            ("Cache-Control".to_owned(), "no-cache".to_owned()),
            ("request-id".to_owned(), id.clone()),
            ("client-request-id".to_owned(), id),
            ("Date".to_owned(), refusal::http_date(server)),
        ],
        body: body.to_string(),
        delay: act.delay.max(lab.settings.delay),
        connection: act.connection,
    };
    reply.headers.extend(more.into_iter().flatten());
    if act.gateway {
        // What stands before the service knows nothing of CORS.
        reply.headers = vec![("Content-Type".to_owned(), "text/html".to_owned())];
        reply.body = "<html><head><title>504 Gateway Time-out</title></head></html>".to_owned();
    } else if ask.from_page {
        let more = if lab.settings.shows_retry_after {
            ", Retry-After"
        } else {
            ""
        };
        reply
            .headers
            .push(("Access-Control-Allow-Origin".to_owned(), "*".to_owned()));
        reply.headers.push((
            "Access-Control-Expose-Headers".to_owned(),
            format!("{EXPOSED}{more}"),
        ));
    }
    if act.cut {
        let end = (0..=reply.body.len() * 7 / 10)
            .rev()
            .find(|n| reply.body.is_char_boundary(*n));
        reply.body.truncate(end.unwrap_or(0));
    }
    reply
}

/// The answer to a browser that asks whether it may ask.
pub(crate) fn preflight(lab: &mut Lab, headers: &str) -> Reply {
    lab.preflights += 1;
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Reply {
        status: 200,
        headers: vec![
            header("Access-Control-Allow-Origin", "*"),
            header("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
            header("Access-Control-Allow-Headers", headers),
            header("Access-Control-Max-Age", "3600"),
        ],
        ..Reply::default()
    }
}

/// A refusal on its way out.
pub(crate) struct Refused {
    status: u16,
    code: String,
    message: String,
    headers: Vec<(String, String)>,
}

impl From<Refusal> for Refused {
    fn from(Refusal(status, code, message): Refusal) -> Self {
        let login = r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000""#;
        let header = match status {
            401 => Some(("WWW-Authenticate", login)),
            429 => Some(("Retry-After", "10")),
            _ => None,
        };
        Self {
            status,
            code: code.to_owned(),
            message: message.to_owned(),
            headers: header
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .collect(),
        }
    }
}

impl Refused {
    /// A question that Graph does not take.
    pub(crate) fn question(message: &str) -> Self {
        Refusal(400, "BadRequest", "").into_with(message)
    }
}

impl Refusal {
    fn into_with(self, message: &str) -> Refused {
        Refused {
            message: message.to_owned(),
            ..self.into()
        }
    }
}

fn told(
    lab: &mut Lab,
    now: i64,
    ask: &Ask<'_>,
    act: &Act,
    cursor: Option<Cursor>,
    kind: Kind,
) -> Result<Value, Refused> {
    let scope = token(lab, now, ask)?;
    if act.challenge {
        let mut refused = Refused::from(Refusal(
            401,
            "InvalidAuthenticationToken",
            "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
        ));
        refused.headers = vec![(
            "WWW-Authenticate".to_owned(),
            format!(
                r#"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="{CLAIMS}""#
            ),
        )];
        return Err(refused);
    }
    if let Some(status) = act.status.filter(|status| *status != 200) {
        return Err(Refused {
            status,
            code: act
                .code
                .clone()
                .unwrap_or_else(|| "UnknownError".to_owned()),
            message: act.message.clone().unwrap_or_default(),
            headers: act.headers.clone().into_iter().collect(),
        });
    }
    quota(lab, now)?;
    let server = now + lab.settings.clock;
    if kind == Kind::Setting {
        if let Some(body) = lab.settings.settings.get(ask.path) {
            return Ok(body.clone());
        }
        let (permission, body) = office(ask.path, server).ok_or_else(|| {
            let segment = ask.path.rsplit('/').next().unwrap_or_default();
            Refusal(404, "BadRequest", "")
                .into_with(&format!("Resource not found for the segment '{segment}'."))
        })?;
        return if has(scope.as_deref(), permission) {
            Ok(body)
        } else {
            Err(refusal::ROLE.into())
        };
    }
    let beta = ask.path.to_ascii_lowercase().starts_with("/beta/");
    if !(beta && lab.settings.beta || ask.path.to_ascii_lowercase().starts_with("/v1.0/")) {
        return Err(Refusal(
            404,
            "BadRequest",
            "Resource not found for the segment 'auditLogs'.",
        )
        .into());
    }
    match lab.settings.refuses.as_deref() {
        Some("licence") => return Err(refusal::LICENCE.into()),
        Some("role") => return Err(refusal::ROLE.into()),
        Some(_) => return Err(refusal::SCOPE.into()),
        None if !has(scope.as_deref(), "AuditLog.Read.All") => return Err(refusal::SCOPE.into()),
        None => {}
    }
    sign_ins(lab, now, ask, act, cursor, beta)
}

/// The scopes of the token; `None`: any token is taken.
fn token(lab: &Lab, now: i64, ask: &Ask<'_>) -> Result<Option<String>, Refused> {
    let Some(token) = ask.token.filter(|token| !token.is_empty()) else {
        return Err(refusal::NO_TOKEN.into());
    };
    match lab.tokens.get(token) {
        Some(known) if known.until > now => Ok(Some(known.scope.clone())),
        None if !lab.settings.issued_only => Ok(None),
        _ => Err(refusal::TOKEN.into()),
    }
}

fn has(scope: Option<&str>, permission: &str) -> bool {
    scope.is_none_or(|scope| {
        scope
            .split(' ')
            .any(|own| own.rsplit('/').next() == Some(permission))
    })
}

/// Five requests in ten seconds.
fn quota(lab: &mut Lab, now: i64) -> Result<(), Refused> {
    if lab.settings.quota {
        while lab.answered.front().is_some_and(|at| *at <= now - QUOTA.1) {
            lab.answered.pop_front();
        }
        if lab.answered.len() >= QUOTA.0 {
            return Err(refusal::THROTTLED.into());
        }
        lab.answered.push_back(now);
    }
    Ok(())
}

/// A part of the query.
pub(crate) fn value<'a>(ask: &'a Ask<'_>, name: &str) -> Option<&'a str> {
    ask.query
        .iter()
        .find(|(own, _)| own == name)
        .map(|(_, text)| text.as_str())
}

/// 32 hexadecimal digits as a GUID.
fn guid(hex: &str) -> String {
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

#[cfg(test)]
mod tests;
