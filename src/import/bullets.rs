//! A bullet a project, under nested headings or nested bullets.

use std::ops::Range;

use super::account::Why;
use super::document::{BlockKind, Document, Form, Piece, PieceKind, has_words};
use super::draft::Draft;
use super::look::Look;
use super::outline::Outline;
use super::reader::{Reader, visible};
use super::words as known;

/// How deep bullets are read; what is nested deeper is reported.
const DEEPEST: usize = 32;

/// Reads the projects of every list.
pub(super) fn read(reader: &mut Reader<'_>) -> Look {
    let document = reader.document;
    let mut outline = Outline::default();
    for block in &document.blocks[0].children {
        if outline.step(document, *block).is_some()
            || document.blocks[*block].kind != BlockKind::List
        {
            continue;
        }
        if is_contents(document, *block) {
            reader.report(document.pieces_in(*block), Why::TableOfContents);
            continue;
        }
        let above = outline.area();
        let first = reader.drafts.len();
        let titles: Vec<String> = above.iter().map(|heading| heading.title.clone()).collect();
        read_list(reader, *block, &titles, 0);
        if reader.drafts.len() > first {
            above
                .iter()
                .for_each(|heading| reader.take(heading.pieces.clone(), None, "area"));
        }
    }
    let mut look = Look::default();
    if let Some(title) = outline.title {
        reader.take(title.pieces, None, "title");
        look.title = Some(title.title);
    }
    look
}

/// Whether a list only leads to places in the document.
fn is_contents(document: &Document, list: usize) -> bool {
    let mut links = document.pieces[document.pieces_in(list)]
        .iter()
        .filter_map(Piece::link)
        .peekable();
    links.peek().is_some() && links.all(|target| target.url.starts_with('#'))
}

fn read_list(reader: &mut Reader<'_>, list: usize, area: &[String], depth: usize) {
    if depth > DEEPEST {
        return;
    }
    let document = reader.document;
    for item in document.children(list, BlockKind::Item) {
        let children = document.blocks[item].children.as_slice();
        let Some((first, rest)) = children.split_first() else {
            continue;
        };
        let line = document.blocks[*first].pieces.clone();
        let starts = document.blocks[*first].kind == BlockKind::Paragraph;
        match starts.then(|| name_of(document, line.clone())).flatten() {
            Some(name) => {
                let draft = reader.drafts.len();
                read_entry(reader, line, name, area);
                read_below(reader, rest, area, draft, depth);
            }
            None => read_group(reader, line, rest, area, depth),
        }
    }
}

/// An item that names no project: an area for the lists in it.
fn read_group(
    reader: &mut Reader<'_>,
    line: Range<usize>,
    below: &[usize],
    area: &[String],
    depth: usize,
) {
    let document = reader.document;
    let title = reader.words(line.clone());
    let title = title.trim_end_matches(':').trim();
    let has_link = document.pieces[line.clone()].iter().any(Piece::is_link);
    let mut path = area.to_vec();
    if has_words(title) && !has_link {
        path.push(title.to_string());
    }
    let first = reader.drafts.len();
    for list in below
        .iter()
        .filter(|block| document.blocks[**block].kind == BlockKind::List)
    {
        read_list(reader, *list, &path, depth + 1);
    }
    if reader.drafts.len() > first && path.len() > area.len() {
        reader.take(line, None, "area");
    }
}

/// What stands below the first line of an entry: entries of their own, or more about it.
fn read_below(
    reader: &mut Reader<'_>,
    blocks: &[usize],
    area: &[String],
    draft: usize,
    depth: usize,
) {
    let document = reader.document;
    for block in blocks {
        match document.blocks[*block].kind {
            BlockKind::List if depth < DEEPEST => {
                for item in document.children(*block, BlockKind::Item) {
                    let first = document.blocks[item].children.first();
                    let line = first.map(|first| document.blocks[*first].pieces.clone());
                    let own = line.as_ref().and_then(|line| {
                        name_of(document, line.clone())
                            .filter(|name| has_summary(reader, line, name))
                    });
                    match (line, own) {
                        (Some(line), Some(name)) => {
                            let nested = reader.drafts.len();
                            read_entry(reader, line, name, area);
                            read_below(
                                reader,
                                &document.blocks[item].children[1..],
                                area,
                                nested,
                                depth + 1,
                            );
                        }
                        _ => read_more(reader, document.pieces_in(item), draft),
                    }
                }
            }
            BlockKind::Paragraph => read_more(reader, document.pieces_in(*block), draft),
            _ => {}
        }
    }
}

