//! *Is it over?* as a list: what a verdict asks for, and what of it holds. It only reads the verdict, so that no tick
//! says more than the verdict does. Pure.

use crate::worker::messages::{Reason, State, Verdict};

/// One thing that a proof needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Both logs are read and described.
    Logs,
    /// The expected app signs in.
    App,
    /// The person was there; where no app is expected.
    Person,
    /// No legacy sign-in since the mark.
    Legacy,
    /// Silent for long enough.
    Silence,
    /// The log is complete for long enough.
    Complete,
}

/// The check that a reason keeps open.
#[must_use]
pub const fn of(reason: Reason) -> Check {
    match reason {
        Reason::InteractiveMissing
        | Reason::NonInteractiveMissing
        | Reason::NotDescribed
        | Reason::NotUsable
        | Reason::Gap => Check::Logs,
        Reason::NewDevice
        | Reason::HiddenDevice
        | Reason::Namesake
        | Reason::Accepted
        | Reason::Stopped
        | Reason::StillTrying => Check::Legacy,
        Reason::LogTooShort | Reason::FirstHalfHour | Reason::FirstDay | Reason::OneAnswer => {
            Check::Complete
        }
        Reason::Rhythm | Reason::RhythmUnknown => Check::Silence,
        Reason::OtherDevice | Reason::NoModern | Reason::ModernNotRead => Check::App,
        Reason::NoSignOfLife => Check::Person,
    }
}

/// Everything that keeps the verdict open.
pub fn reasons(verdict: &Verdict) -> impl Iterator<Item = Reason> {
    let more = verdict.missing.iter().copied();
    let reason = verdict.reason;
    reason
        .into_iter()
        .chain(more.filter(move |r| Some(*r) != reason))
        .filter(|_| !verdict.is_proven())
}

/// The checks of a marked device, and which of them hold. A device that is back on legacy has one, which does not.
#[must_use]
pub fn checks(verdict: &Verdict) -> Vec<(Check, bool)> {
    if verdict.state == State::BackOnLegacy {
        return vec![(Check::Legacy, false)];
    }
    let proven = verdict.is_proven();
    let open = |check| reasons(verdict).any(|reason| of(reason) == check);
    let logs = !open(Check::Logs);
    // What was not read, or not for long enough, is not silent.
    let reached = logs && verdict.complete_to.is_some();
    let begun = !reasons(verdict).any(|r| matches!(r, Reason::FirstHalfHour | Reason::LogTooShort));
    let day = !reasons(verdict).any(|r| r == Reason::FirstDay);
    let alive = match verdict.expected {
        Some(_) => (Check::App, verdict.first_modern.is_some()),
        None => (Check::Person, true),
    };
    [
        (Check::Logs, true),
        alive,
        (Check::Legacy, reached && begun && verdict.seen == 0),
        (Check::Silence, reached && begun && day),
        (Check::Complete, reached),
    ]
    .into_iter()
    .map(|(check, holds)| (check, proven || (holds && !open(check))))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{Check, checks};
    use crate::model::{Expected, Instant, MailApp};
    use crate::worker::messages::{Reason, State, Verdict};

    const REASONS: [Reason; 21] = [
        Reason::InteractiveMissing,
        Reason::NonInteractiveMissing,
        Reason::NotDescribed,
        Reason::NotUsable,
        Reason::Gap,
        Reason::NewDevice,
        Reason::HiddenDevice,
        Reason::Namesake,
        Reason::Accepted,
        Reason::Stopped,
        Reason::StillTrying,
        Reason::LogTooShort,
        Reason::FirstHalfHour,
        Reason::FirstDay,
        Reason::OneAnswer,
        Reason::Rhythm,
        Reason::RhythmUnknown,
        Reason::OtherDevice,
        Reason::NoSignOfLife,
        Reason::NoModern,
        Reason::ModernNotRead,
    ];

    fn verdict(state: State, missing: &[Reason], app: bool) -> Verdict {
        Verdict {
            state,
            reason: missing.first().copied(),
            missing: missing.to_vec(),
            expected: app.then_some(Expected::App(MailApp::AppleInternetAccounts)),
            first_modern: app.then_some(Instant(1)),
            complete_to: Some(Instant(2)),
            ..Verdict::default()
        }
    }

    #[test]
    fn every_check_holds_if_and_only_if_it_is_proven() {
        for app in [true, false] {
            for state in [State::Verified, State::Ended] {
                let all = checks(&verdict(state, &[], app));
                assert_eq!(all.len(), 5);
                assert!(all.iter().all(|(_, holds)| *holds), "{all:?}");
            }
        }
        for reason in REASONS {
            // An app is asked for, or a sign of life.
            let app = reason != Reason::NoSignOfLife;
            for state in [
                State::Withheld,
                State::TooEarly,
                State::CleanSoFar,
                State::Silent,
                State::BackOnLegacy,
            ] {
                let all = checks(&verdict(state, &[reason], app));
                assert!(all.iter().any(|(_, holds)| !holds), "{state:?} {reason:?}");
            }
        }
    }

    #[test]
    fn what_was_not_read_is_not_called_silent() {
        for reason in [
            Reason::InteractiveMissing,
            Reason::Gap,
            Reason::NotDescribed,
            Reason::FirstHalfHour,
            Reason::LogTooShort,
        ] {
            let all = checks(&verdict(State::Withheld, &[reason], true));
            for check in [Check::Legacy, Check::Silence] {
                assert!(all.contains(&(check, false)), "{reason:?} {all:?}");
            }
        }
        let mut none = verdict(State::CleanSoFar, &[Reason::Rhythm], true);
        none.complete_to = None;
        assert_eq!(checks(&none).iter().filter(|(_, holds)| *holds).count(), 2);
    }

    #[test]
    fn a_day_after_the_mark_only_the_rhythm_is_open() {
        let all = checks(&verdict(State::CleanSoFar, &[Reason::Rhythm], true));
        let open: Vec<_> = all.into_iter().filter(|(_, holds)| !holds).collect();
        assert_eq!(open, [(Check::Silence, false)]);
    }
}
