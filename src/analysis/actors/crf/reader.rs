//! Owns the reading of sentences with a model: words to scores, scores to names.

use std::collections::HashMap;

use super::evidence::{ByHash, Evidence, WHOLE};
use super::features::{self, Surroundings};
use super::forms::{Form, Lexicon};
use super::labels::{ANY, KINDS, LABELS, OUTSIDE, Row, WIDTH, begin, inside};
use super::lattice::{Lattice, Transitions};
use super::model::Weights;
use super::path::Path;
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
    features: Vec<u64>,
    rows: Vec<Row>,
    /// Whether a place is outside all names whatever stands beside it.
    sure: Vec<bool>,
    lattice: Lattice,
    path: Path,
    marginals: Vec<Row>,
    /// The tokens of the last sentence read.
    pub tokens: Vec<Token>,
    /// The names in it.
    pub found: Vec<Found>,
}

/// Longer sentences are read in pieces.
const LONGEST: usize = 400;
/// By so much must a small word among small words score higher outside than inside a name to be left out of
/// the search.
const SURE: f32 = 9.0;
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
            features: Vec::new(),
            rows: Vec::new(),
            sure: Vec::new(),
            lattice: Lattice::default(),
            path: Path::default(),
            marginals: Vec::new(),
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
        self.infer();
    }

    /// Fills `marginals` and `found` from `rows`. Places that are outside for sure part the sentence
    /// into pieces, and only these are searched.
    fn infer(&mut self) {
        let length = self.rows.len();
        self.found.clear();
        self.marginals.clear();
        let mut outside = [0.0; WIDTH];
        outside[OUTSIDE] = 1.0;
        self.marginals.resize(length, outside);
        let mut at = 0;
        while at < length {
            if self.sure[at] {
                at += 1;
                continue;
            }
            let end = (at..length).find(|&i| self.sure[i]).unwrap_or(length);
            // The sure places around it go in as what they are.
            let (from, to) = (at.saturating_sub(1), length.min(end + 1));
            let rows = &self.rows[from..to];
            let inner = at - from..end - from;
            let allowed = |i: usize| {
                if inner.contains(&i) {
                    ANY
                } else {
                    1 << OUTSIDE
                }
            };
            self.lattice.run(rows, allowed, self.transitions);
            self.marginals[at..end].copy_from_slice(&self.lattice.marginals[inner.clone()]);
            let first = self.found.len();
            let found = &mut self.found;
            self.path.best(
                rows,
                &self.lattice.marginals,
                self.transitions,
                |from, to, kind| {
                    found.push(Found {
                        from,
                        to,
                        kind,
                        probability: 0.0,
                    });
                },
            );
            for name in &mut self.found[first..] {
                name.probability =
                    self.lattice
                        .span(name.from, name.to, name.kind, self.transitions);
                name.from += from;
                name.to += from;
            }
            at = end;
        }
    }

    fn learn(&mut self, word: &str) {
        let form = Form::new(word, &self.lexicon, &mut self.lower);
        let mut rows = [[0.0; WIDTH]; 5];
        let count = self.evidence.and_then(|e| e.of(form.lower));
        for (offset, row) in (-2..=2).zip(&mut rows) {
            self.features.clear();
            let add = |f| self.features.push(f);
            match offset {
                0 => features::own(&form, add),
                -1 | 1 => features::near(&form, offset, add),
                _ => features::far(&form, offset, add),
            }
            let add = |f| self.features.push(f);
            match (offset, count) {
                (0, Some(count)) => features::told(&form, count, add),
                (-1 | 1, Some(count)) => features::told_near(count, offset, add),
                _ => {}
            }
            self.weights.add(&self.features, row);
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
        self.sure.clear();
        for at in 0..forms.len() {
            let mut row = self.scores[self.words[at] as usize][2];
            self.features.clear();
            for (offset, slot) in [(-2, 0), (-1, 1), (1, 3), (2, 4)] {
                match at
                    .checked_add_signed(offset)
                    .and_then(|i| self.words.get(i))
                {
                    Some(&word) => {
                        let other = &self.scores[word as usize][slot];
                        row.iter_mut().zip(other).for_each(|(r, o)| *r += o);
                    }
                    None => self.features.push(features::edge(offset as i64)),
                }
            }
            let full = self.surroundings.is_full(&forms, at);
            if full {
                self.surroundings
                    .features(&forms, at, |f| self.features.push(f));
            }
            self.weights.add(&self.features, &mut row);
            let scale = self.weights.scale();
            row.iter_mut().for_each(|r| *r *= scale);
            let next = row[1..LABELS].iter().fold(f32::MIN, |m, &v| m.max(v));
            self.sure.push(!full && row[OUTSIDE] - next > SURE);
            self.rows.push(row);
        }
    }

    /// Adds what the last sentence tells of its words.
    pub fn testify(&self, evidence: &mut Evidence) {
        for (at, &word) in self.words.iter().enumerate() {
            let form = &self.forms[word as usize];
            let marginals = &self.marginals[at];
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
