//! The stories of `tests/scenarios/`, from records to verdict, and what must hold for all of them.

mod story;

use story::{Told, all};

#[test]
fn every_story_ends_as_its_label_says() {
    let stories = all();
    assert!(stories.len() >= 60, "{}", stories.len());
    let mut wrong = Vec::new();
    for story in &stories {
        let got = story.tell(Told::AsItIs);
        if got != story.want {
            wrong.push(format!("{}: {got:?}, not {:?}", story.name, story.want));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for state in [
        "notChanged",
        "withheld",
        "backOnLegacy",
        "tooEarly",
        "cleanSoFar",
        "silent",
        "verified",
        "ended",
    ] {
        let count = stories.iter().filter(|s| s.want.0 == state).count();
        assert!(count >= 6, "{state}: {count}");
    }
}

#[test]
fn neither_order_nor_repeats_nor_a_case_file_change_a_story() {
    for story in all().iter().filter(|s| !s.is_large()) {
        for told in [Told::Backwards, Told::Twice, Told::ThroughACaseFile] {
            assert_eq!(story.tell(told), story.want, "{}: {told:?}", story.name);
        }
    }
}

fn is_proof(state: &str) -> bool {
    matches!(state, "verified" | "ended")
}

#[test]
fn what_nobody_described_proves_nothing() {
    for story in all().iter().filter(|s| !s.is_large()) {
        for file in 0..story.files() {
            let got = story.tell(Told::Undescribed(file));
            assert!(
                !is_proof(&got.0) || is_proof(&story.want.0),
                "{} without file {file}: {got:?}",
                story.name
            );
        }
        let got = story.tell(Told::NothingDescribed);
        assert!(!is_proof(&got.0), "{}: {got:?}", story.name);
    }
}

#[test]
fn a_late_record_ends_a_proof() {
    for story in all().iter().filter(|s| is_proof(&s.want.0)) {
        let got = story.tell(Told::WithALateRecord);
        assert_eq!(got.0, "backOnLegacy", "{}", story.name);
    }
}
