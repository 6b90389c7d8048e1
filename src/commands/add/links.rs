//! The links of a new entry, one at a time: first the kind, then the URL, until there are no more.

use super::questions::Asker;
use crate::commands::Failure;
use crate::terminal::prompt::{Choice, Question};
use crate::workflow::plan::parse_link;
use crate::workflow::request::NewEntry;

/// The kinds of links to choose from, with what they lead to.
const KINDS: &[(&str, &str)] = &[
    ("contributor-guide", "how to contribute"),
    ("chat", "where people talk"),
    ("mailing-list", "the list of its developers"),
    ("forum", "where people ask"),
    ("documentation", "how to use it"),
    ("issues", "where its bugs are kept"),
    ("releases", "what was released when"),
    ("blog", "what its people write"),
    ("other", "anything else"),
];

impl Asker<'_> {
    /// Asks for a link again and again; enter alone is the end.
    pub(super) fn links(&self, new: &mut NewEntry) -> Result<(), Failure> {
        loop {
            let another = if new.links.is_empty() {
                "Add a link?"
            } else {
                "Add another link?"
            };
            let Some(kind) = self.kind(another)? else {
                return Ok(());
            };
            let answer = self.link(&format!("Link: {kind}"), "--link")?;
            if !answer.is_empty() {
                new.links.push((kind.to_string(), parse_link(&answer)));
            }
        }
    }

    fn kind(&self, label: &str) -> Result<Option<&'static str>, Failure> {
        let question = Question {
            label,
            flag: "--link",
            help: None,
        };
        let done = Choice {
            label: "no".to_string(),
            name: "no".to_string(),
            value: None,
        };
        let kinds = KINDS.iter().map(|(kind, what)| Choice {
            label: format!("{kind:<18}{what}"),
            name: (*kind).to_string(),
            value: Some(*kind),
        });
        let choices = std::iter::once(done).chain(kinds).collect();
        Ok(self.prompter.pick_one(&question, choices)?)
    }
}
