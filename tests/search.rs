//! Finding: the finder gives what fuzzy-matcher alone gives, and a pattern is found wherever a
//! reader sees it.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nutgraf::analysis::{
    Actor, ActorKind, Analysis, Bound, Decimal, Number, NumberKind, STRIP, Value as AnalysisValue,
};
use nutgraf::document::{Document, Section, Span};
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

/// Sentences and names of made-up words, the same on each run.
fn many(lines: usize) -> Vec<String> {
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let syllables = [
        "the", "a", "ver", "go", "ment", "wat", "son", "se", "th", "he", "ri", "ta", "un", "pre",
        "si", "dent", "zi", "mo", "ka", "in",
    ];
    let mut line = || {
        let mut line = String::new();
        for word in 0..2 + next(9) {
            if word > 0 {
                line.push_str([" ", " ", " ", ", ", "-"][next(5) as usize]);
            }
            for _ in 0..1 + next(3) {
                line.push_str(syllables[next(20) as usize]);
            }
        }
        line
    };
    (0..lines).map(|_| line()).collect()
}

#[test]
fn many_lines_are_searched_on_all_threads_with_the_same_result() {
    let lines = many(50_000);
    let index = Index::of_lines(EntryKind::Sentence, lines.iter().map(String::as_str));
    for query in [
        "t", "gov", "watson", "hegseth", "wtsn", "zz", "pre ka", "zika un", "-",
    ] {
        assert_eq!(
            rows(&index.find(query, &[], 200)),
            plain(&lines, query, 200),
            "{query:?}"
        );
    }
}

#[test]
fn names_are_found_without_their_accents_and_once() {
    let document = Document {
        text: "The État — “Łódź”\n  grows. 50 countries. Привет, мир".into(),
        sections: vec![Section {
            parent: None,
            level: 1,
            title: "État présent".into(),
            heading: Span::empty(0),
            span: Span::new(0, 10),
            own: Span::new(0, 10),
            words: 2,
            own_words: 2,
        }],
        ..Document::default()
    };
    let first = document.text.find(" 50").unwrap();
    let last = document.text.find(" П").unwrap();
    let analysis = Analysis {
        sentences: vec![
            Span::new(0, first),
            Span::new(first + 1, last),
            Span::new(last + 1, document.text.len()),
        ],
        actors: vec![
            actor("Łódź", &["City of Lodz", "Lodz"]),
            actor("Paris", &[]),
        ],
        ..Analysis::default()
    };
    let index = Index::build(Arc::new(document), Arc::new(analysis));
    let found = index.find("lodz", &[], 10);
    let texts: Vec<_> = found.iter().map(|hit| hit.text.as_str()).collect();
    assert_eq!(texts, ["Łódź", "The État — “Łódź” grows."]);
    assert_eq!(found[0].letters, [0, 1, 2, 3]);
    assert_eq!(found[1].letters, [12, 13, 14, 15]);
    assert_eq!(index.count("LODZ", &[], &|| false), Some(2));
    assert_eq!(index.count("lodz", &[], &|| true), None);

    assert_eq!(
        index.find("etat", &[EntryKind::Section], 10)[0].text,
        "État présent"
    );
    assert_eq!(index.find("ПРИВЕТ мир", &[], 10)[0].letters.len(), 9);
    let all = index.find(" ", &[], 10);
    assert_eq!(all.len(), 6, "a section, two actors, three sentences");
    assert_eq!(all[0].kind, EntryKind::Section);
    assert_eq!(index.find("", &[EntryKind::Sentence], 2).len(), 2);
    assert!(index.find("lodz", &[], 0).is_empty());
}

fn actor(name: &str, aliases: &[&str]) -> Actor {
    Actor {
        name: name.into(),
        kind: ActorKind::Place,
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        roles: Vec::new(),
        doubtful: false,
        why: String::new(),
        mentions: Vec::new(),
        strip: [0; STRIP],
        family: Vec::new(),
    }
}

#[test]
fn a_value_is_found_in_digits() {
    let text = "more than $126 billion".to_owned();
    let document = Document {
        text,
        ..Document::default()
    };
    let span = Span::new(0, document.text.len());
    let analysis = Analysis {
        numbers: vec![Number {
            span,
            full: span,
            section: 0,
            kind: NumberKind::Money,
            value: AnalysisValue::Exact(Decimal {
                mantissa: 126,
                exponent: 9,
            }),
            unit: None,
            unit_assumed: false,
            bound: Bound::Greater,
            change: None,
            per: None,
            date: None,
            measures: None,
            salience: 0,
            doubtful: false,
        }],
        ..Analysis::default()
    };
    let index = Index::build(Arc::new(document), Arc::new(analysis));
    assert_eq!(
        index.find("126 bil", &[], 9)[0].text,
        "more than $126 billion"
    );
    assert_eq!(index.find("126000", &[], 9)[0].text, "126000000000");
    assert_eq!(index.find("126", &[], 9).len(), 1);
}

