//! Owns the ranking by fuzzy-matcher, which no other file names.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// fuzzy-matcher's score of one word in one line, both folded, and the positions of the matched
/// characters; `None` where the line does not hold the word's characters in order.
pub fn rank(line: &str, word: &str) -> Option<(i64, Vec<usize>)> {
    // A matcher of its own for each line: version 0.3.7 reads cells of its matrix that it left
    // there for an earlier line, which changes the scores of words with a doubled letter.
    // `fuzzy_indices`, because `fuzzy_match` gives other scores for the same reason.
    SkimMatcherV2::default()
        .ignore_case()
        .fuzzy_indices(line, word)
}
