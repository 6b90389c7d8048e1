//! The sound part of a document: what is left of it without the values that its problems of shape
//! are about, so that rules can judge the rest.

use std::collections::{BTreeSet, HashSet};

use super::decode::Problems;
use super::place::Place;
use super::yaml::{self, Node, Span, Value};

/// The problems of shape that leave a value as it was read, so that it is judged all the same.
const HARMLESS: &[&str] = &["anchor", "tag", "id", "one-line", "list-track", "no-levels"];

/// The problem of a mapping that lacks a key, so that it is no value itself.
const INCOMPLETE: &str = "missing-key";

/// The sound part of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Sound<'t> {
    root: Node<'t>,
    /// The lists and mappings from which something is left out, by their places in `root`.
    gaps: BTreeSet<Place>,
}

impl<'t> Sound<'t> {
    /// What the sound part of a file says, and that part; `None` where not even the structure of
    /// the file can be read.
    pub fn read<T>(
        path: &str,
        text: &'t [u8],
        decode: impl Fn(&Node, &mut Problems) -> T,
    ) -> Option<(T, Sound<'t>)> {
        let (_, parsed) = yaml::parse_bytes(text);
        let mut sound = Sound {
            root: parsed.root?,
            gaps: BTreeSet::new(),
        };
        let refused = parsed.problems.into_iter();
        sound.leave_out(&refused.map(|found| (found.rule, found.span)).collect());
        loop {
            let mut found = Problems::of(path);
            let said = decode(&sound.root, &mut found);
            let found = found.into_vec().into_iter();
            let unsound = found.filter_map(|found| Some((found.rule, found.span?)));
            // What lacks a value that was left out is incomplete in its turn.
            if !sound.leave_out(&unsound.collect()) {
                return Some((said, sound));
            }
        }
    }

    /// The tree. Its nodes stand where the text has them.
    pub fn root(&self) -> &Node<'t> {
        &self.root
    }

    /// Whether nothing was left out at a place: neither of the value nor the value itself.
    pub fn is_whole(&self, place: &Place) -> bool {
        let value = place.value_in(&self.root);
        if value.is_some_and(|value| !value.is_null()) {
            let mut behind = self.gaps.range(place..);
            return !behind.next().is_some_and(|gap| gap.is_within(place));
        }
        !self.gaps.iter().any(|gap| place.is_within(gap))
    }

    /// Leaves out the values that these problems are about, and says whether there were any.
    fn leave_out(&mut self, unsound: &Unsound) -> bool {
        unsound.sweep(
            &mut self.root,
            &Place::root(),
            &unsound.within,
            &mut self.gaps,
        )
    }
}

/// Where the problems of a document are.
struct Unsound {
    /// The keys and values that are to go.
    nodes: HashSet<Span>,
    /// The keys at which mappings lack another one.
    incomplete: HashSet<Span>,
    /// Where all that stands, in the order of the text: what is no node was not read at all.
    within: Vec<usize>,
}

impl FromIterator<(&'static str, Span)> for Unsound {
    fn from_iter<I: IntoIterator<Item = (&'static str, Span)>>(problems: I) -> Unsound {
        let mut unsound = Unsound {
            nodes: HashSet::new(),
            incomplete: HashSet::new(),
            within: Vec::new(),
        };
        for (rule, span) in problems {
            if HARMLESS.contains(&rule) {
                continue;
            }
            unsound.within.push(span.start);
            match rule {
                INCOMPLETE => unsound.incomplete.insert(span),
                _ => unsound.nodes.insert(span),
            };
        }
        unsound.within.sort_unstable();
        unsound
    }
}

impl Unsound {
    /// Sweeps a collection, in which these problems are; notes it where it is not whole then, and
    /// says whether anything went.
    fn sweep(
        &self,
        node: &mut Node,
        place: &Place,
        within: &[usize],
        gaps: &mut BTreeSet<Place>,
    ) -> bool {
        if within.is_empty() {
            return false;
        }
        let mut elsewhere = 0;
        let mut swept = false;
        let mut descend = |node: &mut Node, place: &dyn Fn() -> Place| {
            if let Value::Scalar { .. } = node.value {
                return;
            }
            let inside = inside(within, &node.span);
            elsewhere += inside.len();
            swept |= self.sweep(node, &place(), inside, gaps);
        };
        let went = match &mut node.value {
            Value::Scalar { .. } => return false,
            Value::Sequence(items) => {
                let before = items.len();
                items.retain(|item| !self.takes(item));
                for (index, item) in items.iter_mut().enumerate() {
                    descend(item, &|| place.clone().item(index));
                }
                before > items.len()
            }
            Value::Mapping(pairs) => {
                let before = pairs.len();
                pairs.retain(|(key, value)| !(self.nodes.contains(&key.span) || self.takes(value)));
                for (key, value) in pairs.iter_mut() {
                    descend(value, &|| place.clone().key(yaml::key_text(key)));
                }
                before > pairs.len()
            }
        };
        if went || elsewhere < within.len() {
            gaps.insert(place.clone());
        }
        went || swept
    }

