//! Differences as programs and templates read them: a contract.
//!
//! `catalog diff --format json` and `catalog changelog --format json` give one object, a
//! [`Report`]. Its keys, and those of every object in it, are always there; what does not apply is
//! `null`, or an empty list. Keys may be added, but none is taken away or given another meaning.
//!
//! The template `changelog.md` sees the same object with `sections` beside `changes`: each with
//! `kind`, `title` and its own `changes`, in the order of the page.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::difference::{
    Change, Dated, Difference, FieldChange, Kind, LevelChange, Standing, Subject,
};
use super::forge::Forge;
use crate::catalog::model::Transition;

/// How many digits of a commit's id people read.
const SHORT: usize = 7;

/// What is different between two revisions.
#[derive(Debug, Clone, Serialize)]
pub struct Report<'d> {
    /// The earlier revision.
    pub from: RevisionView,
    /// The later one.
    pub to: RevisionView,
    /// What is different: entries first, each kind together, the highest level first.
    pub changes: Vec<ChangeView<'d>>,
    /// Files of one of the two that this version does not accept, and so read only in part.
    pub unread: Vec<Unread>,
}

/// One of two revisions that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RevisionView {
    /// What it was called, such as `v1.0.0`; `work tree`; `beginning` for a catalog without a file.
    pub name: String,
    /// Its commit, 40 digits; null for the work tree and the beginning.
    pub commit: Option<String>,
    /// The day that transitions are measured by.
    pub date: Option<NaiveDate>,
}

/// A file that this version does not accept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The revision that has it so.
    pub revision: String,
    /// The file.
    pub path: String,
    /// What is wrong with it, a sentence each.
    pub problems: Vec<String>,
}

/// One difference.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView<'d> {
    /// `promoted`, `added`, `restored`, `demoted`, `archived`, `moved`, `renamed`, `updated`,
    /// `removed` or `corrected`.
    pub kind: &'static str,
    /// `entry`, `track`, `area`, `list` or `catalog`.
    pub about: &'static str,
    /// Its id; the path of an area.
    pub id: &'d str,
    /// Its name or title.
    pub name: &'d str,
    /// An entry's homepage, else its repository.
    pub url: Option<&'d str>,
    /// The track of a level change or a correction.
    pub track: Option<&'d str>,
    /// The track's title.
    pub track_title: Option<&'d str>,
    /// The level before a level change.
    pub from: Option<&'d str>,
    /// Its title.
    pub from_title: Option<&'d str>,
    /// The level behind it.
    pub to: Option<&'d str>,
    /// Its title.
    pub to_title: Option<&'d str>,
    /// The day of a level change.
    pub date: Option<NaiveDate>,
    /// How that day lies to those of the two revisions: `within`, `before` (recorded late) or
    /// `after`; null without a day.
    pub dated: Option<&'static str>,
    /// What a level change says.
    pub evidence: Option<&'d str>,
    /// Why.
    pub reason: Option<&'d str>,
    /// A remark.
    pub note: Option<&'d str>,
    /// The entry that takes its place.
    pub successor: Option<SubjectView<'d>>,
    /// Where a new entry stood when it came.
    pub levels: Vec<StandingView<'d>>,
    /// The areas of a new entry.
    pub areas: &'d [String],
    /// The areas that an entry left.
    pub left: &'d [String],
    /// The areas that it came to.
    pub entered: &'d [String],
    /// The id before a renaming.
    pub old_id: Option<&'d str>,
    /// The name before it.
    pub old_name: Option<&'d str>,
    /// The fields of an update.
    pub fields: Vec<FieldView<'d>>,
    /// The entry that has the id of a removed one as an alias now.
    pub into: Option<SubjectView<'d>>,
    /// What a correction replaces; null where the transition is new in the past.
    pub before: Option<TransitionView<'d>>,
    /// What it puts there; null where the transition vanished.
    pub after: Option<TransitionView<'d>>,
    /// The commit that the history names, 40 digits.
    pub commit: Option<&'d str>,
    /// The number of the pull or merge request that it names.
    pub pull_request: Option<u64>,
    /// How the pull request, else the commit, is called: `#12`, `1a2b3c4`.
    pub reference: Option<String>,
    /// Its page, where the remote has one.
    pub reference_url: Option<String>,
}

/// An entry that another names.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectView<'d> {
    /// Its id.
    pub id: &'d str,
    /// Its name.
    pub name: &'d str,
    /// Its homepage, else its repository.
    pub url: Option<&'d str>,
}

/// Where a new entry stood.
#[derive(Debug, Clone, Serialize)]
pub struct StandingView<'d> {
    /// The track's id.
    pub track: &'d str,
    /// Its title.
    pub track_title: &'d str,
    /// The level's id.
    pub level: &'d str,
    /// Its title.
    pub title: &'d str,
    /// The day of the transition.
    pub date: Option<NaiveDate>,
}

/// A field with its values: text, or what the file has in JSON; null where there is none.
#[derive(Debug, Clone, Serialize)]
pub struct FieldView<'d> {
    /// Its dotted key.
    pub key: &'d str,
    /// What it was.
    pub old: Option<&'d Value>,
    /// What it is.
    pub new: Option<&'d Value>,
}

/// A transition as it is recorded.
#[derive(Debug, Clone, Serialize)]
pub struct TransitionView<'d> {
    /// The level's id.
    pub level: &'d str,
    /// The day.
    pub date: Option<NaiveDate>,
    /// A URL.
    pub evidence: Option<&'d str>,
    /// Why.
    pub reason: Option<&'d str>,
    /// A remark.
    pub note: Option<&'d str>,
    /// The id of the entry that takes its place.
    pub superseded_by: Option<&'d str>,
}

