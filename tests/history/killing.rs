//! Stopping the program at many moments of its run, alone or with every git that it started.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::scratch::Scratch;

/// What a git that was killed leaves: git says to remove them.
const LOCKS: [&str; 6] = [
    "index",
    "HEAD",
    "ORIG_HEAD",
    "packed-refs",
    "refs/heads/main",
    "refs/tags/v1.1.0",
];

/// Which processes are killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Victims {
    /// The program; a git that it started goes on.
    Program,
    /// The whole group of processes, as a terminal that closes does.
    Group,
}

/// Moments spread over a run of the command and a little behind its end, each with who is killed.
/// `begin_again` puts everything back to where the command was not yet run.
pub fn moments(
    scratch: &Scratch,
    arguments: &[&str],
    begin_again: impl Fn(),
) -> Vec<(Duration, Victims)> {
    const MOMENTS: u32 = 40;
    let begin = Instant::now();
    let status = start(scratch, arguments).wait().expect("its end");
    assert!(status.success(), "catalog {arguments:?}");
    let whole = begin.elapsed() * 5 / 4;
    begin_again();
    let moment = |number| {
        let victims = match number % 2 {
            0 => Victims::Group,
            _ => Victims::Program,
        };
        (whole * number / MOMENTS, victims)
    };
    (0..MOMENTS).map(moment).collect()
}

/// Starts the command, kills it after a while, and takes away the locks that are left.
pub fn kill(scratch: &Scratch, arguments: &[&str], (after, victims): (Duration, Victims)) {
    let mut run = start(scratch, arguments);
    thread::sleep(after);
    if victims == Victims::Group {
        let group = format!("-{}", run.id());
        let mut kill = Command::new("kill");
        _ = kill
            .args(["-9", "--", &group])
            .stderr(Stdio::null())
            .status();
    }
    // It may have ended by then.
    _ = run.kill();
    run.wait().expect("its end");
    // A git that it had started may still be at work.
    thread::sleep(Duration::from_millis(60));
    for lock in LOCKS {
        _ = fs::remove_file(scratch.root().join(format!(".git/{lock}.lock")));
    }
}

fn start(scratch: &Scratch, arguments: &[&str]) -> Child {
    let mut command = scratch.command(env!("CARGO_BIN_EXE_catalog"), &scratch.root());
    command.args(arguments).process_group(0);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program runs")
}
