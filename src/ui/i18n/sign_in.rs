//! Words of signing in: errors, permissions, clouds.

use super::Text;
use crate::auth::{Help, Scope};
use crate::model::Cloud;

/// What happened, and what to do now.
#[must_use]
pub fn help(text: Text, help: Help) -> (&'static str, &'static str) {
    match help {
        Help::RedirectUri => (text.auth_redirect_uri(), text.auth_redirect_uri_do()),
        Help::Platform => (text.auth_platform(), text.auth_platform_do()),
        Help::AppNotFound => (text.auth_app_not_found(), text.auth_app_not_found_do()),
        Help::WrongAccount => (text.auth_wrong_account(), text.auth_wrong_account_do()),
        Help::Consent => (text.auth_consent(), text.auth_consent_do()),
        Help::Declined => (text.auth_declined(), text.auth_declined_do()),
        Help::AdminConsent => (text.auth_admin_consent(), text.auth_admin_consent_do()),
        Help::PermissionMissing => (
            text.auth_permission_missing(),
            text.auth_permission_missing_do(),
        ),
        Help::NotAssigned => (text.auth_not_assigned(), text.auth_not_assigned_do()),
        Help::SecondFactor => (text.auth_second_factor(), text.auth_second_factor_do()),
        Help::Policy => (text.auth_policy(), text.auth_policy_do()),
        Help::AccountState => (text.auth_account_state(), text.auth_account_state_do()),
        Help::SessionOver => (text.auth_session_over(), text.auth_session_over_do()),
        Help::CodeUsed => (text.auth_code_used(), text.auth_code_used_do()),
        Help::OurMistake => (text.auth_our_mistake(), text.auth_our_mistake_do()),
        Help::TenantNotFound => (
            text.auth_tenant_not_found(),
            text.auth_tenant_not_found_do(),
        ),
        Help::Transient => (text.auth_transient(), text.auth_transient_do()),
        Help::Other => (text.auth_other(), text.auth_other_do()),
        Help::SignedOut => (text.auth_signed_out(), text.auth_signed_out_do()),
        Help::ClientId => (text.auth_client_id(), text.auth_client_id_do()),
        Help::Tenant => (text.auth_tenant(), text.auth_tenant_do()),
        Help::Insecure => (text.auth_insecure(), text.auth_insecure_do()),
        Help::NoRandomness => (text.auth_no_randomness(), text.auth_no_randomness_do()),
        Help::NoStorage => (text.auth_no_storage(), text.auth_no_storage_do()),
        Help::NotAToken => (text.auth_not_a_token(), text.auth_not_a_token_do()),
        Help::NotForGraph => (text.auth_not_for_graph(), text.auth_not_for_graph_do()),
        Help::TokenExpired => (text.auth_token_expired(), text.auth_token_expired_do()),
        Help::StrayAnswer => (text.auth_stray_answer(), text.auth_stray_answer_do()),
        Help::WrongTenant => (text.auth_wrong_tenant(), text.auth_wrong_tenant_do()),
        Help::InProgress => (text.auth_in_progress(), text.auth_in_progress_do()),
        Help::Cancelled => (text.auth_cancelled(), text.auth_cancelled_do()),
        Help::Interrupted => (text.auth_interrupted(), text.auth_interrupted_do()),
        Help::TimedOut => (text.auth_timed_out(), text.auth_timed_out_do()),
        Help::Offline => (text.auth_offline(), text.auth_offline_do()),
        Help::NotReached => (text.auth_not_reached(), text.auth_not_reached_do()),
        Help::StrangeAnswer => (text.auth_strange_answer(), text.auth_strange_answer_do()),
        Help::Throttled => (text.auth_throttled(), text.auth_throttled_do()),
    }
}

/// Why a permission is asked for.
#[must_use]
pub fn reason(text: Text, scope: Scope) -> &'static str {
    match scope {
        Scope::AuditLogRead => text.scope_audit_log(),
        Scope::ApplicationRead => text.scope_application(),
        Scope::DirectoryRead => text.scope_directory(),
        Scope::PolicyRead => text.scope_policy(),
        Scope::ServiceMessageRead => text.scope_service_message(),
        Scope::ConsentRequestRead => text.scope_consent_request(),
    }
}

/// Name of a cloud.
#[must_use]
pub fn cloud(text: Text, cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global => text.cloud_global(),
        Cloud::UsGov => text.cloud_usgov(),
        Cloud::UsGovDod => text.cloud_usgovdod(),
        Cloud::China => text.cloud_china(),
    }
}
