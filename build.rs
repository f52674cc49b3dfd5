//! Turns `static/hosting/clouds.json` into a table, `OUT_DIR/clouds.rs`, so that hosts stand in one file only; and
//! the Fluent files of `locales/`, one for each part and language, into typed Rust catalogues.
//!
//! Each message becomes one method of its catalogue (`Text` …): without arguments it gives `&'static str`, with arguments `String`.
//! The build fails when a message or an argument is missing in one language, so no text can be forgotten. The patterns of the
//! page's words become data (`OUT_DIR/text-en.txt` …), a line for each message, which the page loads (src/ui/i18n/patterns.rs), with
//! their names in the same order (`text-names.txt`); those of the mails become code. The part of Fluent understood here (<https://projectfluent.org>):
//! text, `{ $name }` (text), `{ NUMBER($n) }` (a whole number, grouped as the language does) and
//! `{ $n -> [0] … [one] … *[other] … }` (plural by a whole number).

// A build script speaks to Cargo through standard output.
#![allow(clippy::print_stdout)]

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A catalogue: a folder of Fluent files and what becomes of it.
struct Set {
    /// Folder.
    folder: &'static str,
    /// Type whose methods the messages become.
    text: &'static str,
    /// Enum of its languages.
    lang: &'static str,
    /// File below `OUT_DIR`.
    out: &'static str,
    /// Its patterns are data and no code.
    data: bool,
    /// Name of the variant, and the code with which the names of its files begin: `en.ftl`, `en-device.ftl` … English
    /// comes first: it gives the order of the arguments.
    languages: &'static [(&'static str, &'static str)],
}

/// The page's words, and the mails to the people whose devices are to be changed, who may speak more languages.
const SETS: [Set; 2] = [
    Set {
        folder: "locales",
        text: "Text",
        lang: "Lang",
        out: "text.rs",
        data: true,
        languages: &[("En", "en"), ("De", "de")],
    },
    Set {
        folder: "locales/mail",
        text: "MailText",
        lang: "Language",
        out: "mail_text.rs",
        data: false,
        languages: &[
            ("En", "en"),
            ("De", "de"),
            ("Es", "es"),
            ("Fr", "fr"),
            ("It", "it"),
            ("Nl", "nl"),
            ("Pt", "pt"),
        ],
    },
];

/// Kind of an argument.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
}

/// Arguments in the order in which the English text names them.
type Arguments = Vec<(String, Kind)>;

/// A message of one language.
struct Message {
    pattern: Pattern<String>,
    arguments: Arguments,
}

type Catalogue = Vec<(String, Message)>;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=CUTOVER_COMMIT");
    println!("cargo::rerun-if-changed=locales");
    for set in &SETS {
        if let Err(problems) = build(set) {
            for problem in problems {
                println!("cargo::error={problem}");
            }
        }
    }
    if let Err(problem) = write_clouds() {
        println!("cargo::error={problem}");
    }
}

fn build(set: &Set) -> Result<(), Vec<String>> {
    let folder = set.folder;
    let mut catalogues = Vec::new();
    for (_, code) in set.languages {
        let mut catalogue = Catalogue::new();
        for path in files_of(folder, code).map_err(|e| vec![format!("{folder}: {e}")])? {
            read(&path, &mut catalogue)?;
        }
        catalogues.push(catalogue);
    }
    let mut data = vec![String::new(); catalogues.len()];
    let code = generate(set, &catalogues, &mut data)?;
    let out = std::env::var("OUT_DIR").map_err(|e| vec![e.to_string()])?;
    let write = |name: &str, text: &str| {
        std::fs::write(format!("{out}/{name}"), text).map_err(|e| vec![format!("{name}: {e}")])
    };
    write(set.out, &code)?;
    if set.data {
        for ((_, language), lines) in set.languages.iter().zip(&data) {
            write(&format!("text-{language}.txt"), lines)?;
        }
        let names: Vec<&str> = catalogues
            .first()
            .map(|english| english.iter().map(|(id, _)| id.as_str()).collect())
            .unwrap_or_default();
        write("text-names.txt", &names.join("\n"))?;
    }
    Ok(())
}

/// Writes the table of hosts.
fn write_clouds() -> Result<(), String> {
    let out = std::env::var("OUT_DIR").map_err(|e| e.to_string())?;
    std::fs::write(format!("{out}/clouds.rs"), clouds()?).map_err(|e| e.to_string())
}

