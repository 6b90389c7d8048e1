//! The text around a list: in front of it, below its headings, behind it. Entries have no place for
//! it; the template of the list has.

mod shown;

use std::collections::{HashMap, HashSet};
use std::ops::{Range, RangeInclusive};

pub(super) use self::shown::{kept, settings};
use super::account::{Fate, Why};
use super::document::{BlockKind, Document};
use super::draft::Draft;
use super::outline::Outline;
use super::reader::{Reader, visible};
use crate::catalog::model::{id_from_name, is_unseen};

/// How long it can be, in bytes. What is longer is no text around a list.
const LONGEST: usize = 1 << 16;

/// How long the label of a reference is, in bytes.
const LONGEST_LABEL: usize = 100;

/// The text around a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Its runs, in the order of the source.
    pub runs: Vec<Run>,
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
    /// Its lines, counted from 1.
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
    /// In front of the list.
    Front,
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
            Where::Front | Where::Behind => None,
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
    /// What is no part of the text of a page: its title, what stands for data, what generated it.
    Left,
}

/// The text around a list, by levels or by areas, once it is known what became of every piece.
pub(super) fn around(reader: &Reader<'_>, source: &str, by_level: bool) -> Around {
    let document = reader.document;
    let blocks = &document.blocks[0].children;
    let parts: Vec<Part> = blocks.iter().map(|block| part(reader, *block)).collect();
    let is_list = |part: &Part| matches!(part, Part::List(_) | Part::Heading);
    let Some(last) = parts.iter().rposition(is_list) else {
        return Around::default();
    };
    let mut gathering = Gathering::new(document);
    for (number, (block, part)) in blocks.iter().zip(parts).enumerate() {
        gathering.step(*block, part);
        if let Part::List(draft) = part {
            gathering.after(&reader.drafts[draft], by_level);
        }
        if number == last {
            gathering.place = Some(Where::Behind);
        }
    }
    let contents = gathering.contents();
    let mut runs = gathering.runs(source);
    if runs.iter().map(|run| run.text.len()).sum::<usize>() > LONGEST {
        runs.clear();
    }
    define(document, source, &mut runs);
    Around { runs, contents }
}

/// The text around a list on the way through a document.
struct Gathering<'d> {
    document: &'d Document,
    outline: Outline,
    /// Where the next text stands; nowhere in the middle of the list.
    place: Option<Where>,
    gathered: Vec<(Where, Vec<usize>)>,
    /// How deep the headings above projects are, by the anchors of their words.
    depths: HashMap<String, usize>,
    /// The first table of contents in front of the list, and the heading above it.
    contents: Option<(usize, String)>,
}

impl<'d> Gathering<'d> {
    fn new(document: &'d Document) -> Gathering<'d> {
        Gathering {
            document,
            outline: Outline::default(),
            place: Some(Where::Front),
            gathered: Vec::new(),
            depths: HashMap::new(),
            contents: None,
        }
    }

    fn step(&mut self, block: usize, part: Part) {
        let heading = self.outline.step(self.document, block);
        match (part, &self.place) {
            (Part::Text, Some(place)) => match self.gathered.last_mut() {
                Some((before, blocks)) if before == place => blocks.push(block),
                _ => self.gathered.push((place.clone(), vec![block])),
            },
            (Part::Left | Part::Contents, Some(place)) => {
                // What is left takes the heading with it that stands above nothing else.
                let blocks = self.gathered.last_mut().map(|(_, blocks)| blocks);
                let above = blocks.and_then(|blocks| without_heading(self.document, blocks));
                if part == Part::Contents && *place == Where::Front && self.contents.is_none() {
                    self.contents = Some((block, above.unwrap_or_default()));
                }
                self.gathered.push((place.clone(), Vec::new()));
            }
            (Part::Heading, _) => {
                let titles = self.outline.area().into_iter().map(|heading| heading.title);
                let titles: Vec<String> = titles.collect();
                if let Some(heading) = &heading {
                    let id = id_from_name(&heading.title);
                    self.depths.entry(id).or_insert(titles.len());
                }
                self.place = heading.map(|_| Where::Below(titles));
            }
            (Part::List(_), _) => self.place = None,
            _ => {}
        }
    }

    /// Goes on behind the last draft of some projects. Text that stood between projects of one area
    /// has no place.
    fn after(&mut self, draft: &Draft, by_level: bool) {
        let titles = match draft.areas.first().filter(|_| !by_level) {
            Some(titles) => titles.clone(),
            None => {
                let headings = self.outline.area().into_iter();
                headings.map(|heading| heading.title).collect()
            }
        };
        let place = Where::After(titles);
        self.gathered.pop_if(|(before, _)| *before == place);
        self.place = Some(place);
    }

    /// The table of contents, as far as it leads to headings above projects.
    fn contents(&self) -> Option<Contents> {
        let (block, title) = self.contents.as_ref()?;
        let pieces = &self.document.pieces[self.document.pieces_in(*block)];
        let words = pieces.iter().map(|piece| id_from_name(&piece.text));
        let depth = words.filter_map(|id| self.depths.get(&id)).max()?;
        Some(Contents {
            title: title.clone(),
            depth: *depth,
            lines: lines(self.document, &self.document.blocks[*block].span),
        })
    }

    fn runs(self, source: &str) -> Vec<Run> {
        let runs = self.gathered.into_iter();
        let runs = runs.filter(|(_, blocks)| !blocks.is_empty());
        runs.map(|(place, blocks)| run(self.document, source, place, &blocks))
            .collect()
    }
}

/// Takes headings off the end of some blocks; gives the words of the last.
fn without_heading(document: &Document, blocks: &mut Vec<usize>) -> Option<String> {
    let is_heading = |block: &usize| matches!(document.blocks[*block].kind, BlockKind::Heading(_));
    let mut words = None;
    while let Some(heading) = blocks.last().copied().filter(is_heading) {
        let pieces = document.blocks[heading].pieces.clone();
        words.get_or_insert_with(|| visible(&document.words(pieces)));
        blocks.pop();
    }
    words
}

fn part(reader: &Reader<'_>, block: usize) -> Part {
    let document = reader.document;
    let kind = document.blocks[block].kind;
    let pieces = document.pieces_in(block);
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
            Fate::Taken { field: "title", .. } => part = Part::Left,
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
