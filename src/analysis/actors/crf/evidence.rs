//! Owns what the whole document tells of a word: how it is written, and what it was taken for at first reading.

use std::collections::HashMap;

use super::labels::KINDS;
use super::topic::Topics;

/// What a first reading of a document found out about its words; that of parts can be merged.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    words: HashMap<u64, Count, ByHash>,
    pub topics: Topics,
}

/// Counts for one word, whatever its case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Capitalised, and not at the start of a sentence.
    pub capital: u32,
    pub lower: u32,
    /// Sixteenths of a reading by kind; the last is "no name".
    pub kinds: [u32; KINDS + 1],
    /// Sixteenths of a reading as part of a name of several words, by kind.
    pub parts: [u32; KINDS],
}

/// The weight of one sure reading.
pub const WHOLE: u32 = 16;

impl Evidence {
    /// The count of a word by the hash of its lower-case form.
    pub fn of(&self, lower: u64) -> Option<&Count> {
        self.words.get(&lower)
    }

    pub fn entry(&mut self, lower: u64) -> &mut Count {
        self.words.entry(lower).or_default()
    }

    /// Adds what another part of the same document told. The order of merging makes no difference.
    pub fn merge(&mut self, other: Self) {
        for (word, count) in other.words {
            self.entry(word).add(&count);
        }
        self.topics.add(other.topics);
    }
}

impl Count {
    pub fn add(&mut self, other: &Self) {
        self.capital = self.capital.saturating_add(other.capital);
        self.lower = self.lower.saturating_add(other.lower);
        let mine = self.kinds.iter_mut().chain(&mut self.parts);
        for (a, b) in mine.zip(other.kinds.iter().chain(&other.parts)) {
            *a = a.saturating_add(*b);
        }
    }

    /// The kind it is mostly read as, its share (0 to 3) and how often it was read (0 to 3); `None`
    /// where it was read less than twice, which tells no more than the place itself.
    pub fn vote(&self) -> Option<(usize, u8, u8)> {
        Self::most(&self.kinds, WHOLE * 3 / 2)
    }

    /// The same, of names of several words that it is part of.
    pub fn part(&self) -> Option<(usize, u8, u8)> {
        Self::most(&self.parts, WHOLE / 2)
    }

    fn most(counts: &[u32], least: u32) -> Option<(usize, u8, u8)> {
        let total: u32 = counts.iter().fold(0, |t, &c| t.saturating_add(c));
        if total < least {
            return None;
        }
        let (kind, &best) = counts.iter().enumerate().rev().max_by_key(|&(_, &c)| c)?;
        let share = f64::from(best) / f64::from(total);
        let share = u8::from(share > 0.5) + u8::from(share > 0.75) + u8::from(share > 0.95);
        let often = u8::from(total > WHOLE * 3 / 2)
            + u8::from(total > WHOLE * 5 / 2)
            + u8::from(total > WHOLE * 6);
        Some((kind, share, often))
    }
}

/// The keys are hashes already.
#[derive(Debug, Clone, Copy, Default)]
pub struct ByHash(u64);

impl std::hash::Hasher for ByHash {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = super::tables::mix(self.0, super::tables::hash(bytes));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

impl std::hash::BuildHasher for ByHash {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}
