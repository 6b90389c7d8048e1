//! `catalog apply`: a file of changes, as one commit or one each.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use self::row::Row;
use super::{ChangeArgs, Context, Failure, Outcome};
use crate::catalog::diagnostic::Position;
use crate::catalog::nearest::nearest;
use crate::catalog::yaml;
use crate::workflow::session::Placed;

mod cells;
mod row;

/// Make all the changes that a YAML or CSV file names
///
/// All of them are checked before the first is made. A YAML file has a list under `changes`, a CSV
/// file a heading; the keys are verb, name, level, track, date, reason, evidence, note,
/// superseded_by, force, to and from (areas), new_id, new_name, set, unset, and for `add` those of
/// an entry. A cell of CSV holds several with `;` between, such as `chat=URL; issues=URL`. Without
/// a date a transition is undated, since a file may be applied on any day.
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
/// Where the file cannot be read, or a change is refused; nothing is then made.
pub fn run(args: &ApplyArgs, context: &Context) -> Result<Outcome, Failure> {
    let context = &context.of_change(&args.change);
    let requests = read(&args.file, context)?;
    let mut session = context.session(args.change.options(args.allow_future)?)?;
    session.name_batch(&args.file.file_stem().unwrap_or_default().to_string_lossy());
    if args.each {
        session.carry_out_each(&requests, &context.terminal)?;
    } else {
        session.plan_placed(&requests)?;
        session.carry_out(&context.terminal)?;
    }
    Ok(Outcome::Done)
}

/// The requests of a file, each with its place in it.
fn read(file: &Path, context: &Context) -> Result<Vec<Placed>, Failure> {
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
    let rows = match ending.as_deref() {
        Some("csv") => from_csv(&bytes, &name)?,
        Some("yaml" | "yml") => from_yaml(&bytes, &name)?,
        _ => {
            return Err(Failure::usage(
                format!("{name} is neither YAML nor CSV"),
                "its name ends in .yaml or .csv",
            ));
        }
    };
    if rows.is_empty() {
        return Err(Failure::Content {
            place: name,
            message: "there are no changes in it".to_string(),
            hint: None,
        });
    }
    let requests = rows.into_iter().map(|(place, row)| match row.request() {
        Ok(request) => Ok(Placed { place, request }),
        Err(message) => Err(Failure::Content {
            place,
            message,
            hint: None,
        }),
    });
    requests.collect()
}

fn from_yaml(bytes: &[u8], name: &str) -> Result<Vec<(String, Row)>, Failure> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields, expecting = "a mapping with the key `changes`")]
    struct Changes {
        changes: Vec<Row>,
    }
    let (text, parsed) = yaml::parse_bytes(bytes);
    if let Some(problem) = parsed.problems.into_iter().next() {
        let position = Position::of(&text, problem.span.start);
        let place = format!("{name}:{}:{}", position.line, position.column);
        return Err(Failure::Content {
            place,
            message: problem.message,
            hint: problem.help,
        });
    }
    let read: Changes =
        serde_yaml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            let place = error.location().map_or_else(
                || name.to_string(),
                |location| format!("{name}:{}:{}", location.line(), location.column()),
            );
            Failure::Content {
                place,
                hint: meant(&error.to_string()),
                message: without_place(&error.to_string()),
            }
        })?;
    let items = parsed
        .root
        .as_ref()
        .and_then(|root| root.get("changes")?.as_sequence())
        .unwrap_or_default();
    let lines = items
        .iter()
        .map(|item| Position::of(&text, item.span.start).line);
    Ok(lines
        .map(|line| format!("{name}:{line}"))
        .zip(read.changes)
        .collect())
}

fn from_csv(bytes: &[u8], name: &str) -> Result<Vec<(String, Row)>, Failure> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let failed = |error: csv::Error| {
        let line = error
            .position()
            .map(|position| format!(":{}", position.line()))
            .unwrap_or_default();
        let message = match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
            csv::ErrorKind::UnequalLengths {
                expected_len, len, ..
            } => format!("this row has {len} cells, the heading {expected_len}"),
            _ => error.to_string(),
        };
        Failure::Content {
            place: format!("{name}{line}"),
            hint: meant(&message),
            message: without_place(&message),
        }
    };
    let heading = reader.headers().map_err(failed)?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((
            format!("{name}:{line}"),
            record.deserialize(Some(&heading)).map_err(failed)?,
        ));
    }
    Ok(rows)
}

/// What a deserializer says, without the place that it ends with and the list of all keys.
fn without_place(message: &str) -> String {
    let message = message
        .rfind(" at line ")
        .map_or(message, |end| &message[..end]);
    let message = message
        .find(", expected one of ")
        .map_or(message, |end| &message[..end]);
    // It begins with the item's number; the line says where that is.
    let of_item = message.starts_with("changes[");
    match message.split_once(": ") {
        Some((item, rest)) if of_item => match item.split_once("].") {
            Some((_, key)) => format!("`{key}`: {rest}"),
            None => rest.to_string(),
        },
        _ => message.to_string(),
    }
}

/// The key that somebody may have meant by one that there is not.
fn meant(message: &str) -> Option<String> {
    let (_, rest) = message.split_once("unknown field `")?;
    let (unknown, rest) = rest.split_once('`')?;
    let known: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
    let near = nearest(unknown, known.iter().copied());
    Some(match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys are {}", known.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_deserializer_says_is_said_in_the_words_of_the_file() {
        let unknown =
            "changes[1]: unknown field `lvel`, expected one of `verb`, `level` at line 3 column 36";
        assert_eq!(without_place(unknown), "unknown field `lvel`");
        assert_eq!(meant(unknown).as_deref(), Some("did you mean `level`?"));
        let wrong =
            "changes[1].level: invalid type: sequence, expected a string at line 3 column 43";
        assert_eq!(
            without_place(wrong),
            "`level`: invalid type: sequence, expected a string"
        );
        assert_eq!(meant(wrong), None);
    }
}
