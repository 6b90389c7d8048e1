//! What reading a text says, as lines that a test can compare.

use super::{Problems, decode_areas, decode_entry, decode_settings};
use crate::catalog::model::{AreaTree, Entry};
use crate::catalog::yaml::{Node, parse};

/// The problems of shape of an entry's text: `` `bytes it is about` rule: message; help ``.
pub fn entry_shape(text: &str) -> Vec<String> {
    read_entry(text).1
}

/// An entry's text as an entry, and its problems.
pub fn read_entry(text: &str) -> (Entry, Vec<String>) {
    read(text, |node, problems| {
        decode_entry(node, "catalog/projects/old/a.yaml", problems)
    })
}

/// A text of areas as their tree, and its problems.
pub fn read_areas(text: &str) -> (AreaTree, Vec<String>) {
    read(text, decode_areas)
}

/// The problems of shape of the settings' text.
pub fn settings_shape(text: &str) -> Vec<String> {
    read(text, decode_settings).1
}

fn read<T>(text: &str, decode: impl FnOnce(&Node, &mut Problems) -> T) -> (T, Vec<String>) {
    let parsed = parse(text);
    assert_eq!(parsed.problems, [], "the text is YAML: {text}");
    let root = parsed.root.expect("the text is not empty");
    let mut problems = Problems::of("a.yaml");
    let read = decode(&root, &mut problems);
    let said = problems.into_vec().into_iter().map(|problem| {
        let about = problem.span.map(|span| &text[span]).unwrap_or_default();
        let help = problem.help.map(|help| format!("; {help}"));
        let (rule, message) = (problem.rule, problem.message);
        format!("`{about}` {rule}: {message}{}", help.unwrap_or_default())
    });
    (read, said.collect())
}
