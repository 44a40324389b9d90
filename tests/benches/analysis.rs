//! How long it takes to read who acts, at the sizes of a news article, a book and an archive;
//! and where names are many or one name is everywhere.

use divan::{Bencher, counter::BytesCount};
use nutgraf::analysis::{Options, analyse};
use nutgraf::document::Document;
use nutgraf::import::import;

fn main() {
    // So that no figure holds the opening of the lists.
    analyse(&document("Paris.".to_owned()), &Options::default(), &|_| {
        true
    });
    divan::main();
}

fn document(text: String) -> Document {
    import(
        "bench.md",
        text.into_bytes(),
        &nutgraf::import::Options::default(),
    )
    .expect("text")
    .document
}

/// The embedded briefing again and again.
fn briefings(size: usize) -> Document {
    let briefing = include_str!("../../assets/briefing.md");
    document(briefing.repeat(size.div_ceil(briefing.len())))
}

/// A new person and a new organization in every sentence.
fn crowd(size: usize) -> Document {
    const PARTS: [&str; 12] = [
        "ba", "ke", "lo", "mi", "ru", "ta", "ve", "no", "shi", "dor", "pel", "zan",
    ];
    let mut seed = 7_usize;
    let mut name = || {
        let mut name = String::from("Q");
        for _ in 0..4 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            name.push_str(PARTS[(seed >> 33) % PARTS.len()]);
        }
        name
    };
    let mut text = String::new();
    while text.len() < size {
        text.push_str(&format!(
            "President {} {} met the {} Group in {}. ",
            name(),
            name(),
            name(),
            name()
        ));
    }
    document(text)
}

/// One surname in every sentence, borne by two people.
fn namesakes(size: usize) -> Document {
    let sentences = "Linda Marsh met Oscar Marsh. Mrs. Marsh smiled and Marsh left. ";
    document(sentences.repeat(size.div_ceil(sentences.len())))
}

fn run(bencher: Bencher, document: &Document, threads: usize) {
    let options = Options {
        threads,
        ..Options::default()
    };
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| analyse(document, &options, &|_| true));
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn news(bencher: Bencher, size: usize) {
    run(bencher, &briefings(size), 1);
}

#[divan::bench(args = [1, 2], sample_count = 1)]
fn archive_of_100_mb(bencher: Bencher, threads: usize) {
    run(bencher, &briefings(100_000_000), threads);
}

#[divan::bench(args = [1_000_000, 10_000_000], sample_count = 3)]
fn many_names(bencher: Bencher, size: usize) {
    run(bencher, &crowd(size), 1);
}

#[divan::bench(args = [1_000_000, 10_000_000], sample_count = 3)]
fn one_name(bencher: Bencher, size: usize) {
    run(bencher, &namesakes(size), 1);
}

/// One paragraph full of quotations and brackets: twice the text takes twice the time.
#[divan::bench(args = [250_000, 500_000, 1_000_000], sample_count = 5)]
fn one_paragraph_of_quotations(bencher: Bencher, size: usize) {
    let document = document("Ann Lee met Acme Corp. (the \"Buyer\"), he said. ".repeat(size / 48));
    bencher
        .counter(BytesCount::new(document.text.len()))
        .bench(|| analyse(&document, &Options::default(), &|_| true));
}
