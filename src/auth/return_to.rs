//! Where to come back to after a sign-in. The page is one page, so that is a query and a fragment of its own address:
//! no scheme, no host and no path can be said in it, and it can never lead elsewhere (RFC 9700, 4.11).

/// Query and fragment of the page's own address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnTo {
    query: String,
    fragment: String,
}

impl ReturnTo {
    /// From the address at this moment; what is not of the page's own kind is left out, above all an answer of the
    /// sign-in service.
    #[must_use]
    pub fn new(query: &str, fragment: &str) -> Self {
        let plain = |text: &str, more: &[u8]| {
            text.len() <= 200
                && text
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
        };
        let lang = query
            .trim_start_matches('?')
            .split('&')
            .find_map(|pair| pair.strip_prefix("lang="))
            .filter(|lang| !lang.is_empty() && plain(lang, b"-"));
        Self {
            query: lang.map_or_else(String::new, |lang| format!("?lang={lang}")),
            fragment: fragment
                .strip_prefix('#')
                .filter(|place| place.starts_with('/') && plain(place, b"/-_"))
                .map_or_else(String::new, |place| format!("#{place}")),
        }
    }

    /// From the record of a sign-in under way.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.find('#') {
            Some(at) => {
                let (query, fragment) = text.split_at(at);
                Self::new(query, fragment)
            }
            None => Self::new(text, ""),
        }
    }

    /// Its text: empty, or beginning with `?` or `#`.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.query, self.fragment)
    }

    /// The fragment, with `#` if there is one.
    #[must_use]
    pub fn fragment(&self) -> &str {
        &self.fragment
    }
}

#[cfg(test)]
mod tests {
    use super::ReturnTo;
    use proptest::prelude::*;

    #[test]
    fn language_and_place_are_kept() {
        let made = ReturnTo::new("?x=1&lang=de&code=2", "#/device/0123abc");
        assert_eq!(made.text(), "?lang=de#/device/0123abc");
        assert_eq!(ReturnTo::parse(&made.text()), made);
        for fragment in [
            "#code=x&state=y",
            "#//evil.example\\",
            "#/a?b",
            "#javascript:x",
            "null",
        ] {
            assert_eq!(ReturnTo::new("", fragment).text(), "", "{fragment}");
        }
    }

    proptest! {
        #[test]
        fn it_never_leaves_the_page(text in ".*", query in "[!-~]*", fragment in "[!-~]*") {
            for made in [ReturnTo::parse(&text), ReturnTo::new(&query, &fragment)] {
                let said = made.text();
                prop_assert!(said.is_empty() || said.starts_with("?lang=") || said.starts_with("#/"), "{}", said);
                prop_assert!(said.bytes().all(|b| b.is_ascii_alphanumeric() || b"?=#/-_".contains(&b)), "{}", said);
                prop_assert_eq!(ReturnTo::parse(&said), made);
            }
        }
    }
}
