//! Holds the rooms of ARCHITECTURE.md to what they may touch, by reading the sources.
//!
//! In: every `.rs` file below `src/`, without comments, strings and test code. Out: a list of violations, which must be empty.
//! The checker itself is tested on small sources below: each rule must be able to fail.

#![allow(clippy::unwrap_used)] // A test: what cannot be read must fail it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this says why in its header, on a line `//! Length: …`.
const LONG: usize = 500;

/// What one room may use.
struct Room {
    /// Beginning of the file's path below `src/`; the longest that fits counts.
    at: &'static str,
    /// Other rooms, as beginnings of the path after `crate::`. A room may always use itself.
    rooms: &'static [&'static str],
    /// Crates beside `std`.
    crates: &'static [&'static str],
}

const BROWSER: &[&str] = &[
    "gloo_net",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "serde_json",
    // Only its `Callback`: the word `html!` is for ui/ alone.
    "yew",
];
const EDGE: &[&str] = &[
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "serde_json",
    "sha2",
];
const PURE: &[&str] = &[
    "classify",
    "device",
    "export",
    "findings",
    "ingest",
    "model",
    "remedy",
    "source",
    "timeline",
    "verify",
    "worker::messages",
];

/// What the page knows: all that is pure, and who is signed in. Never given to the worker, where no token may come.
const STATE: &[&str] = &[
    "auth",
    "classify",
    "device",
    "export",
    "findings",
    "ingest",
    "model",
    "remedy",
    "source",
    "timeline",
    "verify",
    "worker::messages",
];

/// The worker also writes what people read: the texts of the interface are data.
const WORKER: &[&str] = &[
    // Which help fits an error: words only.
    "auth::Help",
    "classify",
    "device",
    "export",
    "findings",
    "ingest",
    "model",
    "remedy",
    "source",
    "timeline",
    "ui::i18n",
    "verify",
    "worker::messages",
];

const ROOMS: &[Room] = &[
    Room {
        at: "model/",
        rooms: &[],
        crates: &["serde"],
    },
    Room {
        at: "source/",
        rooms: &["model"],
        crates: &["flate2", "memchr", "rawzip", "serde", "serde_json"],
    },
    Room {
        at: "ingest/",
        rooms: &["model", "source", "classify", "device"],
        crates: &["memchr", "rustc_hash", "siphasher"],
    },
    Room {
        at: "classify/",
        rooms: &["model"],
        crates: &["serde"],
    },
    Room {
        at: "device/",
        rooms: &["model"],
        crates: &["serde"],
    },
    Room {
        at: "findings/",
        rooms: &["model", "source", "ingest", "classify", "device", "verify"],
        crates: &["rustc_hash", "serde", "serde_json", "sha2"],
    },
    Room {
        at: "verify/",
        rooms: &["model"],
        crates: &["serde"],
    },
    Room {
        at: "remedy/",
        rooms: &["classify", "model", "device", "findings"],
        crates: &["rawzip", "serde", "serde_json"],
    },
    Room {
        at: "timeline/",
        rooms: &["model", "findings::view"],
        crates: &["serde"],
    },
    Room {
        at: "export/",
        rooms: &[
            "model", "source", "classify", "ingest", "device", "findings", "verify", "remedy",
        ],
        crates: &["serde", "serde_json", "sha2", "flate2"],
    },
    Room {
        at: "auth/",
        rooms: &["model"],
        crates: &["serde", "sha2"],
    },
    Room {
        at: "state/",
        rooms: STATE,
        crates: &["serde", "serde_json"],
    },
    Room {
        at: "ports.rs",
        rooms: &["model"],
        crates: &[],
    },
    // The texts of the interface are data; the panic notice and the formats of times need them before there is a page.
    Room {
        at: "platform/",
        rooms: &[
            "auth",
            "model",
            "ports",
            "state",
            "worker::messages",
            "ui::i18n",
        ],
        crates: BROWSER,
    },
    Room {
        at: "worker/",
        rooms: WORKER,
        crates: &["postcard", "rustc_hash", "serde", "serde_json", "sha2"],
    },
    Room {
        at: "worker/edge",
        rooms: &[
            "platform", "worker", "findings", "model", "source", "ingest", "export", "ui::i18n",
        ],
        crates: EDGE,
    },
    Room {
        at: "ui/",
        rooms: &[
            "auth",
            "device",
            "findings::view",
            "model",
            "platform",
            "remedy",
            "source",
            "state",
            "timeline",
            "verify",
            "worker::messages",
        ],
        crates: &["js_sys", "serde", "wasm_bindgen", "web_sys", "yew"],
    },
    Room {
        at: "lib.rs",
        rooms: PURE,
        crates: &[],
    },
    // `cutover` is the library.
    Room {
        at: "bin/",
        rooms: &[],
        crates: &[],
    },
];

