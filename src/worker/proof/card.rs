//! The card of one device: before, change, after, what was looked at.

use super::looked::Looked;
use super::{Writer, title};
use crate::export::sheet::{Part, Sheet, Words};
use crate::findings::view::{DeviceView, TICKS_SHOWN};
use crate::model::{Flag, Instant, Outcome};
use crate::timeline::tally;
use crate::ui::i18n::proof::{duration, tenth};
use crate::ui::i18n::{number, verdicts, words};
use crate::verify::{GRACE, Reason, State};

/// User agents of one card.
const AGENTS: usize = 3;

/// Legacy sign-ins by outcome: accepted, stopped, rejected, other.
type Counts = [u64; 4];

/// Legacy sign-ins of a device on both sides of its mark.
struct Sides {
    before: Counts,
    last_before: Option<Instant>,
    /// After it, and how many of these were rejected.
    after: (u64, u64),
}

impl Writer<'_> {
    /// The card; with the sources it rests on, unless they stand elsewhere.
    pub(super) fn card(&self, view: &DeviceView, looked: &Looked, sources: bool) -> Sheet {
        let (text, row, verdict) = (self.text, &view.row, &view.verdict);
        let (device, _) = words::device(text, row);
        let (kind, headline, lead) = if !row.markable {
            (
                text.pc_kind_open(),
                text.state_not_changed(),
                vec![text.pc_no_mark()],
            )
        } else if row.mark.is_none() {
            (
                text.pc_kind_open(),
                text.state_not_changed(),
                vec![text.pc_not_marked()],
            )
        } else if verdict.is_proven() {
            let why = if verdict.state == State::Verified {
                text.vr_verified()
            } else {
                text.vr_ended()
            };
            (
                text.pc_kind_proof(),
                verdicts::title(text, verdict.state),
                vec![why, text.pc_proven()],
            )
        } else {
            let why = verdict.reason.map(|r| verdicts::reason(text, r));
            let lead = [Some(text.pc_not_proof()), why]
                .into_iter()
                .flatten()
                .collect();
            (
                text.pc_kind_open(),
                verdicts::title(text, verdict.state),
                lead,
            )
        };
        let mut parts = vec![self.device_part(view), self.before(view)];
        if row.mark.is_some() && row.markable {
            parts.push(self.change(view));
            parts.push(self.after(view));
        }
        parts.push(self.looked(
            looked,
            Some(row.user.id.as_deref().unwrap_or_default()),
            sources,
        ));
        let labelled = !row.label.is_empty() && !row.flags.contains(&Flag::LikelySpray);
        let state = verdicts::state(text, verdict.state);
        Sheet {
            kind: kind.to_owned(),
            title: title(text, &device, words::person(text, row), labelled),
            state: Some((verdict.state, state.to_owned())),
            // Not the same words twice.
            headline: if headline == state {
                String::new()
            } else {
                headline.to_owned()
            },
            lead: lead.into_iter().map(str::to_owned).collect(),
            parts,
            foot: self.foot(),
        }
    }

    fn device_part(&self, view: &DeviceView) -> Part {
        let (text, row) = (self.text, &view.row);
        let mut part = Part::new(text.pc_device());
        let (device, sub) = words::device(text, row);
        part.say(
            text.pc_name(),
            sub.map_or_else(|| device.clone(), |sub| format!("{device} · {sub}")),
        );
        if let Some(os) = &row.os {
            part.say(text.pc_system(), os.as_str());
        }
        if let Some(modern) = words::modern_auth(text, row.modern_auth) {
            part.say("", modern);
        }
        let user = &row.user;
        for (name, value) in [
            (text.pc_person(), &user.display_name),
            (text.pc_account(), &user.principal_name),
        ] {
            if let Some(value) = value.as_deref().filter(|v| !v.is_empty()) {
                part.say(name, value);
            }
        }
        if let Some(id) = &user.id {
            part.all(text.pc_object(), vec![Words::Code(id.clone())]);
        }
        let agents = view.agents.iter().take(AGENTS);
        part.all(
            text.why_agent(),
            agents.map(|a| Words::Code(a.agent.clone())).collect(),
        );
        part.notes.extend(self.more_agents(view));
        part
    }

    fn more_agents(&self, view: &DeviceView) -> Option<String> {
        let rest = view.agents.len().checked_sub(AGENTS).filter(|n| *n > 0)?;
        Some(format!(
            "{}: {}",
            self.text.why_agent(),
            self.text.pc_more(u64::try_from(rest).unwrap_or(0))
        ))
    }

    fn before(&self, view: &DeviceView) -> Part {
        let (text, row) = (self.text, &view.row);
        let mut part = Part::new(text.pc_before());
        part.say(text.why_class(), words::class(text, row.class));
        let mut evidence: Vec<Words> = view
            .evidence
            .iter()
            .map(|e| Words::Code(format!("{} = {}", e.field, e.value)))
            .collect();
        if view.proven.1 > 0 {
            evidence.push(Words::Plain(text.why_proven(view.proven.0, view.proven.1)));
        }
        part.all(text.why_rests(), evidence);
        let protocols: Vec<&str> = row.protocols.iter().map(|p| p.name()).collect();
        part.say(text.why_protocol(), protocols.join(", "));
        if !row.flags.is_empty() {
            let flags: Vec<&str> = row.flags.iter().map(|f| words::flag(text, *f)).collect();
            part.say(text.pc_flags(), flags.join(", "));
        }
        part.say(text.pc_first(), self.time(row.first_seen));
        match sides(view) {
            Some(sides) => {
                if let Some(last) = sides.last_before {
                    part.say(text.pc_last_before(), self.time(last));
                }
                part.say(text.pc_counts_before(), self.counted(sides.before));
                part.notes.push(text.pc_counts_note().to_owned());
            }
            None => {
                let c = row.counts;
                part.say(text.pc_last(), self.time(row.last_seen));
                part.say(
                    text.pc_counts(),
                    self.counted([
                        c.accepted,
                        c.stopped_after_password,
                        c.rejected,
                        c.interrupted + c.other,
                    ]),
                );
            }
        }
        part
    }

    fn counted(&self, counts: Counts) -> String {
        let [accepted, stopped, rejected, other] = counts.map(|n| number(self.text.0, n));
        self.text
            .pc_counts_words(&accepted, &stopped, &rejected, &other)
    }

    fn change(&self, view: &DeviceView) -> Part {
        let text = self.text;
        let mut part = Part::new(text.pc_change());
        if let Some(mark) = view.row.mark {
            part.say(text.pc_how(), verdicts::how(text, mark.how));
            part.say(text.pc_when(), self.time(mark.at));
            part.notes.push(text.pc_by().to_owned());
        }
        part
    }

    fn after(&self, view: &DeviceView) -> Part {
        let (text, verdict) = (self.text, &view.verdict);
        let mut part = Part::new(text.pc_after());
        part.say(text.pc_verdict(), verdicts::title(text, verdict.state));
        let mut legacy = vec![Words::Plain(match verdict.expected_tenths {
            0 => text.vn_expected_unknown(verdict.seen),
            tenths => text.vn_expected(&tenth(text.0, tenths), verdict.seen),
        })];
        if let Some(at) = verdict.last_seen {
            legacy.push(Words::Plain(text.vn_last_seen(&self.time(at))));
        }
        part.all(text.pc_legacy(), legacy);
        let noise =
            sides(view).map_or(0, |s| s.after.0.saturating_sub(verdict.seen).min(s.after.1));
        if noise > 0 {
            part.say(text.pc_rejected(), text.pc_rejected_words(noise));
        }
        part.say(text.pc_modern(), self.modern(view));
        if verdict.silence > 0 {
            let needed = duration(text, verdict.silence);
            part.say(
                text.pc_silence(),
                if verdict.longest_gap > 0 {
                    text.pc_silence_words(&needed, &duration(text, verdict.longest_gap))
                } else {
                    text.pc_silence_unknown(&needed)
                },
            );
        }
        match (verdict.complete_to, view.rests) {
            (Some(to), Some(rests)) => {
                let which = words::event_type(text, rests.event_type);
                // Of a withheld verdict the end may be of one log only, or beyond a gap.
                part.say(
                    text.pc_complete(),
                    if verdict.state == State::Withheld {
                        text.pc_complete_plain(&self.time(to))
                    } else {
                        text.pc_complete_words(&self.time(to), which)
                    },
                );
                part.say(text.pc_rests(), verdicts::rests(text, rests));
            }
            (Some(to), None) => {
                part.say(text.pc_complete(), text.pc_complete_plain(&self.time(to)));
            }
            (None, _) => part.say(text.pc_complete(), text.pc_complete_none()),
        }
        if let Some(client) = verdict.only {
            part.notes.push(text.vn_only(client.name()));
        }
        if let Some(device) = &view.scanner {
            part.notes.push(text.vn_scanner(device));
        }
        if let Some(day) = view.row.mark.and_then(|mark| verdict.second_look(mark.at)) {
            part.notes.push(text.vn_first_days(&self.time(day)));
        }
        if let Some(at) = verdict.earliest.filter(|_| !verdict.is_proven()) {
            part.say(text.pc_earliest(), self.time(at));
        }
        if let Some((at, _)) = verdict.elsewhere {
            let other = view.elsewhere.as_ref().and_then(|key| {
                let row = self.case.device(key, self.now)?.row;
                Some(words::device(text, &row).0)
            });
            let other = other.unwrap_or_else(|| text.device_unknown().to_owned());
            part.say(
                text.pc_elsewhere(),
                text.pc_elsewhere_words(&self.time(at), &other),
            );
        }
        let missing: Vec<&Reason> = verdict.missing.iter().collect();
        part.all(
            text.vn_missing(),
            missing
                .into_iter()
                .map(|r| Words::Plain(verdicts::reason(text, *r).to_owned()))
                .collect(),
        );
        part
    }

    fn modern(&self, view: &DeviceView) -> String {
        let (text, verdict) = (self.text, &view.verdict);
        match (verdict.expected, verdict.first_modern, view.row.mark) {
            (Some(expected), Some(first), Some(mark)) => {
                let gap = duration(text, first.since(mark.at).abs());
                if first >= mark.at {
                    text.vn_first_after(&expected.name(), &self.time(first), &gap)
                } else {
                    text.vn_first_before(&expected.name(), &self.time(first), &gap)
                }
            }
            (Some(expected), None, _) => text.pc_modern_none(&expected.name()),
            _ => text.pc_modern_not_asked().to_owned(),
        }
    }
}

/// Both sides of the mark; `None` without a mark, and where the ticks are thinned out, so that nothing can be counted.
fn sides(view: &DeviceView) -> Option<Sides> {
    let mark = view.row.mark.filter(|_| view.row.markable)?;
    if view.legacy.len() >= TICKS_SHOWN {
        return None;
    }
    let cut = mark.at.plus(GRACE);
    let mut sides = Sides {
        before: [0; 4],
        last_before: None,
        after: (0, 0),
    };
    for tick in &view.legacy {
        let at = Instant(tick.t);
        if at > cut {
            sides.after.0 += 1;
            sides.after.1 += u64::from(tick.o == Outcome::Rejected);
            continue;
        }
        tally(&mut sides.before, tick.o);
        if tick.o != Outcome::Rejected {
            sides.last_before = sides.last_before.max(Some(at));
        }
    }
    Some(sides)
}
