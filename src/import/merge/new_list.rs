//! The settings of a list that is new.

use super::Destination;
use crate::catalog::edit::Edit;
use crate::catalog::model::{LevelOrder, Settings};
use crate::catalog::place::Place;
use crate::catalog::yaml::Tree;
use crate::import::look::Look;
use crate::import::numbers::Numbers;

/// The names of the files of a new list, which are none that are there.
pub(super) struct Files {
    /// The template's, in its folder.
    pub template: String,
    /// The page's, from the root of the repository.
    pub output: String,
}

impl Files {
    /// Those of the list that a document goes to, with this ending.
    pub fn free(to: &Destination, settings: &Settings, ending: &str) -> Files {
        let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        let template = |id: &str| format!("{id}.{ending}");
        let output = |id: &str| format!("lists/{id}.{ending}");
        let lists = || settings.lists.values();
        let template_taken = |id: &str| {
            let own = template(id);
            let of_lists = lists().any(|list| same(&list.template, &own));
            of_lists || to.templates.keys().any(|taken| same(taken, &own))
        };
        let output_taken = |id: &str| {
            let own = output(id);
            let of_lists = lists().any(|list| same(&list.output, &own));
            of_lists || to.pages.iter().any(|taken| same(taken, &own))
        };
        Files {
            template: template(&Numbers::default().free(&to.list, template_taken)),
            output: output(&Numbers::default().free(&to.list, output_taken)),
        }
    }
}

/// What makes the settings have the list.
pub(super) fn new_list(
    look: &Look,
    to: &Destination,
    (track, levels): (Option<&str>, LevelOrder),
    files: &Files,
) -> Edit {
    let title = look.title.as_ref().unwrap_or(&to.list);
    let own_order = Some(levels).filter(|order| *order != LevelOrder::default());
    let pairs = [
        ("title", Some(Tree::text(title))),
        ("template", Some(Tree::text(&files.template))),
        ("output", Some(Tree::text(&files.output))),
        ("select", Some(Tree::map([("area", Tree::text(&to.list))]))),
        ("track", track.map(Tree::text)),
        ("group_by", Some(Tree::text(look.group_by.word()))),
        ("levels", own_order.map(|order| Tree::text(order.word()))),
    ];
    let value = Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    );
    Edit::Set {
        path: Place::of("lists").key(&to.list).into(),
        value,
    }
}
