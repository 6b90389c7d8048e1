//! The program's own help: the commands under headings that say what each is for.

use std::fmt::Write as _;

use clap::Command;
use clap::builder::StyledStr;

use crate::terminal::Screen;
use crate::terminal::width::wrapped;

/// The commands as a person looks for them.
const GROUPS: &[(&str, &[&str])] = &[
    ("Start a catalog", &["init", "import"]),
    (
        "Change entries",
        &[
            "add",
            "edit",
            "promote",
            "demote",
            "archive",
            "restore",
            "move-area",
            "rename",
            "remove",
            "apply",
        ],
    ),
    ("Look at entries", &["list", "show", "history"]),
    (
        "Tell what changed",
        &["diff", "changelog", "release", "undo"],
    ),
    ("Keep files and lists right", &["check", "publish"]),
    (
        "Set up git, shell and editor",
        &[
            "setup-git",
            "merge-driver",
            "completions",
            "schema",
            "man",
            "help",
        ],
    ),
];

/// What the generated `help` command says of itself elsewhere is longer.
const HELP: (&str, &str) = ("help", "Show the help of a command");

/// The program with its commands grouped in its help, for a screen of this width.
pub(super) fn grouped(program: Command, screen: &Screen) -> Command {
    let header = *program.get_styles().get_header();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{}{header}Options:{header:#}\n{{options}}{{after-help}}",
        commands(&program, screen.width.unwrap_or(usize::MAX))
    );
    program.help_template(StyledStr::from(template))
}

/// Every command with its purpose, a heading over each group.
fn commands(program: &Command, width: usize) -> String {
    let styles = program.get_styles();
    let (header, literal) = (styles.get_header(), styles.get_literal());
    let names = GROUPS.iter().flat_map(|(_, names)| names.iter());
    let longest = names.map(|name| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (heading, names) in GROUPS {
        // Writing into a `String` cannot fail.
        _ = writeln!(text, "{header}{heading}:{header:#}");
        for name in *names {
            let about = wrapped(&about(program, name), width.saturating_sub(longest + 4));
            let about = about.replace('\n', &format!("\n{:1$}", "", longest + 4));
            let pad = longest - name.len();
            _ = writeln!(text, "  {literal}{name}{literal:#}{:pad$}  {about}", "");
        }
        text.push('\n');
    }
    text
}

fn about(program: &Command, name: &str) -> String {
    if name == HELP.0 {
        return HELP.1.to_string();
    }
    let about = program
        .find_subcommand(name)
        .and_then(|command| command.get_about());
    about.map(ToString::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::program;

    #[test]
    fn every_command_stands_under_one_heading() {
        let mut grouped: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        grouped.sort_unstable();
        let program = program();
        let mut all: Vec<&str> = program
            .get_subcommands()
            .map(|command| command.get_name())
            .chain([HELP.0])
            .collect();
        all.sort_unstable();
        assert_eq!(grouped, all);
    }

    #[test]
    fn a_line_of_help_fits_a_window_of_80_columns_whole_and_a_narrower_one_wrapped() {
        let plain = |width| {
            let text = commands(&program().styles(clap::builder::Styles::plain()), width);
            let widest = text.lines().map(|line| line.chars().count()).max();
            (text.lines().count(), widest.unwrap_or(0))
        };
        let (rows, widest) = plain(80);
        assert!(widest <= 80, "{widest}");
        assert_eq!(rows, plain(usize::MAX).0, "wrapped");
        assert!(plain(40).1 <= 40);
    }
}
