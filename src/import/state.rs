//! A cell or label that says where a project stands: a line for each track.

use std::ops::Range;

use super::behind_level::{Behind, behind, parted_bracket};
use super::document::{PieceKind, has_words};
use super::draft::Standing;
use super::look::Wording;
use super::marks::{marks_at_begin, marks_behind, parted_at_colon};
use super::reader::{Reader, Remark};
use super::succession;
use super::words as known;
use crate::catalog::model::{Link, id_from_name};

/// How long the label in front of a colon can be.
const LONGEST_LABEL: usize = 40;

/// What stands in front of the words for a track in the key of its line.
pub(super) const MATURITY: &str = "maturity.";

impl Reader<'_> {
    /// Reads where a draft stands. `labels` collects the words of what is no track, by its key.
    pub fn read_state(
        &mut self,
        pieces: Range<usize>,
        draft: usize,
        labels: &mut Vec<(String, String)>,
    ) {
        let mut group: Option<String> = None;
        let lines = self.lines(pieces);
        let last = lines.len().saturating_sub(1);
        for (number, line) in lines.into_iter().enumerate() {
            let is_last = number == last;
            self.read_state_line(line, is_last, draft, labels, &mut group);
        }
    }

    /// Learns which words mean levels from all that a document says of states.
    pub fn learn_levels(&mut self, states: &[Range<usize>]) {
        let lines = states.iter().flat_map(|pieces| self.lines(pieces.clone()));
        let said: Vec<(String, String)> = lines
            .map(|line| {
                let text = self.words(line);
                let (label, value) = labelled(&text);
                (label.to_string(), value.to_string())
            })
            .collect();
        let learned = self.own_levels.learn(&said);
        let first = states.iter().find(|pieces| !pieces.is_empty());
        if let (Some(first), false) = (first, learned.is_empty()) {
            let levels = learned.join("`, `");
            self.remarks.push(Remark {
                line: self.line(first.start),
                message: format!(
                    "took `{levels}` for levels, in the order in which they are met; put them in \
                     order in catalog.yaml, the lowest first"
                ),
            });
        }
    }

    /// The words for the track of the first of some states that is a level which fits.
    pub fn track_in(&self, states: &[Range<usize>], fits: impl Fn(&str) -> bool) -> Option<String> {
        let mut lines = states.iter().flat_map(|pieces| self.lines(pieces.clone()));
        lines.find_map(|line| {
            let text = self.words(line);
            let (label, value) = labelled(&text);
            let (level, _) = self.level(value)?;
            fits(&level).then(|| label.to_string())
        })
    }

    /// The parts between breaks.
    pub(super) fn lines(&self, pieces: Range<usize>) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut from = pieces.start;
        for place in pieces.clone() {
            if self.document.pieces[place].kind == PieceKind::Break {
                lines.push(from..place);
                from = place + 1;
            }
        }
        lines.push(from..pieces.end);
        lines
    }

    fn read_state_line(
        &mut self,
        line: Range<usize>,
        is_last: bool,
        draft: usize,
        labels: &mut Vec<(String, String)>,
        group: &mut Option<String>,
    ) {
        let text = self.words(line.clone());
        if !text.contains(|c: char| c.is_alphanumeric() || c == '?') {
            self.report_none(line);
            return;
        }
        let (label, value) = match labelled(&text) {
            // A label of nothing is all that is said.
            (label, value) if is_last && says_nothing(value) => {
                ("", if has_words(label) { label } else { value })
            }
            labelled => labelled,
        };
        if let Some(key) = group.as_deref() {
            self.drafts[draft].add_extra(key, &text);
            self.finish_line(line, draft, "extra");
        } else if !label.is_empty() && says_nothing(value) {
            let key = remembered(labels, label);
            self.note_line(draft, &line, &key, label);
            *group = Some(key);
            self.finish_line(line, draft, "extra");
        } else if known::is_nothing(value) {
            self.report_none(line);
        } else {
            self.read_said((label, value), &text, line, draft, labels);
        }
    }

    /// Reads a line that says something: what takes the project's place, its level, or another thing.
    fn read_said(
        &mut self,
        (label, value): (&str, &str),
        text: &str,
        line: Range<usize>,
        draft: usize,
        labels: &mut Vec<(String, String)>,
    ) {
        if succession::begins(text) && self.drafts[draft].is_over() {
            self.read_succession(text, line.clone(), draft);
            self.take_text(line, draft, "maturity");
        } else if let Some(standing) = self.standing(label, value, line.clone(), draft) {
            if standing.successors.is_empty() {
                self.add_mentions(line.clone(), draft);
            }
            self.note_line(draft, &line, &format!("{MATURITY}{label}"), label);
            self.remark_once(self.drafts[draft].worded_otherwise(&standing));
            self.take_text(line, draft, "maturity");
            self.drafts[draft].stand(standing);
        } else {
            let key = match label.is_empty() {
                true => key_of(label),
                false => remembered(labels, label),
            };
            self.note_line(draft, &line, &key, label);
            self.drafts[draft].add_extra(&key, value);
            self.finish_line(line, draft, "extra");
        }
    }

    /// Remembers that a line stands under a key, in the order of the lines.
    fn note_line(&mut self, draft: usize, line: &Range<usize>, key: &str, label: &str) {
        let line = self.line(line.start);
        self.state_lines.push(Wording {
            draft,
            line,
            key: key.to_string(),
            words: label.to_string(),
        });
    }

    /// Takes the words of a line into a field, and its links as links.
    fn finish_line(&mut self, line: Range<usize>, draft: usize, field: &'static str) {
        self.add_mentions(line.clone(), draft);
        self.take_text(line, draft, field);
    }

    fn standing(
        &mut self,
        label: &str,
        value: &str,
        line: Range<usize>,
        draft: usize,
    ) -> Option<Standing> {
        let (level, word) = self.level(value)?;
        let rest = &value[word.len()..];
        let Behind { note, succession } = behind(&level, rest);
        // Versions of an API are no track, and several levels are no standing.
        let several = succession.is_none() && self.has_more_levels(rest);
        if several || key_of(label) == "api" {
            return None;
        }
        let mut standing = Standing {
            track: label.to_string(),
            note,
            ..Standing::at(&level, word, self.line(line.start))
        };
        if let Some(said) = succession {
            standing.succeed(&said);
            standing.successors = self.successors(line, draft);
        }
        Some(standing)
    }

    /// Whether more levels follow a first: anything behind a comma, or a level behind a remark and a
    /// comma.
    fn has_more_levels(&self, rest: &str) -> bool {
        let (remark, follows) = parted_bracket(rest);
        let next = follows.trim_start().strip_prefix(',');
        next.is_some_and(|next| remark.is_none() || self.level(next.trim()).is_some())
    }

    /// The level that a value begins with, and the words for it, with the pictures beside them.
    fn level<'v>(&self, value: &'v str) -> Option<(String, &'v str)> {
        if let Some((level, words)) = self.own_levels.find(value) {
            return Some((level.to_string(), words));
        }
        let begin = marks_at_begin(value);
        let words = &value[begin..];
        let end = words.find(|c: char| !c.is_alphanumeric());
        let (word, rest) = words.split_at(end.unwrap_or(words.len()));
        let (level, _) = known::level(word)?;
        let words = &value[..begin + word.len() + marks_behind(rest)];
        Some((level.to_string(), words.trim_end()))
    }

    /// Reads a line of its own that says what takes the place of a project that is over.
    fn read_succession(&mut self, said: &str, line: Range<usize>, draft: usize) {
        let links = self.successors(line, draft);
        if let Some(over) = self.drafts[draft].unsucceeded() {
            over.succeed(said);
            over.successors = links;
        }
    }

    /// The links behind words such as "consider using".
    fn successors(&mut self, line: Range<usize>, draft: usize) -> Vec<Link> {
        let mut successors = Vec::new();
        for piece in line {
            if let Some(url) = self.url(piece) {
                self.take(piece..piece + 1, Some(draft), "superseded_by");
                let title = self.document.pieces[piece].text.as_str();
                let title = (!title.is_empty()).then(|| title.into());
                let url = url.into();
                successors.push(Link { title, url });
            }
        }
        successors
    }
}

