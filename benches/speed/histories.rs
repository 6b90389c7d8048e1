//! Histories of any length: the same one on every run, a change of one entry in each commit.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, TimeDelta};

use super::catalogs::TextFile;

/// When the catalog begins, in seconds since 1970: noon of the first of January 2021.
pub const BEGIN: i64 = 1_609_502_400;

/// How many entries differ in the shorter of the two ranges, each by one commit.
pub const FEW: usize = 50;

/// How many differ in the longer one: it is long, since they change again and again.
const CHANGING: usize = 2 * FEW;

/// Before the first change.
pub const FIRST: &str = "1.0.0";

/// [`FEW`] changes before the last.
pub const MIDDLE: &str = "1.1.0";

/// Behind the last change.
pub const LAST: &str = "1.2.0";

/// This many commits on top of `main`, in the form that `git fast-import` reads, with tags. Neighbours
/// change different entries; each says what it did, as a change by a command does.
pub fn generate(files: &[TextFile], commits: usize) -> String {
    let mut entries: Vec<TextFile> = files
        .iter()
        .filter(|(path, _)| path.contains("/projects/"))
        .cloned()
        .collect();
    let mut stream = format!("reset refs/tags/{FIRST}\nfrom refs/heads/main^0\n\n");
    for number in 0..commits {
        if number + FEW == commits {
            _ = write!(stream, "reset refs/tags/{MIDDLE}\nfrom refs/heads/main\n\n");
        }
        // A step that shares no divisor with the usual numbers of entries.
        let place = (number % CHANGING * 7_919) % entries.len();
        let seconds = BEGIN + TimeDelta::hours(6).num_seconds() * (number as i64 + 1);
        commit(&mut stream, &mut entries[place], seconds, number == 0);
    }
    _ = write!(stream, "reset refs/tags/{LAST}\nfrom refs/heads/main\n\n");
    stream
}

fn commit(stream: &mut String, (path, text): &mut TextFile, seconds: i64, is_first: bool) {
    let stem = path.rsplit('/').next().unwrap_or_default();
    let id = stem.trim_end_matches(".yaml").to_string();
    let message = match promoted(text, seconds) {
        Some((promoted, from, date)) => {
            *text = promoted;
            format!("Promote {id}\n\nCatalog-Change: promote {id} cncf {from}..graduated {date}\n")
        }
        None => {
            *text = match text.contains("license: MIT\n") {
                true => text.replace("license: MIT\n", "license: Apache-2.0\n"),
                false => relicensed(text),
            };
            format!("Edit {id}: license\n\nCatalog-Change: edit {id} license\n")
        }
    };
    let from = if is_first {
        "from refs/heads/main^0\n"
    } else {
        ""
    };
    _ = write!(
        stream,
        "commit refs/heads/main\ncommitter Bench <bench@example.org> {seconds} +0000\n\
         data {}\n{message}{from}M 100644 inline {path}\ndata {}\n{text}\n",
        message.len(),
        text.len()
    );
}

/// The text with a transition to the highest level, the level before, and the day.
fn promoted(text: &str, seconds: i64) -> Option<(String, &'static str, String)> {
    let (head, links) = text.split_once("links:\n")?;
    let levels = ["incubating", "sandbox"];
    let from = levels.into_iter().find(|level| head.contains(level))?;
    if !head.contains("  cncf:\n") || head.contains("level: graduated") {
        return None;
    }
    let day = DateTime::from_timestamp(seconds, 0)?.date_naive();
    let date = format!("{}-{:02}-{:02}", day.year(), day.month(), day.day());
    let transition = format!("    - level: graduated\n      date: {date}\n");
    Some((format!("{head}{transition}links:\n{links}"), from, date))
}

fn relicensed(text: &str) -> String {
    let lines = text
        .split_inclusive('\n')
        .map(|line| match line.starts_with("license: ") {
            true => "license: MIT\n",
            false => line,
        });
    lines.collect()
}
