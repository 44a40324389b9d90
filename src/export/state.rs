//! Owns the form of the state file: what is remembered from one session to the next.

use serde::{Deserialize, Serialize};

/// So many documents are remembered; the oldest are forgotten first.
const MOST: usize = 500;

const VERSION: u8 = 1;

/// The file's content. Unknown fields of later versions are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    version: u8,
    #[serde(default)]
    pub finder_query: String,
    /// Last used last.
    #[serde(default)]
    pub documents: Vec<Place>,
}

/// Where a document was left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Names the document by its content.
    pub key: String,
    /// Byte offset of the place in each open column that showed it, left to right.
    pub columns: Vec<usize>,
}

impl State {
    pub fn new(finder_query: String, documents: Vec<Place>) -> Self {
        Self {
            version: VERSION,
            finder_query,
            documents,
        }
    }

    /// The error says what is wrong with the file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let state: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if state.version == VERSION {
            Ok(state)
        } else {
            Err(format!("version {} is not known", state.version))
        }
    }

    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes over what a newer state says and keeps what it does not mention.
    pub fn update(&mut self, newer: Self) {
        self.version = VERSION;
        self.finder_query = newer.finder_query;
        self.documents
            .retain(|old| newer.documents.iter().all(|new| new.key != old.key));
        self.documents.extend(newer.documents);
        let excess = self.documents.len().saturating_sub(MOST);
        self.documents.drain(..excess);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(keys: &[&str]) -> State {
        let place = |key: &&str| Place {
            key: (*key).to_owned(),
            columns: vec![7],
        };
        State::new("nato".to_owned(), keys.iter().map(place).collect())
    }

    #[test]
    fn a_state_is_read_back_as_it_was_written() {
        let written = state(&["a", "b"]);
        assert_eq!(State::parse(&written.to_json()).unwrap(), written);
        for damaged in ["", "{", "[]", "{\"version\":9}", "{}"] {
            assert!(State::parse(damaged).is_err(), "{damaged}");
        }
    }

    #[test]
    fn newer_places_replace_older_ones_and_the_oldest_are_forgotten() {
        let mut kept = state(&["a", "b"]);
        kept.update(state(&["a"]));
        let keys: Vec<&str> = kept.documents.iter().map(|d| d.key.as_str()).collect();
        assert_eq!(keys, ["b", "a"]);
        let many: Vec<String> = (0..MOST).map(|i| i.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        kept.update(state(&many));
        assert_eq!(kept.documents.len(), MOST);
        assert_eq!(kept.documents[0].key, "0");
    }
}
