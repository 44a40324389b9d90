//! Owns the tagger: finds the spans of a text that name a person, organization, place, group or event.
//!
//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features,
//! trained by `src/bin/train-actors.rs`. A document is read twice: the first reading collects
//! [`Evidence`] about its words, the second decides with it.

pub mod decoder;
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
pub mod told;
pub mod topic;

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use super::Tagged;
use crate::analysis::ActorKind;
use crate::analysis::parallel::{self, Pace, Share};
use crate::document::Span;

use decoder::{Decoder, Found, Testimony};
pub use evidence::Evidence;
use model::{Model, ModelError, Weights};
use reader::{Memory, Piece, Reader, Scored, word};
use tokens::Token;
use told::{Known, Told};

/// Finds names with a trained model.
#[derive(Debug)]
pub struct Tagger {
    model: Model<'static>,
    /// What readers learnt about words, for the next ones.
    memories: Mutex<Vec<(Memory, Known)>>,
}

static BUILT_IN: LazyLock<Option<Tagger>> =
    LazyLock::new(|| Tagger::new(include_bytes!("../../../../assets/actors.model")).ok());

/// The scores of longer texts are not kept for the second reading but worked out again, which takes less
/// memory. In bytes.
const KEPT: usize = 2 << 20;

impl Tagger {
    /// The tagger with the model that the program carries; `None`, were that damaged.
    pub fn load() -> Option<&'static Self> {
        BUILT_IN.as_ref()
    }

    /// A tagger with a model file's bytes, which are checked.
    pub fn new(bytes: &'static [u8]) -> Result<Self, ModelError> {
        Ok(Self {
            model: Model::new(bytes)?,
            memories: Mutex::default(),
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
        // A reader counts words first, so it is worth giving it more than one chunk.
        let run = (chunks.len() / (threads.max(1) * 4)).clamp(1, 16);
        let runs: Vec<&[&[Span]]> = chunks.chunks(run).collect();
        let sentences = |index: usize| runs[index].iter().copied().flatten();
        let keep = text.len() <= KEPT;
        let evidence = Mutex::new(Evidence::default());
        let reading = Share { to: half, ..share };
        let scored = parallel::map(runs.len(), threads, pace, reading, |index| {
            let (part, scored) = self.read(text, sentences(index), keep);
            lock(&evidence).merge(part);
            scored
        });
        let evidence = lock(&evidence);
        let tagging = Share {
            from: half,
            ..share
        };
        parallel::map(runs.len(), threads, pace, tagging, |index| {
            let mut tagged = Vec::new();
            match scored.get(index) {
                Some(scored) if keep => self.decide(text, scored, &evidence, &mut tagged),
                _ => self.tag(text, sentences(index), &evidence, &mut tagged),
            }
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
        self.read(text, sentences, false).0
    }

    /// First reading; the scores are empty unless they are to be kept.
    fn read<'s>(
        &self,
        text: &str,
        sentences: impl IntoIterator<Item = &'s Span>,
        keep: bool,
    ) -> (Evidence, Scored) {
        let (memory, known) = self.remember();
        let mut reader = Reader::new(self.model.lexicon, &self.model, memory);
        let mut decoder = self.decoder();
        let mut testimony = Testimony::default();
        for sentence in sentences {
            for index in reader.sentence(text, sentence.start(), sentence.end()) {
                let piece = reader.scored.piece(index);
                decoder.read(&piece, |_| {});
                decoder.testify(&piece, &mut testimony);
            }
            if !keep {
                reader.scored.forget_pieces();
            }
        }
        let (memory, scored) = reader.finish();
        lock(&self.memories).push((memory, known));
        (testimony.evidence(scored.words()), scored)
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
        let (memory, known) = self.remember();
        let mut reader = Reader::new(self.model.lexicon, &self.model, memory);
        let mut told = Told::new(evidence, &self.model, known);
        let mut decoder = self.decoder();
        for sentence in sentences {
            for index in reader.sentence(text, sentence.start(), sentence.end()) {
                let piece = reader.scored.piece(index);
                decoder.read(&piece, |rows| told.add(&piece, rows));
                append(text, &piece, &decoder.found, out);
            }
            reader.scored.forget_pieces();
        }
        lock(&self.memories).push((reader.finish().0, told.finish()));
    }

    /// Second reading of sentences whose scores were kept.
    fn decide(&self, text: &str, scored: &Scored, evidence: &Evidence, out: &mut Vec<Tagged>) {
        let (memory, known) = self.remember();
        let mut told = Told::new(evidence, &self.model, known);
        let mut decoder = self.decoder();
        for index in 0..scored.len() {
            let piece = scored.piece(index);
            decoder.read(&piece, |rows| told.add(&piece, rows));
            append(text, &piece, &decoder.found, out);
        }
        lock(&self.memories).push((memory, told.finish()));
    }

    fn decoder(&self) -> Decoder<'_> {
        Decoder::new(&self.model.transitions, self.model.scale())
    }

    fn remember(&self) -> (Memory, Known) {
        lock(&self.memories).pop().unwrap_or_default()
    }
}

fn append(text: &str, piece: &Piece, found: &[Found], out: &mut Vec<Tagged>) {
    out.extend(found.iter().filter_map(|f| tagged(text, piece.tokens, f)));
}

/// A thread that panicked while it merged or gave back its memory has lost its part, not the others'.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
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
