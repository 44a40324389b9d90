//! Owns the pass over the text: stretches, tokens, and what each number-like token turns out to be.

use super::bounds;
use super::carry;
use super::clause;
use super::dates::calendar::Day;
use super::dates::words::TimeWord;
use super::dates::{self, Now, when};
use super::describe::{dated, number};
use super::figure::{Figure, figure};
use super::idle::{idiom, idle_one, idle_word, some_day};
use super::marks;
use super::model::{Bound, Number, NumberKind, Value};
use super::names;
use super::negatives;
use super::scan::{Tokens, scan};
use super::tables;
use super::terms::Form;
use super::words::NumberWord;
use crate::document::{Block, BlockKind, Document, Span};

/// A stretch longer than this is cut at a space, so that no buffer grows with the text.
const STRETCH: usize = 64 * 1024;

/// Finds the numbers of `document.text[..reach]`, in text order. `date` is the document's day, if known.
/// `Number::section`, `actors` and the links are filled in by `analysis::links`.
pub fn find(document: &Document, reach: usize, date: Option<&str>) -> Vec<Number> {
    find_in(document, &document.blocks, reach, date)
}

/// The same for some of the document's blocks.
pub fn find_in(
    document: &Document,
    blocks: &[Block],
    reach: usize,
    date: Option<&str>,
) -> Vec<Number> {
    let mut now = Now {
        today: date.or(document.date.as_deref()).and_then(Day::parse),
        ..Now::default()
    };
    let mut numbers = Vec::new();
    let mut tokens = Vec::new();
    for block in blocks {
        let (start, end) = (block.span.start(), block.span.end().min(reach));
        if start >= end || matches!(block.kind, BlockKind::Code | BlockKind::Rule) {
            continue;
        }
        let lines = matches!(block.kind, BlockKind::Lines | BlockKind::Table);
        let mut from = start;
        if matches!(block.kind, BlockKind::Heading(_)) {
            from = end.min(start + marks::numbering(block.span.of(&document.text)));
        }
        while from < end {
            let to = stretch_end(&document.text, from, end, lines);
            scan(&document.text, from, to, &mut tokens);
            let t = Tokens {
                text: &document.text,
                list: &tokens,
            };
            let first = numbers.len();
            // A lone number is that of a page, or of a row in the first column, but no other cell's.
            let cell = block.kind == BlockKind::Table
                && from > start
                && document.text.as_bytes()[from - 1] == b'\t';
            let pages = document.blocks.len() > 1 && !cell;
            read(t, &mut now, &mut numbers, pages);
            carry::carry(&document.text, &mut numbers[first..]);
            clause::fill(t, &mut numbers[first..]);
            for number in &mut numbers[first..] {
                number.section = block.section;
            }
            from = to;
        }
        if block.kind == BlockKind::Table {
            let before = document.block_at(start).checked_sub(1);
            let over = before.and_then(|over| Some(document.blocks.get(over)?.span));
            let first = numbers.partition_point(|n: &Number| n.span.start() < start);
            let table = Span::new(start, end);
            tables::settle(&document.text, table, over, &mut numbers[first..]);
        }
        now.told.pass();
    }
    numbers
}

/// Where the stretch that starts at `from` ends: at the line's or cell's end, or at a space if it is too long.
fn stretch_end(text: &str, from: usize, end: usize, lines: bool) -> usize {
    let bytes = text.as_bytes();
    let end = end.min(bytes.len());
    let mut to = end;
    if lines {
        let line = memchr::memchr2(b'\n', b'\t', &bytes[from..end]);
        to = line.map_or(end, |at| from + at + 1);
    }
    if to - from <= STRETCH {
        return to;
    }
    let limit = from + STRETCH;
    let window = &bytes[from + STRETCH / 2..limit];
    if let Some(at) = memchr::memrchr2(b' ', b'\n', window) {
        return from + STRETCH / 2 + at + 1;
    }
    (from + 1..=limit)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(to)
}

/// Reads all numbers of one stretch.
fn read(t: Tokens, now: &mut Now, numbers: &mut Vec<Number>, pages: bool) {
    if pages && marks::page(t) {
        return;
    }
    let mut floor = 0;
    let mut i = 0;
    while i < t.len() {
        if !t.list[i].trigger {
            i += 1;
            continue;
        }
        match at(t, i, floor, *now) {
            Outcome::Number(number, next) => {
                if let Some(date) = &number.date {
                    now.told.note(t, i, date);
                }
                if !numbers
                    .last_mut()
                    .is_some_and(|before| told_twice(t.text, before, &number))
                {
                    numbers.push(*number);
                }
                floor = next.max(i + 1);
                i = floor;
            }
            Outcome::Skip(next) => {
                i = next.max(i + 1);
                floor = floor.max(i);
            }
            Outcome::Nothing => i += 1,
        }
    }
}

/// Joins to a figure in words the same in digits, as contracts say it twice: "Five Million Dollars ($5,000,000)".
fn told_twice(text: &str, words: &mut Number, digits: &Number) -> bool {
    let spelled = |span: Span| !span.of(text).bytes().any(|b| b.is_ascii_digit());
    let end = digits.span.end();
    let bracketed = words.span.end() < digits.span.start()
        && text[words.span.end()..digits.span.start()].trim() == "("
        && text[end..].starts_with(')');
    let same = words.kind == digits.kind
        && words.value == digits.value
        && words.unit == digits.unit
        && words.date.is_none();
    if !bracketed || !same || !spelled(words.span) || spelled(digits.span) {
        return false;
    }
    words.measures = words.measures.or(digits.measures);
    if digits.per.is_some() {
        words.per.clone_from(&digits.per);
    }
    words.span = Span::new(words.span.start(), end + 1);
    let full = words.full.end().max(digits.full.end()).max(end + 1);
    words.full = Span::new(words.full.start(), full);
    true
}

