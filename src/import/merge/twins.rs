//! Two projects of one name.

use super::merger::Merged;
use super::pages;
use crate::catalog::find::repository_key;
use crate::import::draft::Draft;

/// What a draft in these areas is called that has the name of an entry and is another project: one
/// with the repository of somebody else, or one that stands beside it in an area with other words and
/// a homepage elsewhere.
pub(super) fn twin(draft: &Draft, areas: &[String], entry: &Merged) -> Option<String> {
    let owner = other_owner(draft, entry);
    let other = owner.or_else(|| other_host(draft, areas, entry))?;
    Some(format!("{} ({other})", draft.name))
}

fn other_owner(draft: &Draft, entry: &Merged) -> Option<String> {
    let owner = |url: &str| {
        let key = repository_key(url);
        let mut parts = key.splitn(3, '/').map(str::to_string);
        Some((parts.next()?, parts.next()?))
    };
    let own = owner(draft.repository.as_deref()?)?;
    let other = owner(entry.is.repository.as_deref()?)?;
    (own != other).then_some(own.1)
}

fn other_host(draft: &Draft, areas: &[String], entry: &Merged) -> Option<String> {
    let is = &entry.is;
    let says = draft.homepage.as_deref()?;
    let (own, other) = (host(says), host(is.homepage.as_deref()?));
    let is_beside = |area: &String| entry.areas.contains(area) || is.areas.contains(area);
    let is_another = own != other
        && areas.iter().any(is_beside)
        && draft.summary.is_some()
        && is.summary.is_some()
        && draft.summary != is.summary
        && !pages::urls(is).any(|url| pages::key(url) == pages::key(says));
    is_another.then_some(own)
}

/// The host of a page as it is compared.
fn host(url: &str) -> String {
    let key = pages::key(url);
    let end = key.find(['/', '?', '#']).unwrap_or(key.len());
    key[..end].to_string()
}
