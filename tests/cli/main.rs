//! The program from end to end: every command on real repositories, and what it must survive.
#![cfg(unix)]

mod environment;
mod first_commit;
mod fixture;
mod tree;

mod add;
mod apply;
mod apply_refused;
mod check;
mod check_formats;
mod dry_run;
mod edit;
mod edit_in_editor;
mod elsewhere;
mod history;
mod import;
mod import_again;
mod import_levels;
mod import_refused;
mod init;
mod list;
mod move_area;
mod moves;
mod promote;
mod promote_refused;
mod publish;
mod remove;
mod rename;
mod replay;
mod show;
mod survival;
mod tools;
mod workflow;
