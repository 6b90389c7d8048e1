//! Entries of a document that the list which they are taken into does not select.

use crate::catalog::model::{Catalog, Select};
use crate::import::Remark;
use crate::publish::stands_in;

/// How many names a remark holds before it counts instead.
const MOST_NAMES: usize = 5;

/// Says which of these entries do not stand in a list, where there are such.
pub(super) fn unlisted(catalog: &Catalog, list: &str, entries: &[String]) -> Option<Remark> {
    let settings = catalog.settings.lists.get(list)?;
    let entries = entries.iter().filter_map(|id| catalog.entry(id));
    let names: Vec<&str> = entries
        .filter(|entry| !stands_in(catalog, settings, entry))
        .map(|entry| entry.name.as_str())
        .collect();
    let mut said = names[..names.len().min(MOST_NAMES)].join(", ");
    if names.len() > MOST_NAMES {
        said += &format!(" and {} more", names.len() - MOST_NAMES);
    }
    let count = match names.len() {
        0 => return None,
        1 => "1 project does".to_string(),
        count => format!("{count} projects do"),
    };
    let keys = keys(&settings.select);
    let message = format!("{count} not stand in the list {list}, which selects by {keys}: {said}");
    Some(Remark { line: 0, message })
}

fn keys(select: &Select) -> String {
    let keys = [
        ("ids", &select.ids),
        ("area", &select.area),
        ("track", &select.track),
        ("level", &select.level),
        ("tag", &select.tag),
    ];
    let named = keys.into_iter().filter(|(_, values)| !values.is_empty());
    named.map(|(key, _)| key).collect::<Vec<_>>().join(" and ")
}
