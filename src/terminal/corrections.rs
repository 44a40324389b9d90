//! Owns the keeping of corrections: they are read beside the screen once a document is there, and written at every
//! change; and the applying of them beside the screen, where a document is long.

use std::collections::BTreeMap;

use super::{End, News, Shell, workers};
use crate::app::Update;
use crate::corrections::List;
use crate::kept::corrections::{Corrections, of};
use crate::work;

/// Corrections of shorter documents are applied at once.
const APPLIED_AT_ONCE: usize = 200_000;

/// The corrections of the open documents, as they stand in their file.
pub struct Told {
    kept: Corrections,
    /// What was read or written last.
    known: BTreeMap<usize, List>,
}

/// What was read beside the screen.
pub struct Read {
    document: usize,
    list: List,
    said: Option<String>,
}

impl Told {
    pub fn new(on: bool) -> Self {
        Self {
            kept: Corrections::new(on),
            known: BTreeMap::new(),
        }
    }
}

impl Shell {
    /// Reads the corrections of a document that is there wholly.
    pub(super) fn load_corrections(&self, document: usize) {
        if !self.told.kept.is_on() || self.told.known.contains_key(&document) {
            return;
        }
        let (kept, about) = (self.told.kept.clone(), self.about(document));
        let news = self.news.clone();
        workers::spawn(move || {
            let loaded = kept.load();
            let list = of(&loaded.all, &about);
            if !list.0.is_empty() || loaded.said.is_some() {
                let _ = news.send(News::Corrections(Read {
                    document,
                    list,
                    said: loaded.said,
                }));
            }
        });
    }

    /// Takes corrections that were read; not where some have been made and kept in between, with which they are by now.
    pub(super) fn corrections_read(&mut self, read: Read) -> Option<End> {
        let document = read.document;
        if self.told.known.contains_key(&document) {
            return None;
        }
        let list = read.list;
        self.told.known.insert(document, list.clone());
        let end = self.receive(Update::Corrections { document, list });
        match read.said {
            Some(said) if end.is_none() => self.receive(Update::Say(said)),
            _ => end,
        }
    }

    /// Writes the corrections of a document, beside what other programs have written; those that hold for more
    /// documents than this one come to the others that are open.
    pub(super) fn keep_corrections(&mut self, document: usize, list: List) -> Option<End> {
        let base = self.told.known.get(&document).cloned().unwrap_or_default();
        let merged = match self.told.kept.save(&self.about(document), &base, &list) {
            Ok(merged) => merged,
            Err(said) => return self.receive(Update::Say(said)),
        };
        self.told.known.insert(document, merged.clone());
        let wide = |list: &List| list.0.iter().any(|said| said.scope.is_wide());
        let shared = wide(&base) || wide(&merged);
        if merged != list {
            let list = merged;
            if let Some(end) = self.receive(Update::Corrections { document, list }) {
                return Some(end);
            }
        }
        if !shared || !self.told.kept.is_on() {
            return None;
        }
        let all = self.told.kept.load().all;
        for other in (0..self.sources.len()).filter(|other| *other != document) {
            let list = of(&all, &self.about(other));
            let known = self.told.known.get(&other);
            if known.map_or(list.0.is_empty(), |known| *known == list) {
                continue;
            }
            self.told.known.insert(other, list.clone());
            let document = other;
            if let Some(end) = self.receive(Update::Corrections { document, list }) {
                return Some(end);
            }
        }
        None
    }

    /// Applies corrections: beside the screen, where that would keep a key waiting.
    pub(super) fn correct(&mut self, document: usize, list: List, version: u64) -> Option<End> {
        let (content, base) = self.app.uncorrected(document)?;
        if content.text.len() < APPLIED_AT_ONCE {
            let mut told = Vec::new();
            let mut tell = |update| told.push(update);
            work::correct(document, &content, &base, &list, version, &mut tell);
            return told.into_iter().find_map(|update| self.receive(update));
        }
        let news = self.news.clone();
        workers::spawn(move || {
            let mut tell = |update| drop(news.send(News::Update(update)));
            work::correct(document, &content, &base, &list, version, &mut tell);
        });
        None
    }
}
