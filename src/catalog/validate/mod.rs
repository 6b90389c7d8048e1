//! What a catalog must hold to: one rule a file.
