//! Counts at the end of headings: `## Graduated (12)`, `## Storage – 3 projects`.

use super::{BlockKind, Document, PieceKind, has_words, is_pictograph};

/// A count at the end of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The heading.
    pub block: usize,
    /// The number.
    pub number: usize,
    /// What the source has behind the title.
    pub text: String,
    /// The same with `{}` for the number, and `{s}` for what `project` ends in if there are several.
    pub form: String,
    /// Where it begins in the source, in bytes.
    pub start: usize,
}

/// The highest number that is taken for a count, in digits.
const MOST_DIGITS: usize = 5;

/// Takes counts off the ends of headings, whose words they are none of. What is no count after all
/// is [put back](restore).
pub(super) fn settle(document: &mut Document) {
    for block in 0..document.blocks.len() {
        let heading = &document.blocks[block];
        let pieces = heading.pieces.clone();
        let Some(end) = pieces.clone().next_back() else {
            continue;
        };
        let is_heading = matches!(heading.kind, BlockKind::Heading(_));
        if !is_heading || document.pieces[end].kind != PieceKind::Text {
            continue;
        }
        let Some((at, number, form)) = parted(&document.pieces[end].text) else {
            continue;
        };
        let is_titled = has_words(&document.pieces[end].text[..at])
            || has_words(&document.words(pieces.start..end));
        if is_titled {
            let piece = &mut document.pieces[end];
            let (text, start) = (piece.text.split_off(at), piece.span.start);
            document.counts.push(Count {
                block,
                number,
                text,
                form,
                start,
            });
        }
    }
}

/// Puts those counts back into the words of their headings that are none.
pub fn restore(document: &mut Document, is_count: impl Fn(&Count) -> bool) {
    let counts = std::mem::take(&mut document.counts);
    let (counts, others): (Vec<Count>, Vec<Count>) = counts.into_iter().partition(is_count);
    document.counts = counts;
    for other in others {
        let pieces = document.blocks[other.block].pieces.clone();
        if let Some(end) = pieces.last() {
            document.pieces[end].text.push_str(&other.text);
        }
    }
}

/// Where the count at the end of a text begins, its number and its form.
pub fn parted(text: &str) -> Option<(usize, usize, String)> {
    let is_mark = |c: char| c.is_whitespace() || is_pictograph(c) || c == '\u{fe0f}';
    let core = text.trim_end_matches(is_mark);
    let bracket = core.strip_suffix(')');
    let bracket = bracket.and_then(|inside| Some((inside.rfind('(')?, inside.len())));
    let (at, inside) = match bracket {
        Some((open, end)) => (open, open + 1..end),
        None => {
            let dash = core.rfind(['-', '\u{2013}', '\u{2014}', ':', '\u{b7}'])?;
            let sign = core[dash..].chars().next()?;
            let is_parted = sign == ':' || core[..dash].ends_with(' ');
            let behind = dash + sign.len_utf8();
            let follows = is_parted && core[behind..].starts_with(' ');
            (dash, follows.then_some(behind..core.len())?)
        }
    };
    let said = &core[inside.clone()];
    let digits = said.trim();
    let (digits, behind) = digits.split_once(' ').unwrap_or((digits, ""));
    let ending = match behind.to_lowercase().as_str() {
        "" => "",
        "project" | "projects" => "{s}",
        _ => return None,
    };
    let is_number = digits.len() <= MOST_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| is_number)?;
    let begin = core[..at].trim_end().len();
    let before = &core[begin..inside.start];
    let gap = &said[..said.len() - said.trim_start().len()];
    let words = match behind.is_empty() {
        true => String::new(),
        false => format!(" {}{ending}", behind.trim_end_matches(['s', 'S'])),
    };
    let after = &text[inside.end..];
    Some((
        begin,
        number,
        format!("{before}{gap}{{}}{words}{}", after.trim_end()),
    ))
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn counts_are_numbers_in_brackets_or_behind_a_dash() {
        for (text, title, number, form) in [
            ("Graduated (12)", "Graduated", 12, " ({})"),
            ("Graduated(2)", "Graduated", 2, "({})"),
            ("Graduated – 2", "Graduated", 2, " – {}"),
            ("Graduated: 2", "Graduated", 2, ": {}"),
            ("A (1 project) ⭐", "A", 1, " ({} project{s}) ⭐"),
            ("A (12 Projects)", "A", 12, " ({} Project{s})"),
            (" (2)", "", 2, " ({})"),
        ] {
            let (at, own, own_form) = parted(text).expect("a count");
            assert_eq!((&text[..at], own, &*own_form), (title, number, form));
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for other in [
            "Graduated",
            "Web 2",
            "Java (v8)",
            "Ubuntu-20",
            "A (1, 2)",
            "A (two)",
            "A ()",
            "A (2 tools)",
            "B-2",
            "Graduated [2]",
            "C (123456)",
        ] {
            assert_eq!(parted(other), None, "{other}");
        }
    }
}
