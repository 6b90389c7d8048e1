//! An entry as `list` and `show` give it to programs: the JSON that is a contract.

use indexmap::IndexMap;
use serde::Serialize;

use crate::catalog::model::{Entry, Keyed, Link, Transition};

/// An entry as JSON. Keys are always there; what is unknown is null or empty.
#[derive(Debug, Serialize)]
pub struct EntryView<'a> {
    id: &'a str,
    name: &'a str,
    summary: Option<&'a str>,
    description: Option<&'a str>,
    homepage: Option<&'a str>,
    repository: Option<&'a str>,
    areas: &'a [String],
    levels: IndexMap<&'a str, LevelView<'a>>,
    maturity: IndexMap<&'a str, Vec<TransitionView<'a>>>,
    links: IndexMap<&'a str, Vec<LinkView<'a>>>,
    license: Option<&'a str>,
    legal: Option<&'a str>,
    tags: &'a [String],
    aliases: &'a [String],
    extra: &'a Keyed<serde_json::Value>,
    path: &'a str,
}

/// The current level on a track.
#[derive(Debug, Serialize)]
struct LevelView<'a> {
    level: &'a str,
    date: Option<String>,
}

/// A transition; what it does not say is left out, save for its date.
#[derive(Debug, Serialize)]
pub struct TransitionView<'a> {
    level: &'a str,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LinkView<'a> {
    title: Option<&'a str>,
    url: &'a str,
}

impl<'a> From<&'a Transition> for TransitionView<'a> {
    fn from(transition: &'a Transition) -> TransitionView<'a> {
        TransitionView {
            level: &transition.level,
            date: transition.date.map(|date| date.to_string()),
            evidence: transition.evidence.as_deref(),
            reason: transition.reason.as_deref(),
            note: transition.note.as_deref(),
            superseded_by: transition.superseded_by.as_deref(),
        }
    }
}

impl<'a> From<&'a Link> for LinkView<'a> {
    fn from(link: &'a Link) -> LinkView<'a> {
        LinkView {
            title: link.title.as_deref(),
            url: &link.url,
        }
    }
}

impl<'a> From<&'a Entry> for EntryView<'a> {
    fn from(entry: &'a Entry) -> EntryView<'a> {
        let current = |track: &str| {
            entry.current(track).map(|now| LevelView {
                level: &now.level,
                date: now.date.map(|date| date.to_string()),
            })
        };
        EntryView {
            id: &entry.id,
            name: &entry.name,
            summary: entry.summary.as_deref(),
            description: entry.description.as_deref(),
            homepage: entry.homepage.as_deref(),
            repository: entry.repository.as_deref(),
            areas: &entry.areas,
            levels: entry
                .maturity
                .keys()
                .filter_map(|track| Some((track, current(track)?)))
                .collect(),
            maturity: entry
                .maturity
                .iter()
                .map(|(track, transitions)| (track, transitions.iter().map(Into::into).collect()))
                .collect(),
            links: entry
                .links
                .iter()
                .map(|(kind, links)| (kind, links.iter().map(Into::into).collect()))
                .collect(),
            license: entry.license.as_deref(),
            legal: entry.legal.as_deref(),
            tags: &entry.tags,
            aliases: &entry.aliases,
            extra: &entry.extra,
            path: &entry.path,
        }
    }
}
