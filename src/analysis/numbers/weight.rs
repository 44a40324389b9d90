//! Owns why a number is key or not: the reasons behind its salience, in words.

use super::model::{Bound, Change, Number, NumberKind, Value};
use super::salience::{opening, salience};

/// What speaks for a number, most telling first.
pub fn reasons(number: &Number) -> Vec<&'static str> {
    let mut reasons = vec![match number.kind {
        NumberKind::Money => "sums of money come first",
        NumberKind::Percent | NumberKind::PercentPoint => "shares and rates come early",
        NumberKind::Fraction | NumberKind::Multiplier => "proportions come early",
        NumberKind::Quantity | NumberKind::Count => {
            "what is counted or measured comes before dates"
        }
        NumberKind::Score | NumberKind::Duration | NumberKind::Age => {
            "its kind comes behind sums and counts"
        }
        NumberKind::Date | NumberKind::Ordinal | NumberKind::Time | NumberKind::Set => {
            "dates and ranks come last"
        }
    }];
    if opening(number) > 0 {
        reasons.push("it stands where the text begins");
    }
    let size = digits(number);
    if size >= 6 {
        reasons.push("a million or more");
    } else if size >= 3 {
        reasons.push("a thousand or more");
    }
    if number.kind == NumberKind::Count && size == 0 && number.value != Value::Unknown {
        reasons.push("a small count weighs less");
    }
    if matches!(number.change, Some(Change::Up | Change::Down | Change::To)) {
        reasons.push("it tells a change");
    }
    if number.bound != Bound::Exact {
        reasons.push("it has a bound");
    }
    if number.measures.is_some() {
        reasons.push("the text says what it measures");
    }
    // Whether a word of goals stood near is not kept, but shows in the sum.
    if salience(number, false) != number.salience && salience(number, true) == number.salience {
        reasons.push("a word like target, total, record or budget is near");
    }
    reasons
}

/// The power of ten of a sum, count or quantity.
fn digits(number: &Number) -> i32 {
    let sized = matches!(
        number.kind,
        NumberKind::Money | NumberKind::Count | NumberKind::Quantity
    );
    match number.value {
        Value::Exact(value) | Value::Range(_, Some(value)) | Value::Range(Some(value), None)
            if sized =>
        {
            let digits = value.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0);
            digits as i32 + i32::from(value.exponent)
        }
        _ => 0,
    }
}
