//! A sentence with words as they stand on a screen, and with what is typed.

use crate::ui::i18n::remedy::{Part, parts};
use yew::prelude::*;

/// Properties of [`Sentence`].
#[derive(Clone, PartialEq, Properties)]
pub struct SentenceProps {
    /// The sentence with its marks.
    pub text: AttrValue,
}

/// Shows it.
#[component(Sentence)]
pub fn sentence(props: &SentenceProps) -> Html {
    parts(&props.text)
        .into_iter()
        .map(|part| match part {
            Part::Words(words) => html! { { words } },
            Part::Screen(words) => html! { <b>{ words }</b> },
            Part::Typed(words) => html! { <code>{ words }</code> },
        })
        .collect()
}