/// Words that only some places may use: the word, the places, why.
const WORDS: &[(&str, &[&str], &str)] = &[
    (
        "web_sys::window",
        &["platform/"],
        "the browser is reached through platform/",
    ),
    (
        "js_sys::Date",
        &["platform/", "worker/edge"],
        "the clock comes in as an argument",
    ),
    (
        "spawn_local",
        &["platform/", "worker/edge"],
        "a future outlives its component: platform/ guards it",
    ),
    ("SystemTime", &[], "panics in the browser"),
    ("std::time", &[], "panics in the browser"),
    ("std::fs", &[], "there are no files in the browser"),
    ("TcpStream", &[], "nothing leaves but through platform/"),
    ("html!", &["ui/"], "only ui/ draws"),
    ("from_html_unchecked", &[], "text must never become markup"),
    ("set_inner_html", &[], "text must never become markup"),
    ("set_outer_html", &[], "text must never become markup"),
    ("insert_adjacent_html", &[], "text must never become markup"),
    ("js_sys::eval", &[], "text must never become code"),
    ("new_no_args", &[], "text must never become code"),
    ("local_storage", &[], "nothing is stored"),
    ("indexed_db", &[], "nothing is stored"),
    (
        "session_storage",
        &["platform/"],
        "only a sign-in under way is stored, by platform/",
    ),
    (
        "source::import",
        &["source/", "ingest/", "findings/", "worker/"],
        "only the way of a record parses",
    ),
];

/// A source file split into what is code and what is text.
struct Source {
    code: String,
    strings: Vec<String>,
}

/// Takes comments out and collects the string literals; line breaks stay.
fn split(text: &str) -> Source {
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied().unwrap_or('\0');
    let (mut code, mut strings, mut i) = (String::new(), Vec::new(), 0);
    while i < chars.len() {
        let word_before = i > 0 && (at(i - 1).is_alphanumeric() || at(i - 1) == '_');
        if at(i) == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if at(i) == '/' && at(i + 1) == '*' {
            let mut depth = 1;
            i += 2;
            while i < chars.len() && depth > 0 {
                if at(i) == '/' && at(i + 1) == '*' {
                    depth += 1;
                    i += 1;
                } else if at(i) == '*' && at(i + 1) == '/' {
                    depth -= 1;
                    i += 1;
                }
                i += 1;
            }
        } else if !word_before
            && (at(i) == 'r' || (at(i) == 'b' && at(i + 1) == 'r'))
            && raw_start(&chars, i).is_some()
        {
            let (mut from, hashes) = raw_start(&chars, i).unwrap();
            let start = from;
            while from < chars.len()
                && !(at(from) == '"' && (1..=hashes).all(|k| at(from + k) == '#'))
            {
                from += 1;
            }
            strings.push(chars[start..from].iter().collect());
            code.push_str("\"\"");
            i = from + 1 + hashes;
        } else if at(i) == '"' {
            let mut literal = String::new();
            i += 1;
            while i < chars.len() && at(i) != '"' {
                if at(i) == '\\' {
                    i += 1;
                }
                literal.push(at(i));
                i += 1;
            }
            i += 1;
            strings.push(literal);
            code.push_str("\"\"");
        } else if at(i) == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            // A character, not a lifetime.
            i += if at(i + 1) == '\\' { 3 } else { 2 };
            while i < chars.len() && at(i) != '\'' {
                i += 1;
            }
            i += 1;
            code.push_str("' '");
        } else {
            code.push(at(i));
            i += 1;
        }
    }
    Source { code, strings }
}

/// Where a raw string's text begins, and how many `#` it has.
fn raw_start(chars: &[char], mut i: usize) -> Option<(usize, usize)> {
    i += if chars[i] == 'b' { 2 } else { 1 };
    let from = i;
    while chars.get(i) == Some(&'#') {
        i += 1;
    }
    (chars.get(i) == Some(&'"')).then_some((i + 1, i - from))
}

