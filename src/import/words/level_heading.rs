//! The headings that are levels, in the forms that pages have them.

use super::levels::{is_retired, level};
use crate::import::marks::{marks_at_begin, without_marks_at_end};

/// A heading that names a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LevelHeading<'h> {
    /// The level's id.
    pub id: &'static str,
    /// What stands in front of its words, such as a number or `Projects in the`.
    pub before: &'h str,
    /// The words for it, with the pictures beside them.
    pub words: &'h str,
    /// The words behind these, such as `Projects`.
    pub behind: &'h str,
}

impl LevelHeading<'_> {
    /// The heading.
    pub fn whole(&self) -> String {
        let parts = [self.before, self.words, self.behind];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }
}

/// The words for what stands at a level.
const OF_PROJECTS: &[&str] = &["project", "projects", "stage", "level", "phase"];

/// What stands between projects and their level.
const AT: &[&str] = &["in", "at", "under", "of"];

/// The level that a heading names, such as `1. Graduated Projects` or `Projects in incubation`.
pub fn level_heading(heading: &str) -> Option<LevelHeading<'_>> {
    let heading = heading.trim();
    let numbered = &heading[ordinal(heading)..];
    let mut rests = [Some(numbered), behind_projects(numbered)]
        .into_iter()
        .flatten();
    let (rest, named) = rests.find_map(|rest| Some((rest, at_begin(rest)?)))?;
    Some(LevelHeading {
        before: heading[..heading.len() - rest.len()].trim_end(),
        ..named
    })
}

/// The level whose words, with a picture in front or not, begin a heading.
fn at_begin(heading: &str) -> Option<LevelHeading<'_>> {
    let marks = marks_at_begin(heading);
    let core = without_marks_at_end(heading);
    if core.len() <= marks {
        return None;
    }
    if let Some(id) = named(&core[marks..]) {
        return Some(LevelHeading {
            id,
            before: "",
            words: heading,
            behind: "",
        });
    }
    let (words, last) = core.rsplit_once(' ')?;
    let is_of_projects = OF_PROJECTS.contains(&&*last.to_lowercase());
    let core = without_marks_at_end(words);
    let id = named(core.get(marks..).filter(|_| is_of_projects)?)?;
    Some(LevelHeading {
        id,
        before: "",
        words: words.trim_end(),
        behind: heading[words.len()..].trim_start(),
    })
}

/// What follows `Projects in the`.
fn behind_projects(heading: &str) -> Option<&str> {
    let (first, rest) = heading.split_once(' ')?;
    let (at, rest) = rest.trim_start().split_once(' ')?;
    let is_one = |word: &str, of: &[&str]| of.contains(&&*word.to_lowercase());
    let says_so = is_one(first, OF_PROJECTS) && is_one(at, AT);
    let rest = match rest.trim_start().split_once(' ') {
        Some((the, rest)) if is_one(the, &["the"]) => rest,
        _ => rest,
    };
    says_so.then(|| rest.trim())
}

/// The level of some words; several words for what is over mean one, the first.
fn named(words: &str) -> Option<&'static str> {
    if let Some((id, _)) = level(words) {
        return Some(id);
    }
    let parted = [" and ", " or ", " & ", "/", ","];
    let parts = parted.iter().find(|sign| words.contains(**sign))?;
    let mut levels = words.split(parts).map(|part| Some(level(part)?.0));
    let first = levels.next()??;
    let are_over = |own: &Option<&str>| own.is_some_and(is_retired);
    (is_retired(first) && levels.all(|own| are_over(&own))).then_some(first)
}

/// How long the number in front of a heading is: `1.`, `2.1`, `(3)`, `IV.`, a digit on a key.
pub fn ordinal(heading: &str) -> usize {
    const KEY: [char; 2] = ['\u{fe0f}', '\u{20e3}'];
    let end = heading.find(' ').unwrap_or_default();
    let first = &heading[..end];
    let number = first
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', ':']);
    let is_marked = number.len() < first.len();
    let is_roman = is_marked && number.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let digits = number.trim_end_matches(KEY);
    let has_key = digits.len() < number.len();
    let is_outline = is_marked || has_key || number.contains('.');
    let is_number = is_outline && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_one = !digits.is_empty() && (is_number || is_roman);
    if is_one { end + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::level_heading;

    fn parts(heading: &str) -> Option<(&str, &str, &str, &str)> {
        let own = level_heading(heading)?;
        Some((own.id, own.before, own.words, own.behind))
    }

    #[test]
    fn levels_are_named_in_many_forms() {
        for (heading, parts_of_it) in [
            ("Graduated", ("graduated", "", "Graduated", "")),
            ("Sandbox Projects", ("sandbox", "", "Sandbox", "Projects")),
            ("🟢 Incubating", ("incubating", "", "🟢 Incubating", "")),
            ("Graduated ⭐", ("graduated", "", "Graduated ⭐", "")),
            (
                ":seedling: Sandbox projects :tada:",
                ("sandbox", "", ":seedling: Sandbox", "projects :tada:"),
            ),
            ("1. Graduated", ("graduated", "1.", "Graduated", "")),
            ("2.1 🎓 Graduated", ("graduated", "2.1", "🎓 Graduated", "")),
            ("IV) Attic", ("attic", "IV)", "Attic", "")),
            (
                "3\u{fe0f}\u{20e3} Beta",
                ("beta", "3\u{fe0f}\u{20e3}", "Beta", ""),
            ),
            (
                "Archived / Retired",
                ("archived", "", "Archived / Retired", ""),
            ),
            (
                "Retired and Archived Projects",
                ("retired", "", "Retired and Archived", "Projects"),
            ),
            ("End of life", ("retired", "", "End of life", "")),
            (
                "Projects in incubation",
                ("incubating", "Projects in", "incubation", ""),
            ),
            (
                "Projects in the Sandbox stage",
                ("sandbox", "Projects in the", "Sandbox", "stage"),
            ),
        ] {
            assert_eq!(parts(heading), Some(parts_of_it), "{heading}");
        }
    }

    #[test]
    fn other_headings_are_none() {
        for other in [
            "",
            "🟢",
            ":tada:",
            "1. ",
            "Storage",
            "Sandbox / Incubating",
            "Archived / Storage",
            "Recently graduated",
            "Stable Diffusion",
            "Projects in Rust",
            "Projects",
            "2 Graduated",
            "V Graduated",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
