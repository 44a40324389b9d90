//! Owns the sums over all label sequences of a sentence, in a linear-chain CRF.

use super::labels::{KINDS, LABELS, OUTSIDE, Row, START, WIDTH, begin, follows, inside};

/// Scores of one label after another, `[from][to]`, as logarithms and as factors.
#[derive(Debug, Clone)]
pub struct Transitions {
    pub logs: [Row; LABELS],
    factors: [Row; LABELS],
    // Most sums are zero, for only what began goes on. So there is a part for what begins or is outside…
    /// `[from][to]`.
    heads: [Heads; LABELS],
    /// `[to][from]`.
    turned: [Row; HEADS],
    // … and one for what goes on, from B or I to I of its kind.
    on: Row,
}

/// O, then B of each kind.
const HEADS: usize = 1 + KINDS;
/// One value for each of these, padded.
type Heads = [f32; 8];

const fn head(number: usize) -> usize {
    if number == 0 {
        OUTSIDE
    } else {
        begin(number - 1)
    }
}

impl Transitions {
    pub fn new(logs: [Row; LABELS]) -> Self {
        let mut this = Self {
            logs,
            factors: [[0.0; WIDTH]; LABELS],
            heads: [[0.0; 8]; LABELS],
            turned: [[0.0; WIDTH]; HEADS],
            on: [0.0; WIDTH],
        };
        for from in 0..LABELS {
            for to in (0..LABELS).filter(|&to| follows(Some(from), to)) {
                this.factors[from][to] = this.logs[from][to].exp();
            }
            for number in 0..HEADS {
                this.heads[from][number] = this.factors[from][head(number)];
                this.turned[number][from] = this.factors[from][head(number)];
            }
        }
        for kind in 0..KINDS {
            for from in [begin(kind), inside(kind)] {
                this.on[from] = this.factors[from][inside(kind)];
            }
        }
        this
    }

    /// `row` times the factors.
    #[inline]
    fn forth(&self, row: &Row) -> Row {
        let mut heads = [0.0; 8];
        for (value, factors) in row.iter().zip(&self.heads) {
            for head in 0..heads.len() {
                heads[head] += value * factors[head];
            }
        }
        let mut on = *row;
        multiply(&mut on, &self.on);
        let mut out = [0.0; WIDTH];
        out[OUTSIDE] = heads[0];
        for kind in 0..KINDS {
            out[begin(kind)] = heads[1 + kind];
            out[inside(kind)] = on[begin(kind)] + on[inside(kind)];
        }
        out
    }

    /// The factors times `row`.
    #[inline]
    fn back(&self, row: &Row) -> Row {
        let mut out = [0.0; WIDTH];
        for (number, factors) in self.turned.iter().enumerate() {
            let value = row[head(number)];
            for from in 0..WIDTH {
                out[from] += value * factors[from];
            }
        }
        for kind in 0..KINDS {
            for from in [begin(kind), inside(kind)] {
                out[from] += row[inside(kind)] * self.on[from];
            }
        }
        out
    }
}

/// The sums over a sentence; buffers that are used again.
#[derive(Debug, Clone, Default)]
pub struct Lattice {
    /// exp(score), scaled to a largest of 1.
    emit: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    /// Probability of each label at each place.
    pub marginals: Vec<Row>,
    /// Logarithm of the sum over all sequences.
    pub log_sum: f64,
}

impl Lattice {
    /// Sums over all label sequences whose labels are allowed at each place (bit n: label n).
    pub fn run(
        &mut self,
        scores: &[Row],
        allowed: impl Fn(usize) -> u16,
        transitions: &Transitions,
    ) {
        let length = scores.len();
        for rows in [
            &mut self.emit,
            &mut self.forward,
            &mut self.backward,
            &mut self.marginals,
        ] {
            rows.clear();
            rows.resize(length, [0.0; WIDTH]);
        }
        self.log_sum = 0.0;
        let mut before = [0.0; WIDTH];
        for (at, scores) in scores.iter().enumerate() {
            let mut bits = allowed(at);
            if at == 0 {
                bits &= START;
            }
            let top = exp_row(scores, bits, &mut self.emit[at]);
            let mut row = if at == 0 {
                [1.0; WIDTH]
            } else {
                transitions.forth(&before)
            };
            multiply(&mut row, &self.emit[at]);
            let sum: f32 = row.iter().sum();
            let sum = if sum > 1e-30 { sum } else { 1e-30 };
            row.iter_mut().for_each(|v| *v /= sum);
            self.log_sum += f64::from(sum.ln() + top);
            self.forward[at] = row;
            before = row;
        }
        let mut after = [1.0; WIDTH];
        for at in (0..length).rev() {
            self.backward[at] = after;
            let mut row = self.forward[at];
            multiply(&mut row, &after);
            let sum: f32 = row.iter().sum();
            let scale = if sum > 1e-30 { 1.0 / sum } else { 0.0 };
            row.iter_mut().for_each(|v| *v *= scale);
            self.marginals[at] = row;
            multiply(&mut after, &self.emit[at]);
            after = transitions.back(&after);
            let top = after.iter().fold(1e-30f32, |m, &v| m.max(v));
            after.iter_mut().for_each(|v| *v /= top);
        }
    }

