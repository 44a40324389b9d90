//! Owns the scoring of sentences with a model: words to scores of each label.

use std::collections::HashMap;
use std::ops::Range;

use super::evidence::ByHash;
use super::features::{self, Surroundings};
use super::forms::{Case, Form, Lexicon, Traits};
use super::labels::{Row, WIDTH, add};
use super::model::Weights;
use super::tables::hash;
use super::tokens::{Token, is_apostrophe, tokenize};

/// Sentences with the scores that their words give each label, before the document tells anything of them.
#[derive(Debug, Clone, Default)]
pub struct Scored {
    /// The different words, as they are written.
    words: Vec<Word>,
    /// Where each piece, a sentence or a part of a very long one, ends in what follows.
    ends: Vec<u32>,
    tokens: Vec<Token>,
    /// For each token its word.
    indexes: Vec<u32>,
    rows: Vec<Row>,
    full: Vec<bool>,
}

/// What of a word counts for the evidence.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Hash of its lower-case form.
    pub lower: u64,
    pub case: Case,
    pub lists: u16,
    pub prior: u16,
    pub topic: u8,
    /// So common in lower case that it tells nothing when it stands so.
    pub common: bool,
}

/// A sentence, or a part of a very long one.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'s> {
    pub words: &'s [Word],
    pub tokens: &'s [Token],
    /// For each token its index in `words`.
    pub indexes: &'s [u32],
    /// For each token the scores of the labels, in units of [`Weights::scale`].
    pub rows: &'s [Row],
    /// Whether all features of a place were read; see [`Surroundings::is_full`].
    pub full: &'s [bool],
}

impl From<&Traits> for Word {
    fn from(word: &Traits) -> Self {
        Self {
            lower: word.lower,
            case: word.case,
            lists: word.lists,
            prior: word.prior,
            topic: word.topic,
            common: word.commonness >= 5,
        }
    }
}

impl Scored {
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub fn piece(&self, index: usize) -> Piece<'_> {
        let start = index.checked_sub(1).map_or(0, |i| self.ends[i] as usize);
        let range = start..self.ends[index] as usize;
        Piece {
            words: &self.words,
            tokens: &self.tokens[range.clone()],
            indexes: &self.indexes[range.clone()],
            rows: &self.rows[range.clone()],
            full: &self.full[range],
        }
    }

    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Drops all pieces; the words keep their indexes.
    pub fn forget_pieces(&mut self) {
        self.ends.clear();
        self.tokens.clear();
        self.indexes.clear();
        self.rows.clear();
        self.full.clear();
    }
}

/// What was worked out about words, whichever document they stand in; of use only with the weights that it
/// was made with.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    index: HashMap<u64, u32, ByHash>,
    forms: Vec<Traits>,
    /// For each form the scores that it gives its own place and those -2, -1, 1 and 2 words away.
    scores: Vec<[Row; 5]>,
    /// For each form the last reader that met it and its index there.
    met: Vec<(u32, u32)>,
    readers: u32,
}

/// Reads sentences.
pub struct Reader<'a, W> {
    lexicon: Lexicon<'a>,
    weights: &'a W,
    memory: Memory,
    lower: String,
    surroundings: Surroundings,
    /// The forms of the words of a piece.
    forms: Vec<u32>,
    traits: Vec<Traits>,
    features: Vec<u64>,
    pub scored: Scored,
}

/// Longer sentences are read in pieces.
const LONGEST: usize = 400;
/// So many forms are remembered.
const MOST_FORMS: usize = 40_000;

impl<'a, W: Weights> Reader<'a, W> {
    pub fn new(lexicon: Lexicon<'a>, weights: &'a W, mut memory: Memory) -> Self {
        memory.readers = memory.readers.wrapping_add(1);
        if memory.readers == 0 {
            memory.clear();
        }
        Self {
            lexicon,
            weights,
            memory,
            lower: String::new(),
            surroundings: Surroundings::default(),
            forms: Vec::new(),
            traits: Vec::new(),
            features: Vec::new(),
            scored: Scored::default(),
        }
    }

    /// The memory for another reader, and what was read.
    pub fn finish(self) -> (Memory, Scored) {
        (self.memory, self.scored)
    }

    /// Reads `text[from..to]`, one sentence; returns the pieces that it has become.
    pub fn sentence(&mut self, text: &str, from: usize, to: usize) -> Range<usize> {
        let first = self.scored.tokens.len();
        tokenize(text, from, to, &[], &mut self.scored.tokens);
        self.pieces(text, first)
    }

