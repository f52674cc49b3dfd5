//! Tests of `session.rs`, `id_token.rs` and `pasted.rs`: a whole life of a sign-in without a browser.

use super::base64::encode;
use super::error::{AuthError, ConfigFault, FlowFault, ServerFault};
use super::id_token::IdToken;
use super::session::{Decision, Session, Time};
use super::token::Tokens;
use super::transaction::Transaction;
use super::transaction::tests::transaction;
use super::{AccessToken, Ask, Bearer, Challenge, RedirectUri, RefreshToken, Scopes, pasted};
use crate::model::{Cloud, HOUR, Instant, MINUTE};
use serde_json::{Value, json};

const TENANT: &str = "0a1b2c3d-0000-4000-8000-000000000001";
const USER: &str = "0a1b2c3d-0000-4000-8000-000000000002";

fn jwt(claims: &Value) -> String {
    format!(
        "{}.{}.sig",
        encode(b"{}"),
        encode(claims.to_string().as_bytes())
    )
}

fn claims(made: &Transaction) -> Value {
    json!({
        "aud": made.intent.registration.client.to_string(),
        "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
        "nonce": made.nonce.reveal(), "iat": 1000, "exp": 4900, "tid": TENANT, "oid": USER,
        "preferred_username": "admin@contoso.example", "login_hint": "O.hint",
    })
}

fn tokens(name: &str, id: Option<&Value>) -> Tokens {
    Tokens {
        access: AccessToken::new(name),
        lasts: 3600,
        refresh: Some(RefreshToken::new(format!("refresh-{name}"))),
        session_lasts: Some(86_400),
        scopes: Scopes::basic(),
        id: id.map(|claims| IdToken::read(&jwt(claims)).unwrap()),
    }
}

/// So many milliseconds after 1970 by both clocks.
fn at(ms: i64) -> Time {
    Time {
        #[allow(clippy::cast_precision_loss)]
        ticks: ms as f64,
        wall: Instant(ms),
    }
}

fn signed_in() -> Session {
    let made = transaction();
    let mut session = Session::default();
    session
        .sign_in(&made, tokens("one", Some(&claims(&made))), at(0), at(100))
        .unwrap();
    session
}

fn token(decision: &Decision) -> &Bearer {
    match decision {
        Decision::Use(bearer) => bearer,
        other => panic!("{other:?}"),
    }
}

