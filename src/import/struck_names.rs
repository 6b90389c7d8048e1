//! Names that are struck through, which say that a project is over.

use std::collections::{HashMap, HashSet};

use super::draft::{Draft, Standing};
use super::look::Look;
use super::reader::{Reader, Remark};
use super::shape::Shape;
use super::words::{Topic, is_retired, level_heading, topic};

/// The level of what is struck through, where a document has no other for what is over.
const ARCHIVED: &str = "archived";

/// The drafts whose names are struck through.
#[derive(Debug, Default)]
pub(super) struct StruckNames {
    /// The places of these, each with its line.
    drafts: Vec<(usize, usize)>,
    /// Those of which nothing else says that they are over.
    alone: HashSet<usize>,
}

impl StruckNames {
    /// Notes that these projects are over, where nothing else says so: at the level that the document
    /// has for what is over, if its headings name one and no more.
    pub fn retire(reader: &mut Reader<'_>) -> StruckNames {
        let drafts = reader.struck();
        let (level, words) = level_of(&reader.drafts);
        let mut alone = HashSet::new();
        for (draft, line) in &drafts {
            let standings = &mut reader.drafts[*draft].standings;
            if !standings.iter().any(Standing::is_retired) {
                standings.push(Standing::at(&level, &words, *line));
                alone.insert(*draft);
            }
        }
        StruckNames { drafts, alone }
    }

    /// Settles whether a page strikes the names of all that is over through: where the document does,
    /// or nothing else would say it. What comes back otherwise is told.
    pub fn settle(self, reader: &mut Reader<'_>, look: &mut Look, shape: Shape) {
        let struck: HashSet<usize> = self.drafts.iter().map(|(draft, _)| *draft).collect();
        let mut drafts = reader.drafts.iter().enumerate();
        let plain = drafts.find(|(place, draft)| {
            draft.standings.iter().any(Standing::is_retired) && !struck.contains(place)
        });
        let has_heading = look.group_by.needs_track();
        let mut labels = look.labels.iter();
        let has_label = labels.any(|(_, words)| topic(words) == Some(Topic::State));
        // A page of bullets strikes through what no heading tells of.
        let is_told = has_heading || has_label || shape == Shape::Bullets;
        look.has_struck_names = !struck.is_empty() && (plain.is_none() || !is_told);
        let is_struck = look.has_struck_names || shape == Shape::Bullets && !has_heading;
        let too = plain.filter(|_| look.has_struck_names);
        let too = too.map(|(_, draft)| struck_too(draft));
        let others = self.drafts.iter().filter_map(|(place, line)| {
            let moves = has_heading && self.alone.contains(place);
            let is_otherwise = moves || !is_struck;
            is_otherwise.then(|| at_level(&reader.drafts[*place], *line))?
        });
        let remarks: Vec<Remark> = too.into_iter().chain(others).collect();
        reader.remarks.extend(remarks);
    }
}

/// Says that a project is published with its name struck through.
fn struck_too(draft: &Draft) -> Remark {
    Remark {
        line: draft.line,
        message: format!(
            "the page strikes `{}` through, as the document does others that are over",
            draft.name
        ),
    }
}

/// Says that a level is what a page has for a name that is struck through.
fn at_level(draft: &Draft, line: usize) -> Option<Remark> {
    let mut standings = draft.standings.iter();
    let own = standings.find(|own| own.track.is_empty());
    let level = own.filter(|own| own.is_retired())?.steps.last()?;
    let message = format!(
        "`{}` is struck through: the page has it at the level `{}`",
        draft.name, level.title
    );
    Some(Remark { line, message })
}

/// The level that headings of a document have for what is over, and its words.
fn level_of(drafts: &[Draft]) -> (String, String) {
    let of_headings = drafts.iter().flat_map(|draft| draft.areas.iter().flatten());
    let of_headings = of_headings.filter_map(|title| level_heading(title));
    let of_headings = of_headings.map(|level| (level.id.to_string(), level.words.to_string()));
    let standings = drafts.iter().flat_map(|draft| &draft.standings);
    let own = standings.filter(|own| own.track.is_empty());
    let own = own.filter_map(|own| own.steps.last());
    let own = own.map(|step| (step.level.clone(), step.title.clone()));
    let over = of_headings.chain(own).filter(|(id, _)| is_retired(id));
    let mut levels: HashMap<String, String> = HashMap::new();
    for (id, words) in over {
        levels.entry(id).or_insert(words);
    }
    let archived = (ARCHIVED.to_string(), ARCHIVED.to_string());
    match levels.len() {
        1 => levels.into_iter().next().unwrap_or(archived),
        _ => archived,
    }
}
