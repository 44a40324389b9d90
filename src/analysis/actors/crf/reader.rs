//! Owns the reading of sentences with a model: words to scores, scores to names.

use std::collections::HashMap;

use super::evidence::{ByHash, Evidence, WHOLE};
use super::features::{self, Surroundings};
use super::forms::{Form, Lexicon};
use super::lattice::{ANY, KINDS, Lattice, OUTSIDE, Row, Transitions, WIDTH, begin, inside};
use super::model::Weights;
use super::tables::hash;
use super::tokens::{Token, is_apostrophe, tokenize};

/// A name found in a sentence, by its tokens (end exclusive).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    pub from: usize,
    pub to: usize,
    pub kind: usize,
    pub probability: f32,
}

/// Reads sentences of one document, and remembers what it worked out about words it has seen.
pub struct Reader<'a, W> {
    lexicon: Lexicon<'a>,
    weights: &'a W,
    transitions: &'a Transitions,
    evidence: Option<&'a Evidence>,
    index: HashMap<u64, u32, ByHash>,
    forms: Vec<Form>,
    /// For each form the scores that it gives its own place and those -2, -1, 1 and 2 words away.
    scores: Vec<[Row; 5]>,
    lower: String,
    surroundings: Surroundings,
    words: Vec<u32>,
    rows: Vec<Row>,
    lattice: Lattice,
    /// The tokens of the last sentence read.
    pub tokens: Vec<Token>,
    /// The names in it.
    pub found: Vec<Found>,
}

/// Longer sentences are read in pieces.
const LONGEST: usize = 400;
/// So many forms are remembered.
const MOST_FORMS: usize = 40_000;

impl<'a, W: Weights> Reader<'a, W> {
    pub fn new(
        lexicon: Lexicon<'a>,
        weights: &'a W,
        transitions: &'a Transitions,
        evidence: Option<&'a Evidence>,
    ) -> Self {
        Self {
            lexicon,
            weights,
            transitions,
            evidence,
            index: HashMap::default(),
            forms: Vec::new(),
            scores: Vec::new(),
            lower: String::new(),
            surroundings: Surroundings::default(),
            words: Vec::new(),
            rows: Vec::new(),
            lattice: Lattice::default(),
            tokens: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Finds the names of `text[from..to]`, one sentence, and calls `done` for each piece of it.
    pub fn sentence(
        &mut self,
        text: &str,
        from: usize,
        to: usize,
        mut done: impl FnMut(&mut Self),
    ) {
        let mut all = std::mem::take(&mut self.tokens);
        all.clear();
        tokenize(text, from, to, &[], &mut all);
        self.tokens_of(text, &all, &mut done);
        self.tokens = all;
    }

    /// The same for a sentence whose tokens are known.
    pub fn tokens_of(&mut self, text: &str, tokens: &[Token], mut done: impl FnMut(&mut Self)) {
        for piece in tokens.chunks(LONGEST) {
            self.tokens.clear();
            self.tokens.extend_from_slice(piece);
            self.piece(text);
            done(self);
        }
    }

    fn piece(&mut self, text: &str) {
        if self.forms.len() > MOST_FORMS {
            self.index.clear();
            self.forms.clear();
            self.scores.clear();
        }
        self.words.clear();
        for at in 0..self.tokens.len() {
            let word = word(text, &self.tokens, at);
            let key = hash(word.as_bytes());
            let next = self.forms.len() as u32;
            let form = *self.index.entry(key).or_insert(next);
            if form == next {
                self.learn(word);
            }
            self.words.push(form);
        }
        self.score();
        self.lattice.run(&self.rows, |_| ANY, self.transitions);
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.lattice
            .best(&self.rows, self.transitions, |from, to, kind| {
                found.push(Found {
                    from,
                    to,
                    kind,
                    probability: 0.0,
                });
            });
        for name in &mut found {
            name.probability = self
                .lattice
                .span(name.from, name.to, name.kind, self.transitions);
        }
        self.found = found;
    }

    fn learn(&mut self, word: &str) {
        let form = Form::new(word, &self.lexicon, &mut self.lower);
        let mut rows = [[0.0; WIDTH]; 5];
        features::own(&form, |f| self.weights.add(f, &mut rows[2]));
        features::near(&form, -1, |f| self.weights.add(f, &mut rows[1]));
        features::near(&form, 1, |f| self.weights.add(f, &mut rows[3]));
        features::far(&form, -2, |f| self.weights.add(f, &mut rows[0]));
        features::far(&form, 2, |f| self.weights.add(f, &mut rows[4]));
        if let Some(count) = self.evidence.and_then(|e| e.of(form.lower)) {
            features::told(&form, count, |f| self.weights.add(f, &mut rows[2]));
            features::told_near(count, -1, |f| self.weights.add(f, &mut rows[1]));
            features::told_near(count, 1, |f| self.weights.add(f, &mut rows[3]));
        }
        self.forms.push(form);
        self.scores.push(rows);
    }

    /// Fills `rows` with the scores of each label at each token.
    fn score(&mut self) {
        let forms: Vec<&Form> = self
            .words
            .iter()
            .map(|&w| &self.forms[w as usize])
            .collect();
        self.surroundings
            .read(&forms, |key| self.lexicon.phrases.pair(key).map(|p| p.1));
        self.rows.clear();
        for at in 0..forms.len() {
            let mut row = self.scores[self.words[at] as usize][2];
            for (offset, slot) in [(-2, 0), (-1, 1), (1, 3), (2, 4)] {
                match at
                    .checked_add_signed(offset)
                    .and_then(|i| self.words.get(i))
                {
                    Some(&word) => {
                        let other = &self.scores[word as usize][slot];
                        row.iter_mut().zip(other).for_each(|(r, o)| *r += o);
                    }
                    None => self.weights.add(features::edge(offset as i64), &mut row),
                }
            }
            if self.surroundings.is_full(&forms, at) {
                self.surroundings
                    .features(&forms, at, |f| self.weights.add(f, &mut row));
            }
            let scale = self.weights.scale();
            row.iter_mut().for_each(|r| *r *= scale);
            self.rows.push(row);
        }
    }

    /// Adds what the last sentence tells of its words.
    pub fn testify(&self, evidence: &mut Evidence) {
        for (at, &word) in self.words.iter().enumerate() {
            let form = &self.forms[word as usize];
            let marginals = &self.lattice.marginals[at];
            let outside = marginals[OUTSIDE];
            if !form.is_capital() && outside > 0.5 {
                // That the commonest words stand in lower case tells nothing.
                if form.case == super::forms::Case::Lower && form.commonness < 5 {
                    let count = evidence.entry(form.lower);
                    count.lower = count.lower.saturating_add(1);
                }
                continue;
            }
            let count = evidence.entry(form.lower);
            count.capital += u32::from(at > 0 && form.is_capital());
            for kind in 0..KINDS {
                let share = marginals[begin(kind)] + marginals[inside(kind)];
                count.kinds[kind] += (share * WHOLE as f32).round() as u32;
            }
            count.kinds[KINDS] += (outside * WHOLE as f32).round() as u32;
        }
        for name in self.found.iter().filter(|n| n.to - n.from > 1) {
            for &word in &self.words[name.from..name.to] {
                let count = evidence.entry(self.forms[word as usize].lower);
                count.parts[name.kind] += (name.probability * WHOLE as f32).round() as u32;
            }
        }
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
