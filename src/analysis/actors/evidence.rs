//! Owns what the whole document says about a word: how often it is written small, how often with a
//! capital where nothing but a name would have one.

use std::sync::Mutex;

use super::reading::{Reading, Style};
use super::token::Shape;
use crate::analysis::lexicon::ByHash;
use crate::analysis::parallel::{self, Pace, Share};
use crate::document::Span;

type Table = ByHash<Counts>;

/// How a document writes its words.
#[derive(Debug, Default)]
pub struct Evidence {
    words: Table,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub small: u32,
    /// Inside sentences, so that the capital means something.
    pub capital: u32,
}

impl Evidence {
    pub fn of(&self, word: u64) -> Counts {
        self.words.get(&word).copied().unwrap_or_default()
    }
}

/// Counts the words of the sentences, given as chunks.
pub fn gather(
    text: &str,
    chunks: &[&[Span]],
    threads: usize,
    pace: &Pace,
    share: Share,
) -> Evidence {
    let all = Mutex::new(Table::default());
    parallel::map(chunks.len(), threads, pace, share, |index| {
        let counted = count(text, chunks[index]);
        // A poisoned lock means that another thread panics already; its panic is passed on.
        let Ok(mut all) = all.lock() else { return };
        for (word, counts) in counted {
            let sum = all.entry(word).or_default();
            sum.small = sum.small.saturating_add(counts.small);
            sum.capital = sum.capital.saturating_add(counts.capital);
        }
    });
    Evidence {
        words: all.into_inner().unwrap_or_default(),
    }
}

fn count(text: &str, sentences: &[Span]) -> Table {
    let mut table = Table::default();
    let mut reading = Reading::default();
    for sentence in sentences {
        reading.cut(text, *sentence);
        let plain = reading.style == Style::Plain;
        for (index, token) in reading.tokens.iter().enumerate() {
            match token.shape {
                Shape::Lower => table.entry(token.hash).or_default().small += 1,
                Shape::Title | Shape::Capitals if plain && !reading.is_start(index) => {
                    table.entry(token.hash).or_default().capital += 1;
                }
                _ => {}
            }
        }
    }
    table
}
