//! Made-up catalogs of any size: the same one for the same size, on every machine.
//!
//! Settings, areas and the page with prose are the project's own, so the lists are as real ones
//! are; entries are about 850 bytes long and share the lists as the project's do: half are on the
//! `cncf` track, two fifths in the `azure` areas, a quarter in the `cloud` areas.

use std::fmt::Write as _;

use catalog::catalog::load::{Layout, load};

const SETTINGS: &str = include_str!("../../catalog/catalog.yaml");
const AREAS: &str = include_str!("../../catalog/areas.yaml");
const PAGE: &str = include_str!("../../lists/contributing-projects.md");

/// The same for every catalog, so that every run measures the same work.
const SEED: u64 = 0x5EED_0F1A_B0CA_7A10;

const WORDS: &[&str] = &[
    "service",
    "mesh",
    "queue",
    "gateway",
    "registry",
    "builds",
    "images",
    "traces",
    "metrics",
    "logs",
    "for",
    "with",
    "small",
    "operators",
    "clusters",
    "and",
    "storage",
    "volumes",
    "policy",
    "keys",
    "network",
    "proxy",
    "events",
    "functions",
    "databases",
    "schemas",
    "at",
    "the",
    "edge",
    "of",
    "many",
    "nodes",
    "runtime",
    "sandbox",
    "snapshots",
    "backup",
    "without",
    "agents",
];
const SYLLABLES: &[&str] = &[
    "ka", "lin", "ter", "ro", "vi", "mos", "pra", "den", "zu", "hel", "qua", "sto",
];
const LICENSES: &[&str] = &["Apache-2.0", "MIT", "BSD-3-Clause", "MPL-2.0"];
const LEVELS: &[(&str, u64)] = &[("sandbox", 2016), ("incubating", 2018), ("graduated", 2020)];

/// A file of a catalog: its path in the repository, and its text.
pub type TextFile = (String, String);

/// The id of the entry that is promoted and shown: it stands at `sandbox` on the track `cncf`.
pub const SUBJECT: &str = "subject";

/// The page that is edited by hand beside the entry's file.
pub const LIST: &str = "lists/cncf-projects.md";

/// The files of a catalog of this many entries, its lists not yet rendered.
pub fn generate(entries: usize) -> Vec<TextFile> {
    let areas = Areas::of_the_project();
    let mut random = Random(SEED);
    let mut files = vec![
        ("catalog/catalog.yaml".to_string(), SETTINGS.to_string()),
        ("catalog/areas.yaml".to_string(), AREAS.to_string()),
        (
            "lists/contributing-projects.md".to_string(),
            PAGE.to_string(),
        ),
    ];
    files.extend((0..entries).map(|number| {
        let (id, text) = if number == entries / 2 {
            (
                SUBJECT.to_string(),
                entry("Subject", 0, &areas, &mut random),
            )
        } else {
            let name = name(number, &mut random);
            let kind = number % 20;
            (name.to_lowercase(), entry(&name, kind, &areas, &mut random))
        };
        (Layout::default().entry(&id), text)
    }));
    files
}

/// The paths of areas below each root of the project's tree.
struct Areas {
    cncf: Vec<String>,
    azure: Vec<String>,
    cloud: Vec<String>,
}

impl Areas {
    fn of_the_project() -> Areas {
        let sources = [("catalog/areas.yaml", AREAS.as_bytes())];
        let tree = load(&sources, &Layout::default()).catalog.areas;
        let below = |root: &str| {
            let paths = tree.iter().map(|area| area.path.clone());
            paths.filter(|path| path.starts_with(root)).collect()
        };
        Areas {
            cncf: below("cncf/"),
            azure: below("azure/"),
            cloud: below("cloud/"),
        }
    }
}

/// The text of an entry; of twenty kinds the first ten are on the track `cncf`.
fn entry(name: &str, kind: usize, areas: &Areas, random: &mut Random) -> String {
    let id = name.to_lowercase();
    let mut text = format!("name: {name}\nsummary: {}\n", random.sentence(7));
    _ = writeln!(text, "description: >-\n  {}", random.sentence(13));
    _ = writeln!(text, "  {}", random.sentence(12));
    _ = writeln!(text, "homepage: https://{id}.example.org/");
    if kind.is_multiple_of(5) {
        text.push_str("# The organisation has one repository for each tool.\n");
    }
    _ = writeln!(text, "repository: https://github.com/{id}/{id}");
    _ = writeln!(text, "license: {}\nlegal: DCO", random.pick(LICENSES));
    let mut own: Vec<&String> = Vec::new();
    if kind < 10 {
        own.push(random.pick(&areas.cncf));
    }
    if matches!(kind, 7..=14) {
        own.push(random.pick(&areas.azure));
    }
    if kind >= 15 {
        own.push(random.pick(&areas.cloud));
    }
    _ = writeln!(
        text,
        "areas: [{}]\nmaturity:",
        own.iter()
            .map(|area| area.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    );
    if kind < 10 {
        text.push_str("  cncf:\n");
        for (level, year) in &LEVELS[..1 + kind % LEVELS.len()] {
            let (month, day) = (1 + random.below(12), 1 + random.below(28));
            _ = writeln!(
                text,
                "    - level: {level}\n      date: {year}-{month:02}-{day:02}"
            );
        }
    } else {
        let level = random.pick(&["sandbox", "alpha", "incubating", "ga"]);
        _ = writeln!(text, "  azure:\n    - level: {level}");
    }
    links(&mut text, &id, kind);
    text
}

fn links(text: &mut String, id: &str, kind: usize) {
    let github = format!("https://github.com/{id}/{id}");
    text.push_str("links:\n");
    _ = writeln!(
        text,
        "  overview: {{title: {id} readme, url: {github}#about}}"
    );
    _ = writeln!(
        text,
        "  contributor-guide: {{title: {id}/contributing, url: {github}/blob/main/CONTRIBUTING.md}}"
    );
    _ = writeln!(
        text,
        "  chat: {{title: \"Slack: slack.{id}.example.org\", url: https://slack.{id}.example.org/}}"
    );
    if kind.is_multiple_of(2) {
        _ = writeln!(
            text,
            "  mailing-list:\n    - https://lists.example.org/g/{id}-dev\n    - https://lists.example.org/g/{id}-users"
        );
    } else {
        _ = writeln!(
            text,
            "  issues: {{title: GitHub issues, url: {github}/issues}}"
        );
        _ = writeln!(
            text,
            "  releases: {{title: releases, url: {github}/releases}}"
        );
    }
    text.push_str("  legal: {title: DCO, url: https://developercertificate.org/}\n");
    if kind == 3 {
        _ = writeln!(text, "aliases: [{id}2]");
    }
    if kind == 8 {
        text.push_str("extra: {api: v1alpha4}\n");
    }
}

/// A name that no other number gets.
fn name(number: usize, random: &mut Random) -> String {
    let word: String = (0..3).map(|_| *random.pick(SYLLABLES)).collect();
    let (first, rest) = word.split_at(1);
    format!("{}{rest}{number}", first.to_uppercase())
}

/// A generator of numbers that look random: xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| *self.pick(WORDS)).collect();
        let sentence = words.join(" ");
        let (first, rest) = sentence.split_at(1);
        first.to_uppercase() + rest
    }
}
