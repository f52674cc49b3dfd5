//! Tests of `response.rs`.

use super::response::{Response, is_of_admin_consent, is_stray};
use crate::auth::error::{AuthError, FlowFault, StorageFault};
use crate::auth::transaction::tests::transaction;
use crate::model::{Instant, MINUTE};
use proptest::prelude::*;

const NOW: Instant = Instant(MINUTE);

fn answer(fragment: &str) -> Result<(), AuthError> {
    let state = transaction().state.reveal().to_owned();
    let fragment = fragment.replace("STATE", &state);
    let response = Response::of_fragment(&fragment).expect("an answer");
    response.check(Some(transaction()), NOW).map(|_| ())
}

#[test]
fn a_place_is_no_answer() {
    for fragment in ["", "#", "#/findings", "#/device/0a", "#state=x", "#lang=de"] {
        assert_eq!(Response::of_fragment(fragment), None, "{fragment}");
    }
}

#[test]
fn a_good_answer_gives_the_code() {
    for fragment in [
        "#code=abc&state=STATE&session_state=1",
        "#/code=abc&state=STATE",
        "code=a%2Fb&state=STATE&iss=https%3A%2F%2Flogin.microsoftonline.com%2Fx%2Fv2.0",
    ] {
        assert_eq!(answer(fragment), Ok(()), "{fragment}");
    }
}

#[test]
fn the_state_comes_before_everything() {
    for fragment in [
        "#code=abc",
        "#code=abc&state=",
        "#code=abc&state=other",
        "#code=abc&state=STATEx",
        "#code=abc&state=STATE&state=STATE",
        "#error=access_denied&error_description=Call%20this%20number&state=other",
        "#error=access_denied",
        "#code=abc&state=STATE&iss=https%3A%2F%2Flogin.microsoftonline.us%2Fx%2Fv2.0",
        "#code=abc&state=STATE&iss=https%3A%2F%2Flogin.microsoftonline.com.evil.example%2F",
    ] {
        assert_eq!(
            answer(fragment),
            Err(AuthError::Flow(FlowFault::StateMismatch)),
            "{fragment}"
        );
    }
}

#[test]
fn the_error_comes_before_the_code() {
    let Err(AuthError::Server(fault)) = answer(
        "#code=abc&error=access_denied&error_description=AADSTS65004%3A+declined&state=STATE",
    ) else {
        panic!("an error");
    };
    assert_eq!(
        (fault.error.as_str(), fault.codes.as_slice()),
        ("access_denied", &[65004][..])
    );
    for fragment in ["#code=&state=STATE", "#code&error=&state=STATE"] {
        assert_eq!(
            answer(fragment),
            Err(AuthError::Flow(FlowFault::NoCode)),
            "{fragment}"
        );
    }
}

#[test]
fn an_old_sign_in_or_none_ends_nothing() {
    let fragment = format!("code=a&state={}", transaction().state.reveal());
    let response = Response::of_fragment(&fragment).unwrap();
    assert_eq!(
        response
            .clone()
            .check(Some(transaction()), Instant(11 * MINUTE))
            .map(|_| ()),
        Err(AuthError::Flow(FlowFault::TimedOut))
    );
    assert_eq!(
        response.check(None, NOW).map(|_| ()),
        Err(AuthError::Storage(StorageFault::Lost))
    );
}

#[test]
fn the_answer_of_a_consent_is_known() {
    assert!(is_of_admin_consent("?admin_consent=True&tenant=x"));
    assert!(is_of_admin_consent("?error=x&error_description=Call+us"));
    assert!(!is_of_admin_consent("?lang=de"));
    for query in ["?code=x&state=y", "?lang=de&access_token=x"] {
        assert!(is_stray(query), "{query}");
    }
    for query in ["", "?lang=de", "?error=x&error_description=y", "?decode=x"] {
        assert!(!is_stray(query), "{query}");
    }
    assert!(Response::of_fragment("#access_token=x&token_type=Bearer").is_some());
}

proptest! {
    #[test]
    fn only_the_right_state_passes(state in "[A-Za-z0-9_%+-]{0,60}", code in "[a-z]{1,9}") {
        let fragment = format!("#code={code}&state={state}");
        let response = Response::of_fragment(&fragment).unwrap();
        prop_assert_eq!(
            response.check(Some(transaction()), NOW).is_ok(),
            state == transaction().state.reveal()
        );
    }

    #[test]
    fn any_fragment_may_come(fragment in ".*") {
        if let Some(response) = Response::of_fragment(&fragment) {
            prop_assert!(response.check(Some(transaction()), NOW).is_err());
        }
    }
}
