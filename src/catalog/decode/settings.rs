//! The settings' file.

use indexmap::IndexMap;

use super::fields::{Fields, Problems, items, text, word};
use crate::catalog::model::{
    Entry, GroupBy, Level, List, Publish, Select, Settings, SortKey, Track, Workflow,
};
use crate::catalog::nearest::nearest;
use crate::catalog::yaml::{Node, Span, Value};

const SETTINGS_KEYS: &[&str] = &["title", "tracks", "lists", "workflow", "extra"];
const TRACK_KEYS: &[&str] = &["title", "levels", "retired", "entry", "moves", "criteria"];
const LEVEL_KEYS: &[&str] = &["id", "title"];
const LIST_KEYS: &[&str] = &[
    "title", "template", "output", "between", "select", "track", "group_by", "sort",
];
const SELECT_KEYS: &[&str] = &["track", "area", "level", "tag", "ids"];
const WORKFLOW_KEYS: &[&str] = &["base", "branch", "sign_off", "publish"];

const GROUPS: &[(&str, GroupBy)] = &[
    ("none", GroupBy::None),
    ("level", GroupBy::Level),
    ("area", GroupBy::Area),
];
const SORTS: &[(&str, SortKey)] = &[
    ("name", SortKey::Name),
    ("level", SortKey::Level),
    ("date", SortKey::Date),
    ("id", SortKey::Id),
];
const PUBLISHES: &[(&str, Publish)] = &[
    ("with-change", Publish::WithChange),
    ("on-base", Publish::OnBase),
];

/// The settings that a tree says, as far as they can be read, with every problem of shape added.
pub fn decode_settings(node: &Node, problems: &mut Problems) -> Settings {
    let Some(fields) = Fields::of(node, "the settings", SETTINGS_KEYS, problems) else {
        return Settings::default();
    };
    let mut settings = Settings {
        title: fields.need_text("title", problems).unwrap_or_default(),
        ..Settings::default()
    };
    for (id, node) in fields.entries("tracks", problems) {
        if let Some(track) = track(node, &id, problems) {
            settings.tracks.insert(id, track);
        }
    }
    for (id, node) in fields.entries("lists", problems) {
        if let Some(list) = list(node, &id, &settings.tracks, problems) {
            settings.lists.insert(id, list);
        }
    }
    if let Some(node) = fields.get("workflow") {
        settings.workflow = workflow(node, problems);
    }
    fields.entries("extra", problems);
    settings
}

fn track(node: &Node, id: &str, problems: &mut Problems) -> Option<Track> {
    let fields = Fields::of(node, &format!("track `{id}`"), TRACK_KEYS, problems)?;
    let title = fields
        .text("title", problems)
        .unwrap_or_else(|| id.to_string());
    fields.need("levels", problems);
    let levels = levels(fields.items("levels", problems), problems);
    let retired = self::levels(fields.items("retired", problems), problems);
    let mut track = Track {
        title,
        levels,
        retired,
        ..Track::default()
    };
    if let Some(node) = fields.get("entry") {
        track.entry = Some(known_levels(node, "entry", &track, problems));
    }
    if fields.get("moves").is_some() {
        track.moves = Some(moves(&fields, &track, problems));
    }
    track.criteria = criteria(&fields, &track, problems);
    Some(track)
}

fn levels(nodes: &[Node], problems: &mut Problems) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    for node in nodes {
        let level = match &node.value {
            Value::Scalar { .. } => text(node, "a level", problems).map(|id| Level {
                title: id.clone(),
                id,
            }),
            _ => Fields::of(node, "a level", LEVEL_KEYS, problems).and_then(|fields| {
                let id = fields.need_text("id", problems)?;
                let title = fields.text("title", problems).unwrap_or_else(|| id.clone());
                Some(Level { id, title })
            }),
        };
        let Some(level) = level else { continue };
        if levels.iter().any(|other| other.id == level.id) {
            problems.error(
                "duplicate-level",
                &node.span,
                format!("level `{}` stands twice", level.id),
                None,
            );
        } else {
            levels.push(level);
        }
    }
    levels
}

fn known_levels(node: &Node, key: &str, track: &Track, problems: &mut Problems) -> Vec<String> {
    let mut known = Vec::new();
    for item in items(node, &format!("`{key}`"), problems) {
        if let Some(id) = text(item, "a level", problems)
            && check_level(&id, &item.span, track, problems)
        {
            known.push(id);
        }
    }
    known
}

fn check_level(id: &str, span: &Span, track: &Track, problems: &mut Problems) -> bool {
    if track.level(id).is_some() {
        return true;
    }
    let help = nearest(id, track.all_levels().map(|level| level.id.as_str()))
        .first()
        .map(|near| format!("did you mean `{near}`?"));
    let message = format!("the track has no level `{}`", id.escape_debug());
    problems.error("unknown-level", span, message, help);
    false
}

fn moves(fields: &Fields, track: &Track, problems: &mut Problems) -> IndexMap<String, Vec<String>> {
    let mut moves = IndexMap::new();
    for (from, node) in fields.entries("moves", problems) {
        check_level(&from, &node.span, track, problems);
        moves.insert(from, known_levels(node, "moves", track, problems));
    }
    moves
}

