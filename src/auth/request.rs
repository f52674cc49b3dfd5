//! Requests to the sign-in service: the address to go to, and the bodies of the token requests.
//!
//! The token requests stay "simple" in the sense of CORS: a form, and no header of our own, so that the browser asks no
//! permission (`OPTIONS`) first.

use super::Challenge;
use super::claims;
use super::pkce;
use super::registration::{RedirectUri, Registration};
use super::scope::Scopes;
use super::secret::{Code, RefreshToken};
use super::text::form;
use super::transaction::Transaction;
use crate::model::Guid;

/// Media type of the token requests.
pub const FORM: &str = "application/x-www-form-urlencoded;charset=utf-8";

/// The address to go to.
#[must_use]
pub fn authorize(transaction: &Transaction, redirect: &RedirectUri) -> String {
    let intent = &transaction.intent;
    let registration = &intent.registration;
    let (client, scope) = (
        registration.client.to_string(),
        intent.scopes.parameter(registration.cloud),
    );
    let correlation = transaction.correlation.to_string();
    let challenge = pkce::challenge(&transaction.verifier);
    let claims = claims::parameter_with(intent.claims.as_ref());
    let mut pairs = vec![
        ("client_id", client.as_str()),
        ("response_type", "code"),
        ("redirect_uri", redirect.as_str()),
        ("response_mode", "fragment"),
        ("scope", &scope),
        ("state", transaction.state.reveal()),
        ("nonce", transaction.nonce.reveal()),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
        ("claims", &claims),
        ("client_info", "1"),
        ("client-request-id", &correlation),
    ];
    match &intent.hint {
        Some(hint) => pairs.push(("login_hint", hint)),
        // An admin's browser is often signed in with an everyday account too: whose logs are read is to be chosen.
        None => pairs.push(("prompt", "select_account")),
    }
    format!("{}?{}", registration.authorize(), form(&pairs))
}

/// The address of the token endpoint; the correlation id travels in the query, as a header would not be simple.
#[must_use]
pub fn token_address(registration: &Registration, correlation: Guid) -> String {
    format!("{}?client-request-id={correlation}", registration.token())
}

/// Body that turns a code into tokens.
#[must_use]
pub fn redeem(transaction: &Transaction, code: &Code, redirect: &RedirectUri) -> String {
    let intent = &transaction.intent;
    form(&[
        ("client_id", &intent.registration.client.to_string()),
        ("grant_type", "authorization_code"),
        ("code", code.reveal()),
        ("code_verifier", transaction.verifier.reveal()),
        ("redirect_uri", redirect.as_str()),
        ("scope", &intent.scopes.parameter(intent.registration.cloud)),
        ("claims", &claims::parameter_with(intent.claims.as_ref())),
        ("client_info", "1"),
    ])
}

/// Body that turns a refresh token into tokens, the full list of permissions again.
#[must_use]
pub fn refresh(
    registration: &Registration,
    scopes: &Scopes,
    token: &RefreshToken,
    challenge: Option<&Challenge>,
) -> String {
    form(&[
        ("client_id", &registration.client.to_string()),
        ("grant_type", "refresh_token"),
        ("refresh_token", token.reveal()),
        ("scope", &scopes.parameter(registration.cloud)),
        ("claims", &claims::parameter_with(challenge)),
        ("client_info", "1"),
    ])
}
