//! Everything about one finding, for its page.

use super::build::count;
use super::case::Case;
use super::flags::Row;
use super::intern::Sym;
use super::network::network;
use super::rows::ModernRow;
use super::view::{
    AgentView, CaPolicy, DeviceView, FindingKey, ModernTick, NetworkView, OutcomeCounts,
    SIGN_INS_SHOWN, SignInView, TICKS_SHOWN, Tick,
};
use crate::classify::Code;
use crate::device::Family;
use crate::model::order;
use crate::model::{Instant, Outcome, Protocol};
use crate::source::import::json;
use std::collections::{BTreeMap, HashMap};

impl Case {
    /// The device page's data as of `now`; `None`: no such finding.
    #[must_use]
    pub fn device(&self, key: &FindingKey, now: Instant) -> Option<DeviceView> {
        let person = *self.found.get(&key.0)?;
        let findings = self.findings_of(person);
        let finding = findings.iter().find(|f| f.key == *key)?;
        let group = self.people.group(person);
        let rows: Vec<Row<'_>> = self
            .legacy_of(&group)
            .into_iter()
            .filter(|r| self.device_key(r.row) == finding.device_key)
            .collect();
        let modern: Vec<&ModernRow> = self
            .modern_of(&group)
            .into_iter()
            .filter(|m| m.client.is_mail())
            .collect();
        let relayed =
            finding.by_details || matches!(finding.family(), Family::Relay | Family::Unknown);
        let complete = self.claimed_complete_to();
        let log = self.log();
        let judged = self.judge(finding.clone(), &log, now);
        let mut row = finding.row();
        row.verdict = judged.row();
        Some(DeviceView {
            reading: finding.reading.clone(),
            agents: self.agent_views(&rows),
            os_history: finding.os_history.clone(),
            evidence: finding.evidence.clone(),
            proven: finding.proven,
            against: self.against(&rows, finding.class),
            applications: finding.applications.clone(),
            resources: finding.resources.clone(),
            sign_ins_total: (rows.len() + modern.len()) as u64,
            sign_ins: self.newest(&rows, &modern),
            legacy: thinned(rows.iter().map(|r| Tick {
                t: r.row.at.0,
                o: r.judged.outcome,
            })),
            modern: thinned(modern.iter().filter(|m| m.accepted).map(|m| ModernTick {
                t: m.at.0,
                client: m.client,
                ropc: m.ropc,
            })),
            networks: if relayed {
                self.networks(&rows)
            } else {
                Vec::new()
            },
            complete_to: match row.mark {
                Some(_) => judged.verdict.complete_to,
                None => complete
                    .interactive_user
                    .zip(complete.non_interactive_user)
                    .map(|(a, b)| a.min(b)),
            },
            others: findings
                .iter()
                .filter(|f| f.key != *key)
                .take(SIGN_INS_SHOWN)
                .map(|f| f.key.clone())
                .collect(),
            others_more: (findings.len() - 1).saturating_sub(SIGN_INS_SHOWN) as u64,
            rests: Self::rests(&log.pieces, judged.verdict.complete_to),
            elsewhere: judged.elsewhere,
            scanner: judged.scanner,
            verdict: judged.verdict,
            row,
        })
    }

