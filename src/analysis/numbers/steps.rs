//! Owns amounts that are stated in steps: "5 feet 10 inches", "3 dollars and 20 cents", "an hour and a half".

use super::figure::{Side, Sort, side};
use super::model::Decimal;
use super::money::Currency;
use super::scan::Tokens;
use super::terms::{Form, Term};
use super::words::Digits;
use super::{fractions, terms, units};

/// Joins what is stated in steps: "5 feet 10 inches", "3 dollars and 20 cents", "1 hour 30 minutes".
pub fn compound(t: Tokens, left: Side) -> Side {
    let mut whole = left;
    for _ in 0..3 {
        match step(t, whole) {
            Some(longer) => whole = longer,
            None => break,
        }
    }
    whole
}

/// "6-foot-3": feet and inches, with hyphens between.
fn feet_and_inches(t: Tokens, left: Side) -> Option<Side> {
    let hung = |at: usize| t.is_hyphen(at) && t.glued(at) && t.glued(at + 1);
    let feet = matches!(left.sort, Sort::Unit(unit) if unit.code == "[ft_i]");
    let at = left.next + 1;
    if !feet || !hung(left.next) || !t.is_numeral(at) {
        return None;
    }
    let inches = terms::term(t, at).filter(|n| n.value < Decimal::integer(12) && n.is_plain())?;
    let factor = units::convert("[ft_i]", "[in_i]")?;
    let term = Term {
        value: left.term.decimal()?.times(factor)?.plus(inches.value)?,
        over: 1,
        ..left.term
    };
    Some(Side {
        next: inches.next,
        sort: Sort::Unit(units::inch()?),
        term,
        ..left
    })
}

fn step(t: Tokens, left: Side) -> Option<Side> {
    if let Some(whole) = feet_and_inches(t, left) {
        return Some(whole);
    }
    if let Sort::Time(_) | Sort::Unit(_) = left.sort {
        // "an hour and a half", "two miles and a quarter".
        if let Some((value, over, next)) =
            fractions::fraction_after(t, left.next).filter(|_| left.term.over == 1)
        {
            let parts = left.term.value.times(Decimal::integer(i64::from(over)))?;
            let term = Term {
                value: parts.plus(Decimal::integer(i64::from(value)))?,
                over,
                ..left.term
            };
            return Some(Side { next, term, ..left });
        }
    }
    let and = usize::from(t.is(left.next, "and"));
    let comma = usize::from(t.is_symbol(left.next, ',') && !matches!(left.sort, Sort::Money(_)));
    let at = left.next + and.max(comma);
    if t.is_hyphen(left.next) || !(t.is_numeral(at) || terms::is_number(t, at)) {
        return None;
    }
    let mut right = side(t, at, at)?;
    right = complete(t, left, right);
    let (large, small) = (left.term.decimal()?, right.term.decimal()?);
    let (value, sort) = match (left.sort, right.sort) {
        (Sort::Unit(a), Sort::Unit(b)) | (Sort::Time(a), Sort::Time(b)) if a.code != b.code => {
            // "6 feet 2 inches", but "20 knots, 80 km/h" are two speeds.
            let factor = units::convert(a.code, b.code).filter(|f| *f > Decimal::ONE)?;
            let listed = comma == 1 && !units::stepped(a.code, b.code);
            let beyond = small >= factor && a.code != "[yd_i]";
            // "2.1 kg and 250 grams" are two weights.
            if beyond || !large.is_integer() || units::is_rate(a.code) || listed {
                return None;
            }
            (large.times(factor)?.plus(small)?, right.sort)
        }
        (Sort::Money(a), Sort::Money(b)) if b.power < a.power && right.first == at => {
            let steps = i32::from(b.power) - i32::from(a.power);
            (large.plus(small.shift(steps)?)?, left.sort)
        }
        _ => return None,
    };
    let term = Term {
        value,
        over: 1,
        form: Form::Cardinal,
        ..left.term
    };
    Some(Side {
        next: right.next,
        sort,
        term,
        ..left
    })
}

/// Gives the second step the unit that the first implies: "5 ft 2 in", "1 hour fifteen", "20 dollars 43".
fn complete(t: Tokens, left: Side, right: Side) -> Side {
    if !matches!(right.sort, Sort::Bare) {
        return right;
    }
    let ends = right.next >= t.len()
        || matches!(t.symbol(right.next), Some('.' | ',' | ';' | '?' | '!'))
            && !t.is_numeral(right.next + 1);
    // "one pound fifty a week", "15 francs 50 for the bread"
    let told = right.term.value >= Decimal::integer(10)
        && (right.term.digits.is_none() || right.term.digits == Some(Digits::Plain))
        && t.is_any(right.next, &["a", "per", "each", "for", "more", "extra"]);
    let spoken = right.term.digits.is_none()
        && right.term.value >= Decimal::integer(10)
        && right.first.checked_sub(1).is_some_and(|i| t.is(i, "and"));
    let small = right.term.value < Decimal::integer(100) && right.term.over == 1;
    let (sort, next) = match left.sort {
        // After feet, "in" is no preposition.
        Sort::Unit(feet) if feet.code == "[ft_i]" && t.is(right.next, "in") => {
            match units::unit(t, right.next, true) {
                Some((inches, next)) => (Sort::Unit(inches), next),
                None => return right,
            }
        }
        Sort::Time(hours) if hours.code == "h" && ends && small => match units::time("minute") {
            Some(minutes) => (Sort::Time(minutes), right.next),
            None => return right,
        },
        // "20 dollars 43", "$100 and fifty", "five jiao five"
        Sort::Money(currency)
            if (ends || told)
                && small
                && currency.power > -2
                && (left.next > left.term.next || spoken) =>
        {
            (
                Sort::Money(Currency {
                    power: -2,
                    ..currency
                }),
                right.next,
            )
        }
        _ => return right,
    };
    Side {
        sort,
        next,
        ..right
    }
}
