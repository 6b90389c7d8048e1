//! The columns of a table, and what each is about.

use crate::catalog::model::id_from_name;
use crate::import::labels::key_of;
use crate::import::words::Topic;

/// A column of a table.
pub(super) struct Column {
    pub topic: Option<Topic>,
    /// The key under which its links and words stand; no other column has it.
    pub key: String,
}

/// The columns of a table that has one of projects.
pub(super) struct Columns {
    pub all: Vec<Column>,
    /// The place of the column of projects.
    pub name: usize,
}

impl Columns {
    /// What the words at the head of a table say; `None` where no column is of projects.
    pub fn of(words: &[String]) -> Option<Columns> {
        let mut all: Vec<Column> = Vec::new();
        for words in words {
            let (topic, key) = key_of(words);
            let is_known = |key: &str| all.iter().any(|column| column.key == *key);
            // A second column about the same thing is one of its own, under its own words.
            let column = match is_known(&key) {
                false => Column { topic, key },
                true => {
                    let id = Some(id_from_name(words)).filter(|id| !id.is_empty());
                    let id = id.unwrap_or_else(|| "column".to_string());
                    let ids = (2..).map(|number| format!("{id}-{number}"));
                    let mut ids = std::iter::once(id.clone()).chain(ids);
                    let key = ids.find(|id| !is_known(id))?;
                    Column { topic: None, key }
                }
            };
            all.push(column);
        }
        let of_projects = |column: &Column| column.topic == Some(Topic::Project);
        let name = all.iter().position(of_projects)?;
        Some(Columns { all, name })
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|column| &*column.key)
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;

    #[test]
    fn every_column_has_a_key_of_its_own() {
        let words = ["Chat", "Name", "Slack", "Tool", "Slack", "?", ""].map(str::to_string);
        let columns = Columns::of(&words).expect("a column of projects");
        let keys: Vec<&str> = columns.keys().collect();
        assert_eq!(
            keys,
            [
                "chat", "project", "slack", "tool", "slack-2", "other", "column"
            ]
        );
        assert_eq!(columns.name, 1);
    }
}
