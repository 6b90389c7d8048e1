//! The questions of `catalog add`, one at a time; what the flags say is not asked.

use chrono::NaiveDate;

use crate::catalog::find::nearest_ids;
use crate::catalog::model::{Catalog, Link, id_from_name, id_problem};
use crate::catalog::validate::{license_ids, license_problem, repository_problem, url_problem};
use crate::commands::pick::area_choices;
use crate::commands::{Context, Failure};
use crate::terminal::Terminal;
use crate::terminal::prompt::{Check, Choice, Dates, Line, Prompter, Question, Suggest};
use crate::workflow::plan::{parse_link, repository_taken, taken};
use crate::workflow::request::{FirstLevel, NewEntry};

/// How many suggestions are shown while one types.
const MOST_SUGGESTED: usize = 8;

/// The kinds of links that are asked for, with what they are.
const KINDS: &[(&str, &str)] = &[
    ("contributor-guide", "how to contribute"),
    ("chat", "where people talk"),
    ("mailing-list", "the developers' list"),
    ("documentation", "the documentation"),
    ("issues", "where issues are kept"),
];

/// Asks for what is not known yet.
///
/// # Errors
/// Where the person gives up.
pub fn ask(known: NewEntry, catalog: &Catalog, context: &Context) -> Result<NewEntry, Failure> {
    let asker = Asker {
        prompter: context.terminal.prompter(),
        catalog,
        today: context.today,
    };
    let mut new = known;
    asker.name(&mut new, &context.terminal)?;
    asker.repository(&mut new)?;
    asker.summary(&mut new)?;
    asker.license(&mut new)?;
    asker.areas(&mut new)?;
    asker.level(&mut new)?;
    asker.links(&mut new)?;
    Ok(new)
}

struct Asker<'c> {
    prompter: Prompter,
    catalog: &'c Catalog,
    today: NaiveDate,
}

