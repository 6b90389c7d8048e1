//! Counts in the titles of areas that are no headings: lines that stand out, items above others, rows.

use indexmap::IndexMap;

use super::{Counts, Group, Sums, may_count};
use crate::import::document::count::parted;
use crate::import::draft::Draft;
use crate::import::look::Look;
use crate::import::reader::Reader;
use crate::import::words::level_heading;

/// A title that may end in a count.
struct Counted {
    /// The line of the first project below it.
    line: usize,
    number: usize,
    below: usize,
    /// Where the count begins, and its form.
    at: usize,
    form: String,
}

/// Compares the counts of titles with the projects below.
pub(super) fn compare(drafts: &[Draft], counts: &mut Counts) {
    for (path, own) in titles(drafts) {
        if let Some((words, count)) = path.last().and_then(|title| title.split_at_checked(own.at)) {
            counts.compare(own.line, (words, count), (own.number, own.below));
        }
    }
}

/// Takes counts out of titles, those of levels even if they do not hold, which is reported; gives the
/// form of each by the titles that stay.
pub(super) fn part(
    reader: &mut Reader<'_>,
    look: &mut Look,
    counts: &Counts,
) -> IndexMap<Vec<String>, String> {
    let mut titles = titles(&reader.drafts);
    titles.retain(|path, own| {
        let words = path.last().map_or("", |title| &title[..own.at]);
        counts.hold(words) || level_heading(words).is_some()
    });
    if titles.is_empty() {
        return IndexMap::new();
    }
    let stays = |path: &Vec<String>| -> Vec<String> {
        let title = |(end, title): (usize, &String)| match titles.get(&path[..=end]) {
            Some(own) => title[..own.at].to_string(),
            None => title.clone(),
        };
        path.iter().enumerate().map(title).collect()
    };
    for draft in &mut reader.drafts {
        draft.areas.iter_mut().for_each(|path| *path = stays(path));
    }
    look.first = look.first.as_ref().map(stays);
    let tables = std::mem::take(&mut look.tables).into_iter();
    look.tables = tables.map(|(path, own)| (stays(&path), own)).collect();
    for (path, own) in &titles {
        let (words, count) = path.last().map_or(("", ""), |title| title.split_at(own.at));
        if !counts.hold(words) {
            reader.report_count(own.line, count.trim());
        }
    }
    let forms = titles.iter();
    forms
        .map(|(path, own)| (stays(path), own.form.clone()))
        .collect()
}

/// The titles that may end in counts, with those above them.
fn titles(drafts: &[Draft]) -> IndexMap<Vec<String>, Counted> {
    let mut titles: IndexMap<Vec<String>, Counted> = IndexMap::new();
    for draft in drafts {
        for path in &draft.areas {
            for end in (1..=path.len()).filter(|end| path[end - 1].ends_with(may_end_count)) {
                if titles.contains_key(&path[..end]) {
                    continue;
                }
                if let Some((at, number, form)) = parted(&path[end - 1]) {
                    let counted = Counted {
                        line: draft.line,
                        number,
                        below: 0,
                        at,
                        form,
                    };
                    titles.insert(path[..end].to_vec(), counted);
                }
            }
        }
    }
    add_others(&mut titles, drafts);
    titles.retain(|_, own| own.at > 0 && may_count(own.number, own.below));
    titles
}

/// Adds what stands below other titles that are one with these on a page.
fn add_others(titles: &mut IndexMap<Vec<String>, Counted>, drafts: &[Draft]) {
    if titles.is_empty() {
        return;
    }
    let key = |path: &[String]| {
        let words = (1..=path.len()).map(|end| match titles.get(&path[..end]) {
            Some(own) => &path[end - 1][..own.at],
            None => &path[end - 1],
        });
        Group::of(words)
    };
    let paths = drafts.iter().flat_map(|draft| &draft.areas);
    let groups = paths.flat_map(|path| (1..=path.len()).map(|end| key(&path[..end])));
    let groups: Vec<Group> = groups.collect();
    let mut sums = Sums::default();
    groups.iter().for_each(|group| sums.add(group, 1));
    let below = titles.iter();
    let below = below.map(|(path, own)| sums.below(&key(path)).beside(own.number));
    let below: Vec<usize> = below.collect();
    for (own, below) in titles.values_mut().zip(below) {
        own.below = below;
    }
}

/// Whether a sign may be the last of a count: most titles end in none.
fn may_end_count(c: char) -> bool {
    !c.is_ascii_alphabetic() || c.eq_ignore_ascii_case(&'s') || c.eq_ignore_ascii_case(&'t')
}
