//! The file of areas.

use super::fields::{Fields, Problems};
use crate::catalog::model::{Area, AreaTree, id_problem};
use crate::catalog::yaml::Node;

const AREA_KEYS: &[&str] = &["id", "title", "areas"];

/// The tree of areas, as far as it can be read, with every problem of its shape added.
pub fn decode_areas(node: &Node, problems: &mut Problems) -> AreaTree {
    let mut areas: Vec<Area> = Vec::new();
    if let Some(fields) = Fields::of(node, "the tree of areas", &["areas"], problems) {
        fields.need("areas", problems);
        collect(fields.items("areas", problems), None, &mut areas, problems);
    }
    AreaTree::new(areas)
}

fn collect(nodes: &[Node], parent: Option<&Area>, areas: &mut Vec<Area>, problems: &mut Problems) {
    for node in nodes {
        let Some(fields) = Fields::of(node, "an area", AREA_KEYS, problems) else {
            continue;
        };
        let Some(id) = fields.need_text("id", problems) else {
            continue;
        };
        let span = fields.get("id").map_or(&node.span, |id| &id.span);
        if let Some(wrong) = id_problem(&id) {
            problems.error(
                "id",
                span,
                format!("the area's id `{}` {wrong}", id.escape_debug()),
                None,
            );
        }
        let path = parent.map_or_else(|| id.clone(), |parent| format!("{}/{id}", parent.path));
        if areas.iter().any(|other| other.path == path) {
            let help = Some("merge the two, or give one of them another id".to_string());
            problems.error(
                "duplicate-area",
                span,
                format!("area `{path}` stands twice in the tree"),
                help,
            );
            continue;
        }
        let title = fields.text("title", problems).unwrap_or_else(|| id.clone());
        let depth = parent.map_or(0, |parent| parent.depth + 1);
        let area = Area { path, title, depth };
        areas.push(area.clone());
        collect(
            fields.items("areas", problems),
            Some(&area),
            areas,
            problems,
        );
    }
}
