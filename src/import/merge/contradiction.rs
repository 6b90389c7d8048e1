//! What a catalog and a document say differently, and why it is not news.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Something that the catalog and a document say differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The line of the document.
    pub line: usize,
    /// The entry.
    pub entry: String,
    /// The field.
    pub field: String,
    /// What the catalog has.
    pub has: String,
    /// What the document says.
    pub says: String,
    /// Why that is no news, where there is more to say than that it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Objection>,
}

/// Why a level that a document says is no news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Objection {
    /// The level that is there is as new as the document, or newer.
    Since {
        /// The day since which it is there.
        since: NaiveDate,
        /// The day that the document gives.
        day: NaiveDate,
    },
    /// It is a lower one, or one out of a retired one, and nothing dates it.
    Undated,
    /// It is one that was left, and the document does not date it anew.
    Left,
    /// Another list, in which the project stands too, has the track as its own.
    OtherList(String),
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Objection::Since { since, day } => write!(
                f,
                "it is so since {since}, and the day of the document, {day}, is not later"
            ),
            Objection::Undated => {
                f.write_str("a project goes down, or out of a retired level, on a day only")
            }
            Objection::Left => f.write_str("it left that level, and no day says when it came back"),
            Objection::OtherList(list) => write!(
                f,
                "the track is that of the list {list}, in which the project stands too"
            ),
        }
    }
}

impl Serialize for Objection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