/// More about an entry: its links, or words for its description.
fn read_more(reader: &mut Reader<'_>, pieces: Range<usize>, draft: usize) {
    let said = reader.words(pieces.clone());
    let only_links = !reader.document.pieces[pieces.clone()]
        .iter()
        .any(|piece| piece.link().is_none() && has_words(piece.shown()));
    if !only_links {
        reader.drafts[draft].add_paragraph(&said);
        reader.take_text(pieces.clone(), draft, "description");
    }
    reader.add_mentions(pieces, draft);
}

/// The name at the start of an item.
enum Name {
    /// A link, whose words are the name.
    Link(usize),
    /// Words up to this place, with links behind them.
    Words(usize),
}

fn name_of(document: &Document, line: Range<usize>) -> Option<Name> {
    // A picture or a badge in front of a name is none.
    let first = line
        .clone()
        .find(|piece| document.pieces[*piece].matters() && !document.pieces[*piece].is_picture())?;
    let piece = &document.pieces[first];
    match &piece.kind {
        PieceKind::Link(target) => {
            let leads = target.form != Form::Undefined && !target.url.starts_with('#');
            (leads && !piece.text.is_empty()).then_some(Name::Link(first))
        }
        PieceKind::Text => {
            let link = (first..line.end).find(|piece| {
                document.pieces[*piece]
                    .link()
                    .is_some_and(|target| target.form != Form::Undefined)
            })?;
            let before = document.words(first..link);
            let ends = piece.strong || parted(&before).is_some() || before.len() <= LONGEST_NAME;
            ends.then_some(Name::Words(first))
        }
        _ => None,
    }
}

/// How long words in front of a link can be to be a name.
const LONGEST_NAME: usize = 48;

/// The words in front of what parts a name from its description, and those behind.
fn parted(words: &str) -> Option<(&str, &str)> {
    const PARTS: &[&str] = &[" - ", " \u{2013} ", " \u{2014} ", ": ", " ("];
    let at = PARTS
        .iter()
        .filter_map(|part| words.find(part).map(|at| (at, part.len())))
        .min();
    at.map(|(at, length)| (words[..at].trim(), words[at + length..].trim()))
}

fn has_summary(reader: &Reader<'_>, line: &Range<usize>, name: &Name) -> bool {
    match name {
        Name::Link(first) => has_words(&reader.words(first + 1..line.end)),
        Name::Words(_) => false,
    }
}

