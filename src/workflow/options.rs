//! How a change is to be carried out, whatever it changes.

/// What the flags of every changing command say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Show the diff and touch nothing.
    pub dry_run: bool,
    /// Name the files that are new instead of showing what stands in them.
    pub brief: bool,
    /// What becomes of the plan.
    pub target: Target,
    /// Stay on the branch one stands on, and leave the work tree as it is.
    pub no_switch: bool,
    /// A subject and body instead of the plan's.
    pub message: Option<String>,
    /// No `Signed-off-by`, whatever the settings say.
    pub no_sign_off: bool,
    /// Run no hooks.
    pub no_verify: bool,
    /// Push the branch afterwards.
    pub push: bool,
    /// Accept dates behind today.
    pub allow_future: bool,
}

/// What becomes of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Target {
    /// A commit on a branch: a new one from the base branch, else the one that one stands on.
    #[default]
    Branch,
    /// A commit on a new branch of this name.
    NamedBranch(String),
    /// A commit on the branch one stands on.
    CurrentBranch,
    /// Files in the work tree, no commit.
    WorkTree,
}
