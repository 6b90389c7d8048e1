//! A track of the settings' file.

use indexmap::IndexMap;

use super::fields::{Fields, Problems, items, text, text_of};
use crate::catalog::model::{Entry, Level, Track};
use crate::catalog::nearest::nearest;
use crate::catalog::yaml::{Node, Span, Value};

const TRACK_KEYS: &[&str] = &["title", "levels", "retired", "entry", "moves", "criteria"];
const LEVEL_KEYS: &[&str] = &["id", "title"];

/// The track that a tree says, as far as it can be read, with every problem of shape added.
pub fn decode_track(node: &Node, id: &str, problems: &mut Problems) -> Option<Track> {
    let what = format!("track `{}`", id.escape_debug());
    let fields = Fields::of(node, &what, TRACK_KEYS, problems)?;
    let title = fields.line("title", problems);
    let mut track = Track {
        title: title.unwrap_or_else(|| id.to_string()),
        ..Track::default()
    };
    if let Some(node) = fields.need("levels", problems) {
        track.levels = levels(fields.items("levels", problems), &track, problems);
        if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
            let help = Some("name at least one, the lowest first".to_string());
            problems.error(
                "no-levels",
                &node.span,
                format!("{what} has no levels"),
                help,
            );
        }
    }
    track.retired = levels(fields.items("retired", problems), &track, problems);
    let written = ["levels", "retired"].map(|key| fields.get(key));
    let known = Known {
        ids: track.all_levels().map(|level| level.id.clone()).collect(),
        all: written.into_iter().flatten().all(has_ids),
    };
    if let Some(node) = fields.get("entry") {
        track.entry = Some(known.levels(node, "entry", problems));
    }
    if fields.get("moves").is_some() {
        track.moves = Some(moves(&fields, &known, problems));
    }
    track.criteria = criteria(&fields, &known, problems);
    Some(track)
}

/// The levels of a track that others may name.
struct Known {
    ids: Vec<String>,
    /// Whether they are all there are, so that no other may be named.
    all: bool,
}

impl Known {
    /// Those of a list of levels that the track has.
    fn levels(&self, node: &Node, key: &str, problems: &mut Problems) -> Vec<String> {
        let mut known = Vec::new();
        for item in items(node, format_args!("`{key}`"), problems) {
            if let Some(id) = text(item, "a level", problems)
                && self.has(&id, &item.span, problems)
            {
                known.push(id);
            }
        }
        known
    }

    /// Whether the track has this level; a problem where it surely does not.
    fn has(&self, id: &str, span: &Span, problems: &mut Problems) -> bool {
        let has = self.ids.iter().any(|known| known == id);
        if !has && self.all {
            let help = nearest(id, self.ids.iter().map(String::as_str))
                .first()
                .map(|near| format!("did you mean `{near}`?"));
            let message = format!("the track has no level `{}`", id.escape_debug());
            problems.error("unknown-level", span, message, help);
        }
        has
    }
}

/// Whether every level of a list can be read.
fn has_ids(levels: &Node) -> bool {
    let has_id = |level: &Node| match &level.value {
        Value::Scalar { .. } => !level.is_null(),
        _ => level.get("id").is_some_and(|id| id.as_text().is_some()),
    };
    let levels = levels.as_sequence();
    levels.is_some_and(|levels| levels.iter().all(has_id))
}

/// The levels of a list, none of which the track has already.
fn levels(nodes: &[Node], track: &Track, problems: &mut Problems) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for node in nodes {
        let Some((level, span)) = level(node, problems) else {
            continue;
        };
        problems.judge_id("the level's id", &level.id, span);
        let twice = levels.iter().any(|other| other.id == level.id);
        if twice || track.level(&level.id).is_some() {
            let message = format!("level `{}` stands twice", level.id.escape_debug());
            let help = Some("a level is one of `levels` or of `retired`, once".to_string());
            problems.error("duplicate-level", span, message, help);
        } else {
            levels.push(level);
        }
    }
    levels
}

/// A level with the place of its id: an id alone, or one with its title.
fn level<'n>(node: &'n Node<'n>, problems: &mut Problems) -> Option<(Level, &'n Span)> {
    if let Value::Scalar { .. } = node.value {
        let id = text(node, "a level", problems)?;
        let title = id.clone();
        return Some((Level { id, title }, &node.span));
    }
    let fields = Fields::of(node, "a level", LEVEL_KEYS, problems)?;
    let id = fields.need_text("id", problems)?;
    let title = fields.line("title", problems).unwrap_or_else(|| id.clone());
    let span = fields.get("id").map_or(&node.span, |id| &id.span);
    Some((Level { id, title }, span))
}

