//! Sentences with links on words of them, as one who writes it would put them there.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use minijinja::{Error, Value};

use super::filters::text_of;
use super::linked::{Link, all, free, push_text};

/// A link with its place in a sentence.
type Placed<'l> = (Range<usize>, &'l Link);

/// The filter `sentences`: `said`, the Markdown of each of some texts, with links on the words that
/// they are called by; and `others`, the links that are on no words of them.
///
/// A link is on words only where these are surely of a sentence: a list may have others behind it, or
/// a label in front. The first text stands behind a name, so that a link may be its first words.
pub(super) fn sentences(texts: Value, links: Value) -> Result<Value, Error> {
    let all = all(&links, None)?;
    let mut others: Vec<&Link> = all.iter().collect();
    let mut said: Vec<Value> = Vec::new();
    for (number, text) in texts.try_iter()?.enumerate() {
        let text = text_of(&text)?;
        let text = text.trim().replace(is_line_end, " ");
        let places = places(&text, &others, number == 0);
        let is_placed = |link: &Link| places.iter().any(|(_, placed)| std::ptr::eq(*placed, link));
        others.retain(|link| !is_placed(link));
        let mut page = String::new();
        push_text(&mut page, &text, places);
        said.push(page.into());
    }
    let link = |link: &Link| {
        record([
            ("title", (&*link.title).into()),
            ("url", (&*link.url).into()),
        ])
    };
    let others: Vec<Value> = others.into_iter().map(link).collect();
    Ok(record([("said", said.into()), ("others", others.into())]))
}

fn is_line_end(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Two values by their names.
fn record(fields: [(&str, Value); 2]) -> Value {
    Value::from(BTreeMap::from(fields))
}

/// The links that stand on words of a text, in its order; which they are does not hang on theirs.
fn places<'l>(text: &str, links: &[&'l Link], opens: bool) -> Vec<Placed<'l>> {
    let is_met = |link: &&&Link| text.contains(link.called());
    let mut longest_first: Vec<&Link> = links.iter().filter(is_met).copied().collect();
    // Of links that are called the same, none can be told to be the one.
    let mut named: HashMap<&str, usize> = HashMap::new();
    for link in &longest_first {
        *named.entry(link.called()).or_default() += 1;
    }
    longest_first.retain(|link| named[link.called()] == 1);
    longest_first.sort_by_key(|link| Reverse(link.called().len()));
    let mut met: Vec<Placed<'l>> = Vec::new();
    for link in longest_first {
        let place = free(text, link.called(), &met).find(|place| may_follow(text, place, opens));
        met.extend(place.map(|place| (place, link)));
    }
    met.sort_by_key(|(place, _)| place.start);
    let mut kept: Vec<Placed<'l>> = Vec::new();
    let mut goes_on = false;
    for (place, link) in met.into_iter().rev() {
        let next = kept.last().map_or(text.len(), |(next, _)| next.start);
        goes_on |= has_words(&text[place.end..next]);
        if goes_on || kept.is_empty() && may_end(text, &place) {
            kept.push((place, link));
        }
    }
    kept.reverse();
    kept
}

/// Whether what stands in front of a place leads on to a link there: words, or nothing where a link
/// may open the text and words follow.
fn may_follow(text: &str, place: &Range<usize>, opens: bool) -> bool {
    let before = &text[..place.start];
    if before.is_empty() {
        let behind = text[place.end..].strip_prefix(' ');
        return opens && behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric));
    }
    let is_word = |c: char| c.is_alphanumeric() || c == ',';
    let has_letters = before.contains(char::is_alphabetic);
    // Words in front of a colon may be a label, whose value the link would be.
    let is_value = !opens && before.contains([':', '\u{ff1a}']);
    let ends = before.strip_suffix(' ');
    has_letters && !is_value && ends.is_some_and(|before| before.ends_with(is_word))
}

/// Whether a link may be the last words of a text: a stop ends the sentence, or a small word in front
/// asks for more.
fn may_end(text: &str, place: &Range<usize>) -> bool {
    const LEADING: [&str; 12] = [
        "a", "an", "the", "in", "of", "to", "for", "from", "by", "with", "and", "using",
    ];
    let (before, behind) = (text[..place.start].trim_end(), &text[place.end..]);
    let last = before.split_whitespace().last().unwrap_or_default();
    let is_end = behind.starts_with(['.', '!', '?']) || LEADING.contains(&last);
    is_end && before.ends_with(char::is_alphanumeric) && !behind.contains(char::is_alphanumeric)
}

/// Whether a text has words that are neither URLs nor tags.
fn has_words(text: &str) -> bool {
    let is_word = |word: &str| {
        word.contains(char::is_alphanumeric) && !word.contains("://") && !word.starts_with('#')
    };
    text.split_whitespace().any(is_word)
}

#[cfg(test)]
mod tests {
    use super::{Link, places};

    /// The words of a text that links with these titles stand on.
    fn named<'t>(text: &'t str, titles: &[&str], opens: bool) -> Vec<&'t str> {
        let link = |title: &&str| Link {
            title: (*title).into(),
            url: "https://a.example".into(),
        };
        let links: Vec<Link> = titles.iter().map(link).collect();
        let links: Vec<&Link> = links.iter().collect();
        let places = places(text, &links, opens);
        places.into_iter().map(|(place, _)| &text[place]).collect()
    }

    #[test]
    fn links_stand_on_words_inside_a_sentence() {
        for (text, titles, wanted) in [
            ("A wrapper for os.path.", &["os.path"][..], &["os.path"][..]),
            ("A wrapper for os.path", &["os.path"], &["os.path"]),
            (
                "Uses A or B, and C.",
                &["A", "A or B", "C"],
                &["A or B", "C"],
            ),
            ("GSL bindings", &["GSL"], &["GSL"]),
            ("Uses A, B and more", &["A", "B"], &["A", "B"]),
            ("Fast docs", &["docs"], &[]),
            ("Uses A, B.", &["A", "B"], &["A"]),
            ("Fast (A) and small", &["A"], &[]),
            ("For A https://b.example", &["A"], &[]),
            ("A. More.", &["A"], &[]),
        ] {
            assert_eq!(named(text, titles, true), wanted, "{text}");
        }
    }

    #[test]
    fn links_that_are_called_the_same_stand_on_no_words() {
        assert_eq!(named("Uses A and A.", &["A", "A"], true), [""; 0]);
    }

    #[test]
    fn a_link_neither_opens_a_paragraph_nor_is_the_value_of_a_label() {
        for (text, wanted) in [
            ("Moves A around", &["A"][..]),
            ("A moves", &[]),
            ("2019 A moves", &[]),
            ("Chat: on A too", &[]),
        ] {
            assert_eq!(named(text, &["A"], false), wanted, "{text}");
        }
    }
}
