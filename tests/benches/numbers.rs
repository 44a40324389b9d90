//! How fast numbers are found: words of prose per second, and bytes of a hostile line.
//!
//! `cargo bench --bench numbers`

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use nutgraf::analysis::{self, Target, links, numbers, sentence};
use nutgraf::document::{Block, BlockKind, Document, Span};

fn main() {
    divan::main();
}

/// Paragraphs with as many figures as a news report has.
const PROSE: &str = "The harbour authority of Lindmouth said on Tuesday that the ferry company had agreed to pay for \
most of the repairs to the northern pier, which was damaged when a storm tore boats from their moorings last winter. \
Residents who gathered outside the town hall asked why nobody had warned them, and the mayor promised that the council \
would publish every letter it had received from the engineers. The company has spent nearly $40 million on new ships \
since 2019, and about 12 percent of its crew come from the town. Fishermen said that they had lost the best part of the \
season, because the ice house stayed closed and the lorries could not reach the quay. The minister for transport, who \
visited the island in June, told reporters that the government was ready to help if the owners showed their accounts. \
A spokeswoman declined to say whether the insurers had been told, but she confirmed that two inspectors would arrive \
within a week. The storm was the third to hit the coast this year, and forecasters expect that the next will be weaker.";

fn document(text: String) -> Document {
    let mut document = Document {
        text,
        ..Document::default()
    };
    let mut start = 0;
    for line in document.text.split_inclusive('\n') {
        let end = start + line.trim_end_matches('\n').len();
        document.blocks.push(Block {
            span: Span::new(start, end),
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        });
        start += line.len();
    }
    document
}

#[divan::bench(sample_count = 20)]
fn prose(bencher: Bencher) {
    let text = format!("{PROSE}\n").repeat(2_000);
    let words = text.split_whitespace().count();
    let document = document(text);
    bencher
        .counter(ItemsCount::new(words))
        .bench(|| numbers::find(&document, document.text.len(), Some("2024-03-05")));
}

/// The same with its sentences, and each number tied to the actors of its clause; who is named where is given.
#[divan::bench(sample_count = 20)]
fn prose_with_links(bencher: Bencher) {
    let text = format!("{PROSE}\n").repeat(2_000);
    let words = text.split_whitespace().count();
    let document = document(text);
    let options = analysis::Options::default();
    let analysis = analysis::analyse(&document, &options, &|_| true);
    let named: Vec<(Span, u32)> = analysis
        .mentions
        .iter()
        .filter_map(|mention| match mention.target {
            Target::Actor(actor) => Some((mention.span, actor)),
            Target::Number(_) => None,
        })
        .collect();
    bencher.counter(ItemsCount::new(words)).bench(|| {
        let text = document.text.as_str();
        let sentences = sentence::split(text, &document.blocks, text.len());
        let numbers = numbers::find(&document, text.len(), Some("2024-03-05"));
        links::tie(text, &sentences, &numbers, &named)
    });
}

/// One line of 10 MB: must take time in proportion to its length.
#[divan::bench(args = ["1,", "$", "1-", "1,000,000$", "$1,2-3€%.4 ", "1 million "], sample_count = 1)]
fn hostile(bencher: Bencher, unit: &str) {
    let text = unit.repeat(10_000_000 / unit.len());
    let bytes = text.len();
    let document = document(text);
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| numbers::find(&document, document.text.len(), None));
}
