//! From a tree of files to one catalog, or every problem found on the way.

use rayon::prelude::*;

use super::decode::{Problems, decode_areas, decode_entry, decode_settings};
use super::diagnostic::{Diagnostic, Severity};
use super::model::{AreaTree, Catalog, Entry, Settings};
use super::yaml::{self, Node};

/// Below this many files one thread is faster than several.
const WORTH_SHARING: usize = 64;

/// The rule that finds a file missing.
pub const MISSING_FILE: &str = "missing-file";

/// Where the files of a catalog stand, as paths from the root of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    folder: String,
}

impl Default for Layout {
    fn default() -> Layout {
        Layout {
            folder: "catalog".to_string(),
        }
    }
}

impl Layout {
    /// The layout of a catalog in this folder, written with `/` and without one at its end.
    pub fn new(folder: impl Into<String>) -> Layout {
        Layout {
            folder: folder.into(),
        }
    }

    /// The folder itself.
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// The file of settings.
    pub fn settings(&self) -> String {
        format!("{}/catalog.yaml", self.folder)
    }

    /// The file of areas.
    pub fn areas(&self) -> String {
        format!("{}/areas.yaml", self.folder)
    }

    /// The folder of entries.
    pub fn projects(&self) -> String {
        format!("{}/projects", self.folder)
    }

    /// The file of a new entry.
    pub fn entry(&self, id: &str) -> String {
        format!("{}/projects/{id}.yaml", self.folder)
    }

    /// The folder of templates, beside the catalog's.
    pub fn templates(&self) -> String {
        match self.folder.rsplit_once('/') {
            Some((parent, _)) => format!("{parent}/templates"),
            None => "templates".to_string(),
        }
    }

    /// Whether this is the file of an entry.
    pub fn is_entry(&self, path: &str) -> bool {
        self.below_projects(path) && path.ends_with(".yaml")
    }

    fn below_projects(&self, path: &str) -> bool {
        path.strip_prefix(self.folder.as_str())
            .is_some_and(|rest| rest.starts_with("/projects/"))
    }
}

/// A file of a tree: its path from the root of the repository, and its bytes.
pub type Source<'a> = (&'a str, &'a [u8]);

/// What a tree of files says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded {
    /// The catalog, as far as it could be read.
    pub catalog: Catalog,
    /// Every problem of reading and of shape, by path and place.
    pub problems: Vec<Diagnostic>,
}

/// What one file of a catalog says.
#[derive(Default)]
pub struct Piece {
    entry: Option<Entry>,
    frame: Option<Frame>,
    problems: Vec<Diagnostic>,
}

/// One of the two files that every catalog has, as far as it could be read.
enum Frame {
    Settings(Option<Box<Settings>>),
    Areas(Option<Box<AreaTree>>),
}

/// Reads a catalog from its files. Files that are no part of a catalog are passed over.
pub fn load(files: &[Source], layout: &Layout) -> Loaded {
    let read = |(path, bytes): &Source| read_file(path, bytes, layout);
    let pieces: Vec<Option<Piece>> = if files.len() < WORTH_SHARING {
        files.iter().map(read).collect()
    } else {
        files.par_iter().map(read).collect()
    };
    assemble(pieces.into_iter().flatten(), layout)
}

/// Reads one file; `None` where it is no part of a catalog. What is needed of the file's text is
/// taken out of it, so that no more than one text need be held at a time.
pub fn read_file(path: &str, bytes: &[u8], layout: &Layout) -> Option<Piece> {
    let mut piece = Piece::default();
    let problems = &mut piece.problems;
    if layout.is_entry(path) {
        (piece.entry, piece.problems) = load_entry(path, bytes);
    } else if layout.below_projects(path) {
        problems.push(misnamed(path)?);
    } else if path == layout.settings() {
        let node = parse(path, bytes, problems);
        piece.frame = Some(Frame::Settings(node.map(|node| {
            let decode = |found: &mut Problems| decode_settings(&node, found);
            Box::new(decoded(path, problems, decode))
        })));
    } else if path == layout.areas() {
        let node = parse(path, bytes, problems);
        piece.frame = Some(Frame::Areas(node.map(|node| {
            let decode = |found: &mut Problems| decode_areas(&node, found);
            Box::new(decoded(path, problems, decode))
        })));
    } else {
        return None;
    }
    Some(piece)
}

/// Puts a catalog together from what its files say.
pub fn assemble(pieces: impl IntoIterator<Item = Piece>, layout: &Layout) -> Loaded {
    let mut catalog = Catalog::default();
    let mut problems = Vec::new();
    let (mut has_settings, mut has_areas) = (false, false);
    for piece in pieces {
        problems.extend(piece.problems);
        catalog.entries.extend(piece.entry);
        match piece.frame {
            None => {}
            Some(Frame::Settings(settings)) => {
                has_settings = true;
                catalog.settings = settings.map(|settings| *settings).unwrap_or_default();
            }
            Some(Frame::Areas(areas)) => {
                has_areas = true;
                catalog.areas = areas.map(|areas| *areas).unwrap_or_default();
            }
        }
    }
    if !has_settings {
        problems.push(missing_file(&layout.settings()));
    }
    if !has_areas {
        problems.push(missing_file(&layout.areas()));
    }
    catalog.entries.shrink_to_fit();
    catalog
        .entries
        .sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    problems.sort_by(|a, b| {
        (&a.path, a.span.as_ref().map(|s| s.start))
            .cmp(&(&b.path, b.span.as_ref().map(|s| s.start)))
    });
    Loaded { catalog, problems }
}

