//! Is there a Conditional Access policy that blocks legacy authentication, and whom does it miss: each way in which real
//! policies of that name fall short is a [`Defect`]. And is there one that lets mail in only from other apps or from
//! managed devices, so that Apple Mail cannot be added again: a [`Gate`].

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

/// Who made a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The tenant.
    Tenant,
    /// Microsoft: it starts report-only and switches itself on.
    Managed,
    /// Baseline Security Mode of the Microsoft 365 admin center: it waits for an administrator.
    Baseline,
}

impl Maker {
    fn of(name: &str) -> Self {
        if name.starts_with("Microsoft-managed:") {
            Self::Managed
        } else if name.starts_with("Baseline Security Mode:") {
            Self::Baseline
        } else {
            Self::Tenant
        }
    }
}

/// A policy that blocks legacy clients, at least in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockPolicy {
    /// Name.
    pub name: String,
    /// Who made it.
    pub maker: Maker,
    /// What it lacks; empty: it blocks everybody.
    pub defects: Vec<Defect>,
    /// Object ids of the people who are left out by name.
    pub left_out: Vec<String>,
    /// When it was made.
    pub created: Option<Instant>,
}

/// How long a policy of Microsoft's usually only reports; some begin sooner, with a notice 28 days before
/// (<https://learn.microsoft.com/entra/identity/conditional-access/managed-policies>).
const COUNTDOWN: i64 = 45 * DAY;

impl BlockPolicy {
    /// The day from which on Microsoft usually switches its own policy on; `None` if it is not Microsoft's, does not only
    /// report, or does not say when it was made.
    #[must_use]
    pub fn switches_on(&self) -> Option<Instant> {
        let waits = self.maker == Maker::Managed && self.defects.contains(&Defect::ReportOnly);
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
    operator: Option<String>,
    #[serde(default)]
    built_in_controls: Vec<String>,
    authentication_strength: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    terms_of_use: Vec<String>,
    #[serde(default)]
    custom_authentication_factors: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Conditions {
    #[serde(default)]
    client_app_types: Vec<String>,
    applications: Option<Applications>,
    users: Option<Users>,
    locations: Option<serde::de::IgnoredAny>,
    platforms: Option<Platforms>,
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
struct Platforms {
    include_platforms: Vec<String>,
    exclude_platforms: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Users {
    include_users: Vec<String>,
    include_groups: Vec<String>,
    include_roles: Vec<String>,
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

fn one_of(list: &[String], wanted: &str) -> bool {
    list.iter().any(|x| x.eq_ignore_ascii_case(wanted))
}

/// A policy in force that lets Apple Mail into Exchange Online only on a condition that signing in does not fulfil
/// (<https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Name.
    pub name: String,
    /// It demands an approved or protected app, which Apple Mail is not; else only a managed device.
    pub apps: bool,
    everybody: bool,
    /// Groups or roles are under it, whose members were not read.
    groups: bool,
    people: Vec<String>,
    left_out: Vec<String>,
}

impl Gate {
    /// Whether it may hold for a person; without one, whether it holds for everybody.
    #[must_use]
    pub fn holds(&self, user_id: Option<&str>) -> bool {
        match user_id {
            None => self.everybody,
            Some(id) => {
                !one_of(&self.left_out, id)
                    && (self.everybody || self.groups || one_of(&self.people, id))
            }
        }
    }
}

/// The gates on a page of policies; `None` if the answer cannot be read.
#[must_use]
pub fn gates(json: &[u8]) -> Option<Vec<Gate>> {
    let page: Page<Raw> = serde_json::from_slice(json).ok()?;
    Some(page.value.into_iter().filter_map(gate).collect())
}

fn gate(raw: Raw) -> Option<Gate> {
    const EXCHANGE: &str = "00000002-0000-0ff1-ce00-000000000000";
    const APPS: [&str; 2] = ["approvedApplication", "compliantApplication"];
    const DEVICES: [&str; 2] = ["compliantDevice", "domainJoinedDevice"];
    let (conditions, controls) = (raw.conditions?, raw.grant_controls?);
    let is_in = |names: &[&str], control: &String| {
        names.iter().any(|name| control.eq_ignore_ascii_case(name))
    };
    let demanded = &controls.built_in_controls;
    let gates = |c: &&String| is_in(&APPS, c) || is_in(&DEVICES, c);
    let all = controls
        .operator
        .as_deref()
        .is_some_and(|o| o.eq_ignore_ascii_case("AND"));
    let way_around = demanded.iter().any(|c| !gates(&c))
        || controls.authentication_strength.is_some()
        || !controls.terms_of_use.is_empty()
        || !controls.custom_authentication_factors.is_empty();
    let any_gate = demanded.iter().any(|c| gates(&c));
    let at_risk =
        !conditions.sign_in_risk_levels.is_empty() || !conditions.user_risk_levels.is_empty();
    if raw.state.as_deref() != Some("enabled") || !any_gate || (way_around && !all) || at_risk {
        return None;
    }
    let types = &conditions.client_app_types;
    let modern = ["all", "mobileAppsAndDesktopClients"];
    let apps = conditions.applications.unwrap_or_default();
    let mail = ["All", "Office365", EXCHANGE];
    let among = |list: &[String], wanted: &[&str]| wanted.iter().any(|w| one_of(list, w));
    let platforms = conditions.platforms.unwrap_or_default();
    let every =
        platforms.include_platforms.is_empty() || one_of(&platforms.include_platforms, "all");
    let apple = ["iOS", "macOS"].iter().any(|p| {
        (every || one_of(&platforms.include_platforms, p))
            && !one_of(&platforms.exclude_platforms, p)
    });
    if !(types.is_empty() || among(types, &modern))
        || !among(&apps.include_applications, &mail)
        || among(&apps.exclude_applications, &mail)
        || !apple
    {
        return None;
    }
    let users = conditions.users.unwrap_or_default();
    // Where a managed device is an alternative to such an app, Apple Mail gets in on it.
    let by_device = demanded.iter().any(|c| is_in(&DEVICES, c));
    let by_app = demanded.iter().any(|c| is_in(&APPS, c));
    Some(Gate {
        name: raw.display_name.unwrap_or_default(),
        apps: by_app && (all || !by_device),
        everybody: one_of(&users.include_users, "All"),
        groups: !users.include_groups.is_empty() || !users.include_roles.is_empty(),
        people: users.include_users,
        left_out: users.exclude_users,
    })
}

fn judge(raw: Raw) -> Option<BlockPolicy> {
    let conditions = raw.conditions?;
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
        maker: Maker::of(&name),
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
