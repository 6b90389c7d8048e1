//! `catalog add`: a new entry, from flags and, on a terminal, from answers to prompts.

mod criteria;
mod level;
mod licenses;
mod links;
mod questions;

use chrono::NaiveDate;
use clap::Args;
use indexmap::IndexSet;

use super::level_args::date;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::model::Link;
use crate::catalog::repository::repository_address;
use crate::terminal::Terminal;
use crate::workflow::Request;
use crate::workflow::plan::{check_known, parse_link};
use crate::workflow::request::{FirstLevel, NewEntry};

/// Add an entry
///
/// On a terminal, what the flags leave out is asked, one question at a time, each answer checked as
/// it is given; then the new file is shown before anything is committed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  catalog add\n  catalog add --repository https://github.com/org/name\n  catalog add Kyverno --area cncf/security-compliance --level sandbox \\\n      --track cncf --date 2020-11-10"
)]
pub struct AddArgs {
    /// The name that people know it by
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The id, where not the name in lower case
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Where the source is; it tells the name too
    #[arg(long, short = 'r', value_name = "URL")]
    repository: Option<String>,
    /// The project's own page
    #[arg(long, value_name = "URL")]
    homepage: Option<String>,
    /// One line: what it is for
    #[arg(long, short = 's', value_name = "TEXT")]
    summary: Option<String>,
    /// A longer text
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
    /// An SPDX expression, such as Apache-2.0
    #[arg(long, value_name = "SPDX")]
    license: Option<String>,
    /// What a contributor signs: DCO, a CLA, or none
    #[arg(long, value_name = "TEXT")]
    legal: Option<String>,
    /// An area by its path, such as cncf/service-mesh; repeatable
    #[arg(long = "area", short = 'a', value_name = "AREA", add = super::complete::area_paths())]
    areas: Vec<String>,
    /// The track, where the level does not make it clear
    #[arg(long, short = 't')]
    track: Option<String>,
    /// Its first level
    #[arg(long, short = 'l')]
    level: Option<String>,
    /// The day it came to that level [default: today]
    #[arg(long, short = 'd', value_name = "YYYY-MM-DD", value_parser = date)]
    date: Option<NaiveDate>,
    /// Where that was decided
    #[arg(long, value_name = "URL")]
    evidence: Option<String>,
    /// Such as `chat=URL`; repeatable
    #[arg(help = "Such as chat=URL or 'chat=Slack <URL>'; repeatable", long = "link", value_name = "KIND=URL", value_parser = link)]
    links: Vec<(String, Link)>,
    /// A free word; repeatable
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Another name; repeatable
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,
    /// Accept a date after today
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
    let context = &context.of_change(&args.change);
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    let asks = context.terminal.is_interactive();
    let latest = (!args.allow_future).then_some(context.today);
    let mut known = args.entry();
    if !asks && known.name.is_empty() {
        let told = known.repository.as_deref().and_then(name_in_url);
        known.name = told.unwrap_or_default();
    }
    check_known(&known, session.catalog(), latest)?;
    let new = if asks {
        questions::ask(known, latest, &mut session, context)?
    } else {
        complete(known, context.today, &context.terminal)?
    };
    session.plan(&[Request::Add(Box::new(new))])?;
    session.carry_out(&context.terminal)?;
    Ok(Outcome::Done)
}

impl AddArgs {
    /// What the flags say of the entry. A track, a date or evidence alone leaves the level empty,
    /// which is then missing.
    fn entry(self) -> NewEntry {
        let first = FirstLevel {
            track: self.track,
            date: self.date,
            level: self.level.unwrap_or_default(),
            evidence: self.evidence,
            note: None,
        };
        NewEntry {
            id: self.id,
            name: self.name.unwrap_or_default(),
            summary: self.summary,
            description: self.description,
            homepage: self.homepage,
            repository: self.repository.as_deref().map(repository_address),
            license: self.license.as_deref().map(licenses::canonical),
            legal: self.legal,
            // What is said twice is meant once.
            areas: IndexSet::<String>::from_iter(self.areas)
                .into_iter()
                .collect(),
            level: (first != FirstLevel::default()).then_some(first),
            links: self.links,
            tags: self.tags,
            aliases: self.aliases,
        }
    }
}

/// The entry where nobody can be asked: what cannot be left out must be there, and a level without
/// a day is of today.
fn complete(mut new: NewEntry, today: NaiveDate, terminal: &Terminal) -> Result<NewEntry, Failure> {
    if let Some(first) = &mut new.level {
        first.date.get_or_insert(today);
    }
    let missing = if new.name.trim().is_empty() {
        Some("NAME")
    } else if new.areas.is_empty() {
        Some("--area")
    } else if new.level.as_ref().is_some_and(FirstLevel::is_open) {
        Some("--level")
    } else {
        None
    };
    match missing {
        Some(flag) => Err(terminal.unasked(flag).into()),
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
    use crate::terminal::prompt::PromptError;
    use crate::terminal::{ColorChoice, Verbosity};

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
        let terminal = Terminal::detect(ColorChoice::Never, Verbosity::Quiet).without_questions();
        let flag = |new: NewEntry| match complete(new, NaiveDate::default(), &terminal) {
            Err(Failure::Prompt(
                PromptError::NotInteractive { flag } | PromptError::NotAsked { flag },
            )) => flag,
            _ => "none".to_string(),
        };
        assert_eq!(flag(NewEntry::default()), "NAME");
        let named = NewEntry {
            name: "Kyverno".into(),
            ..NewEntry::default()
        };
        assert_eq!(flag(named.clone()), "--area");
        assert_eq!(
            flag(NewEntry {
                areas: vec!["a".into()],
                ..named
            }),
            "none"
        );
    }
}
