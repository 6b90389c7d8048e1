//! What stands behind a label, by what the label is about.

use std::ops::Range;

use super::account::Why;
use super::document::has_words;
use super::labels::{Label, key_of};
use super::licenses::expression;
use super::look::{Look, Wording};
use super::reader::{Around, Reader, Remark, is_said_in};
use super::words::{self as known, Topic, topic_alone};
use crate::catalog::model::{is_relative, without_code};

impl Reader<'_> {
    /// Reads a labelled bullet into a draft; gives what it is about, and its key.
    pub fn read_label(
        &mut self,
        label: &Label,
        draft: usize,
        look: &mut Look,
    ) -> (Option<Topic>, String) {
        let (topic, key) = key_of(&label.words);
        let said = self.said(label.value.clone());
        let is_link = |piece: usize| self.document.pieces[piece].link().is_some();
        if label.value.clone().any(is_link)
            || !known::is_nothing(&without_code(&said))
            || topic == Some(Topic::Legal) && !said.is_empty()
        {
            let (topic, key) = self.take_label(label, draft);
            self.read_topic(topic, &key, label.value.clone(), &said, draft, look);
            (topic, key)
        } else {
            self.report(label.own.start..label.value.end, Why::None);
            (topic, key)
        }
    }

    /// Takes the words of a label; gives what it is about, and its key.
    pub fn take_label(&mut self, label: &Label, draft: usize) -> (Option<Topic>, String) {
        let (topic, key) = self.keys.of(draft, &label.words);
        self.take(label.own.clone(), Some(draft), "label");
        self.labels.push(Wording {
            draft,
            line: self.line(label.own.start),
            key: key.clone(),
            words: label.words.clone(),
        });
        (topic, key)
    }

    /// Reads a value, whose words are `said`, by what it is about.
    pub fn read_topic(
        &mut self,
        topic: Option<Topic>,
        key: &str,
        pieces: Range<usize>,
        said: &str,
        draft: usize,
        look: &mut Look,
    ) {
        match topic {
            Some(Topic::Goal) => {
                if has_words(said) {
                    let summary = &mut self.drafts[draft].summary;
                    summary.get_or_insert_with(|| said.to_string());
                }
                self.add_mentions(pieces.clone(), draft);
                self.take_text(pieces, draft, "summary");
            }
            Some(Topic::State) => self.read_state(pieces, draft, &mut look.states),
            Some(Topic::Repository) => {
                let address = Address::repository(key, Topic::Homepage);
                self.read_address(pieces, draft, &address, look);
            }
            Some(Topic::Homepage) => {
                self.read_address(pieces, draft, &Address::homepage(key), look);
            }
            Some(Topic::License) => self.read_license(pieces, &without_code(said), draft),
            Some(Topic::Legal) => self.read_legal(pieces, &without_code(said), draft),
            Some(Topic::Links(kind)) => {
                let kind = |_: &str, _: &str| kind.to_string();
                self.add_links(pieces, draft, kind, key, Around::Phrase);
            }
            _ => self.read_other(pieces, said, draft, key),
        }
    }

    /// A value under a label that the entry has too, so that it stands there again.
    fn read_other(&mut self, pieces: Range<usize>, said: &str, draft: usize, key: &str) {
        if self.has_link(pieces.clone()) {
            let kind = key.to_string();
            self.add_links(pieces, draft, |_, _| kind.clone(), key, Around::Phrase);
        } else {
            self.drafts[draft].add_extra(key, said);
            self.take_text(pieces, draft, "extra");
        }
    }

    /// A repository or homepage, the others beside it. The words of a link may say what it is, whatever
    /// the label.
    pub fn read_address(
        &mut self,
        pieces: Range<usize>,
        draft: usize,
        address: &Address<'_>,
        look: &mut Look,
    ) {
        let (key, repository) = (address.key, address.is_repository);
        let field = if repository { "repository" } else { "homepage" };
        let line = self.line(pieces.start);
        // Links that stand alone keep their words.
        let are_links = repository && self.are_links(pieces.clone());
        let around = match are_links {
            true => Around::Phrase,
            false => Around::Address,
        };
        let value = self.value(pieces, draft, field, around);
        let mut links = value.links.iter();
        let has_repository = links.any(|link| known::is_repository(&link.url));
        let kind = match has_words(&value.text) {
            // What a phrase names stands under its label.
            true => key,
            false => beside(repository),
        };
        for link in value.links {
            let topic = topic_alone(&link.title)
                .unwrap_or_else(|| address.topic_of(&link.url, has_repository));
            if let Topic::Links(kind) = topic {
                look.stands_beside(kind, &link.title, key);
            }
            let own = &mut self.drafts[draft];
            let is_kept = own.add_address(topic, kind, &link.title, &link.url);
            if is_kept || is_said_in(&link.title, &link.url) {
                continue;
            }
            match are_links && topic_alone(&link.title).is_none() {
                true => own.add_link(key, Some(&link.title), &link.url),
                false => self.report_words(line, &link.title),
            }
        }
        if has_words(&value.text) {
            self.drafts[draft].add_extra(key, &value.text);
        }
    }

    /// A license; another than was said before is reported.
    fn read_license(&mut self, pieces: Range<usize>, said: &str, draft: usize) {
        let license = expression(said);
        let before = &self.drafts[draft].license;
        if before.is_some() && *before != license {
            self.report(pieces, Why::Contradiction);
            return;
        }
        let line = self.line(pieces.start);
        let is_unknown = license.is_none() && self.has_words_of_its_own(pieces.clone());
        let around = match is_unknown || known::is_dual(said) {
            true => Around::Whole,
            false => Around::Phrase,
        };
        let value = self.value(pieces, draft, "license", around);
        if is_unknown {
            let message = format!("the license `{said}` is none of SPDX, and stays as written");
            self.remarks.push(Remark { line, message });
        }
        let draft = &mut self.drafts[draft];
        let words = match value.links.is_empty() {
            true => said,
            false => &value.text,
        };
        if around == Around::Whole && has_words(words) {
            draft.add_extra("license", words);
        }
        draft.license = license;
        for link in value.links {
            draft.add_link("license", Some(&link.title), &link.url);
        }
    }

    /// What a contributor signs; another than was said before is reported.
    fn read_legal(&mut self, pieces: Range<usize>, said: &str, draft: usize) {
        let before = self.drafts[draft].legal.as_deref();
        if before.is_some_and(|before| before != said) {
            self.report(pieces, Why::Contradiction);
            return;
        }
        let mut value = self.value(pieces, draft, "legal", Around::Phrase);
        // As an entry has them, and its page.
        value.links.sort_by_key(|link| is_relative(&link.url));
        let draft = &mut self.drafts[draft];
        if value.links.is_empty() {
            draft.legal = Some(said.to_string());
            return;
        }
        let titles: Vec<&str> = value
            .links
            .iter()
            .map(|link| {
                if link.title.is_empty() {
                    &*link.url
                } else {
                    &*link.title
                }
            })
            .collect();
        draft.legal = Some(titles.join(" / "));
        for link in &value.links {
            draft.add_link("legal", Some(&link.title), &link.url);
        }
        if has_words(&value.text) {
            draft.add_extra("legal", &value.text);
        }
    }
}

/// The kind of the links beside a repository, or beside a homepage.
pub(super) fn beside(repository: bool) -> &'static str {
    if repository { "repository" } else { "other" }
}

/// A label or column for a repository or homepage.
pub(super) struct Address<'a> {
    key: &'a str,
    is_repository: bool,
    /// What else it is about.
    others: Topic,
}

impl<'a> Address<'a> {
    /// One for a repository, and for what else `others` is.
    pub fn repository(key: &'a str, others: Topic) -> Address<'a> {
        Address {
            key,
            is_repository: true,
            others,
        }
    }

    fn homepage(key: &'a str) -> Address<'a> {
        Address {
            key,
            is_repository: false,
            others: Topic::Homepage,
        }
    }

    /// What a link is whose words do not say it: of a page and a repository, the page is none. A place
    /// beside the document is what the label says.
    fn topic_of(&self, url: &str, has_repository: bool) -> Topic {
        let is_mixed = self.others != Topic::Homepage;
        let is_page = !known::is_repository(url) && !is_relative(url);
        let is_other = (has_repository || is_mixed) && is_page;
        match self.is_repository && !is_other {
            true => Topic::Repository,
            false => self.others,
        }
    }
}