#[test]
fn patterns_read_spaces_and_case_as_a_reader_does() {
    for (pattern, text, expected) in [
        ("a b", "a\n\n b", vec!["a\n\n b"]),
        ("a[ ]b", "a b a\nb", vec!["a b"]),
        (r"a\ b", "a b a\nb", vec!["a b"]),
        ("[]a ] b", "]b ] b", vec!["] b"]),
        ("a ?b", "ab a  b", vec!["ab", "a  b"]),
        ("élan", "Élan ÉLAN", vec!["Élan", "ÉLAN"]),
        ("Élan", "Élan ÉLAN", vec!["Élan"]),
        (r"\Sx", "ax Bx X", vec!["ax", "Bx"]),
        ("x*", "axxb", vec!["xx"]),
        ("^b", "a\nb", vec!["b"]),
    ] {
        let found = Pattern::new(pattern).unwrap().all(text, 99, &|| false).0;
        let found: Vec<_> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{pattern:?}");
    }
}

#[test]
fn words_are_found_where_a_line_breaks_them_and_with_ligatures() {
    for (pattern, text, found) in [
        ("example", "an exam-\n   ple of", "exam-\n   ple"),
        ("Zelensky", "Volodymyr Zelen-\nsky said", "Zelen-\nsky"),
        ("example", "an exam\u{ad}ple", "exam\u{ad}ple"),
        ("well-known", "a well-\nknown man", "well-\nknown"),
        ("office", "the oﬃce and", "oﬃce"),
        ("office", "the of-\nfice", "of-\nfice"),
        ("fine flow", "a ﬁne\nﬂow", "ﬁne\nﬂow"),
        ("o(?i:ffer)s?", "it oﬀers", "oﬀers"),
        (r"\p{Greek}+", "a λόγος", "λόγος"),
        (r"(?P<name>name)s", "nam-\nes names", "names"),
        ("exa?m{1,2}ple", "exmmple", "exmmple"),
    ] {
        let pattern = Pattern::new(pattern).unwrap();
        let span = pattern.next(text, 0);
        let span = span.unwrap_or_else(|| panic!("{pattern:?} finds {found:?}"));
        assert_eq!(&text[span.range()], found, "{pattern:?}");
    }
    for (pattern, text) in [
        ("example", "exam- ple"),
        ("example", "e-\nxample"),
        ("[fi]x", "ﬁx"),
    ] {
        assert_eq!(
            Pattern::new(pattern).unwrap().next(text, 0),
            None,
            "{text:?}"
        );
    }
}

#[test]
fn a_bad_pattern_is_told_in_one_line() {
    for pattern in [
        "(",
        "[a",
        "a{2",
        "*",
        r"\p{",
        "a{9999999}",
        r"\w{9999}",
        "(?P<a",
    ] {
        if let Err(error) = Pattern::new(pattern) {
            assert!(!error.is_empty() && !error.contains('\n'), "{error:?}");
        }
    }
    assert_eq!(Pattern::new("(").unwrap_err(), "unclosed group");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn next_prev_and_within_agree_with_all(
        text in "([ab é\n]|xy){0,400}",
        pattern in prop::sample::select(vec!["xy", "a b", "é", "b\\b", "[ab]+", "x?", " xy "]),
    ) {
        let pattern = Pattern::new(pattern).unwrap();
        let (all, total) = pattern.all(&text, usize::MAX, &|| false);
        prop_assert_eq!(all.len(), total);
        let mut at = 0;
        for span in &all {
            prop_assert!(!span.is_empty() && text.get(span.range()).is_some());
            prop_assert_eq!(pattern.next(&text, at), Some(*span));
            at = span.end();
        }
        prop_assert_eq!(pattern.next(&text, at), None);
        let mut before = text.len();
        for span in all.iter().rev() {
            prop_assert_eq!(pattern.prev(&text, before), Some(*span));
            before = span.start();
        }
        prop_assert_eq!(pattern.prev(&text, before), None);
        prop_assert_eq!(pattern.within(&text, Span::new(0, text.len())), all);
    }
}

#[test]
fn matches_are_found_far_apart_and_over_the_pieces_of_a_long_text() {
    let filler = "filler text without it\n".repeat(100_000);
    let text = format!("needle\n{filler}needle {filler}needle");
    let pattern = Pattern::new("needle").unwrap();
    let (all, total) = pattern.all(&text, 2, &|| false);
    assert_eq!((all.len(), total), (2, 3));
    assert_eq!(pattern.prev(&text, text.len()).unwrap().end(), text.len());
    assert_eq!(pattern.prev(&text, all[1].start()), Some(all[0]));
    assert_eq!(pattern.all(&text, 9, &|| true).1, 0);
    let every = Pattern::new("[a-z]+").unwrap();
    assert_eq!(
        every.all(&text, 0, &|| false).1,
        text.split_whitespace().count()
    );
    assert!(pattern.within(&text, Span::new(9, 99)).is_empty());
}
