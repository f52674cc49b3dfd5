//! What every component can reach: the state ([`use_state_of_page`]), the surroundings ([`use_env`]) and the commands
//! that leave the page ([`use_commands`]). Each is its own context, so that a change re-renders only who uses it.

use super::i18n::{Lang, Text};
use crate::model::{Cloud, Instant};
use crate::platform::format::{Format, Moment};
use crate::platform::given::Gift;
use crate::state::fetch::Window;
use crate::state::sign_in::Wish;
use crate::state::{Action, AppState, Place};
use crate::worker::messages::{
    Again, Ask, FindingKey, Mark, Progress, Saved, SignInAsk, SourceId, Stated, ToGraph,
};
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// A shared value that is equal to itself only: comparing properties never walks through thousands of rows.
#[derive(Debug)]
pub struct Shared<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// How far reading is, which only the bar shows and many times a second: told past the state, so that nothing else is drawn
/// anew.
#[derive(Clone, Default)]
pub struct Bar(Rc<RefCell<Option<Callback<Progress>>>>);

impl PartialEq for Bar {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Bar {
    /// The bar is told from now on.
    pub fn listen(&self, bar: Callback<Progress>) {
        *self.0.borrow_mut() = Some(bar);
    }

    /// So far.
    pub fn tell(&self, progress: Progress) {
        let bar = self.0.borrow().clone();
        if let Some(bar) = bar {
            bar.emit(progress);
        }
    }
}

/// The state behind Yew's reducer.
#[derive(Clone, PartialEq)]
pub struct Store(pub Shared<AppState>);

impl Default for Store {
    fn default() -> Self {
        Self(Shared(Rc::default()))
    }
}

impl Reducible for Store {
    type Action = Action;
    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Shared(Rc::new(self.0.reduce(action)))))
    }
}

/// The state, and `dispatch` to change it.
pub type State = UseReducerHandle<Store>;

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The next one of the toggle.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// Language, formats, colours, place.
#[derive(Clone, PartialEq)]
pub struct Env {
    /// The words.
    pub text: Text,
    /// Dates and times.
    pub format: Shared<Format>,
    /// Colours.
    pub theme: Theme,
    /// Place asked for by the address.
    pub place: Place,
}

impl Env {
    /// Language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.text.0
    }

    /// An instant in words as short as can be told from `now`.
    #[must_use]
    pub fn moment(&self, at: Instant, now: Instant) -> String {
        match self.format.moment(at, now) {
            Moment::Today(time) => self.text.today(&time),
            Moment::Yesterday(time) => self.text.yesterday(&time),
            Moment::Tomorrow(time) => self.text.tomorrow(&time),
            Moment::Other(words) => words,
        }
    }

    /// The same instant in UTC, for the hover.
    #[must_use]
    pub fn utc(&self, at: Instant) -> String {
        let whole = Instant(at.0 - at.0.rem_euclid(1000)).to_string();
        self.text
            .utc(&whole.trim_end_matches('Z').replace('T', " "))
    }
}

/// What leaves the page.
#[derive(Clone)]
pub struct Commands {
    /// Read what was chosen or dropped.
    pub take: Callback<Gift>,
    /// Read so many files again with what the admin told.
    pub again: Callback<(u64, Again)>,
    /// Open the demo tenant.
    pub demo: Callback<()>,
    /// Stop reading.
    pub stop: Callback<()>,
    /// Forget everything.
    pub forget: Callback<()>,
    /// Say what files are; the name of a single one comes along for the announcement.
    pub describe: Callback<(String, Vec<(SourceId, Stated)>)>,
    /// Ask about one finding; the answer comes into `AppState::device`.
    pub device: Callback<FindingKey>,
    /// Write the proof card of one finding, in the page's language; it comes into `AppState::proof`.
    pub proof: Callback<(FindingKey, Lang)>,
    /// These devices were changed then and so, or were not (`None`).
    pub mark: Callback<(Vec<FindingKey>, Option<Mark>)>,
    /// This marked device is marked anew from then, the end of a gap that can no longer be closed.
    pub mark_anew: Callback<(FindingKey, Instant)>,
    /// Time has passed: marked devices may be judged otherwise.
    pub tick: Callback<()>,
    /// Compute the SHA-256 of all files.
    pub hash: Callback<()>,
    /// Read this window from Microsoft Graph.
    pub fetch: Callback<Window>,
    /// Say something about that reading.
    pub graph: Callback<ToGraph>,
    /// Ask what to do, in the page's language; the answer comes into `AppState::remedy`, or is a file to save.
    pub remedy: Callback<(Ask, Lang)>,
    /// Copy a text.
    pub copy: Callback<String>,
    /// Save a file that the page holds.
    pub save: Callback<crate::worker::messages::File>,
    /// Save a file; with a passphrase, encrypted; with pseudonyms or with names.
    pub save_as: Callback<(Saved, Option<String>, bool)>,
    /// Open an encrypted case file with a passphrase, or leave it closed.
    pub unlock: Callback<(u32, Option<String>)>,
    /// Another language.
    pub lang: Callback<Lang>,
    /// Other colours.
    pub theme: Callback<Theme>,
    /// Go to Microsoft to sign in; whether the data were saved as a case file before. What it costs, and which
    /// permissions it asks for, must have been shown: else dispatch `sign_in::Event::Asking`.
    pub sign_in: Callback<(Wish, bool)>,
    /// Drop tokens and data, and sign out at Microsoft.
    pub sign_out: Callback<()>,
    /// Ask the worker for words about signing in, in this language.
    pub ask_sign_in: Callback<(SignInAsk, Lang)>,
    /// Use a pasted token.
    pub paste: Callback<(String, Cloud)>,
}

/// The state of the page.
#[hook]
pub fn use_state_of_page() -> State {
    let fallback = use_reducer(Store::default);
    use_context::<State>().unwrap_or(fallback)
}

/// The surroundings.
#[hook]
pub fn use_env() -> Env {
    use_context::<Env>().unwrap_or_else(|| Env {
        text: Text(Lang::En),
        format: Shared(Rc::new(Format::new("en", "en-GB"))),
        theme: Theme::Auto,
        place: Place::Start,
    })
}

/// The commands.
#[hook]
pub fn use_commands() -> Shared<Commands> {
    use_context::<Shared<Commands>>().unwrap_or_else(|| {
        Shared(Rc::new(Commands {
            take: Callback::noop(),
            again: Callback::noop(),
            demo: Callback::noop(),
            stop: Callback::noop(),
            forget: Callback::noop(),
            describe: Callback::noop(),
            device: Callback::noop(),
            proof: Callback::noop(),
            mark: Callback::noop(),
            mark_anew: Callback::noop(),
            tick: Callback::noop(),
            hash: Callback::noop(),
            fetch: Callback::noop(),
            graph: Callback::noop(),
            remedy: Callback::noop(),
            copy: Callback::noop(),
            save: Callback::noop(),
            save_as: Callback::noop(),
            unlock: Callback::noop(),
            lang: Callback::noop(),
            theme: Callback::noop(),
            sign_in: Callback::noop(),
            sign_out: Callback::noop(),
            ask_sign_in: Callback::noop(),
            paste: Callback::noop(),
        }))
    })
}
