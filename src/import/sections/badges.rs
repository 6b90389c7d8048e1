//! Levels that only the badge of a project tells of.

use crate::import::document::PieceKind;
use crate::import::draft::Standing;
use crate::import::labels::key_of;
use crate::import::marks::parted_at_colon;
use crate::import::reader::Reader;
use crate::import::words::{LevelHeading, Topic, level, level_heading};

/// Lets a draft of which nothing else says where it stands be at the level that a badge among these
/// pieces names. The badge itself stands in no field.
pub(super) fn read_badges(reader: &mut Reader<'_>, pieces: Vec<usize>, draft: usize) {
    if !reader.drafts[draft].standings.is_empty() {
        return;
    }
    let document = reader.document;
    let badges = pieces.into_iter().filter(|place| {
        let kind = &document.pieces[*place].kind;
        matches!(kind, PieceKind::Image(_))
    });
    let said = |place: usize| Some((place, said(&document.pieces[place].text)?));
    if let Some((place, (track, words))) = badges.into_iter().find_map(said)
        && let Some(LevelHeading { id, .. }) = level_heading(words)
    {
        let line = reader.line(place);
        reader.drafts[draft].standings.push(Standing {
            track: track.to_string(),
            ..Standing::at(id, words, line)
        });
    }
}

/// The track and the words for a level that a badge names: `CNCF Sandbox Project`, `Status: beta`.
fn said(badge: &str) -> Option<(&str, &str)> {
    if let Some(level) = level_heading(badge) {
        return Some(("", level.words));
    }
    if let Some((label, value)) = parted_at_colon(badge) {
        let is_state = key_of(label).0 == Some(Topic::State);
        let word = value.split_whitespace().next().filter(|_| is_state)?;
        return level(word).map(|_| ("", word));
    }
    let (track, rest) = badge.trim().split_once(' ')?;
    let is_short = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_track = track.chars().all(is_short) && key_of(track).1 != "api";
    let level = level_heading(rest).filter(|_| is_track)?;
    Some((track, level.words))
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn the_words_of_a_badge_may_be_a_level() {
        assert_eq!(said("CNCF Graduated"), Some(("CNCF", "Graduated")));
        assert_eq!(said("CNCF Sandbox Project"), Some(("CNCF", "Sandbox")));
        assert_eq!(said("status: incubating"), Some(("", "incubating")));
        let active = "Project Status: Active - it is being developed.";
        assert_eq!(said(active), Some(("", "Active")));
        assert_eq!(said("beta"), Some(("", "beta")));
    }

    #[test]
    fn the_words_of_other_badges_are_none() {
        for other in [
            "build status",
            "build: stable",
            "Status: passing",
            "API beta",
            "latest stable",
            "stable version 1",
        ] {
            assert_eq!(said(other), None, "{other}");
        }
    }
}
