//! One bullet: its name, the sentence behind it, its links and its tags.

use std::ops::Range;

use super::line;
use super::links::{Met, Owner};
use super::name::{self, Opening};
use super::part::{self, Part, PartKind};
use super::said::{is_said, tidy};
use super::says::Says;
use super::style::Style;
use crate::import::document::Document;
use crate::import::draft::Draft;
use crate::import::reader::{Reader, Remark, visible};
use crate::import::words::level_heading;

/// Reads a bullet that begins with a name; gives the draft for what stands below it.
pub(super) fn read_entry(
    reader: &mut Reader<'_>,
    item: usize,
    opening: Opening,
    area: &[String],
    style: &mut Style,
) -> Owner {
    let document = reader.document;
    let whole = opening.before.start..opening.rest.end;
    let draft = reader.drafts.len();
    reader.drafts.push(Draft {
        line: reader.line(whole.start),
        areas: vec![area.to_vec()],
        ..Draft::default()
    });
    if let Some(done) = document.blocks[item].done {
        reader.drafts[draft].add_extra("task", if done { "done" } else { "open" });
    }
    match opening.link {
        Some(link) => reader.take_address(link, draft, "name"),
        None => {
            style.unlinked.insert(draft);
        }
    }
    name::give(&mut reader.drafts[draft], &opening.called);
    let mut parts = part::parts(document, &opening.behind, opening.rest.clone());
    let remark = several_projects(&reader.drafts[draft], &opening, &parts);
    reader.remarks.extend(remark);
    line::settle(&mut parts, document, opening.link.is_some());
    style.tags.take(&parts, reader, draft);
    let links = links(document, opening.before.clone(), &parts);
    reader.drafts[draft].summary = summary(&opening.icons, &parts);
    if reader.drafts[draft].summary.is_some() {
        style.see(&parts);
    }
    let mut owner = Owner::new(reader, draft);
    owner.meet(links);
    reader.take_text(whole, draft, "summary");
    owner
}

/// Says that a line which begins with a level names several projects, which are one entry.
fn several_projects(draft: &Draft, opening: &Opening, parts: &[Part]) -> Option<Remark> {
    let names = parts.iter().filter(|part| part.says() == Some(Says::More));
    let is_level = opening.link.is_none() && level_heading(&draft.name).is_some();
    (is_level && names.count() > 1).then(|| Remark {
        line: draft.line,
        message: format!(
            "`{}` names a level, and several projects behind it are one entry: a bullet for each, \
             under a heading for the level, makes them entries",
            draft.name
        ),
    })
}

/// The links of a line: badges in front of its name, and those among the parts behind.
fn links(document: &Document, before: Range<usize>, parts: &[Part]) -> Vec<Met> {
    let badges = before.filter(|piece| document.pieces[*piece].link().is_some());
    let behind = parts.iter().filter_map(|part| match part.kind {
        PartKind::Link(piece, says) => Some(Met {
            piece,
            says,
            is_lead: part.is_lead,
            is_said: !part.is_apart,
        }),
        _ => None,
    });
    badges
        .map(|piece| Met::beside(document, piece))
        .chain(behind)
        .collect()
}

/// What is said of a project in one line.
fn summary(icons: &str, parts: &[Part]) -> Option<String> {
    let said = tidy(&line::sentence(parts));
    let said = without_sign_behind_icons(&said);
    let summary = match is_said(&said) {
        true => format!("{} {said}", visible(icons)),
        false => visible(icons),
    };
    Some(summary.trim().to_string()).filter(|summary| !summary.is_empty())
}

/// What is said of a project, where signs stand between it and its name: without what parted them
/// from it, since a page has that in front of them.
fn without_sign_behind_icons(said: &str) -> String {
    let (icons, rest) = name::icons_of(said);
    let words = tidy(rest);
    let parted = icons.into_iter().chain([words.as_str()]);
    parted
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