    /// The same for a sentence whose tokens are known.
    pub fn tokens(&mut self, text: &str, tokens: &[Token]) -> Range<usize> {
        let first = self.scored.tokens.len();
        self.scored.tokens.extend_from_slice(tokens);
        self.pieces(text, first)
    }

    fn pieces(&mut self, text: &str, first: usize) -> Range<usize> {
        let before = self.scored.len();
        let end = self.scored.tokens.len();
        for from in (first..end).step_by(LONGEST) {
            let to = end.min(from + LONGEST);
            self.piece(text, from, to);
            self.scored.ends.push(to as u32);
        }
        before..self.scored.len()
    }

    fn piece(&mut self, text: &str, from: usize, to: usize) {
        if self.memory.forms.len() > MOST_FORMS {
            self.memory.clear();
        }
        self.forms.clear();
        for at in from..to {
            let word = word(text, &self.scored.tokens[from..to], at - from);
            let key = hash(word.as_bytes());
            let next = self.memory.forms.len() as u32;
            let form = *self.memory.index.entry(key).or_insert(next);
            if form == next {
                self.learn(word);
            }
            self.forms.push(form);
            let index = self.memory.meet(form as usize, &mut self.scored.words);
            self.scored.indexes.push(index);
        }
        self.score();
    }

    fn learn(&mut self, word: &str) {
        let form = Form::new(word, &self.lexicon, &mut self.lower);
        let mut rows = [[0.0; WIDTH]; 5];
        for (offset, row) in (-2..=2).zip(&mut rows) {
            self.features.clear();
            let add = |f| self.features.push(f);
            match offset {
                0 => features::own(&form, add),
                -1 | 1 => features::near(&form, offset, add),
                _ => features::far(&form.traits, offset, add),
            }
            self.weights.add(&self.features, row);
        }
        self.memory.forms.push(form.traits);
        self.memory.scores.push(rows);
        self.memory.met.push((0, 0));
    }

    /// Adds the scores of each label at each token of a piece.
    fn score(&mut self) {
        let memory = &self.memory;
        let traits = &mut self.traits;
        traits.clear();
        traits.extend(self.forms.iter().map(|&f| memory.forms[f as usize]));
        let lexicon = &self.lexicon;
        self.surroundings.read(traits, |key| {
            lexicon.phrases.values(key).map(|[lists]| lists)
        });
        for at in 0..traits.len() {
            let mut row = memory.scores[self.forms[at] as usize][2];
            self.features.clear();
            for (offset, slot) in [(-2, 0), (-1, 1), (1, 3), (2, 4)] {
                match at
                    .checked_add_signed(offset)
                    .and_then(|i| self.forms.get(i))
                {
                    Some(&form) => {
                        add(&mut row, &memory.scores[form as usize][slot]);
                    }
                    None => self.features.push(features::edge(offset as i64)),
                }
            }
            let full = self.surroundings.is_full(traits, at);
            if full {
                self.surroundings
                    .features(traits, at, |f| self.features.push(f));
            }
            self.weights.add(&self.features, &mut row);
            self.scored.full.push(full);
            self.scored.rows.push(row);
        }
    }
}

impl Memory {
    fn clear(&mut self) {
        self.index.clear();
        self.forms.clear();
        self.scores.clear();
        self.met.clear();
    }

    /// The index of a form among the words that the present reader has met.
    fn meet(&mut self, form: usize, words: &mut Vec<Word>) -> u32 {
        let (reader, index) = &mut self.met[form];
        if *reader != self.readers {
            let form = &self.forms[form];
            (*reader, *index) = (self.readers, words.len() as u32);
            words.push(Word::from(form));
        }
        *index
    }
}

/// The text of a token; a dash that stands between spaces, whatever its length, is one word.
pub fn word<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    let token = tokens[at];
    let word = text
        .get(token.start as usize..token.end as usize)
        .unwrap_or("");
    let apart = at > 0
        && tokens[at - 1].end < token.start
        && tokens.get(at + 1).is_some_and(|n| n.start > token.end);
    match word {
        "-" | "–" | "--" | "—" | "―" if apart => "—",
        "“" | "”" | "„" | "«" | "»" => "\"",
        _ if word.chars().all(is_apostrophe) => "'",
        _ => word,
    }
}
