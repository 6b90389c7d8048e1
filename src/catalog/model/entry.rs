//! An entry: one project, and what is known of it.

use chrono::NaiveDate;
use compact_str::CompactString;
use serde_json::Value;

use super::keyed::Keyed;

/// The keys of an entry's file, in their canonical order.
pub const ENTRY_KEYS: &[&str] = &[
    "name",
    "summary",
    "description",
    "homepage",
    "repository",
    "license",
    "legal",
    "areas",
    "maturity",
    "links",
    "tags",
    "aliases",
    "extra",
];

/// The keys of a transition, in their canonical order.
pub const TRANSITION_KEYS: &[&str] = &[
    "level",
    "date",
    "evidence",
    "reason",
    "note",
    "superseded_by",
];

/// One project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The stem of the file's name.
    pub id: String,
    /// The file, from the root of the repository.
    pub path: String,
    /// The name that people know it by.
    pub name: String,
    /// One line: the list's "goal" or "focus".
    pub summary: Option<String>,
    /// A longer text.
    pub description: Option<String>,
    /// The project's own page.
    pub homepage: Option<String>,
    /// Where the source is.
    pub repository: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// What a contributor signs: DCO, a CLA, or none.
    pub legal: Option<String>,
    /// Paths of areas, such as `cncf/service-mesh`.
    pub areas: Vec<String>,
    /// The transitions on each track, oldest first.
    pub maturity: Keyed<Vec<Transition>>,
    /// Links by their kind, such as `chat`.
    pub links: Keyed<Vec<Link>>,
    /// Free words.
    pub tags: Vec<String>,
    /// Former ids and other names.
    pub aliases: Vec<String>,
    /// Free-form data.
    pub extra: Keyed<Value>,
}

/// A move to a level.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Transition {
    /// The level's id.
    pub level: CompactString,
    /// The day; unknown in imported lists.
    pub date: Option<NaiveDate>,
    /// A URL: the vote, the pull request.
    pub evidence: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// A remark, shown in brackets behind the level.
    pub note: Option<String>,
    /// The id of the entry that takes its place.
    pub superseded_by: Option<String>,
}

/// A link with the words that it stands under.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Link {
    /// The words; the URL itself where there are none.
    pub title: Option<CompactString>,
    /// The target.
    pub url: Box<str>,
}

impl Entry {
    /// An entry of which no more is known than its file, from the root of the repository; the stem
    /// of the file's name is the id.
    pub fn at(path: &str) -> Entry {
        let name = path.rsplit('/').next().unwrap_or(path);
        Entry {
            id: name.strip_suffix(".yaml").unwrap_or(name).to_string(),
            path: path.to_string(),
            ..Entry::default()
        }
    }

    /// The last transition on a track: the current level.
    pub fn current(&self, track: &str) -> Option<&Transition> {
        self.maturity
            .get(track)
            .and_then(|transitions| transitions.last())
    }

    /// The entry as it is known to have stood at the end of a day: up to its last transition that is
    /// dated on or before it. Undated ones in front of that one had happened by then; of others it
    /// is not known.
    pub fn on(&self, day: NaiveDate) -> Entry {
        let mut entry = self.clone();
        for transitions in entry.maturity.values_mut() {
            let had_happened =
                |transition: &Transition| transition.date.is_some_and(|date| date <= day);
            let last = transitions.iter().rposition(had_happened);
            transitions.truncate(last.map_or(0, |last| last + 1));
        }
        entry
            .maturity
            .retain(|_, transitions| !transitions.is_empty());
        entry
    }

    /// The text of a key that holds text, by its dotted name (`license`, `links.chat`); used by
    /// the criteria of tracks. `None` where the key is absent or empty.
    pub fn has(&self, key: &str) -> bool {
        let text =
            |value: &Option<String>| value.as_deref().is_some_and(|text| !text.trim().is_empty());
        match key.split_once('.') {
            Some(("links", kind)) => self.links.get(kind).is_some_and(|links| !links.is_empty()),
            Some(("extra", name)) => self.extra.get(name).is_some_and(|value| !value.is_null()),
            Some(("maturity", track)) => self.current(track).is_some(),
            Some(_) => false,
            None => match key {
                "name" => !self.name.is_empty(),
                "summary" => text(&self.summary),
                "description" => text(&self.description),
                "homepage" => text(&self.homepage),
                "repository" => text(&self.repository),
                "license" => text(&self.license),
                "legal" => text(&self.legal),
                "areas" => !self.areas.is_empty(),
                "tags" => !self.tags.is_empty(),
                "aliases" => !self.aliases.is_empty(),
                "links" => !self.links.is_empty(),
                _ => false,
            },
        }
    }

    /// Whether [`Entry::has`] can ever answer yes to this dotted key.
    pub fn is_criterion(key: &str) -> bool {
        match key.split_once('.') {
            Some((group, name)) => {
                matches!(group, "links" | "extra" | "maturity") && !name.is_empty()
            }
            None => key != "maturity" && key != "extra" && ENTRY_KEYS.contains(&key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::parse_date;

    fn moved(level: &str, date: &str) -> Transition {
        Transition {
            level: level.into(),
            date: parse_date(date),
            ..Transition::default()
        }
    }

    #[test]
    fn an_entry_on_a_day_knows_nothing_of_later_days() {
        let transitions = vec![
            moved("sandbox", "2017-01-23"),
            moved("incubating", "2018-04-06"),
        ];
        let entry = Entry {
            maturity: [("cncf".to_string(), transitions)].into(),
            ..Entry::default()
        };
        let level = |day: &str| {
            let day = parse_date(day).expect("a date");
            entry
                .on(day)
                .current("cncf")
                .map(|transition| transition.level.clone())
        };
        assert_eq!(level("2017-01-22"), None);
        assert_eq!(level("2017-01-23").as_deref(), Some("sandbox"));
        assert_eq!(level("2018-04-06").as_deref(), Some("incubating"));
    }

    #[test]
    fn every_criterion_that_can_be_named_can_be_met() {
        let entry = Entry {
            license: Some("MIT".into()),
            links: [("chat".to_string(), vec![Link::default()])].into(),
            ..Entry::default()
        };
        assert!(entry.has("license") && entry.has("links.chat"));
        assert!(!entry.has("legal") && !entry.has("links.forum"));
        assert!(Entry::is_criterion("links.contributor-guide") && !Entry::is_criterion("licence"));
    }
}