    fn agent_views(&self, rows: &[Row<'_>]) -> Vec<AgentView> {
        let mut seen: HashMap<Sym, AgentView> = HashMap::new();
        for r in rows {
            let Some(agent) = r.row.agent else {
                continue;
            };
            let view = seen.entry(agent).or_insert_with(|| AgentView {
                agent: self.texts.get(agent).to_owned(),
                count: 0,
                first_seen: r.row.at,
                last_seen: r.row.at,
            });
            view.count += 1;
            view.last_seen = r.row.at;
        }
        let mut agents: Vec<AgentView> = seen.into_values().collect();
        order::sort_by(&mut agents, |a, b| {
            (b.last_seen, &a.agent).cmp(&(a.last_seen, &b.agent))
        });
        agents.truncate(SIGN_INS_SHOWN);
        agents
    }

    /// The policies of a record. An empty list beside a status that says that policies were evaluated is one that the
    /// reader was not allowed to see (graph: the list is left out or emptied without the right to read policies).
    fn policies(&self, status: Option<Sym>, list: Option<Sym>) -> Option<Vec<CaPolicy>> {
        let found = policies(self.texts.get(list?));
        let evaluated = status.is_some_and(|s| {
            let status = self.texts.get(s);
            status.eq_ignore_ascii_case("success") || status.eq_ignore_ascii_case("failure")
        });
        (!found.is_empty() || !evaluated).then_some(found)
    }

    fn newest(&self, rows: &[Row<'_>], modern: &[&ModernRow]) -> Vec<SignInView> {
        let text = |s: Option<super::intern::Sym>| s.map(|s| self.texts.get(s).to_owned());
        let place = |city, country| {
            let parts: Vec<String> = [text(city), text(country)].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        };
        let code = |code| match code {
            Code::Number(n) => Some(n),
            Code::Absent | Code::Unreadable => None,
        };
        let legacy = rows.iter().rev().take(SIGN_INS_SHOWN).map(|r| SignInView {
            at: r.row.at,
            protocol: r.row.protocol,
            client: None,
            application: text(r.row.app),
            resource: text(r.row.resource),
            outcome: r.judged.outcome,
            class: Some(r.judged.class),
            error_code: code(r.row.code),
            address: text(r.row.address),
            place: place(r.row.city, r.row.country),
            event_type: r.row.event_type,
            ca_status: text(r.row.ca_status),
            ca_policies: self.policies(r.row.ca_status, r.row.ca_policies),
            id: self.row_id(r.row.id),
        });
        let modern = modern
            .iter()
            .rev()
            .take(SIGN_INS_SHOWN)
            .map(|m| SignInView {
                at: m.at,
                protocol: Protocol::MobileAndDesktop,
                client: Some(m.client),
                application: None,
                resource: None,
                outcome: if m.accepted {
                    Outcome::Accepted
                } else {
                    Outcome::Other
                },
                class: None,
                error_code: code(m.code),
                address: text(m.address),
                place: place(m.city, m.country),
                event_type: m.event_type,
                ca_status: text(m.ca_status),
                ca_policies: self.policies(m.ca_status, m.ca_policies),
                id: self.row_id(m.id),
            });
        let mut all: Vec<SignInView> = legacy.chain(modern).collect();
        order::sort_by(&mut all, |a, b| (b.at, &a.id).cmp(&(a.at, &b.id)));
        all.truncate(SIGN_INS_SHOWN);
        all
    }

    /// Sub-groups by source network, busiest first.
    fn networks(&self, rows: &[Row<'_>]) -> Vec<NetworkView> {
        let mut networks: BTreeMap<String, NetworkView> = BTreeMap::new();
        for r in rows {
            let name = r.address.map(network).unwrap_or_default();
            let view = networks.entry(name.clone()).or_insert_with(|| NetworkView {
                network: name,
                place: None,
                counts: OutcomeCounts::default(),
                first_seen: r.row.at,
                last_seen: r.row.at,
            });
            count(&mut view.counts, r.judged.outcome);
            view.last_seen = r.row.at;
            view.place = match (r.row.city, r.country) {
                (Some(city), Some(country)) => Some(format!("{}, {country}", self.texts.get(city))),
                (Some(city), None) => Some(self.texts.get(city).to_owned()),
                (None, Some(country)) => Some(country.to_owned()),
                (None, None) => view.place.take(),
            };
        }
        let mut all: Vec<NetworkView> = networks.into_values().collect();
        let total = |n: &NetworkView| {
            let c = n.counts;
            c.accepted + c.stopped_after_password + c.rejected + c.interrupted + c.other
        };
        order::sort_by(&mut all, |a, b| {
            (total(b), &a.network).cmp(&(total(a), &b.network))
        });
        all.truncate(SIGN_INS_SHOWN);
        all
    }
}

/// Policies with their results, from the record's JSON.
fn policies(json_array: &str) -> Vec<CaPolicy> {
    let mut found: Vec<CaPolicy> = Vec::new();
    let mut current = usize::MAX;
    json::each_object(json_array.as_bytes(), |n, key, value| {
        if n != current {
            current = n;
            found.push(CaPolicy {
                name: String::new(),
                result: String::new(),
            });
        }
        let Some(policy) = found.last_mut() else {
            return;
        };
        if key.eq_ignore_ascii_case(b"displayName") {
            policy.name = value.into_owned();
        } else if key.eq_ignore_ascii_case(b"result") {
            policy.result = value.into_owned();
        }
    });
    found
}

/// At most [`TICKS_SHOWN`], evenly thinned, first and last kept.
fn thinned<T>(ticks: impl Iterator<Item = T>) -> Vec<T> {
    let all: Vec<T> = ticks.collect();
    let len = all.len();
    if len <= TICKS_SHOWN {
        return all;
    }
    let mut wanted = (0..TICKS_SHOWN)
        .map(|n| n * (len - 1) / (TICKS_SHOWN - 1))
        .peekable();
    all.into_iter()
        .enumerate()
        .filter(|(n, _)| wanted.next_if_eq(n).is_some())
        .map(|(_, tick)| tick)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{policies, thinned};
    use crate::findings::view::TICKS_SHOWN;

    #[test]
    fn thinning_keeps_first_and_last() {
        let all = thinned(0..50_000);
        assert_eq!(all.len(), TICKS_SHOWN);
        assert_eq!((all.first(), all.last()), (Some(&0), Some(&49_999)));
        assert_eq!(thinned(0..3), [0, 1, 2]);
    }

    #[test]
    fn policies_are_read_from_the_record() {
        let found = policies(
            r#"[{"id":"x","displayName":"Block \u00e9","enforcedGrantControls":["Block"],"result":"failure"},{"displayName":"B","result":"notApplied"}]"#,
        );
        let pairs: Vec<_> = found
            .iter()
            .map(|p| (p.name.as_str(), p.result.as_str()))
            .collect();
        assert_eq!(pairs, [("Block é", "failure"), ("B", "notApplied")]);
        assert!(policies("[]").is_empty());
    }
}
