//! What is different in tracks, areas, lists, and the catalog's own settings.

use serde_json::{Value, json};

use super::difference::{Change, Difference, FieldChange, Sort, Subject};
use super::fields::change;
use super::renames::Renames;
use crate::catalog::model::{Catalog, Level, List, Publish, Settings, SortKey, Track};

/// What is different in what entries stand in: tracks, areas, lists, settings. Where one revision
/// has no catalog yet, all of it comes, or goes, as one.
pub fn structure(before: &Catalog, after: &Catalog, renames: &Renames) -> Vec<Difference> {
    let (old, new) = (&before.settings, &after.settings);
    let whole = |title: &str| subject(Sort::Catalog, "catalog", title);
    match (old.title.is_empty(), new.title.is_empty()) {
        (true, true) => return Vec::new(),
        (true, false) => return vec![difference(whole(&new.title), added())],
        (false, true) => {
            let gone = Change::Removed { into: None };
            return vec![difference(whole(&old.title), gone)];
        }
        (false, false) => {}
    }
    let mut found = Vec::from_iter(updated(whole(&new.title), settings_fields(old, new)));
    let tracks = |settings: &Settings| -> Vec<Item> {
        let tracks = settings.tracks.iter();
        tracks
            .map(|(id, track)| Item::new(id, &track.title, track_fields(track)))
            .collect()
    };
    let lists = |settings: &Settings| -> Vec<Item> {
        let lists = settings.lists.iter();
        lists
            .map(|(id, list)| Item::new(id, &list.title, list_fields(list)))
            .collect()
    };
    let areas = |catalog: &Catalog| -> Vec<Item> {
        let areas = catalog.areas.iter();
        areas
            .map(|area| Item::new(&area.path, &area.title, Vec::new()))
            .collect()
    };
    let now = |renames: &std::collections::HashMap<String, String>, id: &str| {
        renames.get(id).cloned().unwrap_or_else(|| id.to_string())
    };
    compare(
        Sort::Track,
        tracks(old),
        tracks(new),
        |id| now(&renames.tracks, id),
        &mut found,
    );
    compare(
        Sort::Area,
        areas(before),
        areas(after),
        |path| renames.area(path),
        &mut found,
    );
    compare(
        Sort::List,
        lists(old),
        lists(new),
        |id| now(&renames.lists, id),
        &mut found,
    );
    // An area below a renamed one went with it.
    found.retain(|difference| {
        !(difference.about.sort == Sort::Area && went_along(difference, renames))
    });
    found
}

/// Something of the settings: its id, its title, and its other fields.
struct Item {
    id: String,
    title: String,
    fields: Vec<(&'static str, Value)>,
}

impl Item {
    fn new(id: &str, title: &str, fields: Vec<(&'static str, Value)>) -> Item {
        Item {
            id: id.to_string(),
            title: title.to_string(),
            fields,
        }
    }
}

fn compare(
    sort: Sort,
    before: Vec<Item>,
    after: Vec<Item>,
    now: impl Fn(&str) -> String,
    found: &mut Vec<Difference>,
) {
    let mut old = before;
    for new in after {
        let about = subject(sort, &new.id, &new.title);
        let Some(place) = old.iter().position(|old| now(&old.id) == new.id) else {
            found.push(difference(about, added()));
            continue;
        };
        let old = old.remove(place);
        if old.id != new.id || old.title != new.title {
            let (id, name) = (old.id, old.title);
            found.push(difference(about.clone(), Change::Renamed { id, name }));
        }
        let fields = old.fields.into_iter().zip(new.fields);
        let fields = fields.filter_map(|((key, was), (_, is))| {
            let some = |value: Value| (!value.is_null()).then_some(value);
            change(key.to_string(), some(was), some(is))
        });
        found.extend(updated(about, fields.collect()));
    }
    let gone = old.into_iter().map(|old| {
        let about = subject(sort, &old.id, &old.title);
        difference(about, Change::Removed { into: None })
    });
    found.extend(gone);
}

fn went_along(difference: &Difference, renames: &Renames) -> bool {
    match &difference.change {
        Change::Renamed { id, name } => {
            *name == difference.about.name && !renames.areas.contains_key(id)
        }
        _ => false,
    }
}

fn subject(sort: Sort, id: &str, name: &str) -> Subject {
    Subject {
        sort,
        id: id.to_string(),
        name: name.to_string(),
        url: None,
    }
}

fn difference(about: Subject, change: Change) -> Difference {
    Difference {
        about,
        change,
        origin: None,
    }
}

fn added() -> Change {
    Change::Added {
        levels: Vec::new(),
        areas: Vec::new(),
    }
}

fn updated(about: Subject, fields: Vec<FieldChange>) -> Option<Difference> {
    (!fields.is_empty()).then(|| difference(about, Change::Updated { fields }))
}

fn settings_fields(before: &Settings, after: &Settings) -> Vec<FieldChange> {
    let fields = |settings: &Settings| {
        let workflow = &settings.workflow;
        let publish = match workflow.publish {
            Publish::WithChange => "with-change",
            Publish::OnBase => "on-base",
        };
        [
            ("title", json!(settings.title)),
            ("workflow.base", json!(workflow.base)),
            ("workflow.branch", json!(workflow.branch)),
            ("workflow.sign_off", json!(workflow.sign_off)),
            ("workflow.publish", json!(publish)),
        ]
    };
    let pairs = fields(before).into_iter().zip(fields(after));
    pairs
        .filter_map(|((key, was), (_, is))| {
            let some = |value: Value| (!value.is_null()).then_some(value);
            change(key.to_string(), some(was), some(is))
        })
        .collect()
}

fn track_fields(track: &Track) -> Vec<(&'static str, Value)> {
    let levels = |levels: &[Level]| -> Value {
        let one = |level: &Level| json!({"id": level.id, "title": level.title});
        levels.iter().map(one).collect()
    };
    vec![
        ("levels", levels(&track.levels)),
        ("retired", levels(&track.retired)),
        ("entry", json!(track.entry)),
        ("moves", json!(track.moves)),
        ("criteria", json!(track.criteria)),
    ]
}

fn list_fields(list: &List) -> Vec<(&'static str, Value)> {
    let key = |key: &SortKey| match key {
        SortKey::Name => "name",
        SortKey::Level => "level",
        SortKey::Date => "date",
        SortKey::Id => "id",
    };
    let select = &list.select;
    vec![
        ("template", json!(list.template)),
        ("output", json!(list.output)),
        ("between", json!(list.between)),
        ("select.track", json!(select.track)),
        ("select.area", json!(select.area)),
        ("select.level", json!(select.level)),
        ("select.tag", json!(select.tag)),
        ("select.ids", json!(select.ids)),
        ("track", json!(list.track)),
        ("group_by", json!(list.group_by.word())),
        ("levels", json!(list.levels.word())),
        ("sort", list.sort.iter().map(key).collect()),
    ]
}
