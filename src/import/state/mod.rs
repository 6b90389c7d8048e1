//! A cell or label that says where a project stands: a line for each track, or a column of one.

mod level;
mod said;
mod track;

use std::ops::Range;

use self::level::Reached;
pub(super) use self::said::is_api;
use self::said::{key_of, labelled, of_tracks, remembered, says_nothing};
pub(super) use self::track::Said;
use super::behind_level::{Behind, behind, parted_bracket};
use super::document::{PieceKind, has_words};
use super::draft::Standing;
use super::evidence::Evidence;
use super::look::Wording;
use super::reader::Reader;
use super::succession;
use super::words::{self as known, Topic};
use crate::catalog::model::Link;

/// The key of the column or label of states.
const STATE: &str = "state";

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
            let text = self.words(line.clone());
            let parts = of_tracks(&text).filter(|parts| self.begins_with_level(parts[0]));
            for part in parts.unwrap_or_else(|| vec![&text]) {
                self.read_state_line((part, line.clone()), is_last, draft, labels, &mut group);
            }
        }
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
        (text, line): (&str, Range<usize>),
        is_last: bool,
        draft: usize,
        labels: &mut Vec<(String, String)>,
        group: &mut Option<String>,
    ) {
        if !text.contains(|c: char| c.is_alphanumeric() || c == '?') {
            self.report_none(line);
            return;
        }
        let (label, value) = match labelled(text) {
            // A label of nothing is all that is said.
            (label, value) if is_last && says_nothing(value) => {
                ("", if has_words(label) { label } else { value })
            }
            labelled => labelled,
        };
        if let Some(key) = group.as_deref() {
            self.drafts[draft].add_extra(key, text);
            self.finish_line(line, draft, "extra");
        } else if !label.is_empty() && says_nothing(value) {
            let key = remembered(labels, label);
            self.note_line(draft, &line, &key, label);
            *group = Some(key);
            self.finish_line(line, draft, "extra");
        } else if known::is_nothing(value) {
            self.report_none(line);
        } else {
            self.read_said((label, value), text, line, draft, labels);
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
        } else if let Some(standing) = self.standing((label, value), line.clone(), draft, STATE) {
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

    /// Where a line says that a draft stands: behind its label, at the level that its value begins with.
    /// A link that proves it is taken, under the key of the column or label.
    fn standing(
        &mut self,
        (label, value): (&str, &str),
        line: Range<usize>,
        draft: usize,
        key: &str,
    ) -> Option<Standing> {
        let (bare, evidence) = self.proved_level(line.clone(), key).unzip();
        let value = bare.as_deref().unwrap_or(value);
        let Reached {
            level,
            word,
            from,
            rest,
        } = self.reached(value)?;
        let Behind { note, succession } = behind(&level, rest);
        let from = from.map(|from| format!("from {from}"));
        let notes: Vec<String> = from.into_iter().chain(note).collect();
        // Versions of an API are no track, and several levels are no standing.
        let several = succession.is_none() && self.has_more_levels(rest);
        if several || is_api(label) {
            return None;
        }
        self.see_level(word);
        let mut standing = Standing {
            track: label.to_string(),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            ..Standing::at(&level, word, self.line(line.start))
        };
        if let (Some(evidence), Some(step)) = (evidence, standing.steps.last_mut()) {
            step.evidence = self.take_evidence(evidence, key, draft);
        }
        if let Some(said) = succession {
            standing.succeed(&said);
            standing.successors = self.successors(line, draft);
        }
        Some(standing)
    }

    /// What a line of one track says behind its label, without the link that proves it.
    /// In a column of which only its levels tell that it is of states, a link on words is no proof: with
    /// such links it would be a column of links.
    fn proved_level(&self, line: Range<usize>, key: &str) -> Option<(String, Evidence)> {
        let whole = self.words(line.clone());
        let (label, _) = labelled(&whole);
        let (said, evidence) = self.proof_of_level(line)?;
        let says_so = known::topic(key) == Some(Topic::State);
        let (own, value) = labelled(&said);
        let (_, word) = self.level(value)?;
        let rest = value[word.len()..].trim();
        // Words right in front of the link are a phrase with it.
        let is_phrase = evidence.proof.before == " " && !rest.is_empty() && !rest.ends_with(')');
        let may_be = says_so || !evidence.proof.before.is_empty();
        let is_plain = may_be && own == label && !is_phrase && of_tracks(&said).is_none();
        is_plain.then(|| (value.to_string(), evidence))
    }

    /// Whether a level stands behind the label of a line.
    fn begins_with_level(&self, line: &str) -> bool {
        self.level(labelled(line).1).is_some()
    }

    /// Whether more levels follow a first: anything behind a comma, or a level behind a remark and a
    /// comma, or behind a slash.
    fn has_more_levels(&self, rest: &str) -> bool {
        let beside = rest.trim_start().strip_prefix('/');
        if beside.is_some_and(|beside| self.level(beside.trim()).is_some()) {
            return true;
        }
        let (remark, follows) = parted_bracket(rest);
        let next = follows.trim_start().strip_prefix(',');
        next.is_some_and(|next| remark.is_none() || self.level(next.trim()).is_some())
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
            if self.is_settled(piece) {
                continue;
            }
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

/// A word as a title.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect());
    first.unwrap_or_default()
}
