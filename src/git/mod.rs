//! The only user of libgit2 and of the git program; what comes out is owned.