    /// Whether this value is to go.
    fn takes(&self, value: &Node) -> bool {
        let lacks_a_key = || {
            let keys = value.as_mapping().unwrap_or_default();
            let mut spans = keys.iter().map(|(key, _)| &key.span);
            spans.any(|span| self.incomplete.contains(span))
        };
        self.nodes.contains(&value.span) || self.incomplete.contains(&value.span) || lacks_a_key()
    }
}

/// Those of the sorted offsets that lie inside of a span.
fn inside<'w>(within: &'w [usize], span: &Span) -> &'w [usize] {
    let from = within.partition_point(|at| *at < span.start);
    let to = within.partition_point(|at| *at < span.end);
    &within[from..to.max(from)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::decode::{decode_entry, decode_settings};
    use crate::catalog::model::Entry;

    fn read(text: &str) -> (Entry, Sound<'_>) {
        let decode = |node: &Node, found: &mut Problems| decode_entry(node, "a.yaml", found);
        Sound::read("a.yaml", text.as_bytes(), decode).expect("a document")
    }

    fn shown<'t>(text: &'t str, sound: &Sound, place: &Place) -> &'t str {
        &text[place.span_in(&sound.root).expect("a place")]
    }

    #[test]
    fn a_document_without_problems_is_whole() {
        let (entry, sound) = read("name: A\nareas: [a]\n");
        assert_eq!((entry.name.as_str(), entry.areas.len()), ("A", 1));
        assert!(sound.is_whole(&Place::root()) && sound.is_whole(&Place::of("tags")));
    }

    #[test]
    fn what_stands_beside_an_unsound_value_keeps_its_place() {
        let text = "name: A\nareas: [[x], b]\nlicence: MIT\nmaturity:\n  t:\n    \
            - {level: [x], date: 2020-01-01}\n    - {level: ga, date: 2021-1-1}\n    - ~\n    \
            - {level: beta}\nlinks:\n  chat: {title: x}\n  blog:\n  docs: [1, {url: *u}, b.org]\n";
        let (entry, sound) = read(text);
        assert_eq!(entry.areas, ["b"]);
        assert_eq!(shown(text, &sound, &Place::of("areas").item(0)), "b");
        let track = Place::of("maturity").key("t");
        let levels: Vec<&str> = entry.maturity["t"].iter().map(|t| &*t.level).collect();
        assert_eq!(levels, ["ga", "beta"]);
        let last = track.clone().item(1).key("level");
        assert_eq!(shown(text, &sound, &last), "beta");
        assert_eq!(entry.links.keys().collect::<Vec<_>>(), ["docs"]);
        let docs = Place::of("links").key("docs").item(1);
        assert_eq!(shown(text, &sound, &docs), "b.org");

        assert!(sound.is_whole(&Place::of("name")) && sound.is_whole(&last));
        for gap in [
            Place::root(),
            Place::of("areas"),
            Place::of("license"),
            track,
            Place::of("links"),
            Place::of("links").key("blog"),
        ] {
            assert!(!sound.is_whole(&gap), "{gap:?}");
        }
    }

    #[test]
    fn what_is_refused_but_read_stays_and_what_was_not_read_is_a_gap() {
        let text = "name: &a A\nareas: [!!str a]\nareas: [b]\nlinks:\n  <<: {}\n  chat: a.org\n";
        let (entry, sound) = read(text);
        assert_eq!((entry.name.as_str(), &*entry.areas[0]), ("A", "a"));
        assert_eq!(entry.links.len(), 1);
        assert!(sound.is_whole(&Place::of("areas")) && sound.is_whole(&Place::of("name")));
        assert!(!sound.is_whole(&Place::root()) && !sound.is_whole(&Place::of("links")));
    }

    #[test]
    fn what_lacks_a_value_that_was_left_out_is_left_out_too() {
        let text = "title: T\ntracks:\n  a: {levels: [x]}\n  b: {levels: x}\n";
        let read = Sound::read("catalog.yaml", text.as_bytes(), decode_settings);
        let (settings, sound) = read.expect("a document");
        assert_eq!(settings.tracks.keys().collect::<Vec<_>>(), ["a"]);
        assert!(!sound.is_whole(&Place::of("tracks")));
    }
}
