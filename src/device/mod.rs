//! User agent → device, with a confidence. What cannot be known stays unknown: a wrong device is the worst answer.
//!
//! In: the agent as the log has it. Out: a [`Reading`], and for the page the [`Step`]s that led to it. Pure; the
//! tables are compiled in. One module for each family of agents; the first that knows an agent reads it.

mod android;
mod apple;
mod apple_daemons;
mod detail;
mod modern;
mod others;
mod outlook;
mod phones;
mod relay;
mod step;
mod tables;
mod text;
mod web;
mod words;

pub use detail::read_detail;
pub use relay::{Relay, is_relay, relay};
pub use step::{Doubt, Step, VersionSource};
pub use words::{is_build, is_encoded_build, is_known_word, is_model};

use crate::model::{Confidence, ModernAuth};
use serde::{Deserialize, Serialize};

/// Reads an agent. Never fails: what is not known stays unknown, with lower confidence.
#[must_use]
pub fn read(agent: &str) -> Reading {
    examine(agent).reading
}

/// How an agent was read, as data for the page: each step with what went in and what came out.
#[must_use]
pub fn steps(agent: &str) -> Vec<Step> {
    examine(agent).steps
}

/// The kind of an agent that speaks legacy protocols only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyAgent {
    /// Apple's ActiveSync agent with a model, `Apple-iPhone14C5/1902.74`.
    Apple,
    /// Exchange Online's own ([`Relay`]).
    Relay,
}

/// Whether only legacy protocols send this agent (rules 2.3).
#[must_use]
pub fn legacy_agent(agent: &str) -> Option<LegacyAgent> {
    if is_relay(agent) {
        Some(LegacyAgent::Relay)
    } else if apple::is_active_sync(agent) {
        Some(LegacyAgent::Apple)
    } else {
        None
    }
}

/// The newest major version of its system that a model can run; `None`: a model that no table has.
#[must_use]
pub fn newest_major(model: &str) -> Option<u32> {
    tables::model(model).map(|model| model.max_major)
}

/// A reading and the way to it.
struct Examined {
    reading: Reading,
    steps: Vec<Step>,
}

impl From<Reading> for Examined {
    /// The steps that any reading has: what it says about model, system and app.
    fn from(reading: Reading) -> Self {
        let mut steps = Vec::new();
        if let Some(identifier) = &reading.model_id {
            steps.push(Step::Model {
                identifier: identifier.clone(),
                name: tables::name(identifier).map(str::to_owned),
            });
        }
        if let Some(os) = &reading.os {
            steps.push(Step::System {
                os: os.clone(),
                version: reading.os_version.clone(),
            });
        }
        if let Some(app) = &reading.app {
            steps.push(Step::App { name: app.clone() });
        }
        Self { reading, steps }
    }
}

fn examine(agent: &str) -> Examined {
    let agent = text::bounded(agent);
    let mut found = relay::examine(agent)
        .or_else(|| apple::examine(agent))
        .or_else(|| outlook::examine(agent).map(Examined::from))
        .or_else(|| android::examine(agent).map(Examined::from))
        .or_else(|| apple_daemons::examine(agent))
        .or_else(|| phones::examine(agent).map(Examined::from))
        .or_else(|| others::examine(agent).map(Examined::from))
        .or_else(|| web::examine(agent).map(Examined::from))
        .unwrap_or_else(|| unread(agent));
    found.reading.tidy();
    found
}

/// An agent that nobody reads: its first word is all there is.
fn unread(agent: &str) -> Examined {
    let token = text::clean(text::token(agent), 40);
    let mut reading = Reading::new(Family::Unknown, &token);
    reading.key = token.to_lowercase();
    reading.confidence = Confidence::None;
    let steps = if token.is_empty() {
        Vec::new()
    } else {
        vec![Step::Unread { token }]
    };
    Examined { reading, steps }
}

