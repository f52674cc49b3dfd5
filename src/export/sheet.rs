//! A proof card or a report as finished words, without looks: the page draws it, [`super::html`] writes it as a file.

use crate::verify::State;
use serde::{Deserialize, Serialize};

/// One piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    /// A sentence or a name.
    Plain(String),
    /// As a log, a file or a request has it, letter by letter.
    Code(String),
}

/// A name and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Name.
    pub name: String,
    /// Values, each on a line of its own.
    pub values: Vec<Words>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Heads of its columns.
    pub head: Vec<String>,
    /// Rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// A section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// Names and values.
    pub lines: Vec<Line>,
    /// A table.
    pub table: Option<Table>,
    /// Sentences after them.
    pub notes: Vec<String>,
}

/// A page for print: a device's proof card, or the front of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What kind of page.
    pub kind: String,
    /// Whose or which.
    pub title: String,
    /// State of the device, for the colour, and its name; `None`: not about one device.
    pub state: Option<(State, String)>,
    /// The verdict in one sentence.
    pub headline: String,
    /// Why, and what the page does not prove.
    pub lead: Vec<String>,
    /// Sections.
    pub parts: Vec<Part>,
    /// What the page says about itself.
    pub foot: Vec<String>,
}

impl Part {
    /// A section without content.
    #[must_use]
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a name and a sentence.
    pub fn say(&mut self, name: &str, value: impl Into<String>) {
        self.all(name, vec![Words::Plain(value.into())]);
    }

    /// Adds a name and its values, if there are any.
    pub fn all(&mut self, name: &str, values: Vec<Words>) {
        if !values.is_empty() {
            self.lines.push(Line {
                name: name.to_owned(),
                values,
            });
        }
    }
}
