//! How the bullets of a document are written, so that they are published the same way.

use std::collections::HashSet;

use super::links::{self, HOMEPAGE, REPOSITORY};
use super::part::Part;
use super::said::{CLOSE, OPEN};
use super::tags::Tags;
use crate::import::draft::Draft;
use crate::import::look::{Lead, Leads, Look, Wording};
use crate::import::reader::{RELATIVE_LINK, Reader};

/// How bullets are written, as far as they were read.
#[derive(Default)]
pub(super) struct Style {
    /// Where their tags stand.
    pub tags: Tags,
    /// The drafts whose names lead nowhere by themselves.
    pub unlinked: HashSet<usize>,
    /// How often each of the signs stands between a name and what is said of it.
    between: [usize; BETWEEN.len()],
}

/// Signs between a name and what is said of it, as they are written and as they are published.
const BETWEEN: [(&str, &str); 6] = [
    ("\u{2014}", " \u{2014} "),
    ("\u{2013}", " \u{2013} "),
    ("--", " -- "),
    ("-", " - "),
    ("\u{ff1a}", "\u{ff1a}"),
    (":", ": "),
];

impl Style {
    /// Looks at what stands behind the name of a project of which something is said.
    pub fn see(&mut self, parts: &[Part]) {
        let others = parts.iter().filter(|part| !part.is_apart);
        let mut said = others.map(|part| {
            let is_around = |c: char| c.is_whitespace() || OPEN.contains(&c) || CLOSE.contains(&c);
            part.text.trim_start_matches(is_around)
        });
        let said = said.find(|said| !said.is_empty()).unwrap_or_default();
        let sign = BETWEEN.iter().position(|(sign, _)| said.starts_with(sign));
        if let Some(sign) = sign {
            self.between[sign] += 1;
        }
    }

    /// What all bullets have in common, once they are read.
    pub fn settle(self, reader: &mut Reader<'_>) -> Look {
        let labels = std::mem::take(&mut reader.labels);
        let leads = leads(&mut reader.drafts, &self.unlinked, &labels);
        let signs = BETWEEN.iter().zip(self.between);
        let between = signs.filter(|(_, count)| *count > 0);
        let between = between.max_by_key(|(_, count)| *count);
        let between = between.map_or("", |((_, published), _)| published);
        let mut look = Look {
            tags: self.tags.settle(&mut reader.drafts),
            leads,
            between,
            ..Look::default()
        };
        look.label(labels);
        look
    }
}

/// Where the names of drafts lead: to the homepage, unless a link that is named otherwise does.
fn leads(drafts: &mut [Draft], unlinked: &HashSet<usize>, labels: &[Wording]) -> Leads {
    let labels: HashSet<(usize, &str)> = labels
        .iter()
        .map(|label| (label.draft, label.key.as_str()))
        .collect();
    let mut met = Vec::new();
    for (place, draft) in drafts.iter_mut().enumerate() {
        let is_worded = |key: &str| labels.contains(&(place, key));
        let is_beside = draft.extra.contains_key(RELATIVE_LINK);
        let field = match (&draft.homepage, &draft.repository) {
            (Some(_), _) => HOMEPAGE,
            (None, Some(_)) => REPOSITORY,
            (None, None) => continue,
        };
        let lead = match (is_worded(field), field) {
            (true, _) if unlinked.contains(&place) => Lead::Nowhere,
            (true, HOMEPAGE) => Lead::Repository,
            (true, _) if is_beside => Lead::Beside,
            _ => Lead::Homepage,
        };
        if lead == Lead::Homepage {
            links::settle(draft);
        }
        met.push((place, lead));
    }
    let count = |lead: Lead| met.iter().filter(|(_, own)| *own == lead).count();
    let most = [
        Lead::Beside,
        Lead::Repository,
        Lead::Nowhere,
        Lead::Homepage,
    ];
    let most = most.into_iter().max_by_key(|lead| count(*lead));
    let most = most.unwrap_or_default();
    met.retain(|(_, lead)| *lead != most);
    Leads { most, others: met }
}
