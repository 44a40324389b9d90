//! Owns silver labels: where a teacher and our model agree they are taken, elsewhere any label goes.

use nutgraf::analysis::actors::crf::decoder::Found;
use nutgraf::analysis::actors::crf::labels::{ANY, KIND_NAMES, OUTSIDE, begin, inside};
use nutgraf::analysis::actors::crf::tokens::Token;

use crate::data::name;

/// The labels allowed for each token of a sentence in which a teacher and our model found names.
pub fn agree(
    text: &str,
    tokens: &[Token],
    teacher: &[(usize, usize, usize)],
    ours: &[Found],
) -> Vec<u16> {
    let theirs: Vec<(usize, usize, usize)> = teacher
        .iter()
        .filter_map(|&(start, end, kind)| {
            let from = tokens.partition_point(|t| (t.start as usize) < start);
            let to = tokens.partition_point(|t| (t.end as usize) <= end);
            let (from, to) = name(text, tokens, from, to, KIND_NAMES[kind])?;
            Some((from, to, kind))
        })
        .collect();
    let mut allowed = vec![1 << OUTSIDE; tokens.len()];
    for &(from, to, _) in &theirs {
        allowed[from..to].fill(ANY);
    }
    for found in ours {
        allowed[found.from..found.to].fill(ANY);
    }
    for found in ours {
        let same = theirs.iter().find(|t| t.0 == found.from && t.1 == found.to);
        let Some(&(from, to, kind)) = same else {
            continue;
        };
        for (at, bits) in allowed[from..to].iter_mut().enumerate() {
            let label = |kind| 1 << if at == 0 { begin(kind) } else { inside(kind) };
            *bits = label(kind) | label(found.kind);
        }
    }
    allowed
}
