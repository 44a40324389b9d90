//! Owns days of a month: "5", "5th", "fifth", "the 29th", "9 to 12 of June".

use super::calendar::Day;
use super::explicit::{day_first, piece};
use super::{Context, Partial, Piece, What};
use crate::analysis::numbers::scan::Tokens;
use crate::analysis::numbers::terms::{Form, term};
use crate::analysis::numbers::words::ordinal_suffix;

/// A day of the month: "5", "5th", "fifth".
pub fn day_number(t: Tokens, i: usize) -> Option<(u8, usize)> {
    if t.is_numeral(i) {
        let digits = t.of(i);
        let day: u8 = digits.parse().ok().filter(|d| (1..=31).contains(d))?;
        if digits.len() > 2 || matches!(t.symbol(i + 1), Some(':' | '%' | '/')) && t.glued(i + 1) {
            return None;
        }
        let suffix = t.glued(i + 1) && ordinal_suffix(t.of(i + 1));
        let counted = t.is_any(
            i + 1,
            &[
                "percent", "million", "billion", "people", "years", "days", "points", "am", "pm",
            ],
        );
        if counted || t.glued(i + 1) && t.is_word(i + 1) && !suffix {
            return None;
        }
        return Some((day, i + 1 + usize::from(suffix)));
    }
    let ordinal = term(t, i).filter(|n| n.form == Form::Ordinal)?;
    let day = u8::try_from(ordinal.value.to_i64()?).ok()?;
    (1..=31).contains(&day).then_some((day, ordinal.next))
}

/// A day in words that is no ordinal: "twenty-five".
pub fn spelled_day(t: Tokens, i: usize) -> Option<(u8, usize)> {
    let number = crate::analysis::numbers::words::spelled(t, i).filter(|n| !n.ordinal)?;
    let day = u8::try_from(number.value.to_i64()?).ok()?;
    (1..=31).contains(&day).then_some((day, number.next))
}

/// A day whose month is not told: "31", "the 29th", where nothing that it could count follows.
pub fn lone_day(t: Tokens, i: usize) -> Option<(u8, usize)> {
    let (day, next) = day_number(t, i).filter(|_| t.is_numeral(i))?;
    let ends = next >= t.len()
        || matches!(
            t.symbol(next),
            Some('.' | ',' | '!' | '?' | ';' | ')' | '-' | '–' | '—')
        ) && !(t.glued(next) && t.glued(next + 1))
        || t.is_any(
            next,
            &[
                "at", "from", "and", "when", "between", "but", "to", "for", "in", "with", "until",
            ],
        );
    ends.then_some((day, next))
}

/// "on the 29th", "until the 3rd", "on the 17 from 2pm".
pub fn numbered_day(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let led = i > 1
        && t.is(i - 1, "the")
        && t.is_any(
            i - 2,
            &[
                "on", "by", "until", "till", "since", "before", "after", "from", "to",
            ],
        )
        || i > 0 && t.is(i - 1, "on");
    let (day, next) = lone_day(t, i).filter(|_| led)?;
    let suffix = next > i + 1;
    // A bare number is a day only before a time of day; "on 5 and 6", "to the 4th in line" are none.
    let timed = t.is_any(next, &["at", "from", "between"]) && t.is_numeral(next + 1);
    let ranked = t.is_any(next, &["in", "for", "to", "from", "between"]) && !timed;
    let whole = suffix && !ranked;
    (whole || timed).then(|| {
        let partial = Partial {
            day: Some(day),
            ..Partial::default()
        };
        piece(i, next, What::Partial(partial))
    })
}

/// "15th day of June", "5-7 June", "9 to 12 of June".
pub fn day_of_month(c: &Context, i: usize) -> Option<Piece> {
    let t = c.t;
    let (day, after) = day_number(t, i)?;
    if t.is(after, "day") && t.is(after + 1, "of") {
        if t.is_any(after + 2, &["the", "this"]) && t.is(after + 3, "month") {
            let (year, month) = (c.today.map(Day::year), c.today.map(Day::month));
            let partial = Partial {
                year,
                month,
                day: Some(day),
                weekday: None,
            };
            return Some(piece(i, after + 4, What::Partial(partial)));
        }
        let inner = super::piece(c, after + 2)?;
        let What::Partial(partial) = inner.what else {
            return None;
        };
        partial.month?;
        let partial = Partial {
            day: Some(day),
            ..partial
        };
        return Some(piece(i, inner.next, What::Partial(partial)));
    }
    let dash = t.is_dash(after) && t.glued(after) == t.glued(after + 1);
    if !dash && !t.is_any(after, &["to", "and", "till", "until", "through"]) {
        return None;
    }
    let the = usize::from(t.is(after + 1, "the"));
    let last = day_first(c, after + 1 + the)?;
    let What::Partial(partial) = last.what else {
        return None;
    };
    let short = !t.is_numeral(i) || t.of(i).len() <= 4;
    (partial.day > Some(day) && short).then(|| {
        let first = Partial {
            day: Some(day),
            ..partial
        };
        piece(i, last.next, What::Days(first, partial))
    })
}
