//! What the words of a link say of where it leads.

use crate::import::reader::RELATIVE_LINK;
use crate::import::words::{SOURCE, Topic, topic};

/// What the words of a link say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// That the source is there.
    Repository,
    /// That the source may be there, where it looks so: `code`, `git`.
    Code,
    /// That the project's own page is there.
    Homepage,
    /// That a place beside the document is there, in the words that templates have for it.
    Beside,
    /// Only that there is a link: `here`.
    Link,
    /// That something of one kind is there: `docs`.
    Kind,
    /// More than that.
    More,
}

impl Says {
    /// Whether the words are those of a field of the project.
    pub fn is_field(self) -> bool {
        matches!(self, Says::Repository | Says::Code | Says::Homepage)
    }

    /// Whether the words only label where the link leads.
    pub fn is_label(self) -> bool {
        self != Says::More
    }
}

/// Words that add nothing to others.
const FILLERS: &[&str] = &[
    "the", "its", "our", "official", "project", "main", "public", "live", "online", "on", "at",
    "in",
];
const REPOSITORY: &[&str] = &["repository", "repositories", "repo", "repos"];
const CODE: &[&str] = &["code", "gitea", "sourcehut"];
const HOMEPAGE: &[&str] = &["website", "homepage", "site", "webpage", "web", "home"];
const PAGE: &[&str] = &["page", "pages"];
const LINK: &[&str] = &["link", "links", "here", "url", "page"];

/// Words for what lists link beside a project and no label of theirs names.
const KINDS: &[&str] = &[
    "doc",
    "manual",
    "guide",
    "guides",
    "tutorial",
    "tutorials",
    "wiki",
    "reference",
    "api",
    "demo",
    "demos",
    "example",
    "examples",
    "playground",
    "twitter",
    "mastodon",
    "community",
    "changelog",
    "roadmap",
    "paper",
    "video",
    "videos",
    "talk",
    "slides",
    "article",
    "post",
    "announcement",
    "faq",
    "npm",
    "pypi",
    "crate",
    "clients",
    "plugins",
    "rss",
];

/// How many words can be a label.
const MOST_WORDS: usize = 4;

/// What the words of a link say.
pub(super) fn says(link: &str) -> Says {
    let lower = link.trim().to_lowercase();
    if lower == RELATIVE_LINK {
        return Says::Beside;
    }
    let all: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let told: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !FILLERS.contains(word))
        .collect();
    let are = |known: &[&[&str]]| {
        let mut told = told.iter();
        told.all(|word| known.iter().any(|known| known.contains(word)))
    };
    let has = |known: &[&str]| told.iter().any(|word| known.contains(word));
    if told.is_empty() || all.len() > MOST_WORDS {
        Says::More
    } else if are(&[SOURCE, CODE]) {
        match has(REPOSITORY) || has(&["source"]) && has(&["code"]) {
            true => Says::Repository,
            false => Says::Code,
        }
    } else if are(&[HOMEPAGE, PAGE]) && (has(HOMEPAGE) || told.len() < all.len()) {
        Says::Homepage
    } else if are(&[LINK]) {
        Says::Link
    } else if are(&[KINDS]) || told.len() == 1 && is_kind(link) || is_kind_of_two(&told) {
        Says::Kind
    } else {
        Says::More
    }
}

/// Whether words are one of the labels that are of a kind of links.
fn is_kind(words: &str) -> bool {
    matches!(
        topic(words),
        Some(Topic::Links(_) | Topic::Communication | Topic::License | Topic::Legal)
    )
}

/// Whether two words are a label of a kind, as `mailing list` and `issue tracker` are.
fn is_kind_of_two(told: &[&str]) -> bool {
    const PAIRS: &[&[&str]] = &[
        &["mailing", "list"],
        &["developer", "list"],
        &["issue", "tracker"],
        &["bug", "tracker"],
        &["contributor", "guide"],
        &["contribution", "guide"],
        &["user", "guide"],
        &["getting", "started"],
        &["blog", "post"],
        &["docker", "hub"],
        &["slack", "channel"],
    ];
    PAIRS.contains(&told)
}

#[cfg(test)]
mod tests {
    use super::{Says, says};

    #[test]
    fn words_of_a_link_say_a_field_a_kind_or_more() {
        for (said, words) in [
            (
                Says::Repository,
                &[
                    "repository",
                    "Repo",
                    "Source Code",
                    "source code repository",
                    "GitHub repo",
                ][..],
            ),
            (
                Says::Code,
                &["GitHub", "on GitHub", "code", "git", "source"],
            ),
            (
                Says::Homepage,
                &[
                    "Website",
                    "Home page",
                    "official site",
                    "project page",
                    "web",
                ],
            ),
            (Says::Link, &["here", "Link", "page"]),
            (
                Says::Kind,
                &[
                    "Docs",
                    "Demo",
                    "live demo",
                    "Slack",
                    "mailing list",
                    "Blog",
                    "License",
                ],
            ),
            (
                Says::More,
                &[
                    "",
                    "Gunicorn",
                    "the code of conduct",
                    "GitHub stars",
                    "The best site for docs",
                    "Why meshes matter",
                    "project",
                ],
            ),
        ] {
            for words in words {
                assert_eq!(says(words), said, "{words}");
            }
        }
    }
}
