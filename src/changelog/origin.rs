//! Which commit made a difference, as far as the history says so.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::difference::{Change, Difference, Origin, Sort};
use crate::catalog::model::Transition;

/// How well a trailer fits a change of which it says everything.
const IN_FULL: u8 = 2;

/// The verbs that bring an entry to another level.
const LEVEL_VERBS: [&str; 4] = ["promote", "demote", "archive", "restore"];

/// A commit of the range, with what it says for machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The commit, and the pull request that brought it.
    pub origin: Origin,
    /// The values of its `Catalog-Change` trailers.
    pub changes: Vec<String>,
}

/// A commit of the history; ids are whatever tells one from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit<'l, I> {
    /// Its id.
    pub id: I,
    /// The ids of its parents.
    pub parents: &'l [I],
    /// Its message.
    pub message: &'l str,
}

/// The number of the pull request that each commit belongs to; the newest is first. It is the one
/// that its own message names, else the one whose merge brought it onto the first commit's main
/// line.
pub fn pull_requests<I: Copy + Eq + Hash>(commits: &[Commit<'_, I>]) -> Vec<Option<u64>> {
    let places: HashMap<I, usize> = commits
        .iter()
        .enumerate()
        .map(|(place, commit)| (commit.id, place))
        .collect();
    let parent = |commit: &Commit<'_, I>, number: usize| {
        let id = commit.parents.get(number)?;
        places.get(id).copied()
    };
    let mut main_line = Vec::new();
    let mut next = (!commits.is_empty()).then_some(0);
    while let Some(place) = next {
        main_line.push(place);
        next = parent(&commits[place], 0);
    }
    let mut seen: HashSet<usize> = main_line.iter().copied().collect();
    let mut numbers: Vec<Option<u64>> = commits
        .iter()
        .map(|commit| pull_request(commit.message))
        .collect();
    for merge in main_line.into_iter().rev() {
        let side = |commit: &Commit<'_, I>| 1..commit.parents.len();
        let mut open: Vec<usize> = side(&commits[merge])
            .filter_map(|number| parent(&commits[merge], number))
            .collect();
        while let Some(place) = open.pop() {
            if seen.insert(place) {
                numbers[place] = numbers[place].or(numbers[merge]);
                let commit = &commits[place];
                open.extend((0..commit.parents.len()).filter_map(|number| parent(commit, number)));
            }
        }
    }
    numbers
}

/// Names the commit of every difference that a trailer tells of. `recorded` has the newest first;
/// of several commits that fit, the one that says most of the same wins, then the newest. Gives
/// whether each difference has one that says all of it.
pub(super) fn attribute(differences: &mut [Difference], recorded: &[Recorded]) -> bool {
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
    let mut all_in_full = true;
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
        all_in_full &= best.is_some_and(|(fit, _)| fit == IN_FULL);
        difference.origin = best.map(|(_, origin)| origin.clone());
    }
    all_in_full
}

/// What a trailer says: `promote linkerd cncf incubating..graduated 2021-07-28`, or that this was
/// undone: `undo promote …`.
struct Told<'t> {
    undone: bool,
    verb: &'t str,
    id: &'t str,
    facts: Vec<&'t str>,
}

impl<'t> Told<'t> {
    fn parse(change: &'t str) -> Option<Told<'t>> {
        let done = change.strip_prefix("undo ");
        let mut words = done.unwrap_or(change).split_whitespace();
        Some(Told {
            undone: done.is_some(),
            verb: words.next()?,
            id: words.next()?,
            facts: words.collect(),
        })
    }

    /// How well it fits a change: 0 not at all, [`IN_FULL`] as well as can be.
    fn fit(&self, change: &Change) -> u8 {
        if self.undone {
            return IN_FULL * u8::from(self.undoes(change));
        }
        match change {
            Change::Level(level) => {
                let transition = &level.to.transition;
                self.fits_level(&level.to.track, &transition.level, transition.date)
            }
            Change::Added { .. } => IN_FULL * u8::from(self.verb == "add"),
            Change::Removed { .. } => IN_FULL * u8::from(self.verb == "remove"),
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
                    "move-area" => 1 + u8::from(entered.is_empty() || entered.iter().any(to)),
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
            Change::Corrected { track, after, .. } => {
                let edited = IN_FULL * u8::from(self.verb == "edit" && self.edits("maturity"));
                let fit = |to: &Transition| self.fits_level(track, &to.level, to.date);
                edited.max(after.as_ref().map_or(0, fit))
            }
        }
    }

    /// Whether an edit names a key or something in it, or opened the whole file.
    fn edits(&self, key: &str) -> bool {
        let mut keys = self.facts.iter().flat_map(|keys| keys.split(','));
        self.facts.is_empty() || keys.any(|named| names(key, named))
    }

    /// Whether undoing it makes this of what was there before.
    fn undoes(&self, change: &Change) -> bool {
        match change {
            Change::Added { .. } => self.verb == "remove",
            Change::Removed { .. } => self.verb == "add",
            Change::Renamed { .. } => matches!(self.verb, "rename" | "edit"),
            Change::Areas { .. } => self.verb == "move-area",
            Change::Updated { .. } => self.verb == "edit",
            Change::Level(_) | Change::Corrected { .. } => LEVEL_VERBS.contains(&self.verb),
        }
    }

    fn fits_level(&self, track: &str, level: &str, date: Option<chrono::NaiveDate>) -> u8 {
        let moves = self.verb == "add" || LEVEL_VERBS.contains(&self.verb);
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
fn pull_request(message: &str) -> Option<u64> {
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
    fn a_commit_belongs_to_the_pull_request_whose_merge_brought_it() {
        fn commit<'l>(
            id: &'l str,
            parents: &'l [&'l str],
            message: &'l str,
        ) -> Commit<'l, &'l str> {
            Commit {
                id,
                parents,
                message,
            }
        }
        let commits = [
            commit("m2", &["m1", "b"], "Merge pull request #2 from x/b"),
            commit("b", &["a", "m1"], "On top of the first"),
            commit("m1", &["base", "a"], "Merge pull request #1 from x/a"),
            commit("a", &["base"], "First"),
            commit("base", &["older"], "Squashed (#9)"),
        ];
        let numbers = pull_requests(&commits);
        assert_eq!(numbers, [Some(2), Some(2), Some(1), Some(1), Some(9)]);
    }

    #[test]
    fn a_correction_is_told_of_by_an_edit_of_transitions_and_by_undoing_a_move() {
        let corrected = Change::Corrected {
            track: "cncf".into(),
            before: None,
            after: None,
        };
        let fit = |change: &str| Told::parse(change).map(|told| told.fit(&corrected));
        for change in [
            "edit a",
            "edit a maturity",
            "undo promote a cncf x..y undated",
        ] {
            assert_eq!(fit(change), Some(IN_FULL), "{change}");
        }
        for change in [
            "edit a license",
            "promote a cncf x..y undated",
            "undo edit a license",
        ] {
            assert_eq!(fit(change), Some(0), "{change}");
        }
    }

    #[test]
    fn keys_name_what_they_hold() {
        assert!(names("license,links", "links.chat") && names("license", "license"));
        assert!(!names("links.chat", "links") && !names("link", "links.chat"));
    }
}
