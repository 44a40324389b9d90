//! Owns the way from scores to names: what stands where for how sure, and what that tells of the words.

use super::evidence::{Count, Evidence, WHOLE};
use super::forms::Case;
use super::labels::{ANY, KINDS, LABELS, OUTSIDE, Row, WIDTH, begin, inside};
use super::lattice::{Lattice, Transitions};
use super::path::Path;
use super::reader::{Piece, Word};
use super::topic::Topics;

/// A name found in a piece, by its tokens (end exclusive).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    pub from: usize,
    pub to: usize,
    pub kind: usize,
    pub probability: f32,
}

/// Finds the names of one piece after another; buffers that are used again.
pub struct Decoder<'a> {
    transitions: &'a Transitions,
    scale: f32,
    rows: Vec<Row>,
    /// Whether a place is outside all names whatever stands beside it.
    sure: Vec<bool>,
    lattice: Lattice,
    path: Path,
    marginals: Vec<Row>,
    /// The names in the last piece.
    pub found: Vec<Found>,
}

/// By so much must a small word among small words score higher outside than inside a name to be left out of
/// the search.
const SURE: f32 = 9.0;

impl<'a> Decoder<'a> {
    /// `scale`: of the weights that gave the scores.
    pub fn new(transitions: &'a Transitions, scale: f32) -> Self {
        Self {
            transitions,
            scale,
            rows: Vec::new(),
            sure: Vec::new(),
            lattice: Lattice::default(),
            path: Path::default(),
            marginals: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Finds the names of a piece. `more` adds to the scores of its places what else is known.
    pub fn read(&mut self, piece: &Piece, more: impl FnOnce(&mut [Row])) {
        self.rows.clear();
        self.rows.extend_from_slice(piece.rows);
        more(&mut self.rows);
        self.sure.clear();
        for (row, full) in self.rows.iter_mut().zip(piece.full) {
            row.iter_mut().for_each(|r| *r *= self.scale);
            let next = row[1..LABELS].iter().fold(f32::MIN, |m, &v| m.max(v));
            self.sure.push(!full && row[OUTSIDE] - next > SURE);
        }
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

    /// Adds what the last piece tells of its words.
    pub fn testify(&self, piece: &Piece, testimony: &mut Testimony) {
        let counts = &mut testimony.counts;
        counts.resize(piece.words.len(), Count::default());
        for (at, &index) in piece.indexes.iter().enumerate() {
            let (word, count) = (&piece.words[index as usize], &mut counts[index as usize]);
            let marginals = &self.marginals[at];
            let outside = marginals[OUTSIDE];
            if word.case == Case::Lower {
                testimony.topics.count(word.topic);
            }
            if !word.case.is_capital() && outside > 0.5 {
                // That the commonest words stand in lower case tells nothing.
                if word.case == Case::Lower && !word.common {
                    count.lower = count.lower.saturating_add(1);
                }
                continue;
            }
            count.capital += u32::from(at > 0 && word.case.is_capital());
            for kind in 0..KINDS {
                let share = marginals[begin(kind)] + marginals[inside(kind)];
                count.kinds[kind] += (share * WHOLE as f32).round() as u32;
            }
            count.kinds[KINDS] += (outside * WHOLE as f32).round() as u32;
        }
        for name in self.found.iter().filter(|n| n.to - n.from > 1) {
            for &index in &piece.indexes[name.from..name.to] {
                let part = &mut counts[index as usize].parts[name.kind];
                *part += (name.probability * WHOLE as f32).round() as u32;
            }
        }
    }
}

/// What the sentences of one reader tell of its words.
#[derive(Debug, Clone, Default)]
pub struct Testimony {
    counts: Vec<Count>,
    topics: Topics,
}

impl Testimony {
    /// Words that differ in case only count as one.
    pub fn evidence(&self, words: &[Word]) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.topics = self.topics;
        for (word, count) in words.iter().zip(&self.counts) {
            if *count != Count::default() {
                evidence.entry(word.lower).add(count);
            }
        }
        evidence
    }
}
