//! Documents to import, made up: the same ones on every machine.

use std::fmt::Write as _;

use super::measure::{Step, Task};
use super::repositories::{BRANCH, CATALOG};

/// How many projects stand under one heading, or in one subcategory.
const UNDER_ONE_HEADING: usize = 25;

/// The words of a description.
const SAID: &str =
    "queues and gateways for small clusters, with metrics and traces for those who operate them";

/// A document, and where its files go that git is given.
pub struct Document {
    /// What the table calls it.
    pub title: String,
    /// Its path from the repository, beside which it stands.
    pub file: &'static str,
    /// Its text.
    pub text: String,
    label: &'static str,
}

/// The folder beside the repository with the files that a document becomes.
pub const MADE: &str = "../made";

/// A landscape and a list of bullets, with so many projects.
pub fn documents(landscape: usize, bullets: usize) -> [Document; 2] {
    [
        Document {
            title: format!("import of a landscape of {landscape} items"),
            file: "../landscape.yml",
            text: self::landscape(landscape),
            label: "catalog import landscape.yml",
        },
        Document {
            title: format!("import of a list of {bullets} bullets"),
            file: "../bullets.md",
            text: self::bullets(bullets),
            label: "catalog import bullets.md",
        },
    ]
}

impl Document {
    /// How git takes in the same files, and how the program takes in the document.
    pub fn tasks(&self) -> Vec<Task> {
        let by_hand = Task {
            label: "cp of the same files, git add, git commit",
            steps: vec![
                Step::Run(vec!["git", "switch", "--quiet", "-c", BRANCH]),
                Step::Run(vec!["cp", "-R", "../made/.", "."]),
                Step::Run(vec!["git", "add", "--all"]),
                Step::Run(vec!["git", "commit", "--quiet", "--message", "Import"]),
            ],
            changes: true,
        };
        let made = Task {
            label: self.label,
            steps: vec![Step::Run(import(self.file))],
            changes: true,
        };
        let planned = Task {
            label: "the same with --dry-run",
            steps: vec![Step::Run([import(self.file), vec!["--dry-run"]].concat())],
            changes: false,
        };
        vec![by_hand, made, planned]
    }
}

/// The words of an import onto a branch of its own.
pub fn import(file: &'static str) -> Vec<&'static str> {
    vec![
        CATALOG, "import", file, "--list", "imported", "--branch", BRANCH, "--yes",
    ]
}

fn landscape(items: usize) -> String {
    let mut text = "landscape:\n  - category:\n    name: All\n    subcategories:\n".to_string();
    for number in 0..items {
        if number % UNDER_ONE_HEADING == 0 {
            let area = number / UNDER_ONE_HEADING;
            _ = writeln!(
                text,
                "      - subcategory:\n        name: Area {area}\n        items:"
            );
        }
        _ = write!(
            text,
            "          - item:
            name: Item {number}
            homepage_url: https://item-{number}.example.org/
            repo_url: https://github.com/item-{number}/item
            description: >-
              Item {number} has {SAID}.
            logo: item-{number}.svg
            twitter: https://twitter.example.org/item_{number}
            crunchbase: https://crunchbase.example.org/item-{number}
"
        );
        if number % 8 == 0 {
            text.push_str(
                "            project: incubating\n            extra:\n              \
                 accepted: '2019-03-01'\n              incubating: '2020-05-06'\n",
            );
        }
    }
    text
}

fn bullets(bullets: usize) -> String {
    let mut text = "# Bullets\n".to_string();
    for number in 0..bullets {
        if number % UNDER_ONE_HEADING == 0 {
            _ = write!(text, "\n## Area {}\n\n", number / UNDER_ONE_HEADING);
        }
        _ = writeln!(
            text,
            "- [Item {number}](https://github.com/item-{number}/item) - It has {SAID}. \
             ([Demo](https://item-{number}.example.org/), \
             [Manual](https://item-{number}.example.org/manual))"
        );
    }
    text
}
