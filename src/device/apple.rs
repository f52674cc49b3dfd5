//! Apple's Exchange ActiveSync agent: `Apple-iPhone14C5/1902.74` is an iPhone14,5 (iPhone 13) with build 19B74
//! (iOS 15.1).
//!
//! In: an agent. Out: model, version and build, and whether they can belong together. Grammar: Apple's "Identify an
//! iPhone, iPad or Apple Vision Pro using Microsoft Exchange"
//! (<https://support.apple.com/guide/deployment/dep7af5d7f84/web>), corrected by real agents: numbers are not padded,
//! the comma of the identifier is a `C`, a small letter at the end is written `000SS`.

use super::tables::{self, Build, Found, Model};
use super::text::{clean, digits, find, major_minor, span, strip};
use super::{Doubt, Examined, Family, Reading, Step, VersionSource, modern};
use crate::model::{Confidence, ModernAuth};

/// An agent taken apart; nothing is looked up yet.
#[derive(Debug, PartialEq, Eq)]
struct Agent<'a> {
    /// `iPhone`, `iPad`, `iPod`, another name, or `""` for `(null)`.
    family: &'a str,
    /// The identifier, `iPhone14,5`, where the agent has one.
    identifier: Option<String>,
    /// The digits of the build, and what they mean.
    build: Option<(&'a str, Build)>,
}

pub(super) fn examine(agent: &str) -> Option<Examined> {
    // A browser that carries a phone's agent inside is a well-known imitation, not a mail client.
    let imitation = strip(agent, "Mozilla/").is_some();
    let parsed = parse(agent)?;
    if imitation {
        return Some(imitated());
    }
    Some(look_up(&parsed))
}

/// Whether it is the agent of Apple's ActiveSync client itself, model and build included.
pub(super) fn is_active_sync(agent: &str) -> bool {
    strip(agent, "Mozilla/").is_none()
        && parse(agent).is_some_and(|a| a.identifier.is_some() && a.build.is_some())
}

fn imitated() -> Examined {
    let mut reading = Reading::new(Family::Unknown, "Mozilla").with_key("mozilla");
    reading.confidence = Confidence::None;
    reading.implausible = true;
    Examined {
        reading,
        steps: vec![Step::Doubt {
            reason: Doubt::Imitation,
        }],
    }
}

fn parse(agent: &str) -> Option<Agent<'_>> {
    let at = find(agent, "Apple-")?;
    let before = agent.get(..at)?;
    let glued = before.ends_with(char::is_alphanumeric);
    // Zimbra wraps the agent into a header of its own. Behind any other product it is not a phone that speaks.
    let wrapped = strip(agent, "Mozilla/").is_some() || find(before, "MobileSync").is_some();
    if glued || (before.contains('/') && !wrapped) {
        return None;
    }
    let rest = agent.get(at + "Apple-".len()..)?;
    let (family, identifier, rest) = product(rest)?;
    let known = matches!(family, "" | "iPhone" | "iPad" | "iPod");
    let build = rest.strip_prefix('/').and_then(decode);
    (known || build.is_some()).then_some(Agent {
        family,
        identifier,
        build,
    })
}

/// `iPhone14C5/…` → family, identifier, rest.
fn product(text: &str) -> Option<(&str, Option<String>, &str)> {
    if let Some(rest) = strip(text, "(null)") {
        return Some(("", None, rest));
    }
    let (letters, rest) = span(text, |c| c.is_ascii_alphabetic());
    let family = ["iPhone", "iPad", "iPod"]
        .into_iter()
        .find(|f| f.eq_ignore_ascii_case(letters))
        .unwrap_or(letters);
    if family.is_empty() || family.len() > 20 {
        return None;
    }
    let (generation, tail) = digits(rest);
    let model = tail.strip_prefix(['C', 'c']).map(digits);
    match (generation.parse::<u16>(), model) {
        (Ok(generation), Some((variant, tail))) if ends(tail) => {
            let variant: u16 = variant.parse().ok()?;
            Some((
                family,
                Some(format!("{family}{generation},{variant}")),
                tail,
            ))
        }
        _ if ends(rest) => Some((family, None, rest)),
        // Something else is glued to it: the family still stands, the model does not.
        _ => Some((family, None, rest.get(rest.find('/')?..)?)),
    }
}