/// The table of hosts. The file is known to be small and flat, so its strings in their order are enough to read it:
/// the cloud, `login`, its hosts, `graph`, its host, `portal`, its host. A test compares the table with the file as JSON.
fn clouds() -> Result<String, String> {
    const FILE: &str = "static/hosting/clouds.json";
    println!("cargo::rerun-if-changed={FILE}");
    let text = std::fs::read_to_string(FILE).map_err(|e| format!("{FILE}: {e}"))?;
    let mut rows: Vec<(&str, Vec<&str>, &str, &str)> = Vec::new();
    let mut strings = text.split('"').skip(1).step_by(2).peekable();
    while let Some(code) = strings.next() {
        if strings.next() != Some("login") {
            return Err(format!("{FILE}: {code} has no login"));
        }
        let mut login = Vec::new();
        while let Some(host) = strings.next_if(|word| *word != "graph") {
            login.push(host);
        }
        strings.next();
        let graph = strings.next();
        match (graph, strings.next(), strings.next()) {
            (Some(graph), Some("portal"), Some(portal)) if !login.is_empty() => {
                rows.push((code, login, graph, portal));
            }
            _ => return Err(format!("{FILE}: {code} is not complete")),
        }
    }
    Ok(format!(
        "/// Code, login hosts, Graph host, portal's host of each cloud.\nconst HOSTS: [(&str, &[&str], &str, &str); {}] = [\n{}];\n",
        rows.len(),
        rows.iter()
            .map(|(code, login, graph, portal)| format!(
                "    ({code:?}, &{login:?}, {graph:?}, {portal:?}),\n"
            ))
            .collect::<String>()
    ))
}

/// Files of one language, sorted by name.
fn files_of(folder: &str, code: &str) -> std::io::Result<Vec<String>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let rest = name.strip_prefix(code).and_then(|r| r.strip_suffix(".ftl"));
        if rest.is_some_and(|r| r.is_empty() || r.starts_with('-')) {
            paths.push(format!("{folder}/{name}"));
        }
    }
    paths.sort();
    Ok(paths)
}

/// Reads one file into the catalogue of its language.
fn read(path: &str, catalogue: &mut Catalogue) -> Result<(), Vec<String>> {
    let source = std::fs::read_to_string(path).map_err(|e| vec![format!("{path}: {e}")])?;
    let resource = fluent_syntax::parser::parse(source).map_err(|(_, errors)| {
        errors
            .iter()
            .map(|e| format!("{path}: byte {}: {e}", e.pos.start))
            .collect::<Vec<_>>()
    })?;
    let mut problems = Vec::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let Some(pattern) = message.value else {
                    problems.push(format!("{path}: {id} has no text"));
                    continue;
                };
                if !message.attributes.is_empty() {
                    problems.push(format!(
                        "{path}: {id} has attributes, which are not supported"
                    ));
                }
                if catalogue.iter().any(|(other, _)| *other == id) {
                    problems.push(format!("{path}: {id} is there twice"));
                }
                let mut arguments = Arguments::new();
                if let Err(problem) = collect(&pattern, &mut arguments) {
                    problems.push(format!("{path}: {id}: {problem}"));
                }
                catalogue.push((id, Message { pattern, arguments }));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(term) => problems.push(format!(
                "{path}: terms are not supported: -{}",
                term.id.name
            )),
            Entry::Junk { content } => problems.push(format!("{path}: not understood: {content}")),
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Adds the arguments of a pattern; one that is used as a number anywhere is a number.
fn collect(pattern: &Pattern<String>, arguments: &mut Arguments) -> Result<(), String> {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Select { selector, variants } => {
                add(arguments, &variable(selector)?, Kind::Number);
                for variant in variants {
                    arm(&variant.key, variant.default)?;
                    collect(&variant.value, arguments)?;
                }
            }
            Expression::Inline(InlineExpression::StringLiteral { .. }) => {}
            Expression::Inline(inline) => {
                let (name, kind) = shown(inline)?;
                add(arguments, &name, kind);
            }
        }
    }
    Ok(())
}

fn add(arguments: &mut Arguments, name: &str, kind: Kind) {
    match arguments.iter_mut().find(|(known, _)| known == name) {
        Some((_, known)) if kind == Kind::Number => *known = kind,
        Some(_) => {}
        None => arguments.push((name.to_owned(), kind)),
    }
}

fn variable(expression: &InlineExpression<String>) -> Result<String, String> {
    match expression {
        InlineExpression::VariableReference { id } => Ok(id.name.clone()),
        other => Err(format!("only a variable can stand here: {other:?}")),
    }
}

/// Name and kind of what a placeable shows.
fn shown(inline: &InlineExpression<String>) -> Result<(String, Kind), String> {
    match inline {
        InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
            let [one] = arguments.positional.as_slice() else {
                return Err("NUMBER takes one variable".to_owned());
            };
            Ok((variable(one)?, Kind::Number))
        }
        other => Ok((variable(other)?, Kind::Text)),
    }
}

