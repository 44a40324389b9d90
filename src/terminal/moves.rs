//! Owns which rows of the screen only moved: then the terminal can move them itself.

use std::ops::Range;

use super::spot::Spot;

/// By how many rows a text may have moved, up or down: by a key, by the wheel.
const STEPS: [usize; 2] = [1, 3];
/// Cells that moving rows must spare: each costs about a byte, and the move some thirty.
const WORTH: isize = 100;

/// Rows that move up, or down where `up` is negative.
#[derive(Debug, PartialEq, Eq)]
pub struct Move {
    pub rows: Range<usize>,
    pub up: isize,
    /// The cells that need not be written then.
    spares: isize,
}

/// The screen as it is and as it is to be, row by row.
pub struct Frames<'a> {
    pub width: usize,
    pub wanted: &'a [Spot],
    pub shown: &'a [Spot],
    /// The rows where both differ.
    pub changed: &'a [bool],
}

impl Frames<'_> {
    /// The move of rows that spares most, if one is worth it.
    pub fn best_move(&self) -> Option<Move> {
        let rows = self.changed.len();
        let stays = |y: usize| {
            if self.changed[y] {
                self.differing(y, y)
            } else {
                0
            }
        };
        let stay: Vec<isize> = (0..rows).map(stays).collect();
        let all: isize = stay.iter().sum();
        if all < WORTH {
            return None;
        }
        let mut best: Option<Move> = None;
        for step in STEPS.into_iter().filter(|step| *step < rows) {
            let up = self.best_run(step..rows, &stay, |y| (y - step, y));
            let down = self.best_run(step..rows, &stay, |y| (y, y - step));
            let up = up.map(|run| self.moved(run.start - step..run.end, step as isize, &stay));
            let down =
                down.map(|run| self.moved(run.start - step..run.end, -(step as isize), &stay));
            let found = up.into_iter().chain(down).chain(best);
            best = found.max_by_key(|m| m.spares);
            // A text has moved by one step: the others need not be tried.
            if best.as_ref().is_some_and(|m| m.spares > all / 2) {
                break;
            }
        }
        best.filter(|m| m.spares >= WORTH)
    }

    /// What it spares to move some rows, which change so many cells where they `stay`.
    fn moved(&self, rows: Range<usize>, up: isize, stay: &[isize]) -> Move {
        let step = up.unsigned_abs();
        // What comes in at the edge is blank.
        let edge = if up > 0 {
            rows.end - step..rows.end
        } else {
            rows.start..rows.start + step
        };
        let spared = |y: usize| {
            let from = y.checked_add_signed(up);
            let from = from.filter(|from| rows.contains(from) && !edge.contains(&y));
            stay[y] - from.map_or_else(|| self.inked(y), |from| self.differing(y, from))
        };
        let spares = rows.clone().map(spared).sum();
        Move { rows, up, spares }
    }

    /// The neighbouring rows that gain most when each shows what another one showed. `pair` gives
    /// for a number the row, and the row it would come from.
    fn best_run(
        &self,
        numbers: Range<usize>,
        stay: &[isize],
        pair: impl Fn(usize) -> (usize, usize),
    ) -> Option<Range<usize>> {
        let (mut best, mut most) = (None, 0);
        let (mut start, mut sum) = (numbers.start, 0);
        for number in numbers {
            let (y, from) = pair(number);
            sum += stay[y] - self.differing(y, from);
            if sum <= 0 {
                (start, sum) = (number + 1, 0);
            } else if sum > most {
                (best, most) = (Some(start..number + 1), sum);
            }
        }
        best
    }

    /// How many cells of a wanted row differ from a row shown.
    fn differing(&self, y: usize, from: usize) -> isize {
        let wanted = &self.wanted[y * self.width..][..self.width];
        let shown = &self.shown[from * self.width..][..self.width];
        let differ = wanted.iter().zip(shown).map(|(a, b)| u32::from(a != b));
        differ.sum::<u32>() as isize
    }

    /// How many cells of a wanted row are not blank.
    fn inked(&self, y: usize) -> isize {
        let wanted = &self.wanted[y * self.width..][..self.width];
        wanted.iter().filter(|spot| **spot != Spot::BLANK).count() as isize
    }
}
