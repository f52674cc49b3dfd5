//! What is shown when the page itself fails: plain DOM, because nothing of the application can be trusted then.
//! The console gets message and place; neither ever holds data of the log.

use super::page;
use web_sys::console;

/// The notice's words.
#[derive(Clone, Debug)]
pub struct Words {
    /// What happened.
    pub title: &'static str,
    /// What was kept, what to do, and where to report it.
    pub body: String,
    /// Label of the link that loads the page anew.
    pub reload: &'static str,
}

/// Installs the notice; `words` gives its words for a language tag.
pub fn install(words: fn(&str) -> Words) {
    std::panic::set_hook(Box::new(move |info| {
        console::error_1(&info.to_string().into());
        let lang = page::root_attribute("lang").unwrap_or_default();
        show(&words(&lang));
    }));
}

fn show(text: &Words) -> Option<()> {
    let document = page::document()?;
    let body = document.body()?;
    while let Some(child) = body.first_child() {
        body.remove_child(&child).ok()?;
    }
    let notice = document.create_element("main").ok()?;
    notice.set_attribute("class", "refusal").ok()?;
    notice.set_attribute("role", "alert").ok()?;
    let title = document.create_element("h1").ok()?;
    title.set_text_content(Some(text.title));
    let words = document.create_element("p").ok()?;
    words.set_text_content(Some(&text.body));
    let link = document.create_element("a").ok()?;
    // An empty address is the page itself without its fragment: it loads anew and leads to Start.
    link.set_attribute("href", "./").ok()?;
    link.set_attribute("class", "btn primary").ok()?;
    link.set_text_content(Some(text.reload));
    for child in [&title, &words, &link] {
        notice.append_child(child).ok()?;
    }
    body.append_child(&notice).ok()?;
    Some(())
}
