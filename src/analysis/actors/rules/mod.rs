//! Owns what lists, titles, patterns and the document itself tell of names beside the trained tagger:
//! names that it passed over, and spans that it took for a name where they only describe.

mod acronym;
mod beside;
mod company;
mod dateline;
mod heads;
mod illness;
mod known;
mod language;
mod listed;
mod name;
mod person;
mod series;
pub mod small;
mod sport;
mod unlikely;

use super::Tagged;
use super::evidence::{self, Evidence};
use super::reading::{Reading, Style};
use crate::analysis::ActorKind;
use crate::analysis::parallel::{self, Pace, Share, Steps};
use crate::document::Span;
use known::Known;

/// Below this the tagger's best guess is no name.
const LEAST: f32 = 0.4;

/// Completes and mends what a tagger found in the sentences, given as chunks; the spans come in text order
/// and don't overlap.
pub fn complete(
    text: &str,
    chunks: &[&[Span]],
    mut tagged: Vec<Tagged>,
    threads: usize,
    pace: &Pace,
    share: Share,
) -> Vec<Tagged> {
    let half = (share.from + share.to) / 2.0;
    let counting = Share {
        from: share.from,
        to: half,
    };
    let evidence = evidence::gather(text, chunks, threads, pace, counting);
    tagged.retain(|tag| tag.confidence >= LEAST);
    let known = Known::collect(text, &tagged, Steps::new(pace, half));
    let completing = Share {
        from: half,
        to: share.to,
    };
    parallel::map(chunks.len(), threads, pace, completing, |index| {
        complete_chunk(text, chunks[index], &tagged, &evidence, &known)
    })
    .concat()
}

fn complete_chunk(
    text: &str,
    sentences: &[Span],
    tagged: &[Tagged],
    evidence: &Evidence,
    known: &Known,
) -> Vec<Tagged> {
    let mut all = Vec::new();
    let mut reading = Reading::default();
    let mut at = sentences.first().map_or(0, |s| {
        tagged.partition_point(|t| t.span.start() < s.start())
    });
    for sentence in sentences {
        let end = at + tagged[at..].partition_point(|t| t.span.start() < sentence.end());
        let found = &tagged[at..end];
        at = end;
        reading.cut(text, *sentence);
        if !reading.tokens.iter().any(|t| t.is_capitalized()) {
            all.extend_from_slice(found);
            continue;
        }
        reading.look_up();
        let led = dateline::place(text, &reading).map(|place| dateline::with(place, found));
        let found = led.as_deref().unwrap_or(found);
        let first = all.len();
        let mut names = name::Names {
            text,
            reading: &reading,
            evidence,
            known,
            found,
            added: &mut all,
        };
        names.read();
        let kept = found.iter().filter(|tag| !names.is_swallowed(first, tag));
        let kept: Vec<Tagged> = kept
            .filter_map(|tag| names.reconsidered(tag))
            .flat_map(|tag| names.actors_in(tag))
            .filter_map(|tag| names_only(text, &reading, evidence, &tag))
            .collect();
        all.extend(kept);
        all[first..].sort_by_key(|tag| tag.span.start());
    }
    all
}

/// "The Ukraine War" in a headline is a description where the text below speaks of the war: what is left of
/// it is the place. All other spans stay as they are.
fn names_only(text: &str, reading: &Reading, evidence: &Evidence, tag: &Tagged) -> Option<Tagged> {
    if tag.kind != ActorKind::Event || reading.style != Style::Titled {
        return Some(*tag);
    }
    let inside = |t: &&super::token::Token| tag.span.contains(t.start as usize);
    let tokens = || reading.tokens.iter().filter(inside);
    let Some(head) = tokens().next_back() else {
        return Some(*tag);
    };
    let counts = evidence.of(head.hash);
    if counts.small <= counts.capital {
        return Some(*tag);
    }
    let place = tag.span.of(text).rsplit_once(' ')?.0;
    let entry = crate::analysis::lexicon::lexicon().phrase(place);
    entry
        .is(crate::analysis::lexicon::Entry::PLACE)
        .then(|| Tagged {
            span: Span::new(tag.span.start(), tag.span.start() + place.len()),
            kind: ActorKind::Place,
            ..*tag
        })
}
