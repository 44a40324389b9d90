//! Owns who and what stands in the same sentences as an actor or a number, in which order.

use std::collections::HashMap;

use super::card::{CardLine, NUMBERS_LISTED};
use crate::analysis::{Analysis, Target};
use crate::document::Span;

const COMPANY_LISTED: usize = 8;
/// Mentions whose sentences are looked at for company.
const MENTIONS_READ: usize = 2000;

/// Over the actors that share sentences with one: closest by [`bond`].
pub(super) const NAMED_WITH: &str = "named with, closest first";

/// How far two that share sentences do so more than chance has it: the log-likelihood ratio of
/// Dunning (1993) over the sentences of the text, which favours neither what is everywhere nor what
/// stands here once; below 0 where they avoid each other. `one` and `other` are their sentences.
fn bond(shared: usize, one: usize, other: usize, all: usize) -> f64 {
    let (one, other) = (one.max(shared), other.max(shared));
    let all = all.max(one + other - shared);
    let cell = |seen: usize, row: usize, column: usize| {
        let expected = row as f64 * column as f64 / all as f64;
        if seen == 0 {
            0.0
        } else {
            seen as f64 * (seen as f64 / expected).ln()
        }
    };
    let ratio = 2.0
        * (cell(shared, one, other)
            + cell(one - shared, one, all - other)
            + cell(other - shared, all - one, other)
            + cell(all + shared - one - other, all - one, all - other));
    if shared * all < one * other {
        -ratio
    } else {
        ratio
    }
}

/// The actors and numbers that stand in the same sentences as a target: actors by how far that is
/// more than chance ([`bond`]), then by how many sentences they share; numbers in text order.
pub(super) fn company(
    document: usize,
    analysis: &Analysis,
    target: Target,
) -> (Vec<CardLine>, Vec<CardLine>) {
    let spans: Vec<Span> = match target {
        Target::Actor(id) => {
            let mentions = analysis.actors[id as usize].mentions.iter();
            let read = mentions.take(MENTIONS_READ);
            read.map(|m| analysis.mentions[*m as usize].span).collect()
        }
        Target::Number(id) => vec![analysis.numbers[id as usize].span],
    };
    let mut actors: HashMap<u32, usize> = HashMap::new();
    let mut numbers = Vec::new();
    let mut last = None;
    let mut here = 0;
    for span in spans {
        let Some(sentence) = analysis.sentence_at(span.start()) else {
            continue;
        };
        if last == Some(sentence) {
            continue;
        }
        last = Some(sentence);
        here += 1;
        let mut seen = Vec::new();
        for mention in analysis.mentions_in(sentence) {
            match mention.target {
                t if t == target => {}
                Target::Actor(id) if !seen.contains(&id) => {
                    seen.push(id);
                    *actors.entry(id).or_default() += 1;
                }
                Target::Number(id) => numbers.push(id),
                Target::Actor(_) => {}
            }
        }
    }
    let mut ranked: Vec<(u32, usize, f64)> = actors
        .into_iter()
        .map(|(id, shared)| {
            let there = analysis.actors[id as usize].mentions.len();
            (
                id,
                shared,
                bond(shared, here, there, analysis.sentences.len()),
            )
        })
        .collect();
    ranked.sort_by(|a, b| {
        let by_bond = b.2.total_cmp(&a.2);
        by_bond.then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0))
    });
    let company = ranked
        .into_iter()
        .take(COMPANY_LISTED)
        .map(|(id, shared, _)| CardLine::Actor {
            id,
            note: match shared {
                1 => "1 sentence".to_owned(),
                n => format!("{n} sentences"),
            },
        });
    let numbers = numbers
        .into_iter()
        .take(NUMBERS_LISTED)
        .map(|id| CardLine::Number {
            document,
            id,
            note: String::new(),
        });
    (company.collect(), numbers.collect())
}

#[cfg(test)]
mod tests {
    use super::bond;

    #[test]
    fn what_is_everywhere_is_no_company() {
        // Of 100 sentences one stands in 10: who stands in 5 of them and nowhere else is bound to it most.
        let close = bond(5, 10, 5, 100);
        let once = bond(1, 10, 1, 100);
        let everywhere = bond(6, 10, 60, 100);
        let apart = bond(1, 10, 60, 100);
        assert!(close > once && once > everywhere && everywhere > apart);
        assert!(apart < 0.0);
    }

    #[test]
    fn any_counts_give_a_number() {
        for (shared, one, other, all) in [(0, 0, 0, 0), (1, 1, 1, 1), (3, 1, 1, 0), (5, 5, 900, 6)]
        {
            assert!(bond(shared, one, other, all).is_finite());
        }
    }
}
