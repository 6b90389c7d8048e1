//! What a person meets at a terminal: the real program on a pseudo-terminal.
#![cfg(unix)]

mod add;
mod completions;
mod editor;
mod first_minutes;
mod giving_up;
mod import;
mod moves;
mod person;
mod progress;
mod questions;
mod screens;
mod world;
