//! The server: HTTP in, HTTP out; everything else is decided elsewhere.

use crate::answer::{Ask, Reply, answer, preflight};
use crate::control::{control, may};
use crate::fault::Connection;
use crate::lab::{Lab, Settings};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Response, StatusCode, header};
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Bytes of a request to the controls at the most.
const LARGEST: usize = 64 << 20;

type Shared = Arc<Mutex<Lab>>;

/// Listens on loopback; port 0 is any.
pub(crate) async fn run(port: u16) -> std::io::Result<()> {
    let mut lab = Lab::default();
    lab.set(Settings::default(), now())
        .map_err(std::io::Error::other)?;
    let app = Router::new()
        .fallback(heard)
        .with_state(Arc::new(Mutex::new(lab)));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let mut out = std::io::stdout();
    writeln!(out, "listening on http://{}", listener.local_addr()?)?;
    out.flush()?;
    axum::serve(listener, app).await
}

/// This computer's clock: the one place that reads it.
#[allow(clippy::disallowed_methods)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(0))
}

async fn heard(State(lab): State<Shared>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let text = |name: header::HeaderName| text(&parts.headers, &name);
    let host = text(header::HOST).unwrap_or_default();
    let origin = text(header::ORIGIN);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        if !may(host, origin) {
            return plain(
                StatusCode::FORBIDDEN,
                "text/plain",
                "Not from here.\n".to_owned(),
            );
        }
        let Ok(body) = to_bytes(body, LARGEST).await else {
            return plain(StatusCode::PAYLOAD_TOO_LARGE, "text/plain", String::new());
        };
        let mut lab = lab.lock().unwrap_or_else(PoisonError::into_inner);
        let (status, media, body) = control(
            &mut lab,
            now(),
            parts.method.as_str(),
            parts.uri.path(),
            &body,
        );
        return plain(
            StatusCode::from_u16(status).unwrap_or_default(),
            media,
            body,
        );
    }
    let reply = {
        let mut lab = lab.lock().unwrap_or_else(PoisonError::into_inner);
        if parts.method == Method::OPTIONS {
            preflight(
                &mut lab,
                text(header::ACCESS_CONTROL_REQUEST_HEADERS).unwrap_or_default(),
            )
        } else {
            let begun = now();
            let ask = Ask {
                host,
                path: parts.uri.path(),
                query: query(parts.uri.query().unwrap_or_default()),
                token: text(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer ")),
                from_page: origin.is_some(),
            };
            let reply = answer(&mut lab, begun, &ask);
            if let Some(asked) = lab.asked.last_mut() {
                asked.took = u64::try_from(now() - begun).unwrap_or(0);
            }
            reply
        }
    };
    if reply.delay > 0 {
        tokio::time::sleep(Duration::from_millis(reply.delay)).await;
    }
    response(reply)
}

fn response(reply: Reply) -> Response<Body> {
    let mut built = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        built = built.header(name, value);
    }
    // The TLS front has the connection in its hands.
    built = match reply.connection {
        Some(Connection::Drop) => built.header("x-lab-connection", "drop"),
        Some(Connection::Break) => built.header("x-lab-connection", "break"),
        None => built,
    };
    built.body(Body::from(reply.body)).unwrap_or_else(|_| {
        plain(
            StatusCode::INTERNAL_SERVER_ERROR,
            "text/plain",
            String::new(),
        )
    })
}

fn plain(status: StatusCode, media: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static(media),
    );
    response
}

fn text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Names and values of a query, decoded.
fn query(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = text
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, hex) {
            (b'%', Some(value)) => {
                out.push(value);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(*byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn queries_are_decoded_once() {
        let found = query("$filter=a%20eq%20%27%2527%26%C3%BC%27&$top=5&x+y&%zz=%");
        let pairs: Vec<_> = found
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("$filter", "a eq '%27&ü'"),
                ("$top", "5"),
                ("x y", ""),
                ("%zz", "%")
            ]
        );
    }
}