/// Takes out what follows each `#[cfg(test)]`: up to the end of its block, or of its line for `mod tests;`.
fn without_tests(code: &str) -> String {
    let mark = "#[cfg(test)]";
    let (mut kept, mut rest) = (String::new(), code);
    while let Some(position) = rest.find(mark) {
        kept.push_str(&rest[..position]);
        rest = &rest[position + mark.len()..];
        let mut depth = 0_i32;
        let end = rest
            .char_indices()
            .find(|(_, c)| {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                depth == 0 && matches!(c, '}' | ';')
            })
            .map_or(rest.len(), |(index, _)| index + 1);
        rest = &rest[end..];
    }
    kept + rest
}

/// Every path that begins with `crate::`, groups in braces spelled out.
fn crate_paths(code: &str) -> Vec<String> {
    let flat: String = code
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace(":: ", "::")
        .replace(" ::", "::");
    let mut found = Vec::new();
    for (position, _) in flat.match_indices("crate::") {
        if !flat[..position].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            paths_from(&flat[position + "crate::".len()..], "", &mut found);
        }
    }
    found
}

/// Reads one path (or group) and gives what is left behind it.
fn paths_from<'a>(text: &'a str, before: &str, found: &mut Vec<String>) -> &'a str {
    let mut rest = text.trim_start();
    if let Some(inside) = rest.strip_prefix('{') {
        rest = inside;
        loop {
            rest = paths_from(rest, before, found);
            rest = rest.trim_start();
            // `name as other` inside a group.
            if let Some(renamed) = rest.strip_prefix("as ") {
                rest = renamed
                    .trim_start_matches(|c: char| c.is_alphanumeric() || c == '_')
                    .trim_start();
            }
            match rest.chars().next() {
                Some(',') => rest = &rest[1..],
                Some('}') => return &rest[1..],
                _ => return rest,
            }
        }
    }
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let path = if before.is_empty() {
        rest[..end].to_owned()
    } else {
        format!("{before}::{}", &rest[..end])
    };
    rest = &rest[end..];
    if let Some(more) = rest.strip_prefix("::")
        && more
            .trim_start()
            .starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '{')
    {
        return paths_from(more, &path, found);
    }
    if !path.is_empty() && end > 0 {
        found.push(path);
    }
    rest
}

/// Whether `word` stands in `code` with nothing alphanumeric around it.
fn has_word(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

/// Names of the crates in Cargo.toml, as sources write them.
fn crates_of(manifest: &str) -> BTreeSet<String> {
    let (mut names, mut inside) = (BTreeSet::new(), false);
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            inside = section.ends_with("dependencies");
            if let Some((_, name)) = section.split_once("dependencies.") {
                names.insert(name.replace('-', "_"));
            }
        } else if let Some((name, _)) = line.split_once('=')
            && inside
            && !line.starts_with('#')
        {
            names.insert(
                name.trim()
                    .split('.')
                    .next()
                    .unwrap_or_default()
                    .replace('-', "_"),
            );
        }
    }
    names
}

