//! The portal's way to write a place.

use std::borrow::Cow;

/// City and country of `City, State, CC`; parts may be empty or missing.
pub(super) fn place(location: Cow<'_, str>) -> (Option<Cow<'_, str>>, Option<Cow<'_, str>>) {
    match location {
        Cow::Borrowed(text) => {
            let (city, country) = split(text);
            (city.map(Cow::Borrowed), country.map(Cow::Borrowed))
        }
        Cow::Owned(text) => {
            let (city, country) = split(&text);
            let own = |part: Option<&str>| part.map(|p| Cow::Owned(p.to_owned()));
            (own(city), own(country))
        }
    }
}

/// City (all but the last two parts, or but the last of two) and country (the last part).
fn split(location: &str) -> (Option<&str>, Option<&str>) {
    let trimmed = |part: &str| !part.trim().is_empty();
    match location.rsplit_once(',') {
        None if location.trim().len() == 2 => (None, Some(location.trim())),
        None => (Some(location.trim()), None),
        Some((rest, country)) => {
            let city = rest.rsplit_once(',').map_or(rest, |(city, _)| city);
            (
                trimmed(city).then(|| city.trim()),
                trimmed(country).then(|| country.trim()),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn places() {
        for (location, city, country) in [
            ("Melbourne, Victoria, AU", Some("Melbourne"), Some("AU")),
            (
                "Washington, D.C., District of Columbia, US",
                Some("Washington, D.C."),
                Some("US"),
            ),
            (", , DE", None, Some("DE")),
            ("Bern, , CH", Some("Bern"), Some("CH")),
            ("Bern, CH", Some("Bern"), Some("CH")),
            ("CH", None, Some("CH")),
            ("Bern", Some("Bern"), None),
            ("Bern, Bern, ", Some("Bern"), None),
        ] {
            assert_eq!(split(location), (city, country), "{location}");
        }
    }
}
