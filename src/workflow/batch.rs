//! A file of changes: all of them judged, and all that is wrong said, before the first is made.

use std::collections::{HashMap, HashSet};

use super::change::Change;
use super::failure::Failure;
use super::refusal::{About, Problems, Refusal, RefusedChanges, Wording};
use super::request::Request;
use super::session::Session;
use crate::catalog::diagnostic::{Diagnostic, Severity};
use crate::catalog::find::{called, find};
use crate::catalog::model::Catalog;
use crate::catalog::yaml::Span;

/// A file of changes, as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    /// The file, as it was named.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// Its changes, in their order.
    pub changes: Vec<Written>,
    /// What cannot be read of it.
    pub problems: Vec<Diagnostic>,
}

/// A change as it stands in a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Written {
    /// What it asks for; none where it cannot be read.
    pub request: Option<Request>,
    /// Where it stands.
    pub span: Span,
    /// What is given in it.
    pub given: Vec<Given>,
    /// What the entry that it is about is called, before or afterwards.
    pub about: Vec<String>,
    /// Other entries that it names.
    pub uses: Vec<String>,
}

/// A text that is given in a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The key that it stands under.
    pub key: &'static str,
    /// The text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Written {
    /// Where that stands which a refusal is about.
    fn place(&self, about: About<'_>) -> &Span {
        let found = match about {
            About::Whole => None,
            About::Part(part) => self.given.iter().find(|given| given.key == part.key()),
            About::Given(text) => self.given(text),
        };
        found.map_or(&self.span, |given| &given.span)
    }

    fn given(&self, text: &str) -> Option<&Given> {
        self.given.iter().find(|given| given.text == text)
    }
}

impl Session {
    /// Plans all changes of a file as one.
    ///
    /// # Errors
    /// All that is wrong with them; the session is then at its end.
    pub fn plan_batch(&mut self, batch: &Batch) -> Result<(), Failure> {
        let mut judge = Judge::new(batch);
        let mut touching: HashMap<String, Vec<&Written>> = HashMap::new();
        for written in &batch.changes {
            let Some(request) = judge.admit(written, self.catalog()) else {
                continue;
            };
            match self.planner.request(request) {
                Ok(()) => {
                    for path in self.planner.touched() {
                        touching.entry(path.to_string()).or_default().push(written);
                    }
                }
                Err(refusal) => judge.refuse(written, &refusal, self.planner.catalog()),
            }
        }
        if let Err(Refusal::Invalid(left)) = self.planner.check() {
            judge.blame(&left, &touching);
        }
        Ok(judge.verdict()?)
    }

    /// Plans each change of a file by itself, one behind the other.
    ///
    /// # Errors
    /// All that is wrong with them; the session is then at its end.
    pub(super) fn plan_each(&mut self, batch: &Batch) -> Result<Vec<Change>, Failure> {
        let mut judge = Judge::new(batch);
        let mut changes = Vec::new();
        for written in &batch.changes {
            let Some(request) = judge.admit(written, self.catalog()) else {
                continue;
            };
            let planned = self.planner.request(request);
            match planned.and_then(|()| self.planner.change()) {
                Ok(change) => changes.push(change),
                Err(refusal) => {
                    self.planner.take_back();
                    judge.refuse(written, &refusal, self.planner.catalog());
                }
            }
            self.planner.settle();
        }
        judge.verdict()?;
        Ok(changes)
    }
}

/// What was found wrong so far.
struct Judge<'b> {
    batch: &'b Batch,
    found: Vec<Diagnostic>,
    /// The changes that are refused, by where they begin.
    wrong: HashSet<usize>,
    unchecked: usize,
    /// What entries are called, in lower case, of which nobody knows how they would be.
    doubtful: HashSet<String>,
}