    /// Adds the probability of each pair of labels at `at - 1` and `at`, `weight` times.
    pub fn add_pairs(
        &self,
        at: usize,
        transitions: &Transitions,
        weight: f32,
        into: &mut [Row; LABELS],
    ) {
        let mut right = self.emit[at];
        multiply(&mut right, &self.backward[at]);
        let left = &self.forward[at - 1];
        let mut sum = 0.0;
        for (from, factors) in transitions.factors.iter().enumerate() {
            for to in 0..LABELS {
                sum += left[from] * factors[to] * right[to];
            }
        }
        if sum < 1e-30 {
            return;
        }
        let scale = weight / sum;
        for (from, factors) in transitions.factors.iter().enumerate() {
            for to in 0..LABELS {
                into[from][to] += scale * left[from] * factors[to] * right[to];
            }
        }
    }

    /// Probability that a name of the kind stands at exactly `from..to`.
    pub fn span(&self, from: usize, to: usize, kind: usize, transitions: &Transitions) -> f32 {
        let (b, i) = (begin(kind), inside(kind));
        let mut probability = self.marginals[from][b];
        for at in from..to {
            // Of what follows B or I here, the share that goes on, or after the last that doesn't.
            let here = if at == from { b } else { i };
            let Some(emit) = self.emit.get(at + 1) else {
                break;
            };
            let factors = &transitions.factors[here];
            let after = &self.backward[at + 1];
            let share = |label: usize| factors[label] * emit[label] * after[label];
            let all: f32 = (0..LABELS).map(share).sum();
            let on = share(i);
            if all <= 0.0 {
                return 0.0;
            }
            probability *= if at + 1 < to {
                on / all
            } else {
                1.0 - on / all
            };
        }
        probability
    }
}

#[inline]
fn multiply(row: &mut Row, by: &Row) {
    for label in 0..WIDTH {
        row[label] *= by[label];
    }
}

/// exp(score - top) for the allowed labels, 0 for others; returns the largest allowed score.
#[inline]
fn exp_row(scores: &Row, bits: u16, out: &mut Row) -> f32 {
    let mut masked = [f32::NEG_INFINITY; WIDTH];
    for label in 0..LABELS {
        if bits & (1 << label) != 0 {
            masked[label] = scores[label];
        }
    }
    let top = masked
        .iter()
        .fold(f32::NEG_INFINITY, |m, &v| if v > m { v } else { m });
    if top == f32::NEG_INFINITY {
        return 0.0;
    }
    for label in 0..WIDTH {
        out[label] = exp(masked[label] - top);
    }
    top
}

/// exp for values of at most 0, to about seven digits; 0 below -87. Written so that it becomes vector code.
#[inline]
fn exp(x: f32) -> f32 {
    let x = if x > -87.0 { x } else { -87.0 };
    let n = (x * std::f32::consts::LOG2_E - 0.5) as i32 as f32;
    let r = x - n * std::f32::consts::LN_2;
    let p = 1.0
        + r * (1.0
            + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    let scale = f32::from_bits(((n as i32 + 127) as u32) << 23);
    let value = p * scale;
    if x > -86.9 { value } else { 0.0 }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::analysis::actors::crf::labels::ANY;

    pub fn toy() -> (Vec<Row>, Transitions) {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / 4e6 - 2.0
        };
        let scores = (0..3).map(|_| [(); WIDTH].map(|()| next())).collect();
        let logs = [(); LABELS].map(|()| [(); WIDTH].map(|()| next()));
        (scores, Transitions::new(logs))
    }

    /// Every label sequence of three with its score.
    pub fn sequences(scores: &[Row], t: &Transitions) -> Vec<([usize; 3], f64)> {
        let mut all = Vec::new();
        for a in (0..LABELS).filter(|&a| follows(None, a)) {
            for b in (0..LABELS).filter(|&b| follows(Some(a), b)) {
                for c in (0..LABELS).filter(|&c| follows(Some(b), c)) {
                    let score =
                        scores[0][a] + t.logs[a][b] + scores[1][b] + t.logs[b][c] + scores[2][c];
                    all.push(([a, b, c], f64::from(score).exp()));
                }
            }
        }
        all
    }

    #[test]
    fn sums_agree_with_counting_all_sequences() {
        let (scores, transitions) = toy();
        let mut lattice = Lattice::default();
        lattice.run(&scores, |_| ANY, &transitions);
        let all = sequences(&scores, &transitions);
        let total: f64 = all.iter().map(|s| s.1).sum();
        assert!((lattice.log_sum - total.ln()).abs() < 1e-4);
        let mut pairs = [[0.0; WIDTH]; LABELS];
        lattice.add_pairs(1, &transitions, 1.0, &mut pairs);
        for (label, &pair) in pairs[0][..LABELS].iter().enumerate() {
            let of = |f: &dyn Fn(&[usize; 3]) -> bool| {
                all.iter().filter(|s| f(&s.0)).map(|s| s.1).sum::<f64>() / total
            };
            assert!((f64::from(lattice.marginals[1][label]) - of(&|s| s[1] == label)).abs() < 1e-4);
            assert!((f64::from(pair) - of(&|s| s[0] == 0 && s[1] == label)).abs() < 1e-4);
        }
        let exact = all
            .iter()
            .filter(|s| s.0[0] == begin(1) && s.0[1] == inside(1) && s.0[2] != inside(1));
        let exact = exact.map(|s| s.1).sum::<f64>() / total;
        assert!((f64::from(lattice.span(0, 2, 1, &transitions)) - exact).abs() < 1e-4);
    }
}
