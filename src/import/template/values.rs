//! Values as a template says them.

/// Values by keys: the ids of entries, the paths of areas.
pub(super) fn by_id<'a>(pairs: impl Iterator<Item = (&'a str, String)>) -> String {
    let lines: String = pairs
        .map(|(id, value)| format!("  {}: {value},\n", quoted(id)))
        .collect();
    match lines.is_empty() {
        true => "{}".to_string(),
        false => format!("{{\n{lines}}}"),
    }
}

/// Values by the ids of levels or groups, in one line.
pub(super) fn mapping(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs = pairs.map(|(id, value)| format!("{}: {value}", quoted(&id)));
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
}

/// Pairs as a template says them.
pub(in crate::import) fn pairs<T: AsRef<str>>(pairs: &[(String, T)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(key, words)| format!("  [{}, {}],\n", quoted(key), quoted(words.as_ref())));
    let pairs: String = pairs.collect();
    match pairs.is_empty() {
        true => "[]".to_string(),
        false => format!("[\n{pairs}]"),
    }
}

/// Texts as a template says them.
pub(super) fn texts(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text as a template says it.
pub(in crate::import) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// A text as it stands between the quotation marks of a template.
pub(in crate::import) fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
