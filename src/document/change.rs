//! Owns what became of each place of a text in its next state: by the parts that are the same in
//! both, else by [`Anchor`]s.

use std::collections::HashMap;
use std::ops::Range;

use super::{Anchor, Span};

/// The parts that two states of a text have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// In the order of the old text; a part that was moved stands elsewhere in the new one.
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    old: usize,
    new: usize,
    len: usize,
}

/// Shorter lines are no landmarks.
const SHORTEST_LINE: usize = 4;

impl Change {
    /// Compares two states: their common beginning and end, and between those the lines that stand
    /// in both of them once.
    pub fn between(old: &str, new: &str) -> Self {
        let mut before = common(old.as_bytes(), new.as_bytes(), false);
        if before < old.len().max(new.len()) {
            // A new line may begin like the one it was put before.
            before = old.as_bytes()[..before]
                .iter()
                .rposition(|b| *b == b'\n')
                .map_or(0, |at| at + 1);
        }
        let (old_rest, new_rest) = (&old[before..], &new[before..]);
        let mut after = common(old_rest.as_bytes(), new_rest.as_bytes(), true);
        let begins_line =
            |text: &str| text.len() == after || text.as_bytes()[text.len() - after - 1] == b'\n';
        if after > 0 && !(begins_line(old_rest) && begins_line(new_rest)) {
            let tail = &old_rest.as_bytes()[old_rest.len() - after..];
            after -= tail
                .iter()
                .position(|b| *b == b'\n')
                .map_or(after, |at| at + 1);
        }
        let mut runs = vec![Run {
            old: 0,
            new: 0,
            len: before,
        }];
        let old_middle = &old_rest[..old_rest.len() - after];
        let new_middle = &new_rest[..new_rest.len() - after];
        let new_lines = unique_lines(new_middle);
        let mut lines: Vec<Run> = unique_lines(old_middle)
            .into_iter()
            .filter_map(|(line, at)| {
                let (at, to) = (at?, (*new_lines.get(line)?)?);
                Some(Run {
                    old: before + at,
                    new: before + to,
                    len: line.len(),
                })
            })
            .collect();
        lines.sort_unstable_by_key(|run| run.old);
        runs.extend(lines);
        runs.push(Run {
            old: old.len() - after,
            new: new.len() - after,
            len: after,
        });
        Self { runs }
    }

    /// Where a place of the old text stands in the new one, and whether it stands in a part that
    /// is the same in both.
    fn guess(&self, offset: usize) -> (usize, bool) {
        let next = self.runs.partition_point(|run| run.old <= offset);
        let Some(run) = next.checked_sub(1).and_then(|i| self.runs.get(i)) else {
            return (offset, false);
        };
        (run.new + (offset - run.old), offset - run.old <= run.len)
    }

    /// About where a place of the old text stands in the new one, for any number of places.
    pub fn rough(&self, new: &str, offset: usize) -> usize {
        new.floor_char_boundary(self.guess(offset).0)
    }

    /// Where a place of the old text stands in the new one.
    pub fn place(&self, old: &str, new: &str, offset: usize) -> usize {
        let (near, same) = self.guess(offset);
        let found = (!same)
            .then(|| Anchor::of(old, Span::empty(offset)).find_near(new, near))
            .flatten();
        new.floor_char_boundary(found.map_or(near, |found| found.span.start()))
    }

    /// Where a passage of the old text stands in the new one; `None` where it is gone.
    pub fn span(&self, old: &str, new: &str, span: Span) -> Option<Span> {
        let ((start, same_start), (end, same_end)) =
            (self.guess(span.start()), self.guess(span.end()));
        if same_start
            && same_end
            && start + span.len() == end
            && span.of(old) == new.get(start..end)?
        {
            return Some(Span::new(start, end));
        }
        let found = Anchor::of(old, span).find_near(new, start)?;
        (!found.span.is_empty() || span.is_empty()).then_some(found.span)
    }
}

/// How many bytes two texts have in common at their beginnings, or at their ends.
fn common(a: &[u8], b: &[u8], at_end: bool) -> usize {
    const STEP: usize = 4096;
    let most = a.len().min(b.len());
    let mut same = 0;
    while same < most {
        let to = (same + STEP).min(most);
        let (x, y) = (part(a, same..to, at_end), part(b, same..to, at_end));
        if x != y {
            let pairs = x.iter().zip(y);
            return same
                + if at_end {
                    pairs.rev().take_while(|(x, y)| x == y).count()
                } else {
                    pairs.take_while(|(x, y)| x == y).count()
                };
        }
        same = to;
    }
    most
}

/// A part of a text, counted from its beginning or from its end.
fn part(of: &[u8], range: Range<usize>, from_end: bool) -> &[u8] {
    if from_end {
        &of[of.len() - range.end..of.len() - range.start]
    } else {
        &of[range]
    }
}

/// The lines of a text with the place of each; none for one that stands more than once.
fn unique_lines(text: &str) -> HashMap<&str, Option<usize>> {
    let mut lines = HashMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().len() >= SHORTEST_LINE {
            lines
                .entry(line)
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
        at += line.len();
    }
    lines
}
