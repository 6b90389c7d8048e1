//! The words that lists use for levels, labels, columns and kinds of links, in their variants.

use crate::catalog::model::id_from_name;

/// Words for levels: the id, how high it is, and what else it is called.
const LEVELS: &[(&str, usize, &[&str])] = &[
    ("experimental", 0, &["experiment"]),
    ("proposed", 0, &[]),
    ("assess", 0, &[]),
    ("sandbox", 0, &["sandboxed"]),
    ("alpha", 1, &[]),
    ("preview", 1, &[]),
    ("trial", 1, &[]),
    ("pilot", 1, &[]),
    ("incubating", 2, &["incubated", "incubation", "incubator"]),
    ("beta", 2, &[]),
    ("graduated", 3, &["graduation", "graduate"]),
    ("stable", 3, &[]),
    ("mature", 3, &[]),
    ("adopt", 3, &[]),
    ("active", 3, &[]),
    ("production", 3, &[]),
    ("ga", 3, &["generally available", "general availability"]),
    ("archived", RETIRED, &["archive"]),
    ("deprecated", RETIRED, &["deprecation"]),
    ("retired", RETIRED, &["end of life", "eol"]),
    ("past", RETIRED, &[]),
    ("hold", RETIRED, &[]),
    ("inactive", RETIRED, &[]),
    ("unmaintained", RETIRED, &["abandoned"]),
    ("discontinued", RETIRED, &[]),
    ("obsolete", RETIRED, &[]),
    ("emeritus", RETIRED, &[]),
    ("attic", RETIRED, &[]),
];

/// Higher than every level.
const RETIRED: usize = usize::MAX;

/// A level that words name: its id, and how high it is.
pub fn level(words: &str) -> Option<(&'static str, usize)> {
    let wanted = words.trim().to_lowercase();
    let known = LEVELS
        .iter()
        .find(|(id, _, others)| *id == wanted || others.contains(&&*wanted))?;
    Some((known.0, known.1))
}

/// How high a level stands among others; retired ones are the highest. Levels that many lists mean
/// the same by have one rank.
pub fn rank(id: &str) -> usize {
    level(id).map_or(1, |(_, rank)| rank)
}

/// The order of levels: by their rank, and those of one rank always alike.
pub fn height(id: &str) -> (usize, usize) {
    let place = LEVELS.iter().position(|(own, _, _)| *own == id);
    (rank(id), place.unwrap_or_default())
}

/// Whether a level is one of what is over.
pub fn is_retired(id: &str) -> bool {
    rank(id) == RETIRED
}

/// The level that a heading names, such as `Graduated Projects`, and the words behind it.
pub fn level_heading(heading: &str) -> Option<(&'static str, &str, &str)> {
    let heading = heading.trim();
    let (first, rest) = heading.split_once(' ').unwrap_or((heading, ""));
    let of_projects =
        ["", "project", "projects", "stage", "level"].contains(&&*rest.trim().to_lowercase());
    let (id, _) = level(first).filter(|_| of_projects)?;
    Some((id, first, rest.trim()))
}

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
    (
        &[
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
        ],
        Topic::Repository,
    ),
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
    alone.or_else(known).map(|(_, topic)| *topic)
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
        SMALL.contains(&word) || known().any(|name| is_part(name))
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

/// Signs in a link's title or URL by which its kind is known.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    (
        "releases",
        &["release", "download", "changelog"],
        &["/releases"],
    ),
    ("tests", &["tests", "builds", "testgrid"], &["testgrid."]),
    ("blog", &["blog"], &["/blog/"]),
    (
        "issues",
        &["issues", "project board", "github project", "issue tracker"],
        &["/issues", "/labels/", "/pulls", "/projects/", "/board/"],
    ),
    (
        "mailing-list",
        &["mailing list", "@googlegroups.com", "@lists."],
        &["groups.google.com", "lists.", "mailto:"],
    ),
    ("forum", &["forum"], &["forum", "discuss."]),
    (
        "chat",
        &["slack", "gitter", "irc", "chat", "discord", "#"],
        &["slack.", "gitter.im", "discord.", "irc:", "riot.im"],
    ),
    (
        "contributor-guide",
        &["contributing", "contributor"],
        &["contributing"],
    ),
    (
        "documentation",
        &["documentation", "docs", "guide"],
        &["//docs."],
    ),
];

/// The kind of a link, by its words first.
pub fn link_kind(title: &str, url: &str) -> Option<&'static str> {
    let title = title.to_lowercase();
    let url = url.to_lowercase();
    let by_title = KINDS
        .iter()
        .find(|(_, titles, _)| titles.iter().any(|sign| title.contains(sign)));
    let by_url = || {
        KINDS
            .iter()
            .find(|(_, _, urls)| urls.iter().any(|sign| url.contains(sign)))
    };
    by_title.or_else(by_url).map(|(kind, _, _)| *kind)
}

/// Where code is kept, so that a link there is a repository.
const HOSTS: &[&str] = &["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"];

/// Whether a URL is that of a repository.
pub fn is_repository(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    HOSTS.contains(&host.trim_start_matches("www.").to_lowercase().as_str())
        && !path.trim_matches('/').is_empty()
}

/// Words in front of two licenses that say no more than that there are two.
const DUAL: &str = "dual licensed";

/// Whether words begin by saying that there are two licenses.
pub fn is_dual(words: &str) -> bool {
    without_dual(words).len() < words.trim().len()
}

/// The words for licenses, without those that say that there are two.
pub fn without_dual(words: &str) -> &str {
    let words = words.trim();
    match words.get(..DUAL.len()) {
        Some(first) if first.eq_ignore_ascii_case(DUAL) => words[DUAL.len()..].trim(),
        _ => words,
    }
}

/// Whether words say that there is nothing, or that it is not known.
pub fn is_nothing(words: &str) -> bool {
    let wanted = words.trim().to_lowercase();
    ["", "none", "n/a", "tbd", "-", "\u{2013}", "\u{2014}"].contains(&wanted.as_str())
        || is_unknown(&wanted)
}

/// Whether words say that it is not known.
pub fn is_unknown(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().all(|c| c == '?')
}

/// The words of a heading that only says that a list follows.
pub fn is_plain_heading(heading: &str) -> bool {
    const PLAIN: &[&str] = &[
        "projects",
        "project-list",
        "unknown",
        "unknown-projects",
        "list",
        "list-of-projects",
        "the-list",
        "table",
        "index",
        "entries",
    ];
    PLAIN.contains(&id_from_name(heading).as_str())
}

/// Whether the words of a heading say that a table of contents follows.
pub fn is_contents_heading(heading: &str) -> bool {
    const CONTENTS: &[&str] = &["contents", "table-of-contents", "toc", "index", "overview"];
    CONTENTS.contains(&id_from_name(heading).as_str())
}

/// Whether a label says that a remark follows, and no project.
pub fn is_remark(label: &str) -> bool {
    const REMARKS: &[&str] = &[
        "note",
        "notes",
        "please-note",
        "nb",
        "notice",
        "warning",
        "caution",
        "attention",
        "important",
        "tip",
        "tips",
        "hint",
        "disclaimer",
        "legal",
    ];
    REMARKS.contains(&id_from_name(label).as_str())
}
