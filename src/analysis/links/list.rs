//! Owns "respectively": which of several listed figures is whose of as many listed actors.

use super::super::numbers::model::Number;
use crate::document::Span;

/// No list of figures is longer than this.
const LONGEST: usize = 12;

/// The actor of a figure where its sentence says "respectively" and lists as many actors before its figures:
/// "France and Spain gave 5 and 7 million dollars respectively".
pub fn own(
    text: &str,
    sentence: Span,
    numbers: &[Number],
    index: usize,
    mentions: &[(Span, u32)],
) -> Option<u32> {
    if !sentence.of(text).contains("respectively") {
        return None;
    }
    let joins = |from: usize, to: usize| {
        let between = text.get(from..to).unwrap_or("").trim();
        matches!(between, "," | "and" | ", and" | "or" | "to" | ", to")
    };
    let kind = numbers.get(index)?.kind;
    let next = |i: usize| {
        let (a, b) = (numbers.get(i)?, numbers.get(i + 1)?);
        (a.kind == kind && b.kind == kind && joins(a.span.end(), b.span.start())).then_some(())
    };
    let (mut first, mut last) = (index, index);
    while first > 0 && index - first < LONGEST && next(first - 1).is_some() {
        first -= 1;
    }
    while last - index < LONGEST && next(last).is_some() {
        last += 1;
    }
    let count = last - first + 1;
    let start = numbers.get(first)?.full.start();
    let before = mentions.partition_point(|(span, _)| span.end() <= start);
    let listed = mentions.get(before.checked_sub(count)?..before)?;
    let row = listed
        .windows(2)
        .all(|pair| joins(pair[0].0.end(), pair[1].0.start()));
    (count > 1 && row).then(|| listed[index - first].1)
}
