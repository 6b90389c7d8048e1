//! Where the links of a project lead: to a field of it, or to something of a kind.

use std::collections::HashSet;

use super::says::{Says, says};
use crate::catalog::model::{Link, id_from_name};
use crate::catalog::validate::repository_problem;
use crate::import::document::{Document, Piece};
use crate::import::draft::Draft;
use crate::import::look::Wording;
use crate::import::reader::{Reader, visible};
use crate::import::words as known;

/// The keys of the words of links to homepages and to repositories.
pub(super) const HOMEPAGE: &str = "homepage";
pub(super) const REPOSITORY: &str = "repository";

/// A link on the way into a draft.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    /// Its piece.
    pub piece: usize,
    /// What its words say.
    pub says: Says,
    /// Whether it stands where a project's own link does.
    pub is_lead: bool,
    /// Whether it is of the sentence, and does not stand beside it.
    pub is_said: bool,
}

impl Met {
    /// A link that stands beside the sentence, and not where a project's own does.
    pub fn beside(document: &Document, piece: usize) -> Met {
        Met {
            piece,
            says: says(&document.pieces[piece].text),
            is_lead: false,
            is_said: false,
        }
    }
}

/// The draft that links are taken into.
pub(super) struct Owner {
    /// Its place.
    pub draft: usize,
    /// The words of its summary.
    summary: HashSet<String>,
    /// Its links, other than that of its name.
    links: Vec<Met>,
}

impl Owner {
    /// A draft that has its name and its summary.
    pub fn new(reader: &Reader<'_>, draft: usize) -> Owner {
        let summary = reader.drafts[draft].summary.as_deref();
        Owner {
            draft,
            summary: summary.map_or_else(HashSet::new, |summary| words(summary).collect()),
            links: Vec::new(),
        }
    }

    /// Meets more of its links.
    pub fn meet(&mut self, links: impl IntoIterator<Item = Met>) {
        self.links.extend(links);
    }

    /// Takes the links into the draft, once all are met. What becomes of one hangs on its words and on
    /// the summary, and little on its place, so that a published page, which has those that lead to
    /// fields behind the summary, reads back the same.
    pub fn take(mut self, reader: &mut Reader<'_>) {
        let is_url = |link: &Met| link.is_said && reader.document.pieces[link.piece].is_bare();
        // URLs of the sentence stand in front of the others on a published page.
        self.links.sort_by_key(|link| !is_url(link));
        self.take_fields(reader);
        for link in &self.links {
            if !reader.is_settled(link.piece) {
                self.take_other(reader, link);
            }
        }
    }

    /// Takes what leads to fields: rather links beside the sentence than those of it.
    fn take_fields(&self, reader: &mut Reader<'_>) {
        let (said, beside): (Vec<&Met>, Vec<&Met>) =
            self.links.iter().partition(|link| link.is_said);
        let links = [beside, said].concat();
        for link in &links {
            self.take_repository(reader, link);
        }
        for link in &links {
            self.take_homepage(reader, link);
        }
        for link in &links {
            let is_open = !reader.is_settled(link.piece) && !reader.has_address(self.draft);
            if is_open && (link.is_lead || self.is_address(reader, link)) {
                self.take_address(reader, link);
            }
        }
    }

    /// Whether words are words of the summary, which may tell of something else by them.
    fn says(&self, said: &str) -> bool {
        !self.summary.is_empty() && words(said).all(|word| self.summary.contains(&word))
    }

    fn take_repository(&self, reader: &mut Reader<'_>, link: &Met) {
        let (draft, own) = (self.draft, &reader.document.pieces[link.piece]);
        if reader.is_settled(link.piece) {
            return;
        }
        let had = reader.drafts[draft].repository.is_some();
        if reader.take_own(link.piece, draft) {
            if !had && reader.drafts[draft].repository.is_some() {
                self.label(reader, link.piece, REPOSITORY);
            }
            return;
        }
        let url = target(own);
        let is_sound = || url.contains("://") && repository_problem(url).is_none();
        let is_one = match link.says {
            Says::Repository => known::is_repository(url) || is_sound() && !self.says(&own.text),
            Says::Code => known::is_repository(url),
            // The name once more, where code is kept.
            _ => {
                let name = id_from_name(&reader.drafts[draft].name);
                known::is_repository(url)
                    && id_from_name(&own.text) == name
                    && !self.says(&own.text)
            }
        };
        if !is_one || reader.drafts[draft].repository.is_some() {
            return;
        }
        if let Some(url) = reader.url(link.piece) {
            reader.drafts[draft].repository = Some(url);
            reader.take(link.piece..link.piece + 1, Some(draft), "repository");
            self.label(reader, link.piece, REPOSITORY);
        }
    }

