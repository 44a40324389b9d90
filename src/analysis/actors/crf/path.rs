//! Owns the best label sequence of a sentence, and the names that it holds.

use super::labels::{LABELS, OUTSIDE, Row, WIDTH, follows, inside};
use super::lattice::Transitions;

/// Finds best label sequences (Viterbi); buffers that are used again.
#[derive(Debug, Clone, Default)]
pub struct Path {
    back: Vec<[u8; WIDTH]>,
    labels: Vec<usize>,
}

/// Above this probability a place is outside for sure.
const SURE: f32 = 0.995;

impl Path {
    /// Calls `found(from, to, kind)` for each name of the best label sequence, in order.
    ///
    /// Places that by the `marginals` are almost surely outside part the sentence into pieces that are
    /// searched by themselves.
    pub fn best(
        &mut self,
        scores: &[Row],
        marginals: &[Row],
        transitions: &Transitions,
        mut found: impl FnMut(usize, usize, usize),
    ) {
        let sure = |row: &Row| row[OUTSIDE] > SURE;
        let mut at = 0;
        while at < scores.len() {
            if sure(&marginals[at]) {
                at += 1;
                continue;
            }
            let end = (at..scores.len())
                .find(|&i| sure(&marginals[i]))
                .unwrap_or(scores.len());
            self.piece(&scores[at..end], at > 0, end < scores.len(), transitions);
            names(&self.labels, |from, to, kind| {
                found(from + at, to + at, kind)
            });
            at = end;
        }
    }

    /// Fills `labels` for a piece, with a place outside before and after it or not.
    fn piece(&mut self, scores: &[Row], before: bool, after: bool, transitions: &Transitions) {
        const NEVER: f32 = -1e30;
        self.back.clear();
        let mut best = [NEVER; LABELS];
        for (label, value) in best
            .iter_mut()
            .enumerate()
            .filter(|(l, _)| follows(None, *l))
        {
            let entry = if before {
                transitions.logs[OUTSIDE][label]
            } else {
                0.0
            };
            *value = scores[0][label] + entry;
        }
        for row in &scores[1..] {
            let mut next = [NEVER; LABELS];
            let mut back = [0; WIDTH];
            for to in 0..LABELS {
                for (from, &value) in best
                    .iter()
                    .enumerate()
                    .filter(|(f, _)| follows(Some(*f), to))
                {
                    let value = value + transitions.logs[from][to];
                    if value > next[to] {
                        next[to] = value;
                        back[to] = from as u8;
                    }
                }
                next[to] += row[to];
            }
            best = next;
            self.back.push(back);
        }
        if after {
            for (from, value) in best.iter_mut().enumerate() {
                *value += transitions.logs[from][OUTSIDE];
            }
        }
        let last = (0..LABELS).max_by(|&a, &b| best[a].total_cmp(&best[b]));
        let mut label = last.unwrap_or(OUTSIDE);
        self.labels.clear();
        self.labels.push(label);
        for back in self.back.iter().rev() {
            label = usize::from(back[label]);
            self.labels.push(label);
        }
        self.labels.reverse();
    }
}

/// Calls `found(from, to, kind)` for each name in a label sequence.
fn names(labels: &[usize], mut found: impl FnMut(usize, usize, usize)) {
    let mut at = 0;
    while at < labels.len() {
        let label = labels[at];
        let from = at;
        at += 1;
        if label == OUTSIDE {
            continue;
        }
        let kind = (label - 1) / 2;
        while labels.get(at) == Some(&inside(kind)) {
            at += 1;
        }
        found(from, at, kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::actors::crf::labels::ANY;
    use crate::analysis::actors::crf::lattice::Lattice;
    use crate::analysis::actors::crf::lattice::tests::{sequences, toy};

    #[test]
    fn best_is_the_best_sequence() {
        let (scores, transitions) = toy();
        let mut lattice = Lattice::default();
        lattice.run(&scores, |_| ANY, &transitions);
        let mut found = Vec::new();
        Path::default().best(
            &scores,
            &lattice.marginals,
            &transitions,
            |from, to, kind| {
                found.push((from, to, kind));
            },
        );
        let all = sequences(&scores, &transitions);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        let mut expected = Vec::new();
        names(&best.0, |from, to, kind| expected.push((from, to, kind)));
        assert_eq!(found, expected);
    }
}
