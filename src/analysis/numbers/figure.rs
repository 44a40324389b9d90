//! Owns figures: a bare number with the currency, percent sign or unit that makes it money, percent or quantity; and ranges.

use super::model::{Decimal, NumberKind, Value};
use super::money::{self, Currency};
use super::ranges::{against, range, share_of};
use super::scan::Tokens;
use super::steps::compound;
use super::suffix::suffix;
use super::terms::{Form, Term, term};
use super::units::Unit;
use super::words::NumberWord;

/// A figure of some tokens: what becomes a number, before bound and measure are known.
#[derive(Debug, Clone)]
pub struct Figure {
    pub first: usize,
    pub next: usize,
    pub kind: NumberKind,
    pub value: Value,
    pub unit: Option<&'static str>,
    pub assumed: bool,
    /// Which bare number it came from, the first of a range.
    pub term: Term,
}

/// What a bare number measures by its sign or unit.
#[derive(Debug, Clone, Copy)]
pub enum Sort {
    Bare,
    Money(Currency),
    Percent,
    Points,
    Unit(Unit),
    Time(Unit),
    Age(Unit),
    Times,
}

#[derive(Debug, Clone, Copy)]
pub struct Side {
    pub first: usize,
    pub next: usize,
    pub term: Term,
    pub sort: Sort,
    pub negative: bool,
}

/// Reads the figure whose number starts at `i`; no token before `floor` belongs to it.
pub fn figure(t: Tokens, i: usize, floor: usize) -> Option<Figure> {
    if let Some(multiple) = multiple(t, i) {
        return Some(multiple);
    }
    let left = side(t, i, floor)?;
    let left = compound(t, left);
    if let Some((value, next)) = share_of(t, &left.term).filter(|_| matches!(left.sort, Sort::Bare))
    {
        let share = finish(left, next, value);
        return Some(Figure {
            kind: NumberKind::Fraction,
            value,
            ..share
        });
    }
    if let Some((value, next)) = quotient(t, left) {
        return Some(Figure {
            kind: NumberKind::Fraction,
            value,
            ..finish(left, next, value)
        });
    }
    if let Some(found) = range(t, left, floor).or_else(|| against(t, left)) {
        return Some(found);
    }
    let exact = left.term.exact();
    let value = match exact {
        Value::Exact(value) => Value::Exact(signed(left, value)?),
        Value::Ratio(part, whole) if left.negative => Value::Ratio(part.negated(), whole),
        other => other,
    };
    Some(finish(left, left.next, value))
}

/// "one over three": a quotient that is read aloud, where it ends what is said.
fn quotient(t: Tokens, left: Side) -> Option<(Value, usize)> {
    let bare = matches!(left.sort, Sort::Bare) && left.term.form == Form::Cardinal;
    if !bare || !t.is(left.next, "over") {
        return None;
    }
    let right = term(t, left.next + 1).filter(|n| n.form == Form::Cardinal)?;
    let ends = right.next >= t.len()
        || matches!(t.symbol(right.next), Some('.' | '?' | '!' | ')')) && !t.glued(right.next + 1);
    let (part, whole) = (signed(left, left.term.decimal()?)?, right.decimal()?);
    let fits = whole > Decimal::ONE && whole <= Decimal::integer(1000) && ends;
    fits.then_some((Value::Ratio(part, whole), right.next))
}

/// The index after a tolerance: "± 0.01", "+/- 1e-5".
fn tolerance(t: Tokens, i: usize) -> Option<usize> {
    let at = if t.is_symbol(i, '±') {
        i + 1
    } else if t.is_symbol(i, '+') && t.is_symbol(i + 1, '/') && t.is_dash(i + 2) {
        i + 3
    } else {
        return None;
    };
    term(t, at).filter(|n| n.digits.is_some()).map(|n| n.next)
}

/// "threefold", "twice as many".
fn multiple(t: Tokens, i: usize) -> Option<Figure> {
    let times = match t.lexeme(i)?.number? {
        NumberWord::Fold(n) => n,
        NumberWord::Twice(n) if n > 1 && t.is_any(i + 1, COMPARED) => n,
        NumberWord::Double(n) if t.is_any(i + 1, &COMPARED[1..]) && is_compared(t, i) => n,
        _ => return None,
    };
    let value = Decimal::integer(i64::from(times));
    let term = Term {
        first: i,
        next: i + 1,
        value,
        over: 1,
        form: Form::Cardinal,
        digits: None,
        scale: None,
    };
    Some(Figure {
        first: i,
        next: i + 1,
        kind: NumberKind::Multiplier,
        value: Value::Exact(value),
        unit: None,
        assumed: false,
        term,
    })
}

/// "more than double the limit", but "plans to nearly double the number".
fn is_compared(t: Tokens, i: usize) -> bool {
    let led = [
        "nearly", "almost", "about", "roughly", "than", "over", "least", "is", "are", "was", "were",
    ];
    let verb = [
        "to", "will", "would", "could", "may", "might", "should", "can",
    ];
    i > 0 && t.is_any(i - 1, &led) && !(i > 1 && t.is_any(i - 2, &verb))
}

