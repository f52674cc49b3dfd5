//! What a policy blocks, in words.

use super::SHOWN;
use crate::model::Instant;
use crate::remedy::consent::{BlockPolicy, Defect};
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
    let mut missed: Vec<&str> = people
        .iter()
        .filter(|(id, _)| policy.left_out.iter().any(|o| o.eq_ignore_ascii_case(id)))
        .map(|(_, name)| name.as_str())
        .collect();
    crate::model::order::distinct(&mut missed);
    if !missed.is_empty() {
        let more = missed.len().saturating_sub(SHOWN);
        let mut named: Vec<String> = missed.into_iter().take(SHOWN).map(remark).collect();
        if more > 0 {
            named.push(format!("+ {more}"));
        }
        sentences.push(text.tenant_policy_misses(&named.join(", ")));
    }
    if policy.managed {
        sentences.push(match (policy.switches_on(), policy.created) {
            (Some(on), Some(created)) if on > now => {
                text.tenant_policy_counts(&day(created), &day(on))
            }
            (Some(_), Some(created)) => text.tenant_policy_any_day(&day(created)),
            _ => text.tenant_policy_managed().to_owned(),
        });
    }
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
