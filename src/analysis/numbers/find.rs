//! Owns the pass over the text: stretches, tokens, and what each number-like token turns out to be.

use super::bounds;
use super::dates::calendar::Day;
use super::dates::words::TimeWord;
use super::dates::{Now, when};
use super::describe::{dated, number};
use super::figure::{Figure, figure};
use super::idle::{idiom, idle_one, idle_word, some_day};
use super::marks;
use super::model::{Bound, Change, Decimal, Number, NumberKind, Value};
use super::names;
use super::negatives;
use super::scan::{Tokens, scan};
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
            read(t, &mut now, &mut numbers, document.blocks.len() > 1);
            share(&document.text, &mut numbers[first..]);
            gapped(&document.text, &mut numbers[first..]);
            placed(&document.text, &mut numbers[first..]);
            for number in &mut numbers[first..] {
                number.section = block.section;
            }
            from = to;
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
                numbers.push(*number);
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

/// Gives the figures of a list the unit that its last one states: "6.4, 7.9 and 7.1 t/ha", "5 and 10 percent".
fn share(text: &str, numbers: &mut [Number]) {
    for i in (1..numbers.len()).rev() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(bare), Some(stated)) = (before.last_mut(), from.first()) else {
            continue;
        };
        let shared = matches!(
            stated.kind,
            NumberKind::Percent
                | NumberKind::Quantity
                | NumberKind::Duration
                | NumberKind::PercentPoint
        ) && stated.date.is_none();
        let between = Span::new(bare.span.end(), stated.span.start().max(bare.span.end())).of(text);
        let listed = matches!(between.trim(), "," | "and" | "or" | ", and" | ", or" | "to");
        let apart = between.starts_with(' ') || between.starts_with(',');
        // "28,340 or 7 to 8 percent": two ways to say it, not two shares.
        let alike = !(between.contains("or") && matches!(stated.value, Value::Range(..)))
            && (stated.kind != NumberKind::Percent
                || bare
                    .value
                    .order(&Value::Exact(Decimal::integer(1000)))
                    .is_lt());
        let bare_count = bare.kind == NumberKind::Count
            && bare.value != Value::Unknown
            && bare.measures.is_none_or(|m| m.end() <= bare.span.start());
        if shared && listed && apart && alike && bare_count {
            bare.kind = stated.kind;
            bare.unit.clone_from(&stated.unit);
            bare.measures = stated.measures;
            bare.per.clone_from(&stated.per);
        }
    }
}

/// Gives a bare figure the currency of the one before it where the clause leaves it out:
/// "France pledged 20 million euros, and Germany 30 million".
fn gapped(text: &str, numbers: &mut [Number]) {
    for i in 1..numbers.len() {
        let (before, from) = numbers.split_at_mut(i);
        let (Some(stated), Some(bare)) = (before.last(), from.first_mut()) else {
            continue;
        };
        let gap = Span::new(stated.span.end(), bare.full.start().max(stated.span.end())).of(text);
        let scaled = bare.span.of(text).contains("illion");
        if let Some(other) = compared(text, before, bare).filter(|_| scaled) {
            bare.kind = other.kind;
            bare.unit.clone_from(&other.unit);
            bare.unit_assumed = other.unit_assumed;
            continue;
        }
        let fits = stated.kind == NumberKind::Money
            && bare.kind == NumberKind::Count
            && bare.measures.is_none()
            && scaled
            && gap.len() < 80
            && !gap.contains(['.', ';', '(', ':']);
        let last = gap
            .rsplit(|c: char| !c.is_alphanumeric() && c != '\'')
            .find(|w| !w.is_empty());
        // "a national bank needs 500 billion naira, and a regional one 50 billion"
        let named = last.is_some_and(|word| word.starts_with(char::is_uppercase) || word == "one");
        let joined = gap.contains(" and ") || gap.contains(',');
        if fits && named && joined {
            bare.kind = NumberKind::Money;
            bare.unit.clone_from(&stated.unit);
            bare.unit_assumed = true;
        }
    }
}

