//! The text around a list: in front of it, below its headings, behind it. Entries have no place for
//! it; the template of the list has.

mod gathering;
mod shown;
mod title;

use std::collections::{HashMap, HashSet};
use std::ops::{Range, RangeInclusive};

use self::gathering::Gathering;
pub(super) use self::shown::{kept, settings};
pub use self::title::Beside;
pub(super) use self::title::in_html;
use super::account::{Fate, Why};
use super::bare_levels::Bare;
use super::document::{BlockKind, Document};
use super::reader::Reader;
use crate::catalog::model::is_unseen;

/// How long it can be, in bytes. What is longer is no text around a list.
const LONGEST: usize = 1 << 16;

/// How long the label of a reference is, in bytes.
const LONGEST_LABEL: usize = 100;

/// The text around a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Its runs, in the order of the source.
    pub runs: Vec<Run>,
    /// Whether its title is HTML in the text in front of it.
    pub has_title: bool,
    /// What its title has beside its words.
    pub title: Option<Beside>,
    /// The table of contents, which is made anew from the headings of a page.
    pub contents: Option<Contents>,
}

/// What a table of contents looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The words of the heading above it; empty where there is none.
    pub title: String,
    /// How many depths of headings it has.
    pub depth: usize,
    /// Whether it has the counts of headings.
    pub has_counts: bool,
    /// Whether it has the projects too.
    pub has_projects: bool,
    /// What it has of the text in front of the list and behind it: the words and the anchor of each
    /// heading.
    pub front: Vec<(String, String)>,
    /// The same, behind the list.
    pub behind: Vec<(String, String)>,
    /// Its lines and those of its heading, counted from 1.
    pub lines: RangeInclusive<usize>,
}

/// Blocks that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where they stand.
    pub place: Where,
    /// Their Markdown, as the source has it.
    pub text: String,
    /// Their lines, counted from 1.
    pub lines: RangeInclusive<usize>,
}

/// Where text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Where {
    /// Above the title.
    Above,
    /// In front of the list, and of its table of contents.
    Front,
    /// In front of the list, behind its table of contents.
    Begin,
    /// Below the heading with these titles, outermost first.
    Below(Vec<String>),
    /// Behind the projects of the area with these titles, or of such a level.
    After(Vec<String>),
    /// Behind the list.
    Behind,
}

impl Where {
    /// The titles that it is about.
    pub(super) fn titles(&self) -> Option<&[String]> {
        match self {
            Where::Below(titles) | Where::After(titles) => Some(titles),
            Where::Above | Where::Front | Where::Begin | Where::Behind => None,
        }
    }
}

/// What a block at the top of a document is to its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It has projects, or is the heading of one; the place of the last draft.
    List(usize),
    /// A heading above projects.
    Heading,
    /// Other words.
    Text,
    /// Its table of contents.
    Contents,
    /// Its title.
    Title,
    /// The heading of a level without projects, or words that there is nothing.
    Nothing,
    /// Other words below such a heading.
    Below,
    /// What is no part of the text of a page: what stands for data, what generated it.
    Left,
}

/// The text around a list, by levels or by areas, once it is known what became of every piece; `bare` is
/// what belongs to levels without projects.
pub(super) fn around(
    reader: &Reader<'_>,
    source: &str,
    by_level: bool,
    bare: &HashMap<usize, Bare>,
) -> Around {
    let document = reader.document;
    let blocks = &document.blocks[0].children;
    let of_title = title::heading(document);
    let part = |block: &usize| match (of_title == Some(*block), bare.get(block)) {
        (true, _) => Part::Title,
        (false, Some(Bare::Nothing)) => Part::Nothing,
        (false, Some(Bare::Text)) => Part::Below,
        (false, None) => part(reader, *block),
    };
    let parts: Vec<Part> = blocks.iter().map(part).collect();
    let is_list = |part: &Part| matches!(part, Part::List(_));
    let Some(last) = parts.iter().rposition(is_list) else {
        return Around::default();
    };
    let mut headings = blocks
        .iter()
        .zip(&parts)
        .filter(|(_, part)| matches!(part, Part::List(_)));
    let is_heading = |block: usize| matches!(document.blocks[block].kind, BlockKind::Heading(_));
    let has_sections = headings.any(|(block, _)| is_heading(*block));
    let begin = match of_title {
        Some(_) => Where::Above,
        None => Where::Front,
    };
    let mut gathering = Gathering::new(document, begin, has_sections);
    for (number, (block, part)) in blocks.iter().zip(parts).enumerate() {
        gathering.step(*block, part);
        if let Part::List(draft) = part {
            gathering.after(&reader.drafts[draft], by_level);
        }
        if number == last {
            gathering.end();
        }
    }
    let contents = gathering.contents();
    let mut runs = gathering.runs(source);
    if runs.iter().map(|run| run.text.len()).sum::<usize>() > LONGEST {
        runs.clear();
    }
    define(document, source, &mut runs);
    let has_html = |run: &Run| run.place == Where::Front && title::has_html(&run.text);
    let has_title = in_html(document, source).is_some() && runs.iter().any(has_html);
    let title = of_title.and_then(|block| title::beside(document, source, block));
    Around {
        runs,
        has_title: of_title.is_none() && has_title,
        title,
        contents,
    }
}

