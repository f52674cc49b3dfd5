//! The places. Each is one component; [`Page`] chooses.

mod device;
mod evidence;
mod findings;
mod fix;
mod proof;
mod set_up;
mod sign_in;
mod start;
mod texts;

use crate::state::Place;
use yew::prelude::*;

/// Properties of [`Page`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PageProps {
    /// Where.
    pub place: Place,
    /// The address asks for a place that needs data, and there is none.
    pub returning: bool,
}

/// The place.
#[component(Page)]
pub(super) fn page(props: &PageProps) -> Html {
    match &props.place {
        Place::Start => html! { <start::Start returning={props.returning} /> },
        Place::Findings => html! { <findings::Findings /> },
        Place::Device(key) => html! { <device::Device id={key.0.clone()} /> },
        Place::Proof(key) => html! { <proof::Proof id={key.0.clone()} /> },
        Place::Fix(tab) => html! { <fix::Fix tab={*tab} /> },
        Place::Evidence => html! { <evidence::Evidence /> },
        Place::SetUp => html! { <set_up::SetUp /> },
    }
}
