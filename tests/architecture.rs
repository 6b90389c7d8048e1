//! The map of the house holds: which module uses which, and who alone knows the outside world.
//!
//! The sources are read as text: every `use`, and every path in the code, without comments and
//! strings.

use std::fs;
use std::path::{Path, PathBuf};

/// A module at the top, and the others that it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("catalog", &[]),
    ("changelog", &["catalog"]),
    ("import", &["catalog"]),
    ("publish", &["catalog"]),
    ("git", &[]),
    ("terminal", &[]),
    (
        "workflow",
        &[
            "git",
            "terminal",
            "catalog",
            "changelog",
            "import",
            "publish",
        ],
    ),
    (
        "commands",
        &[
            "workflow",
            "git",
            "terminal",
            "catalog",
            "changelog",
            "import",
            "publish",
        ],
    ),
    ("cli", &["commands", "workflow", "terminal"]),
];

/// Modules that know no terminal, clock, environment, file system or network.
const PURE: &[&str] = &["catalog", "changelog", "import", "publish"];

/// What a pure module may not name.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::net",
    "std::time",
    "std::thread",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "chrono::Local",
    "chrono::Utc",
    "Local::now",
    "Utc::now",
    "tempfile",
];

/// A crate, and the only places that may name it.
const KEPT: &[(&str, &[&str])] = &[
    ("git2", &["git"]),
    ("inquire", &["terminal"]),
    ("anstream", &["terminal"]),
    ("terminal_size", &["terminal"]),
    ("minijinja", &["publish"]),
    ("ureq", &["commands"]),
    ("clap", &["cli", "commands", "terminal"]),
];

