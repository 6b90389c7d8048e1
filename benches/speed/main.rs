//! How long whole commands take on catalogs of growing size, beside git doing the same by hand.
//!
//! ```text
//! cargo bench                  # 100, 1,000 and 10,000 entries
//! cargo bench -- 1000          # these sizes only
//! cargo bench -- 100000        # the largest takes some minutes to make
//! cargo bench -- history       # 10,000 entries with 6,000 commits
//! cargo bench -- import        # imports
//! cargo bench -- 1000 history  # several of these
//! ```
//!
//! Each size is a repository in a temporary folder, with its own home and git configuration,
//! packed as a clone is; the same catalog on every run. Every figure is one of whole processes,
//! from start to end, output thrown away:
//!
//! - `median` and `least`: the time of the middle and of the shortest round. On a busy machine
//!   `least` is the steadier one.
//! - `× git`: the median beside the one of the first line: `git switch -c`, a line appended to an
//!   entry and to a list, `git commit -a`. The first two lines end with the same state of affairs:
//!   a branch with one commit, checked out.
//! - `peak`: the most memory the process itself held (`VmHWM`), without the git it starts.
//!
//! With a history, the first line is `git diff --stat` between two revisions that differ in 50 entries.
//! An import is measured beside git taking in the files that it makes: copied, added, committed.
//!
//! Nothing here fails for being slow. What to reach: `promote` at most 2.5 × git at 1,000 entries
//! and 4 × at 10,000, in at most 60 MiB at 10,000; `show` and `--help` the same at every size;
//! `changelog` of 50 differences at most 2 × git, in at most 40 MiB.

mod catalogs;
mod histories;
mod imports;
mod measure;
mod repositories;

use std::time::Duration;

use measure::{Figures, Step, Task, measure};
use repositories::{BRANCH, Bed, CATALOG};

const SIZES: &[usize] = &[100, 1_000, 10_000];

/// Entries and commits of the repository with a history.
const HISTORY: (usize, usize) = (10_000, 6_000);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if !args.iter().any(|arg| arg == "--bench") {
        // Not as a benchmark, but among the tests: whether it runs at all.
        report(&Bed::make(10), &changing(), 1, "10 entries");
        let bed = Bed::with_history(10, 60);
        report(&bed, &telling(), 1, "10 entries, 60 commits");
        report_imports(10, 10, 1);
        return;
    }
    let wants = |what: &str| args.iter().any(|arg| arg == what);
    let mut sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let all = sizes.is_empty() && !wants("history") && !wants("import");
    if all {
        sizes = SIZES.to_vec();
    }
    if all || wants("import") {
        report_imports(2_500, 1_500, 10);
    }
    for size in &sizes {
        // Enough for a steady median, and about as long for every size.
        let rounds = (200_000 / (*size).max(1)).clamp(5, 40);
        report(
            &Bed::make(*size),
            &changing(),
            rounds,
            &format!("{size} entries"),
        );
    }
    if all || wants("history") {
        let (entries, commits) = HISTORY;
        let bed = Bed::with_history(entries, commits);
        report(
            &bed,
            &telling(),
            5,
            &format!("{entries} entries, {commits} commits"),
        );
    }
}

/// A promotion by hand, the same by command, and what only reads.
fn changing() -> Vec<Task> {
    let by_hand = Task {
        label: "git switch -c, two edits, git commit -a",
        steps: vec![
            Step::Run(vec!["git", "switch", "--quiet", "-c", BRANCH]),
            Step::EditByHand,
            Step::Run(vec![
                "git",
                "commit",
                "--quiet",
                "-a",
                "--message",
                "Promote",
            ]),
        ],
        changes: true,
    };
    let promote = Task {
        label: "catalog promote NAME --to incubating --yes",
        steps: vec![Step::Run(vec![
            CATALOG,
            "promote",
            "subject",
            "--to",
            "incubating",
            "--date",
            "2021-07-28",
            "--yes",
        ])],
        changes: true,
    };
    let reading = [
        ("catalog show NAME", &[CATALOG, "show", "subject"] as &[_]),
        ("catalog --help", &[CATALOG, "--help"]),
        ("catalog list", &[CATALOG, "list"]),
        ("catalog check", &[CATALOG, "check"]),
    ];
    let reading = reading.map(reading_task);
    [by_hand, promote].into_iter().chain(reading).collect()
}

/// What changed between two revisions, by git and by command.
fn telling() -> Vec<Task> {
    let tasks = [
        (
            "git diff --stat, 50 entries",
            &["git", "diff", "--stat", "1.1.0..1.2.0"] as &[_],
        ),
        (
            "catalog changelog, 50 entries",
            &[CATALOG, "changelog", "1.1.0..1.2.0"],
        ),
        (
            "catalog diff, 50 entries",
            &[CATALOG, "diff", "1.1.0..1.2.0"],
        ),
        (
            "git diff --stat, all commits",
            &["git", "diff", "--stat", "1.0.0..1.2.0"],
        ),
        ("git log, all commits", &["git", "log", "1.0.0..1.2.0"]),
        (
            "catalog changelog, all commits",
            &[CATALOG, "changelog", "1.0.0..1.2.0"],
        ),
        (
            "git log --name-only",
            &["git", "log", "--name-only", "--", "catalog"],
        ),
        ("catalog check --history", &[CATALOG, "check", "--history"]),
    ];
    tasks.into_iter().map(reading_task).collect()
}

fn reading_task((label, words): (&'static str, &'static [&'static str])) -> Task {
    Task {
        label,
        steps: vec![Step::Run(words.to_vec())],
        changes: false,
    }
}

/// Measures imports into a small catalog.
fn report_imports(landscape: usize, bullets: usize, rounds: usize) {
    for document in imports::documents(landscape, bullets) {
        let bed = Bed::for_import(&document);
        report(&bed, &document.tasks(), rounds, &document.title);
    }
}

/// Measures every task, and prints a table.
fn report(bed: &Bed, tasks: &[Task], rounds: usize, title: &str) {
    let figures = measure(bed, tasks, rounds);
    println!("{title}, {rounds} rounds");
    println!(
        "  {:<42} {:>10} {:>10} {:>7} {:>10}",
        "", "median", "least", "× git", "peak"
    );
    let git = figures[0].median();
    for (task, figures) in tasks.iter().zip(&figures) {
        println!("  {:<42} {}", task.label, row(figures, git));
    }
    println!();
}

fn row(figures: &Figures, git: Duration) -> String {
    let milliseconds = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
    let ratio = figures.median().as_secs_f64() / git.as_secs_f64();
    let peak = figures.peak.map_or("?".to_string(), |kib| {
        format!("{:.1} MiB", kib as f64 / 1024.0)
    });
    format!(
        "{:>10} {:>10} {ratio:>7.2} {peak:>10}",
        milliseconds(figures.median()),
        milliseconds(figures.least()),
    )
}
