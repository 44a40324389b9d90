//! How long it takes to compare two documents that have been read, with the rows that the screen shows.
//! Run with `cargo bench --bench compare`.

use std::sync::Arc;

use divan::Bencher;
use nutgraf::analysis::{Options, analyse};
use nutgraf::app::comparing::{Body, Compared};
use nutgraf::app::merged::Merged;
use nutgraf::document::Span;
use nutgraf::import::plain_text;

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Numbers without a pattern, the same on each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as usize) % most
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const FIRST: &[&str] = &[
    "Anna", "Nils", "Pedro", "Mei", "Grace", "Tomasz", "Yusuf", "Olga",
];
const LAST: &[&str] = &[
    "Berg", "Holm", "Romero", "Tanaka", "Okafor", "Novak", "Hassan", "Lind",
];
const PLACES: &[&str] = &[
    "Norway", "Bergen", "Sweden", "Denmark", "Ostby", "Brussels", "Kyiv",
];
const THINGS: &[&str] = &[
    "boats", "harbours", "soldiers", "letters", "ships", "schools", "farms",
];
const DOING: &[&str] = &[
    "promised",
    "asked for",
    "sold",
    "counted",
    "refused",
    "wanted",
    "lost",
];
const WHEN: &[&str] = &[
    "on Monday",
    "in 2023",
    "after the meeting",
    "before winter",
    "in March 2024",
];

fn sentence(dice: &mut Dice) -> String {
    let person = |dice: &mut Dice| format!("{} {}", dice.pick(FIRST), dice.pick(LAST));
    let number = dice.below(900) + 2;
    match dice.below(4) {
        0 => format!(
            "{}, the mayor of {}, {} {number} {} {}.",
            person(dice),
            dice.pick(PLACES),
            dice.pick(DOING),
            dice.pick(THINGS),
            dice.pick(WHEN)
        ),
        1 => format!(
            "The price of the {} rose to ${number} million {}, said {}.",
            dice.pick(THINGS),
            dice.pick(WHEN),
            person(dice)
        ),
        2 => format!(
            "Nobody in {} knew what {} had {} {}, and {number}% of those asked did not care.",
            dice.pick(PLACES),
            person(dice),
            dice.pick(DOING),
            dice.pick(WHEN)
        ),
        _ => format!(
            "It rained for {} days, and the {} of {} stayed where they were.",
            dice.below(30) + 2,
            dice.pick(THINGS),
            dice.pick(PLACES)
        ),
    }
}

/// Two versions of a text: of twenty sentences one is rewritten, one is removed, one added and one moved.
fn versions(bytes: usize) -> [String; 2] {
    let mut dice = Dice(7);
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut length = 0;
    while length < bytes {
        let next = sentence(&mut dice);
        length += next.len() + 1;
        match dice.below(20) {
            0 => new.push(
                next.replace("the ", "all the ")
                    .replace("million", "billion"),
            ),
            1 => {}
            2 => {
                new.push(next.clone());
                new.push(sentence(&mut dice));
            }
            3 if !new.is_empty() => {
                let at = dice.below(new.len());
                new.insert(at, next.clone());
            }
            _ => new.push(next.clone()),
        }
        old.push(next);
    }
    [old, new].map(|sentences| {
        let mut text = String::from("# A long report\n\n");
        for (nth, five) in sentences.chunks(5).enumerate() {
            if nth % 40 == 39 {
                text.push_str(&format!("Part {nth}\n\n"));
            }
            text.push_str(&five.join(" "));
            text.push_str("\n\n");
        }
        text
    })
}

fn bodies(bytes: usize) -> Vec<Body> {
    let texts = versions(bytes).into_iter().enumerate();
    texts
        .map(|(document, text)| {
            let content = plain_text("text.txt", text).document;
            let analysis = analyse(&content, &Options::default(), &|_| true);
            Body {
                document,
                span: Span::new(0, content.text.len()),
                content: Arc::new(content),
                analysis: Arc::new(analysis),
            }
        })
        .collect()
}

#[divan::bench(args = SIZES, max_time = 20)]
fn compare_two(bencher: Bencher, bytes: usize) {
    let bodies = bodies(bytes);
    bencher
        .with_inputs(|| bodies.clone())
        .bench_values(Compared::of);
}

#[divan::bench(args = SIZES, max_time = 20)]
fn merge_two(bencher: Bencher, bytes: usize) {
    let bodies = bodies(bytes);
    bencher
        .with_inputs(|| bodies.clone())
        .bench_values(Merged::of);
}
