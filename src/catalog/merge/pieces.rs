//! A merged text in pieces: what is settled, and what people must decide on.

use crate::catalog::yaml::gap::line_end;

use super::Versions;

/// How conflicts are marked.
#[derive(Debug, Clone, Copy)]
pub struct Marks<'l> {
    /// How many characters a mark has.
    pub size: usize,
    /// What stands behind the marks.
    pub labels: Labels<'l>,
    /// Whether what both sides began with is shown too.
    pub with_base: bool,
}

/// The names of the versions, as git says them: a branch, or a commit and its subject.
pub type Labels<'l> = Versions<&'l str>;

/// Whole lines of a merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Lines(String),
    Conflict(Versions<String>),
}

/// A merged text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Pieces(Vec<Piece>);

impl Pieces {
    pub(super) fn lines(lines: impl Into<String>) -> Pieces {
        let mut pieces = Pieces::default();
        pieces.push(&lines.into());
        pieces
    }

    pub(super) fn conflict(versions: Versions<String>) -> Pieces {
        Pieces(vec![Piece::Conflict(versions)])
    }

    pub(super) fn push(&mut self, lines: &str) {
        match self.0.last_mut() {
            _ if lines.is_empty() => {}
            Some(Piece::Lines(before)) => before.push_str(lines),
            _ => self.0.push(Piece::Lines(lines.to_owned())),
        }
    }

    pub(super) fn extend(&mut self, other: Pieces) {
        for piece in other.0 {
            match piece {
                Piece::Lines(lines) => self.push(&lines),
                conflict => self.0.push(conflict),
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// With every line further to the right.
    pub(super) fn indented(self, by: usize) -> Pieces {
        let pieces = self.0.into_iter().map(|piece| match piece {
            Piece::Lines(lines) => Piece::Lines(indented(&lines, by)),
            Piece::Conflict(versions) => {
                Piece::Conflict(versions.map(|lines| indented(&lines, by)))
            }
        });
        Pieces(pieces.collect())
    }

    /// As an item: indented, its dash in the first column. `None` where its first line is one that
    /// people must decide on, so that a dash could not stand there.
    pub(super) fn dashed(self, by: usize) -> Option<Pieces> {
        let mut pieces = self.indented(by);
        let Some(Piece::Lines(lines)) = pieces.0.first_mut() else {
            return None;
        };
        let mut at = 0;
        while lines[at..].trim_start().starts_with('#') || lines[at..line_end(lines, at)].is_empty()
        {
            at = line_end(lines, at) + 1;
            if at >= lines.len() {
                return None;
            }
        }
        lines.replace_range(at..=at, "-");
        Some(pieces)
    }

    /// The text with marks around its conflicts.
    pub(super) fn rendered(&self, marks: &Marks<'_>) -> String {
        let mark = |sign: &str, label: &str| {
            let sign = sign.repeat(marks.size);
            match label {
                "" => format!("{sign}\n"),
                label => format!("{sign} {label}\n"),
            }
        };
        let Versions { base, ours, theirs } = &marks.labels;
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Lines(lines) => lines.clone(),
            Piece::Conflict(versions) => [
                mark("<", ours),
                versions.ours.clone(),
                match marks.with_base {
                    true => mark("|", base) + &versions.base,
                    false => String::new(),
                },
                mark("=", ""),
                versions.theirs.clone(),
                mark(">", theirs),
            ]
            .concat(),
        });
        pieces.collect()
    }

    /// The text as it would be with every conflict decided for ours, and for theirs.
    pub(super) fn decided(&self) -> [String; 2] {
        let decided = |of: fn(&Versions<String>) -> &String| -> String {
            let pieces = self.0.iter().map(|piece| match piece {
                Piece::Lines(lines) => lines.as_str(),
                Piece::Conflict(versions) => of(versions),
            });
            pieces.collect()
        };
        [
            decided(|versions| &versions.ours),
            decided(|versions| &versions.theirs),
        ]
    }
}

/// A text without what stands between marks of a conflict: what it says beyond dispute. git merges
/// the bases of two sides that have several, and so may hand on such a one.
pub(super) fn undisputed(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut is_in_dispute = false;
    for line in text.split_inclusive('\n') {
        is_in_dispute |= line.starts_with("<<<<<<<");
        if !is_in_dispute {
            lines.push_str(line);
        }
        is_in_dispute &= !line.starts_with(">>>>>>>");
    }
    lines
}

/// Lines further to the right; empty ones stay so.
pub(super) fn indented(lines: &str, by: usize) -> String {
    let shift = |line: &str| match line.trim_end_matches('\n') {
        "" => line.to_owned(),
        _ => format!("{:by$}{line}", ""),
    };
    lines.split_inclusive('\n').map(shift).collect()
}

/// Lines further to the left, as far as they have blanks there.
pub(super) fn dedented(lines: &str, by: usize) -> String {
    let shift = |line: &str| {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        line[blanks.min(by)..].to_owned()
    };
    lines.split_inclusive('\n').map(shift).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_stands_between_marks_of_the_asked_size() {
        let mut pieces = Pieces::lines("a: b\n");
        pieces.extend(Pieces::conflict(Versions {
            base: "c: 0\n".into(),
            ours: "c: 1\n".into(),
            theirs: String::new(),
        }));
        let marks = |with_base| Marks {
            size: 3,
            labels: Versions {
                base: "",
                ours: "HEAD",
                theirs: "topic",
            },
            with_base,
        };
        assert_eq!(
            pieces.rendered(&marks(false)),
            "a: b\n<<< HEAD\nc: 1\n===\n>>> topic\n"
        );
        assert_eq!(
            pieces.rendered(&marks(true)),
            "a: b\n<<< HEAD\nc: 1\n|||\nc: 0\n===\n>>> topic\n"
        );
        assert_eq!(pieces.decided(), ["a: b\nc: 1\n", "a: b\n"]);
    }

    #[test]
    fn what_is_beyond_dispute_stands_outside_of_the_marks() {
        let text = "a: 1\n<<<<<<<<< x\nb: 2\n=========\nb: 3\n>>>>>>>>> y\nc: 4\n";
        assert_eq!(undisputed(text), "a: 1\nc: 4\n");
    }

    #[test]
    fn a_dash_stands_on_the_first_line_that_is_no_comment() {
        let pieces = Pieces::lines("# c\na: b\n\nd: e\n").dashed(2);
        assert_eq!(pieces, Some(Pieces::lines("  # c\n- a: b\n\n  d: e\n")));
        assert_eq!(dedented("    a\n\n  b\n", 4), "a\n\nb\n");
    }
}
