//! Whether a text is a landscape, told by its first lines.

use super::ROOTS;

/// The keys with which a category begins.
const FIRST: &[&str] = &["category", "name", "subcategories", "items"];

/// Whether a text is a landscape: a mapping in which a key of its categories stands with a list of
/// such, and no page with front matter. What is no YAML ends the search, as the first line of prose
/// does.
pub(in crate::import) fn is_one(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut is_begun = false;
    let mut is_fenced = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        if line.starts_with("---") {
            if is_begun || is_fenced {
                return false;
            }
            is_fenced = true;
        } else if is_nothing(line) || line.starts_with('%') && !is_begun {
        } else if let Some((key, value)) = key_and_value(line) {
            is_begun = true;
            if ROOTS.contains(&key) && begins_list(value, lines.clone()) {
                let ends = |line: &str| line.starts_with("---") || line.starts_with("...");
                return !(is_fenced && lines.any(ends));
            }
        } else if !is_begun || !line.starts_with([' ', '\t', '-', ']', '}']) {
            return false;
        }
    }
    false
}

/// Whether categories begin behind their key.
fn begins_list<'t>(value: &str, lines: impl Iterator<Item = &'t str>) -> bool {
    let mut lines = lines.map(str::trim).filter(|line| !is_nothing(line));
    if let Some(flow) = value.strip_prefix('[') {
        let inside = flow.trim_start();
        return inside.starts_with('{') || is_nothing(inside) || inside.starts_with(']');
    }
    if !is_nothing(value) {
        return false;
    }
    let mut first = lines.next().and_then(|line| line.strip_prefix('-'));
    if first.is_some_and(|first| is_nothing(first.trim())) {
        first = lines.next();
    }
    first.is_some_and(|first| {
        let first = first.trim();
        let is_first = |(key, _): (&str, &str)| FIRST.contains(&key);
        first.starts_with('{') || key_and_value(first).is_some_and(is_first)
    })
}

/// Whether a line or the rest of one is blank or a comment.
fn is_nothing(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The key at the begin of a line, and what stands behind its colon.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let quoted = |quote: char| key.trim_end().strip_prefix(quote)?.strip_suffix(quote);
    let bare = quoted('"')
        .or_else(|| quoted('\''))
        .unwrap_or(key.trim_end());
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let is_key = bare.starts_with(|c: char| c.is_ascii_alphabetic()) && bare.chars().all(is_word);
    let ends = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && ends).then(|| (bare, value.trim()))
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn a_landscape_is_known_by_the_key_of_its_categories() {
        for text in [
            "landscape:\n  - category:\n    name: A\n",
            "landscape:\n- name: A\n",
            "\"landscape\":\n  - category:\n",
            "'categories' : # all\n  - {name: A}\n",
            "# Kept by hand.\n\n---\ncategories:\n  # The first.\n  - # Its name.\n    name: A\n",
            "version: 1\nowners:\n- me\nlandscape: # of ours\n\n  - category:\n    name: [\n",
            "landscape: [{name: A}]\n",
            "landscape: [\n",
            "\u{feff}landscape:\r\n  - category:\r\n",
        ] {
            assert!(is_one(text), "{text}");
        }
    }

    #[test]
    fn a_page_that_has_such_a_line_is_none() {
        for text in [
            "# T\n\nAs in\n\nlandscape:\n  - category:\n    name: A\n",
            "# T\n\n```yaml\nlandscape:\n  - category:\n```\n",
            "    landscape:\n      - category:\n",
            "---\ntitle: T\ncategories:\n  - name: a\n---\n\n- [A](https://a.example)\n",
            "---\ncategories:\n  - news\n---\n# T\n",
            "landscape:\n\n- [A](https://a.example)\n",
            "landscape: [A](https://a.example)\n",
            "landscape: a view\n",
            "- landscape:\n  - category:\n",
            "",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
