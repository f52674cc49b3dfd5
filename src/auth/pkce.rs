//! PKCE with S256 ([RFC 7636](https://www.rfc-editor.org/rfc/rfc7636)), and the other random values of one sign-in.

use super::base64;
use super::secret::{Nonce, State, Verifier};
use crate::model::Guid;
use sha2::{Digest, Sha256};

/// Random bytes for one sign-in, from a cryptographic source: 256 bits for each of verifier, state and nonce, and 128
/// for the correlation id.
pub struct Entropy(pub [u8; Entropy::LENGTH]);

impl Entropy {
    /// How many bytes are needed.
    pub const LENGTH: usize = 112;

    fn part<const N: usize>(&self, from: usize) -> [u8; N] {
        let mut part = [0; N];
        for (to, byte) in part.iter_mut().zip(self.0.iter().skip(from)) {
            *to = *byte;
        }
        part
    }

    /// The verifier.
    #[must_use]
    pub fn verifier(&self) -> Verifier {
        verifier(&self.part::<32>(0))
    }

    /// The state.
    #[must_use]
    pub fn state(&self) -> State {
        State::new(base64::encode(&self.part::<32>(32)))
    }

    /// The nonce.
    #[must_use]
    pub fn nonce(&self) -> Nonce {
        Nonce::new(base64::encode(&self.part::<32>(64)))
    }

    /// The correlation id: a GUID of version 4.
    #[must_use]
    pub fn correlation(&self) -> Guid {
        guid(&self.part::<16>(96))
    }
}

/// A GUID of version 4 from random bytes.
#[must_use]
pub fn guid(random: &[u8; 16]) -> Guid {
    let bits = u128::from_be_bytes(*random);
    let version = bits & !(0xf << 76) | 4 << 76;
    Guid(version & !(0b11 << 62) | 0b10 << 62)
}

/// A verifier of 43 characters.
#[must_use]
pub fn verifier(random: &[u8; 32]) -> Verifier {
    Verifier::new(base64::encode(random))
}

/// The challenge of a verifier.
#[must_use]
pub fn challenge(verifier: &Verifier) -> String {
    base64::encode(&Sha256::digest(verifier.reveal().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{Entropy, challenge, verifier};
    use proptest::prelude::*;

    /// RFC 7636, appendix B.
    #[test]
    fn the_vectors_of_rfc_7636() {
        let random = [
            116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212,
            37, 77, 105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
        ];
        let made = verifier(&random);
        assert_eq!(made.reveal(), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assert_eq!(
            challenge(&made),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn a_correlation_id_is_a_guid_of_version_4() {
        let text = Entropy([0xff; Entropy::LENGTH]).correlation().to_string();
        assert_eq!(text, "ffffffff-ffff-4fff-bfff-ffffffffffff");
    }

    proptest! {
        #[test]
        fn two_sign_ins_share_nothing(
            a in prop::collection::vec(any::<u8>(), Entropy::LENGTH),
            b in prop::collection::vec(any::<u8>(), Entropy::LENGTH),
        ) {
            let (a, b) = (Entropy(a.try_into().unwrap()), Entropy(b.try_into().unwrap()));
            prop_assume!(a.0 != b.0);
            let all = |e: &Entropy| [e.verifier().reveal().to_owned(), e.state().reveal().to_owned(), e.nonce().reveal().to_owned()];
            for ((mine, yours), from) in all(&a).iter().zip(all(&b)).zip([0, 32, 64]) {
                // 43 characters of the alphabet that RFC 7636 allows, and no bit of the source lost.
                prop_assert_eq!(mine.len(), 43);
                prop_assert!(mine.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_'));
                prop_assert_eq!(*mine == yours, a.0[from..from + 32] == b.0[from..from + 32]);
            }
        }
    }
}
