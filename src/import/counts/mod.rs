//! Counts of projects in headings: a page counts anew what its document counts right.

mod titles;

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use indexmap::IndexMap;

use super::document::count::restore;
use super::document::{BlockKind, Document};
use super::draft::Draft;
use super::look::Look;
use super::outline::Outline;
use super::reader::{Reader, Remark};
use super::words::level_heading;

/// Numbers that are years, unless they count.
const YEARS: RangeInclusive<usize> = 1900..=2100;

/// What becomes of the counts in a document's headings: those of levels, and those of areas, are for
/// pages to make anew, unless one of them is wrong.
#[derive(Debug, Default)]
pub(super) struct Counts {
    wrong_level: Option<Remark>,
    wrong_area: Option<Remark>,
}

impl Counts {
    /// Settles which numbers at the ends of headings are counts, by the projects that a first look finds;
    /// others are words of their headings. Where one is wrong, areas keep theirs in their titles, and
    /// levels have none.
    pub fn of(document: &mut Document, drafts: &[Draft]) -> Counts {
        let below = below(document, drafts);
        restore(document, |count| {
            let below = below.get(&count.block);
            below.is_some_and(|below| may_count(count.number, below.beside(count.number)))
        });
        let mut counts = Counts::default();
        let mut of_levels = HashSet::new();
        for count in &document.counts {
            let title = title(document, count.block);
            if level_heading(&title).is_some() {
                of_levels.insert(count.block);
            }
            let line = document.line(count.start);
            counts.compare(
                line,
                (&title, &count.text),
                (count.number, below[&count.block].beside(count.number)),
            );
        }
        titles::compare(drafts, &mut counts);
        let hold = counts.wrong_area.is_none();
        restore(document, |count| hold || of_levels.contains(&count.block));
        counts
    }

    /// Takes counts out of the titles of areas that are no headings, and keeps the forms of all, so that
    /// pages have them.
    pub fn settle(mut self, reader: &mut Reader<'_>, look: &mut Look) {
        titles::compare(&reader.drafts, &mut self);
        reader.has_level_counts = self.wrong_level.is_none();
        let of_titles = titles::part(reader, look, &self);
        look.counts = forms(reader.document);
        look.counts.extend(of_titles);
        let hold = self.wrong_level.is_none();
        look.counts
            .retain(|titles, _| hold || !ends_in_level(titles));
        let remarks = [self.wrong_level, self.wrong_area];
        reader.remarks.extend(remarks.into_iter().flatten());
    }

    /// Compares a number with the projects below a title, which it ends behind the words.
    fn compare(&mut self, line: usize, (words, count): (&str, &str), (own, below): (usize, usize)) {
        let (wrong, what) = match level_heading(words) {
            Some(_) => (
                &mut self.wrong_level,
                "the headings of levels have no counts",
            ),
            None => (
                &mut self.wrong_area,
                "counts stay in the titles of areas, and are never made anew",
            ),
        };
        if own != below && wrong.is_none() {
            let projects = if below == 1 { "project" } else { "projects" };
            let message = format!("`{words}{count}` has {below} {projects} below it: {what}");
            *wrong = Some(Remark { line, message });
        }
    }

    /// Whether pages have counts behind such titles as one with these words.
    fn hold(&self, words: &str) -> bool {
        match level_heading(words) {
            Some(_) => self.wrong_level.is_none(),
            None => self.wrong_area.is_none(),
        }
    }
}

/// How many projects stand below titles that are one on a page.
#[derive(Debug, Clone, Copy, Default)]
struct Below {
    /// Below those of the same level, where levels are no areas.
    of_level: usize,
    /// Below those with the same words.
    of_words: usize,
}

impl Below {
    /// The number to compare a count with, which holds whether levels are areas or not.
    fn beside(self, count: usize) -> usize {
        match count == self.of_level {
            true => self.of_words,
            false => self.of_level,
        }
    }
}

/// What tells the group of some titles from others: a page has one for titles that are the same, or the
/// same level.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Group {
    of_level: Vec<String>,
    of_words: Vec<String>,
}

