//! Mail protocols over which a client signs in with OAuth, by the scopes of its token.

use super::{MailApp, Protocol};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A mail protocol with OAuth. Scopes: Microsoft's guide for IMAP, POP and SMTP
/// (<https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth>),
/// its guide for EWS, and the delegated permission for Exchange ActiveSync.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MailScope {
    /// Exchange ActiveSync.
    ActiveSync,
    /// Exchange Web Services.
    Ews,
    /// IMAP.
    Imap,
    /// POP.
    Pop,
    /// MailClient submission.
    Smtp,
}

impl MailScope {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::ActiveSync,
        Self::Ews,
        Self::Imap,
        Self::Pop,
        Self::Smtp,
    ];

    /// The scope as a record names it, without the resource before it.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::ActiveSync => "EAS.AccessAsUser.All",
            Self::Ews => "EWS.AccessAsUser.All",
            Self::Imap => "IMAP.AccessAsUser.All",
            Self::Pop => "POP.AccessAsUser.All",
            Self::Smtp => "SMTP.Send",
        }
    }

    /// The protocol.
    #[must_use]
    pub const fn protocol(self) -> Protocol {
        match self {
            Self::ActiveSync => Protocol::ActiveSync,
            Self::Ews => Protocol::Ews,
            Self::Imap => Protocol::Imap,
            Self::Pop => Protocol::Pop,
            Self::Smtp => Protocol::SmtpAuth,
        }
    }

    /// Code in the public formats.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ActiveSync => "eas",
            Self::Ews => "ews",
            Self::Imap => "imap",
            Self::Pop => "pop",
            Self::Smtp => "smtp",
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of mail protocols with OAuth.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct MailScopes(u8);

impl MailScopes {
    /// No protocol.
    pub const NONE: Self = Self(0);

    /// The scopes named in a list: JSON or text, each with or without its resource (`https://…/SMTP.Send`).
    #[must_use]
    pub fn read(list: &str) -> Self {
        let words = list.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.'));
        let known = words.flat_map(|word| {
            let is = move |scope: &MailScope| word.eq_ignore_ascii_case(scope.text());
            MailScope::ALL.into_iter().filter(is)
        });
        Self(known.fold(0, |all, scope| all | scope.bit()))
    }

    /// As a number for the case file; [`Self::of_bits`] reads it.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// `None`: there is no such set.
    #[must_use]
    pub const fn of_bits(bits: u8) -> Option<Self> {
        match bits >> MailScope::ALL.len() {
            0 => Some(Self(bits)),
            _ => None,
        }
    }

    /// Whether this protocol is among them.
    #[must_use]
    pub const fn has(self, scope: MailScope) -> bool {
        self.0 & scope.bit() != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The protocols.
    pub fn iter(self) -> impl Iterator<Item = MailScope> {
        MailScope::ALL
            .into_iter()
            .filter(move |scope| self.has(*scope))
    }

    /// Whether one of these protocols is among them.
    #[must_use]
    pub fn any(self, protocols: &[Protocol]) -> bool {
        self.iter()
            .any(|scope| protocols.contains(&scope.protocol()))
    }
}

/// What signed in with modern authentication: a mail app that is known by its id, or another client, by its scopes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct MailClient {
    /// The mail app, if its id is known.
    pub app: Option<MailApp>,
    /// Mail protocols that its token is for.
    pub scopes: MailScopes,
}

impl MailClient {
    /// Whether mail can be read or sent with it, as far as the record tells.
    #[must_use]
    pub const fn is_mail(self) -> bool {
        self.app.is_some() || !self.scopes.is_empty()
    }

    /// The same app; of other clients one over the same protocol.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        match (self.app, other.app) {
            (None, None) => self.scopes.0 & other.scopes.0 != 0,
            (one, other) => one == other,
        }
    }

    /// Name of the app, else of the protocols.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        match self.app {
            Some(app) => app.name().into(),
            None => {
                let names = self.scopes.iter().map(|scope| scope.protocol().name());
                format!("{} (OAuth)", names.collect::<Vec<_>>().join(", ")).into()
            }
        }
    }
}

impl From<MailApp> for MailClient {
    fn from(app: MailApp) -> Self {
        Self {
            app: Some(app),
            scopes: MailScopes::NONE,
        }
    }
}

/// Whose sign-ins prove a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Expected {
    /// A mail app, by its id.
    App(MailApp),
    /// The same program, over this protocol with OAuth.
    OAuth(MailScope),
}

impl Expected {
    /// Whether a client is it. Outlook's and Office's tokens name protocols that they do not use for mail on a device.
    #[must_use]
    pub fn is(self, client: MailClient) -> bool {
        match self {
            Self::App(app) => client.app == Some(app),
            Self::OAuth(scope) => {
                let broad = matches!(client.app, Some(MailApp::OutlookMobile | MailApp::Office));
                client.scopes.has(scope) && !broad
            }
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Cow<'static, str> {
        match self {
            Self::App(app) => app.name().into(),
            Self::OAuth(scope) => format!("{} (OAuth)", scope.protocol().name()).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, MailApp, MailClient, MailScope, MailScopes};

    #[test]
    fn scopes_are_read_from_every_way_of_writing_a_list() {
        use MailScope::{Ews, Imap, Pop, Smtp};
        for (list, wanted) in [
            (r#"["EWS.AccessAsUser.All","openid"]"#, vec![Ews]),
            (
                r#"["https://contoso.example/IMAP.AccessAsUser.All","https://contoso.example/SMTP.Send"]"#,
                vec![Imap, Smtp],
            ),
            (
                "imap.accessasuser.all pop.accessasuser.all",
                vec![Imap, Pop],
            ),
            (r#"["Mail.Read","User.Read"]"#, vec![]),
            (r#"["SMTP.SendAs","XIMAP.AccessAsUser.All"]"#, vec![]),
            ("[]", vec![]),
            ("", vec![]),
        ] {
            let scopes = MailScopes::read(list);
            assert_eq!(scopes.iter().collect::<Vec<_>>(), wanted, "{list}");
            assert_eq!(MailScopes::of_bits(scopes.bits()), Some(scopes));
        }
        assert_eq!(MailScopes::of_bits(32), None);
    }

    #[test]
    fn broad_tokens_of_outlook_are_no_client_that_moved() {
        let scopes = MailScopes::read("EWS.AccessAsUser.All");
        for (app, moved) in [
            (None, true),
            (Some(MailApp::Thunderbird), true),
            (Some(MailApp::Office), false),
            (Some(MailApp::OutlookMobile), false),
        ] {
            let client = MailClient { app, scopes };
            assert_eq!(Expected::OAuth(MailScope::Ews).is(client), moved, "{app:?}");
            assert!(!Expected::OAuth(MailScope::Imap).is(client));
        }
    }
}
