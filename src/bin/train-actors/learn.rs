//! Owns the learning: AdaGrad on the probability of all label sequences that a sentence allows.

use std::collections::HashMap;

use nutgraf::analysis::actors::crf::evidence::ByHash;
use nutgraf::analysis::actors::crf::labels::{ANY, LABELS, Row, WIDTH};
use nutgraf::analysis::actors::crf::lattice::{Lattice, Transitions};
use nutgraf::analysis::actors::crf::model::Weights;

use crate::corpus::Corpus;

#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    /// Share of features left out at each place at each step.
    pub dropout: f32,
    /// Share of sentences read without the evidence of their document.
    pub untold: f32,
    /// Share of the sentences without annotation by people that an epoch reads.
    pub silver: f32,
    pub seed: u64,
}

/// Weights by feature, as learnt.
pub struct Learnt {
    pub index: HashMap<u64, u32, ByHash>,
    pub rows: Vec<Row>,
    pub transitions: Transitions,
}

impl Weights for Learnt {
    fn add(&self, features: &[u64], row: &mut Row) {
        for feature in features {
            if let Some(&number) = self.index.get(feature) {
                let weights = &self.rows[number as usize];
                row.iter_mut().zip(weights).for_each(|(r, w)| *r += w);
            }
        }
    }

    fn scale(&self) -> f32 {
        1.0
    }
}

/// A feature's weights, the squares of their steps so far, and what averaging takes from them.
#[derive(Clone, Copy)]
struct Cell {
    weights: Row,
    squares: Row,
    late: Row,
}

/// Small gradients are not worth the step.
const LEAST: f32 = 2e-3;

/// A generator of random numbers that is the same everywhere (splitmix64).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn chance(&mut self, share: f32) -> bool {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32 <= share && share > 0.0
    }

    /// One of the items, which must not be none.
    pub fn pick<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[(self.next() % items.len() as u64) as usize]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

/// Learns weights for the corpus; `progress` gets the epoch and the mean log-probability of a token.
pub fn learn(
    corpus: &Corpus,
    settings: &Settings,
    progress: &(dyn Fn(usize, f64) + Sync),
) -> (Vec<Row>, [Row; LABELS]) {
    let mut learner = Learner::new(corpus, *settings);
    for epoch in 0..settings.epochs {
        let mean = learner.epoch(epoch);
        progress(epoch + 1, mean);
    }
    learner.finish()
}

struct Learner<'a> {
    corpus: &'a Corpus,
    settings: Settings,
    cells: Vec<Cell>,
    pairs: [Cell; LABELS],
    transitions: Transitions,
    random: Random,
    kept: Vec<u32>,
    bounds: Vec<usize>,
    rows: Vec<Row>,
    free: Lattice,
    bound: Lattice,
}

impl<'a> Learner<'a> {
    fn new(corpus: &'a Corpus, settings: Settings) -> Self {
        let empty = Cell {
            weights: [0.0; WIDTH],
            squares: [0.0; WIDTH],
            late: [0.0; WIDTH],
        };
        Self {
            corpus,
            settings,
            cells: vec![empty; corpus.index.len()],
            pairs: [empty; LABELS],
            transitions: Transitions::new([[0.0; WIDTH]; LABELS]),
            random: Random(settings.seed),
            kept: Vec::new(),
            bounds: Vec::new(),
            rows: Vec::new(),
            free: Lattice::default(),
            bound: Lattice::default(),
        }
    }

    fn epoch(&mut self, epoch: usize) -> f64 {
        let mut order: Vec<usize> = (0..self.corpus.sentences.len())
            .filter(|&s| self.corpus.sentences[s].gold || self.random.chance(self.settings.silver))
            .collect();
        self.random.shuffle(&mut order);
        let (mut sum, mut tokens) = (0.0, 0);
        for (done, &sentence) in order.iter().enumerate() {
            let part =
                (epoch as f32 + done as f32 / order.len() as f32) / self.settings.epochs as f32;
            sum += self.step(sentence, part);
            tokens += self.rows.len();
        }
        sum / tokens.max(1) as f64
    }

