//! git's configuration and identities as git itself reads them, in one call of the program.

use super::discover::Repository;
use super::error::GitError;
use super::program::Running;

/// What `git var -l` says: the configuration of every level, then git's own variables.
///
/// One call gives it all, with every include and environment variable honoured.
pub(super) struct Settings {
    /// Key and value in git's order; a later one wins. A key without a value is `true`.
    values: Vec<(String, String)>,
}

impl Settings {
    fn parse(text: &str) -> Settings {
        let mut values: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            let (key, value) = line.split_once('=').unwrap_or((line, "true"));
            if is_key(key) {
                values.push((key.to_owned(), value.to_owned()));
            } else if let Some((_, last)) = values.last_mut() {
                // A value of more than one line goes on.
                last.push('\n');
                last.push_str(line);
            }
        }
        Settings { values }
    }

    /// The value of a key such as `user.name` or `remote.origin.url`.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let key = canonical(key);
        let last = self.values.iter().rev().find(|(known, _)| *known == key);
        last.map(|(_, value)| value.as_str())
    }

    /// Whether a switch such as `commit.gpgsign` is on.
    pub(super) fn is_on(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| {
            ["true", "yes", "on"].contains(&value.to_ascii_lowercase().as_str())
                || value.parse().is_ok_and(|number: i64| number != 0)
        })
    }

    /// Whether any key begins so.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.values.iter().any(|(key, _)| key.starts_with(prefix))
    }

    /// The names between a section and a variable: `remote.NAME.url` gives every `NAME`.
    pub(super) fn names(&self, section: &str, variable: &str) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (key, _) in &self.values {
            let name = key
                .strip_prefix(section)
                .and_then(|rest| rest.strip_prefix('.'))
                .and_then(|rest| rest.strip_suffix(variable))
                .and_then(|rest| rest.strip_suffix('.'));
            if let Some(name) = name
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        names
    }

    /// Every value of a key, in git's order.
    pub(super) fn all<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let key = canonical(key);
        let same = self.values.iter().filter(move |(known, _)| *known == key);
        same.map(|(_, value)| value.as_str())
    }
}

/// Section and variable have no case, what stands between them has.
fn canonical(key: &str) -> String {
    match (key.split_once('.'), key.rsplit_once('.')) {
        (Some((section, rest)), Some((_, variable))) if rest != variable => {
            let name = &rest[..rest.len() - variable.len()];
            format!(
                "{}.{name}{}",
                section.to_ascii_lowercase(),
                variable.to_ascii_lowercase()
            )
        }
        (Some(_), _) => key.to_ascii_lowercase(),
        _ => key.to_owned(),
    }
}

/// Whether this is a key of the configuration, or one of git's variables such as `GIT_EDITOR`.
fn is_key(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    match (text.split_once('.'), text.rsplit_once('.')) {
        (Some((section, _)), Some((_, variable))) => plain(section) && plain(variable),
        _ => text.starts_with("GIT_") && !text.contains(' '),
    }
}

impl Repository {
    /// Asks git for its configuration and identity in the background. Whoever will commit saves
    /// the wait by calling this before the change is planned.
    pub fn read_settings_ahead(&self) {
        if self.settings.get().is_none() {
            // Where git does not start, whoever needs the answer says so.
            self.settings_ahead.set(self.ask_for_settings().ok());
        }
    }

    pub(super) fn settings(&self) -> Result<&Settings, GitError> {
        if let Some(settings) = self.settings.get() {
            return Ok(settings);
        }
        let asked = match self.settings_ahead.take() {
            Some(asked) => asked,
            None => self.ask_for_settings()?,
        };
        let answer = asked.success()?;
        Ok(self
            .settings
            .get_or_init(|| Settings::parse(&answer.text())))
    }

    fn ask_for_settings(&self) -> Result<Running, GitError> {
        self.git("read its configuration and identity", ["var", "-l"])
            .start()
    }

    /// The value git gives a key of its configuration, such as `core.autocrlf`.
    ///
    /// # Errors
    /// Where git cannot read its configuration.
    pub fn config_get(&self, key: &str) -> Result<Option<String>, GitError> {
        Ok(self.settings()?.get(key).map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::{Settings, canonical};

    const TEXT: &str = "user.name=One\nuser.name=Two\nalias.x=!f() {\n  git log;\n}\n\
                        commit.gpgsign\nremote.Up.Stream.url=a=b\nGIT_EDITOR=vi";

    #[test]
    fn the_last_value_of_a_key_wins_and_a_bare_key_is_on() {
        let settings = Settings::parse(TEXT);
        assert_eq!(settings.get("user.name"), Some("Two"));
        assert_eq!(settings.get("GIT_EDITOR"), Some("vi"));
        assert!(settings.is_on("commit.gpgSign"));
        assert!(!settings.is_on("tag.gpgSign"));
        assert_eq!(settings.all("user.name").count(), 2);
    }

    #[test]
    fn a_value_of_several_lines_stays_one_value() {
        let settings = Settings::parse(TEXT);
        assert_eq!(settings.get("alias.x"), Some("!f() {\n  git log;\n}"));
    }

    #[test]
    fn names_between_section_and_variable_keep_their_case_and_dots() {
        let settings = Settings::parse(TEXT);
        assert_eq!(settings.names("remote", "url"), ["Up.Stream"]);
        assert_eq!(settings.get("Remote.Up.Stream.URL"), Some("a=b"));
        assert_eq!(canonical("Remote.Up.Stream.URL"), "remote.Up.Stream.url");
    }
}
