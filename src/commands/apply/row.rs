//! One change of a file, as written, and the request that it means.

use super::keys::{KEYS, keys_of};
use crate::catalog::decode::{Fields, Problems, text_of};
use crate::catalog::model::{Link, id_from_name};
use crate::catalog::nearest::nearest;
use crate::catalog::repository::repository_address;
use crate::catalog::yaml::{Node, Span, Value};
use crate::workflow::Request;
use crate::workflow::batch::{Given, Written};
use crate::workflow::plan::parse_link;
use crate::workflow::request::{
    AreaMove, EditFields, FirstLevel, LevelMove, NewEntry, Remove, Rename, Verb,
};

/// A change as written. What is wrong with it is added to the problems.
pub fn read(node: &Node, problems: &mut Problems) -> Written {
    let before = problems.count();
    let request = Row::of(node, problems).and_then(|row| row.request(problems));
    let names = |keys: &[&str]| -> Vec<String> {
        let values = keys.iter().filter_map(|key| node.get(key));
        values.flat_map(texts).map(|(text, _)| text).collect()
    };
    let mut about = names(&["name", "id", "new_id", "new_name", "aliases"]);
    about.extend(names(&["name"]).iter().map(|name| id_from_name(name)));
    Written {
        // One that is half wrong is not judged any further.
        request: request.filter(|_| problems.count() == before),
        span: node.span.clone(),
        given: given(node),
        about,
        uses: names(&["superseded_by"]),
    }
}

/// Every text of a change, with its key and place.
fn given(node: &Node) -> Vec<Given> {
    let pairs = node.as_mapping().unwrap_or_default().iter();
    let known = pairs.filter_map(|(key, value)| {
        let key = KEYS.iter().find(|known| **known == text_of(key))?;
        Some((*key, value))
    });
    let given = known.flat_map(|(key, value)| {
        texts(value)
            .into_iter()
            .map(move |(text, span)| Given { key, text, span })
    });
    given.collect()
}

/// The texts of a value, wherever they stand in it.
fn texts(node: &Node) -> Vec<(String, Span)> {
    match &node.value {
        Value::Scalar { text, .. } => vec![(text.trim().to_string(), node.span.clone())],
        Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        Value::Mapping(pairs) => pairs
            .iter()
            .flat_map(|(key, value)| [texts(key), texts(value)].concat())
            .collect(),
    }
}

/// A change whose verb is known.
struct Row<'n> {
    node: &'n Node<'n>,
    fields: Fields<'n>,
    verb: Verb,
    /// How many problems there were before its keys were judged.
    before: usize,
}