fn part(reader: &Reader<'_>, block: usize) -> Part {
    let document = reader.document;
    let kind = document.blocks[block].kind;
    let pieces = document.pieces_in(block);
    if kind == BlockKind::Rule {
        return Part::Text;
    }
    if matches!(
        kind,
        BlockKind::FrontMatter | BlockKind::Surplus | BlockKind::Rest
    ) || pieces.is_empty()
        || is_generated(document, block)
    {
        return Part::Left;
    }
    let mut part = Part::Text;
    for piece in pieces {
        match reader.fate(piece) {
            Fate::Taken {
                draft: Some(draft), ..
            } => {
                part = match part {
                    Part::List(before) => Part::List(before.max(*draft)),
                    _ => Part::List(*draft),
                }
            }
            _ if matches!(part, Part::List(_)) => {}
            Fate::Reported(Why::TableOfContents) => part = Part::Contents,
            Fate::Taken { .. } => part = Part::Heading,
            _ => {}
        }
    }
    part
}

/// Whether a block is the comment that says what a page was generated from.
fn is_generated(document: &Document, block: usize) -> bool {
    let block = &document.blocks[block];
    let first = document.pieces[block.pieces.clone()].first();
    block.kind == BlockKind::Html
        && first.is_some_and(|piece| piece.text.starts_with("<!-- Generated"))
}

fn run(document: &Document, source: &str, place: Where, blocks: &[usize]) -> Run {
    let spans = blocks
        .iter()
        .map(|block| document.blocks[*block].span.clone());
    let texts = spans.clone().map(|span| written(source, span));
    let text = texts.collect::<Vec<_>>().join("\n\n");
    let start = spans.clone().map(|span| span.start).min();
    let end = spans.map(|span| span.end).max();
    let span = start.unwrap_or_default()..end.unwrap_or_default();
    Run {
        place,
        text,
        lines: lines(document, &span),
    }
}

fn lines(document: &Document, span: &Range<usize>) -> RangeInclusive<usize> {
    document.line(span.start)..=document.line(span.end.saturating_sub(1))
}

/// A part of the source, its line ends as those of a page.
fn written(source: &str, span: Range<usize>) -> String {
    let text = source.get(span).unwrap_or_default().replace("\r\n", "\n");
    let is_seen = |c: &char| matches!(c, '\n' | '\t') || !is_unseen(*c);
    text.trim_end().chars().filter(is_seen).collect()
}

/// Adds the definitions of references that runs have behind the list.
fn define(document: &Document, source: &str, runs: &mut Vec<Run>) {
    let labels: HashSet<String> = runs.iter().flat_map(|run| labels(&run.text)).collect();
    let definitions = document.definitions.iter();
    let needed = definitions.filter(|(label, _)| labels.contains(&label.to_lowercase()));
    for (_, span) in needed {
        let text = written(source, span.clone());
        let line = document.line(span.start);
        match runs.last_mut() {
            Some(last) if last.place == Where::Behind => {
                last.text.push_str("\n\n");
                last.text.push_str(&text);
            }
            _ => runs.push(Run {
                place: Where::Behind,
                text,
                lines: line..=line,
            }),
        }
    }
}

/// What stands in brackets, in small letters.
fn labels(text: &str) -> impl Iterator<Item = String> {
    let begins = text.match_indices('[').map(|(at, _)| &text[at + 1..]);
    begins.filter_map(|rest| {
        let mut near = rest.bytes().take(LONGEST_LABEL);
        let end = near.position(|byte| byte == b']')?;
        Some(rest[..end].to_lowercase())
    })
}
