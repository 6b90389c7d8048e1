//! The lists as they will be.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::Planner;
use crate::catalog::find::called;
use crate::catalog::load::load_entry;
use crate::catalog::model::{Catalog, Entry, List};
use crate::git::Bytes;
use crate::publish::{PublishError, Templates, render, stands_in};
use crate::workflow::change::{FileChange, Role};
use crate::workflow::refusal::Refusal;

impl Planner {
    /// Renders the lists that the change can alter, as they will be, into their pages, and judges
    /// the change meanwhile as [`Planner::judge`] does.
    pub(super) fn judge_and_render(&mut self) -> Result<Vec<String>, Refusal> {
        let touched = self.touched_entries();
        let can_alter = |list: &List| match &touched {
            Some(entries) => entries
                .iter()
                .any(|entry| stands_in(&self.catalog, list, entry)),
            None => true,
        };
        let outputs = outputs(&self.catalog, can_alter);
        let mut judged = Ok(Vec::new());
        let changed = stale_pages(&self.catalog, &self.templates, &outputs, || {
            judged = self.judge();
            let page =
                |output: &Output| Some((output.path.to_string(), self.texts.get(output.path)?));
            outputs.iter().filter_map(page).collect()
        });
        let warnings = judged?;
        let changed: Result<Vec<_>, _> = changed.into_iter().collect();
        for file in changed.map_err(|error| Refusal::Publish(Box::new(error)))? {
            self.remember(&file.path);
            if let Some(text) = file.after {
                self.texts.insert(file.path, text);
            }
        }
        Ok(warnings)
    }

    /// The entries of the change, as they were and as they will be. `None` where what changes is
    /// more than entries, or an entry that others name, so that any list may show it.
    fn touched_entries(&self) -> Option<Vec<Entry>> {
        let outputs = self
            .catalog
            .settings
            .lists
            .values()
            .map(|list| list.output.as_str());
        let outputs: Vec<&str> = outputs.collect();
        let paths: Vec<&String> = self
            .before
            .keys()
            .filter(|path| !outputs.contains(&path.as_str()))
            .collect();
        if paths.is_empty() || paths.iter().any(|path| !self.layout.is_entry(path)) {
            return None;
        }
        let before = paths
            .iter()
            .filter_map(|path| load_entry(path, self.before.get(*path)?.as_ref()?).0);
        let after = self
            .catalog
            .entries
            .iter()
            .filter(|entry| paths.contains(&&entry.path));
        let entries: Vec<Entry> = before.chain(after.cloned()).collect();
        let is_named = |name: &str| {
            entries
                .iter()
                .any(|entry| called(entry).any(|own| own == name))
        };
        let mut transitions = self
            .catalog
            .entries
            .iter()
            .flat_map(|entry| entry.maturity.values());
        let is_successor = transitions.any(|transitions| {
            let mut successors = transitions
                .iter()
                .filter_map(|one| one.superseded_by.as_deref());
            successors.any(is_named)
        });
        (!is_successor).then_some(entries)
    }
}

/// The catalog with only these of its lists; with all where none is named.
///
/// # Errors
/// [`PublishError::UnknownList`] where a list is not there.
pub fn with_lists(mut catalog: Catalog, ids: &[String]) -> Result<Catalog, PublishError> {
    let lists = &mut catalog.settings.lists;
    if let Some(unknown) = ids.iter().find(|id| !lists.contains_key(*id)) {
        return Err(PublishError::UnknownList {
            list: unknown.clone(),
            known: lists.keys().cloned().collect(),
        });
    }
    lists.retain(|id, _| ids.is_empty() || ids.contains(id));
    Ok(catalog)
}

/// The lists whose page is not what the catalog gives, in the order of their paths.
///
/// Two lists may stand between markers of one page; they are rendered one after the other.
///
/// # Errors
/// Where a template or the markers of a page have an error.
pub fn stale_lists(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    pages: &HashMap<String, Bytes>,
) -> Result<Vec<FileChange>, PublishError> {
    each_stale_list(catalog, templates, pages)
        .into_iter()
        .collect()
}

/// As [`stale_lists`], where an error of one page keeps none of the others from being rendered.
pub fn each_stale_list(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    pages: &HashMap<String, Bytes>,
) -> Vec<Result<FileChange, PublishError>> {
    let outputs = outputs(catalog, |_| true);
    stale_pages(catalog, templates, &outputs, || pages.clone())
}

/// A page, and the lists that are published in it.
struct Output<'a> {
    path: &'a str,
    ids: Vec<&'a str>,
    /// Whether what the page is now makes no difference to what it will be.
    is_whole: bool,
}

