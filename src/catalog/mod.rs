//! The catalog as data: model, YAML with places, loading, lossless edits, validation.

pub mod decode;
pub mod diagnostic;
pub mod edit;
pub mod find;
mod key_order;
pub mod load;
pub mod merge;
pub mod model;
pub mod nearest;
pub mod place;
pub mod repository;
pub mod sound;
pub mod validate;
pub mod yaml;

pub use key_order::EntryOrder;