/// Reads one entry from its file: the entry as far as it could be read, and every problem.
pub fn load_entry(path: &str, bytes: &[u8]) -> (Option<Entry>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let entry = parse(path, bytes, &mut problems).map(|node| {
        decoded(path, &mut problems, |found| {
            decode_entry(&node, path, found)
        })
    });
    (entry, problems)
}

fn decoded<T>(
    path: &str,
    problems: &mut Vec<Diagnostic>,
    decode: impl FnOnce(&mut Problems) -> T,
) -> T {
    let mut found = Problems::of(path);
    let decoded = decode(&mut found);
    problems.extend(found.into_vec());
    decoded
}

fn parse<'b>(path: &str, bytes: &'b [u8], problems: &mut Vec<Diagnostic>) -> Option<Node<'b>> {
    let (_, parsed) = yaml::parse_bytes(bytes);
    let empty = parsed.root.is_none() && parsed.problems.is_empty();
    problems.extend(parsed.problems.into_iter().map(|problem| Diagnostic {
        severity: Severity::Error,
        rule: problem.rule,
        path: path.to_string(),
        span: Some(problem.span),
        message: problem.message,
        help: problem.help,
        other: None,
    }));
    if empty {
        problems.push(whole_file(
            path,
            "missing-key",
            "the file is empty",
            "fill it in or remove it",
        ));
    }
    parsed.root
}

fn missing_file(path: &str) -> Diagnostic {
    whole_file(
        path,
        MISSING_FILE,
        "the file is missing",
        "`catalog init` makes a new catalog",
    )
}

/// A file among the entries whose ending hides it.
fn misnamed(path: &str) -> Option<Diagnostic> {
    path.ends_with(".yml").then(|| {
        whole_file(
            path,
            "file-name",
            "an entry's file ends in `.yaml`",
            "rename it, or it is not read",
        )
    })
}

fn whole_file(path: &str, rule: &'static str, message: &str, help: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        rule,
        path: path.to_string(),
        span: None,
        message: message.to_string(),
        help: Some(help.to_string()),
        other: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &[u8] = b"title: T\n";
    const AREAS: &[u8] = b"areas: [{id: a}]\n";

    fn problems(files: &[Source]) -> Vec<String> {
        let loaded = load(files, &Layout::default());
        loaded
            .problems
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.rule))
            .collect()
    }

    #[test]
    fn entries_come_sorted_by_id_whatever_their_folder() {
        let files: [Source; 4] = [
            ("catalog/catalog.yaml", SETTINGS),
            ("catalog/areas.yaml", AREAS),
            ("catalog/projects/z/b.yaml", b"name: B\nareas: [a]\n"),
            ("catalog/projects/c.yaml", b"name: C\nareas: [a]\n"),
        ];
        let loaded = load(&files, &Layout::default());
        assert_eq!(loaded.problems, []);
        let ids: Vec<&str> = loaded
            .catalog
            .entries
            .iter()
            .map(|entry| entry.id.as_str())
            .collect();
        assert_eq!(ids, ["b", "c"]);
    }

    #[test]
    fn every_problem_of_every_file_is_found_at_once() {
        let files: [Source; 5] = [
            ("catalog/areas.yaml", b""),
            ("catalog/projects/a.yaml", b"nam: A\nareas: a\n"),
            (
                "catalog/projects/b.yaml",
                b"name: B\nname: C\nareas: [a]\nmaturity: {t: [{level: x, date: 2021-7-1}]}\n",
            ),
            ("catalog/projects/c.yml", b"name: C\n"),
            ("catalog/projects/d.yaml", b"name: \xff\n"),
        ];
        assert_eq!(
            problems(&files),
            [
                "catalog/areas.yaml missing-key",
                "catalog/catalog.yaml missing-file",
                "catalog/projects/a.yaml unknown-key",
                "catalog/projects/a.yaml missing-key",
                "catalog/projects/a.yaml wrong-type",
                "catalog/projects/b.yaml duplicate-key",
                "catalog/projects/b.yaml date",
                "catalog/projects/c.yml file-name",
                "catalog/projects/d.yaml encoding",
            ]
        );
    }

    #[test]
    fn templates_stand_beside_the_folder_of_the_catalog() {
        assert_eq!(Layout::default().templates(), "templates");
        assert_eq!(Layout::new("docs/catalog").templates(), "docs/templates");
    }
}
