//! The catalog as data: model, YAML with places, loading, lossless edits, validation.

pub mod diagnostic;
pub mod edit;
pub mod model;
pub mod validate;
pub mod yaml;
