//! The columns that say where projects stand: one on the track that the list means, and others on
//! tracks of their own.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use indexmap::IndexMap;

use super::columns::{Column, Columns};
use crate::catalog::model::{id_from_name, id_problem};
use crate::import::document::{BlockKind, Document};
use crate::import::look::FirstColumn;
use crate::import::reader::Reader;
use crate::import::state::{Said, is_api};
use crate::import::words::{self as known, Topic, is_since, reached, topic};

/// A table with its columns and the words of these.
pub(super) struct Table {
    pub block: usize,
    pub columns: Columns,
    pub words: Vec<String>,
}

/// The tracks of the columns of a document.
#[derive(Default)]
pub(super) struct Tracks {
    /// The id of the words for the track that the list means.
    main: String,
    /// Those of columns that stand beside another that says by its header that it is of states.
    beside: HashSet<String>,
    /// Those of columns with a track of their own, each with the words.
    own: IndexMap<String, String>,
    /// The keys of these columns, the same in all tables.
    keys: HashMap<String, String>,
}

impl Tracks {
    /// Settles which columns of tables are of tracks of their own.
    pub fn settle(reader: &mut Reader<'_>, tables: &mut [Table]) -> Tracks {
        let mut tracks = Tracks::default();
        for table in &*tables {
            let named: Vec<String> = table.of_states().map(|place| table.id(place)).collect();
            if let (Some(first), true) = (named.first(), tracks.main.is_empty()) {
                tracks.main.clone_from(first);
            }
            tracks.beside.extend(
                named
                    .into_iter()
                    .skip_while(|_| table.of_states().count() < 2),
            );
        }
        tracks.beside.remove(&tracks.main);
        tracks.find_own(reader, tables);
        for table in tables {
            tracks.tell(table);
        }
        tracks
    }

    /// The first column of states, where there are several.
    pub fn first(&self, tables: &[Table]) -> Option<FirstColumn> {
        let (_, own) = self.own.first()?;
        let mut columns = tables.iter().filter_map(|table| {
            let place = self.main_of(table)?;
            Some(&table.words[place])
        });
        let first = match columns.next() {
            Some(words) => FirstColumn {
                track: track_in(words),
                is_name: is_name(words),
                is_unnamed: true,
            },
            None => FirstColumn {
                track: own.clone(),
                is_name: true,
                is_unnamed: false,
            },
        };
        Some(first)
    }

    /// The column of a table that is of the track that the list means.
    fn main_of(&self, table: &Table) -> Option<usize> {
        let is_main = |place: &usize| table.id(*place) == self.main;
        let is_other = |place: &usize| !self.beside.contains(&table.id(*place));
        let main = table.of_states().find(is_main);
        main.or_else(|| table.of_states().find(is_other))
    }

    /// Finds the columns that are full of levels, though they are not the one of the list.
    fn find_own(&mut self, reader: &mut Reader<'_>, tables: &[Table]) {
        let mut found: IndexMap<String, (bool, String, Vec<Said>)> = IndexMap::new();
        for table in tables {
            let mut cells = table.cells(reader.document);
            for (place, id) in self.others_in(table) {
                let header = &table.words[place];
                let track = track_in(header);
                let said = said(&track, std::mem::take(&mut cells[place]));
                let own = found.entry(id);
                let own = own.or_insert_with(|| (false, track.clone(), Vec::new()));
                own.0 |= topic(header) == Some(Topic::State);
                own.2.extend(said);
            }
        }
        for (id, (says_so, words, said)) in found {
            if says_so {
                reader.learn_levels(&said);
            }
            if reader.are_levels(&said, says_so) {
                self.own.insert(id, words);
            }
        }
    }

    /// The columns of a table that may have tracks of their own, each with the id of its words: the
    /// first of those with the same.
    fn others_in(&self, table: &Table) -> Vec<(usize, String)> {
        let main = self.main_of(table);
        let mut met = HashSet::from([self.main.clone()]);
        let others = table
            .may_be_of_states()
            .filter(|place| Some(*place) != main);
        let others = others.map(|place| (place, table.id(place)));
        others
            .filter(|(_, id)| id_problem(id).is_none() && met.insert(id.clone()))
            .collect()
    }

    /// Tells the columns of a table which tracks they are of.
    fn tell(&mut self, table: &mut Table) {
        let others = self.others_in(table);
        if let Some(main) = self.main_of(table) {
            table.columns.let_tell(main, &table.words);
        }
        let mut taken: HashSet<String> = table.columns.keys().map(ToString::to_string).collect();
        for (place, id) in others {
            let Some(track) = self.own.get(&id) else {
                continue;
            };
            taken.remove(&table.columns.all[place].key);
            if table.columns.all[place].topic.is_some() {
                table.columns.let_be_other(place, &table.words[place]);
            }
            let own = table.columns.all[place].key.clone();
            let key = self.keys.entry(id).or_insert_with(|| own.clone());
            let is_free = *key == own || !taken.contains(key);
            let column = &mut table.columns.all[place];
            column.track = Some(track.clone());
            column.key = if is_free { key.clone() } else { own };
            taken.insert(column.key.clone());
        }
    }
}

