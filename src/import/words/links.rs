//! What links lead to, by their words and URLs.

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

/// The kind of a link in a column for reaching people.
pub fn communication(title: &str, url: &str) -> String {
    const KINDS: &[&str] = &["chat", "mailing-list", "forum", "issues"];
    let kind = link_kind(title, url).filter(|kind| KINDS.contains(kind));
    kind.unwrap_or("chat").to_string()
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
