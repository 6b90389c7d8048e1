//! Names with links in a bracket behind them, such as `Envoy ([site](…), [code](…))`.

use std::ops::Range;

use crate::import::document::has_words;
use crate::import::marks::is_open;
use crate::import::reader::{Reader, visible};
use crate::import::words::{Topic, link_kind, topic_alone};

/// Reads the name in front of a bracket whose first link stands behind these pieces, and that link;
/// gives where the rest begins. `None` where the words in front of the link open no bracket.
pub(super) fn read_name(
    reader: &mut Reader<'_>,
    before: Range<usize>,
    draft: usize,
) -> Option<usize> {
    let said = reader.words(before.clone());
    let (name, inside) = said.rsplit_once('(').filter(|_| is_open(&said))?;
    if !has_words(name) {
        return None;
    }
    reader.drafts[draft].name = name.trim().to_string();
    reader.take_text(before.clone(), draft, "name");
    let link = before.end;
    let own = visible(&reader.document.pieces[link].text);
    let is_address = matches!(topic_alone(&own), Some(Topic::Homepage | Topic::Repository));
    match (has_words(inside), is_address || own.is_empty()) {
        (false, true) => read_address(reader, (link, &own), draft),
        (false, false) => return Some(link),
        (true, _) => read_titled(reader, (link, &format!("{inside} {own}")), draft),
    }
    Some(link + 1)
}

/// Takes a link whose words say no more than which address of the project it is.
fn read_address(reader: &mut Reader<'_>, (link, own): (usize, &str), draft: usize) {
    reader.take_address(link, draft, "links");
    let url = reader.document.pieces[link].url();
    let is_titled = url.is_some_and(|url| reader.drafts[draft].links.has(url));
    if has_words(own) && reader.is_sound(link) && !is_titled {
        reader.report_words(reader.line(link), own);
    }
}

/// Takes a link with the words in front of it.
fn read_titled(reader: &mut Reader<'_>, (link, title): (usize, &str), draft: usize) {
    let title = title.trim();
    match reader.url(link) {
        Some(url) => {
            let kind = link_kind(title, &url).unwrap_or("other");
            reader.drafts[draft].add_link(kind, Some(title), &url);
            reader.take(link..link + 1, Some(draft), "links");
        }
        None => reader.drafts[draft].add_extra("project", title),
    }
}
