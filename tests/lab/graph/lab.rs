//! The state of the lab: a tenant, its faults, its tokens, and what was asked.

use crate::fault::{Kind, Rule};
use crate::filter::Expr;
use crate::record::Record;
use crate::store::Store;
use crate::{hostile, large, preset, small};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt::Write as _;

/// Legacy sign-ins of the large tenant, if not said.
const LARGE: u64 = 12_000;

/// Seeded tenants, and what they are.
pub(crate) const TENANTS: [(&str, &str); 7] = [
    ("small", "three legacy devices, 130 legacy sign-ins"),
    ("large", "300,000 sign-ins, 12,000 of them legacy"),
    ("noLicence", "no Entra ID P1"),
    ("noRole", "the account may not read the log"),
    ("ownRows", "the account sees its own sign-ins only"),
    ("hostile", "names that are markup, formulas, queries"),
    ("empty", "no sign-ins at all"),
];

/// What the lab is told to be.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Settings {
    pub(crate) tenant: String,
    /// Legacy sign-ins of the large tenant.
    pub(crate) legacy: u64,
    /// Records in place of a seeded tenant's.
    pub(crate) records: Option<Vec<Map<String, Value>>>,
    /// Names of presets.
    pub(crate) faults: Vec<String>,
    pub(crate) rules: Vec<Rule>,
    /// This cloud has `/beta`.
    pub(crate) beta: bool,
    /// Filters that are not documented are taken.
    pub(crate) lenient: bool,
    /// Milliseconds of the longest window that is answered in time.
    pub(crate) longest: Option<i64>,
    /// Five requests in ten seconds.
    pub(crate) quota: bool,
    pub(crate) shows_retry_after: bool,
    /// The older form of errors.
    pub(crate) old_errors: bool,
    /// Milliseconds of every answer.
    pub(crate) delay: u64,
    /// Only tokens that the lab has issued are taken.
    pub(crate) issued_only: bool,
    /// `licence`, `scope` or `role`.
    pub(crate) refuses: Option<String>,
    /// Only this person's sign-ins are shown.
    pub(crate) own_rows: Option<String>,
    pub(crate) late_details: bool,
    /// So many of the newest records appear after some requests.
    pub(crate) late_rows: usize,
    /// Milliseconds that Microsoft's clock is ahead.
    pub(crate) clock: i64,
    /// Answers to other paths.
    pub(crate) settings: BTreeMap<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            tenant: "small".to_owned(),
            legacy: LARGE,
            records: None,
            faults: Vec::new(),
            rules: Vec::new(),
            beta: true,
            lenient: true,
            longest: None,
            quota: true,
            shows_retry_after: true,
            old_errors: false,
            delay: 0,
            issued_only: true,
            refuses: None,
            own_rows: None,
            late_details: false,
            late_rows: 0,
            clock: 0,
            settings: BTreeMap::new(),
        }
    }
}

/// Requests after which late records are in the log.
pub(crate) const LATE_AFTER: u64 = 5;

/// A request, as the lab's own clients may read it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) filter: String,
    pub(crate) next: bool,
    pub(crate) kind: Kind,
    /// Milliseconds since 1970, by this computer's clock.
    pub(crate) at: i64,
    pub(crate) token: String,
    pub(crate) status: u16,
    pub(crate) records: usize,
    /// Milliseconds that making the answer took.
    pub(crate) took: u64,
}

/// A token that was issued.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Token {
    pub(crate) token: String,
    /// Milliseconds since 1970.
    pub(crate) until: i64,
    /// Permissions, with blanks between.
    pub(crate) scope: String,
}

/// Where a next page begins.
#[derive(Clone, Debug)]
pub(crate) struct Cursor {
    pub(crate) filter: Expr,
    pub(crate) text: String,
    pub(crate) top: usize,
    pub(crate) from: usize,
}

/// The lab.
#[derive(Debug, Default)]
pub(crate) struct Lab {
    pub(crate) settings: Settings,
    pub(crate) store: Store,
    pub(crate) asked: Vec<Asked>,
    pub(crate) preflights: u64,
    pub(crate) tokens: HashMap<String, Token>,
    pub(crate) cursors: HashMap<String, Cursor>,
    /// When the last requests of the quota's period were answered.
    pub(crate) answered: VecDeque<i64>,
    /// Records that were read once, of those with late details.
    pub(crate) read: HashMap<usize, u32>,
    names: u64,
}

impl Lab {
    /// Becomes what the settings say; tokens stay. `now`: this computer's clock.
    pub(crate) fn set(&mut self, mut settings: Settings, now: i64) -> Result<(), String> {
        for name in settings.faults.clone() {
            if !preset::switch_on(&name, &mut settings) {
                return Err(format!("no fault is called {name}"));
            }
        }
        let now = now + settings.clock;
        let mut records = match (&settings.records, settings.tenant.as_str()) {
            (Some(given), _) => given
                .iter()
                .map(|r| Record::given(r.clone(), now))
                .collect(),
            (None, "small") => small::small(now),
            (None, "large") => large::large(now, settings.legacy),
            (None, "hostile") => hostile::hostile(now),
            (None, "empty") => Vec::new(),
            (None, "noLicence") => {
                settings.refuses = Some("licence".to_owned());
                Vec::new()
            }
            (None, "noRole") => {
                settings.refuses = Some("role".to_owned());
                Vec::new()
            }
            (None, "ownRows") => {
                settings.own_rows = Some(crate::sample::ME.to_owned());
                small::own_rows(now)
            }
            (None, other) => return Err(format!("no tenant is called {other}")),
        };
        if settings.late_details {
            records.iter_mut().for_each(|record| record.late = true);
        }
        records.sort_by_key(|record| std::cmp::Reverse(record.created));
        for record in records.iter_mut().take(settings.late_rows) {
            record.appears = LATE_AFTER;
        }
        *self = Self {
            store: Store::new(records),
            settings,
            tokens: std::mem::take(&mut self.tokens),
            names: self.names,
            ..Self::default()
        };
        Ok(())
    }

    /// A name that nobody can guess the next of. `len`: bytes, 32 at the most.
    pub(crate) fn name(&mut self, now: i64, len: usize) -> String {
        self.names += 1;
        let digest = Sha256::digest(format!("{now} {} {}", self.names, std::process::id()));
        digest
            .iter()
            .take(len)
            .fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
    }
}
