//! How fast the tagger reads: words a second on one core, both readings, and loading the model.

use divan::counter::ItemsCount;
use nutgraf::analysis::actors::crf::Tagger;
use nutgraf::document::Span;

fn main() {
    divan::main();
}

const MODEL: &[u8] = include_bytes!("../../assets/actors.model");

/// News-like sentences, about `bytes` of them, with ever other names so that few words repeat.
fn news(bytes: usize) -> (String, Vec<Span>) {
    const FIRST: [&str; 7] = [
        "Anna",
        "Pedro",
        "Yusuf",
        "Mei",
        "Oleksandr",
        "Grace",
        "Tomasz",
    ];
    const LAST: [&str; 8] = [
        "Okafor",
        "Lindqvist",
        "Romero",
        "Tanaka",
        "Novak",
        "Hassan",
        "Doyle",
        "Petrov",
    ];
    const PLACES: [&str; 6] = ["Nairobi", "Warsaw", "Lima", "Chicago", "Hanoi", "Leeds"];
    let (mut text, mut sentences) = (String::new(), Vec::new());
    let mut n = 0;
    while text.len() < bytes {
        let start = text.len();
        let (first, last, place) = (FIRST[n % 7], LAST[n / 3 % 8], PLACES[n / 5 % 6]);
        text.push_str(&format!(
            "{first} {last}{n}, a lawyer from {place}, told the court on Monday that the company had known of the \
             leak since {} and that officials at the Ministry of Health would not answer questions about it. ",
            1990 + n % 35
        ));
        sentences.push(Span::new(start, text.len()));
        n += 1;
    }
    (text, sentences)
}

#[divan::bench(args = [10_000, 1_000_000])]
fn both_readings(bencher: divan::Bencher, bytes: usize) {
    let (text, sentences) = news(bytes);
    let tagger = Tagger::load().unwrap();
    bencher
        .counter(ItemsCount::new(text.split_whitespace().count()))
        .bench(|| {
            let evidence = tagger.evidence(&text, &sentences);
            let mut found = Vec::new();
            tagger.tag(&text, &sentences, &evidence, &mut found);
            found
        });
}

#[divan::bench]
fn load(bencher: divan::Bencher) {
    bencher.bench(|| Tagger::new(MODEL).is_ok());
}
