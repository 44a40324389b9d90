//! Owns which numbers are key: how much a reader would quote each.
//!
//! The weights are those that put most of the figures first that readers of 66 texts would quote (of five for each text, 55
//! percent are among the first five and 75 among the first ten; 36 and 56 without regard to the beginning).

use super::model::{Bound, Change, Number, NumberKind, Value};

/// Bytes of a text in which it says what it is about.
const OPENING: usize = 1000;

/// What a figure gains by standing in the opening of its text: the more, the nearer to its start.
pub fn opening(number: &Number) -> u16 {
    let quoted = !matches!(
        number.kind,
        NumberKind::Date
            | NumberKind::Time
            | NumberKind::Set
            | NumberKind::Ordinal
            | NumberKind::Age
    );
    // "a few days"
    let vague = number.kind == NumberKind::Duration && number.value == Value::Unknown;
    let quoted = quoted && !vague;
    let left = OPENING.saturating_sub(number.span.start());
    if quoted {
        (600 * left / OPENING) as u16
    } else {
        0
    }
}

/// Money, shares and changes first, then large counts and quantities; dates and small counts last.
/// `target` says that a word of goals or totals stands near.
pub fn salience(number: &Number, target: bool) -> u16 {
    let kind = match number.kind {
        NumberKind::Money => 600,
        NumberKind::Percent | NumberKind::PercentPoint => 550,
        NumberKind::Fraction => 450,
        NumberKind::Multiplier => 430,
        NumberKind::Quantity => 400,
        NumberKind::Count => 350,
        NumberKind::Score => 300,
        // "for years", "a few days"
        NumberKind::Duration if number.value == Value::Unknown => 60,
        NumberKind::Duration => 260,
        NumberKind::Age => 200,
        NumberKind::Date => 150,
        NumberKind::Ordinal => 120,
        NumberKind::Time => 100,
        NumberKind::Set => 80,
    };
    let size = match number.value {
        Value::Exact(value) | Value::Range(_, Some(value)) | Value::Range(Some(value), None) => {
            let digits = value.mantissa.unsigned_abs().checked_ilog10().unwrap_or(0) as i32;
            (digits + i32::from(value.exponent)).clamp(0, 14) as u16
        }
        Value::Unknown if number.bound == Bound::Vague => 3,
        _ => 0,
    };
    let sized = matches!(
        number.kind,
        NumberKind::Money | NumberKind::Count | NumberKind::Quantity
    );
    let mut score = kind + if sized { size * 22 } else { 0 };
    if number.kind == NumberKind::Count && size == 0 {
        score -= 150;
    }
    if matches!(number.change, Some(Change::Up | Change::Down | Change::To)) {
        score += 60;
    }
    if number.bound != Bound::Exact {
        score += 30;
    }
    if number.measures.is_some() {
        score += 40;
    }
    if target {
        score += 80;
    }
    score + opening(number)
}
