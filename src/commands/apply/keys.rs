//! The keys of a change in a file, and which of them each verb takes.

use crate::workflow::request::Verb;

/// The keys of a change.
pub const KEYS: &[&str] = &[
    "verb",
    "name",
    "level",
    "track",
    "date",
    "reason",
    "evidence",
    "note",
    "superseded_by",
    "force",
    "to",
    "from",
    "new_id",
    "new_name",
    "id",
    "summary",
    "description",
    "homepage",
    "repository",
    "license",
    "legal",
    "areas",
    "tags",
    "aliases",
    "links",
    "set",
    "unset",
];

/// The keys that hold a list of texts.
pub const LISTS: &[&str] = &["areas", "tags", "aliases", "unset"];

/// The keys that hold texts by their names.
pub const PAIRS: &[&str] = &["links", "set"];

/// The keys that a verb takes beside `verb` and `name`.
pub fn keys_of(verb: Verb) -> &'static [&'static str] {
    match verb {
        Verb::Add => &[
            "id",
            "summary",
            "description",
            "homepage",
            "repository",
            "license",
            "legal",
            "areas",
            "level",
            "track",
            "date",
            "evidence",
            "note",
            "links",
            "tags",
            "aliases",
        ],
        Verb::Edit => &["set", "unset"],
        Verb::Promote => &[
            "level", "track", "date", "evidence", "reason", "note", "force",
        ],
        Verb::Demote | Verb::Restore => &["level", "track", "date", "evidence", "reason", "note"],
        Verb::Archive => &[
            "level",
            "track",
            "date",
            "evidence",
            "reason",
            "note",
            "superseded_by",
        ],
        Verb::MoveArea => &["to", "from"],
        Verb::Rename => &["new_id", "new_name"],
        Verb::Remove => &["reason"],
    }
}
