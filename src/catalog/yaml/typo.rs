//! What a person mistyped, told from the text around the place where the parser gave up.

use super::node::Span;
use super::parse::Problem;
use super::syntax::one_character;

const KEY_HELP: &str = "write `key: value`, with a space after the `:`";
/// What may follow a backslash in double quotes, those left out that take digits.
const ESCAPED: &str = "0abt\tnvfre \"/\\N_LP\r\n";
const INDENT_HELP: &str = "indent the line like its siblings";

/// A conflict that a merge left in the text, which spoils everything behind it.
pub(super) fn conflict(text: &str) -> Option<Problem> {
    let mark = lines(text).find(|line| text[line.clone()].starts_with("<<<<<<< "))?;
    let message = "a merge left a conflict here";
    let help = "keep what is right, and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`";
    Some(problem(mark, message).with_help(help))
}

/// A line, at whose beginning this offset is, that should have a key and has none.
pub(super) fn no_key(text: &str, at: usize) -> Problem {
    let line = at..line_end(text, at);
    let words = &text[line.clone()];
    if words.starts_with('-') {
        let message = "a space is missing behind this `-`";
        return problem(at..at + 1, message).with_help("write `- item`");
    }
    if let Some(indicator) = block_above(text, at) {
        let message = format!("the text of `{indicator}` above is not indented");
        return problem(line, message).with_help("indent it further than its key");
    }
    let is_word = |colon: &usize| !words[..*colon].contains(char::is_whitespace);
    let Some(colon) = words.find(':').filter(is_word) else {
        return problem(line, "a key without `:`").with_help(KEY_HELP);
    };
    let next = words[colon + 1..].chars().next();
    let message = match next.filter(|blank| blank.is_whitespace()) {
        Some(blank) => format!(
            "what stands behind this `:` is no plain space but U+{:04X}",
            u32::from(blank)
        ),
        None => "a space is missing behind this `:`".to_string(),
    };
    let colon = at + colon;
    problem(colon..colon + 1, message).with_help(KEY_HELP)
}

/// A `:` at this offset, where no key may stand.
pub(super) fn key_misplaced(text: &str, colon: usize) -> Problem {
    let start = content_start(text, colon);
    let is_value = has_key(&text[start..colon]);
    if is_value {
        let message = "a value cannot have `: ` in it";
        return problem(colon..colon + 1, message).with_help("put the whole value in quotes");
    }
    let mut culprit = None;
    let mut line = start;
    while let Some(above) = line_above(text, line) {
        let above = content_start(text, above.end);
        let goes_on = column(text, above) == column(text, start);
        if !goes_on || has_key(&text[above..line_end(text, above)]) {
            break;
        }
        culprit = Some(above);
        line = above;
    }
    match culprit {
        Some(line) => no_key(text, line),
        None => problem(start..colon, "a key cannot stand here").with_help(INDENT_HELP),
    }
}

/// Something at this offset, where another key or item was expected.
pub(super) fn not_a_sibling(text: &str, at: usize) -> Problem {
    let here = one_character(text, at);
    let sign = &text[here.clone()];
    let line = line_start(text, at);
    if !text[line..at].trim().is_empty() {
        let message = "nothing but a comment may follow here";
        let help = match sign {
            "," => "take the `,` out: values that stand below each other have none",
            _ => "put the whole value in quotes",
        };
        return problem(here, message).with_help(help);
    }
    if text[at..].starts_with("- ") {
        let message = "a list item cannot stand here";
        return problem(here, message).with_help("indent its `-` like its siblings");
    }
    let mut above = lines(&text[..line]);
    if !above.any(|above| stands_in(text, above, column(text, at))) {
        let message = "the indentation fits no line above";
        return problem(here, message).with_help(INDENT_HELP);
    }
    let help = "begin it with `- `, or indent it like the keys of its item";
    problem(here, "this is no item of the list above").with_help(help)
}

