//! What stands in one line of a list is one line, and no text hides anything.

use super::{Check, Findings, Rule, Scope, transition_place, transitions};
use crate::catalog::model::{Entry, line_problem, text_problem};
use crate::catalog::place::Place;

/// The rule.
pub const RULE: Rule = Rule {
    name: "one-line",
    about: "names, summaries, titles, tags and aliases are one line, and no text has control characters",
    check: Check::Entry(check),
};

fn check(entry: &Entry, _: &Scope, findings: &mut Findings) {
    let mut judge = |key: &str, problem: Option<&str>, place: &dyn Fn() -> Place| {
        if let Some(problem) = problem {
            let message = format!("`{key}` {problem}");
            let place = place();
            findings
                .resting_on(place.clone())
                .error(&entry.path, place, message, help(problem));
        }
    };
    let line = |text: &Option<String>| text.as_deref().and_then(line_problem);
    let text = |text: &Option<String>| text.as_deref().and_then(text_problem);

    for (key, problem) in [
        ("name", line_problem(&entry.name)),
        ("summary", line(&entry.summary)),
        ("description", text(&entry.description)),
        ("license", line(&entry.license)),
        ("legal", text(&entry.legal)),
    ] {
        judge(key, problem, &|| Place::of(key));
    }
    for (key, lines) in [("tags", &entry.tags), ("aliases", &entry.aliases)] {
        for (index, line) in lines.iter().enumerate() {
            judge(key, line_problem(line), &|| Place::of(key).item(index));
        }
    }
    for (kind, links) in &entry.links {
        for (index, link) in links.iter().enumerate() {
            let place = || Place::of("links").key(kind).item(index).key("title");
            judge(
                "title",
                link.title.as_deref().and_then(line_problem),
                &place,
            );
        }
    }
    for (track, index, transition) in transitions(entry) {
        for (key, problem) in [
            ("note", line(&transition.note)),
            ("reason", text(&transition.reason)),
        ] {
            judge(key, problem, &|| transition_place(track, index, key));
        }
    }
}

fn help(problem: &str) -> Option<String> {
    let broken = problem.contains("line break");
    broken.then(|| "write it in one line; `>-` before it joins several".to_string())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::catalog::model::Link;
    use crate::catalog::validate::testing::{catalog, entry, moved, said};

    #[test]
    fn lines_that_are_broken_or_empty_are_errors() {
        let mut wrong = moved("a", &[("sandbox", "")]);
        wrong.name = " ".into();
        wrong.summary = Some("one\ntwo".into());
        wrong.aliases = vec!["fine".into(), String::new()];
        let title = Some("a\u{7}".into());
        let url = "https://a.org".into();
        wrong.links.insert("chat", vec![Link { title, url }]);
        wrong.maturity["cncf"][0].note = Some("a\n".into());
        let one_line = "has a line break, where one line is wanted; \
            write it in one line; `>-` before it joins several";
        let expected = [
            "error a.yaml .name: `name` is empty".to_string(),
            format!("error a.yaml .summary: `summary` {one_line}"),
            "error a.yaml .aliases[1]: `aliases` is empty".to_string(),
            "error a.yaml .links.chat[0].title: `title` has control characters".to_string(),
            format!("error a.yaml .maturity.cncf[0].note: `note` {one_line}"),
        ];
        assert_eq!(said(&RULE, &catalog([wrong])), expected);
    }

    #[test]
    fn texts_may_have_lines_but_no_control_characters() {
        let mut right = entry("a");
        right.description = Some("one\n\ntwo\n".into());
        let mut wrong = moved("b", &[("sandbox", "")]);
        wrong.legal = Some("DCO\u{1b}[2J".into());
        wrong.maturity["cncf"][0].reason = Some("\u{202e}".into());
        let expected = [
            "error b.yaml .legal: `legal` has control characters",
            "error b.yaml .maturity.cncf[0].reason: `reason` has control characters",
        ];
        assert_eq!(said(&RULE, &catalog([right, wrong])), expected);
    }
}
