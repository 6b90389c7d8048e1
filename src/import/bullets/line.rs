//! Which of the links and tags behind the name of a bullet are no words of its sentence.

use super::part::{Part, PartKind};
use super::said::{CLOSE, OPEN, STOPS, goes_on, is_said, join};
use super::says::Says;
use super::tags;
use crate::import::document::Document;

/// Finds which links and which code stand beside the sentence. `is_linked` says that the name leads
/// somewhere itself, so that a link behind it may be of the sentence.
pub(super) fn settle(parts: &mut [Part], document: &Document, is_linked: bool) {
    settle_pictures(parts, document);
    if is_linked {
        settle_twins(parts);
    }
    settle_begin(parts, is_linked);
    settle_middle(parts);
    settle_end(parts);
}

fn settle_pictures(parts: &mut [Part], document: &Document) {
    for part in parts {
        if let PartKind::Link(piece, _) = part.kind {
            part.is_apart = part.text.is_empty() || document.pieces[piece].is_picture();
        }
    }
}

/// Links that are joined to the name, as in `a / b - text`, with the signs that join them: they are
/// called by names of their own, and what is said is said of all.
fn settle_twins(parts: &mut [Part]) {
    let joins = |part: &Part| {
        part.is_joint() || part.is_text() && ["/", "+", ","].contains(&part.text.trim())
    };
    let mut end = 0;
    while let Some([joint, twin]) = parts.get(end..end + 2)
        && joins(joint)
        && twin.says().is_some()
    {
        end += 2;
    }
    if end > 0 && is_delimited(parts, end) {
        for part in &mut parts[..end] {
            part.is_apart = true;
        }
    }
}

/// Links right behind the name that say a field or a kind, or stand in brackets.
fn settle_begin(parts: &mut [Part], is_linked: bool) {
    let mut at = 0;
    while at < parts.len() {
        let part = &parts[at];
        if part.is_gap() || part.is_apart {
            at += 1;
        } else if let Some(close) = bracket(parts, at) {
            set_apart(&mut parts[at..close]);
            at = close;
        } else if is_label(part, is_linked) && (!is_linked || is_delimited(parts, at + 1)) {
            parts[at].is_apart = true;
            at += 1;
        } else {
            parts[at].is_lead |= !is_linked && parts[at].says().is_some();
            break;
        }
    }
}

/// Whether a link right behind the name only labels where it leads. A URL alone does where the name
/// leads nowhere.
fn is_label(part: &Part, is_linked: bool) -> bool {
    let is_bare = || part.text.contains("://") && !is_linked;
    part.says().is_some_and(|says| says.is_label() || is_bare())
}

/// Whether what begins here does not go on with a sentence.
fn is_delimited(parts: &[Part], at: usize) -> bool {
    let Some(next) = parts.get(at) else {
        return true;
    };
    let text = next.text.trim_start();
    !next.is_text()
        || !is_said(text)
        || text.starts_with(|c: char| !c.is_alphanumeric() && c != '`' && !is_said(&c.to_string()))
}

/// Where the bracket ends that the part in front of this one opens and that holds nothing but
/// links; the part that closes it.
fn bracket(parts: &[Part], first: usize) -> Option<usize> {
    let open = parts.get(first.checked_sub(1)?)?;
    let opens = open.is_text() && open.text.trim_end().ends_with(is_open);
    if !opens || parts[first].says().is_none() {
        return None;
    }
    let stays = |part: &Part| {
        part.says().is_some()
            || part.is_joint()
            || part.is_gap() && !part.text.contains(|c| is_open(c) || is_close(c))
    };
    let close = (first..parts.len()).find(|at| !stays(&parts[*at]))?;
    let part = &parts[close];
    (part.is_text() && part.text.trim_start().starts_with(is_close)).then_some(close)
}

/// Whether a sign opens a bracket around links.
fn is_open(c: char) -> bool {
    c == '[' || OPEN.contains(&c)
}

