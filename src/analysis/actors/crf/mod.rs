//! Owns the tagger: finds the spans of a text that name a person, organization, place, group or event.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features,
//! trained by `src/bin/train-actors.rs`. A document is read twice: the first reading collects
//! [`Evidence`] about its words, the second decides with it.

pub mod evidence;
pub mod features;
pub mod forms;
pub mod labels;
pub mod lattice;
pub mod model;
mod path;
pub mod reader;
pub mod tables;
pub mod tokens;

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use super::Tagged;
use crate::analysis::ActorKind;
use crate::analysis::parallel::{self, Pace, Share};
use crate::document::Span;

pub use evidence::Evidence;
use model::{Model, ModelError};
use reader::{Found, Reader, word};
use tokens::Token;

/// Finds names with a trained model.
#[derive(Debug)]
pub struct Tagger {
    model: Model<'static>,
}

static BUILT_IN: LazyLock<Option<Tagger>> =
    LazyLock::new(|| Tagger::new(include_bytes!("../../../../assets/actors.model")).ok());

impl Tagger {
    /// The tagger with the model that the program carries; `None`, were that damaged.
    pub fn load() -> Option<&'static Self> {
        BUILT_IN.as_ref()
    }

    /// A tagger with a model file's bytes, which are checked.
    pub fn new(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self {
            model: Model::new(bytes)?,
        })
    }

    /// Tags the sentences of a whole document, given as chunks, on so many threads; the spans come in
    /// text order and don't overlap. When stopped, what was tagged so far.
    pub fn tag_all(
        &self,
        text: &str,
        chunks: &[&[Span]],
        threads: usize,
        pace: &Pace,
        share: Share,
    ) -> Vec<Tagged> {
        let half = (share.from + share.to) / 2.0;
        // A reader remembers words, so it is worth giving it more than one chunk.
        let run = (chunks.len() / (threads.max(1) * 4)).clamp(1, 16);
        let runs: Vec<&[&[Span]]> = chunks.chunks(run).collect();
        let sentences = |index: usize| runs[index].iter().copied().flatten();
        let evidence = Mutex::new(Evidence::default());
        let reading = Share { to: half, ..share };
        parallel::map(runs.len(), threads, pace, reading, |index| {
            let part = self.evidence(text, sentences(index));
            lock(&evidence).merge(part);
        });
        let evidence = lock(&evidence);
        let tagging = Share {
            from: half,
            ..share
        };
        parallel::map(runs.len(), threads, pace, tagging, |index| {
            let mut tagged = Vec::new();
            self.tag(text, sentences(index), &evidence, &mut tagged);
            tagged
        })
        .concat()
    }

    /// First reading: what these sentences of a document tell of its words. Merge that of all parts
    /// before the second.
    pub fn evidence<'s>(
        &self,
        text: &str,
        sentences: impl IntoIterator<Item = &'s Span>,
    ) -> Evidence {
        let mut evidence = Evidence::default();
        let model = &self.model;
        let mut reader = Reader::new(model.lexicon, model, &model.transitions, None);
        for sentence in sentences {
            reader.sentence(text, sentence.start(), sentence.end(), |r| {
                r.testify(&mut evidence)
            });
        }
        evidence
    }

    /// Second reading: appends the names in these sentences, in text order, not overlapping.
    /// `evidence` is that of the whole document.
    pub fn tag<'s>(
        &self,
        text: &str,
        sentences: impl IntoIterator<Item = &'s Span>,
        evidence: &Evidence,
        out: &mut Vec<Tagged>,
    ) {
        let model = &self.model;
        let mut reader = Reader::new(model.lexicon, model, &model.transitions, Some(evidence));
        for sentence in sentences {
            reader.sentence(text, sentence.start(), sentence.end(), |r| {
                out.extend(
                    r.found
                        .iter()
                        .filter_map(|found| tagged(text, &r.tokens, found)),
                );
            });
        }
    }
}

/// A thread that panicked while it merged has lost its part, not the others'.
fn lock(evidence: &Mutex<Evidence>) -> MutexGuard<'_, Evidence> {
    evidence.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A find as a span, without article, possessive and marks around it.
fn tagged(text: &str, tokens: &[Token], found: &Found) -> Option<Tagged> {
    let (mut from, mut to) = (found.from, found.to);
    let is = |at: usize, test: fn(&str) -> bool| test(word(text, tokens, at));
    while from < to && is(from, |w| is_article(w) || is_mark(w)) {
        from += 1;
    }
    while from < to && is(to - 1, |w| is_possessive(w) || is_mark(w)) {
        to -= 1;
    }
    if from == to {
        return None;
    }
    Some(Tagged {
        span: Span::new(tokens[from].start as usize, tokens[to - 1].end as usize),
        kind: KINDS[found.kind],
        confidence: found.probability.clamp(0.0, 1.0),
    })
}

const KINDS: [ActorKind; labels::KINDS] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Event,
    ActorKind::Other,
];

/// Whether a name doesn't begin with it, though some annotate it so.
pub fn is_article(word: &str) -> bool {
    matches!(word, "the" | "The" | "THE" | "a" | "A" | "an" | "An")
}

/// Whether it is a mark, not a word, a number or a closing bracket.
pub fn is_mark(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric) && word != ")"
}

pub fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'S" | "’S")
}
