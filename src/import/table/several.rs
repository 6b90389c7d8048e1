//! Several names in the cell of one project.

use std::ops::Range;

use crate::import::document::{Piece, has_words};
use crate::import::reader::{Reader, Remark};
use crate::import::words::{link_kind, topic_alone};

/// Says which links behind the name of a draft, beside it between commas or words that join them, may
/// be names of projects too.
pub(super) fn remark(reader: &mut Reader<'_>, behind: Range<usize>, draft: usize) {
    let mut names: Vec<String> = Vec::new();
    let mut from = behind.start;
    for place in behind {
        let piece = &reader.document.pieces[place];
        if !piece.is_link() {
            continue;
        }
        if !joins(&reader.words(from..place)) {
            break;
        }
        if may_be_name(piece) {
            names.push(reader.words(place..place + 1));
        }
        from = place + 1;
    }
    if names.is_empty() {
        return;
    }
    let own = &reader.drafts[draft];
    let message = format!(
        "{} has `{}` as links: a row is one project; those that are projects too need rows of their \
         own",
        own.name,
        names.join("`, `")
    );
    let line = own.line;
    reader.remarks.push(Remark { line, message });
}

/// Whether words do no more than join what stands on their sides.
fn joins(words: &str) -> bool {
    const JOINTS: &[&str] = &[",", ";", "&", "+", "and", ", and"];
    JOINTS.contains(&words.trim())
}

/// Whether a link has words that may be the name of a project.
fn may_be_name(piece: &Piece) -> bool {
    let leads = piece.url().is_some_and(|url| url.contains("://"));
    let is_label = topic_alone(&piece.text).is_some() || link_kind(&piece.text, "").is_some();
    leads && has_words(&piece.text) && !is_label
}
