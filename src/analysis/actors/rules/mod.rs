//! Owns the tagger of rules and lists: finds the spans that name someone or something.

mod guess;
mod heads;
mod listed;
mod name;
mod office;
mod person;
mod settle;
mod small;

use super::Tagged;
use super::evidence::{self, Evidence};
use super::reading::Reading;
use crate::analysis::parallel::{self, Pace, Share, Steps};
use crate::document::Span;

/// Tags the sentences, given as chunks; the spans come in text order and don't overlap.
pub fn tag(
    text: &str,
    chunks: &[&[Span]],
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
    let tagging = Share {
        from: half,
        to: share.to,
    };
    let mut tagged = parallel::map(chunks.len(), threads, pace, tagging, |index| {
        tag_chunk(text, chunks[index], &evidence)
    })
    .concat();
    settle::settle(text, &mut tagged, Steps::new(pace, share.to));
    tagged
}

fn tag_chunk(text: &str, sentences: &[Span], evidence: &Evidence) -> Vec<Tagged> {
    let mut tagged = Vec::new();
    let mut reading = Reading::default();
    for sentence in sentences {
        reading.cut(text, *sentence);
        if !reading.tokens.iter().any(|t| t.is_capitalized()) {
            continue;
        }
        reading.look_up();
        let mut names = name::Names {
            text,
            reading: &reading,
            evidence,
            tagged: &mut tagged,
        };
        names.read();
    }
    tagged
}
