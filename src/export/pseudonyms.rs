//! A copy of a case with pseudonyms, for sharing: people, addresses, ids, the tenant, file names and policies are replaced,
//! equal ones by equal ones, so that every finding, count and verdict stays what it is.
//!
//! What a pseudonym stands for is told by a table that the admin keeps ([`Pseudonyms::table`]). They are made with
//! HMAC-SHA-256 and a random secret that is dropped with the page: without the table nobody can try out who fits.
//! Times, countries, outcomes and protocols stay; of agents and other free texts only what the product's tables know.

mod addresses;
mod agents;
mod copy;

use crate::model::{Guid, Instant};
use addresses::Addresses;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};

/// What is replaced. The names stand in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Tenant,
    TenantName,
    UserId,
    PrincipalName,
    DisplayName,
    Domain,
    Address,
    City,
    Policy,
    SignInId,
    File,
    UserAgent,
    Text,
    Application,
}

/// Pseudonyms given so far; the same for every copy that is made with them.
pub struct Pseudonyms {
    secret: [u8; 32],
    given: BTreeMap<(Kind, String), String>,
    taken: HashSet<String>,
    addresses: Addresses,
    /// Key of each device's pseudonym, and the key of the device.
    devices: BTreeMap<String, String>,
}

#[derive(Serialize)]
struct Table<'a> {
    format: &'static str,
    version: u32,
    written: Instant,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    kind: Kind,
    original: &'a str,
    pseudonym: &'a str,
}

impl std::fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} pseudonyms", self.given.len())
    }
}