    /// One step on one sentence, `part` of the way through; returns its log-probability.
    fn step(&mut self, sentence: usize, part: f32) -> f64 {
        let corpus = self.corpus;
        let item = &corpus.sentences[sentence];
        self.rows.clear();
        if (item.from..item.to).all(|p| corpus.allowed(p) == ANY) {
            return 0.0;
        }
        let inverse = 1.0 / (1.0 - self.settings.dropout);
        let told = !self.random.chance(self.settings.untold);
        self.kept.clear();
        self.bounds.clear();
        self.bounds.push(0);
        for place in item.from..item.to {
            self.keep(place, told);
            let mut row = [0.0; WIDTH];
            for &feature in &self.kept[self.bounds[self.bounds.len() - 1]..] {
                let weights = &self.cells[feature as usize].weights;
                row.iter_mut().zip(weights).for_each(|(r, w)| *r += w);
            }
            row.iter_mut().for_each(|r| *r *= inverse);
            self.rows.push(row);
            self.bounds.push(self.kept.len());
        }
        self.free.run(&self.rows, |_| ANY, &self.transitions);
        self.bound.run(
            &self.rows,
            |at| corpus.allowed(item.from + at as u32),
            &self.transitions,
        );
        let gain = self.bound.log_sum - self.free.log_sum;
        if gain > -1e-3 {
            return gain;
        }
        for at in 0..self.rows.len() {
            let mut step = self.bound.marginals[at];
            step.iter_mut()
                .zip(&self.free.marginals[at])
                .for_each(|(s, f)| *s -= f);
            let largest = step.iter().fold(0.0f32, |m, s| m.max(s.abs()));
            if largest < LEAST {
                continue;
            }
            step.iter_mut().for_each(|s| *s *= item.weight);
            for &feature in &self.kept[self.bounds[at]..self.bounds[at + 1]] {
                self.cells[feature as usize].climb(&step, self.settings.rate, part);
            }
        }
        self.climb_pairs(item.weight, part);
        gain
    }

    /// Appends the features of a place that this step keeps.
    fn keep(&mut self, place: u32, told: bool) {
        let view = self.corpus.view(place);
        let least = (self.settings.dropout * 256.0) as u64;
        let (mut bits, mut left) = (0, 0);
        let told = if told { view.told } else { &[] };
        for &feature in view.plain.iter().chain(told) {
            if left == 0 {
                bits = self.random.next();
                left = 8;
            }
            if bits & 0xff >= least {
                self.kept.push(feature);
            }
            bits >>= 8;
            left -= 1;
        }
    }

    fn climb_pairs(&mut self, weight: f32, part: f32) {
        let mut steps = [[0.0; WIDTH]; LABELS];
        for at in 1..self.rows.len() {
            self.bound
                .add_pairs(at, &self.transitions, weight, &mut steps);
            self.free
                .add_pairs(at, &self.transitions, -weight, &mut steps);
        }
        for (cell, step) in self.pairs.iter_mut().zip(&steps) {
            cell.climb(step, self.settings.rate, part);
        }
        self.transitions = Transitions::new(self.pairs.each_ref().map(|c| c.weights));
    }

    /// The weights averaged over all steps.
    fn finish(self) -> (Vec<Row>, [Row; LABELS]) {
        (
            self.cells.iter().map(Cell::average).collect(),
            self.pairs.each_ref().map(Cell::average),
        )
    }
}

impl Cell {
    #[inline]
    fn climb(&mut self, step: &Row, rate: f32, part: f32) {
        let cells = self
            .squares
            .iter_mut()
            .zip(&mut self.weights)
            .zip(&mut self.late);
        for (((square, weight), late), step) in cells.zip(step) {
            *square += step * step;
            let change = rate * step / (*square + 1e-1).sqrt();
            *weight += change;
            *late += part * change;
        }
    }

    fn average(&self) -> Row {
        let mut row = self.weights;
        row.iter_mut().zip(&self.late).for_each(|(w, l)| *w -= l);
        row
    }
}
