//! What would be right.

use super::Refusal;
use crate::catalog::model::NotPermitted;
use crate::workflow::request::Verb;

impl Refusal {
    /// What to do next, a sentence a line.
    pub fn hints(&self) -> Vec<String> {
        match self {
            Refusal::BrokenCatalog(_) => {
                vec!["mend them, then try again; `catalog check` shows all".into()]
            }
            Refusal::UnknownName { nearest, .. } if nearest.is_empty() => {
                vec!["`catalog list` shows every entry".into()]
            }
            Refusal::UnknownName { nearest, .. } | Refusal::UnknownArea { nearest, .. } => {
                did_you_mean(nearest)
            }
            Refusal::AmbiguousName { ids, .. } => {
                vec![format!("say which by its id: {}", ids.join(", "))]
            }
            Refusal::UnknownTrack { tracks, .. } => {
                vec![format!("the tracks are {}", tracks.join(", "))]
            }
            Refusal::TrackNeeded { tracks } => {
                vec![format!("say it with --track: {}", tracks.join(", "))]
            }
            Refusal::UnknownLevel {
                levels, nearest, ..
            } => {
                let mut hints = did_you_mean(nearest.as_slice());
                hints.push(format!("the levels are {}", levels.join(", ")));
                hints
            }
            Refusal::LevelNeeded { levels, .. } => {
                vec![format!("say it with --to: {}", levels.join(", "))]
            }
            Refusal::NotPermitted(blocked)
                if matches!(blocked.why, NotPermitted::NeedsReason(_)) =>
            {
                vec!["say why with --reason".into()]
            }
            Refusal::OtherVerb {
                right, name, to, ..
            } => {
                let why = if *right == Verb::Promote {
                    ""
                } else {
                    " --reason TEXT"
                };
                vec![format!("`catalog {right} {name} --to {to}{why}` does that")]
            }
            Refusal::NotOnTrack { name, track } => {
                vec![format!(
                    "`catalog promote {name} --track {track} --to LEVEL` puts it there"
                )]
            }
            Refusal::DateInFuture { .. } => vec!["--allow-future records it all the same".into()],
            Refusal::CriteriaUnmet { .. } => vec![
                "add what is missing with `catalog edit`".into(),
                "or go on with --force --reason TEXT, which is kept in the note".into(),
            ],
            Refusal::ForceNeedsReason => vec!["say it with --reason".into()],
            Refusal::AreaNotClear { areas, .. } => {
                vec![format!("say it with --from: {}", areas.join(", "))]
            }
            Refusal::Taken { by, .. } => vec![format!("`catalog show {by}` shows what is there")],
            Refusal::InvalidId {
                instead: Some(id), ..
            } => vec![format!("`{id}` would do")],
            Refusal::InvalidId { id, .. } if id.is_empty() => {
                vec!["the name gives none; say one with --id".into()]
            }
            Refusal::InvalidValue { help, .. } => help.iter().cloned().collect(),
            Refusal::UnknownKey { help, .. } => vec![help.clone()],
            Refusal::StillNamed { by, .. } => {
                vec![format!("edit first what names it: {}", by.join(", "))]
            }
            Refusal::Publish(error) => error.help().into_iter().collect(),
            Refusal::At { refusal, .. } => refusal.hints(),
            _ => Vec::new(),
        }
    }
}

fn did_you_mean<'a>(nearest: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    let names: Vec<&str> = nearest.into_iter().map(String::as_str).collect();
    if names.is_empty() {
        Vec::new()
    } else {
        vec![format!("did you mean {}?", names.join(", "))]
    }
}