/// The tab that the parser stumbled over near this offset.
pub(super) fn tab(text: &str, at: usize) -> Problem {
    let is_tab = |at: &usize| text.as_bytes().get(*at) == Some(&b'\t');
    let before = at.checked_sub(1).filter(is_tab);
    let behind = || text[at..].find('\t').map(|length| at + length);
    let tab = Some(at).filter(is_tab).or(before).or_else(behind);
    let tab = one_character(text, tab.unwrap_or(at));
    problem(tab, "a tab cannot stand here").with_help("indent with spaces")
}

/// An escape that YAML does not know, in the double quotes that begin at this offset.
pub(super) fn escape(text: &str, quote: usize) -> Problem {
    let mut signs = text[quote..].char_indices();
    let mut found = quote;
    while let Some((at, sign)) = signs.next() {
        let is_escape = sign == '\\';
        let escaped = signs.clone().next().map(|(_, escaped)| escaped);
        if is_escape && !escaped.is_some_and(|escaped| ESCAPED.contains(escaped)) {
            found = quote + at;
            break;
        }
        if is_escape {
            signs.next();
        }
    }
    let help = "write a backslash as `\\\\`, or use single quotes";
    problem(one_character(text, found), "this escape is not known").with_help(help)
}

fn problem(span: Span, message: impl Into<String>) -> Problem {
    Problem::new("yaml-syntax", span, message)
}

/// The block indicator that ends the line above, where one does.
fn block_above(text: &str, at: usize) -> Option<char> {
    let above = line_above(text, at)?;
    let end = text[above].trim_end_matches(['-', '+']);
    let indicator = end.chars().next_back()?;
    let stands_alone = end.ends_with(": |") || end.ends_with(": >");
    stands_alone.then_some(indicator)
}

/// The line above that says something, without its line end.
fn line_above(text: &str, at: usize) -> Option<Span> {
    let before = &text[..line_start(text, at)];
    let says = |line: &Span| {
        let words = text[line.clone()].trim_start();
        !words.is_empty() && !words.starts_with('#')
    };
    lines(before).filter(says).last()
}

/// Whether a line has a `:` that ends a key.
fn has_key(line: &str) -> bool {
    line.contains(": ") || line.trim_end().ends_with(':')
}

/// Where the words of a line begin, behind its indentation and the dashes of items.
fn content_start(text: &str, at: usize) -> usize {
    let mut start = line_start(text, at);
    loop {
        let rest = text[start..at].trim_start_matches(' ');
        start = at - rest.len();
        match rest.starts_with("- ") {
            true => start += 2,
            false => return start,
        }
    }
}

/// Whether something of a line stands in a column: its first word, or what an item's dash is before.
fn stands_in(text: &str, line: Span, wanted: usize) -> bool {
    let words = text[line.clone()].trim_start_matches(' ');
    let first = line.end - words.len();
    !words.is_empty()
        && !words.starts_with('#')
        && [first, content_start(text, line.end)].contains(&(line.start + wanted))
}

fn column(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    at + rest.lines().next().map_or(0, str::len)
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let from = start;
        start += line.len();
        from..from + line.trim_end_matches(['\n', '\r']).len()
    })
}

#[cfg(test)]
mod tests {
    use crate::catalog::diagnostic::Position;
    use crate::catalog::yaml::parse;

    /// The one problem of a text: `line:column bytes it is about: message`.
    fn said(text: &str) -> String {
        let problems = parse(text).problems;
        assert_eq!(problems.len(), 1, "{text:?}: {problems:?}");
        let problem = &problems[0];
        assert_eq!(problem.rule, "yaml-syntax");
        let Position { line, column } = Position::of(text, problem.span.start);
        let about = &text[problem.span.clone()];
        format!("{line}:{column} {about}: {}", problem.message)
    }