fn criteria(
    fields: &Fields,
    track: &Track,
    problems: &mut Problems,
) -> IndexMap<String, Vec<String>> {
    let mut criteria = IndexMap::new();
    for (level, node) in fields.entries("criteria", problems) {
        check_level(&level, &node.span, track, problems);
        let mut keys = Vec::new();
        for item in items(node, "the criteria of a level", problems) {
            let Some(key) = text(item, "a criterion", problems) else {
                continue;
            };
            if key == "evidence" || Entry::is_criterion(&key) {
                keys.push(key);
            } else {
                let message = format!("`{}` is no key of an entry", key.escape_debug());
                let help = "a criterion is `evidence` or a key such as `license` or `links.chat`";
                problems.error(
                    "unknown-criterion",
                    &item.span,
                    message,
                    Some(help.to_string()),
                );
            }
        }
        criteria.insert(level, keys);
    }
    criteria
}

fn list(
    node: &Node,
    id: &str,
    tracks: &IndexMap<String, Track>,
    problems: &mut Problems,
) -> Option<List> {
    let fields = Fields::of(node, &format!("list `{id}`"), LIST_KEYS, problems)?;
    let select = fields
        .get("select")
        .map(|node| select(node, problems))
        .unwrap_or_default();
    let track = fields
        .text("track", problems)
        .or_else(|| match select.track.as_slice() {
            [track] => Some(track.clone()),
            _ => None,
        });
    let group_by = fields
        .one_of("group_by", GROUPS, problems)
        .unwrap_or_default();
    let sort = sort(&fields, problems);
    let by_level = group_by == GroupBy::Level
        || sort
            .iter()
            .any(|key| matches!(key, SortKey::Level | SortKey::Date))
        || !select.level.is_empty();
    match &track {
        None if by_level => {
            let message = format!("list `{id}` goes by level, but names no track");
            problems.error(
                "list-track",
                &node.span,
                message,
                Some("add `track: …`".to_string()),
            );
        }
        Some(track) if !tracks.contains_key(track) => {
            let help = nearest(track, tracks.keys().map(String::as_str))
                .first()
                .map(|near| format!("did you mean `{near}`?"));
            let place = fields.get("track").or(fields.get("select")).unwrap_or(node);
            problems.error(
                "unknown-track",
                &place.span,
                format!("there is no track `{track}`"),
                help,
            );
        }
        _ => {}
    }
    Some(List {
        title: fields
            .text("title", problems)
            .unwrap_or_else(|| id.to_string()),
        template: file(&fields, "template", problems)?,
        output: file(&fields, "output", problems)?,
        between: fields.text("between", problems),
        select,
        track,
        group_by,
        sort,
    })
}

/// The path of a file inside the repository.
fn file(fields: &Fields, key: &str, problems: &mut Problems) -> Option<String> {
    let path = fields.need_text(key, problems)?;
    let inside = !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path
            .split('/')
            .all(|part| !matches!(part, "" | "." | ".." | ".git"));
    if !inside {
        let span = fields
            .get(key)
            .map(|node| node.span.clone())
            .unwrap_or_default();
        let message = format!("`{key}` is no path inside the repository");
        let help = "write it from the root of the repository, with `/` between its parts";
        problems.error("path", &span, message, Some(help.to_string()));
        return None;
    }
    Some(path)
}

fn select(node: &Node, problems: &mut Problems) -> Select {
    let Some(fields) = Fields::of(node, "`select`", SELECT_KEYS, problems) else {
        return Select::default();
    };
    Select {
        track: fields.texts("track", true, problems),
        area: fields.texts("area", true, problems),
        level: fields.texts("level", true, problems),
        tag: fields.texts("tag", true, problems),
        ids: fields.texts("ids", true, problems),
    }
}

fn sort(fields: &Fields, problems: &mut Problems) -> Vec<SortKey> {
    let keys: Vec<SortKey> = match fields.get("sort") {
        None => Vec::new(),
        Some(node) => match &node.value {
            Value::Sequence(items) => items
                .iter()
                .filter_map(|item| word(item, "sort", SORTS, problems))
                .collect(),
            _ => word(node, "sort", SORTS, problems).into_iter().collect(),
        },
    };
    if keys.is_empty() {
        vec![SortKey::Name]
    } else {
        keys
    }
}

fn workflow(node: &Node, problems: &mut Problems) -> Workflow {
    let mut workflow = Workflow::default();
    let Some(fields) = Fields::of(node, "`workflow`", WORKFLOW_KEYS, problems) else {
        return workflow;
    };
    workflow.base = fields.text("base", problems);
    if let Some(branch) = fields.text("branch", problems) {
        workflow.branch = branch;
    }
    if let Some(sign_off) = fields.boolean("sign_off", problems) {
        workflow.sign_off = sign_off;
    }
    if let Some(publish) = fields.one_of("publish", PUBLISHES, problems) {
        workflow.publish = publish;
    }
    workflow
}
