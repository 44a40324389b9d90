//! Owns who acts: finds the spans that name someone or something, and resolves them into actors.

pub mod crf;
mod evidence;
mod reading;
mod resolve;
mod rules;
mod token;

use super::parallel::{Pace, Share};
use super::{Actor, ActorKind, Mention};
use crate::document::Span;

/// A span that a tagger took for a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tagged {
    /// Without article, title or possessive.
    pub span: Span,
    pub kind: ActorKind,
    /// Probability that span and kind are right, 0 to 1.
    pub confidence: f32,
}

/// About so many bytes are read between two looks at whether to go on.
const CHUNK: usize = 64 * 1024;

/// Finds the actors of the sentences and their mentions, both in text order.
/// [`Actor::mentions`] is left empty until all mentions are merged.
pub fn find(
    text: &str,
    sentences: &[Span],
    threads: usize,
    pace: &Pace,
    share: Share,
) -> (Vec<Actor>, Vec<Mention>) {
    let chunks = chunks(sentences);
    let middle = share.from + (share.to - share.from) * 0.7;
    let tagging = Share {
        to: share.from + (share.to - share.from) * 0.55,
        ..share
    };
    // Were the model damaged, lists and patterns would still find something.
    let tagged = crf::Tagger::load().map_or(Vec::new(), |tagger| {
        tagger.tag_all(text, &chunks, threads, pace, tagging)
    });
    let completing = Share {
        from: tagging.to,
        to: middle,
    };
    let tagged = rules::complete(text, &chunks, tagged, threads, pace, completing);
    let text = resolve::Text {
        text,
        sentences,
        chunks: &chunks,
        threads,
        pace,
    };
    resolve::resolve(
        &text,
        tagged,
        Share {
            from: middle,
            ..share
        },
    )
}

/// Runs of sentences of about the same size.
fn chunks(sentences: &[Span]) -> Vec<&[Span]> {
    let mut chunks = Vec::new();
    let mut rest = sentences;
    while let Some(first) = rest.first() {
        let length = rest.partition_point(|s| s.start() < first.start() + CHUNK);
        let (chunk, after) = rest.split_at(length);
        chunks.push(chunk);
        rest = after;
    }
    chunks
}
