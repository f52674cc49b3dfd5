//! A button that opens a short list below it. Escape, a click elsewhere or the focus moving away closes it; Escape gives the
//! focus back to the button.

use super::icon::{Icon, glyph};
use crate::platform::listen::Listener;
use crate::platform::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

/// Properties of [`Menu`].
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// `id` of the button; that of the list is the same with `-list`.
    pub id: &'static str,
    /// Words on the button.
    pub words: AttrValue,
    /// An icon in place of the words, which then are its name.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Classes of the button beside `btn`.
    #[prop_or_default]
    pub class: &'static str,
    /// Nothing can be chosen now.
    #[prop_or_default]
    pub disabled: bool,
    /// What is in the list. A click on a button in it closes the list, one on a box to tick does not.
    pub children: Html,
}

/// The menu.
#[component(Menu)]
pub fn menu(props: &MenuProps) -> Html {
    let open = use_state_eq(|| false);
    let root = use_node_ref();
    let inside = {
        let root = root.clone();
        move |target: Option<Element>| {
            root.cast::<Element>()
                .is_some_and(|root| root.contains(target.as_deref()))
        }
    };
    use_effect_with(*open, {
        let (open, inside) = (open.setter(), inside.clone());
        move |is_open| {
            let listener = is_open.then(|| {
                Listener::window("pointerdown", move |event| {
                    if !inside(element(event.target())) {
                        open.set(false);
                    }
                })
            });
            move || drop(listener)
        }
    });
    let focus = {
        let button = format!("#{}", props.id);
        move || page::focus(&button)
    };
    let escape = {
        let (open, focus) = (open.clone(), focus.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                event.stop_propagation();
                open.set(false);
                focus();
            }
        }
    };
    let left = {
        let open = open.setter();
        move |event: FocusEvent| {
            let to = element(event.related_target());
            if to.is_some() && !inside(to) {
                open.set(false);
            }
        }
    };
    let chosen = {
        let open = open.setter();
        move |event: MouseEvent| {
            let on = element(event.target());
            if on.is_some_and(|e| e.closest("button, a").ok().flatten().is_some()) {
                open.set(false);
                focus();
            }
        }
    };
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let list = format!("{}-list", props.id);
    let name = props.icon.map(|_| props.words.clone());
    html! {
        <div class="menu" ref={root} onkeydown={escape} onfocusout={left}>
            <button id={props.id} type="button" class={classes!("btn", props.class)} disabled={props.disabled} onclick={toggle}
                aria-expanded={open.to_string()} aria-controls={list.clone()} aria-label={name.clone()} title={name}>
                if let Some(icon) = props.icon { { glyph(icon) } } else { { &props.words }{ glyph(Icon::Chevron) } }
            </button>
            <div id={list} class="list" hidden={!*open} onclick={chosen}>if *open { { props.children.clone() } }</div>
        </div>
    }
}

fn element(target: Option<web_sys::EventTarget>) -> Option<Element> {
    target.and_then(|target| target.dyn_into().ok())
}

/// An entry to tick, with how many it stands for.
pub fn tick(words: &str, count: String, ticked: bool, change: Callback<Event>) -> Html {
    html! { <label><input type="checkbox" checked={ticked} onchange={change} />{ words }<b>{ count }</b></label> }
}
