//! Columns of states, each on a track: which words are levels there, and what a cell says.

use std::ops::Range;

use super::said::{behind_arrow, labelled};
use crate::import::look::Look;
use crate::import::own_levels::may_be_level;
use crate::import::reader::{Reader, Remark};
use crate::import::words as known;

/// A cell or label of states, with the words for the track of levels that it names no track for.
pub(in crate::import) struct Said {
    /// The words for the track; empty for the one that the list means.
    pub track: String,
    pub pieces: Range<usize>,
}

impl Reader<'_> {
    /// Learns which words mean levels from all that a document says of states.
    pub fn learn_levels(&mut self, states: &[Said]) {
        let mut said: Vec<(String, String)> = Vec::new();
        for state in states {
            for line in self.lines(state.pieces.clone()) {
                let text = self.words(line);
                let (label, value) = match labelled(&text) {
                    ("", value) => (&*state.track, value),
                    labelled => labelled,
                };
                said.push((label.to_string(), value.to_string()));
            }
        }
        let learned = self.own_levels.learn(&said);
        self.remark_on_words(states);
        let mut pieces = states.iter().map(|state| &state.pieces);
        let first = pieces.find(|pieces| !pieces.is_empty());
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

    /// Says which words of a column of levels are taken for none: those that are all that a cell says,
    /// and short enough for one.
    fn remark_on_words(&mut self, states: &[Said]) {
        let said = states.iter().filter(|state| !state.pieces.is_empty());
        let said: Vec<(String, usize)> = said
            .map(|state| (self.words(state.pieces.clone()), state.pieces.start))
            .collect();
        let (levels, others): (Vec<_>, Vec<_>) = said
            .into_iter()
            .filter(|(said, _)| may_be_level(said))
            .partition(|(said, _)| self.is_one_level(said));
        let Some((_, first)) = others.first().filter(|_| levels.len() > 1) else {
            return;
        };
        let line = self.line(*first);
        let mut words: Vec<String> = others.into_iter().map(|(said, _)| said).collect();
        words.dedup();
        let message = format!(
            "took `{}` for no level: such words stay as they are said, beside a level to come; to have \
             one, add it to the track in catalog.yaml and promote what is at it",
            words.join("`, `")
        );
        self.remarks.push(Remark { line, message });
    }

    /// The words for the track of the first of some states that is a level which fits.
    pub fn track_in(&self, states: &[Said], fits: impl Fn(&str) -> bool) -> Option<String> {
        let lines = |state: &Said| self.lines(state.pieces.clone());
        let mut lines = states
            .iter()
            .flat_map(|state| lines(state).into_iter().map(|line| (&*state.track, line)));
        lines.find_map(|(track, line)| {
            let text = self.words(line);
            let (label, value) = match labelled(&text) {
                ("", value) => (track, value),
                labelled => labelled,
            };
            let (level, _) = self.level(value)?;
            fits(&level).then(|| label.to_string())
        })
    }

    /// Whether cells are those of a column of levels: more than half of what they say is one, or where
    /// the header does not say so three quarters, and more than one. There a link on words is no level.
    pub fn are_levels(&self, states: &[Said], says_so: bool) -> bool {
        let first = |state: &Said| {
            let lines = self.lines(state.pieces.clone()).into_iter();
            let mut said = lines.map(|line| (self.words(line.clone()), line));
            said.find(|(said, _)| !known::is_nothing(said))
        };
        let said: Vec<(String, Range<usize>)> = states.iter().filter_map(first).collect();
        let is_level = |(said, line): &&(String, Range<usize>)| {
            self.is_level(said) && (says_so || !self.begins_with_link(line.clone()))
        };
        let levels = said.iter().filter(is_level).count();
        match says_so {
            true => 2 * levels > said.len(),
            false => levels > 1 && 4 * levels >= 3 * said.len(),
        }
    }

    fn begins_with_link(&self, mut pieces: Range<usize>) -> bool {
        let first = pieces.find(|piece| self.document.pieces[*piece].matters());
        first.is_some_and(|first| self.document.pieces[first].link().is_some())
    }

    /// Whether a text is a level, with a remark at most.
    fn is_level(&self, text: &str) -> bool {
        const REMARK: &[char] = &['(', '[', ',', ';', ':', '?', '-', '\u{2013}'];
        self.level(text).is_some_and(|(_, word)| {
            let rest = text[word.len()..].trim_start();
            rest.is_empty() || rest.starts_with(REMARK) || behind_arrow(rest).is_some()
        })
    }

    /// Whether a text begins with a level, and no others follow.
    fn is_one_level(&self, text: &str) -> bool {
        let level = self.level(text);
        level.is_some_and(|(_, word)| !self.has_more_levels(&text[word.len()..]))
    }

    /// Reads a cell of a column whose levels are on a track, words of their own included: where its
    /// first line is no level, it is all words, which stand under the key of the column.
    pub fn read_track(
        &mut self,
        pieces: Range<usize>,
        (track, key): (&str, &str),
        draft: usize,
        look: &mut Look,
    ) {
        let mut lines = self.lines(pieces.clone()).into_iter();
        let first = lines.find(|line| !self.words(line.clone()).is_empty());
        let mut rest = pieces;
        if let Some(line) = first {
            let text = self.words(line.clone());
            // What names a track itself is of no column.
            let is_plain = labelled(&text).0.is_empty();
            if let Some(standing) = is_plain
                .then(|| self.standing((track, &text), line.clone(), draft, key))
                .flatten()
            {
                if standing.successors.is_empty() {
                    self.add_mentions(line.clone(), draft);
                }
                rest.start = line.end;
                self.take_text(line, draft, "maturity");
                self.drafts[draft].stand(standing);
            }
        }
        let said = self.said_in_lines(rest.clone());
        if !known::is_nothing(&said) || self.has_link(rest.clone()) {
            self.read_topic(None, key, rest, &said, draft, look);
        } else {
            self.report_none(rest);
        }
    }
}
