//! The encrypted form of a case file: AES-GCM with 256 bits, the key from the passphrase by PBKDF2 with SHA-256
//! (<https://www.w3.org/TR/WebCryptoAPI/>). Here stand the numbers and texts; the browser computes.
//!
//! Everything that the reader has to believe before it can decrypt (format, version, algorithms, rounds, salt, nonce) is
//! authenticated together with the content.

use super::document::{FORMAT, VERSION};
use super::pack::{of_base64, to_base64};
use super::read::CaseError;
use serde::{Deserialize, Serialize};

/// Rounds of PBKDF2 when writing: OWASP's number for SHA-256
/// (<https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2>).
const ROUNDS: u32 = 600_000;
/// Rounds when reading at the most: some ten seconds. More is no protection but a way to hang a browser.
const MOST_ROUNDS: u32 = 10_000_000;
/// Bytes of the salt.
pub const SALT: usize = 16;
/// Bytes of the nonce.
pub const NONCE: usize = 12;
/// Bytes of GCM's tag at the end of the data.
const TAG: usize = 16;

/// How the content is encrypted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Encryption {
    kdf: Kdf,
    cipher: Cipher,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kdf {
    name: String,
    hash: String,
    iterations: u64,
    salt: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Cipher {
    name: String,
    bits: u32,
    nonce: String,
}

/// An encrypted case file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    format: String,
    version: u32,
    encryption: Encryption,
    data: String,
}

/// What the browser needs to encrypt or decrypt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Rounds of PBKDF2.
    pub rounds: u32,
    /// Salt.
    pub salt: [u8; SALT],
    /// Nonce.
    pub nonce: [u8; NONCE],
}

impl Parameters {
    /// For writing, with salt and nonce that are new each time.
    #[must_use]
    pub const fn new(salt: [u8; SALT], nonce: [u8; NONCE]) -> Self {
        Self {
            rounds: ROUNDS,
            salt,
            nonce,
        }
    }

    /// The text that is authenticated together with the content: one line for each part, so that no two envelopes have
    /// the same.
    #[must_use]
    pub fn authenticated(&self) -> String {
        format!(
            "{FORMAT}\n{VERSION}\nPBKDF2\nSHA-256\n{}\n{}\nAES-GCM\n256\n{}\n",
            self.rounds,
            to_base64(&self.salt),
            to_base64(&self.nonce)
        )
    }
}

impl Envelope {
    /// Around encrypted content.
    #[must_use]
    pub fn new(parameters: &Parameters, data: &[u8]) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            encryption: Encryption {
                kdf: Kdf {
                    name: "PBKDF2".to_owned(),
                    hash: "SHA-256".to_owned(),
                    iterations: parameters.rounds.into(),
                    salt: to_base64(&parameters.salt),
                },
                cipher: Cipher {
                    name: "AES-GCM".to_owned(),
                    bits: 256,
                    nonce: to_base64(&parameters.nonce),
                },
            },
            data: to_base64(data),
        }
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = serde_json::to_string(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether it can be decrypted at all, and within sensible time.
    pub(super) fn check(&self) -> Result<(), CaseError> {
        self.parameters().map(|_| ())
    }

    /// What the browser needs.
    ///
    /// # Errors
    /// [`CaseError::Damaged`] for parameters that this program never writes and that would be weak or absurd.
    pub fn parameters(&self) -> Result<Parameters, CaseError> {
        let Encryption { kdf, cipher } = &self.encryption;
        let known = kdf.name == "PBKDF2"
            && kdf.hash == "SHA-256"
            && cipher.name == "AES-GCM"
            && cipher.bits == 256
            && self.format == FORMAT
            && self.version == VERSION;
        let rounds = u32::try_from(kdf.iterations)
            .ok()
            .filter(|n| (ROUNDS..=MOST_ROUNDS).contains(n));
        let fixed = |text: &str| of_base64(text);
        let salt = fixed(&kdf.salt).and_then(|b| b.try_into().ok());
        let nonce = fixed(&cipher.nonce).and_then(|b| b.try_into().ok());
        match (known, rounds, salt, nonce) {
            (true, Some(rounds), Some(salt), Some(nonce)) => Ok(Parameters {
                rounds,
                salt,
                nonce,
            }),
            _ => Err(CaseError::Damaged),
        }
    }

    /// The encrypted content.
    ///
    /// # Errors
    /// [`CaseError::Damaged`] if it is none.
    pub fn data(&self) -> Result<Vec<u8>, CaseError> {
        of_base64(&self.data)
            .filter(|data| data.len() >= TAG)
            .ok_or(CaseError::Damaged)
    }
}
