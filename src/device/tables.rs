//! The compiled-in tables: Apple builds, Apple models, names of other makers' models.
//!
//! In: a build, an identifier. Out: facts, or that there are none. Origin and licences: NOTICE. The texts are small
//! (12 kB gzip) because builds are grouped by train and version, and Apple's doubles (`23G6083` for `23G83`) are
//! found by rule.

use super::text::digits;
use std::sync::OnceLock;

const BUILDS: &str = include_str!("tables/apple-builds.tsv");
const MODELS: &str = include_str!("tables/apple-models.tsv");
const NAMES: &str = include_str!("tables/model-names.tsv");

/// An Apple build, e.g. 19B74 or 24A5390f.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Build {
    pub(super) train: u8,
    pub(super) letter: char,
    pub(super) number: u32,
    pub(super) suffix: Option<char>,
}

impl Build {
    /// Reads Apple's usual spelling, `19B74`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (train, rest) = digits(text);
        let letter = rest.chars().next().filter(char::is_ascii_uppercase)?;
        let (number, rest) = digits(rest.get(1..)?);
        let mut tail = rest.chars();
        let suffix = tail.next();
        if tail.next().is_some() || suffix.is_some_and(|c| !c.is_ascii_lowercase()) {
            return None;
        }
        Some(Self {
            train: train.parse().ok()?,
            letter,
            number: number.parse().ok()?,
            suffix,
        })
    }
}

impl core::fmt::Display for Build {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}{}{}", self.train, self.letter, self.number)?;
        self.suffix.map_or(Ok(()), |c| write!(f, "{c}"))
    }
}

/// What the tables know of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The build is in the table.
    Exact {
        version: &'static str,
        released: Option<&'static str>,
    },
    /// Only its train is: the versions that the train carried. No list of builds is ever complete: those that factories
    /// install (2xxx, 6xxx, 8xxx, 9xxx) are found years later.
    Train { versions: &'static str },
    /// Not even the train. `major` where other trains of the number tell it; `never`: so far ahead of the newest that it
    /// cannot exist yet.
    Nothing { major: Option<u32>, never: bool },
}

/// An Apple model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Model {
    pub(super) identifier: &'static str,
    pub(super) name: &'static str,
    pub(super) first: &'static str,
    pub(super) last: &'static str,
    pub(super) max_major: u32,
}

struct Train {
    number: u8,
    letter: char,
    versions: &'static str,
    rows: &'static str,
}

fn trains() -> &'static [Train] {
    static TRAINS: OnceLock<Vec<Train>> = OnceLock::new();
    TRAINS.get_or_init(|| {
        BUILDS
            .split("\n@")
            .skip(1)
            .filter_map(|block| {
                let (head, rows) = block.split_once('\n').unwrap_or((block, ""));
                let (train, versions) = head.split_once('\t')?;
                let (number, letter) = digits(train);
                Some(Train {
                    number: number.parse().ok()?,
                    letter: letter.chars().next()?,
                    versions,
                    rows,
                })
            })
            .collect()
    })
}

/// The newest train number in the table.
pub(super) fn newest_train() -> u8 {
    trains().iter().map(|t| t.number).max().unwrap_or_default()
}

/// What is known of a build; iPads had other version names for a few builds.
pub(super) fn build(wanted: Build, ipad: bool) -> Found {
    let train = trains()
        .iter()
        .find(|t| t.number == wanted.train && t.letter == wanted.letter);
    if let Some(train) = train {
        if let Some((version, released)) =
            row(train, wanted, ipad).or_else(|| twin(train, wanted, ipad))
        {
            return Found::Exact {
                version,
                released: Some(released).filter(|d| !d.is_empty()),
            };
        }
        if !train.versions.is_empty() {
            return Found::Train {
                versions: train.versions,
            };
        }
    }
    let major = trains()
        .iter()
        .filter(|t| t.number == wanted.train)
        .find_map(|t| super::text::major_minor(t.versions))
        .map(|(major, _)| major);
    Found::Nothing {
        major,
        never: u32::from(wanted.train) >= u32::from(newest_train()) + 2,
    }
}

