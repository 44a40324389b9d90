//! Owns the scores that a document's evidence gives the places of a word.

use std::collections::HashMap;

use super::evidence::{ByHash, Count, Evidence};
use super::features;
use super::labels::{Row, WIDTH, add};
use super::model::Weights;
use super::reader::{Piece, Word};
use super::tables::mix;
use super::topic::Classes;

/// What a word adds to the place before it, its own and the place after it.
type Around = [Row; 3];

/// Scores by what they depend on, which is little; of use only with the weights that it was made with.
#[derive(Debug, Clone)]
pub struct Known {
    index: HashMap<u64, u32, ByHash>,
    rows: Vec<Around>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            index: HashMap::default(),
            rows: vec![NOTHING],
        }
    }
}

const NOTHING: Around = [[0.0; WIDTH]; 3];
/// So many are remembered.
const MOST: usize = 4096;

/// Adds the evidence of a document to scores.
pub struct Told<'a, W> {
    evidence: &'a Evidence,
    weights: &'a W,
    known: Known,
    classes: Classes,
    /// For each word of the reader an index in the known rows.
    of_words: Vec<Option<u32>>,
    features: Vec<u64>,
}

impl<'a, W: Weights> Told<'a, W> {
    pub fn new(evidence: &'a Evidence, weights: &'a W, known: Known) -> Self {
        Self {
            evidence,
            classes: evidence.topics.classes(),
            weights,
            known: if known.rows.len() > MOST {
                Known::default()
            } else {
                known
            },
            of_words: Vec::new(),
            features: Vec::new(),
        }
    }

    pub fn finish(self) -> Known {
        self.known
    }

    /// Adds to the scores of a piece. All pieces must be of one reader.
    pub fn add(&mut self, piece: &Piece, rows: &mut [Row]) {
        self.of_words.resize(piece.words.len(), None);
        for (at, &index) in piece.indexes.iter().enumerate() {
            let around = match self.of_words[index as usize] {
                Some(around) => around,
                None => {
                    let around = self.look_up(&piece.words[index as usize]);
                    *self.of_words[index as usize].insert(around)
                }
            };
            if around == 0 {
                continue;
            }
            let [before, own, after] = &self.known.rows[around as usize];
            let mut plus = |at: usize, more: &Row| {
                if let Some(row) = rows.get_mut(at) {
                    add(row, more);
                }
            };
            plus(at.wrapping_sub(1), before);
            plus(at, own);
            plus(at + 1, after);
        }
    }

    fn look_up(&mut self, word: &Word) -> u32 {
        let Some(count) = self.evidence.of(word.lower) else {
            return 0;
        };
        let key = self.summary(word, count);
        if let Some(&known) = self.known.index.get(&key) {
            return known;
        }
        let mut around = NOTHING;
        for (offset, row) in [1, 0, -1].into_iter().zip(&mut around) {
            self.features.clear();
            let emit = |f| self.features.push(f);
            match offset {
                0 => features::told(word, count, self.classes, emit),
                _ => features::told_near(count, offset, emit),
            }
            self.weights.add(&self.features, row);
        }
        let next = self.known.rows.len() as u32;
        self.known.rows.push(around);
        self.known.index.insert(key, next);
        next
    }

    /// Two words of the same summary have the same features.
    fn summary(&mut self, word: &Word, count: &Count) -> u64 {
        let mut key = 0;
        features::told(word, count, self.classes, |f| key = mix(key, f));
        features::told_near(count, 0, |f| key = mix(key, f));
        key
    }
}
