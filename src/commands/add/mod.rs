//! `catalog add`: a new entry, from flags and, on a terminal, from answers to prompts.

mod questions;

use chrono::NaiveDate;
use clap::Args;

use super::level_args::date;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::model::Link;
use crate::terminal::prompt::PromptError;
use crate::workflow::Request;
use crate::workflow::plan::parse_link;
use crate::workflow::request::{FirstLevel, NewEntry};

/// Add an entry
///
/// On a terminal, what the flags leave out is asked, one question at a time, each answer checked as
/// it is given; then the new file is shown before anything is committed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog add\n  catalog add --repository https://github.com/org/name\n  catalog add Kyverno --area cncf/security-compliance --track cncf --level sandbox --date 2020-11-10"
)]
pub struct AddArgs {
    /// The name that people know it by
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The id; from the name where there is none
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Where the source is; gives the name where there is none
    #[arg(long, short = 'r', value_name = "URL")]
    repository: Option<String>,
    /// The project's own page
    #[arg(long, value_name = "URL")]
    homepage: Option<String>,
    /// One line: what it is for
    #[arg(long, short = 's')]
    summary: Option<String>,
    /// A longer text
    #[arg(long)]
    description: Option<String>,
    /// An SPDX expression, such as Apache-2.0
    #[arg(long, value_name = "SPDX")]
    license: Option<String>,
    /// What a contributor signs: DCO, a CLA, or none
    #[arg(long)]
    legal: Option<String>,
    /// An area by its path; several times for several
    #[arg(long = "area", short = 'a', value_name = "AREA", add = super::pick::area_paths())]
    areas: Vec<String>,
    /// The track of its first level, where the level does not make it clear
    #[arg(long, short = 't', requires = "level")]
    track: Option<String>,
    /// Its first level
    #[arg(long, short = 'l')]
    level: Option<String>,
    /// The day it came to that level, as YYYY-MM-DD [default: today]
    #[arg(long, short = 'd', value_parser = date, requires = "level")]
    date: Option<NaiveDate>,
    /// Where that was decided
    #[arg(long, value_name = "URL", requires = "level")]
    evidence: Option<String>,
    /// A link of a kind, such as chat=https://…, or 'chat=Slack <https://…>'
    #[arg(long = "link", value_name = "KIND=URL", value_parser = link)]
    links: Vec<(String, Link)>,
    /// A free word; several times for several
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Another name; several times for several
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Accept a date in the future
    #[arg(long)]
    allow_future: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Adds.
///
/// # Errors
/// Where something is missing without a terminal, or the change is refused.
pub fn run(args: AddArgs, context: &Context) -> Result<Outcome, Failure> {
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    let asks = context.terminal.is_interactive() && !args.change.yes;
    let known = args.entry(context.today);
    let new = if asks {
        questions::ask(known, session.catalog(), context)?
    } else {
        complete(known)?
    };
    session.plan(&[Request::Add(Box::new(new))])?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

impl AddArgs {
    /// What the flags say of the entry.
    fn entry(self, today: NaiveDate) -> NewEntry {
        let named = self.repository.as_deref().and_then(name_in_url);
        let (track, date, evidence) = (self.track, self.date, self.evidence);
        let level = self.level.map(|level| FirstLevel {
            track,
            level,
            date: Some(date.unwrap_or(today)),
            evidence,
            note: None,
        });
        NewEntry {
            id: self.id,
            name: self.name.or(named).unwrap_or_default(),
            summary: self.summary,
            description: self.description,
            homepage: self.homepage,
            repository: self.repository,
            license: self.license,
            legal: self.legal,
            areas: self.areas,
            level,
            links: self.links,
            tags: self.tags,
            aliases: self.aliases,
        }
    }
}

/// What cannot be left out, where nobody can be asked.
fn complete(new: NewEntry) -> Result<NewEntry, Failure> {
    let missing = if new.name.trim().is_empty() {
        Some("NAME")
    } else if new.areas.is_empty() {
        Some("--area")
    } else {
        None
    };
    match missing {
        Some(flag) => Err(PromptError::NotInteractive {
            flag: flag.to_string(),
        }
        .into()),
        None => Ok(new),
    }
}

/// The name that the URL of a repository tells: its last part, without `.git`.
fn name_in_url(url: &str) -> Option<String> {
    let parsed = url::Url::parse(url).ok()?;
    let last = parsed.path_segments()?.rfind(|part| !part.is_empty())?;
    let name = last.strip_suffix(".git").unwrap_or(last);
    (!name.is_empty()).then(|| name.to_string())
}

fn link(text: &str) -> Result<(String, Link), String> {
    match text.split_once('=') {
        Some((kind, url)) if !kind.trim().is_empty() => {
            Ok((kind.trim().to_string(), parse_link(url)))
        }
        _ => Err("write it as KIND=URL, such as chat=https://slack.example".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_of_a_repository_tells_the_name() {
        for url in [
            "https://github.com/kyverno/kyverno",
            "https://github.com/kyverno/kyverno.git",
            "https://gitlab.com/a/b/kyverno/",
        ] {
            assert_eq!(name_in_url(url).as_deref(), Some("kyverno"), "{url}");
        }
        assert_eq!(name_in_url("https://github.com"), None);
        assert_eq!(name_in_url("kyverno"), None);
    }

    #[test]
    fn what_nobody_can_be_asked_for_is_named() {
        let flag = |new: NewEntry| match complete(new) {
            Err(Failure::Prompt(PromptError::NotInteractive { flag })) => flag,
            _ => "none".to_string(),
        };
        assert_eq!(flag(NewEntry::default()), "NAME");
        assert_eq!(
            flag(NewEntry {
                name: "A".into(),
                ..NewEntry::default()
            }),
            "--area"
        );
        assert_eq!(
            flag(NewEntry {
                name: "A".into(),
                areas: vec!["a".into()],
                ..NewEntry::default()
            }),
            "none"
        );
    }
}
