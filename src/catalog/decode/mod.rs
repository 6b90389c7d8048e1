//! From YAML trees to the model, finding every problem of shape on the way.
//!
//! Shape is what one file can be judged by alone: keys that exist, values of the right type.
//! What the facts must hold to among themselves is for [`super::validate`].

mod areas;
mod entry;
mod fields;
mod list;
mod settings;
#[cfg(test)]
mod testing;
mod track;

pub use areas::decode_areas;
pub use entry::decode_entry;
pub use fields::{Fields, Problems, text_of};
pub use settings::decode_settings;
