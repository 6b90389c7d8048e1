//! The lines of a Markdown page: which stand in fenced code, which are headings.

use memchr::memchr_iter;

use super::escape::is_entity;

/// One line of a page.
#[derive(Debug, Clone, Copy)]
pub(in crate::publish) struct Line<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Its text without its end.
    pub text: &'a str,
    /// `\n`, `\r\n`, or nothing at the end of the page.
    pub end: &'a str,
    /// Whether it stands in a fenced code block, the fences included.
    pub code: bool,
}

/// The lines of a page. A fence that nothing closes runs to the end of the page, as in Markdown.
pub(in crate::publish) fn lines(page: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    let mut fence: Option<(u8, usize)> = None;
    whole_lines(page).map(move |whole| {
        let text = whole.trim_end_matches('\n');
        let text = text.strip_suffix('\r').unwrap_or(text);
        let line = Line {
            start,
            text,
            end: &whole[text.len()..],
            code: step(&mut fence, text),
        };
        start += whole.len();
        line
    })
}

/// The lines of a page, each with its end.
pub(in crate::publish) fn whole_lines(page: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let ends = memchr_iter(b'\n', page.as_bytes()).map(|at| at + 1);
    ends.chain([page.len()])
        .map(move |end| &page[std::mem::replace(&mut start, end)..end])
        .filter(|line| !line.is_empty())
}

/// Whether a line belongs to a fenced block, given the fence that is open before it.
///
/// The indent does not matter, since a fence in a list item may be indented by any amount.
fn step(open: &mut Option<(u8, usize)>, line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    let mark = line.bytes().next().unwrap_or_default();
    let length = match mark {
        b'`' | b'~' => line.bytes().take_while(|byte| *byte == mark).count(),
        _ => 0,
    };
    match *open {
        Some((opened, least)) => {
            if mark == opened && length >= least && line[length..].trim().is_empty() {
                *open = None;
            }
            true
        }
        None if length >= 3 && (mark == b'~' || !line[length..].contains('`')) => {
            *open = Some((mark, length));
            true
        }
        None => false,
    }
}

/// The page with `\n` line ends and one at its end, no blank line at its start, at most one in a
/// row elsewhere, and no whitespace at line ends but the two spaces that break a line. Fenced code
/// stays as it is.
pub(in crate::publish) fn tidy(page: &str) -> String {
    let mut tidy = Tidy::behind(String::with_capacity(page.len() + 1));
    whole_lines(page).for_each(|line| tidy.push(line));
    tidy.end()
}

/// [`tidy`] for a page whose lines come one after the other.
pub(in crate::publish) struct Tidy {
    page: String,
    /// Where the lines begin in it.
    start: usize,
    fence: Option<(u8, usize)>,
    /// Whether the last line is blank.
    blank: bool,
}

impl Tidy {
    /// Begins behind what is there already, which stays as it is.
    pub(in crate::publish) fn behind(page: String) -> Tidy {
        Tidy {
            start: page.len(),
            page,
            fence: None,
            blank: true,
        }
    }

    /// Adds a line, with or without its end.
    pub(in crate::publish) fn push(&mut self, line: &str) {
        let text = line.trim_end_matches('\n');
        let text = text.strip_suffix('\r').unwrap_or(text);
        let is_code = step(&mut self.fence, text);
        let text = match is_code {
            true => text,
            false => without_stray_end(text),
        };
        let is_blank = text.is_empty() && !is_code;
        if !(self.blank && is_blank) {
            self.page.push_str(text);
            self.page.push('\n');
        }
        self.blank = is_blank;
    }

    /// The whole.
    pub(in crate::publish) fn end(mut self) -> String {
        if self.page[self.start..].ends_with("\n\n") && self.blank {
            self.page.pop();
        }
        if self.page.len() == self.start {
            self.page.push('\n');
        }
        self.page
    }
}

fn without_stray_end(line: &str) -> &str {
    let text = line.trim_end_matches([' ', '\t', '\r']);
    let breaks = !text.is_empty() && line[text.len()..].starts_with("  ");
    if breaks {
        &line[..text.len() + 2]
    } else {
        text
    }
}

