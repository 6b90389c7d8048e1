//! What would be right.

use super::wording::{Part, Wording};
use super::{Refusal, RefusedChanges};
use crate::catalog::model::NotPermitted;
use crate::workflow::request::Verb;

/// What to do where levels are spoken of in a catalog that has none.
const NO_TRACKS: &str = "this catalog has no tracks: name one with its levels under `tracks` in \
                         catalog/catalog.yaml";

impl Refusal {
    /// What to do next, a sentence a line, in the words of where the request was written.
    pub fn hints(&self, wording: Wording) -> Vec<String> {
        let say = |part: Part| part.called(wording);
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
            Refusal::UnknownTrack { tracks, .. } | Refusal::TrackNeeded { tracks }
                if tracks.is_empty() =>
            {
                vec![NO_TRACKS.to_string()]
            }
            Refusal::UnknownLevel {
                levels,
                track: None,
                ..
            } if levels.is_empty() => vec![NO_TRACKS.to_string()],
            Refusal::UnknownTrack { tracks, .. } => {
                vec![format!("the tracks are {}", tracks.join(", "))]
            }
            Refusal::TrackNeeded { tracks } => {
                vec![format!(
                    "say it with {}: {}",
                    say(Part::Track),
                    tracks.join(", ")
                )]
            }
            Refusal::UnknownLevel {
                levels, nearest, ..
            } => {
                let mut hints = did_you_mean(nearest.as_slice());
                hints.push(format!("the levels are {}", levels.join(", ")));
                hints
            }
            Refusal::LevelNeeded { track, levels } if levels.is_empty() => vec![format!(
                "name one, such as archived, under `retired` of `{track}` in catalog/catalog.yaml"
            )],
            Refusal::LevelNeeded { levels, .. } => {
                vec![format!(
                    "say it with {}: {}",
                    say(Part::Level),
                    levels.join(", ")
                )]
            }
            Refusal::NotPermitted(blocked)
                if matches!(blocked.why, NotPermitted::NeedsReason(_)) =>
            {
                vec![format!("say why with {}", say(Part::Reason))]
            }
            Refusal::OtherVerb {
                right, name, to, ..
            } => vec![other_verb(*right, name, to, wording)],
            Refusal::NotOnTrack { name, track } => vec![match wording {
                Wording::Flags => {
                    format!("`catalog promote {name} --track {track} --to LEVEL` puts it there")
                }
                Wording::Keys => "the verb `promote` puts it there".to_string(),
            }],
            Refusal::DateInFuture { .. } => vec!["--allow-future records it all the same".into()],
            Refusal::CriteriaUnmet { .. } => unmet(wording),
            Refusal::ForceNeedsReason => vec![format!("say it with {}", say(Part::Reason))],
            Refusal::AreaNotClear { areas, .. } => {
                vec![format!(
                    "say it with {}: {}",
                    say(Part::From),
                    areas.join(", ")
                )]
            }
            Refusal::Taken { by, .. } => vec![format!("`catalog show {by}` shows what is there")],
            Refusal::InvalidId {
                instead: Some(id), ..
            } => vec![format!("`{id}` would do")],
            Refusal::InvalidId { id, .. } if id.is_empty() => {
                vec![format!(
                    "the name gives none; say one with {}",
                    say(Part::Id)
                )]
            }
            Refusal::InvalidValue { help, .. } => help.iter().cloned().collect(),
            Refusal::UnknownKey { help, .. } => vec![help.clone()],
            Refusal::StillNamed { by, .. } => {
                vec![format!("edit first what names it: {}", by.join(", "))]
            }
            Refusal::LastOfList { settings, .. } => {
                vec![format!(
                    "select otherwise in {settings}, or take the list out there"
                )]
            }
            Refusal::Publish(error) => error.help().into_iter().collect(),
            Refusal::Changes(refused) => unchecked(refused),
            Refusal::All(refusals) => {
                let hints = refusals.iter().flat_map(|refusal| refusal.hints(wording));
                hints.collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The verb that would be right for a move.
fn other_verb(right: Verb, name: &str, to: &str, wording: Wording) -> String {
    let needs_reason = right != Verb::Promote;
    match (wording, needs_reason) {
        (Wording::Flags, false) => format!("`catalog {right} {name} --to {to}` does that"),
        (Wording::Flags, true) => {
            format!("`catalog {right} {name} --to {to} --reason TEXT` does that")
        }
        (Wording::Keys, false) => format!("the verb `{right}` does that"),
        (Wording::Keys, true) => format!("the verb `{right}` does that, with a `reason`"),
    }
}

/// What to do where criteria are unmet.
fn unmet(wording: Wording) -> Vec<String> {
    let (add, force) = match wording {
        Wording::Flags => ("with `catalog edit`", "--force --reason TEXT"),
        Wording::Keys => ("by a change before it", "`force` and a `reason`"),
    };
    vec![
        format!("add what is missing {add}"),
        format!("or go on with {force}, which is kept in the note"),
    ]
}

/// What was left out where changes of a file are refused.
fn unchecked(refused: &RefusedChanges) -> Vec<String> {
    match refused.unchecked {
        0 => Vec::new(),
        1 => vec!["one more hangs on these, and was not judged".to_string()],
        more => vec![format!("{more} more hang on these, and were not judged")],
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