impl Asker<'_> {
    /// The name; what is there already is said at once.
    fn name(&self, new: &mut NewEntry, terminal: &Terminal) -> Result<(), Failure> {
        let check = |text: &str| self.check_name(text);
        if !new.name.is_empty() && new.id.is_some() {
            return Ok(());
        }
        if new.name.is_empty() || self.check_name(&new.name).is_err() {
            let initial = Some(new.name.as_str()).filter(|name| !name.is_empty());
            let question = Question {
                label: "Name",
                flag: "NAME",
                help: Some("as people know it"),
            };
            let line = Line {
                default: None,
                initial,
                check: &check,
                suggest: None,
            };
            new.name = self.prompter.text(&question, &line)?;
        }
        let near = nearest_ids(self.catalog, &new.name);
        if !near.is_empty() {
            terminal.hint(&format!(
                "the catalog has {}: is it one of them?",
                near.join(", ")
            ));
        }
        Ok(())
    }

    fn check_name(&self, name: &str) -> Result<(), String> {
        if name.is_empty() {
            return Err("a name is needed".to_string());
        }
        let id = id_from_name(name);
        if let Some(why) = id_problem(&id) {
            return Err(format!("the id `{id}` {why}; give one with --id"));
        }
        for (what, value) in [("name", name), ("id", &id)] {
            taken(&self.catalog.entries, what, value).map_err(|refusal| refusal.to_string())?;
        }
        Ok(())
    }

    fn repository(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let check = |text: &str| {
            if text.is_empty() {
                return Ok(());
            }
            said(repository_problem(text))?;
            repository_taken(&self.catalog.entries, text).map_err(|refusal| refusal.to_string())
        };
        self.optional(
            &mut new.repository,
            "Repository",
            "--repository",
            "the URL of the source; enter to leave it out",
            &check,
            None,
        )
    }

    fn summary(&self, new: &mut NewEntry) -> Result<(), Failure> {
        self.optional(
            &mut new.summary,
            "Summary",
            "--summary",
            "one line: what it is for",
            &|_| Ok(()),
            None,
        )
    }

    fn license(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let check = |text: &str| {
            if text.is_empty() {
                Ok(())
            } else {
                said(license_problem(text))
            }
        };
        let suggest = |typed: &str| suggested(typed);
        self.optional(
            &mut new.license,
            "License",
            "--license",
            "an SPDX expression; enter to leave it out",
            &check,
            Some(&suggest),
        )
    }

    /// One line that may stay empty, unless a flag has answered it; a flag's answer that does not
    /// hold is asked again.
    fn optional(
        &self,
        value: &mut Option<String>,
        label: &str,
        flag: &str,
        help: &str,
        check: &Check<'_>,
        suggest: Option<&Suggest<'_>>,
    ) -> Result<(), Failure> {
        if value.as_deref().is_some_and(|given| check(given).is_ok()) {
            return Ok(());
        }
        let question = Question {
            label,
            flag,
            help: Some(help),
        };
        let line = Line {
            default: None,
            initial: value.as_deref(),
            check,
            suggest,
        };
        let answer = self.prompter.text(&question, &line)?;
        *value = Some(answer).filter(|answer| !answer.is_empty());
        Ok(())
    }

    fn areas(&self, new: &mut NewEntry) -> Result<(), Failure> {
        if new.areas.is_empty() {
            let question = Question {
                label: "Areas",
                flag: "--area",
                help: None,
            };
            new.areas = self
                .prompter
                .pick_many(&question, area_choices(self.catalog), 1)?;
        }
        Ok(())
    }

    fn level(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let tracks = &self.catalog.settings.tracks;
        if new.level.is_some() || tracks.is_empty() {
            return Ok(());
        }
        let mut choices = vec![Choice {
            label: "none".to_string(),
            value: None,
        }];
        choices.extend(tracks.iter().map(|(id, track)| Choice {
            label: format!("{id} ({})", track.title),
            value: Some(id),
        }));
        let question = Question {
            label: "Track",
            flag: "--track",
            help: Some("the maturity model that it is on"),
        };
        let Some(id) = self.prompter.pick_one(&question, choices)? else {
            return Ok(());
        };
        let track = &tracks[id];
        let enters =
            |level: &&crate::catalog::model::Level| track.permit(None, &level.id, false).is_ok();
        let levels = track.levels.iter().filter(enters);
        let choices = levels
            .map(|level| Choice {
                label: level.title.clone(),
                value: level.id.clone(),
            })
            .collect();
        let level = self.prompter.pick_one(
            &Question {
                label: "Level",
                flag: "--level",
                help: None,
            },
            choices,
        )?;
        let question = Question {
            label: "Since",
            flag: "--date",
            help: Some("the day it came to that level"),
        };
        let dates = Dates {
            default: self.today,
            earliest: None,
            latest: Some(self.today),
        };
        let date = self.prompter.date(&question, &dates)?;
        new.level = Some(FirstLevel {
            track: Some(id.clone()),
            level,
            date: Some(date),
            ..FirstLevel::default()
        });
        Ok(())
    }

    /// A link of each usual kind that no flag gave; enter leaves one out.
    fn links(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let check = |text: &str| {
            if text.is_empty() {
                Ok(())
            } else {
                said(url_problem(&parse_link(text).url))
            }
        };
        let asked = self.optional(
            &mut new.homepage,
            "Homepage",
            "--homepage",
            "the project's own page; enter to leave it out",
            &check,
            None,
        );
        asked?;
        for (kind, what) in KINDS {
            if new.links.iter().any(|(other, _)| other == kind) {
                continue;
            }
            let help = format!("{what}: a URL, or `Title <URL>`; enter to leave it out");
            let label = format!("Link: {kind}");
            let question = Question {
                label: &label,
                flag: "--link",
                help: Some(&help),
            };
            let line = Line {
                default: None,
                initial: None,
                check: &check,
                suggest: None,
            };
            let answer = self.prompter.text(&question, &line)?;
            if !answer.is_empty() {
                let link: Link = parse_link(&answer);
                new.links.push((kind.to_string(), link));
            }
        }
        Ok(())
    }
}

/// The SPDX ids that begin with, or have in them, what is typed.
fn suggested(typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    if typed.is_empty() {
        return Vec::new();
    }
    let mut ids: Vec<&str> = license_ids()
        .filter(|id| id.to_lowercase().contains(&typed))
        .collect();
    ids.sort_by_key(|id| (!id.to_lowercase().starts_with(&typed), id.len(), *id));
    ids.into_iter()
        .take(MOST_SUGGESTED)
        .map(str::to_string)
        .collect()
}

fn said(problem: Option<(String, Option<String>)>) -> Result<(), String> {
    match problem {
        None => Ok(()),
        Some((message, Some(help))) => Err(format!("{message}: {help}")),
        Some((message, None)) => Err(message),
    }
}

#[cfg(test)]
mod tests {
    use super::suggested;

    #[test]
    fn the_shortest_license_that_begins_so_is_suggested_first() {
        assert_eq!(
            suggested("apache-2").first().map(String::as_str),
            Some("Apache-2.0")
        );
        assert_eq!(suggested("mit").first().map(String::as_str), Some("MIT"));
        assert_eq!(suggested(""), [""; 0]);
        assert!(suggested("a").len() <= super::MOST_SUGGESTED);
    }
}
