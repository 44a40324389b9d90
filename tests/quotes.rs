//! Who says what: quotations of our own texts with their speakers, and what holds for any text.
//!
//! In a fixture each line is a paragraph; `> Speaker | words` below it is a quotation in it, `?` for no named speaker.

use std::fmt::Write as _;
use std::path::Path;

use nutgraf::analysis::{Options, analyse};
use nutgraf::import::{self, import, plain_text};
use proptest::prelude::*;

type Said = (String, String);

/// The quotations of a text: who says what.
fn said(text: &str) -> Vec<Said> {
    // As Markdown, where no short line is taken for a heading.
    let read = import(
        "text.md",
        text.as_bytes().to_vec(),
        &import::Options::default(),
    );
    let document = read.unwrap().document;
    let analysis = analyse(&document, &Options::default(), &|_| true);
    let quotes = analysis.quotes.iter().map(|quote| {
        let speaker = quote
            .speaker
            .map(|s| analysis.actors[s as usize].name.clone());
        let words = document.slice(quote.span).to_owned();
        (speaker.unwrap_or_else(|| "?".to_owned()), words)
    });
    quotes.collect()
}

/// Counts of a comparison with what a careful reader finds.
#[derive(Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
    /// Given a speaker, and the right one.
    attributed: usize,
    rightly: usize,
}

#[test]
fn most_quotations_have_their_speaker() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quotes");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    paths.sort();
    let mut score = Score::default();
    let mut differences = String::new();
    for path in paths {
        let fixture = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = fixture.lines().filter(|l| !l.starts_with('>')).collect();
        let ours = said(&lines.join("\n\n"));
        let gold: Vec<Said> = fixture
            .lines()
            .filter_map(|line| line.strip_prefix("> ")?.split_once(" | "))
            .map(|(speaker, words)| (speaker.to_owned(), words.to_owned()))
            .collect();
        score.wanted += gold.len();
        score.found += ours.len();
        for quote in &ours {
            let right = gold.contains(quote);
            score.right += usize::from(right);
            score.attributed += usize::from(quote.0 != "?");
            score.rightly += usize::from(right && quote.0 != "?");
            if !right {
                writeln!(differences, "too much {quote:?}").unwrap();
            }
        }
        for quote in gold.iter().filter(|q| !ours.contains(q)) {
            writeln!(differences, "missed {quote:?}").unwrap();
        }
    }
    let percent = |part: usize, whole: usize| 100 * part / whole.max(1);
    let told = format!(
        "{} quotations: precision {} %, recall {} %; of {} speakers {} % right\n{differences}",
        score.wanted,
        percent(score.right, score.found),
        percent(score.right, score.wanted),
        score.attributed,
        percent(score.rightly, score.attributed),
    );
    println!("{told}");
    assert!(score.wanted >= 60, "{told}");
    assert!(percent(score.rightly, score.attributed) >= 95, "{told}");
    assert!(percent(score.right, score.wanted) >= 85, "{told}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn quotations_lie_in_the_text_in_order(
        text in "([\"“”,.:] ?|said |Anna Berg |according to |told |that |é|\n|\n\n|He ){0,40}",
    ) {
        let document = plain_text("text", text).document;
        let analysis = analyse(&document, &Options::default(), &|_| true);
        for quote in &analysis.quotes {
            prop_assert!(document.text.get(quote.span.range()).is_some_and(|t| !t.trim().is_empty()));
        }
        let ordered = analysis.quotes.windows(2).all(|w| w[0].span.start() <= w[1].span.start());
        prop_assert!(ordered);
    }
}
