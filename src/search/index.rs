//! Owns what the finder can find in one document, and how it is found in a frame.

use crate::analysis::Analysis;
use crate::document::Document;

/// Everything in one document that a fuzzy query can find.
#[derive(Debug, Default)]
pub struct Index {}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// `id` is the section.
    Section,
    /// `id` is the actor; one entry for each of its names.
    Actor,
    /// `id` is the number; one entry as written (its full span), one as its plain value.
    Number,
    /// `id` is the sentence.
    Sentence,
}

/// One row of the finder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub kind: EntryKind,
    pub id: u32,
    /// What was matched, on one line (line ends and runs of spaces are one space).
    pub text: String,
    /// fuzzy-matcher's score.
    pub score: i64,
    /// Character positions of the matched letters in `text`.
    pub letters: Vec<usize>,
}

impl Index {
    pub fn build(document: &Document, analysis: &Analysis) -> Self {
        let _ = (document, analysis);
        Self {}
    }

    /// The best `limit` entries for a query, best first; `kinds` empty means all.
    pub fn find(&self, query: &str, kinds: &[EntryKind], limit: usize) -> Vec<Hit> {
        let _ = (query, kinds, limit);
        Vec::new()
    }

    /// How many entries match; `stop` is asked now and then and ends the count with `None`.
    pub fn count(
        &self,
        query: &str,
        kinds: &[EntryKind],
        stop: &dyn Fn() -> bool,
    ) -> Option<usize> {
        let _ = (query, kinds, stop);
        None
    }
}
