//! `catalog init`: a new catalog.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use self::from_list::from_list;
use super::import::{Brought, Document, HowArgs, begin, say};
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::load::Layout;
use crate::catalog::model::Catalog;
use crate::git::{GitError, Rehearsal, Repository};
use crate::workflow::merge::setup::configure;
use crate::workflow::recovery::recover;
use crate::workflow::taken::Taken;
use crate::workflow::{Options, Session};

mod from_list;

/// Make a new catalog
///
/// Settings, areas, an example entry and the list of it. In a folder that is no git repository yet,
/// one is made. The files are committed like every change, and git is told to merge them through
/// catalog, as `catalog setup-git` does.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  catalog init\n  catalog init my-list")]
pub struct InitArgs {
    /// The folder; the current one where there is none
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Begin with this list instead of an example
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    #[command(flatten)]
    how: HowArgs,
    #[command(flatten)]
    change: ChangeArgs,
}

/// The files of a new catalog, by their path behind the catalog's folder.
const SETTINGS: &str = include_str!("init/catalog.yaml");
const AREAS: &str = include_str!("init/areas.yaml");
const EXAMPLE: &str = include_str!("init/example.yaml");

/// Initializes.
///
/// # Errors
/// Where there is a catalog already, or the change is refused.
pub fn run(args: &InitArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let options = args.change.options(args.how.allow_future)?;
    if args.from.is_none() && args.how.is_given() {
        return Err(Failure::usage(
            "how a list is read is said, but no list",
            "name it with --from FILE",
        ));
    }
    args.how.check(&args.from, context)?;
    let folder = args.folder.as_ref().map_or_else(
        || context.folder.clone(),
        |folder| context.folder.join(folder),
    );
    // Read before anything is made.
    let list = match &args.from {
        Some(file) => {
            let mut document = Document::open(file, &args.how, context)?;
            document.spare(Taken::in_folder(&folder, &Layout::default()));
            Some(document.merge(&Catalog::default(), Vec::new())?)
        }
        None => None,
    };
    // Where one is only rehearsed, it is kept to the end.
    let (repository, context, _rehearsal) = repository_in(&folder, &options, context)?;
    let layout = match &context.catalog {
        Some(_) => context.layout(&repository)?,
        None => Layout::default(),
    };
    let base = repository.head()?.branch().unwrap_or("main").to_string();
    let files = match list {
        Some(Brought { intake, report, .. }) => {
            begin(&report, &context);
            say(&report, |_| false, &context);
            args.how.write(&[report], &context)?;
            from_list(intake, &layout, &base)?
        }
        None => example(&layout, &base, context.today),
    };
    let made = Options {
        brief: context.terminal.stdout_screen().is_for_people(),
        ..options
    };
    let is_dry = made.dry_run;
    recover(&repository, is_dry, &context.terminal)?;
    let settings = layout.settings();
    let session = Session::begin(repository, layout.clone(), files, made, context.today)?;
    session.carry_out(&context.terminal)?;
    if !is_dry {
        configure(&Repository::discover(&folder)?, &layout)?;
        context
            .terminal
            .hint(&format!("edit {settings} for title, levels and lists"));
    }
    if !is_dry && args.from.is_none() {
        context
            .terminal
            .hint("`catalog add` adds a project, `catalog remove example` removes the example");
    }
    Ok(Outcome::Done)
}

/// The files of a catalog that begins with an example.
fn example(layout: &Layout, base: &str, today: NaiveDate) -> Vec<(String, String)> {
    vec![
        (layout.settings(), SETTINGS.replace("{base}", base)),
        (layout.areas(), AREAS.to_string()),
        (
            layout.entry("example"),
            EXAMPLE.replace("{today}", &today.to_string()),
        ),
    ]
}

/// The repository that a folder is in, or a new one; with --dry-run one that is as it would be.
fn repository_in(
    folder: &Path,
    options: &Options,
    context: &Context,
) -> Result<(Repository, Context, Option<Rehearsal>), Failure> {
    match Repository::discover(folder) {
        Ok(repository) => Ok((repository, context.clone(), None)),
        Err(GitError::NotARepository { .. }) if options.dry_run => {
            let (repository, rehearsal) = Repository::rehearse(folder)?;
            let place = folder.display();
            let hint = format!("a git repository would be made in {place} first");
            context.terminal.hint(&hint);
            Ok((repository, context.clone(), Some(rehearsal)))
        }
        Err(GitError::NotARepository { .. }) => {
            let repository = new_repository(folder, context)?;
            // Nothing can be lost where nothing was, so that nothing need be asked.
            let mut context = context.clone();
            context.terminal = context.terminal.without_questions();
            Ok((repository, context, None))
        }
        Err(other) => Err(other.into()),
    }
}

/// Makes a repository where there is none.
fn new_repository(folder: &Path, context: &Context) -> Result<Repository, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Failure::File {
        doing: "make",
        path: folder.to_path_buf(),
        source,
    })?;
    let repository = Repository::init(folder)?;
    let place = format!("a git repository in {}", folder.display());
    context.terminal.status("Initialized", &place);
    Ok(repository)
}