    /// Keeps the words of the link to the homepage or the repository.
    fn label(&self, reader: &mut Reader<'_>, piece: usize, key: &str) {
        reader.labels.push(Wording {
            draft: self.draft,
            line: reader.line(piece),
            key: key.to_string(),
            words: visible(&reader.document.pieces[piece].text),
        });
    }

    /// Takes what leads to the project where nothing else does.
    fn take_address(&self, reader: &mut Reader<'_>, link: &Met) {
        let words = visible(&reader.document.pieces[link.piece].text);
        let says_more = !link.is_lead && link.says.is_label() && !self.says(&words);
        reader.take_address(link.piece, self.draft, "links");
        let own = &reader.drafts[self.draft];
        let key = match (&own.homepage, &own.repository) {
            (Some(_), _) => HOMEPAGE,
            (None, Some(_)) => REPOSITORY,
            (None, None) => return,
        };
        if says_more {
            self.label(reader, link.piece, key);
        }
    }

    fn take_homepage(&self, reader: &mut Reader<'_>, link: &Met) {
        let (draft, own) = (self.draft, &reader.document.pieces[link.piece]);
        let url = target(own);
        let is_one = || url.contains("://") && !known::is_repository(url) && !self.says(&own.text);
        // A name that leads to a place beside the document keeps its link.
        let is_beside = reader.drafts[draft].beside.is_some();
        let is_open = !reader.is_settled(link.piece) && !is_beside;
        if link.says != Says::Homepage
            || !is_open
            || reader.drafts[draft].homepage.is_some()
            || !is_one()
        {
            return;
        }
        if let Some(url) = reader.url(link.piece) {
            reader.drafts[draft].homepage = Some(url);
            reader.take(link.piece..link.piece + 1, Some(draft), "homepage");
            self.label(reader, link.piece, HOMEPAGE);
        }
    }

    /// Whether a link leads to the project where nothing else does: its words say no more than that it
    /// is a link, or what the project is called.
    fn is_address(&self, reader: &Reader<'_>, link: &Met) -> bool {
        let piece = &reader.document.pieces[link.piece];
        let words = visible(&piece.text);
        let is_name = words.to_lowercase() == reader.drafts[self.draft].name.to_lowercase();
        if reader.beside(link.piece).is_some() {
            // What leads beside the document is no homepage, whose words are those of a label.
            return is_name || words.is_empty();
        }
        let url = target(piece);
        let host = url.split_once("://").map_or(url, |(_, host)| host);
        let is_host = host.trim_end_matches('/').trim_start_matches("www.") == words;
        let is_label = matches!(
            link.says,
            Says::Repository | Says::Code | Says::Homepage | Says::Link
        );
        let is_own = is_label && !self.says(&words);
        piece.is_bare() || words.is_empty() || is_host || words == url || is_own || is_name
    }

    /// Takes a link under its kind. Where it leads to a place that is known, its words are kept with it
    /// if they say more than is said.
    fn take_other(&self, reader: &mut Reader<'_>, link: &Met) {
        let draft = self.draft;
        let Some(url) = reader.url(link.piece) else {
            return;
        };
        let own = &reader.document.pieces[link.piece];
        let title = visible(&own.text);
        let kind = known::link_kind(&title, &url).unwrap_or("other");
        let is_known = self.says(&title)
            || title.is_empty()
            || title == url
            || title.to_lowercase() == reader.drafts[draft].name.to_lowercase();
        let own = &mut reader.drafts[draft];
        match !is_known && own.leads_to(&url) && !own.links.has_titled(&url, &title) {
            true => {
                let title = Some(title.trim().into());
                let url = url.into();
                own.links.push(kind, Link { title, url });
            }
            false => own.add_link(kind, Some(&title), &url),
        }
        reader.take(link.piece..link.piece + 1, Some(draft), "links");
    }
}

/// The words of a text, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The target of a link as the source has it.
fn target(piece: &Piece) -> &str {
    piece.link().map_or("", |target| &target.url)
}

/// Gives a draft whose source is at no place known for code that place for its homepage too, where it
/// has none: its name leads there, and would be read as leading to the homepage.
pub(super) fn settle(draft: &mut Draft) {
    if let (None, Some(url)) = (&draft.homepage, &draft.repository)
        && !known::is_repository(url)
    {
        draft.homepage = Some(url.clone());
    }
}
