//! How an agent was read, as data: the page turns it into "iPhone14,5 → iPhone 13", "19B74 → iOS 15.1".

use crate::model::ModernAuth;
use serde::{Deserialize, Serialize};

/// One step of reading an agent. No sentences: values only, the words belong to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// Exchange Online's own agent: there is no device in it.
    Relay {
        /// Name of the relay.
        name: String,
    },
    /// A model identifier, and its name where the tables have it.
    Model {
        /// As the agent names it (`iPhone14,5`, `GT-P7510`).
        identifier: String,
        /// Name for people.
        name: Option<String>,
    },
    /// The agent names a family but no model.
    Family {
        /// `iPhone`, `iPad`, `iPod touch`, `Apple`.
        name: String,
    },
    /// An Apple build, from the digits that the agent has.
    Build {
        /// Digits as they stand in the agent (`1902.74`).
        digits: String,
        /// The build that they mean (`19B74`).
        build: String,
    },
    /// The version of a build.
    Version {
        /// `iOS` or `iPadOS`.
        os: Option<String>,
        /// Version, or range of versions.
        version: String,
        /// Day of its release, `2021-10-25`.
        released: Option<String>,
        /// What it rests on.
        source: VersionSource,
    },
    /// The last major system that this model can run, as far as the tables know.
    LastOs {
        /// `12`.
        major: u32,
        /// Whether the model still got the newest system when the tables were made.
        current: bool,
    },
    /// System as the agent states it.
    System {
        /// Name.
        os: String,
        /// Version, if stated.
        version: Option<String>,
    },
    /// App or component as the agent states it.
    App {
        /// Name and version.
        name: String,
    },
    /// What follows for modern authentication.
    ModernAuth {
        /// The answer.
        answer: ModernAuth,
    },
    /// A reason to think that the agent is invented.
    Doubt {
        /// The reason.
        reason: Doubt,
    },
    /// Nothing could be read but the first word.
    Unread {
        /// That word.
        token: String,
    },
}

/// What a version rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum VersionSource {
    /// The build is in the table.
    Exact,
    /// Only its train is.
    Train,
    /// The agent says so itself.
    Stated,
}

/// Why an agent may be invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Doubt {
    /// The build is of a system that cannot exist yet.
    NoSuchBuild,
    /// The major version of the system is older than the model.
    OlderThanModel,
    /// The model never got this major version.
    TooNewForModel,
    /// Version and build belong to different systems.
    Contradiction,
    /// A browser agent that carries a phone's mail agent inside.
    Imitation,
}