impl<'n> Row<'n> {
    fn of(node: &'n Node<'n>, problems: &mut Problems) -> Option<Row<'n>> {
        let fields = Fields::of(node, "a change", KEYS, problems)?;
        let Some(word) = fields.text("verb", problems) else {
            missing("verb", "what is to be done", fields.head(), problems);
            return None;
        };
        let verb = Verb::WORDS.iter().find(|(known, _)| *known == word);
        if verb.is_none() {
            let names = Verb::WORDS.iter().map(|(word, _)| *word);
            let help = match nearest(&word, names.clone()).first() {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the verbs are {}", names.collect::<Vec<_>>().join(", ")),
            };
            let span = fields.get("verb").map_or(fields.head(), |node| &node.span);
            let message = format!("there is no verb `{}`", word.escape_debug());
            problems.error("unknown-verb", span, message, Some(help));
        }
        let row = Row {
            node,
            fields,
            verb: verb?.1,
            before: problems.count(),
        };
        row.check_keys(problems);
        Some(row)
    }

    /// Refuses keys that say nothing to the verb, since somebody meant something by them.
    fn check_keys(&self, problems: &mut Problems) {
        let takes = keys_of(self.verb);
        for (key, value) in self.node.as_mapping().unwrap_or_default() {
            let name = text_of(key);
            let says_something = ["verb", "name"].contains(&name) || takes.contains(&name);
            if says_something || value.is_null() || !KEYS.contains(&name) {
                continue;
            }
            let message = format!("`{name}` says nothing to {}", self.verb);
            let help = format!("{} takes {}", self.verb, takes.join(", "));
            problems.error("idle-key", &key.span, message, Some(help));
        }
    }

    /// The request that it means; every problem is added, and what there is then makes no sense.
    fn request(self, problems: &mut Problems) -> Option<Request> {
        let name = self.need("name", "the entry", problems);
        let request = match self.verb {
            Verb::Add => Request::Add(Box::new(self.new_entry(name?, problems))),
            Verb::Edit => Request::Edit(self.edit(name?, problems)),
            Verb::MoveArea => {
                let to = self.need("to", "the new area", problems);
                Request::MoveArea(AreaMove {
                    name: name?,
                    to: to?,
                    from: self.text("from", problems),
                })
            }
            Verb::Rename => {
                let new_id = self.need("new_id", "the id that it gets", problems);
                Request::Rename(Rename {
                    name: name?,
                    new_id: new_id?,
                    new_name: self.text("new_name", problems),
                })
            }
            Verb::Remove => {
                let reason = self.need("reason", "why it goes", problems);
                Request::Remove(Remove {
                    name: name?,
                    reason: Some(reason?),
                })
            }
            Verb::Promote | Verb::Demote | Verb::Archive | Verb::Restore => {
                let to = match self.verb {
                    Verb::Archive => self.text("level", problems),
                    _ => self.need("level", "where it comes to", problems),
                };
                Request::Move(self.level_move(name, to, problems)?)
            }
        };
        Some(request)
    }

    fn level_move(
        &self,
        name: Option<String>,
        to: Option<String>,
        problems: &mut Problems,
    ) -> Option<LevelMove> {
        let date = self.fields.date("date", problems);
        Some(LevelMove {
            to,
            track: self.text("track", problems),
            date,
            evidence: self.text("evidence", problems),
            reason: self.text("reason", problems),
            note: self.text("note", problems),
            superseded_by: self.text("superseded_by", problems),
            force: self.fields.boolean("force", problems).unwrap_or_default(),
            ..LevelMove::new(self.verb, name?)
        })
    }

    fn edit(&self, name: String, problems: &mut Problems) -> EditFields {
        let mut set = Vec::new();
        for (key, value) in self.fields.pairs("set", problems) {
            let values = texts(value).into_iter();
            set.extend(values.map(|(text, _)| (text_of(key).to_string(), text)));
        }
        let unset = self.fields.texts("unset", true, problems);
        if set.is_empty() && unset.is_empty() && problems.count() == self.before {
            missing(
                "set",
                "or `unset`, the fields of the entry",
                self.head(),
                problems,
            );
        }
        EditFields { name, set, unset }
    }

    fn new_entry(&self, name: String, problems: &mut Problems) -> NewEntry {
        let text = |key: &str, problems: &mut Problems| self.text(key, problems);
        NewEntry {
            id: text("id", problems),
            name,
            summary: text("summary", problems),
            description: text("description", problems),
            homepage: text("homepage", problems),
            repository: text("repository", problems).map(|url| repository_address(&url)),
            license: text("license", problems),
            legal: text("legal", problems),
            areas: self.fields.texts("areas", true, problems),
            level: self.first_level(problems),
            links: self.links(problems),
            tags: self.fields.texts("tags", true, problems),
            aliases: self.fields.texts("aliases", true, problems),
        }
    }

    fn first_level(&self, problems: &mut Problems) -> Option<FirstLevel> {
        let of_level = ["track", "date", "evidence", "note"];
        let is_meant = of_level.iter().any(|key| self.fields.get(key).is_some());
        let level = match is_meant {
            true => self.need("level", "where it begins", problems),
            false => self.text("level", problems),
        };
        Some(FirstLevel {
            track: self.text("track", problems),
            level: level?,
            date: self.fields.date("date", problems),
            evidence: self.text("evidence", problems),
            note: self.text("note", problems),
        })
    }

    fn links(&self, problems: &mut Problems) -> Vec<(String, Link)> {
        let pairs = self.fields.pairs("links", problems).iter();
        let links = pairs.flat_map(|(kind, value)| {
            let kind = text_of(kind).to_string();
            let urls = texts(value).into_iter();
            urls.map(move |(text, _)| (kind.clone(), parse_link(&text)))
        });
        links.collect()
    }

    fn text(&self, key: &str, problems: &mut Problems) -> Option<String> {
        self.fields.text(key, problems)
    }

    /// A text that must be there and say something.
    fn need(&self, key: &str, what: &str, problems: &mut Problems) -> Option<String> {
        let text = self.text(key, problems);
        let is_blank = |text: &String| text.trim().is_empty();
        if self.fields.get(key).is_some() && !text.as_ref().is_some_and(is_blank) {
            return text;
        }
        if !self.is_misspelt(key) {
            missing(key, what, self.head(), problems);
        }
        None
    }

    /// Whether a key that nobody knows may be meant for this one.
    fn is_misspelt(&self, key: &str) -> bool {
        let mut keys = self.node.as_mapping().unwrap_or_default().iter();
        keys.any(|(other, _)| {
            let other = text_of(other);
            let near = nearest(other, KEYS.iter().copied());
            !KEYS.contains(&other) && near.first() == Some(&key)
        })
    }

    /// Where it begins to say what is to be done.
    fn head(&self) -> &Span {
        let verb = self.fields.get("verb");
        verb.map_or(self.fields.head(), |verb| &verb.span)
    }
}

