//! Owns who says what: quotations in quotation marks, and plain reported speech ("X said that…", "according to
//! X"), each with the verb and the actor whose words they are.
//!
//! Precision goes before recall: where the sentence names no actor as the speaker, the quotation stays unattributed.

mod cues;
mod marks;

use super::{Mention, Target};
use crate::document::{Block, BlockKind, Span};
use cues::{Cue, Order};

/// Words that someone said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// The words themselves, without their marks.
    pub span: Span,
    pub kind: QuoteKind,
    /// The actor who said them; `None` where the text does not name one.
    pub speaker: Option<u32>,
    /// The verb, or "according to".
    pub verb: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// Retold: the words are the writer's.
    Indirect,
}

/// A quotation of fewer words is a term in marks, unless a verb of saying stands beside it.
const LEAST_WORDS: usize = 4;
/// What stands between a verb and the quotation that it announces is no longer than this, in bytes.
const BEFORE: usize = 60;

/// Finds the quotations of some blocks, in text order. `mentions` are those of actors, in text order; the cost grows
/// with the text.
pub fn find(text: &str, blocks: &[Block], sentences: &[Span], mentions: &[Mention]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for block in blocks {
        let running = matches!(
            block.kind,
            BlockKind::Paragraph
                | BlockKind::Item { .. }
                | BlockKind::Task { .. }
                | BlockKind::ItemMore { .. }
        );
        if !running {
            continue;
        }
        let sentences = within(sentences, block.span, |s| *s);
        let mentions = within(mentions, block.span, |m| m.span);
        paragraph(text, block.span, sentences, mentions, &mut quotes);
    }
    quotes
}

/// The part of a sorted list that begins inside of a span.
fn within<T>(list: &[T], span: Span, at: impl Fn(&T) -> Span) -> &[T] {
    let from = list.partition_point(|item| at(item).start() < span.start());
    let to = list.partition_point(|item| at(item).start() < span.end());
    &list[from..to.max(from)]
}

fn paragraph(
    text: &str,
    block: Span,
    sentences: &[Span],
    mentions: &[Mention],
    quotes: &mut Vec<Quote>,
) {
    let direct = marks::quoted(text, block);
    let cues: Vec<Cue> = sentences
        .iter()
        .flat_map(|sentence| cues::find(text, *sentence, &direct, mentions))
        .collect();
    let first = quotes.len();
    let mut used = vec![false; cues.len()];
    let mut last: Option<(usize, usize)> = None;
    for span in &direct {
        let found = attribute(text, *span, &cues, last);
        let words = span.of(text).split_whitespace().count();
        if found.is_none() && words < LEAST_WORDS {
            continue;
        }
        if let Some(cue) = found {
            used[cue] = true;
            last = Some((cue, span.end()));
        }
        let cue = found.map(|cue| &cues[cue]);
        quotes.push(Quote {
            span: *span,
            kind: QuoteKind::Direct,
            speaker: cue.and_then(|cue| cue.speaker),
            verb: cue.map(|cue| cue.verb),
        });
    }
    for (cue, used) in cues.iter().zip(used) {
        if !used && let Some(span) = retold(text, cue, &direct) {
            quotes.push(Quote {
                span,
                kind: QuoteKind::Indirect,
                speaker: cue.speaker,
                verb: Some(cue.verb),
            });
        }
    }
    quotes[first..].sort_by_key(|quote| quote.span);
}

/// So many cues before and behind a quotation may say whose it is.
const NEAREST: usize = 8;

/// The cue that says whose a quotation is: right behind it, right before it, or, where nobody else has spoken since,
/// that of the quotation before.
fn attribute(text: &str, quote: Span, cues: &[Cue], last: Option<(usize, usize)>) -> Option<usize> {
    let between = |from: usize, to: usize| text.get(from..to);
    // The verbs stand in text order.
    let next = cues.partition_point(|cue| cue.verb.start() < quote.end());
    let behind = (next..cues.len()).take(NEAREST).find(|cue| {
        let cue = &cues[*cue];
        cue.span.start() >= quote.end()
            && between(quote.end(), cue.span.start()).is_some_and(marks::only_a_title)
    });
    if behind.is_some() {
        return behind;
    }
    let until = cues.partition_point(|cue| cue.verb.end() <= quote.start());
    let before = (0..until).rev().take(NEAREST).find(|cue| {
        let cue = &cues[*cue];
        cue.span.end() <= quote.start()
            && between(cue.span.end(), quote.start()).is_some_and(|gap| {
                gap.len() <= BEFORE && !marks::ends_sentence(gap) && !marks::has_quote(gap)
            })
    });
    if before.is_some() {
        return before;
    }
    let (cue, end) = last?;
    let from = end.max(cues[cue].span.end());
    let gap = between(from, quote.start())?;
    let another = cues[..until]
        .iter()
        .rev()
        .take_while(|other| other.verb.end() > from)
        .any(|other| other.span.start() >= from && other.span.end() <= quote.start());
    (!another && marks::words(gap) <= 12 && cues[cue].speaker.is_some()).then_some(cue)
}

/// What is retold with a cue: the rest of its sentence, or what stands before it.
fn retold(text: &str, cue: &Cue, direct: &[Span]) -> Option<Span> {
    cue.speaker?;
    let (start, end) = match cue.order {
        Order::Before => {
            let before = &text[cue.sentence.start()..cue.span.start()];
            // "In the end, X admitted, it was lost."
            let thrown_in = text[cue.span.end()..].starts_with(',') && marks::words(before) <= 4;
            let start = if thrown_in {
                cue.span.end()
            } else {
                marks::after_that(text, cue.span.end(), cue.sentence.end())?
            };
            (start, cue.sentence.end())
        }
        Order::Behind => (cue.sentence.start(), cue.span.start()),
    };
    let span = marks::trimmed(text, start, end)?;
    let quoted = marks::touches(direct, span);
    (!quoted && marks::words(span.of(text)) >= 3).then_some(span)
}

/// Whether a mention is of an actor.
fn actor(mention: &Mention) -> Option<u32> {
    match mention.target {
        Target::Actor(actor) => Some(actor),
        Target::Number(_) => None,
    }
}
