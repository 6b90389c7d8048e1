//! `catalog` keeps a curated list of projects as facts in git.
//!
//! This page is the map of the house. Each module says its one purpose in its first line; the
//! arrows run one way, and `tests/architecture.rs` fails when one turns back:
//!
//! ```text
//! cli → commands → workflow → git, terminal
//!       commands, workflow → publish, changelog → catalog
//!       commands → import → catalog
//! ```
//!
//! `catalog`, `changelog`, `publish` and `import` are pure: they know no terminal, clock, environment
//! or file system.

pub mod catalog;
pub mod changelog;
pub mod cli;
pub mod commands;
pub mod git;
pub mod import;
pub mod publish;
pub mod terminal;
pub mod workflow;
