//! An entry as the text of its file, and the edits that make one grow.

use serde_json::Value;

use crate::catalog::edit::Edit;
use crate::catalog::model::{Entry, Keyed, Link, OF_NAME, RELATIVE_LINKS, Transition};
use crate::catalog::place::Place;
use crate::catalog::validate::kind_order;
use crate::catalog::yaml::Tree;

/// The document of a new entry, its keys in canonical order.
pub(super) fn document(entry: &Entry) -> Tree {
    let text = |value: &Option<String>| value.clone().map(Tree::Text);
    let texts =
        |values: &[String]| (!values.is_empty()).then(|| Tree::list(values.iter().map(Tree::text)));
    let pairs = [
        ("name", Some(Tree::text(&entry.name))),
        ("summary", text(&entry.summary)),
        ("description", text(&entry.description)),
        ("homepage", text(&entry.homepage)),
        ("repository", text(&entry.repository)),
        ("license", text(&entry.license)),
        ("legal", text(&entry.legal)),
        ("areas", texts(&entry.areas)),
        ("maturity", maturity(entry)),
        ("links", links(&entry.links)),
        ("tags", texts(&entry.tags)),
        ("aliases", texts(&entry.aliases)),
        ("extra", extra(&entry.extra)),
    ];
    Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?))),
    )
}

fn maturity(entry: &Entry) -> Option<Tree> {
    let tracks = entry
        .maturity
        .iter()
        .map(|(track, steps)| (track, Tree::list(steps.iter().map(transition))));
    (!entry.maturity.is_empty()).then(|| Tree::map(tracks))
}

fn transition(transition: &Transition) -> Tree {
    let pairs = [
        ("level", Some(transition.level.to_string())),
        ("date", transition.date.map(|date| date.to_string())),
        ("evidence", transition.evidence.clone()),
        ("reason", transition.reason.clone()),
        ("note", transition.note.clone()),
        ("superseded_by", transition.superseded_by.clone()),
    ];
    Tree::map(
        pairs
            .into_iter()
            .filter_map(|(key, value)| Some((key, Tree::text(value?)))),
    )
}

/// Links by kind, known kinds first: one alone stands alone, several of a kind are a list.
fn links(links: &Keyed<Vec<Link>>) -> Option<Tree> {
    let mut kinds: Vec<&str> = links.keys().collect();
    kinds.sort_by_key(|kind| kind_order(kind));
    let pairs = kinds.into_iter().map(|kind| {
        let of_kind = &links[kind];
        let tree = match of_kind.as_slice() {
            [only] => link(only),
            several => Tree::list(several.iter().map(link)),
        };
        (kind, tree)
    });
    (!links.is_empty()).then(|| Tree::map(pairs))
}

fn link(link: &Link) -> Tree {
    match &link.title {
        Some(title) => Tree::map([
            ("title", Tree::text(title.as_str())),
            ("url", Tree::text(&*link.url)),
        ]),
        None => Tree::text(&*link.url),
    }
}

/// Own data; links among it by kind as links are.
fn extra(extra: &Keyed<Value>) -> Option<Tree> {
    let pairs = extra.iter().map(|(key, value)| (key, own(key, value)));
    (!extra.is_empty()).then(|| Tree::map(pairs))
}

fn own(key: &str, value: &Value) -> Tree {
    let Some(kinds) = value.as_object().filter(|_| key == RELATIVE_LINKS) else {
        return said(value);
    };
    let mut kinds: Vec<(&String, &Value)> = kinds.iter().collect();
    kinds.sort_by_key(|(kind, _)| (*kind != OF_NAME, kind_order(kind)));
    Tree::map(kinds.into_iter().map(|(kind, links)| (kind, said(links))))
}

fn said(value: &Value) -> Tree {
    match value {
        Value::String(text) => Tree::text(text),
        Value::Array(items) => Tree::list(items.iter().map(said)),
        Value::Object(pairs) => Tree::map(pairs.iter().map(|(key, value)| (key, said(value)))),
        other => Tree::text(other.to_string()),
    }
}

