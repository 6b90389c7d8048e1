//! Levels that the headings of tables and bullets name, and rows or bullets in the place of headings.

use std::collections::HashSet;

use indexmap::IndexSet;

use super::draft::{Draft, Standing};
use super::look::Look;
use super::reader::Remark;
use super::words::{is_retired, level_heading};

/// Lets drafts stand at the levels that the headings above them name. Where every heading is a level,
/// the list is one by levels, and has no areas. Where some are, they stay areas too, which is said,
/// and one alone says something only where it says that what stands below is over.
pub(super) fn settle(drafts: &mut [Draft], look: &mut Look) -> Option<Remark> {
    let levels = drafts.iter().filter_map(named).map(|named| named.level);
    let several = levels.collect::<HashSet<_>>().len() > 1;
    let is_by_level = |draft: &Draft| {
        let depths = draft.areas.iter().map(Vec::len);
        named(draft).is_some() && depths.eq([1])
    };
    look.by_level = several && drafts.iter().all(is_by_level);
    let mut both = IndexSet::new();
    let mut first = 0;
    for draft in drafts {
        let Some(named) = named(draft) else {
            continue;
        };
        let is_over = is_retired(named.level);
        let counts = several || is_over && !draft.standings.iter().any(Standing::is_retired);
        if look.by_level {
            look.suffix = named.suffix;
            draft.areas = vec![Vec::new()];
        } else if several || is_over {
            first = if both.is_empty() { draft.line } else { first };
            both.insert(named.title);
            look.past
                .extend(draft.areas.iter().filter(|_| is_over).cloned());
        }
        if counts {
            draft.stand_first(Standing::at(named.level, &named.words, draft.line));
        }
    }
    let are = match both.len() {
        0 => return None,
        1 => "is a level and an area",
        _ => "are levels and areas",
    };
    let titles = both.into_iter().collect::<Vec<_>>().join("`, `");
    Some(Remark {
        line: first,
        message: format!(
            "`{titles}` {are}: where a level changes, `catalog move-area` moves the entry on the page"
        ),
    })
}

/// A level that a heading names.
struct Named {
    level: &'static str,
    /// The words for the level, and those behind them.
    words: String,
    suffix: String,
    /// The heading.
    title: String,
}

/// The level that the innermost heading above a draft names that names one.
fn named(draft: &Draft) -> Option<Named> {
    let [path] = draft.areas.as_slice() else {
        return None;
    };
    path.iter().rev().find_map(|title| {
        let (level, words, suffix) = level_heading(title)?;
        Some(Named {
            level,
            words: words.to_string(),
            suffix: suffix.to_string(),
            title: title.clone(),
        })
    })
}
