//! Which commit made a difference, as far as the history says so.

use std::collections::HashMap;

use super::difference::{Change, Difference, Origin, Sort};

/// A commit of the range, with what it says for machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The commit, and the pull request that brought it.
    pub origin: Origin,
    /// The values of its `Catalog-Change` trailers.
    pub changes: Vec<String>,
}

/// Names the commit of every difference that a trailer tells of. `recorded` has the newest first;
/// of several commits that fit, the one that says most of the same wins, then the newest.
pub fn attribute(differences: &mut [Difference], recorded: &[Recorded]) {
    let mut by_id: HashMap<&str, Vec<(Told<'_>, &Origin)>> = HashMap::new();
    for commit in recorded {
        for change in &commit.changes {
            if let Some(told) = Told::parse(change) {
                by_id
                    .entry(told.id)
                    .or_default()
                    .push((told, &commit.origin));
            }
        }
    }
    for difference in differences
        .iter_mut()
        .filter(|one| one.about.sort == Sort::Entry)
    {
        let former = match &difference.change {
            Change::Renamed { id, .. } => Some(id.as_str()),
            _ => None,
        };
        let ids = [Some(difference.about.id.as_str()), former];
        let candidates = ids
            .into_iter()
            .flatten()
            .filter_map(|id| by_id.get(id))
            .flatten();
        let mut best: Option<(u8, &Origin)> = None;
        for (told, origin) in candidates {
            let fit = told.fit(&difference.change);
            if fit > best.map_or(0, |(best, _)| best) {
                best = Some((fit, *origin));
            }
        }
        difference.origin = best.map(|(_, origin)| origin.clone());
    }
}

/// What a trailer says: `promote linkerd cncf incubating..graduated 2021-07-28`.
struct Told<'t> {
    verb: &'t str,
    id: &'t str,
    facts: Vec<&'t str>,
}

impl<'t> Told<'t> {
    fn parse(change: &'t str) -> Option<Told<'t>> {
        let mut words = change.split_whitespace();
        Some(Told {
            verb: words.next()?,
            id: words.next()?,
            facts: words.collect(),
        })
    }

    /// How well it fits a change: 0 not at all.
    fn fit(&self, change: &Change) -> u8 {
        match change {
            Change::Level(level) => {
                let transition = &level.to.transition;
                self.fits_level(&level.to.track, &transition.level, transition.date)
            }
            Change::Added { .. } => u8::from(self.verb == "add"),
            Change::Removed { .. } => u8::from(self.verb == "remove"),
            Change::Renamed { id, .. } => match self.verb {
                "rename"
                    if self
                        .facts
                        .iter()
                        .any(|fact| fact.starts_with(&format!("{id}.."))) =>
                {
                    2
                }
                "rename" => 1,
                "edit" => u8::from(self.facts.iter().any(|keys| names(keys, "name"))),
                _ => 0,
            },
            Change::Areas { entered, .. } => {
                let to = |area: &String| self.facts.iter().any(|fact| ends(fact, area));
                match self.verb {
                    "move-area" => 1 + u8::from(entered.iter().any(to)),
                    _ => 0,
                }
            }
            Change::Updated { fields } => {
                let named = |key: &str| self.facts.iter().any(|keys| names(keys, key));
                match self.verb {
                    "edit" => 1 + u8::from(fields.iter().any(|field| named(&field.key))),
                    _ => 0,
                }
            }
            Change::Corrected { .. } => u8::from(self.verb == "edit"),
        }
    }

    fn fits_level(&self, track: &str, level: &str, date: Option<chrono::NaiveDate>) -> u8 {
        let moves = ["promote", "demote", "archive", "restore", "add"].contains(&self.verb);
        let there = self.facts.iter().any(|fact| ends(fact, level));
        if !moves || !there || !self.facts.contains(&track) {
            return 0;
        }
        let date = date.map_or("undated".to_string(), |date| date.to_string());
        1 + u8::from(self.facts.contains(&date.as_str()))
    }
}

/// Whether a fact such as `a..b` leads to this.
fn ends(fact: &str, to: &str) -> bool {
    fact.rsplit_once("..").is_some_and(|(_, end)| end == to)
}

/// Whether a list of keys has one that is this key, or holds it.
fn names(keys: &str, key: &str) -> bool {
    keys.split(',').any(|named| {
        key.strip_prefix(named)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// The number of the pull or merge request that a commit's message names: a merge's by its first
/// line or by GitLab's last, a squash's at the end of its first line.
pub fn pull_request(message: &str) -> Option<u64> {
    let subject = message.lines().next().unwrap_or_default().trim_end();
    let merged = subject.strip_prefix("Merge pull request #");
    let squashed = || Some(subject.strip_suffix(')')?.rsplit_once("(#")?.1);
    let on_gitlab = || {
        let line = message
            .lines()
            .find_map(|line| line.strip_prefix("See merge request "));
        Some(line?.rsplit_once('!')?.1)
    };
    let text = merged.or_else(squashed).or_else(on_gitlab)?;
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_request_is_named_by_merges_and_squashes() {
        for (message, number) in [
            (
                "Merge pull request #12 from someone/branch\n\nTitle",
                Some(12),
            ),
            (
                "Promote Linkerd to graduated (cncf, 2021-07-28) (#345)\n",
                Some(345),
            ),
            (
                "Merge branch 'x' into 'main'\n\nTitle\n\nSee merge request group/catalog!7\n",
                Some(7),
            ),
            ("Promote Linkerd to graduated (cncf, 2021-07-28)", None),
            ("Fix (#)", None),
        ] {
            assert_eq!(pull_request(message), number, "{message}");
        }
    }

    #[test]
    fn keys_name_what_they_hold() {
        assert!(names("license,links", "links.chat") && names("license", "license"));
        assert!(!names("links.chat", "links") && !names("link", "links.chat"));
    }
}
