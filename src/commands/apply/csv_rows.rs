//! A CSV file of changes: its rows become nodes, each cell with its place, and are read like YAML.

use std::borrow::Cow;

use super::keys::{KEYS, LISTS, PAIRS};
use super::row;
use crate::catalog::decode::Problems;
use crate::catalog::nearest::nearest;
use crate::catalog::yaml::{Node, Span, Value};
use crate::workflow::batch::Written;

/// A cell, without blanks around it, and its place in the text.
type Cell = (String, Span);

/// The changes in the rows behind the heading. Where the heading is wrong nobody knows what the
/// rows say, and none is read.
pub fn read(text: &str, problems: &mut Problems) -> Vec<Written> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().filter_map(Result::ok);
    let mut rows = records.map(|record| cells(&record, text));
    let Some(heading) = rows.next() else {
        return Vec::new();
    };
    check(&heading, problems);
    if problems.count() > 0 {
        return Vec::new();
    }
    let filled = rows.filter(|row| row.iter().any(|(cell, _)| !cell.is_empty()));
    filled
        .map(|row| match mapping(&heading, &row, problems) {
            Some(node) => row::read(&node, problems),
            None => Written {
                span: around(&row),
                ..Written::default()
            },
        })
        .collect()
}

/// The cells of a record with their places.
fn cells(record: &csv::StringRecord, text: &str) -> Vec<Cell> {
    let start = record.position().map_or(0, csv::Position::byte);
    let mut rest = usize::try_from(start).unwrap_or(text.len());
    // Empty lines before a record are passed over, but its position is before them.
    rest += text[rest..]
        .bytes()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .count();
    let cells = record.iter().map(|cell| {
        let span = cell_at(text, rest);
        rest = span.end + 1;
        (cell.trim().to_string(), trimmed(text, span))
    });
    cells.collect()
}

/// The cell that begins here, up to the comma or line end behind it.
fn cell_at(text: &str, start: usize) -> Span {
    let start = start.min(text.len());
    let mut is_quoted = false;
    let end = text.bytes().enumerate().skip(start).find(|(_, byte)| {
        is_quoted ^= *byte == b'"';
        !is_quoted && matches!(byte, b',' | b'\n' | b'\r')
    });
    start..end.map_or(text.len(), |(at, _)| at)
}

/// A part of the text without the blanks around it.
fn trimmed(text: &str, span: Span) -> Span {
    let Some(part) = text.get(span.clone()) else {
        return span;
    };
    let is_beside = |c: char| c.is_whitespace() || c == '\u{feff}';
    let start = span.start + (part.len() - part.trim_start_matches(is_beside).len());
    start..start + part.trim_matches(is_beside).len()
}

/// Headings that are no keys, or stand there twice.
fn check(heading: &[Cell], problems: &mut Problems) {
    for (index, (name, span)) in heading.iter().enumerate() {
        let wrong = if heading[..index].iter().any(|(other, _)| other == name) {
            Some(("duplicate-key", "is there twice", "keep one of them".into()))
        } else if KEYS.contains(&name.as_str()) {
            None
        } else {
            let help = match nearest(name, KEYS.iter().copied()).first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the columns are {}", KEYS.join(", ")),
            };
            Some(("unknown-key", "is no key of a change", help))
        };
        if let Some((rule, what, help)) = wrong {
            let message = format!("column `{}` {what}", name.escape_debug());
            problems.error(rule, span, message, Some(help));
        }
    }
}

/// A row as a mapping of the cells that are filled; none where they are not those of the heading.
fn mapping(heading: &[Cell], row: &[Cell], problems: &mut Problems) -> Option<Node<'static>> {
    let span = around(row);
    if row.len() != heading.len() {
        let (has, wanted) = (row.len(), heading.len());
        let message = format!("this row has {has} cells, the heading {wanted}");
        let help = Some("put a cell that has a comma in it in quotes".to_string());
        problems.error("row-length", &span, message, help);
        return None;
    }
    let filled = heading
        .iter()
        .zip(row)
        .filter(|(_, (cell, _))| !cell.is_empty());
    let pairs = filled.map(|((key, _), cell)| (scalar(key, &cell.1), value(key, cell, problems)));
    Some(Node {
        value: Value::Mapping(pairs.collect()),
        span,
    })
}