/// Whether the product ends here.
fn ends(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-')
}

/// Whether a text is a build as the agent writes it, and nothing else.
pub(super) fn is_build(text: &str) -> bool {
    decode(text).is_some_and(|(whole, _)| whole == text)
}

/// `1902.74` → 19B74, `1501.530400009` → 15A5304i, `705.018` → 7E18.
fn decode(text: &str) -> Option<(&str, Build)> {
    let (head, rest) = digits(text);
    let (mut number, _) = digits(rest.strip_prefix('.')?);
    let whole = text.get(..head.len() + 1 + number.len())?;
    let (train, letter) = head.split_at_checked(head.len().checked_sub(2)?)?;
    let letter = nth_letter(letter, b'A')?;
    let mut suffix = None;
    // Plain numbers have at most five digits: more means number, 000, small letter.
    if number.len() > 5 {
        let (front, tail) = number.split_at_checked(number.len() - 2)?;
        suffix = Some(nth_letter(tail, b'a')?);
        number = front.strip_suffix("000").filter(|n| !n.is_empty())?;
    }
    let build = Build {
        train: train.parse().ok().filter(|t| (1..=99).contains(t))?,
        letter,
        number: number.parse().ok().filter(|n| *n < 1_000_000)?,
        suffix,
    };
    Some((whole, build))
}

fn nth_letter(two_digits: &str, first: u8) -> Option<char> {
    let n: u8 = two_digits.parse().ok()?;
    (1..=26).contains(&n).then(|| char::from(first + n - 1))
}

fn look_up(agent: &Agent<'_>) -> Examined {
    let model = agent.identifier.as_deref().and_then(tables::model);
    let (family, family_name) = match agent.family {
        "iPhone" => (Family::IPhone, "iPhone"),
        "iPad" => (Family::IPad, "iPad"),
        "iPod" => (Family::IPodTouch, "iPod touch"),
        "" => (Family::Apple, "Apple"),
        other => (Family::Apple, other),
    };
    // Other systems (visionOS …) count builds in their own way.
    let ours = matches!(agent.family, "" | "iPhone" | "iPad" | "iPod");
    let label = match (&agent.identifier, model) {
        (_, Some(model)) => model.name,
        (Some(identifier), None) => identifier,
        (None, None) => family_name,
    };
    let key = agent.identifier.as_deref().unwrap_or(family_name);
    let mut reading = Reading::new(family, label).with_key(key);
    let mut steps = Vec::new();
    match &agent.identifier {
        Some(identifier) => {
            reading.model_id = Some(identifier.clone());
            steps.push(Step::Model {
                identifier: identifier.clone(),
                name: model.map(|m| m.name.to_owned()),
            });
        }
        None => steps.push(Step::Family {
            name: clean(family_name, 40),
        }),
    }
    let mut doubts = Vec::new();
    let found = agent
        .build
        .filter(|_| ours)
        .map(|(_, b)| tables::build(b, family == Family::IPad));
    if let Some((digits, build)) = agent.build {
        reading.build = Some(build.to_string());
        steps.push(Step::Build {
            digits: digits.to_owned(),
            build: build.to_string(),
        });
    }
    let version = version(&mut reading, &mut steps, found, agent, &mut doubts);
    if let (Some(model), Some(version)) = (model, version) {
        doubts.extend(misfit(model, version.0));
    }
    if let Some(model) = model {
        steps.push(Step::LastOs {
            major: model.max_major,
            current: model.max_major == newest_major(),
        });
    }
    reading.implausible = !doubts.is_empty();
    reading.confidence = confidence(agent, model, found, &doubts);
    reading.modern_auth = if ours {
        auth(agent, model, version, &doubts)
    } else {
        ModernAuth::Unknown
    };
    steps.extend(doubts.into_iter().map(|reason| Step::Doubt { reason }));
    steps.push(Step::ModernAuth {
        answer: reading.modern_auth,
    });
    Examined { reading, steps }
}

