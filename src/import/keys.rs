//! The keys under which the labels of a project stand, each label under one of its own.

use std::collections::{HashMap, HashSet};

use super::labels::key_of;
use super::numbers::Numbers;
use super::words::Topic;
use crate::catalog::model::id_from_name;

/// What a label is about, and its key.
type Meaning = (Option<Topic>, String);

/// The keys that the labels of drafts have so far.
#[derive(Default)]
pub(super) struct Keys {
    /// What each label of a draft means, by its words.
    meanings: HashMap<(usize, String), Meaning>,
    taken: HashSet<(usize, String)>,
    numbers: Numbers,
}

impl Keys {
    /// What a label of a draft is about, and its key. Where another label of the draft has that
    /// key, it stands for no more than its own words, so that both are published.
    pub fn of(&mut self, draft: usize, words: &str) -> Meaning {
        let label = (draft, words.to_string());
        if let Some(known) = self.meanings.get(&label) {
            return known.clone();
        }
        let (topic, key) = key_of(words);
        let is_taken = |key: &str| self.taken.contains(&(draft, key.to_string()));
        // Levels are told apart by their tracks.
        let meaning = match topic {
            Some(Topic::State) => (topic, key),
            _ if !is_taken(&key) => (topic, key),
            _ => {
                let own = Some(id_from_name(words)).filter(|id| !id.is_empty());
                let own = own.unwrap_or(key);
                let path = format!("{draft}/");
                (None, self.numbers.free_below(&path, &own, is_taken))
            }
        };
        self.taken.insert((draft, meaning.1.clone()));
        self.meanings.insert(label, meaning.clone());
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;
    use crate::import::words::Topic;

    #[test]
    fn labels_of_one_kind_have_a_key_each() {
        let mut keys = Keys::default();
        let chat = Some(Topic::Links("chat"));
        for (draft, words, topic, key) in [
            (0, "Gitter", chat, "chat"),
            (0, "Slack", None, "slack"),
            (0, "Chat", None, "chat-2"),
            (0, "Chat", None, "chat-2"),
            (0, "Gitter", chat, "chat"),
            (1, "Slack", chat, "chat"),
        ] {
            assert_eq!(keys.of(draft, words), (topic, key.to_string()), "{words}");
        }
    }
}
