//! The filter in the address of Findings, `#/findings?only=activeSync,notChanged`: kinds, never words that were searched for,
//! since those are names mostly. Pure.

use super::rows::{Filter, Part};
use crate::model::{Class, Flag, Protocol};
use crate::remedy::End;
use crate::worker::messages::State;
use std::fmt::Debug;

/// Classes, worst first.
pub const CLASSES: [Class; 4] = [
    Class::BasicProven,
    Class::LegacyUnknown,
    Class::Certificate,
    Class::AttemptsOnly,
];
const STATES: [State; 8] = [
    State::NotChanged,
    State::Withheld,
    State::BackOnLegacy,
    State::TooEarly,
    State::CleanSoFar,
    State::Silent,
    State::Verified,
    State::Ended,
];
const PARTS: [Part; 3] = [Part::Using, Part::Waiting, Part::Proven];
const FLAGS: [Flag; 14] = [
    Flag::LikelySpray,
    Flag::PossiblyCompromised,
    Flag::OldPassword,
    Flag::Guest,
    Flag::CrossTenant,
    Flag::ServiceAccountHint,
    Flag::Relay,
    Flag::NoUserAgent,
    Flag::PartlyProven,
    Flag::InPlaceUpgrade,
    Flag::Implausible,
    Flag::WithoutId,
    Flag::AccountDisabled,
    Flag::AccountDeleted,
];

/// The address of Findings with a filter.
#[must_use]
pub fn fragment(filter: &Filter) -> String {
    let mut kinds = Vec::new();
    kinds.extend(filter.classes.iter().map(|kind| name(*kind)));
    kinds.extend(filter.protocols.iter().map(|kind| name(*kind)));
    kinds.extend(filter.states.iter().map(|kind| name(*kind)));
    kinds.extend(filter.flags.iter().map(|kind| name(*kind)));
    kinds.extend(filter.ends.iter().map(|end| end_name(*end)));
    kinds.extend(filter.part.map(name));
    match kinds.is_empty() {
        true => "#/findings".to_owned(),
        false => format!("#/findings?only={}", kinds.join(",")),
    }
}

/// The filter in an address; its search text is empty. `None` without `?only=`. Unknown names are ignored.
#[must_use]
pub fn filter(fragment: &str) -> Option<Filter> {
    let (_, kinds) = fragment.split_once("?only=")?;
    let mut filter = Filter::default();
    for kind in kinds.split(',') {
        filter.classes.extend(find(&CLASSES, kind));
        filter.protocols.extend(find(&Protocol::ALL, kind));
        filter.states.extend(find(&STATES, kind));
        filter.flags.extend(find(&FLAGS, kind));
        let end = End::ALL.into_iter().find(|end| end_name(*end) == kind);
        filter.ends.extend(end);
        filter.part = filter.part.or(find(&PARTS, kind));
    }
    Some(filter)
}

/// Name of a kind: its variant, with a small letter at first.
fn name<K: Debug>(kind: K) -> String {
    let mut name = format!("{kind:?}");
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    name
}

/// `endsEws`: protocols have the same names.
fn end_name(end: End) -> String {
    format!("ends{end:?}")
}

fn find<K: Copy + Debug>(all: &[K], wanted: &str) -> Option<K> {
    all.iter().copied().find(|kind| name(*kind) == wanted)
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, FLAGS, Filter, PARTS, STATES, end_name, filter, fragment, name};
    use crate::model::{Class, Flag, Protocol};
    use crate::remedy::End;

    #[test]
    fn every_kind_has_a_name_of_its_own_and_reads_back() {
        let whole = Filter {
            text: "somebody".to_owned(),
            classes: CLASSES.to_vec(),
            protocols: Protocol::ALL.to_vec(),
            states: STATES.to_vec(),
            flags: FLAGS.to_vec(),
            ends: End::ALL.to_vec(),
            part: Some(PARTS[1]),
        };
        let address = fragment(&whole);
        assert!(!address.contains("somebody"));
        let expected = Filter {
            text: String::new(),
            ..whole
        };
        assert_eq!(filter(&address), Some(expected));
        let mut names: Vec<String> = CLASSES.map(name).to_vec();
        names.extend(Protocol::ALL.map(name));
        names.extend(STATES.map(name));
        names.extend(FLAGS.map(name));
        names.extend(PARTS.map(name));
        names.extend(End::ALL.map(end_name));
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn an_address_without_a_filter_leaves_the_filter_as_it_is() {
        assert_eq!(filter("#/findings"), None);
        assert_eq!(fragment(&Filter::default()), "#/findings");
        assert_eq!(
            filter("#/findings?only=<b>,relay,basicProven,,"),
            Some(Filter {
                classes: vec![Class::BasicProven],
                flags: vec![Flag::Relay],
                ..Filter::default()
            })
        );
    }
}
