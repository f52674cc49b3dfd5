//! WebCrypto: random bytes, and encryption by passphrase (AES-GCM with 256 bits, PBKDF2 with SHA-256). In the worker.
//!
//! A key never leaves the browser's own crypto: it is derived there, not extractable, and dropped after use.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// Why nothing came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CryptoError {
    /// The browser offers it only to pages that came over HTTPS or from this computer.
    Unavailable,
    /// Wrong passphrase, or changed content: the cipher cannot tell them apart.
    Refused,
}

/// What a key is derived from, and what is authenticated with the content.
#[derive(Clone, Copy, Debug)]
pub struct Lock<'a> {
    /// As typed.
    pub passphrase: &'a str,
    /// Rounds of PBKDF2.
    pub rounds: u32,
    /// Salt.
    pub salt: &'a [u8],
    /// Nonce.
    pub nonce: &'a [u8],
    /// Authenticated, not encrypted.
    pub authenticated: &'a str,
}

/// Bytes that nobody can foretell.
///
/// # Errors
/// [`CryptoError::Unavailable`].
pub fn random<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    crypto()?
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(|_| CryptoError::Unavailable)?;
    Ok(bytes)
}

/// Encrypts; the tag is at the end.
///
/// # Errors
/// [`CryptoError::Unavailable`].
pub async fn encrypt(lock: Lock<'_>, plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let key = key(&subtle, lock).await?;
    let promise = subtle.encrypt_with_object_and_js_u8_array(
        &algorithm(lock),
        &key,
        &Uint8Array::from(plain),
    );
    bytes(promise, CryptoError::Unavailable).await
}

/// Decrypts.
///
/// # Errors
/// [`CryptoError`].
pub async fn decrypt(lock: Lock<'_>, data: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let subtle = subtle()?;
    let key = key(&subtle, lock).await?;
    let promise =
        subtle.decrypt_with_object_and_js_u8_array(&algorithm(lock), &key, &Uint8Array::from(data));
    bytes(promise, CryptoError::Refused).await
}

fn crypto() -> Result<Crypto, CryptoError> {
    Reflect::get(&js_sys::global(), &"crypto".into())
        .ok()
        .and_then(|c| c.dyn_into().ok())
        .ok_or(CryptoError::Unavailable)
}

fn subtle() -> Result<SubtleCrypto, CryptoError> {
    // Missing where the page came over plain HTTP from elsewhere.
    let crypto: JsValue = crypto()?.into();
    let subtle = Reflect::get(&crypto, &"subtle".into());
    subtle
        .ok()
        .and_then(|s| s.dyn_into().ok())
        .ok_or(CryptoError::Unavailable)
}

fn algorithm(lock: Lock<'_>) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(lock.nonce).into()),
        (
            "additionalData",
            Uint8Array::from(lock.authenticated.as_bytes()).into(),
        ),
        ("tagLength", 128.into()),
    ])
}

async fn key(subtle: &SubtleCrypto, lock: Lock<'_>) -> Result<CryptoKey, CryptoError> {
    let failed = CryptoError::Unavailable;
    // The same letters typed on another system may come composed differently.
    let passphrase = String::from(js_sys::JsString::from(lock.passphrase).normalize("NFC"));
    let secret = subtle.import_key_with_str(
        "raw",
        &Uint8Array::from(passphrase.as_bytes()),
        "PBKDF2",
        false,
        &Array::of1(&"deriveKey".into()),
    );
    let secret: CryptoKey = value(secret, failed).await?.unchecked_into();
    let rule = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(lock.salt).into()),
        ("iterations", lock.rounds.into()),
    ]);
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let derived = subtle.derive_key_with_object_and_object(&rule, &secret, &kind, false, &uses);
    Ok(value(derived, failed).await?.unchecked_into())
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

async fn value(
    promise: Result<Promise, JsValue>,
    error: CryptoError,
) -> Result<JsValue, CryptoError> {
    let promise = promise.map_err(|_| error)?;
    JsFuture::from(promise).await.map_err(|_| error)
}

async fn bytes(
    promise: Result<Promise, JsValue>,
    error: CryptoError,
) -> Result<Vec<u8>, CryptoError> {
    Ok(Uint8Array::new(&value(promise, error).await?).to_vec())
}
