//! Owns bringing the mentions of actors and numbers into one list, and what is counted from it.

use super::{Analysis, Mention, Target};
use crate::document::Document;

/// Merges the mentions, indexes them by actor, and counts actors and numbers by section.
pub fn finish(document: &Document, analysis: &mut Analysis) {
    for (index, number) in analysis.numbers.iter().enumerate() {
        analysis.mentions.push(Mention {
            span: number.span,
            target: Target::Number(index as u32),
            by: super::By::Name,
        });
    }
    analysis
        .mentions
        .sort_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end())));
    for (index, mention) in analysis.mentions.iter().enumerate() {
        if let Target::Actor(actor) = mention.target {
            analysis.actors[actor as usize].mentions.push(index as u32);
        }
    }
    analysis.section_counts = document
        .sections
        .iter()
        .map(|section| count(analysis.mentions_in(section.own)))
        .collect();
}

/// How many different actors and how many numbers.
fn count(mentions: &[Mention]) -> (u32, u32) {
    let mut targets: Vec<Target> = mentions.iter().map(|m| m.target).collect();
    targets.sort_unstable();
    targets.dedup();
    let actors = targets.partition_point(|t| matches!(t, Target::Actor(_)));
    (actors as u32, (targets.len() - actors) as u32)
}
