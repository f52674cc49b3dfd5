//! What a policy blocks and who is assigned, in words.

use super::SHOWN;
use crate::model::Instant;
use crate::remedy::consent::{Assigned, BlockPolicy, Defect, Maker};
use crate::remedy::quote::remark;
use crate::ui::i18n::Text;

/// What a policy blocks, whom it misses, and whether it will switch itself on.
pub(super) fn block(
    text: Text,
    policy: &BlockPolicy,
    now: Instant,
    people: &[(String, String)],
    sentences: &mut Vec<String>,
) {
    let name = remark(&policy.name);
    let lacks: Vec<String> = policy.defects.iter().map(|d| defect(text, *d)).collect();
    sentences.push(if lacks.is_empty() {
        text.tenant_policy_whole(&name)
    } else {
        text.tenant_policy_lacks(&name, &lacks.join("; "))
    });
    let is_missed = |id: &str| policy.left_out.iter().any(|o| o.eq_ignore_ascii_case(id));
    let missed = people.iter().filter(|(id, _)| is_missed(id));
    if let Some(names) = named(missed) {
        sentences.push(text.tenant_policy_misses(&names));
    }
    match policy.maker {
        Maker::Tenant => {}
        Maker::Baseline => sentences.push(text.tenant_policy_baseline().to_owned()),
        Maker::Managed => sentences.push(match (policy.switches_on(), policy.created) {
            (Some(on), Some(created)) if on > now => {
                text.tenant_policy_counts(&day(created), &day(on))
            }
            (Some(_), Some(created)) => text.tenant_policy_any_day(&day(created)),
            _ => text.tenant_policy_managed().to_owned(),
        }),
    }
}

/// Who is assigned to an app that demands it, and who of those still on legacy authentication is not.
pub(super) fn assignments(
    text: Text,
    assigned: Option<&Assigned>,
    people: &[(String, String)],
    sentences: &mut Vec<String>,
) {
    let Some(assigned) = assigned.filter(|a| a.complete) else {
        sentences.push(text.tenant_assigned_unread().to_owned());
        return;
    };
    sentences.push(text.tenant_assigned(assigned.people.len() as u64));
    if assigned.groups {
        sentences.push(text.tenant_assigned_groups().to_owned());
    }
    let without = people
        .iter()
        .filter(|(id, _)| assigned.has(id) == Some(false));
    if let Some(names) = named(without) {
        sentences.push(text.tenant_assigned_not(&names));
    }
}

/// Names of people, each once, the first few of many; `None`: nobody.
fn named<'a>(people: impl Iterator<Item = &'a (String, String)>) -> Option<String> {
    let mut all: Vec<&str> = people.map(|(_, name)| name.as_str()).collect();
    crate::model::order::distinct(&mut all);
    let more = all.len().saturating_sub(SHOWN);
    let mut named: Vec<String> = all.into_iter().take(SHOWN).map(remark).collect();
    if more > 0 {
        named.push(format!("+ {more}"));
    }
    (!named.is_empty()).then(|| named.join(", "))
}

pub(super) fn day(at: Instant) -> String {
    let (year, month, day) = at.civil_date();
    format!("{year:04}-{month:02}-{day:02}")
}

fn defect(text: Text, defect: Defect) -> String {
    match defect {
        Defect::Off => text.defect_off().to_owned(),
        Defect::ReportOnly => text.defect_report_only().to_owned(),
        Defect::OneCondition => text.defect_one_condition().to_owned(),
        Defect::NotAllApps => text.defect_apps().to_owned(),
        Defect::NotAllUsers => text.defect_users().to_owned(),
        Defect::Excluded { people, groups: 0 } => text.defect_excluded(people as u64),
        Defect::Excluded { people: 0, groups } => text.defect_excluded_groups(groups as u64),
        Defect::Excluded { people, groups } => format!(
            "{}; {}",
            text.defect_excluded(people as u64),
            text.defect_excluded_groups(groups as u64)
        ),
        Defect::OtherConditions => text.defect_conditions().to_owned(),
    }
}
