//! Owns the reading again of documents: when one is read, and that it is once at a time.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::workers::{From, Job};
use super::{End, Shell, workers};
use crate::app::Update;
use crate::source::Source;

/// The document whose reading an update ends.
pub fn settles(update: &Update) -> Option<usize> {
    match update {
        Update::Index { document, .. }
        | Update::Kept { document, .. }
        | Update::Failed { document, .. } => Some(*document),
        Update::Reloaded(reloaded) => Some(reloaded.document),
        _ => None,
    }
}

impl Shell {
    /// Watches the files that were named.
    pub fn watch_all(&mut self) {
        for document in 0..self.sources.len() {
            self.watch(document);
        }
    }

    /// Watches the file of a document, unless it comes from elsewhere.
    pub fn watch(&mut self, document: usize) {
        if let (Some(watch), Some(Source::File(path))) =
            (&mut self.watch, self.sources.get(document))
        {
            watch.add(document, path);
        }
    }

    /// The file of a document has changed.
    pub fn changed(&mut self, document: usize) {
        if self.documents[document].is_none() {
            let source = self.sources[document].clone();
            self.work(document, From::Unread(source));
        } else if self.reloading.contains(&document) || self.app.before(document).is_none() {
            self.due.insert(document);
        } else {
            self.begin(document);
        }
    }

    /// Reads a document again because somebody wants it.
    pub fn reload(&mut self, document: usize) -> Option<End> {
        match self.sources.get(document) {
            Some(Source::File(_)) => {
                self.changed(document);
                None
            }
            source => {
                let source = source.map_or_else(String::new, Source::path);
                self.app.receive(Update::Kept {
                    document,
                    reason: None,
                });
                self.receive(Update::Say(format!("{source} can't be read again")))
            }
        }
    }

    fn begin(&mut self, document: usize) {
        if let Some(before) = self.app.before(document) {
            self.reloading.insert(document);
            let source = self.sources[document].clone();
            self.work(document, From::Again(source, before));
        }
    }

    /// Does some of a document's reading beside the screen.
    pub fn work(&mut self, document: usize, from: From) {
        self.cancelled[document].store(false, Ordering::Relaxed);
        let job = Job {
            document,
            from,
            cancelled: Arc::clone(&self.cancelled[document]),
            keyed: self.keyed,
        };
        let date = self.date.as_deref();
        workers::read_all(vec![job], date, &self.options, &self.news);
    }

    /// A document has been read: what became due meanwhile is done.
    pub fn settle(&mut self, document: usize) {
        self.reloading.remove(&document);
        if self.due.remove(&document) {
            self.changed(document);
        }
    }

    /// Takes the name of a content that was read beside the screen.
    pub fn take_key(&mut self, document: usize, key: String) {
        if self.keys.len() <= document {
            self.keys.resize(document + 1, None);
        }
        self.app.recall(document, &key);
        self.keys[document] = Some(key);
    }
}
