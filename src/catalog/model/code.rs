//! Code in a text: it stands between backticks, as in Markdown.

use std::collections::HashSet;
use std::ops::Range;

/// Where code stands in a text, with its backticks.
///
/// A run of backticks opens it, and the next run that is as long closes it, as in
/// [CommonMark](https://spec.commonmark.org/0.31.2/#code-spans). What has more backticks or spaces than
/// it needs is none, since signs that are meant as such may look so; nor is what is on several lines,
/// or has a `|` in it, which not every published list can hold.
pub fn code_spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut runs = runs(text);
    // Lengths of which no run is left.
    let mut unclosed: HashSet<usize> = HashSet::new();
    std::iter::from_fn(move || {
        while let Some(open) = runs.next() {
            if unclosed.contains(&open.len()) {
                continue;
            }
            match runs.clone().position(|run| run.len() == open.len()) {
                Some(between) => {
                    let close = runs.nth(between)?;
                    let span = open.start..close.end;
                    let own = &text[span.clone()];
                    if as_code(words(own)).is_some_and(|code| code == own) {
                        return Some(span);
                    }
                }
                None => {
                    unclosed.insert(open.len());
                }
            }
        }
        None
    })
}

/// A text as code, or `None` where it can be none. Spaces around it are no part of it.
pub fn as_code(text: &str) -> Option<String> {
    let text = text.trim_matches(' ');
    if !is_one(text) {
        return None;
    }
    let longest = runs(text).map(|run| run.len()).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let room = match text.starts_with('`') || text.ends_with('`') {
        true => " ",
        false => "",
    };
    Some(format!("{fence}{room}{text}{room}{fence}"))
}

/// A text in which the words of code are words as all others.
pub fn without_code(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for span in code_spans(text) {
        plain.push_str(&text[from..span.start]);
        plain.push_str(words(&text[span.clone()]));
        from = span.end;
    }
    plain.push_str(&text[from..]);
    plain
}

/// The words of a span: one space at both ends only parts them from the backticks.
fn words(span: &str) -> &str {
    let said = span.trim_matches('`');
    let inner = said.strip_prefix(' ');
    inner
        .and_then(|said| said.strip_suffix(' '))
        .unwrap_or(said)
}

/// Whether a text has a backtick outside of its code.
pub fn has_backtick(text: &str) -> bool {
    let mut from = 0;
    let mut spans = code_spans(text);
    let behind = spans.any(|span| {
        let between = &text[from..span.start];
        from = span.end;
        between.contains('`')
    });
    behind || text[from..].contains('`')
}

fn is_one(code: &str) -> bool {
    !code.trim().is_empty() && !code.contains(|c: char| c == '|' || c.is_control())
}

/// The runs of backticks in a text.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find('`')?;
        let length = text[start..].bytes().take_while(|byte| *byte == b'`');
        from = start + length.count();
        Some(start..from)
    })
}

#[cfg(test)]
mod tests {
    use super::{as_code, code_spans, has_backtick, without_code};

    fn spans(text: &str) -> Vec<&str> {
        code_spans(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn code_stands_between_runs_of_one_length() {
        for (text, wanted) in [
            ("no code", &[][..]),
            ("`a` and `b c`", &["`a`", "`b c`"]),
            ("``a ` b`` c", &["``a ` b``"]),
            ("`` `a`b `` c", &["`` `a`b ``"]),
            ("a ` b", &[]),
            ("a `` b `c` d ` e", &["`c`"]),
            ("a ` b ` c and ``d``", &[]),
            ("``` a `b` c", &["`b`"]),
            ("`a|b` and `c`", &["`c`"]),
            ("`a\nb`", &[]),
            ("a ` ` b", &[]),
        ] {
            assert_eq!(spans(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_made_code_is_one_span_of_code() {
        for code in ["a", "a `b` c", "`a`", "``", " a ", "a\\"] {
            let text = as_code(code).unwrap_or_default();
            assert_eq!(spans(&text), [text.as_str()], "{code}");
        }
        for code in ["", " ", "a|b", "a\nb"] {
            assert_eq!(as_code(code), None, "{code}");
        }
    }

    #[test]
    fn words_of_code_are_words_without_the_backticks() {
        assert_eq!(without_code("a `b` `` `c `` d ` e"), "a b `c d ` e");
    }

    #[test]
    fn a_backtick_that_pairs_with_none_is_a_sign() {
        for text in ["a `", "`a` ` b", "` `b``", "`a|b`"] {
            assert!(has_backtick(text), "{text}");
        }
        for text in ["a", "`a`", "``a`b`` `c`"] {
            assert!(!has_backtick(text), "{text}");
        }
    }

    #[test]
    fn many_runs_take_no_time() {
        let text: String = (1..1400).map(|length| "`".repeat(length) + " ").collect();
        assert_eq!(spans(&text).len(), 0);
    }
}
