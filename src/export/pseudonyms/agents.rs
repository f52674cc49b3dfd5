//! Free texts (agents, systems, programs, protocols, words of evidence) by what the product knows: only words of its own
//! tables stay, and versions, models and builds beside them. Some clients write the owner, the computer or a serial
//! number into their agent; whatever is not known is replaced.
//!
//! Pseudonyms have letters only, so that none is read as a version or a model.

use crate::device;

/// Words of what records tell beside the agent: protocols, results, methods.
const WORDS: &str = "access ad app authenticated authentication authenticator azure business by certificate \
    claim code completed conditional correct device devicecode devicecodeflow entra factor \
    failed failure false fido2 first for hello http id imap imap4 in incorrect key message mfa \
    none not notapplied notenabled notification oath oauth oauth2 other over pass passkey \
    password passwordless phone pop pop3 previously reportonlyfailure reportonlyinterrupted \
    reportonlynotapplied reportonlysuccess requirement ropc saml20 satisfied second security \
    sign smtp succeeded success temporary text the to token true unknownfuturevalue \
    verification wsfederation x509";

/// What was kept last.
#[derive(Clone, Copy, PartialEq)]
enum Last<'a> {
    Nothing,
    Word(&'a str),
    Version,
}

/// A word and the separators before it.
struct Word<'a> {
    before: &'a str,
    text: &'a str,
}

/// A text of known words; `pseudonym` is asked for each other.
pub(super) fn clean(text: &str, pseudonym: &impl Fn(&str) -> String) -> String {
    if let Some(relay) = device::relay(text) {
        return relay.name().to_owned();
    }
    let reading = device::read(text);
    let trimmed = text.trim();
    let end = trimmed.find(['/', ' ', '\t']).unwrap_or(trimmed.len());
    let (token, rest) = trimmed.split_at_checked(end).unwrap_or((trimmed, ""));
    // The first word of an unknown agent is its device key, so it gets a pseudonym of its own.
    if reading.family == device::Family::Unknown && clean_words(token, pseudonym) != token {
        return pseudonym(&reading.key) + &clean_words(rest, pseudonym);
    }
    clean_words(text, pseudonym)
}

fn clean_words(text: &str, pseudonym: &impl Fn(&str) -> String) -> String {
    let (words, tail) = split(text);
    let mut out = String::with_capacity(text.len());
    let mut last = Last::Nothing;
    // Beginning of the words that are replaced together, and the separators before them.
    let mut run = String::new();
    let mut n = 0;
    while let Some(word) = words.get(n) {
        let after = words.get(n..).unwrap_or_default();
        let (kept, now) = keep(after, last);
        let inside = !run.is_empty() && !word.before.contains([' ', '\t', '/', ';', ',', '(', ')']);
        if kept == 0 && inside {
            run.push_str(word.before);
            run.push_str(word.text);
        } else {
            if !run.is_empty() {
                out.push_str(&pseudonym(&run));
                run.clear();
            }
            out.push_str(word.before);
            if kept == 0 {
                run.push_str(word.text);
            } else {
                out.push_str(word.text);
            }
        }
        for word in after.iter().take(kept).skip(1) {
            out.push_str(word.before);
            out.push_str(word.text);
        }
        last = now;
        n += kept.max(1);
    }
    if !run.is_empty() {
        out.push_str(&pseudonym(&run));
    }
    out + tail
}

/// Words, and the separators behind the last. A letter that is not ASCII, a mark or any other sign belongs to its word.
fn split(text: &str) -> (Vec<Word<'_>>, &str) {
    let part = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii();
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(part) {
        let (before, tail) = rest.split_at_checked(start).unwrap_or(("", rest));
        let end = tail.find(|c| !part(c)).unwrap_or(tail.len());
        let (text, tail) = tail.split_at_checked(end).unwrap_or((tail, ""));
        words.push(Word { before, text });
        rest = tail;
    }
    (words, rest)
}

