//! What the page asks about signing in: words and texts only. No token, no code and no account comes here.

use crate::auth::Help;
use crate::model::Cloud;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInAsk {
    /// How to register the page.
    SetUp {
        /// Its redirect URI.
        redirect: String,
        /// The cloud to register it in.
        cloud: Cloud,
    },
    /// What an error means.
    Help(Help),
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInWords {
    /// How to register the page.
    SetUp(Box<SetUp>),
    /// What an error means.
    Help(Advice),
}

/// What an error means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// Which.
    pub help: Help,
    /// What happened.
    pub what: String,
    /// What to do now.
    pub todo: String,
}

/// How to register the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetUp {
    /// Steps in the portal.
    pub steps: Vec<String>,
    /// The same as commands: title and text.
    pub scripts: Vec<(String, String)>,
    /// What each mistake looks like: its numbers, and what they mean.
    pub mistakes: Vec<(String, Advice)>,
}