#[test]
fn no_arrow_turns_back() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let module = module_of(&file);
        wrong.extend(
            faults(&module, &text)
                .into_iter()
                .map(|fault| format!("{}: {fault}", file.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_at_the_top_is_on_the_map() {
    let root = source_folder();
    for place in fs::read_dir(root).expect("the sources") {
        let place = place.expect("a file").path();
        if place.is_dir() {
            let name = place
                .file_name()
                .and_then(|name| name.to_str())
                .expect("a name");
            assert!(ARROWS.iter().any(|(module, _)| *module == name), "{name}");
        }
    }
}

#[test]
fn an_arrow_that_turns_back_is_seen_however_it_is_written() {
    let seen = |module: &str, line: &str| {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        !faults(&module, line).is_empty()
    };
    for (module, line) in [
        ("catalog::load", "use crate::git::Repository;"),
        ("catalog::load", "use crate::{catalog::model, git};"),
        ("catalog::load", "use super::super::workflow::Change;"),
        (
            "catalog::load",
            "fn f() { crate::terminal::sanitize::line(\"\"); }",
        ),
        ("catalog::load", "use std::{collections::HashMap, fs};"),
        ("publish::view", "let now = chrono::Local::now();"),
        ("publish::view", "use chrono::{NaiveDate, Utc};"),
        ("git::read", "use crate::catalog::Layout;"),
        ("workflow::flow", "use crate::commands::Context;"),
        ("commands::list", "pub use crate::cli::run;"),
        ("workflow::flow", "fn f(r: &git2::Repository) {}"),
        ("workflow::flow", "use inquire::{self, Text as T};"),
    ] {
        assert!(seen(module, line), "{module}: {line}");
    }
    for (module, line) in [
        (
            "catalog::load",
            "use super::model::Catalog; // not crate::git::Repository",
        ),
        (
            "catalog::load",
            "let text = \"crate::git\"; let r = r#\"std::fs\"#;",
        ),
        (
            "catalog::load",
            "/// [`crate::git`]\n/* use std::fs; */ use crate::catalog::git_like;",
        ),
        ("catalog::yaml::parse_tests", "use std::fs;"),
        ("git::read", "use git2::{Oid, Repository};"),
        ("workflow::flow", "use crate::{catalog::model::Entry, git};"),
        ("commands::list", "use super::{Context, Failure};"),
    ] {
        assert!(!seen(module, line), "{module}: {line}");
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every source file below the modules at the top, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![source_folder()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for place in fs::read_dir(folder).expect("a folder") {
            let place = place.expect("a file").path();
            if place.is_dir() {
                folders.push(place);
            } else if place.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&place).expect("a source");
                let from_root = place.strip_prefix(source_folder()).expect("below");
                sources.push((from_root.to_owned(), text));
            }
        }
    }
    assert!(sources.len() > 100, "the sources are found");
    sources
}

/// The path of a file's module: `catalog/load.rs` is `catalog::load`, `catalog/mod.rs` `catalog`.
fn module_of(file: &Path) -> Vec<String> {
    let parts = file.with_extension("");
    let names = parts.iter().map(|part| part.to_string_lossy().into_owned());
    names.filter(|name| name != "mod").collect()
}

/// What a module names that it may not.
fn faults(module: &[String], text: &str) -> Vec<String> {
    let top = module.first().map(String::as_str).unwrap_or_default();
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == top) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    for path in paths(text) {
        if let Some(used) = own_module(module, &path)
            && used != top
            && ARROWS.iter().any(|(name, _)| *name == used)
            && !allowed.contains(&used.as_str())
        {
            faults.push(format!("{top} must not use {used}: `{path}`"));
        }
        let starts = |start: &&str| path == **start || path.starts_with(&format!("{start}::"));
        if PURE.contains(&top) && !is_of_tests(module) && OUTSIDE.iter().any(starts) {
            faults.push(format!("{top} is pure: `{path}`"));
        }
        for (name, keepers) in KEPT {
            if starts(name) && !keepers.contains(&top) {
                faults.push(format!(
                    "only {} knows {name}: `{path}`",
                    keepers.join(", ")
                ));
            }
        }
    }
    faults
}

/// Whether a module holds tests alone, which may read files to compare with.
fn is_of_tests(module: &[String]) -> bool {
    let of_tests = |name: &String| name == "tests" || name.ends_with("_tests");
    module.iter().any(of_tests)
}

/// The module at the top that a path of this crate leads to.
fn own_module(module: &[String], path: &str) -> Option<String> {
    let mut steps = path.split("::").peekable();
    let mut place: Vec<String> = match *steps.peek()? {
        "crate" => {
            steps.next();
            Vec::new()
        }
        "super" => module.to_vec(),
        _ => return None,
    };
    while steps.peek() == Some(&"super") {
        steps.next();
        place.pop();
    }
    place.extend(steps.map(str::to_owned));
    place.into_iter().next()
}

/// Every path that a source names, with the groups of its `use` lines written out.
fn paths(text: &str) -> Vec<String> {
    let code = without_comments_and_strings(text);
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some(start) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        let (path, behind) = path_at(&rest[start..]);
        if behind.starts_with("::{") {
            let (group, after) = group_at(&behind[2..]);
            found.extend(split_group(group).iter().flat_map(|item| {
                let inner = paths(item);
                let joined = inner.iter().map(|inner| format!("{path}::{inner}"));
                joined.collect::<Vec<_>>()
            }));
            rest = after;
        } else {
            found.push(path.to_owned());
            rest = behind;
        }
    }
    found
}

/// The path at the beginning of a text, such as `a::b`, and what stands behind it.
fn path_at(text: &str) -> (&str, &str) {
    let mut end = 0;
    loop {
        let word = text[end..].find(|c: char| !c.is_alphanumeric() && c != '_');
        end = word.map_or(text.len(), |length| end + length);
        let next = text[end..]
            .strip_prefix("::")
            .and_then(|rest| rest.chars().next());
        match next {
            Some(c) if c.is_alphabetic() || c == '_' => end += 2,
            _ => return text.split_at(end),
        }
    }
}

/// What stands between the brace at the beginning of a text and its partner, and what follows.
fn group_at(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (place, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&text[1..place], &text[place + 1..]);
        }
    }
    (text, "")
}

/// The items of a group; the commas inside a group in it part nothing.
fn split_group(group: &str) -> Vec<&str> {
    let mut depth = 0;
    group
        .split(|c: char| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            c == ',' && depth == 0
        })
        .collect()
}

fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest) {
            let close = format!("\"{}", "#".repeat(hashes));
            let begin = hashes + 2;
            rest[begin..]
                .find(&close)
                .map_or(rest.len(), |end| begin + end + close.len())
        } else if c == '"' {
            string_length(rest)
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\\"'") {
            rest[1..].find('\'').map_or(1, |end| end + 2)
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// How many `#` a raw string has that begins here.
fn raw_string(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('r')?;
    let hashes = rest.find(|c| c != '#')?;
    rest[hashes..].starts_with('"').then_some(hashes)
}

/// How long the string is that begins here, with its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (place, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}
