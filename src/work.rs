//! Owns the work beside the screen: reading a document step by step, searching, counting.
//! It runs on whatever thread calls it and tells what it finds by [`Update`]s.

mod reload;
mod survey;

pub use survey::survey;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::analysis::{self, Analysis};
use crate::app::Update;
use crate::app::merged::Merged;
use crate::corrections::{self, List};
use crate::document::Document;
use crate::import::{self, Imported};
use crate::search::index::{EntryKind, Index};
use crate::search::text::Pattern;

/// Progress is told only of work that takes longer than this, and not more often than each half of it.
const PATIENCE: Duration = Duration::from_millis(200);
/// So much is analysed first, so that the first screens have their actors at once.
const FIRST_REACH: usize = 64 * 1024;
/// Shorter texts are analysed in one go.
const ONE_GO: usize = 4 * FIRST_REACH;
/// More matches than these are counted, not listed.
const LISTED: usize = 100_000;

/// One document's reading: where its news goes and whether it shall go on.
pub struct Reading<'a> {
    pub document: usize,
    /// Its own day, where the caller knows it.
    pub date: Option<String>,
    pub options: import::Options,
    pub threads: usize,
    pub tell: &'a (dyn Fn(Update) + Sync),
    pub stop: &'a (dyn Fn() -> bool + Sync),
}

impl Reading<'_> {
    /// Imports all bytes and goes on with [`Self::read`].
    pub fn import(&self, name: &str, bytes: Vec<u8>) {
        match import::import(name, bytes, &self.options) {
            Ok(imported) => self.read(self.show(imported, true)),
            Err(error) => (self.tell)(Update::Failed {
                document: self.document,
                reason: format!("{error:#}"),
            }),
        }
    }

    /// Tells the text itself.
    pub fn show(&self, imported: Imported, whole: bool) -> Arc<Document> {
        let content = Arc::new(imported.document);
        (self.tell)(Update::Document {
            document: self.document,
            content: Arc::clone(&content),
            warnings: imported.warnings,
            whole,
        });
        content
    }

    /// Analyses a text, its beginning first, and makes the index of what can be found in it.
    pub fn read(&self, content: Arc<Document>) {
        if content.text.len() > ONE_GO && !(self.stop)() {
            let block = content.blocks.get(content.block_at(FIRST_REACH));
            if let Some(reach) = block.map(|b| b.span.start()).filter(|&start| start > 0) {
                self.analyse(&content, Some(reach));
            }
        }
        if (self.stop)() {
            return;
        }
        let analysis = self.analyse(&content, None);
        if !(self.stop)() {
            (self.tell)(Update::Index {
                document: self.document,
                index: Arc::new(Index::build(Arc::clone(&content), analysis)),
            });
        }
    }

    fn analyse(&self, content: &Document, reach: Option<usize>) -> Arc<Analysis> {
        let started = Instant::now();
        let told = Mutex::new(started + PATIENCE / 2);
        let progress = |done: f32| {
            if let Ok(mut told) = told.try_lock()
                && told.elapsed() >= PATIENCE / 2
                && reach.is_none()
            {
                *told = Instant::now();
                self.progress("reading", done);
            }
            !(self.stop)()
        };
        let options = analysis::Options {
            reach,
            date: self.date.clone(),
            threads: self.threads,
        };
        let analysis = Arc::new(analysis::analyse(content, &options, &progress));
        (self.tell)(Update::Analysis {
            document: self.document,
            analysis: Arc::clone(&analysis),
            last: reach.is_none(),
        });
        analysis
    }

    /// Tells what is being done and how far that is, 0 to 1.
    pub fn progress(&self, doing: &'static str, done: f32) {
        (self.tell)(Update::Progress {
            document: self.document,
            doing,
            done,
        });
    }
}

/// Applies corrections to an analysis as the text gave it: what holds, then the index of it.
pub fn correct(
    document: usize,
    content: &Arc<Document>,
    base: &Arc<Analysis>,
    list: &List,
    version: u64,
    tell: &mut dyn FnMut(Update),
) {
    let corrected = corrections::apply(content, base, &list.0);
    let analysis = Arc::clone(&corrected.analysis);
    tell(Update::Corrected {
        document,
        version,
        corrected: Box::new(corrected),
    });
    tell(Update::Index {
        document,
        index: Arc::new(Index::build(Arc::clone(content), analysis)),
    });
}

/// Finds all matches of a pattern. `None` where it was stopped.
pub fn search(
    content: &Document,
    pattern: &str,
    generation: u64,
    stop: &dyn Fn() -> bool,
) -> Option<Update> {
    let (spans, total, error) = match Pattern::new(pattern) {
        Ok(pattern) => {
            let (spans, total) = pattern.all(&content.text, LISTED, stop);
            (spans, total, None)
        }
        Err(error) => (Vec::new(), 0, Some(error)),
    };
    (!stop()).then(|| Update::Hits {
        generation,
        spans: Arc::new(spans),
        total,
        error,
    })
}

/// Counts what a finder query matches in all documents; an actor of several counts once. `None` where it
/// was stopped.
pub fn count(
    indexes: &[(usize, Arc<Index>)],
    merged: Option<&Merged>,
    query: &str,
    kinds: &[EntryKind],
    generation: u64,
    stop: &dyn Fn() -> bool,
) -> Option<Update> {
    let mut total = 0;
    let mut seen = HashSet::new();
    for (document, index) in indexes {
        index.each(query, kinds, stop, &mut |kind, id| {
            let actor = merged.filter(|_| kind == EntryKind::Actor);
            let together = actor.and_then(|merged| merged.actor(*document, id));
            total += usize::from(together.is_none_or(|row| seen.insert(row)));
        })?;
    }
    Some(Update::Counted { generation, total })
}