impl Pseudonyms {
    /// With a secret that nobody knows.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self {
            secret,
            given: BTreeMap::new(),
            taken: HashSet::new(),
            addresses: Addresses::default(),
            // Agents that tell no device tell none afterwards.
            devices: BTreeMap::from([Default::default()]),
        }
    }

    /// `cutover/pseudonyms` version 1: what each pseudonym stands for.
    ///
    /// # Errors
    /// Only if serialisation itself fails, which plain data cannot cause.
    pub fn table(&self, now: Instant) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(&Table {
            format: "cutover/pseudonyms",
            version: 1,
            written: Instant(now.0 - now.0.rem_euclid(1000)),
            entries: self
                .given
                .iter()
                .map(|((kind, original), pseudonym)| Entry {
                    kind: *kind,
                    original,
                    pseudonym,
                })
                .collect(),
        })?;
        text.push('\n');
        Ok(text)
    }

    /// The pseudonym of a text, made anew if there is none. `form` writes so many hexadecimal digits of the hash; where
    /// two would be the same it is asked for more.
    fn of(&mut self, kind: Kind, original: &str, form: impl Fn(&str) -> String) -> String {
        let key = (kind, original.to_owned());
        if let Some(known) = self.given.get(&key) {
            return known.clone();
        }
        let hash = hex(&self.hash(kind, original));
        let mut digits = 8;
        let mut pseudonym = form(hash.get(..digits).unwrap_or(&hash));
        while self.taken.contains(&pseudonym) && digits < hash.len() {
            digits += 4;
            pseudonym = form(hash.get(..digits).unwrap_or(&hash));
        }
        self.taken.insert(pseudonym.clone());
        self.given.insert(key, pseudonym.clone());
        pseudonym
    }

    /// A GUID for a GUID; something else for something else.
    fn id(&mut self, kind: Kind, original: &str) -> String {
        if Guid::parse(original).is_none() {
            return self.of(kind, original, |h| format!("id-{h}"));
        }
        let key = (kind, original.to_owned());
        if let Some(known) = self.given.get(&key) {
            return known.clone();
        }
        let pseudonym = self.guid(kind, original).to_string();
        self.given.insert(key, pseudonym.clone());
        pseudonym
    }

    /// A GUID that is not listed in the table: of sign-ins there are too many, and a person and a time tell which it is.
    fn guid(&self, kind: Kind, original: &str) -> Guid {
        let [a, b, ..] = self.words(kind, original);
        // Version 4, variant 1, as random ones are.
        let high = (a & !0xF000) | 0x4000;
        let low = (b & !(3 << 62)) | 2 << 62;
        Guid(u128::from(high) << 64 | u128::from(low))
    }

    fn words(&self, kind: Kind, original: &str) -> [u64; 4] {
        let hash = self.hash(kind, original);
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(hash.chunks(8)) {
            *word = bytes.iter().fold(0, |w, b| w << 8 | u64::from(*b));
        }
        words
    }

    fn hash(&self, kind: Kind, original: &str) -> [u8; 32] {
        hmac(&self.secret, format!("{kind:?}\0{original}").as_bytes())
    }

    /// A principal name: person and domain apart, so that people of one domain stay together.
    fn principal_name(&mut self, original: &str) -> String {
        let (local, domain) = original.rsplit_once('@').unwrap_or((original, ""));
        let _ = local;
        let domain = self.of(Kind::Domain, domain, |h| format!("tenant-{h}.example"));
        self.of(Kind::PrincipalName, original, |h| {
            format!("person-{h}@{domain}")
        })
    }

    fn display_name(&mut self, original: &str) -> String {
        self.of(Kind::DisplayName, original, |h| format!("Person {h}"))
    }

    fn city(&mut self, original: &str) -> String {
        self.of(Kind::City, original, |h| format!("City {h}"))
    }

    fn address(&mut self, original: &str) -> String {
        let key = (Kind::Address, original.to_owned());
        if let Some(known) = self.given.get(&key) {
            return known.clone();
        }
        let network = crate::findings::network(original);
        let (net, host) = (
            self.words(Kind::Address, &network),
            self.words(Kind::Address, original),
        );
        let pseudonym = self
            .addresses
            .pseudonym(original, &network, net[0], host[0]);
        self.given.insert(key, pseudonym.clone());
        pseudonym
    }

    /// Of an application that is not the same in every tenant: an id stays an id.
    fn application(&mut self, original: &str) -> String {
        match Guid::parse(original) {
            Some(_) => self.id(Kind::Application, original),
            None => self.of(Kind::Application, original, |h| format!("Application {h}")),
        }
    }

    /// A user agent. Device keys are derived from agents, so two devices never get the same one; where no readable agent is left,
    /// the device becomes an unknown one.
    fn agent(&mut self, original: &str) -> String {
        let mut clean = agents::clean(original, &|word| self.word(word));
        let device = crate::device::read(original).key;
        let new = crate::device::read(&clean).key;
        if *self.devices.entry(new).or_insert_with(|| device.clone()) != device {
            clean = self.word(&device);
        }
        self.replaced(Kind::UserAgent, original, clean)
    }

    /// Any other free text.
    fn text(&mut self, original: &str) -> String {
        let clean = agents::clean(original, &|word| self.word(word));
        self.replaced(Kind::Text, original, clean)
    }

    fn replaced(&mut self, kind: Kind, original: &str, clean: String) -> String {
        if clean != original {
            self.given
                .insert((kind, original.to_owned()), clean.clone());
        }
        clean
    }

    fn client_app(&mut self, original: &str) -> String {
        if crate::ingest::names::is_client_app(original) {
            original.to_owned()
        } else {
            self.text(original)
        }
    }

    /// Two letters of the alphabet are a country; anything else is none.
    fn country(&mut self, original: &str) -> String {
        let code = original.len() == 2 && original.bytes().all(|b| b.is_ascii_alphabetic());
        if code {
            original.to_owned()
        } else {
            self.replaced(Kind::Text, original, self.word(original))
        }
    }

    /// A word of letters: no digits, and no letters that make a name which `device` looks for.
    fn word(&self, original: &str) -> String {
        let hash = self.hash(Kind::Text, original);
        let letter = |nibble: u8| char::from(b"bcdfgjkmnpqrtwxz"[usize::from(nibble & 15)]);
        let pairs = hash.iter().take(5);
        pairs.flat_map(|b| [letter(b >> 4), letter(*b)]).collect()
    }
}

/// HMAC with SHA-256 (RFC 2104).
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let pad = |with: u8| {
        let mut block = [with; 64];
        for (b, k) in block.iter_mut().zip(key) {
            *b ^= k;
        }
        block
    };
    let inner = Sha256::new()
        .chain_update(pad(0x36))
        .chain_update(message)
        .finalize();
    Sha256::new()
        .chain_update(pad(0x5c))
        .chain_update(inner)
        .finalize()
        .into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{hex, hmac};

    #[test]
    fn hmac_as_rfc_4231_has_it() {
        // Test case 1: twenty bytes 0x0b; shorter keys are filled up with zeros.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        assert_eq!(
            hex(&hmac(&key, b"Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
    }
}