/// Gives a bare figure the unit of the one before it where both are told of places or times in one row:
/// "71 mph at Dalhart, 68 at Borger and 66 near Hereford", "17.9 million carats in 2024 and 15 million in 2025".
fn placed(text: &str, numbers: &mut [Number]) {
    const AT: &[&str] = &["at", "in", "near", "for", "on", "from"];
    let told = |text: &str| {
        let mut words = text.split(' ').filter(|w| !w.is_empty());
        words.next().is_some_and(|word| AT.contains(&word))
    };
    let mut last: Option<usize> = None;
    for i in 0..numbers.len() {
        let number = &numbers[i];
        let (start, end) = (number.span.start(), number.span.end());
        match number.kind {
            NumberKind::Money | NumberKind::Quantity | NumberKind::Percent => last = Some(i),
            NumberKind::Count if number.measures.is_none() && number.bound == Bound::Exact => {
                let Some(stated) = last
                    .map(|at| &numbers[at])
                    .filter(|stated| stated.span.end() < start)
                else {
                    continue;
                };
                let gap = &text[stated.span.end()..start];
                let row = gap.ends_with(", ") || gap.ends_with(" and ");
                let near = gap.len() < 60 && !gap.contains(['.', ';', '(', ':', '\n']);
                let scaled = |n: &Number| n.span.of(text).contains("illion");
                let alike = stated.kind != NumberKind::Money || scaled(number);
                let both = gap.split(' ').any(|word| AT.contains(&word)) && told(&text[end..]);
                if row && near && alike && both {
                    let (kind, unit, assumed) =
                        (stated.kind, stated.unit.clone(), stated.unit_assumed);
                    let bare = &mut numbers[i];
                    (bare.kind, bare.unit, bare.unit_assumed) = (kind, unit, assumed);
                    last = Some(i);
                }
            }
            _ => {}
        }
    }
}

/// The figure that a bare one is told beside: "rose two million barrels to 202.7 million", "to 1.2 billion
/// euros from 1.1 billion". Times may stand between: "1.2 billion euros in 16 days, up from 700 million".
fn compared<'n>(text: &str, before: &'n [Number], bare: &Number) -> Option<&'n Number> {
    const LEADS: [&str; 7] = [
        "from",
        "up from",
        "down from",
        "compared with",
        "compared to",
        "versus",
        "against",
    ];
    let last = before.last()?;
    let from = last.span.end();
    let gap = Span::new(from, bare.full.start().max(from)).of(text);
    let led = gap.trim_start_matches([',', ' ', '(']);
    let to = led.starts_with("to ") && bare.change == Some(Change::To);
    // "29% below the previous year's 4.8 trillion".
    let owned = matches!(led.trim_end(), "'s" | "’s") && last.kind == NumberKind::Date;
    if bare.kind != NumberKind::Count
        || bare.measures.is_some()
        || !to && !owned && !LEADS.contains(&led.trim_end())
    {
        return None;
    }
    let is_time = |n: &&Number| matches!(n.kind, NumberKind::Date | NumberKind::Duration);
    let is_share = |n: &&Number| n.kind == NumberKind::Percent;
    let other = match to {
        true => last,
        false => before
            .iter()
            .rev()
            .find(|n| !(is_time(n) || owned && is_share(n)))?,
    };
    let between = Span::new(other.span.end(), from.max(other.span.end())).of(text);
    let measured = matches!(other.kind, NumberKind::Money | NumberKind::Quantity);
    (measured && between.len() < 80 && !between.contains(['.', ';', ':'])).then_some(other)
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
    if t.is_numeral(i) && marks::mark(t, i) {
        return Outcome::Skip(i + 1);
    }
    if let Some((years, next)) = super::ages::decade(t, i) {
        let (mut number, _) = number(t, years, floor);
        number.bound = Bound::Approx;
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
    if bare && negatives::label(t, first) {
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
