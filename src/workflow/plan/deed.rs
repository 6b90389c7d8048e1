//! What a request did, in the words of a commit.

use crate::catalog::model::Entry;
use crate::workflow::request::{Intake, Verb};

/// The word of the deed that makes a new catalog.
const BEGIN: &str = "init";

/// The word of the deed that takes a list in.
const IMPORT: &str = "import";

/// What one request did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    /// The word of the verb, as branches and trailers have it.
    pub(super) verb: &'static str,
    pub(super) id: String,
    pub(super) name: String,
    /// What stands behind the name in a subject.
    pub(super) tail: String,
    /// The line for machines.
    pub(super) trailer: String,
    /// Reason and evidence, a line each.
    pub(super) remarks: Vec<String>,
    step: Option<Step>,
}

/// The part of a deed that brought an entry to its current level on a track.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    track: String,
    from: Option<String>,
    /// Whether the subject says the level.
    names_level: bool,
}

impl Step {
    /// What the subject says behind the name, and the trailer behind the id.
    fn words(&self, verb: &str, entry: &Entry) -> (String, String) {
        let track = &self.track;
        let Some(now) = entry.current(track) else {
            return (String::new(), String::new());
        };
        let level = &now.level;
        let date = now.date.map(|date| date.to_string());
        let when = date.as_deref().unwrap_or("undated");
        let tail = match (verb, self.names_level) {
            (_, false) => format!("({track}, {when})"),
            ("add", _) => format!("at {level} ({track}, {when})"),
            _ => format!("to {level} ({track}, {when})"),
        };
        let from = self.from.as_deref().unwrap_or_default();
        (tail, format!("{track} {from}..{level} {when}"))
    }
}

impl Deed {
    /// A deed to an entry; `facts` is what the trailer says behind verb and id.
    pub(super) fn new(verb: Verb, entry: &Entry, tail: String, facts: &str) -> Deed {
        let trailer = format!("Catalog-Change: {verb} {} {facts}", entry.id);
        Deed {
            verb: verb.word(),
            id: entry.id.clone(),
            name: one_line(&entry.name),
            tail: one_line(&tail),
            trailer: one_line(trailer.trim_end()),
            remarks: Vec::new(),
            step: None,
        }
    }

    /// A deed that brings an entry, given as it then is, to its current level on a track.
    pub(super) fn step(
        verb: Verb,
        entry: &Entry,
        track: &str,
        from: Option<&str>,
        names_level: bool,
    ) -> Deed {
        let step = Step {
            track: track.to_string(),
            from: from.map(str::to_string),
            names_level,
        };
        let (tail, facts) = step.words(verb.word(), entry);
        Deed {
            step: Some(step),
            ..Deed::new(verb, entry, tail, &facts)
        }
    }

    /// Tells the deed again, of its entry as somebody has edited it since.
    pub(super) fn retell(&mut self, entry: &Entry) {
        if self.id != entry.id || self.verb == IMPORT {
            return;
        }
        self.name = one_line(&entry.name);
        if let Some(step) = &self.step {
            let (tail, facts) = step.words(self.verb, entry);
            self.tail = one_line(&tail);
            let trailer = format!("Catalog-Change: {} {} {facts}", self.verb, self.id);
            self.trailer = one_line(trailer.trim_end());
        }
    }

    /// A new catalog of this title.
    pub(super) fn begin(title: &str) -> Deed {
        Deed {
            verb: BEGIN,
            id: "catalog".to_string(),
            name: "the catalog".to_string(),
            tail: format!("\u{201c}{}\u{201d}", one_line(title)),
            trailer: format!("Catalog-Change: {BEGIN}"),
            remarks: Vec::new(),
            step: None,
        }
    }

    /// A list that was taken in.
    pub(super) fn import(intake: &Intake) -> Deed {
        let (new, grown) = (intake.new.len(), intake.grown.len());
        let count = new + grown;
        let name = if count == 1 {
            "1 project".to_string()
        } else {
            format!("{count} projects")
        };
        Deed {
            verb: IMPORT,
            id: intake.list.clone(),
            name,
            tail: format!("into {}", intake.list),
            trailer: format!(
                "Catalog-Change: {IMPORT} {} {new} new, {grown} grown",
                intake.list
            ),
            remarks: Vec::new(),
            step: None,
        }
    }

    /// Whether it takes a list in.
    pub(super) fn is_import(&self) -> bool {
        self.verb == IMPORT
    }

    /// An edit of these keys; of the whole file where none is named.
    pub(super) fn edit(entry: &Entry, keys: &[String]) -> Deed {
        let tail = if keys.is_empty() {
            String::new()
        } else {
            format!(": {}", keys.join(", "))
        };
        Deed::new(Verb::Edit, entry, tail, &keys.join(","))
    }

    /// With a remark for the body, where there is one.
    pub(super) fn remark(mut self, label: &str, text: Option<&str>) -> Deed {
        if let Some(text) = text {
            self.remarks.push(format!("{label}: {}", one_line(text)));
        }
        self
    }

    /// The deed in a sentence about these names.
    pub(super) fn sentence(&self, names: &str) -> String {
        let glue = if self.tail.is_empty() || self.tail.starts_with(':') {
            ""
        } else {
            " "
        };
        format!("{} {names}{glue}{}", capital(self.verb), self.tail)
    }
}

/// The verb as it begins a subject.
fn capital(word: &str) -> String {
    match word {
        BEGIN => return "Begin".to_string(),
        "move-area" => return "Move".to_string(),
        _ => {}
    }
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// A text with every run of white space and control characters as one space, so that it can never
/// begin a line, or a trailer, of its own.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::{Transition, parse_date};
    use crate::workflow::plan::telling::{body, subject};

    #[test]
    fn a_deed_is_told_of_the_entry_as_it_was_edited_since() {
        let at = |name: &str, date: &str| Entry {
            id: "kuma".into(),
            name: name.into(),
            maturity: [(
                "cncf".to_string(),
                vec![Transition {
                    level: "sandbox".into(),
                    date: parse_date(date),
                    ..Transition::default()
                }],
            )]
            .into(),
            ..Entry::default()
        };
        let mut deed = Deed::step(Verb::Add, &at("kuma", "2021-07-28"), "cncf", None, true);
        deed.retell(&at("Kuma", "2020-06-10"));
        assert_eq!(
            subject(std::slice::from_ref(&deed)),
            "Add Kuma at sandbox (cncf, 2020-06-10)"
        );
        assert_eq!(
            deed.trailer,
            "Catalog-Change: add kuma cncf ..sandbox 2020-06-10"
        );
        deed.retell(&Entry {
            maturity: Default::default(),
            ..at("Kuma", "")
        });
        assert_eq!(deed.trailer, "Catalog-Change: add kuma");
        assert_eq!(subject(&[deed]), "Add Kuma");
    }

    #[test]
    fn no_text_of_an_entry_begins_a_trailer_of_its_own() {
        let entry = Entry {
            id: "x".into(),
            name: "X\n\nSigned-off-by: Eve".into(),
            ..Entry::default()
        };
        let deed = Deed::edit(&entry, &[]).remark("Reason", Some("a\r\nSigned-off-by: Eve"));
        assert_eq!(
            subject(std::slice::from_ref(&deed)),
            "Edit X Signed-off-by: Eve"
        );
        assert_eq!(body(&[deed]), "Reason: a Signed-off-by: Eve");
    }
}
