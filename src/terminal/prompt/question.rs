//! What is asked, and what an answer to it must be.

use chrono::NaiveDate;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The question in a word or a sentence, such as `License`.
    pub label: &'a str,
    /// What answers it on the command line, such as `--license`.
    pub flag: &'a str,
    /// What a person may not know, in one sentence.
    pub help: Option<&'a str>,
}

/// What a line of text starts from and what it must be.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// The answer where nothing is typed.
    pub default: Option<&'a str>,
    /// The text that stands there to be changed.
    pub initial: Option<&'a str>,
    /// Says what is wrong with an answer, in a few words.
    pub check: &'a Check<'a>,
    /// What could be meant by what is typed so far.
    pub suggest: Option<&'a Suggest<'a>>,
}

/// Says what is wrong with a text.
pub type Check<'a> = dyn Fn(&str) -> Result<(), String> + 'a;

/// Gives the texts that could be meant by the beginning of one.
pub type Suggest<'a> = dyn Fn(&str) -> Vec<String> + 'a;

/// The dates to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Dates {
    /// The date that is chosen at first, moved into the limits where it is outside of them.
    pub default: NaiveDate,
    /// The first date allowed.
    pub earliest: Option<NaiveDate>,
    /// The last date allowed.
    pub latest: Option<NaiveDate>,
}
