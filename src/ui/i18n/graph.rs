//! The words of reading from Microsoft Graph.

use super::Text;
use crate::worker::messages::{Problem, WaitFor, Why};

/// Title, and what it means and what to do now.
#[must_use]
pub fn problem(text: Text, problem: &Problem) -> (&'static str, String) {
    let (title, body) = match problem {
        Problem::NoLicence => (text.refused_licence_title(), text.refused_licence()),
        Problem::NoScope => (text.refused_scope_title(), text.refused_scope()),
        Problem::NoRole => (text.refused_role_title(), text.refused_role()),
        Problem::NotOffered => (text.refused_cloud_title(), text.refused_cloud()),
        Problem::SignedOut => (text.refused_signed_out_title(), text.refused_signed_out()),
        Problem::OtherTenant => (text.refused_tenant_title(), text.refused_tenant()),
        Problem::Throttled => (text.refused_throttled_title(), text.refused_throttled()),
        Problem::Unavailable => (text.refused_unavailable_title(), text.refused_unavailable()),
        Problem::Network => (text.refused_network_title(), text.refused_network()),
        Problem::ForeignLink => (text.refused_link_title(), text.refused_link()),
        Problem::Unreadable => (text.refused_unreadable_title(), text.refused_unreadable()),
        Problem::Refused { status, code } => {
            return (
                text.refused_other_title(),
                text.refused_other(&status.to_string(), code),
            );
        }
    };
    (title, body.to_owned())
}

/// What is waited for, with the seconds that are left; without: a connection.
#[must_use]
pub fn wait(text: Text, seconds: Option<u64>, why: WaitFor) -> String {
    match (seconds, why) {
        (None, _) | (_, WaitFor::Connection) => text.wait_offline().to_owned(),
        (Some(s), WaitFor::Throttled) => text.wait_throttled(s),
        (Some(s), WaitFor::Service) => text.wait_service(s),
        (Some(s), WaitFor::Network) => text.wait_network(s),
        (Some(s), WaitFor::Quota) => text.wait_quota(s),
    }
}

/// Why a request was made.
#[must_use]
pub fn why(text: Text, why: Why) -> &'static str {
    match why {
        Why::CheckInteractive => text.why_check(),
        Why::CheckNonInteractive => text.why_check_non_interactive(),
        Why::Legacy => text.why_legacy(),
        Why::OtherNames => text.why_other_names(),
        Why::Proof => text.why_proof(),
        Why::Setting => text.why_setting(),
    }
}