/// The key that a label gives.
fn key_of(label: &str) -> String {
    match id_from_name(label).as_str() {
        "apis" | "api-version" | "api-versions" => "api".to_string(),
        "" => "state".to_string(),
        other => other.to_string(),
    }
}

/// The key that a label gives, under which its words are remembered.
fn remembered(labels: &mut Vec<(String, String)>, label: &str) -> String {
    let key = key_of(label);
    if !labels.iter().any(|(own, _)| *own == key) {
        labels.push((key.clone(), label.to_string()));
    }
    key
}

/// Whether a value is left out, and not only unknown.
fn says_nothing(value: &str) -> bool {
    !has_words(value) && !known::is_unknown(value)
}

/// The label of a line, and its value. That something is over is no label of what follows.
fn labelled(text: &str) -> (&str, &str) {
    let is_over = |label: &str| known::level(label).is_some_and(|(id, _)| known::is_retired(id));
    match parted(text) {
        (label, _) if is_over(label) => ("", text),
        parted => parted,
    }
}

/// The label in front of a colon, and what stands behind it.
fn parted(text: &str) -> (&str, &str) {
    match parted_at_colon(text) {
        // A colon in a bracket is one of a remark.
        Some((label, value))
            if !label.contains('(')
                && has_words(label)
                && label.len() <= LONGEST_LABEL
                && !value.starts_with("//") =>
        {
            (label.trim(), value.trim())
        }
        _ => ("", text.trim()),
    }
}

/// A word as a title.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect());
    first.unwrap_or_default()
}
