//! The heading of a project: its name, and the links beside it.

use std::ops::Range;

use crate::import::document::{has_words, words};
use crate::import::draft::Draft;
use crate::import::label_values::beside;
use crate::import::look::{Look, Wording};
use crate::import::marks::BETWEEN;
use crate::import::reader::{Reader, Remark, visible};
use crate::import::words::{Topic, ordinal, topic_alone};

/// Reads the heading of a project. A badge is none of its name, and neither is a link behind it whose
/// words only say what it leads to. Gives the labels that these become, behind those of bullets.
pub(super) fn read_name(
    reader: &mut Reader<'_>,
    pieces: Range<usize>,
    draft: usize,
    look: &mut Look,
) -> Vec<Wording> {
    let document = reader.document;
    let shown = |place: usize| document.pieces[place].shown();
    let first = pieces.clone().find(|place| has_words(shown(*place)));
    let (mut own, mut labels) = (Vec::new(), Vec::new());
    for place in pieces.clone() {
        let piece = &document.pieces[place];
        if piece.is_picture() {
            reader.add_mentions(place..place + 1, draft);
        } else if Some(place) == first || !read_field(reader, place, draft, &mut labels) {
            look.has_linked_names |= piece.link().is_some();
            reader.take_address(place, draft, "name");
            own.push(shown(place));
        }
    }
    let name = visible(&words(own.into_iter()));
    if name != reader.drafts[draft].name {
        reader.drafts[draft].name = without_marks(&name);
    }
    reader.take(pieces, Some(draft), "name");
    labels
}

/// Takes a link whose words only say which field of the project it is; gives whether it was one. Where
/// the field keeps no words, they become its label.
fn read_field(
    reader: &mut Reader<'_>,
    place: usize,
    draft: usize,
    labels: &mut Vec<Wording>,
) -> bool {
    let words = visible(&reader.document.pieces[place].text);
    let Some(topic) = topic_alone(&words)
        .filter(|topic| matches!(topic, Topic::Repository | Topic::Homepage | Topic::Links(_)))
    else {
        return false;
    };
    let Some(url) = reader.url(place) else {
        return false;
    };
    if !matches!(topic, Topic::Links(_)) {
        let line = reader.line(place);
        let (_, key) = reader.keys.of(draft, &words);
        labels.push(Wording {
            draft,
            line,
            key,
            words: words.clone(),
        });
    }
    let kind = beside(topic == Topic::Repository);
    reader.drafts[draft].add_address(topic, kind, &words, &url);
    reader.take(place..place + 1, Some(draft), "links");
    true
}

/// Takes the numbers off the names of projects, where most begin with one; says that they are not kept.
pub(super) fn take_numbers(drafts: &mut [Draft]) -> Option<Remark> {
    let numbered = drafts.iter();
    let numbered = numbered.filter(|draft| without_number(&draft.name) != draft.name);
    let first = numbered.clone().next()?.line;
    if 2 * numbered.count() <= drafts.len() {
        return None;
    }
    for draft in drafts {
        draft.name = without_number(&draft.name).to_string();
    }
    let message = "the numbers in front of projects are not kept: these are published in the order of \
                   their names";
    Some(Remark {
        line: first,
        message: message.to_string(),
    })
}

/// A name without the numbers that it begins with; never none of it.
fn without_number(name: &str) -> &str {
    let mut rest = name;
    while let Some(behind) = rest.get(ordinal(rest)..)
        && behind.len() < rest.len()
        && has_words(behind)
    {
        rest = behind.trim_start();
    }
    rest
}

/// A name without the signs around what stood behind it.
fn without_marks(name: &str) -> String {
    let open = name.rfind(['(', '[']);
    let open = open.filter(|open| !has_words(&name[*open..]));
    let name = &name[..open.unwrap_or(name.len())];
    let parts = |c: char| BETWEEN.contains(&c) || matches!(c, ',' | '|' | '/' | '\u{b7}');
    name.trim_end_matches(parts).to_string()
}
