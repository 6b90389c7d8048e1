//! Every scalar of a landscape is taken or reported once.

use catalog::import::{Fate, Reading, Shape, Why, read};
use proptest::prelude::*;
use serde_yaml::Value;

use crate::harness::list;
use crate::round_trip::round;
use crate::sound::sound;

/// The words of every scalar that says something, as another reader of YAML finds them.
fn scalars(value: &Value, found: &mut Vec<String>) {
    let words = match value {
        Value::Bool(said) => said.to_string(),
        Value::Number(said) => said.to_string(),
        Value::String(said) => said.clone(),
        Value::Sequence(items) => return items.iter().for_each(|item| scalars(item, found)),
        Value::Mapping(pairs) => return pairs.iter().for_each(|(_, value)| scalars(value, found)),
        _ => return,
    };
    let words: Vec<&str> = words.split_whitespace().collect();
    if !words.is_empty() {
        found.push(words.join(" "));
    }
}

/// Asserts that what a reading accounts for are the scalars of its text. Texts must have no URLs
/// in them, which count beside their text.
pub fn accounted(text: &str, reading: &Reading) {
    let mut wanted = Vec::new();
    let value: Value = serde_yaml::from_str(text).expect("YAML");
    scalars(&value, &mut wanted);
    let items = reading.items.iter();
    let items = items.filter(|item| item.fate != Fate::Reported(Why::Comment));
    let words = items.map(|item| match (&item.url, &item.fate) {
        (_, Fate::Open) => panic!("line {} is open", item.line),
        (Some(url), _) => url.clone(),
        (None, Fate::Reported(_)) => item.text.split_once(": ").expect("a key").1.to_string(),
        (None, _) => item.text.clone(),
    });
    let mut found: Vec<String> = words.collect();
    found.iter_mut().for_each(|words| {
        *words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    });
    wanted.sort();
    found.sort();
    assert_eq!(found, wanted, "{text}");
}

const KEYS: &[&str] = &[
    "homepage_url",
    "repo_url",
    "description",
    "project",
    "license",
    "second_path",
    "additional_repos",
    "logo",
    "branch",
    "enduser",
    "joined",
    "twitter",
    "item",
    "accepted",
    "incubating",
    "graduated",
    "archived",
    "sandbox",
    "slack_url",
    "slack",
    "chat",
    "other_links",
    "other",
    "other_url",
    "name_url",
    "parent_project",
    "repository",
    "a b",
    "A_B",
];

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => "[a-z]{1,3}( [a-z]{1,3})?".prop_map(Value::from),
        2 => "https://[a-c][.]example(/[ab])?".prop_map(Value::from),
        1 => "https://github[.]com/[a-c]/[a-c]".prop_map(Value::from),
        1 => "20(19|20)-0[1-3]-0[1-3]".prop_map(Value::from),
        1 => prop_oneof!["graduated", "sandbox", "archived", "MIT", "A / B", "B", "A / B / C"].prop_map(Value::from),
        1 => prop_oneof![Just("a\nb\n\nc"), Just(" a "), Just("true"), Just("12"), Just("foo://bar"), Just("www.a.example")].prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => (0..99).prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(Value::from("")),
    ]
}

fn mapping(
    value: impl Strategy<Value = Value> + Clone,
    keys: &'static [&'static str],
) -> impl Strategy<Value = Value> {
    let pair = (proptest::sample::select(keys), value);
    proptest::collection::vec(pair, 0..6)
        .prop_map(|pairs| Value::Mapping(pairs.into_iter().map(|(k, v)| (k.into(), v)).collect()))
}

fn value() -> impl Strategy<Value = Value> + Clone {
    let nested = scalar().prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::Sequence),
            mapping(inner, &["repo_url", "url", "name", "branch", "x"]),
        ]
    });
    prop_oneof![2 => scalar(), 1 => nested].boxed()
}

fn item() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        8 => "[A-D]".prop_map(Value::from),
        1 => scalar(),
    ];
    let extra = prop_oneof![
        6 => mapping(value(), KEYS),
        1 => value(),
        1 => proptest::collection::vec(mapping(value(), KEYS), 0..3).prop_map(Value::Sequence),
    ];
    (name, mapping(value(), KEYS), extra, any::<bool>()).prop_map(
        |(name, mut item, extra, first)| {
            let Value::Mapping(pairs) = &mut item else {
                return item;
            };
            pairs.insert("name".into(), name);
            pairs.insert("extra".into(), extra);
            if first {
                let project = pairs.remove("project");
                pairs.extend(project.map(|project| ("project".into(), project)));
            }
            item
        },
    )
}

fn area(depth: u32) -> BoxedStrategy<Value> {
    let title = prop_oneof![6 => "[A-C]".prop_map(Value::from), 1 => scalar()];
    let items = proptest::collection::vec(item(), 0..3).prop_map(Value::Sequence);
    let below = match depth {
        0 => Just(Value::Null).boxed(),
        _ => proptest::collection::vec(area(depth - 1), 0..3)
            .prop_map(Value::Sequence)
            .boxed(),
    };
    (title, items, below)
        .prop_map(|(title, items, below)| {
            let pairs = [("name", title), ("items", items), ("subcategories", below)];
            Value::Mapping(pairs.map(|(k, v)| (k.into(), v)).into_iter().collect())
        })
        .boxed()
}

fn landscape() -> impl Strategy<Value = String> {
    proptest::collection::vec(area(1), 1..3).prop_map(|categories| {
        let pairs = [("landscape", Value::Sequence(categories))];
        let whole = Value::Mapping(pairs.map(|(k, v)| (k.into(), v)).into_iter().collect());
        serde_yaml::to_string(&whole).expect("YAML")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_scalar_is_taken_or_reported_once(text in landscape()) {
        let reading = read(&text, Some(Shape::Landscape)).expect("a landscape");
        accounted(&text, &reading);
    }

    #[test]
    fn any_landscape_comes_back_whole(text in landscape()) {
        let reading = read(&text, Some(Shape::Landscape)).expect("a landscape");
        sound(&text);
        let mut names: Vec<String> = reading.drafts.iter().map(|draft| draft.name.to_lowercase()).collect();
        names.sort();
        names.dedup();
        // Of two items with one name, the page has what both say.
        if names.len() == reading.drafts.len() && !names.is_empty() {
            round(&text, Some(Shape::Landscape), &list("l"));
        }
    }
}