fn missing(key: &str, what: &str, span: &Span, problems: &mut Problems) {
    let message = format!("`{key}` is missing: {what}");
    problems.error("missing-key", span, message, None);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::parse_date;
    use crate::catalog::yaml::parse;

    fn written(text: &str) -> (Option<Request>, Vec<String>) {
        let parsed = parse(text);
        let mut problems = Problems::of("c.yaml");
        let written = read(&parsed.root.expect("a document"), &mut problems);
        let said = problems.into_vec().into_iter();
        (written.request, said.map(|one| one.message).collect())
    }

    #[test]
    fn a_row_means_the_request_of_its_verb() {
        let (promote, said) =
            written("{verb: promote, name: a, level: graduated, date: 2021-07-28}");
        assert_eq!(said, [""; 0]);
        let Some(Request::Move(asked)) = promote else {
            panic!("no move")
        };
        assert_eq!(asked.verb, Verb::Promote);
        assert_eq!(asked.date, parse_date("2021-07-28"));
        let (edit, _) =
            written("{verb: edit, name: a, set: {areas: [x, y], license: MIT}, unset: legal}");
        let Some(Request::Edit(asked)) = edit else {
            panic!("no edit")
        };
        let set = ["areas=x", "areas=y", "license=MIT"];
        let given = asked
            .set
            .iter()
            .map(|(key, value)| format!("{key}={value}"));
        assert_eq!(given.collect::<Vec<_>>(), set);
        assert_eq!(asked.unset, ["legal"]);
    }

    #[test]
    fn all_that_is_wrong_with_a_row_is_said() {
        let said = |text: &str| written(text).1;
        assert_eq!(
            said("{verb: promote, lvel: x, license: MIT, date: 1.1.21}"),
            [
                "a change has no key `lvel`",
                "`license` says nothing to promote",
                "`name` is missing: the entry",
                "`1.1.21` is no date",
            ]
        );
        assert_eq!(
            said("{verb: promot, name: a}"),
            ["there is no verb `promot`"]
        );
        assert_eq!(
            said("{verb: edit, name: a}"),
            ["`set` is missing: or `unset`, the fields of the entry"]
        );
        assert_eq!(
            said("{verb: remove, name: a, reason: ' '}"),
            ["`reason` is missing: why it goes"]
        );
        assert_eq!(
            said("{verb: move-area, name: [a]}"),
            [
                "`name` is a list, where text is wanted",
                "`to` is missing: the new area"
            ]
        );
        assert_eq!(said("{name: a}"), ["`verb` is missing: what is to be done"]);
        assert_eq!(
            said("{verb: add, name: A, areas: a, date: 2021-01-01}"),
            ["`level` is missing: where it begins"]
        );
    }
}
