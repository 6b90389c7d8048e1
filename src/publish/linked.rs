//! A text with links on the words in it that these are called by.

use std::ops::Range;

use minijinja::value::Kwargs;
use minijinja::{Error, Value};

use super::filters::{each_link, text_of};
use super::markdown;
use crate::catalog::model::code_spans;

/// What parts the lines of a text.
const BREAK: &str = " <br> ";

/// A link that is to be found in a text.
pub(super) struct Link {
    pub title: String,
    pub url: String,
}

impl Link {
    /// What it is called in a text.
    pub fn called(&self) -> &str {
        match self.title.is_empty() {
            true => &self.url,
            false => &self.title,
        }
    }
}

/// The filter `linked`: the links that the text does not name, with a text between each two, and the
/// text behind them, each link that it names on its first words.
///
/// `url=` is one more link in front, without a title, unless it is one of them; `then=` stands between the links in front and the text.
/// With `only=true` the links that it does not name are left out.
pub(super) fn linked(
    text: Value,
    links: Value,
    between: Option<String>,
    named: Kwargs,
) -> Result<String, Error> {
    let text = text_of(&text)?;
    let then: Option<String> = named.get("then")?;
    let url: Option<Value> = named.get("url")?;
    let only: Option<bool> = named.get("only")?;
    named.assert_all_used()?;
    let all = all(&links, url.as_ref().and_then(Value::as_str))?;
    let between = between.unwrap_or_else(|| ", ".to_string());
    let (places, others) = placed(&text, &all);
    let mut page = match only {
        Some(true) => String::new(),
        _ => joined(&others, &between),
    };
    if !text.is_empty() {
        page.push_str(match page.is_empty() {
            true => "",
            false if text.contains('\n') => BREAK,
            false => then.as_deref().unwrap_or(&between),
        });
        push_text(&mut page, &text, places);
    }
    Ok(page)
}

/// The filter `unnamed`: the links of a list that a text does not name, with a text between each two.
pub(super) fn unnamed(links: Value, text: Value, between: Option<String>) -> Result<String, Error> {
    let text = text_of(&text)?;
    let all = all(&links, None)?;
    let (_, others) = placed(&text, &all);
    Ok(joined(&others, between.as_deref().unwrap_or(", ")))
}

/// The links of a list, behind one more without a title.
pub(super) fn all(links: &Value, url: Option<&str>) -> Result<Vec<Link>, Error> {
    let mut all = Vec::new();
    let mut add = |title: Option<&str>, url: &str| {
        all.push(Link {
            title: title.unwrap_or_default().trim().to_string(),
            url: url.to_string(),
        });
    };
    each_link(links, &mut add)?;
    // It need not stand there twice.
    if let Some(url) = url.filter(|url| !all.iter().any(|link| link.url == *url)) {
        let url = url.to_string();
        let title = String::new();
        all.insert(0, Link { title, url });
    }
    Ok(all)
}

/// The places of the links that a text names, and the links that it does not.
fn placed<'l>(text: &str, links: &'l [Link]) -> (Vec<(Range<usize>, &'l Link)>, Vec<&'l Link>) {
    let (mut places, mut others) = (Vec::new(), Vec::new());
    for link in links {
        match place(text, link.called(), &places) {
            Some(place) => places.push((place, link)),
            None => others.push(link),
        }
    }
    places.sort_by_key(|(place, _)| place.start);
    (places, others)
}

fn joined(links: &[&Link], between: &str) -> String {
    let mut page = String::new();
    for link in links {
        page.push_str(if page.is_empty() { "" } else { between });
        markdown::push_link(&mut page, &link.title, &link.url);
    }
    page
}

/// Adds a text with links in their places.
pub(super) fn push_text(page: &mut String, text: &str, places: Vec<(Range<usize>, &Link)>) {
    let mut from = 0;
    for (place, link) in places {
        push_said(page, &text[from..place.start]);
        markdown::push_link(page, &link.title, &link.url);
        from = place.end;
    }
    push_said(page, &text[from..]);
}

/// Adds words with the white space around them, a line break for each end of a line.
fn push_said(page: &mut String, said: &str) {
    for (number, line) in said.split('\n').enumerate() {
        if number > 0 {
            page.truncate(page.trim_end().len());
            page.push_str(BREAK);
        }
        push_line(page, if number > 0 { line.trim_start() } else { line });
    }
}

fn push_line(page: &mut String, said: &str) {
    let words = said.trim();
    let (start, end) = match said.find(words).filter(|_| !words.is_empty()) {
        Some(start) => (start, start + words.len()),
        None => (said.len(), said.len()),
    };
    page.push_str(&said[..start]);
    page.push_str(&markdown::cell(words));
    page.push_str(&said[end..]);
}

/// Where words stand by themselves in a text, and not in the place of another link; behind the last
/// one rather than before it.
fn place(text: &str, words: &str, taken: &[(Range<usize>, &Link)]) -> Option<Range<usize>> {
    let behind = taken.last().map_or(0, |(place, _)| place.end);
    let mut free = free(text, words, taken).peekable();
    let first = free.peek().cloned();
    free.find(|place| place.start >= behind).or(first)
}

/// The places where words stand by themselves in a text, and not in that of another link.
pub(super) fn free<'t>(
    text: &'t str,
    words: &'t str,
    taken: &'t [(Range<usize>, &Link)],
) -> impl Iterator<Item = Range<usize>> {
    let joins = |one: Option<char>, other: Option<char>| {
        [one, other]
            .iter()
            .all(|c| c.is_some_and(char::is_alphanumeric))
    };
    // Code is no place for a link.
    let codes: Vec<Range<usize>> = code_spans(text).collect();
    let meets = |place: &Range<usize>, other: &Range<usize>| {
        other.start < place.end && place.start < other.end
    };
    let is_free = move |place: &Range<usize>| {
        let before = text[..place.start].chars().next_back();
        let behind = text[place.end..].chars().next();
        let mut others = taken.iter();
        !joins(before, words.chars().next())
            && !joins(words.chars().next_back(), behind)
            && !others.any(|(other, _)| meets(place, other))
            && !codes.iter().any(|code| meets(place, code))
    };
    let places = text.match_indices(words);
    places
        .map(|(at, words)| at..at + words.len())
        .filter(is_free)
}

#[cfg(test)]
mod tests {
    use super::{Link, joined, placed, push_text};

    #[test]
    fn links_stand_on_their_words_or_apart() {
        let link = |title: &str, url: &str| Link {
            title: title.into(),
            url: url.into(),
        };
        let links = [
            link("A", "https://a.example"),
            link("A or B", "https://b.example"),
            link("", "https://c.example"),
            link("D", "https://d.example"),
        ];
        let text = "Both A and A or B (https://c.example) | more, ADD";
        let (places, others) = placed(text, &links);
        assert_eq!(joined(&others, " / "), "[D](https://d.example)");
        let mut page = String::new();
        push_text(&mut page, text, places);
        assert_eq!(
            page,
            "Both [A](https://a.example) and [A or B](https://b.example) \
             (<https://c.example>) \\| more, ADD"
        );
        let text = "A, one\n`A` and\nA or B";
        let (places, _) = placed(text, &links);
        let mut page = String::new();
        push_text(&mut page, text, places);
        assert_eq!(
            page,
            "[A](https://a.example), one <br> `A` and <br> [A or B](https://b.example)"
        );
    }
}
