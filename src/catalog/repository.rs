//! The one address that a repository is stored by, however somebody copied it.

/// The sites of which we know that a repository's page is at `https://host/owner/name`, as git
/// clones it less `.git`. Elsewhere `.git` may be a part of the address.
const SITES: &[&str] = &["github.com", "gitlab.com", "bitbucket.org", "codeberg.org"];

/// The page of a repository on one of the known sites, from any address that git or a browser has
/// for it; every other text as it is.
pub fn repository_address(text: &str) -> String {
    let text = text.trim();
    page(text).unwrap_or_else(|| text.to_string())
}

fn page(text: &str) -> Option<String> {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme.to_lowercase()), rest),
        None => (None, text),
    };
    let (host, path) = match scheme.as_deref() {
        Some("https" | "http" | "git") => rest.split_once('/')?,
        Some("ssh" | "git+ssh") => {
            let (host, path) = rest.split_once('/')?;
            let (_, host) = host.split_once('@').unwrap_or(("", host));
            // The port of ssh is none of the page's.
            (host.split(':').next()?, path)
        }
        Some(_) => return None,
        // git's short form, `git@host:owner/name`.
        None => rest.split_once('@')?.1.split_once(':')?,
    };
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    if !SITES.contains(&host) || path.contains(['?', '#']) {
        return None;
    }
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    (!path.is_empty()).then(|| format!("https://{host}/{path}"))
}

#[cfg(test)]
mod tests {
    use super::repository_address;

    #[test]
    fn every_address_of_a_repository_is_stored_as_that_of_its_page() {
        for same in [
            "https://github.com/org/Name",
            "https://github.com/org/Name/",
            "https://github.com/org/Name.git",
            "https://github.com/org/Name.git/",
            "http://www.GitHub.com/org/Name",
            "git://github.com/org/Name.git",
            "ssh://git@github.com:22/org/Name.git",
            "git@github.com:org/Name.git",
            " git@github.com:/org/Name ",
        ] {
            let page = "https://github.com/org/Name";
            assert_eq!(repository_address(same), page, "{same}");
        }
    }

    #[test]
    fn what_may_mean_something_stays_as_it_is() {
        for other in [
            "https://github.com/org/name/tree/main/part",
            "https://git.kernel.org/pub/scm/git/git.git",
            "https://user@github.com/org/name",
            "https://github.com/org/name?tab=readme#top",
            "https://github.com",
            "git@git.example.org:a/b.git",
            "file:///srv/name.git",
            "github.com/org/name",
            "",
        ] {
            assert_eq!(repository_address(other), other);
        }
    }
}
