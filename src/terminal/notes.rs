//! Owns the keeping of marks and notes: they are read beside the screen once a document is there, and written at every
//! change.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::{End, News, Shell, workers};
use crate::app::Update;
use crate::document::{Document, Span};
use crate::export::notes::About;
use crate::kept::{Kept, Loaded};
use crate::notes::Notes;

/// The notes of the open documents, as they stand in their files.
pub struct Keeper {
    kept: Kept,
    /// What was read or written last.
    known: BTreeMap<usize, Notes>,
    /// Could not be written.
    unwritten: BTreeSet<usize>,
}

/// What was read beside the screen.
pub struct Read {
    pub document: usize,
    content: Arc<Document>,
    loaded: Loaded,
    places: Vec<Option<Span>>,
}

impl Keeper {
    pub fn new(private: bool) -> Self {
        Self {
            kept: Kept::new(private),
            known: BTreeMap::new(),
            unwritten: BTreeSet::new(),
        }
    }
}

/// A name that no other running or past program has.
pub fn session() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |since| since.as_millis());
    format!("{now:x}-{:x}", std::process::id())
}

impl Shell {
    /// Reads the notes of a document that is there wholly.
    pub(super) fn load_notes(&self, document: usize, content: &Arc<Document>) {
        if !self.keeper.kept.is_on() || self.keeper.known.contains_key(&document) {
            return;
        }
        let (kept, about) = (self.keeper.kept.clone(), self.about(document));
        let (content, news) = (Arc::clone(content), self.news.clone());
        workers::spawn(move || {
            let loaded = kept.load(&about);
            let places = loaded.notes.places(&content.text);
            if !loaded.notes.0.is_empty() || loaded.said.is_some() {
                let _ = news.send(News::Notes(Read {
                    document,
                    content,
                    loaded,
                    places,
                }));
            }
        });
    }

    /// Takes notes that were read; not where some have been made and kept in between, with which they are by now.
    pub(super) fn notes_read(&mut self, read: Read) -> Option<End> {
        let document = read.document;
        if self.keeper.known.contains_key(&document) {
            return None;
        }
        let notes = read.loaded.notes;
        self.keeper.known.insert(document, notes.clone());
        let end = self.receive(Update::Notes {
            document,
            content: read.content,
            notes,
            places: read.places,
        });
        match read.loaded.said {
            Some(said) if end.is_none() => self.receive(Update::Say(said)),
            _ => end,
        }
    }

    /// Writes the notes of a document, beside what other programs have written.
    pub(super) fn keep_notes(&mut self, document: usize, notes: Notes) -> Option<End> {
        let base = self.keeper.known.get(&document);
        let base = base.cloned().unwrap_or_default();
        let about = self.about(document);
        match self.keeper.kept.save(&about, &base, &notes) {
            Ok(merged) => {
                self.keeper.unwritten.remove(&document);
                self.keeper.known.insert(document, merged.clone());
                if merged == notes {
                    return None;
                }
                let content = Arc::clone(self.documents.get(document)?.as_ref()?);
                let places = merged.places(&content.text);
                self.receive(Update::Notes {
                    document,
                    content,
                    notes: merged,
                    places,
                })
            }
            Err(said) => {
                self.keeper.known.insert(document, base);
                self.keeper.unwritten.insert(document);
                self.receive(Update::Say(said))
            }
        }
    }

    /// Writes what could not be written before; what still can't be is said.
    pub(super) fn keep_unwritten(&mut self) {
        for document in std::mem::take(&mut self.keeper.unwritten) {
            let base = self.keeper.known.get(&document);
            let base = base.cloned().unwrap_or_default();
            let about = self.about(document);
            let notes = self.app.docs[document].noted.all();
            if let Err(said) = self.keeper.kept.save(&about, &base, &notes) {
                crate::complain(&said);
            }
        }
    }

    /// Finds out beside the screen where notes stand.
    pub(super) fn place_notes(&self, document: usize, notes: Notes) {
        let Some(Some(content)) = self.documents.get(document) else {
            return;
        };
        let (content, news) = (Arc::clone(content), self.news.clone());
        workers::spawn(move || {
            let places = notes.places(&content.text);
            let _ = news.send(News::Update(Update::Placed {
                document,
                content,
                notes,
                places,
            }));
        });
    }

    pub(super) fn about(&self, document: usize) -> About {
        let key = self.keys.get(document).cloned().flatten();
        let source = self.sources.get(document);
        source.map_or_else(About::default, |source| source.about(key))
    }
}