/// The Rust pattern of a variant. English and German share one rule: `one` is exactly 1
/// (<https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>).
fn arm(key: &VariantKey<String>, default: bool) -> Result<String, String> {
    match key {
        VariantKey::Identifier { name } if name == "other" && default => Ok("_".to_owned()),
        VariantKey::Identifier { name } if name == "one" && !default => Ok("1".to_owned()),
        VariantKey::NumberLiteral { value }
            if !default && value.bytes().all(|b| b.is_ascii_digit()) =>
        {
            Ok(value.clone())
        }
        other => Err(format!("variants are [0] [one] *[other], not {other:?}")),
    }
}

fn generate(
    set: &Set,
    catalogues: &[Catalogue],
    data: &mut [String],
) -> Result<String, Vec<String>> {
    let Some((english, others)) = catalogues.split_first() else {
        return Err(vec!["a language is expected".to_owned()]);
    };
    let mut problems = Vec::new();
    let named = |n: usize| set.languages.get(n).map_or("", |(_, code)| code);
    for (n, other) in others.iter().enumerate() {
        for (here, there, name) in [(english, other, named(n + 1)), (other, english, named(0))] {
            for (id, _) in here
                .iter()
                .filter(|(id, _)| !there.iter().any(|(other, _)| other == id))
            {
                problems.push(format!("{}/{name}.ftl: {id} is missing", set.folder));
            }
        }
    }
    let maps: Vec<BTreeMap<&str, &Message>> = catalogues
        .iter()
        .map(|c| c.iter().map(|(id, m)| (id.as_str(), m)).collect())
        .collect();
    let mut code = format!("impl {} {{\n", set.text);
    for (id, message) in english {
        let all: Vec<&Message> = maps
            .iter()
            .filter_map(|map| map.get(id.as_str()).copied())
            .collect();
        if all.len() < catalogues.len() {
            continue;
        }
        if let Some(n) = all
            .iter()
            .position(|m| sorted(&m.arguments) != sorted(&message.arguments))
        {
            problems.push(format!(
                "{id}: the arguments differ between en and {}",
                named(n)
            ));
            continue;
        }
        let made = match set.data {
            true => data_method(&mut code, id, &all, data),
            false => method(&mut code, set, id, &all),
        };
        if let Err(problem) = made {
            problems.push(format!("{id}: {problem}"));
        }
    }
    code.push_str("}\n");
    if problems.is_empty() {
        Ok(code)
    } else {
        Err(problems)
    }
}

fn sorted(arguments: &Arguments) -> Vec<(&str, bool)> {
    let mut all: Vec<_> = arguments
        .iter()
        .map(|(n, k)| (n.as_str(), *k == Kind::Number))
        .collect();
    all.sort_unstable();
    all
}

/// One method that looks its pattern up, and that pattern in each language.
fn data_method(
    code: &mut String,
    id: &str,
    all: &[&Message],
    data: &mut [String],
) -> Result<(), String> {
    let arguments = &all.first().ok_or("no language")?.arguments;
    let number = data.first().ok_or("no language")?.matches('\n').count();
    let doc = all.first().and_then(|m| plain(&m.pattern));
    let doc = doc.unwrap_or_else(|| id.to_owned()).replace('\n', " ");
    let name = id.replace('-', "_");
    let parameters: String = arguments
        .iter()
        .map(|(name, kind)| (name.replace('-', "_"), *kind == Kind::Number))
        .map(|(name, number)| format!(", {name}: {}", if number { "u64" } else { "&str" }))
        .collect();
    let values: Vec<String> = arguments
        .iter()
        .map(|(name, kind)| (name.replace('-', "_"), *kind == Kind::Number))
        .map(|(name, number)| match number {
            true => format!("Value::Number({name})"),
            false => format!("Value::Text({name})"),
        })
        .collect();
    let (gives, body) = match values.is_empty() {
        true => ("&'static str", format!("self.pattern({number})")),
        false => (
            "String",
            format!("self.filled({number}, &[{}])", values.join(", ")),
        ),
    };
    let doc = format!("`{id}`: {doc}");
    writeln!(code, "    #[doc = {doc:?}]\n    #[must_use]\n    pub fn {name}(self{parameters}) -> {gives} {{ {body} }}")
        .map_err(|e| e.to_string())?;
    for (message, lines) in all.iter().zip(data) {
        if values.is_empty() && plain(&message.pattern).is_none() {
            return Err("text without arguments must be plain".to_owned());
        }
        encode(lines, &message.pattern, arguments)?;
        lines.push('\n');
    }
    Ok(())
}