impl<'b> Judge<'b> {
    fn new(batch: &'b Batch) -> Judge<'b> {
        Judge {
            batch,
            found: batch.problems.clone(),
            wrong: HashSet::new(),
            unchecked: 0,
            doubtful: HashSet::new(),
        }
    }

    /// The request of a change that can be judged: it can be read, and hangs on none that is refused.
    fn admit<'w>(&mut self, written: &'w Written, catalog: &Catalog) -> Option<&'w Request> {
        let hangs = written
            .about
            .iter()
            .chain(&written.uses)
            .any(|name| self.is_doubtful(name, catalog));
        match &written.request {
            Some(request) if !hangs => return Some(request),
            Some(_) => self.unchecked += 1,
            None => {
                self.wrong.insert(written.span.start);
            }
        }
        self.doubt(written, catalog);
        None
    }

    fn is_doubtful(&self, name: &str, catalog: &Catalog) -> bool {
        self.doubtful.contains(&name.trim().to_lowercase())
            || find(catalog, name).is_ok_and(|entry| self.doubtful.contains(&entry.id))
    }

    /// Takes note of the entry of a change that is not made.
    fn doubt(&mut self, written: &Written, catalog: &Catalog) {
        for name in &written.about {
            self.doubtful.insert(name.trim().to_lowercase());
            if let Ok(entry) = find(catalog, name) {
                self.doubtful.extend(called(entry).map(str::to_lowercase));
            }
        }
    }

    /// Takes note of a change that is refused.
    fn refuse(&mut self, written: &Written, refusal: &Refusal, catalog: &Catalog) {
        if let Refusal::All(refusals) = refusal {
            for refusal in refusals {
                self.refuse(written, refusal, catalog);
            }
            return;
        }
        self.wrong.insert(written.span.start);
        self.doubt(written, catalog);
        if let Some(left) = refusal.problems() {
            for problem in &left.found {
                let found = self.traced(written, problem, left);
                self.found.push(found);
            }
            return;
        }
        let hints = refusal.hints(Wording::Keys);
        self.found.push(Diagnostic {
            severity: Severity::Error,
            rule: "refused",
            path: self.batch.path.clone(),
            span: Some(written.place(refusal.about()).clone()),
            message: refusal.to_string(),
            help: (!hints.is_empty()).then(|| hints.join("; ")),
            other: None,
        });
    }

    /// Takes note of errors that all changes together would leave: each is put down to the change
    /// that brought it, else to the last that touched its file.
    fn blame(&mut self, left: &Problems, touching: &HashMap<String, Vec<&Written>>) {
        for problem in &left.found {
            let wrong = wrong_text(problem, left).unwrap_or_default();
            let touching = touching.get(&problem.path);
            let mut those = touching.into_iter().flatten().rev();
            let brought = those
                .clone()
                .find(|written| written.given(&wrong).is_some());
            let found = match brought.or(those.next()) {
                Some(written) => {
                    self.wrong.insert(written.span.start);
                    self.traced(written, problem, left)
                }
                None => problem.clone(),
            };
            self.found.push(found);
        }
    }

    /// An error that a change would leave in a file, as one of the change itself: at the text that
    /// it brought there, where it did.
    fn traced(&self, written: &Written, problem: &Diagnostic, left: &Problems) -> Diagnostic {
        let wrong = wrong_text(problem, left).unwrap_or_default();
        Diagnostic {
            path: self.batch.path.clone(),
            span: Some(written.place(About::Given(&wrong)).clone()),
            message: format!("{}: {}", problem.path, problem.message),
            ..problem.clone()
        }
    }

    fn verdict(mut self) -> Result<(), Refusal> {
        if self.found.is_empty() {
            return Ok(());
        }
        let batch = self.batch;
        self.found.sort_by_key(|found| {
            let start = found.span.as_ref().map(|span| span.start);
            (found.path != batch.path, start)
        });
        let text_of = |path: &str| (path == batch.path).then_some(batch.text.as_bytes());
        Err(Refusal::Changes(Box::new(RefusedChanges {
            problems: Problems::new(self.found, text_of),
            wrong: self.wrong.len(),
            of: batch.changes.len(),
            unchecked: self.unchecked,
        })))
    }
}

/// The text of a file that a problem is about.
fn wrong_text(problem: &Diagnostic, of: &Problems) -> Option<String> {
    let text = of.text_of(&problem.path)?;
    text.get(problem.span.clone()?).map(str::to_string)
}