impl Table {
    /// What the cells of all columns of states say.
    pub fn states(&self, document: &Document) -> Vec<Said> {
        let others = self.columns.all.iter().zip(self.cells(document));
        let others = others.filter_map(|(column, cells)| Some((column.track.as_ref()?, cells)));
        let others = others.flat_map(|(track, cells)| said(track, cells));
        self.of_list(document).into_iter().chain(others).collect()
    }

    /// What the cells say of the track that the list means.
    pub fn of_list(&self, document: &Document) -> Vec<Said> {
        let columns = self.columns.all.iter().zip(self.cells(document));
        let mut of_states = columns.filter(|(column, _)| column.topic == Some(Topic::State));
        let cells = of_states.next().map(|(_, cells)| said("", cells).collect());
        cells.unwrap_or_default()
    }

    /// The places of the columns of states, each with the words for its track.
    pub fn tracks(&self, reader: &Reader<'_>) -> Vec<(usize, String)> {
        let columns = self.columns.all.iter().enumerate();
        let track = |(place, column): (usize, &Column)| match column.topic {
            Some(Topic::State) => {
                let of_list = self.of_list(reader.document);
                let track = reader.track_in(&of_list, |_| true);
                Some((place, track.unwrap_or_default()))
            }
            _ => Some((place, column.track.clone()?)),
        };
        columns.filter_map(track).collect()
    }

    /// The cells of each column.
    fn cells(&self, document: &Document) -> Vec<Vec<Range<usize>>> {
        let mut cells = vec![Vec::new(); self.words.len()];
        for row in document.children(self.block, BlockKind::Row) {
            let own = document.children(row, BlockKind::Cell);
            for (column, cell) in cells.iter_mut().zip(own) {
                column.push(document.pieces_in(cell));
            }
        }
        cells
    }

    /// The columns whose headers say that they are of states.
    fn of_states(&self) -> impl Iterator<Item = usize> {
        let says_so = |place: &usize| topic(&self.words[*place]) == Some(Topic::State);
        self.may_be_of_states().filter(says_so)
    }

    /// The columns that may be of states, by their headers.
    fn may_be_of_states(&self) -> impl Iterator<Item = usize> {
        let columns = self.columns.all.iter().zip(&self.words).enumerate();
        let is_of_days = |words: &str| reached(words).is_some() || is_since(words);
        let may_be = columns.filter(move |(_, (column, words))| match column.topic {
            Some(topic) => topic == Topic::State,
            None => !column.is_successor && !is_api(words) && !is_of_days(words),
        });
        may_be.map(|(place, _)| place)
    }

    /// The id of the words that a column has for a track.
    fn id(&self, place: usize) -> String {
        id_from_name(&track_in(&self.words[place]))
    }
}

/// What cells say of a track.
fn said(track: &str, cells: Vec<Range<usize>>) -> impl Iterator<Item = Said> {
    cells.into_iter().map(move |pieces| Said {
        track: track.to_string(),
        pieces,
    })
}

/// The words of a header for a track: without those that only say that levels stand there, unless it
/// has no others.
fn track_in(header: &str) -> String {
    let words = header.split_whitespace();
    let own = words.filter(|word| !is_small(word));
    let own = own.collect::<Vec<_>>().join(" ");
    let own = own.trim_matches(|c: char| !c.is_alphanumeric());
    match own.is_empty() {
        true => header.trim().to_string(),
        false => own.to_string(),
    }
}

/// Whether a header names a track.
fn is_name(header: &str) -> bool {
    !header.split_whitespace().all(is_small)
}

/// Whether a word of a header says no more than that levels stand there.
fn is_small(word: &str) -> bool {
    const SMALL: &[&str] = &[
        "project", "projects", "current", "the", "of", "in", "at", "for", "by", "with",
    ];
    SMALL.contains(&&*id_from_name(word)) || known::topic(word) == Some(Topic::State)
}

#[cfg(test)]
mod tests {
    use super::{is_name, track_in};

    #[test]
    fn a_header_names_a_track_by_its_other_words() {
        for (header, track, named) in [
            ("CNCF status", "CNCF", true),
            ("CNCF maturity level", "CNCF", true),
            ("Our Status", "Our", true),
            ("Status (Azure)", "Azure", true),
            ("Status in CNCF", "CNCF", true),
            ("Project status", "Project status", false),
            ("Stage", "Stage", false),
            ("Azure Arc", "Azure Arc", true),
        ] {
            assert_eq!((track_in(header).as_str(), is_name(header)), (track, named));
        }
    }
}
