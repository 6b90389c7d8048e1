//! Where commits, pull requests and comparisons are shown on the web.

/// A repository on a web site that shows repositories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forge {
    /// The repository's page, without `/` at its end.
    base: String,
    is_gitlab: bool,
}

impl Forge {
    /// The site that a remote's address leads to; `None` where that is a folder or says no host.
    pub fn of_remote(url: &str) -> Option<Forge> {
        let url = url.trim().trim_end_matches('/');
        let rest = match url.split_once("://") {
            Some(("https" | "http" | "ssh" | "git", rest)) => rest.to_string(),
            Some(_) => return None,
            // git's short form, `git@host:owner/name`.
            None => {
                let (host, path) = url.split_once(':')?;
                // One letter is a drive of Windows.
                let is_host = host.len() > 1 && !host.contains('/');
                is_host.then(|| format!("{host}/{}", path.trim_start_matches('/')))?
            }
        };
        let (host, path) = rest.split_once('/')?;
        let host = host.rsplit('@').next()?;
        let host = match host.split_once(':') {
            Some((name, port)) if url.starts_with("ssh") || port.is_empty() => name,
            _ => host,
        };
        let path = path.strip_suffix(".git").unwrap_or(path);
        if host.is_empty() || path.is_empty() {
            return None;
        }
        Some(Forge {
            base: format!("https://{host}/{path}"),
            is_gitlab: host.contains("gitlab"),
        })
    }

    /// The page of a pull or merge request.
    pub fn pull_request(&self, number: u64) -> String {
        match self.is_gitlab {
            true => format!("{}/-/merge_requests/{number}", self.base),
            false => format!("{}/pull/{number}", self.base),
        }
    }

    /// The page of a commit.
    pub fn commit(&self, id: &str) -> String {
        format!("{}{}/commit/{id}", self.base, self.dash())
    }

    /// The page that compares two tags.
    pub fn compare(&self, from: &str, to: &str) -> String {
        format!("{}{}/compare/{from}...{to}", self.base, self.dash())
    }

    /// The page of a tag.
    pub fn tag(&self, name: &str) -> String {
        match self.is_gitlab {
            true => format!("{}/-/tags/{name}", self.base),
            false => format!("{}/releases/tag/{name}", self.base),
        }
    }

    fn dash(&self) -> &'static str {
        if self.is_gitlab { "/-" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::Forge;

    #[test]
    fn every_way_to_write_a_remote_leads_to_its_page() {
        for url in [
            "https://github.com/owner/name.git",
            "https://user:token@github.com/owner/name/",
            "git@github.com:owner/name.git",
            "ssh://git@github.com:22/owner/name",
        ] {
            let forge = Forge::of_remote(url).expect("a page");
            assert_eq!(
                forge.commit("1a"),
                "https://github.com/owner/name/commit/1a"
            );
        }
        for url in [
            "/srv/git/name.git",
            "../name",
            "file:///srv/name",
            "C:/name",
            "",
        ] {
            assert_eq!(Forge::of_remote(url), None, "{url}");
        }
    }

    #[test]
    fn gitlab_has_its_own_paths() {
        let forge = Forge::of_remote("git@gitlab.com:group/sub/name.git").expect("a page");
        assert_eq!(
            forge.compare("v1", "v2"),
            "https://gitlab.com/group/sub/name/-/compare/v1...v2"
        );
        assert_eq!(
            forge.pull_request(3),
            "https://gitlab.com/group/sub/name/-/merge_requests/3"
        );
    }
}
