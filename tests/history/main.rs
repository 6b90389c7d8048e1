//! What changed, told from real repositories that the program's own commands made over years of
//! faked days.
#![cfg(unix)]

mod agreements;
mod changelogs;
mod contract;
mod diffs;
mod fact_merges;
mod killing;
mod logs;
mod merges;
mod merging;
mod releases;
mod replay;
mod scratch;
mod undos;
