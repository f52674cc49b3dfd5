//! The first of a long list, and the button that shows more: thousands of entries at once would block the page.

use crate::ui::i18n::Text;
use web_sys::MouseEvent;
use yew::prelude::*;

/// How many of `all` entries are shown, `first` and `step` more with each click, and the button.
#[hook]
pub(crate) fn use_some(text: Text, all: usize, first: usize, step: usize) -> (usize, Html) {
    let clicks = use_state_eq(|| 0);
    let shown = first + *clicks * step;
    let left = all.saturating_sub(shown);
    if left == 0 {
        return (all, Html::default());
    }
    let (setter, next) = (clicks.setter(), *clicks + 1);
    let onclick = move |_: MouseEvent| setter.set(next);
    let count = u64::try_from(left.min(step)).unwrap_or(u64::MAX);
    let more = html! { <p><button type="button" class="link small" {onclick}>{ text.file_more(count) }</button></p> };
    (shown, more)
}
