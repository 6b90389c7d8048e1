//! Why a list cannot be published.

use std::fmt;

use super::markers::{MarkerProblem, MarkerProblemKind};
use super::template_error::TemplateError;
use crate::catalog::diagnostic::{Diagnostic, Severity};

/// The file that says how lists are made.
const SETTINGS: &str = "catalog/catalog.yaml";

/// Why a list cannot be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishError {
    /// No list has this id.
    UnknownList {
        /// The id that was asked for.
        list: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// The list speaks of levels or dates, and which track it means is unclear.
    NoTrack {
        /// The list's id.
        list: String,
    },
    /// The template cannot be read or run.
    Template(Box<TemplateError>),
    /// A link leads to a heading that the page does not have.
    NoHeading {
        /// The template's file.
        template: String,
        /// The group or the entry whose heading is missing.
        name: String,
    },
    /// The list stands between markers, and the page for them does not exist.
    NoPage {
        /// The page.
        output: String,
        /// The name of the markers.
        name: String,
    },
    /// The markers of the page are not as they should be.
    Markers {
        /// The page.
        output: String,
        /// What is wrong with them.
        problem: MarkerProblem,
    },
}

impl PublishError {
    /// What to do next, where that is known.
    pub fn help(&self) -> Option<String> {
        match self {
            PublishError::UnknownList { known, .. } if known.is_empty() => {
                Some(format!("add it under `lists` in {SETTINGS}"))
            }
            PublishError::UnknownList { known, .. } => {
                Some(format!("the lists are: {}", known.join(", ")))
            }
            PublishError::NoTrack { .. } => {
                Some("name one with `track:` in the list's settings".into())
            }
            PublishError::Template(error) => error.help.clone(),
            PublishError::NoHeading { .. } => Some(
                "end the heading with `{{ group.here }}` or `{{ row.here }}`, or do not link to it"
                    .into(),
            ),
            PublishError::NoPage { name, .. } => {
                Some(format!("write the page, and in it {}", both_markers(name)))
            }
            PublishError::Markers { problem, .. } => marker_help(problem),
        }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::UnknownList { list, .. } => write!(f, "there is no list `{list}`"),
            PublishError::NoTrack { list } => write!(
                f,
                "the list `{list}` needs levels or dates, but which track is meant is not said"
            ),
            PublishError::Template(error) => error.fmt(f),
            PublishError::NoHeading { template, name } => write!(
                f,
                "{template}: a link leads to the heading of {name}, which the page does not have"
            ),
            PublishError::NoPage { output, .. } => write!(
                f,
                "{output} does not exist, and its list is only a part of it"
            ),
            PublishError::Markers { output, problem } => {
                f.write_str(output)?;
                if let Some(line) = problem.line {
                    write!(f, ":{line}")?;
                }
                write!(f, ": {}", marker_message(problem))
            }
        }
    }
}

impl std::error::Error for PublishError {}

impl From<Box<TemplateError>> for PublishError {
    fn from(error: Box<TemplateError>) -> PublishError {
        PublishError::Template(error)
    }
}

impl From<PublishError> for Diagnostic {
    fn from(error: PublishError) -> Diagnostic {
        let help = error.help();
        let (rule, path, span, message) = match error {
            PublishError::Template(error) => return (*error).into(),
            PublishError::Markers { output, problem } => {
                let message = marker_message(&problem);
                ("markers", output, problem.span, message)
            }
            PublishError::NoPage { ref output, .. } => {
                ("markers", output.clone(), None, error.to_string())
            }
            PublishError::NoHeading { ref template, .. } => {
                ("template", template.clone(), None, error.to_string())
            }
            PublishError::UnknownList { .. } | PublishError::NoTrack { .. } => {
                ("list", SETTINGS.to_string(), None, error.to_string())
            }
        };
        Diagnostic {
            severity: Severity::Error,
            rule,
            path,
            span,
            message,
            help,
            other: None,
        }
    }
}

fn marker_message(problem: &MarkerProblem) -> String {
    let name = &problem.name;
    match &problem.kind {
        MarkerProblemKind::NoMarkers => format!("the page has no markers for `{name}`"),
        MarkerProblemKind::NoBegin => format!("`{name}` ends here, but begins nowhere"),
        MarkerProblemKind::NoEnd => format!("`{name}` begins here, but ends nowhere"),
        MarkerProblemKind::Twice(line) => {
            format!("this marker of `{name}` stands in line {line} already")
        }
        MarkerProblemKind::Reversed(line) => {
            format!("`{name}` ends here, but begins only in line {line}")
        }
        MarkerProblemKind::Nested(other) => {
            format!("a marker of `{other}` stands between the markers of `{name}`")
        }
        MarkerProblemKind::NotAlone => format!("the marker of `{name}` is not alone on its line"),
    }
}

fn marker_help(problem: &MarkerProblem) -> Option<String> {
    let name = &problem.name;
    Some(match &problem.kind {
        MarkerProblemKind::NoMarkers | MarkerProblemKind::NoBegin | MarkerProblemKind::NoEnd => {
            format!(
                "the page needs {}; in fenced code they do not count",
                both_markers(name)
            )
        }
        MarkerProblemKind::Twice(_) => "take one of the two out".into(),
        MarkerProblemKind::Reversed(_) => "put `begin` before `end`".into(),
        MarkerProblemKind::Nested(_) => {
            "what stands between markers is replaced: move the inner ones out".into()
        }
        MarkerProblemKind::NotAlone => "put it on a line of its own, with its `-->`".into(),
    })
}

fn both_markers(name: &str) -> String {
    format!(
        "`<!-- catalog:{name}:begin -->` and `<!-- catalog:{name}:end -->`, each alone on its line"
    )
}
