//! What the program must survive: odd files, odd repositories, odd surroundings.

mod commit;
mod files;
#[cfg(unix)]
mod killed;
mod place;
mod repository;
mod streams;
mod uncommitted;
#[cfg(unix)]
mod unwritten;

use crate::environment::{Ran, TestEnvironment};

/// The change that every test here makes, or tries to.
const PROMOTE: [&str; 6] = [
    "promote",
    "linkerd",
    "--to",
    "graduated",
    "--date",
    "2021-07-28",
];

/// Promotes Linkerd with these flags more.
fn promote(env: &TestEnvironment, flags: &[&str]) -> Ran {
    env.catalog(PROMOTE.iter().chain(flags))
}

/// Promotes Linkerd with these flags more; it must be refused, and change nothing.
#[track_caller]
fn refused(env: &TestEnvironment, flags: &[&str]) -> String {
    env.refused(PROMOTE.iter().chain(flags))
}
