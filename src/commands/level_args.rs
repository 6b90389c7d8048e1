//! The flags that the four moves between levels share, and the way they go.

use chrono::NaiveDate;
use clap::Args;

use super::level_choice::destinations;
use super::pick;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::find::find;
use crate::catalog::model::{Catalog, date_help, parse_date};
use crate::terminal::Terminal;
use crate::workflow::request::{LevelMove, Verb};
use crate::workflow::{Refusal, Request, Session};

/// The flags that the four moves between levels share.
#[derive(Debug, Clone, Default, Args)]
pub struct LevelArgs {
    /// The track, where the level does not make it clear
    #[arg(long, short = 't')]
    pub track: Option<String>,
    /// The day it happened [default: today]
    #[arg(long, short = 'd', value_name = "YYYY-MM-DD", value_parser = date)]
    pub date: Option<NaiveDate>,
    /// Where it was decided: the vote, the pull request
    #[arg(long, value_name = "URL")]
    pub evidence: Option<String>,
    /// A remark, kept with the transition
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Accept a date after today
    #[arg(long)]
    pub allow_future: bool,
    #[command(flatten)]
    pub change: ChangeArgs,
}

/// A move as its command gives it, before names and level are sure.
pub struct Asked {
    /// The verb.
    pub verb: Verb,
    /// The entries, by any of their names; none opens a list to pick from.
    pub names: Vec<String>,
    /// The level; none opens a list to pick from, save for an archiving.
    pub to: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Whether the verb needs a reason.
    pub needs_reason: bool,
    /// The entry that takes the place of the archived.
    pub superseded_by: Option<String>,
    /// Go on although criteria are unmet.
    pub force: bool,
}

impl Asked {
    /// A move with nothing said but verb and names.
    pub fn new(verb: Verb, names: Vec<String>) -> Asked {
        Asked {
            verb,
            names,
            to: None,
            reason: None,
            needs_reason: false,
            superseded_by: None,
            force: false,
        }
    }
}

/// Asks for what is missing, then plans and carries out one change of all names.
///
/// # Errors
/// Where something is missing without a terminal, or the change is refused.
pub fn run(asked: Asked, args: &LevelArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    let terminal = &context.terminal;
    let catalog = session.catalog();
    let names = pick::names(asked.names, asked.verb, catalog, terminal)?;
    let (to, track) = match asked.to {
        Some(to) => (Some(to), args.track.clone()),
        None => level(asked.verb, &names, args.track.as_deref(), catalog, terminal)?,
    };
    let mut meant = LevelMove {
        to,
        track,
        date: Some(args.date.unwrap_or(context.today)),
        evidence: args.evidence.clone(),
        note: given(args.note.clone()),
        superseded_by: asked.superseded_by,
        force: asked.force,
        ..LevelMove::new(asked.verb, "")
    };
    ask_for_track(&mut session, &names, &mut meant, terminal)?;
    let asks_why = asked.needs_reason || asked.force && terminal.is_interactive();
    let reason = match given(asked.reason) {
        None if asks_why => {
            // Nobody is asked for the reason of what cannot be.
            session.foresee(&of_each(&names, &meant, Some(pick::UNSAID)))?;
            Some(pick::reason(asked.verb, names.len(), terminal)?)
        }
        reason => reason,
    };
    session.plan(&of_each(&names, &meant, reason.as_deref()))?;
    session.carry_out(terminal)?;
    Ok(Outcome::Done)
}

/// The move that is meant, of each of these entries.
fn of_each(names: &[String], meant: &LevelMove, reason: Option<&str>) -> Vec<Request> {
    let of = |name: &String| {
        Request::Move(LevelMove {
            name: name.clone(),
            reason: reason.map(str::to_string),
            ..meant.clone()
        })
    };
    names.iter().map(of).collect()
}

/// Asks which track is meant where several have the level that is given.
fn ask_for_track(
    session: &mut Session,
    names: &[String],
    meant: &mut LevelMove,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if meant.track.is_some() || !terminal.is_interactive() {
        return Ok(());
    }
    let first = &names[..names.len().min(1)];
    if let Err(Failure::Refused(refusal)) =
        session.foresee(&of_each(first, meant, Some(pick::UNSAID)))
        && let Refusal::TrackNeeded { tracks } = *refusal
    {
        meant.track = Some(pick::track(&tracks, session.catalog(), terminal)?);
    }
    Ok(())
}

/// The level that is meant where none is given, with its track: the only one there is for an
/// archiving, else the one that the person picks for the first entry.
fn level(
    verb: Verb,
    names: &[String],
    track: Option<&str>,
    catalog: &Catalog,
    terminal: &Terminal,
) -> Result<(Option<String>, Option<String>), Failure> {
    let named = track.map(str::to_string);
    let first = names.first().and_then(|name| find(catalog, name).ok());
    let Some(entry) = first else {
        return Ok((None, named));
    };
    let is_clear = destinations(entry, verb, track, catalog).len() < 2;
    if verb == Verb::Archive && (is_clear || !terminal.is_interactive()) {
        return Ok((None, named));
    }
    let picked = pick::level(verb, entry, track, catalog, terminal)?;
    Ok((
        Some(picked.level.to_string()),
        Some(picked.track.to_string()),
    ))
}

/// A text of the command line; one that is blank is as good as none.
pub fn given(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// A date of the command line.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| date_help(text))
}