fn moves(fields: &Fields, known: &Known, problems: &mut Problems) -> IndexMap<String, Vec<String>> {
    let mut moves = IndexMap::new();
    for (key, node) in fields.pairs("moves", problems) {
        let from = text_of(key);
        let what = format!("moves.{}", from.escape_debug());
        let targets = known.levels(node, &what, problems);
        if known.has(from, &key.span, problems) {
            moves.insert(from.to_string(), targets);
        }
    }
    moves
}

fn criteria(
    fields: &Fields,
    known: &Known,
    problems: &mut Problems,
) -> IndexMap<String, Vec<String>> {
    let mut criteria = IndexMap::new();
    for (key, node) in fields.pairs("criteria", problems) {
        let level = text_of(key);
        let what = format!("`criteria.{}`", level.escape_debug());
        let keys = items(node, &what, problems)
            .iter()
            .filter_map(|item| criterion(item, problems))
            .collect();
        if known.has(level, &key.span, problems) {
            criteria.insert(level.to_string(), keys);
        }
    }
    criteria
}

fn criterion(node: &Node, problems: &mut Problems) -> Option<String> {
    let key = text(node, "a criterion", problems)?;
    if key == "evidence" || Entry::is_criterion(&key) {
        return Some(key);
    }
    let message = format!("`{}` is no key of an entry", key.escape_debug());
    let help = "a criterion is `evidence` or a key such as `license` or `links.chat`".to_string();
    problems.error("unknown-criterion", &node.span, message, Some(help));
    None
}

#[cfg(test)]
mod tests {
    use crate::catalog::decode::testing::settings_shape;

    fn shape(track: &str) -> Vec<String> {
        settings_shape(&format!("title: T\ntracks:\n  cncf:\n{track}"))
    }

    #[test]
    fn a_whole_track_is_fine_with_levels_in_either_form() {
        let track = "    title: CNCF\n    levels: [sandbox, {id: graduated, title: Graduated}]\n    \
            retired: [archived]\n    entry: [sandbox]\n    moves: {sandbox: [graduated]}\n    \
            criteria: {graduated: [license, links.chat, evidence]}\n";
        assert_eq!(shape(track), [""; 0]);
    }

    #[test]
    fn a_track_has_levels_and_each_of_them_once() {
        assert_eq!(
            shape("    title: CNCF\n"),
            ["`title` missing-key: track `cncf` has no `levels`; add `levels: …`"]
        );
        assert_eq!(
            shape("    levels: []\n"),
            ["`[]` no-levels: track `cncf` has no levels; name at least one, the lowest first"]
        );
        assert_eq!(
            shape("    levels: [a, {id: a}]\n    retired: [b, b, a]\n"),
            ["`a`", "`b`", "`a`"].map(|at| format!(
                "{at} duplicate-level: level {at} stands twice; \
                 a level is one of `levels` or of `retired`, once"
            ))
        );
    }

    #[test]
    fn ids_of_tracks_and_levels_are_judged_where_they_stand() {
        let text = "title: T\ntracks:\n  CNCF:\n    levels: [{id: In Review}, ga]\n";
        let rule = "may only have lower-case letters a-z, digits and `-`";
        assert_eq!(
            settings_shape(text),
            [
                format!("`CNCF` id: the track's id `CNCF` {rule}"),
                format!("`In Review` id: the level's id `In Review` {rule}"),
            ]
        );
    }

    #[test]
    fn levels_that_the_track_does_not_have_are_found_wherever_they_are_named() {
        let track = "    levels: [sandbox, graduated]\n    entry: [sandbx]\n    \
            moves: {sandbox: [graduate], gone: []}\n    criteria: {sandboxed: [license]}\n";
        let unknown = |word: &str, near: &str| {
            format!("`{word}` unknown-level: the track has no level `{word}`{near}")
        };
        assert_eq!(
            shape(track),
            [
                unknown("sandbx", "; did you mean `sandbox`?"),
                unknown("graduate", "; did you mean `graduated`?"),
                unknown("gone", ""),
                unknown("sandboxed", "; did you mean `sandbox`?"),
            ]
        );
    }

    #[test]
    fn where_a_level_cannot_be_read_none_is_said_to_be_missing() {
        let named = "    entry: [sandbox]\n    moves: {sandbox: []}\n";
        let shape = |levels: &str| shape(&format!("    levels: {levels}\n{named}"));
        assert_eq!(shape("[{idd: sandbox}, ga]").len(), 2);
        assert_eq!(shape("[[sandbox], ga]").len(), 1);
        assert_eq!(shape("sandbox").len(), 1);
    }

    #[test]
    fn a_criterion_is_a_key_that_an_entry_can_have() {
        assert_eq!(
            shape("    levels: [a]\n    criteria: {a: [licence]}\n"),
            [
                "`licence` unknown-criterion: `licence` is no key of an entry; \
              a criterion is `evidence` or a key such as `license` or `links.chat`"
            ]
        );
    }
}
