//! Which fields of entries a list shows: those that its document has, and not those of other lists.

use std::collections::BTreeSet;

use super::draft::Draft;

/// The begin of the line of a template that names them.
const BEGIN: &str = "{% set fields = [";
const END: &str = "] %}";

/// The line of a template that names the fields that some drafts have, and their tracks by the ids
/// that these words mean.
pub(super) fn line(drafts: &[Draft], track: impl Fn(&str) -> String) -> String {
    written(&of(drafts, track))
}

/// A template with the fields that newer drafts have and it does not name yet; `None` where there are
/// none, and where it names no fields, and so shows all.
pub(super) fn grown(
    template: &str,
    drafts: &[Draft],
    track: impl Fn(&str) -> String,
) -> Option<String> {
    let (before, rest) = template.split_once(BEGIN)?;
    let (known, rest) = rest.split_once(END)?;
    let mut fields: BTreeSet<String> = known
        .split(',')
        .map(|field| field.trim().trim_matches('"').to_string())
        .filter(|field| !field.is_empty())
        .collect();
    let count = fields.len();
    fields.extend(of(drafts, track));
    let line = written(&fields);
    (fields.len() > count).then(|| format!("{before}{line}{rest}"))
}

/// The keys of the fields, kinds of links, own data and tracks that drafts have.
fn of(drafts: &[Draft], track: impl Fn(&str) -> String) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for draft in drafts {
        let own = [
            ("summary", draft.summary.is_some()),
            ("description", draft.description.is_some()),
            ("homepage", draft.homepage.is_some()),
            ("repository", draft.repository.is_some()),
            ("beside", draft.beside.is_some()),
            ("license", draft.license.is_some()),
            ("legal", draft.legal.is_some()),
            ("tags", !draft.tags.is_empty()),
        ];
        let own = own.into_iter().filter(|(_, has)| *has);
        fields.extend(own.map(|(key, _)| key.to_string()));
        fields.extend(draft.links.iter().map(|(kind, _)| kind.to_string()));
        fields.extend(draft.extra.keys().cloned());
        let standings = draft.standings.iter();
        fields.extend(standings.map(|standing| format!("maturity.{}", track(&standing.track))));
    }
    // What would end a text or the list in a template is the name of nothing that people keep.
    fields.retain(|field| !field.contains(['"', '\\', ',', '[', ']', '{', '}', '%']));
    fields
}

fn written(fields: &BTreeSet<String>) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("\"{field}\"")).collect();
    format!("{BEGIN}{}{END}", fields.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{grown, line};
    use crate::import::draft::{Draft, Standing};

    #[test]
    fn a_template_grows_by_the_fields_of_newer_drafts() {
        let mut draft = Draft {
            summary: Some("s".into()),
            ..Draft::default()
        };
        draft.add_link("chat", None, "https://chat.example");
        draft.standings.push(Standing::at("beta", "beta", 1));
        let drafts = |draft: &Draft| vec![draft.clone()];
        let track = |_: &str| "t".to_string();
        let own = line(&drafts(&draft), track);
        assert_eq!(
            own,
            "{% set fields = [\"chat\", \"maturity.t\", \"summary\"] %}"
        );
        let template = format!("a\n{own}\nb");
        assert_eq!(grown(&template, &drafts(&draft), track), None);
        draft.add_extra("stars", "9");
        let more = template.replace("\"summary\"", "\"stars\", \"summary\"");
        assert_eq!(grown(&template, &drafts(&draft), track), Some(more));
        assert_eq!(grown("shows all", &drafts(&draft), track), None);
    }
}
