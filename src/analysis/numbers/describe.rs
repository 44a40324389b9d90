//! Owns what is said of a figure: its bound, change and measure, which make it a number.

use std::borrow::Cow;

use super::ages::is_age;
use super::bounds;
use super::dates::When;
use super::figure::Figure;
use super::measures;
use super::model::{Bound, Change, Decimal, Number, NumberDate, NumberKind, Value};
use super::rates;
use super::salience::salience;
use super::scan::Tokens;
use super::terms::Form;
use super::units;
use crate::document::Span;

/// The number of a figure, and the index from which the next may be read.
pub fn number(t: Tokens, figure: Figure, floor: usize) -> (Number, usize) {
    let span = Span::new(t.start(figure.first), t.end(figure.next - 1));
    let mut full = span;
    let mut bound = Bound::Exact;
    let mut start = figure.first;
    let long = matches!(figure.kind, NumberKind::Duration);
    if let Some((found, from)) = bounds::before(t, figure.first)
        .filter(|(_, from)| *from >= floor && !bounds::spatial(t, *from, figure.first, long))
    {
        bound = found;
        start = from;
        full = full.join(Span::new(t.start(from), span.end()));
    }
    let mut after = figure.next;
    if let Some((found, next)) = bounds::after(t, figure.next) {
        bound = if bound == Bound::Exact { found } else { bound };
        after = next;
    }
    let mut kind = figure.kind;
    if kind == NumberKind::Count && is_age(t, &figure) {
        kind = NumberKind::Age;
    }
    let years = matches!(figure.unit, Some("a" | "mo"));
    if kind == NumberKind::Duration && years && super::ages::is_life(t, figure.first) {
        kind = NumberKind::Age;
    }
    let mut per =
        rates::per(t, after).filter(|_| kind != NumberKind::Age && kind != NumberKind::Ordinal);
    let mut measures_span = None;
    let mut change = None;
    let figured = measures::Figured {
        first: figure.first,
        next: per.map_or(after, |(_, next)| next),
        kind,
        single: figure.value == Value::Exact(Decimal::ONE),
    };
    if let Some(measure) = measures::after(t, &figured) {
        measures_span = (measure.first < measure.next)
            .then(|| Span::new(t.start(measure.first), t.end(measure.next - 1)));
        let sized = !matches!(kind, NumberKind::Duration | NumberKind::Age);
        let amount = matches!(kind, NumberKind::Count | NumberKind::Quantity);
        if amount && measure.next > measure.first {
            per = per.or_else(|| rates::each(t, measure.next));
        }
        change = measure.change.filter(|_| sized);
    } else if !matches!(
        kind,
        NumberKind::Age | NumberKind::Ordinal | NumberKind::Duration
    ) {
        let before = measures::before(t, start, floor);
        measures_span = before.map(|(from, to)| Span::new(t.start(from), t.end(to - 1)));
        let of = start > 0 && t.is(start - 1, "of");
        change = before
            .and_then(|(_, to)| measures::told(t, to - 1))
            .filter(|_| of);
    }
    if let Some(measured) = measures_span {
        full = full.join(Span::new(
            full.start().min(measured.start()),
            full.end().max(measured.end()),
        ));
    } else if after > figure.next {
        full = full.join(Span::new(span.start(), t.end(after - 1)));
    }
    if figure.term.form == Form::Many {
        bound = Bound::Vague;
    }
    let change = change.or_else(|| change_of(t, start, kind));
    let unit = match kind {
        NumberKind::Age => Some(figure.unit.unwrap_or("a")),
        _ => figure.unit,
    };
    let (value, unit) = in_one(figure.value, unit);
    let mut number = Number {
        span,
        full,
        section: 0,
        kind,
        value,
        unit,
        unit_assumed: figure.assumed,
        bound,
        change,
        per: per.map(|(word, next)| {
            let span = Span::new(t.start(word), t.end(next - 1));
            span.of(t.text).to_owned()
        }),
        date: None,
        measures: measures_span,
        salience: 0,
        doubtful: false,
    };
    number.salience = salience(&number, target(t, start));
    // "per second" holds no ordinal; "per 1,000 births" holds a figure.
    let next = match per {
        Some((word, next)) if t.is_word(word) && word < figured.next => next,
        _ => figure.next,
    };
    (number, next)
}

/// "rose from 2% to 3%": which end of a change the figure is, or which way it goes.
fn change_of(t: Tokens, start: usize, kind: NumberKind) -> Option<Change> {
    if matches!(
        kind,
        NumberKind::Ordinal
            | NumberKind::Age
            | NumberKind::Duration
            | NumberKind::Date
            | NumberKind::Score
    ) {
        return None;
    }
    let before = start.checked_sub(1)?;
    let direction = || bounds::direction(t, before);
    if t.is(before, "from") {
        return direction().map(|_| Change::From);
    }
    if t.is(before, "to") {
        return direction().map(|_| Change::To);
    }
    if t.is(before, "by") {
        return direction();
    }
    // The verb itself stands right before: "fell 5%", "up 3 points".
    bounds::adjacent(t, before)
}

/// Whether a word of goals, totals or records stands close before.
fn target(t: Tokens, start: usize) -> bool {
    (start.saturating_sub(6)..start).any(|k| {
        t.is_any(
            k,
            &[
                "target",
                "goal",
                "total",
                "record",
                "pledged",
                "pledge",
                "budget",
                "benchmark",
                "threshold",
                "limit",
                "cap",
                "deficit",
                "raising",
            ],
        )
    })
}

/// A value and its unit, where one names several of another as one of it: decades as years.
fn in_one(value: Value, unit: Option<&'static str>) -> (Value, Option<Cow<'static, str>>) {
    match unit {
        Some(code) => {
            let (value, unit) = units::in_one(value, code);
            (value, Some(Cow::Borrowed(unit)))
        }
        None => (value, None),
    }
}

pub fn dated(t: Tokens, when: When, floor: usize) -> Number {
    let span = Span::new(t.start(when.first), t.end(when.next - 1));
    let mut full = span;
    let mut bound = Bound::Exact;
    if let Some((found, from)) = bounds::before(t, when.first).filter(|(_, from)| *from >= floor)
        && !t.is_any(
            from,
            &[
                "past", "beyond", "some", "just", "only", "over", "under", "above", "below",
            ],
        )
    {
        bound = found;
        full = Span::new(t.start(from), span.end());
    }
    let (value, unit) = in_one(when.value, when.unit);
    // "several months"
    if when.kind == NumberKind::Duration && value == Value::Unknown && bound == Bound::Exact {
        bound = Bound::Vague;
    }
    let mut number = Number {
        span,
        full,
        section: 0,
        kind: when.kind,
        value,
        unit,
        unit_assumed: false,
        bound,
        change: None,
        per: None,
        date: Some(NumberDate {
            timex: when.timex,
            interval: when.interval,
        }),
        measures: None,
        salience: 0,
        doubtful: false,
    };
    number.salience = salience(&number, false);
    number
}