/// What an agent tells about the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Device key within a person: the model identifier for Apple agents, family and model as the agent names
    /// them for others. Does not change with OS or app updates. Empty for relays and unreadable agents: the
    /// protocol takes its place (rules 1).
    pub key: String,
    /// Name for people, the same in every language: "iPhone 13", "Outlook 2010", "Galaxy Tab 10.1 (GT-P7510)".
    pub label: String,
    /// Family.
    pub family: Family,
    /// Model identifier, e.g. `iPhone14,5`, `GT-P7510`.
    pub model_id: Option<String>,
    /// Operating system: `iOS`, `iPadOS`, `macOS`, `Android`, `Windows` …
    pub os: Option<String>,
    /// Its version, or a range such as `15.7–15.8`.
    pub os_version: Option<String>,
    /// Apple build, e.g. `19B74`.
    pub build: Option<String>,
    /// App or component and its version where the agent names one, e.g. `Outlook 16.0.14326`.
    pub app: Option<String>,
    /// How sure.
    pub confidence: Confidence,
    /// Can it do modern authentication.
    pub modern_auth: ModernAuth,
    /// Model and build do not fit each other, or the build never existed: the agent may be invented.
    pub implausible: bool,
}

impl Reading {
    /// A reading that knows no more than family and label; the label is the key too.
    fn new(family: Family, label: &str) -> Self {
        Self {
            key: label.to_owned(),
            label: label.to_owned(),
            family,
            model_id: None,
            os: None,
            os_version: None,
            build: None,
            app: None,
            confidence: Confidence::Family,
            modern_auth: ModernAuth::Unknown,
            implausible: false,
        }
    }

    fn with_os(mut self, os: &str, version: Option<&str>) -> Self {
        self.os = Some(os.to_owned());
        self.os_version = version.map(str::to_owned);
        self
    }

    fn with_app(mut self, name: &str, version: Option<&str>) -> Self {
        self.app = Some(match version {
            Some(version) if !version.is_empty() => format!("{name} {version}"),
            _ => name.to_owned(),
        });
        self
    }

    fn with_auth(mut self, auth: ModernAuth) -> Self {
        self.modern_auth = auth;
        self
    }

    fn with_key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    /// Parts of the agent end up in key, label and so on: keep them short and printable.
    fn tidy(&mut self) {
        let limit = 80;
        self.key = text::clean(&self.key, limit);
        self.label = text::clean(&self.label, limit);
        for part in [
            &mut self.model_id,
            &mut self.os,
            &mut self.os_version,
            &mut self.build,
            &mut self.app,
        ] {
            *part = part
                .take()
                .map(|t| text::clean(&t, limit))
                .filter(|t| !t.is_empty());
        }
    }
}

/// Device families; names are the public contract (`device.family`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Family {
    /// iPhone.
    #[serde(rename = "iPhone")]
    IPhone,
    /// iPad.
    #[serde(rename = "iPad")]
    IPad,
    /// iPod touch.
    #[serde(rename = "iPod touch")]
    IPodTouch,
    /// An Apple device that does not say which.
    Apple,
    /// A Mac.
    Mac,
    /// An Android phone or tablet, or an app on one.
    Android,
    /// Windows PC without Outlook.
    Windows,
    /// Outlook or Office for Windows.
    Outlook,
    /// Outlook for iOS or Android.
    #[serde(rename = "Outlook mobile")]
    OutlookMobile,
    /// Windows Phone or Windows Mobile.
    #[serde(rename = "Windows Phone")]
    WindowsPhone,
    /// Nokia, BlackBerry, Palm and other systems that are no more.
    #[serde(rename = "Other phone")]
    OtherPhone,
    /// A mail program on a computer (Thunderbird …).
    #[serde(rename = "Mail program")]
    MailProgram,
    /// A script or library (curl, python …).
    Script,
    /// A web browser or web view.
    Browser,
    /// Exchange Online itself (BAV2ROPC …): the device is not in the log.
    #[serde(rename = "relay")]
    Relay,
    /// Not known.
    #[serde(rename = "unknown")]
    Unknown,
}
