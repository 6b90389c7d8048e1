//! The way through a document on which the text around its list is gathered.

use std::collections::{HashMap, HashSet};

use super::{Contents, Part, Run, Where, lines, run};
use crate::catalog::model::id_from_name;
use crate::import::bare_levels::without_count;
use crate::import::document::{BlockKind, Document, Piece};
use crate::import::draft::Draft;
use crate::import::outline::Outline;
use crate::import::reader::visible;

/// The text around a list on the way through a document.
pub(super) struct Gathering<'d> {
    document: &'d Document,
    outline: Outline,
    /// Where the next text stands; nowhere in the middle of the list.
    place: Option<Where>,
    gathered: Vec<(Where, Vec<usize>)>,
    /// How many of these stand in front of the last heading of the list.
    settled: usize,
    /// How deep the headings above projects are, by the anchors of their words.
    depths: HashMap<String, usize>,
    /// The anchors of those with their counts.
    counted: HashSet<String>,
    /// The words of headings of projects, as anchors have them.
    names: HashSet<String>,
    /// The first table of contents in front of the list, and the heading above it.
    contents: Option<(usize, Option<usize>)>,
    /// Whether each project has a section of its own.
    has_sections: bool,
    /// The level of the last heading of a project.
    level: Option<usize>,
    /// Whether the list has ended.
    is_behind: bool,
}

