//! What the first level asks for and the answers have left out: said, and asked again.

use super::questions::Asker;
use crate::commands::Failure;
use crate::workflow::plan::parse_link;
use crate::workflow::refusal::Refusal;
use crate::workflow::request::NewEntry;

impl Asker<'_> {
    /// Asks for all that a refused entry lacks; whether any of it can be asked for.
    ///
    /// # Errors
    /// Where the person gives up.
    pub(super) fn missing(&self, refusal: &Refusal, new: &mut NewEntry) -> Result<bool, Failure> {
        let Refusal::CriteriaUnmet { missing, .. } = refusal else {
            return Ok(false);
        };
        if !missing.iter().all(|key| is_asked(key)) {
            return Ok(false);
        }
        self.terminal.error(&refusal.to_string());
        for key in missing {
            self.lacking(key, new)?;
        }
        Ok(true)
    }

    fn lacking(&self, key: &str, new: &mut NewEntry) -> Result<(), Failure> {
        match key {
            "summary" => self.summary(new),
            "homepage" => self.homepage(new),
            "repository" => self.repository(new),
            "license" => self.license(new),
            "evidence" => {
                let url = self.link("Evidence", "--evidence")?;
                if let Some(first) = new.level.as_mut().filter(|_| !url.is_empty()) {
                    first.evidence = Some(parse_link(&url).url.to_string());
                }
                Ok(())
            }
            _ => {
                let kind = key.strip_prefix("links.").unwrap_or(key);
                let link = self.link(&format!("Link: {kind}"), "--link")?;
                if !link.is_empty() {
                    new.links.push((kind.to_string(), parse_link(&link)));
                }
                Ok(())
            }
        }
    }
}

/// Whether there is a question for a key that criteria may name.
fn is_asked(key: &str) -> bool {
    const KEYS: &[&str] = &["summary", "homepage", "repository", "license", "evidence"];
    KEYS.contains(&key) || key.starts_with("links.")
}