fn read_entry(reader: &mut Reader<'_>, line: Range<usize>, name: Name, area: &[String]) {
    let document = reader.document;
    let draft = reader.drafts.len();
    let at = document.line(document.pieces[line.start].span.start);
    reader.drafts.push(Draft {
        line: at,
        areas: vec![area.to_vec()],
        ..Draft::default()
    });
    let (called, mut summary, rest) = match name {
        Name::Link(first) => {
            let called = visible(&document.pieces[first].text);
            if let Some(url) = reader.url(first) {
                set_address(&mut reader.drafts[draft], url, &called);
            }
            reader.take(first..first + 1, Some(draft), "name");
            (called, String::new(), first + 1..line.end)
        }
        Name::Words(first) => {
            let next = (first..line.end)
                .find(|piece| document.pieces[*piece].is_link())
                .unwrap_or(line.end);
            let words = reader.words(first..next);
            let (called, summary) = parted(&words).unwrap_or((&words, ""));
            let trailing: &[char] = &[':', '-', '\u{2013}', '\u{2014}', '(', ' ', '['];
            (
                called.trim_end_matches(trailing).to_string(),
                format!("{} ", summary.trim_end_matches(trailing)),
                next..line.end,
            )
        }
    };
    let (sentence, tail) = parted_tail(document, rest.clone());
    summary.push_str(&reader.words(sentence.clone()));
    let own = &mut reader.drafts[draft];
    named(own, &called);
    let summary = tidy(&summary);
    if has_words(&summary) {
        own.summary = Some(summary);
    }
    for piece in sentence.start..tail.end {
        if reader.take_repository(piece, draft) {
            continue;
        }
        if let Some(url) = reader.url(piece) {
            let title = visible(&document.pieces[piece].text);
            let own = &mut reader.drafts[draft];
            // A link in the sentence is about something else; a URL alone is the project's.
            let is_own = piece >= tail.start || document.pieces[piece].is_bare();
            let is_address = own.homepage.is_none() && own.repository.is_none() && is_own;
            if is_address {
                set_address(own, url, "");
            } else {
                own.add_link(
                    known::link_kind(&title, &url).unwrap_or("other"),
                    Some(&title),
                    &url,
                );
            }
            reader.take(piece..piece + 1, Some(draft), "links");
        }
    }
    reader.add_mentions(line.clone(), draft);
    reader.take_text(line, draft, "summary");
}

fn set_address(draft: &mut Draft, url: String, _called: &str) {
    let field = if known::is_repository(&url) {
        &mut draft.repository
    } else {
        &mut draft.homepage
    };
    *field = Some(url);
}

/// The sentence of a line, and the links at its end, which are no words of it.
fn parted_tail(document: &Document, rest: Range<usize>) -> (Range<usize>, Range<usize>) {
    let mut start = rest.end;
    while start > rest.start {
        let piece = &document.pieces[start - 1];
        if !piece.is_link() && has_words(piece.shown()) {
            break;
        }
        start -= 1;
    }
    let before = if start > rest.start {
        document.pieces[start - 1].shown().trim_end()
    } else {
        ""
    };
    let bracket = document.pieces[start..rest.end]
        .first()
        .is_some_and(|piece| piece.shown().contains('('));
    let apart = start == rest.start
        || bracket
        || before.ends_with([
            '.', '!', '?', '(', '|', '-', ')', '\u{2013}', '\u{2014}', ':', ',', ';',
        ]);
    let first = (start..rest.end)
        .find(|place| document.pieces[*place].is_link())
        .unwrap_or(rest.end);
    if apart {
        return (rest.start..start, start..rest.end);
    }
    // The first link belongs to the sentence, and so does the mark at its end.
    let mut end = (first + 1).min(rest.end);
    if end < rest.end && document.pieces[end].shown().starts_with(['.', '!', '?']) {
        end += 1;
    }
    (rest.start..end, end..rest.end)
}

/// A description without the punctuation around it.
fn tidy(summary: &str) -> String {
    let front: &[char] = &[':', '-', '\u{2013}', '\u{2014}', ' ', '|', ')', ']', ','];
    let text = summary.trim_start_matches(front);
    let text = text.strip_prefix(". ").unwrap_or(text);
    let text = text
        .trim_end_matches([' ', '(', '|', '\u{2013}', '\u{2014}'])
        .trim_end_matches(" -");
    visible(&super::document::words([text].into_iter()))
}

/// The name without the year in front of it and the tags behind it, which are kept beside it.
fn named(draft: &mut Draft, called: &str) {
    let mut name = called.trim();
    while let Some((rest, tag)) = name
        .strip_suffix('#')
        .and_then(|name| name.rsplit_once(" #"))
    {
        if tag.is_empty() || tag.contains(char::is_whitespace) {
            break;
        }
        draft.tags.insert(0, tag.to_string());
        name = rest.trim_end();
    }
    let year = name.split_once('-').filter(|(year, rest)| {
        year.len() == 4
            && year.starts_with(['1', '2'])
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && has_words(rest)
    });
    if let Some((year, rest)) = year {
        draft.add_extra("year", year);
        name = rest.trim_start();
    }
    draft.name = name.to_string();
}