/// From the first cell to the last.
fn around(row: &[Cell]) -> Span {
    let start = row.first().map_or(0, |(_, span)| span.start);
    start..row.last().map_or(start, |(_, span)| span.end)
}

/// What a cell holds: several parts with `;` between them, where the key takes several.
fn value(key: &str, (cell, span): &Cell, problems: &mut Problems) -> Node<'static> {
    let parts = cell.split(';').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    let value = if LISTS.contains(&key) {
        Value::Sequence(parts.map(|part| scalar(part, span)).collect())
    } else if PAIRS.contains(&key) {
        let pair = |part: &str| {
            let (name, text) = part.split_once('=').unwrap_or_else(|| {
                let message = format!("`{}` is not written as key=value", part.escape_debug());
                problems.error("wrong-type", span, message, None);
                (part, "")
            });
            (scalar(name.trim(), span), scalar(text.trim(), span))
        };
        Value::Mapping(parts.map(pair).collect())
    } else {
        return scalar(cell, span);
    };
    Node {
        value,
        span: span.clone(),
    }
}

/// A text. In CSV nothing is quoted to be a text, so all are but the words for yes and no.
fn scalar(text: &str, span: &Span) -> Node<'static> {
    Node {
        value: Value::Scalar {
            text: Cow::Owned(text.to_string()),
            plain: matches!(text, "true" | "false"),
        },
        span: span.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Vec<Written>, Vec<String>) {
        let mut problems = Problems::of("c.csv");
        let changes = read(text, &mut problems);
        let said = problems.into_vec().into_iter().map(|problem| {
            let at = problem.span.map(|span| text[span].to_string());
            format!("{} at {}", problem.message, at.unwrap_or_default())
        });
        (changes, said.collect())
    }

    #[test]
    fn a_cell_knows_its_place_whatever_stands_before_it() {
        let text = "\u{feff}verb,name,set\r\n\r\nedit,\"a \"\"b\"\",\nc\", legal=DCO; license = MIT \r\nedit,ü,x=1\n";
        let (changes, said) = read_all(text);
        assert_eq!(said, [""; 0]);
        let given = |row: usize| {
            let given = changes[row].given.iter();
            let at = given.map(|given| (given.text.as_str(), &text[given.span.clone()]));
            at.collect::<Vec<_>>()
        };
        let set = "legal=DCO; license = MIT";
        let name = ("a \"b\",\nc", "\"a \"\"b\"\",\nc\"");
        let pairs = ["legal", "DCO", "license", "MIT"].map(|text| (text, set));
        assert_eq!(given(0)[1], name);
        assert_eq!(given(0)[2..], pairs);
        assert_eq!(given(1)[1..], [("ü", "ü"), ("x", "x=1"), ("1", "x=1")]);
    }

    #[test]
    fn a_heading_is_judged_before_its_rows() {
        let (changes, said) = read_all("verb,nam,verb\npromote,a\n");
        assert!(changes.is_empty());
        assert_eq!(
            said,
            [
                "column `nam` is no key of a change at nam",
                "column `verb` is there twice at verb",
            ]
        );
    }

    #[test]
    fn a_row_of_another_length_is_not_read() {
        let (changes, said) = read_all("verb,name,reason\nremove,a\nremove,b,c\n,,\nx,b,c,d\n");
        let readable = changes.iter().map(|change| change.request.is_some());
        assert_eq!(readable.collect::<Vec<_>>(), [false, true, false]);
        assert_eq!(
            said,
            [
                "this row has 2 cells, the heading 3 at remove,a",
                "this row has 4 cells, the heading 3 at x,b,c,d",
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_the_file_every_place_lies_in_it(text in "(verb,name,set\n)?[a,;=\"\r\n ü\u{feff}]{0,40}") {
            let mut problems = Problems::of("c.csv");
            let changes = read(&text, &mut problems);
            let given = changes.iter().flat_map(|change| &change.given);
            let found = problems.into_vec();
            let spans = given.map(|given| &given.span).chain(found.iter().flat_map(|one| &one.span));
            for span in spans.chain(changes.iter().map(|change| &change.span)) {
                proptest::prop_assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
            }
        }
    }
}
