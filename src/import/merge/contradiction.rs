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

/// How much of a text a sentence has, in characters.
const LONGEST: usize = 60;

/// How much of what two texts have in common stands in front of where they differ.
const COMMON: usize = 20;

impl Contradiction {
    /// What the catalog has and the document says, in one line.
    pub fn sentence(&self) -> String {
        let [has, says] = excerpts(&self.has, &self.says);
        let (field, entry) = (&self.field, &self.entry);
        let sentence =
            format!("{field} of {entry} is `{has}` and stays, the document says `{says}`");
        match &self.why {
            Some(why) => format!("{sentence}: {why}"),
            None => sentence,
        }
    }
}

/// Two texts in one line each, short ones whole, long ones from a little before they differ.
fn excerpts(one: &str, other: &str) -> [String; 2] {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = [line(one), line(other)];
    let pairs = lines[0].chars().zip(lines[1].chars());
    let common = pairs.take_while(|(one, other)| one == other).count();
    let is_long = lines.iter().any(|line| line.chars().count() > LONGEST);
    let from = match is_long {
        true => common.saturating_sub(COMMON),
        false => 0,
    };
    lines.map(|line| {
        let begin = if from > 0 { "\u{2026}" } else { "" };
        let rest: String = line.chars().skip(from).take(LONGEST).collect();
        let is_cut = line.chars().count() > from + LONGEST;
        let end = if is_cut { "\u{2026}" } else { "" };
        format!("{begin}{rest}{end}")
    })
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

#[cfg(test)]
mod tests {
    use super::excerpts;

    #[test]
    fn texts_are_told_in_a_line_around_where_they_differ() {
        assert_eq!(excerpts("a\n b", "a c"), ["a b", "a c"]);
        let common = "x".repeat(70);
        let long = |end: &str| format!("{common}{end}{}", "y".repeat(60));
        let [one, other] = excerpts(&long("1"), &long("2"));
        let around = |sign: char| {
            let rest = "y".repeat(39);
            format!("\u{2026}{}{sign}{rest}\u{2026}", "x".repeat(20))
        };
        assert_eq!([one, other], [around('1'), around('2')]);
        let [one, other] = excerpts("short", &"z".repeat(61));
        assert_eq!(
            (&*one, other),
            ("short", format!("{}\u{2026}", "z".repeat(60)))
        );
    }
}
