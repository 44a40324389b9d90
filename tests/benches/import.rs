//! How long a document takes from bytes to sections, at the sizes of a news article, a book and
//! an archive.

use divan::{Bencher, counter::BytesCount};
use nutgraf::import::{Options, import, preview};

fn main() {
    divan::main();
}

const SENTENCE: &str = "The keeper of the lamp wrote down what he had seen from the pier and, \
     because nobody had asked him for it, kept the book under his bed. ";

/// Paragraphs of one line under headings that nothing marks.
fn long_lines(size: usize) -> Vec<u8> {
    let mut text = String::with_capacity(size + 2000);
    text.push_str("What the Keeper Saw from the Pier\n");
    for n in 0.. {
        if text.len() >= size {
            break;
        }
        if n % 5 == 0 {
            text.push_str(&format!("The Lamp and the Year {n}\n"));
        }
        text.push_str(SENTENCE.repeat(4).trim_end());
        text.push('\n');
    }
    text.into_bytes()
}

/// The same, wrapped at 72 columns with blank lines between paragraphs.
fn wrapped(size: usize) -> Vec<u8> {
    let long = String::from_utf8(long_lines(size)).expect("text");
    let mut text = String::with_capacity(size * 11 / 10);
    for line in long.lines() {
        let mut column = 0;
        for word in line.split(' ') {
            let separator = if column == 0 {
                ""
            } else if column + word.len() >= 72 {
                column = 0;
                "\n"
            } else {
                " "
            };
            text.push_str(separator);
            text.push_str(word);
            column += word.len() + 1;
        }
        text.push_str("\n\n");
    }
    text.into_bytes()
}

fn marked(size: usize) -> Vec<u8> {
    let long = String::from_utf8(long_lines(size)).expect("text");
    let mut text = String::with_capacity(size * 11 / 10);
    for line in long.lines() {
        if line.len() < 60 {
            text.push_str("## ");
        }
        text.push_str(&line.replacen("the pier", "the [pier](#pier)", 1));
        text.push_str("\n\n");
    }
    text.into_bytes()
}

const SIZES: [usize; 3] = [6_000, 1_000_000, 100_000_000];

fn run(bencher: Bencher, name: &str, bytes: Vec<u8>) {
    bencher
        .counter(BytesCount::new(bytes.len()))
        .with_inputs(|| bytes.clone())
        .bench_values(|bytes| import(name, bytes, &Options::default()).expect("a readable text"));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn text_of_long_lines(bencher: Bencher, size: usize) {
    run(bencher, "a.txt", long_lines(size));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn text_of_wrapped_lines(bencher: Bencher, size: usize) {
    run(bencher, "a.txt", wrapped(size));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn markdown(bencher: Bencher, size: usize) {
    run(bencher, "a.md", marked(size));
}

#[divan::bench(args = ["a.txt", "a.md"], sample_count = 20, sample_size = 5)]
fn preview_of_64_kib(bencher: Bencher, name: &str) {
    let bytes = match name {
        "a.md" => marked(100_000),
        _ => wrapped(100_000),
    };
    let head = &bytes[..64 * 1024];
    bencher.bench(|| preview(name, head, &Options::default()).expect("a readable text"));
}
