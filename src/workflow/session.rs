//! One change from beginning to end: the catalog that it begins on, and the repository it goes to.

use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::rc::Rc;

use chrono::NaiveDate;

use super::beginning::{Beginning, begin, read_attributes};
use super::draft::Draft;
use super::failure::Failure;
use super::merge::setup::{ATTRIBUTES, attributes};
use super::options::{Options, Target};
use super::plan::{Planner, Rules, Snapshot, Texts};
use super::refusal::Refusal;
use super::request::{Intake, Request};
use super::sources::{Source, read_pages, read_sources};
use crate::catalog::load::{Layout, load};
use crate::catalog::model::{Catalog, Publish, Settings};
use crate::git::{Bytes, File, Head, Repository};
use crate::publish::Templates;

/// One change from beginning to end.
pub struct Session {
    pub(super) repository: Rc<Repository>,
    pub(super) options: Options,
    /// Never taken apart: a session lives as long as its process, whose memory goes all at once.
    pub(super) planner: ManuallyDrop<Planner>,
    pub(super) head: Head,
    /// The files of a catalog that lies in a repository without a commit, which the first takes in.
    pub(super) takes_in: Vec<File>,
    /// What was typed into an editor.
    pub(super) drafts: Vec<Draft>,
}

impl Session {
    /// Begins on the catalog as it stands at HEAD, or in the work tree where nothing is to be
    /// committed, or nothing ever was.
    ///
    /// # Errors
    /// Where the catalog cannot be read, or has errors.
    pub fn open(
        repository: Repository,
        layout: Layout,
        options: Options,
        today: NaiveDate,
    ) -> Result<Session, Failure> {
        let source = source_of_change(&options);
        if source == Source::Head && !options.dry_run {
            // Before anything is asked, whose answers would be lost.
            repository.check_idle()?;
        }
        let repository = Rc::new(repository);
        let head = repository.head()?;
        let Some(beginning) = begin(&repository, layout.clone(), source)? else {
            return Err(no_catalog(&repository, &layout, source)?);
        };
        let Beginning { snapshot, takes_in } = beginning;
        if source == Source::Head && !options.dry_run {
            // Reading took every core; planning leaves one to git.
            repository.read_settings_ahead();
        }
        let settings = &snapshot.loaded.catalog.settings;
        let publish = settings.workflow.publish == Publish::WithChange;
        let rules = Rules {
            today,
            allow_future: options.allow_future,
            publish,
        };
        let planner = Planner::new(snapshot, rules)?;
        Ok(Session {
            repository,
            options,
            planner: ManuallyDrop::new(planner),
            head,
            takes_in,
            drafts: Vec::new(),
        })
    }

    /// The catalog that the change is planned on.
    pub fn catalog(&self) -> &Catalog {
        self.planner.catalog()
    }

