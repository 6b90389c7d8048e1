//! The texts of a catalog's files: as they were when a plan began, and what the plan put over them.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::fmt;

use crate::git::{Bytes, GitError};

/// Gives a file as it was when a plan began; `None` where there was none.
type Originals = Box<dyn Fn(&str) -> Result<Option<Bytes>, GitError>>;

/// The files of a catalog as they will be, by path.
///
/// A plan touches few of thousands, so the others are read when they are asked for.
pub struct Texts {
    originals: Originals,
    /// What was asked for and not planned over yet.
    read: RefCell<HashMap<String, Option<Bytes>>>,
    /// What the plan put in place, or took away.
    planned: HashMap<String, Option<Bytes>>,
    /// The first that could not be read.
    unreadable: OnceCell<GitError>,
}

impl Texts {
    /// The files that `originals` gives when it is asked.
    pub fn new(originals: impl Fn(&str) -> Result<Option<Bytes>, GitError> + 'static) -> Texts {
        Texts {
            originals: Box::new(originals),
            read: RefCell::default(),
            planned: HashMap::new(),
            unreadable: OnceCell::new(),
        }
    }

    /// These files and no others.
    pub fn of(files: HashMap<String, Bytes>) -> Texts {
        Texts::new(move |path| Ok(files.get(path).cloned()))
    }

    /// A file as it will be. One that cannot be read counts as missing until [`Texts::verify`] is
    /// asked, as is done before every change.
    pub fn get(&self, path: &str) -> Option<Bytes> {
        if let Some(planned) = self.planned.get(path) {
            return planned.clone();
        }
        if let Some(read) = self.read.borrow().get(path) {
            return read.clone();
        }
        let text = (self.originals)(path).unwrap_or_else(|error| {
            // Only the first is told.
            let _ = self.unreadable.set(error);
            None
        });
        self.read
            .borrow_mut()
            .insert(path.to_string(), text.clone());
        text
    }

    /// Whether every file could be read that was asked for.
    ///
    /// # Errors
    /// The first that could not, once.
    pub fn verify(&mut self) -> Result<(), GitError> {
        self.unreadable.take().map_or(Ok(()), Err)
    }

    /// Puts a file in place.
    pub fn insert(&mut self, path: String, text: Bytes) {
        self.read.get_mut().remove(&path);
        self.planned.insert(path, Some(text));
    }

    /// Takes a file away, and gives what it held.
    pub fn remove(&mut self, path: &str) -> Option<Bytes> {
        let text = self.get(path);
        self.planned.insert(path.to_string(), None);
        text
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("planned", &self.planned)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Texts {
        let files = [("a".to_string(), Bytes::from(&b"old"[..]))];
        Texts::of(files.into())
    }

    #[test]
    fn what_is_planned_stands_over_what_was() {
        let mut texts = texts();
        assert_eq!(texts.get("a").as_deref(), Some(&b"old"[..]));
        texts.insert("a".into(), Bytes::from(&b"new"[..]));
        assert_eq!(texts.get("a").as_deref(), Some(&b"new"[..]));
        assert_eq!(texts.remove("a").as_deref(), Some(&b"new"[..]));
        assert_eq!(texts.get("a"), None);
        texts.verify().expect("all were read");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told_of() {
        let mut texts = Texts::new(|path| {
            Err(GitError::EscapesRepository {
                path: path.to_string(),
            })
        });
        assert_eq!(texts.get("a"), None);
        let error = texts.verify().expect_err("it could not be read");
        assert!(error.to_string().contains('a'));
    }
}