/// Fills in system and version; gives the version as far as it can be compared. For a train newer than the tables
/// the version is not known, but it is newer than all that is.
fn version(
    reading: &mut Reading,
    steps: &mut Vec<Step>,
    found: Option<Found>,
    agent: &Agent<'_>,
    doubts: &mut Vec<Doubt>,
) -> Option<(u32, u32)> {
    let train = agent.build.map(|(_, b)| b.train);
    let (text, released, source, never) = match found? {
        Found::Exact { version, released } => {
            (version.to_owned(), released, VersionSource::Exact, false)
        }
        Found::Train { versions } => (versions.to_owned(), None, VersionSource::Train, false),
        Found::Nothing {
            major: Some(major),
            never,
        } => (format!("{major}.x"), None, VersionSource::Train, never),
        Found::Nothing { major: None, never } => (String::new(), None, VersionSource::Train, never),
    };
    if never {
        doubts.push(Doubt::NoSuchBuild);
    }
    let newer = train.is_some_and(|t| t > tables::newest_train());
    let comparable = major_minor(&text).or_else(|| newer.then_some((newest_major() + 1, 0)));
    // iPads run iPadOS since 13; before, and on everything else here, it is iOS.
    let os = match (reading.family, comparable) {
        (Family::IPad, None) => None,
        (Family::IPad, Some((major, _))) if major >= 13 => Some("iPadOS"),
        _ => Some("iOS"),
    };
    reading.os = os.map(str::to_owned);
    if !text.is_empty() {
        reading.os_version = Some(text.clone());
        steps.push(Step::Version {
            os: reading.os.clone(),
            version: text,
            released: released.map(str::to_owned),
            source,
        });
    }
    comparable
}

fn newest_major() -> u32 {
    tables::models()
        .iter()
        .map(|m| m.max_major)
        .max()
        .unwrap_or_default()
}

/// Whether a model cannot have run a major version: older than the first that it was sold with, or newer than the last
/// that it got, where Apple's newest is newer still.
fn misfit(model: &Model, major: u32) -> Option<Doubt> {
    if major < major_minor(model.first)?.0 {
        return Some(Doubt::OlderThanModel);
    }
    let ended = model.max_major < newest_major();
    (ended && major > model.max_major).then_some(Doubt::TooNewForModel)
}

fn confidence(
    agent: &Agent<'_>,
    model: Option<&Model>,
    found: Option<Found>,
    doubts: &[Doubt],
) -> Confidence {
    let misfit = doubts
        .iter()
        .any(|d| matches!(d, Doubt::OlderThanModel | Doubt::TooNewForModel));
    match (agent.identifier.is_some(), model, found) {
        (false, ..) => Confidence::Family,
        _ if misfit => Confidence::Family,
        (true, Some(_), Some(Found::Exact { .. })) => Confidence::Exact,
        _ => Confidence::Range,
    }
}

/// Model and version contradict each other: then neither tells what the device can do.
fn auth(
    agent: &Agent<'_>,
    model: Option<&Model>,
    version: Option<(u32, u32)>,
    doubts: &[Doubt],
) -> ModernAuth {
    let contradict = |d: &Doubt| matches!(d, Doubt::OlderThanModel | Doubt::TooNewForModel);
    if doubts.iter().any(contradict) {
        return ModernAuth::Unknown;
    }
    let major = version.map(|v| v.0);
    match (model, &agent.identifier) {
        (Some(model), _) => modern::of_model(model, major),
        (None, Some(_)) => modern::of_unknown_model(major),
        (None, None) => modern::of_family(agent.family, version),
    }
}

#[cfg(test)]
#[path = "apple_tests.rs"]
mod tests;
