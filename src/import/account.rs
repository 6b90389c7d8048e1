//! What becomes of every piece of a document: taken into a field, or reported.

use serde::Serialize;

/// The field of counts in headings, which stand in the template of a list.
pub(super) const COUNT: &str = "count";

/// What became of one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing yet.
    Open,
    /// It stands in a field of a draft, or in the list itself where there is no draft.
    Taken {
        /// The place of the draft.
        draft: Option<usize>,
        /// The field.
        field: &'static str,
    },
    /// It stands in no field.
    Reported(Why),
}

/// Why a piece stands in no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Text between the entries.
    Prose,
    /// A heading above no entry.
    Heading,
    /// Links into the document itself.
    TableOfContents,
    /// A link to a heading of the document.
    Anchor,
    /// A reference that nothing defines.
    UndefinedReference,
    /// A link whose URL no list can carry.
    MalformedLink,
    /// A cell without a column.
    SurplusCell,
    /// A row, cell or label that says there is none.
    None,
    /// A cell of a table that was not read.
    Cell,
    /// HTML.
    Html,
    /// A comment.
    Comment,
    /// Code.
    Code,
    /// A footnote.
    Footnote,
    /// Words that are struck through.
    Struck,
    /// A count in a heading that no page has.
    Count,
    /// Words that show over a link only.
    Title,
    /// Words of a link that a field holds without them.
    LinkWords,
    /// Data in front of the document.
    FrontMatter,
    /// A picture.
    Picture,
    /// A definition that nothing refers to.
    UnusedDefinition,
    /// Another value than the entry has.
    Contradiction,
    /// Data that no entry can hold.
    Unfit,
}

impl Why {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Why::Prose => "prose",
            Why::Heading => "heading",
            Why::TableOfContents => "table of contents",
            Why::Anchor => "link within the page",
            Why::UndefinedReference => "undefined reference",
            Why::MalformedLink => "malformed link",
            Why::SurplusCell => "surplus cell",
            Why::None => "none, or not known",
            Why::Cell => "cell",
            Why::Html => "HTML",
            Why::Comment => "comment",
            Why::Code => "code",
            Why::Footnote => "footnote",
            Why::Struck => "struck through",
            Why::Count => "count in a heading",
            Why::Title => "title of a link",
            Why::LinkWords => "words of a link",
            Why::FrontMatter => "front matter",
            Why::Picture => "picture",
            Why::UnusedDefinition => "unused definition",
            Why::Contradiction => "contradiction",
            Why::Unfit => "not taken up",
        }
    }
}

/// One thing of the source and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
    /// Where it leads, where it is a link.
    pub url: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

impl Item {
    /// The words of a link in this line, which is taken without them.
    pub(super) fn wordless(line: usize, words: &str) -> Item {
        Item::reported(line, words, Why::LinkWords)
    }

    /// Words of this line that stand in no field.
    pub(super) fn reported(line: usize, words: &str, why: Why) -> Item {
        Item {
            line,
            text: words.to_string(),
            url: None,
            fate: Fate::Reported(why),
        }
    }
}

/// How many things of one kind there are, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All of them.
    pub source: usize,
    /// Those that stand in a field.
    pub taken: usize,
    /// Those that are reported.
    pub reported: usize,
}

impl Tally {
    /// Counts what is a link, or what is not.
    pub fn of(items: &[Item], links: bool) -> Tally {
        let mut tally = Tally::default();
        for item in items.iter().filter(|item| item.url.is_some() == links) {
            tally.source += 1;
            match item.fate {
                Fate::Taken { .. } => tally.taken += 1,
                Fate::Open | Fate::Reported(_) => tally.reported += 1,
            }
        }
        tally
    }
}