/// What follows "twice" where it compares sizes, and counts no events.
const COMPARED: &[&str] = &["as", "the", "that", "its", "their", "his", "her", "what"];

pub fn signed(side: Side, value: Decimal) -> Option<Decimal> {
    let value = match side.sort {
        Sort::Money(currency) => value.shift(i32::from(currency.power))?,
        _ => value,
    };
    Some(if side.negative {
        value.negated()
    } else {
        value
    })
}

pub fn finish(side: Side, next: usize, value: Value) -> Figure {
    let fraction = side.term.form == Form::Fraction;
    let (kind, unit, assumed) = match side.sort {
        Sort::Bare if side.term.form == Form::Ordinal => (NumberKind::Ordinal, None, false),
        Sort::Bare if fraction => (NumberKind::Fraction, None, false),
        Sort::Bare => (NumberKind::Count, None, false),
        // "dinars" alone leave their country open.
        Sort::Money(currency) if currency.code.is_empty() => (NumberKind::Money, None, false),
        Sort::Money(currency) => (NumberKind::Money, Some(currency.code), currency.assumed),
        Sort::Percent => (NumberKind::Percent, None, false),
        Sort::Points => (NumberKind::PercentPoint, None, false),
        Sort::Unit(unit) => (NumberKind::Quantity, Some(unit.code), false),
        Sort::Time(unit) => (NumberKind::Duration, Some(unit.code), false),
        Sort::Age(unit) => (NumberKind::Age, Some(unit.code), false),
        Sort::Times => (NumberKind::Multiplier, None, false),
    };
    let value = match (value, kind) {
        // "1/2 inch" and "½ cup" are 0.5; a bare fraction stays a ratio.
        (Value::Ratio(..), kind) if kind != NumberKind::Fraction => side
            .term
            .decimal()
            .map_or(value, |v| Value::Exact(signed(side, v).unwrap_or(v))),
        (value, _) => value,
    };
    Figure {
        first: side.first,
        next,
        kind,
        value,
        unit,
        assumed,
        term: side.term,
    }
}

/// A bare number with what stands right before and after it.
pub fn side(t: Tokens, i: usize, floor: usize) -> Option<Side> {
    let term = term(t, i)?;
    let mut side = Side {
        first: term.first,
        next: term.next,
        term,
        sort: Sort::Bare,
        negative: false,
    };
    let prefix = money::before(t, term.first).filter(|(_, at)| *at >= floor);
    if let Some((currency, at)) = prefix {
        side.first = at;
        side.sort = Sort::Money(currency);
        minus(t, &mut side, floor);
        if let Some((named, next)) = money::after(t, side.next) {
            let same = named.code == currency.code || currency.assumed && named.power == 0;
            if same && !matches!(named.code, "KRW" | "BRL") {
                let currency = if named.assumed { currency } else { named };
                side.sort = Sort::Money(currency);
                side.next = next;
            }
        }
        return Some(side);
    }
    minus(t, &mut side, floor);
    if term.form == Form::Ordinal {
        return Some(side);
    }
    // "9.83 ± 0.01 m": the unit stands behind the tolerance.
    if let Some(next) = tolerance(t, side.next).filter(|_| side.term.digits.is_some()) {
        let mut measured = Side { next, ..side };
        suffix(t, &mut measured);
        if !matches!(measured.sort, Sort::Bare) {
            return Some(measured);
        }
    }
    // "$-99.99".
    let sign = term
        .first
        .checked_sub(2)
        .filter(|at| *at >= floor && t.is_dash(at + 1));
    let owed = sign
        .filter(|at| t.glued(at + 1) && t.glued(term.first))
        .and_then(|at| Some((money::sign(t.symbol(at)?).filter(|c| c.power == 0)?, at)));
    if let Some((currency, at)) = owed {
        side.first = at;
        side.sort = Sort::Money(currency);
        side.negative = true;
        return Some(side);
    }
    suffix(t, &mut side);
    // A numeral that runs into other letters is an identifier: "5G", "747F".
    let glued_word = t.is_word(side.next) && t.glued(side.next) && term.digits.is_some();
    (!glued_word).then_some(side)
}

fn minus(t: Tokens, side: &mut Side, floor: usize) {
    let Some(before) = side.first.checked_sub(1).filter(|b| *b >= floor) else {
        return;
    };
    // "CAC 40 -0.3%"
    let apart = !t.glued(before) && t.of(side.first).contains('.');
    let sign = t.is_dash(before)
        && !t.is_symbol(before, '—')
        && t.glued(side.first)
        && !(before > 0 && t.is_numeral(before - 1) && !apart);
    let free = !t.glued(before) || before.checked_sub(1).is_some_and(|b| t.is_symbol(b, '('));
    // "plus or minus 2 percent" tells how far it may be off.
    let either = before > 1 && t.is(before - 1, "or") && t.is(before - 2, "plus");
    let word = t.is_any(before, &["minus", "negative"]) && !either;
    if sign && free || word && matches!(side.term.form, Form::Cardinal | Form::Fraction) {
        side.negative = true;
        side.first = before;
    }
}
