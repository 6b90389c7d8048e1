//! How the bullets of a document are written, so that they are published the same way.

use std::collections::HashSet;

use super::links::{self, HOMEPAGE, REPOSITORY};
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
}

impl Style {
    /// What all bullets have in common, once they are read.
    pub fn settle(self, reader: &mut Reader<'_>) -> Look {
        let labels = std::mem::take(&mut reader.labels);
        let leads = leads(&mut reader.drafts, &self.unlinked, &labels);
        let mut look = Look {
            tags: self.tags.settle(&mut reader.drafts),
            leads,
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
