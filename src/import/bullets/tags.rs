//! The tags of a project and its license, where they stand behind its sentence.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::line::before;
use super::part::{Part, PartKind};
use super::said::{CLOSE, STOPS, goes_on, is_said};
use crate::import::document::words;
use crate::import::draft::Draft;
use crate::import::licenses::expression;
use crate::import::look::TagPlaces;
use crate::import::reader::{Reader, visible};

/// How long a tag can be, in bytes.
const LONGEST: usize = 48;

/// Licenses of SPDX by whose ids lists mean something else.
const OTHERWISE: &[&str] = &[
    "ruby",
    "json",
    "postgresql",
    "openssl",
    "curl",
    "vim",
    "tcl",
    "x11",
    "imagemagick",
    "netcdf",
    "intel",
    "php",
    "python",
    "xml",
];

/// Parts a text at the words in it that may be tags.
pub(super) fn parted(part: Part) -> Vec<Part> {
    if !part.is_text() || !part.text.contains('#') {
        return vec![part];
    }
    let mut parts = Vec::new();
    let mut said = String::new();
    for word in part.text.split_inclusive(' ') {
        match is_tag(word.trim_end()) {
            true => {
                parts.push(Part::new(std::mem::take(&mut said), PartKind::Text));
                parts.push(Part::new(word.trim_end().to_string(), PartKind::Tag));
                said.push_str(&word[word.trim_end().len()..]);
            }
            false => said.push_str(word),
        }
    }
    parts.push(Part::new(said, PartKind::Text));
    parts
}

/// Finds the tags at the end of a line; gives where the end begins that is links and tags.
pub(super) fn settle(parts: &mut [Part]) -> usize {
    let is_link = |part: &Part| part.says().is_some() || part.is_joint() && part.is_apart;
    let is_behind = |part: &Part| is_link(part) || part.is_gap() || is_tag_or_code(part);
    let start = parts.iter().rposition(|part| !is_behind(part));
    let mut start = start.map_or(0, |last| last + 1);
    if goes_on(&before(parts, start)) {
        // The words with a `#` right behind are words of the sentence.
        let is_word = |part: &Part| part.kind == PartKind::Tag || part.is_gap();
        let end = (start..parts.len()).find(|at| !is_word(&parts[*at]));
        let words = start..end.unwrap_or(parts.len());
        start = words
            .rev()
            .find(|at| parts[*at].kind == PartKind::Tag)
            .map_or(start, |last| last + 1);
    }
    if let Some(last) = (start..parts.len()).rfind(|at| is_code(&parts[*at]))
        && !are_tags(parts, start)
    {
        start = last + 1;
    }
    for part in &mut parts[start..] {
        part.is_apart |= is_tag_or_code(part);
    }
    start
}

fn is_code(part: &Part) -> bool {
    matches!(part.kind, PartKind::Code(_))
}

fn is_tag_or_code(part: &Part) -> bool {
    is_code(part) || part.kind == PartKind::Tag
}

/// Whether the code at the end of a line is none of its sentence.
fn are_tags(parts: &[Part], start: usize) -> bool {
    let end = &parts[start..];
    let codes = || end.iter().filter_map(Part::code);
    if !codes().all(|code| fits(&code)) {
        return false;
    }
    let before = before(parts, start);
    let first = end.iter().position(is_code).unwrap_or_default();
    let is_behind_link = end[..first].iter().any(|part| part.says().is_some());
    if is_behind_link || !is_said(&before) || parts_tags(&before) {
        return true;
    }
    let signs = end.iter().filter(|part| part.is_gap());
    let is_listed = signs.into_iter().all(|part| part.text.trim().is_empty());
    let is_plain = codes().count() > 1 || codes().any(|code| license(&code).is_some());
    is_listed && is_plain && !goes_on(&before)
}

/// Whether tags may follow a text.
fn parts_tags(before: &str) -> bool {
    const SIGNS: [char; 7] = ['\n', '-', '\u{2013}', '\u{2014}', '|', ']', '\u{b7}'];
    before.ends_with(STOPS) || before.ends_with(CLOSE) || before.ends_with(SIGNS)
}

/// Whether code can be a tag, and is published so that it is one again.
fn fits(code: &str) -> bool {
    is_said(code) && !code.contains('|') && code.len() <= LONGEST
}