/// The headings of a page, each as written, markup included.
pub(in crate::publish) fn headings(page: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut paragraph = String::new();
    for line in lines(page) {
        let text = line.text.trim_matches([' ', '\t']);
        let indent = line.text.len() - line.text.trim_start_matches(' ').len();
        let underline = !text.is_empty()
            && (text.bytes().all(|byte| byte == b'=') || text.bytes().all(|byte| byte == b'-'));
        if line.code || text.is_empty() || indent > 3 {
            paragraph.clear();
        } else if let Some(heading) = atx(text) {
            headings.push(heading.to_string());
            paragraph.clear();
        } else if underline && !paragraph.is_empty() {
            headings.push(std::mem::take(&mut paragraph));
        } else if begins_block(text) {
            paragraph.clear();
        } else {
            let gap = if paragraph.is_empty() { "" } else { " " };
            paragraph.extend([gap, text]);
        }
    }
    headings
}

/// Whether a line begins a quotation, a list item, HTML, or is of a table.
fn begins_block(line: &str) -> bool {
    let bullet = ["- ", "+ ", "* "]
        .iter()
        .any(|bullet| line.starts_with(bullet));
    bullet || line.starts_with(['<', '>', '|'])
}

/// The text of a heading that begins with `#`.
fn atx(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let depth = line.len() - text.len();
    if !(1..=6).contains(&depth) || !(text.is_empty() || text.starts_with([' ', '\t'])) {
        return None;
    }
    let text = text.trim_matches([' ', '\t']);
    let open = text.trim_end_matches('#');
    let closed = open.is_empty() || open.ends_with([' ', '\t']);
    Some(if closed {
        open.trim_end_matches([' ', '\t'])
    } else {
        text
    })
}

/// The words of inline Markdown, as far as an anchor asks for them: without escapes, the targets of
/// links, tags and entities. Other markup is punctuation, which anchors drop in any case.
pub(in crate::publish) fn words(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    let mut at = 0;
    while let Some(c) = markdown[at..].chars().next() {
        let rest = &markdown[at + c.len_utf8()..];
        let before = words.chars().next_back();
        at += c.len_utf8()
            + match c {
                '\\' => escaped(rest, &mut words),
                '`' => code_span(rest, &mut words),
                '<' => tag(rest, &mut words),
                ']' => target(rest),
                '&' if is_entity(rest) => rest.find(';').map_or(0, |end| end + 1),
                '_' if !is_within_word(before, rest) => 0,
                c => {
                    words.push(c);
                    0
                }
            };
    }
    words
}

fn is_within_word(before: Option<char>, rest: &str) -> bool {
    before.is_some_and(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
}

/// What a backslash escapes; how many bytes it took.
fn escaped(rest: &str, words: &mut String) -> usize {
    match rest.bytes().next() {
        Some(mark) if mark.is_ascii_punctuation() => {
            words.push(char::from(mark));
            1
        }
        _ => 0,
    }
}

fn code_span(rest: &str, words: &mut String) -> usize {
    let length = 1 + rest.bytes().take_while(|byte| *byte == b'`').count();
    let fence = "`".repeat(length);
    let open = length - 1;
    match rest[open..].find(&fence) {
        Some(end) => {
            words.push_str(rest[open..open + end].trim());
            open + end + length
        }
        None => open,
    }
}

/// An autolink's URL, or nothing of an HTML tag; how many bytes it took.
fn tag(rest: &str, words: &mut String) -> usize {
    let Some(end) = rest.find('>') else {
        return 0;
    };
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return 0;
    }
    let inner = &rest[..end];
    if inner.contains("://") && !inner.contains(' ') {
        words.push_str(inner);
    }
    end + 1
}

/// How many bytes the target of a link takes behind its `]`; brackets may pair within it.
fn target(rest: &str) -> usize {
    let (open, close) = match rest.bytes().next() {
        Some(b'(') => ('(', ')'),
        Some(b'[') => ('[', ']'),
        _ => return 0,
    };
    let mut depth: usize = 0;
    for (at, c) in rest.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
        }
        if depth == 0 {
            return at + 1;
        }
    }
    0
}
