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
    let (actors, numbers) = (&analysis.actors, &analysis.numbers);
    let mut by_count: Vec<u32> = (0..actors.len() as u32).collect();
    by_count.sort_by_cached_key(|id| {
        let actor = &actors[*id as usize];
        std::cmp::Reverse((!actor.doubtful, actor.mentions.len()))
    });
    let mut by_salience: Vec<u32> = (0..numbers.len() as u32).collect();
    by_salience.sort_by_cached_key(|id| std::cmp::Reverse(numbers[*id as usize].salience));
    analysis.actors_by_count = by_count;
    analysis.numbers_by_salience = by_salience;
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
