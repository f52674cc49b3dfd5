//! User agents without what could name somebody: some clients write the owner, the computer or a serial number into them.

use std::collections::HashSet;

/// A part of a name that is shorter says nothing.
const SHORTEST: usize = 3;
/// Parts of names that are at least so long are found inside of other words, too (`ANNASMEIER-PC`).
const INSIDE: usize = 5;
/// Letters and digits in a row that are longer are no word and no version but an id.
const LONGEST: usize = 16;

/// Words of products: they name nobody, whoever is called so.
const PRODUCTS: &[&str] = &[
    "android",
    "apple",
    "chrome",
    "darwin",
    "eas",
    "edge",
    "exchange",
    "firefox",
    "galaxy",
    "google",
    "huawei",
    "ios",
    "ipad",
    "iphone",
    "ipod",
    "mac",
    "mail",
    "microsoft",
    "mobile",
    "motorola",
    "mozilla",
    "nokia",
    "office",
    "outlook",
    "pixel",
    "powershell",
    "safari",
    "samsung",
    "sony",
    "thunderbird",
    "webkit",
    "windows",
    "xiaomi",
];

/// Knows the names that must not stay.
#[derive(Default)]
pub(super) struct Cleaner {
    words: HashSet<String>,
    long: Vec<String>,
    /// Whole texts that must not stay, in lower case: addresses, ids.
    texts: HashSet<String>,
}

impl Cleaner {
    /// A name of somebody: none of its parts may stay.
    pub(super) fn forbid(&mut self, name: &str) {
        for word in words(&name.to_lowercase()) {
            let letters = word.chars().count();
            if letters >= SHORTEST
                && !PRODUCTS.contains(&word)
                && word.chars().any(char::is_alphabetic)
                && self.words.insert(word.to_owned())
                && letters >= INSIDE
            {
                self.long.push(word.to_owned());
            }
        }
    }

    /// A text that may not stay as a whole.
    pub(super) fn forbid_whole(&mut self, text: &str) {
        self.texts.insert(text.to_lowercase());
    }

    /// The text with `x` for each word that could name somebody.
    pub(super) fn clean(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for part in text.split_inclusive([' ', ',', ';', '(', ')']) {
            let bare = part.trim_end_matches([' ', ',', ';', '(', ')']);
            let rest = part.get(bare.len()..).unwrap_or_default();
            if bare.contains('@') || self.texts.contains(&bare.to_lowercase()) {
                out.push('x');
            } else {
                self.clean_words(bare, &mut out);
            }
            out.push_str(rest);
        }
        out
    }

    fn clean_words(&self, text: &str, out: &mut String) {
        let mut word = String::new();
        for c in text.chars() {
            if c.is_alphanumeric() {
                word.push(c);
            } else {
                out.push_str(self.word(&word));
                word.clear();
                out.push(c);
            }
        }
        out.push_str(self.word(&word));
    }

    fn word<'a>(&self, word: &'a str) -> &'a str {
        let lower = word.to_lowercase();
        let names = self.words.contains(&lower)
            || lower.len() >= LONGEST
            || self.texts.contains(&lower)
            || self.long.iter().any(|long| lower.contains(long.as_str()));
        if names { "x" } else { word }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Cleaner;

    #[test]
    fn names_and_ids_go_devices_stay() {
        let mut cleaner = Cleaner::default();
        cleaner.forbid("Anna Meier");
        cleaner.forbid("anna.meier@contoso.example");
        cleaner.forbid("Apple Mac");
        cleaner.forbid_whole("192.0.2.7");
        for (agent, want) in [
            ("Apple-iPhone14C5/1902.74", "Apple-iPhone14C5/1902.74"),
            ("Outlook/16.0 (ANNA-PC)", "Outlook/16.0 (x-PC)"),
            ("TouchDown MEIERS-LAPTOP", "TouchDown x-LAPTOP"),
            ("Client anna.meier@contoso.example/1", "Client x"),
            (
                "Probe 192.0.2.7, Chrome/142.0.0.0",
                "Probe x, Chrome/142.0.0.0",
            ),
            ("ApplDNQX7K3PKXK9Q2/801.293", "x/801.293"),
        ] {
            assert_eq!(cleaner.clean(agent), want);
        }
    }
}
