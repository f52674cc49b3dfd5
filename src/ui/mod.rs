//! The page: shows state, sends actions. No rules, no parsing. See README.md beside this file.

pub mod i18n;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod commands;
#[cfg(target_arch = "wasm32")]
pub mod components;
#[cfg(target_arch = "wasm32")]
pub mod context;
#[cfg(target_arch = "wasm32")]
mod findings;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod sign_in;

/// Starts the page, unless `static/boot.js` has refused to (framed, or a browser that is too old).
#[cfg(target_arch = "wasm32")]
pub fn run() {
    use crate::platform::identity::Identity;
    use crate::platform::{page, panic_notice, texts};
    use i18n::{Lang, Text, patterns};
    // Before all else: an answer of Microsoft must not stay in the address.
    let identity = Identity::start();
    let first = texts::first().unwrap_or_default();
    let lang = Lang::of_tag(&first.0).unwrap_or(Lang::En);
    patterns::load(lang, first.1);
    panic_notice::install(|tag| {
        let text = Text(Lang::of_tag(tag).unwrap_or(Lang::En));
        panic_notice::Words {
            title: text.panic_title(),
            body: text.panic_body(&i18n::report_place(text)),
            reload: text.panic_reload(),
        }
    });
    if page::root_attribute("data-refused").is_some() {
        return;
    }
    if let Some(root) = page::find("#app") {
        yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { identity, lang })
            .render();
    }
}