/// Whether a sign closes such a bracket.
fn is_close(c: char) -> bool {
    c == ']' || CLOSE.contains(&c)
}

/// Links and code at the end of a line, behind its sentence.
fn settle_end(parts: &mut [Part]) {
    let start = tags::settle(parts);
    let Some(first) = (start..parts.len()).find(|at| parts[*at].says().is_some()) else {
        return;
    };
    let before = before(parts, start);
    let links = || parts[start..].iter().filter_map(Part::says);
    let is_field = || parts[first].says().is_some_and(Says::is_field);
    let are_labels = || links().count() > 1 && links().all(Says::is_label);
    // A link right in front of a stop is the last word of the sentence that it ends.
    let behind = parts.get(first + 1).filter(|part| part.is_text());
    let is_stopped = || behind.is_some_and(|part| part.text.starts_with(STOPS));
    let is_beside = || (is_field() || are_labels()) && !goes_on(&before) && !is_stopped();
    let is_apart = ends_part(&before) || is_beside();
    let from = match is_apart {
        true => start,
        // The first link belongs to the sentence.
        false => first + 1,
    };
    set_apart(&mut parts[from..]);
}

/// The text in front of what stands behind the sentence.
pub(super) fn before(parts: &[Part], start: usize) -> String {
    let text = |at: usize| parts.get(at).map_or("", |part| &part.text);
    let own = start.checked_sub(1).map_or("", text);
    let gap = parts.get(start).filter(|part| part.is_text());
    let gap = gap.map_or("", |part| part.text.as_str());
    format!("{own}{gap}").trim_end_matches(' ').to_string()
}

/// Whether what stands behind a text is no part of its sentence.
pub(super) fn ends_part(before: &str) -> bool {
    const SIGNS: [char; 13] = [
        '\n', '(', '[', '|', '-', ')', ']', '\u{2013}', '\u{2014}', ':', ',', ';', '\u{b7}',
    ];
    let wide = ['\u{ff1a}', '\u{ff08}', '\u{ff09}'];
    before.is_empty()
        || before.ends_with(STOPS)
        || before.ends_with(SIGNS)
        || before.ends_with(wide)
}

/// Labels in the middle of a sentence: in brackets of their own, or between two signs.
fn settle_middle(parts: &mut [Part]) {
    let mut at = 1;
    while at < parts.len() {
        let close = bracket(parts, at).filter(|close| {
            let mut links = parts[at..*close].iter().filter_map(Part::says);
            links.all(Says::is_label)
        });
        match close {
            Some(close) => {
                set_apart(&mut parts[at..close]);
                at = close;
            }
            None => {
                let is_label = parts[at].says().is_some_and(Says::is_label);
                if is_label && is_between_bars(parts, at) {
                    parts[at].is_apart = true;
                }
                at += 1;
            }
        }
    }
}

fn is_between_bars(parts: &[Part], at: usize) -> bool {
    const BARS: [char; 4] = ['|', '\u{b7}', '\u{2013}', '\u{2014}'];
    let text = |at: usize| parts.get(at).filter(|part| part.is_text());
    let before = at.checked_sub(1).and_then(text);
    let ends = before.is_some_and(|part| part.text.trim_end().ends_with(BARS));
    ends && text(at + 1).is_some_and(|part| part.text.trim_start().starts_with(BARS))
}

fn set_apart(parts: &mut [Part]) {
    for part in parts {
        part.is_apart |= part.says().is_some() && !part.is_lead || part.is_joint();
    }
}

/// The words of the sentence.
pub(super) fn sentence(parts: &[Part]) -> String {
    let mut said = String::new();
    let mut is_behind_gap = false;
    for part in parts {
        if part.is_apart {
            is_behind_gap = true;
        } else if std::mem::take(&mut is_behind_gap) {
            join(&mut said, &part.text);
        } else {
            said.push_str(&part.text);
        }
    }
    said
}
