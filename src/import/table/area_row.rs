//! Rows that only name the area of those that follow.

use super::row::Rows;
use crate::import::document::Piece;
use crate::import::reader::Reader;
use crate::import::words::{self as known, Topic};

impl Rows<'_> {
    /// The cell of a row that only names an area: in the column of areas, or that of projects, which
    /// are linked; or in the first, or in bold, where it names nothing else.
    pub(super) fn alone(&self, reader: &Reader<'_>, cells: &[usize]) -> Option<usize> {
        let pieces = |column: usize| reader.document.pieces_in(cells[column]);
        let mut filled =
            (0..cells.len()).filter(|column| !reader.words(pieces(*column)).is_empty());
        let (Some(only), None) = (filled.next(), filled.next()) else {
            return None;
        };
        let own = &reader.document.pieces[pieces(only)];
        let words = reader.words(pieces(only));
        let stands_out = only == 0 || own.iter().filter(|piece| piece.matters()).all(|p| p.strong);
        let is_area = match self.columns.all[only].topic {
            Some(Topic::Area) => true,
            _ if own.iter().any(Piece::is_link) => false,
            _ if known::is_nothing(&words) => false,
            _ if only == self.columns.name => true,
            _ => stands_out && words.contains(char::is_alphabetic),
        };
        (is_area && self.columns.all.len() > 1).then_some(cells[only])
    }

    /// Whether a cell that alone has words names an area, and no project of which nothing is said: no
    /// project follows that could be of it, and no name of the table is a link.
    pub(super) fn is_area(
        &self,
        reader: &Reader<'_>,
        cell: usize,
        cells: &[usize],
        rest: &[Vec<usize>],
    ) -> bool {
        let document = reader.document;
        let own = &document.pieces[document.pieces_in(cell)];
        let stands_out = own.iter().filter(|piece| piece.matters()).all(|p| p.strong);
        let is_name = cells.get(self.columns.name) == Some(&cell);
        let is_said = |cell: &usize| !reader.words(document.pieces_in(*cell)).is_empty();
        let has_more =
            |cells: &Vec<usize>| self.alone(reader, cells).is_none() && cells.iter().any(is_said);
        let says_more = rest.first().is_some_and(has_more);
        !is_name || stands_out || says_more || self.has_linked_names
    }
}
