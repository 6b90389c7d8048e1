//! What a request did, in the words of a commit: subject, body, trailer, branch.

use crate::catalog::model::Entry;
use crate::workflow::request::{Intake, Verb};

/// How many names a subject holds before it counts instead.
const MOST_NAMES: usize = 3;

/// The word of the deed that makes a new catalog.
const BEGIN: &str = "init";

/// The word of the deed that takes a list in.
const IMPORT: &str = "import";

/// What one request did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    /// The word of the verb, as branches and trailers have it.
    verb: &'static str,
    id: String,
    name: String,
    /// What stands behind the name in a subject.
    tail: String,
    /// The line for machines.
    pub(super) trailer: String,
    /// Reason and evidence, a line each.
    remarks: Vec<String>,
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

    fn sentence(&self, names: &str) -> String {
        let glue = if self.tail.is_empty() || self.tail.starts_with(':') {
            ""
        } else {
            " "
        };
        format!("{} {names}{glue}{}", capital(self.verb), self.tail)
    }
}

/// The subject of a commit that does these.
pub(super) fn subject(deeds: &[Deed]) -> String {
    let alike = deeds
        .windows(2)
        .all(|pair| pair[0].verb == pair[1].verb && pair[0].tail == pair[1].tail);
    match deeds {
        [] => "Publish the lists".to_string(),
        [first, ..] if alike => first.sentence(&names(deeds)),
        _ => format!("Apply {} changes", deeds.len()),
    }
}

/// The body: what was done, where the subject does not say it, and the remarks.
pub(super) fn body(deeds: &[Deed]) -> String {
    let counted = subject(deeds).starts_with("Apply ") || deeds.len() > MOST_NAMES;
    let mut lines = Vec::new();
    for deed in deeds {
        if counted {
            lines.push(format!("- {}", deed.sentence(&deed.name)));
        }
        for remark in &deed.remarks {
            match counted {
                true => lines.push(format!("  {remark}")),
                // What is the same for all is said once.
                false if lines.contains(remark) => {}
                false => lines.push(remark.clone()),
            }
        }
    }
    lines.join("\n")
}

/// The branch that the pattern of the settings gives; `batch` is what the deeds are called
/// together, such as the file that they were read from.
pub(super) fn branch(pattern: &str, deeds: &[Deed], batch: Option<&str>) -> String {
    let (verb, id) = match (deeds, batch) {
        (_, Some(batch)) => ("apply", batch.to_string()),
        ([], None) => ("publish", "lists".to_string()),
        ([only], None) => (only.verb, only.id.clone()),
        ([first, rest @ ..], None) => {
            let alike = rest.iter().all(|deed| deed.verb == first.verb);
            let verb = if alike { first.verb } else { "apply" };
            (verb, format!("{}-and-{}-more", first.id, rest.len()))
        }
    };
    pattern.replace("{verb}", verb).replace("{id}", &id)
}

fn names(deeds: &[Deed]) -> String {
    let names: Vec<&str> = deeds.iter().map(|deed| deed.name.as_str()).collect();
    match names.as_slice() {
        [all @ .., last] if !all.is_empty() && names.len() <= MOST_NAMES => {
            format!("{} and {last}", all.join(", "))
        }
        [only] => only.to_string(),
        _ => format!("{} projects", names.len()),
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

    fn promoted(id: &str) -> Deed {
        let entry = Entry {
            id: id.into(),
            name: id.to_uppercase(),
            ..Entry::default()
        };
        Deed::new(
            Verb::Promote,
            &entry,
            "to graduated (cncf, 2021-07-28)".into(),
            "cncf a..b 2021-07-28",
        )
    }

    #[test]
    fn one_is_named_some_are_listed_many_are_counted() {
        let deeds: Vec<Deed> = ["a", "b", "c", "d"].map(promoted).into();
        assert_eq!(
            subject(&deeds[..1]),
            "Promote A to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(
            subject(&deeds[..3]),
            "Promote A, B and C to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(
            subject(&deeds),
            "Promote 4 projects to graduated (cncf, 2021-07-28)"
        );
        assert_eq!(body(&deeds).lines().count(), 4);
    }

    #[test]
    fn what_is_the_same_for_all_is_said_once() {
        let deeds = ["a", "b"].map(|id| {
            promoted(id)
                .remark("Reason", Some("r"))
                .remark("Evidence", Some("e"))
        });
        assert_eq!(body(&deeds), "Reason: r\nEvidence: e");
    }

    #[test]
    fn different_deeds_are_counted_and_listed() {
        let entry = Entry {
            id: "x".into(),
            name: "X".into(),
            ..Entry::default()
        };
        let deeds = [
            promoted("a"),
            Deed::edit(&entry, &["license".into()]).remark("Reason", Some("b")),
        ];
        assert_eq!(subject(&deeds), "Apply 2 changes");
        assert_eq!(
            body(&deeds),
            "- Promote A to graduated (cncf, 2021-07-28)\n- Edit X: license\n  Reason: b"
        );
        assert_eq!(
            branch("catalog/{verb}-{id}", &deeds, None),
            "catalog/apply-a-and-1-more"
        );
    }

    #[test]
    fn a_branch_is_named_by_verb_and_entry_or_by_the_batch() {
        let named = |deeds: &[Deed], batch| branch("catalog/{verb}-{id}", deeds, batch);
        let deeds = [promoted("a"), promoted("b")];
        assert_eq!(named(&deeds[..1], None), "catalog/promote-a");
        assert_eq!(named(&deeds, None), "catalog/promote-a-and-1-more");
        assert_eq!(named(&deeds, Some("replay")), "catalog/apply-replay");
        assert_eq!(named(&[], None), "catalog/publish-lists");
    }

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
