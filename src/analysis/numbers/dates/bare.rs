//! Owns lengths of time that no number stands before: "for years", "several months", "a week-long holiday".

use super::spans::unit_letter;
use super::words::{Grain, TimeWord};
use super::{Context, When};
use crate::analysis::numbers::fractions::fraction_after;
use crate::analysis::numbers::model::{Decimal, NumberKind, Value};

/// A length that begins with its unit.
pub fn unit(c: &Context, i: usize, grain: Grain) -> Option<When> {
    some(c, i, grain).or_else(|| alone(c, i, grain))
}

/// "several months", "a few weeks": a length that isn't told.
pub fn several(c: &Context, i: usize) -> Option<When> {
    let Some(TimeWord::Unit(grain)) = c.time(i + 1) else {
        return None;
    };
    let told = c.t.is_any(
        i + 2,
        &["ago", "earlier", "later", "old", "before", "after", "from"],
    );
    (c.t.of(i + 1).ends_with('s') && !told && !c.t.is_hyphen(i + 2))
        .then(|| unsaid(i, i + 2, grain))
}

/// "for years", "within weeks": a length that isn't told.
fn some(c: &Context, i: usize, grain: Grain) -> Option<When> {
    let t = c.t;
    let led = i > 0 && t.is_any(i - 1, &["for", "within"]);
    let ends = i + 1 >= t.len()
        || !t.is_word(i + 1) && !t.is_hyphen(i + 1) && !t.is_apostrophe(i + 1)
        || t.is_any(
            i + 1,
            &[
                "and", "but", "in", "on", "by", "with", "while", "after", "before", "as", "that",
                "at", "without", "over", "about", "between", "until", "under", "because",
            ],
        );
    let plural = t.of(i).ends_with('s') && grain >= Grain::Day;
    (led && ends && plural).then(|| unsaid(i, i + 1, grain))
}

/// "a week-long holiday", "the past week and a half": one unit that no number stands before.
pub fn alone(c: &Context, i: usize, grain: Grain) -> Option<When> {
    let t = c.t;
    let long = t.is_hyphen(i + 1) && t.is(i + 2, "long") && !(i > 0 && t.is_hyphen(i - 1));
    let past = i > 0 && t.is_any(i - 1, &["past", "last", "next", "coming"]);
    let (value, next) = match fraction_after(t, i + 1).filter(|_| past) {
        Some((value, over, next)) => {
            let part = Decimal::integer(i64::from(value)).over(over)?;
            (Decimal::ONE.plus(part)?, next)
        }
        None if long => (Decimal::ONE, i + 3),
        None => return None,
    };
    let clock = if grain < Grain::Day { "T" } else { "" };
    Some(When {
        value: Value::Exact(value),
        timex: format!("P{clock}{value}{}", unit_letter(grain)),
        ..unsaid(i, next, grain)
    })
}

fn unsaid(first: usize, next: usize, grain: Grain) -> When {
    let clock = if grain < Grain::Day { "T" } else { "" };
    When {
        first,
        next,
        kind: NumberKind::Duration,
        value: Value::Unknown,
        unit: Some(grain.code()),
        timex: format!("P{clock}X{}", unit_letter(grain)),
        interval: None,
    }
}
