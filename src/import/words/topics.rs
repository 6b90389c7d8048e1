//! What labels and columns are about, by their words.

use super::languages;
use crate::catalog::model::id_from_name;

/// What a label or a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The area.
    Area,
    /// The project's name.
    Project,
    /// One line on it.
    Goal,
    /// Its levels.
    State,
    /// How to reach its people.
    Communication,
    /// Its source.
    Repository,
    /// Its page.
    Homepage,
    /// Its license.
    License,
    /// What a contributor signs.
    Legal,
    /// Links of one kind.
    Links(&'static str),
}

/// Words that say that source is there.
pub const SOURCE: &[&str] = &[
    "repository",
    "repositories",
    "repo",
    "repos",
    "source",
    "sources",
    "git",
    "github",
    "gitlab",
    "bitbucket",
    "codeberg",
];

/// The words of columns and labels, those that are told apart by fewer words later.
const TOPICS: &[(&[&str], Topic)] = &[
    (&["area", "category", "subcategory"], Topic::Area),
    (
        &["state", "maturity", "level", "stage", "status"],
        Topic::State,
    ),
    (
        &[
            "goal",
            "focus",
            "description",
            "summary",
            "purpose",
            "about",
        ],
        Topic::Goal,
    ),
    (
        &["mailing list", "developer list", "mailinglist", "mail"],
        Topic::Links("mailing-list"),
    ),
    (&["communication", "contact"], Topic::Communication),
    (
        &[
            "chat",
            "slack",
            "irc",
            "gitter",
            "discord",
            "matrix",
            "zulip",
            "mattermost",
        ],
        Topic::Links("chat"),
    ),
    (
        &[
            "contributor guide",
            "contributing",
            "contribution guide",
            "contributor's guide",
        ],
        Topic::Links("contributor-guide"),
    ),
    (
        &[
            "license",
            "licence",
            "licenses",
            "licences",
            "licensing",
            "spdx",
        ],
        Topic::License,
    ),
    (&["legal", "cla", "dco"], Topic::Legal),
    (&["forum"], Topic::Links("forum")),
    (
        &["issues", "issue tracker", "bugs", "bug tracker"],
        Topic::Links("issues"),
    ),
    (
        &["releases", "release", "downloads", "download"],
        Topic::Links("releases"),
    ),
    (&["documentation", "docs"], Topic::Links("documentation")),
    (&["blog"], Topic::Links("blog")),
    (&["other", "other links", "see also"], Topic::Links("other")),
    (SOURCE, Topic::Repository),
    (
        &[
            "website",
            "homepage",
            "home page",
            "site",
            "web page",
            "webpage",
        ],
        Topic::Homepage,
    ),
    (&["project", "name", "tool"], Topic::Project),
];

/// Words that are about something where they are all that a column or label says.
const ALONE: &[(&[&str], Topic)] = &[
    (
        &[
            "url",
            "link",
            "web",
            "project-url",
            "project-link",
            "project-page",
        ],
        Topic::Homepage,
    ),
    (&["code"], Topic::Repository),
    (&["ring", "tier", "phase", "readiness"], Topic::State),
    (&["desc", "what-it-does"], Topic::Goal),
    (&["categories", "areas", "group", "section"], Topic::Area),
];

/// Words that make something else of what stands beside them, such as `GitHub stars`.
const OTHERWISE: &[&str] = &["stars", "forks", "watchers", "open source", "conduct"];

/// What the words of a column or label are about; `None` where that is only known to the list.
pub fn topic(words: &str) -> Option<Topic> {
    let id = id_from_name(words);
    let padded = format!(" {} ", id.replace('-', " "));
    let named = |word: &&str| {
        let mut found = padded.match_indices(*word);
        found.any(|(at, _)| {
            padded[..at].ends_with(' ') && padded[at + word.len()..].starts_with(' ')
        })
    };
    if OTHERWISE.iter().any(named) {
        return None;
    }
    let alone = ALONE.iter().find(|(names, _)| names.contains(&&*id));
    let known = || TOPICS.iter().find(|(names, _)| names.iter().any(named));
    let topic = alone.or_else(known).map(|(_, topic)| *topic);
    languages::topic(words).or(topic)
}

/// What words are about that say nothing else, such as `Source code` or `GitHub repo`: those of a
/// link that is a field of a project, and no project.
pub fn topic_alone(words: &str) -> Option<Topic> {
    const SMALL: &[&str] = &[
        "project", "official", "our", "the", "page", "code", "url", "link", "channel", "room",
        "list", "guide", "site", "home",
    ];
    let id = id_from_name(words);
    let known = || {
        TOPICS
            .iter()
            .chain(ALONE)
            .flat_map(|(names, _)| names.iter())
    };
    let is_known = |word: &str| {
        let is_part = |name: &&str| name.split([' ', '-']).any(|part| part == word);
        SMALL.contains(&word) || known().any(is_part)
    };
    id.split('-').all(is_known).then(|| topic(words))?
}

/// Whether a column may be of projects, if no other says that it is.
pub fn may_name_projects(words: &str) -> bool {
    const THINGS: &[&str] = &[
        "title",
        "software",
        "package",
        "library",
        "framework",
        "component",
        "product",
        "solution",
        "application",
        "app",
        "resource",
        "plugin",
        "extension",
        "module",
        "item",
    ];
    let id = id_from_name(words);
    THINGS
        .iter()
        .any(|thing| id == *thing || id.strip_suffix('s') == Some(thing))
}
