//! Three versions of one file of a catalog become one, by what they say and not by their lines.
//!
//! A document is taken apart into its keys and items, each with the lines and comments that belong
//! to it ([`chunks`]). Those of the three versions that are of one key or item are found
//! ([`align`], [`transitions`]); where one side left them as they were, the other side's lines are
//! taken as they stand ([`blocks`]). Only where both sides changed the lines of one value is it
//! merged as a value ([`values`]) and written by a lossless edit ([`scalars`]). What comes out is read
//! again: it must have the facts and comments of both sides ([`proof`]), or it is not given out.

mod align;
mod blocks;
mod chunks;
mod comments;
mod disagreement;
mod form;
mod pairing;
mod pieces;
mod proof;
mod scalars;
mod schema;
mod slots;
mod transitions;
mod values;

#[cfg(test)]
mod conflict_tests;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod tests;

use std::fmt;

pub use self::disagreement::Disagreement;
pub use self::pieces::{Labels, Marks};
pub use self::schema::{Kind, Schema};

use self::blocks::Merger;
use self::chunks::Part;
use self::form::Form;
use self::pieces::Pieces;

/// Something of each of the three versions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Versions<T> {
    /// What both sides began with.
    pub base: T,
    /// Ours.
    pub ours: T,
    /// Theirs.
    pub theirs: T,
}

impl<T> Versions<T> {
    fn map<U>(self, mut make: impl FnMut(T) -> U) -> Versions<U> {
        Versions {
            base: make(self.base),
            ours: make(self.ours),
            theirs: make(self.theirs),
        }
    }

    fn as_ref(&self) -> Versions<&T> {
        Versions {
            base: &self.base,
            ours: &self.ours,
            theirs: &self.theirs,
        }
    }
}

impl<T> Versions<Option<T>> {
    fn all(self) -> Option<Versions<T>> {
        Some(Versions {
            base: self.base?,
            ours: self.ours?,
            theirs: self.theirs?,
        })
    }
}

/// The base in the words of [`NotMerged::Unreadable`].
pub const BASE: &str = "the version that both sides began with";
/// Ours.
pub const OURS: &str = "our version";
/// Theirs.
pub const THEIRS: &str = "their version";

/// What came of three versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    pieces: Pieces,
    form: Form,
    /// What the sides disagree on; empty where the text is whole.
    pub disagreements: Vec<Disagreement>,
}

impl Merged {
    /// One of the versions, as it is.
    fn version(text: &str) -> Merged {
        Merged {
            pieces: Pieces::lines(text),
            form: Form::as_it_is(),
            disagreements: Vec::new(),
        }
    }

    /// The text, with marks around what the sides disagree on.
    pub fn text(&self, marks: &Marks<'_>) -> String {
        self.form.applied(self.pieces.rendered(marks))
    }
}

/// Why versions are not merged by what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotMerged {
    /// One of them has problems, or is no mapping of keys that have lines of their own.
    Unreadable(&'static str),
    /// One of them has a list or mapping of more items than are compared.
    TooWide,
    /// The result would not have the facts and comments of both.
    Unfaithful,
}

impl fmt::Display for NotMerged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotMerged::Unreadable(version) => write!(f, "{version} cannot be read as a catalog's"),
            NotMerged::TooWide => f.write_str("a list in it is too long to compare"),
            NotMerged::Unfaithful => {
                f.write_str("a fact or comment of one side would not have survived")
            }
        }
    }
}

/// Merges. Where one side is as the base, or both are the same, the result is the other byte for
/// byte. An empty base is that of two sides that added the same file; what a base has between marks
/// of a conflict, it does not say.
///
/// # Errors
/// [`NotMerged`], and then lines are the only thing to go by.
pub fn merge(texts: Versions<&str>, schema: &Schema<'_>) -> Result<Merged, NotMerged> {
    if texts.theirs == texts.base || texts.theirs == texts.ours {
        return Ok(Merged::version(texts.ours));
    }
    if texts.ours == texts.base {
        return Ok(Merged::version(texts.theirs));
    }
    let lines = texts.map(form::plain_lines);
    let parts = Versions {
        base: Part::of_document(&pieces::undisputed(&lines.base), BASE)?,
        ours: Part::of_document(&lines.ours, OURS)?,
        theirs: Part::of_document(&lines.theirs, THEIRS)?,
    };
    let mut merger = Merger::new(schema);
    let pieces = merger.document(&parts)?;
    proof::check(&parts, &pieces, schema)?;
    Ok(Merged {
        pieces,
        form: Form::merged(texts),
        disagreements: merger.into_disagreements(),
    })
}
