//! `catalog schema`: JSON Schemas of the files, for editors.

use clap::{Args, ValueEnum};

use super::{Context, Failure, Outcome};

/// Print the JSON Schema of the catalog's files
///
/// Editors with a YAML language server check and complete by it while one types.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which file
    #[arg(value_enum, default_value_t, value_name = "FILE")]
    of: File,
}

/// A file of the catalog.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum File {
    /// catalog/projects/ID.yaml
    #[default]
    Entry,
    /// catalog/catalog.yaml
    Settings,
    /// catalog/areas.yaml
    Areas,
}

/// Prints.
///
/// # Errors
/// Where stdout cannot be written.
pub fn run(args: &SchemaArgs, context: &Context) -> Result<Outcome, Failure> {
    context.terminal.print(schema(args.of))?;
    Ok(Outcome::Done)
}

fn schema(of: File) -> &'static str {
    match of {
        File::Entry => include_str!("schema/entry.json"),
        File::Settings => include_str!("schema/settings.json"),
        File::Areas => include_str!("schema/areas.json"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::model::{ENTRY_KEYS, TRANSITION_KEYS};

    fn keys(of: File, pointer: &str) -> Vec<String> {
        let schema: serde_json::Value = serde_json::from_str(schema(of)).expect("JSON");
        let properties = schema.pointer(pointer).and_then(|found| found.as_object());
        properties.expect("properties").keys().cloned().collect()
    }

    #[test]
    fn the_schema_knows_the_keys_that_the_program_knows() {
        assert_eq!(keys(File::Entry, "/properties"), ENTRY_KEYS);
        assert_eq!(
            keys(File::Entry, "/$defs/transition/properties"),
            TRANSITION_KEYS
        );
        assert_eq!(
            keys(File::Settings, "/properties"),
            ["title", "tracks", "lists", "workflow", "extra"]
        );
        assert_eq!(keys(File::Areas, "/properties"), ["areas"]);
    }
}
