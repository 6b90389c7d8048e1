//! Values as lines of YAML, for templates of lists that are no pages.

use minijinja::value::ValueKind;
use minijinja::{Error, Value};

use super::filters::text_of;
use super::view::LinkList;
use crate::catalog::yaml::scalar;

/// A key with a value, each line behind this indent; nothing where the value is none or empty.
///
/// Of links, the first is the value, or as the form says a `list` of all, of `repos` with a `repo_url`
/// each, or of `links` with a `name` and a `url`.
pub(super) fn pair(
    value: Value,
    key: String,
    pad: String,
    form: Option<String>,
) -> Result<String, Error> {
    let form = form.as_deref().unwrap_or("text");
    let plain = form == "plain";
    let key = scalar::key(&key);
    if let Some(links) = value.downcast_object_ref::<LinkList>() {
        let links = links.iter().map(|link| {
            let title = link.title.as_deref().unwrap_or(&link.url);
            (title.to_string(), link.url.to_string())
        });
        return Ok(linked(links, &key, &pad, form));
    }
    Ok(match value.kind() {
        ValueKind::None => String::new(),
        ValueKind::Seq | ValueKind::Iterable => {
            let item = |item: Value| match titled(&item).filter(|_| form == "links") {
                Some((title, url)) => Ok(named(&title, &url, &pad)),
                None => flow(&item, plain),
            };
            let items = value.try_iter()?.map(item);
            listed(items.collect::<Result<Vec<_>, _>>()?, &key, &pad)
        }
        _ => format!("{pad}{key}: {}\n", flow(&value, plain)?),
    })
}

/// The title and the URL of a link.
fn titled(value: &Value) -> Option<(String, String)> {
    let text = |name: &str| value.get_attr(name).ok()?.as_str().map(str::to_string);
    Some((text("title")?, text("url")?))
}

/// A link with its name, as an item of a list behind a key with this indent.
fn named(title: &str, url: &str, pad: &str) -> String {
    let (title, url) = (scalar::double_quoted(title), scalar::double_quoted(url));
    format!("name: {title}\n{pad}    url: {url}")
}

/// Links with their titles and URLs behind a key.
fn linked(
    links: impl IntoIterator<Item = (String, String)>,
    key: &str,
    pad: &str,
    form: &str,
) -> String {
    let quoted = scalar::double_quoted;
    let mut links = links.into_iter();
    match form {
        "links" => listed(links.map(|(title, url)| named(&title, &url, pad)), key, pad),
        "repos" => listed(
            links.map(|(_, url)| format!("repo_url: {}", quoted(&url))),
            key,
            pad,
        ),
        "list" => listed(links.map(|(_, url)| quoted(&url)), key, pad),
        _ => links.next().map_or_else(String::new, |(_, url)| {
            format!("{pad}{key}: {}\n", quoted(&url))
        }),
    }
}

/// Items behind a key, a line each; nothing where there are none.
fn listed(items: impl IntoIterator<Item = String>, key: &str, pad: &str) -> String {
    let items = items.into_iter().map(|item| format!("{pad}  - {item}\n"));
    let items: String = items.collect();
    match items.is_empty() {
        true => String::new(),
        false => format!("{pad}{key}:\n{items}"),
    }
}

/// A value on one line. Where `plain`, texts that read as numbers or booleans are such.
fn flow(value: &Value, plain: bool) -> Result<String, Error> {
    Ok(match (value.as_str(), value.kind()) {
        (Some(text), _) if plain && scalar::is_plain_word(text) => text.to_string(),
        (Some(text), _) => scalar::double_quoted(text),
        (None, ValueKind::Seq) => {
            let items = value.try_iter()?.map(|item| flow(&item, plain));
            format!("[{}]", items.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        (None, ValueKind::Map) => {
            let pair = |key: Value| {
                let said = flow(&value.get_item(&key)?, plain)?;
                Ok::<_, Error>(format!("{}: {said}", scalar::key(&text_of(&key)?)))
            };
            let pairs = value.try_iter()?.map(pair);
            format!("{{{}}}", pairs.collect::<Result<Vec<_>, _>>()?.join(", "))
        }
        (None, ValueKind::None) => "null".to_string(),
        (None, ValueKind::Bool) => value.is_true().to_string(),
        _ => text_of(value)?.into_owned(),
    })
}
