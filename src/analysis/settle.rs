//! Owns making an analysis whole again whose actors, numbers or mentions were corrected: what follows from them is read
//! anew where they came or went, and counted anew everywhere.

use super::numbers::{differ, kin::Kin};
use super::{Analysis, Mention, NumberLink, STRIP, Target, links, merge, quotes};
use crate::document::{Document, Span};

/// Settles an analysis whose mentions are those of its actors only. `touched` are the spans of mentions that came or
/// went or are another's now; `owners` says of numbers whose they are, or (`false`) are not, the last word last.
pub fn settle(
    document: &Document,
    analysis: &mut Analysis,
    touched: &[Span],
    owners: &[(NumberLink, bool)],
) {
    analysis
        .mentions
        .sort_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end())));
    tie(document, analysis, touched);
    for (link, is) in owners {
        let same = |other: &NumberLink| other.number == link.number && other.actor == link.actor;
        analysis.links.retain(|other| !same(other));
        if *is {
            // It is whose the reader says, and nobody's else's.
            analysis.links.retain(|other| other.number != link.number);
            analysis.links.push(*link);
        }
    }
    analysis.links.sort_by_key(|link| link.number);
    let mut seen = std::collections::HashSet::new();
    analysis
        .links
        .retain(|link| seen.insert((link.number, link.actor)));
    quote(document, analysis, touched);
    let length = document.text.len().max(1);
    for actor in &mut analysis.actors {
        actor.mentions.clear();
        actor.strip = [0; STRIP];
    }
    for mention in &analysis.mentions {
        if let Target::Actor(actor) = mention.target {
            let part = mention.span.start() * STRIP / length;
            analysis.actors[actor as usize].strip[part.min(STRIP - 1)] += 1;
        }
    }
    merge::finish(document, analysis);
    analysis.kin = Kin::of(&document.text, &analysis.numbers);
    analysis.kin.differing = differ::differing(document, analysis);
}

/// Ties the numbers of the touched sentences anew.
fn tie(document: &Document, analysis: &mut Analysis, touched: &[Span]) {
    let mut sentences: Vec<Span> = touched
        .iter()
        .filter_map(|span| analysis.sentence_at(span.start()))
        .collect();
    sentences.sort_unstable();
    sentences.dedup();
    if sentences.is_empty() {
        return;
    }
    let mut ids = Vec::new();
    for sentence in &sentences {
        let numbers = &analysis.numbers;
        let from = numbers.partition_point(|n| n.span.start() < sentence.start());
        let to = numbers.partition_point(|n| n.span.start() < sentence.end());
        ids.extend(from as u32..to.max(from) as u32);
    }
    let numbers: Vec<_> = ids
        .iter()
        .map(|id| analysis.numbers[*id as usize].clone())
        .collect();
    let named: Vec<(Span, u32)> = analysis.mentions.iter().filter_map(named).collect();
    let tied = links::tie(&document.text, &analysis.sentences, &numbers, &named);
    analysis
        .links
        .retain(|link| ids.binary_search(&link.number).is_err());
    analysis.links.extend(tied.iter().map(|link| NumberLink {
        number: ids[link.number as usize],
        ..*link
    }));
}

fn named(mention: &Mention) -> Option<(Span, u32)> {
    match mention.target {
        Target::Actor(actor) => Some((mention.span, actor)),
        Target::Number(_) => None,
    }
}

/// Finds the quotations of the touched paragraphs anew.
fn quote(document: &Document, analysis: &mut Analysis, touched: &[Span]) {
    let mut blocks: Vec<usize> = touched
        .iter()
        .map(|span| document.block_at(span.start()))
        .collect();
    blocks.sort_unstable();
    blocks.dedup();
    let blocks: Vec<_> = blocks
        .into_iter()
        .filter_map(|block| document.blocks.get(block).cloned())
        .collect();
    if blocks.is_empty() {
        return;
    }
    let found = quotes::find(
        &document.text,
        &blocks,
        &analysis.sentences,
        &analysis.mentions,
    );
    analysis.quotes.retain(|quote| {
        let after = blocks.partition_point(|b| b.span.start() <= quote.span.start());
        !after
            .checked_sub(1)
            .is_some_and(|nth| blocks[nth].span.contains(quote.span.start()))
    });
    analysis.quotes.extend(found);
    analysis.quotes.sort_by_key(|quote| quote.span);
}
