//! Whether the transitions of a catalog agree with the commits that recorded them.
//!
//! ```text
//! ledger.rs      what each commit recorded, altered or took away
//! entries.rs     … entry by entry, track by track     event.rs  what may be wrong with it
//! correction.rs  what the trailers of a commit say of them
//! verdict.rs     what of that still stands today, as problems
//! ```
//!
//! A **correction** is a commit that changes transitions of an entry and says so, by a trailer:
//! `Catalog-Change: edit ID`, as `catalog edit ID` leaves it, with no key or one that names
//! `maturity`; `remove ID`; or `undo …` of a change to it. It settles what was done to the entry's
//! transitions by itself and before. A transition that was altered is settled too where it has come
//! to bear a note, which says why. To fill in what was not known alters nothing.

mod correction;
mod entries;
mod event;
mod ledger;
mod verdict;

pub use ledger::{Ledger, Missing, Recording};
pub use verdict::{HISTORY_RULES, HistoryRule};
