//! Secrets as types of their own: none of them prints, and each can be used only where it belongs.

use core::fmt;

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Takes the text in.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text itself: only for the request, or the record, that it is made for.
            pub(super) fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("***")
            }
        }
    )*};
}

secrets! {
    /// PKCE's code verifier.
    Verifier;
    /// The authorization code: worth a token together with the verifier.
    Code;
    /// A token for Microsoft Graph.
    AccessToken;
    /// A token that gets new ones.
    RefreshToken;
    /// What ties an answer to the request of this tab.
    State;
    /// What ties an ID token to the request of this tab.
    Nonce;
}

#[cfg(test)]
mod tests {
    use super::{AccessToken, Code, Nonce, RefreshToken, State, Verifier};

    #[test]
    fn no_secret_prints() {
        let text = "eyJ0b3Atc2VjcmV0";
        let all = (
            Verifier::new(text),
            Code::new(text),
            AccessToken::new(text),
            RefreshToken::new(text),
            State::new(text),
            Nonce::new(text),
        );
        for printed in [format!("{all:?}"), format!("{all:#?}")] {
            assert!(!printed.contains("eyJ"), "{printed}");
            assert_eq!(printed.matches("***").count(), 6);
        }
    }
}
