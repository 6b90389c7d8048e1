//! The filters that templates have for Markdown.
//!
//! | filter | gives |
//! |---|---|
//! | `md` | text for a paragraph, a bullet, a heading; what stands between backticks in it stays code, here and in all but `label` and `link` |
//! | `cell` | text for a table's cell; `<br>` for a newline |
//! | `label` | text for between the brackets of a link |
//! | `url` | a URL for between its parentheses |
//! | `link` | `[text](url)` for `text\|link(url)`; `<url>` where the text is the URL, the text where there is no URL |
//! | `links` | the links of a list, with a text between each two: `row.links.chat\|links(", ")`; `title=` names those without a title |
//! | `linked` | a text with links on the words that name them, the others in front: `row.extra.chat\|linked(row.links.chat, ", ")`; `url=` is one link more, `then=` stands between the others and the text; with `only=true` there are no others |
//! | `unnamed` | the links of a list that a text does not name: `row.links.other\|unnamed(row.summary, ", ")` |
//! | `sentences` | some texts with links on words of them, where these are surely of a sentence: what is `said`, text by text, and the `others`: `[row.summary]\|sentences(row.links.other)`; a link may begin the first |
//! | `of` | the links of several kinds as one list: `row.links\|of("chat", "forum")` |
//! | `of_entry` | what a mapping by ids has for the entry of a row, by an id that it had where it has another now: `wordings\|of_entry(row)\|default({})` |
//! | `called` | what a link is called that proves something: `url\|called(words)` gives the words, the number that the URL ends in for `#`, and the URL where there are none |
//! | `code` | text as code |
//! | `anchor` | the anchor of a heading's text, had the page only this heading; `group.anchor` knows better |
//! | `paragraphs` | the paragraphs of a text, to be given to `md` one by one |
//! | `yaml` | text as a quoted scalar of YAML |
//! | `yaml_key` | text as a key of YAML |
//! | `yaml_pair` | a value on lines behind a key: `row.links.chat\|yaml_pair("slack_url", "  ")`, with the indent of the key and, as a third, its form: `text`; `plain` (numbers and booleans without quotes); of links `list`, `repos` and `links` |
//! | `set` | the texts of a list, however many, among which `in` soon finds one |
//! | `lower_first` | text with a small first letter, unless two capitals begin it: `graduated`, `GA` |
//!
//! They take numbers as texts, and `none` as an empty text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use minijinja::value::{Kwargs, Rest, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};

use super::linked::{linked, unnamed};
use super::markdown;
use super::sentences::sentences;
use super::view::{LinkList, Links, Row};
use super::yaml;
use crate::catalog::yaml::scalar::{self, double_quoted};

/// The names of the filters above.
pub(super) const FILTERS: &[&str] = &[
    "md",
    "cell",
    "label",
    "url",
    "link",
    "links",
    "linked",
    "unnamed",
    "sentences",
    "of",
    "of_entry",
    "called",
    "code",
    "anchor",
    "paragraphs",
    "yaml",
    "yaml_key",
    "yaml_pair",
    "set",
    "lower_first",
];

/// The words for the number that a URL ends in.
const NUMBER: &str = "#";

/// Adds the filters to an engine.
pub(super) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("md", |value: Value| map(value, markdown::md));
    environment.add_filter("cell", |value: Value| map(value, markdown::cell));
    environment.add_filter("label", |value: Value| map(value, markdown::label));
    environment.add_filter("url", |value: Value| map(value, markdown::destination));
    environment.add_filter("called", called);
    environment.add_filter("code", |value: Value| map(value, markdown::code));
    environment.add_filter("anchor", |value: Value| {
        map(value, |text| Cow::Owned(markdown::slug(text)))
    });
    environment.add_filter("yaml", |value: Value| {
        map(value, |text| Cow::Owned(double_quoted(text)))
    });
    environment.add_filter("yaml_pair", yaml::pair);
    environment.add_filter("yaml_key", |value: Value| map(value, scalar::key));
    environment.add_filter("lower_first", |value: Value| map(value, lower_first));
    environment.add_filter("paragraphs", |value: Value| {
        Ok::<_, Error>(markdown::paragraphs(&text_of(&value)?))
    });
    environment.add_filter("set", |items: Value| {
        let items = items.try_iter()?;
        let items: BTreeMap<String, bool> = items.map(|item| (item.to_string(), true)).collect();
        Ok::<_, Error>(Value::from(items))
    });
    environment.add_filter("link", link);
    environment.add_filter("links", links);
    environment.add_filter("linked", linked);
    environment.add_filter("unnamed", unnamed);
    environment.add_filter("sentences", sentences);
    environment.add_filter("of", of);
    environment.add_filter("of_entry", of_entry);
}

