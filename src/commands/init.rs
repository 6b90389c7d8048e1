//! `catalog init`: a new catalog.

use std::path::PathBuf;

use clap::Args;

use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::load::Layout;
use crate::git::Repository;
use crate::workflow::Session;

/// Make a new catalog: settings, areas, an example entry and its list
///
/// In a folder that is no repository yet, one is made. The files are committed like every change.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder; the current one where there is none
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
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
    let options = args.change.options(false)?;
    let folder = args.folder.as_ref().map_or_else(
        || context.folder.clone(),
        |folder| context.folder.join(folder),
    );
    let repository = match Repository::discover(&folder) {
        Ok(repository) => repository,
        Err(_) if options.dry_run => {
            return Err(Failure::usage(
                format!(
                    "{} is no git repository, and --dry-run makes none",
                    folder.display()
                ),
                "run it without --dry-run",
            ));
        }
        Err(crate::git::GitError::NotARepository { .. }) => {
            std::fs::create_dir_all(&folder).map_err(|source| Failure::File {
                doing: "make",
                path: folder.clone(),
                source,
            })?;
            let repository = Repository::init(&folder)?;
            context.terminal.status(
                "Initialized",
                &format!("a git repository in {}", folder.display()),
            );
            repository
        }
        Err(other) => return Err(other.into()),
    };
    let layout = match &context.catalog {
        Some(_) => context.layout(&repository)?,
        None => Layout::default(),
    };
    let base = repository.head()?.branch().unwrap_or("main").to_string();
    let files = vec![
        (layout.settings(), SETTINGS.replace("{base}", &base)),
        (layout.areas(), AREAS.to_string()),
        (
            layout.entry("example"),
            EXAMPLE.replace("{today}", &context.today.to_string()),
        ),
    ];
    let session = Session::begin(repository, layout, files, options, context.today)?;
    session.carry_out(&context.terminal)?;
    context
        .terminal
        .hint("`catalog add` adds a project; `catalog remove example` takes the example away");
    Ok(Outcome::Done)
}
