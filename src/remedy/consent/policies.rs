//! Is there a Conditional Access policy that blocks legacy authentication, and whom does it miss. Each way in which real
//! policies of that name fall short is a [`Defect`].

use super::answers::Page;
use crate::model::{DAY, Instant};
use serde::Deserialize;

/// Why a policy does not block everybody's legacy authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Switched off.
    Off,
    /// Report-only.
    ReportOnly,
    /// Only one of the two legacy conditions.
    OneCondition,
    /// Not for all apps, or with exceptions.
    NotAllApps,
    /// Not for everybody.
    NotAllUsers,
    /// So many people are left out by name, and so many groups, roles or kinds of guests whose members were not read.
    Excluded {
        /// People.
        people: usize,
        /// Groups, roles, guests.
        groups: usize,
    },
    /// Only from some places, platforms, devices or at some risk.
    OtherConditions,
}

/// A policy that blocks legacy clients, at least in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockPolicy {
    /// Name.
    pub name: String,
    /// Microsoft made it; it starts report-only and switches itself on.
    pub managed: bool,
    /// What it lacks; empty: it blocks everybody.
    pub defects: Vec<Defect>,
    /// Object ids of the people who are left out by name.
    pub left_out: Vec<String>,
    /// When it was made.
    pub created: Option<Instant>,
}

/// How long a policy of Microsoft's only reports at the least
/// (<https://learn.microsoft.com/entra/identity/conditional-access/managed-policies>).
const COUNTDOWN: i64 = 45 * DAY;

impl BlockPolicy {
    /// The day from which on Microsoft may switch its own policy on; `None` if it is not Microsoft's, does not only
    /// report, or does not say when it was made.
    #[must_use]
    pub fn switches_on(&self) -> Option<Instant> {
        let waits = self.managed && self.defects.contains(&Defect::ReportOnly);
        self.created.filter(|_| waits).map(|at| at.plus(COUNTDOWN))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
    display_name: Option<String>,
    state: Option<String>,
    created_date_time: Option<String>,
    conditions: Option<Conditions>,
    grant_controls: Option<Controls>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Controls {
    #[serde(default)]
    built_in_controls: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Conditions {
    #[serde(default)]
    client_app_types: Vec<String>,
    applications: Option<Applications>,
    users: Option<Users>,
    locations: Option<serde::de::IgnoredAny>,
    platforms: Option<serde::de::IgnoredAny>,
    devices: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    sign_in_risk_levels: Vec<String>,
    #[serde(default)]
    user_risk_levels: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Applications {
    include_applications: Vec<String>,
    exclude_applications: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Users {
    include_users: Vec<String>,
    exclude_users: Vec<String>,
    exclude_groups: Vec<String>,
    exclude_roles: Vec<String>,
    exclude_guests_or_external_users: Option<serde::de::IgnoredAny>,
}

/// The policies of a page that block legacy clients, and the address of the next page; `None` if the answer cannot be
/// read. A policy in a form that is not known is passed over: it is not counted as a block.
#[must_use]
pub fn block_policies(json: &[u8]) -> Option<(Vec<BlockPolicy>, Option<String>)> {
    let page: Page<Raw> = serde_json::from_slice(json).ok()?;
    Some((
        page.value.into_iter().filter_map(judge).collect(),
        page.next,
    ))
}

fn judge(raw: Raw) -> Option<BlockPolicy> {
    let conditions = raw.conditions?;
    let one_of =
        |list: &[String], wanted: &str| list.iter().any(|x| x.eq_ignore_ascii_case(wanted));
    if !one_of(&raw.grant_controls?.built_in_controls, "block") {
        return None;
    }
    let types = &conditions.client_app_types;
    let (eas, other) = (one_of(types, "exchangeActiveSync"), one_of(types, "other"));
    // A block for all clients is no policy about legacy ones; its exceptions are other questions.
    if (!eas && !other) || one_of(types, "all") {
        return None;
    }
    let mut defects = Vec::new();
    match raw.state.as_deref() {
        Some("enabled") => {}
        Some("enabledForReportingButNotEnforced") => defects.push(Defect::ReportOnly),
        _ => defects.push(Defect::Off),
    }
    if !(eas && other) {
        defects.push(Defect::OneCondition);
    }
    let apps = conditions.applications.unwrap_or_default();
    if !one_of(&apps.include_applications, "All") || !apps.exclude_applications.is_empty() {
        defects.push(Defect::NotAllApps);
    }
    let users = conditions.users.unwrap_or_default();
    if !one_of(&users.include_users, "All") {
        defects.push(Defect::NotAllUsers);
    }
    let people = users.exclude_users.len();
    let groups = users.exclude_groups.len()
        + users.exclude_roles.len()
        + usize::from(users.exclude_guests_or_external_users.is_some());
    if people + groups > 0 {
        defects.push(Defect::Excluded { people, groups });
    }
    let narrowed = conditions.locations.is_some()
        || conditions.platforms.is_some()
        || conditions.devices.is_some()
        || !conditions.sign_in_risk_levels.is_empty()
        || !conditions.user_risk_levels.is_empty();
    if narrowed {
        defects.push(Defect::OtherConditions);
    }
    let name = raw.display_name.unwrap_or_default();
    Some(BlockPolicy {
        managed: name.starts_with("Microsoft-managed:"),
        name,
        defects,
        left_out: users.exclude_users,
        created: raw.created_date_time.as_deref().and_then(Instant::parse),
    })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Defaults {
    is_enabled: bool,
}

/// Whether security defaults are on, which block legacy authentication; `None` if the answer cannot be read.
#[must_use]
pub fn security_defaults(json: &[u8]) -> Option<bool> {
    serde_json::from_slice::<Defaults>(json)
        .ok()
        .map(|d| d.is_enabled)
}
