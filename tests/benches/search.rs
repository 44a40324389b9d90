//! Figures of the finder and of the search in a text. Run with `cargo bench --bench search`.

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use nutgraf::search::index::{EntryKind, Index};
use nutgraf::search::text::Pattern;

fn main() {
    divan::main();
}

/// About 100 bytes a line of words that are as often as in English, the same on each run.
fn text(lines: usize) -> String {
    const WORDS: [&str; 40] = [
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "was",
        "his",
        "he",
        "it",
        "with",
        "is",
        "for",
        "as",
        "had",
        "you",
        "not",
        "be",
        "her",
        "on",
        "government",
        "minister",
        "watson",
        "house",
        "said",
        "people",
        "country",
        "percent",
        "million",
        "officials",
        "Paris",
        "president",
        "white",
        "military",
        "between",
        "years",
        "killed",
        "talks",
        "united",
        "zimbabwe",
    ];
    let mut state = 7_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut text = String::with_capacity(lines * 100);
    for _ in 0..lines {
        for word in 0..18 {
            if word > 0 {
                text.push(' ');
            }
            let common = next(2) == 0;
            let word = WORDS[next(if common { 20 } else { 40 }) as usize];
            text.push_str(word);
            if next(20) == 0 {
                // Rare words of all letters.
                text.extend((0..5).map(|_| char::from(b'a' + next(26) as u8)));
            }
        }
        text.push_str(".\n");
    }
    text
}

fn million() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| text(1_000_000))
}

fn part(lines: usize) -> impl Iterator<Item = &'static str> {
    million().lines().take(lines)
}

/// A key of each query typed letter by letter; the time is that of one query with all its keys.
#[divan::bench(
    args = [10_000, 100_000, 1_000_000],
    consts = [0, 1, 2, 3],
    sample_count = 10
)]
fn typed<const QUERY: usize>(bencher: Bencher, lines: usize) {
    let query = ["government", "watson", "white house", "zimb"][QUERY];
    let index = Index::of_lines(EntryKind::Sentence, part(lines));
    bencher.bench_local(|| {
        for end in 1..=query.len() {
            black_box(index.find(&query[..end], &[], 200));
        }
    });
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 10)]
fn scattered_letters(bencher: Bencher, lines: usize) {
    let index = Index::of_lines(EntryKind::Sentence, part(lines));
    bencher.bench_local(|| index.find("wtsn", &[], 200));
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 5)]
fn count(bencher: Bencher, lines: usize) {
    let index = Index::of_lines(EntryKind::Sentence, part(lines));
    bencher.bench_local(|| index.count("govern", &[], &|| false));
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 5)]
fn build(bencher: Bencher, lines: usize) {
    bencher.bench_local(|| Index::of_lines(EntryKind::Sentence, part(lines)));
}

/// A word that does not stand in 100 MB, a common one, one in any case, a regular expression.
#[divan::bench(
    args = ["Hegseth", "Paris", "hegseth", "white house", "m[a-z]+y talks"],
    sample_count = 5
)]
fn all_in_100_mb(bencher: Bencher, pattern: &str) {
    let pattern = Pattern::new(pattern).expect("it is a pattern");
    let text = million();
    bencher.bench_local(|| pattern.all(text, 1000, &|| false));
}
