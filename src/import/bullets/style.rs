//! How the bullets of a document are written, so that they are published the same way.

use std::collections::{HashMap, HashSet};

use super::links::{self, HOMEPAGE, REPOSITORY};
use super::order::in_order;
use super::part::Part;
use super::said::{CLOSE, OPEN};
use super::tags::Tags;
use crate::import::draft::Draft;
use crate::import::label_order::order_data;
use crate::import::look::{Lead, Leads, Look, Wording};
use crate::import::reader::{Reader, Remark};
use crate::import::words::topic;

/// How bullets are written, as far as they were read.
#[derive(Default)]
pub(super) struct Style {
    /// Where their tags stand.
    pub tags: Tags,
    /// The drafts whose names lead nowhere by themselves.
    pub unlinked: HashSet<usize>,
    /// The labels below them, and whether they are in bold.
    pub below: Vec<(Wording, bool)>,
    /// The first line of a numbered list of projects that are not in the order of their names.
    pub numbered: Option<usize>,
    /// The lines of projects that stand below others.
    pub nested: Vec<usize>,
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

/// The key of licenses.
const LICENSE: &str = "license";

impl Style {
    /// Looks at the projects of a list with numbers.
    pub fn see_numbered(&mut self, drafts: &[Draft]) {
        let names: Vec<String> = drafts
            .iter()
            .map(|draft| draft.name.to_lowercase())
            .collect();
        if let (Some(first), false) = (drafts.first(), names.is_sorted()) {
            self.numbered.get_or_insert(first.line);
        }
    }

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
        if let Some(line) = self.numbered {
            let message = "the numbers of a list are not kept: its projects are published in the order \
                           of their names";
            let message = message.to_string();
            reader.remarks.push(Remark { line, message });
        }
        if let Some(line) = self.nested.first().copied() {
            let message = match self.nested.len() {
                1 => "1 project stands below another, and is published beside it".to_string(),
                many => {
                    format!("{many} projects stand below others, and are published beside them")
                }
            };
            reader.remarks.push(Remark { line, message });
        }
        let labels = std::mem::take(&mut reader.labels);
        let fields = below(&self.below);
        order_data(&fields, &mut reader.drafts);
        let inline = self.inline(&fields, &labels);
        let between = between(self.between);
        let below = self.below.into_iter().map(|(label, _)| label);
        let labels: Vec<Wording> = labels.into_iter().chain(below).collect();
        let leads = leads(&mut reader.drafts, &self.unlinked, &labels);
        let mut look = Look {
            tags: self.tags.settle(&mut reader.drafts),
            leads,
            between,
            nested: fields,
            inline,
            ..Look::default()
        };
        look.label(labels);
        look
    }

    /// The drafts that have behind their names what others have below, and its keys: links with words
    /// of their own, and licenses as code.
    fn inline(&self, fields: &[(String, &'static str)], links: &[Wording]) -> Vec<(usize, String)> {
        let fields: HashSet<&str> = fields.iter().map(|(key, _)| key.as_str()).collect();
        let labels = self.below.iter();
        let labels: HashSet<(usize, &str)> = labels
            .map(|(label, _)| (label.draft, label.key.as_str()))
            .collect();
        let links = links.iter().map(|link| (link.draft, link.key.as_str()));
        let codes = self.tags.licensed.iter().map(|draft| (*draft, LICENSE));
        let codes = codes.filter(|code| !labels.contains(code));
        let inline = links.chain(codes).filter(|(_, key)| fields.contains(key));
        inline
            .map(|(draft, key)| (draft, key.to_string()))
            .collect()
    }
}

/// What stands most often between a name and what is said of it, as it is published.
fn between(counts: [usize; BETWEEN.len()]) -> &'static str {
    let signs = BETWEEN.iter().zip(counts);
    let met = signs.filter(|(_, count)| *count > 0);
    let most = met.max_by_key(|(_, count)| *count);
    most.map_or("", |((_, published), _)| published)
}

/// The keys of the labels below bullets, and the marks around their words: most of those that every
/// list knows may be in bold or not, others are.
fn below(labels: &[(Wording, bool)]) -> Vec<(String, &'static str)> {
    let mut bold: HashMap<&str, isize> = HashMap::new();
    for (label, is_bold) in labels {
        let count = bold.entry(&label.key).or_default();
        *count += if *is_bold { 1 } else { -1 };
        if topic(&label.words).is_none() {
            *count = isize::MAX / 2;
        }
    }
    let met: Vec<Wording> = labels.iter().map(|(label, _)| label.clone()).collect();
    let field = |key: &str| (key.to_string(), if bold[key] > 0 { "**" } else { "" });
    in_order(&met).into_iter().map(field).collect()
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
        let is_beside = draft.beside.is_some();
        let field = match (&draft.homepage, &draft.repository) {
            (Some(_), _) => HOMEPAGE,
            (None, Some(_)) => REPOSITORY,
            (None, None) => continue,
        };
        let lead = match (is_worded(field), field) {
            (true, _) if unlinked.contains(&place) => Lead::Nowhere,
            (true, HOMEPAGE) if draft.repository.is_some() && !is_worded(REPOSITORY) => {
                Lead::Repository
            }
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