/// How many of the words stay, counted from the first, and what they are.
fn keep<'a>(words: &[Word<'a>], last: Last<'a>) -> (usize, Last<'a>) {
    let Some(word) = words.first() else {
        return (0, Last::Nothing);
    };
    let next = words.get(1);
    if is_number(word.text) {
        return match version(words, last) {
            0 => (0, Last::Nothing),
            n => (n, Last::Version),
        };
    }
    let line = match last {
        Last::Word(line) if word.before == "-" => Some(line),
        _ => None,
    };
    let known = device::is_known_word(word.text)
        || WORDS
            .split_ascii_whitespace()
            .any(|w| w.eq_ignore_ascii_case(word.text))
        || device::is_model(word.text, line);
    if known {
        return (1, Last::Word(word.text));
    }
    let glued = next.is_some_and(|next| next.before.starts_with(['-', ':', '.']));
    let place = match last {
        Last::Version => word.before == " (",
        Last::Word(word) => word.eq_ignore_ascii_case("build") || word == "Mobile",
        Last::Nothing => false,
    };
    if place && !glued && device::is_build(word.text) {
        return (1, Last::Nothing);
    }
    (0, Last::Nothing)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// How many of the words are a version that follows a product. What could be an address, a telephone number or a serial
/// number is none.
fn version(words: &[Word<'_>], last: Last<'_>) -> usize {
    let Some(before) = words.first().map(|word| word.before) else {
        return 0;
    };
    let separators: &[&str] = match last {
        Last::Nothing => return 0,
        Last::Word(_) => &["/", "-", "_", ".", " ", " (", ")/", ","],
        Last::Version => &[" ("],
    };
    let count = 1 + words
        .iter()
        .skip(1)
        .take_while(|w| matches!(w.before, "." | "_") && is_number(w.text))
        .count();
    let parts: Vec<&str> = words.iter().take(count).map(|w| w.text).collect();
    // More digits follow: a telephone number, an address, an id.
    let more = words.get(count).is_some_and(|w| {
        w.before.starts_with(':')
            || (matches!(w.before, "-" | " " | "." | "_")
                && w.text.starts_with(|c: char| c.is_ascii_digit()))
    });
    if !separators.contains(&before) || more {
        return 0;
    }
    if before.ends_with('/') && device::is_encoded_build(&parts.join(".")) {
        return count;
    }
    if let [only] = parts.as_slice() {
        let year = only.len() == 4 && only.starts_with("20");
        let longest = match before {
            "/" | ")/" => 5,
            "." => 3,
            _ => 2,
        };
        let short = only.len() <= longest;
        return usize::from((short || year) && before != " (" && !padded(only));
    }
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    if matches!(lengths.as_slice(), [3, 3, 4] | [4, 4, 4])
        || parts.first().is_some_and(|p| padded(p))
    {
        return 0;
    }
    let address = parts.windows(4).position(|four| {
        let byte = |part: &&str| part.parse::<u8>().is_ok();
        four.iter().all(byte) && !four.iter().skip(1).all(|part| *part == "0")
    });
    let long = lengths.iter().position(|length| *length > 6);
    count
        .min(address.unwrap_or(count))
        .min(long.unwrap_or(count))
}

fn padded(number: &str) -> bool {
    number.len() > 1 && number.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn shown(text: &str) -> String {
        clean(text, &|_| "x".to_owned())
    }

    #[test]
    fn only_what_the_tables_know_stays() {
        for (text, want) in [
            ("Apple-iPhone14C5/1902.74", "Apple-iPhone14C5/1902.74"),
            ("Outlook/16.0 (ANNA-PC)", "Outlook/16.0 (x-PC)"),
            ("TouchDown MEIERS-LAPTOP", "TouchDown x"),
            ("Client anna.meier@contoso.example/1", "Client x/x"),
            ("ApplDNQX7K3PKXK9Q2/801.293", "x/x"),
            ("mail01.fabrikambank.example", "x"),
            ("FABRIKAMBANK-LT-0042", "x"),
            ("Outlook/16.0.5023.1000", "Outlook/16.0.5023.1000"),
            (
                "Chrome/142.0.0.0 Safari/537.36",
                "Chrome/142.0.0.0 Safari/537.36",
            ),
            ("Outlook/192.0.2.7", "Outlook/x"),
            ("Outlook 2001:db8::7", "Outlook x"),
            ("iPhone 0151 1234567", "iPhone x x"),
            ("Mac 00-1A-2B-3C-4D-5E", "Mac x"),
            (
                "iOS/17.5.1 (21F90) dataaccessd/1.0",
                "iOS/17.5.1 (21F90) dataaccessd/1.0",
            ),
            ("Unknown(BAV2ROPC)", "BAV2ROPC"),
            ("X.509 Certificate", "X.509 Certificate"),
            ("SAMSUNG-SM-M215F/100.2", "SAMSUNG-SM-M215F/100.2"),
            ("SAMSUNG-SM-R58M12ABCDE/100.2", "SAMSUNG-SM-x/x"),
            ("SonyANNA12/1", "x/x"),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }
}
