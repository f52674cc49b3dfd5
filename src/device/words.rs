//! The words of user agents that name a product, a model or a build, and never a person. A copy with pseudonyms keeps only
//! these.
//!
//! In: a word of letters and digits. Out: whether the rooms here know it. The tables come first; [`WORDS`] holds what
//! the readers look for besides, and what real agents of products say.

use super::relay::Relay;
use super::tables::{self, Build};
use super::text::{digits, strip};
use super::{android, apple, others, web};
use std::collections::HashSet;
use std::sync::OnceLock;

const WORDS: &str = "3gpp access accountsd active activesync android api apple appleexchangewebservices applewebkit \
    basic bb10 blackberry build c2r calendar calendaragent carddav center cfnetwork chromeos client clients \
    clr compatible contacts contactsd cpu cros dalvik darwin dataaccessd desktop device dtg eas easclient embedded \
    excel exchange exchangesyncd exchangeservicesclient exchangewebservices explorer fastsync galaxy garm garmin gba \
    gecko gfe google gmail gt gzip i386 inc infopath intel intelx64 internet ios ipad ipados iphone ipod khtml \
    lg lgeas lgmc like linux lync mac macintosh macos macoutlook mail mailforexchange mapi media meego mfe microsoft \
    milestone mobile mobilesync moto moxier mozilla ms msft msi msie msoffice msrpc mys1device2 n900 net nokia nt null \
    office officemobile omdroid omios onenote online os outlook palm palmone pantech pc playbook pocketpc powerpoint \
    ppc prod pro project publisher reader release remindd remoba rich rim roadsync rpc rv s60 safari samsung sch service \
    services sgh skype slcc2 sm sph sphone surface sync syncproc tablet touch touchdown treoace trident tvos u \
    ucmapi unavailable unknown update user version visio visionos wap watchos web webkit webservices win64 windows \
    windowsmail word wow64 wp wv x x64 x86 yp 4d6f7869sam frf91 pixel";

/// Words of the tables that are given names, too.
const GIVEN_NAMES: [&str; 2] = ["ally", "ruby"];

/// Samsung's lines, before the number of a model.
const LINES: [&str; 6] = ["SM", "GT", "SGH", "SCH", "SPH", "YP"];

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| word.bytes().any(|b| b.is_ascii_alphabetic()))
        .map(str::to_ascii_lowercase)
}

/// Whether a word is a family's, a product's or a system's, whatever the case.
#[must_use]
pub fn is_known_word(word: &str) -> bool {
    static KNOWN: OnceLock<HashSet<String>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known: HashSet<String> = [WORDS]
            .into_iter()
            .chain(others::LIBRARIES.into_iter().flat_map(|(a, b)| [a, b]))
            .chain(web::PROGRAMS.into_iter().flat_map(|(a, b)| [a, b]))
            .chain(others::MAIL_PROGRAMS)
            .chain(android::BRANDS)
            .chain(Relay::ALL.map(Relay::name))
            .chain(tables::named_models())
            .flat_map(words)
            .collect();
        known.retain(|word| !GIVEN_NAMES.contains(&word.as_str()));
        known
    });
    known.contains(&word.to_ascii_lowercase())
}

/// Whether a word is a model glued to its maker, `iPhone14C5`, `SonyD2403`, `SAMSUNGSCHI405`, or `Windows10`; behind a
/// `line` such as `SM-` also the number alone, `T700`.
#[must_use]
pub fn is_model(word: &str, line: Option<&str>) -> bool {
    if line.is_some_and(|l| LINES.contains(&l)) && is_code(word) {
        return true;
    }
    let few = |text: &str| (1..=2).contains(&text.len());
    if let Some(number) = ["iPhone", "iPad", "iPod"]
        .iter()
        .find_map(|p| strip(word, p))
    {
        let (generation, rest) = digits(number);
        let variant = rest.strip_prefix(['C', 'c']).map(digits);
        return few(generation)
            && (rest.is_empty() || variant.is_some_and(|(v, end)| few(v) && end.is_empty()));
    }
    if let Some(number) = strip(word, "Windows") {
        return few(number) && digits(number).1.is_empty();
    }
    android::BRANDS
        .into_iter()
        .chain(["Samsung", "Nokia", "Pantech", "LG"])
        .chain(LINES)
        .find_map(|maker| strip(word, maker))
        .is_some_and(|rest| is_code(rest) || is_known_word(rest) || is_model(rest, None))
}

/// A maker's number of a model: `T700`, `G355M`, `E612f`.
fn is_code(text: &str) -> bool {
    let (number, end) = digits(
        text.strip_prefix(|c: char| c.is_ascii_uppercase())
            .unwrap_or_default(),
    );
    (2..=4).contains(&number.len())
        && end.len() <= 2
        && end.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a word has the form of an Apple build, `19B74`.
#[must_use]
pub fn is_build(word: &str) -> bool {
    word.len() <= 9 && Build::parse(word).is_some_and(|build| build.to_string() == word)
}

/// Whether a text is an Apple build as its mail agent writes it, `1902.74`.
#[must_use]
pub fn is_encoded_build(text: &str) -> bool {
    apple::is_build(text)
}
