//! Lossless edits of YAML text, each proved by parsing the result again.
//!
//! An edit is planned on the nodes of the document as a few operations ([`plan`]), each of which
//! replaces a few bytes of the text ([`surgery`]). Nothing is printed anew that does not change,
//! so comments, quotes, blank lines and line ends stay as their author left them. What the
//! result must say is worked out a second time, on values alone ([`intent`]), and compared with
//! what it says; every line and comment that the operation has no business with must still be
//! there ([`guard`]). Where anything differs the text is not given out.

mod guard;
mod intent;
mod order;
mod plan;
mod site;
mod surgery;
pub(super) mod text;

#[cfg(test)]
mod edit_tests;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
pub(super) mod random_documents;
#[cfg(test)]
mod random_tests;

use std::fmt;

pub(crate) use self::guard::comments;
pub use self::order::{AsWritten, KeyOrder};
pub use super::place::Step;
pub use super::yaml::Tree;
use super::yaml::emit::Texts;
use super::yaml::{MAX_BYTES, Node, Problem, parse};

/// The way from the root of a document to one of its values.
pub type Path = Vec<Step>;

/// A path from dotted keys, such as `links.chat`.
pub fn keys(dotted: &str) -> Path {
    dotted
        .split('.')
        .map(|key| Step::Key(key.to_owned()))
        .collect()
}

/// One change to a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Makes the value at a path say this, adding keys that are missing on the way. A scalar keeps
    /// its quotes and its comment; of a list or mapping only what differs is touched, and keys
    /// that stay keep their place.
    Set {
        /// Where.
        path: Path,
        /// What it says then.
        value: Tree,
    },
    /// Adds an item at the end of a list, in the style of its siblings. A missing or empty value
    /// becomes a list of one; a single text or mapping becomes a list of itself and the new item.
    Append {
        /// The list.
        path: Path,
        /// The new item.
        value: Tree,
    },
    /// Removes a key or item with the comment on its line; comments above it stay. What is left
    /// empty by that goes too, up to the root, which becomes `{}` or `[]`. Nothing happens where
    /// the key is missing.
    Remove {
        /// The key or item.
        path: Path,
    },
}

impl Edit {
    /// Where the edit happens.
    pub fn path(&self) -> &[Step] {
        match self {
            Edit::Set { path, .. } | Edit::Append { path, .. } | Edit::Remove { path } => path,
        }
    }
}

/// Why a text is not edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The text has problems already, which come first.
    Problems(Vec<Problem>),
    /// The path has a step that the document cannot take.
    NoSuchPlace {
        /// The path as far as the step that fails, such as `links.chat[2]`.
        path: String,
        /// What stands in the way, such as `is not a mapping`.
        reason: &'static str,
    },
    /// The result would not be what was asked for, or would lose something else.
    Unfaithful {
        /// The path that was edited.
        path: String,
        /// What would be wrong.
        reason: &'static str,
    },
    /// The result would be larger than a file of a catalog may be.
    TooLarge,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EditError::Problems(problems) => {
                f.write_str("the file has problems that must be solved first")?;
                match problems.first() {
                    Some(first) => write!(f, ": {}", first.message),
                    None => Ok(()),
                }
            }
            EditError::NoSuchPlace { path, reason } => write!(f, "`{path}` {reason}"),
            EditError::Unfaithful { path, reason } => write!(
                f,
                "`{path}` cannot be changed without harm ({reason}); edit it by hand"
            ),
            EditError::TooLarge => {
                let most = MAX_BYTES >> 20;
                write!(
                    f,
                    "the file would have more than {most} MiB, the most that is read"
                )
            }
        }
    }
}

impl std::error::Error for EditError {}

/// Edits a text. What the edits do not concern stays byte for byte; edits into the state that the
/// text is already in change no byte at all. `order` says where new keys go.
///
/// # Errors
///
/// [`EditError`], and then the text is not changed by any of the edits.
pub fn apply(text: &str, edits: &[Edit], order: &dyn KeyOrder) -> Result<String, EditError> {
    let mut document = Document {
        text: text.to_owned(),
        root: read(text).map_err(EditError::Problems)?,
    };
    for edit in edits {
        if let Some(edited) = make(&document, edit, order)? {
            document = edited;
        }
    }
    Ok(document.text)
}

/// A text with what it says.
struct Document {
    text: String,
    root: Option<Node<'static>>,
}

/// Makes one edit; `None` where the document already says it.
fn make(
    before: &Document,
    edit: &Edit,
    order: &dyn KeyOrder,
) -> Result<Option<Document>, EditError> {
    let unfaithful = |reason| EditError::Unfaithful {
        path: shown(edit.path()),
        reason,
    };
    let refused = |harm| match harm {
        Harm::TooLarge => EditError::TooLarge,
        Harm::Other(reason) => unfaithful(reason),
    };
    let mut edited = None;
    for operation in plan::plan(before.root.as_ref(), edit, order)? {
        let now = edited.as_ref().unwrap_or(before);
        edited = Some(operate(now, &operation).map_err(refused)?);
    }
    let root = edited.as_ref().unwrap_or(before).root.as_ref();
    if !intent::intend(before.root.as_ref(), edit, order).holds_for(root) {
        return Err(unfaithful("the result would say something else"));
    }
    Ok(edited)
}

/// What would come of an operation that is not made.
enum Harm {
    TooLarge,
    Other(&'static str),
}

impl From<&'static str> for Harm {
    fn from(reason: &'static str) -> Harm {
        Harm::Other(reason)
    }
}

/// Makes one operation and proves that it did nothing else. Where a block of text would swallow
/// the comments below it, the text goes on one line.
fn operate(before: &Document, operation: &plan::Operation) -> Result<Document, Harm> {
    attempt(before, operation, Texts::Blocks)
        .or_else(|reason| attempt(before, operation, Texts::Lines).map_err(|_| reason))
}

fn attempt(before: &Document, operation: &plan::Operation, texts: Texts) -> Result<Document, Harm> {
    let surgery = surgery::Surgery::new(&before.text, before.root.as_ref(), texts);
    let (text, touched) = surgery
        .operate(operation)
        .ok_or("the place to change was not found")?;
    if text.len() > MAX_BYTES {
        return Err(Harm::TooLarge);
    }
    let root = read(&text).map_err(|_| "the result would not be valid YAML")?;
    guard::compare(
        (&before.text, before.root.as_ref()),
        (&text, root.as_ref()),
        &touched,
    )?;
    Ok(Document { text, root })
}

fn read(text: &str) -> Result<Option<Node<'static>>, Vec<Problem>> {
    let parsed = parse(text);
    match parsed.problems.is_empty() {
        true => Ok(parsed.root.map(Node::into_owned)),
        false => Err(parsed.problems),
    }
}

/// A path as people write it: `maturity.cncf[1].date`.
fn shown(path: &[Step]) -> String {
    let mut shown = String::new();
    for step in path {
        match step {
            Step::Key(key) if shown.is_empty() => shown.push_str(key),
            Step::Key(key) => {
                shown.push('.');
                shown.push_str(key);
            }
            Step::Item(item) => shown.push_str(&format!("[{item}]")),
        }
    }
    shown
}
