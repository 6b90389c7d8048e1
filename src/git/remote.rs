//! The remote: its address, and pushing to it.

use super::discover::Repository;
use super::error::GitError;
use super::settings::Settings;

/// A branch that was pushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// The remote's name.
    pub remote: String,
    /// What git and the remote said, such as where to open a pull request.
    pub said: String,
}

impl Repository {
    /// Pushes a branch with `git push -u` to the remote named, or to `remote.pushDefault`, `origin`
    /// or the only one.
    ///
    /// # Errors
    /// Where there is no remote, or git or the remote refuse.
    pub fn push(&self, branch: &str, remote: Option<&str>) -> Result<Pushed, GitError> {
        self.push_references(&[], &[format!("refs/heads/{branch}")], remote)
    }

    /// Pushes a branch and a tag together, as [`Repository::push`] does: the remote takes both or
    /// none.
    ///
    /// # Errors
    /// As [`Repository::push`].
    pub fn push_with_tag(&self, branch: &str, tag: &str) -> Result<Pushed, GitError> {
        let references = [format!("refs/heads/{branch}"), format!("refs/tags/{tag}")];
        self.push_references(&["--atomic"], &references, None)
    }

    fn push_references(
        &self,
        options: &[&str],
        references: &[String],
        remote: Option<&str>,
    ) -> Result<Pushed, GitError> {
        let remote = match remote {
            Some(remote) => remote,
            None => self.push_remote()?.ok_or(GitError::NoRemote)?,
        };
        let pairs = references.iter().map(|name| format!("{name}:{name}"));
        let answer = self
            .git("push the branch", ["push", "--set-upstream"])
            .arguments(options)
            .arguments(["--", remote])
            .arguments(pairs)
            .success()?;
        Ok(Pushed {
            remote: remote.to_owned(),
            said: answer.said(),
        })
    }

    /// The remote that a push goes to: `remote.pushDefault`, `origin` or the only one; `None` where
    /// there is none, or none of several is meant.
    ///
    /// # Errors
    /// Where git's configuration cannot be read.
    pub fn push_remote(&self) -> Result<Option<&str>, GitError> {
        let settings = self.settings()?;
        let chosen = settings.get("remote.pushDefault");
        Ok(chosen.or_else(|| default_remote(settings)))
    }

    /// The address of `origin`, or of the only remote, as git would fetch from it; `None` without
    /// one.
    ///
    /// # Errors
    /// Where git's configuration cannot be read.
    pub fn remote_url(&self) -> Result<Option<String>, GitError> {
        let settings = self.settings()?;
        let url = default_remote(settings).and_then(|remote| {
            settings
                .all(&format!("remote.{remote}.url"))
                .find(|url| !url.is_empty())
        });
        Ok(url.map(|url| expand(settings, url)))
    }
}

fn default_remote(settings: &Settings) -> Option<&str> {
    match settings.names("remote", "url").as_slice() {
        names if names.contains(&"origin") => Some("origin"),
        [only] => Some(only),
        _ => None,
    }
}

/// Replaces the short beginning that `url.BASE.insteadOf` gives a longer one; the longest wins.
fn expand(settings: &Settings, url: &str) -> String {
    let names = settings.names("url", "insteadof");
    let shorts = names.iter().flat_map(|base| {
        let shorts = settings.all(&format!("url.{base}.insteadOf"));
        shorts.map(move |short| (*base, short))
    });
    shorts
        .filter_map(|(base, short)| Some((base, short.len(), url.strip_prefix(short)?)))
        .max_by_key(|(_, length, _)| *length)
        .map_or_else(|| url.to_owned(), |(base, _, rest)| format!("{base}{rest}"))
}
