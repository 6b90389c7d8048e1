//! The way through a document on which the text around its list is gathered.

use std::collections::HashMap;

use super::{Contents, Part, Run, Where, lines, run};
use crate::catalog::model::id_from_name;
use crate::import::document::{BlockKind, Document};
use crate::import::draft::Draft;
use crate::import::outline::Outline;
use crate::import::reader::visible;

/// The text around a list on the way through a document.
pub(super) struct Gathering<'d> {
    document: &'d Document,
    outline: Outline,
    /// Where the next text stands; nowhere in the middle of the list.
    pub place: Option<Where>,
    gathered: Vec<(Where, Vec<usize>)>,
    /// How many of these stand in front of the last heading of the list.
    settled: usize,
    /// How deep the headings above projects are, by the anchors of their words.
    depths: HashMap<String, usize>,
    /// The first table of contents in front of the list, and the heading above it.
    contents: Option<(usize, String)>,
}

impl<'d> Gathering<'d> {
    pub fn new(document: &'d Document) -> Gathering<'d> {
        Gathering {
            document,
            outline: Outline::default(),
            place: Some(Where::Front),
            gathered: Vec::new(),
            settled: 0,
            depths: HashMap::new(),
            contents: None,
        }
    }

    pub fn step(&mut self, block: usize, part: Part) {
        let heading = self.outline.step(self.document, block);
        if heading.is_some() && matches!(part, Part::Heading | Part::List(_)) {
            self.settle(self.outline.area().len() + 1);
        }
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

    /// Leaves out what stands below a heading of the text that would have the next heading of the list
    /// below it too, which has this level on a page.
    fn settle(&mut self, level: usize) {
        let is_above = |block: &usize| match self.document.blocks[*block].kind {
            BlockKind::Heading(own) => own < level,
            _ => false,
        };
        let mut open = self.gathered.iter_mut().enumerate().skip(self.settled);
        let cut = open.find_map(|(place, (_, blocks))| {
            let at = blocks.iter().position(is_above)?;
            blocks.truncate(at);
            Some(place)
        });
        if let Some(place) = cut {
            self.gathered.truncate(place + 1);
        }
        self.settled = self.gathered.len();
    }

    /// Goes on behind the last draft of some projects. Text that stood between projects of one area
    /// has no place.
    pub fn after(&mut self, draft: &Draft, by_level: bool) {
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
    pub fn contents(&self) -> Option<Contents> {
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

    pub fn runs(self, source: &str) -> Vec<Run> {
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