impl<'d> Gathering<'d> {
    /// At the top of a document, where text stands that `begin`s it.
    pub fn new(document: &'d Document, begin: Where, has_sections: bool) -> Gathering<'d> {
        Gathering {
            document,
            outline: Outline::default(),
            place: Some(begin),
            gathered: Vec::new(),
            settled: 0,
            depths: HashMap::new(),
            counted: HashSet::new(),
            names: HashSet::new(),
            contents: None,
            has_sections,
            level: None,
            is_behind: false,
        }
    }

    pub fn step(&mut self, block: usize, part: Part) {
        let heading = self.outline.step(self.document, block);
        if heading.is_some() && matches!(part, Part::Heading | Part::List(_)) {
            self.settle(self.outline.area().len() + 1);
        }
        // What stands in the section of a project is not around the list, but for what stands behind
        // a line across the page at the end.
        let ends_project = heading.as_ref().zip(self.level);
        let ends_project = ends_project.is_some_and(|(own, project)| own.level <= project);
        let is_rule = self.document.blocks[block].kind == BlockKind::Rule;
        if self.is_behind && (ends_project || is_rule) {
            self.place = Some(Where::Behind);
        }
        match (part, heading) {
            (Part::Text, _) => self.gather(block),
            (Part::Nothing, _) => {}
            (Part::Below, _) => {
                let titles = self.outline.area().into_iter();
                let titles = titles.map(|heading| without_count(&heading.title).to_string());
                let below = Where::Below(titles.collect());
                self.gathered.push((below, vec![block]));
            }
            (Part::Title, _) => self.place = Some(Where::Front),
            (Part::Left | Part::Contents, _) => self.leave(block, part),
            (Part::Heading, Some(heading)) => {
                let titles = self.outline.area().into_iter().map(|heading| heading.title);
                let titles: Vec<String> = titles.collect();
                let id = id_from_name(&heading.title);
                self.depths.entry(id).or_insert(titles.len());
                if let Some(count) = self.document.count(block) {
                    let id = id_from_name(&format!("{}{}", heading.title, count.text));
                    self.depths.entry(id.clone()).or_insert(titles.len());
                    self.counted.insert(id);
                }
                self.place = Some(Where::Below(titles));
            }
            (Part::List(_), Some(heading)) => {
                self.names.insert(id_from_name(&heading.title));
                self.level = Some(heading.level);
                self.place = None;
            }
            (Part::Heading, None) => self.place = None,
            (Part::List(_), None) => {}
        }
    }

    fn gather(&mut self, block: usize) {
        let Some(place) = &self.place else {
            return;
        };
        match self.gathered.last_mut() {
            Some((before, blocks)) if before == place => blocks.push(block),
            _ => self.gathered.push((place.clone(), vec![block])),
        }
    }

    /// Leaves a block out, and the headings that stand above nothing else.
    fn leave(&mut self, block: usize, part: Part) {
        let Some(place) = &mut self.place else {
            return;
        };
        let blocks = self.gathered.last_mut().map(|(_, blocks)| blocks);
        let above = blocks.and_then(|blocks| without_heading(self.document, blocks));
        if part == Part::Contents && *place == Where::Front {
            self.contents = Some((block, above));
            *place = Where::Begin;
        }
        self.gathered.push((place.clone(), Vec::new()));
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
    /// has no place, and none has what stands in the section of a project.
    pub fn after(&mut self, draft: &Draft, by_level: bool) {
        if self.has_sections {
            // A table in front of the sections stands behind all text in front.
            let place = self.place.clone();
            self.gathered.extend(place.map(|place| (place, Vec::new())));
            return;
        }
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

    /// Goes on behind the list.
    pub fn end(&mut self) {
        self.is_behind = true;
        self.place = match self.level {
            None => Some(Where::Behind),
            Some(_) => None,
        };
    }

    /// The table of contents, as far as it leads to headings that a page has.
    pub fn contents(&self) -> Option<Contents> {
        let (block, heading) = self.contents?;
        let pieces = &self.document.pieces[self.document.pieces_in(block)];
        let words = || pieces.iter().map(|piece| id_from_name(&piece.text));
        let depth = words().filter_map(|id| self.depths.get(&id)).max();
        let has_projects = words().any(|id| self.names.contains(&id));
        let depth = depth.copied().or(has_projects.then_some(0))?;
        let heading = heading.map(|heading| &self.document.blocks[heading]);
        let span = &self.document.blocks[block].span;
        let first = heading.map_or(span.start, |heading| heading.span.start);
        Some(Contents {
            title: heading.map_or_else(String::new, |heading| {
                visible(&self.document.words(heading.pieces.clone()))
            }),
            depth,
            has_counts: words().any(|id| self.counted.contains(&id)),
            has_projects,
            front: self.led_to(pieces, |place| matches!(place, Where::Front | Where::Begin)),
            behind: self.led_to(pieces, |place| *place == Where::Behind),
            lines: lines(self.document, &(first..span.end)),
        })
    }

    /// The headings of the text to which links lead, each with the words and the anchor of its link.
    fn led_to(&self, links: &[Piece], is_there: impl Fn(&Where) -> bool) -> Vec<(String, String)> {
        let gathered = self.gathered.iter().filter(|(place, _)| is_there(place));
        let blocks = gathered.flat_map(|(_, blocks)| blocks);
        let headings: HashSet<String> = blocks
            .map(|block| &self.document.blocks[*block])
            .filter(|block| matches!(block.kind, BlockKind::Heading(_)))
            .map(|block| id_from_name(&self.document.words(block.pieces.clone())))
            .collect();
        let led = links.iter().filter_map(|link| {
            let (_, anchor) = link.url()?.split_once('#')?;
            let is_led = headings.contains(&id_from_name(&link.text));
            is_led.then(|| (visible(&link.text), anchor.to_string()))
        });
        led.collect()
    }

    pub fn runs(self, source: &str) -> Vec<Run> {
        let runs = self.gathered.into_iter();
        let runs = runs.filter(|(_, blocks)| !blocks.is_empty());
        runs.map(|(place, blocks)| run(self.document, source, place, &blocks))
            .collect()
    }
}

/// Takes headings off the end of some blocks; gives the last.
fn without_heading(document: &Document, blocks: &mut Vec<usize>) -> Option<usize> {
    let is_heading = |block: &usize| matches!(document.blocks[*block].kind, BlockKind::Heading(_));
    let mut last = None;
    while let Some(heading) = blocks.last().copied().filter(is_heading) {
        last.get_or_insert(heading);
        blocks.pop();
    }
    last
}