/// What a template sees: the report and its changes in sections.
#[derive(Debug, Clone, Serialize)]
pub struct Page<'d> {
    #[serde(flatten)]
    report: &'d Report<'d>,
    sections: Vec<Section<'d>>,
}

#[derive(Debug, Clone, Serialize)]
struct Section<'d> {
    kind: &'static str,
    title: &'static str,
    changes: Vec<&'d ChangeView<'d>>,
}

impl<'d> Report<'d> {
    /// The report in sections: one for each kind of change to entries, and one for all else.
    pub fn page(&'d self) -> Page<'d> {
        let mut sections: Vec<Section<'d>> = Vec::new();
        for change in &self.changes {
            let (kind, title) = match change.about {
                "entry" => (change.kind, title(change.kind)),
                _ => ("structure", "Tracks, areas and lists"),
            };
            match sections.last_mut() {
                Some(last) if last.kind == kind => last.changes.push(change),
                _ => sections.push(Section {
                    kind,
                    title,
                    changes: vec![change],
                }),
            }
        }
        Page {
            report: self,
            sections,
        }
    }
}

/// The heading of a kind.
fn title(kind: &str) -> &'static str {
    match kind {
        "promoted" => "Promoted",
        "added" => "Added",
        "restored" => "Restored",
        "demoted" => "Demoted",
        "archived" => "Archived",
        "moved" => "Moved",
        "renamed" => "Renamed",
        "updated" => "Updated",
        "removed" => "Removed",
        _ => "Corrected",
    }
}

impl<'d> ChangeView<'d> {
    /// A difference as it is shown; `forge` is where its commit has a page.
    pub fn new(difference: &'d Difference, forge: Option<&Forge>) -> ChangeView<'d> {
        let mut view = ChangeView::about(difference.kind(), &difference.about);
        match &difference.change {
            Change::Added { levels, areas } => {
                view.levels = levels.iter().map(standing).collect();
                view.areas = areas;
            }
            Change::Level(level) => view.level(level),
            Change::Areas { left, entered } => (view.left, view.entered) = (left, entered),
            Change::Renamed { id, name } => {
                view.old_id = Some(id);
                view.old_name = Some(name);
            }
            Change::Updated { fields } => view.fields = fields.iter().map(field).collect(),
            Change::Removed { into } => view.into = into.as_ref().map(subject),
            Change::Corrected {
                track,
                before,
                after,
            } => {
                view.track = Some(track);
                view.before = before.as_ref().map(transition);
                view.after = after.as_ref().map(transition);
            }
        }
        if let Some(origin) = &difference.origin {
            view.commit = Some(&origin.commit);
            view.pull_request = origin.pull_request;
            let short = origin.commit.get(..SHORT).unwrap_or(&origin.commit);
            let (name, url) = match origin.pull_request {
                Some(number) => (
                    format!("#{number}"),
                    forge.map(|forge| forge.pull_request(number)),
                ),
                None => (
                    short.to_string(),
                    forge.map(|forge| forge.commit(&origin.commit)),
                ),
            };
            (view.reference, view.reference_url) = (Some(name), url);
        }
        view
    }

    fn about(kind: Kind, about: &'d Subject) -> ChangeView<'d> {
        ChangeView {
            kind: kind.word(),
            about: about.sort.word(),
            id: &about.id,
            name: &about.name,
            url: about.url.as_deref(),
            track: None,
            track_title: None,
            from: None,
            from_title: None,
            to: None,
            to_title: None,
            date: None,
            dated: None,
            evidence: None,
            reason: None,
            note: None,
            successor: None,
            levels: Vec::new(),
            areas: &[],
            left: &[],
            entered: &[],
            old_id: None,
            old_name: None,
            fields: Vec::new(),
            into: None,
            before: None,
            after: None,
            commit: None,
            pull_request: None,
            reference: None,
            reference_url: None,
        }
    }

    fn level(&mut self, level: &'d LevelChange) {
        let transition = &level.to.transition;
        self.track = Some(&level.to.track);
        self.track_title = Some(&level.to.track_title);
        self.from = level.from.as_ref().map(|(id, _)| id.as_str());
        self.from_title = level.from.as_ref().map(|(_, title)| title.as_str());
        self.to = Some(&transition.level);
        self.to_title = Some(&level.to.title);
        self.date = transition.date;
        self.dated = match level.dated {
            Dated::Within => Some("within"),
            Dated::Before => Some("before"),
            Dated::After => Some("after"),
            Dated::Unknown => None,
        };
        self.evidence = transition.evidence.as_deref();
        self.reason = transition.reason.as_deref();
        self.note = transition.note.as_deref();
        self.successor = level.successor.as_ref().map(subject);
    }
}

fn subject(subject: &Subject) -> SubjectView<'_> {
    SubjectView {
        id: &subject.id,
        name: &subject.name,
        url: subject.url.as_deref(),
    }
}

fn standing(standing: &Standing) -> StandingView<'_> {
    StandingView {
        track: &standing.track,
        track_title: &standing.track_title,
        level: &standing.transition.level,
        title: &standing.title,
        date: standing.transition.date,
    }
}

fn field(field: &FieldChange) -> FieldView<'_> {
    FieldView {
        key: &field.key,
        old: field.before.as_ref(),
        new: field.after.as_ref(),
    }
}

fn transition(transition: &Transition) -> TransitionView<'_> {
    TransitionView {
        level: &transition.level,
        date: transition.date,
        evidence: transition.evidence.as_deref(),
        reason: transition.reason.as_deref(),
        note: transition.note.as_deref(),
        superseded_by: transition.superseded_by.as_deref(),
    }
}
