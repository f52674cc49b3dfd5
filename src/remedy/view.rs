//! What the page asks of the worker about fixes, and what it gets: finished words, nothing to be computed.

use super::Known;
use super::mail::{Fits, Language};
use crate::findings::view::FindingKey;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// What to do about one device.
    Device(FindingKey),
    /// All findings by kind of fix.
    Groups,
    /// Texts that close the door.
    Door {
        /// Code of the cloud, for addresses.
        cloud: String,
    },
    /// Ask Microsoft Graph; needs a sign-in with the permissions for it.
    LookUp(Look),
    /// Somebody has found out by hand; answered by [`Answer::Known`].
    Know(Known),
    /// Mail about one device.
    Letter {
        /// Which.
        key: FindingKey,
        /// Language of the mail.
        language: Language,
    },
    /// The mails of all devices that have one, as a file.
    Letters {
        /// Language of the mails.
        language: Language,
        /// One file for each mail in an archive, or one table.
        form: Form,
    },
}

/// What to look up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// Consent to *Apple Internet Accounts*, policies that block legacy authentication.
    Consent,
    /// The Message Center's notices.
    Notices,
    /// The languages that the people prefer to whom there is a mail.
    Languages,
}

/// How many mails become one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// An archive of `.eml` drafts.
    Drafts,
    /// A table for a mail merge.
    Table,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// What to do about one device; `None`: no such finding.
    Device(FindingKey, Option<Box<Remedy>>),
    /// All findings by kind of fix, in the order in which to work.
    Groups(Vec<Group>),
    /// Texts that close the door.
    Door(Box<Door>),
    /// Mail; `None`: no mail should be written about this device.
    Letter(FindingKey, Option<Box<Letter>>),
    /// A file to save.
    File(File),
    /// What was looked up so far.
    Tenant(Box<Tenant>),
    /// What was found out by hand is taken into account from now on.
    Known(Known),
}

/// What was looked up in the tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenant {
    /// Questions are still open.
    pub busy: bool,
    /// What it comes to.
    pub sentences: Vec<String>,
    /// Notices, newest first: the first line is day, number and title.
    pub notices: Vec<String>,
}

/// What to do about one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remedy {
    /// Title of the kind of fix; empty where nothing needs to be done.
    pub title: String,
    /// Steps, with `*…*` and `` `…` `` marked.
    pub steps: Vec<String>,
    /// Dates and rules behind them.
    pub facts: Vec<Sourced>,
    /// What tables from Exchange add.
    pub exchange: Vec<String>,
    /// A mail to the person makes sense.
    pub mail: bool,
    /// The language that the person prefers, if it was looked up and there is a mail in it.
    pub language: Option<Language>,
    /// The same for a ticket, without marks.
    pub ticket: String,
}

/// A sentence with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sourced {
    /// Sentence.
    pub text: String,
    /// `as of …`.
    pub as_of: String,
    /// Address.
    pub source: String,
}

/// Findings of one kind of fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Title.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Who acts, in words.
    pub who: String,
    /// Comes before all devices.
    pub first: bool,
    /// The person acts, and there is a mail about one of the findings at least.
    pub tell: bool,
    /// Findings, newest first.
    pub keys: Vec<FindingKey>,
}

/// A file to save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// Texts to review, copy, save and run elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// What the policy would stop, sentence by sentence.
    pub impact: Vec<String>,
    /// The texts.
    pub artefacts: Vec<Artefact>,
    /// The findings about which there is a mail to the person, newest first.
    pub letters: Vec<FindingKey>,
    /// Of these: to people whose language was looked up.
    pub in_own_language: u64,
    /// Address of the page on which an administrator consents for everybody.
    pub consent_link: Option<String>,
    /// Questions to check by hand, each with an address.
    pub checks: Vec<(String, String)>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artefact {
    /// Title.
    pub title: String,
    /// What a tenant needs for it; the same as the title where any will do.
    pub needs: String,
    /// What it does, where it runs and what to look at first.
    pub about: Vec<String>,
    /// File.
    pub file: String,
    /// Media type.
    pub media_type: String,
    /// Content.
    pub text: String,
}

/// Mail about one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Address, if the log has one that can be written to.
    pub to: Option<String>,
    /// Subject.
    pub subject: String,
    /// Body.
    pub body: String,
    /// `mailto:` address.
    pub mailto: String,
    /// What of the mail stands in it.
    pub fits: Fits,
    /// The same as a draft.
    pub draft: File,
}