fn renewal(decision: Decision) -> u64 {
    match decision {
        Decision::Renew(renewal) => renewal.generation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_token_is_used_until_five_minutes_before_its_end() {
    let session = signed_in();
    let _ = token(&session.decide(&Ask::Cached, at(55 * MINUTE - 1)));
    renewal(session.decide(&Ask::Cached, at(55 * MINUTE)));
}

#[test]
fn neither_sleep_nor_a_clock_set_back_makes_an_old_token_young() {
    let session = signed_in();
    for (ticks, wall) in [(10, HOUR), (HOUR, 10), (HOUR, -5 * HOUR)] {
        #[allow(clippy::cast_precision_loss)]
        let now = Time {
            ticks: ticks as f64,
            wall: Instant(wall),
        };
        renewal(session.decide(&Ask::Cached, now));
    }
}

#[test]
fn a_refused_token_is_renewed_once() {
    let mut session = signed_in();
    let first = token(&session.decide(&Ask::Cached, at(1))).clone();
    let ask = Ask::RefreshOnce(first.clone());
    let generation = renewal(session.decide(&ask, at(1)));
    session
        .renewed(generation, Ok(tokens("two", None)), at(1), at(2))
        .unwrap();
    // All others that were refused the first token get the second; nobody asks for a third.
    let second = token(&session.decide(&ask, at(3))).clone();
    assert!(second.number() > first.number());
    let challenge = Challenge::of_json(r#"{"access_token":{"nbf":{"value":"1"}}}"#).unwrap();
    assert_eq!(
        *token(&session.decide(&Ask::Claims(first, challenge.clone()), at(3))),
        second
    );
    match session.decide(&Ask::Claims(second, challenge), at(3)) {
        Decision::Renew(renewal) => {
            assert!(renewal.body().contains("nbf") && renewal.body().contains("refresh-two"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn claims_that_only_the_person_can_satisfy_are_kept_for_the_next_sign_in() {
    let claims = r#"{"access_token":{"acrs":{"value":"c1"}}}"#;
    let error = AuthError::InteractionRequired(Box::new(ServerFault {
        claims: Challenge::of_json(claims),
        ..ServerFault::default()
    }));
    let wanted = |session: &Session| session.wanted().map(|c| c.json().to_owned());
    let mut session = signed_in();
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    let refused = session.renewed(generation, Err(error.clone()), at(HOUR), at(HOUR));
    assert!(refused.is_err());
    assert_eq!(wanted(&session).as_deref(), Some(claims));
    session.forget();
    assert_eq!(wanted(&session), None);
    session.refused(&error);
    assert_eq!(wanted(&session), None, "nobody is signed in");
    let mut session = signed_in();
    session.refused(&error);
    assert_eq!(wanted(&session).as_deref(), Some(claims));
}

#[test]
fn an_answer_after_signing_out_is_dropped() {
    let redirect = RedirectUri::new("https://contoso.example/").unwrap();
    let mut session = signed_in();
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    let url = session.sign_out(&redirect).unwrap();
    assert!(url.ends_with("&logout_hint=O.hint"), "{url}");
    let late = session.renewed(generation, Ok(tokens("two", None)), at(HOUR), at(HOUR));
    assert_eq!(late, Err(AuthError::SignedOut));
    assert!(session.account().is_none());
    assert!(matches!(
        session.decide(&Ask::Cached, at(1)),
        Decision::Refuse(AuthError::SignedOut)
    ));
    assert_eq!(session.sign_out(&redirect), None);
}

#[test]
fn an_answer_for_an_earlier_sign_in_is_dropped() {
    let mut session = signed_in();
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    let made = transaction();
    session
        .sign_in(
            &made,
            tokens("new", Some(&claims(&made))),
            at(HOUR),
            at(HOUR),
        )
        .unwrap();
    assert_eq!(
        session.renewed(generation, Ok(tokens("old", None)), at(HOUR), at(HOUR)),
        Err(AuthError::SignedOut)
    );
    let bearer = token(&session.decide(&Ask::Cached, at(HOUR))).clone();
    let url = format!("https://{}/x", Cloud::Global.graph_host());
    assert_eq!(bearer.header_for(&url).unwrap(), "Bearer new");
}

#[test]
fn a_sign_in_never_gets_longer_by_renewing() {
    let mut session = signed_in();
    assert_eq!(session.account().unwrap().until, Some(Instant(24 * HOUR)));
    let mut renewed = tokens("two", None);
    renewed.session_lasts = None;
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    let account = session
        .renewed(generation, Ok(renewed), at(HOUR), at(HOUR))
        .unwrap();
    assert_eq!(account.until, Some(Instant(24 * HOUR)));
    // Its end is known, so nobody is asked in vain.
    assert!(matches!(
        session.decide(&Ask::Cached, at(24 * HOUR)),
        Decision::Refuse(AuthError::InteractionRequired(_))
    ));
}

#[test]
fn a_refusal_is_remembered_as_far_as_it_goes() {
    let refuse = |suberror: &str| ServerFault::new("invalid_grant", suberror, "", &[]).into_error();
    let mut session = signed_in();
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    assert!(
        session
            .renewed(generation, Err(refuse("")), at(HOUR), at(HOUR))
            .is_err()
    );
    renewal(session.decide(&Ask::Cached, at(HOUR)));
    assert!(
        session
            .renewed(generation, Err(refuse("bad_token")), at(HOUR), at(HOUR))
            .is_err()
    );
    assert!(matches!(
        session.decide(&Ask::Cached, at(HOUR)),
        Decision::Refuse(AuthError::InteractionRequired(_))
    ));
}

#[test]
fn while_throttled_nothing_is_asked() {
    let mut session = signed_in();
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    let until = Instant(HOUR + MINUTE);
    let throttled = Err(AuthError::Throttled { until });
    assert!(
        session
            .renewed(generation, throttled, at(HOUR), at(HOUR))
            .is_err()
    );
    assert!(matches!(
        session.decide(&Ask::Cached, at(HOUR + MINUTE - 1)),
        Decision::Refuse(AuthError::Throttled { until: told }) if told == until
    ));
    renewal(session.decide(&Ask::Cached, at(HOUR + MINUTE)));
}

#[test]
fn an_id_token_answers_this_sign_in_or_nothing_is_taken() {
    let made = transaction();
    for (claim, value, fault) in [
        ("nonce", json!("other"), FlowFault::WrongIdToken),
        ("nonce", Value::Null, FlowFault::WrongIdToken),
        ("aud", json!(USER), FlowFault::WrongIdToken),
        ("tid", json!("common"), FlowFault::WrongIdToken),
        ("tid", json!(USER), FlowFault::WrongIdToken),
        (
            "iss",
            json!(format!("https://login.microsoftonline.us/{TENANT}/v2.0")),
            FlowFault::WrongIdToken,
        ),
        ("exp", json!(999), FlowFault::WrongIdToken),
    ] {
        let mut wrong = claims(&made);
        wrong[claim] = value;
        let mut session = Session::default();
        let answer = session.sign_in(&made, tokens("x", Some(&wrong)), at(0), at(0));
        assert_eq!(answer, Err(AuthError::Flow(fault)), "{claim}");
        assert!(session.account().is_none());
    }
    let mut session = Session::default();
    let answer = session.sign_in(&made, tokens("x", None), at(0), at(0));
    assert_eq!(answer, Err(AuthError::Flow(FlowFault::WrongIdToken)));
}

#[test]
fn a_tenant_named_by_its_id_must_be_the_one() {
    let mut made = transaction();
    let asked = |id: &str| super::Tenant::parse(id).unwrap();
    made.intent.registration.tenant = asked(TENANT);
    let answer = claims(&made);
    let mut session = Session::default();
    assert!(
        session
            .sign_in(&made, tokens("x", Some(&answer)), at(0), at(0))
            .is_ok()
    );
    made.intent.registration.tenant = asked(USER);
    assert_eq!(
        session.sign_in(&made, tokens("x", Some(&answer)), at(0), at(0)),
        Err(AuthError::Flow(FlowFault::WrongTenant))
    );
}

#[test]
fn a_renewal_for_somebody_else_is_refused() {
    let mut session = signed_in();
    let mut other = claims(&transaction());
    other["oid"] = json!(TENANT);
    let generation = renewal(session.decide(&Ask::Cached, at(HOUR)));
    assert_eq!(
        session.renewed(
            generation,
            Ok(tokens("two", Some(&other))),
            at(HOUR),
            at(HOUR)
        ),
        Err(AuthError::Flow(FlowFault::WrongTenant))
    );
}

#[test]
fn a_wrong_clock_is_noticed_and_stops_nothing() {
    let made = transaction();
    for (now, skew) in [
        (1_000_000, None),
        (1_000_000 + 5 * MINUTE, None),
        (1_000_000 + HOUR, Some(HOUR)),
        (1_000_000 - HOUR, Some(-HOUR)),
    ] {
        let mut session = Session::default();
        let account = session
            .sign_in(&made, tokens("x", Some(&claims(&made))), at(now), at(now))
            .unwrap();
        assert_eq!(account.skew, skew, "{now}");
        let _ = token(&session.decide(&Ask::Cached, at(now + 1)));
    }
}

#[test]
fn a_pasted_token_tells_what_it_can_do() {
    let host = Cloud::UsGov.graph_host();
    let claims = json!({"aud": format!("https://{host}"), "exp": 3600, "scp": "AuditLog.Read.All User.Read", "tid": TENANT, "upn": "admin@contoso.example"});
    let made = pasted::read(
        &format!(" Bearer {}\n", jwt(&claims)),
        Cloud::Global,
        Instant(0),
    )
    .unwrap();
    assert_eq!(
        (made.cloud, made.expires, made.scopes.clone()),
        (Cloud::UsGov, Instant(HOUR), Scopes::basic())
    );
    let mut session = Session::default();
    let account = session.paste(made, at(0));
    assert!(account.pasted && account.until == Some(Instant(HOUR)));
    let bearer = token(&session.decide(&Ask::Cached, at(HOUR - 1))).clone();
    assert!(bearer.header_for(&format!("https://{host}/x")).is_ok());
    // It cannot be renewed.
    for ask in [Ask::RefreshOnce(bearer), Ask::Cached] {
        assert!(matches!(
            session.decide(&ask, at(HOUR)),
            Decision::Refuse(AuthError::InteractionRequired(_))
        ));
    }
}

#[test]
fn a_pasted_text_that_is_no_good_is_refused() {
    let graph = format!("https://{}/", Cloud::Global.graph_host());
    let of = |audience: &str, exp: i64| jwt(&json!({"aud": audience, "exp": exp}));
    for (text, fault) in [
        (String::new(), ConfigFault::NotAToken),
        ("Bearer ".to_owned(), ConfigFault::NotAToken),
        ("a.b.c".to_owned(), ConfigFault::NotAToken),
        (format!("{} x", of(&graph, 9)), ConfigFault::NotAToken),
        ("é.é.é".to_owned(), ConfigFault::NotAToken),
        (jwt(&json!({"aud": graph})), ConfigFault::NotAToken),
        (
            of("https://management.contoso.example", 9),
            ConfigFault::NotForGraph,
        ),
        (
            of("https://graph.contoso.example", 9),
            ConfigFault::NotForGraph,
        ),
        (of(&graph, 0), ConfigFault::TokenExpired),
    ] {
        assert_eq!(
            pasted::read(&text, Cloud::Global, Instant(0)),
            Err(AuthError::Config(fault)),
            "{text}"
        );
    }
    let by_id = of("00000003-0000-0000-c000-000000000000", 9);
    assert_eq!(
        pasted::read(&by_id, Cloud::China, Instant(0))
            .unwrap()
            .cloud,
        Cloud::China
    );
}
