//! Who makes a commit and when, as git itself would take it.

use super::discover::Repository;
use super::environment::Environment;
use super::error::GitError;
use super::request::Warning;
use super::settings::Settings;

/// A name, an address and a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) name: String,
    pub(super) email: String,
    seconds: i64,
    /// How far its zone is from UTC, in minutes.
    offset: i32,
}

/// Author and committer of one commit.
pub(super) struct Identities {
    pub(super) author: Identity,
    pub(super) committer: Identity,
    /// Says so where git knew none of them and the operating system's user was taken.
    pub(super) guessed: Option<Warning>,
}

impl Identity {
    /// Reads git's form, `Name <email> 1500000000 +0200`.
    fn parse(text: &str) -> Option<Identity> {
        let (name, rest) = text.split_once(" <")?;
        let (email, when) = rest.rsplit_once("> ")?;
        let (seconds, zone) = when.split_once(' ')?;
        let zone: i32 = zone.parse().ok()?;
        Some(Identity {
            name: name.to_owned(),
            email: email.to_owned(),
            seconds: seconds.parse().ok()?,
            offset: zone / 100 * 60 + zone % 100,
        })
    }

    pub(super) fn signature(&self) -> Result<git2::Signature<'static>, GitError> {
        let time = git2::Time::new(self.seconds, self.offset);
        git2::Signature::new(&self.name, &self.email, &time).map_err(GitError::store(format!(
            "sign as {} <{}>",
            self.name, self.email
        )))
    }

    /// `Name <email>`
    pub(super) fn mark(&self) -> String {
        format!("{} <{}>", self.name, self.email)
    }

    /// The moment as `GIT_AUTHOR_DATE` takes it.
    pub(super) fn date(&self) -> String {
        let (sign, offset) = if self.offset < 0 {
            ('-', -self.offset)
        } else {
            ('+', self.offset)
        };
        let (hours, minutes) = (offset / 60, offset % 60);
        format!("@{} {sign}{hours:02}{minutes:02}", self.seconds)
    }

    /// git marks the host of an address it made up itself.
    fn without_mark_of_a_guess(mut self) -> Identity {
        if let Some(email) = self.email.strip_suffix(".(none)") {
            self.email = email.to_owned();
        }
        self
    }
}

impl Repository {
    /// Author and committer of a commit made now.
    pub(super) fn identities(&self) -> Result<Identities, GitError> {
        let settings = self.settings()?;
        let read = |role: &str| {
            let identity = settings.get(&format!("GIT_{role}_IDENT"));
            let mut identity = identity
                .and_then(Identity::parse)
                .map(Identity::without_mark_of_a_guess)
                .ok_or(GitError::NoIdentity)?;
            let date = self.environment().get(&format!("GIT_{role}_DATE"));
            if date.is_none() {
                // git was asked a while ago, and a person may have thought since.
                identity.seconds = chrono::Utc::now().timestamp();
            }
            Ok::<_, GitError>(identity)
        };
        let author = read("AUTHOR")?;
        let committer = read("COMMITTER")?;
        let mut guessed = None;
        for (role, identity) in [("committer", &committer), ("author", &author)] {
            if !is_given(role, settings, self.environment()) {
                guessed = Some(Warning::NoIdentity {
                    name: identity.name.clone(),
                    email: identity.email.clone(),
                });
            }
        }
        if guessed.is_some() && settings.is_on("user.useConfigOnly") {
            return Err(GitError::NoIdentity);
        }
        Ok(Identities {
            author,
            committer,
            guessed,
        })
    }
}

/// Whether name and address of `author` or `committer` were given, and not made up by git.
fn is_given(role: &str, settings: &Settings, environment: &Environment) -> bool {
    let variable = role.to_ascii_uppercase();
    let given = |part: &str| {
        let in_environment = format!("GIT_{variable}_{}", part.to_ascii_uppercase());
        environment.get(&in_environment).is_some()
            || [role, "user"].iter().any(|section| {
                let value = settings.get(&format!("{section}.{part}"));
                value.is_some_and(|value| !value.is_empty())
            })
    };
    given("name") && (given("email") || environment.get("EMAIL").is_some())
}

#[cfg(test)]
mod tests {
    use super::Identity;

    #[test]
    fn an_identity_reads_back_with_its_zone() {
        let identity = Identity::parse("Zoë Q <z@x> 1500000000 +0545").expect("git's form");
        assert_eq!(identity.mark(), "Zoë Q <z@x>");
        assert_eq!(identity.offset, 345);
        let identity = Identity::parse("A <a@x> 1500000000 -0330").expect("git's form");
        assert_eq!(identity.offset, -210);
        assert_eq!(identity.date(), "@1500000000 -0330");
    }

    #[test]
    fn what_is_not_in_gits_form_is_none() {
        assert_eq!(Identity::parse("A a@x 15"), None);
    }
}