    /// Begins a new catalog with these files, where there is none yet, and tells git to merge them
    /// through the program.
    ///
    /// # Errors
    /// Where there is one already.
    pub fn begin(
        repository: Repository,
        layout: Layout,
        mut files: Vec<(String, String)>,
        options: Options,
        today: NaiveDate,
    ) -> Result<Session, Failure> {
        let source = source_of_change(&options);
        let sources = read_sources(&repository, &layout, Source::of_reading(&repository), &[])?;
        if sources
            .files
            .iter()
            .any(|file| file.path == layout.settings())
        {
            return Err(Failure::Content {
                place: layout.settings(),
                message: "there is a catalog here already".to_string(),
                hint: Some("`catalog add` adds a project to it".to_string()),
            });
        }
        let head = repository.head()?;
        let parsed: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_bytes()))
            .collect();
        let loaded = load(&parsed, &layout);
        let mut texts = read_pages(&repository, source, &loaded.catalog)?;
        texts.extend(read_attributes(&repository, source)?);
        let templates = with_own(sources.templates(&layout), &files, &layout);
        let attributes = attributes_after(&texts, &loaded.catalog.settings, &layout);
        files.push((ATTRIBUTES.to_string(), attributes));
        let rules = Rules {
            today,
            allow_future: options.allow_future,
            publish: true,
        };
        let mut planner = Planner::new(
            Snapshot {
                loaded,
                layout,
                texts: Texts::of(texts),
                templates,
            },
            rules,
        )?;
        planner.begin_with(files);
        Ok(Session {
            repository: Rc::new(repository),
            options,
            planner: ManuallyDrop::new(planner),
            head,
            takes_in: Vec::new(),
            drafts: Vec::new(),
        })
    }

    /// Plans requests one after the other, without showing or writing anything.
    ///
    /// # Errors
    /// What stands in the way of any of them; the session is then at its end.
    pub fn plan(&mut self, requests: &[Request]) -> Result<(), Failure> {
        let planned = requests.iter().map(|request| self.planner.request(request));
        let refusals = planned.filter_map(Result::err).collect();
        Refusal::all(refusals).map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// Whether these requests could be planned, each by itself; nothing stays planned.
    ///
    /// # Errors
    /// What stands in the way of any of them.
    pub fn foresee(&mut self, requests: &[Request]) -> Result<(), Failure> {
        let mut refusals = Vec::new();
        for request in requests {
            match self.planner.request(request) {
                Ok(()) => self.planner.take_back(),
                Err(refusal) => refusals.push(refusal),
            }
        }
        Refusal::all(refusals).map_or(Ok(()), |refusal| Err(refusal.into()))
    }

    /// Names the requests to come together, as by the file that they are read from.
    pub fn name_batch(&mut self, name: &str) {
        self.planner.name_batch(name);
    }

    /// Plans to take many entries in; `told` hears how many are.
    ///
    /// # Errors
    /// The first refusal; the session is then at its end.
    pub fn take_in(&mut self, intake: &Intake, told: &dyn Fn(usize)) -> Result<(), Failure> {
        Ok(self.planner.take_in(intake, told)?)
    }

    /// Plans nothing but to render these lists, or all where none is named.
    ///
    /// # Errors
    /// Where a list is not there.
    pub fn plan_lists(&mut self, ids: &[String]) -> Result<(), Failure> {
        Ok(self.planner.only_lists(ids)?)
    }
}

/// The templates with those among the files of a new catalog.
fn with_own(templates: Templates, files: &[(String, String)], layout: &Layout) -> Templates {
    let folder = format!("{}/", layout.templates());
    files.iter().fold(templates, |templates, (path, text)| {
        match path.strip_prefix(&folder) {
            Some(name) => templates.with(name, text),
            None => templates,
        }
    })
}

/// The attributes of a repository that gets a catalog.
fn attributes_after(
    texts: &HashMap<String, Bytes>,
    settings: &Settings,
    layout: &Layout,
) -> String {
    let before = texts.get(ATTRIBUTES);
    let before = before.map(|text| String::from_utf8_lossy(text));
    attributes(before.as_deref(), settings, layout)
}

/// The tree that a change is planned on.
fn source_of_change(options: &Options) -> Source {
    match options.target {
        Target::WorkTree => Source::WorkTree,
        _ => Source::Head,
    }
}

/// Where HEAD has no catalog: whether it only waits to be committed.
fn no_catalog(
    repository: &Repository,
    layout: &Layout,
    source: Source,
) -> Result<Failure, Failure> {
    let settings = layout.settings();
    let uncommitted = source == Source::Head
        && !repository.is_bare()
        && !repository.read_work_tree(&[&settings])?.files.is_empty();
    let (message, hint) = if uncommitted {
        let folder = layout.folder();
        let hint = format!(
            "commit it first, such as with `git add {folder} && git commit`, or use --no-commit"
        );
        ("the catalog is not committed on this branch yet", hint)
    } else {
        (
            "there is no catalog here",
            "`catalog init` makes a new one".to_string(),
        )
    };
    Ok(Failure::Content {
        place: settings,
        message: message.to_string(),
        hint: Some(hint),
    })
}
