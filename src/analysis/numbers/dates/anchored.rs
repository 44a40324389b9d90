//! Owns dates some units before or after another one: "3 days after January 12", "a week from Friday".

use super::calendar::{Period, moved};
use super::relative::whole;
use super::words::{Grain, Shift, TimeWord};
use super::{Context, Piece, What};
use crate::analysis::numbers::model::Decimal;

/// Whether what a step is counted from is a day: "a week from Friday", while "a year from 2027" tells how much
/// there is of something each year.
pub fn from_day(c: &Context, piece: &Piece, anchor: usize) -> bool {
    let told = super::piece(c, anchor).and_then(|anchor| super::resolve::resolved(c, &anchor).1);
    matches!(piece.what, What::Raw(_)) || told.is_none_or(|p| p.end == p.start.plus(1))
}

/// "3 days after January 12", "two weeks before Christmas 2020".
pub fn anchored(
    c: &Context,
    i: usize,
    at: usize,
    grain: Grain,
    count: Decimal,
    after: bool,
) -> Option<Piece> {
    // "before the New Year": its name is read from the second word.
    let article = at + usize::from(c.t.is(at, "the"));
    let at = match c.t.phrase(article, "new year") {
        Some(next) => next - 1,
        None => at,
    };
    let anchor = super::piece(c, at).filter(|p| !matches!(p.what, What::Clock(_)))?;
    let (_, mut period) = super::resolve::resolved(c, &anchor);
    // "a week from Friday": from the one to come.
    let weekday =
        matches!(&anchor.what, What::Partial(p) if p.weekday.is_some() && p.day.is_none());
    if let Some(day) = period
        .as_mut()
        .filter(|_| weekday && c.t.is(at - 1, "from"))
        && c.today.is_some_and(|today| day.start <= today)
    {
        *day = Period::day(day.start.plus(7));
    }
    let count = whole(count)?;
    let what = match period {
        Some(period) if grain >= Grain::Day => {
            let day = moved(period.start, grain, if after { count } else { -count });
            What::Period(Period::day(day))
        }
        _ => What::Raw("XXXX".to_owned()),
    };
    Some(Piece {
        first: i,
        next: anchor.next,
        what,
    })
}

/// "a year ago today", "two years ago this month", "a week ago Thursday": so many units before today or before that weekday.
pub fn on_day(c: &Context, i: usize, next: usize, grain: Grain, count: i32) -> Option<Piece> {
    let today = c.today?;
    let day = match c.time(next) {
        Some(TimeWord::Day(by)) if grain >= Grain::Day => {
            moved(today.plus(i32::from(by)), grain, -count)
        }
        // "two years ago this month"
        Some(TimeWord::Shift(Shift::This)) if grain > Grain::Week => {
            let Some(TimeWord::Unit(unit @ (Grain::Week | Grain::Month))) = c.time(next + 1) else {
                return None;
            };
            let period = Period::around(moved(today, grain, -count), unit)?;
            return Some(Piece {
                first: i,
                next: next + 2,
                what: What::Period(period),
            });
        }
        Some(TimeWord::Weekday(weekday)) if grain == Grain::Week && c.t.capital(next) => {
            let back = (i32::from(today.weekday()) - i32::from(weekday)).rem_euclid(7);
            today.plus(-back - 7 * count)
        }
        _ => return None,
    };
    Some(Piece {
        first: i,
        next: next + 1,
        what: What::Period(Period::day(day)),
    })
}
