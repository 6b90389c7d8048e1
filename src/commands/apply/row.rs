//! One change of a file, as written, and the request that it means.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::cells::{pairs, texts};
use crate::catalog::model::{Link, parse_date};
use crate::catalog::nearest::nearest;
use crate::workflow::Request;
use crate::workflow::plan::parse_link;
use crate::workflow::request::{
    AreaMove, EditFields, FirstLevel, LevelMove, NewEntry, Remove, Rename, Verb,
};

/// One change of a file, as written.
#[derive(Debug, Default, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "a mapping of keys such as `verb` and `name`"
)]
pub struct Row {
    verb: String,
    name: Option<String>,
    level: Option<String>,
    track: Option<String>,
    date: Option<String>,
    reason: Option<String>,
    evidence: Option<String>,
    note: Option<String>,
    superseded_by: Option<String>,
    #[serde(default)]
    force: Option<bool>,
    to: Option<String>,
    from: Option<String>,
    new_id: Option<String>,
    new_name: Option<String>,
    id: Option<String>,
    summary: Option<String>,
    description: Option<String>,
    homepage: Option<String>,
    repository: Option<String>,
    license: Option<String>,
    legal: Option<String>,
    #[serde(default, deserialize_with = "texts")]
    areas: Vec<String>,
    #[serde(default, deserialize_with = "texts")]
    tags: Vec<String>,
    #[serde(default, deserialize_with = "texts")]
    aliases: Vec<String>,
    #[serde(default, deserialize_with = "pairs")]
    links: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "pairs")]
    set: BTreeMap<String, String>,
    #[serde(default, deserialize_with = "texts")]
    unset: Vec<String>,
}

impl Row {
    /// The request that it means.
    ///
    /// # Errors
    /// What is missing, unknown, or makes no sense with the verb.
    pub fn request(self) -> Result<Request, String> {
        let verb = self.verb()?;
        let name = self
            .name
            .clone()
            .filter(|name| !name.is_empty())
            .ok_or("`name` is missing")?;
        self.check_keys(verb)?;
        Ok(match verb {
            Verb::Add => Request::Add(Box::new(self.new_entry(name)?)),
            Verb::Edit if self.set.is_empty() && self.unset.is_empty() => {
                return Err("`set` or `unset` is missing".to_string());
            }
            Verb::Edit => Request::Edit(EditFields {
                name,
                set: self.set.into_iter().collect(),
                unset: self.unset,
            }),
            Verb::MoveArea => {
                let to = self.to.ok_or("`to` is missing: the new area")?;
                Request::MoveArea(AreaMove {
                    name,
                    to,
                    from: self.from,
                })
            }
            Verb::Rename => {
                let new_id = self.new_id.ok_or("`new_id` is missing")?;
                Request::Rename(Rename {
                    name,
                    new_id,
                    new_name: self.new_name,
                })
            }
            Verb::Remove
                if self
                    .reason
                    .as_deref()
                    .is_none_or(|reason| reason.trim().is_empty()) =>
            {
                return Err("`reason` is missing".to_string());
            }
            Verb::Remove => Request::Remove(Remove {
                name,
                reason: self.reason,
            }),
            Verb::Promote | Verb::Demote | Verb::Archive | Verb::Restore => {
                if self.level.is_none() && verb != Verb::Archive {
                    return Err("`level` is missing".to_string());
                }
                Request::Move(LevelMove {
                    date: date(self.date.as_deref())?,
                    to: self.level,
                    track: self.track,
                    evidence: self.evidence,
                    reason: self.reason,
                    note: self.note,
                    superseded_by: self.superseded_by,
                    force: self.force.unwrap_or_default(),
                    ..LevelMove::new(verb, name)
                })
            }
        })
    }

    /// Refuses a key that says nothing to the verb, since somebody meant something by it.
    fn check_keys(&self, verb: Verb) -> Result<(), String> {
        let keys = keys_of(verb);
        match self.given().into_iter().find(|key| !keys.contains(key)) {
            Some(key) => Err(format!(
                "`{key}` says nothing to {verb}, which takes {}",
                keys.join(", ")
            )),
            None => Ok(()),
        }
    }

