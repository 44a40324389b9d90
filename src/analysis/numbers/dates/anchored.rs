//! Owns dates some units before or after another one: "3 days after January 12", "a week from Friday".

use super::calendar::{Period, moved};
use super::relative::whole;
use super::words::Grain;
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
    let (_, period) = super::resolve::resolved(c, &anchor);
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
