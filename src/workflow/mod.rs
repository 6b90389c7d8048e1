//! A change on its way into git: plan, show, ask, commit, say.