enum Outcome {
    Number(Box<Number>, usize),
    /// What stands there is no number, up to this index.
    Skip(usize),
    Nothing,
}

fn at(t: Tokens, i: usize, floor: usize, now: Now) -> Outcome {
    if idle_article(t, i) {
        return Outcome::Nothing;
    }
    if t.is_numeral(i) && (marks::mark(t, i) || dates::named_law(t, i)) {
        return Outcome::Skip(i + 1);
    }
    if let Some((years, next)) = super::ages::decade(t, i) {
        let (mut number, _) = number(t, years, floor);
        number.bound = Bound::Approx;
        return Outcome::Number(Box::new(number), next);
    }
    if let Some(race) = super::races::time(t, i) {
        let (number, next) = number(t, race, floor);
        return Outcome::Number(Box::new(number), next);
    }
    if let Some(when) = when(t, i, floor, now) {
        let next = when.next;
        let day = t.is_numeral(i) || t.is_numeral(next - 1);
        if day && when.kind == NumberKind::Date && names::named_after_day(t, next) {
            return Outcome::Skip(next);
        }
        return Outcome::Number(Box::new(dated(t, when, floor)), next);
    }
    if let Some(next) = negatives::identifier(t, i) {
        return Outcome::Skip(next);
    }
    let Some(figure) = figure(t, i, floor) else {
        return if t.is_numeral(i) {
            Outcome::Skip(i + 1)
        } else {
            Outcome::Nothing
        };
    };
    if !stands(t, &figure) {
        return Outcome::Skip(figure.next);
    }
    let (figure, closed) = bounded(t, figure, floor);
    let (mut number, next) = number(t, figure, floor);
    if closed {
        number.bound = Bound::Exact;
    }
    Outcome::Number(Box::new(number), next)
}

/// Whether "a" stands before no number or unit of time: most do, and need no further look.
fn idle_article(t: Tokens, i: usize) -> bool {
    let article = t
        .lexeme(i)
        .is_some_and(|l| l.number == Some(NumberWord::Article));
    article
        && !super::units::is_one(t, i)
        && t.lexeme(i + 1).is_none_or(|next| {
            next.number.is_none() && !matches!(next.time, Some(TimeWord::Unit(_)))
        })
}

/// "more than 10 and less than 40": two bounds of one value make a range.
fn bounded(t: Tokens, left: Figure, floor: usize) -> (Figure, bool) {
    let whole = |left: &Figure| {
        let (low, _) = bounds::before(t, left.first).filter(|(_, from)| *from >= floor)?;
        let joint = left.next;
        if !t.is_any(joint, &["and", "but"]) {
            return None;
        }
        let at =
            (joint + 2..joint + 8).find(|k| t.list.get(*k).is_some_and(|token| token.trigger))?;
        let right = figure(t, at, joint + 1)?;
        let (high, from) = bounds::before(t, right.first)?;
        let lower = |bound| matches!(bound, Bound::Greater | Bound::AtLeast);
        let upper = |bound| matches!(bound, Bound::Less | Bound::AtMost);
        let (a, b) = match (left.value, right.value) {
            (Value::Exact(a), Value::Exact(b)) => (a, b),
            _ => return None,
        };
        let same = right.kind == left.kind && right.unit == left.unit;
        if from != joint + 1 || !same {
            return None;
        }
        let ends = if lower(low) && upper(high) && a < b {
            (a, b)
        } else if upper(low) && lower(high) && b < a {
            (b, a)
        } else {
            return None;
        };
        Some((Value::Range(Some(ends.0), Some(ends.1)), right.next))
    };
    match whole(&left) {
        Some((value, next)) => (
            Figure {
                value,
                next,
                ..left
            },
            true,
        ),
        None => (left, false),
    }
}

/// Whether a figure is one, by what stands around it.
fn stands(t: Tokens, figure: &Figure) -> bool {
    let (first, next) = (figure.first, figure.next);
    let bare = matches!(
        figure.kind,
        NumberKind::Count | NumberKind::Ordinal | NumberKind::Fraction
    );
    if bare && (idle_one(t, first, next) || idle_word(t, &figure.term) || idiom(t, first, next)) {
        return false;
    }
    if figure.kind == NumberKind::Duration
        && (some_day(t, first, next) || names::titled(t, first, next))
    {
        return false;
    }
    if !matches!(figure.kind, NumberKind::Money) && names::hung(t, first) {
        return false;
    }
    // "Public Law 117-58"
    let numbered = bare || figure.kind == NumberKind::Score;
    if numbered && negatives::label(t, first) {
        return false;
    }
    if matches!(
        figure.kind,
        NumberKind::Count | NumberKind::Ordinal | NumberKind::Quantity
    ) && names::named(t, first, next)
    {
        return false;
    }
    // "by the hundreds", "in their thousands": a manner, and no count to quote.
    let manner = first > 0 && t.is_any(first - 1, &["the", "their", "its"]) && !t.is(next, "of");
    figure.term.form != Form::Many || figure.kind != NumberKind::Count || !manner
}
