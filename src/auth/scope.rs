//! Permissions (delegated) that the page can ask for: constants, never text from outside
//! (RFC 9700, 2.3: least privilege). Each is asked for only when it is needed, with its reason on screen before.

use crate::model::Cloud;

/// A permission of Microsoft Graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Read sign-in logs: all that finding and verifying need.
    AuditLogRead,
    /// Read enterprise apps and consents.
    ApplicationRead,
    /// Read the directory.
    DirectoryRead,
    /// Read policies, Conditional Access among them.
    PolicyRead,
    /// Read the Message Center.
    ServiceMessageRead,
    /// Read requests for consent that wait.
    ConsentRequestRead,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::AuditLogRead,
        Self::ApplicationRead,
        Self::DirectoryRead,
        Self::PolicyRead,
        Self::ServiceMessageRead,
        Self::ConsentRequestRead,
    ];

    /// Its name as consent pages and the portal show it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuditLogRead => "AuditLog.Read.All",
            Self::ApplicationRead => "Application.Read.All",
            Self::DirectoryRead => "Directory.Read.All",
            Self::PolicyRead => "Policy.Read.All",
            Self::ServiceMessageRead => "ServiceMessage.Read.All",
            Self::ConsentRequestRead => "ConsentRequest.Read.All",
        }
    }

    /// The permission with this name, in any case (Entra compares so).
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|scope| scope.name().eq_ignore_ascii_case(name))
    }
}

/// A set of permissions to ask for; sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// What finding and verifying need.
    #[must_use]
    pub fn basic() -> Self {
        Self(vec![Scope::AuditLogRead])
    }

    /// This set and one more.
    #[must_use]
    pub fn with(mut self, scope: Scope) -> Self {
        if let Err(at) = self.0.binary_search(&scope) {
            self.0.insert(at, scope);
        }
        self
    }

    /// Whether it holds a permission.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.binary_search(&scope).is_ok()
    }

    /// Whether it holds all of another set.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|scope| self.has(scope))
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Scope> + '_ {
        self.0.iter().copied()
    }

    /// The parameter `scope`: permissions with the Graph host of their cloud, and what OpenID Connect needs.
    #[must_use]
    pub fn parameter(&self, cloud: Cloud) -> String {
        let mut out = String::new();
        for scope in self.iter() {
            out.push_str("https://");
            out.push_str(cloud.graph_host());
            out.push('/');
            out.push_str(scope.name());
            out.push(' ');
        }
        out.push_str("openid profile offline_access");
        out
    }

    /// Those that a token endpoint's answer or a token names (with or without the host before it); others, which the
    /// registration may have consent for, are passed over.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        text.split_ascii_whitespace()
            .filter_map(|word| Scope::of_name(word.rsplit('/').next().unwrap_or(word)))
            .fold(Self::default(), Self::with)
    }

    /// Their names, parted by spaces: for the record of a sign-in under way, and for display.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.iter().map(Scope::name).collect();
        names.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, Scopes};
    use crate::model::Cloud;

    #[test]
    fn the_parameter_names_the_graph_of_the_cloud() {
        let scopes = Scopes::basic()
            .with(Scope::PolicyRead)
            .with(Scope::AuditLogRead);
        for cloud in Cloud::ALL {
            let host = cloud.graph_host();
            assert_eq!(
                scopes.parameter(cloud),
                format!(
                    "https://{host}/AuditLog.Read.All https://{host}/Policy.Read.All openid profile offline_access"
                )
            );
        }
    }

    #[test]
    fn an_answer_names_them_in_any_way() {
        for text in [
            "AuditLog.Read.All openid profile email",
            "openid https://graph.contoso.example/auditlog.read.all",
        ] {
            assert_eq!(Scopes::of_text(text), Scopes::basic(), "{text}");
        }
        assert_eq!(Scopes::of_text("User.Read"), Scopes::default());
        let more = Scopes::basic().with(Scope::DirectoryRead);
        assert_eq!(Scopes::of_text(&more.names()), more);
        assert!(more.covers(&Scopes::basic()) && !Scopes::basic().covers(&more));
    }
}