/// The license that code names.
fn license(code: &str) -> Option<String> {
    let code = code.trim();
    let means_more = OTHERWISE.contains(&&*code.to_lowercase());
    expression(code).filter(|_| !means_more)
}

/// Whether a word is a tag with a `#` in front.
fn is_tag(word: &str) -> bool {
    let tag = tag_of(word);
    let is_of_tag = |c: char| c.is_alphanumeric() || "-_.+/".contains(c);
    word.starts_with('#') && tag.starts_with(char::is_alphabetic) && tag.chars().all(is_of_tag)
}

/// A tag without the signs around it.
fn tag_of(word: &str) -> &str {
    let word = word.trim().trim_end_matches(',');
    let tag = word.strip_prefix('#').unwrap_or(word);
    tag.strip_suffix('#').unwrap_or(tag)
}

/// Where the tags of a document stand, and its licenses.
#[derive(Default)]
pub(super) struct Tags {
    /// The drafts that have their license behind.
    pub licensed: Vec<usize>,
    /// Tags in names, or behind sentences as words.
    in_names: IndexSet<String>,
    /// Tags that are code behind.
    behind: IndexSet<String>,
}

impl Tags {
    /// Takes the license and the tags that stand behind a sentence into a draft, which has those of
    /// its name.
    pub fn take(&mut self, parts: &[Part], reader: &mut Reader<'_>, draft: usize) {
        let apart = || parts.iter().filter(|part| part.is_apart);
        let words = apart().filter(|part| part.kind == PartKind::Tag);
        let own = &mut reader.drafts[draft];
        own.tags
            .extend(words.map(|part| tag_of(&part.text).to_string()));
        self.in_names.extend(own.tags.iter().cloned());
        for part in apart() {
            if let (PartKind::Code(piece), Some(code)) = (part.kind, part.code()) {
                self.take_code(piece, &code, reader, draft);
            }
        }
    }

    fn take_code(&mut self, piece: usize, code: &str, reader: &mut Reader<'_>, draft: usize) {
        let own = &mut reader.drafts[draft];
        let license = license(code).filter(|_| own.license.is_none());
        let field = match license {
            Some(license) => {
                self.licensed.push(draft);
                own.license = Some(license);
                "license"
            }
            None => {
                let tag = visible(&words([code].into_iter()));
                self.behind.insert(tag.clone());
                own.tags.push(tag);
                "tags"
            }
        };
        reader.take(piece..piece + 1, Some(draft), field);
    }

    /// Puts the tags of drafts in the order in which they are published; gives where they stand.
    pub fn settle(self, drafts: &mut [Draft]) -> TagPlaces {
        let behind: IndexSet<String> = &self.behind - &self.in_names;
        for draft in drafts {
            draft.tags.sort_by_key(|tag| behind.contains(tag));
            let mut seen = HashSet::new();
            draft.tags.retain(|tag| seen.insert(tag.clone()));
        }
        let are_behind = behind.len() > self.in_names.len();
        let others = match are_behind {
            true => self.in_names,
            false => behind,
        };
        TagPlaces {
            licenses: !self.licensed.is_empty(),
            are_behind,
            others: others.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_tag, license, tag_of};

    #[test]
    fn a_tag_is_a_word_with_a_number_sign() {
        for (word, tag) in [
            ("#go", "go"),
            ("#go,", "go"),
            ("#web-2#", "web-2"),
            ("#C++", "C++"),
        ] {
            assert!(is_tag(word), "{word}");
            assert_eq!(tag_of(word), tag);
        }
        for word in ["#", "#1", "C#", "##", "#a(b)", "go"] {
            assert!(!is_tag(word), "{word}");
        }
    }

    #[test]
    fn what_lists_mean_otherwise_is_no_license() {
        assert_eq!(license("AGPL-3.0").as_deref(), Some("AGPL-3.0"));
        assert_eq!(
            license("MIT/Apache-2.0").as_deref(),
            Some("MIT OR Apache-2.0")
        );
        for tag in ["Ruby", "PostgreSQL", "Docker", "GPL"] {
            assert_eq!(license(tag), None, "{tag}");
        }
    }
}
