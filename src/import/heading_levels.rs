//! Levels that the headings of tables and bullets name, and rows or bullets in the place of headings.

use std::collections::HashSet;

use super::draft::{Draft, Standing};
use super::look::Look;
use super::words::{is_retired, level_heading};

/// Lets drafts stand at the levels that the headings above them name. Where every heading is a level,
/// the list is one by levels, and has no areas. Where some are, they stay areas too, and one alone
/// says something only where it says that what stands below is over.
pub(super) fn settle(drafts: &mut [Draft], look: &mut Look) {
    let levels = drafts.iter().filter_map(named).map(|(level, _, _)| level);
    let several = levels.collect::<HashSet<_>>().len() > 1;
    let is_by_level = |draft: &Draft| {
        let depths = draft.areas.iter().map(Vec::len);
        named(draft).is_some() && depths.eq([1])
    };
    look.by_level = several && drafts.iter().all(is_by_level);
    for draft in drafts {
        let Some((level, words, suffix)) = named(draft) else {
            continue;
        };
        let standing = Standing::at(level, &words, draft.line);
        let counts =
            several || is_retired(level) && !draft.standings.iter().any(Standing::is_retired);
        if look.by_level {
            look.suffix = suffix;
            draft.areas = vec![Vec::new()];
        }
        if counts {
            draft.stand_first(standing);
        }
    }
}

/// The level that the innermost heading above a draft names, its words, and the words behind it.
fn named(draft: &Draft) -> Option<(&'static str, String, String)> {
    let [path] = draft.areas.as_slice() else {
        return None;
    };
    let (level, words, suffix) = level_heading(path.last()?)?;
    Some((level, words.to_string(), suffix.to_string()))
}