/// What a mapping has for the id of a row's entry, or for one of its other names.
fn of_entry(mapping: Value, row: Value) -> Result<Value, Error> {
    let row = row
        .downcast_object_ref::<Row>()
        .ok_or_else(|| not_a(&row, "a row"))?;
    for name in row.names() {
        let own = mapping.get_item(&Value::from(name))?;
        if !own.is_undefined() {
            return Ok(own);
        }
    }
    Ok(Value::UNDEFINED)
}

/// The value through a function from text to text; the value itself where nothing changes.
fn map(value: Value, change: impl Fn(&str) -> Cow<'_, str>) -> Result<Value, Error> {
    let text = text_of(&value)?;
    Ok(match change(&text) {
        Cow::Borrowed(same) if value.as_str() == Some(same) => value,
        changed => Value::from(&*changed),
    })
}

pub(super) fn text_of(value: &Value) -> Result<Cow<'_, str>, Error> {
    match (value.as_str(), value.kind()) {
        (Some(text), _) => Ok(Cow::Borrowed(text)),
        (None, ValueKind::None) => Ok(Cow::Borrowed("")),
        (None, ValueKind::Number | ValueKind::Bool) => Ok(Cow::Owned(value.to_string())),
        // The engine's own error, for asking it for anything, knows which name is undefined.
        (None, ValueKind::Undefined) => value.get_attr("text").map(|_| Cow::Borrowed("")),
        (None, _) => Err(not_a(value, "a text")),
    }
}

fn not_a(value: &Value, wanted: &str) -> Error {
    let message = format!("this filter takes {wanted}, but got a {}", value.kind());
    Error::new(ErrorKind::InvalidOperation, message)
}

fn link(text: Value, url: Value) -> Result<String, Error> {
    let (text, url) = (text_of(&text)?, text_of(&url)?);
    Ok(if url.is_empty() {
        markdown::md(&text).into_owned()
    } else {
        markdown::link(&text, &url)
    })
}

fn links(links: Value, between: Option<String>, named: Kwargs) -> Result<String, Error> {
    let default: Option<String> = named.get("title")?;
    named.assert_all_used()?;
    let between = between.as_deref().unwrap_or(", ");
    let mut joined = String::new();
    let mut add = |title: Option<&str>, url: &str| {
        let title = title.filter(|title| *title != url).or(default.as_deref());
        if !joined.is_empty() {
            joined.push_str(between);
        }
        markdown::push_link(&mut joined, title.unwrap_or_default(), url);
    };
    each_link(&links, &mut add)?;
    Ok(joined)
}

/// Gives every link of a list, its title first; a kind that is not there has none.
pub(super) fn each_link(
    links: &Value,
    add: &mut dyn FnMut(Option<&str>, &str),
) -> Result<(), Error> {
    if let Some(list) = links.downcast_object_ref::<LinkList>() {
        list.iter()
            .for_each(|link| add(link.title.as_deref(), &link.url));
        return Ok(());
    }
    for link in links.try_iter()? {
        let (title, url) = (link.get_attr("title")?, link.get_attr("url")?);
        let Some(url) = url.as_str() else {
            return Err(not_a(&link, "links, each with a `url`"));
        };
        add(title.as_str(), url);
    }
    Ok(())
}

fn of(links: Value, kinds: Rest<String>) -> Result<Value, Error> {
    match links.downcast_object_ref::<Links>() {
        Some(links) => Ok(links.of(kinds.iter().map(String::as_str))),
        None => Err(not_a(&links, "the `links` of a row")),
    }
}

fn lower_first(text: &str) -> Cow<'_, str> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), second)
            if first.is_uppercase() && !second.is_some_and(char::is_uppercase) =>
        {
            let rest = &text[first.len_utf8()..];
            Cow::Owned(first.to_lowercase().chain(rest.chars()).collect())
        }
        _ => Cow::Borrowed(text),
    }
}

/// What a link is called that proves something.
fn called(url: Value, words: Value) -> Result<String, Error> {
    let (url, words) = (text_of(&url)?, text_of(&words)?);
    let end = url.rsplit('/').next().unwrap_or_default();
    let is_number = !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
    Ok(match &*words {
        NUMBER if is_number => format!("{NUMBER}{end}"),
        "" | NUMBER => url.to_string(),
        words => words.to_string(),
    })
}