/// Writes a pattern as src/ui/i18n/patterns.rs reads it.
fn encode(
    line: &mut String,
    pattern: &Pattern<String>,
    arguments: &Arguments,
) -> Result<(), String> {
    let letter = |name: &str| {
        let at = arguments.iter().position(|(known, _)| known == name);
        let at = at.and_then(|at| u8::try_from(at).ok());
        at.map(|at| char::from(b'A' + at))
            .ok_or(format!("{name} is no argument"))
    };
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => {
                if value.chars().any(|c| c < ' ' && c != '\n') {
                    return Err("control characters are not supported".to_owned());
                }
                line.push_str(&value.replace('\n', "\u{b}"));
            }
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => {
                line.push('\u{1}');
                line.push(letter(&shown(inline)?.0)?);
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                line.push('\u{2}');
                line.push(letter(&variable(selector)?)?);
                // The first variant that fits counts, so the default comes last.
                for variant in variants
                    .iter()
                    .filter(|v| !v.default)
                    .chain(variants.iter().filter(|v| v.default))
                {
                    line.push_str(&arm(&variant.key, variant.default)?);
                    line.push('\u{3}');
                    encode(line, &variant.value, arguments)?;
                    line.push('\u{4}');
                }
                line.push('\u{5}');
            }
        }
    }
    Ok(())
}

/// One method; `all` in the order of the set's languages, English first.
fn method(code: &mut String, set: &Set, id: &str, all: &[&Message]) -> Result<(), String> {
    let Some(english) = all.first() else {
        return Err("no language".to_owned());
    };
    let name = id.replace('-', "_");
    let doc = plain(&english.pattern).unwrap_or_else(|| id.to_owned());
    let write = |e: std::fmt::Error| e.to_string();
    writeln!(
        code,
        "    #[doc = {:?}]\n    #[must_use]",
        format!("`{id}`: {}", doc.replace('\n', " "))
    )
    .map_err(write)?;
    if english.arguments.is_empty() {
        let mut arms = Vec::new();
        for ((language, _), message) in set.languages.iter().zip(all) {
            let Some(words) = plain(&message.pattern) else {
                return Err("text without arguments must be plain".to_owned());
            };
            arms.push(format!("{}::{language} => {words:?}", set.lang));
        }
        return writeln!(
            code,
            "    pub const fn {name}(self) -> &'static str {{ match self.0 {{ {} }} }}",
            arms.join(", ")
        )
        .map_err(write);
    }
    let parameters: Vec<String> = english
        .arguments
        .iter()
        .map(|(name, kind)| {
            format!(
                "{}: {}",
                name.replace('-', "_"),
                if *kind == Kind::Number { "u64" } else { "&str" }
            )
        })
        .collect();
    writeln!(
        code,
        "    pub fn {name}(self, {}) -> String {{\n        let mut out = String::new();\n        match self.0 {{",
        parameters.join(", ")
    )
    .map_err(write)?;
    for ((language, _), message) in set.languages.iter().zip(all) {
        let mut body = String::new();
        emit(&mut body, &message.pattern, &english.arguments)?;
        writeln!(code, "            {}::{language} => {{ {body} }}", set.lang).map_err(write)?;
    }
    code.push_str("        }\n        out\n    }\n");
    Ok(())
}

/// The text of a pattern that has no arguments.
fn plain(pattern: &Pattern<String>) -> Option<String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => text.push_str(value),
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(text)
}

/// Code that appends a pattern to `out`.
fn emit(body: &mut String, pattern: &Pattern<String>, arguments: &Arguments) -> Result<(), String> {
    for element in &pattern.elements {
        let line = match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => match value.chars().collect::<Vec<_>>().as_slice() {
                [one] => format!("out.push({one:?});"),
                _ => format!("out.push_str({value:?});"),
            },
            PatternElement::Placeable {
                expression: Expression::Inline(inline),
            } => {
                let (name, _) = shown(inline)?;
                let number = arguments
                    .iter()
                    .any(|(known, kind)| *known == name && *kind == Kind::Number);
                let name = name.replace('-', "_");
                if number {
                    format!("push_number(&mut out, self.0, {name});")
                } else {
                    format!("out.push_str({name});")
                }
            }
            PatternElement::Placeable {
                expression: Expression::Select { selector, variants },
            } => {
                let mut arms = String::new();
                // Rust takes the first arm that fits, so the default comes last.
                for variant in variants
                    .iter()
                    .filter(|v| !v.default)
                    .chain(variants.iter().filter(|v| v.default))
                {
                    let mut inner = String::new();
                    emit(&mut inner, &variant.value, arguments)?;
                    let _ = write!(
                        arms,
                        "{} => {{ {inner} }} ",
                        arm(&variant.key, variant.default)?
                    );
                }
                format!(
                    "match {} {{ {arms} }}",
                    variable(selector)?.replace('-', "_")
                )
            }
        };
        body.push_str(&line);
    }
    Ok(())
}
