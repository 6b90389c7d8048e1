//! The files of a catalog that have problems of shape, and what can be judged all the same.

use std::collections::{BTreeSet, HashMap};

use crate::catalog::decode::{Problems, decode_areas, decode_entry, decode_settings};
use crate::catalog::diagnostic::Diagnostic;
use crate::catalog::load::Layout;
use crate::catalog::model::{Catalog, Entry};
use crate::catalog::place::Place;
use crate::catalog::sound::Sound;
use crate::catalog::validate::{BY_AREAS, BY_NAMES, BY_TRACKS, Finding};
use crate::catalog::yaml::Node;
use crate::git::Bytes;

/// The files that could not be read whole, each with its sound part; `None` where it has none.
pub struct Broken<'t> {
    files: HashMap<String, Option<Sound<'t>>>,
    /// The texts of those that are entries, in lower case.
    entries: Vec<String>,
}

impl<'t> Broken<'t> {
    /// The files that these problems are about. The catalog then says what their sound parts say;
    /// of an entry that cannot be read at all, only that it is there.
    pub fn of(
        problems: &[Diagnostic],
        catalog: &mut Catalog,
        layout: &Layout,
        texts: &'t HashMap<String, Bytes>,
    ) -> Broken<'t> {
        let mut broken = Broken {
            files: HashMap::new(),
            entries: Vec::new(),
        };
        let paths: BTreeSet<&str> = problems.iter().map(|found| found.path.as_str()).collect();
        catalog
            .entries
            .retain(|entry| !paths.contains(entry.path.as_str()));
        for path in paths {
            let text = texts.get(path).map(AsRef::as_ref).unwrap_or_default();
            let sound = broken.read(path, text, catalog, layout);
            broken.files.insert(path.to_string(), sound);
        }
        catalog
            .entries
            .sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
        broken
    }

    /// How many they are.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// What is sound of a file; the outer `None` says that all of it is.
    pub fn sound(&self, path: &str) -> Option<Option<&Sound<'t>>> {
        self.files.get(path).map(Option::as_ref)
    }

    /// Whether what a rule found at this value is true whatever stands in what could not be read.
    pub fn lets_hold(&self, finding: &Finding, value: Option<&Node>, layout: &Layout) -> bool {
        let knows = |path: &str, key: &str| match self.sound(path) {
            Some(sound) => sound.is_some_and(|sound| sound.is_whole(&Place::of(key))),
            None => true,
        };
        let rests = match (self.sound(&finding.path), &finding.rests_on) {
            (Some(Some(sound)), Some(place)) => sound.is_whole(place),
            _ => true,
        };
        rests
            && (!BY_TRACKS.contains(&finding.rule) || knows(&layout.settings(), "tracks"))
            && (!BY_AREAS.contains(&finding.rule) || knows(&layout.areas(), "areas"))
            && (!BY_NAMES.contains(&finding.rule) || !self.may_know(value))
    }

    /// Whether an entry may be called so in a part that could not be read.
    fn may_know(&self, name: Option<&Node>) -> bool {
        let name = name.and_then(Node::as_text).map(str::to_lowercase);
        name.is_some_and(|name| self.entries.iter().any(|text| text.contains(&name)))
    }

    fn read(
        &mut self,
        path: &str,
        text: &'t [u8],
        catalog: &mut Catalog,
        layout: &Layout,
    ) -> Option<Sound<'t>> {
        if path == layout.settings() {
            let (settings, sound) = Sound::read(path, text, decode_settings)?;
            catalog.settings = settings;
            return Some(sound);
        }
        if path == layout.areas() {
            let (areas, sound) = Sound::read(path, text, decode_areas)?;
            catalog.areas = areas;
            return Some(sound);
        }
        if !layout.is_entry(path) {
            return None;
        }
        let decode = |node: &Node, found: &mut Problems| decode_entry(node, path, found);
        let (entry, sound) = Sound::read(path, text, decode).unzip();
        catalog
            .entries
            .push(entry.unwrap_or_else(|| Entry::at(path)));
        self.entries
            .push(String::from_utf8_lossy(text).to_lowercase());
        sound
    }
}
