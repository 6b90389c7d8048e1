//! From two revisions of the facts to what changed, in the catalog's own words; pure.
//!
//! ```text
//! facts.rs       what a revision says in the files that differ
//! compare.rs     two of them → differences       pairs.rs, renames.rs  what is which
//! steps.rs       … of one track's transitions    fields.rs, structure.rs  of all else
//! difference.rs  what a difference is            origin.rs  … which commit made it
//! version.rs     versions of releases            page.rs    the file CHANGELOG.md
//! text.rs        differences as lines            view.rs, forge.rs  … for programs, templates, links
//! agreement/     whether transitions agree with the commits that recorded them
//! ```

mod agreement;
mod compare;
mod difference;
mod facts;
mod fields;
mod forge;
mod origin;
mod page;
mod pairs;
mod renames;
mod steps;
mod structure;
#[cfg(test)]
mod tests;
mod text;
mod version;
mod view;

pub use agreement::{HISTORY_RULES, HistoryRule, Ledger, Missing, Recording};
pub use compare::{Days, Found, compare};
pub use difference::{
    Change, Dated, Difference, FieldChange, Kind, LevelChange, Origin, Sort, Standing, Subject,
};
pub use facts::Facts;
pub use forge::Forge;
pub use origin::{Commit, Recorded, pull_requests};
pub use page::{Section, section_of};
pub use text::{field_line, sentence};
pub use version::{Size, Version};
pub use view::{ChangeView, Page, Report, RevisionView, Unread};
