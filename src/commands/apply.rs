//! `catalog apply`: a file of changes, as one commit or one each.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::decode::{Fields, Problems};
use crate::catalog::yaml::{self, Node, Value};
use crate::workflow::Request;
use crate::workflow::batch::{Batch, Written};

mod csv_rows;
mod keys;
mod row;

const NO_CHANGES: &str = "there are no changes in it";

/// Make all the changes that a YAML or CSV file names
///
/// All of them are checked, and all that is wrong is said with its place, before the first is made.
/// A YAML file has a list under `changes`, a CSV file a heading; the keys are verb, name, level,
/// track, date, reason, evidence, note, superseded_by, force, to and from (areas), new_id, new_name,
/// set, unset, and for `add` those of an entry. A cell of CSV holds several with `;` between, such
/// as `chat=URL; issues=URL`. Without a date a transition is undated, since a file may be applied on
/// any day. Without a terminal to ask on, a file with a `remove` in it needs --yes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  catalog apply examples/cncf-2021-2026.yaml --each")]
pub struct ApplyArgs {
    /// The file; its ending says which form it has
    file: PathBuf,
    /// One commit for each change
    #[arg(long, conflicts_with = "no_commit")]
    each: bool,
    /// Accept dates in the future
    #[arg(long)]
    allow_future: bool,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Applies.
///
/// # Errors
/// Where the file cannot be read, or changes are refused; nothing is then made.
pub fn run(args: &ApplyArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let batch = read(&args.file, context)?;
    if batch.changes.iter().any(removes) {
        let what = format!("the `remove` in {}", batch.path);
        args.change.check_removal(&what, &context.terminal)?;
    }
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    session.name_batch(&args.file.file_stem().unwrap_or_default().to_string_lossy());
    if args.each {
        session.carry_out_each(&batch, &context.terminal)?;
    } else {
        session.plan_batch(&batch)?;
        session.carry_out(&context.terminal)?;
    }
    Ok(Outcome::Done)
}

fn removes(change: &Written) -> bool {
    matches!(change.request, Some(Request::Remove(_)))
}

/// The changes of a file, each with its place in it.
fn read(file: &Path, context: &Context) -> Result<Batch, Failure> {
    let path = context.folder.join(file);
    let bytes = fs::read(&path).map_err(|source| Failure::File {
        doing: "read",
        path: file.to_path_buf(),
        source,
    })?;
    let name = file.display().to_string();
    let ending = file
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(from_csv(&bytes, name)),
        Some("yaml" | "yml") => Ok(from_yaml(&bytes, name)),
        _ => Err(Failure::usage(
            format!("{name} is neither YAML nor CSV"),
            "its name ends in .yaml or .csv",
        )),
    }
}

fn from_yaml(bytes: &[u8], path: String) -> Batch {
    let (text, parsed) = yaml::parse_bytes(bytes);
    let mut problems = Problems::of(&path);
    for found in parsed.problems {
        problems.error(found.rule, &found.span, found.message, found.help);
    }
    let mut changes = Vec::new();
    if problems.count() == 0 {
        changes = written(parsed.root.as_ref(), &mut problems);
    }
    let problems = problems.into_vec();
    Batch {
        changes,
        problems,
        text: text.into_owned(),
        path,
    }
}

/// The changes of a YAML document.
fn written(root: Option<&Node>, problems: &mut Problems) -> Vec<Written> {
    let empty = Node {
        value: Value::Mapping(Vec::new()),
        span: 0..0,
    };
    let root = root.unwrap_or(&empty);
    let Some(fields) = Fields::of(root, "a file of changes", &["changes"], problems) else {
        return Vec::new();
    };
    if problems.count() > 0 {
        return Vec::new();
    }
    let Some(list) = fields.need("changes", problems) else {
        return Vec::new();
    };
    let items = fields.items("changes", problems);
    if list.as_sequence().is_some_and(<[Node]>::is_empty) {
        problems.error("no-changes", &list.span, NO_CHANGES.to_string(), None);
    }
    items.iter().map(|item| row::read(item, problems)).collect()
}

fn from_csv(bytes: &[u8], path: String) -> Batch {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut problems = Problems::of(&path);
    let changes: Vec<Written> = if std::str::from_utf8(bytes).is_ok() {
        csv_rows::read(&text, &mut problems)
    } else {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let help = Some("save the file as UTF-8".to_string());
        let message = "this is not UTF-8".to_string();
        problems.error("encoding", &(at..at), message, help);
        Vec::new()
    };
    if changes.is_empty() && problems.count() == 0 {
        problems.error("no-changes", &(0..0), NO_CHANGES.to_string(), None);
    }
    let problems = problems.into_vec();
    Batch {
        changes,
        problems,
        text,
        path,
    }
}