fn row(train: &Train, wanted: Build, ipad: bool) -> Option<(&'static str, &'static str)> {
    let mut shared = None;
    for line in train.rows.lines() {
        let mut fields = line.split('\t');
        let (Some(version), Some(released), Some(numbers)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let only_ipad = fields.next().is_some();
        if only_ipad && !ipad {
            continue;
        }
        let listed = numbers.split(' ').any(|n| {
            let (number, suffix) = digits(n);
            number.parse() == Ok(wanted.number) && suffix.chars().next() == wanted.suffix
        });
        if listed && only_ipad {
            return Some((version, released));
        }
        if listed {
            shared = Some((version, released));
        }
    }
    shared
}

/// Apple's update feed lists builds twice: 23G83 also as 23G6083, 23A8464 also as 23A9464, same version and devices.
fn twin(train: &Train, wanted: Build, ipad: bool) -> Option<(&'static str, &'static str)> {
    let number = match (wanted.number, wanted.suffix) {
        (6000..=6999, None) => wanted.number - 6000,
        (9000..=9999, None) => wanted.number - 1000,
        _ => return None,
    };
    row(train, Build { number, ..wanted }, ipad)
}

/// All Apple models, phones first.
pub(super) fn models() -> &'static [Model] {
    static ALL: OnceLock<Vec<Model>> = OnceLock::new();
    ALL.get_or_init(|| {
        MODELS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| {
                let mut fields = line.split('\t');
                Some(Model {
                    identifier: fields.next()?,
                    name: fields.next()?,
                    first: fields.next()?,
                    last: fields.next()?,
                    max_major: fields.next()?.parse().ok()?,
                })
            })
            .collect()
    })
}

/// The model of an identifier such as `iPhone14,5`.
pub(super) fn model(identifier: &str) -> Option<&'static Model> {
    models().iter().find(|m| m.identifier == identifier)
}

/// Models of other makers as agents write them.
pub(super) fn named_models() -> impl Iterator<Item = &'static str> {
    let lines = NAMES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some(line.split_once('\t')?.0))
}

/// The name of another maker's model, e.g. `GT-P7510` → `Samsung Galaxy Tab 10.1`.
pub(super) fn name(model: &str) -> Option<&'static str> {
    NAMES
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find_map(|(id, name)| id.eq_ignore_ascii_case(model).then_some(name))
}

#[cfg(test)]
mod tests {
    use super::{Build, Found, build, model, models, newest_train, trains};

    fn version(text: &str, ipad: bool) -> Option<&'static str> {
        match build(Build::parse(text).unwrap(), ipad) {
            Found::Exact { version, .. } => Some(version),
            _ => None,
        }
    }

    #[test]
    fn the_tables_are_whole() {
        assert_eq!(models().len(), 179);
        assert_eq!(
            trains().iter().filter(|t| !t.versions.is_empty()).count(),
            126
        );
        assert_eq!(newest_train(), 24);
        assert_eq!(model("iPhone14,5").map(|m| m.name), Some("iPhone 13"));
        assert_eq!(model("iPhone15,1"), None);
    }

    #[test]
    fn builds_of_every_kind() {
        for (text, expected) in [
            ("19B74", "15.1"),
            ("12H143", "8.4"),
            ("18A8395", "14.1"),
            ("15D100", "11.2.6"),
            ("11B554a", "7.0.4"),
            ("24A5390f", "27.0 beta 4"),
            ("22D82", "18.3.2"),
            ("23H30", "26.7.1"),
        ] {
            assert_eq!(version(text, false), Some(expected), "{text}");
        }
        assert_eq!(version("20B5045d", false), Some("16.1 beta"));
        assert_eq!(version("20B5045d", true), Some("16.1 beta 2"));
        assert_eq!(version("19B75", true), Some("15.1"));
    }

    #[test]
    fn doubles_of_the_update_feed() {
        for (text, expected) in [
            ("16H6081", "12.5.7"),
            ("19H6390", "15.8.4"),
            ("21F6090", "17.5.1"),
            ("22A6354", "18.0"),
            ("22H6374", "18.7.10"),
            ("23A9464", "26.0.1"),
            ("23D9133", "26.3.1"),
            ("23G6083", "26.6.1"),
        ] {
            assert_eq!(version(text, true), Some(expected), "{text}");
        }
    }

    #[test]
    fn unknown_builds_give_the_train_never_more() {
        let of = |text| build(Build::parse(text).unwrap(), false);
        assert_eq!(
            of("19H999"),
            Found::Train {
                versions: "15.7–15.8"
            }
        );
        assert_eq!(of("20G85"), Found::Train { versions: "16.6" });
        assert_eq!(of("24B999"), Found::Train { versions: "27.2" });
        assert_eq!(
            of("20K300"),
            Found::Nothing {
                major: Some(16),
                never: false
            }
        );
        assert_eq!(
            of("24C10"),
            Found::Nothing {
                major: Some(27),
                never: false
            }
        );
        assert_eq!(
            of("31A10"),
            Found::Nothing {
                major: None,
                never: true
            }
        );
        assert_eq!(
            of("25A10"),
            Found::Nothing {
                major: None,
                never: false
            }
        );
    }

    #[test]
    fn spelling() {
        assert_eq!(
            Build::parse("11B554a").map(|b| b.to_string()),
            Some("11B554a".into())
        );
        for text in [
            "", "19", "19B", "B74", "19b74", "19B74ab", "19B74A", "999A1", "ß",
        ] {
            assert_eq!(Build::parse(text), None, "{text}");
        }
    }
}
