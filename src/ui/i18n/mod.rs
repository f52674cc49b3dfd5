//! The page's words. [`Text`] has one method per message of `locales/*.ftl`, written by `build.rs`, which fails when
//! a message or an argument is missing in one language; the [`patterns`] are data that the page loads. [`words`] and [`problems`] give the words of the enums.
//! Pure and tested natively; dates need the browser and are in `platform::format`.

pub mod ends;
pub mod graph;
pub mod patterns;
pub mod problems;
pub mod proof;
pub mod remedy;
pub mod sign_in;
pub mod verdicts;
pub mod words;

/// Languages of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// English.
    En,
    /// German.
    De,
}

impl Lang {
    /// All of them, the one that any reader may know first.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// Language of a BCP 47 tag (`de-CH`), if the page speaks it.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }

    /// Two-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The language that the toggle offers.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::De,
            Self::De => Self::En,
        }
    }

    /// Its name in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }
}

/// The catalogue in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub Lang);

use patterns::Value;

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// A whole number as the language writes it: 12,345 or 12.345.
#[must_use]
pub fn number(lang: Lang, n: u64) -> String {
    let mut out = String::new();
    push_number(&mut out, lang, n);
    out
}

/// A size in bytes, in decimal units with at most one fraction digit, as file managers show it.
#[must_use]
pub fn bytes(lang: Lang, n: u64) -> String {
    let (unit, name) = match n {
        0..1_000 => return format!("{n} B"),
        1_000..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = n / (unit / 10);
    let (whole, tenth) = (tenths / 10, tenths % 10);
    if whole >= 100 || tenth == 0 {
        format!("{} {name}", number(lang, whole))
    } else {
        let point = match lang {
            Lang::En => '.',
            Lang::De => ',',
        };
        format!("{whole}{point}{tenth} {name}")
    }
}

/// Where faults of the page are reported: the issues of the repository that `Cargo.toml` names, or words where it names none.
#[must_use]
pub fn report_place(text: Text) -> String {
    place_of(text, env!("CARGO_PKG_REPOSITORY"))
}

fn place_of(text: Text, repository: &str) -> String {
    match repository.trim_end_matches('/') {
        "" => text.report_place().to_owned(),
        repository => format!("{repository}/issues"),
    }
}

fn push_number(out: &mut String, lang: Lang, n: u64) {
    let separator = match lang {
        Lang::En => ',',
        Lang::De => '.',
    };
    let digits = n.to_string();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Text, bytes, number, place_of, report_place};

    #[test]
    fn errors_of_the_page_tell_where_to_report_them() {
        for text in [Text(Lang::En), Text(Lang::De)] {
            let place = report_place(text);
            assert!(place.contains("Cutover") || place.starts_with("https://"));
            for words in [
                text.error_failed(&place),
                text.error_crashed(&place),
                text.panic_body(&place),
            ] {
                assert!(words.ends_with(&place), "{words}");
            }
            assert_eq!(
                place_of(text, "https://host.example/owner/cutover/"),
                "https://host.example/owner/cutover/issues"
            );
        }
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(number(Lang::En, 0), "0");
        assert_eq!(number(Lang::En, 999), "999");
        assert_eq!(number(Lang::En, 1_234_567), "1,234,567");
        assert_eq!(number(Lang::De, 12_345), "12.345");
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(bytes(Lang::En, 999), "999 B");
        assert_eq!(bytes(Lang::En, 1_500), "1.5 kB");
        assert_eq!(bytes(Lang::De, 2_840_000), "2,8 MB");
        assert_eq!(bytes(Lang::En, 280_400_000), "280 MB");
        assert_eq!(bytes(Lang::En, 1_000_000_000), "1 GB");
    }

    #[test]
    fn plurals_follow_the_number() {
        let (en, de) = (Text(Lang::En), Text(Lang::De));
        assert_eq!(
            en.headline_using(1),
            "1 device still uses legacy authentication"
        );
        assert_eq!(
            en.headline_using(7),
            "7 devices still use legacy authentication"
        );
        assert_eq!(
            de.headline_using(1),
            "1 Gerät nutzt noch Legacy-Authentifizierung"
        );
        assert_eq!(
            de.headline_using(1_200),
            "1.200 Geräte nutzen noch Legacy-Authentifizierung"
        );
    }

    #[test]
    fn a_tag_gives_its_language() {
        assert_eq!(Lang::of_tag("de-CH"), Some(Lang::De));
        assert_eq!(Lang::of_tag("EN"), Some(Lang::En));
        assert_eq!(Lang::of_tag("fr"), None);
        assert_eq!(Lang::of_tag("deu"), None);
    }
}
