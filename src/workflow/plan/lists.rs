//! The lists as they will be.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Planner;
use crate::catalog::find::called;
use crate::catalog::load::load_entry;
use crate::catalog::model::{Catalog, Entry, List};
use crate::git::Bytes;
use crate::publish::{PublishError, Templates, render, stands_in};
use crate::workflow::change::{FileChange, Role};
use crate::workflow::refusal::Refusal;

impl Planner {
    /// Renders the lists that the change can alter, as they will be, into their pages.
    pub(super) fn render_lists(&mut self) -> Result<(), Refusal> {
        let touched = self.touched_entries();
        let can_alter = |list: &List| match &touched {
            Some(entries) => entries
                .iter()
                .any(|entry| stands_in(&self.catalog, list, entry)),
            None => true,
        };
        let changed = stale_pages(&self.catalog, &self.templates, &self.texts, &can_alter)
            .map_err(|error| Refusal::Publish(Box::new(error)))?;
        for file in changed {
            self.remember(&file.path);
            if let Some(text) = file.after {
                self.texts.insert(file.path, text);
            }
        }
        Ok(())
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
    stale_pages(catalog, templates, pages, &|_| true)
}

/// As [`stale_lists`], of the pages with a list that is wanted.
fn stale_pages(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    pages: &HashMap<String, Bytes>,
    is_wanted: &dyn Fn(&List) -> bool,
) -> Result<Vec<FileChange>, PublishError> {
    let mut outputs: Vec<(&str, Vec<&str>)> = Vec::new();
    for (id, list) in &catalog.settings.lists {
        match outputs
            .iter_mut()
            .find(|(output, _)| *output == list.output)
        {
            Some((_, ids)) => ids.push(id),
            None => outputs.push((&list.output, vec![id])),
        }
    }
    outputs.retain(|(_, ids)| ids.iter().any(|id| is_wanted(&catalog.settings.lists[*id])));
    outputs.sort_unstable();
    let rendered: Vec<Option<FileChange>> = outputs
        .par_iter()
        .map(|(output, ids)| stale_page(catalog, templates, output, ids, pages.get(*output)))
        .collect::<Result<_, PublishError>>()?;
    Ok(rendered.into_iter().flatten().collect())
}

fn stale_page(
    catalog: &Arc<Catalog>,
    templates: &Templates,
    output: &str,
    ids: &[&str],
    before: Option<&Bytes>,
) -> Result<Option<FileChange>, PublishError> {
    let mut page = before.map(|bytes| String::from_utf8_lossy(bytes));
    for id in ids {
        page = Some(render(catalog, id, templates, page.as_deref())?.into());
    }
    let page = page.map(|page| match before {
        Some(before) if has_crlf_throughout(before) => with_crlf(&page).into(),
        _ => page,
    });
    let after = page.as_ref().map(|page| page.as_bytes());
    let changed = after != before.map(AsRef::as_ref);
    Ok(changed.then(|| FileChange {
        path: output.to_string(),
        before: before.cloned(),
        after: after.map(Bytes::from),
        role: Role::List,
    }))
}

/// Whether every line of a page ends as on Windows, where git may have checked it out so.
fn has_crlf_throughout(page: &[u8]) -> bool {
    let ends = page.iter().filter(|byte| **byte == b'\n').count();
    ends > 0 && page.windows(2).filter(|pair| pair == b"\r\n").count() == ends
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
        let page = |text: &str| [("lists/a.md".to_string(), Bytes::from(text.as_bytes()))].into();
        assert_eq!(stale(&page(&windows)), []);
        let mended = stale(&page("old\r\n")).remove(0).after.expect("a page");
        assert_eq!(String::from_utf8_lossy(&mended), windows);
    }
}