/// The edits that make an entry what it grew to. Nothing of it was taken away, save a repository and
/// areas that it moved from.
pub(super) fn growth(was: &Entry, is: &Entry) -> Vec<Edit> {
    let mut edits = Vec::new();
    let fields = [
        ("summary", &was.summary, &is.summary),
        ("description", &was.description, &is.description),
        ("homepage", &was.homepage, &is.homepage),
        ("repository", &was.repository, &is.repository),
        ("license", &was.license, &is.license),
        ("legal", &was.legal, &is.legal),
    ];
    for (key, was, is) in fields {
        if let Some(text) = is.as_ref().filter(|_| was != is) {
            edits.push(Edit::Set {
                path: Place::of(key).into(),
                value: Tree::text(text),
            });
        }
    }
    if is.areas.starts_with(&was.areas) {
        edits.extend(added("areas", &was.areas, &is.areas));
    } else {
        edits.push(Edit::Set {
            path: Place::of("areas").into(),
            value: Tree::list(is.areas.iter().map(Tree::text)),
        });
    }
    edits.extend(added("tags", &was.tags, &is.tags));
    edits.extend(added("aliases", &was.aliases, &is.aliases));
    for (track, steps) in &is.maturity {
        let was = was.maturity.get(track).map_or(&[][..], Vec::as_slice);
        grow_track(was, steps, track, &mut edits);
    }
    grow_links(&Place::of("links"), &was.links, &is.links, &mut edits);
    if was.extra.contains_key(RELATIVE_LINKS) {
        let place = Place::of("extra").key(RELATIVE_LINKS);
        let [was, is] = [was, is].map(Entry::relative_links);
        grow_links(&place, &was, &is, &mut edits);
    }
    let new = is
        .extra
        .iter()
        .filter(|(key, _)| !was.extra.contains_key(key));
    edits.extend(new.map(|(key, value)| Edit::Set {
        path: Place::of("extra").key(key).into(),
        value: own(key, value),
    }));
    edits
}

/// The edits that add links at this place.
fn grow_links(place: &Place, was: &Keyed<Vec<Link>>, is: &Keyed<Vec<Link>>, edits: &mut Vec<Edit>) {
    for (kind, links) in is {
        let known = was.get(kind).map_or(0, Vec::len);
        let new = links.iter().skip(known).map(link);
        edits.extend(new.map(|value| Edit::Append {
            path: place.clone().key(kind).into(),
            value,
        }));
    }
}

/// The edits that add texts at the end of a list.
fn added(key: &str, was: &[String], is: &[String]) -> impl Iterator<Item = Edit> {
    let new = is.iter().skip(was.len());
    new.map(move |text| Edit::Append {
        path: Place::of(key).into(),
        value: Tree::text(text),
    })
}

fn grow_track(was: &[Transition], is: &[Transition], track: &str, edits: &mut Vec<Edit>) {
    let place = || Place::of("maturity").key(track);
    let mut pairs = was.iter().zip(is);
    if pairs.any(|(before, after)| before.level != after.level) {
        // What came before was not known.
        edits.push(Edit::Set {
            path: place().into(),
            value: Tree::list(is.iter().map(transition)),
        });
        return;
    }
    for (index, (before, after)) in was.iter().zip(is).enumerate() {
        let day = |step: &Transition| step.date.map(|date| date.to_string());
        for (key, before, after) in [
            ("date", day(before), day(after)),
            ("evidence", before.evidence.clone(), after.evidence.clone()),
            ("note", before.note.clone(), after.note.clone()),
            (
                "superseded_by",
                before.superseded_by.clone(),
                after.superseded_by.clone(),
            ),
        ] {
            if let (None, Some(text)) = (before, after) {
                edits.push(Edit::Set {
                    path: place().item(index).key(key).into(),
                    value: Tree::text(text),
                });
            }
        }
    }
    let new = is.iter().skip(was.len()).map(transition);
    edits.extend(new.map(|value| Edit::Append {
        path: place().into(),
        value,
    }));
}
