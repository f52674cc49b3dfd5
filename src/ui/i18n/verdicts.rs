//! Words of marks and verdicts.

use super::Text;
use crate::worker::messages::{Basis, How, Reach, Reason, Rests, State};

/// Name of a state.
#[must_use]
pub fn state(text: Text, state: State) -> &'static str {
    match state {
        State::NotChanged => text.state_not_changed(),
        State::Withheld => text.vs_withheld(),
        State::BackOnLegacy => text.vs_back_on_legacy(),
        State::TooEarly => text.vs_too_early(),
        State::CleanSoFar => text.vs_clean_so_far(),
        State::Silent => text.vs_silent(),
        State::Verified => text.vs_verified(),
        State::Ended => text.vs_ended(),
    }
}

/// The verdict in one sentence.
#[must_use]
pub fn title(text: Text, state: State) -> &'static str {
    match state {
        State::NotChanged => text.state_not_changed(),
        State::Withheld => text.vb_withheld(),
        State::BackOnLegacy => text.vb_back_on_legacy(),
        State::TooEarly => text.vb_too_early(),
        State::CleanSoFar => text.vb_clean_so_far(),
        State::Silent => text.vb_silent(),
        State::Verified => text.vb_verified(),
        State::Ended => text.vb_ended(),
    }
}

/// Why.
#[must_use]
pub fn reason(text: Text, reason: Reason) -> &'static str {
    match reason {
        Reason::InteractiveMissing => text.vr_interactive_missing(),
        Reason::NonInteractiveMissing => text.vr_non_interactive_missing(),
        Reason::NotDescribed => text.vr_not_described(),
        Reason::NotUsable => text.vr_not_usable(),
        Reason::Gap => text.vr_gap(),
        Reason::NewDevice => text.vr_new_device(),
        Reason::HiddenDevice => text.vr_hidden_device(),
        Reason::Namesake => text.vr_namesake(),
        Reason::Accepted => text.vr_accepted(),
        Reason::Stopped => text.vr_stopped(),
        Reason::StillTrying => text.vr_still_trying(),
        Reason::LogTooShort => text.vr_log_too_short(),
        Reason::FirstHalfHour => text.vr_first_half_hour(),
        Reason::FirstDay => text.vr_first_day(),
        Reason::OneAnswer => text.vr_one_answer(),
        Reason::Rhythm => text.vr_rhythm(),
        Reason::RhythmUnknown => text.vr_rhythm_unknown(),
        Reason::OtherDevice => text.vr_other_device(),
        Reason::NoSignOfLife => text.vr_no_sign_of_life(),
        Reason::NoModern => text.vr_no_modern(),
        Reason::ModernNotRead => text.vr_modern_not_read(),
    }
}

/// How a device was changed.
#[must_use]
pub fn how(text: Text, how: How) -> String {
    match how {
        How::ReAdded => text.how_re_added().to_owned(),
        How::UpdateAndWait => text.how_update_and_wait().to_owned(),
        How::OtherApp(app) => text.how_other_app(app.name()),
        How::OAuth(scope) => text.how_oauth(scope.protocol().name()),
        How::Connector => text.how_connector().to_owned(),
        How::SwitchedOff => text.how_switched_off().to_owned(),
        How::Retired => text.how_retired().to_owned(),
    }
}

/// What *complete to* rests on.
#[must_use]
pub fn rests(text: Text, rests: Rests) -> &'static str {
    match (rests.basis, rests.reach) {
        (Basis::Asked, Reach::Newest) => text.vn_rests_asked_newest(),
        (Basis::Asked, Reach::Asked) => text.vn_rests_asked_nothing(),
        (_, Reach::Newest) => text.vn_rests_stated_newest(),
        (_, Reach::Asked) => text.vn_rests_stated_nothing(),
    }
}
