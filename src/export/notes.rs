//! Owns the form of the files that keep marks and notes, one for each document: readable, a note's parts one a line.

use serde::{Deserialize, Serialize};

use crate::document::Anchor;
use crate::notes::{Note, Notes};

const VERSION: u32 = 1;

/// The document that notes belong to, as it can be known again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub name: String,
    /// Its file, where it is one.
    #[serde(default)]
    pub path: Option<String>,
    /// Names its content.
    #[serde(default)]
    pub key: Option<String>,
}

/// Why a file can't be used.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    Damaged(String),
    /// A later nutgraf wrote it.
    Newer(u32),
}

#[derive(Serialize, Deserialize)]
struct Whole {
    version: u32,
    document: About,
    notes: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<char>,
    #[serde(default)]
    note: String,
    quote: String,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    offset: usize,
    #[serde(default)]
    section: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    was: String,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// Reads a file.
pub fn parse(text: &str) -> Result<(About, Notes), Fault> {
    let damaged = |error: serde_json::Error| Fault::Damaged(error.to_string());
    let Version { version } = serde_json::from_str(text).map_err(damaged)?;
    if version != VERSION {
        return Err(Fault::Newer(version));
    }
    let whole: Whole = serde_json::from_str(text).map_err(damaged)?;
    let mut notes = Notes::default();
    for entry in whole.notes {
        notes.put(Note {
            id: entry.id,
            letter: entry.mark.filter(char::is_ascii_lowercase),
            text: entry.note,
            anchor: Anchor {
                quote: entry.quote,
                before: entry.before,
                after: entry.after,
                offset: entry.offset,
            },
            section: entry.section,
            was: entry.was,
        });
    }
    Ok((whole.document, notes))
}

/// What a file of these notes holds.
pub fn to_json(about: &About, notes: &Notes) -> String {
    let entry = |note: &Note| Entry {
        id: note.id.clone(),
        mark: note.letter,
        note: note.text.clone(),
        quote: note.anchor.quote.clone(),
        before: note.anchor.before.clone(),
        after: note.anchor.after.clone(),
        offset: note.anchor.offset,
        section: note.section.clone(),
        was: note.was.clone(),
    };
    let whole = Whole {
        version: VERSION,
        document: about.clone(),
        notes: notes.0.iter().map(entry).collect(),
    };
    let mut json = serde_json::to_string_pretty(&whole).unwrap_or_default();
    json.push('\n');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_read_back_as_they_were_written() {
        let about = About {
            name: "a.md".to_owned(),
            path: Some("/home/a.md".to_owned()),
            key: None,
        };
        let note = Note {
            id: "1".to_owned(),
            letter: Some('a'),
            text: "two\nlines".to_owned(),
            anchor: Anchor {
                quote: "“words”\x1b".to_owned(),
                before: "before".to_owned(),
                after: "after".to_owned(),
                offset: 7,
            },
            section: "A › B".to_owned(),
            was: "other words".to_owned(),
        };
        let notes = Notes(vec![note, Note::default()]);
        assert_eq!(parse(&to_json(&about, &notes)), Ok((about, notes)));
        for damaged in ["", "{", "[]", "{\"version\":1}", "{\"notes\":[]}"] {
            assert!(
                matches!(parse(damaged), Err(Fault::Damaged(_))),
                "{damaged}"
            );
        }
        assert_eq!(parse("{\"version\":9}"), Err(Fault::Newer(9)));
    }
}
