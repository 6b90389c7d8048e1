//! Rows of cells: aligned and fitted to the window for a person, tab-separated for a pipe.

use std::fmt::Write as _;

use super::width::{shortened, text_width};
use super::{Role, Screen, sanitize};

/// What stands between two columns.
const GAP: &str = "  ";

/// Says over the rows that columns are left out.
const MORE: &str = "…";

/// A column narrower than this says too little; then the last ones are left out.
const NARROW: usize = 8;

/// A table with a heading over each column.
///
/// A terminal gets it within its width, and no cell wraps: the widest columns are shortened, and
/// where all would become too narrow the last ones are left out. The first column, by which a row
/// is known, is whole as long as there is room for it beside the others. A pipe gets every cell whole, one row a line, tabs between the cells
/// and no headings, so that `cut` and `awk` need no care.
#[derive(Debug, Clone)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new<'t>(headings: impl IntoIterator<Item = &'t str>) -> Table {
        Table {
            headings: headings.into_iter().map(cell).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row. Cells past the last heading are left out, missing ones are empty.
    pub fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        let mut row: Vec<String> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
        row.resize(self.headings.len(), String::new());
        self.rows.push(row);
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines of the table; nothing where it has no rows.
    pub fn render(&self, screen: &Screen) -> String {
        if self.is_empty() {
            return String::new();
        }
        let Some(width) = screen.width else {
            return self.rows.iter().map(|row| row.join("\t") + "\n").collect();
        };
        let widths = fitted(&self.widths(), width);
        let mut headings = line(&self.headings, &widths).to_uppercase();
        if widths.len() < self.headings.len() {
            headings.push_str(GAP);
            headings.push_str(MORE);
        }
        // Writing into a `String` cannot fail.
        let mut text = String::new();
        _ = writeln!(text, "{}", screen.paint(Role::Strong, &headings));
        for row in &self.rows {
            text.push_str(&line(row, &widths));
            text.push('\n');
        }
        text
    }

    /// The columns' widths with every cell whole.
    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.headings.iter().map(|text| text_width(text)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(text_width(cell));
            }
        }
        widths
    }
}

/// A cell's text on one line: breaks and tabs are spaces, other control characters are shown.
fn cell(text: &str) -> String {
    let flat = text.trim().replace(['\n', '\r', '\t'], " ");
    sanitize::line(&flat).into_owned()
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, &width) in cells.iter().zip(widths) {
        let cell = shortened(cell, width);
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(
            ' ',
            width - text_width(&cell).min(width),
        ));
        line.push_str(GAP);
    }
    line.truncate(line.trim_end().len());
    line
}

/// Widths of as many columns as fit into `total`; a first column that leaves no room is cut before
/// others are left out.
fn fitted(whole: &[usize], total: usize) -> Vec<usize> {
    if least(whole) <= total {
        return shared(whole, total);
    }
    let mut cut = whole.to_vec();
    if let Some(first) = cut.first_mut() {
        *first = (*first).min(total * 3 / 5);
    }
    if least(&cut) <= total {
        return shared(&cut, total);
    }
    let total = total.saturating_sub(GAP.len() + text_width(MORE));
    let fits = |columns: &usize| least(&cut[..*columns]) <= total;
    match (2..whole.len()).rev().find(fits) {
        Some(columns) => shared(&cut[..columns], total),
        None => shared(&whole[..1], total),
    }
}

/// The columns that these take at least, the first of them whole.
fn least(whole: &[usize]) -> usize {
    let others = whole.iter().skip(1);
    let narrow = others.map(|&width| width.min(NARROW) + GAP.len());
    whole.first().unwrap_or(&0) + narrow.sum::<usize>()
}

/// The first column whole, if that is possible, and the rest of `total` for the others.
fn shared(whole: &[usize], total: usize) -> Vec<usize> {
    let Some((&first, others)) = whole.split_first() else {
        return Vec::new();
    };
    let first = first.min(total);
    let room = total.saturating_sub(first + GAP.len() * others.len());
    let mut widths = vec![first];
    widths.extend(capped(others, room));
    widths
}

