//! The questions of `catalog add`, one at a time; what the flags say is not asked.

use chrono::NaiveDate;

use super::licenses;
use super::name_in_url;
use crate::catalog::find::nearest_ids;
use crate::catalog::model::{Catalog, id_from_name, id_problem};
use crate::catalog::repository::repository_address;
use crate::catalog::validate::{license_problem, repository_problem, url_problem};
use crate::commands::pick::area_choices;
use crate::commands::{Context, Failure};
use crate::terminal::Terminal;
use crate::terminal::prompt::{Check, Line, Prompter, Question, Suggest};
use crate::workflow::plan::{parse_link, repository_taken, taken};
use crate::workflow::request::NewEntry;
use crate::workflow::{Request, Session};

/// Asks for what is not known yet, where what is known can stand; `latest` is the last day that a
/// date may be.
///
/// # Errors
/// Where the person gives up.
pub fn ask(
    known: NewEntry,
    latest: Option<NaiveDate>,
    session: &mut Session,
    context: &Context,
) -> Result<NewEntry, Failure> {
    let mut new = known;
    Asker::of(session.catalog(), latest, context).all(&mut new)?;
    loop {
        let request = Request::Add(Box::new(new.clone()));
        let Err(Failure::Refused(refusal)) = session.foresee(&[request]) else {
            return Ok(new);
        };
        let asker = Asker::of(session.catalog(), latest, context);
        if !asker.missing(&refusal, &mut new)? {
            return Err(Failure::Refused(refusal));
        }
    }
}

pub(super) struct Asker<'c> {
    pub(super) terminal: Terminal,
    pub(super) prompter: Prompter,
    pub(super) catalog: &'c Catalog,
    pub(super) today: NaiveDate,
    pub(super) latest: Option<NaiveDate>,
}

/// A line that may stay empty.
struct Optional<'a> {
    label: &'a str,
    flag: &'a str,
    help: &'a str,
    /// Says what is wrong with an answer that is not empty.
    check: &'a Check<'a>,
    suggest: Option<&'a Suggest<'a>>,
}

impl<'c> Asker<'c> {
    fn of(catalog: &'c Catalog, latest: Option<NaiveDate>, context: &Context) -> Asker<'c> {
        Asker {
            terminal: context.terminal,
            prompter: context.terminal.prompter(),
            catalog,
            today: context.today,
            latest,
        }
    }

    /// Every question once.
    fn all(&self, new: &mut NewEntry) -> Result<(), Failure> {
        self.name(new)?;
        self.repository(new)?;
        self.summary(new)?;
        self.license(new)?;
        self.areas(new)?;
        self.level(new)?;
        self.homepage(new)?;
        self.links(new)
    }

    /// The name, beginning with what the repository tells; what is there already is said at once.
    fn name(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let id = new.id.as_deref();
        let check = |text: &str| self.check_name(text, id);
        if new.name.is_empty() {
            let told = new.repository.as_deref().and_then(name_in_url);
            new.name = self.text("Name", "NAME", "as people know it", told.as_deref(), &check)?;
        }
        let near = nearest_ids(self.catalog, &new.name);
        if !near.is_empty() {
            let near = near.join(", ");
            self.terminal
                .hint(&format!("the catalog has {near}; Ctrl-C if that is it"));
        }
        Ok(())
    }

    fn check_name(&self, name: &str, id: Option<&str>) -> Result<(), String> {
        if name.is_empty() {
            return Err("a name is needed".to_string());
        }
        let entries = &self.catalog.entries;
        taken(entries, "name", name).map_err(|refusal| refusal.to_string())?;
        if id.is_some() {
            return Ok(());
        }
        let id = id_from_name(name);
        if let Some(why) = id_problem(&id) {
            return Err(format!("its id `{id}` {why}; give one with --id"));
        }
        taken(entries, "id", &id).map_err(|refusal| refusal.to_string())
    }

    pub(super) fn repository(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let check = |text: &str| {
            let address = repository_address(text);
            said(repository_problem(&address))?;
            let taken = repository_taken(&self.catalog.entries, &address);
            taken.map_err(|refusal| refusal.to_string())
        };
        let question = Optional {
            label: "Repository",
            flag: "--repository",
            help: "the URL of the source; enter to leave it out",
            check: &check,
            suggest: None,
        };
        self.optional(&mut new.repository, &question)?;
        new.repository = new.repository.take().map(|url| repository_address(&url));
        Ok(())
    }

    pub(super) fn summary(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let question = Optional {
            label: "Summary",
            flag: "--summary",
            help: "one line: what it is for; enter to leave it out",
            check: &|_| Ok(()),
            suggest: None,
        };
        self.optional(&mut new.summary, &question)
    }

    pub(super) fn license(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let question = Optional {
            label: "License",
            flag: "--license",
            help: "SPDX, such as Apache-2.0; enter to leave it out",
            check: &|text| said(license_problem(&licenses::canonical(text))),
            suggest: Some(&licenses::suggested),
        };
        self.optional(&mut new.license, &question)?;
        new.license = new.license.take().map(|text| licenses::canonical(&text));
        Ok(())
    }

    pub(super) fn homepage(&self, new: &mut NewEntry) -> Result<(), Failure> {
        let question = Optional {
            label: "Homepage",
            flag: "--homepage",
            help: "the project's own page; enter to leave it out",
            check: &|text| said(url_problem(text)),
            suggest: None,
        };
        self.optional(&mut new.homepage, &question)
    }

    /// Asks, unless a flag has answered.
    fn optional(&self, value: &mut Option<String>, asked: &Optional<'_>) -> Result<(), Failure> {
        if value.is_some() {
            return Ok(());
        }
        let check = |text: &str| match text {
            "" => Ok(()),
            text => (asked.check)(text),
        };
        let question = Question {
            label: asked.label,
            flag: asked.flag,
            help: Some(asked.help),
        };
        let line = Line {
            default: None,
            initial: None,
            check: &check,
            suggest: asked.suggest,
        };
        let answer = self.prompter.text(&question, &line)?;
        *value = Some(answer).filter(|answer| !answer.is_empty());
        Ok(())
    }

    fn areas(&self, new: &mut NewEntry) -> Result<(), Failure> {
        if new.areas.is_empty() {
            let question = Question {
                label: "Areas",
                flag: "--area",
                help: None,
            };
            let choices = area_choices(self.catalog);
            new.areas = self.prompter.pick_many(&question, choices, 1)?;
        }
        Ok(())
    }

    /// One line that must be answered.
    fn text(
        &self,
        label: &str,
        flag: &str,
        help: &str,
        initial: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, Failure> {
        let question = Question {
            label,
            flag,
            help: Some(help),
        };
        let line = Line {
            default: None,
            initial,
            check,
            suggest: None,
        };
        Ok(self.prompter.text(&question, &line)?)
    }

    /// A URL, or `Title <URL>`.
    pub(super) fn link(&self, label: &str, flag: &str) -> Result<String, Failure> {
        let check = |text: &str| match text {
            "" => Ok(()),
            text => said(url_problem(&parse_link(text).url)),
        };
        let help = "a URL, or Title <URL>; enter to leave it out";
        self.text(label, flag, help, None, &check)
    }
}

fn said(problem: Option<(String, Option<String>)>) -> Result<(), String> {
    match problem {
        None => Ok(()),
        Some((message, Some(help))) => Err(format!("{message}; {help}")),
        Some((message, None)) => Err(message),
    }
}
