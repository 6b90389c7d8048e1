//! A list of the settings' file.

use super::fields::{Fields, Problems, word};
use crate::catalog::model::{GroupBy, LevelOrder, List, Select, SortKey};
use crate::catalog::yaml::{Node, Value};

const LIST_KEYS: &[&str] = &[
    "title", "template", "output", "between", "select", "track", "group_by", "levels", "sort",
];
const SELECT_KEYS: &[&str] = &["track", "area", "level", "tag", "ids"];

const SORTS: &[(&str, SortKey)] = &[
    ("name", SortKey::Name),
    ("level", SortKey::Level),
    ("date", SortKey::Date),
    ("id", SortKey::Id),
];

/// The list that a tree says, with every problem of shape added; `None` where it cannot be told
/// which template makes which file.
pub fn decode_list(node: &Node, id: &str, problems: &mut Problems) -> Option<List> {
    let what = format!("list `{}`", id.escape_debug());
    let fields = Fields::of(node, &what, LIST_KEYS, problems)?;
    let title = fields.line("title", problems);
    let template = file(&fields, "template", problems);
    let output = file(&fields, "output", problems);
    let between = between(&fields, problems);
    let select = select(&fields, problems);
    let track = fields.text("track", problems);
    let group_by = fields.one_of("group_by", GroupBy::ALL, problems);
    let levels = fields.one_of("levels", LevelOrder::ALL, problems);
    let list = List {
        title: title.unwrap_or_else(|| id.to_string()),
        template: template?,
        output: output?,
        between,
        track: track.or_else(|| only_track(&select)),
        select,
        group_by: group_by.unwrap_or_default(),
        levels: levels.unwrap_or_default(),
        sort: sort(&fields, problems),
    };
    if list.track.is_none() && goes_by_level(&list) {
        let message = format!("{what} goes by level, but names no track");
        let help = Some("add `track: …`".to_string());
        problems.error("list-track", fields.head(), message, help);
    }
    Some(list)
}

fn only_track(select: &Select) -> Option<String> {
    match select.track.as_slice() {
        [track] => Some(track.clone()),
        _ => None,
    }
}

fn goes_by_level(list: &List) -> bool {
    let sorted = |key: &SortKey| matches!(key, SortKey::Level | SortKey::Date);
    list.group_by.needs_track() || list.sort.iter().any(sorted) || !list.select.level.is_empty()
}

/// The name of the markers, which stands in comments of the page.
fn between(fields: &Fields, problems: &mut Problems) -> Option<String> {
    let name = fields.text("between", problems)?;
    if let Some(node) = fields.get("between") {
        problems.judge_id("the name between markers", &name, &node.span);
    }
    Some(name)
}

/// The path of a file below a folder that is not left.
fn file(fields: &Fields, key: &str, problems: &mut Problems) -> Option<String> {
    let node = fields.need(key, problems)?;
    let path = fields.text(key, problems)?;
    let unfit = |c: char| c.is_control() || "\\:<>\"|?*".contains(c);
    if !path.contains(unfit) && path.split('/').all(is_file_name) {
        return Some(path);
    }
    let shown = path.escape_debug();
    let message = format!("`{key}` cannot be `{shown}`, which is no path that every system has");
    let (root, example) = match key {
        "template" => ("folder of templates", "projects.md"),
        _ => ("root of the repository", "lists/projects.md"),
    };
    let help = format!("write it from the {root}, such as `{example}`");
    problems.error("path", &node.span, message, Some(help));
    None
}

/// Whether a part of a path names a file or folder on every system, and none of git's own.
fn is_file_name(part: &str) -> bool {
    let of_git = [".git", "git~1"].map(|name| part.eq_ignore_ascii_case(name));
    !part.is_empty() && !part.ends_with(['.', ' ']) && !of_git.contains(&true)
}

