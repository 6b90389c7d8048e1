//! What a change does to files, as git shows it: a unified diff.
//!
//! In a pipe it is a patch that `git apply` takes. For a person it is coloured, the words that
//! differ within changed lines stand out, and control characters are made visible.

mod lines;
mod sheet;
mod words;

use std::fmt::Write as _;
use std::ops::Range;

use self::lines::{Hunk, hunks, lines};
use self::sheet::{Sheet, Sign, is_crlf};
use self::words::WordDiff;
use super::{Role, Screen, sanitize};

/// The rows that a shortened diff gets at least: its heading, and some of what changes.
const FEWEST_ROWS: usize = 8;

/// One file before and after a change.
#[derive(Debug, Clone, Copy)]
pub struct FileDiff<'a> {
    /// The path from the root of the repository, with `/` between its parts.
    pub path: &'a str,
    /// What the file held; `None` where there was none.
    pub before: Option<&'a [u8]>,
    /// What the file will hold; `None` where it is removed.
    pub after: Option<&'a [u8]>,
    /// Whether nobody needs to read all of it, as with a published list: such files share one
    /// screenful, and what is longer is counted instead of shown.
    pub shorten: bool,
}

/// The unified diff of files, in the order given. Files that do not change are left out.
///
/// For [`Screen::PIPE`] it is a valid patch, byte for byte; a file that is no UTF-8 text is only
/// named there, as git does it.
pub fn unified(files: &[FileDiff<'_>], screen: &Screen) -> String {
    let mut text = String::new();
    let changed = files.iter().filter(|file| file.before != file.after);
    let lists = changed.clone().filter(|file| file.shorten).count();
    let share = screen
        .height
        .map(|rows| (rows / lists.max(1)).max(FEWEST_ROWS));
    for file in changed {
        let diff = file_diff(file, screen);
        match share.filter(|_| file.shorten) {
            Some(rows) => text.push_str(&shortened(diff, rows, file.path, screen)),
            None => text.push_str(&diff),
        }
    }
    text
}

fn file_diff(file: &FileDiff<'_>, screen: &Screen) -> String {
    let texts = as_text(file.before).zip(as_text(file.after));
    let shows_crlf = texts.is_some_and(|(before, after)| !is_crlf(before) || !is_crlf(after));
    let mut sheet = Sheet::new(screen, shows_crlf);

    let old_name = quoted("a/", file.path);
    let new_name = quoted("b/", file.path);
    sheet.note(Role::Strong, &format!("diff --git {old_name} {new_name}"));
    match (file.before, file.after) {
        (None, _) => sheet.note(Role::Strong, "new file mode 100644"),
        (_, None) => sheet.note(Role::Strong, "deleted file mode 100644"),
        (Some(_), Some(_)) => {}
    }
    let old_name = named(file.before, old_name);
    let new_name = named(file.after, new_name);
    match texts {
        Some((before, after)) => text_diff(&mut sheet, [&old_name, &new_name], before, after),
        None => {
            let note = format!("Binary files {old_name} and {new_name} differ");
            sheet.note(Role::Plain, &note);
        }
    }
    sheet.into_text()
}

fn text_diff(sheet: &mut Sheet<'_>, names: [&str; 2], before: &str, after: &str) {
    let (old, new) = (lines(before), lines(after));
    let hunks = hunks(&old, &new);
    if hunks.is_empty() {
        return;
    }
    for (sign, name) in ["---", "+++"].into_iter().zip(names) {
        // A name with a space ends with a tab, lest the rest be taken for a date.
        let end = if name.contains(' ') { "\t" } else { "" };
        sheet.note(Role::Strong, &format!("{sign} {name}{end}"));
    }
    let mut words = WordDiff::new();
    for hunk in &hunks {
        hunk_diff(sheet, &mut words, hunk, &old, &new);
    }
}

fn hunk_diff(sheet: &mut Sheet<'_>, words: &mut WordDiff, hunk: &Hunk, old: &[&str], new: &[&str]) {
    let place = format!("@@ -{} +{} @@", extent(&hunk.old), extent(&hunk.new));
    sheet.note(Role::Place, &place);
    let mut unchanged_from = hunk.old.start;
    for change in &hunk.changes {
        unchanged(sheet, &old[unchanged_from..change.old.start]);
        let words = words.compare(&old[change.old.clone()], &new[change.new.clone()]);
        for pieces in &words.removed {
            sheet.line(Sign::Removed, pieces);
        }
        for pieces in &words.added {
            sheet.line(Sign::Added, pieces);
        }
        unchanged_from = change.old.end;
    }
    unchanged(sheet, &old[unchanged_from..hunk.old.end]);
}

fn unchanged(sheet: &mut Sheet<'_>, lines: &[&str]) {
    for line in lines {
        sheet.line(Sign::Unchanged, &[(false, line)]);
    }
}

/// The content as text; a missing file is an empty one. `None` where it is no text, which for git
/// means a NUL byte and for this program anything but UTF-8.
fn as_text(content: Option<&[u8]>) -> Option<&str> {
    let text = str::from_utf8(content.unwrap_or_default()).ok()?;
    (!text.contains('\0')).then_some(text)
}

fn named(content: Option<&[u8]>, name: String) -> String {
    match content {
        Some(_) => name,
        None => "/dev/null".to_owned(),
    }
}

/// First line and number of lines as a hunk has them: from 1, and from the line before where
/// there is none; a single line is not counted.
fn extent(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        len => format!("{},{len}", range.start + 1),
    }
}

/// A path as git quotes it where a quote, a backslash or a control character stands in it.
fn quoted(side: &str, path: &str) -> String {
    let is_odd = |c: char| c.is_ascii_control() || c == '"' || c == '\\';
    if !path.contains(is_odd) {
        return format!("{side}{path}");
    }
    let mut name = format!("\"{side}");
    for c in path.chars() {
        match c {
            '"' | '\\' => name.extend(['\\', c]),
            // Writing into a `String` cannot fail.
            c if c.is_ascii_control() => _ = write!(name, "\\{:03o}", u32::from(c)),
            c => name.push(c),
        }
    }
    name.push('"');
    name
}

/// The diff as far as the screen has rows, and how much more there is.
fn shortened(diff: String, rows: usize, path: &str, screen: &Screen) -> String {
    let lines = diff.matches('\n').count();
    // The last row is for the count itself.
    let shown = rows.saturating_sub(1).max(1);
    if lines <= shown + 1 {
        return diff;
    }
    let mut text: String = diff.split_inclusive('\n').take(shown).collect();
    let note = format!(
        "… {} more lines in {} (--verbose shows them)",
        lines - shown,
        sanitize::line(path)
    );
    // Writing into a `String` cannot fail.
    _ = writeln!(text, "{}", screen.paint(Role::Faint, &note));
    text
}

#[cfg(test)]
mod tests;