impl Group {
    fn of<'t>(titles: impl Iterator<Item = &'t str>) -> Group {
        let of_words: Vec<&str> = titles.collect();
        let name = |title: &&str| match level_heading(title) {
            Some(level) => format!("\0{}", level.id),
            None => title.to_lowercase(),
        };
        Group {
            of_level: of_words.iter().map(name).collect(),
            of_words: of_words.iter().map(|title| title.to_lowercase()).collect(),
        }
    }
}

/// How many projects stand below groups of titles.
#[derive(Debug, Default)]
struct Sums<'g> {
    of_levels: HashMap<&'g [String], usize>,
    of_words: HashMap<&'g [String], usize>,
}

impl<'g> Sums<'g> {
    fn add(&mut self, group: &'g Group, projects: usize) {
        *self.of_levels.entry(&group.of_level).or_default() += projects;
        *self.of_words.entry(&group.of_words).or_default() += projects;
    }

    fn below(&self, group: &Group) -> Below {
        let sum = |sums: &HashMap<&[String], usize>, key: &Vec<String>| {
            sums.get(key.as_slice()).copied().unwrap_or_default()
        };
        Below {
            of_level: sum(&self.of_levels, &group.of_level),
            of_words: sum(&self.of_words, &group.of_words),
        }
    }
}

fn ends_in_level(titles: &[String]) -> bool {
    let last = titles.last();
    last.is_some_and(|title| level_heading(title).is_some())
}

/// Whether a number may be a count of some projects: a year is one only if it is right.
fn may_count(number: usize, projects: usize) -> bool {
    number == projects || !YEARS.contains(&number)
}

fn title(document: &Document, heading: usize) -> String {
    document.words(document.blocks[heading].pieces.clone())
}

/// How many projects stand below each heading that has any and those that are one with it on a page, the
/// title of the document left out.
fn below(document: &Document, drafts: &[Draft]) -> IndexMap<usize, Below> {
    let mut outline = Outline::default();
    let mut lines: Vec<usize> = drafts.iter().map(|draft| draft.line).collect();
    lines.sort_unstable();
    let before = |line: usize| lines.partition_point(|own| *own < line);
    let mut open: Vec<(usize, usize, usize)> = Vec::new();
    let mut below: IndexMap<usize, usize> = IndexMap::new();
    let mut groups = HashMap::new();
    let close = |(block, _, first): (usize, usize, usize), next: usize| (block, next - first);
    for block in &document.blocks[0].children {
        let BlockKind::Heading(level) = document.blocks[*block].kind else {
            continue;
        };
        outline.step(document, *block);
        let area = outline.area();
        groups.insert(*block, Group::of(area.iter().map(|own| &*own.title)));
        let line = document.line(document.blocks[*block].span.start);
        let next = before(line);
        while let Some(own) = open.pop_if(|(_, above, _)| *above >= level) {
            below.extend([close(own, next)]);
        }
        // The project of a heading is none below it.
        open.push((*block, level, before(line + 1)));
    }
    below.extend(open.into_iter().map(|own| close(own, lines.len())));
    if let Some(title) = outline.title {
        below.retain(|block, _| document.blocks[*block].pieces.start != title.pieces.start);
    }
    below.retain(|_, count| *count > 0);
    let mut sums = Sums::default();
    for (block, own) in &below {
        sums.add(&groups[block], *own);
    }
    let below = below.keys();
    below
        .map(|block| (*block, sums.below(&groups[block])))
        .collect()
}

/// The forms of counts by the titles of their headings, outermost first.
fn forms(document: &Document) -> IndexMap<Vec<String>, String> {
    let mut outline = Outline::default();
    let mut forms = IndexMap::new();
    for block in &document.blocks[0].children {
        outline.step(document, *block);
        if let Some(count) = document.count(*block) {
            let titles = outline.area().into_iter().map(|heading| heading.title);
            forms
                .entry(titles.collect())
                .or_insert_with(|| count.form.clone());
        }
    }
    forms
}