/// Host of each `http(s)://` in a text.
fn hosts_in(text: &str) -> Vec<String> {
    text.match_indices("://")
        .filter(|(at, _)| text[..*at].ends_with("http") || text[..*at].ends_with("https"))
        .map(|(at, _)| {
            text[at + 3..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
                .collect()
        })
        .collect()
}

/// Hosts that a person may be sent to; the page itself never asks them for anything.
const LINKS: &[&str] = &[
    "learn.microsoft.com",
    "support.apple.com",
    "admin.microsoft.com",
    "portal.azure.com",
    "www.w3.org",
    "techcommunity.microsoft.com",
    // Sources of facts: Microsoft's own short links, and a report where Microsoft's post is not public.
    "aka.ms",
    "petri.com",
    // The name of a format, not a page.
    "schema.management.azure.com",
];

/// Everything that is wrong with one file. `path` is below `src/`, `hosts` are those of static/hosting/clouds.json.
fn violations(path: &str, text: &str, crates: &BTreeSet<String>, hosts: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let lines = text.lines().count();
    if lines > LONG
        && !text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .any(|line| line.starts_with("//! Length: "))
    {
        wrong.push(format!(
            "{path}: {lines} lines, and no `//! Length: …` in its header that says why"
        ));
    }
    // Test code may use what it likes, but for what would be wrong anywhere.
    let name = path.rsplit('/').next().unwrap_or(path);
    if name == "tests.rs" || name.ends_with("_tests.rs") || path.contains("/tests/") {
        return wrong;
    }
    let Source { code, strings } = split(text);
    let code = without_tests(&code);
    let Some(room) = ROOMS
        .iter()
        .filter(|room| path.starts_with(room.at))
        .max_by_key(|room| room.at.len())
    else {
        wrong.push(format!(
            "{path}: a room that tests/architecture.rs does not know"
        ));
        return wrong;
    };
    let own = path.split(['/', '.']).next().unwrap_or_default();
    for used in crate_paths(&code) {
        let allowed = |room: &&str| used == **room || used.starts_with(&format!("{room}::"));
        // A whole room is named where only a part of it may be used: `use crate::ui;` is not `crate::ui::i18n`.
        let inside = used == own || used.starts_with(&format!("{own}::"));
        let known_room = ROOMS
            .iter()
            .any(|room| room.at.split(['/', '.']).next() == used.split("::").next());
        if known_room && !inside && !room.rooms.iter().any(allowed) {
            wrong.push(format!(
                "{path}: uses crate::{used}, which {} may not",
                room.at
            ));
        }
    }
    for krate in crates {
        if has_word(&code, krate) && !room.crates.contains(&krate.as_str()) {
            wrong.push(format!("{path}: uses {krate}, which {} may not", room.at));
        }
    }
    let flat: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    for (word, places, why) in WORDS {
        if has_word(&flat, word) && !places.iter().any(|place| path.starts_with(place)) {
            wrong.push(format!("{path}: `{word}`: {why}"));
        }
    }
    // The demo tenant is an answer of Graph, with Graph's own words in it.
    for string in strings.iter().filter(|_| !path.starts_with("source/demo/")) {
        if let Some(host) = hosts.iter().find(|host| string.contains(host.as_str())) {
            wrong.push(format!(
                "{path}: names {host}; the hosts are in static/hosting/clouds.json and nowhere else"
            ));
        }
        for host in hosts_in(string) {
            if !host.is_empty()
                && !LINKS.contains(&host.as_str())
                && !host.ends_with(".example")
                && !hosts.contains(&host)
            {
                wrong.push(format!(
                    "{path}: names the host {host}, which is no link that is known here"
                ));
            }
        }
    }
    wrong
}

/// Hosts in static/hosting/clouds.json: every string in it that has a dot.
fn hosts() -> Vec<String> {
    let text = fs::read_to_string(root().join("static/hosting/clouds.json")).unwrap();
    let hosts: Vec<String> = split(&text)
        .strings
        .into_iter()
        .filter(|text| text.contains('.'))
        .collect();
    assert!(hosts.len() >= 8, "clouds.json was not read: {hosts:?}");
    hosts
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_room_keeps_to_what_it_may_touch() {
    let src = root().join("src");
    let crates = crates_of(&fs::read_to_string(root().join("Cargo.toml")).unwrap());
    assert!(
        crates.contains("web_sys") && crates.contains("yew") && crates.contains("serde_json"),
        "{crates:?}"
    );
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 10, "the sources were not found");
    files.sort();
    let hosts = hosts();
    let wrong: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let path = file
                .strip_prefix(&src)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            violations(&path, &fs::read_to_string(file).unwrap(), &crates, &hosts)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// What the checker says of one small source.
fn check(path: &str, text: &str) -> Vec<String> {
    let crates = [
        "serde",
        "serde_json",
        "web_sys",
        "js_sys",
        "yew",
        "gloo_net",
        "memchr",
    ]
    .map(String::from)
    .into();
    violations(path, text, &crates, &["graph.microsoft.com".to_owned()])
}

#[test]
fn the_checker_finds_forbidden_rooms() {
    assert_eq!(check("model/mod.rs", "use crate::findings::Case;").len(), 1);
    assert_eq!(
        check(
            "device/mod.rs",
            "use crate::{model::Instant, ingest::SignIn};"
        )
        .len(),
        1
    );
    assert_eq!(
        check(
            "device/mod.rs",
            "use crate::{\n    model::{Instant, Class as C},\n    ui,\n};"
        )
        .len(),
        1
    );
    assert_eq!(
        check(
            "timeline/mod.rs",
            "fn f() -> crate::findings::Case { todo() }"
        )
        .len(),
        1
    );
    assert_eq!(
        check("platform/mod.rs", "use crate::ui::pages::Start;").len(),
        1
    );
    assert_eq!(check("platform/mod.rs", "use crate::ui;").len(), 1);
    assert_eq!(check("state/mod.rs", "use crate::platform::page;").len(), 1);
    assert_eq!(check("attic/mod.rs", "").len(), 1);
    assert!(check("platform/mod.rs", "use crate::ui::i18n::Lang;").is_empty());
    assert!(
        check(
            "state/mod.rs",
            "use crate::{model::Instant, worker::messages::ToWorker};"
        )
        .is_empty()
    );
    assert_eq!(
        check("state/mod.rs", "use crate::worker::session::Session;").len(),
        1
    );
    assert!(check("device/mod.rs", "use crate::device::tables; // use crate::ui\n/* crate::ui */ const S: &str = \"crate::ui\";").is_empty());
}

#[test]
fn the_checker_finds_forbidden_crates_and_words() {
    assert_eq!(check("model/mod.rs", "use web_sys::Blob;").len(), 1);
    assert_eq!(check("ui/app.rs", "use serde_json::from_str;").len(), 1);
    assert_eq!(check("ui/app.rs", "let w = web_sys::window();").len(), 1);
    assert_eq!(
        check("ui/app.rs", "gloo_net::http::Request::get(url)").len(),
        1
    );
    assert_eq!(
        check("ui/app.rs", "Html::from_html_unchecked(name)").len(),
        1
    );
    assert_eq!(
        check("platform/page.rs", "Html::from_html_unchecked(name)").len(),
        1
    );
    assert_eq!(check("ui/app.rs", "spawn_local(async {})").len(), 1);
    assert_eq!(check("worker/session.rs", "js_sys::Date::now()").len(), 2);
    assert!(check("worker/edge.rs", "js_sys::Date::now(); spawn_local(f)").is_empty());
    assert!(check("platform/page.rs", "web_sys::window()").is_empty());
    assert_eq!(check("findings/mod.rs", "use std::time::Instant;").len(), 1);
}

#[test]
fn the_checker_finds_hosts_and_long_files() {
    assert_eq!(
        check(
            "source/graph.rs",
            "const H: &str = \"https://graph.microsoft.com/v1.0\";"
        )
        .len(),
        1
    );
    assert_eq!(
        check(
            "remedy/mod.rs",
            "const H: &str = r#\"https://tracker.test/x\"#;"
        )
        .len(),
        1
    );
    assert!(
        check(
            "remedy/mod.rs",
            "/// <https://graph.microsoft.com>\nconst H: &str = \"https://learn.microsoft.com/x\";"
        )
        .is_empty()
    );
    assert_eq!(
        check("device/tables.rs", &"fn f() {}\n".repeat(501)).len(),
        1
    );
    assert!(
        check(
            "device/tables.rs",
            &format!("//! Tables.\n//! Length: one table.\n{}", "\n".repeat(501))
        )
        .is_empty()
    );
}

#[test]
fn the_checker_leaves_tests_alone_but_reads_on_behind_them() {
    let text = "#[cfg(test)]\nmod tests {\n    use crate::findings::Case;\n    fn f() { if true { } }\n}\nuse crate::ui::App;";
    assert_eq!(
        check("device/mod.rs", text),
        ["device/mod.rs: uses crate::ui::App, which device/ may not"]
    );
    assert!(check("device/tests.rs", "use crate::findings::Case;").is_empty());
    assert!(
        check(
            "device/mod.rs",
            "#[cfg(test)]\nmod tests;\nuse crate::model::Instant;"
        )
        .is_empty()
    );
}

#[test]
fn the_splitter_knows_text_from_code() {
    let source = split(
        "let a = 'x'; let b: &'a str = \"q \\\" {\"; let c = r#\"raw \"quote\" \"#; let d = '\\''; // gone\nlet e = '\"';",
    );
    assert_eq!(source.strings, ["q \" {", "raw \"quote\" "]);
    assert!(!source.code.contains("gone") && source.code.contains("let e"));
}