fn select(fields: &Fields, problems: &mut Problems) -> Select {
    let fields = fields
        .get("select")
        .and_then(|node| Fields::of(node, "`select`", SELECT_KEYS, problems));
    let Some(fields) = fields else {
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

#[cfg(test)]
mod tests {
    use crate::catalog::decode::testing::settings_shape;

    fn shape(list: &str) -> Vec<String> {
        settings_shape(&format!("title: T\nlists:\n  main: {{{list}}}\n"))
    }

    const FILES: &str = "template: a.md, output: lists/a.md";

    #[test]
    fn a_whole_list_is_fine() {
        let list = "title: Main, between: main, select: {track: cncf, level: [sandbox], \
            area: cloud, tag: a, ids: [b]}, group_by: level, levels: ascending, sort: [level, name]";
        assert_eq!(shape(&format!("{FILES}, {list}")), [""; 0]);
        assert_eq!(shape(FILES), [""; 0]);
    }

    #[test]
    fn a_list_says_its_template_and_its_file() {
        assert_eq!(
            shape("title: Main"),
            [
                "`title` missing-key: list `main` has no `template`; add `template: …`",
                "`title` missing-key: list `main` has no `output`; add `output: …`",
            ]
        );
    }

    #[test]
    fn a_path_stays_inside_and_is_one_on_every_system() {
        for path in [
            "/etc/passwd",
            "../a.md",
            "a/./b.md",
            "a//b.md",
            "a\\\\b.md",
            "C:a.md",
            ".GIT/config",
            "a/",
            "",
            "a./b",
            "a?.md",
            "\\ta.md",
        ] {
            let said = shape(&format!("template: a.md, output: \"{path}\""));
            let rule = "path: `output` cannot be";
            assert!(said.concat().contains(rule), "{path}: {said:?}");
            assert!(said[0].ends_with("root of the repository, such as `lists/projects.md`"));
        }
        let said = shape("template: ../a.md, output: .github/a.md");
        assert_eq!(
            said,
            [
                "`../a.md` path: `template` cannot be `../a.md`, which is no path that every system \
              has; write it from the folder of templates, such as `projects.md`"
            ]
        );
    }

    #[test]
    fn the_name_between_markers_is_a_word() {
        let said = shape(&format!("{FILES}, between: \"a --> b\""));
        assert_eq!(
            said,
            ["`\"a --> b\"` id: the name between markers `a --> b` \
              may only have lower-case letters a-z, digits and `-`"]
        );
    }

    #[test]
    fn what_goes_by_level_needs_a_track() {
        let wanted = "`template` list-track: list `main` goes by level, but names no track; \
            add `track: …`";
        for list in [
            "group_by: level",
            "group_by: area/retired",
            "sort: [name, level]",
            "sort: date",
            "select: {level: sandbox}",
            "group_by: level, select: {track: [a, b]}",
        ] {
            assert_eq!(shape(&format!("{FILES}, {list}")), [wanted], "{list}");
        }
        assert_eq!(
            shape(&format!("{FILES}, group_by: level, track: a")),
            [""; 0]
        );
    }

    #[test]
    fn words_of_which_there_are_few_are_named() {
        assert_eq!(
            shape(&format!(
                "{FILES}, group_by: areas, levels: up, sort: [nam]"
            )),
            [
                "`areas` unknown-value: `group_by` cannot be `areas`; \
                 it is one of none, level, area, level/area, area/level, retired/area, area/retired",
                "`up` unknown-value: `levels` cannot be `up`; it is one of descending, ascending",
                "`nam` unknown-value: `sort` cannot be `nam`; it is one of name, level, date, id",
            ]
        );
    }

    #[test]
    fn what_a_list_selects_by_is_a_text_or_texts() {
        assert_eq!(
            shape(&format!("{FILES}, select: {{areas: a, tag: {{}}}}")),
            [
                "`areas` unknown-key: `select` has no key `areas`; did you mean `area`?",
                "`{}` wrong-type: `tag` is a mapping, where a list is wanted",
            ]
        );
    }
}
