//! What an earlier run left that was stopped half way: said, and taken back.

use super::failure::Failure;
use crate::git::Repository;
use crate::terminal::Terminal;

/// Says what an earlier run left on its way, and puts back the files that it had moved without its
/// commit. Says it once; a dry run says it and touches nothing.
///
/// # Errors
/// Where the repository cannot be read, or the files cannot be put back.
pub fn recover(
    repository: &Repository,
    is_dry_run: bool,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let Some(pending) = repository.pending()? else {
        return Ok(());
    };
    terminal.warn(&pending.to_string());
    if is_dry_run {
        return Ok(());
    }
    let paths = repository.take_back_pending(&pending)?;
    if !paths.is_empty() {
        terminal.status("Put back", &paths.join(", "));
    }
    Ok(repository.clear_pending()?)
}