    /// The keys that are given beside `verb` and `name`.
    fn given(&self) -> Vec<&'static str> {
        let keys = [
            ("level", self.level.is_some()),
            ("track", self.track.is_some()),
            ("date", self.date.is_some()),
            ("reason", self.reason.is_some()),
            ("evidence", self.evidence.is_some()),
            ("note", self.note.is_some()),
            ("superseded_by", self.superseded_by.is_some()),
            ("force", self.force.is_some()),
            ("to", self.to.is_some()),
            ("from", self.from.is_some()),
            ("new_id", self.new_id.is_some()),
            ("new_name", self.new_name.is_some()),
            ("id", self.id.is_some()),
            ("summary", self.summary.is_some()),
            ("description", self.description.is_some()),
            ("homepage", self.homepage.is_some()),
            ("repository", self.repository.is_some()),
            ("license", self.license.is_some()),
            ("legal", self.legal.is_some()),
            ("areas", !self.areas.is_empty()),
            ("tags", !self.tags.is_empty()),
            ("aliases", !self.aliases.is_empty()),
            ("links", !self.links.is_empty()),
            ("set", !self.set.is_empty()),
            ("unset", !self.unset.is_empty()),
        ];
        let given = keys.into_iter().filter(|(_, is_given)| *is_given);
        given.map(|(key, _)| key).collect()
    }

    fn verb(&self) -> Result<Verb, String> {
        let words = Verb::WORDS;
        if let Some((_, verb)) = words.iter().find(|(word, _)| *word == self.verb) {
            return Ok(*verb);
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let help = match nearest(&self.verb, names.iter().copied()).first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the verbs are {}", names.join(", ")),
        };
        Err(format!("there is no verb `{}`; {help}", self.verb))
    }

    fn new_entry(self, name: String) -> Result<NewEntry, String> {
        let date = date(self.date.as_deref())?;
        let level = match self.level {
            Some(level) => Some(FirstLevel {
                track: self.track,
                level,
                date,
                evidence: self.evidence,
                note: self.note,
            }),
            None if self.track.is_some() || date.is_some() => {
                return Err("`level` is missing".to_string());
            }
            None => None,
        };
        let link = |(kind, text): (String, String)| -> (String, Link) { (kind, parse_link(&text)) };
        Ok(NewEntry {
            id: self.id,
            name,
            summary: self.summary,
            description: self.description,
            homepage: self.homepage,
            repository: self.repository,
            license: self.license,
            legal: self.legal,
            areas: self.areas,
            level,
            links: self.links.into_iter().map(link).collect(),
            tags: self.tags,
            aliases: self.aliases,
        })
    }
}

/// The keys that a verb takes beside `verb` and `name`.
fn keys_of(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Add => &[
            "id",
            "summary",
            "description",
            "homepage",
            "repository",
            "license",
            "legal",
            "areas",
            "level",
            "track",
            "date",
            "evidence",
            "note",
            "links",
            "tags",
            "aliases",
        ],
        Verb::Edit => &["set", "unset"],
        Verb::Promote => &[
            "level", "track", "date", "evidence", "reason", "note", "force",
        ],
        Verb::Demote | Verb::Restore => &["level", "track", "date", "evidence", "reason", "note"],
        Verb::Archive => &[
            "level",
            "track",
            "date",
            "evidence",
            "reason",
            "note",
            "superseded_by",
        ],
        Verb::MoveArea => &["to", "from"],
        Verb::Rename => &["new_id", "new_name"],
        Verb::Remove => &["reason"],
    }
}

fn date(text: Option<&str>) -> Result<Option<chrono::NaiveDate>, String> {
    let Some(text) = text else { return Ok(None) };
    parse_date(text).map(Some).ok_or_else(|| {
        format!(
            "`{}` is no date; write it as YYYY-MM-DD",
            text.escape_debug()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(verb: &str) -> Row {
        Row {
            verb: verb.into(),
            name: Some("linkerd".into()),
            ..Row::default()
        }
    }

    #[test]
    fn a_row_means_the_request_of_its_verb() {
        let promote = Row {
            level: Some("graduated".into()),
            date: Some("2021-07-28".into()),
            ..row("promote")
        };
        let Ok(Request::Move(asked)) = promote.request() else {
            panic!("no move")
        };
        assert_eq!(asked.verb, Verb::Promote);
        assert_eq!(asked.date, parse_date("2021-07-28"));
        assert!(matches!(row("archive").request(), Ok(Request::Move(_))));
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        let error = |row: Row| row.request().expect_err("refused");
        let licensed = Row {
            license: Some("MIT".into()),
            ..row("archive")
        };
        assert!(error(licensed).starts_with("`license` says nothing to archive"));
        assert!(error(row("edit")).contains("`set` or `unset`"));
        assert!(error(row("remove")).contains("`reason`"));
        assert!(error(row("promot")).contains("did you mean `promote`?"));
        assert!(error(row("promote")).contains("`level`"));
        assert!(error(row("move-area")).contains("`to`"));
        assert!(
            error(Row {
                date: Some("1.1.21".into()),
                ..row("archive")
            })
            .contains("YYYY-MM-DD")
        );
        assert!(
            error(Row {
                name: None,
                ..row("remove")
            })
            .contains("`name`")
        );
    }
}
