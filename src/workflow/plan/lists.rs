//! The lists as they will be.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Planner;
use crate::catalog::model::Catalog;
use crate::git::Bytes;
use crate::publish::{PublishError, Templates, render};
use crate::workflow::change::{FileChange, Role};
use crate::workflow::refusal::Refusal;

impl Planner {
    /// Renders the lists, as they will be, into their pages.
    pub(super) fn render_lists(&mut self) -> Result<(), Refusal> {
        let changed = stale_lists(&self.catalog, &self.templates, &self.texts)
            .map_err(|error| Refusal::Publish(Box::new(error)))?;
        for file in changed {
            self.remember(&file.path);
            if let Some(text) = file.after {
                self.texts.insert(file.path, text);
            }
        }
        Ok(())
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
    let after = page.as_ref().map(|page| page.as_bytes());
    let changed = after != before.map(AsRef::as_ref);
    Ok(changed.then(|| FileChange {
        path: output.to_string(),
        before: before.cloned(),
        after: after.map(Bytes::from),
        role: Role::List,
    }))
}
