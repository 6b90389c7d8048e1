//! Whole processes: how long they take, and how much memory they hold at most.

use std::io::Read;
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::repositories::Bed;

/// How often a process is watched: one that ends soon may get away between two looks.
const WATCHES: usize = 3;

/// Something to measure.
pub struct Task {
    /// What the table calls it.
    pub label: &'static str,
    /// What is done, one after the other.
    pub steps: Vec<Step>,
    /// Whether the repository must be reset behind it.
    pub changes: bool,
}

/// A part of a task.
pub enum Step {
    /// A program with its arguments.
    Run(Vec<&'static str>),
    /// What a person writes into two files.
    EditByHand,
}

/// What was measured of a task.
#[derive(Default)]
pub struct Figures {
    times: Vec<Duration>,
    /// The most memory that one of its processes held, in KiB; unknown where there is no `/proc`.
    pub peak: Option<u64>,
}

impl Figures {
    /// The time in the middle.
    pub fn median(&self) -> Duration {
        let mut times = self.times.clone();
        times.sort_unstable();
        times.get(times.len() / 2).copied().unwrap_or_default()
    }

    /// The shortest time: what is left where nothing else ran on the machine.
    pub fn least(&self) -> Duration {
        self.times.iter().min().copied().unwrap_or_default()
    }
}

/// Measures tasks in rounds, so that whatever else the machine does falls on all of them alike.
pub fn measure(bed: &Bed, tasks: &[Task], rounds: usize) -> Vec<Figures> {
    let mut all: Vec<Figures> = tasks
        .iter()
        .map(|task| Figures {
            peak: (0..WATCHES).filter_map(|_| peak(bed, task)).max(),
            ..Figures::default()
        })
        .collect();
    for _ in 0..rounds {
        for (task, figures) in tasks.iter().zip(&mut all) {
            figures.times.push(time(bed, task));
        }
    }
    all
}

fn time(bed: &Bed, task: &Task) -> Duration {
    let start = Instant::now();
    for step in &task.steps {
        match step {
            Step::Run(words) => succeed(start_in(bed, words)),
            Step::EditByHand => bed.edit_by_hand(),
        }
    }
    let taken = start.elapsed();
    if task.changes {
        bed.reset();
    }
    taken
}

/// A run that is watched, and so not timed.
fn peak(bed: &Bed, task: &Task) -> Option<u64> {
    let mut most = None;
    for step in &task.steps {
        match step {
            Step::Run(words) => most = most.max(watch(start_in(bed, words))),
            Step::EditByHand => bed.edit_by_hand(),
        }
    }
    if task.changes {
        bed.reset();
    }
    most
}

/// Looks at a process again and again until it ends. The kernel keeps the peak, so only what grows
/// behind the last look is missed.
fn watch(mut child: Child) -> Option<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while matches!(child.try_wait(), Ok(None)) {
        most = most.max(std::fs::read_to_string(&status).ok().and_then(high_water));
        sleep(Duration::from_micros(100));
    }
    succeed(child);
    most
}

fn high_water(status: String) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

fn start_in(bed: &Bed, words: &[&str]) -> Child {
    bed.command(words).spawn().expect("the program starts")
}

/// Waits for a process, which must succeed.
pub fn succeed(mut child: Child) {
    let mut said = String::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.read_to_string(&mut said).expect("what it says");
    }
    let status = child.wait().expect("an end");
    assert!(status.success(), "{status}: {said}");
}
