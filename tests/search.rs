//! Finding: the finder gives what fuzzy-matcher alone gives, and a pattern is found wherever a
//! reader sees it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nutgraf::document::Span;
use nutgraf::search::index::{EntryKind, Hit, Index};
use nutgraf::search::text::Pattern;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The best `limit` lines by fuzzy-matcher alone: (score, position). The lines are in lower case.
fn plain(lines: &[String], query: &str, limit: usize) -> Vec<(i64, u32)> {
    let mut found: Vec<_> = (0..)
        .zip(lines)
        .filter_map(|(id, line)| {
            let mut broken = false;
            let mut total = 0;
            for word in query.split_whitespace() {
                // A used matcher gives other scores: see search::rank.
                let (score, _) = SkimMatcherV2::default().fuzzy_indices(line, word)?;
                total += score;
                broken |= !line.contains(word);
            }
            Some((-total, broken, id))
        })
        .collect();
    found.sort_unstable();
    found.truncate(limit);
    found
        .into_iter()
        .map(|(score, _, id)| (-score, id))
        .collect()
}

fn rows(hits: &[Hit]) -> Vec<(i64, u32)> {
    hits.iter().map(|hit| (hit.score, hit.id)).collect()
}

fn check(lines: &[String], query: &str, limit: usize) {
    let index = Index::of_lines(EntryKind::Sentence, lines.iter().map(String::as_str));
    let found = index.find(query, &[], limit);
    assert_eq!(
        rows(&found),
        plain(lines, query, limit),
        "{query:?} in {lines:?}"
    );
    let all = plain(lines, query, usize::MAX).len();
    assert_eq!(index.count(query, &[], &|| false), Some(all), "{query:?}");
    for hit in &found {
        let letters: Vec<_> = hit.text.chars().collect();
        assert!(hit.letters.is_sorted());
        assert!(hit.letters.iter().all(|&at| query.contains(letters[at])));
    }
}

/// Lines of a few letters, so that each query has many ways to match.
fn line() -> impl Strategy<Value = String> {
    proptest::collection::vec("[abcet1]{1,6}[-.,/(']?", 0..9).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(9),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_best_rows_are_those_of_fuzzy_matcher(
        lines in proptest::collection::vec(line(), 0..60),
        query in "[abcet1]{1,4}[-./]?[abcet]{0,2}( [abcet]{1,3})?",
        limit in 1..20_usize,
    ) {
        check(&lines, query.trim(), limit);
    }
}

#[test]
fn a_phrase_is_found_over_line_ends() {
    let text = "In South\n  Africa and SOUTH AFRICA.";
    let lower = Pattern::new("south africa").unwrap();
    assert_eq!(lower.all(text, 10, &|| false).1, 2);
    let first = lower.next(text, 0).unwrap();
    assert_eq!(first.of(text), "South\n  Africa");
    assert_eq!(
        lower.prev(text, text.len()).unwrap().of(text),
        "SOUTH AFRICA"
    );
    assert_eq!(lower.prev(text, first.start()), None);
    assert_eq!(lower.within(text, Span::new(5, 6)), [first]);
    let capital = Pattern::new("South Africa").unwrap();
    assert_eq!(capital.all(text, 10, &|| false).1, 1);
}
