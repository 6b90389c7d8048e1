//! What tells git that the files of a catalog and the pages of its lists merge through the program:
//! `.gitattributes` for every clone, the configuration for this one.

use crate::catalog::load::Layout;
use crate::catalog::model::Settings;
use crate::git::{GitError, Repository};

/// The file of git's attributes.
pub const ATTRIBUTES: &str = ".gitattributes";

/// The name of the driver in git's attributes and configuration.
const DRIVER: &str = "catalog";

/// How the first line begins of the attributes that are written here.
const MARK: &str = "# catalog:begin";
/// That line.
const BEGIN: &str = "# catalog:begin - these files merge through catalog, see `catalog setup-git`";
/// The last line.
const END: &str = "# catalog:end";

/// The key of this repository's configuration that has the command.
pub const KEY: &str = "merge.catalog.driver";

/// Tells git the command. A clone that has none merges by lines, and so does this one where the
/// program is not found: git itself would leave ours, and say nothing of theirs.
///
/// # Errors
/// Where git cannot write its configuration.
pub fn configure(repository: &Repository, layout: &Layout) -> Result<(), GitError> {
    // First, since git takes a driver with a name and without a command for broken.
    repository.configure(KEY, &command(layout))?;
    repository.configure(
        &format!("merge.{DRIVER}.name"),
        "entries and published lists of a catalog",
    )
}

/// The command that git's shell runs, with the places where git puts the versions and their names.
fn command(layout: &Layout) -> String {
    let folder = match layout == &Layout::default() {
        true => String::new(),
        false => format!("--catalog {} ", quoted(layout.folder())),
    };
    format!(
        "if command -v catalog >/dev/null; then \
         catalog merge-driver {folder}--marker-size %L \
         --base-label %S --our-label %X --their-label %Y %O %A %B %P; \
         else git merge-file --marker-size=%L -L %X -L %S -L %Y %A %O %B; fi"
    )
}

/// A word of the shell, in which git sees no place of its own.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''").replace('%', "%%"))
}

/// Whether a `.gitattributes` has what is written here.
pub fn is_set_up(text: &[u8]) -> bool {
    String::from_utf8_lossy(text).contains(MARK)
}

/// `.gitattributes` with the driver for the files of the catalog and the pages of its lists;
/// everything else in it stays.
pub fn attributes(text: Option<&str>, settings: &Settings, layout: &Layout) -> String {
    let text = text.unwrap_or_default();
    let mut files = vec![layout.areas(), layout.settings()];
    files.extend(settings.lists.values().map(|list| list.output.clone()));
    let mut patterns: Vec<String> = files.iter().map(|file| pattern(file, "")).collect();
    patterns.push(pattern(&layout.projects(), "/**/*.yaml"));
    patterns.sort_unstable();
    patterns.dedup();
    let lines = patterns
        .iter()
        .map(|pattern| format!("{pattern} merge={DRIVER}\n"));
    let block = format!("{BEGIN}\n{}{END}\n", lines.collect::<String>());
    let known = text.find(MARK).and_then(|start| {
        let end = start + text[start..].find(END)? + END.len();
        let end = end
            + text[end..]
                .find('\n')
                .map_or(text.len() - end, |line| line + 1);
        Some((start, end))
    });
    match known {
        Some((start, end)) => [&text[..start], &block, &text[end..]].concat(),
        None if text.is_empty() || text.ends_with('\n') => format!("{text}{block}"),
        None => format!("{text}\n{block}"),
    }
}

/// A path as a pattern of git's attributes that fits nothing else but what is below it as `below`
/// says.
fn pattern(path: &str, below: &str) -> String {
    let mut escaped = String::from("/");
    for c in path.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped.push_str(below);
    if escaped.contains([' ', '"']) {
        format!("\"{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::load::load;
    use crate::catalog::model::List;

    /// The files of every catalog.
    const FILES: &str = "/catalog/areas.yaml merge=catalog\n\
                         /catalog/catalog.yaml merge=catalog\n\
                         /catalog/projects/**/*.yaml merge=catalog\n";

    fn settings(outputs: &[&str]) -> Settings {
        let lists = outputs.iter().map(|output| {
            let list = List {
                output: output.to_string(),
                ..List::default()
            };
            (output.to_string(), list)
        });
        Settings {
            lists: lists.collect(),
            ..Settings::default()
        }
    }

    #[test]
    fn attributes_of_others_stay_and_ours_are_written_anew() {
        let layout = Layout::default();
        let first = attributes(Some("*.png binary"), &settings(&["lists/a.md"]), &layout);
        assert_eq!(
            first,
            format!("*.png binary\n{BEGIN}\n{FILES}/lists/a.md merge=catalog\n{END}\n")
        );
        let text = format!("{first}*.svg text\n");
        let settings = settings(&["b [1].md", "a.md", "a.md"]);
        let second = attributes(Some(&text), &settings, &layout);
        assert_eq!(
            second,
            format!(
                "*.png binary\n{BEGIN}\n\"/b \\\\[1].md\" merge=catalog\n/a.md merge=catalog\n{FILES}{END}\n*.svg text\n"
            )
        );
        assert_eq!(attributes(Some(&second), &settings, &layout), second);
    }

    #[test]
    fn the_attributes_of_this_repository_are_those_of_its_catalog() {
        let settings = include_bytes!("../../../catalog/catalog.yaml");
        let layout = Layout::default();
        let settings = load(&[("catalog/catalog.yaml", settings)], &layout)
            .catalog
            .settings;
        let own = include_str!("../../../.gitattributes");
        assert_eq!(attributes(Some(own), &settings, &layout), own);
    }

    #[test]
    fn a_folder_of_another_name_is_told_to_the_program_too() {
        let layout = Layout::new("it's 100%");
        let command = command(&layout);
        assert!(
            command.contains("--catalog 'it'\\''s 100%%' --marker-size"),
            "{command}"
        );
        let text = attributes(None, &Settings::default(), &layout);
        let expected = "\"/it's 100%/projects/**/*.yaml\" merge=catalog\n";
        assert!(text.contains(expected), "{text}");
    }
}
