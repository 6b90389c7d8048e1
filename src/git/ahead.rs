//! Writing what a commit will hold, while its diff is drawn.

use std::collections::HashMap;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use git2::Oid;
use rayon::prelude::*;

use super::discover::Repository;
use super::error::GitError;
use super::handles::Handles;
use super::preflight::Checked;
use super::request::FileEdit;
use super::snapshot::Bytes;

/// Contents on their way into the repository.
pub(super) struct Ahead(JoinHandle<Result<Written, GitError>>);

/// Contents that are in the repository, with their ids, by the path of their file.
#[derive(Default)]
pub(super) struct Written(HashMap<String, (Bytes, Oid)>);

impl Repository {
    /// Begins to write what the long files of a commit will hold. Nothing points to it until
    /// [`Repository::commit_checked`] is asked for that commit; git forgets it in time where it never is.
    pub fn write_ahead(&self, Checked(request): &Checked<'_>) {
        let handles = Arc::clone(&self.handles);
        let files = request.files.iter().filter(|file| file.is_long());
        let files = files.cloned().collect();
        let written = thread::spawn(move || write(&handles, files));
        self.ahead.set(Some(Ahead(written)));
    }

    /// What was written ahead; nothing where that failed, so that whoever writes it next fails too
    /// and says why.
    pub(super) fn written_ahead(&self) -> Written {
        let ahead = self.ahead.take();
        let written = ahead.and_then(|Ahead(written)| written.join().ok()?.ok());
        written.unwrap_or_default()
    }
}

impl Written {
    /// The id of this content of this file, where it was written.
    pub(super) fn id(&self, path: &str, content: &Bytes) -> Option<Oid> {
        let (written, id) = self.0.get(path)?;
        let same = written.as_ptr() == content.as_ptr() && written.len() == content.len();
        same.then_some(*id)
    }
}

fn write(handles: &Handles, files: Vec<FileEdit>) -> Result<Written, GitError> {
    let write = |file: FileEdit| {
        let content = file.after?;
        let written = handles.lend(|repository| {
            let id = repository.blob(&content);
            id.map_err(GitError::store(format!("write {}", file.path)))
        });
        Some(written.map(|id| (file.path, (content, id))))
    };
    // Each by itself: one list may be as much work as all the rest.
    let written = files.into_par_iter().with_max_len(1).filter_map(write);
    Ok(Written(written.collect::<Result<_, GitError>>()?))
}