/// The pages with a list that is wanted, by path.
fn outputs(catalog: &Catalog, is_wanted: impl Fn(&List) -> bool) -> Vec<Output<'_>> {
    let mut outputs: BTreeMap<&str, Output> = BTreeMap::new();
    let mut wanted = HashSet::new();
    for (id, list) in &catalog.settings.lists {
        let output = outputs.entry(&list.output).or_insert_with(|| Output {
            path: &list.output,
            ids: Vec::new(),
            is_whole: true,
        });
        output.ids.push(id);
        output.is_whole &= list.between.is_none();
        if is_wanted(list) {
            wanted.insert(output.path);
        }
    }
    outputs.retain(|path, _| wanted.contains(path));
    outputs.into_values().collect()
}

/// As [`each_stale_list`], of these pages only. Those that are wholly generated are rendered while
/// `read` gives all of them as they are now.
fn stale_pages(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    outputs: &[Output],
    read: impl FnOnce() -> HashMap<String, Bytes>,
) -> Vec<Result<FileChange, PublishError>> {
    let mut rendered: Vec<Option<Result<Option<String>, PublishError>>> = Vec::new();
    rendered.resize_with(outputs.len(), || None);
    let mut pages = HashMap::new();
    rayon::in_place_scope(|scope| {
        let (whole, parts): (Vec<_>, Vec<_>) = outputs
            .iter()
            .zip(&mut rendered)
            .partition(|(output, _)| output.is_whole);
        for (output, rendered) in whole {
            scope.spawn(move |_| *rendered = Some(render_page(catalog, templates, output, None)));
        }
        pages = read();
        for (output, rendered) in parts {
            let before = pages.get(output.path).cloned();
            let before = before.as_ref();
            *rendered = Some(render_page(catalog, templates, output, before));
        }
    });
    let mut stale = Vec::new();
    for (output, rendered) in outputs.iter().zip(rendered) {
        match rendered.transpose() {
            Ok(page) => {
                let change = changed(output, pages.remove(output.path), page.flatten());
                stale.extend(change.map(Ok));
            }
            Err(error) => stale.push(Err(error)),
        }
    }
    stale
}

/// A page as it will be; none where nothing is published in it.
fn render_page(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    output: &Output,
    before: Option<&Bytes>,
) -> Result<Option<String>, PublishError> {
    let mut page = before.map(|bytes| String::from_utf8_lossy(bytes));
    for id in &output.ids {
        page = Some(render(catalog, id, templates, page.as_deref())?.into());
    }
    Ok(page.map(Cow::into_owned))
}

/// The change of a page, where it is one.
fn changed(output: &Output, before: Option<Bytes>, page: Option<String>) -> Option<FileChange> {
    let after = page.map(|page| match &before {
        Some(before) if has_crlf_throughout(before) => with_crlf(&page),
        _ => page,
    });
    let after = after.map(Bytes::from);
    (after != before).then(|| FileChange {
        path: output.path.to_string(),
        before,
        after,
        role: Role::List,
    })
}

/// Whether every line of a page ends as on Windows, where git may have checked it out so.
fn has_crlf_throughout(page: &[u8]) -> bool {
    let mut lines = page.split_inclusive(|byte| *byte == b'\n');
    let ends_right = |line: &[u8]| line.ends_with(b"\r\n") || !line.ends_with(b"\n");
    page.contains(&b'\n') && lines.all(ends_right)
}

fn with_crlf(page: &str) -> String {
    page.replace("\r\n", "\n").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_the_line_ends_that_git_gave_it() {
        let mut catalog = Catalog::default();
        let list = List {
            template: "list.md".into(),
            output: "lists/a.md".into(),
            ..List::default()
        };
        catalog.settings.lists.insert("a".into(), list);
        let catalog = Arc::new(catalog);
        let templates = Templates::new(Vec::<(String, String)>::new());
        let stale = |pages: &HashMap<String, Bytes>| {
            stale_lists(&catalog, &templates, pages).expect("rendered")
        };
        let fresh = stale(&HashMap::new()).remove(0).after.expect("a page");
        let windows = with_crlf(&String::from_utf8_lossy(&fresh));
        let page = |text: &str| [("lists/a.md".to_string(), Bytes::from(text.to_string()))].into();
        assert_eq!(stale(&page(&windows)), []);
        let mended = stale(&page("old\r\n")).remove(0).after.expect("a page");
        assert_eq!(String::from_utf8_lossy(&mended), windows);
    }
}