    #[test]
    fn a_bracket_that_is_not_closed_is_named_where_it_opens() {
        for text in [
            "name: Zz\nareas: [\nmaturity: {}\n",
            "name: Zz\nareas: [a, b\nmaturity:\n  cncf: []\n",
            "name: Zz\nareas: [\n  a,\n  b,\nlicense: MIT\n",
            "name: Zz\nareas: [a, # first\n  b\nlicense: MIT\n",
            "name: Zz\nareas: [{id: a}, [b],\nlicense: MIT\n",
            "name: Zz\nareas: [",
        ] {
            assert_eq!(said(text), "2:8 [: this `[` is not closed", "{text:?}");
        }
        let mapping = "links:\n  chat: {title: x, url: y\n  blog: z\n";
        assert_eq!(said(mapping), "2:9 {: this `{` is not closed");
        let quote = "name: Zz\nareas: [\"a, b]\nlicense: MIT\n";
        assert_eq!(said(quote), "2:9 \": this quote is not closed");
        let comma = "areas: [\"a\" \"b\"]\n";
        assert_eq!(said(comma), "1:13 \": `,` or `]` was expected here");
    }

    #[test]
    fn a_line_without_a_key_is_told_of_where_it_stands() {
        for (text, expected) in [
            ("name Zz\nareas: []\n", "1:1 name Zz: a key without `:`"),
            ("a: b\nname Zz\nc: d\n", "2:1 name Zz: a key without `:`"),
            ("a: b\nname Zz\n", "2:1 name Zz: a key without `:`"),
            (
                "name:Zz\na: []\n",
                "1:5 :: a space is missing behind this `:`",
            ),
            (
                "a: b\nname:Zz\n",
                "2:5 :: a space is missing behind this `:`",
            ),
            (
                "links:\n  chat:https://a.org\n  blog: b\n",
                "2:7 :: a space is missing behind this `:`",
            ),
            (
                "name:\u{a0}Zz\na: []\n",
                "1:5 :: what stands behind this `:` is no plain space but U+00A0",
            ),
            (
                "a:\n  - b\n  -c\n",
                "3:3 -: a space is missing behind this `-`",
            ),
            (
                "a: >-\ntext\nb: c\n",
                "2:1 text: the text of `>` above is not indented",
            ),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_in_the_wrong_column_is_told_of_by_what_begins_it() {
        let nowhere = "the indentation fits no line above";
        for (text, expected) in [
            (
                "name: Zz\n  areas: [a]\n",
                "2:3 areas: a key cannot stand here",
            ),
            ("a: [b]\n c: d\n", &format!("2:2 c: {nowhere}")),
            ("  a: b\nc: d\n", &format!("2:1 c: {nowhere}")),
            ("a:\n    b: c\n  d: e\n", &format!("3:3 d: {nowhere}")),
            (
                "a:\n  - b: c\n    d: e\n   f: g\n",
                &format!("4:4 f: {nowhere}"),
            ),
            ("a:\n  - b\n - c\n", "3:2 -: a list item cannot stand here"),
            ("- a: b\nc: d\n", "2:1 c: this is no item of the list above"),
            (
                "a: [b],\nc: d\n",
                "1:7 ,: nothing but a comment may follow here",
            ),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_yaml_reads_otherwise_than_it_was_meant_is_told_of() {
        for (text, expected) in [
            ("a: b: c\n", "1:5 :: a value cannot have `: ` in it"),
            ("a:\n  - b: c: d\n", "2:9 :: a value cannot have `: ` in it"),
            ("a: & b\n", "1:4 &: a value cannot begin with `&` or `*`"),
            ("a: `b`\n", "1:4 `: a value cannot begin with a backtick"),
            (
                "a: | b\n",
                "1:4 |: the text of a `|` or `>` begins on the next line",
            ),
            ("a: \"\\\\b\\d\"\n", "1:8 \\: this escape is not known"),
        ] {
            assert_eq!(said(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_tab_is_told_of_itself() {
        for text in ["a:\n\tb: c\n", "a:\n\t- b\n"] {
            assert_eq!(said(text), "2:1 \t: a tab cannot stand here", "{text:?}");
        }
        assert_eq!(
            said("a:\n  b: c\n\td: e\n"),
            "3:1 \t: a tab cannot stand here"
        );
    }

    #[test]
    fn the_conflict_of_a_merge_is_told_of_before_what_follows_from_it() {
        let text = "a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n";
        assert_eq!(said(text), "2:1 <<<<<<< HEAD: a merge left a conflict here");
    }
}
