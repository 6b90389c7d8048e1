//! Reading all that a plan is made from.

use std::rc::Rc;

use super::failure::Failure;
use super::merge::setup::{ATTRIBUTES, is_set_up};
use super::plan::{Snapshot, Texts};
use super::sources::{
    Source, add_unread, irregular, read_pages, read_paths, read_sources, templates,
};
use crate::catalog::load::{Layout, assemble, read_file};
use crate::git::{Bytes, CommitFiles, CommitId, File, Repository};

/// Where a plan begins.
pub(super) struct Beginning {
    /// What it is made from.
    pub snapshot: Snapshot,
    /// The files that lie uncommitted and that the first commit takes in.
    pub takes_in: Vec<File>,
}

/// Reads all that a plan is made from; `None` where there is no catalog. Where nothing was ever
/// committed, the catalog as it lies goes into the first commit.
///
/// # Errors
/// Where the repository cannot be read, or a link leads out of it.
pub(super) fn begin(
    repository: &Rc<Repository>,
    layout: Layout,
    source: Source,
) -> Result<Option<Beginning>, Failure> {
    match (source, repository.head()?.commit()) {
        (Source::Head, Some(commit)) => begin_on_commit(repository, layout, commit),
        (Source::Head, None) if repository.is_bare() => Ok(None),
        (Source::Head, None) => begin_on_disk(repository, layout, true),
        (Source::WorkTree, _) => begin_on_disk(repository, layout, false),
    }
}

/// Of a commit no text is held but those of the templates: a commit stays as it is, so that the
/// others can be read when they are asked for.
fn begin_on_commit(
    repository: &Rc<Repository>,
    layout: Layout,
    commit: CommitId,
) -> Result<Option<Beginning>, Failure> {
    let originals = CommitFiles::new(Rc::clone(repository), commit);
    if originals.read(&layout.settings())?.is_none() {
        return Ok(None);
    }
    let folder = format!("{}/", layout.templates());
    let read = |path: String, bytes: &[u8]| {
        let piece = read_file(&path, bytes, &layout);
        let template = path.starts_with(&folder).then(|| File {
            path,
            content: Bytes::copy_from_slice(bytes),
        });
        (piece, template)
    };
    let folders = [layout.folder(), &layout.templates()];
    let (read, unread) = repository.map_tree(&commit, &folders, read)?;
    let mut kept = Vec::new();
    let pieces = read.filter_map(|(piece, template)| {
        kept.extend(template);
        piece
    });
    let mut loaded = assemble(pieces, &layout);
    add_unread(&mut loaded, unread.iter().map(irregular).collect());
    Ok(Some(Beginning {
        snapshot: Snapshot {
            loaded,
            texts: Texts::new(move |path| originals.read(path)),
            templates: templates(&kept, &layout),
            layout,
        },
        takes_in: Vec::new(),
    }))
}

fn begin_on_disk(
    repository: &Repository,
    layout: Layout,
    takes_in: bool,
) -> Result<Option<Beginning>, Failure> {
    let mut sources = read_sources(repository, &layout, Source::WorkTree, &[])?;
    if takes_in {
        sources.leave_out_ignored(repository)?;
    }
    let is_settings = |file: &File| file.path == layout.settings();
    if !sources.files.iter().any(is_settings) {
        return Ok(None);
    }
    let loaded = sources.load(&layout);
    let templates = sources.templates(&layout);
    let mut texts = sources.into_texts();
    texts.extend(read_pages(repository, Source::WorkTree, &loaded.catalog)?);
    if takes_in {
        let attributes = read_attributes(repository, Source::WorkTree)?;
        texts.extend(attributes.filter(|(_, text)| is_set_up(text)));
    }
    let files = texts
        .iter()
        .filter(|_| takes_in)
        .map(|(path, content)| File {
            path: path.clone(),
            content: content.clone(),
        });
    let takes_in = files.collect();
    Ok(Some(Beginning {
        snapshot: Snapshot {
            loaded,
            texts: Texts::of(texts),
            templates,
            layout,
        },
        takes_in,
    }))
}

/// The file of git's attributes, with its path.
pub(super) fn read_attributes(
    repository: &Repository,
    source: Source,
) -> Result<Option<(String, Bytes)>, Failure> {
    let files = read_paths(repository, source, &[ATTRIBUTES])?.files;
    let file = files.into_iter().next();
    Ok(file.map(|file| (file.path, file.content)))
}