/// The widest columns cut to the same width, the widest at which all of them fit.
fn capped(whole: &[usize], room: usize) -> Vec<usize> {
    let cut = |cap: usize| whole.iter().map(move |&width| width.min(cap));
    let widest = whole.iter().copied().max().unwrap_or(0);
    let cap = (1..=widest)
        .rev()
        .find(|&cap| cut(cap).sum::<usize>() <= room)
        .unwrap_or(1);
    let mut widths: Vec<usize> = cut(cap).collect();
    // What division leaves over goes to the last of the cut columns, which tend to be the longest.
    let left_over = room.saturating_sub(widths.iter().sum());
    if let Some(last) = (0..whole.len()).rev().find(|&at| whole[at] > widths[at]) {
        widths[last] = whole[last].min(widths[last] + left_over);
    }
    widths
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::Table;
    use crate::terminal::Screen;

    fn window(width: usize) -> Screen {
        Screen {
            width: Some(width),
            ..Screen::PIPE
        }
    }

    fn table() -> Table {
        let mut table = Table::new(["id", "level", "summary"]);
        table.row([
            "linkerd",
            "graduated",
            "Service mesh with a small data plane",
        ]);
        table.row(["kuma", "sandbox", ""]);
        table
    }

    #[test]
    fn a_wide_window_shows_every_cell_aligned() {
        assert_eq!(
            table().render(&window(80)),
            "ID       LEVEL      SUMMARY\n\
             linkerd  graduated  Service mesh with a small data plane\n\
             kuma     sandbox\n"
        );
    }

    #[test]
    fn a_narrow_window_shortens_the_widest_column() {
        assert_eq!(
            table().render(&window(40)),
            "ID       LEVEL      SUMMARY\n\
             linkerd  graduated  Service mesh with a…\n\
             kuma     sandbox\n"
        );
        assert_eq!(
            table().render(&window(28)),
            "ID       LEVEL     SUMMARY\n\
             linkerd  graduat…  Service…\n\
             kuma     sandbox\n"
        );
    }

    #[test]
    fn the_last_column_gets_what_cannot_be_shared() {
        let mut table = Table::new(["a", "b", "c"]);
        table.row(["aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"]);
        let text = table.render(&window(31));
        assert!(
            text.ends_with("\naaaaaaaaaa  bbbbbbb…  cccccccc…\n"),
            "{text}"
        );
    }

    #[test]
    fn a_window_too_narrow_for_all_columns_leaves_out_the_last() {
        assert_eq!(
            table().render(&window(24)),
            "ID       LEVEL  …\n\
             linkerd  graduated\n\
             kuma     sandbox\n"
        );
        assert_eq!(table().render(&window(8)), "ID  …\nlink…\nkuma\n");
    }

    #[test]
    fn a_long_first_column_leaves_room_for_a_second() {
        let mut table = Table::new(["id", "level"]);
        table.row(["structured-authorization-configuration", "sandbox"]);
        assert_eq!(
            table.render(&window(40)),
            "ID                        LEVEL\nstructured-authorizatio…  sandbox\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_window() {
        let mut table = table();
        table.row(["中文的名字", "graduated", "ein größeres Ding 🧑‍🚀🧑‍🚀🧑‍🚀🧑‍🚀🧑‍🚀"]);
        for width in 9..70 {
            for line in table.render(&window(width)).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn wide_characters_are_two_columns() {
        let mut table = Table::new(["name", "level"]);
        table.row(["龙", "sandbox"]);
        table.row(["Harbor", "graduated"]);
        assert_eq!(
            table.render(&window(80)),
            "NAME    LEVEL\n龙      sandbox\nHarbor  graduated\n"
        );
    }

    #[test]
    fn a_pipe_gets_whole_cells_between_tabs_and_no_headings() {
        assert_eq!(
            table().render(&Screen::PIPE),
            "linkerd\tgraduated\tService mesh with a small data plane\nkuma\tsandbox\t\n"
        );
    }

    #[test]
    fn a_cell_is_one_line_and_cannot_steer_the_terminal() {
        let mut table = Table::new(["a", "b"]);
        table.row(["one\ttwo\r\nthree\n", "\u{1b}[31mred"]);
        assert_eq!(table.render(&Screen::PIPE), "one two  three\t␛[31mred\n");
    }

    #[test]
    fn a_table_without_rows_is_nothing() {
        assert_eq!(Table::new(["a"]).render(&window(80)), "");
    }
}
